using AwsMessaging.Semantics.Facts;

namespace AwsMessaging.CodeFixes.Pollers;

/// <summary>Lets the receive wait as long as SQS allows.</summary>
internal sealed class ShortPollingFix() : RequestNumberFix("AWSM2001", "WaitTimeSeconds", SqsFacts.WaitTimeSeconds.Value.Max)
{
    protected override IReadOnlyList<string> Contrary { get; } =
    [
        "short", "at once", "block", "fast", "immediate", "n't wait", "never wait", "no wait", "not wait", "quick", "responsive",
        "right away",
        "without wait",
    ];
}
