using AwsMessaging.Semantics.Buses;
using AwsMessaging.Semantics.Buses.Schedules;
using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Semantics.Tests.Buses;

public sealed class SchedulerTests
{
    private const long Start = EventsWorld.Start;
    private const long Minute = 60_000;

    private static readonly EventTarget Target = new("t", EventsWorld.Function);

    [Fact]
    public void A_schedule_is_made_once_in_a_group_unless_the_token_is_the_same()
    {
        var service = new SchedulerService();
        var request = new ScheduleRequest("s", "rate(5 minutes)", Target) { ClientToken = "c" };

        Assert.Equal("arn:aws:scheduler:us-east-1:123456789012:schedule/default/s", service.CreateSchedule(0, request).Result);
        Assert.True(service.CreateSchedule(0, request).IsOk);
        Assert.Equal("ConflictException", service.CreateSchedule(0, request with { ClientToken = "d" }).Error?.Code);
        Assert.Equal("ResourceNotFoundException", service.CreateSchedule(0, request with { GroupName = "g" }).Error?.Code);
        Assert.True(service.CreateScheduleGroup(0, "g").Result);
        Assert.Equal("ConflictException", service.CreateScheduleGroup(0, "g").Error?.Code);
        Assert.True(service.CreateSchedule(0, request with { GroupName = "g" }).IsOk);
        Assert.True(service.DeleteScheduleGroup(0, "g").Result);
        Assert.Equal("ResourceNotFoundException", service.GetSchedule(0, "s", "g").Error?.Code);
        Assert.Equal("ResourceNotFoundException", service.DeleteScheduleGroup(0, "g").Error?.Code);
        Assert.Equal("ValidationException", service.DeleteScheduleGroup(0, "default").Error?.Code);
        Assert.Equal(request, service.GetSchedule(0, "s").Result);
        Assert.True(service.DeleteSchedule(0, "s").Result);
        Assert.Equal("ResourceNotFoundException", service.DeleteSchedule(0, "s").Error?.Code);
        Assert.Equal("ResourceNotFoundException", service.UpdateSchedule(0, request).Error?.Code);
    }

    public static TheoryData<ScheduleRequest> Refused =>
    [
        new ScheduleRequest("", "rate(5 minutes)", Target),
        new ScheduleRequest("s", "rate(5 seconds)", Target),
        new ScheduleRequest("s", "rate(5 minutes)", Target) { TimeZone = "Mars/Olympus" },
        new ScheduleRequest("s", "rate(5 minutes)", Target) { FlexibleWindowMinutes = 0 },
        new ScheduleRequest("s", "rate(5 minutes)", Target) { FlexibleWindowMinutes = 1_441 },
        new ScheduleRequest("s", "rate(5 minutes)", Target) { StartDate = 1, EndDate = 1 },
        new ScheduleRequest("s", "rate(5 minutes)", Target with { RetryPolicy = new(186, 60) }),
        new ScheduleRequest("s", "rate(5 minutes)", Target with { RetryPolicy = new(0, 86_401) }),
        new ScheduleRequest("s", "rate(5 minutes)", Target with { Input = "" }),
        new ScheduleRequest("s", "rate(5 minutes)", Target with { DeadLetterArn = EventsWorld.FifoQueue }),
    ];

    [Theory]
    [MemberData(nameof(Refused))]
    public void Requests_are_refused(ScheduleRequest request)
    {
        Assert.Equal("ValidationException", new SchedulerService().CreateSchedule(0, request).Error?.Code);
        Assert.Equal("ValidationException", new SchedulerService().UpdateSchedule(0, request).Error?.Code);
    }

    [Fact]
    public void Start_and_end_bound_the_invocations()
    {
        var request = new ScheduleRequest("s", "rate(5 minutes)", Target) { StartDate = Start + Minute, EndDate = Start + (16 * Minute) };

        Assert.Equal([6, 11, 16], Times(request, 60));
    }

    [Fact]
    public void A_disabled_schedule_waits() => Assert.Empty(Times(new("s", "rate(5 minutes)", Target) { IsEnabled = false }, 60));

    [Fact]
    public void A_schedule_in_the_past_is_accepted_and_never_invoked() => Assert.Empty(Times(new("s", "at(2020-01-01T00:00:00)", Target), 60));

    [Fact]
    public void Local_times_are_those_of_the_zone() =>
        Assert.Equal([30], Times(new("s", "cron(30 5 * * ? *)", Target) { TimeZone = "Etc/GMT-5" }, 60));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 10)]
    [InlineData(2, 20)]
    public void A_flexible_window_opens_at_the_time_of_the_schedule(int option, long minutes)
    {
        var service = new SchedulerService();
        service.CreateSchedule(Start, new("s", "rate(1 hour)", Target) { FlexibleWindowMinutes = 20 });
        var choices = new Chosen((EventsChoices.FlexibleWindow, option));
        var at = Start + (60 * Minute);

        var due = service.Due(at, choices).Concat(service.Due(at + (30 * Minute), choices));

        Assert.Equal(at + (minutes * Minute), Assert.Single(due).At);
    }

    [Theory]
    [InlineData(true, "ResourceNotFoundException")]
    [InlineData(false, null)]
    public void A_schedule_may_go_when_it_is_over(bool deletes, string? error)
    {
        var service = new SchedulerService();
        service.CreateSchedule(Start, new("s", "at(2026-03-01T00:10:00)", Target) { DeletesAfterCompletion = deletes });
        Assert.True(service.GetSchedule(Start, "s").IsOk);
        Assert.Single(service.Due(Start + (10 * Minute), Choices.Benign));

        Assert.Equal(error, service.GetSchedule(Start, "s").Error?.Code);
    }

    [Fact]
    public void The_input_may_ask_for_what_the_scheduler_knows()
    {
        var service = new SchedulerService();
        service.CreateSchedule(Start, new("s", "rate(5 minutes)", Target with { Input = """{"at":"<aws.scheduler.scheduled-time>","by":"<aws.scheduler.schedule-arn>"}""" }));

        Assert.Equal(
            """{"at":"2026-03-01T00:05:00Z","by":"arn:aws:scheduler:us-east-1:123456789012:schedule/default/s"}""",
            Assert.Single(service.Due(Start + (5 * Minute), Choices.Benign)).Body);
    }

    [Fact]
    public void An_update_begins_anew()
    {
        var service = new SchedulerService();
        service.CreateSchedule(Start, new("s", "rate(5 minutes)", Target));
        service.UpdateSchedule(Start + (4 * Minute), new("s", "rate(5 minutes)", Target));

        Assert.Equal(Start + (9 * Minute), service.NextChange(Start + (4 * Minute)));
    }

    [Fact]
    public void A_copy_goes_its_own_way()
    {
        var service = new SchedulerService();
        service.CreateSchedule(Start, new("s", "rate(5 minutes)", Target));
        var copy = service.Clone();
        service.DeleteSchedule(Start, "s");

        Assert.Empty(service.Due(Start + (5 * Minute), Choices.Benign));
        Assert.Single(copy.Due(Start + (5 * Minute), Choices.Benign));
        Assert.Null(service.NextChange(Start));
        Assert.Equal(Start + (10 * Minute), copy.NextChange(Start + (5 * Minute)));
    }

    private static List<long> Times(ScheduleRequest request, int minutes)
    {
        var service = new SchedulerService();
        Assert.True(service.CreateSchedule(Start, request).IsOk);
        var times = new List<long>();
        var now = Start;
        while (service.NextChange(now) is { } next && next <= Start + (minutes * Minute))
        {
            now = next;
            times.AddRange(service.Due(now, Choices.Benign).Select(d => (d.At - Start) / Minute));
        }

        return times;
    }
}
