using System.Globalization;
using AwsMessaging.Simulation.Properties;
using AwsMessaging.Simulation.Traces;

namespace AwsMessaging.Verification.Tests.Scenarios;

/// <summary>
/// Messages are taken as fast as they come. Unlike <see cref="BoundedLatency"/> it tells of the one that waits longest: to shorten that is
/// what several consumers are there for. A message that is dropped as a duplicate is the one that was there before.
/// </summary>
/// <param name="limit">How long a message may wait.</param>
internal sealed class ShortWaits(TimeSpan limit) : Property
{
    public override string Statement => $"No message waits longer than {Seconds((long)limit.TotalMilliseconds)} s for a consumer.";

    public override Violation? Check(Trace trace, EndState end)
    {
        var open = new Dictionary<string, int>(StringComparer.Ordinal);
        var waits = new List<(int From, int To)>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < trace.Events.Count; i++)
        {
            if (trace.Events[i] is { Kind: TraceKind.Accepted, Message: { } accepted })
            {
                if (known.Add(accepted))
                {
                    open.Add(accepted, i);
                }
            }
            else if (trace.Events[i] is { Kind: TraceKind.Received, Message: { } received } && open.Remove(received, out var from))
            {
                waits.Add((from, i));
            }
        }

        waits.AddRange(open.Values.Order().Select(from => (from, trace.Events.Count - 1)));
        var tooLong = waits.Where(w => Length(w) > limit.TotalMilliseconds).ToList();
        if (tooLong.Count == 0)
        {
            return null;
        }

        var longest = tooLong.MaxBy(Length);
        return Broken(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{trace.Events[longest.From].Key} waits {Seconds(Length(longest))} s for a consumer, and {tooLong.Count} of {waits.Count} messages wait too long."),
            longest.From,
            longest.To);

        long Length((int From, int To) wait) => trace.Events[wait.To].TimeMs - trace.Events[wait.From].TimeMs;
    }

    private static string Seconds(long ms) => TraceText.Seconds(ms);
}
