using AwsMessaging.Analyzers.Rules.Handlers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.CodeFixes.Handlers;

/// <summary>Removes the delete, where it is a statement of its own without a comment that a person should read first.</summary>
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

        var root = await target.RootAsync(cancellation).ConfigureAwait(false);
        if (statement.Parent is not BlockSyntax { Parent: FinallyClauseSyntax { Parent: TryStatementSyntax @try } })
        {
            return target.With(root.RemoveNode(statement, SyntaxRemoveOptions.KeepNoTrivia)!);
        }

        root = root.TrackNodes<SyntaxNode>(statement, @try);
        root = root.RemoveNode(root.GetCurrentNode(statement)!, SyntaxRemoveOptions.KeepNoTrivia)!;
        return target.With(EmptyFinally.Without(root, root.GetCurrentNode(@try)!));
    }

    private static bool HasComment(SyntaxNode statement) => statement.GetLeadingTrivia().Concat(statement.GetTrailingTrivia())
        .Any(t => t.Kind() is not (SyntaxKind.WhitespaceTrivia or SyntaxKind.EndOfLineTrivia));
}
