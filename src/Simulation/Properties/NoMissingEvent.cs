using AwsMessaging.Simulation.Traces;

namespace AwsMessaging.Simulation.Properties;

/// <summary>
/// Every change that was committed has its message, or the message is still to be sent: the other half of <see cref="NoPhantom"/>.
/// </summary>
public sealed class NoMissingEvent : Property
{
    /// <inheritdoc/>
    public override string Statement => "Every committed change is told of by a message, or its message still waits in an outbox.";

    /// <inheritdoc/>
    public override Violation? Check(Trace trace, EndState end)
    {
        foreach (var (index, key) in trace.FirstOfEachKey(TraceKind.Committed))
        {
            if (trace.Find(TraceKind.Accepted, key) < 0 && !end.Holds(key))
            {
                var reason = index;
                for (var i = index + 1; i < trace.Events.Count && reason == index; i++)
                {
                    reason = trace.Events[i].Kind == TraceKind.Crashed ? i : reason;
                }

                return Broken($"{key} was committed, and no message tells of it.", index, reason == index
                    ? trace.Events.Count - 1
                    : reason);
            }
        }

        return null;
    }
}
