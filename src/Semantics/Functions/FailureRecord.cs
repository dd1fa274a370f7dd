using System.Globalization;
using AwsMessaging.Semantics.Json;
using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Semantics.Functions;

/// <summary>Why records of a stream were given up.</summary>
public enum DiscardCondition
{
    /// <summary>The batch failed as often as it may.</summary>
    RetryAttemptsExhausted,

    /// <summary>The records grew too old.</summary>
    RecordAgeExceeded,
}

/// <summary>
/// What a mapping tells its on-failure destination about records that it gave up: where they are, not what is in them.
/// Source: https://docs.aws.amazon.com/lambda/latest/dg/kinesis-on-failure-destination.html
/// </summary>
public sealed class FailureRecord
{
    private readonly EventSourceMapping mapping;
    private readonly long id;
    private readonly IReadOnlyList<StreamRecord> records;

    internal FailureRecord(
        EventSourceMapping mapping,
        long id,
        long at,
        string shardId,
        IReadOnlyList<StreamRecord> records,
        DiscardCondition condition,
        int invocations,
        string? functionError)
    {
        this.mapping = mapping;
        this.id = id;
        this.records = records;
        At = at;
        ShardId = shardId;
        Condition = condition;
        ApproximateInvokeCount = Math.Max(1, invocations);
        FunctionError = functionError;
    }

    /// <summary>When, in milliseconds of the model's time.</summary>
    public long At { get; }

    /// <summary>Shard or partition.</summary>
    public string ShardId { get; }

    /// <summary>Why.</summary>
    public DiscardCondition Condition { get; }

    /// <summary>Invocations with the batch; AWS says 1 also for records that were too old before the first.</summary>
    public int ApproximateInvokeCount { get; }

    /// <summary><c>Unhandled</c> when the last invocation threw or timed out; null when the function reported the failure.</summary>
    public string? FunctionError { get; }

    /// <summary>The records, in their order. The destination is not told what is in them.</summary>
    public IReadOnlyList<StreamRecord> Records => records;

    /// <summary>Ids of the records, in their order.</summary>
    public IReadOnlyList<string> Ids => [.. records.Select(r => r.Id)];

    /// <summary>How many records.</summary>
    public int BatchSize => records.Count;

    /// <summary>Sequence number or offset of the first.</summary>
    public string StartSequenceNumber => records[0].SequenceNumber;

    /// <summary>Sequence number or offset of the last.</summary>
    public string EndSequenceNumber => records[records.Count - 1].SequenceNumber;

    /// <summary>The record on its way to the mapping's destination; null when it has none.</summary>
    public Delivery? ToDelivery() => mapping.Settings.OnFailureDestination is not { } destination ? null : new Delivery
    {
        Id = id,
        At = At,
        From = mapping.Uuid,
        To = destination,
        Body = ToJson(),
        Context = this,
    };

    /// <summary>The record as JSON text.</summary>
    public string ToJson()
    {
        var request = JsonValue.ObjectOf(
        [
            new JsonMember("requestId", JsonValue.Of(Invocation.RequestIdOf(id))),
            new JsonMember("functionArn", JsonValue.Of(mapping.FunctionArn)),
            new JsonMember("condition", JsonValue.Of(Condition.ToString())),
            new JsonMember("approximateInvokeCount", JsonValue.Of(ApproximateInvokeCount)),
        ]);
        var members = new List<JsonMember> { new("requestContext", request) };
        if (Condition == DiscardCondition.RetryAttemptsExhausted)
        {
            members.Add(new JsonMember("responseContext", JsonValue.ObjectOf(
            [
                new JsonMember("statusCode", JsonValue.Of(200)),
                new JsonMember("executedVersion", JsonValue.Of("$LATEST")),
                new JsonMember("functionError", FunctionError is null ? JsonValue.Null : JsonValue.Of(FunctionError)),
            ])));
        }

        members.Add(new JsonMember("version", JsonValue.Of("1.0")));
        members.Add(new JsonMember("timestamp", JsonValue.Of(Iso(At))));
        members.Add(mapping.Source switch
        {
            BatchSource.Kafka => new JsonMember("KafkaBatchInfo", KafkaBatch()),
            BatchSource.DynamoDb => new JsonMember("DDBStreamBatchInfo", StreamBatch()),
            _ => new JsonMember("KinesisBatchInfo", StreamBatch()),
        });
        return JsonWriter.Write(JsonValue.ObjectOf(members));
    }

    private JsonValue StreamBatch() => JsonValue.ObjectOf(
    [
        new JsonMember("shardId", JsonValue.Of(ShardId)),
        new JsonMember("startSequenceNumber", JsonValue.Of(StartSequenceNumber)),
        new JsonMember("endSequenceNumber", JsonValue.Of(EndSequenceNumber)),
        new JsonMember("approximateArrivalOfFirstRecord", JsonValue.Of(Iso(records[0].ArrivedAt))),
        new JsonMember("approximateArrivalOfLastRecord", JsonValue.Of(Iso(records[records.Count - 1].ArrivedAt))),
        new JsonMember("batchSize", JsonValue.Of(BatchSize)),
        new JsonMember("streamArn", JsonValue.Of(mapping.SourceArn)),
    ]);

    /// <summary>
    /// Kafka's form, without the bootstrap servers that the model does not have.
    /// Source: https://docs.aws.amazon.com/lambda/latest/dg/kafka-on-failure.html
    /// </summary>
    private JsonValue KafkaBatch() => JsonValue.ObjectOf(
    [
        new JsonMember("batchSize", JsonValue.Of(BatchSize)),
        new JsonMember("eventSourceArn", JsonValue.Of(mapping.SourceArn)),
        new JsonMember("payloadSize", JsonValue.Of(records.Sum(record => record.Size))),
        new JsonMember("recordsInfo", JsonValue.ObjectOf([new JsonMember(ShardId, JsonValue.ObjectOf(
        [
            new JsonMember("firstRecordOffset", JsonValue.Of(StartSequenceNumber)),
            new JsonMember("lastRecordOffset", JsonValue.Of(EndSequenceNumber)),
            new JsonMember("firstRecordTimestamp", JsonValue.Of(Iso(records[0].ArrivedAt))),
            new JsonMember("lastRecordTimestamp", JsonValue.Of(Iso(records[records.Count - 1].ArrivedAt))),
        ]))])),
    ]);

    private static string Iso(long milliseconds) =>
        new DateTime(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddMilliseconds(milliseconds)
            .ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
