using AwsMessaging.Semantics.Facts;

namespace AwsMessaging.CodeFixes.Pollers;

/// <summary>Lets the receive bring as many messages as SQS allows.</summary>
internal sealed class OneMessagePerReceiveFix() : RequestNumberFix("AWSM2002", "MaxNumberOfMessages",
    SqsFacts.MaxNumberOfMessages.Value.Max)
{
    protected override IReadOnlyList<string> Contrary { get; } = ["a time", "one by one", "one message", "only one", "single"];
}
