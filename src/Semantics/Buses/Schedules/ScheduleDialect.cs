namespace AwsMessaging.Semantics.Buses.Schedules;

/// <summary>Who reads a schedule expression.</summary>
public enum ScheduleDialect
{
    /// <summary>
    /// PutRule: <c>rate</c> and <c>cron</c>; the unit of a rate is singular for 1 and plural for more, in lower case.
    /// Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html
    /// </summary>
    Rule,

    /// <summary>
    /// CreateSchedule: also <c>at</c>, and any form of the unit.
    /// Source: https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
    /// </summary>
    Scheduler,
}
