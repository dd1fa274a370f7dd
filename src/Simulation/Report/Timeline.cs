using AwsMessaging.Simulation.Properties;
using AwsMessaging.Simulation.Traces;

namespace AwsMessaging.Simulation.Report;

/// <summary>
/// Draws a run: a lane for each producer, queue, consumer and database, time going down; messages in the colour of their business key, bars
/// while a message is in flight or worked on, deviations with the sentence of AWS that permits them, and the two lines that contradict each
/// other. What happens many times over, such as receives that come back empty, is one row.
/// </summary>
public static class Timeline
{
    /// <summary>Draws a run as SVG. The same run gives the same text.</summary>
    /// <param name="trace">The run.</param>
    /// <param name="violation">What broke; null when all held.</param>
    /// <param name="title">What the run shows.</param>
    /// <param name="note">What else there is to know, such as what an excerpt leaves out; null for nothing.</param>
    /// <param name="holds">What holds, beside what broke if something did; null for all or nothing.</param>
    public static string ToSvg(Trace trace, Violation? violation, string title, string? note = null, string? holds = null)
    {
        ArgumentNullException.ThrowIfNull(trace);
        ArgumentNullException.ThrowIfNull(title);
        var svg = new SvgWriter();
        var layout = new TimelineLayout(Story.Of(trace, violation), title, note);
        var symbols = new TimelineSymbols(svg, layout);

        DrawHeading(svg, layout);
        DrawBands(svg, layout);
        DrawLanes(svg, layout);
        symbols.DrawBars();
        foreach (var row in layout.Rows)
        {
            DrawRow(svg, layout, row);
            symbols.Draw(row);
        }

        var bottom = svg.Verdict(TimelineLayout.Left, layout.Width - TimelineLayout.Left, layout.Bottom + 10, Verdict(violation, holds));
        return symbols.DrawLegend(bottom + 24)
            ? svg.Finish(layout.Width, bottom + 38, title)
            : svg.Finish(layout.Width, bottom + 16, title);
    }

    /// <summary>How a run ended: what holds, and what broke.</summary>
    internal static IEnumerable<(bool Holds, string Text)> Verdict(Violation? violation, string? holds)
    {
        if (holds is not null || violation is null)
        {
            yield return (true, holds ?? "All properties hold.");
        }

        if (violation is not null)
        {
            yield return (false, violation.ToString());
        }
    }

    private static void DrawHeading(SvgWriter svg, TimelineLayout layout)
    {
        var y = 10.0;
        foreach (var line in layout.Heading)
        {
            svg.Text(TimelineLayout.Left, y += 20, line, "title");
        }

        foreach (var line in layout.Note)
        {
            svg.Text(TimelineLayout.Left, y += TimelineLayout.TextLineHeight, line, "quiet");
        }
    }

    private static void DrawBands(SvgWriter svg, TimelineLayout layout)
    {
        foreach (var row in layout.Rows.Where(r => r.Told.IsContradiction))
        {
            svg.Rect(TimelineLayout.Left - 8, row.Y, layout.Width - (2 * TimelineLayout.Left) + 16, row.Height, "band", 4);
            svg.Rect(TimelineLayout.Left - 8, row.Y, 4, row.Height, "bandmark", 2);
        }
    }

    private static void DrawLanes(SvgWriter svg, TimelineLayout layout)
    {
        svg.Text(TimelineLayout.Left, layout.LanesY + 8, "seconds", "quiet small");
        foreach (var lane in layout.Lanes)
        {
            svg.Rect(layout.XOf(lane) - (layout.LaneWidth / 2) + 4, layout.LanesY - 9, layout.LaneWidth - 8, 24, "card", 6);
            svg.Text(layout.XOf(lane), layout.LanesY + 7, TextFitting.Cut(lane, layout.LaneWidth - 14), "strong middle", lane);
            svg.Segment(layout.XOf(lane), layout.LanesY + 15, layout.XOf(lane), layout.Bottom, "lane");
        }
    }

    private static void DrawRow(SvgWriter svg, TimelineLayout layout, TimelineLayout.Row row)
    {
        if (row.Told.Kind is not StoryKind.Pause)
        {
            const double end = TimelineLayout.Left + TimelineLayout.TimeWidth - 22;
            svg.Text(end, row.Middle + 4, TraceText.Seconds(row.Told.Line.TimeMs), "mono quiet end");
        }

        if (row.Permission.Count > 0)
        {
            DrawDeviation(svg, layout, row);
            return;
        }

        var style = row.Told switch
        {
            { IsContradiction: true } => "strong",
            { Kind: StoryKind.Pause } => "quiet small",
            { Kind: StoryKind.Repeat } => "quiet",
            _ => "",
        };
        for (var i = 0; i < row.Text.Count; i++)
        {
            svg.Text(layout.TextX, row.Middle + 4 + (i * TimelineLayout.TextLineHeight), row.Text[i], style);
        }
    }

    private static void DrawDeviation(SvgWriter svg, TimelineLayout layout, TimelineLayout.Row row)
    {
        var left = TimelineLayout.Left + TimelineLayout.TimeWidth - 8;
        var (x, y) = (left + 12, row.Y + 4);
        svg.Rect(left, row.Y + 1, layout.Width - left - TimelineLayout.Left, row.Height - 3, "note", 6);
        svg.Path($"M{x:0.#} {y:0.#}v14", "alarmline");
        svg.Path($"M{x:0.#} {y:0.#}h13l-4 4.5l4 4.5h-13z", "alarm");
        svg.Text(x + 20, row.Middle + 4, TextFitting.Cut(row.Text[0], layout.Width - x - 60, 13), "strong", row.Text[0]);
        for (var i = 0; i < row.Permission.Count; i++)
        {
            var line = row.Y + TimelineLayout.RowHeight + 9 + (i * TimelineLayout.NoteLineHeight);
            svg.Text(x + 20, line, row.Permission[i], "quiet small", row.Told.Line.Choice!.Source);
        }
    }
}
