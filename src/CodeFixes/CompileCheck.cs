using Microsoft.CodeAnalysis;

namespace AwsMessaging.CodeFixes;

/// <summary>The compiler's word on a change, for what cannot be told from syntax: a name that now means something else, a type that no longer fits.</summary>
internal static class CompileCheck
{
    /// <summary>Whether a document has no error or warning of the compiler that it did not have before.</summary>
    public static async Task<bool> AddsNothingAsync(Document before, Document after, CancellationToken cancellation)
    {
        var known = Count((await before.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!, cancellation);
        foreach (var found in Count((await after.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!, cancellation))
        {
            if (!known.TryGetValue(found.Key, out var count) || count < found.Value)
            {
                return false;
            }
        }

        return true;
    }

    private static Dictionary<string, int> Count(SemanticModel model, CancellationToken cancellation) =>
        model.GetDiagnostics(cancellationToken: cancellation)
            .Where(d => d.Severity >= DiagnosticSeverity.Warning)
            .GroupBy(d => d.Id)
            .ToDictionary(g => g.Key, g => g.Count());
}
