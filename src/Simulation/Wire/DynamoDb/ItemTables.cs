using AwsMessaging.Semantics.Facts;
using AwsMessaging.Simulation.Wire.Protocols;

namespace AwsMessaging.Simulation.Wire.DynamoDb;

/// <summary>The tables of an account, and the transactions that they remember.</summary>
internal sealed class ItemTables
{
    private readonly List<ItemTable> tables = [];

    // Token, end of its time in milliseconds, and what was asked under it; oldest first.
    private readonly List<(string Token, long Until, string Request)> tokens = [];

    /// <summary>The tables, oldest first.</summary>
    public IReadOnlyList<ItemTable> All => tables;

    /// <summary>Adds a table.</summary>
    /// <exception cref="WireFault">There is one of that name.</exception>
    public ItemTable Create(string name, KeyAttribute hashKey, KeyAttribute? rangeKey = null)
    {
        if (tables.Exists(table => table.Name == name))
        {
            throw new WireFault(DynamoDbErrors.TableExists(name));
        }

        var created = new ItemTable(name, hashKey, rangeKey);
        tables.Add(created);
        return created;
    }

    /// <summary>Removes a table with its items.</summary>
    public void Delete(ItemTable table) => tables.Remove(table);

    /// <summary>The table of that name.</summary>
    /// <exception cref="WireFault">There is none.</exception>
    public ItemTable Get(string name) => tables.Find(table => table.Name == name) ?? throw new WireFault(DynamoDbErrors.NoTable());

    /// <summary>
    /// Whether a transaction has been carried out under this token, so that it must not be again.
    /// </summary>
    /// <param name="now">Milliseconds since 1970.</param>
    /// <param name="token">Its <c>ClientRequestToken</c>.</param>
    /// <param name="request">What it asks, as text.</param>
    /// <exception cref="WireFault">The token was used for something else.</exception>
    public bool IsDone(long now, string token, string request)
    {
        tokens.RemoveAll(entry => entry.Until <= now);
        var index = tokens.FindIndex(entry => entry.Token == token);
        return index >= 0 && (tokens[index].Request == request ? true : throw new WireFault(DynamoDbErrors.TokenMismatch()));
    }

    /// <summary>Remembers that a transaction has been carried out.</summary>
    public void Done(long now, string token, string request) =>
        tokens.Add((token, now + (DynamoDbFacts.ClientRequestTokenSeconds.Value * 1000L), request));

    /// <summary>An independent copy.</summary>
    public ItemTables Clone()
    {
        var copy = new ItemTables();
        copy.tables.AddRange(tables.Select(table => table.Clone()));
        copy.tokens.AddRange(tokens);
        return copy;
    }
}
