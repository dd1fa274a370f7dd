using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace AwsMessaging.Analyzers.Flow;

/// <summary>
/// Finds words in source by its text first and by its tokens then: to walk all nodes of a class for the two places that say a name would
/// cost more than all that a rule does there.
/// </summary>
internal static class SourceWords
{
    /// <summary>Characters: far less than what the compiler holds in pieces, which is decided by what a file takes in bytes.</summary>
    private const int LongText = 8 * 1024;

    /// <summary>Characters: what is put together at once to look through a text that nobody may ask for again.</summary>
    private const int Piece = 32 * 1024;

    /// <summary>Goes with the text itself, which an editor keeps until someone types in the file.</summary>
    private static readonly ConditionalWeakTable<SourceText, string> Long = new();

    private static readonly string[] AtMostOnce = ["at most once", "at-most-once", "AtMostOnce"];

    /// <summary>What a comment on a statement says when its place was thought about.</summary>
    private static readonly string[] OnPurpose = ["on purpose", "deliberate", "intentional", "by design"];

    /// <summary>Characters that are enough for one of the words for attempts and the space behind it.</summary>
    private const int LongestWord = 12;

    private static readonly string[] Attempts =
        ["retry", "retries", "retried", "tries", "tried", "called", "runs", "run", "logged", "logs"];

    private static readonly string[] Rates = [" a ", " an ", " per ", " every ", " each "];

    /// <summary>
    /// Whether the type around says, in a name or in a comment, that it would rather lose a message than handle it twice: a call to a
    /// customer, a restart. Or a comment on the statement or the member around says that it is on purpose.
    /// </summary>
    public static bool SayAtMostOnce(SyntaxNode code, CancellationToken cancellation)
    {
        var text = TextOf(code.SyntaxTree, cancellation);
        var span = (code.FirstAncestorOrSelf<TypeDeclarationSyntax>() ?? code.SyntaxTree.GetRoot(cancellation)).FullSpan;
        return (text.Length >= span.End && Array.Exists(AtMostOnce, IsSaid)) || SayOnPurpose(code);

        bool IsSaid(string words)
        {
            for (var at = Next(span.Start); at >= 0; at = Next(at + words.Length))
            {
                if (!IsRate(at + words.Length) && !IsOfAttempts(at))
                {
                    return true;
                }
            }

            return false;

            int Next(int from) => text.IndexOf(words, from, span.End - from, StringComparison.OrdinalIgnoreCase);
        }

        // Once a minute, once per connection
        bool IsRate(int end) => Array.Exists(Rates, r => string.CompareOrdinal(text, end, r, 0, r.Length) == 0);

        // Retries at most once, is called at most once
        bool IsOfAttempts(int start)
        {
            var before = text.Substring(Math.Max(0, start - LongestWord), Math.Min(start, LongestWord)).TrimEnd();
            return Array.Exists(Attempts, a => before.EndsWith(a, StringComparison.OrdinalIgnoreCase));
        }
    }

    /// <summary>Whether the type around some code says one of some words, in a name, a text or a comment, in whatever case.</summary>
    public static bool TypeSays(SyntaxNode code, string[] words, CancellationToken cancellation) =>
        Says(code.FirstAncestorOrSelf<TypeDeclarationSyntax>() ?? code.SyntaxTree.GetRoot(cancellation), words, cancellation);

    /// <summary>Whether a declaration says one of some words, in a name, a text or a comment, in whatever case.</summary>
    public static bool Says(SyntaxNode declaration, string[] words, CancellationToken cancellation)
    {
        var (text, span) = (TextOf(declaration.SyntaxTree, cancellation), declaration.FullSpan);
        return text.Length >= span.End
            && Array.Exists(words, w => text.IndexOf(w, span.Start, span.Length, StringComparison.OrdinalIgnoreCase) >= 0);
    }

    /// <summary>
    /// Whether a comment on a statement, or on the method, field or property around it, says that it is so on purpose, or one of some other
    /// words for it. What a type says is of more than this.
    /// </summary>
    public static bool SayOnPurpose(SyntaxNode code, params string[] words)
    {
        var statement = code.FirstAncestorOrSelf<StatementSyntax>() ?? code;
        var member = code.FirstAncestorOrSelf<MemberDeclarationSyntax>();
        return (member is null or BaseTypeDeclarationSyntax or BaseNamespaceDeclarationSyntax ? default : member.GetLeadingTrivia())
            .Concat(statement.DescendantTrivia())
            .Any(t => t.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia
                    or SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia
                && t.ToFullString() is var comment && OnPurpose.Concat(words).Any(w => Begins(comment, w)));

        // Not "unintentional"
        static bool Begins(string comment, string word) =>
            comment.IndexOf(word, StringComparison.OrdinalIgnoreCase) is >= 0 and var at && (at == 0 || !char.IsLetter(comment[at - 1]));
    }

    /// <summary>The names below a node that are a word, in order. Names in comments are none.</summary>
    public static IEnumerable<SimpleNameSyntax> Names(SyntaxNode node, string word, CancellationToken cancellation)
    {
        foreach (var token in Identifiers(node, word, cancellation))
        {
            if (token.Parent is SimpleNameSyntax name && name.Identifier == token)
            {
                yield return name;
            }
        }
    }

    /// <summary>The identifiers below a node that are a word, in order: names, and what is declared by that name.</summary>
    public static IEnumerable<SyntaxToken> Identifiers(SyntaxNode node, string word, CancellationToken cancellation) =>
        Tokens(node, word, cancellation).Where(t => t.IsKind(SyntaxKind.IdentifierToken));

    /// <summary>The identifiers and literals below a node that are a word, in order.</summary>
    public static IEnumerable<SyntaxToken> Tokens(SyntaxNode node, string word, CancellationToken cancellation)
    {
        var text = TextOf(node.SyntaxTree, cancellation);
        var span = node.FullSpan;
        if (word.Length == 0 || text.Length < span.End)
        {
            yield break;
        }

        if (MayEscape(text, span.Start, span.Length))
        {
            foreach (var token in node.DescendantTokens())
            {
                if (token.ValueText == word)
                {
                    yield return token;
                }
            }

            yield break;
        }

        for (var at = Next(span.Start); at >= 0; at = Next(at + word.Length))
        {
            if (IsWhole(text, at, word.Length))
            {
                var token = node.FindToken(at);
                if (token.Span.Contains(at) && token.ValueText == word)
                {
                    yield return token;
                }
            }
        }

        int Next(int from) => from < span.End ? text.IndexOf(word, from, span.End - from, StringComparison.Ordinal) : -1;
    }

    /// <summary>
    /// Which of some words stand in a file's text, be it as a part of another. A long text is looked through in pieces: all of a program's
    /// are asked for the usual words, and to put them together would be to copy the program.
    /// </summary>
    public static bool[] Said(SyntaxTree tree, string[] words, CancellationToken cancellation)
    {
        var text = tree.GetText(cancellation);
        var said = new bool[words.Length];
        if (text.Length <= Piece || Long.TryGetValue(text, out _))
        {
            Look(TextOf(tree, cancellation));
            return said;
        }

        var overlap = 0;
        foreach (var word in words)
        {
            overlap = Math.Max(overlap, word.Length - 1);
        }

        for (var start = 0; start < text.Length; start += Piece)
        {
            Look(text.ToString(new TextSpan(start, Math.Min(Piece + overlap, text.Length - start))));
        }

        return said;

        void Look(string part)
        {
            for (var i = 0; i < words.Length; i++)
            {
                said[i] = said[i] || part.IndexOf(words[i], StringComparison.Ordinal) >= 0;
            }
        }
    }

    /// <summary>
    /// The last name of a type, or of what is called or set: <c>Queue</c> of <c>Amazon.CDK.AWS.SQS.Queue</c>; null where it has none.
    /// </summary>
    public static string? NameOf(ExpressionSyntax expression) => expression switch
    {
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        _ => null,
    };

    /// <summary>Whether a file may have an identifier in which one of some words is: false is certain.</summary>
    public static bool MayName(SyntaxTree tree, IReadOnlyList<string> words, CancellationToken cancellation)
    {
        var text = TextOf(tree, cancellation);
        return words.Any(w => text.IndexOf(w, StringComparison.Ordinal) >= 0) || MayEscape(text, 0, text.Length);
    }

    /// <summary>
    /// Whether a file may have an identifier or a literal in which some characters are, large or small: false is certain.
    /// </summary>
    public static bool MaySay(SyntaxTree tree, string characters, CancellationToken cancellation)
    {
        var text = TextOf(tree, cancellation);
        return text.IndexOf(characters, StringComparison.OrdinalIgnoreCase) >= 0 || text.IndexOf('\\') >= 0;
    }

    /// <summary>Whether an identifier may be written with escapes (<c>\u0061</c>): then its text says nothing.</summary>
    private static bool MayEscape(string text, int start, int length) =>
        text.IndexOf('\\', start, length) >= 0 // One look for the character that few files have, before two for what is behind it
        && (text.IndexOf("\\u", start, length, StringComparison.Ordinal) >= 0
            || text.IndexOf("\\U", start, length, StringComparison.Ordinal) >= 0);

    /// <summary>
    /// The text of a file: the string that the compiler has read it into or, where it holds a long text in pieces, the one string that is
    /// put together of them. To put it together at each question would cost many times what the question costs.
    /// </summary>
    public static string TextOf(SyntaxTree tree, CancellationToken cancellation)
    {
        var text = tree.GetText(cancellation);
        return text.Length < LongText ? text.ToString() : Long.GetValue(text, static t => t.ToString());
    }

    private static bool IsWhole(string text, int at, int length) =>
        (at == 0 || !SyntaxFacts.IsIdentifierPartCharacter(text[at - 1]))
        && (at + length == text.Length || !SyntaxFacts.IsIdentifierPartCharacter(text[at + length]));
}
