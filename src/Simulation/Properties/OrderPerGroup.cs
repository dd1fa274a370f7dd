using AwsMessaging.Simulation.Traces;

namespace AwsMessaging.Simulation.Properties;

/// <summary>Within a message group or partition key, effects follow the order in which the messages were taken.</summary>
public sealed class OrderPerGroup : Property
{
    /// <inheritdoc/>
    public override string Statement =>
        "Effects of a message group or partition key come in the order in which its messages were accepted.";

    /// <inheritdoc/>
    public override Violation? Check(Trace trace, EndState end)
    {
        // The latest effect so far of each group, among first effects.
        var latest = new Dictionary<string, (int Accepted, int Effect, string Key)>(StringComparer.Ordinal);
        foreach (var (effect, key) in trace.FirstOfEachKey(TraceKind.Effect))
        {
            var accepted = trace.Find(TraceKind.Accepted, key);
            if (accepted < 0 || trace.Events[accepted].Group is not { } group)
            {
                continue;
            }

            if (latest.TryGetValue(group, out var other) && other.Accepted > accepted)
            {
                return Broken($"{other.Key} took effect before {key}, which came before it in {group}.", other.Effect, effect);
            }

            latest[group] = (accepted, effect, key);
        }

        return null;
    }
}
