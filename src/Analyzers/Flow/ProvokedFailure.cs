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

    private static readonly string[] Failures =
    [
        "Throw", "Throws", "Fail", "Fails", "Failed", "Failure", "Error", "Errors", "Exception", "Refuse", "Refused", "Refusal", "Reject",
        "Rejected",
        "Rejects", "Rejection", "Invalid",
    ];

    /// <summary>What the services answer to a batch that no caller may send: who catches it by its name expects it.</summary>
    private static readonly string[] Refusals =
    [
        "TooManyEntriesInBatchRequestException", "BatchEntryIdsNotDistinctException", "BatchRequestTooLongException",
        "InvalidBatchEntryIdException", "EmptyBatchRequestException",
    ];

    /// <summary>Error codes of such answers, without what may stand before the last dot; not those of throttling and credentials.</summary>
    private static readonly string[] RefusalCodes =
    [
        "MissingParameter", "InvalidParameter", "InvalidParameterValue", "InvalidParameterCombination", "InvalidArgument",
        "InvalidAttributeName", "InvalidAttributeValue", "InvalidMessageContents", "ValidationError", "ValidationException",
        "MalformedDetail", "TooManyEntriesInBatchRequest", "BatchEntryIdsNotDistinct", "BatchRequestTooLong", "InvalidBatchEntryId",
        "EmptyBatchRequest",
    ];

    /// <summary>Words of a name that tells that there should be no failure.</summary>
    private static readonly string[] Denials = ["No", "Not", "Never", "Without"];

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
        var runsOnce = true;
        foreach (var around in place.Ancestors())
        {
            switch (around)
            {
                case ArgumentSyntax { Expression: var given, Parent.Parent: InvocationExpressionSyntax { Expression: var called } }
                    when ExpectsFailure(called, given):
                    return true;

                case TryStatementSyntax { Catches: { Count: > 0 } catches, Block: var refused }
                    when refused.Span.Contains(location.SourceSpan) && catches.Any(static c => IsOfRefusal(c.Filter)
                        || (c.Declaration is { Type: var type } && Array.IndexOf(Refusals, SourceWords.NameOf(type)) >= 0)):
                    return true;

                case TryStatementSyntax { Catches.Count: > 0, Block: var block }
                    when runsOnce && block.Span.Contains(location.SourceSpan) && IsFailureAtEnd(block):
                    return true;

                case WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax:
                case AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax:
                    runsOnce = false;
                    break;

                case MemberDeclarationSyntax:
                    return false;
            }
        }

        return false;
    }

    /// <summary>Whether a filter asks for what the services answer to a wrong request: <c>when (e.ErrorCode == "MissingParameter")</c>.</summary>
    private static bool IsOfRefusal(CatchFilterClauseSyntax? filter) => filter is not null
        && filter.DescendantTokens().Any(static t => t.IsKind(SyntaxKind.IdentifierToken) && t.ValueText == "ErrorCode")
        && filter.DescendantTokens().Any(static t => t.Value is string code
            && Array.IndexOf(RefusalCodes, code.Substring(code.LastIndexOf('.') + 1)) >= 0);

    private static bool ExpectsFailure(ExpressionSyntax called, ExpressionSyntax given)
    {
        var name = SourceWords.NameOf(called) ?? "";
        return (name == "Expect" && given is AnonymousFunctionExpressionSyntax)
            || name.StartsWith("Throws", StringComparison.Ordinal)
            || (Array.Exists(Tells, t => name.StartsWith(t, StringComparison.Ordinal))
                && Array.Exists(Failures, w => CallKinds.Says(name, w))
                && !Array.Exists(Denials, w => CallKinds.Says(name, w)));
    }

    /// <summary>
    /// Whether code that ran to the end of a block goes on by an exception, which says that it should not have come there.
    /// </summary>
    private static bool IsFailureAtEnd(BlockSyntax block) =>
        block.Statements is [_, .., var last]
        && last switch
        {
            // One that is cancelled says so, and not that it should have failed.
            ThrowStatementSyntax { Expression: var thrown } =>
                thrown is not ObjectCreationExpressionSyntax { Type: var type } || !type.ToString().Contains("Cancel"),
            ExpressionStatementSyntax { Expression: InvocationExpressionSyntax { Expression: var called } } =>
                called is IdentifierNameSyntax { Identifier.ValueText: "Fail" }
                or MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "Assert" },
                    Name.Identifier.ValueText: "Fail" },
            _ => false,
        }
        && !block.DescendantNodes(n => n is not AnonymousFunctionExpressionSyntax and not LocalFunctionStatementSyntax)
            .Any(n => n.Kind() is SyntaxKind.ReturnStatement or SyntaxKind.BreakStatement or SyntaxKind.ContinueStatement
                or SyntaxKind.GotoStatement);
}
