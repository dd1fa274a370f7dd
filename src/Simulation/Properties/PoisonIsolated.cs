using AwsMessaging.Simulation.Traces;

namespace AwsMessaging.Simulation.Properties;

/// <summary>Good messages are done in time although another can never be.</summary>
/// <param name="within">How long a good message may take.</param>
/// <param name="poison">Keys of the messages that can never be processed.</param>
public sealed class PoisonIsolated(TimeSpan within, params string[] poison) : Property
{
    /// <inheritdoc/>
    public override string Statement =>
        $"Every other message has its effect within {TraceText.Seconds((long)within.TotalMilliseconds)} s although {string.Join(", ", poison)} never can.";

    /// <inheritdoc/>
    public override Violation? Check(Trace trace, EndState end)
    {
        var limit = (long)within.TotalMilliseconds;
        foreach (var (index, key) in trace.FirstOfEachKey(TraceKind.Accepted))
        {
            if (poison.Contains(key, StringComparer.Ordinal))
            {
                continue;
            }

            var effect = trace.Find(TraceKind.Effect, key);
            var latest = trace.Events[index].TimeMs + limit;
            if (effect >= 0 ? trace.Events[effect].TimeMs > latest : trace.EndMs() > latest)
            {
                return Broken($"{key} is fine, and was held up by a message that is not.", index, effect >= 0
                    ? effect
                    : LastFailure(trace, index));
            }
        }

        return null;
    }

    private static int LastFailure(Trace trace, int after)
    {
        for (var i = trace.Events.Count - 1; i > after; i--)
        {
            if (trace.Events[i].Kind is TraceKind.Failed or TraceKind.DeadLettered)
            {
                return i;
            }
        }

        return trace.Events.Count - 1;
    }
}
