using System.Collections.Immutable;

namespace AwsMessaging.Analyzers;

/// <summary>Every rule, once. Adding a rule's class without a line here fails a test.</summary>
internal static class RuleCatalog
{
    public static readonly ImmutableArray<Rule> All = ImmutableArray.Create<Rule>(
        new Rules.Producers.UncheckedBatchResultRule(),
        new Rules.Producers.UnawaitedSendRule(),
        new Rules.Producers.BatchTooLargeRule(),
        new Rules.Producers.BatchCutOffRule(),
        new Rules.Producers.BatchEntryIdRule(),
        new Rules.Producers.FreshDeduplicationIdRule(),
        new Rules.Producers.ConstantDeduplicationIdRule(),
        new Rules.Producers.FreshMessageGroupRule(),
        new Rules.Producers.ConstantMessageGroupRule(),
        new Rules.Producers.FifoWithoutGroupIdRule(),
        new Rules.Producers.FifoWithoutDeduplicationIdRule(),
        new Rules.Producers.DelayOnFifoRule(),
        new Rules.Producers.ValueOutOfRangeRule(),
        new Rules.Producers.QueueNameForUrlRule(),
        new Rules.Producers.UnroutableEventRule(),
        new Rules.Producers.LowCardinalityPartitionKeyRule(),
        new Rules.Producers.PublishInTransactionRule(),
        new Rules.Producers.ClientPerCallRule(),
        new Rules.Producers.IgnoredFunctionErrorRule(),
        new Rules.Producers.UndelimitedRecordsRule(),
        new Rules.Pollers.ShortPollingRule(),
        new Rules.Pollers.OneMessagePerReceiveRule(),
        new Rules.Pollers.NullMessagesRule(),
        new Rules.Pollers.DeletedBeforeProcessingRule(),
        new Rules.Pollers.DeletedDespiteFailureRule(),
        new Rules.Pollers.NeverDeletedRule(),
        new Rules.Pollers.ReceiptHandleMisuseRule(),
        new Rules.Pollers.FailedReceiveEndsPollerRule(),
        new Rules.Pollers.WorkOutlivesVisibilityRule(),
        new Rules.Pollers.AttributeNotRequestedRule(),
        new Rules.Pollers.FifoInParallelRule(),
        new Rules.Handlers.NoPartialBatchResponseRule(),
        new Rules.Handlers.WrongItemIdentifierRule(),
        new Rules.Handlers.AsyncVoidHandlerRule(),
        new Rules.Handlers.UnfinishedWorkRule(),
        new Rules.Handlers.DoubleDecodingRule(),
        new Rules.Handlers.UntimedCallRule(),
        new Rules.Handlers.ManualDeleteRule(),
        new Rules.Kafka.UnflushedProduceRule(),
        new Rules.Kafka.ProduceNotAwaitedRule(),
        new Rules.Kafka.WeakProducerRule(),
        new Rules.Kafka.CommitBeforeProcessingRule(),
        new Rules.Kafka.UnclosedConsumerRule(),
        new Rules.Kafka.TransactionMisuseRule(),
        new Rules.Kafka.ConstantMessageKeyRule());
}
