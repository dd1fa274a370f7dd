using AwsMessaging.Semantics.Model;
using AwsMessaging.Simulation.Properties;
using AwsMessaging.Simulation.Traces;

namespace AwsMessaging.Simulation.Report;

/// <summary>
/// What a report tells of a run: the lines of the trace that say something, pauses between them, and in one line what happens many times
/// over: receives that come back empty, and rounds that go like the one before. Both pictures and texts are made from it.
/// </summary>
internal sealed class Story
{
    /// <summary>Milliseconds without a line from which on a pause is told.</summary>
    private const long Pause = 1000;

    /// <summary>Rounds that are told in one line; one that goes like the last is told as it is.</summary>
    private const int FewestRepeats = 2;

    private Story(List<StoryLine> lines)
    {
        Lines = lines;
        Lanes = LanesOf(lines);
    }

    /// <summary>The lines.</summary>
    public IReadOnlyList<StoryLine> Lines { get; }

    /// <summary>Where they happen, in the order in which messages go; dead-letter queues come last.</summary>
    public List<string> Lanes { get; }

    /// <summary>The story of a run.</summary>
    /// <param name="trace">The run.</param>
    /// <param name="violation">What broke in it; null when all held.</param>
    public static Story Of(Trace trace, Violation? violation)
    {
        var lines = new List<StoryLine>();
        foreach (var round in WithoutRepeats(RoundsOf(Told(trace, violation))))
        {
            if (round[0].Line.TimeMs - (lines.Count == 0 ? 0 : lines[^1].UntilMs) is >= Pause and var pause)
            {
                lines.Add(new(StoryKind.Pause, round[0].Line, pause));
            }

            lines.AddRange(round);
        }

        return new(lines);
    }

    /// <summary>Whether a line is about a message on its way from one lane to another.</summary>
    public static bool IsTransfer(TraceKind kind) =>
        kind is TraceKind.Sent or TraceKind.Delivered or TraceKind.DeadLettered or TraceKind.Received or TraceKind.Deleted;

    /// <summary>Whether a line tells of something that went wrong.</summary>
    public static bool IsTrouble(TraceKind kind) => kind
        is TraceKind.Crashed or TraceKind.Lost or TraceKind.Rejected or TraceKind.Throttled or TraceKind.RolledBack or TraceKind.Failed;

    /// <summary>Calls are counted, not told: what they do has lines of its own.</summary>
    private static bool IsLeftOut(in TraceEvent line) => line.Kind is TraceKind.Call or TraceKind.Ended;

    /// <summary>That a service takes what it was just sent goes without saying.</summary>
    private static bool IsToldBefore(Trace trace, int index) =>
        index > 0
        && trace.Events[index] is { Kind: TraceKind.Accepted } accepted
        && trace.Events[index - 1] is { Kind: TraceKind.Sent or TraceKind.Delivered } sent
        && sent.Key == accepted.Key
        && sent.Other == accepted.Lane;

    private static bool IsWritten(TraceKind kind) => kind is TraceKind.Effect or TraceKind.Committed or TraceKind.RolledBack;

    private static List<StoryLine> Told(Trace trace, Violation? violation)
    {
        var lines = new List<StoryLine>();
        for (var i = 0; i < trace.Events.Count; i++)
        {
            var line = trace.Events[i];
            var isContradiction = violation is not null && (i == violation.FirstLine || i == violation.SecondLine);
            if (line.Kind == TraceKind.EmptyReceive)
            {
                AddEmpty(line, isContradiction);
            }
            else if (isContradiction || !(IsLeftOut(line) || IsToldBefore(trace, i)))
            {
                lines.Add(new(StoryKind.Event, line, line.TimeMs, IsContradiction: isContradiction));
            }
        }

        return lines;

        // Empty receives of one consumer with nothing else in between are one line.
        void AddEmpty(in TraceEvent line, bool isContradiction)
        {
            for (var i = lines.Count - 1; i >= 0 && lines[i].Kind == StoryKind.Empty; i--)
            {
                if (lines[i].Line.Lane == line.Lane && lines[i].Line.Other == line.Other)
                {
                    lines[i] = lines[i] with
                    {
                        UntilMs = line.TimeMs,
                        Times = lines[i].Times + 1,
                        IsContradiction = isContradiction || lines[i].IsContradiction,
                    };
                    return;
                }
            }

            lines.Add(new(StoryKind.Empty, line, line.TimeMs, IsContradiction: isContradiction));
        }
    }

    /// <summary>The lines between two pauses.</summary>
    private static List<List<StoryLine>> RoundsOf(List<StoryLine> lines)
    {
        var rounds = new List<List<StoryLine>>();
        for (var i = 0; i < lines.Count; i++)
        {
            if (i == 0 || lines[i].Line.TimeMs - lines[i - 1].UntilMs >= Pause)
            {
                rounds.Add([]);
            }

            rounds[^1].Add(lines[i]);
        }

        return rounds;
    }

    private static IEnumerable<List<StoryLine>> WithoutRepeats(List<List<StoryLine>> rounds)
    {
        for (var i = 0; i < rounds.Count; i++)
        {
            yield return rounds[i];
            var last = i;
            while (last + 1 < rounds.Count && IsRepeat(rounds[i], rounds[last + 1]))
            {
                last++;
            }

            if (last - i >= FewestRepeats)
            {
                yield return [new(StoryKind.Repeat, rounds[i + 1][0].Line, rounds[last][^1].UntilMs, last - i)];
                i = last;
            }
        }
    }

    /// <summary>Whether a round goes like another, but for times and attempts.</summary>
    private static bool IsRepeat(List<StoryLine> round, List<StoryLine> next) =>
        round.Count == next.Count
        && !next.Exists(l => l.IsContradiction || l.Line.Choice is not null)
        && round.Select(Shape).SequenceEqual(next.Select(Shape));

    private static (StoryKind, TraceKind, string, string?, string?, string?, ChoicePoint?) Shape(StoryLine line) =>
        (line.Kind, line.Line.Kind, line.Line.Lane, line.Line.Key, line.Line.Other, line.Line.Detail, line.Line.Choice);

    /// <summary>
    /// In the order in which they come up, but a queue before those who receive from it, databases after those who write to them, and dead
    /// letters at the far end.
    /// </summary>
    private static List<string> LanesOf(List<StoryLine> lines)
    {
        var lanes = new List<string>();
        var beside = new Dictionary<string, int>(StringComparer.Ordinal);
        var events = lines.Where(l => l.Kind == StoryKind.Event && l.Line.Lane != Trace.AdversaryLane).Select(l => l.Line).ToList();
        var databases = events.GroupBy(l => l.Lane, StringComparer.Ordinal).Where(g => g.All(l => IsWritten(l.Kind))).Select(g => g.Key)
            .ToList();
        foreach (var line in events.Where(l => !databases.Contains(l.Lane)))
        {
            Add(line.Lane, lanes.Count);
            if (line.Other is not { } other || !IsTransfer(line.Kind) || line.Kind == TraceKind.DeadLettered)
            {
                continue;
            }

            // Targets of one sender stand in the order in which it reaches them.
            var place = line.Kind == TraceKind.Received ? 0 : beside.GetValueOrDefault(line.Lane) + 1;
            if (Add(other, Math.Min(lanes.Count, lanes.IndexOf(line.Lane) + place)))
            {
                beside[line.Lane] = place;
            }
        }

        foreach (var empty in lines.Where(l => l.Kind == StoryKind.Empty).Select(l => l.Line))
        {
            Add(empty.Other ?? empty.Lane, lanes.Count);
            Add(empty.Lane, lanes.Count);
        }

        foreach (var database in databases)
        {
            Add(database, lanes.Count);
        }

        foreach (var dead in events.Where(l => l.Kind == TraceKind.DeadLettered && l.Other is not null))
        {
            Add(dead.Other!, lanes.Count);
        }

        return lanes;

        bool Add(string lane, int at)
        {
            if (lanes.Contains(lane))
            {
                return false;
            }

            lanes.Insert(at, lane);
            return true;
        }
    }
}
