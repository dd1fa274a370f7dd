using System.Text;
using AwsMessaging.Semantics.Json;

namespace AwsMessaging.Semantics.Transactions;

/// <summary>An item of a DynamoDB table: attributes by name. Does not change.</summary>
public sealed class DynamoItem
{
    /// <summary>Creates an item.</summary>
    public DynamoItem(IEnumerable<KeyValuePair<string, AttributeValue>> attributes) => Attributes = [.. attributes];

    /// <summary>Creates an item.</summary>
    public DynamoItem(params (string Name, AttributeValue Value)[] attributes)
        : this(attributes.Select(a => new KeyValuePair<string, AttributeValue>(a.Name, a.Value)))
    {
    }

    /// <summary>An item without attributes.</summary>
    public static DynamoItem Empty { get; } = new(Enumerable.Empty<KeyValuePair<string, AttributeValue>>());

    /// <summary>The attributes in their order.</summary>
    public IReadOnlyList<KeyValuePair<string, AttributeValue>> Attributes { get; }

    /// <summary>Bytes, about.</summary>
    public int Size => Attributes.Sum(a => Encoding.UTF8.GetByteCount(a.Key) + a.Value.Size);

    /// <summary>An attribute's value; null when it is missing.</summary>
    public AttributeValue? this[string name]
    {
        get
        {
            foreach (var attribute in Attributes)
            {
                if (attribute.Key == name)
                {
                    return attribute.Value;
                }
            }

            return null;
        }
    }

    /// <summary>The item as the wire has it.</summary>
    public JsonValue ToJson() => JsonValue.ObjectOf(Attributes.Select(a => new JsonMember(a.Key, a.Value.ToJson())));

    /// <summary>The item with some of its attributes only.</summary>
    public DynamoItem Only(IReadOnlyCollection<string> names) => new(Attributes.Where(attribute => names.Contains(attribute.Key)));

    /// <summary>The item with another value in an attribute; null removes it.</summary>
    internal DynamoItem With(string name, AttributeValue? value)
    {
        var attributes = new List<KeyValuePair<string, AttributeValue>>();
        var isSet = false;
        foreach (var attribute in Attributes)
        {
            if (attribute.Key != name)
            {
                attributes.Add(attribute);
            }
            else if (value is not null)
            {
                attributes.Add(new(name, value));
                isSet = true;
            }
        }

        if (value is not null && !isSet)
        {
            attributes.Add(new(name, value));
        }

        return new DynamoItem(attributes);
    }

    internal bool Same(DynamoItem other) => AttributeValue.M(Attributes).Same(AttributeValue.M(other.Attributes));
}
