namespace AwsMessaging.Semantics.Functions;

/// <summary>Messages that a poller holds for one invocation.</summary>
internal sealed class QueueBatch(IReadOnlyList<QueueRecord> records, long visibleAt)
{
    public IReadOnlyList<QueueRecord> Records { get; } = records;

    /// <summary>When the first of the messages becomes visible again.</summary>
    public long VisibleAt { get; set; } = visibleAt;

    /// <summary>The invocation that runs; null while the batch waits for concurrency of the function.</summary>
    public Invocation? Running { get; set; }

    /// <summary>Invocations, those included that the function had no concurrency for.</summary>
    public int Attempts { get; set; }

    /// <summary>Not to be invoked before this time.</summary>
    public long NotBefore { get; set; }

    public bool HasGroup(string group)
    {
        foreach (var record in Records)
        {
            if (record.Key == group)
            {
                return true;
            }
        }

        return false;
    }

    public QueueBatch Clone() =>
        new(Records, VisibleAt) { Running = Running, Attempts = Attempts, NotBefore = NotBefore };
}
