using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.Analyzers.Flow;

/// <summary>
/// What is spread into what: <c>[.. orders]</c>. Roslyn has had operations for collection expressions and their spreads since 4.9 only;
/// parents and children are the same in all compilers, and the syntax tells what they are.
/// </summary>
internal static class CollectionExpressions
{
    /// <summary>The collection that an element of a collection expression spreads; null for an element of its own.</summary>
    public static IOperation? Spreads(this IOperation element) =>
        element.Syntax is SpreadElementSyntax ? element.ChildOperations.FirstOrDefault() : null;

    /// <summary>The one collection that makes all of a collection expression: a copy, as by <c>ToList</c>; null for any other.</summary>
    public static IOperation? OnlySpread(this IOperation collection) =>
        collection.Syntax is CollectionExpressionSyntax { Elements: [SpreadElementSyntax] }
            ? collection.Unwrapped().ChildOperations.FirstOrDefault()?.Spreads()
            : null;

    /// <summary>The collection expression that a value is spread into; null where it is not.</summary>
    public static IOperation? SpreadInto(this IOperation value) =>
        value.Around().Parent is { Syntax: SpreadElementSyntax, Parent: { Syntax: CollectionExpressionSyntax } list } ? list : null;
}
