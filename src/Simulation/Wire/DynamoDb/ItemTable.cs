using AwsMessaging.Simulation.Wire.Protocols;

namespace AwsMessaging.Simulation.Wire.DynamoDb;

/// <summary>An attribute of a key.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type"><c>S</c>, <c>N</c> or <c>B</c>.</param>
internal sealed record KeyAttribute(string Name, string Type);

/// <summary>A table: items by their keys. Reads and writes are atomic and see each other in the order in which they come.</summary>
internal sealed class ItemTable
{
    // By the key's text: an order that does not depend on hashes. DynamoDB's own, between partitions, is arbitrary.
    private readonly SortedDictionary<string, Item> items;

    /// <summary>Creates an empty table.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="hashKey">The partition key.</param>
    /// <param name="rangeKey">The sort key; null for none.</param>
    public ItemTable(string name, KeyAttribute hashKey, KeyAttribute? rangeKey)
        : this(name, hashKey, rangeKey, new SortedDictionary<string, Item>(StringComparer.Ordinal))
    {
    }

    private ItemTable(string name, KeyAttribute hashKey, KeyAttribute? rangeKey, SortedDictionary<string, Item> items)
    {
        Name = name;
        HashKey = hashKey;
        RangeKey = rangeKey;
        KeyNames = rangeKey is null ? [hashKey.Name] : [hashKey.Name, rangeKey.Name];
        this.items = items;
    }

    /// <summary>The table's name.</summary>
    public string Name { get; }

    /// <summary>The partition key.</summary>
    public KeyAttribute HashKey { get; }

    /// <summary>The sort key; null for none.</summary>
    public KeyAttribute? RangeKey { get; }

    /// <summary>Names of the key's attributes.</summary>
    public IReadOnlyCollection<string> KeyNames { get; }

    /// <summary>How many items there are.</summary>
    public int Count => items.Count;

    /// <summary>All items: partitions in an arbitrary but stable order, each in the order of its sort keys.</summary>
    public IEnumerable<Item> Items => RangeKey is null
        ? items.Values
        : items.Values.GroupBy(item => item[HashKey.Name]!)
            .SelectMany(partition => partition.Order(Comparer<Item>.Create((a, b) => a[RangeKey.Name]!.CompareTo(b[RangeKey.Name]!) ?? 0)));

    /// <summary>The item with a key, or null.</summary>
    public Item? Find(string key) => items.GetValueOrDefault(key);

    /// <summary>Puts, replaces, or, with null, removes the item with a key.</summary>
    public void Store(string key, Item? item)
    {
        if (item is null)
        {
            items.Remove(key);
        }
        else
        {
            items[key] = item;
        }
    }

    /// <summary>An independent copy.</summary>
    public ItemTable Clone() => new(Name, HashKey, RangeKey, new SortedDictionary<string, Item>(items, StringComparer.Ordinal));

    /// <summary>The key of an item that is to be put.</summary>
    /// <exception cref="WireFault">It has none, or of the wrong type.</exception>
    public string KeyOfItem(Item item) => Key(attribute => item[attribute.Name] is not { } value
        ? throw Fault($"One or more parameter values were invalid: Missing the key {attribute.Name} in the item")
        : value.Type != attribute.Type
            ? throw Fault(
                $"One or more parameter values were invalid: Type mismatch for key {attribute.Name} expected: {attribute.Type} actual: {value.Type}")
            : value);

    /// <summary>The key that a request names.</summary>
    /// <exception cref="WireFault">It has other attributes than the table's key, or of other types.</exception>
    public string KeyOf(Item key) => key.Count != KeyNames.Count
        ? throw Mismatch()
        : Key(attribute => key[attribute.Name] is { } value && value.Type == attribute.Type ? value : throw Mismatch());

    private static WireFault Mismatch() => Fault("The provided key element does not match the schema");

    private static WireFault Fault(string message) => new(DynamoDbErrors.Validation(message));

    // The length keeps ("ab", "c") and ("a", "bc") apart.
    private string Key(Func<KeyAttribute, AttributeValue> valueOf)
    {
        var hash = Text(HashKey, valueOf);
        return RangeKey is null ? hash : $"{hash.Length}:{hash}{Text(RangeKey, valueOf)}";
    }

    private static string Text(KeyAttribute attribute, Func<KeyAttribute, AttributeValue> valueOf) =>
        valueOf(attribute) is { Text.Length: > 0 } value
            ? value.Text
            : throw Fault("One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: "
                + attribute.Name);
}
