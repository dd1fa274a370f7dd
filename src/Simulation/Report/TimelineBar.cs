using AwsMessaging.Simulation.Traces;

namespace AwsMessaging.Simulation.Report;

/// <summary>A stretch of time in a lane: a message in flight, or a handler at work.</summary>
/// <param name="Lane">Where.</param>
/// <param name="Subject">Which message or work.</param>
/// <param name="Key">Its business key.</param>
/// <param name="IsWork">Whether a handler is at work, not only a message hidden.</param>
/// <param name="Slot">Which place beside others at the same time.</param>
/// <param name="First">Index of the line of the story at which it begins.</param>
internal sealed record TimelineBar(string Lane, string Subject, string? Key, bool IsWork, int Slot, int First)
{
    /// <summary>Index of the line at which it ends; null when it does not end in the story.</summary>
    public int? Last { get; private set; }

    /// <summary>Whether it ended because the visibility timeout did.</summary>
    public bool EndsByTimeout { get; private set; }

    /// <summary>For readers who point at it.</summary>
    public string Title => $"{Key ?? Subject} is {(IsWork ? "worked on" : "in flight")}";

    /// <summary>The bars of a story.</summary>
    public static List<TimelineBar> Of(IReadOnlyList<StoryLine> lines)
    {
        var bars = new List<TimelineBar>();
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Kind == StoryKind.Event)
            {
                Take(bars, lines[i].Line, i);
            }
        }

        return bars;
    }

    private static void Take(List<TimelineBar> bars, TraceEvent line, int index)
    {
        var subject = line.Message ?? line.Key;
        switch (line.Kind)
        {
            case TraceKind.Received when line.Other is { } queue:
                Close(b => !b.IsWork && b.Lane == queue && b.Subject == subject);
                Open(queue, false);
                break;
            case TraceKind.Invoked:
                Open(line.Lane, true);
                break;
            case TraceKind.Deleted or TraceKind.VisibleAgain or TraceKind.DeadLettered or TraceKind.Lost:
                Close(b => !b.IsWork && b.Subject == subject, line.Kind == TraceKind.VisibleAgain);
                break;
            case TraceKind.Returned or TraceKind.Failed:
                Close(b => b.IsWork && b.Lane == line.Lane && (line.Key is null || b.Key == line.Key));
                break;
            case TraceKind.Crashed:
                Close(b => b.IsWork && b.Lane == line.Lane);
                break;
        }

        void Open(string lane, bool isWork)
        {
            if (subject is null)
            {
                return;
            }

            var slot = 0;
            while (bars.Exists(b => b.Last is null && b.Lane == lane && b.Slot == slot))
            {
                slot++;
            }

            bars.Add(new(lane, subject, line.Key, isWork, slot, index));
        }

        void Close(Predicate<TimelineBar> which, bool byTimeout = false)
        {
            foreach (var bar in bars.FindAll(b => b.Last is null && which(b)))
            {
                bar.Last = index;
                bar.EndsByTimeout = byTimeout;
            }
        }
    }
}
