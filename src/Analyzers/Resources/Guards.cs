using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.Analyzers.Resources;

/// <summary>Conditions on a value, behind which the value is used.</summary>
internal static class Guards
{
    /// <summary>
    /// Whether a condition around an expression, or an exit before it, asks for something that the expression is made of.
    /// </summary>
    public static bool AreOn(SyntaxNode expression)
    {
        var names = NamesIn(expression);
        for (var node = expression; names.Count > 0 && node.Parent is { } parent && node is not MemberDeclarationSyntax; node = parent)
        {
            var asked = parent switch
            {
                IfStatementSyntax choice when choice.Condition != node => choice.Condition,
                ConditionalExpressionSyntax choice when choice.Condition != node => choice.Condition,
                WhileStatementSyntax loop when loop.Condition != node => loop.Condition,
                SwitchStatementSyntax choice => choice.Expression,
                SwitchExpressionSyntax choice => choice.GoverningExpression,
                _ => (SyntaxNode?)null,
            };
            if ((asked is not null && Mentions(asked, names))
                || (parent is BlockSyntax block && block.Statements.TakeWhile(s => s != node).Any(s => IsExitOn(s, names))))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Whether an expression stands under a condition, or behind an exit under one, under which the use of what it is given to is not.
    /// </summary>
    public static bool IsOptional(SyntaxNode expression, SyntaxNode use)
    {
        for (var node = expression; node.Parent is { } parent && node is not MemberDeclarationSyntax; node = parent)
        {
            if (parent.SyntaxTree == use.SyntaxTree && parent.Span.Contains(use.Span))
            {
                return false; // what is around both decides about both
            }

            if (parent switch
            {
                IfStatementSyntax choice => choice.Condition != node,
                ConditionalExpressionSyntax choice => choice.Condition != node,
                WhileStatementSyntax or SwitchStatementSyntax or SwitchExpressionSyntax or CommonForEachStatementSyntax => true,
                BlockSyntax block => block.Statements.TakeWhile(s => s != node).Any(IsExit),
                _ => false,
            })
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsExit(StatementSyntax statement) =>
        statement is IfStatementSyntax { Statement: var then }
        && (then is BlockSyntax { Statements: [.., var last] } ? last : then) is ReturnStatementSyntax or ThrowStatementSyntax
            or ContinueStatementSyntax or BreakStatementSyntax;

    private static bool IsExitOn(StatementSyntax statement, HashSet<string> names) =>
        statement is IfStatementSyntax exit && Mentions(exit.Condition, names) && IsExit(statement);

    private static bool Mentions(SyntaxNode condition, HashSet<string> names) =>
        NamesIn(condition).Any(asked => names.Any(name => asked == name || IsPartOf(asked, name) || IsPartOf(name, asked)));

    private static bool IsPartOf(string part, string whole) => part.StartsWith(whole + ".", StringComparison.Ordinal);

    /// <summary>Variables and members as they are written, <c>settings.Days</c>, and what a pattern declares.</summary>
    private static HashSet<string> NamesIn(SyntaxNode node) => new(
        node.DescendantNodesAndSelf().Select(n => n switch
        {
            IdentifierNameSyntax or MemberAccessExpressionSyntax when n.Parent is MemberAccessExpressionSyntax
                || n.Parent is NameColonSyntax => null,
            MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax called } method when called.Expression == method =>
                method.Expression.ToString(),
            IdentifierNameSyntax { Parent: InvocationExpressionSyntax called } method when called.Expression == method => null,
            IdentifierNameSyntax or MemberAccessExpressionSyntax => n.ToString(),
            SingleVariableDesignationSyntax declared => declared.Identifier.ValueText,
            _ => null,
        }).OfType<string>(),
        StringComparer.Ordinal);
}
