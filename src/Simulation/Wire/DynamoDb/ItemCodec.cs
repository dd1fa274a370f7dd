using System.Globalization;
using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Transactions;
using AwsMessaging.Simulation.Wire.Protocols;

namespace AwsMessaging.Simulation.Wire.DynamoDb;

/// <summary>Items and their values as requests and replies have them.</summary>
/// <remarks>https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AttributeValue.html</remarks>
internal static class ItemCodec
{
    /// <summary>The error for a request that is wrong in itself.</summary>
    public static WireFault Invalid(string message) => new(new ServiceError("ValidationException", message));

    /// <summary>Reads a member that is an item or a key.</summary>
    /// <exception cref="WireFault">It is not there, or is none.</exception>
    public static DynamoItem Required(WireStructure input, string member) =>
        input.Structure(member) is { } item ? Read(item) : throw new WireFault(WireErrors.ValidationNull(member));

    /// <summary>Reads an item.</summary>
    /// <exception cref="WireFault">It is none.</exception>
    public static DynamoItem Read(WireStructure item) => new(
        item.Members.Select(member => new KeyValuePair<string, AttributeValue>(member.Key, ReadValue(item.Structure(member.Key)!))));

    /// <summary>Writes an item.</summary>
    public static WireStructure Write(DynamoItem item) => Write(item.Attributes);

    /// <summary>An item as text, the same for the same item.</summary>
    public static string TextOf(DynamoItem item) => item.ToJson().ToString();

    private static WireStructure Write(IReadOnlyList<KeyValuePair<string, AttributeValue>> members)
    {
        var result = new WireStructure(isMap: true);
        foreach (var (name, value) in members)
        {
            result.Append(name, Write(value));
        }

        return result;
    }

    private static WireStructure Write(AttributeValue value) => new WireStructure().With(value.Type.ToString(), value.Type switch
    {
        AttributeType.BOOL => value.Text == "true",
        AttributeType.NULL => true,
        AttributeType.M => Write(value.Members),
        AttributeType.L => new WireList([.. value.Items.Select(Write)]),
        AttributeType.SS or AttributeType.NS or AttributeType.BS => new WireList([.. value.Items.Select(item => (WireValue)item.Text)]),
        _ => value.Text,
    });

    private static AttributeValue ReadValue(WireStructure value)
    {
        var types = value.Members.Where(member => Enum.IsDefined(typeof(AttributeType), member.Key)).ToList();
        if (types.Count != 1)
        {
            throw Invalid(types.Count == 0
                ? "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes"
                : "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes");
        }

        var name = types[0].Key;
        return Enum.Parse<AttributeType>(name) switch
        {
            AttributeType.N => ReadNumber(value.Text(name)!),
            AttributeType.BOOL => AttributeValue.Bool(value.Boolean(name) == true),
            AttributeType.NULL => value.Boolean(name) == true
                ? AttributeValue.Null()
                : throw Invalid("One or more parameter values were invalid: Null attribute value types must have the value of true"),
            AttributeType.M => AttributeValue.M(Read(value.Structure(name)!).Attributes),
            AttributeType.L => AttributeValue.L(value.Structures(name)!.Select(ReadValue)),
            AttributeType.B => AttributeValue.B(value.Bytes(name)!),
            AttributeType.S => AttributeValue.S(value.Text(name)!),
            var set => ReadSet(set, value.Texts(name)!),
        };
    }

    // Numbers have the 28 digits of a decimal, where DynamoDB has 38; more digits are rounded.
    private static AttributeValue ReadNumber(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? AttributeValue.N(number)
            : throw Invalid("The parameter cannot be converted to a numeric value: " + text);

    private static AttributeValue ReadSet(AttributeType type, IReadOnlyList<string> texts)
    {
        if (texts.Count == 0)
        {
            throw Invalid("One or more parameter values were invalid: An collection may not be empty");
        }

        // The type of a set is that of its elements and an S.
        var element = type.ToString()[..1];
        var items = texts.Select(text => ReadValue(new WireStructure().With(element, text))).ToList();
        return items.DistinctBy(item => item.Text).Count() == items.Count
            ? AttributeValue.SetOf(type, items)
            : throw Invalid("One or more parameter values were invalid: Input collection contains duplicates.");
    }
}
