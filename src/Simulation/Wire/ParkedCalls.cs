namespace AwsMessaging.Simulation.Wire;

/// <summary>
/// Calls that wait for something to happen, such as long polls: each is tried again when the resource changes, when it would change by itself, and at
/// its end.
/// </summary>
/// <param name="host">Time and tasks.</param>
internal sealed class ParkedCalls(IWireHost host)
{
    // Oldest first: of two polls that wait, the first gets the message.
    private readonly List<Parked> waiting = [];

    /// <summary>How many wait.</summary>
    public int Count => waiting.Count;

    /// <summary>Tries a call, and parks it when it cannot be answered yet.</summary>
    /// <param name="call">The call.</param>
    /// <param name="until">When it is answered at the latest, in milliseconds since 1970.</param>
    /// <param name="attempt">
    /// Answers the call if it can, and says whether it did. At <paramref name="until"/> it must.
    /// </param>
    /// <param name="nextChange">When, after a given time, the resource next changes by itself; null for never.</param>
    public void Park(WireCall call, long until, Func<bool> attempt, Func<long, long?> nextChange)
    {
        if (attempt())
        {
            return;
        }

        var parked = new Parked(until, attempt, nextChange);
        waiting.Add(parked);
        call.OnAbandoned(() => Remove(parked));
        Schedule(parked);
    }

    /// <summary>The resource has changed: tries all that wait.</summary>
    public void Wake()
    {
        foreach (var parked in waiting.ToArray())
        {
            Try(parked);
        }
    }

    private void Try(Parked parked)
    {
        if (parked.IsOver)
        {
            return;
        }

        if (parked.Attempt())
        {
            Remove(parked);
        }
        else
        {
            Schedule(parked);
        }
    }

    private void Remove(Parked parked)
    {
        parked.IsOver = true;
        waiting.Remove(parked);
    }

    private void Schedule(Parked parked)
    {
        var next = Math.Min(parked.NextChange(host.Now) ?? long.MaxValue, parked.Until);
        if (next == parked.Scheduled)
        {
            return;
        }

        parked.Scheduled = next;
        host.At(next, () =>
        {
            // Another change may have moved it to an earlier time; then that one counts.
            if (parked.Scheduled == next)
            {
                parked.Scheduled = -1;
                Try(parked);
            }
        });
    }

    private sealed class Parked(long until, Func<bool> attempt, Func<long, long?> nextChange)
    {
        public long Until { get; } = until;

        public Func<bool> Attempt { get; } = attempt;

        public Func<long, long?> NextChange { get; } = nextChange;

        public long Scheduled { get; set; } = -1;

        public bool IsOver { get; set; }
    }
}
