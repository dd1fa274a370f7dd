using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AwsMessaging.CodeFixes;

/// <summary>Comments, which no fix may lose.</summary>
internal static class Comments
{
    /// <summary>A comment of either form; documentation is none.</summary>
    public static bool IsComment(SyntaxTrivia trivia) =>
        trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia;

    /// <summary>Whether a comment stands inside a node, or before or behind it as a part of it.</summary>
    public static bool AreWith(SyntaxNode node) => node.DescendantTrivia().Any(IsComment);

    /// <summary>Whether a comment stands inside a node, not before or behind it.</summary>
    public static bool AreInside(SyntaxNode node) => node.DescendantTrivia().Any(t => node.Span.Contains(t.Span) && IsComment(t));
}
