namespace AwsMessaging.Simulation.Programs;

/// <summary>
/// Stands in for what reads the clock: <see cref="DateTime"/>, <see cref="DateTimeOffset"/>, <see cref="Environment"/>,
/// <see cref="TimeProvider.System"/>.
/// </summary>
public static class SimulatedTime
{
    /// <summary>For <c>TimeProvider.System</c>.</summary>
    public static TimeProvider Provider => ProgramEnvironment.Current.Clock;

    /// <summary>For <c>DateTimeOffset.UtcNow</c>, and <c>DateTimeOffset.Now</c>: the zone is UTC.</summary>
    public static DateTimeOffset OffsetUtcNow => Provider.GetUtcNow();

    /// <summary>For <c>DateTime.UtcNow</c>.</summary>
    public static DateTime UtcNow => OffsetUtcNow.UtcDateTime;

    /// <summary>For <c>DateTime.Now</c>: the zone is UTC.</summary>
    public static DateTime Now => DateTime.SpecifyKind(UtcNow, DateTimeKind.Local);

    /// <summary>For <c>DateTime.Today</c>.</summary>
    public static DateTime Today => Now.Date;

    /// <summary>For <c>Environment.TickCount64</c>.</summary>
    public static long TickCount64 => ProgramEnvironment.Current.Clock.ElapsedMs;
}
