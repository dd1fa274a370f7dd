using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.CodeFixes;

/// <summary>Assignments taken out of the code, with what belongs to them and nothing else.</summary>
internal static class Removal
{
    /// <summary>
    /// The root without an assignment: an element of an object initialiser, or a statement of a block. Null where it stands elsewhere, does
    /// something else as well, or has a comment of its own, which says something that a person should read first.
    /// </summary>
    public static SyntaxNode? Of(SyntaxNode root, AssignmentExpressionSyntax assignment)
    {
        if (HasEffect(assignment.Right))
        {
            return null;
        }

        return assignment.Parent switch
        {
            InitializerExpressionSyntax initializer when !initializer.ContainsDirectives => FromInitializer(root, initializer, assignment),
            ExpressionStatementSyntax { Parent: BlockSyntax or SwitchSectionSyntax } statement
                when !Handlers.CodeFacts.HasDirectives(statement) && !HasComment(statement) =>
                root.RemoveNode(statement, SyntaxRemoveOptions.KeepNoTrivia),
            _ => null,
        };
    }

    private static SyntaxNode? FromInitializer(
        SyntaxNode root, InitializerExpressionSyntax initializer, AssignmentExpressionSyntax assignment)
    {
        var expressions = initializer.Expressions;
        var index = expressions.IndexOf(assignment);
        var hasSeparator = index < expressions.SeparatorCount;
        if (HasComment(assignment) || (hasSeparator && Comments(expressions.GetSeparator(index).TrailingTrivia))
            || (index > 0 && IsRightBefore(expressions.GetSeparator(index - 1).TrailingTrivia)))
        {
            return null;
        }

        var remaining = expressions.RemoveAt(index);
        if (index == remaining.Count && index > 0 && !hasSeparator)
        {
            // The last one goes with the comma before it; the line's end behind it stays.
            var last = remaining[index - 1];
            var comma = expressions.GetSeparator(index - 1);
            remaining = SyntaxFactory.SeparatedList(
                remaining.Select((e, i) => i == index - 1
                    ? last.WithTrailingTrivia(last.GetTrailingTrivia().AddRange(After(comma, assignment)))
                    : e),
                remaining.GetSeparators().Take(index - 1));
        }

        if (remaining.Count == 0 && initializer.Parent is BaseObjectCreationExpressionSyntax { ArgumentList: { } arguments } creation
            && !Comments(initializer.OpenBraceToken.TrailingTrivia) && !Comments(initializer.CloseBraceToken.LeadingTrivia)
            && !Comments(initializer.OpenBraceToken.LeadingTrivia) && !Comments(arguments.GetTrailingTrivia()))
        {
            // new SendMessageRequest(url, body) { } says no more than without the braces.
            return root.ReplaceNode(creation, creation
                .WithInitializer(null)
                .WithArgumentList(arguments.WithTrailingTrivia(initializer.GetTrailingTrivia())));
        }

        return root.ReplaceNode(initializer, initializer.WithExpressions(remaining));
    }

    /// <summary>Whether a comment behind a comma stands on the next element's line, and so is about that.</summary>
    private static bool IsRightBefore(SyntaxTriviaList trivia) => Comments(trivia) && !trivia.Any(SyntaxKind.EndOfLineTrivia);

    private static SyntaxTriviaList After(SyntaxToken comma, ExpressionSyntax removed) =>
        comma.TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia) ? comma.TrailingTrivia : removed.GetTrailingTrivia();

    private static bool HasComment(SyntaxNode node) => Comments(node.GetLeadingTrivia()) || Comments(node.GetTrailingTrivia());

    private static bool Comments(SyntaxTriviaList trivia) =>
        trivia.Any(t => !t.IsKind(SyntaxKind.WhitespaceTrivia) && !t.IsKind(SyntaxKind.EndOfLineTrivia));

    private static bool HasEffect(ExpressionSyntax value) => value.DescendantNodesAndSelf().Any(n =>
        n is AssignmentExpressionSyntax or AwaitExpressionSyntax
            or PostfixUnaryExpressionSyntax { RawKind: not (int)SyntaxKind.SuppressNullableWarningExpression });
}
