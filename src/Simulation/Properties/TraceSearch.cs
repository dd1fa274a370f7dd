using AwsMessaging.Simulation.Traces;

namespace AwsMessaging.Simulation.Properties;

/// <summary>Words for looking through a trace.</summary>
internal static class TraceSearch
{
    /// <summary>Index of the first line at or after <paramref name="from"/> of a kind about a key; −1 when there is none.</summary>
    public static int Find(this Trace trace, TraceKind kind, string key, int from = 0)
    {
        for (var i = from; i < trace.Events.Count; i++)
        {
            if (trace.Events[i].Kind == kind && trace.Events[i].Key == key)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>
    /// Index of the last line about a key after <paramref name="after"/> that is of one of these kinds; else of the last line of all.
    /// </summary>
    public static int FindLast(this Trace trace, string key, int after, params TraceKind[] kinds)
    {
        for (var i = trace.Events.Count - 1; i > after; i--)
        {
            if (trace.Events[i].Key == key && kinds.Contains(trace.Events[i].Kind))
            {
                return i;
            }
        }

        return trace.Events.Count - 1;
    }

    /// <summary>The first line about each key that is of a kind, in order.</summary>
    public static IEnumerable<(int Index, string Key)> FirstOfEachKey(this Trace trace, TraceKind kind)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < trace.Events.Count; i++)
        {
            if (trace.Events[i] is { Key: { } key } line && line.Kind == kind && seen.Add(key))
            {
                yield return (i, key);
            }
        }
    }

    /// <summary>Milliseconds from the start to the last line.</summary>
    public static long EndMs(this Trace trace) => trace.Events.Count == 0 ? 0 : trace.Events[^1].TimeMs;
}
