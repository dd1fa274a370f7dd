using AwsMessaging.Simulation.Wire.Protocols;

namespace AwsMessaging.Simulation.Wire.DynamoDb;

/// <summary>The attributes of an item, or the entries of a map, in the order in which they were given. Immutable.</summary>
internal sealed class Item : IEquatable<Item>
{
    /// <summary>No attributes.</summary>
    public static readonly Item Empty = new([]);

    private readonly KeyValuePair<string, AttributeValue>[] attributes;

    private Item(KeyValuePair<string, AttributeValue>[] attributes) => this.attributes = attributes;

    /// <summary>How many.</summary>
    public int Count => attributes.Length;

    /// <summary>Names and values.</summary>
    public IReadOnlyList<KeyValuePair<string, AttributeValue>> Attributes => attributes;

    /// <summary>The value of an attribute, or null.</summary>
    public AttributeValue? this[string name] => Array.Find(attributes, attribute => attribute.Key == name).Value;

    /// <summary>Reads the JSON form.</summary>
    public static Item Read(WireStructure structure) => new(
        [.. structure.Members.Select(member => new KeyValuePair<string, AttributeValue>(
            member.Key, AttributeValue.Read(structure.Structure(member.Key)!)))]);

    /// <summary>This with an attribute set.</summary>
    public Item With(string name, AttributeValue value)
    {
        var index = Array.FindIndex(attributes, attribute => attribute.Key == name);
        KeyValuePair<string, AttributeValue>[] result = index < 0 ? [.. attributes, new(name, value)] : [.. attributes];
        result[index < 0 ? attributes.Length : index] = new(name, value);
        return new Item(result);
    }

    /// <summary>This without an attribute.</summary>
    public Item Without(string name) => new(Array.FindAll(attributes, attribute => attribute.Key != name));

    /// <summary>This with some attributes only, such as those of a key.</summary>
    public Item Only(IReadOnlyCollection<string> names) => new(Array.FindAll(attributes, attribute => names.Contains(attribute.Key)));

    /// <summary>The JSON form.</summary>
    public WireStructure Write()
    {
        var result = new WireStructure(isMap: true);
        foreach (var (name, value) in attributes)
        {
            result.Append(name, value.Write());
        }

        return result;
    }

    /// <inheritdoc/>
    public bool Equals(Item? other) =>
        other is not null && Count == other.Count && Array.TrueForAll(attributes, attribute => attribute.Value.Equals(other[attribute.Key]));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Item);

    /// <inheritdoc/>
    public override int GetHashCode() => Count;
}
