using System.Data.Common;
using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Transactions;
using AwsMessaging.Simulation;

namespace AwsMessaging.Verification.Tests.Databases;

/// <summary>
/// A database of the world as programs see it through ADO.NET and Entity Framework Core: the model's transactions decide what becomes of their
/// commits.
/// </summary>
/// <param name="world">The world that it is in.</param>
/// <param name="keyOf">
/// What a change of a row (table, row) is about in the business; null for changes that nobody waits for, such as those of an outbox.
/// </param>
internal sealed class ModelSchema(MessagingWorld world, Func<string, DbRow, string?> keyOf)
{
    private readonly Dictionary<string, string[]> keys = new(StringComparer.Ordinal);

    /// <summary>The database.</summary>
    public SimulatedDatabase Database { get; } = world.CreateDatabase();

    /// <summary>The database's time.</summary>
    public DateTimeOffset Now => world.Clock.GetUtcNow();

    /// <summary>Adds a table.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="key">Columns of its primary key.</param>
    /// <returns>This.</returns>
    public ModelSchema WithTable(string name, params string[] key)
    {
        var columns = Array.ConvertAll(key, c => c.ToLowerInvariant());
        keys.Add(name.ToLowerInvariant(), columns);
        Database.State.CreateTable(name.ToLowerInvariant(), columns);
        return this;
    }

    /// <summary>A new connection.</summary>
    public ModelConnection Connect() => new(this);

    /// <summary>The columns of a table's primary key.</summary>
    public string[] KeyOf(string table) => keys.TryGetValue(table, out var key) ? key : throw new ModelDatabaseException(NoTable(table));

    /// <summary>What a change of a row is about.</summary>
    public string? Subject(string table, DbRow row) => keyOf(table, row);

    private static ServiceError NoTable(string table) => new(DatabaseErrors.UndefinedTable, $"relation \"{table}\" does not exist");
}

/// <summary>An error of the database, as its provider throws it.</summary>
/// <param name="error">The error: its code is the SQLSTATE.</param>
internal sealed class ModelDatabaseException(ServiceError error) : DbException(error.ToString())
{
    /// <inheritdoc/>
    public override string SqlState { get; } = error.Code;

    /// <inheritdoc/>
    public override bool IsTransient => SqlState == DatabaseErrors.SerializationFailure;
}
