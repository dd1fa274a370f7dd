using AwsMessaging.CodeFixes.Handlers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.CodeFixes;

/// <summary>
/// Locals that cannot live across an <c>await</c>: spans and other ref structs, and locals by reference. The compiler finds them when it
/// writes the code, and not when it is asked for a document's diagnostics.
/// </summary>
internal static class SpilledLocals
{
    /// <summary>How many of them are declared before an <c>await</c> of their function and mentioned behind it.</summary>
    public static int Count(SemanticModel model, SyntaxNode root, CancellationToken cancellation)
    {
        var count = 0;
        foreach (var function in root.DescendantNodes().Where(AsyncFunctions.IsAsync))
        {
            var awaits = CodeFacts.NodesInFunction(function).Where(IsAwait).Select(n => n.SpanStart).ToList();
            foreach (var declared in awaits.Count == 0 ? [] : CodeFacts.NodesInFunction(function).Where(IsDeclaration))
            {
                if (model.GetDeclaredSymbol(declared, cancellation) is ILocalSymbol local && (local.IsRef || local.Type.IsRefLikeType)
                    && awaits.Exists(a => a > declared.Span.End && IsMentionedBehind(a, local, function)))
                {
                    count++;
                }
            }
        }

        return count;
    }

    private static bool IsMentionedBehind(int position, ILocalSymbol local, SyntaxNode function) =>
        CodeFacts.NodesInFunction(function).Any(n => n.SpanStart > position && n is IdentifierNameSyntax { Identifier.ValueText: var name }
            && name == local.Name);

    private static bool IsAwait(SyntaxNode node) => node is AwaitExpressionSyntax
        or CommonForEachStatementSyntax { AwaitKeyword.RawKind: (int)SyntaxKind.AwaitKeyword }
        or UsingStatementSyntax { AwaitKeyword.RawKind: (int)SyntaxKind.AwaitKeyword }
        or LocalDeclarationStatementSyntax { AwaitKeyword.RawKind: (int)SyntaxKind.AwaitKeyword };

    private static bool IsDeclaration(SyntaxNode node) =>
        node is VariableDeclaratorSyntax or ForEachStatementSyntax or SingleVariableDesignationSyntax;
}
