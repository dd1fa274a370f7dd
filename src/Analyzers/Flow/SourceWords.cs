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
    private static readonly string[] AtMostOnce = ["at most once", "at-most-once", "AtMostOnce"];

    /// <summary>What a comment on a statement says when its place was thought about.</summary>
    private static readonly string[] OnPurpose = ["on purpose", "deliberate", "intentional", "by design"];

    /// <summary>Characters that are enough for one of the words for attempts and the space behind it.</summary>
    private const int LongestWord = 12;

    private static readonly string[] Attempts =
        ["retry", "retries", "retried", "tries", "tried", "called", "runs", "run", "logged", "logs"];

    /// <summary>Characters: the longest of the words for a rate.</summary>
    private const int LongestRate = 7;

    private static readonly string[] Rates = [" a ", " an ", " per ", " every ", " each "];

    /// <summary>
    /// Whether the type around says, in a name or in a comment, that it would rather lose a message than handle it twice: a call to a
    /// customer, a restart. Or a comment on the statement or the member around says that it is on purpose.
    /// </summary>
    public static bool SayAtMostOnce(SyntaxNode code, CancellationToken cancellation)
    {
        var text = FileText.Of(code.SyntaxTree, cancellation);
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

            int Next(int from) => text.IndexOf(words, from, span.End, StringComparison.OrdinalIgnoreCase);
        }

        // Once a minute, once per connection
        bool IsRate(int end) => text.Part(end, Math.Min(text.Length, end + LongestRate)) is var behind
            && Array.Exists(Rates, r => behind.StartsWith(r, StringComparison.Ordinal));

        // Retries at most once, is called at most once
        bool IsOfAttempts(int start)
        {
            var before = text.Part(Math.Max(0, start - LongestWord), start).TrimEnd();
            return Array.Exists(Attempts, a => before.EndsWith(a, StringComparison.OrdinalIgnoreCase));
        }
    }

    /// <summary>Whether the type around some code says one of some words, in a name, a text or a comment, in whatever case.</summary>
    public static bool TypeSays(SyntaxNode code, string[] words, CancellationToken cancellation) =>
        Says(code.FirstAncestorOrSelf<TypeDeclarationSyntax>() ?? code.SyntaxTree.GetRoot(cancellation), words, cancellation);

    /// <summary>Whether a declaration says one of some words, in a name, a text or a comment, in whatever case.</summary>
    public static bool Says(SyntaxNode declaration, string[] words, CancellationToken cancellation)
    {
        var (text, span) = (FileText.Of(declaration.SyntaxTree, cancellation), declaration.FullSpan);
        return text.Length >= span.End && Array.Exists(words, w => text.Has(w, span, StringComparison.OrdinalIgnoreCase));
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
        var text = FileText.Of(node.SyntaxTree, cancellation);
        var span = node.FullSpan;
        if (word.Length == 0 || text.Length < span.End)
        {
            yield break;
        }

        if (MayEscape(text, span))
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

        for (var at = text.IndexOf(word, span.Start, span.End); at >= 0; at = text.IndexOf(word, at + word.Length, span.End))
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
        var text = FileText.Of(tree, cancellation);
        return words.Any(w => text.Has(w)) || MayEscape(text, new TextSpan(0, text.Length));
    }

    /// <summary>
    /// Whether a file may have an identifier or a literal in which some characters are, large or small: false is certain.
    /// </summary>
    public static bool MaySay(SyntaxTree tree, string characters, CancellationToken cancellation)
    {
        var text = FileText.Of(tree, cancellation);
        return text.Has(characters, StringComparison.OrdinalIgnoreCase) || text.Has("\\");
    }

    /// <summary>Whether an identifier may be written with escapes (<c>\u0061</c>): then its text says nothing.</summary>
    private static bool MayEscape(FileText text, TextSpan span) =>
        text.Has("\\", span) // One look for the character that few files have, before two for what is behind it
        && (text.Has("\\u", span) || text.Has("\\U", span));

    private static bool IsWhole(FileText text, int at, int length) =>
        (at == 0 || !SyntaxFacts.IsIdentifierPartCharacter(text[at - 1]))
        && (at + length == text.Length || !SyntaxFacts.IsIdentifierPartCharacter(text[at + length]));
}
