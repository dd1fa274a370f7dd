using AwsMessaging.CodeFixes.Handlers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.CodeFixes;

/// <summary>One statement replaced by several, wherever it stands.</summary>
internal static class StatementLists
{
    /// <summary>
    /// In a block, a switch section, at the top level, or alone on its line under an <c>if</c> or a loop, where it gets a block.
    /// </summary>
    public static bool CanReplace(StatementSyntax statement) =>
        (statement.Parent is BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax { Parent: CompilationUnitSyntax }
            && !Handlers.Layout.SharesLine(statement))
        || (IsEmbedded(statement) && Handlers.Layout.StartsLine(statement.GetFirstToken())
            && Handlers.Layout.StartsLine(statement.Parent!.GetFirstToken()));

    /// <summary>
    /// The indentation of statements in the place of one: deeper than its line where its block is on one line and comes apart.
    /// </summary>
    public static string IndentationFor(StatementSyntax statement) =>
        Handlers.Layout.IndentationOf(statement)
        + string.Concat(Enumerable.Repeat(Handlers.Layout.Of(statement).Unit, OneLineBlocksAround(statement).Count()));

    /// <summary>The root with the statements in place of the one, and a blank line before what follows a block.</summary>
    public static SyntaxNode Replace(SyntaxNode root, StatementSyntax statement, IReadOnlyList<StatementSyntax> replacement)
    {
        var layout = Handlers.Layout.Of(statement);
        if (IsEmbedded(statement))
        {
            return root.ReplaceNode(statement, Embedded(statement, replacement, layout));
        }

        if (OneLineBlockOf(statement) is { } oneLine)
        {
            if (OwnerOf(oneLine) is not { } owner)
            {
                return Unfold(root, oneLine, statement, replacement, layout);
            }

            // The block around comes apart first, so that what is in it has a line of its own.
            var mark = new SyntaxAnnotation();
            var marked = owner.ReplaceNode(statement, statement.WithAdditionalAnnotations(mark));
            root = Replace(root, owner, [marked]);
            return Replace(root, root.GetAnnotatedNodes(mark).OfType<StatementSyntax>().Single(), replacement);
        }

        var lines = replacement.Select(s => CodeFixes.Layout.EndingItsLine(s, layout.NewLine)).ToList();
        switch (statement.Parent)
        {
            case BlockSyntax block:
                var changed = block.WithStatements(Replace(block.Statements, statement, lines, layout));
                return root.ReplaceNode(block, statement == block.Statements.Last()
                    ? Handlers.Layout.ClosingOnItsLine(changed, block)
                    : changed);
            case SwitchSectionSyntax section:
                return root.ReplaceNode(section, section.WithStatements(Replace(section.Statements, statement, lines, layout)));
            default:
                var unit = (CompilationUnitSyntax)statement.Parent!.Parent!;
                var at = unit.Members.IndexOf((MemberDeclarationSyntax)statement.Parent);
                var members = unit.Members;
                if (at + 1 < members.Count && EndsWithBlock(lines))
                {
                    members = members.Replace(members[at + 1], CodeFixes.Layout.WithBlankLineBefore(members[at + 1], layout.NewLine));
                }

                return root.ReplaceNode(unit, unit.WithMembers(
                    members.RemoveAt(at).InsertRange(at, lines.Select(SyntaxFactory.GlobalStatement))));
        }
    }

    private static SyntaxList<StatementSyntax> Replace(
        SyntaxList<StatementSyntax> list, StatementSyntax statement, List<StatementSyntax> lines, Handlers.Layout layout)
    {
        var at = list.IndexOf(statement);
        if (at + 1 < list.Count && EndsWithBlock(lines))
        {
            list = list.Replace(list[at + 1], layout.WithBlankLineBefore(list[at + 1]));
        }

        return list.RemoveAt(at).InsertRange(at, lines);
    }

    /// <summary><c>{ await SendAsync(); }</c>: the block of a statement, when it is all on one line.</summary>
    private static BlockSyntax? OneLineBlockOf(StatementSyntax statement) =>
        statement.Parent is BlockSyntax block && Handlers.Layout.IsOnOneLine(block) ? block : null;

    /// <summary>The statement that a block on one line is in, when that shares its line with a block on one line in turn.</summary>
    private static StatementSyntax? OwnerOf(BlockSyntax block) =>
        block.Ancestors().OfType<StatementSyntax>().FirstOrDefault() is { } owner && OneLineBlockOf(owner) is not null ? owner : null;

    private static IEnumerable<BlockSyntax> OneLineBlocksAround(StatementSyntax statement)
    {
        for (var current = statement; current is not null && OneLineBlockOf(current) is { } block; current = OwnerOf(block))
        {
            yield return block;
        }
    }

    /// <summary>A block on one line gets lines of its own, as what takes the statement's place needs them.</summary>
    private static SyntaxNode Unfold(
        SyntaxNode root, BlockSyntax block, StatementSyntax statement, IReadOnlyList<StatementSyntax> replacement, Handlers.Layout layout)
    {
        var indentation = Handlers.Layout.IndentationOf(block);
        var inner = indentation + layout.Unit;
        var lines = replacement
            .Select((s, i) => i == 0 ? s.WithLeadingTrivia(SyntaxFactory.Whitespace(inner)) : s)
            .Select(s => CodeFixes.Layout.EndingItsLine(s, layout.NewLine)).ToList();
        var at = block.Statements.IndexOf(statement);
        var behind = layout.Move(block.Statements.Skip(at + 1), inner);
        if (behind.Count > 0 && EndsWithBlock(lines))
        {
            behind = behind.Replace(behind[0], layout.WithBlankLineBefore(behind[0]));
        }

        var frame = (IfStatementSyntax)layout.Statement("if (x)\n{\n}\n", indentation);
        var open = ((BlockSyntax)frame.Statement).OpenBraceToken;
        var unfolded = ((BlockSyntax)frame.Statement)
            .WithOpenBraceToken(open.WithTrailingTrivia(
                CodeFixes.Layout.TrimEnd(block.OpenBraceToken.TrailingTrivia).AddRange(open.TrailingTrivia)))
            .WithStatements(SyntaxFactory.List([.. layout.Move(block.Statements.Take(at), inner), .. lines, .. behind]))
            .WithTrailingTrivia(block.GetTrailingTrivia());
        if (Handlers.Layout.StartsLine(block.OpenBraceToken))
        {
            return root.ReplaceNode(block, unfolded.WithLeadingTrivia(block.GetLeadingTrivia()));
        }

        var before = block.OpenBraceToken.GetPreviousToken();
        return root.ReplaceSyntax(
            [block], (_, _) => unfolded,
            [before], (_, t) => t.WithTrailingTrivia(
                CodeFixes.Layout.TrimEnd(t.TrailingTrivia).AddRange(frame.CloseParenToken.TrailingTrivia)),
            [], (_, t) => t);
    }

    private static BlockSyntax Embedded(StatementSyntax statement, IReadOnlyList<StatementSyntax> replacement, Handlers.Layout layout)
    {
        var indentation = SyntaxFactory.Whitespace(Handlers.Layout.IndentationOf(statement.Parent!));
        return SyntaxFactory.Block(
            SyntaxFactory.Token(SyntaxFactory.TriviaList(indentation), SyntaxKind.OpenBraceToken, SyntaxFactory.TriviaList(layout.NewLine)),
            SyntaxFactory.List(replacement.Select(s => CodeFixes.Layout.EndingItsLine(s, layout.NewLine))),
            SyntaxFactory.Token(SyntaxFactory.TriviaList(indentation), SyntaxKind.CloseBraceToken,
                SyntaxFactory.TriviaList(layout.NewLine)));
    }

    private static bool EndsWithBlock(IReadOnlyList<StatementSyntax> statements) =>
        statements[statements.Count - 1].GetLastToken().IsKind(SyntaxKind.CloseBraceToken);

    private static bool IsEmbedded(StatementSyntax statement) =>
        statement.Parent is IfStatementSyntax or ElseClauseSyntax or CommonForEachStatementSyntax
        or ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax or UsingStatementSyntax or LockStatementSyntax
        or FixedStatementSyntax;
}
