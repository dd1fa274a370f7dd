using AwsMessaging.Semantics.Facts;

namespace AwsMessaging.Semantics.Queues;

/// <summary>
/// How a queue is set. Never changes: setting makes a new one.
/// Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html
/// </summary>
public sealed record QueueAttributes
{
    /// <summary>Seconds, 0 to 900, before a new message can be received.</summary>
    public int DelaySeconds { get; init; }

    /// <summary>Bytes, 1,024 to 1,048,576, that a message may have.</summary>
    public int MaximumMessageSize { get; init; } = SqsFacts.MaximumMessageBytes;

    /// <summary>Seconds, 60 to 1,209,600, that messages are kept.</summary>
    public int MessageRetentionPeriod { get; init; } = SqsFacts.DefaultRetentionSeconds;

    /// <summary>Seconds, 0 to 20, that a receive waits which does not say.</summary>
    public int ReceiveMessageWaitTimeSeconds { get; init; }

    /// <summary>Seconds, 0 to 43,200, that received messages are hidden.</summary>
    public int VisibilityTimeout { get; init; } = SqsFacts.DefaultVisibilityTimeoutSeconds;

    /// <summary>Whether it is a FIFO queue. Set at creation.</summary>
    public bool FifoQueue { get; init; }

    /// <summary>Whether a FIFO queue makes deduplication ids from the content.</summary>
    public bool ContentBasedDeduplication { get; init; }

    /// <summary>Whether the attribute <c>DeduplicationScope</c> is <c>messageGroup</c> rather than <c>queue</c>.</summary>
    public bool DeduplicatesPerGroup { get; init; }

    /// <summary>Whether the attribute <c>FifoThroughputLimit</c> is <c>perMessageGroupId</c> rather than <c>perQueue</c>.</summary>
    public bool LimitsThroughputPerGroup { get; init; }

    /// <summary>Where messages go that were received too often; null for nowhere.</summary>
    public RedrivePolicy? RedrivePolicy { get; init; }

    /// <summary>Which queues may use this one as their dead-letter queue; null for all.</summary>
    public RedriveAllowPolicy? RedriveAllowPolicy { get; init; }

    /// <summary>The access policy as JSON; null for none. The model does not evaluate it.</summary>
    public string? Policy { get; init; }

    /// <summary>The key for server-side encryption; null for none. The model does not encrypt.</summary>
    public string? KmsMasterKeyId { get; init; }

    /// <summary>Seconds, 60 to 86,400, for which a data key is used again.</summary>
    public int KmsDataKeyReusePeriodSeconds { get; init; } = 300;

    /// <summary>Whether messages are encrypted with SQS's own keys.</summary>
    public bool SqsManagedSseEnabled { get; init; } = true;
}
