using System.Globalization;
using AwsMessaging.Simulation.Traces;

namespace AwsMessaging.Simulation.Report;

/// <summary>What a line of a story is.</summary>
internal enum StoryKind
{
    /// <summary>A line of the trace.</summary>
    Event,

    /// <summary>Receives of one consumer that come back empty.</summary>
    Empty,

    /// <summary>Time in which nothing happens.</summary>
    Pause,

    /// <summary>Rounds that go like the one before.</summary>
    Repeat,
}

/// <summary>A line of a story.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Line">The line of the trace, or the first of many; for a pause the line after it.</param>
/// <param name="UntilMs">When the last one happens; for a pause its length. In milliseconds.</param>
/// <param name="Times">How often it happens.</param>
/// <param name="IsContradiction">Whether it is, or has in it, one of the two lines that contradict each other.</param>
internal sealed record StoryLine(StoryKind Kind, TraceEvent Line, long UntilMs, int Times = 1, bool IsContradiction = false)
{
    /// <summary>What it says, without where it happens.</summary>
    public string Text => Kind switch
    {
        StoryKind.Event => TraceText.Describe(Line),
        StoryKind.Empty when Times == 1 => TraceText.Describe(Line),
        StoryKind.Empty => string.Create(CultureInfo.InvariantCulture, $"{TraceText.Describe(Line)}, {Times:#,0} times"),
        StoryKind.Pause => $"{TraceText.Seconds(UntilMs)} s later",
        _ => string.Create(CultureInfo.InvariantCulture, $"the same {Times:#,0} times more, until {TraceText.Seconds(UntilMs)} s"),
    };

    /// <summary>What it says, as a sentence.</summary>
    public string Sentence => Kind is StoryKind.Event or StoryKind.Empty && Line.Choice is null ? $"{Line.Lane} {Text}" : Text;
}
