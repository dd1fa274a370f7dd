using System.Globalization;
using AwsMessaging.Simulation.Properties;
using AwsMessaging.Simulation.Traces;

namespace AwsMessaging.Verification.Tests.Scenarios;

/// <summary>
/// What happens to one entity has its effect in the order in which it was told: keys are <c>customer-1#2</c>, the second of the first customer. An effect
/// that comes again counts where it comes first.
/// </summary>
internal sealed class OrderPerEntity : Property
{
    public override string Statement => "The changes of one entity take effect in the order in which they were sent.";

    public override Violation? Check(Trace trace, EndState end)
    {
        var latest = new Dictionary<string, (int Number, int At)>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < trace.Events.Count; i++)
        {
            if (trace.Events[i] is { Kind: TraceKind.Effect, Key: { } key } && seen.Add(key) && key.Split('#') is [var entity, var number])
            {
                var current = int.Parse(number, CultureInfo.InvariantCulture);
                if (latest.TryGetValue(entity, out var before) && before.Number > current)
                {
                    return Broken($"{key} took effect after {entity}#{before.Number}, which was sent later.", before.At, i);
                }

                latest[entity] = (current, i);
            }
        }

        return null;
    }
}
