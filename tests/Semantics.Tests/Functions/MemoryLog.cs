using System.Globalization;
using AwsMessaging.Semantics.Functions;
using AwsMessaging.Semantics.Json;
using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Semantics.Tests.Functions;

/// <summary>A log in memory. Its sequence numbers are the test's own, so that expectations can be read.</summary>
internal sealed class MemoryLog : IRecordSource
{
    public const string First = "shard-0";
    private readonly List<(SourceShard Shard, List<MemoryRecord> Records)> shards = [];

    public MemoryLog(int shardCount = 1)
    {
        for (var i = 0; i < shardCount; i++)
        {
            AddShard("shard-" + i.ToString(CultureInfo.InvariantCulture));
        }
    }

    public string Arn => "arn:aws:kinesis:us-east-1:123456789012:stream/memory";

    public long Retention { get; init; } = 24 * 3_600_000L;

    public void AddShard(string id, params string[] parents) => shards.Add((new SourceShard(id, parents, false), []));

    public void Close(string id)
    {
        var index = shards.FindIndex(s => s.Shard.Id == id);
        shards[index] = (shards[index].Shard with { IsClosed = true }, shards[index].Records);
    }

    public MemoryLog Put(string number, string key = "key", long at = 0, string shard = First, string body = "")
    {
        RecordsOf(shard).Add(new MemoryRecord(number, key, at, at + Retention, body));
        return this;
    }

    public IReadOnlyList<SourceShard> Shards(long now) => [.. shards.Select(s => s.Shard)];

    public IReadOnlyList<StreamRecord> Read(long now, string shardId, string? position, int limit, Choices choices) =>
        [.. From(now, shardId, position).Take(limit)];

    public bool HasMore(long now, string shardId, string? position) => From(now, shardId, position).Any();

    public string? PositionAt(long now, string shardId, long from) => RecordsOf(shardId).LastOrDefault(r => r.ArrivedAt < from)?.SequenceNumber;

    private IEnumerable<MemoryRecord> From(long now, string shardId, string? position)
    {
        var records = RecordsOf(shardId);
        return records.Skip(position is null ? 0 : records.FindIndex(r => r.SequenceNumber == position) + 1).Where(r => r.ExpiresAt > now);
    }

    private List<MemoryRecord> RecordsOf(string shard) => shards.Single(s => s.Shard.Id == shard).Records;
}

/// <summary>A record of a log in memory.</summary>
internal sealed class MemoryRecord(string number, string key, long arrivedAt, long expiresAt, string body) : StreamRecord
{
    public override string SequenceNumber => number;

    public override string Key => key;

    public override long ArrivedAt => arrivedAt;

    public override long ExpiresAt => expiresAt;

    public override int Size => body.Length;

    public override JsonValue ToEvent() => JsonValue.ObjectOf([new JsonMember("data", JsonValue.Of(body))]);

    public override JsonValue ToFilterView() => JsonValue.ObjectOf([new JsonMember("data", Decoded(body))]);
}
