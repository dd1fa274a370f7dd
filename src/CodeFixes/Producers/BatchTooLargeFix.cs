using AwsMessaging.Analyzers.Rules.Producers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.CodeFixes.Producers;

/// <summary>Makes the chunks as small as the batch must be: the same entries in more calls.</summary>
internal sealed class BatchTooLargeFix : Fix
{
    public override string RuleId => "AWSM1005";

    public override async Task<IReadOnlyList<FixAction>> OfferAsync(FixTarget target, CancellationToken cancellation) =>
        target.Properties.TryGetValue(BatchTooLargeRule.Max, out var max) && max is not null
        && await target.PlaceAsync<LiteralExpressionSyntax>(BatchTooLargeRule.Limit, cancellation).ConfigureAwait(false) is not null
            ? [new FixAction("Send chunks of " + max, Primary, (t, c) => SetAsync(t, max, c))]
            : [];

    private static async Task<Solution> SetAsync(FixTarget target, string max, CancellationToken cancellation)
    {
        var root = await target.RootAsync(cancellation).ConfigureAwait(false);
        return await target.PlaceAsync<LiteralExpressionSyntax>(BatchTooLargeRule.Limit, cancellation).ConfigureAwait(false) is { } limit
            ? target.With(root.ReplaceNode(limit, SyntaxFactory.ParseExpression(max).WithTriviaFrom(limit)))
            : target.Document.Project.Solution;
    }
}
