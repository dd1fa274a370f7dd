using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Semantics.Buses.Schedules;

/// <content>What it holds.</content>
public sealed partial class SchedulerService
{
    /// <summary>Invocations that are still to be made, by their time: first attempts, retries and dead letters.</summary>
    public IReadOnlyList<Delivery> Waiting => deliveries.All;

    /// <summary>
    /// The schedules of a group, in the order in which they were made.
    /// Source: https://docs.aws.amazon.com/scheduler/latest/APIReference/API_ListSchedules.html
    /// </summary>
    /// <param name="now">Milliseconds since 1970 UTC.</param>
    /// <param name="groupName">The group; null for all groups.</param>
    /// <returns>Each with its ARN, and the time of its next invocation, in milliseconds since 1970 UTC; null when there is none.</returns>
    public IReadOnlyList<(ScheduleRequest Request, string Arn, long? NextTime)> ListSchedules(long now, string? groupName = null) =>
        [.. schedules.Where(s => groupName is null || s.Group == groupName).Select(s => (s.Request, s.Arn, s.NextTime))];
}
