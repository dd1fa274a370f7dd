namespace AwsMessaging.Simulation;

/// <summary>
/// A process from its start to its end. When it crashes, its calls are never answered: its code stands still where it waits, and neither
/// catch nor finally
/// runs, as when a process is killed.
/// </summary>
/// <param name="name">Name of the program: its lane in traces.</param>
internal sealed class ProcessRun(string name)
{
    private static readonly AsyncLocal<ProcessRun?> Ambient = new();

    /// <summary>The process whose code runs; null for code outside of all.</summary>
    public static ProcessRun? Current
    {
        get => Ambient.Value;
        set => Ambient.Value = value;
    }

    /// <summary>Name of the program.</summary>
    public string Name { get; } = name;

    /// <summary>Whether it has not crashed.</summary>
    public bool IsAlive { get; private set; } = true;

    /// <summary>Whether it may crash. What a service runs for its users does not: it fails, and the service says so.</summary>
    public bool CanCrash { get; init; } = true;

    /// <summary>Called when it crashes.</summary>
    public Action? Crashed { get; init; }

    /// <summary>Raised when it crashes, for those that notice the end of its connections.</summary>
    public event Action? Ended;

    /// <summary>Ends it.</summary>
    public void Kill()
    {
        if (IsAlive)
        {
            IsAlive = false;
            Crashed?.Invoke();
            Ended?.Invoke();
        }
    }

    /// <summary>Ends it without a word: the run is over, and what its code still does counts no more.</summary>
    public void Abandon() => IsAlive = false;
}
