using AwsMessaging.Semantics.Facts;
using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Semantics.Transactions;

/// <summary>
/// DynamoDB in an account and region: conditional writes, transactions, streams, time to live. Each action is atomic and they happen one
/// after the other, so that conditions and transactions never see half of another.
/// Source: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/Welcome.html
/// </summary>
public sealed partial class DynamoDatabase
{
    private readonly SemanticRows rows;
    private readonly string account;
    private readonly string region;
    private readonly List<DynamoTable> tables = [];
    private readonly List<(string Token, long At, string Request)> tokens = [];

    /// <summary>Creates a database without tables.</summary>
    /// <param name="rows">Behaviours in force.</param>
    /// <param name="account">Account id of 12 digits.</param>
    /// <param name="region">Region.</param>
    public DynamoDatabase(SemanticRows rows = default, string account = "123456789012", string region = "us-east-1")
    {
        this.rows = rows;
        this.account = account;
        this.region = region;
    }

    /// <summary>The tables in the order of their creation.</summary>
    public IReadOnlyList<DynamoTable> Tables => tables;

    /// <summary>Creates a table. Error: <c>ResourceInUseException</c>.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="partitionKey">Name of the partition key's attribute.</param>
    /// <param name="sortKey">Name of the sort key's attribute; null for none.</param>
    /// <param name="hasStream">Whether it has a stream with images before and after.</param>
    /// <param name="timeToLive">Name of the attribute that has the second in which an item expires; null for none.</param>
    public Reply<DynamoTable> CreateTable(
        string name, string partitionKey, string? sortKey = null, bool hasStream = false, string? timeToLive = null) =>
        CreateTable(name, new KeyAttribute(partitionKey), sortKey is null ? null : new KeyAttribute(sortKey), hasStream, timeToLive);

    /// <summary>Creates a table whose keys have types. Error: <c>ResourceInUseException</c>.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="partitionKey">The partition key.</param>
    /// <param name="sortKey">The sort key; null for none.</param>
    /// <param name="hasStream">Whether it has a stream with images before and after.</param>
    /// <param name="timeToLive">Name of the attribute that has the second in which an item expires; null for none.</param>
    public Reply<DynamoTable> CreateTable(
        string name, KeyAttribute partitionKey, KeyAttribute? sortKey, bool hasStream = false, string? timeToLive = null)
    {
        if (Find(name) is not null)
        {
            return DynamoErrors.TableExists(name);
        }

        var table = new DynamoTable(name, partitionKey, sortKey, hasStream, timeToLive, account, region);
        tables.Add(table);
        return table;
    }

    /// <summary>Deletes a table with its items. Error: <c>ResourceNotFoundException</c>.</summary>
    public Reply<DynamoTable> DeleteTable(string name)
    {
        if (Find(name) is not { } table)
        {
            return DynamoErrors.NoTable();
        }

        tables.Remove(table);
        return table;
    }

    /// <summary>A table by its name; null for none.</summary>
    public DynamoTable? Find(string name) => tables.Find(table => table.Name == name);

    /// <summary>An independent copy.</summary>
    public DynamoDatabase Clone()
    {
        var clone = new DynamoDatabase(rows, account, region);
        clone.tokens.AddRange(tokens);
        foreach (var table in tables)
        {
            clone.tables.Add(table.Clone());
        }

        return clone;
    }

    /// <summary>Deletes the items that have outlived their time, as far as DynamoDB has come to it.</summary>
    private void Expire(long now, DynamoTable table, Choices choices)
    {
        foreach (var item in table.Expired(now))
        {
            if (choices.Choose(TransactionChoices.TimeToLive, item[table.PartitionKey]!.Text) == 0)
            {
                table.Write(now, table.KeyOf(item), null);
            }
        }
    }
}
