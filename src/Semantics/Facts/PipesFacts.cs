namespace AwsMessaging.Semantics.Facts;

/// <summary>Limits of Amazon EventBridge Pipes.</summary>
public static class PipesFacts
{
    private const string BatchingPage = "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-batching-concurrency.html";
    private const string QueueSourceApi =
        "https://docs.aws.amazon.com/eventbridge/latest/pipes-reference/API_PipeSourceSqsQueueParameters.html";
    private const string StreamSourceApi =
        "https://docs.aws.amazon.com/eventbridge/latest/pipes-reference/API_PipeSourceKinesisStreamParameters.html";

    /// <summary>Events of one call to a queue, topic or bus as target.</summary>
    public static readonly Fact<int> MessagingTargetBatch = new(10, BatchingPage, "2026-10");

    /// <summary>Records of one call to a stream as target.</summary>
    public static readonly Fact<int> StreamTargetBatch = new(500, BatchingPage, "2026-10");

    /// <summary>Messages or records of a batch, whatever the target.</summary>
    public static readonly Fact<Bounds> BatchSize = new(new Bounds(1, 10_000), QueueSourceApi, "2026-10");

    /// <summary>Messages of a batch from a FIFO queue.</summary>
    public static readonly Fact<int> FifoBatchSize = new(
        10, "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-sqs.html", "2026-10");

    /// <summary>Messages of a batch from a queue, unless the pipe says otherwise.</summary>
    public static readonly Fact<int> DefaultQueueBatchSize = new(
        10, "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-sqs.html", "2026-10");

    /// <summary>Records of a batch from a stream, unless the pipe says otherwise.</summary>
    public static readonly Fact<int> DefaultStreamBatchSize = new(
        100, "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-kinesis.html", "2026-10");

    /// <summary>Seconds for which messages or records are gathered.</summary>
    public static readonly Fact<Bounds> BatchingWindowSeconds = new(new Bounds(0, 300), QueueSourceApi, "2026-10");

    /// <summary>Retries of a stream's batch; −1 is without end.</summary>
    public static readonly Fact<Bounds> StreamRetryAttempts = new(new Bounds(-1, 10_000), StreamSourceApi, "2026-10");

    /// <summary>Seconds after which a stream's record is given up; −1 is never.</summary>
    public static readonly Fact<Bounds> StreamRecordAgeSeconds = new(new Bounds(60, 604_800), StreamSourceApi, "2026-10");

    /// <summary>Filter patterns of one pipe.</summary>
    public static readonly Fact<int> Filters = new(
        5, "https://docs.aws.amazon.com/eventbridge/latest/pipes-reference/API_FilterCriteria.html", "2026-10");

    /// <summary>Bytes that a function takes from a pipe or gives it.</summary>
    public static readonly Fact<int> FunctionPayloadBytes = new(6_291_456, BatchingPage, "2026-10");

    /// <summary>Characters of the name of a pipe.</summary>
    public static readonly Fact<Bounds> NameLength = new(
        new Bounds(1, 64), "https://docs.aws.amazon.com/eventbridge/latest/pipes-reference/API_CreatePipe.html", "2026-10");

    /// <summary>Fields of a message as a pipe shows it.</summary>
    public static readonly Fact<IReadOnlyList<string>> QueueFields = new(
        ["messageId", "receiptHandle", "body", "attributes", "messageAttributes", "md5OfBody", "md5OfMessageAttributes", "eventSource",
            "eventSourceARN", "awsRegion"],
        "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-sqs.html",
        "2026-10");

    /// <summary>Fields of a stream's record as a pipe shows it.</summary>
    public static readonly Fact<IReadOnlyList<string>> StreamFields = new(
        [
            "kinesisSchemaVersion", "partitionKey", "sequenceNumber", "data", "approximateArrivalTimestamp", "encryptionType",
            "eventSource", "eventVersion", "eventID",
            "eventName", "invokeIdentityArn", "awsRegion", "eventSourceARN",
        ],
        "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-kinesis.html",
        "2026-10");

    /// <summary>Fields of a record of a table's stream as a pipe shows it.</summary>
    public static readonly Fact<IReadOnlyList<string>> TableFields = new(
        ["eventID", "eventName", "eventVersion", "eventSource", "awsRegion", "dynamodb", "eventSourceARN", "userIdentity", "tableName",
            "recordFormat"],
        "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-dynamodb.html",
        "2026-10");
}
