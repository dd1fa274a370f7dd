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

    /// <summary>
    /// The comments of some code that the code in its place has lost, in their order. How a comment is indented does not matter.
    /// </summary>
    public static IReadOnlyList<SyntaxTrivia> LostFrom(IEnumerable<SyntaxNode> before, IEnumerable<SyntaxNode> after)
    {
        var kept = after.SelectMany(Of).Select(Words).ToList();
        return [.. before.SelectMany(Of).Where(c => !kept.Remove(Words(c)))];

        static IEnumerable<SyntaxTrivia> Of(SyntaxNode node) => node.DescendantTrivia().Where(IsComment);

        static string Words(SyntaxTrivia comment) => string.Concat(comment.ToString().Where(c => !char.IsWhiteSpace(c)));
    }

    /// <summary>The comments behind some code on its last line, each with a space before it.</summary>
    public static IEnumerable<SyntaxTrivia> Behind(SyntaxNodeOrToken code) =>
        code.GetTrailingTrivia().Where(IsComment).SelectMany(c => new[] { SyntaxFactory.Space, c });
}
