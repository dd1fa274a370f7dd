using AwsMessaging.Semantics.Facts;
using AwsMessaging.Semantics.Json;
using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Semantics.Buses.Schedules;

/// <content>Invocations.</content>
public sealed partial class SchedulerService
{
    private const long MillisecondsOfMinute = 60_000;

    /// <summary>
    /// What is to be invoked by now, each once: to be carried out and reported. A time of a schedule means its whole minute, within which
    /// the invocation comes at the beginning unless the choice is another.
    /// </summary>
    /// <param name="now">Milliseconds since 1970 UTC.</param>
    /// <param name="choices">Decides where AWS leaves it open.</param>
    public IReadOnlyList<Delivery> Due(long now, Choices choices)
    {
        foreach (var schedule in schedules.ToList())
        {
            while (schedule.NextTime is { } time && time <= now)
            {
                Invoke(schedule, time, choices);
                schedule.Advance(time);
            }

            if (schedule is { NextTime: null, Request: { DeletesAfterCompletion: true, IsEnabled: true } })
            {
                schedules.Remove(schedule);
            }
        }

        return deliveries.Take(now);
    }

    /// <summary>
    /// Tells what came of an invocation: like a rule's delivery it is retried, goes to the schedule's dead-letter queue, or is dropped.
    /// Source: https://docs.aws.amazon.com/scheduler/latest/UserGuide/configuring-schedule-dlq.html
    /// </summary>
    /// <param name="now">Milliseconds since 1970 UTC.</param>
    /// <param name="delivery">A delivery that came from <see cref="Due"/>.</param>
    /// <param name="error">What the target answered; null when it took it.</param>
    public DeliveryOutcome Reported(long now, Delivery delivery, ServiceError? error)
    {
        var outcome = ((RetriedDelivery)delivery.Context!).Decide(now, delivery, error, rows.Has(SemanticRow.SchedulerInvokes),
            out var further);
        if (further is not null)
        {
            deliveries.Add(further);
        }

        return outcome;
    }

    /// <summary>The next time, later than now, at which there may be something to invoke; null when nothing will be by itself.</summary>
    public long? NextChange(long now)
    {
        var next = deliveries.First;
        foreach (var schedule in schedules)
        {
            if (schedule.NextTime is { } time && (next is null || time < next))
            {
                next = time;
            }
        }

        return next is { } at ? Math.Max(at, now + 1) : null;
    }

    private void Invoke(ScheduleState schedule, long time, Choices choices)
    {
        var at = time;
        var copies = 1;
        if (rows.Has(SemanticRow.SchedulerInvokes))
        {
            at += WithinWindow(schedule, choices);
            copies += choices.Choose(EventsChoices.Invocation, schedule.Request.Name);
        }

        var execution = EventIds.Uuid(++executions, ExecutionIdMaker);
        var target = schedule.Request.Target;
        var body = Body(schedule, time, execution);
        for (var i = 0; i < copies; i++)
        {
            deliveries.Add(new Delivery
            {
                At = at,
                From = schedule.Request.Name,
                To = target.Arn,
                Body = body,
                GroupId = target.MessageGroupId,
                Context = new RetriedDelivery(schedule.Arn, "SCHEDULE_ARN", target.RetryPolicy, target.DeadLetterArn, body, at),
            });
        }
    }

    /// <summary>Milliseconds by which the invocation is later than its time.</summary>
    private static long WithinWindow(ScheduleState schedule, Choices choices)
    {
        var window = schedule.Request.FlexibleWindowMinutes is { } minutes
            ? choices.Choose(EventsChoices.FlexibleWindow, schedule.Request.Name) * minutes * MillisecondsOfMinute / 2
            : 0;
        var late = choices.Choose(EventsChoices.Minute, schedule.Request.Name) == 1 ? (SchedulerFacts.GranularitySeconds * 1_000) - 1 : 0;
        return window + late;
    }

    /// <summary>
    /// The input, with what the scheduler knows in the place of its keywords (not that of the attempt, which would make each attempt's
    /// input another); without input an event that says which schedule it was.
    /// Source: https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-schedule-context-attributes.html
    /// </summary>
    private string Body(ScheduleState schedule, long time, string execution) =>
        schedule.Request.Target.Input is { } input
            ? input
                .Replace("<aws.scheduler.schedule-arn>", schedule.Arn)
                .Replace("<aws.scheduler.scheduled-time>", EventTime.Format(time))
                .Replace("<aws.scheduler.execution-id>", execution)
            : JsonWriter.Write(JsonValue.ObjectOf(
            [
                new("version", JsonValue.Of("0")),
                new("id", JsonValue.Of(execution)),
                new("detail-type", JsonValue.Of("Scheduled Event")),
                new("source", JsonValue.Of("aws.scheduler")),
                new("account", JsonValue.Of(account)),
                new("time", JsonValue.Of(EventTime.Format(time))),
                new("region", JsonValue.Of(region)),
                new("resources", JsonValue.ArrayOf([JsonValue.Of(schedule.Arn)])),
                new("detail", JsonValue.Of("{}")),
            ]));
}
