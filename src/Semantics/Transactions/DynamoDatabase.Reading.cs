using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Semantics.Transactions;

public sealed partial class DynamoDatabase
{
    /// <summary>Reads an item. Errors: <c>ValidationException</c>, <c>ResourceNotFoundException</c>.</summary>
    /// <param name="now">Milliseconds.</param>
    /// <param name="tableName">The table.</param>
    /// <param name="key">The key's attributes and no others.</param>
    /// <param name="choices">Decides where AWS permits several outcomes.</param>
    /// <param name="projection">The attributes to return, as an expression; null for all.</param>
    /// <param name="names">What <c>#name</c> placeholders stand for.</param>
    public Reply<DynamoFound> Get(
        long now,
        string tableName,
        DynamoItem key,
        Choices choices,
        string? projection = null,
        IReadOnlyDictionary<string, string>? names = null)
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
        try
        {
            var placeholders = new ExpressionNames(names, null);
            var attributes = ProjectionExpression.Read(projection, placeholders);
            placeholders.CheckAllUsed();
            return new DynamoFound(table.Find(key) is { } item ? Project(item, attributes) : null);
        }
        catch (ExpressionException e)
        {
            return DynamoErrors.Invalid(e.Message);
        }
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
            var key = ConditionExpression.Read("KeyConditionExpression", query.KeyConditionExpression, names);
            var filter = ConditionExpression.Read("FilterExpression", query.FilterExpression, names);
            var projection = ProjectionExpression.Read(query.ProjectionExpression, names);
            names.CheckAllUsed();
            if (key?.Attributes.Contains(table.PartitionKey) == false)
            {
                return DynamoErrors.Invalid("Query condition missed key schema element: " + table.PartitionKey);
            }

            var found = InOrder(table, table.Items.Where(item => key?.Holds(item) != false), query);
            if (query.ExclusiveStartKey is { } start)
            {
                if (table.CheckKey(start, isKey: true) is { } wrong)
                {
                    return wrong;
                }

                found.RemoveRange(0, LastBefore(table, found, start, query) + 1);
            }

            // A page ends after so many items as were looked at, before the filter.
            var looked = found.Take(query.Limit ?? int.MaxValue).ToList();
            return new DynamoFoundItems(
                [.. looked.Where(item => filter?.Holds(item) != false).Select(item => Project(item, projection))],
                looked.Count,
                looked.Count < found.Count ? table.KeyOf(looked[looked.Count - 1]) : null);
        }
        catch (ExpressionException e)
        {
            return DynamoErrors.Invalid(e.Message);
        }
    }

    private static DynamoItem Project(DynamoItem item, ProjectionExpression? projection) => projection?.Of(item) ?? item;

    /// <summary>
    /// Index of the last item up to a key; −1 for none. The key's own item may be gone: then its place in the order counts.
    /// </summary>
    private static int LastBefore(DynamoTable table, List<DynamoItem> items, DynamoItem key, DynamoQuery query)
    {
        var index = items.FindIndex(item => table.HaveSameKey(item, key));
        return index < 0 && query.KeyConditionExpression is not null && table.SortKey is { } sortKey
            ? items.FindLastIndex(item => (item[sortKey]!.Compare(key[sortKey]!) ?? 0) * (query.ScanIndexForward ? 1 : -1) < 0)
            : index;
    }

    private static List<DynamoItem> InOrder(DynamoTable table, IEnumerable<DynamoItem> items, DynamoQuery query)
    {
        var ordered = items.ToList();
        if (query.KeyConditionExpression is not null && table.SortKey is { } sortKey)
        {
            ordered.Sort((left, right) => (left[sortKey]!.Compare(right[sortKey]!) ?? 0) * (query.ScanIndexForward ? 1 : -1));
        }

        return ordered;
    }
}
