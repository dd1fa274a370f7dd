using System.Text;
using AwsMessaging.Semantics.Json;

namespace AwsMessaging.Semantics.Buses.Pipes;

/// <summary>What a pipe makes of a record: for its filter, for templates, for values that are paths.</summary>
internal sealed class PipeInput(string pipeName, string pipeArn, string sourceArn, string? enrichmentArn, string targetArn)
{
    /// <summary>
    /// A record with its body read, if it is JSON: filters and paths see into it.
    /// Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-input-transformation.html
    /// </summary>
    public static JsonValue WithBodyRead(JsonValue record) =>
        record.Kind != JsonKind.Object
            ? record
            : JsonValue.ObjectOf(record.Members.Select(m => m.Name switch
            {
                "body" => new JsonMember(m.Name, Read(m.Value.Text) ?? m.Value),
                "data" => new JsonMember(m.Name, (Decode(m.Value.Text) is { } text ? Read(text) : null) ?? m.Value),
                _ => m,
            }));

    /// <summary>A value that may be a path; null when the path selects nothing.</summary>
    public static string? Resolve(string? value, JsonValue @event)
    {
        if (value is null || !value.StartsWith("$.", StringComparison.Ordinal))
        {
            return value;
        }

        return JsonPath.Parse(value)?.Select(@event) is { } selected
            ? selected.Kind == JsonKind.String ? selected.Text : JsonWriter.Write(selected)
            : null;
    }

    /// <summary>What a template makes of an event; null when it is to be JSON and is not.</summary>
    public string? Render(string template, JsonValue @event, long now) =>
        InputTemplate.Parse(template).Render(name => name switch
        {
            "aws.pipes.pipe-arn" => JsonValue.Of(pipeArn),
            "aws.pipes.pipe-name" => JsonValue.Of(pipeName),
            "aws.pipes.source-arn" => JsonValue.Of(sourceArn),
            "aws.pipes.enrichment-arn" => enrichmentArn is null ? null : JsonValue.Of(enrichmentArn),
            "aws.pipes.target-arn" => JsonValue.Of(targetArn),
            "aws.pipes.event.ingestion-time" => JsonValue.Of(EventTime.Format(now)),
            "aws.pipes.event" or "aws.pipes.event.json" => @event,
            _ => JsonPath.Parse(name)?.Select(@event),
        });

    private static JsonValue? Read(string text) => JsonValue.TryParse(text, out _);

    private static string? Decode(string base64)
    {
        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(base64));
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
