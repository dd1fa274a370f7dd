using System.Globalization;
using AwsMessaging.Simulation.Wire.Protocols;

namespace AwsMessaging.Simulation.Wire.DynamoDb;

/// <summary>A value of an item's attribute. Immutable, equal by content; numbers by value, sets whatever their order.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AttributeValue.html. Numbers have the 28 digits of
/// <see cref="decimal"/>, where DynamoDB has 38; more digits are rounded, and what is beyond ±7.9e28 is refused.
/// </remarks>
internal sealed class AttributeValue : IEquatable<AttributeValue>
{
    private static readonly string[] Types = ["S", "N", "B", "BOOL", "NULL", "M", "L", "SS", "NS", "BS"];

    private AttributeValue(string type) => Type = type;

    /// <summary><c>S</c>, <c>N</c>, <c>B</c>, <c>BOOL</c>, <c>NULL</c>, <c>M</c>, <c>L</c>, <c>SS</c>, <c>NS</c> or <c>BS</c>.</summary>
    public string Type { get; }

    /// <summary>The text of a scalar: characters, digits, base64, <c>true</c> or <c>false</c>.</summary>
    public string Text { get; private init; } = "";

    /// <summary>The entries of a map.</summary>
    public Item Map { get; private init; } = Item.Empty;

    /// <summary>The elements of a list or a set.</summary>
    public IReadOnlyList<AttributeValue> Elements { get; private init; } = [];

    /// <summary>Whether this is a set.</summary>
    public bool IsSet => Type is "SS" or "NS" or "BS";

    /// <summary>A number.</summary>
    public static AttributeValue Number(decimal value) => new("N") { Text = value.ToString("G29", CultureInfo.InvariantCulture) };

    /// <summary>The number that this is.</summary>
    public decimal AsNumber() => decimal.Parse(Text, NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>A set of the same type with other elements.</summary>
    public AttributeValue WithElements(IReadOnlyList<AttributeValue> elements) => new(Type) { Elements = elements };

    /// <summary>A map with other entries.</summary>
    public AttributeValue WithMap(Item map) => new(Type) { Map = map };

    /// <summary>Reads a value from its JSON form, an object with the type as its only member.</summary>
    /// <exception cref="WireFault">It is none.</exception>
    public static AttributeValue Read(WireStructure value)
    {
        var types = value.Members.Where(member => Array.IndexOf(Types, member.Key) >= 0).ToList();
        if (types.Count != 1)
        {
            throw new WireFault(DynamoDbErrors.Validation(types.Count == 0
                ? "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes"
                : "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes"));
        }

        var type = types[0].Key;
        switch (type)
        {
            case "N":
                return ReadNumber(value.Text(type)!);
            case "BOOL" or "NULL":
                return new AttributeValue(type) { Text = value.Boolean(type) == true ? "true" : "false" };
            case "M":
                return new AttributeValue(type) { Map = Item.Read(value.Structure(type)!) };
            case "L":
                return new AttributeValue(type) { Elements = [.. value.Structures(type)!.Select(Read)] };
            case "SS" or "NS" or "BS":
                return ReadSet(type, value.Texts(type)!);
            case "B":
                return new AttributeValue(type) { Text = Convert.ToBase64String(value.Bytes(type)!) };
            default:
                return new AttributeValue(type) { Text = value.Text(type)! };
        }
    }

    /// <summary>The JSON form.</summary>
    public WireStructure Write() => new WireStructure().With(Type, Type switch
    {
        "BOOL" or "NULL" => Text == "true",
        "M" => Map.Write(),
        "L" => new WireList([.. Elements.Select(element => element.Write())]),
        "SS" or "NS" or "BS" => new WireList([.. Elements.Select(element => (WireValue)element.Text)]),
        _ => Text,
    });

    /// <summary>Order of two scalars of one type; null when they have none.</summary>
    public int? CompareTo(AttributeValue other) => (Type, other.Type) switch
    {
        ("N", "N") => AsNumber().CompareTo(other.AsNumber()),
        ("S", "S") => string.CompareOrdinal(Text, other.Text),
        ("B", "B") => Convert.FromBase64String(Text).AsSpan().SequenceCompareTo(Convert.FromBase64String(other.Text)),
        _ => null,
    };

    /// <inheritdoc/>
    public bool Equals(AttributeValue? other) => other is not null && Type == other.Type && Type switch
    {
        "M" => Map.Equals(other.Map),
        "L" => Elements.SequenceEqual(other.Elements),
        "SS" or "NS" or "BS" => Elements.Count == other.Elements.Count && Elements.All(other.Elements.Contains),
        _ => Text == other.Text,
    };

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as AttributeValue);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Type, Text, Elements.Count, Map.Count);

    /// <inheritdoc/>
    public override string ToString() => System.Text.Encoding.UTF8.GetString(JsonCodec.Write(Write()).Span);

    private static AttributeValue ReadNumber(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? Number(number)
            : throw new WireFault(DynamoDbErrors.Validation(
                "The parameter cannot be converted to a numeric value: " + text));

    private static AttributeValue ReadSet(string type, IReadOnlyList<string> texts)
    {
        if (texts.Count == 0)
        {
            throw new WireFault(DynamoDbErrors.Validation(
                "One or more parameter values were invalid: An collection may not be empty"));
        }

        var elements = texts.Select(text => Read(new WireStructure().With(type[..1], text))).ToList();
        return elements.Distinct().Count() == elements.Count
            ? new AttributeValue(type) { Elements = elements }
            : throw new WireFault(DynamoDbErrors.Validation(
                "One or more parameter values were invalid: Input collection contains duplicates."));
    }
}
