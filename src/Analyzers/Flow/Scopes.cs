using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Flow;

/// <summary>What kind of place code stands in.</summary>
internal static class Scopes
{
    /// <summary>
    /// Whether the code is data, not something that runs: a lambda turned into an expression tree, as mocking libraries take for set-ups
    /// and verifications.
    /// </summary>
    public static bool IsInExpressionTree(IOperation operation)
    {
        for (var parent = operation.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is IAnonymousFunctionOperation && IsExpressionTree(parent.Parent))
            {
                return true;
            }
        }

        return false;

        static bool IsExpressionTree(IOperation? around) =>
            around is IConversionOperation or IDelegateCreationOperation
            && around.Type is INamedTypeSymbol { Name: "Expression", ContainingNamespace: { Name: "Expressions", ContainingNamespace.Name: "Linq" } };
    }

    /// <summary>The type whose member the code stands in; that of the program for top-level statements.</summary>
    public static INamedTypeSymbol? TypeAround(IOperation operation, CancellationToken cancellation) =>
        operation.SemanticModel?.GetEnclosingSymbol(operation.Syntax.SpanStart, cancellation)?.ContainingType;

    /// <summary>Whether the code runs as part of a <c>catch</c>.</summary>
    public static bool IsInCatch(IOperation operation)
    {
        foreach (var parent in operation.AncestorsInFunction())
        {
            if (parent is ICatchClauseOperation)
            {
                return true;
            }
        }

        return false;
    }
}
