namespace AwsMessaging.Simulation.Properties;

/// <summary>A property does not hold: two lines of the trace contradict each other.</summary>
/// <param name="Property">Name of the property.</param>
/// <param name="Message">What went wrong, as a sentence.</param>
/// <param name="FirstLine">Index of the trace line that promised something; −1 when the trace was off.</param>
/// <param name="SecondLine">Index of the trace line that broke it; −1 when the trace was off.</param>
public sealed record Violation(string Property, string Message, int FirstLine = -1, int SecondLine = -1)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Property}: {Message}";
}
