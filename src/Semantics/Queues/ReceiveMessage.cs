namespace AwsMessaging.Semantics.Queues;

/// <summary>
/// Asks for messages.
/// Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html
/// </summary>
public sealed class ReceiveMessage
{
    /// <summary>How many messages at the most, 1 to 10; null for 1.</summary>
    public int? MaxNumberOfMessages { get; init; }

    /// <summary>Seconds to wait for a message, 0 to 20; null for the queue's. 0 is a short poll.</summary>
    public int? WaitTimeSeconds { get; init; }

    /// <summary>Seconds, 0 to 43,200, for which the messages are hidden from others; null for the queue's.</summary>
    public int? VisibilityTimeout { get; init; }

    /// <summary>Under which a receive from a FIFO queue can be repeated; null for none. 1 to 128 characters.</summary>
    public string? ReceiveRequestAttemptId { get; init; }
}

/// <summary>What a receive came to.</summary>
public readonly struct ReceiveResult
{
    private static readonly IReadOnlyList<ReceivedMessage> NoMessages = [];
    private readonly IReadOnlyList<ReceivedMessage>? messages;

    internal ReceiveResult(IReadOnlyList<ReceivedMessage> messages)
    {
        this.messages = messages;
        WaitsUntil = null;
    }

    internal ReceiveResult(long? waitsUntil)
    {
        messages = null;
        WaitsUntil = waitsUntil;
    }

    /// <summary>The messages; none when the poll ended without, or still waits.</summary>
    public IReadOnlyList<ReceivedMessage> Messages => messages ?? NoMessages;

    /// <summary>
    /// When a long poll that has found nothing so far ends; null when this is the answer. Whoever drives the model asks again with
    /// <see cref="Queue.ReceiveAgain"/> when <see cref="Queue.Version"/> has changed, at <see cref="Queue.NextChange"/>, and at this time.
    /// </summary>
    public long? WaitsUntil { get; }

    /// <summary>Whether the poll still waits.</summary>
    public bool IsWaiting => WaitsUntil is not null;
}
