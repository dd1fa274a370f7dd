namespace AwsMessaging.Simulation.Report;

/// <summary>
/// Where things stand in a timeline: a column a lane, a row a line of the story. Time goes down, not to scale: what matters is what comes
/// after what, and how long a pause is stands in figures.
/// </summary>
internal sealed class TimelineLayout
{
    public const double RowHeight = 24;
    public const double NoteLineHeight = 15;
    public const double TimeWidth = 74;
    public const double TextLineHeight = 16;
    public const double Left = Margin;
    private const double TextWidth = 284;
    private const double Margin = 20;
    private const double LanesWidth = 480;
    private const double NarrowestLane = 94;
    private const double WidestLane = 130;
    private const double FlightWidth = 14;
    private const double WorkWidth = 8;
    private const double Gap = 3;
    private readonly List<TimelineBar> bars;

    /// <summary>Lays a story out.</summary>
    /// <param name="story">The story.</param>
    /// <param name="heading">What stands above it.</param>
    /// <param name="note">What stands below the heading; null for nothing.</param>
    public TimelineLayout(Story story, string heading, string? note)
    {
        Lanes = story.Lanes;
        LaneWidth = Math.Clamp(LanesWidth / Math.Max(1, Lanes.Count), NarrowestLane, WidestLane);
        Width = Margin + TimeWidth + (Lanes.Count * LaneWidth) + TextWidth + Margin;
        Heading = TextFitting.Wrap(heading, Width - (2 * Margin), 15);
        Note = note is null ? [] : TextFitting.Wrap(note, Width - (2 * Margin));
        LanesY = 34 + (Heading.Count * 20) + (Note.Count * TextLineHeight);
        Bottom = LanesY + 26;
        foreach (var line in story.Lines)
        {
            var permission = line.Line.Choice is { } choice && line.Kind == StoryKind.Event
                ? TextFitting.Wrap(choice.Statement, (Lanes.Count * LaneWidth) + TextWidth - 34, 11)
                : [];
            var text = permission.Count == 0 ? TextFitting.Wrap(line.Sentence, TextWidth - 8, line.IsContradiction ? 13 : 12) : [line.Text];
            var height = RowHeight + ((text.Count - 1) * TextLineHeight);
            height += permission.Count == 0 ? 0 : (permission.Count * NoteLineHeight) + 8;
            Rows.Add(new(Rows.Count, line, Bottom, height, text, permission));
            Bottom += height;
        }

        bars = TimelineBar.Of(story.Lines);
    }

    public List<string> Heading { get; }

    public List<string> Note { get; }

    public List<string> Lanes { get; }

    public List<Row> Rows { get; } = [];

    public IReadOnlyList<TimelineBar> Bars => bars;

    public double LaneWidth { get; }

    public double LanesY { get; }

    public double Width { get; }

    public double Bottom { get; }

    public double TextX => Margin + TimeWidth + (Lanes.Count * LaneWidth) + 8;

    /// <summary>Middle of a lane's column.</summary>
    public double XOf(string lane) => Margin + TimeWidth + ((Lanes.IndexOf(lane) + 0.5) * LaneWidth);

    /// <summary>Where a row's symbol stands in a lane: in its middle, or at the bar that begins or ends in the row.</summary>
    public double XOf(string lane, Row row) =>
        bars.Find(b => b.Lane == lane && (b.First == row.Index || b.Last == row.Index)) is { } bar ? XOf(bar) : XOf(lane);

    /// <summary>Middle of a bar.</summary>
    public double XOf(TimelineBar bar) => XOf(bar.Lane) + (bar.Slot * (WidthOf(bar) + Gap));

    /// <summary>Width of a bar.</summary>
    public static double WidthOf(TimelineBar bar) => bar.IsWork ? WorkWidth : FlightWidth;

    /// <summary>Upper and lower end of a bar.</summary>
    public (double Top, double Bottom) EndsOf(TimelineBar bar) =>
        (Rows[bar.First].Middle, bar.Last is { } last ? Rows[last].Middle : Rows[^1].Y + RowHeight);

    /// <summary>A line of the story and where it stands.</summary>
    /// <param name="Index">Index in the story.</param>
    /// <param name="Told">The line.</param>
    /// <param name="Y">Its upper edge.</param>
    /// <param name="Height">With further lines of text and the permission.</param>
    /// <param name="Text">What it says.</param>
    /// <param name="Permission">The sentence that permits a deviation.</param>
    public sealed record Row(int Index, StoryLine Told, double Y, double Height, List<string> Text, List<string> Permission)
    {
        /// <summary>Middle of the row proper.</summary>
        public double Middle => Y + (RowHeight / 2);
    }
}
