using AwsMessaging.Simulation.Traces;

namespace AwsMessaging.Simulation.Properties;

/// <summary>Calls and empty receives stay within a budget.</summary>
public sealed class BoundedCost : Property
{
    /// <summary>Calls that a thousand messages may take; null for any number.</summary>
    public double? CallsPerThousandMessages { get; init; }

    /// <summary>Receives an hour that may come back empty; null for any number.</summary>
    public double? EmptyReceivesPerHour { get; init; }

    /// <inheritdoc/>
    public override string Statement => "It takes " + string.Join(
        ", and ",
        new[]
        {
            CallsPerThousandMessages is { } calls ? FormattableString.Invariant($"at most {calls:#,0} calls for 1,000 messages") : null,
            EmptyReceivesPerHour is { } empty ? FormattableString.Invariant($"at most {empty:#,0} empty receives an hour") : null,
        }.Where(s => s is not null)) + ".";

    /// <inheritdoc/>
    public override Violation? Check(Trace trace, EndState end)
    {
        var counts = Report.RunCounts.Of(trace, end);
        if (CallsPerThousandMessages is { } calls && counts.Accepted > 0 && counts.Calls * 1000.0 / counts.Accepted > calls)
        {
            // What comes back empty is what could have been spared.
            var spared = counts.EmptyReceives > 1 ? TraceKind.EmptyReceive : TraceKind.Call;
            var (first, last) = FirstAndLast(trace, l => l.Kind == spared);
            return Broken(FormattableString.Invariant($"{counts.Calls} calls for {counts.Accepted} messages."), first, last);
        }

        if (EmptyReceivesPerHour is { } empty && counts.EmptyReceivesPerHour > empty)
        {
            var (first, last) = FirstAndLast(trace, l => l.Kind == TraceKind.EmptyReceive);
            return Broken(FormattableString.Invariant($"{counts.EmptyReceivesPerHour:0} receives an hour come back empty."), first, last);
        }

        return null;
    }

    private static (int First, int Last) FirstAndLast(Trace trace, Func<TraceEvent, bool> which)
    {
        var (first, last) = (-1, -1);
        for (var i = 0; i < trace.Events.Count; i++)
        {
            if (which(trace.Events[i]))
            {
                (first, last) = (first < 0 ? i : first, i);
            }
        }

        return (first, last);
    }
}
