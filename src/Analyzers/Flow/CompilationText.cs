using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.Analyzers.Flow;

/// <summary>Whether code anywhere in the compilation names a thing: the cheap way to know that something out of sight may decide.</summary>
internal static class CompilationText
{
    /// <summary>
    /// Words that rules ask for in nearly every program that sends or receives. They are looked for together, file by file: to bring the
    /// source of a large program into the processor's cache takes longer than to look for one word in what is there.
    /// </summary>
    private static readonly string[] Usual =
    [
        "MessageGroupId", "PartitionKey", "ExplicitHashKey", "ItemIdentifier", "InitializeCollections", "ShardCount",
        "ReceiveMessageWaitTime", "ReceiveMessageWaitTimeSeconds", "WaitTimeSeconds",
    ];

    /// <summary>
    /// Kept with the tree, not the compilation: while someone types, all trees but one go from compilation to compilation.
    /// </summary>
    private static readonly ConditionalWeakTable<SyntaxTree, Answers> Known = new();

    /// <summary>Whether an identifier, or a string literal, is the word. Comments do not count.</summary>
    public static bool Mentions(CompilationState state, string word, CancellationToken cancellation) =>
        TreesThatMention(state, word, cancellation).Count > 0;

    /// <summary>
    /// Whether an identifier, or a string literal, is one of some words: all files are looked through once for all of them.
    /// </summary>
    public static bool MentionsOneOf(CompilationState state, string[] words, CancellationToken cancellation) =>
        Array.Exists(words, w => TreesThatMention(state, w, words, cancellation).Count > 0);

    /// <summary>Whether an identifier, or a string literal, of a file is the word.</summary>
    public static bool Mentions(SyntaxTree tree, string word, CancellationToken cancellation) =>
        Known.GetOrCreateValue(tree).Get(word, () => MentionedIn(tree, [word], cancellation))[0];

    private static bool HasToken(SyntaxTree tree, string word, CancellationToken cancellation) =>
        SourceWords.Tokens(tree.GetRoot(cancellation), word, cancellation).Any();

    /// <summary>The answer to a question about a file's source, worked out at the first asking; words are questions too.</summary>
    public static bool Ask(SyntaxTree tree, string question, Func<bool> answer) =>
        Known.GetOrCreateValue(tree).Get(question, () => [answer()])[0];

    /// <summary>The files in which an identifier, or a string literal, is the word.</summary>
    public static IReadOnlyList<SyntaxTree> TreesThatMention(CompilationState state, string word, CancellationToken cancellation) =>
        TreesThatMention(state, word, Array.IndexOf(Usual, word) >= 0 ? Usual : [word], cancellation);

    private static IReadOnlyList<SyntaxTree> TreesThatMention(
        CompilationState state, string word, string[] together, CancellationToken cancellation) =>
        state.KeepMentions(word, together, words => FindTrees(state.Compilation, words, cancellation));

    /// <summary>The identifiers and literals of the compilation that are the word.</summary>
    public static IEnumerable<SyntaxToken> Tokens(CompilationState state, string word, CancellationToken cancellation) =>
        TreesThatMention(state, word, cancellation).SelectMany(t => SourceWords.Tokens(t.GetRoot(cancellation), word, cancellation));

    /// <summary>The names in the compilation that are the word.</summary>
    public static IEnumerable<SimpleNameSyntax> Names(CompilationState state, string word, CancellationToken cancellation) =>
        TreesThatMention(state, word, cancellation).SelectMany(t => SourceWords.Names(t.GetRoot(cancellation), word, cancellation));

    private static List<SyntaxTree>[] FindTrees(Compilation compilation, string[] words, CancellationToken cancellation)
    {
        var found = words.Select(_ => new List<SyntaxTree>()).ToArray();
        var together = string.Join("|", words);
        foreach (var tree in compilation.SyntaxTrees)
        {
            cancellation.ThrowIfCancellationRequested();
            var mentioned = Known.GetOrCreateValue(tree).Get(together, () => MentionedIn(tree, words, cancellation));
            for (var i = 0; i < words.Length; i++)
            {
                if (mentioned[i])
                {
                    found[i].Add(tree);
                }
            }
        }

        return found;
    }

    private static bool[] MentionedIn(SyntaxTree tree, string[] words, CancellationToken cancellation)
    {
        var mentioned = FileText.Of(tree, cancellation).HasEach(words);
        for (var i = 0; i < words.Length; i++)
        {
            mentioned[i] = mentioned[i] && HasToken(tree, words[i], cancellation);
        }

        return mentioned;
    }

    /// <summary>
    /// Whether code outside a member sets a property on an object of a type that is there already: <c>x.Name = …</c>, whatever x is.
    /// </summary>
    public static bool SetsElsewhere(
        CompilationState state, ITypeSymbol type, string property, SyntaxNode member, CancellationToken cancellation)
    {
        foreach (var access in state.Keep("sets: " + property, type, () => SetsOf(state, type, property, cancellation)))
        {
            if (!(access.SyntaxTree == member.SyntaxTree && member.Span.Contains(access.Span)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Whether code makes objects of a type from others of it, with what these say:
    /// <c>new Entry { Source = "shop", Detail = entry.Detail }</c>. What it starts from is a draft then, and may never be used itself.
    /// </summary>
    public static bool MakesOthers(CompilationState state, ITypeSymbol type, string property, CancellationToken cancellation)
    {
        return state.Holds("made of: " + property, type, () => Names(state, property, cancellation).Any(IsCopied));

        bool IsCopied(SimpleNameSyntax name) =>
            name.Parent is MemberAccessExpressionSyntax { Expression: var from } access && access.Name == name
            && access.Ancestors().OfType<BaseObjectCreationExpressionSyntax>().Any(IsMade)
            && SymbolEqualityComparer.Default.Equals(state.ModelOf(access.SyntaxTree).GetTypeInfo(from, cancellation).Type, type);

        bool IsMade(BaseObjectCreationExpressionSyntax made) =>
            (made is not ObjectCreationExpressionSyntax { Type: SimpleNameSyntax { Identifier.ValueText: var word } } || word == type.Name)
            && SymbolEqualityComparer.Default.Equals(state.ModelOf(made.SyntaxTree).GetTypeInfo(made, cancellation).Type, type);
    }

    /// <summary>The <c>x.Name</c> to which something is assigned and in which x is of a type.</summary>
    private static List<MemberAccessExpressionSyntax> SetsOf(
        CompilationState state, ITypeSymbol type, string property, CancellationToken cancellation)
    {
        var found = new List<MemberAccessExpressionSyntax>();
        foreach (var name in Names(state, property, cancellation))
        {
            if (name.Parent is MemberAccessExpressionSyntax access && access.Name == name && IsAssigned(access)
                && !IsOfOneMadeThere(access, cancellation)
                && SymbolEqualityComparer.Default.Equals(state.ModelOf(access.SyntaxTree).GetTypeInfo(access.Expression, cancellation).Type,
                    type))
            {
                found.Add(access);
            }
        }

        return found;
    }

    /// <summary>
    /// Whether the object is certainly one that the same code has just made: <c>var x = new …; x.Name = …</c>, where nothing else is
    /// assigned to x. Told by syntax, as most sets are of that kind: to ask the compiler is to have it look at all of the method.
    /// </summary>
    private static bool IsOfOneMadeThere(MemberAccessExpressionSyntax access, CancellationToken cancellation)
    {
        if (access.Expression is not IdentifierNameSyntax { Identifier: { ValueText: var variable } }
            || access.FirstAncestorOrSelf<MemberDeclarationSyntax>() is not BaseMethodDeclarationSyntax member)
        {
            return false;
        }

        VariableDeclaratorSyntax? declarator = null;
        foreach (var token in SourceWords.Identifiers(member, variable, cancellation))
        {
            switch (token.Parent)
            {
                case VariableDeclaratorSyntax { Initializer.Value: BaseObjectCreationExpressionSyntax } made when declarator is null:
                    declarator = made;
                    break;
                case IdentifierNameSyntax name when !IsGivenAnother(name):
                    break;
                default:
                    return false;
            }
        }

        // Outside of its block the name is that of something else.
        return declarator?.FirstAncestorOrSelf<BlockSyntax>()?.Span.Contains(access.Span) == true;
    }

    /// <summary>Whether a variable may be given another object where it is mentioned.</summary>
    private static bool IsGivenAnother(IdentifierNameSyntax name) => name.Parent switch
    {
        AssignmentExpressionSyntax assignment => assignment.Left == name,
        ArgumentSyntax argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None) || argument.Parent is TupleExpressionSyntax,
        RefExpressionSyntax => true,
        _ => false,
    };

    private static bool IsAssigned(MemberAccessExpressionSyntax access) => access.Parent switch
    {
        AssignmentExpressionSyntax assignment => assignment.Left == access,
        ArgumentSyntax { Parent: TupleExpressionSyntax { Parent: AssignmentExpressionSyntax assignment } tuple } =>
            assignment.Left == tuple,
        _ => false,
    };

    /// <summary>
    /// What is known of one file, by question or by the words that were looked for together: small, as there are thousands.
    /// </summary>
    private sealed class Answers
    {
        private readonly Dictionary<string, bool[]> known = new(StringComparer.Ordinal);

        public bool[] Get(string question, Func<bool[]> answer)
        {
            lock (known)
            {
                if (known.TryGetValue(question, out var found))
                {
                    return found;
                }
            }

            var value = answer();
            lock (known)
            {
                known[question] = value;
            }

            return value;
        }
    }
}
