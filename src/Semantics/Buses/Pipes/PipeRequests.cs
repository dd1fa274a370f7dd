namespace AwsMessaging.Semantics.Buses.Pipes;

/// <summary>
/// Request of CreatePipe.
/// Source: https://docs.aws.amazon.com/eventbridge/latest/pipes-reference/API_CreatePipe.html
/// </summary>
/// <param name="Name">1 to 64 characters of <c>[.\-_A-Za-z0-9]</c>.</param>
/// <param name="Source">From where.</param>
/// <param name="Target">Where to.</param>
public sealed record PipeRequest(string Name, PipeSource Source, PipeTarget Target)
{
    /// <summary>Event patterns of which a record has to match one; empty for no filter.</summary>
    public IReadOnlyList<string> Filters { get; init; } = [];

    /// <summary>ARN of the function that gets the batch and returns what goes to the target; null for none.</summary>
    public string? EnrichmentArn { get; init; }

    /// <summary>What makes the function's input of each record; null for the record as it is.</summary>
    public string? EnrichmentTemplate { get; init; }
}

/// <summary>
/// From where a pipe reads. Retries, age, bisecting and the dead-letter queue are for streams: a queue has its own redrive policy.
/// Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-event-source.html
/// </summary>
/// <param name="Arn">ARN of a queue or stream.</param>
public sealed record PipeSource(string Arn)
{
    /// <summary>Messages or records of a batch; null for the default of the kind of source.</summary>
    public int? BatchSize { get; init; }

    /// <summary>Seconds for which a batch is gathered, 0 to 300.</summary>
    public int BatchingWindowSeconds { get; init; }

    /// <summary>Retries of a batch, −1 to 10,000; −1 is without end.</summary>
    public int MaximumRetryAttempts { get; init; } = -1;

    /// <summary>Seconds after which a record is given up, 60 to 604,800; −1 is never.</summary>
    public int MaximumRecordAgeInSeconds { get; init; } = -1;

    /// <summary>Whether a batch of which a part failed is tried again in halves.</summary>
    public bool BisectsOnPartialFailure { get; init; }

    /// <summary>ARN of the queue or topic that is told of records that are given up; null for none.</summary>
    public string? DeadLetterArn { get; init; }
}

/// <summary>
/// Where a pipe sends. A value may be a path into the event, <c>$.body.customer</c>, without angle brackets: those belong to templates, and
/// here they would be taken as they are.
/// Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-event-target.html
/// </summary>
/// <param name="Arn">ARN of a queue, function, topic, stream, bus or state machine.</param>
public sealed record PipeTarget(string Arn)
{
    /// <summary>What makes the target's input of each event; null for the event as it is.</summary>
    public string? InputTemplate { get; init; }

    /// <summary>Message group for FIFO queues and topics; null for none.</summary>
    public string? MessageGroupId { get; init; }

    /// <summary>Deduplication id for FIFO queues; null for none.</summary>
    public string? MessageDeduplicationId { get; init; }

    /// <summary>Partition key for streams; null for none.</summary>
    public string? PartitionKey { get; init; }
}

/// <summary>A message or record that a pipe has read.</summary>
/// <param name="Id">Message id or sequence number: what an item identifier of a partial failure names.</param>
/// <param name="Json">
/// The record as the pipe shows it, a JSON object; the body of a message is its <c>body</c>, that of a stream's record its <c>data</c> in
/// Base64.
/// </param>
public sealed record PipeRecord(string Id, string Json)
{
    /// <summary>When it came into the stream, in milliseconds since 1970 UTC; null where age has no meaning.</summary>
    public long? ArrivedAt { get; init; }
}

/// <summary>One event of a call to a target.</summary>
/// <param name="Body">The event as text.</param>
/// <param name="GroupId">Message group or partition key; null for none.</param>
/// <param name="DeduplicationId">Deduplication id; null for none.</param>
public sealed record PipeEntry(string Body, string? GroupId, string? DeduplicationId);
