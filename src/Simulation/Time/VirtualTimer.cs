namespace AwsMessaging.Simulation.Time;

/// <summary>A timer in virtual time.</summary>
internal sealed class VirtualTimer : ITimer
{
    private readonly VirtualClock clock;
    private readonly TimerCallback callback;
    private readonly object? state;
    private readonly ExecutionContext? execution = ExecutionContext.Capture();
    private readonly bool isUserCode;

    // Each change begins a new generation; ticks of older ones are stale.
    private int generation;
    private TimeSpan period;

    public VirtualTimer(VirtualClock clock, TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        this.clock = clock;
        this.callback = callback;
        this.state = state;

        // The framework's own callbacks complete tasks, and must do so under no context; others may wait for something themselves.
        isUserCode = callback.Method.Module != typeof(object).Module;
        Change(dueTime, period);
    }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        if (!clock.RequireDriver("a timer was set") || generation < 0)
        {
            return false;
        }

        this.period = period;
        generation++;
        Schedule(dueTime);
        return true;
    }

    /// <remarks>
    /// A finalizer disposes as well, when the garbage is collected: on its thread, nothing happens, for it may come in any run or none.
    /// </remarks>
    public void Dispose()
    {
        if (clock.IsDriverThread)
        {
            generation = -1;
        }
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return default;
    }

    private void Schedule(TimeSpan dueTime)
    {
        if (dueTime == Timeout.InfiniteTimeSpan)
        {
            return;
        }

        var current = generation;

        // A fraction of a millisecond counts as a whole one: a timer never fires early.
        clock.At(clock.NowMs + (long)Math.Ceiling(dueTime.TotalMilliseconds), () => Tick(current));
    }

    private void Tick(int current)
    {
        if (current != generation)
        {
            return;
        }

        if (period > TimeSpan.Zero)
        {
            Schedule(period);
        }

        var outer = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(isUserCode ? clock.Context : null);
        try
        {
            if (execution is null)
            {
                callback(state);
            }
            else
            {
                ExecutionContext.Run(execution, s => callback(s), state);
            }
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(outer);
        }
    }
}
