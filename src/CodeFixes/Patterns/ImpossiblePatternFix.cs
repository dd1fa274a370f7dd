namespace AwsMessaging.CodeFixes.Patterns;

/// <summary>Writes the name of the field that was meant.</summary>
internal sealed class ImpossiblePatternFix : PatternEditFix
{
    public override string RuleId => "AWSM6002";
}
