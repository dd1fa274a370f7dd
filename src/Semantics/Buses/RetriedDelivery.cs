using System.Globalization;
using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Semantics.Buses;

/// <summary>What becomes of a delivery that was made.</summary>
public enum DeliveryOutcome
{
    /// <summary>The target took it.</summary>
    Delivered,

    /// <summary>It will be made again.</summary>
    Retried,

    /// <summary>It goes to the dead-letter queue.</summary>
    DeadLettered,

    /// <summary>It is gone.</summary>
    Dropped,
}

/// <summary>What rules and the scheduler have in common: how they try again, and where they put what they cannot deliver.</summary>
/// <param name="SenderArn">ARN of the rule or schedule.</param>
/// <param name="SenderAttribute">Name of the attribute that tells it, on a dead letter.</param>
/// <param name="Policy">How long to try.</param>
/// <param name="DeadLetterArn">ARN of the dead-letter queue; null for none.</param>
/// <param name="DeadLetterBody">What it gets.</param>
/// <param name="FirstAt">When the first attempt was, in milliseconds.</param>
internal sealed record RetriedDelivery(
    string SenderArn, string SenderAttribute, DeliveryRetryPolicy Policy, string? DeadLetterArn, string DeadLetterBody, long FirstAt)
{
    /// <summary>Decides about a delivery that was made.</summary>
    /// <param name="now">Milliseconds since 1970 UTC.</param>
    /// <param name="delivery">The delivery.</param>
    /// <param name="error">What the target answered; null when it took it.</param>
    /// <param name="retries">Whether anything is tried again: without, a failure is the end.</param>
    /// <param name="further">The delivery that follows from it, if any.</param>
    public DeliveryOutcome Decide(long now, Delivery delivery, ServiceError? error, bool retries, out Delivery? further)
    {
        further = null;
        if (error is null)
        {
            return DeliveryOutcome.Delivered;
        }

        if (delivery.ToDeadLetterQueue || !retries)
        {
            return DeliveryOutcome.Dropped;
        }

        var nextAt = now + DeliveryRetryPolicy.Backoff(delivery.Attempt);
        string? exhausted = null;
        if (CanPass(error))
        {
            exhausted = Policy.Exhausted(delivery.Attempt, FirstAt, nextAt);
            if (exhausted is null)
            {
                further = DeliveryQueue.Copy(delivery);
                further.At = nextAt;
                further.Attempt++;
                return DeliveryOutcome.Retried;
            }
        }

        if (DeadLetterArn is null)
        {
            return DeliveryOutcome.Dropped;
        }

        further = DeadLetter(now, delivery, error, exhausted);
        return DeliveryOutcome.DeadLettered;
    }

    /// <summary>
    /// Whether trying again may help: a failure of the service or a throttle, not a missing permission or resource nor a request that the
    /// target refuses.
    /// Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html
    /// </summary>
    private static bool CanPass(ServiceError error) =>
        !error.IsSenderFault
        || error.HttpStatus == 429
        || error.Code.IndexOf("Throttl", StringComparison.Ordinal) >= 0
        || error.Code is "ProvisionedThroughputExceededException" or "TooManyRequestsException" or "LimitExceededException" or "OverLimit";

    private Delivery DeadLetter(long now, Delivery delivery, ServiceError error, string? exhausted)
    {
        var attributes = new List<MessageAttribute>
        {
            new(SenderAttribute, "String", SenderArn),
            new("TARGET_ARN", "String", delivery.To),
            new("ERROR_CODE", "String", error.Code),
            new("ERROR_MESSAGE", "String", error.Message),
            new("RETRY_ATTEMPTS", "Number", (delivery.Attempt - 1).ToString(CultureInfo.InvariantCulture)),
        };
        if (exhausted is not null)
        {
            attributes.Add(new("EXHAUSTED_RETRY_CONDITION", "String", exhausted));
        }

        return new Delivery
        {
            At = now,
            From = delivery.From,
            To = DeadLetterArn!,
            Body = DeadLetterBody,
            Attributes = attributes,
            ToDeadLetterQueue = true,
            Context = this,
        };
    }
}
