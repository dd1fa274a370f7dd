using AwsMessaging.Simulation.Properties;
using AwsMessaging.Simulation.Traces;

namespace AwsMessaging.Simulation.Report;

/// <summary>
/// Where things stand in a timeline: a column a lane, a row a line of the trace. Time goes down, not to scale: what matters is what comes
/// after what,
/// and how long a pause is stands in figures.
/// </summary>
internal sealed class TimelineLayout
{
    public const double RowHeight = 24;
    public const double PauseHeight = 26;
    public const double NoteLineHeight = 15;
    public const double TimeWidth = 74;
    public const double TextWidth = 320;
    public const double TextLineHeight = 16;
    private const double Margin = 20;

    /// <summary>Milliseconds without a line from which on a pause is drawn.</summary>
    private const long Pause = 1000;

    private static readonly TraceKind[] NotDrawn = [TraceKind.Call, TraceKind.EmptyReceive, TraceKind.Ended];

    public TimelineLayout(Trace trace, Violation? violation, double top)
    {
        Lanes = LanesOf(trace);
        LaneWidth = Math.Clamp(640.0 / Math.Max(1, Lanes.Count), 96, 150);
        Width = Margin + TimeWidth + (Lanes.Count * LaneWidth) + TextWidth + Margin;
        var y = top;
        long last = 0;
        for (var i = 0; i < trace.Events.Count; i++)
        {
            var line = trace.Events[i];
            var isContradiction = violation is not null && (i == violation.FirstLine || i == violation.SecondLine);
            if (!isContradiction && (IsLeftOut(line) || IsToldBefore(trace, i)))
            {
                continue;
            }

            if (line.TimeMs - last >= Pause)
            {
                Pauses.Add((y, line.TimeMs - last));
                y += PauseHeight;
            }

            var note = line.Choice is null ? [] : TextFitting.Wrap(line.Choice.Statement, (Lanes.Count * LaneWidth) + TextWidth - 60, 11);
            var text = line.Choice is null
                ? TextFitting.Wrap($"{line.Lane} {TraceText.Describe(line)}", TextWidth - 8, isContradiction ? 13 : 12)
                : [TraceText.Describe(line)];
            var height = RowHeight + ((text.Count - 1) * TextLineHeight) + (note.Count == 0 ? 0 : (note.Count * NoteLineHeight) + 8);
            Rows.Add(new(i, line, y, height, text, note, isContradiction));
            y += height;
            last = line.TimeMs;
        }

        Bottom = y;
    }

    public List<string> Lanes { get; }

    public List<Row> Rows { get; } = [];

    public List<(double Y, long Milliseconds)> Pauses { get; } = [];

    public double LaneWidth { get; }

    public double Width { get; }

    public double Bottom { get; }

    public double TextX => Margin + TimeWidth + (Lanes.Count * LaneWidth) + 8;

    public static double Left => Margin;

    /// <summary>Middle of a lane's column.</summary>
    public double XOf(string lane) => Margin + TimeWidth + ((Lanes.IndexOf(lane) + 0.5) * LaneWidth);

    /// <summary>Calls are counted, not drawn: what they do has lines of its own.</summary>
    public static bool IsLeftOut(in TraceEvent line) => NotDrawn.Contains(line.Kind);

    /// <summary>That a service takes what it was just sent goes without saying.</summary>
    private static bool IsToldBefore(Trace trace, int index) =>
        index > 0
        && trace.Events[index] is { Kind: TraceKind.Accepted } accepted
        && trace.Events[index - 1] is { Kind: TraceKind.Sent or TraceKind.Delivered } sent
        && sent.Key == accepted.Key
        && sent.Other == accepted.Lane;

    /// <summary>In the order in which they come up; a lane that is only ever a destination stands after the one that sends to it.</summary>
    private static List<string> LanesOf(Trace trace)
    {
        var lanes = new List<string>();
        var beside = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var line in trace.Events)
        {
            if (line.Lane == Trace.AdversaryLane || IsLeftOut(line))
            {
                continue;
            }

            Add(line.Lane, lanes.Count);
            if (line.Other is { } other && IsTransfer(line.Kind))
            {
                // Targets of one sender stand in the order in which it reaches them; dead letters go to the far end.
                var place = beside.GetValueOrDefault(line.Lane) + 1;
                if (Add(other, line.Kind == TraceKind.DeadLettered ? lanes.Count : Math.Min(lanes.Count, lanes.IndexOf(line.Lane) + place)))
                {
                    beside[line.Lane] = place;
                }
            }
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

    /// <summary>Whether a line is drawn as an arrow to its other lane.</summary>
    public static bool IsTransfer(TraceKind kind) =>
        kind is TraceKind.Sent or TraceKind.Delivered or TraceKind.DeadLettered or TraceKind.Received or TraceKind.Deleted;

    /// <summary>A line of the trace and where it stands.</summary>
    /// <param name="Index">Index in the trace.</param>
    /// <param name="Line">The line.</param>
    /// <param name="Y">Its upper edge.</param>
    /// <param name="Height">With further lines of text and the note.</param>
    /// <param name="Text">What it says.</param>
    /// <param name="Note">The sentence that permits a deviation.</param>
    /// <param name="IsContradiction">Whether it is one of the two lines that contradict each other.</param>
    public sealed record Row(int Index, TraceEvent Line, double Y, double Height, List<string> Text, List<string> Note, bool IsContradiction)
    {
        /// <summary>Middle of the row proper.</summary>
        public double Middle => Y + (RowHeight / 2);
    }
}
