namespace AwsMessaging.Simulation.Time;

/// <summary>Why <see cref="VirtualClock.RunUntil(long, Func{bool})"/> came back.</summary>
public enum RunEnd
{
    /// <summary>The time that was asked for is reached.</summary>
    TimeReached,

    /// <summary>The condition that was asked for holds.</summary>
    ConditionMet,

    /// <summary>Nothing is left to happen: whatever still waits, waits forever.</summary>
    NothingLeft,

    /// <summary>The budget of steps is used up, as by a poller that asks again without a pause.</summary>
    OutOfSteps,

    /// <summary>Work of the run turned up on another thread, so nothing can be said about it.</summary>
    Escaped,
}
