namespace AwsMessaging.Semantics.Queues;

/// <summary>The actions whose throughput FIFO queues limit, each for itself.</summary>
internal enum FifoAction
{
    Send,
    Receive,
    Delete,
}

/// <summary>Counts calls and messages in each second and partition.</summary>
internal sealed class ThroughputMeter
{
    private readonly int[] calls;
    private readonly int[] messages;
    private long second = -1;

    /// <param name="partitions">How many, from 1.</param>
    public ThroughputMeter(int partitions)
    {
        calls = new int[partitions];
        messages = new int[partitions];
    }

    private ThroughputMeter(ThroughputMeter other)
    {
        calls = (int[])other.calls.Clone();
        messages = (int[])other.messages.Clone();
        second = other.second;
    }

    public int Partitions => calls.Length;

    public ThroughputMeter Clone() => new(this);

    /// <summary>Counts a call, unless it exceeds what a second may have.</summary>
    public bool TryCount(long now, int partition, int count, long maximumCalls, long maximumMessages)
    {
        if (second != now / 1000)
        {
            second = now / 1000;
            Array.Clear(calls, 0, calls.Length);
            Array.Clear(messages, 0, messages.Length);
        }

        if (calls[partition] + 1L > maximumCalls || (long)messages[partition] + count > maximumMessages)
        {
            return false;
        }

        calls[partition]++;
        messages[partition] += count;
        return true;
    }
}
