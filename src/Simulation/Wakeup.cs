using AwsMessaging.Simulation.Time;

namespace AwsMessaging.Simulation;

/// <summary>Has a service do what is due, now and whenever there is more.</summary>
/// <param name="clock">The clock.</param>
/// <param name="act">Does what is due.</param>
/// <param name="next">The next time at which there may be something to do; null for none.</param>
internal sealed class Wakeup(VirtualClock clock, Action act, Func<long?> next)
{
    private long at = long.MaxValue;

    /// <summary>Forgets what was planned, of which the clock knows no more either.</summary>
    public void Reset() => at = long.MaxValue;

    /// <summary>Does what is due.</summary>
    public void Look()
    {
        act();
        if (next() is { } time && time < at)
        {
            var planned = Math.Max(time, clock.NowMs + 1);
            at = planned;
            clock.At(
                planned,
                () =>
                {
                    if (at == planned)
                    {
                        at = long.MaxValue;
                        Look();
                    }
                });
        }
    }
}
