using System.Globalization;
using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Simulation.Wire.Protocols;

/// <summary>
/// Named values in the order in which they were given: a structure with members, or a map with entries. Reading a member as the wrong type
/// throws the <c>SerializationException</c> that AWS answers with; a member that is absent or null reads as null.
/// </summary>
internal sealed class WireStructure : WireValue
{
    private readonly List<KeyValuePair<string, WireValue>> members = [];

    public WireStructure(bool isMap = false) => IsMap = isMap;

    /// <summary>Whether names are data: XML writes maps as entries, structures as elements.</summary>
    public bool IsMap { get; }

    public override string Token => "START_OBJECT";

    /// <summary>Names and values, in order; no name twice.</summary>
    public IReadOnlyList<KeyValuePair<string, WireValue>> Members => members;

    /// <summary>The value of a member, or null.</summary>
    public WireValue? this[string name]
    {
        get
        {
            foreach (var (key, value) in members)
            {
                if (key == name)
                {
                    return value;
                }
            }

            return null;
        }
    }

    /// <summary>Sets a member; the last value given to a name counts. Null leaves the member out, as AWS does in its replies.</summary>
    public WireStructure With(string name, WireValue? value)
    {
        if (value is null)
        {
            return this;
        }

        for (var i = 0; i < members.Count; i++)
        {
            if (members[i].Key == name)
            {
                members[i] = new(name, value);
                return this;
            }
        }

        members.Add(new(name, value));
        return this;
    }

    /// <summary>Adds a member that is known not to be there yet: parsers of long requests must not search for each.</summary>
    public void Append(string name, WireValue value) => members.Add(new(name, value));

    /// <summary>A list member that is left out when it is empty: clients then see null or their default, as they do with AWS.</summary>
    public WireStructure WithUnlessEmpty(string name, IReadOnlyList<WireValue> items) =>
        items.Count == 0 ? this : With(name, new WireList(items));

    public string? Text(string name) => this[name] switch
    {
        null => null,
        WireText text => text.Value,
        var other => throw WrongType(other, "String"),
    };

    /// <summary>A text that must be there, as services with generated validation require it.</summary>
    public string RequiredText(string name) => Text(name) ?? throw new WireFault(WireErrors.ValidationNull(name));

    public long? Long(string name) => this[name] is { } value ? ToLong(value, "Long") : null;

    public int? Integer(string name)
    {
        if (this[name] is not { } value)
        {
            return null;
        }

        var number = ToLong(value, "Integer");
        return number is >= int.MinValue and <= int.MaxValue ? (int)number : throw WrongType(value, "Integer");
    }

    /// <summary>How many items a page may have.</summary>
    /// <param name="name">The member.</param>
    /// <param name="byDefault">How many when the request does not say.</param>
    /// <exception cref="WireFault">It is below 1.</exception>
    public int PageSize(string name, int byDefault)
    {
        var size = Integer(name) ?? byDefault;
        return size >= 1 ? size : throw new WireFault(WireErrors.ValidationTooSmall(name, size));
    }

    public int RequiredInteger(string name) => Integer(name) ?? throw new WireFault(WireErrors.ValidationNull(name));

    public bool? Boolean(string name) => this[name] switch
    {
        null => null,
        WireBoolean boolean => boolean.Value,
        WireText { Untyped: true, Value: "true" } => true,
        WireText { Untyped: true, Value: "false" } => false,
        var other => throw WrongType(other, "Boolean"),
    };

    /// <summary>A point in time in milliseconds since 1970, from epoch seconds or, where everything is text, ISO 8601.</summary>
    public long? Time(string name) => this[name] switch
    {
        null => null,
        WireNumber number when decimal.TryParse(number.Literal, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds)
            && Math.Abs(seconds) < 1e12m => (long)(seconds * 1000),
        WireText text when DateTimeOffset.TryParse(
            text.Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) => time.ToUnixTimeMilliseconds(),
        var other => throw WrongType(other, "Timestamp"),
    };

    public byte[]? Bytes(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        var bytes = new byte[((text.Length / 4) + 1) * 3];
        return Convert.TryFromBase64String(text, bytes, out var length)
            ? bytes[..length]
            : throw new WireFault(WireErrors.Serialization("Unable to decode base64 of " + name));
    }

    public byte[] RequiredBytes(string name) => Bytes(name) ?? throw new WireFault(WireErrors.ValidationNull(name));

    public WireStructure? Structure(string name) => this[name] switch
    {
        null => null,
        WireStructure structure => structure,
        var other => throw WrongType(other, "Structure"),
    };

    public IReadOnlyList<WireStructure>? Structures(string name) =>
        Items(name) is { } items ? [.. items.Select(item => item as WireStructure ?? throw WrongType(item, "Structure"))] : null;

    public IReadOnlyList<WireStructure> RequiredStructures(string name) =>
        Structures(name) ?? throw new WireFault(WireErrors.ValidationNull(name));

    public IReadOnlyList<string>? Texts(string name) =>
        Items(name) is { } items ? [.. items.Select(item => item is WireText text ? text.Value : throw WrongType(item, "String"))] : null;

    /// <summary>The entries of a map of texts, in order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>>? TextMap(string name) => Structure(name) is { } map
        ? [.. map.members.Select(entry => new KeyValuePair<string, string>(
            entry.Key, entry.Value is WireText text ? text.Value : throw WrongType(entry.Value, "String")))]
        : null;

    private static long ToLong(WireValue value, string type)
    {
        var literal = value switch
        {
            WireNumber number => number.Literal,
            WireText { Untyped: true } text => text.Value,
            _ => throw WrongType(value, type),
        };
        return decimal.TryParse(literal, NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed)
            && parsed is >= long.MinValue and <= long.MaxValue
            ? (long)parsed
            : throw WrongType(value, type);
    }

    private static WireFault WrongType(WireValue value, string type) =>
        new(WireErrors.Serialization($"{value.Token} can not be converted to {(type[0] is 'I' ? "an" : "a")} {type}"));

    private IReadOnlyList<WireValue>? Items(string name) => this[name] switch
    {
        null => null,
        WireList list => list.Items,
        var other => throw WrongType(other, "List"),
    };
}
