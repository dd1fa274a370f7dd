using System.Globalization;
using System.Text.Json;
using AwsMessaging.Semantics.Buses;
using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Conformance.EventBridge;

/// <summary>A case of several steps.</summary>
internal sealed class RunCase
{
    private static readonly string[] TargetKinds = ["queue", "lambda", "bus", "stream", "topic"];

    private readonly EventBridgeWorld world = new();
    private readonly ArrivalChecks checks;

    private RunCase() => checks = new ArrivalChecks(world);

    public static Mismatch? Run(JsonElement @case)
    {
        EventBridgeReading.CheckMembers(@case, "steps");
        var run = new RunCase();
        var number = 0;
        foreach (var step in @case.GetProperty("steps").EnumerateArray())
        {
            if (run.Step(step) is { } mismatch)
            {
                var op = step.GetProperty("op").GetString();
                return mismatch with { Expected = string.Create(CultureInfo.InvariantCulture, $"step {number} {op}: {mismatch.Expected}") };
            }

            number++;

            // A call takes its time; what is due is delivered meanwhile.
            run.world.Advance(1);
        }

        return null;
    }

    private Mismatch? Step(JsonElement step)
    {
        var op = step.GetProperty("op").GetString()!;
        switch (op)
        {
            case "createBus":
                EventBridgeReading.CheckMembers(step, "op", "bus", "expect");
                return Compare(step, world.Service.CreateEventBus(world.Now, Required(step, "bus")));
            case "deleteBus":
                EventBridgeReading.CheckMembers(step, "op", "bus", "expect");
                return Compare(step, world.Service.DeleteEventBus(world.Now, Required(step, "bus")));
            case "putRule":
                return PutRule(step);
            case "putTargets":
                EventBridgeReading.CheckMembers(step, "op", "rule", "bus", "targets", "expect");
                return Compare(step, world.Service.PutTargets(world.Now, Required(step, "rule"), Targets(step), Bus(step)));
            case "listTargets":
                return ListTargets(step);
            case "listRules":
                return ListRules(step);
            case "deleteRule":
                EventBridgeReading.CheckMembers(step, "op", "rule", "bus", "expect");
                return Compare(step, world.Service.DeleteRule(world.Now, Required(step, "rule"), Bus(step)));
            case "disableRule":
                EventBridgeReading.CheckMembers(step, "op", "rule", "bus", "expect");
                return Compare(step, world.Service.DisableRule(world.Now, Required(step, "rule"), Bus(step)));
            case "enableRule":
                EventBridgeReading.CheckMembers(step, "op", "rule", "bus", "expect");
                return Compare(step, world.Service.EnableRule(world.Now, Required(step, "rule"), Bus(step)));
            case "putEvents":
                return PutEvents(step);
            case "createArchive" or "archiveCount" or "archiveRulePattern" or "startReplay" or "replayState":
                return ArchiveSteps.Run(world, step, op);
            case "advance":
                EventBridgeReading.CheckMembers(step, "op", "seconds");
                world.Advance((long)(step.GetProperty("seconds").GetDouble() * 1000));
                return null;
            case "drain" or "expectDelivered" or "expectDeliveredAtLeast" or "expectDeliveredAtMost" or "expectFirings" or "expectSameEventId":
                world.Settle();
                return checks.Run(step, op);
            default:
                throw new UnreadableException($"the op {op} is not known");
        }
    }

    /// <summary>Compares a reply with <c>expect</c>: <c>error</c> or <c>ok</c>.</summary>
    internal static Mismatch? Compare<T>(JsonElement step, Reply<T> reply)
    {
        if (!step.TryGetProperty("expect", out var expect))
        {
            return null;
        }

        EventBridgeReading.CheckMembers(expect, "ok", "error");
        if (EventBridgeReading.Text(expect, "error") is { } code)
        {
            return reply.Error?.Code == code ? null : new(code, reply.Error?.ToString() ?? "no error");
        }

        return reply.Error is { } error ? new("no error", error.ToString()) : null;
    }

    internal static string Required(JsonElement step, string name) =>
        EventBridgeReading.Text(step, name) ?? throw new UnreadableException($"a step has no {name}");

    private static string? Bus(JsonElement step) => EventBridgeReading.Text(step, "bus");

    private static List<EventTarget> Targets(JsonElement step)
    {
        var targets = new List<EventTarget>();
        if (!step.TryGetProperty("targets", out var elements))
        {
            return targets;
        }

        foreach (var element in elements.EnumerateArray())
        {
            EventBridgeReading.CheckMembers(
                element,
                ["id", .. TargetKinds, "input", "inputPath", "inputPathsMap", "inputTemplate", "messageGroupId", "partitionKeyPath"]);
            var kinds = TargetKinds.Where(k => element.TryGetProperty(k, out _)).ToList();
            if (kinds.Count != 1)
            {
                throw new UnreadableException("a target is not of exactly one kind");
            }

            var id = EventBridgeReading.Text(element, "id") ?? "t" + targets.Count.ToString(CultureInfo.InvariantCulture);
            targets.Add(EventBridgeReading.Target(element, id, EventBridgeWorld.Arn(kinds[0], element.GetProperty(kinds[0]).GetString()!)));
        }

        return targets;
    }

    private Mismatch? PutRule(JsonElement step)
    {
        EventBridgeReading.CheckMembers(step, "op", "rule", "bus", "pattern", "schedule", "state", "targets", "expect");
        var name = Required(step, "rule");
        var reply = world.Service.PutRule(world.Now, new PutRuleRequest(name)
        {
            EventBusName = Bus(step),
            EventPattern = EventBridgeReading.Json(step, "pattern"),
            ScheduleExpression = EventBridgeReading.Text(step, "schedule"),
            IsEnabled = EventBridgeReading.Text(step, "state") switch
            {
                null or "ENABLED" or "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS" => true,
                "DISABLED" => false,
                var state => throw new UnreadableException($"the state {state} is not known"),
            },
        });
        var targets = Targets(step);
        return reply.IsOk && targets.Count > 0
            ? Compare(step, world.Service.PutTargets(world.Now, name, targets, Bus(step)))
            : Compare(step, reply);
    }

    private Mismatch? PutEvents(JsonElement step)
    {
        EventBridgeReading.CheckMembers(step, "op", "entries", "bus", "expect");
        var reply = world.Service.PutEvents(world.Now, EventBridgeReading.Entries(step.GetProperty("entries"), Bus(step)), Choices.Benign);
        if (!step.TryGetProperty("expect", out var expect))
        {
            return null;
        }

        EventBridgeReading.CheckMembers(expect, "ok", "error", "callError", "failedEntryCount", "entries");
        if ((EventBridgeReading.Text(expect, "callError") ?? EventBridgeReading.Text(expect, "error")) is { } code)
        {
            return reply.Error?.Code == code ? null : new(code, reply.Error?.ToString() ?? "no error");
        }

        return reply.Error is { } error ? new("no error", error.ToString()) : PutEventsCase.Compare(expect, reply.Result);
    }

    private Mismatch? ListTargets(JsonElement step)
    {
        EventBridgeReading.CheckMembers(step, "op", "rule", "bus", "expect");
        var reply = world.Service.ListTargetsByRule(world.Now, Required(step, "rule"), Bus(step));
        return Listed.Compare(step, reply.Error, reply.IsOk ? [.. reply.Result.Select(t => t.Id)] : [], [], "ids", "targets");
    }

    private Mismatch? ListRules(JsonElement step)
    {
        EventBridgeReading.CheckMembers(step, "op", "prefix", "bus", "expect");
        var reply = world.Service.ListRules(world.Now, EventBridgeReading.Text(step, "prefix") ?? "", Bus(step));
        var rules = reply.IsOk ? reply.Result : [];
        return Listed.Compare(
            step,
            reply.Error,
            [.. rules.Select(r => r.Name)],
            [.. rules.Select(r => r.IsEnabled ? "ENABLED" : "DISABLED")],
            "names",
            "rules");
    }
}
