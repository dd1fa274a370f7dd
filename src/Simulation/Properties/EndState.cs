namespace AwsMessaging.Simulation.Properties;

/// <summary>What is where when a run is over.</summary>
public sealed class EndState
{
    private readonly List<(string Place, string Key)> remaining = [];

    /// <summary>Messages by business key that are still in a queue, dead-letter queue, archive or outbox, with where.</summary>
    public IReadOnlyList<(string Place, string Key)> Remaining => remaining;

    /// <summary>Names of programs that still wait although nothing can happen any more.</summary>
    public IReadOnlyList<string> WaitingForever { get; init; } = [];

    /// <summary>Notes that a message is still somewhere.</summary>
    public void Add(string place, string key) => remaining.Add((place, key));

    /// <summary>Whether a message is still somewhere.</summary>
    public bool Holds(string key) => remaining.Exists(r => r.Key == key);
}
