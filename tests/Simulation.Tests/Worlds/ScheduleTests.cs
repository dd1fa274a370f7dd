using AwsMessaging.Semantics.Buses;
using AwsMessaging.Semantics.Buses.Schedules;
using AwsMessaging.Simulation.Properties;
using AwsMessaging.Simulation.Traces;

namespace AwsMessaging.Simulation.Tests.Worlds;

/// <summary>The EventBridge Scheduler in a world.</summary>
public sealed class ScheduleTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public void A_rate_invokes_again_and_again()
    {
        using var world = new MessagingWorld();
        var queue = world.CreateQueue("ticks");
        world.CreateSchedule(new("every-ten", "rate(10 minutes)", new EventTarget("", queue.Arn) { Input = "tick" }));

        var run = world.Run(() => { }, Hour, []);

        Assert.InRange(run.Trace.Events.Count(e => e.Kind == TraceKind.Delivered), 6, 7);
        Assert.All(run.Result.End!.Remaining.Where(r => r.Place == "ticks"), r => Assert.Equal("tick", r.Key));
    }

    [Fact]
    public void A_program_s_reminder_comes_once_unless_the_scheduler_invokes_twice()
    {
        using var world = new MessagingWorld();
        var function = Effect(world);

        ServiceRuns.FindsAndRepeats(
            world,
            () => world.Start("shop", () => world.Scheduler.CreateScheduleAsync(Reminder(function.Arn))),
            Hour,
            new EffectOnce(),
            "scheduler.invocation#0=1",
            EventsChoices.Invocation,
            EventsChoices.Minute);
    }

    [Fact]
    public void A_deleted_schedule_does_not_invoke()
    {
        using var world = new MessagingWorld();
        var function = Effect(world);

        var run = world.Run(
            () => world.Start("shop", async () =>
            {
                await world.Scheduler.CreateScheduleAsync(Reminder(function.Arn));
                await world.Scheduler.DeleteScheduleAsync("reminder");
            }),
            Hour,
            []);

        Assert.DoesNotContain(run.Trace.Events, e => e.Kind == TraceKind.Effect);
    }

    [Fact]
    public void A_target_that_does_not_exist_sends_the_input_to_the_dead_letter_queue()
    {
        using var world = new MessagingWorld();
        var dead = world.CreateQueue("dead");
        world.CreateSchedule(Reminder("arn:aws:sqs:us-east-1:123456789012:nothing", dead.Arn));

        var run = world.Run(() => { }, Hour, []);

        Assert.Equal([("dead", "order-1")], run.Result.End!.Remaining);
        var letter = Assert.Single(dead.State.Messages(world.Clock.NowMs));
        Assert.Contains("order-1", letter.Body, StringComparison.Ordinal);
        Assert.Contains(run.Trace.Events, e => e.Kind == TraceKind.DeadLettered);
    }

    [Fact]
    public void A_target_that_does_not_exist_loses_the_input_without_one()
    {
        using var world = new MessagingWorld();
        var run = world.Run(
            () => world.Start("shop", () => world.Scheduler.CreateScheduleAsync(Reminder("arn:aws:states:us-east-1:123456789012:stateMachine:nothing"))),
            Hour,
            [new NoLoss()]);

        Assert.Equal("NoLoss", run.Result.Violation?.Property);
        Assert.Equal("StateMachineDoesNotExist", Assert.Single(run.Trace.Events, e => e.Kind == TraceKind.Lost).Detail);
    }

    [Fact]
    public void Bad_requests_get_the_errors_of_the_scheduler()
    {
        using var world = new MessagingWorld();
        world.CreateSchedule(Reminder("arn:aws:sqs:us-east-1:123456789012:orders"));
        string Code(ScheduleRequest request) => Assert.Throws<ServiceException>(() => world.CreateSchedule(request)).Error.Code;

        Assert.Equal("ConflictException", Code(Reminder("arn:aws:sqs:us-east-1:123456789012:orders")));
        Assert.Equal("ValidationException", Code(Reminder("arn:aws:sqs:us-east-1:123456789012:orders") with { ScheduleExpression = "soon" }));
        Assert.Equal("ResourceNotFoundException", Code(Reminder("arn:aws:sqs:us-east-1:123456789012:orders") with { GroupName = "none" }));
        var code = "";
        world.Run(
            () => world.Start("shop", async () => code = (await Assert.ThrowsAsync<ServiceException>(() => world.Scheduler.DeleteScheduleAsync("none"))).Error.Code),
            Hour,
            []);
        Assert.Equal("ResourceNotFoundException", code);
    }

    [Fact]
    public void Whatever_chance_does_can_be_repeated() => ServiceRuns.RepeatsWhateverChanceDoes(
        () =>
        {
            var world = new MessagingWorld(seed: 8);
            var function = Effect(world);
            return (world, () => world.Start("shop", () => world.Scheduler.CreateScheduleAsync(Reminder(function.Arn))));
        },
        Hour);

    /// <summary>Half an hour after the start of virtual time.</summary>
    private static ScheduleRequest Reminder(string target, string? deadLetters = null) =>
        new("reminder", "at(2026-01-01T00:30:00)", new EventTarget("", target) { Input = "order-1", DeadLetterArn = deadLetters });

    private static SimulatedFunction Effect(MessagingWorld world) => world.CreateFunction("remind", input =>
    {
        world.Effect("shop", input);
        return Task.FromResult<string?>(null);
    });
}
