using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.CodeFixes;

/// <summary>Using directives for AWS that a fix takes the last use of.</summary>
internal static class UnusedUsings
{
    private const string UnusedUsing = "CS8019";

    /// <summary>
    /// The root without the directives that were of use and are no more; with <c>#if</c> in the file another build may need them.
    /// </summary>
    public static async Task<SyntaxNode> RemovedAsync(Document before, Document after, CancellationToken cancellation)
    {
        var root = (await after.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        if (root.ContainsDirectives)
        {
            return root;
        }

        var known = await CompilerCheck.ReportedAsync<UsingDirectiveSyntax>(before, UnusedUsing, cancellation).ConfigureAwait(false);
        var unused = (await CompilerCheck.ReportedAsync<UsingDirectiveSyntax>(after, UnusedUsing, cancellation).ConfigureAwait(false))
            .Where(u => u.Name?.ToString().StartsWith("Amazon.", StringComparison.Ordinal) == true
                && !known.Exists(k => k.ToString() == u.ToString()) && !Comments.AreWith(u))
            .ToList();
        return unused.Count == 0 ? root : root.RemoveNodes(unused, SyntaxRemoveOptions.KeepNoTrivia)!;
    }
}
