using AwsMessaging.Simulation.Traces;

namespace AwsMessaging.Simulation.Properties;

/// <summary>What is worked on at one time stays within limits.</summary>
public sealed class BackPressure : Property
{
    /// <summary>Messages that may be received and not yet deleted; null for any number.</summary>
    public int? MaxInFlight { get; init; }

    /// <summary>Messages that handlers may work on; null for any number.</summary>
    public int? MaxConcurrent { get; init; }

    /// <inheritdoc/>
    public override string Statement =>
        FormattableString.Invariant(
            $"At most {MaxInFlight?.ToString() ?? "any number of"} messages are in flight, {MaxConcurrent?.ToString() ?? "any number"} worked on.");

    /// <inheritdoc/>
    public override Violation? Check(Trace trace, EndState end) =>
        Exceeds(trace, MaxInFlight, TraceKind.Received, [TraceKind.Deleted, TraceKind.VisibleAgain, TraceKind.DeadLettered, TraceKind.Lost],
            "in flight")
        ?? Exceeds(trace, MaxConcurrent, TraceKind.Invoked, [TraceKind.Returned, TraceKind.Failed], "worked on");

    private Violation? Exceeds(Trace trace, int? limit, TraceKind begins, TraceKind[] ends, string what)
    {
        var open = new List<(string Subject, int Index)>();
        for (var i = 0; i < trace.Events.Count && limit is not null; i++)
        {
            var line = trace.Events[i];
            if ((line.Message ?? line.Key) is not { } subject)
            {
                continue;
            }

            if (line.Kind == begins)
            {
                open.Add((subject, i));
                if (open.Count > limit)
                {
                    return Broken(FormattableString.Invariant($"{open.Count} messages are {what} at once."), open[0].Index, i);
                }
            }
            else if (ends.Contains(line.Kind) && open.FindIndex(o => o.Subject == subject) is >= 0 and var at)
            {
                open.RemoveAt(at);
            }
        }

        return null;
    }
}
