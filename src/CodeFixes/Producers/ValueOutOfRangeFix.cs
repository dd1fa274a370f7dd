using AwsMessaging.Analyzers.Rules.Producers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.CodeFixes.Producers;

/// <summary>Puts the nearest valid value in place of one that the service refuses.</summary>
internal sealed class ValueOutOfRangeFix : Fix
{
    public override string RuleId => "AWSM1016";

    public override async Task<IReadOnlyList<FixAction>> OfferAsync(FixTarget target, CancellationToken cancellation) =>
        target.Properties.TryGetValue(ValueOutOfRangeRule.Nearest, out var nearest) && nearest is not null
        && await ValueAsync(target, cancellation).ConfigureAwait(false) is not null
            ? [new FixAction("Use " + nearest, Primary, (t, c) => SetAsync(t, nearest.Replace(",", ""), c))]
            : [];

    private static async Task<Solution> SetAsync(FixTarget target, string nearest, CancellationToken cancellation)
    {
        var value = await ValueAsync(target, cancellation).ConfigureAwait(false);
        var root = await target.RootAsync(cancellation).ConfigureAwait(false);
        return value is null
            ? target.Document.Project.Solution
            : target.With(root.ReplaceNode(value, SyntaxFactory.ParseExpression(nearest).WithTriviaFrom(value)));
    }

    /// <summary>
    /// The value as it is written; null for one with something else to it (a comment, an assignment, a call), and for a field that nothing
    /// else reads, which would be left over.
    /// </summary>
    private static async Task<ExpressionSyntax?> ValueAsync(FixTarget target, CancellationToken cancellation) =>
        await target.PlaceAsync<ExpressionSyntax>(ValueOutOfRangeRule.Value, cancellation).ConfigureAwait(false) is { } value
        && !value.DescendantTrivia()
            .Any(t => !t.IsKind(SyntaxKind.WhitespaceTrivia) && !t.IsKind(SyntaxKind.EndOfLineTrivia) && value.Span.Contains(t.Span))
        && !value.DescendantNodesAndSelf().Any(n => n is AssignmentExpressionSyntax or AwaitExpressionSyntax)
        && !LastUse.LeavesUnread(
            value, [], (await target.Document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!, cancellation)
            ? value
            : null;
}
