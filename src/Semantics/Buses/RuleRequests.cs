namespace AwsMessaging.Semantics.Buses;

/// <summary>
/// Request of PutRule: at least one of pattern and schedule.
/// Source: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html
/// </summary>
/// <param name="Name">1 to 64 characters of <c>[.\-_A-Za-z0-9]</c>.</param>
public sealed record PutRuleRequest(string Name)
{
    /// <summary>Name or ARN of the bus; null for the default one.</summary>
    public string? EventBusName { get; init; }

    /// <summary>Event pattern as JSON; null for none.</summary>
    public string? EventPattern { get; init; }

    /// <summary><c>rate(…)</c> or <c>cron(…)</c>, on the default bus only; null for none.</summary>
    public string? ScheduleExpression { get; init; }

    /// <summary>Whether the rule fires.</summary>
    public bool IsEnabled { get; init; } = true;
}

/// <summary>A rule, as ListRules and DescribeRule tell it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Arn">Its ARN.</param>
/// <param name="EventPattern">Its event pattern; null for none.</param>
/// <param name="ScheduleExpression">Its schedule; null for none.</param>
/// <param name="IsEnabled">Whether it fires.</param>
/// <param name="ManagedBy">The AWS service that made it, as for an archive; null for a user's own.</param>
public sealed record RuleDescription(
    string Name, string Arn, string? EventPattern, string? ScheduleExpression, bool IsEnabled, string? ManagedBy);

/// <summary>
/// Request of CreateArchive.
/// Source: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_CreateArchive.html
/// </summary>
/// <param name="ArchiveName">1 to 48 characters of <c>[.\-_A-Za-z0-9]</c>.</param>
/// <param name="EventBusName">Name or ARN of the bus whose events it keeps.</param>
public sealed record CreateArchiveRequest(string ArchiveName, string EventBusName)
{
    /// <summary>Pattern of the events that it keeps; null for all.</summary>
    public string? EventPattern { get; init; }

    /// <summary>Days for which it keeps them; 0 for ever.</summary>
    public int RetentionDays { get; init; }
}

/// <summary>
/// Request of StartReplay.
/// Source: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_StartReplay.html
/// </summary>
/// <param name="ReplayName">1 to 64 characters, unique in the account.</param>
/// <param name="ArchiveName">The archive.</param>
/// <param name="EventBusName">Name or ARN of the bus to which it goes: that of the archive, no other.</param>
/// <param name="EventStartTime">Events of this time and later, in milliseconds since 1970 UTC.</param>
/// <param name="EventEndTime">Events before this time, in milliseconds since 1970 UTC.</param>
public sealed record StartReplayRequest(string ReplayName, string ArchiveName, string EventBusName, long EventStartTime, long EventEndTime)
{
    /// <summary>ARNs of the rules to which the events are replayed; empty for all of the bus.</summary>
    public IReadOnlyList<string> FilterArns { get; init; } = [];
}

/// <summary>What a replay is doing, in AWS's words.</summary>
public enum ReplayState
{
    /// <summary>It was just started.</summary>
    Starting,

    /// <summary>It has not sent everything.</summary>
    Running,

    /// <summary>It was cancelled.</summary>
    Cancelled,

    /// <summary>It has sent everything.</summary>
    Completed,
}
