using AwsMessaging.Semantics.Facts;
using AwsMessaging.Semantics.Json;
using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Patterns;

namespace AwsMessaging.Semantics.Topics;

/// <summary>Reads the attributes of a subscription from names and texts.</summary>
internal static class SubscriptionSettings
{
    /// <summary>Sets an attribute: the result, or what is wrong with it.</summary>
    /// <param name="subscription">The subscription as it is.</param>
    /// <param name="name">Name of the attribute.</param>
    /// <param name="value">Its text.</param>
    /// <param name="isFifoTopic">Whether the topic is FIFO.</param>
    /// <param name="rows">The behaviours in force.</param>
    public static Reply<TopicSubscription> Apply(
        TopicSubscription subscription, string name, string value, bool isFifoTopic, SemanticRows rows)
    {
        switch (name)
        {
            case "RawMessageDelivery":
                return value is "true" or "false" or "True" or "False"
                    ? subscription with { IsRaw = value is "true" or "True" }
                    : SnsErrors.Invalid($"RawMessageDelivery: Invalid value [{value}]. Must be true or false.");
            case "FilterPolicyScope":
                return value switch
                {
                    "MessageAttributes" => WithPolicy(subscription with { FiltersByBody = false }, subscription.FilterPolicy?.Text),
                    "MessageBody" => WithPolicy(subscription with { FiltersByBody = true }, subscription.FilterPolicy?.Text),
                    _ => SnsErrors.Invalid($"FilterPolicyScope: Invalid value [{value}]. Please use either MessageBody or MessageAttributes"),
                };
            case "FilterPolicy":
                return WithPolicy(subscription, value);
            case "RedrivePolicy":
                return WithDeadLetterQueue(subscription, value, isFifoTopic, rows);
            default:
                return SnsErrors.Invalid("AttributeName");
        }
    }

    private static Reply<TopicSubscription> WithPolicy(TopicSubscription subscription, string? text)
    {
        if (text is null or "" or "{}")
        {
            return subscription with { FilterPolicy = null };
        }

        var dialect = subscription.FiltersByBody ? PatternDialect.SnsMessageBody : PatternDialect.SnsMessageAttributes;
        var result = EventPattern.Parse(text, dialect);
        return result.Pattern is { } policy
            ? subscription with { FilterPolicy = policy }
            : new ServiceError(result.Faults[0].ErrorCode, "Invalid parameter: FilterPolicy: " + result.Faults[0].Message);
    }

    private static Reply<TopicSubscription> WithDeadLetterQueue(
        TopicSubscription subscription, string value, bool isFifoTopic, SemanticRows rows)
    {
        if (value.Length == 0)
        {
            return subscription with { DeadLetterQueueArn = null };
        }

        if (JsonValue.TryParse(value, out _) is not { Kind: JsonKind.Object } json
            || json.Find("deadLetterTargetArn") is not { Kind: JsonKind.String } target
            || !target.Text.StartsWith("arn:", StringComparison.Ordinal))
        {
            return SnsErrors.Invalid("RedrivePolicy: deadLetterTargetArn is an invalid arn");
        }

        var isFifoQueue = target.Text.EndsWith(SqsFacts.FifoSuffix, StringComparison.Ordinal);
        return isFifoTopic && subscription.IsFifo && !isFifoQueue && rows.Has(SemanticRow.SnsDeadLetter)
            ? SnsErrors.Invalid("RedrivePolicy: must use a FIFO queue as DLQ for a FIFO Subscription to a FIFO Topic.")
            : subscription with { DeadLetterQueueArn = target.Text };
    }
}
