using AwsMessaging.Semantics.Buses;
using AwsMessaging.Semantics.Facts;
using AwsMessaging.Semantics.Model;
using AwsMessaging.Simulation.Wire.Protocols;

namespace AwsMessaging.Simulation.Wire.EventBridge;

/// <summary>The operations of EventBridge on rules and their targets.</summary>
/// <remarks>https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html</remarks>
/// <param name="world">The world.</param>
internal sealed class RuleOperations(MessagingWorld world)
{
    /// <summary>Adds the operations.</summary>
    public static OperationTable AddTo(OperationTable table, MessagingWorld world)
    {
        var operations = new RuleOperations(world);
        return table
            .Add("PutRule", operations.PutRule)
            .Add("DescribeRule", operations.DescribeRule)
            .Add("DeleteRule", call => operations.Answer(
                world.Events.DeleteRule(world.NowMs, call.Input.RequiredText("Name"), call.Input.Text("EventBusName"))))
            .Add("EnableRule", call => operations.Answer(
                world.Events.EnableRule(world.NowMs, call.Input.RequiredText("Name"), call.Input.Text("EventBusName"))))
            .Add("DisableRule", call => operations.Answer(
                world.Events.DisableRule(world.NowMs, call.Input.RequiredText("Name"), call.Input.Text("EventBusName"))))
            .Add("ListRules", operations.ListRules)
            .Add("PutTargets", operations.PutTargets)
            .Add("RemoveTargets", operations.RemoveTargets)
            .Add("ListTargetsByRule", operations.ListTargetsByRule);
    }

    private static string BusIn(WireCall call) =>
        call.Input.Text("EventBusName") is { } bus ? EventBridgeRequests.NameIn(bus) : EventBridgeFacts.DefaultBus;

    private static WireStructure NoneFailed() => new WireStructure().With("FailedEntryCount", 0).With("FailedEntries", new WireList([]));

    private WireReply Answer<T>(Reply<T> reply)
    {
        // A schedule may have begun, or begun anew.
        world.DeliverEvents();
        return reply.IsOk ? WireReply.Empty : reply.Error!;
    }

    private WireReply PutRule(WireCall call)
    {
        var reply = world.Events.PutRule(world.NowMs, new PutRuleRequest(call.Input.RequiredText("Name"))
        {
            EventBusName = call.Input.Text("EventBusName"),
            EventPattern = call.Input.Text("EventPattern"),
            ScheduleExpression = call.Input.Text("ScheduleExpression"),
            IsEnabled = EventBridgeRequests.ReadState(call.Input),
        });
        world.DeliverEvents();
        return reply.IsOk ? new WireStructure().With("RuleArn", reply.Result) : reply.Error!;
    }

    private WireReply DescribeRule(WireCall call)
    {
        var reply = world.Events.DescribeRule(world.NowMs, call.Input.RequiredText("Name"), call.Input.Text("EventBusName"));
        return reply.IsOk ? EventBridgeRequests.Write(reply.Result, BusIn(call)) : reply.Error!;
    }

    private WireReply ListRules(WireCall call)
    {
        var reply = world.Events.ListRules(world.NowMs, call.Input.Text("NamePrefix") ?? "", call.Input.Text("EventBusName"));
        return reply.IsOk
            ? EventBridgeRequests.Page(call, "Rules", reply.Result, rule => EventBridgeRequests.Write(rule, BusIn(call)))
            : reply.Error!;
    }

    private WireReply PutTargets(WireCall call)
    {
        var targets = call.Input.RequiredStructures("Targets").Select(EventBridgeRequests.ReadTarget).ToList();
        if (targets.Count == 0)
        {
            throw TooFew("targets");
        }

        var reply = world.Events.PutTargets(world.NowMs, call.Input.RequiredText("Rule"), targets, call.Input.Text("EventBusName"));
        world.DeliverEvents();
        return reply.IsOk ? NoneFailed() : reply.Error!;
    }

    private WireReply RemoveTargets(WireCall call)
    {
        var ids = call.Input.Texts("Ids") ?? throw new WireFault(WireErrors.ValidationNull("Ids"));
        if (ids.Count == 0)
        {
            throw TooFew("ids");
        }

        var reply = world.Events.RemoveTargets(world.NowMs, call.Input.RequiredText("Rule"), ids, call.Input.Text("EventBusName"));
        return reply.IsOk ? NoneFailed() : reply.Error!;
    }

    private WireReply ListTargetsByRule(WireCall call)
    {
        var reply = world.Events.ListTargetsByRule(world.NowMs, call.Input.RequiredText("Rule"), call.Input.Text("EventBusName"));
        return reply.IsOk ? EventBridgeRequests.Page(call, "Targets", reply.Result, EventBridgeRequests.Write) : reply.Error!;
    }

    private static WireFault TooFew(string member) => EventBridgeRequests.Invalid(
        $"1 validation error detected: Value '[]' at '{member}' failed to satisfy constraint: Member must have length greater than or equal to 1");
}
