using AwsMessaging.Analyzers.Rules.Handlers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.CodeFixes.Handlers;

/// <summary>
/// Puts what is done with the first record into a loop over all. What the handler returns at its end stays behind the loop; code that
/// returns in between is left to a person.
/// </summary>
internal sealed class OnlyFirstRecordFix : Fix
{
    public override string RuleId => "AWSM3018";

    public override async Task<IReadOnlyList<FixAction>> OfferAsync(FixTarget target, CancellationToken cancellation)
    {
        return await FixedAsync(target, cancellation).ConfigureAwait(false) is { } solution
            && await CompilerCheck.CompilesAsync(target.Document, solution.GetDocument(target.Document.Id)!, cancellation)
                .ConfigureAwait(false)
            ? [new FixAction("Go through all records", Primary, async (t, c) => await FixedAsync(t, c).ConfigureAwait(false)
                ?? t.Document.Project.Solution)]
            : [];
    }

    private static async Task<Solution?> FixedAsync(FixTarget target, CancellationToken cancellation)
    {
        if (await target.PlaceAsync<LocalDeclarationStatementSyntax>(OnlyFirstRecordRule.Statement, cancellation)
            .ConfigureAwait(false) is not { Parent: BlockSyntax block } first
            || !target.Properties.TryGetValue(OnlyFirstRecordRule.Records, out var records)
            || CodeFacts.HasDirectives(block) || !Layout.StartsLine(first.GetFirstToken()))
        {
            return null;
        }

        var at = block.Statements.IndexOf(first);
        var end = block.Statements.Count - (block.Statements.Last() is ReturnStatementSyntax ? 1 : 0);
        var work = block.Statements.Skip(at + 1).Take(end - at - 1).ToList();
        if (work.Count == 0 || work.Exists(s => CodeFacts.NodesInFunction(s).Any(n => n is ReturnStatementSyntax))
            || work.Exists(s => s is LocalFunctionStatementSyntax))
        {
            return null;
        }

        var layout = Layout.Of(first);
        var indentation = Layout.IndentationOf(first);
        var variable = first.Declaration.Variables[0];
        var loop = (ForEachStatementSyntax)layout.Statement(
            $"foreach ({first.Declaration.Type} {variable.Identifier} in {records})\n{{\n}}", indentation);
        var inside = (BlockSyntax)loop.Statement;
        loop = loop.WithStatement(inside.WithStatements(layout.Move(work, indentation + layout.Unit)))
            .WithLeadingTrivia(first.GetLeadingTrivia());
        if (first.GetTrailingTrivia().Any(Comments.IsComment))
        {
            return null;
        }

        var rest = block.Statements.Skip(end).Select(s =>
            layout.WithBlankLineBefore(Layout.StartsLine(s.GetFirstToken()) ? s : layout.Move(s, indentation)));
        var root = await target.RootAsync(cancellation).ConfigureAwait(false);
        return target.With(root.ReplaceNode(block, block.WithStatements(
            SyntaxFactory.List([.. block.Statements.Take(at), loop, .. rest]))));
    }
}
