using AwsMessaging.Semantics.Patterns;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Rules.Patterns;

/// <summary>A pattern that its service refuses.</summary>
internal sealed class InvalidPatternRule : Rule
{
    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM6001",
        title: "Event pattern is invalid",
        messageFormat: "An {0} refuses this pattern: {1}{2}",
        category: Categories.Patterns,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "The service reads a pattern when the rule, archive, pipe or mapping is created, and refuses one that it does not "
            + "understand.",
        helpLinkUri: HelpLink("AWSM6001"));

    public InvalidPatternRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests) => PatternLiteral.Register(interests, Check);

    private static void Check(CreationContext context, PatternLiteral pattern)
    {
        foreach (var fault in pattern.Faults)
        {
            // An operator that another service knows is a mistake of its own, and so is a value of the CDK that is no array.
            if (fault.Kind != PatternFaultKind.OperatorNotSupported && !LeafNotArrayRule.IsAbout(fault, pattern))
            {
                var repair = PatternRepair.Of(pattern.Text, fault);
                context.Rule.Report(
                    pattern.At(fault.Offset, fault.Length),
                    repair is var (offset, length, text) ? pattern.Replace(offset, length, text) : null,
                    pattern.Dialect.Name,
                    fault.Message.Uncapitalized(),
                    fault.Suggestion is { } suggestion ? $"; did you mean '{suggestion}'?" : "");
            }
        }
    }
}
