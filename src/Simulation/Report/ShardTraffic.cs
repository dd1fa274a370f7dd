using AwsMessaging.Simulation.Traces;

namespace AwsMessaging.Simulation.Report;

/// <summary>What one shard was offered, second by second.</summary>
public sealed class ShardTraffic
{
    private readonly Dictionary<string, int> keys = new(StringComparer.Ordinal);
    private readonly List<Second> seconds = [];

    private ShardTraffic(string shard) => Shard = shard;

    /// <summary>The shard's id.</summary>
    public string Shard { get; }

    /// <summary>Each second of the run, the first beginning with the run.</summary>
    public IReadOnlyList<Second> Seconds => seconds;

    /// <summary>Records that it was offered.</summary>
    public int Records => seconds.Sum(s => s.Records);

    /// <summary>Records that it refused for their rate.</summary>
    public int Throttled => seconds.Sum(s => s.Throttled);

    /// <summary>The partition key with the most records, the first of equals; null without records.</summary>
    public string? TopKey => keys.Count == 0 ? null : keys.MaxBy(k => k.Value).Key;

    /// <summary>The top key's share of the records, 0 to 1.</summary>
    public double TopKeyShare => keys.Count == 0 ? 0 : (double)keys[TopKey!] / Records;

    /// <summary>The loads of a stream's shards: of lines about records, which name the shard as their other lane.</summary>
    /// <param name="trace">The run.</param>
    /// <param name="stream">Name of the stream.</param>
    /// <param name="shards">Ids of its shards, those without records too.</param>
    public static IReadOnlyList<ShardTraffic> Of(Trace trace, string stream, IReadOnlyList<string> shards)
    {
        ArgumentNullException.ThrowIfNull(trace);
        ArgumentNullException.ThrowIfNull(shards);
        var loads = shards.Select(s => new ShardTraffic(s)).ToList();
        var length = 1;
        foreach (var line in trace.Events)
        {
            if (line.Lane == stream
                && line.Kind is TraceKind.Accepted or TraceKind.Throttled
                && loads.Find(l => l.Shard == line.Other) is { } load)
            {
                load.Add(line);
                length = Math.Max(length, load.seconds.Count);
            }
        }

        foreach (var load in loads)
        {
            load.Extend(length);
        }

        return loads;
    }

    private void Add(in TraceEvent line)
    {
        var at = (int)(line.TimeMs / 1000);
        Extend(at + 1);
        var second = seconds[at];
        seconds[at] = new(second.Records + 1, second.Bytes + line.Bytes, second.Throttled + (line.Kind == TraceKind.Throttled ? 1 : 0));
        if (line.Group is { } key)
        {
            keys[key] = keys.GetValueOrDefault(key) + 1;
        }
    }

    private void Extend(int length)
    {
        while (seconds.Count < length)
        {
            seconds.Add(default);
        }
    }

    /// <summary>One second of a shard.</summary>
    /// <param name="Records">Records offered.</param>
    /// <param name="Bytes">Bytes offered.</param>
    /// <param name="Throttled">Records refused.</param>
    public readonly record struct Second(int Records, long Bytes, int Throttled);
}
