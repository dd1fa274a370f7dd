using AwsMessaging.Semantics.Facts;

namespace AwsMessaging.Semantics.Streams;

/// <summary>
/// What a stream is limited to. The defaults are AWS's, from <see cref="KinesisFacts"/>; an account may have others. Durations that AWS
/// describes only in words, such as how long a split takes, are here too.
/// </summary>
public sealed record KinesisQuotas
{
    /// <summary>AWS's defaults.</summary>
    public static readonly KinesisQuotas Default = new();

    /// <summary>Records a second that one shard takes.</summary>
    public int ShardWriteRecordsPerSecond { get; init; } = KinesisFacts.ShardWriteRecordsPerSecond;

    /// <summary>Bytes a second that one shard takes.</summary>
    public int ShardWriteBytesPerSecond { get; init; } = KinesisFacts.ShardWriteBytesPerSecond;

    /// <summary>Bytes a second that one shard gives to all who poll it.</summary>
    public int ShardReadBytesPerSecond { get; init; } = KinesisFacts.ShardReadBytesPerSecond;

    /// <summary>GetRecords calls a second that one shard answers.</summary>
    public int ShardReadCallsPerSecond { get; init; } = KinesisFacts.ShardReadCallsPerSecond;

    /// <summary>Bytes a second that one shard pushes to one registered consumer.</summary>
    public int ConsumerReadBytesPerSecond { get; init; } = KinesisFacts.ConsumerReadBytesPerSecond;

    /// <summary>Records of one PutRecords call.</summary>
    public int PutRecordsEntries { get; init; } = (int)KinesisFacts.PutRecordsEntries.Value.Max;

    /// <summary>Bytes of one PutRecords call.</summary>
    public int PutRecordsBytes { get; init; } = KinesisFacts.PutRecordsBytes;

    /// <summary>Records that one GetRecords call returns at most.</summary>
    public int GetRecordsLimit { get; init; } = (int)KinesisFacts.GetRecordsLimit.Value.Max;

    /// <summary>Bytes that one GetRecords call returns at most.</summary>
    public int GetRecordsBytes { get; init; } = KinesisFacts.GetRecordsBytes;

    /// <summary>How long a shard iterator is valid, in milliseconds.</summary>
    public long IteratorLifetime { get; init; } = KinesisFacts.IteratorLifetimeSeconds * 1000L;

    /// <summary>How long a subscription lasts, in milliseconds.</summary>
    public long SubscriptionLifetime { get; init; } = KinesisFacts.SubscriptionSeconds * 1000L;

    /// <summary>How long after a subscription's start another one is refused, in milliseconds.</summary>
    public long ResubscribeAfter { get; init; } = KinesisFacts.ResubscribeSeconds * 1000L;

    /// <summary>Registered consumers of the stream.</summary>
    public int Consumers { get; init; } = KinesisFacts.ConsumersPerStream;

    /// <summary>Registered consumers that may be being created at the same time.</summary>
    public int ConsumersBeingCreated { get; init; } = KinesisFacts.ConsumersBeingCreated;

    /// <summary>Open shards that the account may have.</summary>
    public int Shards { get; init; } = KinesisFacts.ShardsPerAccount;

    /// <summary>Open shards that UpdateShardCount can give a stream.</summary>
    public int ShardsByUpdate { get; init; } = KinesisFacts.ShardsByUpdate;

    /// <summary>UpdateShardCount calls in 24 hours.</summary>
    public int ShardUpdatesPerDay { get; init; } = KinesisFacts.ShardUpdatesPerDay;

    /// <summary>Largest target of UpdateShardCount as a multiple of the open shards.</summary>
    public double LargestScaleUp { get; init; } = KinesisFacts.LargestScaleUp;

    /// <summary>Smallest target of UpdateShardCount as a share of the open shards.</summary>
    public double SmallestScaleDown { get; init; } = KinesisFacts.SmallestScaleDown;

    /// <summary>Shards of a new on-demand stream.</summary>
    public int OnDemandShards { get; init; } = KinesisFacts.OnDemandShards;

    /// <summary>How long an on-demand stream takes to grow, in milliseconds.</summary>
    public long OnDemandScaleTime { get; init; } = KinesisFacts.OnDemandScaleMinutes * 60_000L;

    /// <summary>How long a new stream is CREATING, in milliseconds. AWS: "a few seconds".</summary>
    public long CreationTime { get; init; } = 10_000;

    /// <summary>How long a split or merge, or a round of them, takes, in milliseconds. AWS: about 30 seconds each.</summary>
    public long ReshardTime { get; init; } = 30_000;

    /// <summary>How long a new consumer is CREATING, in milliseconds. AWS does not say.</summary>
    public long ConsumerCreationTime { get; init; } = 3_000;
}
