using System.Globalization;
using System.Text;
using AwsMessaging.Semantics.Json;

namespace AwsMessaging.Semantics.Transactions;

/// <summary>The type of a DynamoDB attribute, by the name that it has on the wire.</summary>
public enum AttributeType
{
    /// <summary>Text.</summary>
    S,

    /// <summary>Number.</summary>
    N,

    /// <summary>Binary, in base64.</summary>
    B,

    /// <summary>Truth value.</summary>
    BOOL,

    /// <summary>Nothing.</summary>
    NULL,

    /// <summary>List.</summary>
    L,

    /// <summary>Map.</summary>
    M,

    /// <summary>Set of texts.</summary>
    SS,

    /// <summary>Set of numbers.</summary>
    NS,

    /// <summary>Set of binaries, in base64.</summary>
    BS,
}

/// <summary>
/// A value of a DynamoDB attribute. Does not change.
/// Source: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AttributeValue.html
/// </summary>
public sealed class AttributeValue
{
    private AttributeValue(
        AttributeType type, string text =
            "", IReadOnlyList<AttributeValue>? items = null, IReadOnlyList<KeyValuePair<string, AttributeValue>>? members = null)
    {
        Type = type;
        Text = text;
        Items = items ?? [];
        Members = members ?? [];
    }

    /// <summary>Its type.</summary>
    public AttributeType Type { get; }

    /// <summary>Text, number in decimal, base64, or <c>true</c> and <c>false</c>; else empty.</summary>
    public string Text { get; }

    /// <summary>The elements of a list or set.</summary>
    public IReadOnlyList<AttributeValue> Items { get; }

    /// <summary>The members of a map in their order.</summary>
    public IReadOnlyList<KeyValuePair<string, AttributeValue>> Members { get; }

    /// <summary>Bytes that it adds to its item, about.</summary>
    public int Size => Encoding.UTF8.GetByteCount(Text) + Items.Sum(i => i.Size + 1)
        + Members.Sum(m => Encoding.UTF8.GetByteCount(m.Key) + m.Value.Size + 1);

    internal decimal Number => NumberOf(Text);

    /// <summary>A text.</summary>
    public static AttributeValue S(string text) => new(AttributeType.S, text);

    /// <summary>A number. Up to 28 significant digits are kept, where DynamoDB keeps 38.</summary>
    public static AttributeValue N(decimal number) => new(AttributeType.N, Normalized(number));

    /// <summary>A truth value.</summary>
    public static AttributeValue Bool(bool value) => new(AttributeType.BOOL, value ? "true" : "false");

    /// <summary>A list.</summary>
    public static AttributeValue L(IEnumerable<AttributeValue> items) => new(AttributeType.L, items: [.. items]);

    /// <summary>A map.</summary>
    public static AttributeValue M(IEnumerable<KeyValuePair<string, AttributeValue>> members) =>
        new(AttributeType.M, members: [.. members]);

    /// <summary>Bytes.</summary>
    public static AttributeValue B(byte[] bytes) => new(AttributeType.B, Convert.ToBase64String(bytes));

    /// <summary>Nothing.</summary>
    public static AttributeValue Null() => new(AttributeType.NULL);

    /// <summary>A set.</summary>
    /// <param name="type">Which.</param>
    /// <param name="items">At least one element of the type that the set has, none twice.</param>
    public static AttributeValue SetOf(AttributeType type, IEnumerable<AttributeValue> items) => new(type, items: [.. items]);

    /// <summary>The value as the wire has it: <c>{"S":"text"}</c>.</summary>
    public JsonValue ToJson() => JsonValue.ObjectOf([new JsonMember(Type.ToString(), Type switch
    {
        AttributeType.BOOL => JsonValue.Of(Text == "true"),
        AttributeType.NULL => JsonValue.True,
        AttributeType.L => JsonValue.ArrayOf(Items.Select(i => i.ToJson())),
        AttributeType.SS or AttributeType.NS or AttributeType.BS => JsonValue.ArrayOf(Items.Select(i => JsonValue.Of(i.Text))),
        AttributeType.M => JsonValue.ObjectOf(Members.Select(m => new JsonMember(m.Key, m.Value.ToJson()))),
        _ => JsonValue.Of(Text),
    })]);

    /// <summary>Reads a value as the wire has it.</summary>
    /// <returns>The value; null when the JSON is none.</returns>
    public static AttributeValue? FromJson(JsonValue json)
    {
        if (json.Members.Count != 1 || !Enum.TryParse<AttributeType>(json.Members[0].Name, out var type))
        {
            return null;
        }

        var value = json.Members[0].Value;
        return type switch
        {
            AttributeType.S or AttributeType.B when value.Kind == JsonKind.String => new(type, value.Text),
            AttributeType.N when value.Kind == JsonKind.String && IsNumber(value.Text) => new(type, Normalized(NumberOf(value.Text))),
            AttributeType.BOOL when value.Kind is JsonKind.True or JsonKind.False => Bool(value.Kind == JsonKind.True),
            AttributeType.NULL when value.Kind == JsonKind.True => new(type),
            AttributeType.L when value.Kind == JsonKind.Array => Elements(value.Items) is { } items ? L(items) : null,
            AttributeType.M when value.Kind == JsonKind.Object => ItemFromJson(value) is { } item ? M(item.Attributes) : null,
            AttributeType.SS or AttributeType.NS or AttributeType.BS when value.Kind == JsonKind.Array => SetFromJson(type, value.Items),
            _ => null,
        };
    }

    /// <summary>Reads an item as the wire has it: an object of values.</summary>
    /// <returns>The item; null when the JSON is none.</returns>
    public static DynamoItem? ItemFromJson(JsonValue json)
    {
        var members = new List<KeyValuePair<string, AttributeValue>>();
        foreach (var member in json.Members)
        {
            if (FromJson(member.Value) is not { } value)
            {
                return null;
            }

            members.Add(new(member.Name, value));
        }

        return json.Kind == JsonKind.Object ? new DynamoItem(members) : null;
    }

    /// <summary>Whether two values have the same type and content. The order of sets and maps does not count.</summary>
    internal bool Same(AttributeValue other)
    {
        if (Type != other.Type || Items.Count != other.Items.Count || Members.Count != other.Members.Count)
        {
            return false;
        }

        return Type switch
        {
            AttributeType.L => Enumerable.Range(0, Items.Count).All(i => Items[i].Same(other.Items[i])),
            AttributeType.SS or AttributeType.NS or AttributeType.BS => Items.All(i => other.Items.Any(i.Same)),
            AttributeType.M => Members.All(m => other.Members.Any(o => o.Key == m.Key && o.Value.Same(m.Value))),
            AttributeType.N => Number == other.Number,
            _ => Text == other.Text,
        };
    }

    /// <summary>Compares texts, numbers or binaries of the same type; null for others.</summary>
    internal int? Compare(AttributeValue other) =>
        Type != other.Type ? null
        : Type == AttributeType.N ? Number.CompareTo(other.Number)
        : Type == AttributeType.S ? CompareBytes(Encoding.UTF8.GetBytes(Text), Encoding.UTF8.GetBytes(other.Text))
        : Type == AttributeType.B ? CompareBytes(Convert.FromBase64String(Text), Convert.FromBase64String(other.Text))
        : null;

    private static int CompareBytes(byte[] left, byte[] right)
    {
        for (var i = 0; i < left.Length && i < right.Length; i++)
        {
            if (left[i] != right[i])
            {
                return left[i].CompareTo(right[i]);
            }
        }

        return left.Length.CompareTo(right.Length);
    }

    private static AttributeValue? SetFromJson(AttributeType type, IReadOnlyList<JsonValue> items)
    {
        var element = type == AttributeType.SS ? AttributeType.S : type == AttributeType.NS ? AttributeType.N : AttributeType.B;
        return items.Count > 0 && items.All(i => i.Kind == JsonKind.String && (element != AttributeType.N || IsNumber(i.Text)))
            ? SetOf(type, items.Select(i => new AttributeValue(element, element == AttributeType.N
                ? Normalized(NumberOf(i.Text))
                : i.Text)))
            : null;
    }

    private static List<AttributeValue>? Elements(IReadOnlyList<JsonValue> items)
    {
        var elements = new List<AttributeValue>();
        foreach (var item in items)
        {
            if (FromJson(item) is not { } element)
            {
                return null;
            }

            elements.Add(element);
        }

        return elements;
    }

    private static bool IsNumber(string text) => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    private static decimal NumberOf(string text) => decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>Equal numbers have one text: without exponent and zeros at the end.</summary>
    private static string Normalized(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);
}
