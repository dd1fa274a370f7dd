namespace AwsMessaging.Simulation.Programs;

/// <summary>Stands in for <see cref="System.Diagnostics.Stopwatch"/>: measures virtual time.</summary>
public sealed class SimulatedStopwatch
{
    private TimeSpan before;
    private long? startedAt;

    /// <summary>Ticks a second.</summary>
    public static readonly long Frequency = TimeSpan.TicksPerSecond;

    /// <summary>Whether it runs.</summary>
    public bool IsRunning => startedAt is not null;

    /// <summary>Time measured so far.</summary>
    public TimeSpan Elapsed => before + (startedAt is { } start ? GetElapsedTime(start) : TimeSpan.Zero);

    /// <summary>Milliseconds measured so far.</summary>
    public long ElapsedMilliseconds => (long)Elapsed.TotalMilliseconds;

    /// <summary>Ticks measured so far.</summary>
    public long ElapsedTicks => Elapsed.Ticks;

    /// <summary>A stopwatch that runs.</summary>
    public static SimulatedStopwatch StartNew()
    {
        var stopwatch = new SimulatedStopwatch();
        stopwatch.Start();
        return stopwatch;
    }

    /// <summary>The time in ticks.</summary>
    public static long GetTimestamp() => SimulatedTime.Provider.GetTimestamp();

    /// <summary>Time since a time stamp.</summary>
    public static TimeSpan GetElapsedTime(long startingTimestamp) => SimulatedTime.Provider.GetElapsedTime(startingTimestamp);

    /// <summary>Time between two time stamps.</summary>
    public static TimeSpan GetElapsedTime(long startingTimestamp, long endingTimestamp) =>
        SimulatedTime.Provider.GetElapsedTime(startingTimestamp, endingTimestamp);

    /// <summary>Starts or goes on.</summary>
    public void Start() => startedAt ??= GetTimestamp();

    /// <summary>Stops.</summary>
    public void Stop()
    {
        before = Elapsed;
        startedAt = null;
    }

    /// <summary>Stops and forgets.</summary>
    public void Reset()
    {
        before = TimeSpan.Zero;
        startedAt = null;
    }

    /// <summary>Forgets and starts.</summary>
    public void Restart()
    {
        before = TimeSpan.Zero;
        startedAt = GetTimestamp();
    }
}
