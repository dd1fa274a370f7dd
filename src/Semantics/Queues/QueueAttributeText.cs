using System.Globalization;
using AwsMessaging.Semantics.Facts;
using AwsMessaging.Semantics.Json;
using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Semantics.Queues;

/// <summary>
/// Queue attributes as names and texts, as they go over the wire.
/// Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html
/// </summary>
internal static class QueueAttributeText
{
    private static readonly IReadOnlyList<string> NamesOfAll =
    [
        "DelaySeconds", "MaximumMessageSize", "MessageRetentionPeriod", "Policy", "ReceiveMessageWaitTimeSeconds", "VisibilityTimeout",
        "RedrivePolicy", "RedriveAllowPolicy", "KmsMasterKeyId", "KmsDataKeyReusePeriodSeconds", "SqsManagedSseEnabled",
    ];

    private static readonly IReadOnlyList<string> NamesOfFifo =
        ["FifoQueue", "ContentBasedDeduplication", "DeduplicationScope", "FifoThroughputLimit"];

    /// <summary>The attributes that can be set and asked for.</summary>
    public static readonly IReadOnlyList<string> Names = [.. NamesOfAll, .. NamesOfFifo];

    /// <summary>Sets attributes: the result, or what is wrong with them.</summary>
    public static Reply<QueueAttributes> Apply(
        QueueAttributes attributes, IEnumerable<KeyValuePair<string, string>> settings, SemanticRows rows)
    {
        foreach (var setting in settings)
        {
            var reply = Apply(attributes, setting.Key, setting.Value, rows);
            if (!reply.IsOk)
            {
                return reply;
            }

            attributes = reply.Result;
        }

        return attributes.LimitsThroughputPerGroup && !attributes.DeduplicatesPerGroup
            ? SqsErrors.InvalidAttribute("FifoThroughputLimit")
            : attributes;
    }

    /// <summary>An attribute's text; null when the queue has none of this name.</summary>
    public static string? Read(QueueAttributes attributes, string name) => name switch
    {
        "DelaySeconds" => Text(attributes.DelaySeconds),
        "MaximumMessageSize" => Text(attributes.MaximumMessageSize),
        "MessageRetentionPeriod" => Text(attributes.MessageRetentionPeriod),
        "Policy" => attributes.Policy,
        "ReceiveMessageWaitTimeSeconds" => Text(attributes.ReceiveMessageWaitTimeSeconds),
        "VisibilityTimeout" => Text(attributes.VisibilityTimeout),
        "RedrivePolicy" => attributes.RedrivePolicy?.ToString(),
        "RedriveAllowPolicy" => attributes.RedriveAllowPolicy?.Text,
        "KmsMasterKeyId" => attributes.KmsMasterKeyId,
        "KmsDataKeyReusePeriodSeconds" => attributes.KmsMasterKeyId is null ? null : Text(attributes.KmsDataKeyReusePeriodSeconds),
        "SqsManagedSseEnabled" => Text(attributes.SqsManagedSseEnabled),
        "FifoQueue" => attributes.FifoQueue ? "true" : null,
        "ContentBasedDeduplication" => attributes.FifoQueue ? Text(attributes.ContentBasedDeduplication) : null,
        "DeduplicationScope" => !attributes.FifoQueue ? null : attributes.DeduplicatesPerGroup ? "messageGroup" : "queue",
        "FifoThroughputLimit" => !attributes.FifoQueue ? null : attributes.LimitsThroughputPerGroup ? "perMessageGroupId" : "perQueue",
        _ => null,
    };

    private static Reply<QueueAttributes> Apply(QueueAttributes to, string name, string value, SemanticRows rows)
    {
        switch (name)
        {
            case "DelaySeconds" when TryRead(value, SqsFacts.DelaySeconds, out var seconds):
                return to with { DelaySeconds = seconds };
            case "MaximumMessageSize" when TryRead(value, SqsFacts.MaximumMessageSizeSetting, out var bytes):
                return to with { MaximumMessageSize = bytes };
            case "MessageRetentionPeriod" when TryRead(value, SqsFacts.RetentionSeconds, out var seconds):
                return to with { MessageRetentionPeriod = seconds };
            case "ReceiveMessageWaitTimeSeconds" when TryRead(value, SqsFacts.WaitTimeSeconds, out var seconds):
                return to with { ReceiveMessageWaitTimeSeconds = seconds };
            case "VisibilityTimeout" when TryRead(value, SqsFacts.VisibilityTimeoutSeconds, out var seconds):
                return to with { VisibilityTimeout = seconds };
            case "Policy" when value.Length == 0 || JsonValue.TryParse(value, out _) is { Kind: JsonKind.Object }:
                return to with { Policy = NullIfEmpty(value) };
            case "RedrivePolicy":
                return Redrive(to, value, rows);
            case "RedriveAllowPolicy":
                return value.Length == 0 ? to with { RedriveAllowPolicy = null }
                    : RedriveAllowPolicy.Parse(value) is { } allow ? to with { RedriveAllowPolicy = allow }
                    : SqsErrors.Invalid(value, name, "Amazon SQS can't create the redrive allow policy.");
            case "KmsMasterKeyId":
                return to with { KmsMasterKeyId = NullIfEmpty(value), SqsManagedSseEnabled = to.SqsManagedSseEnabled && value.Length == 0 };
            case "KmsDataKeyReusePeriodSeconds" when TryRead(value, SqsFacts.KmsDataKeyReuseSeconds, out var seconds):
                return to with { KmsDataKeyReusePeriodSeconds = seconds };
            case "SqsManagedSseEnabled" when TryRead(value, out var isOn):
                return to with { SqsManagedSseEnabled = isOn };
            default:
                return to.FifoQueue ? ApplyToFifo(to, name, value)
                    : NamesOfAll.Contains(name) ? SqsErrors.InvalidAttribute(name)
                    : SqsErrors.UnknownAttribute(name);
        }
    }

    private static Reply<QueueAttributes> ApplyToFifo(QueueAttributes to, string name, string value)
    {
        switch (name)
        {
            case "FifoQueue" when value == "true":
                return to;
            case "ContentBasedDeduplication" when TryRead(value, out var isOn):
                return to with { ContentBasedDeduplication = isOn };
            case "DeduplicationScope" when value is "queue" or "messageGroup":
                return to with { DeduplicatesPerGroup = value == "messageGroup" };
            case "FifoThroughputLimit" when value is "perQueue" or "perMessageGroupId":
                return to with { LimitsThroughputPerGroup = value == "perMessageGroupId" };
            default:
                return Names.Contains(name) ? SqsErrors.InvalidAttribute(name) : SqsErrors.UnknownAttribute(name);
        }
    }

    private static Reply<QueueAttributes> Redrive(QueueAttributes to, string value, SemanticRows rows)
    {
        if (value.Length == 0)
        {
            return to with { RedrivePolicy = null };
        }

        return RedrivePolicy.Parse(value, rows.Has(SemanticRow.DlqPolicy)) is { } policy
            ? to with { RedrivePolicy = policy }
            : SqsErrors.Invalid(
                value,
                "RedrivePolicy",
                "Redrive policy does not contain mandatory attributes deadLetterTargetArn and maxReceiveCount, an integer from 1 to 1000.");
    }

    private static string? NullIfEmpty(string value) => value.Length == 0 ? null : value;

    private static bool TryRead(string value, Bounds bounds, out int number) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out number) && bounds.Contains(number);

    private static bool TryRead(string value, out bool isOn)
    {
        isOn = string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);
        return isOn || string.Equals(value, "false", StringComparison.OrdinalIgnoreCase);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(bool value) => value ? "true" : "false";
}
