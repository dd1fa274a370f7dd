using AwsMessaging.Simulation.Properties;
using AwsMessaging.Simulation.Traces;

namespace AwsMessaging.Verification.Tests.Scenarios;

/// <summary>A message that is in a queue is received soon.</summary>
/// <param name="within">How long it may wait.</param>
internal sealed class BoundedLatency(TimeSpan within) : Property
{
    public override string Statement => $"Every message is received within {TraceText.Seconds((long)within.TotalMilliseconds)} s.";

    public override Violation? Check(Trace trace, EndState end)
    {
        var waiting = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < trace.Events.Count; i++)
        {
            var line = trace.Events[i];
            var late = waiting.Values.FirstOrDefault(w => line.TimeMs - trace.Events[w].TimeMs > within.TotalMilliseconds, -1);
            if (late >= 0)
            {
                return Broken($"{trace.Events[late].Key} is there, and is not received for {TraceText.Seconds(line.TimeMs - trace.Events[late].TimeMs)} s.", late, i);
            }

            if (line is { Kind: TraceKind.Accepted, Message: { } accepted })
            {
                waiting.TryAdd(accepted, i);
            }
            else if (line is { Kind: TraceKind.Received, Message: { } received })
            {
                waiting.Remove(received);
            }
        }

        return null;
    }
}
