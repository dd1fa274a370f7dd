using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.CodeFixes.Handlers;

/// <summary>
/// Exceptions that a function collects in a list and throws together behind its loop. They are let go where they are caught instead, which
/// is what the rewrite of a handler goes on from: it reports each record's failure there, and nothing is left to throw for all.
/// </summary>
internal static class CollectedExceptions
{
    /// <summary>
    /// The function without the list; null where it has none, does more with it, or has comments there. Not for records that have to stay
    /// in order: there, one failure stops the others.
    /// </summary>
    public static SyntaxNode? Released(SyntaxNode function, SemanticModel model, BatchKind kind)
    {
        if (kind.IsOrdered)
        {
            return null;
        }

        foreach (var declaration in BatchFunction.BodyOf(function)?.Statements.OfType<LocalDeclarationStatementSyntax>() ?? [])
        {
            if (declaration.Declaration.Variables is [{ Initializer.Value: var value } variable] && IsNewAndEmpty(value)
                && model.GetDeclaredSymbol(variable) is ILocalSymbol list && IsOfExceptions(list.Type)
                && Release(function, declaration, list, model, kind) is { } released)
            {
                return released;
            }
        }

        return null;
    }

    private static bool IsOfExceptions(ITypeSymbol type) =>
        type is INamedTypeSymbol { Name: "List" or "ConcurrentBag", TypeArguments: [{ Name: nameof(Exception) }] };

    private static bool IsNewAndEmpty(ExpressionSyntax value) => value switch
    {
        BaseObjectCreationExpressionSyntax made => made is { Initializer: null, ArgumentList: null or { Arguments.Count: 0 } },
        CollectionExpressionSyntax list => list.Elements.Count == 0,
        _ => false,
    };

    private static SyntaxNode? Release(
        SyntaxNode function, LocalDeclarationStatementSyntax declaration, ILocalSymbol list, SemanticModel model, BatchKind kind)
    {
        var body = (BlockSyntax)declaration.Parent!;
        var additions = new List<ExpressionStatementSyntax>();
        IfStatementSyntax? end = null;
        foreach (var mention in function.DescendantNodes().OfType<IdentifierNameSyntax>().Where(IsMention))
        {
            if (AdditionOf(mention, model) is { } addition && IsOfRecord((TryStatementSyntax)addition.Parent!.Parent!.Parent!))
            {
                additions.Add(addition);
            }
            else if (mention.FirstAncestorOrSelf<IfStatementSyntax>() is { } found && found.Parent == body
                && IsThrown(found, list.Name) && (end ?? found) == found)
            {
                end = found;
            }
            else
            {
                return null;
            }
        }

        if (additions.Count == 0 || end is null || Comments.AreWith(declaration) || Comments.AreWith(end)
            // What stands behind the throw is done when nothing failed
            || body.Statements.Any(s => s.SpanStart > end.SpanStart && s is not (ReturnStatementSyntax or LocalFunctionStatementSyntax)))
        {
            return null;
        }

        var next = body.Statements.FirstOrDefault(s => s.SpanStart > declaration.SpanStart);
        var closes = next is not null && body.Statements[0] == declaration && next != end;
        var marked = function.TrackNodes([.. additions, declaration, end, .. closes ? [next!] : (SyntaxNode[])[]]);
        foreach (var addition in additions)
        {
            var current = marked.GetCurrentNode(addition)!;
            var clause = (CatchClauseSyntax)current.Parent!.Parent!;
            marked = marked.ReplaceNode(clause, WithoutAddition(clause, current));
        }

        marked = marked.RemoveNodes([marked.GetCurrentNode(declaration)!, marked.GetCurrentNode(end)!], SyntaxRemoveOptions.KeepNoTrivia)!;
        return closes && marked.GetCurrentNode(next!) is { } first
            ? marked.ReplaceNode(first, CodeFixes.Layout.WithoutBlankLineBefore(first))
            : marked;

        // The try ends the work on one record: the round of a loop that stands beside the list, or a lambda that is given each record. Other
        // work that follows one would be cut off.
        bool IsOfRecord(TryStatementSyntax @try)
        {
            var round = @try.Parent is BlockSyntax block && block.Statements.Last() == @try ? block.Parent : @try.Parent;
            return round is not null
                && @try.Catches.Count(c => c.Block.Statements.Any(s => s is not ThrowStatementSyntax { Expression: null })) == 1
                && round switch
                {
                    CommonForEachStatementSyntax or ForStatementSyntax => round.Parent == body && round.SpanStart > declaration.SpanStart,
                    AnonymousFunctionExpressionSyntax => round.FirstAncestorOrSelf<StatementSyntax>()?.Parent == body,
                    _ => false,
                }
                && round.DescendantNodes().OfType<ExpressionSyntax>().Any(e => model.GetTypeInfo(e).Type?.Name == kind.RecordName);
        }

        bool IsMention(IdentifierNameSyntax name) => name.Identifier.ValueText == list.Name
            && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name).Symbol, list);
    }

    /// <summary><c>exceptions.Add(e);</c> at the end of the catch that has it, behind what only logs.</summary>
    private static ExpressionStatementSyntax? AdditionOf(IdentifierNameSyntax list, SemanticModel model) =>
        list.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Add" } access && access.Expression == list
        && access.Parent is InvocationExpressionSyntax
        {
            ArgumentList.Arguments: [{ Expression: IdentifierNameSyntax { Identifier.ValueText: var added } }],
            Parent: ExpressionStatementSyntax { Parent: BlockSyntax { Parent: CatchClauseSyntax clause } block } addition,
        }
        && clause.Declaration?.Identifier.ValueText == added && block.Statements.Last() == addition && !Comments.AreInside(addition)
        && block.Statements.Take(block.Statements.Count - 1).All(s => CodeFacts.IsLog(s, model))
        && (block.Statements.Count > 1 || (RecordGuard.IsCatchAll(clause) && clause.Filter is null && !HasCommentAhead(block)))
            ? addition
            : null;

    /// <summary>Whether a comment stands behind the head of a catch, which a new one takes the place of.</summary>
    private static bool HasCommentAhead(BlockSyntax block) =>
        block.OpenBraceToken.GetPreviousToken().TrailingTrivia.Concat(block.OpenBraceToken.LeadingTrivia).Any(Comments.IsComment);

    /// <summary><c>if (exceptions.Count &gt; 0) throw …;</c>, where the exception is made there and nothing else is done.</summary>
    private static bool IsThrown(IfStatementSyntax @if, string list)
    {
        return @if.Else is null
            && (@if.Statement is BlockSyntax { Statements: [var only] } ? only : @if.Statement)
                is ThrowStatementSyntax { Expression: BaseObjectCreationExpressionSyntax made }
            && made.DescendantNodes().All(n => n is not (InvocationExpressionSyntax or AnonymousFunctionExpressionSyntax
                or AssignmentExpressionSyntax or AwaitExpressionSyntax) || n is InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0,
                    Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToArray" or "ToList" } })
            && @if.Condition switch
        {
            BinaryExpressionSyntax
            {
                RawKind: (int)SyntaxKind.GreaterThanExpression or (int)SyntaxKind.NotEqualsExpression,
                Left: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Count" } count,
                Right: LiteralExpressionSyntax { Token.Value: 0 },
            } => IsList(count.Expression),
            InvocationExpressionSyntax
            {
                ArgumentList.Arguments.Count: 0, Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Any" } any,
            } => IsList(any.Expression),
            PrefixUnaryExpressionSyntax
            {
                RawKind: (int)SyntaxKind.LogicalNotExpression,
                Operand: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "IsEmpty" } empty,
            } => IsList(empty.Expression),
            _ => false,
        };

        bool IsList(ExpressionSyntax expression) => expression is IdentifierNameSyntax name && name.Identifier.ValueText == list;
    }

    /// <summary>The catch with <c>throw;</c> behind its log entries; one that logs nothing is left empty, and gets an entry.</summary>
    private static CatchClauseSyntax WithoutAddition(CatchClauseSyntax clause, ExpressionStatementSyntax addition)
    {
        var statements = clause.Block.Statements;
        if (statements.Count > 1)
        {
            return clause.ReplaceNode(addition, SyntaxFactory.ParseStatement("throw;").WithTriviaFrom(addition));
        }

        var close = clause.Block.CloseBraceToken;
        var kept = addition.GetLeadingTrivia().Concat(addition.GetTrailingTrivia()).Concat(close.LeadingTrivia);
        return clause.WithBlock(clause.Block.WithStatements([]).WithCloseBraceToken(close.WithLeadingTrivia(kept)));
    }
}
