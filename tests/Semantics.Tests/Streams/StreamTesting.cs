using System.Text;
using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Streams;

namespace AwsMessaging.Semantics.Tests.Streams;

/// <summary>Short forms for tests of streams.</summary>
internal static class StreamTesting
{
    public const long Second = 1000;
    public const long Minute = 60 * Second;
    public const long Hour = 60 * Minute;
    public const long Day = 24 * Hour;

    // Two hash keys on either side of the middle.
    public const string LowHash = "7";
    public const string HighHash = "300000000000000000000000000000000000000";

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    public static string Text(byte[] data) => Encoding.UTF8.GetString(data);

    public static KinesisStream StreamOf(int shards, SemanticRows rows = default, KinesisQuotas? quotas = null) =>
        new(0, "clicks", shards, quotas, rows);

    public static string IdOf(int shard) => $"shardId-{shard:D12}";

    public static SequenceNumber Put(this KinesisStream stream, long now, string data, string? hash = null, string key = "k") =>
        stream.PutRecord(now, new(key, Bytes(data), hash), Choices.Benign).Result.SequenceNumber;

    public static ShardIterator Iterator(this KinesisStream stream, long now, int shard = 0, StartingPosition? position = null) =>
        stream.GetShardIterator(now, IdOf(shard), position ?? StartingPosition.TrimHorizon).Result;

    public static GetRecordsResult Get(this KinesisStream stream, long now, ShardIterator iterator, int? limit = null) =>
        stream.GetRecords(now, iterator, Choices.Benign, limit).Result;

    /// <summary>The data of all records of a shard, joined.</summary>
    public static string ReadAll(this KinesisStream stream, long now, int shard = 0, StartingPosition? position = null) =>
        string.Concat(stream.Get(now, stream.Iterator(now, shard, position)).Records.Select(r => Text(r.Data)));

    public static IReadOnlyList<ShardDescription> Shards(this KinesisStream stream, long now) => stream.ListShards(now, new()).Result.Shards;

    /// <summary>Waits until a change of shards is done, and says when.</summary>
    public static long Settled(this KinesisStream stream, long now)
    {
        while (stream.Describe(now).Status != StreamStatus.Active)
        {
            now = stream.NextChange(now)!.Value;
        }

        return now;
    }

    public static string? CodeOf<T>(Reply<T> reply) => reply.Error?.Code;
}
