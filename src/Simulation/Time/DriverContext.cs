namespace AwsMessaging.Simulation.Time;

/// <summary>
/// Current while user code runs: what user code posts is put in line at the current time and runs on the driver's thread.
/// </summary>
internal sealed class DriverContext(VirtualClock clock) : SynchronizationContext
{
    public override void Post(SendOrPostCallback d, object? state) => clock.At(clock.NowMs, () => Invoke(d, state));

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
