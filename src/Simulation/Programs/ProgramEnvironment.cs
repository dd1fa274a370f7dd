using AwsMessaging.Simulation.Adversary;
using AwsMessaging.Simulation.Time;

namespace AwsMessaging.Simulation.Programs;

/// <summary>
/// Time, random numbers and threads for programs that were compiled to be run in virtual time: what <see cref="SimulatedTask"/> and the
/// other replacements
/// of framework calls act on. It goes where the program's execution context goes, so that work which leaves the driver's thread is noticed
/// by the clock.
/// </summary>
public sealed class ProgramEnvironment
{
    private static readonly AsyncLocal<ProgramEnvironment?> Ambient = new();

    private ProgramEnvironment(VirtualClock clock, SeededRandom random)
    {
        Clock = clock;
        Random = random;
    }

    /// <summary>The environment of the program that is running.</summary>
    /// <exception cref="InvalidOperationException">The caller is not started by <see cref="Start"/>.</exception>
    public static ProgramEnvironment Current =>
        Ambient.Value ?? throw new InvalidOperationException("This code was compiled to run in virtual time, and is not run in it.");

    /// <summary>Virtual time.</summary>
    public VirtualClock Clock { get; }

    /// <summary>Random numbers that depend on the seed alone.</summary>
    internal SeededRandom Random { get; }

    /// <summary>Starts a program: what runs of it before its first wait runs now.</summary>
    /// <param name="clock">Virtual time.</param>
    /// <param name="random">Random numbers.</param>
    /// <param name="program">The program.</param>
    public static Task Start(VirtualClock clock, SeededRandom random, Func<Task> program)
    {
        ArgumentNullException.ThrowIfNull(clock);
        ArgumentNullException.ThrowIfNull(random);
        ArgumentNullException.ThrowIfNull(program);
        var outer = Ambient.Value;
        Ambient.Value = new ProgramEnvironment(clock, random);
        try
        {
            return clock.Start(program);
        }
        finally
        {
            Ambient.Value = outer;
        }
    }

    /// <summary>
    /// Carries out what else there is to do until a task is complete, while the program waits for it without giving its thread away. When
    /// the run ends meanwhile, or the program's process, the wait ends with an exception that unwinds the program; nothing that it still
    /// does then has an effect.
    /// </summary>
    /// <exception cref="InvalidOperationException">The task can never complete, or not within the budget.</exception>
    /// <exception cref="OperationCanceledException">The run or the process has ended.</exception>
    internal void Block(Task task)
    {
        if (task.IsCompleted)
        {
            return;
        }

        var process = ProcessRun.Current;
        var end = RunOthers(() => task.IsCompleted || process is { IsAlive: false });
        if (task.IsCompleted)
        {
            return;
        }

        if (end is RunEnd.TimeReached or RunEnd.ConditionMet)
        {
            process?.Abandon();
            throw new OperationCanceledException("The run or the process ended while the program waited.");
        }

        throw new InvalidOperationException("The program waits for a task that never completes.");
    }

    /// <summary>What happens meanwhile happens to others: it is not the waiting program that does it.</summary>
    private RunEnd RunOthers(Func<bool> condition)
    {
        var (process, environment) = (ProcessRun.Current, Ambient.Value);
        (ProcessRun.Current, Ambient.Value) = (null, null);
        try
        {
            return Clock.RunUntil(long.MaxValue, condition);
        }
        finally
        {
            (ProcessRun.Current, Ambient.Value) = (process, environment);
        }
    }
}
