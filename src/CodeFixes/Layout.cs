using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.CodeFixes;

/// <summary>Keeps the file's own layout where statements change their place: indentation, line ends, blank lines.</summary>
internal static class Layout
{
    /// <summary>The white space before the first token of a node's line; empty when something else stands there.</summary>
    public static string IndentationOf(SyntaxNode node) => OfLine(node.GetLeadingTrivia());

    /// <summary>What one level of indentation adds, by the example of a statement in its block.</summary>
    public static string UnitOf(StatementSyntax statement)
    {
        var own = IndentationOf(statement);
        var outer = statement.Parent is BlockSyntax block ? OfLine(block.CloseBraceToken.LeadingTrivia) : "";
        return own.Length > outer.Length && own.StartsWith(outer, StringComparison.Ordinal) ? own.Substring(outer.Length) : "    ";
    }

    /// <summary>The line end that the file uses.</summary>
    public static SyntaxTrivia EndOfLine(SyntaxNode root)
    {
        foreach (var trivia in root.DescendantTrivia())
        {
            if (trivia.IsKind(SyntaxKind.EndOfLineTrivia))
            {
                return trivia;
            }
        }

        return SyntaxFactory.LineFeed;
    }

    /// <summary>
    /// The root without elastic trivia, which made nodes and tokens carry: around it a host runs its formatter, in its own style, over lines
    /// that nobody touched.
    /// </summary>
    public static SyntaxNode WithoutElastic(SyntaxNode root) => root.ReplaceTrivia(
        root.GetAnnotatedTrivia(SyntaxAnnotation.ElasticAnnotation),
        (_, trivia) => trivia.FullSpan.Length == 0 ? default : trivia.WithoutAnnotations(SyntaxAnnotation.ElasticAnnotation));

    /// <summary>The node with every line of it that begins with one indentation beginning with another instead.</summary>
    public static T Reindent<T>(T node, string from, string to)
        where T : SyntaxNode
    {
        if (from == to)
        {
            return node;
        }

        var first = node.GetFirstToken();
        return node.ReplaceTokens(node.DescendantTokens(), (original, current) =>
        {
            var isLineStart = original == first || original.GetPreviousToken().TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia);
            var trivia = new List<SyntaxTrivia>();
            foreach (var part in current.LeadingTrivia)
            {
                var isIndentation = isLineStart && part.IsKind(SyntaxKind.WhitespaceTrivia)
                    && part.ToString().StartsWith(from, StringComparison.Ordinal);
                trivia.Add(isIndentation ? SyntaxFactory.Whitespace(to + part.ToString().Substring(from.Length)) : part);
                isLineStart = part.IsKind(SyntaxKind.EndOfLineTrivia);
            }

            return current.WithLeadingTrivia(trivia);
        });
    }

    /// <summary>The node on lines of its own: it ends its line.</summary>
    public static T EndingItsLine<T>(T node, SyntaxTrivia endOfLine)
        where T : SyntaxNode =>
        node.GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia)
            ? node
            : node.WithTrailingTrivia(TrimEnd(node.GetTrailingTrivia()).Add(endOfLine));

    /// <summary>The trivia without the white space at its end.</summary>
    public static SyntaxTriviaList TrimEnd(SyntaxTriviaList trivia)
    {
        while (trivia.Count > 0 && trivia.Last().IsKind(SyntaxKind.WhitespaceTrivia))
        {
            trivia = trivia.RemoveAt(trivia.Count - 1);
        }

        return trivia;
    }

    /// <summary>The node without the blank lines before it, or before the comment that belongs to it.</summary>
    public static T WithoutBlankLineBefore<T>(T node)
        where T : SyntaxNode
    {
        var leading = node.GetLeadingTrivia();
        var start = 0;
        for (var i = 0; i < leading.Count && leading[i].Kind() is SyntaxKind.WhitespaceTrivia or SyntaxKind.EndOfLineTrivia; i++)
        {
            if (leading[i].IsKind(SyntaxKind.EndOfLineTrivia))
            {
                start = i + 1;
            }
        }

        return start == 0 ? node : node.WithLeadingTrivia(leading.Skip(start));
    }

    /// <summary>
    /// What stands above a node and goes before something new in front of it: blank lines, and directives with what is above them. The new
    /// lines are then compiled where the node is, and in its region.
    /// </summary>
    /// <returns>The node with what stays with it, such as its comment, and what goes before the new.</returns>
    public static (T Node, IEnumerable<SyntaxTrivia> Above) Parted<T>(T node)
        where T : SyntaxNode
    {
        var leading = node.GetLeadingTrivia();
        var own = leading.Count;
        while (own > 0 && !leading[own - 1].IsDirective)
        {
            own--;
        }

        var bare = WithoutBlankLineBefore(node.WithLeadingTrivia(leading.Skip(own)));
        return (bare, leading.Take(leading.Count - bare.GetLeadingTrivia().Count));
    }

    /// <summary>Whether a blank line stands before the node, or before the comment that belongs to it.</summary>
    public static bool HasBlankLineBefore(SyntaxNode node) => WithoutBlankLineBefore(node) != node;

    /// <summary>
    /// The node with exactly one blank line before it and the comment that belongs to it; a directive that ends something is not parted from
    /// what it ends.
    /// </summary>
    public static T WithBlankLineBefore<T>(T node, SyntaxTrivia endOfLine)
        where T : SyntaxNode
    {
        var bare = WithoutBlankLineBefore(node);
        return bare.GetLeadingTrivia().FirstOrDefault(t => !t.IsKind(SyntaxKind.WhitespaceTrivia)).Kind() is SyntaxKind.ElseDirectiveTrivia
            or SyntaxKind.ElifDirectiveTrivia or SyntaxKind.EndIfDirectiveTrivia or SyntaxKind.EndRegionDirectiveTrivia
            ? node
            : bare.WithLeadingTrivia(bare.GetLeadingTrivia().Insert(0, endOfLine));
    }

    private static string OfLine(SyntaxTriviaList leading) =>
        leading.Count > 0 && leading[leading.Count - 1].IsKind(SyntaxKind.WhitespaceTrivia) ? leading[leading.Count - 1].ToString() : "";
}
