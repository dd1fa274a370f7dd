using AwsMessaging.Analyzers.Rules.Handlers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.CodeFixes.Handlers;

/// <summary>Leaves the loop at the first record that failed; from a FIFO queue, all behind it are returned with it.</summary>
internal sealed class GoesOnAfterFailureFix : Fix
{
    public override string RuleId => "AWSM3007";

    public override async Task<IReadOnlyList<FixAction>> OfferAsync(FixTarget target, CancellationToken cancellation)
    {
        var title = target.Properties.ContainsKey(GoesOnAfterFailureRule.Rest)
            ? "Stop, and return it with all messages behind it"
            : "Stop at the record that failed";
        return await FixedAsync(target, cancellation).ConfigureAwait(false) is { } solution
            && await CompilerCheck.CompilesAsync(target.Document, solution.GetDocument(target.Document.Id)!, cancellation)
                .ConfigureAwait(false)
            ? [new FixAction(title, Primary, async (t, c) => await FixedAsync(t, c).ConfigureAwait(false) ?? t.Document.Project.Solution)]
            : [];
    }

    private static async Task<Solution?> FixedAsync(FixTarget target, CancellationToken cancellation)
    {
        if (await target.PlaceAsync<CatchClauseSyntax>(GoesOnAfterFailureRule.Clause, cancellation).ConfigureAwait(false) is not
            { Block: var block } caught
            || CodeFacts.HasDirectives(caught) || !Layout.StartsLine(block.CloseBraceToken))
        {
            return null;
        }

        var layout = Layout.Of(caught);
        var indentation = Layout.IndentationOf(caught) + layout.Unit;
        var statements = block.Statements;
        var isQueue = target.Properties.TryGetValue(GoesOnAfterFailureRule.Rest, out var rest) && rest is not null;
        if (isQueue)
        {
            var adding = await target.PlaceAsync<ExpressionStatementSyntax>(GoesOnAfterFailureRule.Statement, cancellation)
                .ConfigureAwait(false);
            var at = adding is null ? -1 : statements.IndexOf(adding);
            if (at < 0)
            {
                return null;
            }

            var replaced = layout.Statement(rest!, indentation).WithLeadingTrivia(adding!.GetLeadingTrivia())
                .WithTrailingTrivia(adding.GetTrailingTrivia());
            statements = statements.Replace(statements[at], replaced);
        }

        var leave = layout.Statement("break;", indentation);
        var result = statements.LastOrDefault() is ContinueStatementSyntax last
            ? block.WithStatements(statements.Replace(
                last, leave.WithLeadingTrivia(last.GetLeadingTrivia()).WithTrailingTrivia(last.GetTrailingTrivia())))
            : BlockEnd.Add(block.WithStatements(statements), leave);
        var root = await target.RootAsync(cancellation).ConfigureAwait(false);
        var changed = root.ReplaceNode(block, result);
        var model = isQueue ? await target.Document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) : null;
        return target.With(model is null
            ? changed
            : Usings.Add(changed, Usings.NameFor(model, caught, "System.Linq", "Enumerable").Import));
    }
}
