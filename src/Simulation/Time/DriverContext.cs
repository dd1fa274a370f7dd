namespace AwsMessaging.Simulation.Time;

/// <summary>
/// Current while user code runs: what user code posts is put in line at the current time and runs on the driver's thread.
/// </summary>
internal sealed class DriverContext(VirtualClock clock) : SynchronizationContext
{
    private volatile bool isOver;

    /// <summary>
    /// Ends it with its run. What a run leaves behind is collected later: a <see cref="PeriodicTimer"/>'s finalizer then goes on with whoever
    /// waited for it, on a thread of its own, and must not disturb another run.
    /// </summary>
    public void End() => isOver = true;

    public override void Post(SendOrPostCallback d, object? state)
    {
        if (!isOver)
        {
            clock.At(clock.NowMs, () => Invoke(d, state));
        }
    }

    public override void Send(SendOrPostCallback d, object? state)
    {
        if (clock.RequireDriver("user code was sent"))
        {
            Invoke(d, state);
        }
    }

    public override SynchronizationContext CreateCopy() => this;

    private void Invoke(SendOrPostCallback d, object? state)
    {
        var outer = Current;
        SetSynchronizationContext(this);
        try
        {
            d(state);
        }
        finally
        {
            SetSynchronizationContext(outer);
        }
    }
}
