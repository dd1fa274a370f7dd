using AwsMessaging.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using CompilerWalks = Microsoft.CodeAnalysis.Operations.OperationExtensions;

namespace AwsMessaging.Analyzers;

/// <summary>
/// Walks over operations in the order of the source, as the compiler's own methods of these names do them, which code of this namespace
/// finds here first. Rules walk over the same few bodies again and again, and the compiler's walk takes each operation apart anew: a body
/// that is indexed has them all in a list.
/// </summary>
internal static class OperationWalks
{
    /// <summary>All operations below one.</summary>
    public static IEnumerable<IOperation> Descendants(this IOperation operation) => BodyIndex.PartOf(operation) is { } part
        ? new ArraySegment<IOperation>(part.Array!, part.Offset + 1, part.Count - 1)
        : CompilerWalks.Descendants(operation);

    /// <summary>An operation and all below it.</summary>
    public static IEnumerable<IOperation> DescendantsAndSelf(this IOperation operation) => BodyIndex.PartOf(operation) is { } part
        ? part
        : CompilerWalks.DescendantsAndSelf(operation);
}
