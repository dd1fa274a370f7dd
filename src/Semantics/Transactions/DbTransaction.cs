using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Semantics.Transactions;

/// <summary>What a commit came to.</summary>
/// <param name="Held">
/// Messages that were held back until the commit. There are none: what <see cref="DbTransaction.Send"/> was given has left before.
/// </param>
public sealed record CommitResult(IReadOnlyList<Delivery> Held);

/// <summary>
/// A transaction: it sees its own writes, nobody else does before <see cref="Database.Commit"/>. Errors of its methods: SQLSTATE 23505 for
/// a repeated key, 42P01 for an unknown table, 25P01 after its end.
/// </summary>
public sealed class DbTransaction
{
    private readonly Database database;
    private readonly List<Write> writes = [];
    private readonly List<(DbTable Table, string? Key, long Version)> reads = [];
    private readonly List<Delivery> held = [];

    internal DbTransaction(Database database) => this.database = database;

    /// <summary>Whether it has neither been committed nor rolled back.</summary>
    public bool IsActive { get; private set; } = true;

    /// <summary>Whether it has written.</summary>
    public bool HasWrites => writes.Count > 0;

    internal IReadOnlyList<Delivery> Held => held;

    /// <summary>The row under a key.</summary>
    /// <param name="table">The table.</param>
    /// <param name="key">The key's values.</param>
    /// <returns>The row; empty when there is none.</returns>
    public Reply<Found> Get(string table, params object[] key)
    {
        if (Check(table, out var found) is { } error)
        {
            return error;
        }

        var text = KeyOf(found!, key);
        reads.Add((found!, text, found!.VersionOf(text)));
        return new Found(Own(found, text) is { } own ? own.Row : found.Find(text));
    }

    /// <summary>The rows that satisfy a condition, in the order of their insertion. The whole table counts as read.</summary>
    public Reply<FoundRows> Where(string table, Func<DbRow, bool> condition)
    {
        if (Check(table, out var found) is { } error)
        {
            return error;
        }

        reads.Add((found!, null, found!.Version));
        var rows = new List<DbRow>();
        foreach (var row in found.Rows)
        {
            var own = Own(found, row.Key(found.KeyColumns)!);
            var seen = own is null ? row : own.Row;
            if (seen is not null && condition(seen))
            {
                rows.Add(seen);
            }
        }

        foreach (var write in writes)
        {
            if (write is { Row: { } row } && write.Table == found && found.Find(write.Key) is null && condition(row))
            {
                rows.Add(row);
            }
        }

        return new FoundRows(rows);
    }

    /// <summary>Adds a row.</summary>
    public Reply<DbRow> Insert(string table, DbRow row) => Put(table, row, isInsert: true);

    /// <summary>Adds a row, or replaces the one with its key.</summary>
    public Reply<DbRow> Upsert(string table, DbRow row) => Put(table, row, isInsert: false);

    /// <summary>Removes the row under a key, if there is one.</summary>
    public Reply<Found> Delete(string table, params object[] key)
    {
        var found = Get(table, key);
        if (found.IsOk && found.Result.Row is { } row)
        {
            var of = database.Find(table)!;
            Record(new Write(of, row.Key(of.KeyColumns)!, null, IsInsert: false));
        }

        return found;
    }

    /// <summary>
    /// Sends a message while the transaction is open. It is no part of the transaction: it leaves at once, and a rollback does not bring it
    /// back.
    /// </summary>
    /// <returns>What leaves now: the message.</returns>
    public IReadOnlyList<Delivery> Send(Delivery message)
    {
        if (database.SemanticRows.Has(SemanticRow.TransactionNoSend))
        {
            return [message];
        }

        held.Add(message);
        return [];
    }

    internal void End() => IsActive = false;

    /// <summary>Why the transaction cannot be committed; null when it can.</summary>
    internal ServiceError? Conflict(bool checkReads)
    {
        foreach (var (table, key, version) in reads)
        {
            if (checkReads && (key is null ? table.Version : table.VersionOf(key)) != version)
            {
                return DatabaseErrors.Serialization();
            }
        }

        foreach (var write in writes)
        {
            if (write.Row is { } row && Violation(write.Table, write.Key, row, write.IsInsert) is { } error)
            {
                return error;
            }
        }

        return null;
    }

    internal void Apply()
    {
        foreach (var write in writes)
        {
            write.Table.Put(write.Key, write.Row);
        }
    }

    private Reply<DbRow> Put(string table, DbRow row, bool isInsert)
    {
        if (Check(table, out var found) is { } error)
        {
            return error;
        }

        var key = row.Key(found!.KeyColumns) ?? throw new ArgumentException("A column of the key is null or missing.", nameof(row));
        var own = Own(found, key);
        if (isInsert && own?.Row is not null)
        {
            return DatabaseErrors.Duplicate(table, string.Join("_", found.KeyColumns));
        }

        if (Violation(found, key, row, isInsert && own is null) is { } violation)
        {
            return violation;
        }

        Record(new Write(found, key, row, isInsert && own is null));
        return row;
    }

    private ServiceError? Violation(DbTable table, string key, DbRow row, bool isInsert)
    {
        if (table.Violation(key, row, isInsert, other => other != key && Own(table, other) is not null) is { } violation)
        {
            return violation;
        }

        foreach (var write in writes)
        {
            if (write.Table == table && write.Key != key && write.Row is { } other && table.Violation(other, row) is { } both)
            {
                return both;
            }
        }

        return null;
    }

    /// <summary>Keeps a write until the commit; of several to one row the last.</summary>
    private void Record(Write write)
    {
        if (!database.SemanticRows.Has(SemanticRow.TransactionAtomic))
        {
            write.Table.Put(write.Key, write.Row);
        }

        var index = writes.FindIndex(w => w.Table == write.Table && w.Key == write.Key);
        if (index < 0)
        {
            writes.Add(write);
        }
        else
        {
            writes[index] = write with { IsInsert = writes[index].IsInsert };
        }
    }

    private Write? Own(DbTable table, string key) => writes.Find(w => w.Table == table && w.Key == key);

    private ServiceError? Check(string table, out DbTable? found)
    {
        found = database.Find(table);
        return !IsActive ? DatabaseErrors.Ended() : found is null ? DatabaseErrors.NoTable(table) : null;
    }

    private static string KeyOf(DbTable table, object[] values)
    {
        if (values.Length != table.KeyColumns.Length)
        {
            throw new ArgumentException($"The key of {table.Name} has {table.KeyColumns.Length} columns.", nameof(values));
        }

        var columns = new (string, object?)[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            columns[i] = (table.KeyColumns[i], values[i]);
        }

        return new DbRow(columns).Key(table.KeyColumns) ?? throw new ArgumentException("A value of the key is null.", nameof(values));
    }

    private sealed record Write(DbTable Table, string Key, DbRow? Row, bool IsInsert);
}

/// <summary>A row that was looked for.</summary>
/// <param name="Row">The row; null when there is none.</param>
public sealed record Found(DbRow? Row);

/// <summary>Rows that were looked for.</summary>
/// <param name="Rows">The rows in the order of their insertion.</param>
public sealed record FoundRows(IReadOnlyList<DbRow> Rows);
