using System.Collections;
using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using AwsMessaging.Simulation;

namespace AwsMessaging.Verification.Tests.Databases;

/// <summary>
/// A command. What it does in a transaction takes no time and is seen by nobody else before the commit; without one, it commits by itself.
/// </summary>
internal sealed class ModelCommand : DbCommand
{
    private readonly ModelParameters parameters = [];

    /// <inheritdoc/>
    [AllowNull]
    public override string CommandText { get; set; } = "";

    /// <inheritdoc/>
    public override int CommandTimeout { get; set; } = 30;

    /// <inheritdoc/>
    public override CommandType CommandType { get; set; } = CommandType.Text;

    /// <inheritdoc/>
    public override bool DesignTimeVisible { get; set; }

    /// <inheritdoc/>
    public override UpdateRowSource UpdatedRowSource { get; set; }

    /// <inheritdoc/>
    protected override DbConnection? DbConnection { get; set; }

    /// <inheritdoc/>
    protected override DbParameterCollection DbParameterCollection => parameters;

    /// <inheritdoc/>
    protected override DbTransaction? DbTransaction { get; set; }

    private ModelConnection Model => DbConnection is ModelConnection { State: ConnectionState.Open } connection
        ? connection
        : throw new InvalidOperationException("The connection is not open.");

    /// <inheritdoc/>
    public override void Cancel()
    {
    }

    /// <inheritdoc/>
    public override void Prepare()
    {
    }

    /// <inheritdoc/>
    public override int ExecuteNonQuery() => Run().Sum(r => Math.Max(0, r.Affected));

    /// <inheritdoc/>
    public override async Task<int> ExecuteNonQueryAsync(CancellationToken cancellationToken) =>
        (await RunAsync(cancellationToken).ConfigureAwait(false)).Sum(r => Math.Max(0, r.Affected));

    /// <inheritdoc/>
    public override object? ExecuteScalar() => First(Run());

    /// <inheritdoc/>
    public override async Task<object?> ExecuteScalarAsync(CancellationToken cancellationToken) =>
        First(await RunAsync(cancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    protected override DbParameter CreateDbParameter() => new ModelParameter();

    /// <inheritdoc/>
    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => new ModelReader(Run());

    /// <inheritdoc/>
    protected override async Task<DbDataReader> ExecuteDbDataReaderAsync(CommandBehavior behavior, CancellationToken cancellationToken) =>
        new ModelReader(await RunAsync(cancellationToken).ConfigureAwait(false));

    private static object? First(IReadOnlyList<SqlResult> results) => results.Count > 0 && results[0].Rows.Count > 0 ? results[0].Rows[0][0] : null;

    private IReadOnlyList<SqlResult> Run()
    {
        var statements = SqlParser.Parse(CommandText);
        if (Model.Current is { } open)
        {
            return Run(statements, open);
        }

        var own = Model.Schema.Database.Begin();
        var results = RunOrRollBack(statements, own);
        try
        {
            End(own, statements)?.Commit();
        }
        catch (ServiceException e)
        {
            throw new ModelDatabaseException(e.Error);
        }

        return results;
    }

    private async Task<IReadOnlyList<SqlResult>> RunAsync(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var statements = SqlParser.Parse(CommandText);
        if (Model.Current is { } open)
        {
            return Run(statements, open);
        }

        var own = Model.Schema.Database.Begin();
        var results = RunOrRollBack(statements, own);
        try
        {
            if (End(own, statements) is { } commit)
            {
                await commit.CommitAsync().ConfigureAwait(false);
            }
        }
        catch (ServiceException e)
        {
            throw new ModelDatabaseException(e.Error);
        }

        return results;
    }

    /// <summary>A query alone changes nothing, so there is nothing to commit.</summary>
    private static SimulatedTransaction? End(SimulatedTransaction own, IReadOnlyList<SqlStatement> statements)
    {
        if (statements.Any(s => s.Writes))
        {
            return own;
        }

        own.Rollback();
        return null;
    }

    private IReadOnlyList<SqlResult> RunOrRollBack(IReadOnlyList<SqlStatement> statements, SimulatedTransaction own)
    {
        try
        {
            return Run(statements, own);
        }
        catch
        {
            own.Rollback();
            throw;
        }
    }

    private List<SqlResult> Run(IReadOnlyList<SqlStatement> statements, SimulatedTransaction transaction)
    {
        var values = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        foreach (DbParameter parameter in parameters)
        {
            values[parameter.ParameterName.TrimStart('@', ':', '$')] = SqlValues.ToRow(parameter.Value);
        }

        var schema = Model.Schema;
        values[SqlParser.Now] = SqlValues.ToRow(schema.Now);
        var context = new SqlContext(
            schema,
            transaction.Rows,
            values,
            (table, row) =>
            {
                if (schema.Subject(table, row) is { } key)
                {
                    transaction.About(key);
                }
            });
        return [.. statements.Select(s => s.Run(context))];
    }
}

/// <summary>A parameter.</summary>
internal sealed class ModelParameter : DbParameter
{
    /// <inheritdoc/>
    public override DbType DbType { get; set; } = DbType.Object;

    /// <inheritdoc/>
    public override ParameterDirection Direction { get; set; } = ParameterDirection.Input;

    /// <inheritdoc/>
    public override bool IsNullable { get; set; }

    /// <inheritdoc/>
    [AllowNull]
    public override string ParameterName { get; set; } = "";

    /// <inheritdoc/>
    public override int Size { get; set; }

    /// <inheritdoc/>
    [AllowNull]
    public override string SourceColumn { get; set; } = "";

    /// <inheritdoc/>
    public override bool SourceColumnNullMapping { get; set; }

    /// <inheritdoc/>
    public override object? Value { get; set; }

    /// <inheritdoc/>
    public override void ResetDbType() => DbType = DbType.Object;
}

/// <summary>A command's parameters.</summary>
internal sealed class ModelParameters : DbParameterCollection
{
    private readonly List<ModelParameter> items = [];

    /// <inheritdoc/>
    public override int Count => items.Count;

    /// <inheritdoc/>
    public override object SyncRoot => items;

    /// <inheritdoc/>
    public override int Add(object value)
    {
        items.Add((ModelParameter)value);
        return items.Count - 1;
    }

    /// <inheritdoc/>
    public override void AddRange(Array values)
    {
        foreach (var value in values)
        {
            Add(value);
        }
    }

    /// <inheritdoc/>
    public override void Clear() => items.Clear();

    /// <inheritdoc/>
    public override bool Contains(object value) => items.Contains(value);

    /// <inheritdoc/>
    public override bool Contains(string value) => IndexOf(value) >= 0;

    /// <inheritdoc/>
    public override void CopyTo(Array array, int index) => ((ICollection)items).CopyTo(array, index);

    /// <inheritdoc/>
    public override IEnumerator GetEnumerator() => items.GetEnumerator();

    /// <inheritdoc/>
    public override int IndexOf(object value) => items.IndexOf((ModelParameter)value);

    /// <inheritdoc/>
    public override int IndexOf(string parameterName) => items.FindIndex(p => p.ParameterName == parameterName);

    /// <inheritdoc/>
    public override void Insert(int index, object value) => items.Insert(index, (ModelParameter)value);

    /// <inheritdoc/>
    public override void Remove(object value) => items.Remove((ModelParameter)value);

    /// <inheritdoc/>
    public override void RemoveAt(int index) => items.RemoveAt(index);

    /// <inheritdoc/>
    public override void RemoveAt(string parameterName) => items.RemoveAt(IndexOf(parameterName));

    /// <inheritdoc/>
    protected override DbParameter GetParameter(int index) => items[index];

    /// <inheritdoc/>
    protected override DbParameter GetParameter(string parameterName) => items[IndexOf(parameterName)];

    /// <inheritdoc/>
    protected override void SetParameter(int index, DbParameter value) => items[index] = (ModelParameter)value;

    /// <inheritdoc/>
    protected override void SetParameter(string parameterName, DbParameter value) => items[IndexOf(parameterName)] = (ModelParameter)value;
}
