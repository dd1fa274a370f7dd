using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.CodeFixes;

/// <summary>Asks the compiler what it says to a change before it is offered.</summary>
internal static class CompilerCheck
{
    /// <summary>
    /// A member that no constructor sets. Entity Framework Core suppresses it for sets of a context, which a fix that asks the compiler
    /// alone does not see.
    /// </summary>
    private const string Uninitialized = "CS8618";

    /// <summary>What the compiler calls a local that cannot live across an <c>await</c>.</summary>
    private const string Spilled = "CS4007";

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

    /// <summary>The nodes at which the compiler says something.</summary>
    public static async Task<List<T>> ReportedAsync<T>(Document document, string id, CancellationToken cancellation)
        where T : SyntaxNode
    {
        var root = (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        var model = (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        return [.. model.GetDiagnostics(cancellationToken: cancellation)
            .Where(d => d.Id == id)
            .SelectMany(d => root.DescendantNodes(d.Location.SourceSpan).OfType<T>()
                .Where(n => d.Location.SourceSpan.IntersectsWith(n.Span)))
            .Distinct()];
    }

    /// <summary>
    /// Whether the rest of the solution bears that a method returns a task where it returned nothing: nobody drops it, and no other document
    /// has an error or a warning that it did not have before. What a base class or a derived one says of the method need not name it where
    /// anybody looks, so a method for overrides is not borne.
    /// </summary>
    /// <param name="changed">The document with the method, as it is.</param>
    /// <param name="after">The solution with the change.</param>
    /// <param name="method">The method, as it is.</param>
    /// <param name="cancellation">Stops the check.</param>
    public static async Task<bool> IsBorneElsewhereAsync(
        Document changed, Solution after, MethodDeclarationSyntax method, CancellationToken cancellation)
    {
        if (method.Modifiers.Any(m => m.Kind() is SyntaxKind.VirtualKeyword or SyntaxKind.OverrideKeyword or SyntaxKind.AbstractKeyword))
        {
            return false;
        }

        var called = method.Identifier.ValueText;
        foreach (var document in changed.Project.Solution.Projects.Where(p => p.Language == LanguageNames.CSharp)
            .SelectMany(p => p.Documents))
        {
            if ((await document.GetTextAsync(cancellation).ConfigureAwait(false)).ToString().Contains(called)
                && await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is { } root
                && (root.DescendantNodes().Any(IsDropped)
                    || (document.Id != changed.Id
                        && !await CompilesAsync(document, after.GetDocument(document.Id)!, cancellation).ConfigureAwait(false))))
            {
                return false;
            }
        }

        return true;

        // As a statement, or all that a member or a lambda does, which may return nothing
        bool IsDropped(SyntaxNode node)
        {
            if (node is not SimpleNameSyntax name || name.Identifier.ValueText != called)
            {
                return false;
            }

            SyntaxNode access = name.Parent is MemberAccessExpressionSyntax or MemberBindingExpressionSyntax ? name.Parent : name;
            return access.Parent is InvocationExpressionSyntax call && call.Expression == access
                && (call.Parent is ConditionalAccessExpressionSyntax whole ? whole.Parent : call.Parent)
                    is ExpressionStatementSyntax or ArrowExpressionClauseSyntax or AnonymousFunctionExpressionSyntax;
        }
    }

    private static async Task<Dictionary<string, int>> CountAsync(Document document, CancellationToken cancellation)
    {
        var model = (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        var root = await model.SyntaxTree.GetRootAsync(cancellation).ConfigureAwait(false);
        var counts = model.GetDiagnostics(cancellationToken: cancellation)
            .Where(d => d.Severity >= DiagnosticSeverity.Warning)
            .GroupBy(d => d.Id)
            .ToDictionary(g => g.Key, g => g.Count());
        if (SpilledLocals.Count(model, root, cancellation) is > 0 and var spilled)
        {
            counts[Spilled] = spilled;
        }

        return counts;
    }
}
