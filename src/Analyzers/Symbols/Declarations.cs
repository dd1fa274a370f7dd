using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Symbols;

/// <summary>Where things are declared.</summary>
internal static class Declarations
{
    /// <summary>Whether the declaration of a variable stands in some code.</summary>
    public static bool IsDeclaredIn(this ISymbol variable, SyntaxNode code) =>
        variable.DeclaringSyntaxReferences.Any(d => d.SyntaxTree == code.SyntaxTree && code.Span.Contains(d.Span));
}
