using System.Collections.Immutable;

namespace AwsMessaging.CodeFixes;

/// <summary>Every fix, once. Adding a fix's class without a line here fails a test.</summary>
internal static class FixCatalog
{
    public static readonly ImmutableArray<Fix> All = ImmutableArray.Create<Fix>(
        new Producers.UncheckedBatchResultFix(),
        new Producers.UnawaitedSendFix(),
        new Producers.BatchTooLargeFix(),
        new Producers.BatchEntryIdFix(),
        new Producers.FreshDeduplicationIdFix(),
        new Producers.FreshMessageGroupFix(),
        new Producers.FifoWithoutGroupIdFix(),
        new Producers.DelayOnFifoFix(),
        new Producers.ValueOutOfRangeFix(),
        new Producers.QueueNameForUrlFix(),
        new Producers.LowCardinalityPartitionKeyFix(),
        new Producers.OneRequestPerItemFix(),
        new Producers.PublishInTransactionFix(),
        new Producers.ClientPerCallFix(),
        new Producers.NullRequestCollectionFix(),
        new Producers.UndelimitedRecordsFix(),
        new Pollers.ShortPollingFix(),
        new Pollers.OneMessagePerReceiveFix(),
        new Pollers.NullMessagesFix(),
        new Pollers.DeletedBeforeProcessingFix(),
        new Pollers.DeletedDespiteFailureFix(),
        new Pollers.ReceiptHandleMisuseFix(),
        new Pollers.FailedReceiveEndsPollerFix(),
        new Pollers.AttributeNotRequestedFix(),
        new Handlers.NoPartialBatchResponseFix(),
        new Handlers.SwallowedRecordFailureFix(),
        new Handlers.SwallowedBatchFailureFix(),
        new Handlers.WrongItemIdentifierFix(),
        new Handlers.ResponseNamesFix(),
        new Handlers.GoesOnAfterFailureFix(),
        new Handlers.UnsafeFailureListFix(),
        new Handlers.AsyncVoidHandlerFix(),
        new Handlers.UnfinishedWorkFix(),
        new Handlers.DoubleDecodingFix(),
        new Handlers.OnlyFirstRecordFix(),
        new Handlers.UnguardedParsingFix(),
        new Handlers.ManualDeleteFix(),
        new Configuration.LowReceiveCountFix(),
        new Configuration.ShortDeadLetterRetentionFix(),
        new Configuration.FifoNameFix(),
        new Configuration.AttributeOutOfRangeFix(),
        new Mappings.ShortVisibilityFix(),
        new Kafka.ProduceNotAwaitedFix(),
        new Kafka.WeakProducerFix());
}
