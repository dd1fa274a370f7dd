using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using AwsMessaging.Semantics.Buses;

namespace AwsMessaging.Conformance.EventBridge;

/// <summary>Reads what the kinds of cases have in common.</summary>
internal static class EventBridgeReading
{
    public const string Account = "111111111111";
    public const string Region = "us-east-1";

    /// <summary>When every case begins.</summary>
    public static readonly long Start = DateTimeOffset.Parse("2026-01-01T00:00:00Z", CultureInfo.InvariantCulture).ToUnixTimeMilliseconds();

    private static readonly HashSet<string> EveryCase =
        ["id", "kind", "title", "evidence", "origin", "contested", "note", "notes", "recorded", "tags", "comment"];

    /// <summary>Refuses a case or step with a member that nobody looks at.</summary>
    public static void CheckMembers(JsonElement element, params ReadOnlySpan<string> known)
    {
        foreach (var member in element.EnumerateObject())
        {
            if (!EveryCase.Contains(member.Name) && !known.Contains(member.Name))
            {
                throw new UnreadableException($"the member {member.Name} is not known");
            }
        }
    }

    public static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value.GetString() : null;

    /// <summary>A JSON document that is given as such or as text.</summary>
    public static string? Json(JsonElement element, string name) =>
        !element.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString()
        : value.GetRawText();

    public static bool SameJson(string? left, string? right)
    {
        try
        {
            return left is not null && right is not null && JsonNode.DeepEquals(JsonNode.Parse(left), JsonNode.Parse(right));
        }
        catch (JsonException)
        {
            return false;
        }
    }

    public static List<PutEventsEntry> Entries(JsonElement element, string? bus = null)
    {
        var entries = new List<PutEventsEntry>();
        foreach (var entry in element.EnumerateArray())
        {
            if (entry.TryGetProperty("repeatEntry", out var repeated))
            {
                entries.AddRange(Enumerable.Repeat(Entry(repeated, bus), entry.GetProperty("times").GetInt32()));
            }
            else
            {
                entries.Add(Entry(entry, bus));
            }
        }

        return entries;
    }

    public static EventTarget Target(JsonElement element, string id, string arn)
    {
        var paths = element.TryGetProperty("inputPathsMap", out var map)
            ? map.EnumerateObject().Select(p => KeyValuePair.Create(p.Name, p.Value.GetString()!)).ToList()
            : null;
        var template = Text(element, "inputTemplate");
        return new EventTarget(id, arn)
        {
            Input = Json(element, "input"),
            InputPath = Text(element, "inputPath"),
            InputTransformer = template is null && paths is null ? null : new InputTransformer(paths ?? [], template ?? ""),
            MessageGroupId = Text(element, "messageGroupId"),
            PartitionKeyPath = Text(element, "partitionKeyPath"),
        };
    }

    private static PutEventsEntry Entry(JsonElement entry, string? bus)
    {
        CheckMembers(entry, "Source", "DetailType", "Detail", "EventBusName", "Time", "Resources", "TraceHeader");
        return new PutEventsEntry(Text(entry, "Source"), Text(entry, "DetailType"), Detail(entry))
        {
            EventBusName = Text(entry, "EventBusName") ?? bus,
            Time = Time(entry),
            Resources = entry.TryGetProperty("Resources", out var resources) ? [.. resources.EnumerateArray().Select(r => r.GetString()!)] : [],
        };
    }

    private static string? Detail(JsonElement entry) =>
        !entry.TryGetProperty("Detail", out var detail) || detail.ValueKind == JsonValueKind.Null ? null
        : detail.ValueKind == JsonValueKind.String ? detail.GetString()
        : detail.TryGetProperty("json", out var json) ? Expand(json)!.ToJsonString()
        : detail.TryGetProperty("repeat", out _) ? Expand(detail)!.GetValue<string>()
        : throw new UnreadableException("the Detail is neither text, json nor repeat");

    /// <summary>Writes out the texts that are given by what is repeated and how often.</summary>
    private static JsonNode? Expand(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object when element.TryGetProperty("repeat", out var text) && element.TryGetProperty("times", out var times) =>
            JsonValue.Create(string.Concat(Enumerable.Repeat(text.GetString()!, times.GetInt32()))),
        JsonValueKind.Object => new JsonObject(element.EnumerateObject().Select(m => KeyValuePair.Create(m.Name, Expand(m.Value)))),
        JsonValueKind.Array => new JsonArray([.. element.EnumerateArray().Select(Expand)]),
        _ => JsonNode.Parse(element.GetRawText()),
    };

    private static long? Time(JsonElement entry)
    {
        if (!entry.TryGetProperty("Time", out var time) || time.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return time.ValueKind == JsonValueKind.Number
            ? (long)(time.GetDouble() * 1000)
            : DateTimeOffset.TryParse(time.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var read)
                || DateTimeOffset.TryParseExact(time.GetString(), "MM-dd-yyyy'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out read)
                ? read.ToUnixTimeMilliseconds()
                : throw new UnreadableException($"the time {time} is not known");
    }
}
