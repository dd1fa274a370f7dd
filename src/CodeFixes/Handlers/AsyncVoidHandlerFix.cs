using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.CodeFixes.Handlers;

/// <summary>Returns a task in place of nothing.</summary>
internal sealed class AsyncVoidHandlerFix : Fix
{
    public override string RuleId => "AWSM3010";

    public override async Task<IReadOnlyList<FixAction>> OfferAsync(FixTarget target, CancellationToken cancellation)
    {
        if (await FixedAsync(target, cancellation).ConfigureAwait(false) is not { } solution)
        {
            return [];
        }

        return await CompilerCheck.CompilesAsync(target.Document, solution.GetDocument(target.Document.Id)!, cancellation)
            .ConfigureAwait(false)
            && (await FunctionAsync(target, cancellation).ConfigureAwait(false) is not MethodDeclarationSyntax method
                || await CompilerCheck.IsBorneElsewhereAsync(target.Document, solution, method, cancellation).ConfigureAwait(false))
            ? [new FixAction("Return Task", Primary, async (t, c) => await FixedAsync(t, c).ConfigureAwait(false)
                ?? t.Document.Project.Solution)]
            : [];
    }

    private static async Task<SyntaxNode?> FunctionAsync(FixTarget target, CancellationToken cancellation) =>
        (await target.NodeAsync(cancellation).ConfigureAwait(false))?.FirstAncestorOrSelf<SyntaxNode>(
            n => n is MethodDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax);

    private static async Task<Solution?> FixedAsync(FixTarget target, CancellationToken cancellation)
    {
        if (await FunctionAsync(target, cancellation).ConfigureAwait(false) is not { } function)
        {
            return null;
        }

        var model = (await target.Document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        var (name, import) = AsyncFunctions.TaskName(model, function);
        if (AsyncFunctions.ReturningTask(function, name) is not { } changed)
        {
            return null;
        }

        var root = await target.RootAsync(cancellation).ConfigureAwait(false);
        return target.With(Usings.Add(root.ReplaceNode(function, changed), import));
    }
}
