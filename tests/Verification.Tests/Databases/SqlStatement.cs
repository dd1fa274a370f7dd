using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Transactions;

namespace AwsMessaging.Verification.Tests.Databases;

/// <summary>A column of a result: an expression, or, without one, the number of rows.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value.</param>
internal sealed record SqlItem(string Name, SqlValue? Value);

/// <summary>What rows a statement is about.</summary>
/// <param name="Holds">Whether it is about a row.</param>
/// <param name="Keys">Columns that must have a value, as far as the condition says so plainly.</param>
internal sealed record SqlCondition(Func<DbRow, IReadOnlyDictionary<string, object?>, bool> Holds, IReadOnlyList<(string Column, SqlValue Value)> Keys)
{
    /// <summary>All rows.</summary>
    public static readonly SqlCondition None = new((_, _) => true, []);
}

/// <summary>What a statement did.</summary>
/// <param name="Columns">Names of the columns; none for a statement without result.</param>
/// <param name="Rows">The rows.</param>
/// <param name="Affected">Rows that it changed; −1 for a query.</param>
internal sealed record SqlResult(IReadOnlyList<string> Columns, IReadOnlyList<object?[]> Rows, int Affected);

/// <summary>A statement that is carried out in a transaction of the model's database.</summary>
/// <param name="Table">The table.</param>
internal abstract record SqlStatement(string Table)
{
    private static readonly DbRow NoRow = new();

    /// <summary>Whether it changes rows.</summary>
    public virtual bool Writes => true;

    /// <summary>Carries it out.</summary>
    public abstract SqlResult Run(SqlContext context);

    /// <summary>The rows that satisfy a condition: by key where it gives the key, so that only that row counts as read.</summary>
    protected IReadOnlyList<DbRow> Find(SqlContext context, SqlCondition condition)
    {
        var key = context.Schema.KeyOf(Table);
        if (key.All(column => condition.Keys.Any(k => k.Column == column)))
        {
            var values = key.Select(column => condition.Keys.First(k => k.Column == column).Value(NoRow, context.Parameters)!).ToArray();
            return Require(context.Transaction.Get(Table, values)).Row is { } row && condition.Holds(row, context.Parameters) ? [row] : [];
        }

        return Require(context.Transaction.Where(Table, row => condition.Holds(row, context.Parameters))).Rows;
    }

    protected static T Require<T>(Reply<T> reply) => reply.Error is { } error ? throw new ModelDatabaseException(error) : reply.Result;

    protected static SqlResult Result(IReadOnlyList<SqlItem>? items, IReadOnlyList<DbRow> rows, SqlContext context, int affected)
    {
        if (items is null)
        {
            return new([], [], affected);
        }

        if (items.Count == 0)
        {
            List<string> columns = [.. rows.SelectMany(r => r.Columns).Select(c => c.Key).Distinct(StringComparer.Ordinal)];
            return new(columns, [.. rows.Select(r => columns.Select(c => r[c]).ToArray())], affected);
        }

        return new(
            [.. items.Select(i => i.Name)],
            items[0].Value is null
                ? [[(long)rows.Count]]
                : [.. rows.Select(r => items.Select(i => i.Value!(r, context.Parameters)).ToArray())],
            affected);
    }
}

/// <summary>INSERT. A key that is given no value gets the next number of the database's sequence.</summary>
internal sealed record SqlInsert(string Table, IReadOnlyList<string> Columns, IReadOnlyList<List<SqlValue>> Values, IReadOnlyList<SqlItem>? Returning)
    : SqlStatement(Table)
{
    /// <inheritdoc/>
    public override SqlResult Run(SqlContext context)
    {
        var rows = new List<DbRow>();
        foreach (var values in Values)
        {
            var row = new DbRow([.. Columns.Select((c, i) => (c, values[i](new DbRow(), context.Parameters)))]);
            foreach (var column in context.Schema.KeyOf(Table))
            {
                row = row[column] is null ? row.With(column, context.NextSequence()) : row;
            }

            rows.Add(Require(context.Transaction.Insert(Table, row)));
            context.Changed(Table, row);
        }

        return Result(Returning, rows, context, rows.Count);
    }
}

/// <summary>UPDATE.</summary>
internal sealed record SqlUpdate(string Table, IReadOnlyList<(string Column, SqlValue Value)> Changes, SqlCondition Where, IReadOnlyList<SqlItem>? Returning)
    : SqlStatement(Table)
{
    /// <inheritdoc/>
    public override SqlResult Run(SqlContext context)
    {
        var rows = new List<DbRow>();
        foreach (var old in Find(context, Where))
        {
            var row = Changes.Aggregate(old, (changed, change) => changed.With(change.Column, change.Value(old, context.Parameters)));
            rows.Add(Require(context.Transaction.Upsert(Table, row)));
            context.Changed(Table, row);
        }

        return Result(Returning, rows, context, rows.Count);
    }
}

/// <summary>DELETE.</summary>
internal sealed record SqlDelete(string Table, SqlCondition Where, IReadOnlyList<SqlItem>? Returning) : SqlStatement(Table)
{
    /// <inheritdoc/>
    public override SqlResult Run(SqlContext context)
    {
        var rows = Find(context, Where);
        foreach (var row in rows)
        {
            Require(context.Transaction.Delete(Table, [.. context.Schema.KeyOf(Table).Select(c => row[c]!)]));
            context.Changed(Table, row);
        }

        return Result(Returning, rows, context, rows.Count);
    }
}

/// <summary>SELECT.</summary>
internal sealed record SqlSelect(
    string Table, IReadOnlyList<SqlItem> Items, SqlCondition Where, IReadOnlyList<(SqlValue Value, bool Descends)> Order, SqlValue? Limit)
    : SqlStatement(Table)
{
    /// <inheritdoc/>
    public override bool Writes => false;

    /// <inheritdoc/>
    public override SqlResult Run(SqlContext context)
    {
        IEnumerable<DbRow> rows = Find(context, Where);
        foreach (var (value, descends) in Order.Reverse())
        {
            var order = Comparer<object?>.Create(SqlValues.Compare);
            rows = descends ? rows.OrderByDescending(r => value(r, context.Parameters), order) : rows.OrderBy(r => value(r, context.Parameters), order);
        }

        if (Limit is not null)
        {
            rows = rows.Take((int)(long)Limit(new DbRow(), context.Parameters)!);
        }

        return Result(Items, [.. rows], context, -1);
    }
}

/// <summary>
/// SAVEPOINT and RELEASE, which change nothing. A rollback to a savepoint is refused: whoever wants one finds the transaction still to be rolled
/// back as a whole.
/// </summary>
internal sealed record SqlSavepoint(string Table) : SqlStatement(Table)
{
    /// <inheritdoc/>
    public override bool Writes => false;

    /// <inheritdoc/>
    public override SqlResult Run(SqlContext context) => new([], [], -1);
}

/// <summary>What a statement is carried out with.</summary>
/// <param name="Schema">The database.</param>
/// <param name="Transaction">The transaction.</param>
/// <param name="Parameters">The command's parameters, by name without prefix.</param>
/// <param name="Changed">Told of each row that is written or deleted.</param>
internal sealed record SqlContext(
    ModelSchema Schema, DbTransaction Transaction, IReadOnlyDictionary<string, object?> Parameters, Action<string, DbRow> Changed)
{
    /// <summary>The next number of the database's sequence.</summary>
    public long NextSequence() => Schema.Database.State.NextSequence();
}
