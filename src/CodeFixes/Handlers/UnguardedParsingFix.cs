using AwsMessaging.Analyzers.Rules.Handlers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.CodeFixes.Handlers;

/// <summary>Moves the parsing, and what stands between, to the beginning of the <c>try</c>.</summary>
internal sealed class UnguardedParsingFix : Fix
{
    public override string RuleId => "AWSM3020";

    public override async Task<IReadOnlyList<FixAction>> OfferAsync(FixTarget target, CancellationToken cancellation)
    {
        return await FixedAsync(target, cancellation).ConfigureAwait(false) is { } solution
            && await CompilerCheck.CompilesAsync(target.Document, solution.GetDocument(target.Document.Id)!, cancellation)
                .ConfigureAwait(false)
            ? [new FixAction("Parse inside the try", Primary, async (t, c) => await FixedAsync(t, c).ConfigureAwait(false)
                ?? t.Document.Project.Solution)]
            : [];
    }

    private static async Task<Solution?> FixedAsync(FixTarget target, CancellationToken cancellation)
    {
        var parsing = await target.PlaceAsync<StatementSyntax>(UnguardedParsingRule.Statement, cancellation).ConfigureAwait(false);
        var @try = await target.PlaceAsync<TryStatementSyntax>(UnguardedParsingRule.Try, cancellation).ConfigureAwait(false);
        if (parsing is not { Parent: BlockSyntax block } || @try is null || @try.Parent != block || CodeFacts.HasDirectives(block)
            || !Layout.StartsLine(@try.Block.CloseBraceToken))
        {
            return null;
        }

        var from = block.Statements.IndexOf(parsing);
        var to = block.Statements.IndexOf(@try);
        var moved = block.Statements.Skip(from).Take(to - from).ToList();

        // What is returned, skipped or declared as a function there is for the code around.
        if (from < 0 || moved.Exists(s => s is LocalFunctionStatementSyntax or UsingStatementSyntax
            or LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 }))
        {
            return null;
        }

        var layout = Layout.Of(@try);
        var indentation = Layout.IndentationOf(@try) + layout.Unit;
        var own = @try.Block.Statements;
        var inside = layout.Move(moved, indentation).AddRange(own);
        var result = @try.WithBlock(@try.Block.WithStatements(inside));

        // The try takes the place of the statement: with the blank line that stood before that, and with its own comments.
        var leading = @try.GetLeadingTrivia().Any(Comments.IsComment)
            ? Layout.WithoutBlankLinesBefore(@try).GetLeadingTrivia()
            : SyntaxFactory.TriviaList(SyntaxFactory.Whitespace(Layout.IndentationOf(@try)));
        result = result.WithLeadingTrivia(leading);
        if (from > 0 && CodeFixes.Layout.HasBlankLineBefore(parsing))
        {
            result = (TryStatementSyntax)layout.WithBlankLineBefore(result);
        }

        var root = await target.RootAsync(cancellation).ConfigureAwait(false);
        return target.With(root.ReplaceNode(block, block.WithStatements(
            SyntaxFactory.List([.. block.Statements.Take(from), result, .. block.Statements.Skip(to + 1)]))));
    }
}
