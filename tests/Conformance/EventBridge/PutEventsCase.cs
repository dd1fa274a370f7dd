using System.Text.Json;
using AwsMessaging.Semantics.Buses;
using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Conformance.EventBridge;

/// <summary>One PutEvents call: its result, and which entries arrive at the target of a rule.</summary>
internal static class PutEventsCase
{
    public static Mismatch? Run(JsonElement @case)
    {
        EventBridgeReading.CheckMembers(@case, "entries", "expect", "rule");
        var expect = @case.GetProperty("expect");
        EventBridgeReading.CheckMembers(expect, "failedEntryCount", "entries", "callError", "delivered", "rule");

        var world = new EventBridgeWorld();
        if (expect.TryGetProperty("rule", out var rule) || @case.TryGetProperty("rule", out rule))
        {
            AddRule(world, rule);
        }

        var reply = world.Service.PutEvents(world.Now, EventBridgeReading.Entries(@case.GetProperty("entries")), Choices.Benign);
        if (EventBridgeReading.Text(expect, "callError") is { } code)
        {
            return reply.Error?.Code == code ? null : new(code, reply.Error?.ToString() ?? "no error");
        }

        return reply.Error is { } error ? new("no error", error.ToString()) : Compare(expect, reply.Result) ?? CompareDelivered(expect, reply.Result, world);
    }

    /// <summary>Compares a result with the members <c>failedEntryCount</c> and <c>entries</c>.</summary>
    public static Mismatch? Compare(JsonElement expect, PutEventsResult result)
    {
        if (expect.TryGetProperty("failedEntryCount", out var count) && count.GetInt32() != result.FailedEntryCount)
        {
            return new($"{count} failed entries", $"{result.FailedEntryCount}");
        }

        if (!expect.TryGetProperty("entries", out var entries))
        {
            return null;
        }

        if (entries.GetArrayLength() != result.Entries.Count)
        {
            return new($"{entries.GetArrayLength()} entries", $"{result.Entries.Count}");
        }

        return entries.EnumerateArray().Select((entry, i) => Compare(entry, result.Entries[i])).FirstOrDefault(m => m is not null);
    }

    private static Mismatch? Compare(JsonElement expect, PutEventsResultEntry actual)
    {
        EventBridgeReading.CheckMembers(expect, "ok", "error", "argument");
        var isRight = expect.TryGetProperty("ok", out var ok)
            ? ok.GetBoolean() == actual.EventId is not null
            : expect.GetProperty("error").GetString() == actual.ErrorCode
                && (EventBridgeReading.Text(expect, "argument") is not { } argument
                    || actual.ErrorMessage!.Contains($"Parameter {argument} ", StringComparison.Ordinal));
        return isRight ? null : new(expect.GetRawText(), actual.ToString());
    }

    private static void AddRule(EventBridgeWorld world, JsonElement rule)
    {
        EventBridgeReading.CheckMembers(rule, "pattern", "bus", "target");
        var bus = EventBridgeReading.Text(rule, "bus") ?? "default";
        if (bus != "default")
        {
            _ = world.Service.CreateEventBus(world.Now, bus).Result;
        }

        var queue = EventBridgeReading.Text(rule, "target") ?? "q";
        if (queue == "deleted-queue")
        {
            world.Missing.Add(EventBridgeWorld.Arn("queue", queue));
        }

        _ = world.Service.PutRule(world.Now, new("r") { EventBusName = bus, EventPattern = EventBridgeReading.Json(rule, "pattern") }).Result;
        _ = world.Service.PutTargets(world.Now, "r", [new EventTarget("t", EventBridgeWorld.Arn("queue", queue))], bus).Result;
    }

    private static Mismatch? CompareDelivered(JsonElement expect, PutEventsResult result, EventBridgeWorld world)
    {
        if (!expect.TryGetProperty("delivered", out var delivered))
        {
            return null;
        }

        world.Settle();
        var arrived = world.Arrived.Select(a => a.EventId).ToList();
        var actual = string.Join(",", arrived.Select(id => result.Entries.ToList().FindIndex(e => e.EventId == id)).Order());
        var expected = string.Join(",", delivered.EnumerateArray().Select(i => i.GetInt32()).Order());
        return expected == actual ? null : new($"entries {expected} delivered", actual);
    }
}
