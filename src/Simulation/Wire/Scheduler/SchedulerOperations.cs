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
        return new OperationTable { Describe = Describe }
            .Add("CreateSchedule", call => operations.Put(call, request => world.Schedules.CreateSchedule(world.NowMs, request)))
            .Add("UpdateSchedule", call => operations.Put(call, request => world.Schedules.UpdateSchedule(world.NowMs, request)))
            .Add("GetSchedule", operations.GetSchedule)
            .Add("DeleteSchedule", call => Answer(
                world.Schedules.DeleteSchedule(world.NowMs, call.Input.RequiredText("Name"), call.Input.Text("GroupName"))))
            .Add("ListSchedules", operations.ListSchedules)
            .Add("CreateScheduleGroup", operations.CreateScheduleGroup)
            .Add("DeleteScheduleGroup", call => Answer(world.Schedules.DeleteScheduleGroup(world.NowMs, call.Input.RequiredText("Name"))));
    }

    private static ServiceCall Describe(WireRequest request) =>
        new(WireService.Scheduler, request.Operation, request.Input.Text("Name") ?? "Scheduler");

    private static WireReply Answer<T>(Reply<T> reply) => reply.IsOk ? new WireStructure() : reply.Error!;

    private string ArnOf(string kind, string name) => $"arn:aws:scheduler:us-east-1:{world.Account}:{kind}/{name}";

    private string ArnOf(ScheduleRequest schedule) => ArnOf("schedule", SchedulerRequests.GroupOf(schedule) + "/" + schedule.Name);

    private WireReply Put(WireCall call, Func<ScheduleRequest, Reply<string>> put)
    {
        var reply = put(SchedulerRequests.Read(call.Input));
        world.DeliverSchedules();
        return reply.IsOk ? new WireStructure().With("ScheduleArn", reply.Result) : reply.Error!;
    }

    private WireReply GetSchedule(WireCall call)
    {
        var reply = world.Schedules.GetSchedule(world.NowMs, call.Input.RequiredText("Name"), call.Input.Text("GroupName"));
        return reply.IsOk ? SchedulerRequests.Write(reply.Result, ArnOf(reply.Result)) : reply.Error!;
    }

    private WireReply ListSchedules(WireCall call)
    {
        var state = call.Input.Text("State");
        var all = world.Schedules.ListSchedules(world.NowMs, call.Input.Text("ScheduleGroup"), call.Input.Text("NamePrefix") ?? "")
            .Where(schedule => state is null || SchedulerRequests.StateOf(schedule) == state)
            .ToList();
        var page = ListPage<ScheduleRequest>.Of(
            all,
            call.Input.Text("NextToken"),
            call.Input.Integer("MaxResults") ?? DefaultResults,
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

        var reply = world.Schedules.CreateScheduleGroup(world.NowMs, name);
        return reply.IsOk ? new WireStructure().With("ScheduleGroupArn", ArnOf("schedule-group", name)) : reply.Error!;
    }
}
