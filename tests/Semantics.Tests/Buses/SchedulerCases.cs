using AwsMessaging.Semantics.Buses;
using AwsMessaging.Semantics.Buses.Schedules;
using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Tests.Model;

namespace AwsMessaging.Semantics.Tests.Buses;

/// <summary>What the scheduler does.</summary>
[ModelCases]
public static class SchedulerCases
{
    private static readonly EventTarget Target = new("t", EventsWorld.Function);

    public static IEnumerable<ModelCase> Cases =>
    [
        new(SemanticRow.SchedulerInvokes, "an invocation may come twice", rows =>
        {
            var service = new SchedulerService(rows: rows);
            service.CreateSchedule(EventsWorld.Start, new("s", "rate(5 minutes)", Target));

            var due = service.Due(EventsWorld.Start + 300_000, new Chosen((EventsChoices.Invocation, 1)));

            Assert.Equal(2, due.Count);
            Assert.Equal(due[0].Body, due[1].Body);
        }),
        new(SemanticRow.SchedulerInvokes, "an invocation may come at the end of its minute", rows =>
        {
            var service = new SchedulerService(rows: rows);
            service.CreateSchedule(EventsWorld.Start, new("s", "cron(30 0 * * ? *)", Target));
            var choices = new Chosen((EventsChoices.Minute, 1));

            Assert.Empty(service.Due(EventsWorld.Start + (30 * 60_000), choices));
            Assert.Single(service.Due(EventsWorld.Start + (30 * 60_000) + 59_999, choices));
        }),
        new(SemanticRow.SchedulerInvokes, "a failed invocation is retried as often as the schedule says, then dead-lettered", rows =>
        {
            var service = new SchedulerService(rows: rows);
            var target = Target with { DeadLetterArn = EventsWorld.DeadLetters, RetryPolicy = new DeliveryRetryPolicy(1, 3_600) };
            service.CreateSchedule(EventsWorld.Start, new("s", "at(2026-03-01T01:00:00)", target));
            var outcomes = new List<DeliveryOutcome>();
            var now = EventsWorld.Start;
            while (service.NextChange(now) is { } next)
            {
                now = next;
                foreach (var delivery in service.Due(now, Choices.Benign))
                {
                    outcomes.Add(service.Reported(now, delivery, delivery.ToDeadLetterQueue ? null : new ServiceError("ServiceException", "", 500)));
                }
            }

            Assert.Equal([DeliveryOutcome.Retried, DeliveryOutcome.DeadLettered, DeliveryOutcome.Delivered], outcomes);
        }),
    ];
}
