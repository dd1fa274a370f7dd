using AwsMessaging.Simulation.Traces;

namespace AwsMessaging.Simulation.Report;

/// <summary>A stretch of time in a lane: a message in flight, or a handler at work.</summary>
/// <param name="Lane">Where.</param>
/// <param name="Subject">Which message or work.</param>
/// <param name="Key">Its business key.</param>
/// <param name="IsWork">Whether a handler is at work, not only a message hidden.</param>
/// <param name="Slot">Which place beside others at the same time.</param>
/// <param name="Top">Upper end.</param>
/// <param name="OpenedBy">Index of the trace line at its upper end.</param>
internal sealed record TimelineBar(string Lane, string Subject, string? Key, bool IsWork, int Slot, double Top, int OpenedBy)
{
    private const double FlightWidth = 14;
    private const double WorkWidth = 8;
    private const double Gap = 3;

    /// <summary>Its width.</summary>
    public double Width => IsWork ? WorkWidth : FlightWidth;

    /// <summary>How far right of its lane's middle its own is.</summary>
    public double Offset => Slot * (Width + Gap);

    /// <summary>Index of the trace line at its lower end; −1 while it is open.</summary>
    public int ClosedBy { get; private set; } = -1;

    /// <summary>Lower end.</summary>
    public double Bottom { get; private set; }

    /// <summary>Whether it ended because the visibility timeout did.</summary>
    public bool EndsByTimeout { get; private set; }

    /// <summary>For readers who point at it.</summary>
    public string Title => $"{Key ?? Subject} is {(IsWork ? "worked on" : "in flight")}";

    /// <summary>The bars of a timeline.</summary>
    public static List<TimelineBar> Of(List<TimelineLayout.Row> rows)
    {
        var bars = new List<TimelineBar>();
        var open = new List<TimelineBar>();
        foreach (var row in rows)
        {
            var line = row.Line;
            switch (line.Kind)
            {
                case TraceKind.Received when line.Other is { } queue:
                    Close(b => !b.IsWork && b.Lane == queue && b.Subject == (line.Message ?? line.Key), row, false);
                    Open(queue, false);
                    break;
                case TraceKind.Invoked:
                    Open(line.Lane, true);
                    break;
                case TraceKind.Deleted or TraceKind.VisibleAgain or TraceKind.DeadLettered or TraceKind.Lost:
                    Close(b => !b.IsWork && b.Subject == (line.Message ?? line.Key), row, line.Kind == TraceKind.VisibleAgain);
                    break;
                case TraceKind.Returned or TraceKind.Failed:
                    Close(b => b.IsWork && b.Lane == line.Lane && (line.Key is null || b.Key == line.Key), row, false);
                    break;
                case TraceKind.Crashed:
                    Close(b => b.IsWork && b.Lane == line.Lane, row, false);
                    break;
            }

            void Open(string lane, bool isWork)
            {
                if ((line.Message ?? line.Key) is not { } subject)
                {
                    return;
                }

                var slot = 0;
                while (open.Exists(b => b.Lane == lane && b.Slot == slot))
                {
                    slot++;
                }

                open.Add(new(lane, subject, line.Key, isWork, slot, row.Middle, row.Index));
            }
        }

        foreach (var bar in open)
        {
            bar.Bottom = rows[^1].Y + TimelineLayout.RowHeight;
            bars.Add(bar);
        }

        return bars;

        void Close(Predicate<TimelineBar> which, TimelineLayout.Row row, bool byTimeout)
        {
            foreach (var bar in open.FindAll(which))
            {
                bar.Bottom = row.Middle;
                bar.ClosedBy = row.Index;
                bar.EndsByTimeout = byTimeout;
                bars.Add(bar);
                open.Remove(bar);
            }
        }
    }
}
