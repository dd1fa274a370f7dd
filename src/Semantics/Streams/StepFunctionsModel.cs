using AwsMessaging.Semantics.Facts;
using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Semantics.Streams;

/// <summary>
/// The kinds of state machine.
/// Source: https://docs.aws.amazon.com/step-functions/latest/dg/choosing-workflow-type.html
/// </summary>
public enum StateMachineType
{
    /// <summary>Up to a year; each start runs exactly once.</summary>
    Standard,

    /// <summary>Up to five minutes; asynchronous starts run at least once.</summary>
    Express,
}

/// <summary>What an execution is doing.</summary>
public enum ExecutionStatus
{
    /// <summary>It runs.</summary>
    Running,

    /// <summary>It ended well.</summary>
    Succeeded,

    /// <summary>It ended with an error.</summary>
    Failed,

    /// <summary>It took too long.</summary>
    TimedOut,
}

/// <summary>An execution.</summary>
/// <param name="Arn">Its ARN.</param>
/// <param name="Name">Its name.</param>
/// <param name="Input">Its input, as it was given.</param>
/// <param name="StartedAt">When it was started, in milliseconds.</param>
/// <param name="Runs">How often it is carried out: more than once only when it is express.</param>
public sealed record Execution(string Arn, string Name, string Input, long StartedAt, int Runs)
{
    /// <summary>What it is doing.</summary>
    public ExecutionStatus Status { get; init; }

    /// <summary>When it ended, in milliseconds; null while it runs.</summary>
    public long? StoppedAt { get; init; }

    /// <summary>JSON, when it succeeded; else null.</summary>
    public string? Output { get; init; }

    /// <summary>Name of the error, when it did not succeed; else null.</summary>
    public string? Error { get; init; }

    /// <summary>What a person is told about the error; null for nothing.</summary>
    public string? Cause { get; init; }
}

/// <summary>What executions are limited to; the defaults are AWS's, from <see cref="StepFunctionsFacts"/>.</summary>
public sealed record StepFunctionsQuotas
{
    /// <summary>AWS's defaults.</summary>
    public static readonly StepFunctionsQuotas Default = new();

    /// <summary>Bytes of an input in UTF-8.</summary>
    public int InputBytes { get; init; } = StepFunctionsFacts.InputBytes;

    /// <summary>How long the name of an execution that ended stays taken, in milliseconds.</summary>
    public long NameReuse { get; init; } = StepFunctionsFacts.NameReuseDays * 86_400_000L;

    /// <summary>How long a standard execution lasts at most, in milliseconds.</summary>
    public long StandardMaxDuration { get; init; } = StepFunctionsFacts.StandardMaxDays * 86_400_000L;

    /// <summary>How long an express execution lasts at most, in milliseconds.</summary>
    public long ExpressMaxDuration { get; init; } = StepFunctionsFacts.ExpressMaxMinutes * 60_000L;
}

/// <summary>Where Step Functions permits more than one outcome.</summary>
public static class StepFunctionsChoices
{
    /// <summary>How often an express execution that was started without waiting runs.</summary>
    public static readonly ChoicePoint ExpressRuns = new(
        "states.express-runs",
        "An asynchronous express workflow runs at least once, and its start is not idempotent: one execution may be run more than once.",
        "https://docs.aws.amazon.com/step-functions/latest/dg/choosing-workflow-type.html",
        "once",
        "twice");
}
