using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Semantics.Topics;

public sealed partial class Topic
{
    /// <summary>
    /// Takes note of how a delivery went, and says what is to be delivered next: the same again after a server's error, to the dead-letter
    /// queue after any other or the last one, or what a FIFO topic held back behind it.
    /// </summary>
    /// <param name="now">When.</param>
    /// <param name="delivery">One of this topic's deliveries.</param>
    /// <param name="error">What the endpoint answered; null when it took the message.</param>
    public IReadOnlyList<Delivery> Reported(long now, Delivery delivery, ServiceError? error)
    {
        if (delivery.ToDeadLetterQueue)
        {
            return [];
        }

        var arn = (string)delivery.Context!;
        var subscription = subscriptions.Find(candidate => candidate.Arn == arn);
        var next = new List<Delivery>();
        if (error is not null && subscription is not null)
        {
            var isFinal = error.IsSenderFault && Rows.Has(SemanticRow.SnsClientError);
            if (!isFinal && DeliveryRetries.DelayAfter(subscription.Protocol, delivery.Attempt) is { } delay)
            {
                return [Copy(delivery, now + delay, delivery.To, delivery.Attempt + 1)];
            }

            if (subscription.DeadLetterQueueArn is { } deadLetterQueue && Rows.Has(SemanticRow.SnsDeadLetter))
            {
                var dead = Copy(delivery, now, deadLetterQueue, 1);
                dead.ToDeadLetterQueue = true;
                next.Add(dead);
            }
        }

        if (Release(now, arn, delivery.GroupId) is { } released)
        {
            next.Add(released);
        }

        return next;
    }

    private List<Delivery> Deliveries(
        long now, PublishMessage message, string messageId, string? sequenceNumber, string? deduplicationId, Choices choices)
    {
        var deliveries = new List<Delivery>();
        foreach (var subscription in subscriptions)
        {
            if (Rows.Has(SemanticRow.SnsFilter) && !subscription.Accepts(now, message))
            {
                continue;
            }

            var delivery = Form(now, subscription, message, messageId, sequenceNumber, deduplicationId);
            if (IsFifo)
            {
                Line(subscription, delivery, deliveries);
            }
            else
            {
                Scatter(delivery, deliveries, choices);
            }

            if (!Rows.Has(SemanticRow.SnsFanOut))
            {
                break;
            }
        }

        return deliveries;
    }

    private Delivery Form(
        long now, TopicSubscription subscription, PublishMessage message, string messageId, string? sequenceNumber, string? deduplicationId)
    {
        var text = Notification.TextFor(message, subscription.Protocol);
        var address = new TopicAddress(Arn, setup.Region);
        var isRaw = subscription.Protocol is "sqs" or "http" or "https" or "firehose"
            && (subscription.IsRaw || !Rows.Has(SemanticRow.SnsEnvelope));
        return new Delivery
        {
            Id = ++delivered,
            At = now,
            From = Name,
            To = subscription.Endpoint,
            Body = isRaw ? text
                : subscription.Protocol == "lambda" ? Notification.FunctionEvent(address, message, text, messageId, now, subscription.Arn)
                : Notification.Envelope(address, message, text, messageId, sequenceNumber, now, subscription.Arn),
            Attributes = isRaw ? message.Attributes : null,
            GroupId = message.GroupId,
            DeduplicationId = subscription.IsFifo ? deduplicationId : null,
            Context = subscription.Arn,
        };
    }

    /// <summary>A standard topic's copy: once, twice, or late.</summary>
    private void Scatter(Delivery delivery, List<Delivery> deliveries, Choices choices)
    {
        deliveries.Add(delivery);
        if (!Rows.Has(SemanticRow.SnsFanOut))
        {
            return;
        }

        switch (choices.Choose(SnsChoices.Delivery, delivery.To))
        {
            case 1:
                deliveries.Add(Copy(delivery, delivery.At, delivery.To, 1));
                break;
            case 2:
                delivery.At += SnsChoices.LateMilliseconds;
                break;
        }
    }

    /// <summary>A FIFO topic's copy: at once, or behind those of its group that are under way to the same endpoint.</summary>
    private void Line(TopicSubscription subscription, Delivery delivery, List<Delivery> deliveries)
    {
        var isFirst = !ordered.Any(entry => entry.SubscriptionArn == subscription.Arn && entry.GroupId == delivery.GroupId);
        ordered.Add(new(subscription.Arn, delivery.GroupId, delivery));
        if (isFirst)
        {
            deliveries.Add(delivery);
        }
    }

    /// <summary>The first of a subscription and group is through: what comes next.</summary>
    private Delivery? Release(long now, string subscriptionArn, string? groupId)
    {
        bool IsOfLine(OrderedDelivery entry) => entry.SubscriptionArn == subscriptionArn && entry.GroupId == groupId;

        var through = IsFifo ? ordered.FindIndex(IsOfLine) : -1;
        if (through < 0)
        {
            return null;
        }

        ordered.RemoveAt(through);
        var next = ordered.FindIndex(IsOfLine);
        return next < 0 ? null : Copy(ordered[next].Delivery, now, ordered[next].Delivery.To, 1);
    }

    private Delivery Copy(Delivery delivery, long at, string to, int attempt) => new()
    {
        Id = ++delivered,
        At = at,
        From = delivery.From,
        To = to,
        Body = delivery.Body,
        Attributes = delivery.Attributes,
        GroupId = delivery.GroupId,
        DeduplicationId = delivery.DeduplicationId,
        Attempt = attempt,
        Context = delivery.Context,
    };
}
