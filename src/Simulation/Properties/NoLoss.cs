using AwsMessaging.Simulation.Traces;

namespace AwsMessaging.Simulation.Properties;

/// <summary>Every message that a service took has its effect, or is still somewhere at the end.</summary>
public sealed class NoLoss : Property
{
    /// <inheritdoc/>
    public override string Statement => "Every accepted message has its effect, or is still in a queue, dead-letter queue or archive.";

    /// <inheritdoc/>
    public override Violation? Check(Trace trace, EndState end)
    {
        foreach (var (index, key) in trace.FirstOfEachKey(TraceKind.Accepted))
        {
            if (trace.Find(TraceKind.Effect, key) < 0 && !end.Holds(key))
            {
                var gone = trace.FindLast(key, index, TraceKind.Deleted, TraceKind.Lost);
                return Broken($"{key} was accepted, never had its effect, and is nowhere at the end.", index, gone);
            }
        }

        return null;
    }
}
