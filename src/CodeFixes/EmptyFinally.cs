using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.CodeFixes;

/// <summary>What is left of a <c>try</c> when a fix takes the last statement out of its <c>finally</c>.</summary>
internal static class EmptyFinally
{
    /// <summary>The root where a finally with nothing left in it goes; a <c>try</c> with nothing else becomes its statements.</summary>
    public static SyntaxNode Without(SyntaxNode root, TryStatementSyntax @try, SyntaxTrivia endOfLine)
    {
        if (@try.Finally is not { Block: { Statements.Count: 0 } emptied } @finally || emptied.DescendantTrivia().Any(Comments.IsComment))
        {
            return root;
        }

        if (@try.Catches.Count > 0)
        {
            var last = @try.Catches[@try.Catches.Count - 1];
            return root.ReplaceNode(@try, @try.WithFinally(null).WithCatches(@try.Catches.Replace(last,
                last.WithTrailingTrivia(@finally.GetTrailingTrivia()))));
        }

        if (@try.Parent is not BlockSyntax outer || @try.Block.Statements.Count == 0 || DeclaresWhatIsThereToo(@try)
            || @try.Block.OpenBraceToken.TrailingTrivia.Any(Comments.IsComment)
            || @try.Block.CloseBraceToken.LeadingTrivia.Any(Comments.IsComment))
        {
            return root;
        }

        var to = Layout.IndentationOf(@try);
        var statements = @try.Block.Statements.Select((s, i) => Layout.Reindent(s, Layout.IndentationOf(s), to)).ToList();
        if (!Handlers.Layout.StartsLine(@try.Block.CloseBraceToken))
        {
            statements = [.. statements.Select(s => s.WithLeadingTrivia(SyntaxFactory.Whitespace(to)).WithTrailingTrivia(endOfLine))];
        }

        var first = statements[0];
        statements[0] = first.WithLeadingTrivia(@try.GetLeadingTrivia()
            .Concat(Layout.WithoutBlankLineBefore(first).GetLeadingTrivia().SkipWhile(t => t.IsKind(SyntaxKind.WhitespaceTrivia))));
        var index = outer.Statements.IndexOf(@try);
        return root.ReplaceNode(outer, outer.WithStatements(outer.Statements.RemoveAt(index).InsertRange(index, statements)));
    }

    /// <summary>Whether a local of the <c>try</c> would meet another of its name outside.</summary>
    private static bool DeclaresWhatIsThereToo(TryStatementSyntax @try)
    {
        var inside = new HashSet<string>(@try.Block.Statements.OfType<LocalDeclarationStatementSyntax>()
            .SelectMany(d => d.Declaration.Variables).Select(v => v.Identifier.ValueText), StringComparer.Ordinal);
        return @try.Block.Statements.Any(s => s is LocalFunctionStatementSyntax)
            || @try.FirstAncestorOrSelf<MemberDeclarationSyntax>()!.DescendantNodes().Where(n => !@try.Span.Contains(n.Span)).Any(n =>
            n switch
            {
                VariableDeclaratorSyntax variable => inside.Contains(variable.Identifier.ValueText),
                SingleVariableDesignationSyntax designation => inside.Contains(designation.Identifier.ValueText),
                ForEachStatementSyntax each => inside.Contains(each.Identifier.ValueText),
                ParameterSyntax parameter => inside.Contains(parameter.Identifier.ValueText),
                _ => false,
            });
    }
}
