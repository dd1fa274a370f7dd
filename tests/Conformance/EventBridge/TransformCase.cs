using System.Text.Json;
using AwsMessaging.Semantics.Buses;

namespace AwsMessaging.Conformance.EventBridge;

/// <summary>What a target gets of an event by its input path or transformer, or why PutTargets refuses it.</summary>
internal static class TransformCase
{
    private const string Queue = $"arn:aws:sqs:{EventBridgeReading.Region}:{EventBridgeReading.Account}:q";

    public static Mismatch? Run(JsonElement @case)
    {
        EventBridgeReading.CheckMembers(@case, "event", "target", "expect", "rule", "bus");
        var expect = @case.GetProperty("expect");
        EventBridgeReading.CheckMembers(expect, "json", "text", "delivered", "putTargetsError");
        EventBridgeReading.CheckMembers(@case.GetProperty("target"), "input", "inputPath", "inputPathsMap", "inputTemplate");

        var rule = EventBridgeReading.Text(@case, "rule") ?? "rule";
        var bus = EventBridgeReading.Text(@case, "bus") ?? "default";
        var service = new EventBridgeService(EventBridgeReading.Account, EventBridgeReading.Region);
        if (bus != "default")
        {
            _ = service.CreateEventBus(EventBridgeReading.Start, bus);
        }

        var arn = service.PutRule(EventBridgeReading.Start, new(rule) { EventBusName = bus, EventPattern = """{"source":[{"exists":true}]}""" }).Result;
        var target = EventBridgeReading.Target(@case.GetProperty("target"), "t", Queue);
        var put = service.PutTargets(EventBridgeReading.Start, rule, [target], bus);
        if (EventBridgeReading.Text(expect, "putTargetsError") is { } code)
        {
            return put.Error?.Code == code ? null : new(code, put.Error?.ToString() ?? "accepted");
        }

        if (put.Error is { } error)
        {
            return new("accepted by PutTargets", error.ToString());
        }

        var @event = BusEvent.Parse(@case.GetProperty("event").GetRawText());
        return Compare(expect, TargetInput.Of(target, @event, rule, arn, @event.Time));
    }

    private static Mismatch? Compare(JsonElement expect, string? actual)
    {
        var shown = actual ?? "not delivered";
        if (expect.TryGetProperty("delivered", out var delivered) && delivered.GetBoolean() != actual is not null)
        {
            return new(delivered.GetBoolean() ? "delivered" : "not delivered", shown);
        }

        if (expect.TryGetProperty("text", out var text) && text.GetString() != actual)
        {
            return new(text.GetString()!, shown);
        }

        return expect.TryGetProperty("json", out var json) && !EventBridgeReading.SameJson(json.GetRawText(), actual)
            ? new(json.GetRawText(), shown)
            : null;
    }
}
