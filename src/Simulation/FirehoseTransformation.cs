using AwsMessaging.Semantics.Json;
using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Streams;

namespace AwsMessaging.Simulation;

/// <summary>
/// What a function that transforms records gets and returns.
/// Source: https://docs.aws.amazon.com/firehose/latest/dev/data-transformation-status-model.html
/// </summary>
internal static class FirehoseTransformation
{
    /// <summary>The function's event.</summary>
    public static string ToEvent(string streamArn, Delivery delivery, FirehoseBatch batch) => JsonWriter.Write(JsonValue.ObjectOf(
    [
        new("invocationId", JsonValue.Of($"invocation-{delivery.Id}")),
        new("deliveryStreamArn", JsonValue.Of(streamArn)),
        new("region", JsonValue.Of(streamArn.Split(':')[3])),
        new("records", JsonValue.ArrayOf(batch.Records.Select(r => JsonValue.ObjectOf(
        [
            new("recordId", JsonValue.Of(r.Id)),
            new("approximateArrivalTimestamp", JsonValue.Of(r.Arrival)),
            new("data", JsonValue.Of(Convert.ToBase64String(r.Data))),
        ])))),
    ]));

    /// <summary>The function's response; null when it is none.</summary>
    public static IReadOnlyList<TransformedRecord>? Read(string? response)
    {
        if (response is null || JsonValue.TryParse(response, out _)?.Find("records") is not { Kind: JsonKind.Array } records)
        {
            return null;
        }

        var results = new List<TransformedRecord>();
        foreach (var record in records.Items)
        {
            TransformationStatus? status = record.Find("result")?.Text switch
            {
                "Ok" => TransformationStatus.Ok,
                "Dropped" => TransformationStatus.Dropped,
                "ProcessingFailed" => TransformationStatus.ProcessingFailed,
                _ => null,
            };
            if (status is not { } known || record.Find("recordId") is not { Kind: JsonKind.String } id || DataIn(record) is not { } data)
            {
                return null;
            }

            results.Add(new(id.Text, known, data));
        }

        return results;
    }

    private static byte[]? DataIn(JsonValue record)
    {
        try
        {
            return Convert.FromBase64String(record.Find("data") is { Kind: JsonKind.String } data ? data.Text : "");
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
