namespace AwsMessaging.Semantics.Facts;

/// <summary>Limits and defaults of Amazon Kinesis Data Streams.</summary>
public static class KinesisFacts
{
    private const string LimitsPage = "https://docs.aws.amazon.com/streams/latest/dev/service-sizes-and-limits.html";
    private const string PutRecordPage = "https://docs.aws.amazon.com/kinesis/latest/APIReference/API_PutRecord.html";
    private const string PutRecordsPage = "https://docs.aws.amazon.com/kinesis/latest/APIReference/API_PutRecords.html";
    private const string GetRecordsPage = "https://docs.aws.amazon.com/kinesis/latest/APIReference/API_GetRecords.html";
    private const string IteratorPage = "https://docs.aws.amazon.com/kinesis/latest/APIReference/API_GetShardIterator.html";
    private const string SubscribePage = "https://docs.aws.amazon.com/kinesis/latest/APIReference/API_SubscribeToShard.html";
    private const string RegisterPage = "https://docs.aws.amazon.com/kinesis/latest/APIReference/API_RegisterStreamConsumer.html";
    private const string ShardCountPage = "https://docs.aws.amazon.com/kinesis/latest/APIReference/API_UpdateShardCount.html";
    private const string RetentionPage = "https://docs.aws.amazon.com/streams/latest/dev/kinesis-extended-retention.html";
    private const string ModesPage = "https://docs.aws.amazon.com/streams/latest/dev/how-do-i-size-a-stream.html";
    private const string LargeRecordsPage = "https://docs.aws.amazon.com/streams/latest/dev/large-records.html";

    /// <summary>Records a second that one shard takes.</summary>
    public static readonly Fact<int> ShardWriteRecordsPerSecond = new(1_000, LimitsPage, "2026-10");

    /// <summary>Bytes a second, partition keys included, that one shard takes.</summary>
    public static readonly Fact<int> ShardWriteBytesPerSecond = new(1_048_576, LimitsPage, "2026-10");

    /// <summary>Bytes a second that one shard gives to all who poll it together.</summary>
    public static readonly Fact<int> ShardReadBytesPerSecond = new(2_097_152, LimitsPage, "2026-10");

    /// <summary>GetRecords calls a second that one shard answers.</summary>
    public static readonly Fact<int> ShardReadCallsPerSecond = new(5, LimitsPage, "2026-10");

    /// <summary>Characters of a partition key.</summary>
    public static readonly Fact<Bounds> PartitionKeyLength = new(new Bounds(1, 256), PutRecordPage, "2026-10");

    /// <summary>Size of a record with its partition key that a stream takes unless it is set up for larger ones, in KiB.</summary>
    public static readonly Fact<int> DefaultMaxRecordSizeInKiB = new(1_024, LargeRecordsPage, "2026-10");

    /// <summary>Sizes of a record that a stream can be set up for, in KiB.</summary>
    public static readonly Fact<Bounds> MaxRecordSizeInKiB = new(new Bounds(1_024, 10_240), LargeRecordsPage, "2026-10");

    /// <summary>Records of one PutRecords call.</summary>
    public static readonly Fact<Bounds> PutRecordsEntries = new(new Bounds(1, 500), PutRecordsPage, "2026-10");

    /// <summary>Bytes of one PutRecords call, partition keys included.</summary>
    public static readonly Fact<int> PutRecordsBytes = new(10_485_760, PutRecordsPage, "2026-10");

    /// <summary>Records that one GetRecords call may ask for.</summary>
    public static readonly Fact<Bounds> GetRecordsLimit = new(new Bounds(1, 10_000), GetRecordsPage, "2026-10");

    /// <summary>Bytes that one GetRecords call returns at most. After that many, calls within the next five seconds are refused.</summary>
    public static readonly Fact<int> GetRecordsBytes = new(10_485_760, GetRecordsPage, "2026-10");

    /// <summary>Seconds for which a shard iterator is valid.</summary>
    public static readonly Fact<int> IteratorLifetimeSeconds = new(300, IteratorPage, "2026-10");

    /// <summary>Seconds for which a subscription to a shard lasts.</summary>
    public static readonly Fact<int> SubscriptionSeconds = new(300, SubscribePage, "2026-10");

    /// <summary>Seconds after a subscription's start in which another one of the same consumer to the same shard is refused.</summary>
    public static readonly Fact<int> ResubscribeSeconds = new(5, SubscribePage, "2026-10");

    /// <summary>Bytes a second that one shard pushes to one registered consumer.</summary>
    public static readonly Fact<int> ConsumerReadBytesPerSecond = new(2_097_152, RegisterPage, "2026-10");

    /// <summary>Registered consumers of one stream; 50 in on-demand Advantage mode, which the model does not know.</summary>
    public static readonly Fact<int> ConsumersPerStream = new(20, RegisterPage, "2026-10");

    /// <summary>Registered consumers of one stream that may be being created at the same time.</summary>
    public static readonly Fact<int> ConsumersBeingCreated = new(5, RegisterPage, "2026-10");

    /// <summary>Hours for which a stream keeps records.</summary>
    public static readonly Fact<Bounds> RetentionHours = new(new Bounds(24, 8_760), RetentionPage, "2026-10");

    /// <summary>Hours for which a stream keeps records unless told otherwise.</summary>
    public static readonly Fact<int> DefaultRetentionHours = new(24, RetentionPage, "2026-10");

    /// <summary>Shards that UpdateShardCount can give one stream.</summary>
    public static readonly Fact<int> ShardsByUpdate = new(10_000, ShardCountPage, "2026-10");

    /// <summary>UpdateShardCount calls for one stream in 24 hours.</summary>
    public static readonly Fact<int> ShardUpdatesPerDay = new(10, ShardCountPage, "2026-10");

    /// <summary>Largest number of shards, as a multiple of the open ones, that UpdateShardCount accepts.</summary>
    public static readonly Fact<double> LargestScaleUp = new(2.0, ShardCountPage, "2026-10");

    /// <summary>Smallest number of shards, as a share of the open ones, that UpdateShardCount accepts.</summary>
    public static readonly Fact<double> SmallestScaleDown = new(0.5, ShardCountPage, "2026-10");

    /// <summary>Provisioned shards of an account in N. Virginia, Oregon and Ireland. Other Regions start at 1,000 or 6,000.</summary>
    public static readonly Fact<int> ShardsPerAccount = new(20_000, LimitsPage, "2026-10");

    /// <summary>Shards that a new stream in on-demand mode has: 4 MB and 4,000 records a second.</summary>
    public static readonly Fact<int> OnDemandShards = new(4, ModesPage, "2026-10");

    /// <summary>Write capacity that on-demand mode keeps, as a multiple of the highest traffic of the last 30 days.</summary>
    public static readonly Fact<int> OnDemandHeadroom = new(2, ModesPage, "2026-10");

    /// <summary>Days over which on-demand mode looks for the highest traffic.</summary>
    public static readonly Fact<int> OnDemandPeakDays = new(30, ModesPage, "2026-10");

    /// <summary>Minutes within which traffic that more than doubles can be throttled in on-demand mode.</summary>
    public static readonly Fact<int> OnDemandScaleMinutes = new(15, ModesPage, "2026-10");

    /// <summary>Shards that one ListShards call returns at most, and unless told otherwise.</summary>
    public static readonly Fact<int> ListShardsDefault = new(
        1_000, "https://docs.aws.amazon.com/kinesis/latest/APIReference/API_ListShards.html", "2026-10");

    /// <summary>Shards that one ListShards call may ask for. More than <see cref="ListShardsDefault"/> are not returned.</summary>
    public static readonly Fact<Bounds> ListShardsMaxResults = new(
        new Bounds(1, 10_000), "https://docs.aws.amazon.com/kinesis/latest/APIReference/API_ListShards.html", "2026-10");

    /// <summary>Characters of a stream's or consumer's name.</summary>
    public static readonly Fact<Bounds> NameLength = new(
        new Bounds(1, 128), "https://docs.aws.amazon.com/kinesis/latest/APIReference/API_CreateStream.html", "2026-10");
}
