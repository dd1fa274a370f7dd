using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.Analyzers.Flow;

/// <summary>The texts between the holes of an interpolated string.</summary>
internal static class InterpolatedText
{
    /// <summary>What the text says. The compiler's own value of it still has braces twice where they are escaped.</summary>
    public static string ValueOf(SyntaxToken token, InterpolatedStringExpressionSyntax whole) =>
        IsRaw(whole) ? token.ValueText : token.ValueText.Replace("{{", "{").Replace("}}", "}");

    /// <summary>
    /// Where each character of the text's value begins in the file, and at the end where the last one ends; null where the text is not
    /// understood.
    /// </summary>
    public static int[]? StartsIn(SyntaxToken token, InterpolatedStringExpressionSyntax whole)
    {
        var starts = new List<int>();
        var kind = whole.StringStartToken.Kind();
        var isRegular = kind == SyntaxKind.InterpolatedStringStartToken;
        var indentation = kind == SyntaxKind.InterpolatedMultiLineRawStringStartToken ? IndentationOf(whole) : 0;
        var text = token.Text;
        var isRaw = IsRaw(whole);
        var i = indentation > 0 && whole.Contents.FirstOrDefault() is InterpolatedStringTextSyntax first && first.TextToken == token
            ? Skip(text, 0, indentation)
            : 0;
        while (i < text.Length)
        {
            starts.Add(i);
            var isLineEnd = text[i] == '\n';
            i += isRaw ? 1
                : text[i] is '{' or '}' ? 2
                : isRegular && text[i] == '\\' && i + 1 < text.Length ? ConstantText.EscapeLength(text, i)
                : !isRegular && text[i] == '"' ? 2
                : 1;
            i = isLineEnd ? Skip(text, i, indentation) : i;
        }

        starts.Add(text.Length);
        return starts.Count == ValueOf(token, whole).Length + 1 ? [.. starts.Select(s => s + token.SpanStart)] : null;
    }

    private static bool IsRaw(InterpolatedStringExpressionSyntax whole) =>
        whole.StringStartToken.Kind() is SyntaxKind.InterpolatedMultiLineRawStringStartToken
            or SyntaxKind.InterpolatedSingleLineRawStringStartToken;

    /// <summary>The white space before the closing quotes, which no line of the value has.</summary>
    private static int IndentationOf(InterpolatedStringExpressionSyntax whole) =>
        whole.StringEndToken.Text.TrimStart('\r', '\n').TakeWhile(char.IsWhiteSpace).Count();

    private static int Skip(string text, int at, int count)
    {
        while (count-- > 0 && at < text.Length && text[at] is ' ' or '\t')
        {
            at++;
        }

        return at;
    }
}
