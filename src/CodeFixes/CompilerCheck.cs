using Microsoft.CodeAnalysis;

namespace AwsMessaging.CodeFixes;

/// <summary>Asks the compiler what it says to a change before it is offered.</summary>
internal static class CompilerCheck
{
    /// <summary>
    /// A member that no constructor sets. Entity Framework Core suppresses it for sets of a context, which a fix that asks the compiler
    /// alone does not see.
    /// </summary>
    private const string Uninitialized = "CS8618";

    /// <summary>
    /// Whether a document has no error or warning of the compiler that it did not have before; a new document, none at all.
    /// </summary>
    public static async Task<bool> CompilesAsync(Document? before, Document after, CancellationToken cancellation)
    {
        var known = before is null ? [] : await CountAsync(before, cancellation).ConfigureAwait(false);
        foreach (var found in await CountAsync(after, cancellation).ConfigureAwait(false))
        {
            if (!known.TryGetValue(found.Key, out var count) || (count < found.Value && found.Key != Uninitialized))
            {
                return false;
            }
        }

        return true;
    }

    private static async Task<Dictionary<string, int>> CountAsync(Document document, CancellationToken cancellation) =>
        (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!.GetDiagnostics(cancellationToken: cancellation)
            .Where(d => d.Severity >= DiagnosticSeverity.Warning)
            .GroupBy(d => d.Id)
            .ToDictionary(g => g.Key, g => g.Count());
}
