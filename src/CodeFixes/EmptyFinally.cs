using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.CodeFixes;

/// <summary>What is left of a <c>try</c> when a fix takes the last statement out of its <c>finally</c>.</summary>
internal static class EmptyFinally
{
    /// <summary>The root where a finally with nothing left in it goes; a <c>try</c> with nothing else becomes its statements.</summary>
    public static SyntaxNode Without(SyntaxNode root, TryStatementSyntax @try)
    {
        if (@try.Finally is not { Block.Statements.Count: 0 } @finally || @finally.DescendantTrivia().Any(Stays))
        {
            return root;
        }

        if (@try.Catches.Count > 0)
        {
            var last = @try.Catches[@try.Catches.Count - 1];
            return last.GetTrailingTrivia().Any(Stays)
                ? root
                : root.ReplaceNode(@try, @try.WithFinally(null).WithCatches(@try.Catches.Replace(last,
                    last.WithTrailingTrivia(@finally.GetTrailingTrivia()))));
        }

        var braces = new[] { @try.Block.OpenBraceToken, @try.Block.CloseBraceToken };
        if (@try.Parent is not BlockSyntax outer || @try.Block.Statements.Count == 0 || !Handlers.Layout.StartsLine(@try.TryKeyword)
            || @try.TryKeyword.TrailingTrivia.Any(Stays) || braces.Any(b => b.LeadingTrivia.Concat(b.TrailingTrivia).Any(Stays))
            || NeedsItsScope(@try, outer))
        {
            return root;
        }

        var statements = Handlers.Layout.Of(@try).Move(@try.Block.Statements, Layout.IndentationOf(@try));
        var first = statements[0];
        statements = statements.Replace(first, first.WithLeadingTrivia(@try.GetLeadingTrivia()
            .Concat(first.GetLeadingTrivia().SkipWhile(t => t.IsKind(SyntaxKind.WhitespaceTrivia)))));
        var index = outer.Statements.IndexOf(@try);
        return root.ReplaceNode(outer, outer.WithStatements(outer.Statements.RemoveAt(index).InsertRange(index, statements)));
    }

    /// <summary>What hangs on a keyword or a brace, and would go with it.</summary>
    private static bool Stays(SyntaxTrivia trivia) => Comments.IsComment(trivia) || trivia.IsDirective;

    /// <summary>
    /// Whether what the <c>try</c> declares has to end with it: something that is disposed there, a function, or a name that the block
    /// around has in another place, whatever it means there.
    /// </summary>
    private static bool NeedsItsScope(TryStatementSyntax @try, BlockSyntax outer)
    {
        if (@try.Block.Statements.Any(s =>
            s is LocalFunctionStatementSyntax or LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 }))
        {
            return true;
        }

        // Around the block around, a name would be in the way of the try already.
        var declared = new HashSet<string>(@try.Block.DescendantNodes(n => n == @try.Block || !HasScope(n)).Select(NameOf).OfType<string>(),
            StringComparer.Ordinal);
        return declared.Count > 0 && outer.DescendantTokens().Any(t =>
            t.IsKind(SyntaxKind.IdentifierToken) && !@try.Span.Contains(t.Span) && declared.Contains(t.ValueText));
    }

    /// <summary>The variables of a condition of an <c>if</c> are seen behind it, those of a loop are not.</summary>
    private static bool HasScope(SyntaxNode node) => node
        is AnonymousFunctionExpressionSyntax
        or (StatementSyntax and not (LocalDeclarationStatementSyntax or ExpressionStatementSyntax or IfStatementSyntax
            or ReturnStatementSyntax or ThrowStatementSyntax or YieldStatementSyntax or LabeledStatementSyntax));

    private static string? NameOf(SyntaxNode node) => node switch
    {
        VariableDeclaratorSyntax variable => variable.Identifier.ValueText,
        SingleVariableDesignationSyntax designation => designation.Identifier.ValueText,
        _ => null,
    };
}
