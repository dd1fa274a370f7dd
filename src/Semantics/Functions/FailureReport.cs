using AwsMessaging.Semantics.Facts;
using AwsMessaging.Semantics.Json;

namespace AwsMessaging.Semantics.Functions;

/// <summary>Reads the ids of failed records from a function's response, as a mapping with <c>ReportBatchItemFailures</c> does.</summary>
internal static class FailureReport
{
    /// <summary>
    /// The reported ids in their order; empty when the response reports no failure; null when it cannot be understood.
    /// Without content is: no text, <c>null</c>, <c>{}</c>, <c>[]</c>, <c>""</c>, and a list that is missing, null or empty.
    /// </summary>
    public static IReadOnlyList<string>? Read(string? response, BatchSource source)
    {
        if (string.IsNullOrWhiteSpace(response))
        {
            return [];
        }

        if (JsonValue.TryParse(response!, out _) is not { } root)
        {
            return null;
        }

        switch (root.Kind)
        {
            case JsonKind.Null:
            case JsonKind.String when root.Text.Length == 0:
            case JsonKind.Array when root.Items.Count == 0:
                return [];
            case JsonKind.Object:
                break;
            default:
                return null;
        }

        return root.Find(LambdaFacts.BatchItemFailuresMember) switch
        {
            null or { Kind: JsonKind.Null } => [],
            { Kind: JsonKind.Array } list => Identifiers(list.Items, source),
            _ => null,
        };
    }

    private static List<string>? Identifiers(IReadOnlyList<JsonValue> items, BatchSource source)
    {
        var ids = new List<string>(items.Count);
        foreach (var item in items)
        {
            if (item.Kind != JsonKind.Object
                || item.Find(LambdaFacts.ItemIdentifierMember) is not { } value
                || (source == BatchSource.Kafka ? KafkaIdentifier(value) : Identifier(value)) is not { Length: > 0 } id)
            {
                return null;
            }

            ids.Add(id);
        }

        return ids;
    }

    private static string? Identifier(JsonValue value) => value.Kind is JsonKind.String or JsonKind.Number ? value.Text : null;

    /// <summary>
    /// Kafka records are named by topic-partition and offset.
    /// Source: https://docs.aws.amazon.com/lambda/latest/dg/kafka-retry-configurations.html
    /// </summary>
    private static string? KafkaIdentifier(JsonValue value) =>
        value.Kind == JsonKind.Object
        && value.Find("partition") is { Kind: JsonKind.String, Text.Length: > 0 } partition
        && value.Find("offset") is { Kind: JsonKind.Number or JsonKind.String } offset
            ? KafkaRecordId.Of(partition.Text, offset.Text)
            : null;
}

/// <summary>The id of a Kafka record within a batch.</summary>
public static class KafkaRecordId
{
    /// <summary>The id of a record.</summary>
    /// <param name="partition">Topic and partition as the event names them: <c>orders-0</c>.</param>
    /// <param name="offset">Offset in the partition, in decimal.</param>
    public static string Of(string partition, string offset) => partition + "@" + offset;
}
