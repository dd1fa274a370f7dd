using AwsMessaging.Analyzers.Rules.Handlers;

namespace AwsMessaging.CodeFixes.Handlers;

/// <summary>Adds the record to the failures that the handler returns; rethrows where there is no such list at hand.</summary>
internal sealed class SwallowedRecordFailureFix() : CatchEndFix(SwallowedRecordFailureRule.Clause)
{
    public override string RuleId => "AWSM3002";

    protected override string? ReportIn(FixTarget target) =>
        target.Properties.TryGetValue(SwallowedRecordFailureRule.Report, out var report) ? report : null;
}
