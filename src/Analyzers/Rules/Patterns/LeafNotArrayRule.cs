using AwsMessaging.Semantics.Json;
using AwsMessaging.Semantics.Patterns;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Rules.Patterns;

/// <summary>A value, or a match expression, that a pattern of the CDK has by itself where an array belongs.</summary>
internal sealed class LeafNotArrayRule : Rule
{
    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM6008",
        title: "Pattern leaf is not an array",
        messageFormat: "An {0} refuses this pattern: '{1}' has an array of what may match, also when it is one value; write {2}",
        category: Categories.Patterns,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "The CDK hands the dictionaries of a pattern on as they are. That a value stands in no array is noticed at the "
            + "deployment.",
        helpLinkUri: HelpLink("AWSM6008"));

    public LeafNotArrayRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests) => PatternLiteral.Register(interests, Check);

    /// <summary>Whether a fault is this rule's.</summary>
    public static bool IsAbout(PatternFault fault, PatternLiteral pattern) =>
        pattern.IsOfObjects && fault.Kind is PatternFaultKind.LeafNotInArray or PatternFaultKind.ExpressionNotInArray;

    private static void Check(CreationContext context, PatternLiteral pattern)
    {
        foreach (var fault in pattern.Faults)
        {
            if (IsAbout(fault, pattern))
            {
                var isExpression = fault.Kind == PatternFaultKind.ExpressionNotInArray;
                context.Rule.Report(
                    pattern.At(fault.Offset, fault.Length),
                    pattern.ExpressionAt(fault.Offset, fault.Length) is { } leaf ? DetailsOf(leaf, isExpression) : null,
                    pattern.Dialect.Name,
                    JsonValue.TryParse(pattern.Text, out _) is { } root ? NameOf(root, fault.Offset) : "",
                    isExpression ? "new object[] { … }" : "new[] { … }");
            }
        }
    }

    private static FixDetails DetailsOf(SyntaxNode leaf, bool isExpression)
    {
        var details = new FixDetails().At(LeafEdit.Leaf, leaf);
        return isExpression ? details.With(LeafEdit.IsExpression, "true") : details;
    }

    /// <summary>The name of the field whose value begins at an offset.</summary>
    private static string? NameOf(JsonValue value, int offset)
    {
        foreach (var member in value.Members)
        {
            if (member.Value.Offset == offset)
            {
                return member.Name;
            }

            if (NameOf(member.Value, offset) is { } inner)
            {
                return inner;
            }
        }

        return value.Items.Select(i => NameOf(i, offset)).FirstOrDefault(n => n is not null);
    }
}

/// <summary>What a fix of a leaf is told.</summary>
internal static class LeafEdit
{
    /// <summary>Role of the expression that belongs in an array.</summary>
    public const string Leaf = "leaf";

    /// <summary>Property that is there when it is a match expression.</summary>
    public const string IsExpression = "leaf.expression";
}
