namespace AwsMessaging.Semantics.Streams;

/// <summary>
/// Which shards ListShards is to return.
/// Source: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_ShardFilter.html
/// </summary>
public enum ShardFilterType
{
    /// <summary><c>AFTER_SHARD_ID</c>: those with a higher id.</summary>
    AfterShardId,

    /// <summary><c>AT_TRIM_HORIZON</c>: those that were open when the oldest record came that is still there.</summary>
    AtTrimHorizon,

    /// <summary><c>FROM_TRIM_HORIZON</c>: all of which anything can be left. The default.</summary>
    FromTrimHorizon,

    /// <summary><c>AT_LATEST</c>: the open ones.</summary>
    AtLatest,

    /// <summary><c>AT_TIMESTAMP</c>: those that were open at a time.</summary>
    AtTimestamp,

    /// <summary><c>FROM_TIMESTAMP</c>: those that were open at a time or later.</summary>
    FromTimestamp,
}

/// <summary>Which shards to return, with the id or time that some types need.</summary>
/// <param name="Type">The type.</param>
/// <param name="ShardId">The shard, for <see cref="ShardFilterType.AfterShardId"/>.</param>
/// <param name="Timestamp">Milliseconds of the model's time, for the two types with a time.</param>
public sealed record ShardFilter(ShardFilterType Type, string? ShardId = null, long? Timestamp = null);

/// <summary>What to list.</summary>
/// <param name="MaxResults">1 to 10,000 shards; 1,000 when null.</param>
/// <param name="NextToken">Where the page before ended; null for the first page.</param>
/// <param name="ExclusiveStartShardId">The shard after which to begin; null for the first.</param>
/// <param name="Filter">Which shards; null for all.</param>
public sealed record ListShards(
    int? MaxResults = null, string? NextToken = null, string? ExclusiveStartShardId = null, ShardFilter? Filter = null);

/// <summary>A page of shards.</summary>
/// <param name="Shards">The shards, by their ids.</param>
/// <param name="NextToken">Where the next page begins; null when there is none.</param>
public sealed record ListShardsResult(IReadOnlyList<ShardDescription> Shards, string? NextToken);
