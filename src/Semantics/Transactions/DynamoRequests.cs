namespace AwsMessaging.Semantics.Transactions;

/// <summary>What a write does.</summary>
public enum DynamoAction
{
    /// <summary>Puts an item in the place of the one with its key.</summary>
    Put,

    /// <summary>Changes an item, or makes it.</summary>
    Update,

    /// <summary>Deletes an item.</summary>
    Delete,

    /// <summary>Only checks: in transactions.</summary>
    ConditionCheck,
}

/// <summary>A write to an item, alone or in a transaction.</summary>
public sealed record DynamoWrite
{
    /// <summary>What it does.</summary>
    public DynamoAction Action { get; init; }

    /// <summary>The table.</summary>
    public string Table { get; init; } = "";

    /// <summary>The item of a put; else the key, with the key's attributes and no others.</summary>
    public DynamoItem Item { get; init; } = DynamoItem.Empty;

    /// <summary>How an update changes the item.</summary>
    public string? UpdateExpression { get; init; }

    /// <summary>What must hold for the item as it is; null for nothing.</summary>
    public string? ConditionExpression { get; init; }

    /// <summary>What <c>#name</c> placeholders stand for.</summary>
    public IReadOnlyDictionary<string, string>? Names { get; init; }

    /// <summary>What <c>:value</c> placeholders stand for.</summary>
    public IReadOnlyDictionary<string, AttributeValue>? Values { get; init; }

    /// <summary>Whether a failed condition tells the item (<c>ReturnValuesOnConditionCheckFailure</c> is <c>ALL_OLD</c>).</summary>
    public bool ReturnsItemOnFailure { get; init; }
}

/// <summary>A search in a table.</summary>
public sealed record DynamoQuery
{
    /// <summary>The table.</summary>
    public string Table { get; init; } = "";

    /// <summary>A condition on the key; null for a scan of the whole table.</summary>
    public string? KeyConditionExpression { get; init; }

    /// <summary>A condition on what was found; null for none.</summary>
    public string? FilterExpression { get; init; }

    /// <summary>What <c>#name</c> placeholders stand for.</summary>
    public IReadOnlyDictionary<string, string>? Names { get; init; }

    /// <summary>What <c>:value</c> placeholders stand for.</summary>
    public IReadOnlyDictionary<string, AttributeValue>? Values { get; init; }

    /// <summary>The attributes to return, as an expression; null for all.</summary>
    public string? ProjectionExpression { get; init; }

    /// <summary>The key after which to go on, where the last page ended; null for the beginning.</summary>
    public DynamoItem? ExclusiveStartKey { get; init; }

    /// <summary>Items that are looked at, at the most, before the filter; null for all.</summary>
    public int? Limit { get; init; }

    /// <summary>Whether the sort key ascends.</summary>
    public bool ScanIndexForward { get; init; } = true;
}

/// <summary>What a write came to.</summary>
/// <param name="Old">The item before; null for none.</param>
/// <param name="New">The item after; null for none.</param>
public sealed record DynamoWritten(DynamoItem? Old, DynamoItem? New)
{
    /// <summary>The attributes that an update named, in their order.</summary>
    public IReadOnlyCollection<string> Updated { get; init; } = [];
}

/// <summary>An item that was looked for.</summary>
/// <param name="Item">The item; null for none.</param>
public sealed record DynamoFound(DynamoItem? Item);

/// <summary>Items that were searched for.</summary>
/// <param name="Items">The items, by sort key within a partition.</param>
/// <param name="ScannedCount">How many were looked at.</param>
/// <param name="LastEvaluatedKey">Key of the last that was looked at, when there are more; else null.</param>
public sealed record DynamoFoundItems(IReadOnlyList<DynamoItem> Items, int ScannedCount, DynamoItem? LastEvaluatedKey);

/// <summary>What a transaction came to.</summary>
/// <param name="Canceled">Why it was refused; null when it took place.</param>
public sealed record TransactWritten(TransactionCanceled? Canceled);
