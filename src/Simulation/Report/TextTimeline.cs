using System.Text;
using AwsMessaging.Simulation.Properties;
using AwsMessaging.Simulation.Traces;

namespace AwsMessaging.Simulation.Report;

/// <summary>The timeline for terminals: a line a line, the two that contradict each other marked.</summary>
public static class TextTimeline
{
    /// <summary>Columns of a terminal.</summary>
    private const int Width = 100;

    /// <summary>Writes a run.</summary>
    /// <param name="trace">The run.</param>
    /// <param name="violation">What broke; null when all held.</param>
    public static string Write(Trace trace, Violation? violation)
    {
        ArgumentNullException.ThrowIfNull(trace);
        var lanes = trace.Events.Where(e => !TimelineLayout.IsLeftOut(e)).Select(e => e.Lane.Length).DefaultIfEmpty(0).Max();
        var times = TraceText.Seconds(trace.EndMs()).Length;
        var indent = new string(' ', 2 + times + 2 + lanes + 2);
        var text = new StringBuilder();
        for (var i = 0; i < trace.Events.Count; i++)
        {
            var line = trace.Events[i];
            var isMarked = violation is not null && (i == violation.FirstLine || i == violation.SecondLine);
            if (TimelineLayout.IsLeftOut(line) && !isMarked)
            {
                continue;
            }

            var mark = isMarked ? '>' : line.Choice is not null ? '!' : ' ';
            text.Append(mark).Append(' ').Append(TraceText.Seconds(line.TimeMs).PadLeft(times)).Append("  ")
                .Append(line.Lane.PadRight(lanes)).Append("  ").Append(TraceText.Describe(line)).Append('\n');
            if (line.Choice is not null)
            {
                foreach (var part in Wrap(line.Choice.Statement, Math.Max(40, Width - indent.Length)).Append(line.Choice.Source))
                {
                    text.Append(indent).Append("  ").Append(part).Append('\n');
                }
            }
        }

        return text.Append(violation is null ? "All properties hold." : violation.ToString()).Append('\n').ToString();
    }

    private static IEnumerable<string> Wrap(string text, int width)
    {
        var line = new StringBuilder();
        foreach (var word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line.ToString();
                line.Clear();
            }

            line.Append(line.Length > 0 ? " " : "").Append(word);
        }

        yield return line.ToString();
    }
}
