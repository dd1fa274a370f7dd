namespace AwsMessaging.Semantics.Facts;

/// <summary>Limits and defaults of Amazon Kinesis Data Streams.</summary>
public static class KinesisFacts
{
    private const string LimitsPage = "https://docs.aws.amazon.com/streams/latest/dev/service-sizes-and-limits.html";

    /// <summary>Records a second that one shard takes.</summary>
    public static readonly Fact<int> ShardWriteRecordsPerSecond = new(1_000, LimitsPage, "2026-10");

    /// <summary>Bytes a second that one shard takes.</summary>
    public static readonly Fact<int> ShardWriteBytesPerSecond = new(1_048_576, LimitsPage, "2026-10");

    /// <summary>Characters of a partition key.</summary>
    public static readonly Fact<Bounds> PartitionKeyLength = new(
        new Bounds(1, 256), "https://docs.aws.amazon.com/kinesis/latest/APIReference/API_PutRecord.html", "2026-10");
}
