namespace AwsMessaging.Semantics.Queues;

/// <summary>How far a task is that moves messages out of a dead-letter queue.</summary>
public enum MoveTaskStatus
{
    /// <summary>It moves messages.</summary>
    Running,

    /// <summary>Nothing is left to move.</summary>
    Completed,

    /// <summary>It was cancelled.</summary>
    Cancelled,

    /// <summary>A message could not be moved.</summary>
    Failed,
}

/// <summary>
/// A task that moves messages out of a dead-letter queue.
/// Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ListMessageMoveTasks.html
/// </summary>
public sealed class MessageMoveTask
{
    internal MessageMoveTask(string handle, string sourceArn, string? destinationArn, int? rate, long startedAt, int toMove)
    {
        Handle = handle;
        SourceArn = sourceArn;
        DestinationArn = destinationArn;
        MaxMessagesPerSecond = rate;
        StartedAt = startedAt;
        ToMove = toMove;
    }

    /// <summary>What it is cancelled by.</summary>
    public string Handle { get; }

    /// <summary>ARN of the dead-letter queue.</summary>
    public string SourceArn { get; }

    /// <summary>ARN of the queue that takes the messages; null when each goes back to where it came from.</summary>
    public string? DestinationArn { get; }

    /// <summary>Messages a second that were asked for, 1 to 500; null when the request did not say.</summary>
    public int? MaxMessagesPerSecond { get; }

    /// <summary>When it started, in milliseconds.</summary>
    public long StartedAt { get; }

    /// <summary>Messages that there were to move when it started.</summary>
    public int ToMove { get; }

    /// <summary>Messages that it has moved.</summary>
    public int Moved { get; internal set; }

    /// <summary>How far it is.</summary>
    public MoveTaskStatus Status { get; internal set; }

    /// <summary>Why it failed; null when it did not.</summary>
    public string? FailureReason { get; internal set; }

    internal MessageMoveTask Clone() => (MessageMoveTask)MemberwiseClone();

    /// <summary>When it moves the next message.</summary>
    internal long NextAt(int defaultRate) => StartedAt + ((Moved + 1) * 1000L / (MaxMessagesPerSecond ?? defaultRate));
}
