using AwsMessaging.Semantics.Model;
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
    /// <param name="keys">What it is about in the business, such as an order. More can follow: see
    /// <see cref="SimulatedTransaction.About"/>.</param>
    public SimulatedTransaction Begin(params string[] keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        return new(world, this, keys);
    }
}

/// <summary>
/// A transaction of a <see cref="SimulatedDatabase"/>: what it writes takes effect at its commit, or not at all. When its process crashes,
/// the database rolls it back.
/// </summary>
public sealed class SimulatedTransaction
{
    private readonly MessagingWorld world;
    private readonly SimulatedDatabase database;
    private readonly List<string> keys;
    private readonly DbTransaction transaction;
    private readonly ProcessRun? process = ProcessRun.Current;

    internal SimulatedTransaction(MessagingWorld world, SimulatedDatabase database, IEnumerable<string> keys)
    {
        this.world = world;
        this.database = database;
        this.keys = [.. keys];
        transaction = database.State.Begin();
        if (process is not null)
        {
            process.Ended += End;
        }
    }

    /// <summary>Reads and writes of the transaction.</summary>
    public DbTransaction Rows => transaction;

    /// <summary>Adds what the transaction is about.</summary>
    /// <param name="key">A business key; said twice, it counts once.</param>
    public void About(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (!keys.Contains(key))
        {
            keys.Add(key);
        }
    }

    /// <summary>Commits. Afterwards the process may be gone, or not know what became of it.</summary>
    /// <param name="isEffect">Whether the commit is the effect that the business waits for, such as a charge.</param>
    /// <exception cref="ServiceException">The commit failed, or its acknowledgement was lost.</exception>
    /// <remarks>
    /// Is complete under no context, so that libraries between this and the program, which go on wherever the task is complete, stay on the
    /// driver's thread.
    /// </remarks>
    public Task CommitAsync(bool isEffect = false) => world.StepAsync(Step, () => TakeEffect(isEffect));

    /// <summary>
    /// Commits at once, for code that waits for it without giving its thread away. Where the process crashes, this returns, and nothing
    /// that its code still does has an effect.
    /// </summary>
    /// <param name="isEffect">Whether the commit is the effect that the business waits for, such as a charge.</param>
    /// <exception cref="ServiceException">The commit failed, or its acknowledgement was lost.</exception>
    public void Commit(bool isEffect = false)
    {
        if (world.Step(Step, () => TakeEffect(isEffect)) is { Error: { } error })
        {
            throw new ServiceException(error);
        }
    }

    /// <summary>Rolls back.</summary>
    public void Rollback()
    {
        if (process is not { IsAlive: false })
        {
            End();
        }
    }

    private string Step => $"commit {database.Name}";

    private void End()
    {
        if (transaction.IsActive)
        {
            database.State.Rollback(transaction);
            Note(TraceKind.RolledBack, null);
        }
    }

    private Reply<CommitResult> TakeEffect(bool isEffect)
    {
        var before = world.Choices.Taken.Count;
        var reply = database.State.Commit(transaction, world.Choices);
        var isLost = world.Choices.Taken.Count > before && world.Choices.Taken[^1] is { Taken: 2 } last
            && last.Point == TransactionChoices.Commit;
        Note(reply.IsOk || isLost ? TraceKind.Committed : TraceKind.RolledBack, reply.Error?.Code);
        if (isEffect && (reply.IsOk || isLost))
        {
            Note(TraceKind.Effect, null);
        }

        return reply;
    }

    private void Note(TraceKind kind, string? detail)
    {
        foreach (var key in keys)
        {
            world.Trace.Add(kind, database.Name, key, detail: detail);
        }
    }
}
