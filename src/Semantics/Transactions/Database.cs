using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Semantics.Transactions;

/// <summary>
/// A relational database with serializable transactions: what a transaction writes takes effect at its commit, all or nothing, and the
/// committed transactions are as if they had run one after the other. A transaction that does not fit in is refused at its commit.
/// </summary>
public sealed class Database
{
    private readonly List<DbTable> tables = [];
    private readonly SemanticRows rows;
    private long sequence;

    /// <summary>Creates a database without tables.</summary>
    /// <param name="name">Its name: for traces.</param>
    /// <param name="rows">Behaviours in force.</param>
    public Database(string name = "database", SemanticRows rows = default)
    {
        Name = name;
        this.rows = rows;
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    internal SemanticRows SemanticRows => rows;

    /// <summary>Creates a table.</summary>
    /// <param name="name">Its name, new to the database.</param>
    /// <param name="key">Columns of its primary key, at least one.</param>
    /// <param name="uniques">Columns of further unique constraints.</param>
    /// <exception cref="ArgumentException">There is a table of that name, or the key has no column.</exception>
    public void CreateTable(string name, string[] key, params string[][] uniques)
    {
        if (Find(name) is not null)
        {
            throw new ArgumentException($"There is a table {name} already.", nameof(name));
        }

        if (key.Length == 0)
        {
            throw new ArgumentException("A key has at least one column.", nameof(key));
        }

        tables.Add(new DbTable(name, key, uniques));
    }

    /// <summary>Whether there is a table.</summary>
    public bool HasTable(string name) => Find(name) is not null;

    /// <summary>The committed rows of a table in the order of their insertion; none when there is no such table.</summary>
    public IReadOnlyList<DbRow> Rows(string table) => Find(table)?.Rows ?? [];

    /// <summary>Begins a transaction.</summary>
    public DbTransaction Begin() => new(this);

    /// <summary>The next number of the database's sequence. A transaction that is rolled back leaves a gap.</summary>
    public long NextSequence() => ++sequence;

    /// <summary>
    /// Commits a transaction. Errors: SQLSTATE 40001 when what it read has changed, 23505 when a unique key was taken meanwhile, 25P01 when
    /// it has ended, and 08007 when nobody knows whether it took place.
    /// </summary>
    public Reply<CommitResult> Commit(DbTransaction transaction, Choices choices)
    {
        if (!transaction.IsActive)
        {
            return DatabaseErrors.Ended();
        }

        transaction.End();
        var isAtomic = rows.Has(SemanticRow.TransactionAtomic);
        if (isAtomic && transaction.Conflict(checkReads: rows.Has(SemanticRow.TransactionIsolation)) is { } conflict)
        {
            return conflict;
        }

        var outcome = transaction.HasWrites ? choices.Choose(TransactionChoices.Commit, Name) : 0;
        if (outcome == 1)
        {
            return DatabaseErrors.Unknown();
        }

        if (isAtomic)
        {
            transaction.Apply();
        }

        return outcome == 2 ? DatabaseErrors.Unknown() : new CommitResult(transaction.Held);
    }

    /// <summary>Ends a transaction without effect. After its end it is no error.</summary>
    public void Rollback(DbTransaction transaction) => transaction.End();

    /// <summary>An independent copy. Transactions that are open stay with the original.</summary>
    public Database Clone()
    {
        var clone = new Database(Name, rows) { sequence = sequence };
        foreach (var table in tables)
        {
            clone.tables.Add(table.Clone());
        }

        return clone;
    }

    internal DbTable? Find(string name)
    {
        foreach (var table in tables)
        {
            if (table.Name == name)
            {
                return table;
            }
        }

        return null;
    }
}
