namespace AwsMessaging.Semantics.Streams;

/// <summary>A record of a shard.</summary>
public sealed class KinesisRecord
{
    internal KinesisRecord(SequenceNumber sequenceNumber, string partitionKey, byte[] data, long approximateArrival)
    {
        SequenceNumber = sequenceNumber;
        PartitionKey = partitionKey;
        Data = data;
        ApproximateArrival = approximateArrival;
    }

    /// <summary>Its number; grows within the shard.</summary>
    public SequenceNumber SequenceNumber { get; }

    /// <summary>What its producer gave as its key.</summary>
    public string PartitionKey { get; }

    /// <summary>The data. Not copied: neither the producer nor a consumer may write to it.</summary>
    public byte[] Data { get; }

    /// <summary>When it came, in milliseconds of the model's time.</summary>
    public long ApproximateArrival { get; }
}

/// <summary>
/// A record to put, alone or in a batch.
/// Source: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_PutRecord.html
/// </summary>
/// <param name="PartitionKey">1 to 256 characters; its hash decides the shard.</param>
/// <param name="Data">The data; with the key at most 1 MiB, or what the stream is set up for. Not copied.</param>
/// <param name="ExplicitHashKey">Decimal digits, 0 to 2^128 − 1: decides the shard instead of the key; null for the key's own hash.</param>
/// <param name="SequenceNumberForOrdering">The number of the record before, of the same key: PutRecord only; null for none.</param>
public sealed record PutRecord(string PartitionKey, byte[] Data, string? ExplicitHashKey = null, string? SequenceNumberForOrdering = null);

/// <summary>Where a record went.</summary>
/// <param name="ShardId">The shard.</param>
/// <param name="SequenceNumber">The record's number in it.</param>
public readonly record struct PutRecordResult(string ShardId, SequenceNumber SequenceNumber);

/// <summary>What became of one record of a batch: it has a shard and a number, or an error.</summary>
/// <param name="ShardId">The shard; null when it failed.</param>
/// <param name="SequenceNumber">The record's number in it, when it did not fail.</param>
/// <param name="ErrorCode"><c>ProvisionedThroughputExceededException</c>, or null.</param>
/// <param name="ErrorMessage">What the service says to a person, or null.</param>
public readonly record struct PutRecordsEntry(string? ShardId, SequenceNumber SequenceNumber, string? ErrorCode, string? ErrorMessage)
{
    /// <summary>Whether the record was not stored, so that the producer must put it again.</summary>
    public bool IsFailed => ErrorCode is not null;
}

/// <summary>What became of the records of a batch.</summary>
/// <param name="FailedRecordCount">How many were not stored, although the call succeeded.</param>
/// <param name="Records">One entry for each record, in their order.</param>
public sealed record PutRecordsResult(int FailedRecordCount, IReadOnlyList<PutRecordsEntry> Records);

/// <summary>
/// What a GetRecords call returns.
/// Source: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_GetRecords.html
/// </summary>
/// <param name="Records">The records, in the shard's order.</param>
/// <param name="NextShardIterator">Where to go on; null at the end of a closed shard.</param>
/// <param name="MillisBehindLatest">How far behind the newest record the reply is, in milliseconds; 0 when nothing is left to read.</param>
/// <param name="ChildShards">At the end of a closed shard: the shards to read next.</param>
public sealed record GetRecordsResult(
    IReadOnlyList<KinesisRecord> Records, ShardIterator? NextShardIterator, long MillisBehindLatest, IReadOnlyList<ChildShard> ChildShards);

/// <summary>A shard that came from a closed one.</summary>
/// <param name="ShardId">The shard.</param>
/// <param name="ParentShards">The shards that it came from.</param>
/// <param name="StartingHashKey">Lowest hash key.</param>
/// <param name="EndingHashKey">Highest hash key.</param>
public sealed record ChildShard(string ShardId, IReadOnlyList<string> ParentShards, HashKey StartingHashKey, HashKey EndingHashKey);

/// <summary>
/// A shard as ListShards and DescribeStream show it.
/// Source: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_Shard.html
/// </summary>
/// <param name="ShardId">The shard.</param>
/// <param name="ParentShardId">The shard that was split, or one of the merged; null for none.</param>
/// <param name="AdjacentParentShardId">The other of the merged; null for none.</param>
/// <param name="StartingHashKey">Lowest hash key.</param>
/// <param name="EndingHashKey">Highest hash key.</param>
/// <param name="StartingSequenceNumber">Below the number of every record of the shard.</param>
/// <param name="EndingSequenceNumber">Above the number of every record; null while the shard is open.</param>
public sealed record ShardDescription(
    string ShardId,
    string? ParentShardId,
    string? AdjacentParentShardId,
    HashKey StartingHashKey,
    HashKey EndingHashKey,
    SequenceNumber StartingSequenceNumber,
    SequenceNumber? EndingSequenceNumber)
{
    /// <summary>Whether it takes records.</summary>
    public bool IsOpen => EndingSequenceNumber is null;
}
