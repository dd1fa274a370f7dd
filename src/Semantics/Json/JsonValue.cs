using System.Globalization;

namespace AwsMessaging.Semantics.Json;

/// <summary>
/// A JSON value that remembers where it was written: what is said about a value can be shown on its characters. Equal names, spellings of
/// numbers and the order of members are kept.
/// </summary>
public sealed class JsonValue
{
    /// <summary>How deep arrays and objects may nest by default: as deep as in Jackson, which AWS's event-ruler reads with.</summary>
    public const int DefaultMaxDepth = 1000;

    private static readonly JsonValue[] NoItems = [];
    private static readonly JsonMember[] NoMembers = [];

    internal JsonValue(JsonKind kind, string text, int offset, int length, JsonValue[]? items = null, JsonMember[]? members = null)
    {
        Kind = kind;
        Text = text;
        Offset = offset;
        Length = length;
        ItemArray = items ?? NoItems;
        MemberArray = members ?? NoMembers;
    }

    /// <summary><c>null</c>.</summary>
    public static JsonValue Null { get; } = new(JsonKind.Null, "null", -1, 0);

    /// <summary><c>true</c>.</summary>
    public static JsonValue True { get; } = new(JsonKind.True, "true", -1, 0);

    /// <summary><c>false</c>.</summary>
    public static JsonValue False { get; } = new(JsonKind.False, "false", -1, 0);

    /// <summary>What it is.</summary>
    public JsonKind Kind { get; }

    /// <summary>
    /// A string with its escapes resolved, a number as it was spelt, <c>true</c>, <c>false</c> or <c>null</c>; else empty.
    /// </summary>
    public string Text { get; }

    /// <summary>Index of its first character in the text; −1 when it comes from no text.</summary>
    public int Offset { get; }

    /// <summary>Number of its characters in the text; 0 when it comes from no text.</summary>
    public int Length { get; }

    /// <summary>The elements of an array; else none.</summary>
    public IReadOnlyList<JsonValue> Items => ItemArray;

    /// <summary>The members of an object in their order, all of those with equal names; else none.</summary>
    public IReadOnlyList<JsonMember> Members => MemberArray;

    internal JsonValue[] ItemArray { get; }

    internal JsonMember[] MemberArray { get; }

    /// <summary>A string.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static JsonValue Of(string text) => new(JsonKind.String, text ?? throw new ArgumentNullException(nameof(text)), -1, 0);

    /// <summary>A whole number.</summary>
    public static JsonValue Of(long number) => new(JsonKind.Number, number.ToString(CultureInfo.InvariantCulture), -1, 0);

    /// <summary><c>true</c> or <c>false</c>.</summary>
    public static JsonValue Of(bool value) => value ? True : False;

    /// <summary>An array.</summary>
    public static JsonValue ArrayOf(IEnumerable<JsonValue> items) => new(JsonKind.Array, "", -1, 0, items: [.. items]);

    /// <summary>An object with its members in this order.</summary>
    public static JsonValue ObjectOf(IEnumerable<JsonMember> members) => new(JsonKind.Object, "", -1, 0, members: [.. members]);

    /// <summary>Reads a JSON text.</summary>
    /// <exception cref="FormatException">The text is not JSON: the message says what is wrong, and at which offset.</exception>
    public static JsonValue Parse(string text) =>
        TryParse(text, out var fault)
        ?? throw new FormatException(fault!.Message + " at offset " + fault.Offset.ToString(CultureInfo.InvariantCulture));

    /// <summary>Reads a JSON text as RFC 8259 has it: one value, white space around it, nothing else.</summary>
    /// <param name="text">The text.</param>
    /// <param name="fault">What is wrong with it, else null.</param>
    /// <param name="maxDepth">How deep arrays and objects may nest, from 1.</param>
    /// <returns>The value, or null when the text is not JSON.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static JsonValue? TryParse(string text, out JsonFault? fault, int maxDepth = DefaultMaxDepth) =>
        JsonReader.Read(text, maxDepth, out fault);

    /// <summary>The value of the member with a name; the last one's, if several have it, as most readers do; null if none has.</summary>
    public JsonValue? Find(string name)
    {
        for (var i = MemberArray.Length - 1; i >= 0; i--)
        {
            if (MemberArray[i].Name == name)
            {
                return MemberArray[i].Value;
            }
        }

        return null;
    }

    /// <summary>Where a character of a string's <see cref="Text"/> stands in the text that it was read from.</summary>
    /// <param name="source">The text that this value was read from.</param>
    /// <param name="index">Index in <see cref="Text"/>, 0 to its length; the length means the closing quote.</param>
    public int SourceOffset(string source, int index)
    {
        var offset = Offset + 1;
        for (var i = 0; i < index && offset < Offset + Length - 1; i++)
        {
            offset += source[offset] != '\\' ? 1 : source[offset + 1] == 'u' ? 6 : 2;
        }

        return offset;
    }

    /// <summary>The value as compact JSON.</summary>
    public override string ToString() => JsonWriter.Write(this);
}
