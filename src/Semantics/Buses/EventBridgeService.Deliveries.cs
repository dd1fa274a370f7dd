using AwsMessaging.Semantics.Buses.Schedules;
using AwsMessaging.Semantics.Facts;
using AwsMessaging.Semantics.Json;
using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Semantics.Buses;

/// <content>Deliveries, and what makes them at its time: schedules and replays.</content>
public sealed partial class EventBridgeService
{
    private const string RuleArnAttribute = "RULE_ARN";

    /// <summary>
    /// What is to be delivered by now, each once: to be carried out and reported. A delivery to a bus of this account is carried out by
    /// <see cref="Receive"/>; one to a FIFO queue has a group and no deduplication id, so that the queue has to make one from the content.
    /// </summary>
    /// <param name="now">Milliseconds since 1970 UTC.</param>
    /// <param name="choices">Decides where AWS leaves it open.</param>
    public IReadOnlyList<Delivery> Due(long now, Choices choices)
    {
        FireSchedules(now, choices);
        SendReplays(now, choices);
        return deliveries.Take(now);
    }

    /// <summary>
    /// Tells what came of a delivery. A failure that may pass is retried with growing pauses until the retry policy ends; what fails for
    /// good goes to the target's dead-letter queue, if it has one, or is dropped. What follows comes from <see cref="Due"/>.
    /// Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-retry-policy.html
    /// </summary>
    /// <param name="now">Milliseconds since 1970 UTC.</param>
    /// <param name="delivery">A delivery that came from <see cref="Due"/>.</param>
    /// <param name="error">What the target answered; null when it took it.</param>
    public DeliveryOutcome Reported(long now, Delivery delivery, ServiceError? error)
    {
        var outcome = ((RetriedDelivery)delivery.Context!).Decide(now, delivery, error, rows.Has(SemanticRow.EventsRetries),
            out var further);
        if (further is not null)
        {
            deliveries.Add(further);
        }

        return outcome;
    }

    /// <summary>The next time, later than now, at which there may be something to deliver; null when nothing will be by itself.</summary>
    public long? NextChange(long now)
    {
        long? next = null;
        Consider(deliveries.First);
        foreach (var bus in buses)
        {
            foreach (var rule in bus.Rules)
            {
                Consider(rule.NextFiring);
            }
        }

        foreach (var replay in replays)
        {
            Consider(replay.IsActive ? replay.SendsAt : null);
        }

        return next;

        void Consider(long? time)
        {
            if (time is { } at)
            {
                // What is overdue is there at the next look.
                at = Math.Max(at, now + 1);
                next = next is { } earlier && earlier <= at ? next : at;
            }
        }
    }

    private void Fire(long now, RuleState rule, BusEvent @event, Choices choices)
    {
        foreach (var target in rule.Targets)
        {
            var body = rows.Has(SemanticRow.EventsInput) ? TargetInput.Of(target, @event, rule.Name, rule.Arn, now) : @event.Text;
            if (body is null)
            {
                continue;
            }

            var option = rows.Has(SemanticRow.EventsRetries) ? choices.Choose(EventsChoices.Delivery, @event.Id + " to " + target.Id) : 0;
            Send(option == 2 ? now + OvertakingDelay : now, rule, target, @event, body);
            if (option == 1)
            {
                Send(now + OvertakingDelay, rule, target, @event, body);
            }
        }
    }

    private void Send(long at, RuleState rule, EventTarget target, BusEvent @event, string body) =>
        deliveries.Add(new Delivery
        {
            At = at,
            From = rule.Name,
            To = target.Arn,
            Body = body,
            GroupId = target.Arn.StartsWith("arn:aws:kinesis:", StringComparison.Ordinal)
                ? PartitionKey(target, @event)
                : target.MessageGroupId,
            Context = new RetriedDelivery(rule.Arn, RuleArnAttribute, target.RetryPolicy, target.DeadLetterArn, @event.Text, at),
        });

    private static string PartitionKey(EventTarget target, BusEvent @event)
    {
        var selected = target.PartitionKeyPath is { } path ? JsonPath.Parse(path)?.Select(@event.Json) : null;
        return selected is null ? @event.Id : selected.Kind == JsonKind.String ? selected.Text : JsonWriter.Write(selected);
    }

    private void FireSchedules(long now, Choices choices)
    {
        // The default bus: no other has scheduled rules.
        foreach (var rule in buses.SelectMany(b => b.Rules).ToList())
        {
            while (rule.NextFiring is { } at && at <= now)
            {
                Fire(at, rule, Scheduled(rule, at), choices);
                rule.NextFiring = rule.Schedule!.Next(at, rule.ScheduledSince, ScheduleZone.Utc);
            }
        }
    }

    private BusEvent Scheduled(RuleState rule, long at) =>
        BusEvent.Create(NextEventId(), "aws.events", "Scheduled Event", account, region, at, [rule.Arn], JsonValue.ObjectOf([]));

    private void SendReplays(long now, Choices choices)
    {
        foreach (var replay in replays)
        {
            if (!replay.IsActive || replay.SendsAt > now)
            {
                continue;
            }

            replay.IsSent = true;
            if (Find(replay.BusName) is not { } bus)
            {
                continue;
            }

            foreach (var @event in replay.Events)
            {
                Route(
                    replay.SendsAt,
                    bus,
                    rows.Has(SemanticRow.EventsArchive) ? @event.Replayed(replay.Name) : @event,
                    choices,
                    replay.RuleArns);
            }
        }
    }
}
