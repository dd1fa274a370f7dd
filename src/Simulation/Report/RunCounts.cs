using AwsMessaging.Simulation.Properties;
using AwsMessaging.Simulation.Traces;

namespace AwsMessaging.Simulation.Report;

/// <summary>What happened in a run, counted.</summary>
public sealed record RunCounts
{
    private const int BilledChunk = 65_536;

    /// <summary>Messages that services took; what a topic hands on to a queue counts once more there.</summary>
    public int Accepted { get; private set; }

    /// <summary>Receives of a message, deliveries to functions included.</summary>
    public int Received { get; private set; }

    /// <summary>Effects in the business.</summary>
    public int Effects { get; private set; }

    /// <summary>Effects beyond the first of their key.</summary>
    public int Duplicates { get; private set; }

    /// <summary>
    /// Keys that were accepted, have no effect, and are nowhere at the end. A record of a stream that nobody has read is where it was.
    /// </summary>
    public int Lost { get; private set; }

    /// <summary>Keys that messages tell of although their change was rolled back.</summary>
    public int Phantoms { get; private set; }

    /// <summary>Keys whose change was committed and that no message tells of, nor waits to.</summary>
    public int Untold { get; private set; }

    /// <summary>Records and messages refused for their rate.</summary>
    public int Throttled { get; private set; }

    /// <summary>Moves to a dead-letter queue.</summary>
    public int DeadLettered { get; private set; }

    /// <summary>Calls to services.</summary>
    public int Calls { get; private set; }

    /// <summary>Receives that came back empty.</summary>
    public int EmptyReceives { get; private set; }

    /// <summary>Requests as they are billed: a call counts once for every 64 KiB or part of it that it carries.</summary>
    public long BilledRequests { get; private set; }

    /// <summary>Length of the run in milliseconds.</summary>
    public long DurationMs { get; private set; }

    /// <summary>Empty receives, as many as they would be in an hour; 0 for a run without length.</summary>
    public double EmptyReceivesPerHour => DurationMs == 0 ? 0 : EmptyReceives * 3_600_000.0 / DurationMs;

    /// <summary>Counts a run.</summary>
    public static RunCounts Of(Trace trace, EndState end)
    {
        ArgumentNullException.ThrowIfNull(trace);
        ArgumentNullException.ThrowIfNull(end);
        var counts = new RunCounts();
        var accepted = new List<string>();
        var affected = new HashSet<string>(StringComparer.Ordinal);
        var unread = new HashSet<string>(StringComparer.Ordinal);
        var committed = new HashSet<string>(StringComparer.Ordinal);
        var rolledBack = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in trace.Events)
        {
            counts.DurationMs = line.TimeMs;
            switch (line.Kind)
            {
                case TraceKind.Accepted:
                    counts.Accepted++;
                    if (line.Key is not null && !accepted.Contains(line.Key))
                    {
                        accepted.Add(line.Key);
                        if (line.Other is not null)
                        {
                            unread.Add(line.Key); // a record in a shard stays there, read or not
                        }
                    }

                    break;
                case TraceKind.Received:
                    counts.Received++;
                    Read(line.Key);
                    break;
                case TraceKind.Lost:
                    Read(line.Key);
                    break;
                case TraceKind.EmptyReceive:
                    counts.EmptyReceives++;
                    break;
                case TraceKind.Effect:
                    counts.Effects++;
                    counts.Duplicates += line.Key is not null && !affected.Add(line.Key) ? 1 : 0;
                    break;
                case TraceKind.Committed when line.Key is not null:
                    committed.Add(line.Key);
                    break;
                case TraceKind.RolledBack when line.Key is not null:
                    rolledBack.Add(line.Key);
                    break;
                case TraceKind.Throttled:
                    counts.Throttled++;
                    break;
                case TraceKind.DeadLettered:
                    counts.DeadLettered++;
                    break;
                case TraceKind.Call:
                    counts.Calls++;
                    counts.BilledRequests += Math.Max(1, (line.Bytes + BilledChunk - 1) / BilledChunk);
                    break;
            }
        }

        counts.Phantoms = accepted.Count(key => rolledBack.Contains(key) && !committed.Contains(key));
        counts.Untold = committed.Count(key => !accepted.Contains(key) && !end.Holds(key));
        counts.Lost = accepted.Count(key => !affected.Contains(key) && !unread.Contains(key) && !end.Holds(key));
        return counts;

        void Read(string? key)
        {
            if (key is not null)
            {
                unread.Remove(key);
            }
        }
    }
}
