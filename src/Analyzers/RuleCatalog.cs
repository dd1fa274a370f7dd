using System.Collections.Immutable;

namespace AwsMessaging.Analyzers;

/// <summary>Every rule, once. Adding a rule's class without a line here fails a test.</summary>
internal static class RuleCatalog
{
    public static readonly ImmutableArray<Rule> All = ImmutableArray.Create<Rule>(
        new Rules.Producers.UncheckedBatchResultRule(),
        new Rules.Producers.UnawaitedSendRule(),
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
        new Rules.Pollers.ShortPollingRule(),
        new Rules.Pollers.OneMessagePerReceiveRule(),
        new Rules.Pollers.NullMessagesRule(),
        new Rules.Pollers.DeletedBeforeProcessingRule(),
        new Rules.Pollers.DeletedDespiteFailureRule(),
        new Rules.Pollers.ReceiptHandleMisuseRule(),
        new Rules.Handlers.NoPartialBatchResponseRule(),
        new Rules.Handlers.AsyncVoidHandlerRule(),
        new Rules.Handlers.UnfinishedWorkRule(),
        new Rules.Handlers.DoubleDecodingRule(),
        new Rules.Handlers.ManualDeleteRule());
}
