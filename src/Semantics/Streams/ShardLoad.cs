namespace AwsMessaging.Semantics.Streams;

/// <summary>What a shard was asked to take: for reports and for finding hot shards.</summary>
public sealed class ShardLoad
{
    private const long Second = 1000;

    private List<LoadSecond>? seconds;
    private Dictionary<string, long>? recordsByKey;

    /// <summary>Records taken.</summary>
    public long RecordsAccepted { get; private set; }

    /// <summary>Bytes taken, partition keys included.</summary>
    public long BytesAccepted { get; private set; }

    /// <summary>Records refused because the shard's throughput was exceeded.</summary>
    public long RecordsThrottled { get; private set; }

    /// <summary>The load of each second in which something was put, in order; empty unless the stream keeps a history.</summary>
    public IReadOnlyList<LoadSecond> Seconds => seconds ?? (IReadOnlyList<LoadSecond>)[];

    /// <summary>The partition key of most records put, and their number; null unless the stream keeps a history.</summary>
    public (string PartitionKey, long Records)? TopKey { get; private set; }

    internal void KeepHistory()
    {
        seconds ??= [];
        recordsByKey ??= new(StringComparer.Ordinal);
    }

    internal void Count(long now, string partitionKey, int size, bool isAccepted)
    {
        if (isAccepted)
        {
            RecordsAccepted++;
            BytesAccepted += size;
        }
        else
        {
            RecordsThrottled++;
        }

        if (seconds is not null && recordsByKey is not null)
        {
            CountInHistory(seconds, recordsByKey, now, partitionKey, size, isAccepted);
        }
    }

    internal ShardLoad Clone()
    {
        var clone = (ShardLoad)MemberwiseClone();
        clone.seconds = seconds is null ? null : [.. seconds];
        clone.recordsByKey = recordsByKey is null ? null : new(recordsByKey, StringComparer.Ordinal);
        return clone;
    }

    private void CountInHistory(
        List<LoadSecond> history, Dictionary<string, long> byKey, long now, string partitionKey, int size, bool isAccepted)
    {
        var at = now - (((now % Second) + Second) % Second);
        if (history.Count == 0 || history[^1].At != at)
        {
            history.Add(new(at, 0, 0, 0));
        }

        var last = history[^1];
        history[history.Count - 1] = isAccepted
            ? last with { Records = last.Records + 1, Bytes = last.Bytes + size }
            : last with { Throttled = last.Throttled + 1 };

        byKey.TryGetValue(partitionKey, out var count);
        byKey[partitionKey] = ++count;
        if (TopKey is null || count > TopKey.Value.Records)
        {
            TopKey = (partitionKey, count);
        }
    }
}

/// <summary>The load of a shard within one second.</summary>
/// <param name="At">When the second begins, in milliseconds of the model's time.</param>
/// <param name="Records">Records taken.</param>
/// <param name="Bytes">Bytes taken.</param>
/// <param name="Throttled">Records refused.</param>
public readonly record struct LoadSecond(long At, int Records, long Bytes, int Throttled);
