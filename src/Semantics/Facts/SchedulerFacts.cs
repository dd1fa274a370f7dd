namespace AwsMessaging.Semantics.Facts;

/// <summary>Limits and defaults of Amazon EventBridge Scheduler, and of the schedule expressions that it shares with rules.</summary>
public static class SchedulerFacts
{
    private const string CronPage = "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html";
    private const string CreateApi = "https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html";
    private const string RetryApi = "https://docs.aws.amazon.com/scheduler/latest/APIReference/API_RetryPolicy.html";
    private const string RetryDefaultsPage =
        "https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_scheduler_targets.ScheduleTargetBaseProps.html";

    /// <summary>Years of a cron expression.</summary>
    public static readonly Fact<Bounds> CronYears = new(new Bounds(1970, 2199), CronPage, "2026-10");

    /// <summary>Seconds within which a schedule without a flexible time window is invoked: nothing is more exact than this.</summary>
    public static readonly Fact<int> GranularitySeconds = new(
        60, "https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html", "2026-10");

    /// <summary>Characters of a schedule expression.</summary>
    public static readonly Fact<Bounds> ExpressionLength = new(new Bounds(1, 256), CreateApi, "2026-10");

    /// <summary>Characters of the name of a schedule or group.</summary>
    public static readonly Fact<Bounds> NameLength = new(new Bounds(1, 64), CreateApi, "2026-10");

    /// <summary>Minutes of a flexible time window.</summary>
    public static readonly Fact<Bounds> FlexibleWindowMinutes = new(
        new Bounds(1, 1_440), "https://docs.aws.amazon.com/scheduler/latest/APIReference/API_FlexibleTimeWindow.html", "2026-10");

    /// <summary>Retries of an invocation.</summary>
    public static readonly Fact<Bounds> RetryAttempts = new(new Bounds(0, 185), RetryApi, "2026-10");

    /// <summary>Seconds after which an invocation is given up.</summary>
    public static readonly Fact<Bounds> RetryAgeSeconds = new(new Bounds(60, 86_400), RetryApi, "2026-10");

    /// <summary>Retries of an invocation unless the schedule says otherwise.</summary>
    public static readonly Fact<int> DefaultRetryAttempts = new(185, RetryDefaultsPage, "2026-10");

    /// <summary>Seconds for which an invocation is retried unless the schedule says otherwise.</summary>
    public static readonly Fact<int> DefaultRetryAgeSeconds = new(86_400, RetryDefaultsPage, "2026-10");

    /// <summary>Name of the group that every account has.</summary>
    public static readonly Fact<string> DefaultGroup = new(
        "default", "https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-schedule-group.html", "2026-10");
}
