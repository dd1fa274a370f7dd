using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Semantics.Functions;

/// <summary>
/// An ordered log in shards, as a mapping reads it: a Kinesis stream, a DynamoDB stream or a Kafka topic. Reading changes nothing that
/// another reader could see, but may count against limits that readers share.
/// </summary>
public interface IRecordSource
{
    /// <summary>Its ARN.</summary>
    string Arn { get; }

    /// <summary>Its shards or partitions, parents before children, closed ones as long as they can be read.</summary>
    IReadOnlyList<SourceShard> Shards(long now);

    /// <summary>Reads records in their order.</summary>
    /// <param name="now">Milliseconds.</param>
    /// <param name="shardId">The shard.</param>
    /// <param name="position">Sequence number after which to begin, what <see cref="PositionAt"/> gave, or null for the oldest
    /// record.</param>
    /// <param name="limit">How many at the most.</param>
    /// <param name="choices">Decides where the source permits several outcomes.</param>
    /// <returns>The records; none also when the source has no throughput left at this time.</returns>
    IReadOnlyList<StreamRecord> Read(long now, string shardId, string? position, int limit, Choices choices);

    /// <summary>Whether a shard has records to read.</summary>
    /// <param name="now">Milliseconds.</param>
    /// <param name="shardId">The shard.</param>
    /// <param name="position">As for <see cref="Read"/>.</param>
    bool HasMore(long now, string shardId, string? position);

    /// <summary>The position of a reader that starts at a time; null for the oldest record.</summary>
    /// <param name="now">Milliseconds.</param>
    /// <param name="shardId">The shard.</param>
    /// <param name="from">Records that arrived before this time, in milliseconds, are passed by.</param>
    string? PositionAt(long now, string shardId, long from);
}

/// <summary>A shard or partition.</summary>
/// <param name="Id">Its id: <c>shardId-000000000000</c>, or topic-partition.</param>
/// <param name="Parents">Shards whose records come before its own; empty for none.</param>
/// <param name="IsClosed">Whether no record will be added.</param>
public sealed record SourceShard(string Id, IReadOnlyList<string> Parents, bool IsClosed);
