using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.Analyzers.Flow;

/// <summary>
/// Code that makes a mistake to see it refused, outside of a project of tests: a check of an emulator, a demonstration.
/// </summary>
internal static class ProvokedFailure
{
    /// <summary>How the name of a method begins that is told what should happen: <c>ExpectFailure(() => …)</c>.</summary>
    private static readonly string[] Tells = ["Expect", "Should", "Must", "Assert"];

    private static readonly string[] Failures = ["Throw", "Fail", "Error", "Exception", "Refus", "Reject", "Invalid"];

    /// <summary>
    /// Whether the code at a place fails on purpose: what is given to such a method, or stands before a throw that only a failure avoids.
    /// </summary>
    public static bool IsAt(Location location, CancellationToken cancellation)
    {
        if (location.SourceTree is not { } tree)
        {
            return false;
        }

        var place = tree.GetRoot(cancellation).FindNode(location.SourceSpan, getInnermostNodeForTie: true);
        foreach (var around in place.Ancestors())
        {
            switch (around)
            {
                case ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: var called } } when ExpectsFailure(called):
                    return true;

                case TryStatementSyntax { Catches.Count: > 0, Block: var block }
                    when block.Span.Contains(location.SourceSpan) && IsFailureAtEnd(block):
                    return true;

                case MemberDeclarationSyntax:
                    return false;
            }
        }

        return false;
    }

    private static bool ExpectsFailure(ExpressionSyntax called)
    {
        var name = NameOf(called);
        return name == "Expect" || name.Contains("Throws")
            || (Array.Exists(Tells, t => name.StartsWith(t, StringComparison.Ordinal)) && Array.Exists(Failures, name.Contains));
    }

    /// <summary>Whether code that ran to the end of a block goes on by an exception, which says that it should not have come there.</summary>
    private static bool IsFailureAtEnd(BlockSyntax block) =>
        block.Statements is [_, .., var last]
        && last switch
        {
            ThrowStatementSyntax => true,
            ExpressionStatementSyntax { Expression: InvocationExpressionSyntax { Expression: var called } } => NameOf(called) == "Fail",
            _ => false,
        }
        && !block.DescendantNodes(n => n is not AnonymousFunctionExpressionSyntax and not LocalFunctionStatementSyntax)
            .Any(n => n.Kind() is SyntaxKind.ReturnStatement or SyntaxKind.BreakStatement or SyntaxKind.ContinueStatement
                or SyntaxKind.GotoStatement);

    private static string NameOf(ExpressionSyntax called) => called switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } => name,
        _ => "",
    };
}
