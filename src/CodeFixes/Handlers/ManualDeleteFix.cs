using AwsMessaging.Analyzers.Rules.Handlers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.CodeFixes.Handlers;

/// <summary>
/// Removes the delete, where it is a statement of its own without a comment that a person should read first, and with it what was there
/// for it alone: variables, and using directives.
/// </summary>
internal sealed class ManualDeleteFix : Fix
{
    public override string RuleId => "AWSM3022";

    public override async Task<IReadOnlyList<FixAction>> OfferAsync(FixTarget target, CancellationToken cancellation)
    {
        if (await FixedAsync(target, cancellation).ConfigureAwait(false) is not { } solution)
        {
            return [];
        }

        return await CompilerCheck.CompilesAsync(target.Document, solution.GetDocument(target.Document.Id)!, cancellation)
            .ConfigureAwait(false)
            ? [new FixAction("Remove the delete", Primary, async (t, c) => await FixedAsync(t, c).ConfigureAwait(false)
                ?? t.Document.Project.Solution)]
            : [];
    }

    private static async Task<Solution?> FixedAsync(FixTarget target, CancellationToken cancellation)
    {
        var call = (await target.NodeAsync(cancellation).ConfigureAwait(false))?.FirstAncestorOrSelf<InvocationExpressionSyntax>();
        var statement = await target.PlaceAsync<StatementSyntax>(ManualDeleteRule.Statement, cancellation).ConfigureAwait(false);
        if (call is null || statement is not ExpressionStatementSyntax { Parent: BlockSyntax, Expression: var expression }
            || CodeFacts.WithoutConfigureAwait(expression is AwaitExpressionSyntax awaited ? awaited.Expression : expression) != call
            || CodeFacts.HasDirectives(statement) || HasComment(statement) || Layout.SharesLine(statement))
        {
            return null;
        }

        // An async function that awaits nothing else would be left with nothing to do.
        if (expression is AwaitExpressionSyntax && AsyncFunctions.Around(statement) is { } function
            && !CodeFacts.NodesInFunction(function).Any(n => n is AwaitExpressionSyntax && n != expression))
        {
            return null;
        }

        var model = (await target.Document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        if (LastUse.GoneWith(statement, model, [], cancellation) is not { } unused)
        {
            return null;
        }

        var root = await target.RootAsync(cancellation).ConfigureAwait(false);
        var @try = (statement.Parent as BlockSyntax)?.Parent is FinallyClauseSyntax { Parent: TryStatementSyntax around } ? around : null;
        root = root.TrackNodes([statement, .. unused, .. @try is null ? [] : (SyntaxNode[])[@try]]);
        root = root.RemoveNode(root.GetCurrentNode(statement)!, SyntaxRemoveOptions.KeepNoTrivia)!;
        root = LastUse.Remove(root, unused);
        root = @try is null ? root : EmptyFinally.Without(root, root.GetCurrentNode(@try)!);
        return target.With(await UnusedUsings.RemovedAsync(target.Document, target.Document.WithSyntaxRoot(root), cancellation)
            .ConfigureAwait(false));
    }

    private static bool HasComment(SyntaxNode statement) => statement.GetLeadingTrivia().Concat(statement.GetTrailingTrivia())
        .Any(t => t.Kind() is not (SyntaxKind.WhitespaceTrivia or SyntaxKind.EndOfLineTrivia));
}
