using AwsMessaging.Simulation.Traces;

namespace AwsMessaging.Simulation.Report;

/// <summary>Draws what stands in the lanes of a timeline: bars, arrows, symbols, and the legend of those that were used.</summary>
/// <param name="svg">The drawing.</param>
/// <param name="layout">Where things stand.</param>
internal sealed class TimelineSymbols(SvgWriter svg, TimelineLayout layout)
{
    private const int Colours = 6;
    private const double SymbolWidth = 14;

    /// <summary>Strokes for empty receives stand this far apart, and there are so many of them at most.</summary>
    private const double StrokeGap = 4;

    private const int MostStrokes = 15;

    /// <summary>Business keys in the order in which they come up: the first has the first colour.</summary>
    private readonly List<string> keys =
        [.. layout.Rows.Select(r => r.Told.Line.Key).OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>Draws the bars of all lanes.</summary>
    public void DrawBars()
    {
        foreach (var bar in layout.Bars)
        {
            var width = TimelineLayout.WidthOf(bar);
            var x = layout.XOf(bar) - (width / 2);
            var (top, bottom) = layout.EndsOf(bar);
            svg.Rect(x, top, width, bottom - top, $"{ColourOf(bar.Key)} {(bar.IsWork ? "work" : "flight")}", 3, bar.Title);
            if (bar.EndsByTimeout)
            {
                svg.Segment(x - 4, bottom, x + width + 4, bottom, "tick");
            }
        }
    }

    /// <summary>Draws a row's symbol.</summary>
    public void Draw(TimelineLayout.Row row)
    {
        switch (row.Told.Kind)
        {
            case StoryKind.Pause:
                DrawPause(row, row.Middle);
                break;
            case StoryKind.Repeat:
                DrawPause(row, row.Middle - 3);
                DrawPause(row, row.Middle + 3);
                break;
            case StoryKind.Empty:
                DrawEmpty(row);
                break;
            case var _ when layout.Lanes.Contains(row.Told.Line.Lane):
                DrawEvent(row);
                break;
        }
    }

    /// <summary>Explains the symbols that were used, if there are any.</summary>
    /// <param name="y">Base line of its text.</param>
    /// <returns>Whether there are any.</returns>
    public bool DrawLegend(double y)
    {
        var kinds = layout.Rows.Where(r => r.Told.Kind is StoryKind.Event or StoryKind.Empty).Select(r => r.Told.Line.Kind).ToHashSet();
        var x = TimelineLayout.Left + 4;
        Entry(kinds.Contains(TraceKind.Received), at => svg.Rect(at, y - 10, SymbolWidth, 12, "tick flight", 3), "in flight");
        Entry(
            kinds.Contains(TraceKind.VisibleAgain),
            at =>
            {
                svg.Rect(at, y - 12, SymbolWidth, 9, "tick flight", 3);
                svg.Segment(at - 3, y - 2, at + SymbolWidth + 3, y - 2, "tick");
            },
            "visible again");
        Entry(kinds.Contains(TraceKind.EmptyReceive), at => DrawStrokes(at + 1, y - 4, 4), "empty receives");
        Entry(kinds.Contains(TraceKind.Invoked), at => svg.Rect(at + 3, y - 10, SymbolWidth - 6, 12, "tick work", 3), "handler at work");
        Entry(kinds.Contains(TraceKind.Effect), at => svg.Circle(at + 7, y - 4, 6, "tickfill"), "effect");
        Entry(kinds.Contains(TraceKind.Committed), at => svg.Rect(at + 1, y - 10, 12, 12, "tickfill", 2), "commit");
        Entry(kinds.Any(Story.IsTrouble), at => svg.Path($"M{at + 2:0.#} {y - 9:0.#}l10 10m0 -10l-10 10", "alarmline"), "failure or crash");
        Entry(kinds.Contains(TraceKind.Deviated), at => svg.Path($"M{at + 1:0.#} {y - 10:0.#}h13l-4 4.5l4 4.5h-13z", "alarm"),
            "may happen");
        return x > TimelineLayout.Left + 4;

        void Entry(bool isPresent, Action<double> symbol, string text)
        {
            if (isPresent)
            {
                symbol(x);
                svg.Text(x + 22, y, text, "quiet small");
                x += 40 + TextFitting.WidthOf(text, 11);
            }
        }
    }

    private void DrawEvent(TimelineLayout.Row row)
    {
        var line = row.Told.Line;
        var colour = ColourOf(line.Key);
        var (x, y) = (layout.XOf(line.Lane, row), row.Middle);
        if (line.Other is { } other && Story.IsTransfer(line.Kind) && layout.Lanes.Contains(other) && other != line.Lane)
        {
            var (from, to) = line.Kind == TraceKind.Received ? (layout.XOf(other, row), x) : (x, layout.XOf(other, row));
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
            case var kind when Story.IsTrouble(kind):
                svg.Path($"M{x - 5:0.#} {y - 5:0.#}l10 10m0 -10l-10 10", "alarmline");
                break;
            default:
                svg.Circle(x, y, 4.5, $"hollow {colour}");
                break;
        }
    }

    /// <summary>A stroke for each receive, as far as there is room, between the consumer and the queue.</summary>
    private void DrawEmpty(TimelineLayout.Row row)
    {
        var (lane, queue) = (row.Told.Line.Lane, row.Told.Line.Other ?? row.Told.Line.Lane);
        var count = Math.Min(row.Told.Times, MostStrokes);
        DrawStrokes(((layout.XOf(lane) + layout.XOf(queue)) / 2) - ((count - 1) * StrokeGap / 2), row.Middle, count);
    }

    private void DrawStrokes(double x, double y, int count)
    {
        for (var i = 0; i < count; i++)
        {
            svg.Segment(x + (i * StrokeGap), y - 5, x + (i * StrokeGap), y + 5, "stroke");
        }
    }

    private void DrawPause(TimelineLayout.Row row, double y)
    {
        const double left = TimelineLayout.Left + TimelineLayout.TimeWidth - 8;
        svg.Segment(left, y, layout.TextX - 16, y, row.Told.Kind == StoryKind.Pause ? "pause" : "repeat");
    }

    private string ColourOf(string? key) => key is null ? "neutral" : $"k{keys.IndexOf(key) % Colours}";
}
