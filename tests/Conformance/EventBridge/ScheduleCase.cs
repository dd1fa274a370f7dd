using System.Text.Json;
using AwsMessaging.Semantics.Buses;
using AwsMessaging.Semantics.Buses.Schedules;

namespace AwsMessaging.Conformance.EventBridge;

/// <summary>A schedule expression, as PutRule or CreateSchedule reads it.</summary>
internal static class ScheduleCase
{
    public static Mismatch? Run(JsonElement @case)
    {
        EventBridgeReading.CheckMembers(@case, "service", "expression", "expect");
        var expression = @case.GetProperty("expression").GetString()!;
        var isAccepted = @case.GetProperty("service").GetString() switch
        {
            "rule" => new EventBridgeService().PutRule(EventBridgeReading.Start, new("r") { ScheduleExpression = expression }).IsOk,
            "scheduler" => new SchedulerService()
                .CreateSchedule(EventBridgeReading.Start, new("s", expression, new EventTarget("t", "arn:aws:lambda:us-east-1:111111111111:function:f")))
                .IsOk,
            var service => throw new UnreadableException($"the service {service} is not known"),
        };
        var actual = isAccepted ? "accepted" : "rejected";
        return @case.GetProperty("expect").GetString() is var expected && expected == actual ? null
            : expected is "accepted" or "rejected" ? new(expected, actual)
            : throw new UnreadableException($"the expectation {expected} is not known");
    }
}
