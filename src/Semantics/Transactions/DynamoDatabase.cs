using AwsMessaging.Semantics.Facts;
using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Semantics.Transactions;

/// <summary>
/// DynamoDB in an account and region: conditional writes, transactions, streams, time to live. Each action is atomic and they happen one
/// after the other, so that conditions and transactions never see half of another.
/// Source: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/Welcome.html
/// </summary>
public sealed class DynamoDatabase
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
        string name, string partitionKey, string? sortKey = null, bool hasStream = false, string? timeToLive = null)
    {
        if (Find(name) is not null)
        {
            return DynamoErrors.TableExists(name);
        }

        var table = new DynamoTable(name, partitionKey, sortKey, hasStream, timeToLive, account, region);
        tables.Add(table);
        return table;
    }

    /// <summary>A table by its name; null for none.</summary>
    public DynamoTable? Find(string name) => tables.Find(table => table.Name == name);

    /// <summary>
    /// Puts, updates or deletes an item. Errors: <c>ConditionalCheckFailedException</c>, <c>ValidationException</c>,
    /// <c>ResourceNotFoundException</c>.
    /// </summary>
    public Reply<DynamoWritten> Write(long now, DynamoWrite write, Choices choices)
    {
        if (Find(write.Table) is not { } table)
        {
            return DynamoErrors.NoTable();
        }

        Expire(now, table, choices);
        var change = Prepare(table, write);
        if (change.Error is { } error)
        {
            return error;
        }

        var (old, @new, holds) = change.Result;
        if (!holds)
        {
            return DynamoErrors.ConditionFailed();
        }

        table.Write(now, table.KeyOf(write.Item), @new);
        return new DynamoWritten(old, @new);
    }

    /// <summary>
    /// Carries out up to 100 writes together, or none of them. Errors: <c>ValidationException</c>, <c>ResourceNotFoundException</c>,
    /// <c>IdempotentParameterMismatchException</c>. A condition that fails is no error here: see <see cref="TransactWritten.Canceled"/>,
    /// which has <c>TransactionCanceledException</c>.
    /// </summary>
    /// <param name="now">Milliseconds.</param>
    /// <param name="writes">The writes, each to another item.</param>
    /// <param name="clientRequestToken">Makes a repetition within 10 minutes harmless; null for none.</param>
    /// <param name="choices">Decides where AWS permits several outcomes.</param>
    public Reply<TransactWritten> TransactWrite(long now, IReadOnlyList<DynamoWrite> writes, string? clientRequestToken, Choices choices)
    {
        if (!DynamoDbFacts.TransactItems.Value.Contains(writes.Count))
        {
            return DynamoErrors.Invalid(
                "1 validation error detected: Value at 'transactItems' failed to satisfy constraint: Member must have length between 1 and 100");
        }

        if (clientRequestToken is { } token && !DynamoDbFacts.ClientRequestTokenLength.Value.Contains(token.Length))
        {
            return DynamoErrors.Invalid("ClientRequestToken has to have 1 to 36 characters");
        }

        var known = Known(now, clientRequestToken);
        if (known is not null)
        {
            return known == Fingerprint(writes) ? new TransactWritten(null) : DynamoErrors.TokenReused();
        }

        foreach (var write in writes)
        {
            if (Find(write.Table) is not { } table)
            {
                return DynamoErrors.NoTable();
            }

            Expire(now, table, choices);
        }

        return Carry(now, writes, clientRequestToken);
    }

    /// <summary>Reads an item. Errors: <c>ValidationException</c>, <c>ResourceNotFoundException</c>.</summary>
    public Reply<DynamoFound> Get(long now, string tableName, DynamoItem key, Choices choices)
    {
        if (Find(tableName) is not { } table)
        {
            return DynamoErrors.NoTable();
        }

        if (table.CheckKey(key, isKey: true) is { } error)
        {
            return error;
        }

        Expire(now, table, choices);
        return new DynamoFound(table.Find(key));
    }

    /// <summary>Searches items. Errors: <c>ValidationException</c>, <c>ResourceNotFoundException</c>.</summary>
    public Reply<DynamoFoundItems> Query(long now, DynamoQuery query, Choices choices)
    {
        if (Find(query.Table) is not { } table)
        {
            return DynamoErrors.NoTable();
        }

        Expire(now, table, choices);
        try
        {
            var names = new ExpressionNames(query.Names, query.Values);
            var key = query.KeyConditionExpression is { } text ? ConditionExpression.Read(text, names) : _ => true;
            var filter = query.FilterExpression is { } more ? ConditionExpression.Read(more, names) : _ => true;
            names.CheckAllUsed();
            var found = table.Items.Where(key).ToList();
            if (query.KeyConditionExpression is not null && table.SortKey is { } sortKey)
            {
                found.Sort((left, right) => (left[sortKey]!.Compare(right[sortKey]!) ?? 0) * (query.ScanIndexForward ? 1 : -1));
            }

            var looked = found.Take(query.Limit ?? int.MaxValue).ToList();
            return new DynamoFoundItems(looked.Where(filter).ToList(), looked.Count);
        }
        catch (ExpressionException e)
        {
            return DynamoErrors.Invalid(e.Message);
        }
    }

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

    private Reply<TransactWritten> Carry(long now, IReadOnlyList<DynamoWrite> writes, string? token)
    {
        var reasons = new List<CancellationReason>();
        var changes = new List<(DynamoTable Table, DynamoItem Key, DynamoItem? Item, bool IsWrite)>();
        foreach (var write in writes)
        {
            var table = Find(write.Table)!;
            var change = Prepare(table, write);
            if (change.Error is { } error)
            {
                return error;
            }

            var (old, @new, holds) = change.Result;
            var key = table.KeyOf(write.Item);
            if (changes.Exists(other => other.Table == table && table.HaveSameKey(other.Key, key)))
            {
                return DynamoErrors.Invalid("Transaction request cannot include multiple operations on one item");
            }

            changes.Add((table, key, @new, write.Action != DynamoAction.ConditionCheck));
            reasons.Add(holds
                ? new CancellationReason("None", null, null)
                : new CancellationReason("ConditionalCheckFailed", "The conditional request failed", write.ReturnsItemOnFailure ? old : null));
        }

        if (reasons.Exists(reason => reason.Code != "None"))
        {
            return new TransactWritten(new TransactionCanceled(reasons));
        }

        foreach (var (table, key, item, isWrite) in changes)
        {
            if (isWrite)
            {
                table.Write(now, key, item);
            }
        }

        if (token is not null)
        {
            tokens.Add((token, now, Fingerprint(writes)));
        }

        return new TransactWritten(null);
    }

    /// <summary>What a write would do: the item before and after, and whether its condition holds.</summary>
    private Reply<(DynamoItem? Old, DynamoItem? New, bool Holds)> Prepare(DynamoTable table, DynamoWrite write)
    {
        if (table.CheckKey(write.Item, isKey: write.Action != DynamoAction.Put) is { } error)
        {
            return error;
        }

        var old = table.Find(write.Item);
        try
        {
            var names = new ExpressionNames(write.Names, write.Values);
            var condition = write.ConditionExpression is { } given ? ConditionExpression.Read(given, names) : _ => true;
            var update = write is { Action: DynamoAction.Update, UpdateExpression: { } text } ? UpdateExpression.Read(text, names) : null;
            names.CheckAllUsed();
            var holds = condition(old ?? DynamoItem.Empty) || !rows.Has(SemanticRow.ConditionalWrite);
            if (update is not null && update.Attributes.Any(name => name == table.PartitionKey || name == table.SortKey))
            {
                return DynamoErrors.Invalid("One or more parameter values were invalid: Cannot update attribute. This attribute is part of the key");
            }

            return (old, holds ? After(write, old, update) : old, holds);
        }
        catch (ExpressionException e)
        {
            return DynamoErrors.Invalid(e.Message);
        }
    }

    private static DynamoItem? After(DynamoWrite write, DynamoItem? old, UpdateExpression? update) => write.Action switch
    {
        DynamoAction.Put => write.Item,
        DynamoAction.Delete => null,
        DynamoAction.Update => update is null ? old ?? write.Item : update.Apply(old ?? write.Item),
        _ => old,
    };

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

    private string? Known(long now, string? token)
    {
        tokens.RemoveAll(entry => entry.At + (DynamoDbFacts.ClientRequestTokenSeconds * 1000L) <= now);
        return token is null ? null : tokens.Find(entry => entry.Token == token).Request;
    }

    /// <summary>A text that is the same for the same request.</summary>
    private static string Fingerprint(IReadOnlyList<DynamoWrite> writes) => string.Join("\n", writes.Select(write =>
        $"{write.Action} {write.Table} {write.Item.ToJson()} {write.UpdateExpression} {write.ConditionExpression} "
        + string.Join(",", (write.Names ?? new Dictionary<string, string>()).OrderBy(n => n.Key, StringComparer.Ordinal).Select(n => n.Key + "=" + n.Value))
        + string.Join(",", (write.Values ?? new Dictionary<string, AttributeValue>()).OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => v.Key + "=" + v.Value.ToJson()))));
}
