using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.CodeFixes.Handlers;

/// <summary>
/// How the code around is laid out: line ends, indentation, where braces open. New code is written that way from the start, so that no
/// formatter runs over the lines that only move.
/// </summary>
internal sealed class Layout
{
    private readonly string newLine;
    private readonly string unit;
    private readonly bool bracesOnOwnLine;
    private readonly CSharpParseOptions parse;

    private Layout(string newLine, string unit, bool bracesOnOwnLine, CSharpParseOptions parse)
    {
        this.newLine = newLine;
        this.unit = unit;
        this.bracesOnOwnLine = bracesOnOwnLine;
        this.parse = parse;
    }

    public SyntaxTrivia NewLine => SyntaxFactory.EndOfLine(newLine);

    public string Unit => unit;

    public LanguageVersion LanguageVersion => parse.LanguageVersion;

    /// <summary>Reads the layout off the file that a node is in.</summary>
    public static Layout Of(SyntaxNode node)
    {
        var tree = node.SyntaxTree;
        var root = tree.GetRoot();
        var newLine = root.DescendantTrivia().FirstOrDefault(t => t.IsKind(SyntaxKind.EndOfLineTrivia)).ToString();
        var blocks = node.AncestorsAndSelf().SelectMany(n => n.DescendantNodes()).OfType<BlockSyntax>().Where(b => b.Statements.Count > 0);
        var block = blocks.FirstOrDefault(b => StartsLine(b.Statements[0].GetFirstToken()) && StartsLine(b.CloseBraceToken));
        if (block is null)
        {
            return new Layout(newLine.Length == 0
                ? "\n"
                : newLine, IndentationOf(node).Contains("\t") ? "\t" : "    ", true, (CSharpParseOptions)tree.Options);
        }

        var (inner, outer) = (IndentationOf(block.Statements[0]), IndentationOf(block.Parent is BlockSyntax ? block : block.Parent!));
        var unit = inner.Length > outer.Length && inner.StartsWith(outer, StringComparison.Ordinal)
            ? inner.Substring(outer.Length)
            : "    ";
        return new Layout(newLine.Length == 0 ? "\n" : newLine, unit, StartsLine(block.OpenBraceToken), (CSharpParseOptions)tree.Options);
    }

    /// <summary>The white space before the first thing on the line that a node starts on.</summary>
    public static string IndentationOf(SyntaxNode node)
    {
        var token = node.GetFirstToken();
        while (!StartsLine(token) && token.GetPreviousToken() is { RawKind: not 0 } previous)
        {
            token = previous;
        }

        // A comment may stand before it on the same line: "/* first */ await …"
        var leading = token.LeadingTrivia;
        var start = leading.Count;
        while (start > 0 && leading[start - 1].Kind() is SyntaxKind.WhitespaceTrivia or SyntaxKind.MultiLineCommentTrivia)
        {
            start--;
        }

        return start < leading.Count && leading[start].IsKind(SyntaxKind.WhitespaceTrivia) ? leading[start].ToString() : "";
    }

    /// <summary>Whether a token is the first on its line.</summary>
    public static bool StartsLine(SyntaxToken token) =>
        token.LeadingTrivia.Any(t => t.IsKind(SyntaxKind.EndOfLineTrivia))
        || token.GetPreviousToken() is { RawKind: 0 }
        || token.GetPreviousToken().TrailingTrivia.Any(t => t.IsKind(SyntaxKind.EndOfLineTrivia));

    /// <summary>
    /// Whether a statement shares a line with one before or behind it: to take one out, or to put lines there, tears that line apart. A
    /// block that is all on one line is no such line.
    /// </summary>
    public static bool SharesLine(StatementSyntax statement)
    {
        var siblings = statement.Parent switch
        {
            BlockSyntax block when !IsOnOneLine(block) => block.Statements,
            SwitchSectionSyntax section => section.Statements,
            _ => default,
        };
        var at = siblings.IndexOf(statement);
        return at >= 0 && ((at > 0 || statement.Parent is SwitchSectionSyntax) && !StartsLine(statement.GetFirstToken())
            || (at + 1 < siblings.Count && !StartsLine(siblings[at + 1].GetFirstToken())));
    }

    /// <summary>Whether a block's statements share a line with its braces: <c>try { await Handle(message); }</c>.</summary>
    public static bool IsOnOneLine(BlockSyntax block) =>
        !StartsLine(block.CloseBraceToken) && block.Statements.All(s => !StartsLine(s.GetFirstToken()));

    /// <summary>
    /// A changed block whose last statement ends its line: a brace that closed on the line of a statement gets a line of its own.
    /// </summary>
    /// <param name="changed">The block as it is to be.</param>
    /// <param name="before">The block as it was, in its tree.</param>
    public static BlockSyntax ClosingOnItsLine(BlockSyntax changed, BlockSyntax before) => StartsLine(before.CloseBraceToken)
        ? changed
        : changed.WithCloseBraceToken(changed.CloseBraceToken.WithLeadingTrivia(SyntaxFactory.Whitespace(IndentationOf(before))));

    /// <summary>Statements from text that is written with braces on their own lines, four spaces and <c>\n</c>.</summary>
    public SyntaxList<StatementSyntax> Statements(string text, string indentation)
    {
        // Only in what is async is "await x" sure to be read as a wait.
        var block = ((MethodDeclarationSyntax)SyntaxFactory.ParseMemberDeclaration(
            "async void F() {\n" + Render(text, indentation) + "}", options: parse)!).Body!;
        return SyntaxFactory.List(block.Statements.Select((s, i) =>
            i == 0 && !s.GetLeadingTrivia().Any(SyntaxKind.WhitespaceTrivia) && indentation.Length > 0
                ? s.WithLeadingTrivia(SyntaxFactory.Whitespace(indentation))
                : s));
    }

    public StatementSyntax Statement(string text, string indentation) => Statements(text, indentation)[0];

    /// <summary>
    /// Statements from text, in which a name stands for an expression of the file. Further lines of that move along with its first, and a
    /// comment behind it ends the line.
    /// </summary>
    public SyntaxList<StatementSyntax> Statements(string text, string indentation, string name, ExpressionSyntax expression)
    {
        var statements = Statements(text, indentation);
        var at = statements.SelectMany(s => s.DescendantNodes()).OfType<IdentifierNameSyntax>().First(n => n.Identifier.ValueText == name);
        var statement = at.FirstAncestorOrSelf<StatementSyntax>()!;
        var outer = statements.First(s => s.Contains(at));
        var moved = MoveLines(expression.WithoutTrivia(), IndentationOf(expression), IndentationOf(at)).WithTriviaFrom(at);
        var changed = statement.ReplaceNode(at, moved);
        changed = changed.WithTrailingTrivia(Comments.Behind(expression).Concat(changed.GetTrailingTrivia()));
        return statements.Replace(outer, outer.ReplaceNode(statement, changed));
    }

    /// <summary>The line ends and indentation of the file for a text that is written with <c>\n</c> and four spaces.</summary>
    private string Render(string text, string indentation)
    {
        var lines = text.Replace("\r", "").TrimEnd('\n').Split('\n').ToList();
        if (!bracesOnOwnLine)
        {
            for (var i = 1; i < lines.Count; i++)
            {
                var line = lines[i].Trim();
                if (line == "{" || (lines[i - 1].Trim() == "}" && line.StartsWith("catch", StringComparison.Ordinal)))
                {
                    lines[i - 1] += " " + line;
                    lines.RemoveAt(i--);
                }
            }
        }

        return string.Concat(lines.Select(line =>
        {
            var content = line.TrimStart(' ');
            var (depth, aligned) = ((line.Length - content.Length) / 4, (line.Length - content.Length) % 4);
            return content.Length == 0
                ? newLine
                : indentation + string.Concat(Enumerable.Repeat(unit, depth)) + new string(' ', aligned) + content + newLine;
        }));
    }

    /// <summary>Statements moved to another depth, each on lines of its own, their comments with them.</summary>
    public SyntaxList<StatementSyntax> Move(IEnumerable<StatementSyntax> statements, string indentation)
    {
        var moved = new List<StatementSyntax>();
        foreach (var statement in statements)
        {
            var current = Move(statement, indentation);
            moved.Add(moved.Count == 0 ? WithoutBlankLinesBefore(current) : current);
        }

        return SyntaxFactory.List(moved);
    }

    public StatementSyntax Move(StatementSyntax statement, string indentation)
    {
        var from = IndentationOf(statement);
        var result = (StatementSyntax)new Indenter(from, indentation, StartsLine(statement.GetFirstToken())).Visit(statement)!;
        return result.GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia)
            ? result
            : result.WithTrailingTrivia(CodeFixes.Layout.TrimEnd(result.GetTrailingTrivia()).Add(NewLine));
    }

    /// <summary>An expression whose further lines move along with its first.</summary>
    public static T MoveLines<T>(T node, string from, string to)
        where T : SyntaxNode => (T)new Indenter(from, to, firstIsMoved: false, keepFirst: true).Visit(node)!;

    public static StatementSyntax WithoutBlankLinesBefore(StatementSyntax statement) => CodeFixes.Layout.WithoutBlankLineBefore(statement);

    /// <summary>The statement with exactly one blank line before it and its comments.</summary>
    public StatementSyntax WithBlankLineBefore(StatementSyntax statement) => CodeFixes.Layout.WithBlankLineBefore(statement, NewLine);

    /// <summary>Replaces the white space at the start of lines. Text inside string literals is part of a token and stays.</summary>
    private sealed class Indenter(string from, string to, bool firstIsMoved, bool keepFirst = false) : CSharpSyntaxRewriter
    {
        private bool atLineStart = firstIsMoved;
        private bool isFirst = true;

        public override SyntaxToken VisitToken(SyntaxToken token)
        {
            if (token.RawKind == 0 || token.IsMissing)
            {
                return token;
            }

            var leading = new List<SyntaxTrivia>();
            if (isFirst && !atLineStart && !keepFirst)
            {
                // The node stood behind something else on its line; now it has a line of its own.
                leading.Add(SyntaxFactory.Whitespace(to));
                leading.AddRange(token.LeadingTrivia.SkipWhile(t => t.IsKind(SyntaxKind.WhitespaceTrivia)));
            }
            else
            {
                foreach (var trivia in token.LeadingTrivia)
                {
                    if (atLineStart)
                    {
                        if (trivia.IsKind(SyntaxKind.WhitespaceTrivia))
                        {
                            leading.Add(SyntaxFactory.Whitespace(Moved(trivia.ToString())));
                            atLineStart = false;
                            continue;
                        }

                        if (from.Length == 0 && to.Length > 0 && !trivia.IsKind(SyntaxKind.EndOfLineTrivia) && !trivia.IsDirective)
                        {
                            leading.Add(SyntaxFactory.Whitespace(to));
                            atLineStart = false;
                        }
                    }

                    leading.Add(MovedLines(trivia));
                    atLineStart = trivia.IsKind(SyntaxKind.EndOfLineTrivia) || trivia.IsDirective;
                }

                if (atLineStart && from.Length == 0 && to.Length > 0)
                {
                    leading.Add(SyntaxFactory.Whitespace(to));
                }
            }

            isFirst = false;
            atLineStart = token.TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia);
            var moved = token.WithLeadingTrivia(leading);
            return token.TrailingTrivia.Any(SyntaxKind.MultiLineCommentTrivia)
                ? moved.WithTrailingTrivia(token.TrailingTrivia.Select(MovedLines))
                : moved;
        }

        /// <summary>A comment with its further lines moved along with its first.</summary>
        private SyntaxTrivia MovedLines(SyntaxTrivia trivia)
        {
            var lines = trivia.IsKind(SyntaxKind.MultiLineCommentTrivia) ? trivia.ToString().Split('\n') : [];
            if (lines.Length < 2)
            {
                return trivia;
            }

            return SyntaxFactory.Comment(string.Join("\n", lines.Select((line, i) =>
                i == 0 || line.Trim().Length == 0 || !line.StartsWith(from, StringComparison.Ordinal)
                    ? line
                    : to + line.Substring(from.Length))));
        }

        private string Moved(string whitespace) =>
            whitespace.StartsWith(from, StringComparison.Ordinal) ? to + whitespace.Substring(from.Length) : whitespace;
    }
}
