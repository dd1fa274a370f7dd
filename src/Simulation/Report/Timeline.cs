using AwsMessaging.Simulation.Properties;
using AwsMessaging.Simulation.Traces;

namespace AwsMessaging.Simulation.Report;

/// <summary>
/// Draws a run: a lane for each producer, queue, consumer and database, time going down; messages in the colour of their business key, bars
/// while a message
/// is in flight or worked on, deviations with the sentence of AWS that permits them, and the two lines that contradict each other.
/// </summary>
public static class Timeline
{
    private const int Colours = 6;
    private const double SymbolWidth = 14;

    /// <summary>Draws a run as SVG. The same run gives the same text.</summary>
    /// <param name="trace">The run.</param>
    /// <param name="violation">What broke; null when all held.</param>
    /// <param name="title">What the run shows.</param>
    public static string ToSvg(Trace trace, Violation? violation, string title)
    {
        ArgumentNullException.ThrowIfNull(trace);
        ArgumentNullException.ThrowIfNull(title);
        var svg = new SvgWriter();
        var probe = new TimelineLayout(trace, violation, 0);
        var heading = TextFitting.Wrap(title, probe.Width - 40, 15);
        var lanesY = 34 + (heading.Count * 20);
        var layout = new TimelineLayout(trace, violation, lanesY + 26);

        for (var i = 0; i < heading.Count; i++)
        {
            svg.Text(TimelineLayout.Left, 30 + (i * 20), heading[i], "title");
        }

        DrawBands(svg, layout);
        DrawLanes(svg, layout, lanesY);
        var keys = Keys(trace);
        var bars = TimelineBar.Of(layout.Rows);
        DrawBars(svg, layout, bars, keys);
        foreach (var row in layout.Rows)
        {
            DrawRow(svg, layout, row, bars, keys);
        }

        foreach (var (y, milliseconds) in layout.Pauses)
        {
            DrawPause(svg, layout, y, milliseconds);
        }

        var bottom = DrawVerdict(svg, layout, violation, layout.Bottom + 10);
        DrawLegend(svg, layout, bottom + 24);
        return svg.Finish(layout.Width, bottom + 38, title);
    }

    /// <summary>Business keys in the order in which they come up: the first has the first colour.</summary>
    private static List<string> Keys(Trace trace) =>
        [.. trace.Events.Select(e => e.Key).OfType<string>().Distinct(StringComparer.Ordinal)];

    private static string ColourOf(List<string> keys, in TraceEvent line) =>
        line.Key is null ? "neutral" : $"k{keys.IndexOf(line.Key) % Colours}";

    private static void DrawBands(SvgWriter svg, TimelineLayout layout)
    {
        foreach (var row in layout.Rows.Where(r => r.IsContradiction))
        {
            svg.Rect(TimelineLayout.Left - 8, row.Y, layout.Width - (2 * TimelineLayout.Left) + 16, row.Height, "band", 4);
            svg.Rect(TimelineLayout.Left - 8, row.Y, 4, row.Height, "bandmark", 2);
        }
    }

    private static void DrawLanes(SvgWriter svg, TimelineLayout layout, double top)
    {
        svg.Text(TimelineLayout.Left, top + 8, "seconds", "quiet small");
        foreach (var lane in layout.Lanes)
        {
            svg.Rect(layout.XOf(lane) - (layout.LaneWidth / 2) + 4, top - 9, layout.LaneWidth - 8, 24, "card", 6);
            svg.Text(layout.XOf(lane), top + 7, TextFitting.Cut(lane, layout.LaneWidth - 18), "strong middle", lane);
            svg.Segment(layout.XOf(lane), top + 15, layout.XOf(lane), layout.Bottom, "lane");
        }
    }

    private static void DrawBars(SvgWriter svg, TimelineLayout layout, List<TimelineBar> bars, List<string> keys)
    {
        foreach (var bar in bars)
        {
            var width = bar.Width;
            var x = layout.XOf(bar.Lane) - (width / 2) + bar.Offset;
            var colour = bar.Key is null ? "neutral" : $"k{keys.IndexOf(bar.Key) % Colours}";
            svg.Rect(x, bar.Top, width, bar.Bottom - bar.Top, $"{colour} {(bar.IsWork ? "work" : "flight")}", 3, bar.Title);
            if (bar.EndsByTimeout)
            {
                svg.Segment(x - 4, bar.Bottom, x + width + 4, bar.Bottom, "tick");
            }
        }
    }

    private static void DrawRow(SvgWriter svg, TimelineLayout layout, TimelineLayout.Row row, List<TimelineBar> bars, List<string> keys)
    {
        var line = row.Line;
        svg.Text(TimelineLayout.Left + TimelineLayout.TimeWidth - 22, row.Middle + 4, TraceText.Seconds(line.TimeMs), "mono quiet end");
        if (line.Choice is not null)
        {
            DrawDeviation(svg, layout, row);
            return;
        }

        var colour = ColourOf(keys, line);
        for (var i = 0; i < row.Text.Count; i++)
        {
            svg.Text(layout.TextX, row.Middle + 4 + (i * TimelineLayout.TextLineHeight), row.Text[i], row.IsContradiction ? "strong" : "");
        }

        if (layout.Lanes.Contains(line.Lane))
        {
            DrawMark(svg, layout, row, bars, colour);
        }
    }

    private static void DrawMark(SvgWriter svg, TimelineLayout layout, TimelineLayout.Row row, List<TimelineBar> bars, string colour)
    {
        var line = row.Line;
        var (x, y) = (XIn(line.Lane), row.Middle);
        if (line.Other is { } other && TimelineLayout.IsTransfer(line.Kind) && layout.Lanes.Contains(other) && other != line.Lane)
        {
            var (from, to) = line.Kind == TraceKind.Received ? (XIn(other), x) : (x, XIn(other));
            svg.Arrow(from, to - (Math.Sign(to - from) * 7), y, colour);
            return;
        }

        switch (line.Kind)
        {
            case TraceKind.Effect:
                svg.Circle(x, y, 7, colour);
                break;
            case TraceKind.Committed:
                svg.Rect(x - 6, y - 6, 12, 12, colour, 2);
                break;
            case var kind when IsTrouble(kind):
                svg.Path($"M{x - 5:0.#} {y - 5:0.#}l10 10m0 -10l-10 10", "alarmline");
                break;
            default:
                svg.Circle(x, y, 4.5, $"hollow {colour}");
                break;
        }

        // In the lane's middle, or at the bar that begins or ends here.
        double XIn(string lane) =>
            layout.XOf(lane) + (bars.Find(b => b.Lane == lane && (b.OpenedBy == row.Index || b.ClosedBy == row.Index))?.Offset ?? 0);
    }

    private static void DrawDeviation(SvgWriter svg, TimelineLayout layout, TimelineLayout.Row row)
    {
        var line = row.Line;
        var left = TimelineLayout.Left + TimelineLayout.TimeWidth - 8;
        var (x, y) = (left + 12, row.Y + 4);
        svg.Rect(left, row.Y + 1, layout.Width - left - TimelineLayout.Left, row.Height - 3, "note", 6);
        svg.Path($"M{x:0.#} {y:0.#}v14", "alarmline");
        svg.Path($"M{x:0.#} {y:0.#}h13l-4 4.5l4 4.5h-13z", "alarm");
        svg.Text(x + 20, row.Middle + 4, TextFitting.Cut(row.Text[0], layout.Width - x - 60, 13), "strong", row.Text[0]);
        for (var i = 0; i < row.Note.Count; i++)
        {
            svg.Text(x + 20, row.Y + TimelineLayout.RowHeight + 9 + (i * TimelineLayout.NoteLineHeight), row.Note[i], "quiet small", line.Choice!.Source);
        }
    }

    private static void DrawPause(SvgWriter svg, TimelineLayout layout, double y, long milliseconds)
    {
        var middle = y + (TimelineLayout.PauseHeight / 2);
        var right = layout.TextX - 16;
        var left = TimelineLayout.Left + TimelineLayout.TimeWidth - 8;
        svg.Segment(left, middle, right, middle, "pause");
        svg.Text(layout.TextX, middle + 4, $"{TraceText.Seconds(milliseconds)} s later", "quiet small");
    }

    private static void DrawLegend(SvgWriter svg, TimelineLayout layout, double y)
    {
        var kinds = layout.Rows.Select(r => r.Line.Kind).ToHashSet();
        var x = TimelineLayout.Left + 4;
        Entry(kinds.Contains(TraceKind.Received), at => svg.Rect(at, y - 10, SymbolWidth, 12, "tick flight", 3), "in flight");
        Entry(
            kinds.Contains(TraceKind.VisibleAgain),
            at =>
            {
                svg.Rect(at, y - 12, SymbolWidth, 9, "tick flight", 3);
                svg.Segment(at - 3, y - 2, at + SymbolWidth + 3, y - 2, "tick");
            },
            "visibility timeout ends");
        Entry(kinds.Contains(TraceKind.Invoked), at => svg.Rect(at + 3, y - 10, SymbolWidth - 6, 12, "tick work", 3), "handler at work");
        Entry(kinds.Contains(TraceKind.Effect), at => svg.Circle(at + 7, y - 4, 6, "tickfill"), "effect");
        Entry(kinds.Contains(TraceKind.Committed), at => svg.Rect(at + 1, y - 10, 12, 12, "tickfill", 2), "commit");
        Entry(kinds.Any(IsTrouble), at => svg.Path($"M{at + 2:0.#} {y - 9:0.#}l10 10m0 -10l-10 10", "alarmline"), "failure or crash");
        Entry(kinds.Contains(TraceKind.Deviated), at => svg.Path($"M{at + 1:0.#} {y - 10:0.#}h13l-4 4.5l4 4.5h-13z", "alarm"), "what may happen otherwise");

        void Entry(bool isPresent, Action<double> symbol, string text)
        {
            if (isPresent)
            {
                symbol(x);
                svg.Text(x + 22, y, text, "quiet small");
                x += 44 + TextFitting.WidthOf(text, 11);
            }
        }
    }

    private static bool IsTrouble(TraceKind kind) =>
        kind is TraceKind.Crashed or TraceKind.Lost or TraceKind.Rejected or TraceKind.Throttled or TraceKind.RolledBack or TraceKind.Failed;

    private static double DrawVerdict(SvgWriter svg, TimelineLayout layout, Violation? violation, double y)
    {
        svg.Segment(TimelineLayout.Left, y, layout.Width - TimelineLayout.Left, y, "rule");
        var text = violation is null ? "All properties hold." : violation.ToString();
        foreach (var line in TextFitting.Wrap(text, layout.Width - 80, 13))
        {
            y += 19;
            svg.Text(TimelineLayout.Left + 22, y, line, "strong");
        }

        var first = y - (19 * (TextFitting.Wrap(text, layout.Width - 80, 13).Count - 1));
        if (violation is null)
        {
            svg.Path($"M{TimelineLayout.Left + 2:0.#} {first - 4:0.#}l4 4l8 -9", "arrow k2");
        }
        else
        {
            svg.Path($"M{TimelineLayout.Left + 3:0.#} {first - 9:0.#}l9 9m0 -9l-9 9", "alarmline");
        }

        return y;
    }
}
