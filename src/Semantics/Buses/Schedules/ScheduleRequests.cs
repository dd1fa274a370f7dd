namespace AwsMessaging.Semantics.Buses.Schedules;

/// <summary>
/// Request of CreateSchedule and UpdateSchedule: an update replaces everything.
/// Source: https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html
/// </summary>
/// <param name="Name">1 to 64 characters of <c>[.\-_A-Za-z0-9]</c>, unique in its group.</param>
/// <param name="ScheduleExpression"><c>rate(…)</c>, <c>cron(…)</c> or <c>at(…)</c>.</param>
/// <param name="Target">What is invoked. Its id, input path and input transformer have no meaning here.</param>
public sealed record ScheduleRequest(string Name, string ScheduleExpression, EventTarget Target)
{
    /// <summary>The group; null for the default one.</summary>
    public string? GroupName { get; init; }

    /// <summary>Name of the time zone of <c>cron</c> and <c>at</c>.</summary>
    public string TimeZone { get; init; } = "UTC";

    /// <summary>Minutes of the flexible time window, 1 to 1,440; null when it is off.</summary>
    public int? FlexibleWindowMinutes { get; init; }

    /// <summary>No invocation before this, in milliseconds since 1970 UTC; a rate counts from it. Null for none.</summary>
    public long? StartDate { get; init; }

    /// <summary>No invocation after this, in milliseconds since 1970 UTC. Null for none.</summary>
    public long? EndDate { get; init; }

    /// <summary>Whether it is invoked.</summary>
    public bool IsEnabled { get; init; } = true;

    /// <summary>Whether it is deleted when there is no further invocation: <c>ActionAfterCompletion</c> is <c>DELETE</c>.</summary>
    public bool DeletesAfterCompletion { get; init; }

    /// <summary>Makes the request one that may be repeated; null for none.</summary>
    public string? ClientToken { get; init; }
}
