using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.CodeFixes;

/// <summary>Comments, which no fix may lose.</summary>
internal static class Comments
{
    private static readonly string[] Fillers = ["a", "an", "and", "for", "from", "in", "is", "of", "our", "the", "this", "to", "with"];

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

    /// <summary>
    /// The comments that are about a statement: right above it, without a blank line in between, and behind it on its last line.
    /// </summary>
    public static IEnumerable<SyntaxTrivia> About(StatementSyntax statement) =>
        RightAbove(statement).Concat(statement.GetTrailingTrivia().Where(IsComment));

    /// <summary>
    /// The comments that are about the value of a property or variable: between the name and the value, and right above or behind what
    /// sets it, be it a statement or a line of an initialiser.
    /// </summary>
    public static IEnumerable<SyntaxTrivia> About(ExpressionSyntax value)
    {
        SyntaxNode whole = value.Parent is AssignmentExpressionSyntax assignment && assignment.Right == value ? assignment : value;
        whole = whole.Parent is ExpressionStatementSyntax ? whole.Parent : whole;
        var next = whole.GetLastToken().GetNextToken();
        return RightAbove(whole)
            .Concat(whole.DescendantTrivia().Where(t => IsComment(t) && t.SpanStart >= whole.SpanStart))
            .Concat(next.IsKind(SyntaxKind.CommaToken) ? next.TrailingTrivia.Where(IsComment) : []);
    }

    /// <summary>
    /// Whether comments use other words than some: one that only names what stands there (<c>// the key</c>) is as true of what comes in
    /// its place, while any other may tell why the code is as it is, and a person should read it first.
    /// </summary>
    public static bool MayTellWhy(IEnumerable<SyntaxTrivia> comments, IReadOnlyCollection<string> names) => comments
        .SelectMany(c => Split(c.ToString()))
        .Any(w => !names.Contains(w, StringComparer.OrdinalIgnoreCase) && !Fillers.Contains(w, StringComparer.OrdinalIgnoreCase));

    /// <summary>The words that a name is made of: <c>partition</c> and <c>key</c>.</summary>
    public static IReadOnlyCollection<string> WordsOf(string name) =>
        Split(string.Concat(name.Select(c => char.IsUpper(c) ? " " + c : c.ToString())));

    private static IEnumerable<SyntaxTrivia> RightAbove(SyntaxNode node)
    {
        var above = new List<SyntaxTrivia>();
        var isBlank = true;
        foreach (var trivia in node.GetLeadingTrivia())
        {
            if (trivia.IsKind(SyntaxKind.EndOfLineTrivia))
            {
                if (isBlank)
                {
                    above.Clear();
                }

                isBlank = true;
            }
            else if (!trivia.IsKind(SyntaxKind.WhitespaceTrivia))
            {
                isBlank = false;
                above.Add(trivia);
            }
        }

        return above.Where(IsComment);
    }

    private static List<string> Split(string text)
    {
        var words = new List<string>();
        for (var at = 0; at < text.Length; at++)
        {
            var start = at;
            while (at < text.Length && char.IsLetterOrDigit(text[at]))
            {
                at++;
            }

            if (at > start)
            {
                words.Add(text.Substring(start, at - start));
            }
        }

        return words;
    }
}
