using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.CodeFixes.Producers;

/// <summary>What loops over chunks need to know of a collection.</summary>
internal static class Chunks
{
    /// <summary>Whether a member of an expression can be called without parentheses around it.</summary>
    public static bool IsOperand(ExpressionSyntax expression) => expression is IdentifierNameSyntax or MemberAccessExpressionSyntax
        or InvocationExpressionSyntax or ElementAccessExpressionSyntax or ParenthesizedExpressionSyntax;

    /// <summary>The type of the elements by one of some generic interfaces, or of an array's; null for a type without them.</summary>
    public static ITypeSymbol? ElementOf(ITypeSymbol type, params string[] interfaces) => type is IArrayTypeSymbol { Rank: 1 } array
        ? array.ElementType
        : type.AllInterfaces.Concat(type is INamedTypeSymbol named ? [named] : [])
            .FirstOrDefault(i => interfaces.Contains(i.Name) && i is { TypeArguments.Length: 1, ContainingNamespace.Name: "Generic" })
            ?.TypeArguments[0];
}
