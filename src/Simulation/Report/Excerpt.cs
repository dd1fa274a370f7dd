using AwsMessaging.Simulation.Properties;
using AwsMessaging.Simulation.Traces;

namespace AwsMessaging.Simulation.Report;

/// <summary>The part of a run that tells the story: a picture of ten messages that fare alike shows one of them.</summary>
/// <param name="Trace">The lines that are left.</param>
/// <param name="Violation">What broke, by the numbers of these lines; null when all held.</param>
public sealed record Excerpt(Trace Trace, Violation? Violation)
{
    /// <summary>Leaves out what is about other messages, and what comes later. The two lines that contradict each other stay.</summary>
    /// <param name="trace">The whole run.</param>
    /// <param name="violation">What broke in it; null when all held.</param>
    /// <param name="keys">The business keys that are shown; null for all.</param>
    /// <param name="until">Virtual time since the start after which nothing is shown; null for the whole run.</param>
    public static Excerpt Of(Trace trace, Violation? violation, IReadOnlyCollection<string>? keys, TimeSpan? until)
    {
        ArgumentNullException.ThrowIfNull(trace);
        var first = -1;
        var second = -1;
        var kept = new List<TraceEvent>();
        for (var i = 0; i < trace.Events.Count; i++)
        {
            var line = trace.Events[i];
            var isProof = violation is not null && (i == violation.FirstLine || i == violation.SecondLine);
            if (!isProof && ((keys is not null && line.Key is not null && !keys.Contains(line.Key)) || line.TimeMs > until?.TotalMilliseconds))
            {
                continue;
            }

            first = i == violation?.FirstLine ? kept.Count : first;
            second = i == violation?.SecondLine ? kept.Count : second;
            kept.Add(line);
        }

        return new(trace.With(kept), violation is null ? null : violation with { FirstLine = first, SecondLine = second });
    }
}
