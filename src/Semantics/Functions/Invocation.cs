using System.Globalization;
using AwsMessaging.Semantics.Json;

namespace AwsMessaging.Semantics.Functions;

/// <summary>One synchronous invocation of a function with a batch.</summary>
public sealed class Invocation
{
    internal Invocation(long id, EventSourceMapping mapping, string? shardId, IReadOnlyList<MappedRecord> records, int attempt,
        long startedAt)
    {
        Id = id;
        Mapping = mapping;
        ShardId = shardId;
        Records = records;
        Attempt = attempt;
        StartedAt = startedAt;
    }

    /// <summary>Tells it apart from all others of its poller.</summary>
    public long Id { get; }

    /// <summary>The mapping that invokes.</summary>
    public EventSourceMapping Mapping { get; }

    /// <summary>The shard or partition of the records; null for queues.</summary>
    public string? ShardId { get; }

    /// <summary>The batch, in the order of the event.</summary>
    public IReadOnlyList<MappedRecord> Records { get; }

    /// <summary>1 for the first invocation with this batch.</summary>
    public int Attempt { get; }

    /// <summary>When it began, in milliseconds of the model's time.</summary>
    public long StartedAt { get; }

    /// <summary>The request id that the function sees.</summary>
    public string RequestId => RequestIdOf(Id);

    /// <summary>The ids of the batch's records.</summary>
    public IReadOnlyList<string> Ids
    {
        get
        {
            var ids = new string[Records.Count];
            for (var i = 0; i < ids.Length; i++)
            {
                ids[i] = Records[i].Id;
            }

            return ids;
        }
    }

    /// <summary>The event that the function gets, as JSON text.</summary>
    public string ToEvent() => Mapping.Source == BatchSource.Kafka ? KafkaEvent() : JsonWriter.Write(
        JsonValue.ObjectOf([new JsonMember("Records", JsonValue.ArrayOf(Records.Select(r => r.ToEvent())))]));

    internal static string RequestIdOf(long id) =>
        "7d0c1a52-" + (id >> 32 & 0xffff).ToString("x4", CultureInfo.InvariantCulture) + "-4c3e-9b1f-"
        + (id & 0xffffffff).ToString("x12", CultureInfo.InvariantCulture);

    /// <summary>
    /// Kafka's event has its records by topic-partition.
    /// Source: https://docs.aws.amazon.com/lambda/latest/dg/with-msk.html
    /// </summary>
    private string KafkaEvent() => JsonWriter.Write(JsonValue.ObjectOf(
    [
        new JsonMember("eventSource", JsonValue.Of("aws:kafka")),
        new JsonMember("eventSourceArn", JsonValue.Of(Mapping.SourceArn)),
        new JsonMember("records", JsonValue.ObjectOf([new JsonMember(ShardId!, JsonValue.ArrayOf(Records.Select(r => r.ToEvent())))])),
    ]));
}
