using System.Globalization;
using AwsMessaging.Simulation.Properties;
using AwsMessaging.Simulation.Traces;

namespace AwsMessaging.Simulation.Report;

/// <summary>The part of a run that tells the story: a picture of ten messages that fare alike shows one of them.</summary>
/// <param name="Trace">The lines that are left.</param>
/// <param name="Violation">What broke, by the numbers of these lines; null when all held.</param>
/// <param name="Note">What is left out because it fares like what is shown, as a sentence; null where nothing is.</param>
public sealed record Excerpt(Trace Trace, Violation? Violation, string? Note = null)
{
    /// <summary>Messages that fare alike and are all shown; of more, one stands for all.</summary>
    private const int MostAlike = 2;

    /// <summary>Names that a note spells out.</summary>
    private const int MostNames = 3;

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
        string? note = null;
        var kept = new List<TraceEvent>();
        for (var i = 0; i < trace.Events.Count; i++)
        {
            var line = trace.Events[i];
            var isProof = violation is not null && (i == violation.FirstLine || i == violation.SecondLine);
            var isOfAnother = keys is not null && line.Key is not null && !keys.Contains(line.Key);
            var isLater = line.TimeMs > until?.TotalMilliseconds;
            if (!isProof && (isOfAnother || isLater))
            {
                note = isLater ? $"What comes after {TraceText.Seconds((long)until!.Value.TotalMilliseconds)} s is left out." : note;
                continue;
            }

            first = i == violation?.FirstLine ? kept.Count : first;
            second = i == violation?.SecondLine ? kept.Count : second;
            kept.Add(line);
        }

        return new(trace.With(kept), violation is null ? null : violation with { FirstLine = first, SecondLine = second }, note);
    }

    /// <summary>
    /// Shows one of the messages that fare alike, but for times: the same happens to them at the same places, in the same order. Those that
    /// the two contradicting lines are about are always shown.
    /// </summary>
    /// <param name="trace">The whole run.</param>
    /// <param name="violation">What broke in it; null when all held.</param>
    public static Excerpt Typical(Trace trace, Violation? violation)
    {
        ArgumentNullException.ThrowIfNull(trace);
        int[] lines = violation is null ? [] : [violation.FirstLine, violation.SecondLine];
        var proofs = lines.Where(i => i >= 0).Select(i => trace.Events[i].Key).ToHashSet();
        var shown = new List<string>();
        var notes = new List<string>();
        var fates = trace.Events
            .Where(l => l.Key is not null)
            .GroupBy(l => l.Key!, StringComparer.Ordinal)
            .GroupBy(l => string.Join('\n', l.Select(Shape)), l => l.Key, StringComparer.Ordinal);
        foreach (var fate in fates)
        {
            var alike = fate.ToList();
            var typical = alike.Count <= MostAlike ? alike : alike.FindAll(proofs.Contains) is { Count: > 0 } named ? named : alike[..1];
            shown.AddRange(typical);
            if (alike.Except(typical, StringComparer.Ordinal).ToList() is { Count: > 0 } others)
            {
                notes.Add($"{typical[0]} stands for {Names(others)} too.");
            }
        }

        return Of(trace, violation, shown, until: null) with { Note = notes.Count == 0 ? null : string.Join(' ', notes) };
    }

    private static string Shape(TraceEvent line) =>
        string.Create(CultureInfo.InvariantCulture, $"{line.Kind} {line.Lane} {line.Other} {line.Number} {line.Detail}");

    private static string Names(List<string> keys) => keys.Count <= MostNames
        ? string.Join(", ", keys)
        : string.Create(CultureInfo.InvariantCulture, $"{keys[0]} … {keys[^1]} ({keys.Count:#,0})");
}
