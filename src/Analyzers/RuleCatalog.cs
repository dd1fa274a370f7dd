using System.Collections.Immutable;

namespace AwsMessaging.Analyzers;

/// <summary>Every rule, once. Adding a rule's class without a line here fails a test.</summary>
internal static class RuleCatalog
{
    public static readonly ImmutableArray<Rule> All = ImmutableArray.Create<Rule>(
        new Rules.Producers.FifoWithoutGroupIdRule(),
        new Rules.Producers.LowCardinalityPartitionKeyRule(),
        new Rules.Producers.PublishInTransactionRule(),
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
        new Rules.Handlers.NoPartialBatchResponseRule());
}
