using AwsMessaging.Semantics.Json;

namespace AwsMessaging.Semantics.Buses;

/// <summary>What a target gets for an event.</summary>
public static class TargetInput
{
    private const string RuleArn = "aws.events.rule-arn";
    private const string RuleName = "aws.events.rule-name";
    private const string IngestionTime = "aws.events.event.ingestion-time";
    private const string Event = "aws.events.event";
    private const string EventJson = "aws.events.event.json";

    /// <summary>Whether a name between angle brackets is one that EventBridge gives a value itself.</summary>
    public static bool IsReserved(string name) => name is RuleArn or RuleName or IngestionTime or Event or EventJson;

    /// <summary>What a target gets.</summary>
    /// <param name="target">The target, as PutTargets accepts it.</param>
    /// <param name="event">The event.</param>
    /// <param name="ruleName">Name of the rule that matched.</param>
    /// <param name="ruleArn">Its ARN.</param>
    /// <param name="ingested">When the event came in, in milliseconds since 1970 UTC.</param>
    /// <returns>The text; null when a template did not become JSON, so that nothing is delivered, nor told.</returns>
    public static string? Of(EventTarget target, BusEvent @event, string ruleName, string ruleArn, long ingested)
    {
        if (target.Input is { } constant)
        {
            return constant;
        }

        if (target.InputPath is { } path)
        {
            return JsonWriter.Write(Select(path, @event.Json) ?? JsonValue.Of(""));
        }

        if (target.InputTransformer is not { } transformer)
        {
            return @event.Text;
        }

        return transformer.Template.Render(name => name switch
        {
            RuleArn => JsonValue.Of(ruleArn),
            RuleName => JsonValue.Of(ruleName),
            IngestionTime => JsonValue.Of(EventTime.Format(ingested)),
            Event => WithoutDetail(@event.Json),
            EventJson => @event.Json,
            _ => Variable(transformer, name, @event.Json),
        });
    }

    private static JsonValue? Select(string path, JsonValue json) => JsonPath.Parse(path)?.Select(json);

    private static JsonValue? Variable(InputTransformer transformer, string name, JsonValue json)
    {
        for (var i = 0; i < transformer.Paths.Count; i++)
        {
            if (transformer.InputPathsMap[i].Key == name)
            {
                return transformer.Paths[i]?.Select(json);
            }
        }

        return null;
    }

    /// <summary>The event without its detail, and with the one name that has a dash in camel case: so AWS delivers it.</summary>
    private static JsonValue WithoutDetail(JsonValue json) =>
        JsonValue.ObjectOf(
            from member in json.Members
            where member.Name != "detail"
            select member.Name == "detail-type" ? new JsonMember("detailType", member.Value) : member);
}
