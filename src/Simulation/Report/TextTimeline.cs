using System.Text;
using AwsMessaging.Simulation.Properties;
using AwsMessaging.Simulation.Traces;

namespace AwsMessaging.Simulation.Report;

/// <summary>
/// The timeline for terminals, 78 columns wide: lanes with arrows and bars, and beside them what happens. The two lines that contradict
/// each other are marked with <c>&gt;</c>, deviations with <c>!</c>.
/// </summary>
public static class TextTimeline
{
    internal const int Width = 78;
    private const int NarrowestText = 24;

    /// <summary>Writes a run.</summary>
    /// <param name="trace">The run.</param>
    /// <param name="violation">What broke; null when all held.</param>
    /// <param name="note">What else there is to know, such as what an excerpt leaves out; null for nothing.</param>
    /// <param name="holds">What holds, beside what broke if something did; null for all or nothing.</param>
    public static string Write(Trace trace, Violation? violation, string? note = null, string? holds = null)
    {
        ArgumentNullException.ThrowIfNull(trace);
        var story = Story.Of(trace, violation);
        var lanes = new TextLanes(story);
        var times = Math.Max(5, story.Lines.Select(l => TraceText.Seconds(l.Line.TimeMs).Length).DefaultIfEmpty(0).Max());
        var margin = new string(' ', 2 + times + 2);
        var text = new StringBuilder();
        foreach (var line in note is null ? [] : Wrap(note, Width))
        {
            text.Append(line).Append('\n');
        }

        foreach (var line in lanes.Header())
        {
            text.Append(margin).Append(line).Append('\n');
        }

        for (var i = 0; i < story.Lines.Count; i++)
        {
            var line = story.Lines[i];
            var time = line.Kind == StoryKind.Pause ? "" : TraceText.Seconds(line.Line.TimeMs);
            var isDeviation = line is { Kind: StoryKind.Event, Line.Choice: not null };
            text.Append(line.IsContradiction ? '>' : isDeviation ? '!' : ' ').Append(' ').Append(time.PadLeft(times)).Append("  ");
            var sentence = Wrap(line.Sentence, Math.Max(NarrowestText, Width - margin.Length - lanes.Width - 2)).ToList();
            text.Append(lanes.Row(i)).Append("  ").Append(sentence[0]).Append('\n');
            foreach (var more in sentence.Skip(1))
            {
                text.Append(margin).Append(lanes.Below(i)).Append("    ").Append(more).Append('\n');
            }

            foreach (var more in isDeviation ? Wrap(line.Line.Choice!.Statement, Width - 4).Append(line.Line.Choice.Source) : [])
            {
                text.Append("!   ").Append(more).Append('\n');
            }
        }

        foreach (var (isGood, verdict) in Timeline.Verdict(violation, holds))
        {
            text.Append(isGood ? '✓' : '✗').Append(' ').AppendJoin("\n  ", Wrap(verdict, Width - 2)).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>The text in lines, broken between words.</summary>
    internal static IEnumerable<string> Wrap(string text, int width)
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
