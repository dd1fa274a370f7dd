using AwsMessaging.Semantics.Patterns;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Rules.Patterns;

/// <summary>An operator that the pattern language has, and this service has not.</summary>
internal sealed class UnsupportedOperatorRule : Rule
{
    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM6006",
        title: "Operator is not supported here",
        messageFormat: "An {0} refuses this pattern: {1}; write the condition with the operators that it has",
        category: Categories.Patterns,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "EventBridge rules, pipes and event source mappings share a language, and each knows a part of its operators.",
        helpLinkUri: HelpLink("AWSM6006"));

    public UnsupportedOperatorRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests) => PatternLiteral.Register(interests, Check);

    private static void Check(CreationContext context, PatternLiteral pattern)
    {
        foreach (var fault in pattern.Faults)
        {
            if (fault.Kind == PatternFaultKind.OperatorNotSupported)
            {
                context.Rule.Report(
                    pattern.At(fault.Offset, fault.Length), null, pattern.Dialect.Name, fault.Message.Uncapitalized());
            }
        }
    }
}
