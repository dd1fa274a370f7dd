namespace AwsMessaging.CodeFixes.Handlers;

/// <summary>Rethrows behind the log entry.</summary>
internal sealed class SwallowedBatchFailureFix() : CatchEndFix(Analyzers.Rules.Handlers.SwallowedBatchFailureRule.Clause)
{
    public override string RuleId => "AWSM3003";
}
