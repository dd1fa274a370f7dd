using AwsMessaging.Analyzers.Rules.Pollers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.CodeFixes.Pollers;

/// <summary>
/// The statement that deletes a message, and where the rule says that it goes: behind a statement, or to the end of a block.
/// </summary>
internal sealed class MovedDelete
{
    /// <summary>
    /// What a comment says that only says what the statement does, or that the work is done by then: it is so at the new place.
    /// </summary>
    private static readonly HashSet<string> Plain = new(StringComparer.OrdinalIgnoreCase)
    {
        "ack", "acked", "acking", "acknowledge", "acknowledged", "acknowledges", "acknowledging", "after", "aws", "been", "complete",
        "completed", "completes", "confirm", "delete", "deleted", "deletes", "deleting", "done", "entry", "finished", "handled", "handling",
        "has", "it", "message", "messages", "msg", "processed", "processing", "queue", "receipt", "remove", "removed", "removes",
        "removing",
        "saved", "sqs", "stored", "success", "successful", "successfully", "was", "we", "when", "work",
    };

    private readonly ExpressionStatementSyntax statement;
    private readonly StatementSyntax? anchor;
    private readonly BlockSyntax? block;
    private readonly LocalDeclarationStatementSyntax? declaration;

    private MovedDelete(ExpressionStatementSyntax statement, StatementSyntax? anchor, BlockSyntax? block,
        LocalDeclarationStatementSyntax? declaration)
    {
        this.statement = statement;
        this.anchor = anchor;
        this.block = block;
        this.declaration = declaration;
    }

    /// <summary>
    /// Null when the rule named no place, an earlier fix already moved or replaced it, or a comment may tell why it stands where it does.
    /// </summary>
    public static async Task<MovedDelete?> OfAsync(FixTarget target, CancellationToken cancellation)
    {
        var statement = await target.PlaceAsync<ExpressionStatementSyntax>(LaterDelete.Statement, cancellation).ConfigureAwait(false);
        var anchor = await target.PlaceAsync<StatementSyntax>(LaterDelete.Anchor, cancellation).ConfigureAwait(false);
        var block = await target.PlaceAsync<BlockSyntax>(LaterDelete.Block, cancellation).ConfigureAwait(false);
        var declaration = await target.PlaceAsync<LocalDeclarationStatementSyntax>(LaterDelete.Declaration, cancellation)
            .ConfigureAwait(false);
        if (statement?.Parent is not BlockSyntax home || Handlers.Layout.SharesLine(statement)
            || Comments.MayTellWhy(CommentsAt(statement), Plain)
            || (anchor is not null && Handlers.Layout.SharesLine(anchor))
            || (declaration is not null
                && (Comments.MayTellWhy(CommentsAt(declaration), Plain)
                || declaration.Parent != home || block is null || Handlers.Layout.IsOnOneLine(block) || IsBesideDirective(declaration)
                || Declares(block, declaration.Declaration.Variables[0].Identifier.ValueText))))
        {
            return null;
        }

        var isInPlace = anchor is not null
            ? anchor.Parent == home && anchor.SpanStart > statement.SpanStart && !(Handlers.Layout.IsOnOneLine(home) && HasComments(statement))
            : block is not null && block != home && !block.Contains(statement)
                && !(Handlers.Layout.IsOnOneLine(block) && (HasComments(statement) || LeavesEmptyFinally(statement, block)));
        return isInPlace && !IsBesideDirective(statement) && !(block?.CloseBraceToken.LeadingTrivia.Any(t => t.IsDirective) ?? false)
            ? new MovedDelete(statement, anchor, block, declaration)
            : null;
    }

    /// <summary>Whether a variable of a name is in a block already.</summary>
    private static bool Declares(BlockSyntax block, string name) => block.DescendantTokens().Any(t => t.ValueText == name);

    private static bool HasComments(StatementSyntax statement) => CommentsAt(statement).Any();

    /// <summary>The comments that go with a statement.</summary>
    private static IEnumerable<SyntaxTrivia> CommentsAt(StatementSyntax statement) =>
        statement.GetLeadingTrivia().Concat(statement.GetTrailingTrivia()).Where(Comments.IsComment);

    /// <summary>
    /// Whether the <c>finally</c> that is emptied has to stay, because the <c>try</c> has nothing else and no block around it.
    /// </summary>
    private static bool LeavesEmptyFinally(StatementSyntax statement, BlockSyntax block) =>
        statement.Parent is BlockSyntax { Statements.Count: 1, Parent: FinallyClauseSyntax }
        && block.Parent is TryStatementSyntax { Catches.Count: 0, Parent: not BlockSyntax };

    public static async Task<Solution> ApplyAsync(FixTarget target, CancellationToken cancellation)
    {
        var root = await target.RootAsync(cancellation).ConfigureAwait(false);
        return await OfAsync(target, cancellation).ConfigureAwait(false) is { } move
            ? target.With(move.Apply(root))
            : target.Document.Project.Solution;
    }

    private SyntaxNode Apply(SyntaxNode root)
    {
        var endOfLine = Layout.EndOfLine(root);
        var home = (BlockSyntax)statement.Parent!;
        var marks = new { Declaration = new SyntaxAnnotation(), Anchor = new SyntaxAnnotation(), Statement = new SyntaxAnnotation() };
        SyntaxNode destination = anchor ?? (SyntaxNode)block!;
        SyntaxNode[] all = declaration is null ? [statement, destination] : [statement, destination, declaration];
        root = root.ReplaceNodes(all, (original, current) =>
            current.WithAdditionalAnnotations(original == statement
                ? marks.Statement
                : original == declaration ? marks.Declaration : marks.Anchor));

        var moved = root.GetAnnotatedNodes(marks.Statement).OfType<ExpressionStatementSyntax>().Single();
        var left = (BlockSyntax)moved.Parent!;
        var next = left.Statements.IndexOf(moved) + 1;
        var isFirst = next == 1 && next < left.Statements.Count;
        var hadBlankLine = Layout.HasBlankLineBefore(moved);
        if (anchor is null && hadBlankLine && next > 1 && next < left.Statements.Count)
        {
            // What was behind the delete is now where the delete was.
            var heir = left.Statements[next];
            root = root.ReplaceNode(heir, Layout.WithBlankLineBefore(heir, endOfLine));
            moved = root.GetAnnotatedNodes(marks.Statement).OfType<ExpressionStatementSyntax>().Single();
        }

        root = root.RemoveNodes(root.GetAnnotatedNodes(marks.Declaration).Append(moved), SyntaxRemoveOptions.KeepNoTrivia)!;
        var goal = root.GetAnnotatedNodes(marks.Anchor).Single();
        if (anchor is not null)
        {
            return Behind((StatementSyntax)goal, isFirst, hadBlankLine, endOfLine, root);
        }

        root = root.ReplaceNode(goal, AtEnd((BlockSyntax)goal, endOfLine));
        var @try = (TryStatementSyntax)root.GetAnnotatedNodes(marks.Anchor).Single().Parent!;
        return home.Parent is FinallyClauseSyntax ? EmptyFinally.Without(root, @try) : root;
    }

    /// <summary>In the block where it stood, behind another statement.</summary>
    private SyntaxNode Behind(StatementSyntax goal, bool wasFirst, bool hadBlankLine, SyntaxTrivia endOfLine, SyntaxNode root)
    {
        var statements = ((BlockSyntax)goal.Parent!).Statements;
        var at = statements.IndexOf(goal);
        if (Handlers.Layout.IsOnOneLine((BlockSyntax)goal.Parent))
        {
            return root.InsertNodesAfter(goal, [statement.WithLeadingTrivia().WithTrailingTrivia(SyntaxFactory.Space)]);
        }

        var added = Layout.WithoutBlankLineBefore(Layout.EndingItsLine(statement, endOfLine));
        if (hadBlankLine && goal.GetLastToken().IsKind(SyntaxKind.CloseBraceToken))
        {
            added = Layout.WithBlankLineBefore(added, endOfLine);
        }

        var changed = statements.Replace(goal, Layout.EndingItsLine(goal, endOfLine)).Insert(at + 1, added);
        if (wasFirst)
        {
            changed = changed.Replace(changed[0], Layout.WithoutBlankLineBefore(changed[0]));
        }

        var home = (BlockSyntax)goal.Parent!;
        return root.ReplaceNode(home, Handlers.Layout.ClosingOnItsLine(home.WithStatements(changed), home));
    }

    /// <summary>Deeper, at the end of a block.</summary>
    private BlockSyntax AtEnd(BlockSyntax goal, SyntaxTrivia endOfLine)
    {
        var last = goal.Statements.LastOrDefault();
        if (Handlers.Layout.IsOnOneLine(goal))
        {
            return goal.AddStatements(statement.WithLeadingTrivia().WithTrailingTrivia(SyntaxFactory.Space));
        }

        var to = last is null ? Layout.IndentationOf(statement) + Layout.UnitOf(statement) : Handlers.Layout.IndentationOf(last);
        var layout = Handlers.Layout.Of(statement);
        var added = (declaration is null ? new StatementSyntax[] { statement } : [declaration, statement])
            .Select((s, i) => layout.Move(i == 0 ? Layout.WithoutBlankLineBefore(s) : s, to));
        var open = last is null ? goal : goal.ReplaceNode(last, Layout.EndingItsLine(last, endOfLine));
        return Handlers.Layout.ClosingOnItsLine(BlockEnd.Add(open, [.. added]), goal);
    }

    private static bool IsBesideDirective(StatementSyntax statement) =>
        statement.ContainsDirectives || statement.GetLastToken().GetNextToken().LeadingTrivia.Any(t => t.IsDirective);
}
