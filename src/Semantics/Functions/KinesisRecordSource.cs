using System.Globalization;
using System.Text;
using AwsMessaging.Semantics.Facts;
using AwsMessaging.Semantics.Json;
using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Streams;

namespace AwsMessaging.Semantics.Functions;

/// <summary>A Kinesis data stream as a mapping reads it: with GetRecords, within the limits that all readers share.</summary>
public sealed class KinesisRecordSource : IRecordSource
{
    private const string TimeMark = "@";
    private readonly KinesisStream stream;

    /// <summary>Wraps a stream.</summary>
    public KinesisRecordSource(KinesisStream stream) => this.stream = stream;

    /// <inheritdoc/>
    public string Arn => stream.Arn;

    /// <inheritdoc/>
    public IReadOnlyList<SourceShard> Shards(long now)
    {
        var listed = stream.ListShards(now, new ListShards());
        if (!listed.IsOk)
        {
            return [];
        }

        var shards = new List<SourceShard>();
        foreach (var shard in listed.Result.Shards)
        {
            var parents = new[] { shard.ParentShardId, shard.AdjacentParentShardId }.Where(parent => parent is not null)
                .Select(parent => parent!);
            shards.Add(new SourceShard(shard.ShardId, [.. parents], !shard.IsOpen));
        }

        return shards;
    }

    /// <inheritdoc/>
    public IReadOnlyList<StreamRecord> Read(long now, string shardId, string? position, int limit, Choices choices)
    {
        var iterator = stream.GetShardIterator(now, shardId, Start(position));
        if (!iterator.IsOk)
        {
            return [];
        }

        var page = stream.GetRecords(now, iterator.Result, choices, (int)Math.Min(limit, KinesisFacts.GetRecordsLimit.Value.Max));
        return page.IsOk
            ? [.. page.Result.Records.Select(record => new KinesisStreamRecord(stream, shardId, record))]
            : [];
    }

    /// <inheritdoc/>
    public bool HasMore(long now, string shardId, string? position)
    {
        var next = stream.GetShardIterator(now, shardId, Start(position));
        var end = stream.GetShardIterator(now, shardId, StartingPosition.Latest);
        return next.IsOk && end.IsOk && next.Result.Position < end.Result.Position;
    }

    /// <inheritdoc/>
    public string? PositionAt(long now, string shardId, long from) => TimeMark + from.ToString(CultureInfo.InvariantCulture);

    private static StartingPosition Start(string? position) =>
        position is null ? StartingPosition.TrimHorizon
        : position.StartsWith(TimeMark, StringComparison.Ordinal)
            ? StartingPosition.AtTime(long.Parse(position.Substring(TimeMark.Length), CultureInfo.InvariantCulture))
            : new StartingPosition(ShardIteratorType.AfterSequenceNumber, position);
}

/// <summary>
/// A record of a Kinesis stream on its way to a function.
/// Source: https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis.html
/// </summary>
public sealed class KinesisStreamRecord : StreamRecord
{
    private readonly KinesisStream stream;
    private readonly string shardId;

    internal KinesisStreamRecord(KinesisStream stream, string shardId, KinesisRecord record)
    {
        this.stream = stream;
        this.shardId = shardId;
        Record = record;
        SequenceNumber = record.SequenceNumber.ToString();
    }

    /// <summary>The record as it was read.</summary>
    public KinesisRecord Record { get; }

    /// <inheritdoc/>
    public override string SequenceNumber { get; }

    /// <inheritdoc/>
    public override string Key => Record.PartitionKey;

    /// <inheritdoc/>
    public override long ArrivedAt => Record.ApproximateArrival;

    /// <inheritdoc/>
    public override long ExpiresAt => ArrivedAt + (stream.RetentionPeriodHours * 3_600_000L);

    /// <inheritdoc/>
    public override int Size => (Record.Data.Length * 4 / 3) + Record.PartitionKey.Length + 500;

    /// <inheritdoc/>
    public override JsonValue ToEvent() => JsonValue.ObjectOf(
    [
        new JsonMember("kinesis", JsonValue.ObjectOf(Data(JsonValue.Of(Convert.ToBase64String(Record.Data))))),
        .. Surroundings(),
    ]);

    /// <summary>Filters see the members of <c>kinesis</c> beside the others.</summary>
    public override JsonValue ToFilterView() =>
        JsonValue.ObjectOf([.. Data(Decoded(Encoding.UTF8.GetString(Record.Data))), .. Surroundings()]);

    private JsonMember[] Data(JsonValue data) =>
    [
        new("kinesisSchemaVersion", JsonValue.Of("1.0")),
        new("partitionKey", JsonValue.Of(Record.PartitionKey)),
        new("sequenceNumber", JsonValue.Of(SequenceNumber)),
        new("data", data),
        new("approximateArrivalTimestamp", Seconds(ArrivedAt)),
    ];

    private JsonMember[] Surroundings() =>
    [
        new("eventSource", JsonValue.Of("aws:kinesis")),
        new("eventVersion", JsonValue.Of("1.0")),
        new("eventID", JsonValue.Of(shardId + ":" + SequenceNumber)),
        new("eventName", JsonValue.Of("aws:kinesis:record")),
        new("awsRegion", JsonValue.Of(stream.Arn.Split(':')[3])),
        new("eventSourceARN", JsonValue.Of(stream.Arn)),
    ];
}
