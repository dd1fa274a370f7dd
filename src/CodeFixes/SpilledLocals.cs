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
            var awaits = CodeFacts.NodesInFunction(function).Where(IsAwait).ToList();
            foreach (var declared in awaits.Count == 0 ? [] : CodeFacts.NodesInFunction(function).Where(IsDeclaration))
            {
                if (model.GetDeclaredSymbol(declared, cancellation) is ILocalSymbol local && (local.IsRef || local.Type.IsRefLikeType)
                    && awaits.Exists(a => a.SpanStart > declared.Span.End && IsMentionedBehind(a, declared, local, function)))
                {
                    count++;
                }
            }

            // The loop itself holds what goes through a span
            count += CodeFacts.NodesInFunction(function).OfType<ForEachStatementSyntax>().Count(l =>
                model.GetTypeInfo(l.Expression, cancellation).Type is { IsRefLikeType: true } && awaits.Exists(l.Statement.Contains));
        }

        return count;
    }

    /// <summary>Behind an <c>await</c>, or in a loop around it, whose next turn comes to what stands before it.</summary>
    private static bool IsMentionedBehind(SyntaxNode wait, SyntaxNode declared, ILocalSymbol local, SyntaxNode function)
    {
        var loop = wait.Ancestors().TakeWhile(a => a != function && !a.Contains(declared)).LastOrDefault(a =>
            a is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax);
        var end = wait is AwaitExpressionSyntax ? wait.Span.End : wait.SpanStart;
        return CodeFacts.NodesInFunction(function).Any(n => n is IdentifierNameSyntax { Identifier.ValueText: var name } && name == local.Name
            && (n.SpanStart >= end || loop?.Span.Contains(n.Span) == true));
    }

    private static bool IsAwait(SyntaxNode node) => node is AwaitExpressionSyntax
        or CommonForEachStatementSyntax { AwaitKeyword.RawKind: (int)SyntaxKind.AwaitKeyword }
        or UsingStatementSyntax { AwaitKeyword.RawKind: (int)SyntaxKind.AwaitKeyword }
        or LocalDeclarationStatementSyntax { AwaitKeyword.RawKind: (int)SyntaxKind.AwaitKeyword };

    private static bool IsDeclaration(SyntaxNode node) =>
        node is VariableDeclaratorSyntax or ForEachStatementSyntax or SingleVariableDesignationSyntax;
}
