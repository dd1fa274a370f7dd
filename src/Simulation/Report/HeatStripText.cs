using System.Globalization;
using System.Text;

namespace AwsMessaging.Simulation.Report;

/// <summary>The load of a stream's shards for terminals: a line each, of a block for each second.</summary>
public static class HeatStripText
{
    /// <summary>Blocks in a line; longer runs have a block for several seconds, as high as the highest of them.</summary>
    private const int MostBlocks = 24;

    /// <summary>From nothing to all that a shard takes; what is more has the whole block.</summary>
    private const string Blocks = " ▁▂▃▄▅▆▇";

    private const char Over = '█';

    /// <summary>Writes the strip.</summary>
    /// <param name="loads">The shards.</param>
    /// <param name="verdict">How the run ended, as a sentence.</param>
    /// <param name="holds">Whether that is as it should be.</param>
    public static string Write(IReadOnlyList<ShardTraffic> loads, string verdict, bool holds)
    {
        ArgumentNullException.ThrowIfNull(loads);
        ArgumentNullException.ThrowIfNull(verdict);
        var seconds = loads.Count == 0 ? 1 : loads[0].Seconds.Count;
        var perBlock = (seconds + MostBlocks - 1) / MostBlocks;
        var width = (seconds + perBlock - 1) / perBlock;
        var records = loads.Sum(l => l.Records);
        var names = Math.Max(5, loads.Select(l => HeatStrip.ShortName(l.Shard).Length).DefaultIfEmpty(0).Max());
        var text = new StringBuilder();
        var each = perBlock == 1 ? "a block a second" : Invariant($"a block for {perBlock} seconds");
        text.Append("shard".PadRight(names)).Append("  load, ").Append(each).Append('\n');
        foreach (var load in loads)
        {
            text.Append(HeatStrip.ShortName(load.Shard).PadRight(names)).Append(" │");
            for (var at = 0; at < seconds; at += perBlock)
            {
                text.Append(BlockOf(load.Seconds.Skip(at).Take(perBlock).Max(HeatStrip.Used)));
            }

            text.Append("│ ").Append(HeatStrip.Describe(load, records)).Append('\n');
            if (load.TopKey is not null)
            {
                text.Append(' ', names + width + 4).Append(HeatStrip.DescribeTopKey(load)).Append('\n');
            }
        }

        return text
            .Append(Over).Append(" is more than ").Append(HeatStrip.Limit).Append('\n')
            .Append(holds ? '✓' : '✗').Append(' ').AppendJoin("\n  ", TextTimeline.Wrap(verdict, TextTimeline.Width - 2)).Append('\n')
            .ToString();
    }

    private static char BlockOf(double used) => used switch
    {
        > 1 => Over,
        0 => Blocks[0],
        _ => Blocks[Math.Clamp((int)Math.Ceiling(used * (Blocks.Length - 1)), 1, Blocks.Length - 1)],
    };

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
