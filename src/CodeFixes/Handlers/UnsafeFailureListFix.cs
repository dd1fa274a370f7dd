using AwsMessaging.Analyzers.Rules.Handlers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.CodeFixes.Handlers;

/// <summary>Locks the list while it is added to.</summary>
internal sealed class UnsafeFailureListFix : Fix
{
    public override string RuleId => "AWSM3009";

    public override async Task<IReadOnlyList<FixAction>> OfferAsync(FixTarget target, CancellationToken cancellation)
    {
        return await FixedAsync(target, cancellation).ConfigureAwait(false) is { } solution
            && await CompilerCheck.CompilesAsync(target.Document, solution.GetDocument(target.Document.Id)!, cancellation)
                .ConfigureAwait(false)
            ? [new FixAction("Lock the list", Primary, async (t, c) => await FixedAsync(t, c).ConfigureAwait(false)
                ?? t.Document.Project.Solution)]
            : [];
    }

    private static async Task<Solution?> FixedAsync(FixTarget target, CancellationToken cancellation)
    {
        if (await target.PlaceAsync<ExpressionStatementSyntax>(UnsafeFailureListRule.Statement, cancellation).ConfigureAwait(false) is not
            { } statement
            || !target.Properties.TryGetValue(UnsafeFailureListRule.List, out var list)
            || CodeFacts.HasDirectives(statement) || !StatementLists.CanReplace(statement) || !Layout.StartsLine(statement.GetFirstToken()))
        {
            return null;
        }

        var layout = Layout.Of(statement);
        var indentation = Layout.IndentationOf(statement);
        var shape = (LockStatementSyntax)layout.Statement($"lock ({list})\n{{\n}}", indentation);
        var moved = layout.Move(statement.WithLeadingTrivia(SyntaxFactory.Whitespace(indentation)), indentation + layout.Unit);
        var locked = shape
            .WithStatement(((BlockSyntax)shape.Statement).WithStatements(SyntaxFactory.SingletonList(moved)))
            .WithLeadingTrivia(statement.GetLeadingTrivia());
        var root = await target.RootAsync(cancellation).ConfigureAwait(false);
        return target.With(StatementLists.Replace(root, statement, [locked]));
    }
}
