using System.Globalization;
using AwsMessaging.Semantics.Facts;
using AwsMessaging.Semantics.Functions;
using AwsMessaging.Semantics.Json;
using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Semantics.Transactions;

/// <summary>
/// A table of DynamoDB, with its stream if it has one. Reads are strongly consistent.
/// Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.CoreComponents.html
/// </summary>
public sealed class DynamoTable : IRecordSource
{
    private const string ShardId = "shardId-00000000000000000000-00000001";
    private DynamoItems items;
    private readonly List<DynamoStreamRecord> stream = [];
    private long changes;
    private decimal nextExpiry = decimal.MaxValue;

    internal DynamoTable(
        string name, KeyAttribute partitionKey, KeyAttribute? sortKey, bool hasStream, string? timeToLive, string account, string region)
    {
        Name = name;
        Key = sortKey is null ? [partitionKey] : [partitionKey, sortKey];
        HasStream = hasStream;
        TimeToLiveAttribute = timeToLive;
        Account = account;
        Region = region;
        items = new DynamoItems(PartitionKey, SortKey);
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Name of the partition key's attribute.</summary>
    public string PartitionKey => Key[0].Name;

    /// <summary>Name of the sort key's attribute; null for none.</summary>
    public string? SortKey => Key.Count > 1 ? Key[1].Name : null;

    /// <summary>The partition key and, if there is one, the sort key.</summary>
    public IReadOnlyList<KeyAttribute> Key { get; }

    /// <summary>Whether changes are written to a stream, with the images before and after.</summary>
    public bool HasStream { get; }

    /// <summary>Name of the attribute that has the second in which an item expires; null for none.</summary>
    public string? TimeToLiveAttribute { get; }

    /// <summary>The ARN of the table.</summary>
    public string TableArn => $"arn:aws:dynamodb:{Region}:{Account}:table/{Name}";

    /// <summary>The ARN of the table's stream.</summary>
    public string Arn => TableArn + "/stream/1970-01-01T00:00:00.000";

    /// <summary>The items in the order of their first write.</summary>
    public IReadOnlyList<DynamoItem> Items => items.All;

    private string Account { get; }

    private string Region { get; }

    /// <inheritdoc/>
    public IReadOnlyList<SourceShard> Shards(long now) => HasStream ? [new SourceShard(ShardId, [], IsClosed: false)] : [];

    /// <inheritdoc/>
    public IReadOnlyList<StreamRecord> Read(long now, string shardId, string? position, int limit, Choices choices)
    {
        var records = new List<StreamRecord>();
        for (var i = First(now, position); i < stream.Count && records.Count < limit; i++)
        {
            records.Add(stream[i]);
        }

        return records;
    }

    /// <inheritdoc/>
    public bool HasMore(long now, string shardId, string? position) => First(now, position) < stream.Count;

    /// <inheritdoc/>
    public string? PositionAt(long now, string shardId, long from)
    {
        string? position = null;
        foreach (var record in stream)
        {
            position = record.ArrivedAt < from ? record.SequenceNumber : position;
        }

        return position;
    }

    /// <summary>The items whose second is over.</summary>
    internal IReadOnlyList<DynamoItem> Expired(long now)
    {
        if (nextExpiry > now / 1000m)
        {
            return [];
        }

        var expired = new List<DynamoItem>();
        nextExpiry = decimal.MaxValue;
        foreach (var item in items.All)
        {
            if (ExpiryOf(item) is { } second)
            {
                nextExpiry = Math.Min(nextExpiry, second);
                if (second <= now / 1000m)
                {
                    expired.Add(item);
                }
            }
        }

        return expired;
    }

    internal DynamoItem? Find(DynamoItem key) => items.Find(key);

    internal bool HaveSameKey(DynamoItem left, DynamoItem right) => items.KeyOf(left) == items.KeyOf(right);

    /// <summary>What is wrong with an item's key; null when it is right.</summary>
    /// <param name="item">The item, or its key.</param>
    /// <param name="isKey">Whether there may be no other attribute.</param>
    internal ServiceError? CheckKey(DynamoItem item, bool isKey)
    {
        foreach (var (name, type) in Key)
        {
            if (item[name] is not { } value)
            {
                return isKey ? NoKey() : DynamoErrors.Invalid(
                    $"One or more parameter values were invalid: Missing the key {name} in the item");
            }

            if (value.Type != (type ?? value.Type) || value.Type is not (AttributeType.S or AttributeType.N or AttributeType.B))
            {
                return isKey
                    ? NoKey()
                    : DynamoErrors.Invalid(
                        $"One or more parameter values were invalid: Type mismatch for key {name} expected: {type ?? AttributeType.S} actual: {value.Type}");
            }

            if (value.Text.Length == 0)
            {
                return DynamoErrors.Invalid(
                    "One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: "
                    + name);
            }
        }

        return isKey && item.Attributes.Count != Key.Count ? NoKey()
            : item.Size > DynamoDbFacts.MaxItemSize ? DynamoErrors.Invalid("Item size has exceeded the maximum allowed size")
            : null;

        static ServiceError NoKey() => DynamoErrors.Invalid("The provided key element does not match the schema");
    }

    internal void Write(long now, DynamoItem key, DynamoItem? item)
    {
        var old = items.Find(key);
        if (item is null)
        {
            items.Remove(key);
        }
        else
        {
            items.Put(item);
            nextExpiry = Math.Min(nextExpiry, ExpiryOf(item) ?? decimal.MaxValue);
        }

        // A write that changes nothing leaves no record.
        if (HasStream && !(old is null ? item is null : item is not null && old.Same(item)))
        {
            stream.Add(new DynamoStreamRecord(this, ++changes, now, Region, KeyOf(item ?? old!), old, item));
        }
    }

    internal DynamoTable Clone()
    {
        var clone = new DynamoTable(Name, Key[0], Key.Count > 1 ? Key[1] : null, HasStream, TimeToLiveAttribute, Account, Region)
        {
            changes = changes,
            nextExpiry = nextExpiry,
            items = items.Clone(),
        };
        clone.stream.AddRange(stream);
        return clone;
    }

    internal DynamoItem KeyOf(DynamoItem item) => new(item.Attributes.Where(a => a.Key == PartitionKey || a.Key == SortKey));

    private decimal? ExpiryOf(DynamoItem item) =>
        TimeToLiveAttribute is { } name && item[name] is { Type: AttributeType.N } second ? second.Number : null;

    private int First(long now, string? after)
    {
        var index = after is null ? 0 : stream.FindIndex(record => record.SequenceNumber == after) + 1;
        while (index < stream.Count && stream[index].ExpiresAt <= now)
        {
            index++;
        }

        return index;
    }
}

/// <summary>An attribute of a table's key.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Text, number or binary; null for any of them, which DynamoDB does not have: for models that need not say.</param>
public sealed record KeyAttribute(string Name, AttributeType? Type = null);

/// <summary>
/// A change of an item in its table's stream.
/// Source: https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html
/// </summary>
public sealed class DynamoStreamRecord : StreamRecord
{
    private readonly DynamoTable table;
    private readonly string region;
    private readonly DynamoItem keys;

    internal DynamoStreamRecord(
        DynamoTable table, long number, long at, string region, DynamoItem keys, DynamoItem? oldImage, DynamoItem? newImage)
    {
        this.table = table;
        this.region = region;
        this.keys = keys;
        SequenceNumber = (100_000_000_000_000_000L + number).ToString(CultureInfo.InvariantCulture);
        ArrivedAt = at;
        OldImage = oldImage;
        NewImage = newImage;
    }

    /// <inheritdoc/>
    public override string SequenceNumber { get; }

    /// <inheritdoc/>
    public override long ArrivedAt { get; }

    /// <inheritdoc/>
    public override long ExpiresAt => ArrivedAt + (DynamoDbFacts.StreamRetentionHours * 3_600_000L);

    /// <inheritdoc/>
    public override string Key => keys[table.PartitionKey]!.Text;

    /// <inheritdoc/>
    public override int Size => (OldImage?.Size ?? 0) + (NewImage?.Size ?? 0) + 500;

    /// <summary>The item before; null when the change made it.</summary>
    public DynamoItem? OldImage { get; }

    /// <summary>The item after; null when the change removed it.</summary>
    public DynamoItem? NewImage { get; }

    /// <summary><c>INSERT</c>, <c>MODIFY</c> or <c>REMOVE</c>.</summary>
    public string EventName => OldImage is null ? "INSERT" : NewImage is null ? "REMOVE" : "MODIFY";

    /// <inheritdoc/>
    public override JsonValue ToEvent()
    {
        var change = new List<JsonMember>
        {
            new("ApproximateCreationDateTime", Seconds(ArrivedAt / 1000 * 1000)),
            new("Keys", keys.ToJson()),
        };
        if (NewImage is not null)
        {
            change.Add(new("NewImage", NewImage.ToJson()));
        }

        if (OldImage is not null)
        {
            change.Add(new("OldImage", OldImage.ToJson()));
        }

        change.Add(new("SequenceNumber", JsonValue.Of(SequenceNumber)));
        change.Add(new("SizeBytes", JsonValue.Of(Size)));
        change.Add(new("StreamViewType", JsonValue.Of("NEW_AND_OLD_IMAGES")));
        return JsonValue.ObjectOf(
        [
            new JsonMember("eventID", JsonValue.Of(SequenceNumber)),
            new JsonMember("eventName", JsonValue.Of(EventName)),
            new JsonMember("eventVersion", JsonValue.Of("1.1")),
            new JsonMember("eventSource", JsonValue.Of("aws:dynamodb")),
            new JsonMember("awsRegion", JsonValue.Of(region)),
            new JsonMember("dynamodb", JsonValue.ObjectOf(change)),
            new JsonMember("eventSourceARN", JsonValue.Of(table.Arn)),
        ]);
    }

    /// <inheritdoc/>
    public override JsonValue ToFilterView() => ToEvent();
}
