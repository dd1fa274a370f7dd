using System.Collections.Immutable;

namespace AwsMessaging.Analyzers;

/// <summary>Every rule, once. Adding a rule's class without a line here fails a test.</summary>
internal static class RuleCatalog
{
    public static readonly ImmutableArray<Rule> All = ImmutableArray.Create<Rule>(
        new Rules.Producers.FifoWithoutGroupIdRule(),
        new Rules.Producers.LowCardinalityPartitionKeyRule(),
        new Rules.Producers.PublishInTransactionRule(),
        new Rules.Producers.ClientPerCallRule(),
        new Rules.Producers.IgnoredFunctionErrorRule(),
        new Rules.Producers.UndelimitedRecordsRule(),
        new Rules.Pollers.ShortPollingRule(),
        new Rules.Handlers.NoPartialBatchResponseRule(),
        new Rules.Kafka.UnflushedProduceRule(),
        new Rules.Kafka.ProduceNotAwaitedRule(),
        new Rules.Kafka.WeakProducerRule(),
        new Rules.Kafka.CommitBeforeProcessingRule(),
        new Rules.Kafka.UnclosedConsumerRule(),
        new Rules.Kafka.TransactionMisuseRule(),
        new Rules.Kafka.ConstantMessageKeyRule());
}
