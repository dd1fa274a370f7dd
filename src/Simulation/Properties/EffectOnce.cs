using AwsMessaging.Simulation.Traces;

namespace AwsMessaging.Simulation.Properties;

/// <summary>Nothing takes effect twice.</summary>
public sealed class EffectOnce : Property
{
    /// <inheritdoc/>
    public override string Statement => "Each business key has its effect at most once.";

    /// <inheritdoc/>
    public override Violation? Check(Trace trace, EndState end)
    {
        foreach (var (index, key) in trace.FirstOfEachKey(TraceKind.Effect))
        {
            var second = trace.Find(TraceKind.Effect, key, index + 1);
            if (second >= 0)
            {
                return Broken($"{key} took effect twice.", index, second);
            }
        }

        return null;
    }
}
