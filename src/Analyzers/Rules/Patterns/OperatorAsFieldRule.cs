using AwsMessaging.Semantics.Patterns;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Rules.Patterns;

/// <summary>An operator that the service takes for the name of a field.</summary>
internal sealed class OperatorAsFieldRule : Rule
{
    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM6004",
        title: "Operator is taken for a field",
        messageFormat: "In an {0}, {1}, so only events with such a field match; write it as a match expression, [{{ … }}]",
        category: Categories.Patterns,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A match expression stands in the array of a leaf, and $or has an array of objects. Anywhere else their names are names of fields like others.",
        helpLinkUri: HelpLink("AWSM6004"));

    public OperatorAsFieldRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests) => PatternLiteral.Register(interests, Check);

    private static void Check(CreationContext context, PatternLiteral pattern)
    {
        foreach (var remark in pattern.Analysis?.Remarks ?? [])
        {
            if (remark.Kind == PatternRemarkKind.OperatorAsField && pattern.IsCertain(remark))
            {
                context.Rule.Report(
                    pattern.At(remark.Offset, remark.Length),
                    null,
                    pattern.Dialect.Name,
                    remark.Message.Substring(0, remark.Message.IndexOf(':') is >= 0 and var end ? end : remark.Message.Length));
            }
        }
    }
}
