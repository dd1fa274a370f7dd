using AwsMessaging.Semantics.Patterns;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Rules.Patterns;

/// <summary>A pattern that is valid and that no event can match.</summary>
internal sealed class ImpossiblePatternRule : Rule
{
    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM6002",
        title: "Pattern can never match",
        messageFormat: "No event matches this pattern: {0}{1}",
        category: Categories.Patterns,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Every field of a pattern has to match. The service takes a pattern that nothing can match, and the rule stays "
            + "silent for ever.",
        helpLinkUri: HelpLink("AWSM6002"));

    public ImpossiblePatternRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests) => PatternLiteral.Register(interests, Check);

    private static void Check(CreationContext context, PatternLiteral pattern)
    {
        if (pattern.Analysis is not { CanEverMatch: false, Remarks: var remarks } || pattern.IsPart)
        {
            return;
        }

        foreach (var remark in remarks)
        {
            if (remark.Kind is not (PatternRemarkKind.Overridden or PatternRemarkKind.OperatorAsField) && pattern.IsCertain(remark))
            {
                context.Rule.Report(
                    pattern.At(remark.Offset, remark.Length),
                    remark.Suggestion is { } name ? pattern.Replace(remark.Offset, remark.Length, $"\"{name}\"") : null,
                    remark.Message.Uncapitalized(),
                    remark.Suggestion is { } meant ? $"; did you mean '{meant}'?" : "");
            }
        }
    }
}
