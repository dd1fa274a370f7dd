namespace AwsMessaging.Semantics.Functions;

/// <summary>Messages that a poller has received and not yet made a batch of.</summary>
internal sealed class QueueGathering(int maxPayload)
{
    private readonly List<QueueRecord> records = [];
    private int size;

    public int Count => records.Count;

    /// <summary>When the first of them was received, in milliseconds.</summary>
    public long Since { get; private set; }

    public long WindowEnd(MappingSettings settings) => Since + settings.BatchingWindow;

    public bool IsFull(MappingSettings settings) => records.Count >= settings.BatchSize || size >= maxPayload;

    public void Add(long now, QueueRecord record)
    {
        if (records.Count == 0)
        {
            Since = now;
        }

        records.Add(record);
        size += record.Size;
    }

    /// <summary>Takes the oldest messages.</summary>
    /// <param name="limit">How many at the most; fewer when they would not fit into one event, but at least one.</param>
    public List<QueueRecord> Take(int limit)
    {
        var taken = 0;
        var count = 0;
        while (count < records.Count && count < limit)
        {
            var next = records[count].Size;
            if (taken + next > maxPayload && count > 0)
            {
                break;
            }

            taken += next;
            count++;
        }

        var batch = records.GetRange(0, count);
        records.RemoveRange(0, count);
        size -= taken;
        return batch;
    }

    public QueueGathering Clone()
    {
        var clone = new QueueGathering(maxPayload) { size = size, Since = Since };
        clone.records.AddRange(records);
        return clone;
    }
}
