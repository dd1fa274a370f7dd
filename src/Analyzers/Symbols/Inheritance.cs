using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Symbols;

/// <summary>What a type is made from.</summary>
internal static class Inheritance
{
    /// <summary>The type, what it derives from, and so on up to <c>object</c>.</summary>
    public static IEnumerable<ITypeSymbol> SelfAndBases(this ITypeSymbol type)
    {
        for (ITypeSymbol? t = type; t is not null; t = t.BaseType)
        {
            yield return t;
        }
    }

    /// <summary>Whether objects of a type can be thrown.</summary>
    public static bool IsException(this ITypeSymbol type) => type.SelfAndBases().Any(t => t.Name == nameof(Exception));

    /// <summary>Whether a type is another one, or derives from it.</summary>
    public static bool IsOrDerivesFrom(this ITypeSymbol type, ITypeSymbol? other) =>
        type.SelfAndBases().Contains(other, SymbolEqualityComparer.Default);
}
