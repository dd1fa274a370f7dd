using AwsMessaging.Semantics.Transactions;
using AwsMessaging.Simulation.Traces;

namespace AwsMessaging.Simulation;

/// <summary>A relational database of a <see cref="MessagingWorld"/>.</summary>
public sealed class SimulatedDatabase
{
    private readonly MessagingWorld world;

    internal SimulatedDatabase(MessagingWorld world, Database state)
    {
        this.world = world;
        State = state;
    }

    /// <summary>The database's name: its lane in traces.</summary>
    public string Name => State.Name;

    /// <summary>The database as it is now.</summary>
    public Database State { get; internal set; }

    /// <summary>Begins a transaction.</summary>
    /// <param name="key">What it is about in the business, such as an order.</param>
    public SimulatedTransaction Begin(string key) => new(world, this, key);
}

/// <summary>A transaction of a <see cref="SimulatedDatabase"/>: what it writes takes effect at its commit, or not at all.</summary>
public sealed class SimulatedTransaction
{
    private readonly MessagingWorld world;
    private readonly SimulatedDatabase database;
    private readonly string key;
    private readonly DbTransaction transaction;
    private readonly ProcessRun? process = ProcessRun.Current;

    internal SimulatedTransaction(MessagingWorld world, SimulatedDatabase database, string key)
    {
        this.world = world;
        this.database = database;
        this.key = key;
        transaction = database.State.Begin();
    }

    /// <summary>Reads and writes of the transaction.</summary>
    public DbTransaction Rows => transaction;

    /// <summary>Commits. Afterwards the process may be gone, or not know what became of it.</summary>
    /// <param name="isEffect">Whether the commit is the effect that the business waits for, such as a charge.</param>
    /// <exception cref="ServiceException">The commit failed, or its acknowledgement was lost.</exception>
    public async Task CommitAsync(bool isEffect = false)
    {
        await world.StepAsync(
            $"commit {database.Name}",
            () =>
            {
                var before = world.Choices.Taken.Count;
                var reply = database.State.Commit(transaction, world.Choices);
                var isLost = world.Choices.Taken.Count > before && world.Choices.Taken[^1] is { Taken: 2 } last && last.Point == TransactionChoices.Commit;
                world.Trace.Add(reply.IsOk || isLost ? TraceKind.Committed : TraceKind.RolledBack, database.Name, key, detail: reply.Error?.Code);
                if (isEffect && (reply.IsOk || isLost))
                {
                    world.Trace.Add(TraceKind.Effect, database.Name, key);
                }

                return reply;
            });
    }

    /// <summary>Rolls back.</summary>
    public void Rollback()
    {
        if (process is not { IsAlive: false } && transaction.IsActive)
        {
            database.State.Rollback(transaction);
            world.Trace.Add(TraceKind.RolledBack, database.Name, key);
        }
    }
}
