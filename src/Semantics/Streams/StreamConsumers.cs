namespace AwsMessaging.Semantics.Streams;

/// <summary>
/// A registered consumer as the API shows it.
/// Source: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_Consumer.html
/// </summary>
/// <param name="Name">Its name, unique in the stream.</param>
/// <param name="Arn">Its ARN.</param>
/// <param name="IsActive">Whether it is ACTIVE; else it is CREATING and cannot subscribe yet.</param>
/// <param name="CreatedAt">When it was registered, in milliseconds.</param>
public sealed record StreamConsumer(string Name, string Arn, bool IsActive, long CreatedAt);

/// <summary>What a subscription is doing.</summary>
public enum SubscriptionState
{
    /// <summary>It gets events.</summary>
    Active,

    /// <summary>Its five minutes are over: subscribe again, after the last continuation number.</summary>
    Expired,

    /// <summary>The closed shard has nothing left: subscribe to the children that the last event named.</summary>
    ShardEnded,

    /// <summary>A later subscription of the same consumer to the same shard took over.</summary>
    Superseded,

    /// <summary>The consumer was deregistered, or the stream deleted.</summary>
    Deregistered,
}

/// <summary>
/// What is pushed to a subscriber.
/// Source: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_SubscribeToShardEvent.html
/// </summary>
/// <param name="Records">The records, in the shard's order.</param>
/// <param name="ContinuationSequenceNumber">The number after which to subscribe again; null at the end of the shard.</param>
/// <param name="MillisBehindLatest">How far behind the newest record the event is, in milliseconds.</param>
/// <param name="ChildShards">At the end of a closed shard: the shards to read next.</param>
public sealed record SubscribeToShardEvent(
    IReadOnlyList<KinesisRecord> Records,
    SequenceNumber? ContinuationSequenceNumber,
    long MillisBehindLatest,
    IReadOnlyList<ChildShard> ChildShards);

/// <summary>What a subscription got since it was last asked.</summary>
/// <param name="State">What the subscription is doing now.</param>
/// <param name="Events">The events, in order.</param>
public sealed record SubscriptionEvents(SubscriptionState State, IReadOnlyList<SubscribeToShardEvent> Events);

/// <summary>The state of one subscription.</summary>
internal sealed class Subscription
{
    public Subscription(long id, string consumer, int shard, long position, long startedAt, SequenceNumber continuation)
    {
        Id = id;
        Consumer = consumer;
        Shard = shard;
        Position = position;
        StartedAt = startedAt;
        PacedFrom = startedAt;
        Continuation = continuation;
    }

    public long Id { get; }

    public string Consumer { get; }

    public int Shard { get; }

    public long StartedAt { get; }

    public SubscriptionState State { get; private set; }

    /// <summary>When it ended, if it has, in milliseconds.</summary>
    public long EndedAt { get; private set; } = long.MaxValue;

    /// <summary>Position in the shard's log of the next record to push.</summary>
    public long Position { get; set; }

    /// <summary>Since when bytes are counted against the throughput: since it last had nothing to push.</summary>
    public long PacedFrom { get; set; }

    /// <summary>Bytes pushed since then.</summary>
    public long PacedBytes { get; set; }

    public SequenceNumber Continuation { get; set; }

    public void End(SubscriptionState state, long at)
    {
        if (State == SubscriptionState.Active)
        {
            State = state;
            EndedAt = at;
        }
    }

    public Subscription Clone() => (Subscription)MemberwiseClone();
}
