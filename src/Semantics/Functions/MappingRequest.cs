namespace AwsMessaging.Semantics.Functions;

/// <summary>Where a mapping of a stream begins.</summary>
public enum MappingStart
{
    /// <summary>At the oldest record.</summary>
    TrimHorizon,

    /// <summary>At the records that come after the mapping's creation.</summary>
    Latest,

    /// <summary>At a time.</summary>
    AtTimestamp,
}

/// <summary>
/// The request that creates or updates a mapping. What is null takes its default at creation and stays as it is in an update.
/// Source: https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html
/// </summary>
public sealed record MappingRequest
{
    /// <summary>The function's ARN.</summary>
    public string FunctionArn { get; init; } = "";

    /// <summary>The ARN of the queue, stream, table stream or topic's cluster.</summary>
    public string SourceArn { get; init; } = "";

    /// <summary>What the ARN is of.</summary>
    public BatchSource Source { get; init; }

    /// <summary>Whether the mapping polls.</summary>
    public bool? Enabled { get; init; }

    /// <summary>Records in one invocation at the most.</summary>
    public int? BatchSize { get; init; }

    /// <summary>Seconds that records are gathered for.</summary>
    public int? MaximumBatchingWindowInSeconds { get; init; }

    /// <summary>Whether <c>FunctionResponseTypes</c> has <c>ReportBatchItemFailures</c>.</summary>
    public bool? ReportBatchItemFailures { get; init; }

    /// <summary>Filter patterns, of which one has to match.</summary>
    public IReadOnlyList<string>? Filters { get; init; }

    /// <summary>Standard queues and FIFO queues: concurrent invocations at the most.</summary>
    public int? MaximumConcurrency { get; init; }

    /// <summary>Whether the mapping has a provisioned poller, which excludes <see cref="MaximumConcurrency"/>.</summary>
    public bool? HasProvisionedPollers { get; init; }

    /// <summary>Streams and topics: where to begin. Required there.</summary>
    public MappingStart? StartingPosition { get; init; }

    /// <summary>The time to begin at, in milliseconds.</summary>
    public long? StartingPositionTimestamp { get; init; }

    /// <summary>Streams: batches of one shard at a time.</summary>
    public int? ParallelizationFactor { get; init; }

    /// <summary>Streams and topics: retries of a batch; −1 without limit.</summary>
    public int? MaximumRetryAttempts { get; init; }

    /// <summary>Streams and topics: seconds after which records are given up; −1 without limit.</summary>
    public int? MaximumRecordAgeInSeconds { get; init; }

    /// <summary>Streams and topics: whether a failed batch is halved.</summary>
    public bool? BisectBatchOnFunctionError { get; init; }

    /// <summary>Streams and topics: ARN that is told of discarded records.</summary>
    public string? OnFailureDestination { get; init; }

    /// <summary>Kinesis and DynamoDB: seconds of a tumbling window. Accepted as configuration; windows are not modelled.</summary>
    public int? TumblingWindowInSeconds { get; init; }
}

/// <summary>What is there when a mapping is created, so that it can be checked.</summary>
/// <param name="FunctionTimeout">Seconds that the function may run; null when there is no such function.</param>
/// <param name="SourceExists">Whether there is such a queue, stream or topic.</param>
/// <param name="QueueVisibilityTimeout">Seconds; for queues.</param>
public sealed record MappingSurroundings(int? FunctionTimeout = 3, bool SourceExists = true, int QueueVisibilityTimeout = 30);
