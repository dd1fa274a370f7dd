using System.Globalization;
using System.Text;
using AwsMessaging.Semantics.Json;
using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Streams;

namespace AwsMessaging.Semantics.Functions;

/// <summary>A Kafka topic as a mapping reads it: its partitions are the shards, and each batch is of one partition.</summary>
public sealed class KafkaRecordSource : IRecordSource
{
    private readonly KafkaTopic topic;
    private readonly long retention;

    /// <summary>Wraps a topic.</summary>
    /// <param name="topic">The topic.</param>
    /// <param name="clusterArn">The ARN of its cluster.</param>
    /// <param name="settings">The topic's settings; the defaults if null.</param>
    public KafkaRecordSource(KafkaTopic topic, string clusterArn, KafkaTopicSettings? settings = null)
    {
        this.topic = topic;
        Arn = clusterArn;
        retention = (settings ?? KafkaTopicSettings.Default).Retention;
    }

    /// <summary>The ARN of the cluster.</summary>
    public string Arn { get; }

    /// <inheritdoc/>
    public IReadOnlyList<SourceShard> Shards(long now)
    {
        var shards = new SourceShard[topic.PartitionCount];
        for (var i = 0; i < shards.Length; i++)
        {
            shards[i] = new SourceShard(topic.Name + "-" + i.ToString(CultureInfo.InvariantCulture), [], IsClosed: false);
        }

        return shards;
    }

    /// <inheritdoc/>
    public IReadOnlyList<StreamRecord> Read(long now, string shardId, string? position, int limit, Choices choices)
    {
        var partition = PartitionOf(shardId);
        var fetched = topic.Fetch(now, partition, OffsetOf(now, partition, position), limit);
        return fetched.IsOk ? [.. fetched.Result.Select(record => new KafkaStreamRecord(topic.Name, record, retention))] : [];
    }

    /// <inheritdoc/>
    public bool HasMore(long now, string shardId, string? position)
    {
        var partition = PartitionOf(shardId);
        var offsets = topic.Offsets(now, partition);
        return offsets.IsOk && OffsetOf(now, partition, position) < offsets.Result.End;
    }

    /// <inheritdoc/>
    public string? PositionAt(long now, string shardId, long from)
    {
        var partition = PartitionOf(shardId);
        var offsets = topic.Offsets(now, partition);
        if (!offsets.IsOk)
        {
            return null;
        }

        var (next, end) = offsets.Result;
        while (next < end && topic.Fetch(now, partition, next, 1) is { IsOk: true } fetched && fetched.Result[0].Timestamp < from)
        {
            next++;
        }

        return next == 0 ? null : (next - 1).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>The offset after a position, or the first one that is still there.</summary>
    private long OffsetOf(long now, int partition, string? position)
    {
        var start = topic.Offsets(now, partition) is { IsOk: true } offsets ? offsets.Result.Start : 0;
        return position is null ? start : Math.Max(start, long.Parse(position, CultureInfo.InvariantCulture) + 1);
    }

    private int PartitionOf(string shardId) => int.Parse(shardId.Substring(topic.Name.Length + 1), CultureInfo.InvariantCulture);
}

/// <summary>
/// A record of a Kafka topic on its way to a function.
/// Source: https://docs.aws.amazon.com/lambda/latest/dg/with-msk.html
/// </summary>
public sealed class KafkaStreamRecord : StreamRecord
{
    private readonly string topic;
    private readonly long retention;

    internal KafkaStreamRecord(string topic, KafkaRecord record, long retention)
    {
        this.topic = topic;
        this.retention = retention;
        Record = record;
        SequenceNumber = record.Offset.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>The record as it was read.</summary>
    public KafkaRecord Record { get; }

    /// <summary>The offset.</summary>
    public override string SequenceNumber { get; }

    /// <inheritdoc/>
    public override string Id => KafkaRecordId.Of(topic + "-" + Record.Partition.ToString(CultureInfo.InvariantCulture), SequenceNumber);

    /// <inheritdoc/>
    public override string? Key => Record.Key is { } key ? Encoding.UTF8.GetString(key) : null;

    /// <inheritdoc/>
    public override long ArrivedAt => Record.Timestamp;

    /// <inheritdoc/>
    public override long ExpiresAt => ArrivedAt + retention;

    /// <inheritdoc/>
    public override int Size => ((Record.Value?.Length ?? 0) + (Record.Key?.Length ?? 0)) * 4 / 3 + 200;

    /// <inheritdoc/>
    public override JsonValue ToEvent() => Members(Encoded(Record.Key), Encoded(Record.Value));

    /// <inheritdoc/>
    public override JsonValue ToFilterView() => Members(Text(Record.Key), Text(Record.Value));

    private JsonValue Members(JsonValue key, JsonValue value) => JsonValue.ObjectOf(
    [
        new JsonMember("topic", JsonValue.Of(topic)),
        new JsonMember("partition", JsonValue.Of(Record.Partition)),
        new JsonMember("offset", JsonValue.Of(Record.Offset)),
        new JsonMember("timestamp", JsonValue.Of(Record.Timestamp)),
        new JsonMember("timestampType", JsonValue.Of("CREATE_TIME")),
        new JsonMember("key", key),
        new JsonMember("value", value),
        new JsonMember("headers", JsonValue.ArrayOf([])),
    ]);

    private static JsonValue Encoded(byte[]? bytes) => bytes is null ? JsonValue.Null : JsonValue.Of(Convert.ToBase64String(bytes));

    private static JsonValue Text(byte[]? bytes) => bytes is null ? JsonValue.Null : Decoded(Encoding.UTF8.GetString(bytes));
}
