using AwsMessaging.Semantics.Facts;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Resources;

/// <summary>The event source mappings in view that bring batches to a handler.</summary>
internal static class HandlerMappings
{
    /// <summary>
    /// Whether a mapping in view calls the handler, and all that do bring one record at a time, or as many as is not known: a failure is
    /// then of that record. A mapping that is not in view cannot be told from none.
    /// </summary>
    public static bool BringOne(IMethodSymbol handler, CompilationState state, CancellationToken cancellation)
    {
        var isCalled = false;
        foreach (var site in state.Resources.All(ResourceKind.Mapping, state, cancellation))
        {
            var mapping = new Resource(site, state, cancellation);
            if (!mapping.IsChange && Calls(mapping, handler, state))
            {
                isCalled = true;
                if (mapping.Own("BatchSize").Numbers(LambdaFacts.DefaultSqsBatchSize.Value) is { } sizes && sizes.Any(s => s != 1))
                {
                    return false;
                }
            }
        }

        return isCalled;
    }

    private static bool Calls(Resource mapping, IMethodSymbol handler, CompilationState state) =>
        mapping.To(ResourceLink.Function) is { IsUnknown: false } functions
        && functions.All.Any(f => HandlerLink.AllOf(f, state) is { } named
            && named.Any(h => SymbolEqualityComparer.Default.Equals(h.Method, handler)));
}
