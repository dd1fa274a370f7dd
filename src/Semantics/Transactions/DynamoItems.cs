using System.Globalization;

namespace AwsMessaging.Semantics.Transactions;

/// <summary>A table's items by key, in the order of their first write.</summary>
internal sealed class DynamoItems(string partitionKey, string? sortKey)
{
    private const int FewGaps = 16;
    private readonly Dictionary<string, int> byKey = new(StringComparer.Ordinal);
    private readonly List<DynamoItem?> slots = [];

    /// <summary>The items; a copy.</summary>
    public IReadOnlyList<DynamoItem> All => [.. slots.Where(item => item is not null).Select(item => item!)];

    /// <summary>The item with a key; null for none.</summary>
    /// <param name="key">An item that has the key's attributes.</param>
    public DynamoItem? Find(DynamoItem key) => byKey.TryGetValue(KeyOf(key), out var slot) ? slots[slot] : null;

    /// <summary>Puts an item in the place of the one with its key.</summary>
    public void Put(DynamoItem item)
    {
        var key = KeyOf(item);
        if (byKey.TryGetValue(key, out var slot))
        {
            slots[slot] = item;
            return;
        }

        byKey.Add(key, slots.Count);
        slots.Add(item);
    }

    /// <summary>Removes the item with a key, if there is one.</summary>
    public void Remove(DynamoItem key)
    {
        var text = KeyOf(key);
        if (byKey.TryGetValue(text, out var slot))
        {
            slots[slot] = null;
            byKey.Remove(text);
            CloseGaps();
        }
    }

    public DynamoItems Clone()
    {
        var clone = new DynamoItems(partitionKey, sortKey);
        foreach (var item in slots)
        {
            if (item is not null)
            {
                clone.Put(item);
            }
        }

        return clone;
    }

    /// <summary>A text that is the same for equal keys only.</summary>
    public string KeyOf(DynamoItem item) => sortKey is null ? Part(item[partitionKey]!) : Part(item[partitionKey]!) + Part(item[sortKey]!);

    private static string Part(AttributeValue value) =>
        value.Type.ToString() + value.Text.Length.ToString(CultureInfo.InvariantCulture) + ":" + value.Text;

    private void CloseGaps()
    {
        if (slots.Count - byKey.Count <= Math.Max(FewGaps, byKey.Count))
        {
            return;
        }

        slots.RemoveAll(item => item is null);
        for (var i = 0; i < slots.Count; i++)
        {
            byKey[KeyOf(slots[i]!)] = i;
        }
    }
}
