using AwsMessaging.Semantics.Facts;
using AwsMessaging.Semantics.Json;

namespace AwsMessaging.Semantics.Buses;

/// <summary>
/// An event on a bus. Does not change.
/// Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-events-structure.html
/// </summary>
public sealed class BusEvent
{
    private string? text;

    private BusEvent(JsonValue json, long time)
    {
        Json = json;
        Time = time;
    }

    /// <summary>The whole event.</summary>
    public JsonValue Json { get; }

    /// <summary>The whole event as compact JSON: what a target gets unless its input is selected or transformed.</summary>
    public string Text => text ??= JsonWriter.Write(Json);

    /// <summary>Its id: the same for all targets of all rules.</summary>
    public string Id => TextOf("id");

    /// <summary>Its source.</summary>
    public string Source => TextOf("source");

    /// <summary>Its detail type.</summary>
    public string DetailType => TextOf("detail-type");

    /// <summary>Its time, in milliseconds since 1970 UTC; the text has whole seconds.</summary>
    public long Time { get; }

    /// <summary>The replay that sent it again; null for an event that is sent the first time.</summary>
    public string? ReplayName => Json.Find(EventBridgeFacts.ReplayNameField)?.Text;

    /// <summary>Reads an event that another bus or a test wrote.</summary>
    /// <exception cref="FormatException">The text is not JSON.</exception>
    public static BusEvent Parse(string json)
    {
        var value = JsonValue.Parse(json);
        return new BusEvent(value, EventTime.Parse(value.Find("time")?.Text ?? ""));
    }

    internal static BusEvent Create(
        string id, string source, string detailType, string account, string region, long time, IEnumerable<string> resources,
        JsonValue detail) =>
        new(
            JsonValue.ObjectOf(
            [
                new("version", JsonValue.Of("0")),
                new("id", JsonValue.Of(id)),
                new("detail-type", JsonValue.Of(detailType)),
                new("source", JsonValue.Of(source)),
                new("account", JsonValue.Of(account)),
                new("time", JsonValue.Of(EventTime.Format(time))),
                new("region", JsonValue.Of(region)),
                new("resources", JsonValue.ArrayOf(resources.Select(JsonValue.Of))),
                new("detail", detail),
            ]),
            time);

    /// <summary>The event as a replay sends it: the same, with the replay's name.</summary>
    internal BusEvent Replayed(string replayName)
    {
        var members = Json.Members.ToList();
        members.Insert(members.Count - 1, new JsonMember(EventBridgeFacts.ReplayNameField, JsonValue.Of(replayName)));
        return new BusEvent(JsonValue.ObjectOf(members), Time);
    }

    private string TextOf(string name) => Json.Find(name)?.Text ?? "";
}
