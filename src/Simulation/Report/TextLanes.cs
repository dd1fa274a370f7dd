using AwsMessaging.Simulation.Traces;

namespace AwsMessaging.Simulation.Report;

/// <summary>Draws the lanes of a timeline in characters: a column each, close together, with their names above in steps.</summary>
/// <param name="story">What happens.</param>
internal sealed class TextLanes(Story story)
{
    /// <summary>Columns from one lane to the next.</summary>
    private const int Step = 5;

    /// <summary>Bars beside each other in one lane; further ones are not drawn.</summary>
    private const int MostBars = 3;

    private readonly List<TimelineBar> bars = [.. TimelineBar.Of(story.Lines).Where(b => b.Slot < MostBars)];

    /// <summary>Columns that the lanes take.</summary>
    public int Width => Math.Max(0, ((story.Lanes.Count - 1) * Step) + MostBars);

    /// <summary>The names, each at the head of its lane.</summary>
    public IEnumerable<string> Header()
    {
        for (var i = 0; i < story.Lanes.Count; i++)
        {
            yield return new string(Empty()[..(i * Step)]) + story.Lanes[i];
        }
    }

    /// <summary>A line of the story in its lanes.</summary>
    /// <param name="index">Index of the line.</param>
    public string Row(int index)
    {
        var row = Empty();
        DrawBars(row, bars.Where(b => b.First <= index && (b.Last is null || b.Last >= index)));
        var told = story.Lines[index];
        switch (told.Kind)
        {
            case StoryKind.Empty when told.Line.Other is { } queue:
                DrawEmpty(row, ColumnOf(queue), ColumnOf(told.Line.Lane), told.Times);
                break;
            case StoryKind.Event when story.Lanes.Contains(told.Line.Lane):
                DrawEvent(row, index);
                break;
        }

        return new(row);
    }

    /// <summary>The lanes beside further lines of text.</summary>
    /// <param name="index">Index of the line of the story that goes on.</param>
    public string Below(int index)
    {
        var row = Empty();
        DrawBars(row, bars.Where(b => b.First <= index && (b.Last is null || b.Last > index)));
        return new(row);
    }

    private static void DrawEmpty(char[] row, int from, int to, int times)
    {
        var (left, right) = (Math.Min(from, to) + 1, Math.Max(from, to));
        for (var i = left; i < right && i - left < times; i++)
        {
            row[i] = '·';
        }
    }

    private void DrawEvent(char[] row, int index)
    {
        var line = story.Lines[index].Line;
        if (line.Other is { } other && Story.IsTransfer(line.Kind) && story.Lanes.Contains(other) && other != line.Lane)
        {
            var (from, to) = line.Kind == TraceKind.Received ? (other, line.Lane) : (line.Lane, other);
            DrawArrow(row, ColumnOf(from, index), ColumnOf(to, index));
            return;
        }

        row[ColumnOf(line.Lane, index)] = line.Kind switch
        {
            TraceKind.Effect => '●',
            TraceKind.Committed => '■',
            var kind when Story.IsTrouble(kind) => '✗',
            _ => '○',
        };
    }

    private static void DrawArrow(char[] row, int from, int to)
    {
        var way = Math.Sign(to - from);
        for (var i = from + way; i != to; i += way)
        {
            row[i] = i + way == to ? (way > 0 ? '▶' : '◀') : '─';
        }
    }

    private void DrawBars(char[] row, IEnumerable<TimelineBar> which)
    {
        foreach (var bar in which)
        {
            row[ColumnOf(bar.Lane) + bar.Slot] = bar.IsWork ? '█' : '║';
        }
    }

    private char[] Empty()
    {
        var row = new char[Width];
        Array.Fill(row, ' ');
        for (var i = 0; i < story.Lanes.Count; i++)
        {
            row[i * Step] = '┊';
        }

        return row;
    }

    private int ColumnOf(string lane) => story.Lanes.IndexOf(lane) * Step;

    /// <summary>Column of a lane, or of its bar that begins or ends in the line.</summary>
    private int ColumnOf(string lane, int index) =>
        ColumnOf(lane) + (bars.Find(b => b.Lane == lane && (b.First == index || b.Last == index))?.Slot ?? 0);
}
