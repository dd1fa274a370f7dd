using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Semantics.Queues;

/// <summary>A message as it lies in a queue: what nobody on AWS can look at, for properties and traces.</summary>
public sealed class QueuedMessage
{
    private readonly StoredMessage message;

    internal QueuedMessage(in MessageSlot slot)
    {
        message = slot.Message!;
        State = slot.State;
        ReceiveCount = slot.ReceiveCount;
        VisibleAt = slot.VisibleAt;
    }

    /// <summary>The message's id.</summary>
    public string MessageId => message.MessageId;

    /// <summary>The body.</summary>
    public string Body => message.Body;

    /// <summary>The message attributes; empty for none.</summary>
    public IReadOnlyList<MessageAttribute> Attributes => message.Attributes;

    /// <summary>The message group; null for none.</summary>
    public string? GroupId => message.GroupId;

    /// <summary>The deduplication id in a FIFO queue; null in a standard queue.</summary>
    public string? DeduplicationId => message.DeduplicationId;

    /// <summary>When it was sent, in milliseconds.</summary>
    public long SentAt => message.SentAt;

    /// <summary>Whether it can be received.</summary>
    public MessageState State { get; }

    /// <summary>How often it was received.</summary>
    public int ReceiveCount { get; }

    /// <summary>When its delay or visibility timeout ends or ended, in milliseconds.</summary>
    public long VisibleAt { get; }

    /// <summary>ARN of the queue that a message of a dead-letter queue comes from; null for others.</summary>
    public string? DeadLetterQueueSourceArn => message.DeadLetterQueueSourceArn;
}

/// <summary>How many messages a queue has.</summary>
/// <param name="Visible">That can be received, or wait behind others of their group (<c>ApproximateNumberOfMessages</c>).</param>
/// <param name="NotVisible">In flight (<c>ApproximateNumberOfMessagesNotVisible</c>).</param>
/// <param name="Delayed">Whose delay has not ended (<c>ApproximateNumberOfMessagesDelayed</c>).</param>
public readonly record struct QueueCounts(int Visible, int NotVisible, int Delayed);
