using System.Globalization;
using AwsMessaging.Semantics.Facts;
using AwsMessaging.Semantics.Json;

namespace AwsMessaging.Semantics.Queues;

/// <summary>
/// Where a queue's messages go that were received too often.
/// Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html
/// </summary>
/// <param name="DeadLetterTargetArn">ARN of the dead-letter queue.</param>
/// <param name="MaxReceiveCount">Receives, 1 to 1,000, after which the next moves the message instead of returning it.</param>
public sealed record RedrivePolicy(string DeadLetterTargetArn, int MaxReceiveCount)
{
    /// <summary>The policy as JSON, as the attribute has it.</summary>
    public override string ToString() =>
        JsonValue.ObjectOf(
        [
            new JsonMember("deadLetterTargetArn", JsonValue.Of(DeadLetterTargetArn)),
            new JsonMember("maxReceiveCount", JsonValue.Of(MaxReceiveCount)),
        ]).ToString();

    /// <summary>Reads the attribute's JSON. A count may be written as a number or as text.</summary>
    /// <param name="text">The JSON.</param>
    /// <param name="checksCount">Whether the count must be in range.</param>
    /// <returns>The policy; null when the text is none.</returns>
    internal static RedrivePolicy? Parse(string text, bool checksCount)
    {
        if (JsonValue.TryParse(text, out _) is not { Kind: JsonKind.Object } json
            || json.Find("deadLetterTargetArn") is not { Kind: JsonKind.String, Text.Length: > 0 } arn
            || json.Find("maxReceiveCount") is not { Kind: JsonKind.Number or JsonKind.String } count
            || !int.TryParse(count.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var receives)
            || (checksCount && !SqsFacts.MaxReceiveCount.Value.Contains(receives)))
        {
            return null;
        }

        return new(arn.Text, receives);
    }
}

/// <summary>Which queues may use a queue as their dead-letter queue.</summary>
/// <param name="Text">The policy as JSON, as the attribute has it.</param>
/// <param name="AllowsAll">All queues of the account.</param>
/// <param name="SourceArns">ARNs of the queues that may, when not all may.</param>
public sealed record RedriveAllowPolicy(string Text, bool AllowsAll, IReadOnlyList<string> SourceArns)
{
    /// <summary>Whether the queue with an ARN may.</summary>
    public bool Allows(string sourceArn) => AllowsAll || SourceArns.Contains(sourceArn);

    /// <summary>Reads the attribute's JSON; null when the text is no such policy.</summary>
    internal static RedriveAllowPolicy? Parse(string text)
    {
        if (JsonValue.TryParse(text, out _) is not { Kind: JsonKind.Object } json
            || json.Find("redrivePermission") is not { Kind: JsonKind.String } permission)
        {
            return null;
        }

        var sources = json.Find("sourceQueueArns");
        switch (permission.Text)
        {
            case "allowAll" when sources is null:
                return new(text, true, []);
            case "denyAll" when sources is null:
                return new(text, false, []);
            case "byQueue" when sources is { Kind: JsonKind.Array, Items.Count: > 0 } list
                && list.Items.Count <= SqsFacts.RedriveAllowSources
                && list.Items.All(item => item.Kind == JsonKind.String):
                return new(text, false, [.. list.Items.Select(item => item.Text)]);
            default:
                return null;
        }
    }
}
