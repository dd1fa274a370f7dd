using AwsMessaging.Simulation.Properties;

namespace AwsMessaging.Simulation.Exploration;

/// <summary>How a run went.</summary>
public readonly struct RunResult
{
    private RunResult(Violation? violation, string? inconclusive, EndState? end)
    {
        Violation = violation;
        Inconclusive = inconclusive;
        End = end;
    }

    /// <summary>The property that broke; null when all held.</summary>
    public Violation? Violation { get; }

    /// <summary>Why nothing can be said about the run; null when something can.</summary>
    public string? Inconclusive { get; }

    /// <summary>What was where at the end; null when the scenario did not say.</summary>
    public EndState? End { get; }

    /// <summary>All properties held.</summary>
    public static RunResult Held(EndState? end = null) => new(null, null, end);

    /// <summary>A property broke.</summary>
    public static RunResult Violated(Violation violation, EndState? end = null)
    {
        ArgumentNullException.ThrowIfNull(violation);
        return new(violation, null, end);
    }

    /// <summary>Nothing can be said, which is not the same as that all properties held.</summary>
    public static RunResult Unknown(string reason)
    {
        ArgumentNullException.ThrowIfNull(reason);
        return new(null, reason, null);
    }

    /// <summary>
    /// Looks at the trace of a run: the first property that does not hold decides. A run from which work escaped is unknown.
    /// </summary>
    /// <exception cref="InvalidOperationException">The trace is off: properties would hold of nothing.</exception>
    public static RunResult Judge(RunContext context, EndState end, IReadOnlyList<Property> properties)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(properties);
        if (context.Clock.Escape is { } escape)
        {
            return Unknown(escape);
        }

        if (!context.Trace.IsOn && properties.Count > 0)
        {
            throw new InvalidOperationException("Properties are judged by the trace, which is off.");
        }

        foreach (var property in properties)
        {
            if (property.Check(context.Trace, end) is { } violation)
            {
                return Violated(violation, end);
            }
        }

        return Held(end);
    }
}
