using System.Collections.Immutable;

namespace AwsMessaging.CodeFixes;

/// <summary>Every fix, once. Adding a fix's class without a line here fails a test.</summary>
internal static class FixCatalog
{
    public static readonly ImmutableArray<Fix> All = ImmutableArray.Create<Fix>(
        new Producers.FifoWithoutGroupIdFix(),
        new Producers.LowCardinalityPartitionKeyFix(),
        new Producers.PublishInTransactionFix(),
        new Producers.ClientPerCallFix(),
        new Producers.UndelimitedRecordsFix(),
        new Pollers.ShortPollingFix(),
        new Handlers.NoPartialBatchResponseFix(),
        new Kafka.ProduceNotAwaitedFix(),
        new Kafka.WeakProducerFix());
}
