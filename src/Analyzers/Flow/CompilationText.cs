using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.Analyzers.Flow;

/// <summary>Whether code anywhere in the compilation names a thing: the cheap way to know that something out of sight may decide.</summary>
internal static class CompilationText
{
    /// <summary>Kept with the tree, not the compilation: while someone types, all trees but one go from compilation to compilation.</summary>
    private static readonly ConditionalWeakTable<SyntaxTree, ConcurrentDictionary<string, bool>> Known = new();

    private static readonly ConditionalWeakTable<SyntaxTree, ConcurrentDictionary<string, MemberAccessExpressionSyntax[]>> Assigned = new();

    /// <summary>Whether an identifier, or a string literal, is the word. Comments do not count.</summary>
    public static bool Mentions(CompilationState state, string word, CancellationToken cancellation) =>
        TreesThatMention(state, word, cancellation).Count > 0;

    /// <summary>The files in which an identifier, or a string literal, is the word.</summary>
    public static IReadOnlyList<SyntaxTree> TreesThatMention(CompilationState state, string word, CancellationToken cancellation) =>
        state.KeepMentions(word, w => FindTrees(state.Compilation, w, cancellation));

    private static List<SyntaxTree> FindTrees(Compilation compilation, string word, CancellationToken cancellation)
    {
        var found = new List<SyntaxTree>();
        foreach (var tree in compilation.SyntaxTrees)
        {
            cancellation.ThrowIfCancellationRequested();
            if (Known.GetOrCreateValue(tree).GetOrAdd(word, _ => Mentions(tree, word, cancellation)))
            {
                found.Add(tree);
            }
        }

        return found;
    }

    /// <summary>
    /// Whether code outside a member sets a property on an object of a type that is there already: <c>x.Name = …</c>, whatever x is.
    /// </summary>
    public static bool SetsElsewhere(CompilationState state, ITypeSymbol type, string property, SyntaxNode member, CancellationToken cancellation)
    {
        foreach (var tree in TreesThatMention(state, property, cancellation))
        {
            foreach (var access in Assigned.GetOrCreateValue(tree).GetOrAdd(property, p => TargetsOf(p, tree, cancellation)))
            {
                if (!(tree == member.SyntaxTree && member.Span.Contains(access.Span))
                    && SymbolEqualityComparer.Default.Equals(state.ModelOf(tree).GetTypeInfo(access.Expression, cancellation).Type, type))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>The <c>x.Name</c> to which something is assigned in a file.</summary>
    private static MemberAccessExpressionSyntax[] TargetsOf(string property, SyntaxTree tree, CancellationToken cancellation) =>
    [
        .. tree.GetRoot(cancellation).DescendantNodes().OfType<AssignmentExpressionSyntax>()
            .SelectMany(a => a.Left is TupleExpressionSyntax parts ? parts.Arguments.Select(p => p.Expression) : [a.Left])
            .OfType<MemberAccessExpressionSyntax>().Where(a => a.Name.Identifier.ValueText == property),
    ];

    private static bool Mentions(SyntaxTree tree, string word, CancellationToken cancellation)
    {
        if (SourceWords.TextOf(tree, cancellation).IndexOf(word, StringComparison.Ordinal) < 0)
        {
            return false;
        }

        foreach (var token in tree.GetRoot(cancellation).DescendantTokens())
        {
            if (token.ValueText == word)
            {
                return true;
            }
        }

        return false;
    }
}
