using AwsMessaging.Simulation.Traces;

namespace AwsMessaging.Simulation.Properties;

/// <summary>All messages are dealt with by a time, and nobody waits for ever.</summary>
/// <param name="by">Time since the start.</param>
public sealed class Liveness(TimeSpan by) : Property
{
    /// <inheritdoc/>
    public override string Statement =>
        $"By {TraceText.Seconds((long)by.TotalMilliseconds)} s every message has its effect or is in a dead-letter queue, and no program waits for ever.";

    /// <inheritdoc/>
    public override Violation? Check(Trace trace, EndState end)
    {
        if (end.WaitingForever.Count > 0)
        {
            return Broken($"{string.Join(", ", end.WaitingForever)} waits for ever.", trace.Events.Count - 1, trace.Events.Count - 1);
        }

        var limit = (long)by.TotalMilliseconds;
        foreach (var (index, key) in trace.FirstOfEachKey(TraceKind.Accepted))
        {
            if (!DoneInTime(TraceKind.Effect) && !DoneInTime(TraceKind.DeadLettered))
            {
                return Broken($"{key} is not dealt with in time.", index,
                    trace.FindLast(key, index, TraceKind.Effect, TraceKind.DeadLettered));
            }

            bool DoneInTime(TraceKind kind)
            {
                var done = trace.Find(kind, key);
                return done >= 0 && trace.Events[done].TimeMs <= limit;
            }
        }

        return null;
    }
}
