namespace AwsMessaging.Semantics.Functions;

/// <summary>
/// One of a shard's concurrent lanes: records of the same partition key are in the same, and it runs one batch at a time. Without
/// parallelization a shard has one.
/// </summary>
internal sealed class StreamLane(string shardId)
{
    private readonly List<StreamRecord> pending = [];
    private readonly List<StreamBatch> work = [];
    private int taken;
    private long gatheringSince;

    public string ShardId { get; } = shardId;

    /// <summary>The invocation that runs; null for none.</summary>
    public Invocation? Running { get; set; }

    /// <summary>Whether no record is left.</summary>
    public bool IsIdle => Running is null && work.Count == 0 && Pending == 0;

    /// <summary>Records that were read and are in no batch.</summary>
    public int Pending => pending.Count - taken;

    /// <summary>The batch whose turn it is; null for none.</summary>
    public StreamBatch? Current => work.Count == 0 ? null : work[work.Count - 1];

    public void Add(long now, StreamRecord record)
    {
        if (Pending == 0)
        {
            gatheringSince = now;
        }

        pending.Add(record);
    }

    /// <summary>When the records at hand may become a batch; null when there are none.</summary>
    public long? ReadyAt(long now, MappingSettings settings, bool isEndOfShard) =>
        Pending == 0 ? null
        : isEndOfShard || Pending >= settings.BatchSize ? now
        : gatheringSince + settings.BatchingWindow;

    /// <summary>Makes a batch of the oldest records at hand.</summary>
    /// <param name="now">Milliseconds.</param>
    /// <param name="limit">How many records at the most.</param>
    /// <param name="maxPayload">How many bytes at the most, but at least one record.</param>
    public StreamBatch Gather(long now, int limit, int maxPayload)
    {
        var records = new List<StreamRecord>();
        var size = 0;
        while (records.Count < limit && Pending > 0)
        {
            size += pending[taken].Size;
            if (size > maxPayload && records.Count > 0)
            {
                break;
            }

            records.Add(pending[taken++]);
        }

        if (taken == pending.Count)
        {
            pending.Clear();
            taken = 0;
        }

        gatheringSince = now;
        var batch = new StreamBatch(records);
        work.Add(batch);
        return batch;
    }

    /// <summary>Puts batches in the place of the current one, in the order in which they are to run; none ends it.</summary>
    public void Replace(params StreamBatch[] batches)
    {
        work.RemoveAt(work.Count - 1);
        for (var i = batches.Length - 1; i >= 0; i--)
        {
            work.Add(batches[i]);
        }
    }

    public StreamLane Clone()
    {
        var clone = new StreamLane(ShardId) { Running = Running, taken = taken, gatheringSince = gatheringSince };
        clone.pending.AddRange(pending);
        foreach (var batch in work)
        {
            clone.work.Add(batch.Clone());
        }

        return clone;
    }
}
