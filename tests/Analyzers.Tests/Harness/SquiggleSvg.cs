using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace AwsMessaging.Analyzers.Tests.Harness;

/// <summary>Draws what an editor shows: code with a squiggle under the real finding and its message, and below it the code that the real fix makes.</summary>
internal static class SquiggleSvg
{
    private const int LineHeight = 20;
    private const double CharWidth = 8.43; // of 14 px monospace
    private const int Margin = 24;
    private const int Width = 1010;

    /// <param name="file">The file with the finding.</param>
    /// <param name="finding">The finding.</param>
    /// <param name="action">What the quick-fix calls itself.</param>
    /// <param name="fixedFile">The file that the fix makes.</param>
    /// <param name="method">Name of the method to draw of both.</param>
    public static string Draw(string file, Diagnostic finding, string action, string fixedFile, string method)
    {
        var (before, firstLine, indentation) = Method(file, method);
        var (after, _, _) = Method(fixedFile, method);
        var lines = finding.Location.GetLineSpan();
        var squiggle = (
            Line: lines.StartLinePosition.Line - firstLine,
            From: lines.StartLinePosition.Character - indentation,
            To: lines.EndLinePosition.Character - indentation);
        var svg = new StringBuilder();
        var y = Margin;
        y = Code(svg, before, y, squiggle);
        y = Message(svg, finding, y + 6);
        y = Action(svg, action, y + 14);
        y = Code(svg, after, y + 8, null, Changed(before, after));
        return $"""
            <svg xmlns="http://www.w3.org/2000/svg" width="{Width}" height="{y + Margin}" viewBox="0 0 {Width} {y + Margin}" font-family="Consolas, Menlo, 'DejaVu Sans Mono', monospace" font-size="14">
            <title>{Escape(finding.Id)}: the finding and its fix</title>
            <rect width="100%" height="100%" rx="8" fill="#1e1e1e"/>
            {svg}</svg>

            """.ReplaceLineEndings("\n");
    }

    private static int Code(StringBuilder svg, string code, int y, (int Line, int From, int To)? squiggle, IReadOnlySet<int>? changed = null)
    {
        var text = SourceText.From(code);
        var root = CSharpSyntaxTree.ParseText(code).GetRoot();
        foreach (var line in text.Lines)
        {
            if (line.LineNumber == text.Lines.Count - 1 && line.Span.IsEmpty)
            {
                break;
            }

            if (changed?.Contains(line.LineNumber) == true)
            {
                svg.Append(Invariant($"<rect x=\"8\" y=\"{y}\" width=\"{Width - 16}\" height=\"{LineHeight}\" fill=\"#2ea04333\"/>\n"));
            }

            svg.Append(Invariant($"<text x=\"{Margin}\" y=\"{y + 15}\" xml:space=\"preserve\" fill=\"#d4d4d4\">{Coloured(root, text, line)}</text>\n"));
            if (squiggle is { } under && under.Line == line.LineNumber)
            {
                Squiggle(svg, under.From, under.To, y + LineHeight - 2);
            }

            y += LineHeight;
        }

        return y;
    }

    /// <summary>A method's lines without their common indentation, and where they are in the file.</summary>
    private static (string Text, int FirstLine, int Indentation) Method(string file, string name)
    {
        var tree = CSharpSyntaxTree.ParseText(file);
        var node = tree.GetRoot().DescendantNodes().OfType<Microsoft.CodeAnalysis.CSharp.Syntax.MethodDeclarationSyntax>().Single(m => m.Identifier.ValueText == name);
        var span = node.GetLocation().GetLineSpan();
        var indentation = span.StartLinePosition.Character;
        var lines = file.Split('\n')[span.StartLinePosition.Line..(span.EndLinePosition.Line + 1)];
        return (string.Join('\n', lines.Select(l => l.Length >= indentation ? l[indentation..] : l)), span.StartLinePosition.Line, indentation);
    }

    private static string Coloured(SyntaxNode root, SourceText text, TextLine line)
    {
        var result = new StringBuilder();
        var at = line.Start;
        foreach (var token in root.DescendantTokens(line.Span).Where(t => t.Span.Length > 0 && line.Span.Contains(t.Span)))
        {
            Gap(token.SpanStart);
            var colour = token.IsKeyword() || SyntaxFacts.IsContextualKeyword(token.Kind()) || token.Text is "var" or "async" or "await" ? "#569cd6"
                : token.IsKind(SyntaxKind.StringLiteralToken) ? "#ce9178"
                : token.IsKind(SyntaxKind.NumericLiteralToken) ? "#b5cea8"
                : token.IsKind(SyntaxKind.IdentifierToken) && token.Parent?.Parent is Microsoft.CodeAnalysis.CSharp.Syntax.InvocationExpressionSyntax
                    or Microsoft.CodeAnalysis.CSharp.Syntax.MemberAccessExpressionSyntax { Parent: Microsoft.CodeAnalysis.CSharp.Syntax.InvocationExpressionSyntax } ? "#dcdcaa"
                : null;
            result.Append(colour is null ? Escape(token.Text) : $"<tspan fill=\"{colour}\">{Escape(token.Text)}</tspan>");
            at = token.Span.End;
        }

        Gap(line.End);
        return result.ToString();

        // White space and comments between tokens.
        void Gap(int until)
        {
            if (until > at)
            {
                var gap = text.ToString(TextSpan.FromBounds(at, until));
                result.Append(gap.Contains("//", StringComparison.Ordinal) ? $"<tspan fill=\"#6a9955\">{Escape(gap)}</tspan>" : Escape(gap));
            }
        }
    }

    private static void Squiggle(StringBuilder svg, int from, int to, int y)
    {
        var path = new StringBuilder();
        var (x, end, up) = (Margin + (from * CharWidth), Margin + (to * CharWidth), true);
        path.Append(Invariant($"M{x:0.#} {y}"));
        for (x += 3; x <= end; x += 3, up = !up)
        {
            path.Append(Invariant($"L{x:0.#} {(up ? y - 3 : y)}"));
        }

        svg.Append(Invariant($"<path d=\"{path}\" fill=\"none\" stroke=\"#cca700\" stroke-width=\"1.3\"/>\n"));
    }

    private static int Message(StringBuilder svg, Diagnostic finding, int y)
    {
        var lines = Wrap($"{finding.Severity.ToString().ToLowerInvariant()} {finding.Id}: {finding.GetMessage(CultureInfo.InvariantCulture)}", (int)((Width - (4 * Margin)) / CharWidth));
        var height = (lines.Count * LineHeight) + 14;
        svg.Append(Invariant($"<rect x=\"{Margin}\" y=\"{y}\" width=\"{Width - (2 * Margin)}\" height=\"{height}\" rx=\"4\" fill=\"#252526\" stroke=\"#cca700\"/>\n"));
        for (var i = 0; i < lines.Count; i++)
        {
            svg.Append(Invariant($"<text x=\"{Margin + 14}\" y=\"{y + 21 + (i * LineHeight)}\" fill=\"#e8e8e8\">{Escape(lines[i])}</text>\n"));
        }

        return y + height;
    }

    private static int Action(StringBuilder svg, string action, int y)
    {
        svg.Append(Invariant($"<rect x=\"{Margin}\" y=\"{y}\" width=\"{(action.Length * CharWidth) + 52:0}\" height=\"30\" rx=\"4\" fill=\"#094771\"/>\n"));
        svg.Append(Invariant($"<circle cx=\"{Margin + 17}\" cy=\"{y + 14}\" r=\"6\" fill=\"#ffcc00\"/><rect x=\"{Margin + 14}\" y=\"{y + 20}\" width=\"6\" height=\"3\" fill=\"#ffcc00\"/>\n"));
        svg.Append(Invariant($"<text x=\"{Margin + 36}\" y=\"{y + 20}\" fill=\"#ffffff\">{Escape(action)}</text>\n"));
        return y + 30;
    }

    private static HashSet<int> Changed(string before, string after)
    {
        var old = before.Split('\n').Select(l => l.Trim()).ToHashSet(StringComparer.Ordinal);
        return after.Split('\n').Select((l, i) => (Line: l.Trim(), Index: i)).Where(l => l.Line.Length > 1 && !old.Contains(l.Line)).Select(l => l.Index).ToHashSet();
    }

    private static List<string> Wrap(string text, int width)
    {
        var lines = new List<string> { "" };
        foreach (var word in text.Split(' '))
        {
            if (lines[^1].Length + word.Length + 1 > width)
            {
                lines.Add("");
            }

            lines[^1] += (lines[^1].Length > 0 ? " " : "") + word;
        }

        return lines;
    }

    private static string Escape(string text) => WebUtility.HtmlEncode(text);

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
