using AwsMessaging.Semantics.Facts;

namespace AwsMessaging.Semantics.Queues;

/// <summary>The quotas that a model of SQS holds to: AWS's, unless replaced.</summary>
public sealed class SqsQuotas
{
    /// <summary>AWS's own.</summary>
    public static readonly SqsQuotas Default = new();

    /// <summary>Bytes of a message with its attributes, and of all messages of a batch.</summary>
    public int MaximumMessageBytes { get; init; } = SqsFacts.MaximumMessageBytes;

    /// <summary>Messages of one queue that may be in flight.</summary>
    public int InFlightMessages { get; init; } = SqsFacts.InFlightMessages;

    /// <summary>
    /// Calls a second to each of send, receive and delete of a FIFO queue; in high-throughput mode, of each of its partitions.
    /// </summary>
    public int FifoCallsPerSecond { get; init; } = SqsFacts.FifoCallsPerSecond;

    /// <summary>Messages a second in batches, otherwise as <see cref="FifoCallsPerSecond"/>.</summary>
    public int FifoMessagesPerSecond { get; init; } = SqsFacts.FifoMessagesPerSecond;

    /// <summary>
    /// Partitions of a FIFO queue in high-throughput mode. AWS adds them as traffic grows, up to the region's quota; the model has them all
    /// from the start.
    /// </summary>
    public int FifoPartitions { get; init; } = SqsFacts.HighThroughputFifoCallsPerSecond / SqsFacts.FifoCallsPerSecond;

    /// <summary>Messages a second that a move task moves when it is not told.</summary>
    public int MoveTaskMessagesPerSecond { get; init; } = SqsFacts.MoveTaskMessagesPerSecond;

    /// <summary>Milliseconds between two purges of a queue.</summary>
    public long PurgeIntervalMilliseconds { get; init; } = SqsFacts.PurgeIntervalSeconds * 1000L;

    /// <summary>Milliseconds after the delete of a queue in which its name cannot be used.</summary>
    public long RecreateIntervalMilliseconds { get; init; } = SqsFacts.RecreateIntervalSeconds * 1000L;
}
