namespace AwsMessaging.CodeFixes.Patterns;

/// <summary>Writes the operator that was meant, or puts a value into the array in which it belongs.</summary>
internal sealed class InvalidPatternFix : PatternEditFix
{
    public override string RuleId => "AWSM6001";
}
