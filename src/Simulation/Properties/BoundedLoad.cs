using AwsMessaging.Simulation.Traces;

namespace AwsMessaging.Simulation.Properties;

/// <summary>No shard has more than its share, and no throttled record is forgotten.</summary>
/// <param name="maxShare">Largest share of all records that one shard may take, above 0 to 1.</param>
public sealed class BoundedLoad(double maxShare) : Property
{
    /// <inheritdoc/>
    public override string Statement => FormattableString.Invariant(
        $"No shard takes more than {100 * maxShare:0}% of the records, and every throttled record is put again.");

    /// <inheritdoc/>
    public override Violation? Check(Trace trace, EndState end)
    {
        var shards = new List<(string Shard, int Count, int First, int Last)>();
        var records = 0;
        for (var i = 0; i < trace.Events.Count; i++)
        {
            var line = trace.Events[i];
            if (line.Kind == TraceKind.Throttled && line.Key is { } key && trace.Find(TraceKind.Accepted, key, i) < 0)
            {
                return Broken($"{key} was throttled and never put again.", i, trace.Events.Count - 1);
            }

            if (line is not { Kind: TraceKind.Accepted, Other: { } shard })
            {
                continue;
            }

            records++;
            var at = shards.FindIndex(s => s.Shard == shard);
            if (at < 0)
            {
                shards.Add((shard, 1, i, i));
            }
            else
            {
                shards[at] = shards[at] with { Count = shards[at].Count + 1, Last = i };
            }
        }

        foreach (var (shard, count, first, last) in shards)
        {
            if (count > maxShare * records)
            {
                return Broken(FormattableString.Invariant($"{shard} takes {count} of {records} records."), first, last);
            }
        }

        return null;
    }
}
