using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace AwsMessaging.Analyzers.Flow;

/// <summary>
/// A constant text as it is written in code, and where each of its characters stands there: in regular, verbatim and raw literals, in
/// interpolated texts, and in the parts of a sum. A part that is written elsewhere, as a constant is, stands where it is named.
/// </summary>
internal sealed class ConstantText
{
    private readonly List<Part> parts = [];

    private ConstantText(string text) => Text = text;

    /// <summary>What the code says.</summary>
    public string Text { get; }

    /// <summary>The text of an expression; null where it is not constant.</summary>
    public static ConstantText? Of(IOperation value)
    {
        // A literal that is still being typed has no end yet.
        if (value.ConstantValue is not { HasValue: true, Value: string text } || value.SemanticModel is not { } model
            || value.Syntax.ContainsDiagnostics)
        {
            return null;
        }

        var result = new ConstantText(text);
        result.Add(value.Syntax, model);
        return result.parts.Sum(p => p.Value.Length) == text.Length ? result : null;
    }

    /// <summary>Where some of its characters stand, as far as they are in one part.</summary>
    /// <param name="offset">Index of the first.</param>
    /// <param name="length">How many; 0 for a place between two.</param>
    public Location At(int offset, int length) => Find(offset) is var (part, start)
        ? Location.Create(part.Node.SyntaxTree, part.SpanOf(start, Math.Max(length, 1)))
        : Location.None;

    /// <summary>
    /// The literal in which characters stand, and the span of its own text that makes them; null where they are not all in one literal.
    /// </summary>
    public (LiteralExpressionSyntax Literal, TextSpan Span)? LiteralAt(int offset, int length) =>
        Find(offset) is var (part, start) && part is { Node: LiteralExpressionSyntax literal, Starts: not null }
            && start + length <= part.Value.Length
            ? (literal, part.SpanOf(start, length))
            : null;

    /// <summary>A text as it is written inside a literal of the kind of another.</summary>
    public static string Encode(string text, LiteralExpressionSyntax literal) => literal.Token.Text switch
    {
        ['@', ..] => text.Replace("\"", "\"\""),
        ['"', '"', '"', ..] => text,
        _ => text.Replace("\\", "\\\\").Replace("\"", "\\\""),
    };

    private void Add(SyntaxNode node, SemanticModel model)
    {
        switch (node)
        {
            case ParenthesizedExpressionSyntax parenthesized:
                Add(parenthesized.Expression, model);
                break;
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum:
                AddSum(sum, model);
                break;
            case LiteralExpressionSyntax { Token.Value: string text } literal:
                parts.Add(new Part(literal, text, StartsIn(literal.Token)));
                break;
            case InterpolatedStringExpressionSyntax interpolated:
                foreach (var content in interpolated.Contents)
                {
                    if (content is InterpolatedStringTextSyntax { TextToken: var token })
                    {
                        parts.Add(new Part(content, InterpolatedText.ValueOf(token, interpolated),
                            InterpolatedText.StartsIn(token, interpolated)));
                    }
                    else if (content is InterpolationSyntax { AlignmentClause: null, FormatClause: null } hole)
                    {
                        Add(hole.Expression, model);
                    }
                }

                break;
            default:
                parts.Add(new Part(node, model.GetConstantValue(node).Value as string ?? "", null));
                break;
        }
    }

    /// <summary>A sum nests to the left, however many terms it has.</summary>
    private void AddSum(BinaryExpressionSyntax sum, SemanticModel model)
    {
        var terms = new Stack<ExpressionSyntax>();
        ExpressionSyntax rest = sum;
        while (rest is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } both)
        {
            terms.Push(both.Right);
            rest = both.Left;
        }

        Add(rest, model);
        foreach (var term in terms)
        {
            Add(term, model);
        }
    }

    private (Part Part, int Start)? Find(int offset)
    {
        var start = 0;
        foreach (var part in parts)
        {
            if (offset < start + part.Value.Length || (part == parts[parts.Count - 1] && part.Value.Length > 0))
            {
                return (part, Math.Min(offset - start, part.Value.Length - 1));
            }

            start += part.Value.Length;
        }

        return null;
    }

    /// <summary>
    /// Where each character of a literal's value begins in the source, and at the end where the last one ends; null where the literal is
    /// not understood.
    /// </summary>
    private static int[]? StartsIn(SyntaxToken token)
    {
        var starts = new List<int>();
        var text = token.Text;
        var end = token.Kind() switch
        {
            SyntaxKind.StringLiteralToken =>
                text.StartsWith("@", StringComparison.Ordinal) ? Verbatim(text, starts) : Regular(text, starts),
            SyntaxKind.SingleLineRawStringLiteralToken => Raw(text, starts),
            SyntaxKind.MultiLineRawStringLiteralToken => RawLines(text, starts),
            _ => 0,
        };
        starts.Add(end);
        return starts.Count == token.ValueText.Length + 1 ? [.. starts.Select(s => s + token.SpanStart)] : null;
    }

    private static int Verbatim(string text, List<int> starts)
    {
        var i = 2;
        for (; i < text.Length - 1; i++)
        {
            starts.Add(i);
            i += text[i] == '"' ? 1 : 0;
        }

        return i;
    }

    private static int Regular(string text, List<int> starts)
    {
        var i = 1;
        while (i < text.Length - 1)
        {
            starts.Add(i);
            i += text[i] == '\\' ? EscapeLength(text, i) : 1;
        }

        return i;
    }

    /// <summary>
    /// A character beyond the basic plane is one escape and two characters of the value: such a literal is not understood.
    /// </summary>
    internal static int EscapeLength(string text, int at) => text[at + 1] switch
    {
        'u' => 6,
        'U' => 10,
        'x' => 2 + Enumerable.Range(at + 2, 4).TakeWhile(i => i < text.Length && Uri.IsHexDigit(text[i])).Count(),
        _ => 2,
    };

    private static int Raw(string text, List<int> starts)
    {
        var quotes = text.TakeWhile(c => c == '"').Count();
        starts.AddRange(Enumerable.Range(quotes, text.Length - (2 * quotes)));
        return text.Length - quotes;
    }

    /// <summary>The lines between those of the quotes, without the white space that stands before the closing quotes.</summary>
    private static int RawLines(string text, List<int> starts)
    {
        var source = SourceText.From(text);
        var lines = source.Lines;
        var indentation = lines[lines.Count - 1].ToString().TakeWhile(char.IsWhiteSpace).Count();
        for (var i = 1; i < lines.Count - 1; i++)
        {
            var line = lines[i];
            var first = Math.Min(line.Start + indentation, line.End);
            var isLast = i == lines.Count - 2;
            var end = isLast ? line.End : line.EndIncludingLineBreak;
            starts.AddRange(Enumerable.Range(first, end - first));
        }

        return lines.Count > 2 ? lines[lines.Count - 2].End : 0;
    }

    /// <summary>A piece of the text, and where it stands.</summary>
    /// <param name="Node">The literal, or what names the constant.</param>
    /// <param name="Value">What it says.</param>
    /// <param name="Starts">Where each of its characters begins in the file, and where the last ends; null where only the node is
    /// known.</param>
    private sealed record Part(SyntaxNode Node, string Value, int[]? Starts)
    {
        public TextSpan SpanOf(int start, int length) =>
            Starts is null ? Node.Span : TextSpan.FromBounds(Starts[start], Starts[Math.Min(start + length, Value.Length)]);
    }
}
