namespace AwsMessaging.Semantics.Json;

/// <summary>A member of a JSON object.</summary>
public sealed class JsonMember
{
    /// <summary>Creates a member that comes from no text.</summary>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public JsonMember(string name, JsonValue value)
        : this(name, -1, 0, value)
    {
    }

    internal JsonMember(string name, int nameOffset, int nameLength, JsonValue value)
    {
        Name = name ?? throw new ArgumentNullException(nameof(name));
        NameOffset = nameOffset;
        NameLength = nameLength;
        Value = value ?? throw new ArgumentNullException(nameof(value));
    }

    /// <summary>The name, its escapes resolved.</summary>
    public string Name { get; }

    /// <summary>Index of the name's opening quote in the text; −1 when it comes from no text.</summary>
    public int NameOffset { get; }

    /// <summary>Length of the name in the text, quotes included.</summary>
    public int NameLength { get; }

    /// <summary>The value.</summary>
    public JsonValue Value { get; }
}
