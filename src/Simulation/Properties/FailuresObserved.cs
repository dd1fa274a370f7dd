using AwsMessaging.Simulation.Traces;

namespace AwsMessaging.Simulation.Properties;

/// <summary>No failure passes unnoticed.</summary>
public sealed class FailuresObserved : Property
{
    /// <inheritdoc/>
    public override string Statement => "Every entry that failed was sent again, logged or thrown.";

    /// <inheritdoc/>
    public override Violation? Check(Trace trace, EndState end)
    {
        for (var i = 0; i < trace.Events.Count; i++)
        {
            if (trace.Events[i] is { Kind: TraceKind.Rejected or TraceKind.Throttled, Key: { } key }
                && trace.Find(TraceKind.FailureObserved, key, i) < 0
                && trace.Find(TraceKind.Sent, key, i) < 0
                && trace.Find(TraceKind.Accepted, key, i) < 0)
            {
                return Broken($"{key} failed, and nobody noticed.", i, trace.Events.Count - 1);
            }
        }

        return null;
    }
}
