using System.Text;
using System.Text.Json;
using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Conformance.Sqs;

/// <summary>Reads the members that steps share, and refuses those that nobody reads.</summary>
internal static class StepReader
{
    /// <summary>Refuses an object with a member that is not among those known.</summary>
    public static void Allow(JsonElement element, string what, params string[] known)
    {
        foreach (var member in element.EnumerateObject())
        {
            if (!known.Contains(member.Name))
            {
                throw new UnreadableException($"{what} has a member \"{member.Name}\" that is not known");
            }
        }
    }

    public static JsonElement? Find(JsonElement element, params string[] names)
    {
        foreach (var name in names)
        {
            if (element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null)
            {
                return value;
            }
        }

        return null;
    }

    public static string? Text(JsonElement element, params string[] names) => Find(element, names)?.GetString();

    public static int? Number(JsonElement element, params string[] names) => Find(element, names)?.GetInt32();

    public static IReadOnlyList<string> Texts(JsonElement list) => [.. list.EnumerateArray().Select(item => item.GetString()!)];

    public static long Milliseconds(JsonElement seconds) => (long)Math.Round(seconds.GetDouble() * 1000);

    /// <summary>A body as it stands, or a text repeated so many times.</summary>
    public static string Body(JsonElement body)
    {
        if (body.ValueKind == JsonValueKind.String)
        {
            return body.GetString()!;
        }

        Allow(body, "a body", "repeat", "times");
        return new StringBuilder().Insert(0, body.GetProperty("repeat").GetString()!, body.GetProperty("times").GetInt32()).ToString();
    }

    public static IReadOnlyList<MessageAttribute>? Attributes(JsonElement? attributes) =>
        attributes is { } all ? [.. all.EnumerateObject().Select(Attribute)] : null;

    private static MessageAttribute Attribute(JsonProperty property)
    {
        Allow(property.Value, "an attribute", "DataType", "StringValue", "BinaryValue");
        return new(
            property.Name,
            Text(property.Value, "DataType") ?? "",
            Find(property.Value, "StringValue") is { } value ? Body(value) : null,
            Text(property.Value, "BinaryValue") is { } binary ? Convert.FromBase64String(binary) : null);
    }
}
