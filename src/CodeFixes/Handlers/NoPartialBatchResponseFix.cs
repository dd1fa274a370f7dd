using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;

namespace AwsMessaging.CodeFixes.Handlers;

/// <summary>
/// Makes a batch handler return which records failed: its return type, the body around each record, and whatever in view names the old
/// return type.
/// </summary>
internal sealed class NoPartialBatchResponseFix : Fix
{
    public override string RuleId => "AWSM3001";

    public override async Task<IReadOnlyList<FixAction>> OfferAsync(FixTarget target, CancellationToken cancellation) =>
        BatchKind.From(target) is { } kind && await ApplyAsync(target, kind, cancellation).ConfigureAwait(false) is not null
            ? [new FixAction(kind.Title, Primary, async (t, c) => await ApplyAsync(t, kind, c).ConfigureAwait(false)
                ?? t.Document.Project.Solution)]
            : [];

    /// <summary>The changed solution; null when the handler is of no form that can be changed, or the result would not compile.</summary>
    private static async Task<Solution?> ApplyAsync(FixTarget target, BatchKind kind, CancellationToken cancellation)
    {
        var document = target.Document;
        var root = await target.RootAsync(cancellation).ConfigureAwait(false);
        if (FunctionOf(await target.NodeAsync(cancellation).ConfigureAwait(false)) is not { } function
            || await MayBeOverriddenAsync(document, function, cancellation).ConfigureAwait(false))
        {
            return null;
        }

        var mark = new SyntaxAnnotation();
        var marked = document.WithSyntaxRoot(root.ReplaceNode(function, function.WithAdditionalAnnotations(mark)));
        if (await HandlerRewrite.ApplyAsync(marked, mark, kind, depth: 0, cancellation).ConfigureAwait(false) is not { } changed)
        {
            return null;
        }

        return await HandlerUses.FollowAsync(document, changed, mark, cancellation).ConfigureAwait(false);
    }

    /// <summary>
    /// Whether a derived type, here or in another assembly, repeats the method's return type and would no longer compile.
    /// </summary>
    private static async Task<bool> MayBeOverriddenAsync(Document document, SyntaxNode function, CancellationToken cancellation)
    {
        var model = (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        return function is MethodDeclarationSyntax
            && model.GetDeclaredSymbol(function,
                cancellation) is IMethodSymbol { IsSealed: false, ContainingType: { IsSealed: false } type } method
            && (method.IsVirtual || method.IsOverride)
            && (type.DeclaredAccessibility == Accessibility.Public
                || (await SymbolFinder.FindOverridesAsync(method, document.Project.Solution, cancellationToken: cancellation)
                    .ConfigureAwait(false)).Any());
    }

    private static SyntaxNode? FunctionOf(SyntaxNode? node) => node?.FirstAncestorOrSelf<SyntaxNode>(n => n
        is MethodDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax);
}
