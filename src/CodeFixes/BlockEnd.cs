using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.CodeFixes;

/// <summary>Statements added at the end of a block with lines of its own.</summary>
internal static class BlockEnd
{
    /// <summary>
    /// The block with statements at its end. A comment behind the last statement, or alone in the block, stays before what is added.
    /// </summary>
    public static BlockSyntax Add(BlockSyntax block, params StatementSyntax[] added)
    {
        var brace = block.CloseBraceToken;
        if (!brace.LeadingTrivia.Any(Comments.IsComment))
        {
            return block.AddStatements(added);
        }

        var lines = brace.LeadingTrivia;
        var comments = lines.Last().IsKind(SyntaxKind.WhitespaceTrivia) ? lines.RemoveAt(lines.Count - 1) : lines;
        added[0] = added[0].WithLeadingTrivia(comments.AddRange(added[0].GetLeadingTrivia()));
        return block.WithCloseBraceToken(brace.WithLeadingTrivia(lines.Skip(comments.Count))).AddStatements(added);
    }
}
