using AwsMessaging.Simulation.Traces;

namespace AwsMessaging.Simulation.Properties;

/// <summary>No message tells of something that was rolled back.</summary>
public sealed class NoPhantom : Property
{
    /// <inheritdoc/>
    public override string Statement => "No message tells of a change that was rolled back.";

    /// <inheritdoc/>
    public override Violation? Check(Trace trace, EndState end)
    {
        foreach (var (index, key) in trace.FirstOfEachKey(TraceKind.Accepted))
        {
            var rolledBack = trace.Find(TraceKind.RolledBack, key);
            if (rolledBack >= 0 && trace.Find(TraceKind.Committed, key) < 0)
            {
                return Broken($"A message tells of {key}, which was rolled back.", index, rolledBack);
            }
        }

        return null;
    }
}
