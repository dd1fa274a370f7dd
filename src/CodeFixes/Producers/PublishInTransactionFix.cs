using AwsMessaging.Analyzers.Rules.Producers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.CodeFixes.Producers;

/// <summary>
/// Moves the publishing behind the commit. The rule names the statements, and the statement behind which they go; the publishing that
/// follows in the same transaction comes along, so that messages keep their order. Or writes to an outbox.
/// </summary>
internal sealed class PublishInTransactionFix : Fix
{
    /// <inheritdoc/>
    public override string RuleId => "AWSM1026";

    /// <inheritdoc/>
    public override async Task<IReadOnlyList<FixAction>> OfferAsync(FixTarget target, CancellationToken cancellation)
    {
        var outbox = await Outbox.OutboxFix.OfferAsync(target, cancellation).ConfigureAwait(false);
        return await Places.OfAsync(target, cancellation).ConfigureAwait(false) is null
            ? outbox
            : [new FixAction("Publish after the commit", Primary, ApplyAsync), .. outbox];
    }

    private static async Task<Solution> ApplyAsync(FixTarget target, CancellationToken cancellation)
    {
        var root = await target.RootAsync(cancellation).ConfigureAwait(false);
        if (await Places.OfAsync(target, cancellation).ConfigureAwait(false) is not { } places)
        {
            return target.Document.Project.Solution;
        }

        var endOfLine = Layout.EndOfLine(root);
        var outer = (BlockSyntax)places.Anchor.Parent!;
        var changed = places.Scope is not null ? CloseScope(places, outer, endOfLine)
            : places.Inner == outer ? MoveWithin(places, outer, endOfLine)
            : MoveOut(places, outer, endOfLine);
        return target.With(root.ReplaceNode(outer, changed));
    }

    /// <summary>From before the commit to behind it, in one block.</summary>
    private static BlockSyntax MoveWithin(Places places, BlockSyntax block, SyntaxTrivia endOfLine)
    {
        var statements = Without(block.Statements, places.Moves, endOfLine);
        var following = block.Statements.Skip(block.Statements.IndexOf(places.Anchor) + 1).Except(places.Moves).Count();
        var behind = statements.Count - following;
        if (following > 0 && IsParagraph(places.Moves[places.Moves.Count - 1], block))
        {
            statements[behind] = Layout.WithBlankLineBefore(statements[behind], endOfLine);
        }

        if (Handlers.Layout.StartsLine(block.CloseBraceToken))
        {
            statements[behind - 1] = Layout.EndingItsLine(statements[behind - 1], endOfLine);
            statements.InsertRange(behind, places.Moves.Select(m => Layout.EndingItsLine(m, endOfLine)));
        }
        else
        {
            statements.InsertRange(behind, places.Moves); // a block on one line stays there
        }

        return block.WithStatements(SyntaxFactory.List(statements));
    }

    /// <summary>A statement between blank lines stays so.</summary>
    private static bool IsParagraph(StatementSyntax statement, BlockSyntax block)
    {
        var next = block.Statements.IndexOf(statement) + 1;
        return Layout.HasBlankLineBefore(statement) && next < block.Statements.Count && Layout.HasBlankLineBefore(block.Statements[next]);
    }

    /// <summary>Out of a block, behind the statement around it, with the <c>return</c> that ended the block.</summary>
    private static BlockSyntax MoveOut(Places places, BlockSyntax outer, SyntaxTrivia endOfLine)
    {
        var moved = places.Return is null ? places.Moves : [.. places.Moves, places.Return];
        var inner = places.Inner;
        var left = places.Anchor.ReplaceNode(inner, inner.WithStatements(SyntaxFactory.List(Without(inner.Statements, moved, endOfLine))));
        var (from, to) = (Layout.IndentationOf(moved[0]), Layout.IndentationOf(places.Anchor));
        var statements = outer.Statements.Replace(places.Anchor, Layout.EndingItsLine(left, endOfLine)).ToList();
        var behind = outer.Statements.IndexOf(places.Anchor) + 1;
        for (var i = 0; i < moved.Count; i++)
        {
            var statement = Layout.EndingItsLine(Layout.Reindent(moved[i], from, to), endOfLine);
            statements.Insert(behind + i, i == 0 ? Layout.WithBlankLineBefore(statement, endOfLine) : statement);
        }

        return outer.WithStatements(SyntaxFactory.List(statements));
    }

    /// <summary>
    /// <c>using var scope = …;</c> ends with its block. It becomes a statement that ends with <c>scope.Complete()</c>.
    /// </summary>
    private static BlockSyntax CloseScope(Places places, BlockSyntax block, SyntaxTrivia endOfLine)
    {
        var declaration = places.Scope!;
        var (first, last) = (block.Statements.IndexOf(declaration), block.Statements.IndexOf(places.Anchor));
        var indentation = Layout.IndentationOf(declaration);
        var deeper = indentation + Layout.UnitOf(declaration);
        var inside = Without([.. block.Statements.Skip(first + 1).Take(last - first)], places.Moves, endOfLine);
        inside[0] = Layout.WithoutBlankLineBefore(inside[0]);

        var line = SyntaxFactory.Whitespace(indentation);
        var body = SyntaxFactory.Block(
            SyntaxFactory.Token(SyntaxFactory.TriviaList(line), SyntaxKind.OpenBraceToken, SyntaxFactory.TriviaList(endOfLine)),
            SyntaxFactory.List(inside.Select(s => Layout.EndingItsLine(Layout.Reindent(s, indentation, deeper), endOfLine))),
            SyntaxFactory.Token(SyntaxFactory.TriviaList(line), SyntaxKind.CloseBraceToken, SyntaxFactory.TriviaList(endOfLine)));
        var scope = SyntaxFactory.UsingStatement(
                declaration.AwaitKeyword,
                declaration.UsingKeyword,
                SyntaxFactory.Token(default, SyntaxKind.OpenParenToken, default),
                declaration.Declaration.WithoutTrailingTrivia(),
                expression: null,
                SyntaxFactory.Token(default, SyntaxKind.CloseParenToken, declaration.SemicolonToken.TrailingTrivia),
                body);

        var behind = places.Moves.Concat(block.Statements.Skip(last + 1).Except(places.Moves)).ToList();
        behind[0] = Layout.WithBlankLineBefore(Layout.EndingItsLine(behind[0], endOfLine), endOfLine);
        return block.WithStatements(SyntaxFactory.List(block.Statements.Take(first).Append(scope).Concat(behind)));
    }

    /// <summary>
    /// Statements without some. What comes first now does not begin with a blank line; what comes behind a block now does, when what stood
    /// there did.
    /// </summary>
    private static List<StatementSyntax> Without(
        IReadOnlyList<StatementSyntax> statements, IReadOnlyList<StatementSyntax> removed, SyntaxTrivia endOfLine)
    {
        var kept = new List<StatementSyntax>();
        var blankLine = false;
        foreach (var statement in statements)
        {
            if (removed.Contains(statement))
            {
                blankLine |= Layout.HasBlankLineBefore(statement);
                continue;
            }

            kept.Add(kept.Count == 0 && statement != statements[0] ? Layout.WithoutBlankLineBefore(statement)
                : blankLine && kept.Count > 0 && kept[kept.Count - 1].GetLastToken().IsKind(SyntaxKind.CloseBraceToken)
                    ? Layout.WithBlankLineBefore(statement, endOfLine)
                : statement);
            blankLine = false;
        }

        return kept;
    }

    /// <summary>The places that the rule named, as they are now.</summary>
    private sealed record Places(
        IReadOnlyList<StatementSyntax> Moves, StatementSyntax Anchor, StatementSyntax? Return, LocalDeclarationStatementSyntax? Scope)
    {
        public BlockSyntax Inner => (BlockSyntax)Moves[0].Parent!;

        /// <summary>Null when the rule named none, or an earlier fix already moved or replaced them.</summary>
        public static async Task<Places?> OfAsync(FixTarget target, CancellationToken cancellation)
        {
            var anchor = await target.PlaceAsync<StatementSyntax>(PublishAfterCommit.Anchor, cancellation).ConfigureAwait(false);
            var @return = await target.PlaceAsync<StatementSyntax>(PublishAfterCommit.Return, cancellation).ConfigureAwait(false);
            var scope = await target.PlaceAsync<LocalDeclarationStatementSyntax>(PublishAfterCommit.Scope, cancellation)
                .ConfigureAwait(false);
            var moves = new List<StatementSyntax>();
            while (target.Properties.ContainsKey(PublishAfterCommit.Move + moves.Count))
            {
                var role = PublishAfterCommit.Move + moves.Count;
                if (await target.PlaceAsync<StatementSyntax>(role, cancellation).ConfigureAwait(false) is not { } move)
                {
                    return null;
                }

                moves.Add(move);
            }

            if (moves.Count == 0 || anchor?.Parent is not BlockSyntax outer || moves[0].Parent is not BlockSyntax inner
                || moves.Exists(m => m.Parent != inner || Handlers.Layout.SharesLine(m)) || Handlers.Layout.SharesLine(anchor)
                || (target.Properties.ContainsKey(PublishAfterCommit.Return) && @return?.Parent != inner)
                || (target.Properties.ContainsKey(PublishAfterCommit.Scope) && scope?.Parent != outer))
            {
                return null;
            }

            var isBefore = inner == outer
                ? scope is not null || moves[0].SpanStart < anchor.SpanStart
                : anchor.Span.Contains(inner.Span);
            return isBefore && !IsCompiledInParts(moves, anchor) ? new Places(moves, anchor, @return, scope) : null;
        }

        /// <summary>
        /// Whether <c>#if</c>, <c>#region</c> and their like stand at or between the places: a move would tear what belongs together, or
        /// leave out what another build compiles.
        /// </summary>
        private static bool IsCompiledInParts(List<StatementSyntax> moves, StatementSyntax anchor)
        {
            var first = moves[0].GetFirstToken();
            var end = Math.Max(moves[moves.Count - 1].Span.End, anchor.Span.End);
            for (var token = first.GetPreviousToken(); !token.IsKind(SyntaxKind.None); token = token.GetNextToken())
            {
                var trivia = token.SpanStart < first.SpanStart ? token.TrailingTrivia : token.LeadingTrivia.AddRange(token.TrailingTrivia);
                if (trivia.Any(static t => t.Kind() is SyntaxKind.IfDirectiveTrivia or SyntaxKind.ElifDirectiveTrivia
                    or SyntaxKind.ElseDirectiveTrivia or SyntaxKind.EndIfDirectiveTrivia or SyntaxKind.RegionDirectiveTrivia
                    or SyntaxKind.EndRegionDirectiveTrivia))
                {
                    return true;
                }

                if (token.SpanStart >= end)
                {
                    break;
                }
            }

            return false;
        }
    }
}
