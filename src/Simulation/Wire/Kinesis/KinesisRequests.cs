using System.Text;
using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Streams;
using AwsMessaging.Simulation.Wire.Protocols;

namespace AwsMessaging.Simulation.Wire.Kinesis;

/// <summary>Members of Kinesis requests and replies.</summary>
/// <remarks>https://docs.aws.amazon.com/kinesis/latest/APIReference/API_Types.html</remarks>
internal static class KinesisRequests
{
    /// <summary>Name of the stream that a request is about, whether or not there is one; null when it names none.</summary>
    public static string? StreamNameIn(WireStructure input) =>
        input.Text("StreamName")
        ?? (input.Text("StreamARN") is { } arn ? NameIn(arn) : null)
        ?? (input.Text("ShardIterator") is { } text && ShardIterator.TryParse(text, out var iterator) ? iterator!.Stream : null)
        ?? (input.Text("ConsumerARN") is { } consumer ? NameIn(consumer) : null);

    /// <summary>The stream that a request is about.</summary>
    /// <exception cref="WireFault">There is none.</exception>
    public static SimulatedStream FindStream(MessagingWorld world, WireStructure input)
    {
        var name = StreamNameIn(input) ?? throw new WireFault(WireErrors.ValidationNull("StreamName"));
        return world.LiveStreams.FirstOrDefault(stream => stream.Name == name)
            ?? throw new WireFault(KinesisErrors.StreamNotFound(name, world.Account));
    }

    /// <summary>The record of a request or of a batch's entry.</summary>
    public static PutRecord ReadRecord(WireStructure input) => new(
        input.RequiredText("PartitionKey"),
        input.RequiredBytes("Data"),
        input.Text("ExplicitHashKey"),
        input.Text("SequenceNumberForOrdering"));

    /// <summary>A record's data as text: what its business key is read from.</summary>
    public static string TextOf(byte[] data) => Encoding.UTF8.GetString(data);

    /// <summary>Where reading begins.</summary>
    /// <param name="input">The structure with the position.</param>
    /// <param name="member">Name of the member with its type.</param>
    /// <param name="number">Name of the member with its sequence number.</param>
    public static StartingPosition ReadPosition(WireStructure input, string member, string number)
    {
        var name = input.RequiredText(member);
        return StartingPosition.TryParseType(name, out var type)
            ? new StartingPosition(type, input.Text(number), input.Time("Timestamp"))
            : throw NotInEnumeration(name, member, "[AFTER_SEQUENCE_NUMBER, LATEST, AT_TIMESTAMP, AT_SEQUENCE_NUMBER, TRIM_HORIZON]");
    }

    /// <summary>Which shards are asked for; null for all.</summary>
    public static ShardFilter? ReadFilter(WireStructure input)
    {
        if (input.Structure("ShardFilter") is not { } filter)
        {
            return null;
        }

        var name = filter.RequiredText("Type");
        return Enum.TryParse<ShardFilterType>(name.Replace("_", "", StringComparison.Ordinal), ignoreCase: true, out var type)
            && !char.IsAsciiDigit(name[0])
            ? new ShardFilter(type, filter.Text("ShardId"), filter.Time("Timestamp"))
            : throw NotInEnumeration(
                name, "ShardFilter.Type", "[AT_TRIM_HORIZON, AT_LATEST, AFTER_SHARD_ID, FROM_TIMESTAMP, AT_TIMESTAMP, FROM_TRIM_HORIZON]");
    }

    /// <summary>How a stream's capacity is managed, as a request says it; null when it does not.</summary>
    public static StreamMode? ReadMode(WireStructure input) => input.Structure("StreamModeDetails")?.RequiredText("StreamMode") switch
    {
        null => null,
        "PROVISIONED" => StreamMode.Provisioned,
        "ON_DEMAND" => StreamMode.OnDemand,
        var other => throw NotInEnumeration(other, "StreamModeDetails.StreamMode", "[PROVISIONED, ON_DEMAND]"),
    };

    /// <summary>The error for a text that is none of those that may be.</summary>
    public static WireFault NotInEnumeration(string value, string member, string values) => new(new ServiceError(
        "ValidationException",
        $"1 validation error detected: Value '{value}' at '{char.ToLowerInvariant(member[0])}{member[1..]}' failed to satisfy constraint: "
            + "Member must satisfy enum value set: " + values));

    /// <summary>A record as consumers get it.</summary>
    public static WireStructure Write(KinesisRecord record) => new WireStructure()
        .With("SequenceNumber", record.SequenceNumber.ToString())
        .With("ApproximateArrivalTimestamp", WireNumber.Time(record.ApproximateArrival))
        .With("Data", Convert.ToBase64String(record.Data))
        .With("PartitionKey", record.PartitionKey);

    /// <summary>A shard.</summary>
    public static WireStructure Write(ShardDescription shard) => new WireStructure()
        .With("ShardId", shard.ShardId)
        .With("ParentShardId", shard.ParentShardId)
        .With("AdjacentParentShardId", shard.AdjacentParentShardId)
        .With("HashKeyRange", Range(shard.StartingHashKey, shard.EndingHashKey))
        .With("SequenceNumberRange", new WireStructure()
            .With("StartingSequenceNumber", shard.StartingSequenceNumber.ToString())
            .With("EndingSequenceNumber", shard.EndingSequenceNumber?.ToString()));

    /// <summary>A shard that came from a closed one.</summary>
    public static WireStructure Write(ChildShard child) => new WireStructure()
        .With("ShardId", child.ShardId)
        .With("ParentShards", new WireList([.. child.ParentShards.Select(parent => (WireValue)parent)]))
        .With("HashKeyRange", Range(child.StartingHashKey, child.EndingHashKey));

    /// <summary>A registered consumer.</summary>
    public static WireStructure Write(StreamConsumer consumer) => new WireStructure()
        .With("ConsumerName", consumer.Name)
        .With("ConsumerARN", consumer.Arn)
        .With("ConsumerStatus", consumer.IsActive ? "ACTIVE" : "CREATING")
        .With("ConsumerCreationTimestamp", WireNumber.Time(consumer.CreatedAt));

    /// <summary>A stream without its shards.</summary>
    public static WireStructure Write(StreamSummary stream) => new WireStructure()
        .With("StreamName", stream.Name)
        .With("StreamARN", stream.Arn)
        .With("StreamStatus", KinesisStream.NameOf(stream.Status))
        .With("StreamModeDetails", new WireStructure().With("StreamMode", stream.Mode == StreamMode.OnDemand ? "ON_DEMAND" : "PROVISIONED"))
        .With("StreamCreationTimestamp", WireNumber.Time(stream.CreatedAt));

    /// <summary>A page of a list.</summary>
    /// <exception cref="WireFault">The token is none.</exception>
    public static ListPage<T> Page<T>(IReadOnlyList<T> all, string? token, int limit) =>
        ListPage<T>.Of(all, token, limit, new ServiceError("InvalidArgumentException", "NextToken is invalid."));

    // Of a stream: arn:aws:kinesis:region:account:stream/name; of a consumer with /consumer/name:seconds after it.
    private static string NameIn(string arn) => arn.Split(":stream/", 2) is [_, var rest] ? rest.Split('/')[0] : arn;

    private static WireStructure Range(HashKey from, HashKey to) =>
        new WireStructure().With("StartingHashKey", from.ToString()).With("EndingHashKey", to.ToString());
}
