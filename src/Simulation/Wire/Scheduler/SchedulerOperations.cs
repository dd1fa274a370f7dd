using System.Text;
using AwsMessaging.Semantics.Buses.Schedules;
using AwsMessaging.Semantics.Facts;
using AwsMessaging.Semantics.Model;
using AwsMessaging.Simulation.Wire.Protocols;

namespace AwsMessaging.Simulation.Wire.Scheduler;

/// <summary>The operations of EventBridge Scheduler. Tags are not modelled.</summary>
/// <remarks>https://docs.aws.amazon.com/scheduler/latest/APIReference/API_Operations.html</remarks>
/// <param name="world">The world.</param>
internal sealed class SchedulerOperations(MessagingWorld world)
{
    private const int DefaultResults = 100;

    /// <summary>The operations on the schedules of a world.</summary>
    public static OperationTable Create(MessagingWorld world)
    {
        var operations = new SchedulerOperations(world);
        return new OperationTable { Describe = Describe, Sending = operations.Sending }
            .Add("CreateSchedule", call => operations.Put(call, world.Scheduler.Create))
            .Add("UpdateSchedule", call => operations.Put(call, world.Scheduler.Update))
            .Add("GetSchedule", operations.GetSchedule)
            .Add("DeleteSchedule", call => Answer(
                world.Scheduler.Delete(call.Input.RequiredText("Name"), call.Input.Text("GroupName"))))
            .Add("ListSchedules", operations.ListSchedules)
            .Add("CreateScheduleGroup", operations.CreateScheduleGroup)
            .Add("DeleteScheduleGroup", call => Answer(world.Scheduler.State.DeleteScheduleGroup(world.NowMs,
                call.Input.RequiredText("Name"))));
    }

    private static ServiceCall Describe(WireRequest request)
    {
        var call = new ServiceCall(WireService.Scheduler, request.Operation, SimulatedScheduler.Lane);
        return InputIn(request) is { } input ? call with { Messages = 1, Bytes = Encoding.UTF8.GetByteCount(input) } : call;
    }

    /// <summary>What a schedule will send: the message that the request hands over; null for none.</summary>
    private static string? InputIn(WireRequest request) =>
        request.Operation is "CreateSchedule" or "UpdateSchedule" ? request.Input.Structure("Target")?.Text("Input") : null;

    private void Sending(WireRequest request)
    {
        if (InputIn(request) is { } input)
        {
            world.Sending(SimulatedScheduler.Lane, input, null);
        }
    }

    private static WireReply Answer<T>(Reply<T> reply) => reply.IsOk ? new WireStructure() : reply.Error!;

    private string ArnOf(string kind, string name) => $"arn:aws:scheduler:{world.Region}:{world.Account}:{kind}/{name}";

    private string ArnOf(ScheduleRequest schedule) => ArnOf("schedule", SchedulerRequests.GroupOf(schedule) + "/" + schedule.Name);

    private WireReply Put(WireCall call, Func<ScheduleRequest, Reply<string>> put)
    {
        var reply = put(SchedulerRequests.Read(call.Input));
        return reply.IsOk ? new WireStructure().With("ScheduleArn", reply.Result) : reply.Error!;
    }

    private WireReply GetSchedule(WireCall call)
    {
        var reply = world.Scheduler.State.GetSchedule(world.NowMs, call.Input.RequiredText("Name"), call.Input.Text("GroupName"));
        return reply.IsOk ? SchedulerRequests.Write(reply.Result, ArnOf(reply.Result)) : reply.Error!;
    }

    private WireReply ListSchedules(WireCall call)
    {
        var state = call.Input.Text("State");
        var prefix = call.Input.Text("NamePrefix") ?? "";
        var all = world.Scheduler.State.ListSchedules(world.NowMs, call.Input.Text("ScheduleGroup"))
            .Select(schedule => schedule.Request)
            .Where(schedule => schedule.Name.StartsWith(prefix, StringComparison.Ordinal)
                && (state is null || SchedulerRequests.StateOf(schedule) == state))
            .ToList();
        var page = ListPage<ScheduleRequest>.Of(
            all,
            call.Input.Text("NextToken"),
            call.Input.PageSize("MaxResults", DefaultResults),
            SchedulerRequests.Invalid("Invalid NextToken.").Error);
        return new WireStructure()
            .With("NextToken", page.NextToken)
            .With("Schedules", new WireList([.. page.Items.Select(schedule => SchedulerRequests.WriteSummary(schedule, ArnOf(schedule)))]));
    }

    private WireReply CreateScheduleGroup(WireCall call)
    {
        var name = call.Input.RequiredText("Name");
        if (!SchedulerFacts.NameLength.Value.Contains(name.Length))
        {
            throw SchedulerRequests.Invalid("Name is too short or too long.");
        }

        var reply = world.Scheduler.State.CreateScheduleGroup(world.NowMs, name);
        return reply.IsOk ? new WireStructure().With("ScheduleGroupArn", ArnOf("schedule-group", name)) : reply.Error!;
    }
}
