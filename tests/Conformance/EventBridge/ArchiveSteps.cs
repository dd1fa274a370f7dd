using System.Globalization;
using System.Text.Json;
using AwsMessaging.Semantics.Buses;
using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Conformance.EventBridge;

/// <summary>Steps about archives and replays.</summary>
internal static class ArchiveSteps
{
    public static Mismatch? Run(EventBridgeWorld world, JsonElement step, string op) => op switch
    {
        "createArchive" => Create(world, step),
        "archiveCount" => Count(world, step),
        "archiveRulePattern" => RulePattern(world, step),
        "startReplay" => Start(world, step),
        _ => State(world, step),
    };

    private static Mismatch? Create(EventBridgeWorld world, JsonElement step)
    {
        EventBridgeReading.CheckMembers(step, "op", "archive", "bus", "pattern", "retentionDays", "expect");
        return RunCase.Compare(step, world.Service.CreateArchive(
            world.Now,
            new(RunCase.Required(step, "archive"), EventBridgeReading.Text(step, "bus") ?? "default")
            {
                EventPattern = EventBridgeReading.Json(step, "pattern"),
                RetentionDays = step.TryGetProperty("retentionDays", out var days) ? days.GetInt32() : 0,
            }));
    }

    private static Mismatch? Count(EventBridgeWorld world, JsonElement step)
    {
        EventBridgeReading.CheckMembers(step, "op", "archive", "bus", "expect", "count");
        world.Settle();
        var reply = world.Service.ArchiveEventCount(world.Now, RunCase.Required(step, "archive"));
        return Compare(step, "count", reply.Error, reply.IsOk ? reply.Result.ToString(CultureInfo.InvariantCulture) : "");
    }

    private static Mismatch? RulePattern(EventBridgeWorld world, JsonElement step)
    {
        EventBridgeReading.CheckMembers(step, "op", "archive", "bus", "expect", "pattern");
        var rules = world.Service.ListRules(world.Now, "Events-Archive-" + RunCase.Required(step, "archive"), EventBridgeReading.Text(step, "bus"));
        var actual = rules.IsOk && rules.Result.Count == 1 ? rules.Result[0].EventPattern : null;
        var expect = step.TryGetProperty("expect", out var value) ? value : step;
        var expected = expect.ValueKind == JsonValueKind.Object && expect.TryGetProperty("pattern", out var pattern) ? pattern : expect;
        var text = expected.ValueKind == JsonValueKind.String ? expected.GetString()! : expected.GetRawText();
        return EventBridgeReading.SameJson(text, actual) ? null : new(text, actual ?? "no such rule");
    }

    private static Mismatch? Start(EventBridgeWorld world, JsonElement step)
    {
        EventBridgeReading.CheckMembers(step, "op", "replay", "archive", "bus", "fromSeconds", "toSeconds", "expect");
        var name = RunCase.Required(step, "replay");
        var reply = world.Service.StartReplay(
            world.Now,
            new(
                name,
                RunCase.Required(step, "archive"),
                EventBridgeReading.Text(step, "bus") ?? "default",
                At(step, "fromSeconds"),
                At(step, "toSeconds")),
            Choices.Benign);
        if (reply.IsOk)
        {
            world.Replays.Add(name);
        }

        return RunCase.Compare(step, reply);
    }

    private static Mismatch? State(EventBridgeWorld world, JsonElement step)
    {
        EventBridgeReading.CheckMembers(step, "op", "replay", "expect", "state");
        world.Settle();
        var reply = world.Service.DescribeReplay(world.Now, RunCase.Required(step, "replay"));
        return Compare(step, "state", reply.Error, reply.IsOk ? reply.Result.ToString().ToUpperInvariant() : "");
    }

    private static long At(JsonElement step, string name) => EventBridgeReading.Start + (long)(step.GetProperty(name).GetDouble() * 1000);

    /// <summary>Compares one value with <c>expect</c>, a member of it, or a member of the step.</summary>
    private static Mismatch? Compare(JsonElement step, string member, ServiceError? error, string actual)
    {
        var expect = step.TryGetProperty("expect", out var value) ? value : step;
        if (expect.ValueKind == JsonValueKind.Object)
        {
            if (EventBridgeReading.Text(expect, "error") is { } code)
            {
                return error?.Code == code ? null : new(code, error?.ToString() ?? actual);
            }

            expect = expect.GetProperty(member);
        }

        return error is null && expect.ToString() == actual ? null : new(expect.ToString(), error?.ToString() ?? actual);
    }
}
