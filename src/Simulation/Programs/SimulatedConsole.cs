namespace AwsMessaging.Simulation.Programs;

/// <summary>Stands in for <see cref="Console"/>: what a program writes there in thousands of runs, nobody reads.</summary>
public static class SimulatedConsole
{
    /// <summary>For <c>Console.WriteLine</c> in all its forms.</summary>
    public static void WriteLine(params object?[] values)
    {
    }
}
