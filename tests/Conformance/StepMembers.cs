using System.Text;
using System.Text.Json;

namespace AwsMessaging.Conformance;

/// <summary>
/// The members of a step or expectation, read by name. What nobody has read at the end is something that the runner does not know: passing over it
/// would be a pass that proves nothing.
/// </summary>
internal sealed class StepMembers
{
    private static readonly string[] Remarks = ["op", "note", "comment", "title", "why"];

    private readonly JsonElement element;
    private readonly HashSet<string> unread;

    public StepMembers(JsonElement element)
    {
        this.element = element;
        unread = element.ValueKind == JsonValueKind.Object
            ? [.. element.EnumerateObject().Select(p => p.Name).Except(Remarks)]
            : throw new UnreadableException($"\"{element}\" is no object");
    }

    /// <summary>The first of these members that is there.</summary>
    public JsonElement? Find(params string[] names)
    {
        foreach (var name in names)
        {
            if (element.TryGetProperty(name, out var value))
            {
                unread.Remove(name);
                return value;
            }
        }

        return null;
    }

    /// <summary>Text, or text that is given as <c>{repeat, times}</c>; null when it is not there or null.</summary>
    public string? Text(params string[] names) => Find(names) is { ValueKind: not JsonValueKind.Null } value ? TextOf(value) : null;

    /// <summary>Text that must be there.</summary>
    public string Required(params string[] names) => Text(names) ?? throw new UnreadableException($"member {names[0]} is missing");

    /// <summary>A whole number; null when it is not there or null.</summary>
    public int? Int(params string[] names) => OfKind(names, JsonValueKind.Number)?.GetInt32();

    /// <summary>A number; null when it is not there or null.</summary>
    public double? Number(params string[] names) => OfKind(names, JsonValueKind.Number)?.GetDouble();

    /// <summary>Whether it is there and true; null when it is not there or null.</summary>
    public bool? Flag(params string[] names) => OfKind(names, JsonValueKind.True, JsonValueKind.False)?.GetBoolean();

    /// <summary>A list of text; null when it is not there or null.</summary>
    public string[]? Texts(params string[] names) => OfKind(names, JsonValueKind.Array) is { } list ? [.. list.EnumerateArray().Select(TextOf)] : null;

    private JsonElement? OfKind(string[] names, params ReadOnlySpan<JsonValueKind> kinds) =>
        Find(names) is not { ValueKind: not JsonValueKind.Null } value ? null
        : kinds.Contains(value.ValueKind) ? value
        : throw new UnreadableException($"member {names[0]} is {value.GetRawText()}");

    /// <summary>Throws when something was not read.</summary>
    public void MustBeRead(string where)
    {
        if (unread.Count > 0)
        {
            throw new UnreadableException($"{where} has an unknown member {unread.Order(StringComparer.Ordinal).First()}");
        }
    }

    /// <summary>Text, or text that is given as <c>{repeat, times}</c>.</summary>
    public static string TextOf(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Object)
        {
            var repeated = value.GetProperty("repeat").GetString()!;
            return new StringBuilder().Insert(0, repeated, value.GetProperty("times").GetInt32()).ToString();
        }

        return value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
    }
}
