using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.CodeFixes.Handlers;

/// <summary>Tells Lambda of a failure at the end of the <c>catch</c> that kept it: by the batch response, or by rethrowing.</summary>
internal abstract class CatchEndFix(string clause) : Fix
{
    private const string Rethrow = "throw;";

    /// <summary>The statement that reports the failure, in text; null to rethrow.</summary>
    protected virtual string? ReportIn(FixTarget target) => null;

    public override async Task<IReadOnlyList<FixAction>> OfferAsync(FixTarget target, CancellationToken cancellation)
    {
        var actions = new List<FixAction>();
        if (ReportIn(target) is { } report
            && await ActionAsync(target, "Report the failed record", Primary, report, cancellation).ConfigureAwait(false) is { } reporting)
        {
            actions.Add(reporting);
        }

        if (await ActionAsync(target, "Rethrow", actions.Count == 0 ? Primary : Alternative("throw"), Rethrow, cancellation)
            .ConfigureAwait(false) is { } rethrowing)
        {
            actions.Add(rethrowing);
        }

        return actions;
    }

    private async Task<FixAction?> ActionAsync(FixTarget target, string title, string key, string statement, CancellationToken cancellation)
    {
        return await FixedAsync(target, statement, cancellation).ConfigureAwait(false) is { } solution
            && await CompilerCheck.CompilesAsync(target.Document, solution.GetDocument(target.Document.Id)!, cancellation)
                .ConfigureAwait(false)
            ? new FixAction(title, key, async (t, c) => await FixedAsync(t, statement, c).ConfigureAwait(false)
                ?? t.Document.Project.Solution)
            : null;
    }

    /// <summary>
    /// Behind what is there; a <c>continue</c> or <c>return</c> at the end stays the last, and gives way to a <c>throw</c>.
    /// </summary>
    private async Task<Solution?> FixedAsync(FixTarget target, string statement, CancellationToken cancellation)
    {
        if (await target.PlaceAsync<CatchClauseSyntax>(clause, cancellation).ConfigureAwait(false) is not { Block: var block } caught
            || CodeFacts.HasDirectives(caught) || !Layout.StartsLine(block.CloseBraceToken))
        {
            return null;
        }

        var layout = Layout.Of(caught);
        var added = layout.Statement(statement, Layout.IndentationOf(caught) + layout.Unit);
        var statements = block.Statements;
        if (statements.LastOrDefault() is not { } last || last is not (ContinueStatementSyntax or ReturnStatementSyntax))
        {
            block = BlockEnd.Add(block, added);
            statements = block.Statements;
        }
        else if (added is ThrowStatementSyntax)
        {
            statements = statements.Replace(last, added.WithLeadingTrivia(last.GetLeadingTrivia())
                .WithTrailingTrivia(last.GetTrailingTrivia()));
        }
        else
        {
            // The comment over the jump is about the jump.
            statements = statements.Insert(statements.Count - 1, added);
        }

        var root = await target.RootAsync(cancellation).ConfigureAwait(false);
        return target.With(root.ReplaceNode(caught.Block, block.WithStatements(statements)));
    }
}
