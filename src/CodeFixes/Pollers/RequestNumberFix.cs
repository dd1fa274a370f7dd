using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.CodeFixes.Pollers;

/// <summary>Sets a number of a receive request.</summary>
/// <param name="ruleId">Id of the rule.</param>
/// <param name="property">The request's property.</param>
/// <param name="number">What it is set to.</param>
internal abstract class RequestNumberFix(string ruleId, string property, long number) : RequestSettingFix
{
    public override string RuleId => ruleId;

    protected override string PropertyOf(FixTarget target) => property;

    protected override ExpressionSyntax ValueOf(FixTarget target) =>
        SyntaxFactory.LiteralExpression(SyntaxKind.NumericLiteralExpression, SyntaxFactory.Literal((int)number));
}
