namespace AwsMessaging.Semantics.Streams;

/// <summary>
/// What an on-demand stream is scaled by: twice the highest traffic that it saw in a second of the last 30 days.
/// Source: https://docs.aws.amazon.com/streams/latest/dev/how-do-i-size-a-stream.html
/// </summary>
internal sealed class OnDemandCapacity
{
    private const long Second = 1000;
    private const long Day = 86_400_000;

    private readonly KinesisQuotas quotas;

    // The highest traffic, in shards, of each day that had any, oldest first.
    private List<(long Day, int Shards)> peaks = [];
    private long second = long.MinValue;
    private long records;
    private long bytes;

    public OnDemandCapacity(KinesisQuotas quotas)
    {
        this.quotas = quotas;
    }

    /// <summary>Counts a record and says how many shards the stream should have.</summary>
    public int Count(long now, int size)
    {
        if (second != now / Second)
        {
            second = now / Second;
            records = 0;
            bytes = 0;
        }

        records++;
        bytes += size;
        var busy = (int)Math.Max(Shares(records, quotas.ShardWriteRecordsPerSecond), Shares(bytes, quotas.ShardWriteBytesPerSecond));
        Note(now / Day, busy);

        var peak = 0;
        foreach (var (_, shards) in peaks)
        {
            peak = Math.Max(peak, shards);
        }

        return Math.Max(quotas.OnDemandShards, Facts.KinesisFacts.OnDemandHeadroom * peak);
    }

    public OnDemandCapacity Clone()
    {
        var clone = (OnDemandCapacity)MemberwiseClone();
        clone.peaks = [.. peaks];
        return clone;
    }

    private static long Shares(long amount, long share) => (amount + share - 1) / share;

    private void Note(long day, int shards)
    {
        while (peaks.Count > 0 && peaks[0].Day <= day - Facts.KinesisFacts.OnDemandPeakDays)
        {
            peaks.RemoveAt(0);
        }

        if (peaks.Count == 0 || peaks[^1].Day != day)
        {
            peaks.Add((day, shards));
        }
        else if (shards > peaks[^1].Shards)
        {
            peaks[peaks.Count - 1] = (day, shards);
        }
    }
}
