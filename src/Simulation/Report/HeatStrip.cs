using System.Globalization;
using AwsMessaging.Semantics.Facts;

namespace AwsMessaging.Simulation.Report;

/// <summary>
/// Draws what the shards of a stream are offered: for each shard and second a bar, as high as the records or bytes, whichever come nearer
/// to what a shard takes in a second, against the line that is the limit.
/// </summary>
public static class HeatStrip
{
    private const double Left = 20;
    private const double NameWidth = 60;
    private const double StripWidth = 500;
    private const double TextWidth = 280;
    private const double RowHeight = 46;
    private const double BarHeight = 34;

    /// <summary>Part of a bar's height at which the limit stands; what is above is over it.</summary>
    private const double LimitAt = 0.62;

    private const double MaxBarWidth = 26;
    private static readonly double RecordsPerSecond = KinesisFacts.ShardWriteRecordsPerSecond.Value;
    private static readonly double BytesPerSecond = KinesisFacts.ShardWriteBytesPerSecond.Value;

    /// <summary>What the line says that is the limit.</summary>
    internal static string Limit { get; } = string.Create(
        CultureInfo.InvariantCulture, $"what a shard takes in a second: {RecordsPerSecond:#,0} records, {BytesPerSecond:#,0} bytes");

    /// <summary>Draws the strip as SVG.</summary>
    /// <param name="loads">The shards.</param>
    /// <param name="title">What it shows.</param>
    /// <param name="verdict">How the run ended, as a sentence; null for nothing.</param>
    /// <param name="holds">Whether that is as it should be.</param>
    public static string ToSvg(IReadOnlyList<ShardTraffic> loads, string title, string? verdict = null, bool holds = true)
    {
        ArgumentNullException.ThrowIfNull(loads);
        ArgumentNullException.ThrowIfNull(title);
        var svg = new SvgWriter();
        const double width = Left + NameWidth + StripWidth + TextWidth + Left;
        var heading = TextFitting.Wrap(title, width - 40, 15);
        for (var i = 0; i < heading.Count; i++)
        {
            svg.Text(Left, 30 + (i * 20), heading[i], "title");
        }

        var top = 38.0 + (heading.Count * 20);
        var records = loads.Sum(l => l.Records);
        var seconds = loads.Count == 0 ? 1 : loads[0].Seconds.Count;
        var step = Math.Min(MaxBarWidth, StripWidth / seconds);
        svg.Text(Left, top - 8, "shard", "quiet small");
        svg.Text(Left + NameWidth, top - 8, "load, second by second", "quiet small");
        for (var i = 0; i < loads.Count; i++)
        {
            DrawShard(svg, loads[i], top + (i * RowHeight), step, records);
        }

        var bottom = top + (loads.Count * RowHeight) + 18;
        svg.Segment(Left + NameWidth, bottom - 4, Left + NameWidth + 26, bottom - 4, "limit");
        svg.Text(Left + NameWidth + 34, bottom, Limit, "quiet small");
        if (verdict is not null)
        {
            bottom = svg.Verdict(Left, width - Left, bottom + 14, [(holds, verdict)]);
        }

        return svg.Finish(width, bottom + 16, title);
    }

    /// <summary>How much of what a shard takes in a second is used; above 1 is too much.</summary>
    internal static double Used(ShardTraffic.Second second) => Math.Max(second.Records / RecordsPerSecond, second.Bytes / BytesPerSecond);

    /// <summary>A shard's part of the records, and how many were throttled.</summary>
    internal static string Describe(ShardTraffic load, int allRecords)
    {
        var share = allRecords == 0 ? 0 : 100.0 * load.Records / allRecords;
        var throttled = load.Throttled == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {load.Throttled:#,0} throttled");
        return string.Create(CultureInfo.InvariantCulture, $"{share:0}% of the records{throttled}");
    }

    /// <summary>The key that a shard's records have most.</summary>
    internal static string DescribeTopKey(ShardTraffic load) => load.TopKey is null
        ? "no records"
        : string.Create(CultureInfo.InvariantCulture, $"{100 * load.TopKeyShare:0}% of them with key {load.TopKey}");

    private static void DrawShard(SvgWriter svg, ShardTraffic load, double y, double step, int allRecords)
    {
        const double strip = Left + NameWidth;
        var foot = y + BarHeight;
        svg.Text(Left, foot - 12, ShortName(load.Shard), "strong", load.Shard);
        svg.Rect(strip, y, StripWidth, BarHeight, "none", 3);
        for (var second = 0; second < load.Seconds.Count; second++)
        {
            var at = load.Seconds[second];
            var used = Used(at);
            if (used > 0)
            {
                var height = Math.Clamp(used * LimitAt, 0.04, 1) * BarHeight;
                var title = string.Create(
                    CultureInfo.InvariantCulture,
                    $"second {second}: {at.Records:#,0} records, {at.Bytes:#,0} bytes, {at.Throttled:#,0} throttled");
                svg.Rect(strip + (second * step) + 1, foot - height, Math.Max(1, step - 2), height, Heat(used), 1.5, title);
            }
        }

        svg.Segment(strip, foot - (BarHeight * LimitAt), strip + StripWidth, foot - (BarHeight * LimitAt), "limit");
        var top = DescribeTopKey(load);
        var text = Describe(load, allRecords);
        const double beside = strip + StripWidth + 14;
        svg.Text(beside, y + 14, TextFitting.Cut(text, TextWidth - 20, 13), load.Throttled == 0 ? "strong" : "strong warn");
        svg.Text(beside, y + 30, TextFitting.Cut(top, TextWidth - 20, 11), "quiet small", top);
    }

    private static string Heat(double used) => used switch
    {
        > 1 => "over",
        > 0.8 => "hot",
        > 0.5 => "warm",
        _ => "cool",
    };

    /// <summary><c>shardId-000000000003</c> as <c>3</c>, as all but the number is the same for all.</summary>
    internal static string ShortName(string shard)
    {
        var number = shard.AsSpan(shard.LastIndexOf('-') + 1).TrimStart('0');
        return shard.Contains('-', StringComparison.Ordinal)
            && (number.Length == 0 || int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            ? number.Length == 0 ? "0" : number.ToString()
            : shard;
    }
}
