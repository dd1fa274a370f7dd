using AwsMessaging.Semantics.Buses;
using AwsMessaging.Semantics.Buses.Schedules;
using AwsMessaging.Semantics.Facts;
using AwsMessaging.Semantics.Model;
using AwsMessaging.Simulation.Wire.EventBridge;
using AwsMessaging.Simulation.Wire.Protocols;

namespace AwsMessaging.Simulation.Wire.Scheduler;

/// <summary>Schedules as requests and replies have them.</summary>
/// <remarks>https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html</remarks>
internal static class SchedulerRequests
{
    /// <summary>What a request to create or update asks for.</summary>
    /// <exception cref="WireFault">A member is missing or wrong.</exception>
    public static ScheduleRequest Read(WireStructure input)
    {
        var target = input.Structure("Target") ?? throw new WireFault(WireErrors.ValidationNull("Target"));
        _ = target.Text("RoleArn") ?? throw new WireFault(WireErrors.ValidationNull("target.roleArn"));
        var window = input.Structure("FlexibleTimeWindow") ?? throw new WireFault(WireErrors.ValidationNull("FlexibleTimeWindow"));
        return new ScheduleRequest(input.RequiredText("Name"), input.RequiredText("ScheduleExpression"), ReadTarget(target))
        {
            GroupName = input.Text("GroupName"),
            TimeZone = input.Text("ScheduleExpressionTimezone") ?? "UTC",
            FlexibleWindowMinutes = OneOf(window, "Mode", "flexibleTimeWindow.mode", "OFF", "FLEXIBLE") == "OFF"
                ? null
                : window.Integer("MaximumWindowInMinutes")
                    ?? throw Invalid("MaximumWindowInMinutes must be provided when flexible time window is FLEXIBLE."),
            StartDate = input.Time("StartDate"),
            EndDate = input.Time("EndDate"),
            IsEnabled = OneOf(input, "State", "state", "ENABLED", "DISABLED") == "ENABLED",
            DeletesAfterCompletion = OneOf(input, "ActionAfterCompletion", "actionAfterCompletion", "NONE", "DELETE") == "DELETE",
            ClientToken = input.Text("ClientToken"),
        };
    }

    /// <summary>A schedule.</summary>
    public static WireStructure Write(ScheduleRequest schedule, string arn)
    {
        var target = schedule.Target;
        var isStream = target.Arn.Contains(":kinesis:", StringComparison.Ordinal);
        var group = target.MessageGroupId;
        var window = schedule.FlexibleWindowMinutes is { } minutes
            ? new WireStructure().With("MaximumWindowInMinutes", minutes).With("Mode", "FLEXIBLE")
            : new WireStructure().With("Mode", "OFF");
        return new WireStructure()
            .With("ActionAfterCompletion", schedule.DeletesAfterCompletion ? "DELETE" : "NONE")
            .With("Arn", arn)
            .With("EndDate", Time(schedule.EndDate))
            .With("FlexibleTimeWindow", window)
            .With("GroupName", GroupOf(schedule))
            .With("Name", schedule.Name)
            .With("ScheduleExpression", schedule.ScheduleExpression)
            .With("ScheduleExpressionTimezone", schedule.TimeZone)
            .With("StartDate", Time(schedule.StartDate))
            .With("State", StateOf(schedule))
            .With("Target", new WireStructure()
                .With("Arn", target.Arn)
                .With("Input", target.Input)
                .With("DeadLetterConfig", target.DeadLetterArn is { } queue ? new WireStructure().With("Arn", queue) : null)
                .With("KinesisParameters", isStream && group is not null ? new WireStructure().With("PartitionKey", group) : null)
                .With("SqsParameters", !isStream && group is not null ? new WireStructure().With("MessageGroupId", group) : null)
                .With("RetryPolicy", new WireStructure()
                    .With("MaximumEventAgeInSeconds", target.RetryPolicy.MaximumEventAgeInSeconds)
                    .With("MaximumRetryAttempts", target.RetryPolicy.MaximumRetryAttempts)));
    }

    /// <summary>A schedule in a list.</summary>
    public static WireStructure WriteSummary(ScheduleRequest schedule, string arn) => new WireStructure()
        .With("Arn", arn)
        .With("GroupName", GroupOf(schedule))
        .With("Name", schedule.Name)
        .With("State", StateOf(schedule))
        .With("Target", new WireStructure().With("Arn", schedule.Target.Arn));

    /// <summary>Name of the group that a schedule is in.</summary>
    public static string GroupOf(ScheduleRequest schedule) => schedule.GroupName ?? SchedulerFacts.DefaultGroup.Value;

    /// <summary>Whether a schedule is invoked, in the words of the API.</summary>
    public static string StateOf(ScheduleRequest schedule) => schedule.IsEnabled ? "ENABLED" : "DISABLED";

    /// <summary>The error for a request that is wrong in itself.</summary>
    public static WireFault Invalid(string message) => new(new ServiceError("ValidationException", message));

    // The partition key of a stream's records stands where the message group of a queue's messages does.
    private static EventTarget ReadTarget(WireStructure target) =>
        new("", target.Text("Arn") ?? throw new WireFault(WireErrors.ValidationNull("target.arn")))
    {
        Input = target.Text("Input"),
        MessageGroupId = target.Structure("SqsParameters")?.Text("MessageGroupId")
            ?? target.Structure("KinesisParameters")?.RequiredText("PartitionKey"),
        DeadLetterArn = target.Structure("DeadLetterConfig")?.Text("Arn"),
        RetryPolicy = EventBridgeRequests.ReadRetryPolicy(target.Structure("RetryPolicy")),
    };

    /// <summary>One of the texts that may be; the first when none is given.</summary>
    private static string OneOf(WireStructure input, string member, string path, params string[] values) => input.Text(member) switch
    {
        null => values[0],
        var value when values.Contains(value) => value,
        var other => throw Invalid(
            $"1 validation error detected: Value '{other}' at '{path}' failed to satisfy constraint: "
                + $"Member must satisfy enum value set: [{string.Join(", ", values)}]"),
    };

    private static WireNumber? Time(long? milliseconds) => milliseconds is { } time ? WireNumber.Time(time) : null;
}
