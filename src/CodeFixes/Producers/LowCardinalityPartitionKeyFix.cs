using AwsMessaging.Analyzers.Rules.Producers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.CodeFixes.Producers;

/// <summary>Puts the id of the entity in place of the partition key's value. Nothing else is changed.</summary>
internal sealed class LowCardinalityPartitionKeyFix : Fix
{
    private const string PartitionKey = "PartitionKey";

    public override string RuleId => "AWSM1023";

    public override async Task<IReadOnlyList<FixAction>> OfferAsync(FixTarget target, CancellationToken cancellation)
    {
        if (!target.Properties.TryGetValue(LowCardinalityPartitionKeyRule.Candidates, out var candidates) || candidates is null
            || await KeyAsync(target, cancellation).ConfigureAwait(false) is null)
        {
            return [];
        }

        var ids = candidates.Split('\n');
        var keys = KeysOf(ids);
        return
        [
            .. ids.Select((candidate, i) => new FixAction(
                "Set PartitionKey to " + candidate,
                keys[i],
                (t, c) => SetAsync(t, candidate, c))),
        ];
    }

    private static async Task<Solution> SetAsync(FixTarget target, string candidate, CancellationToken cancellation)
    {
        var root = await target.RootAsync(cancellation).ConfigureAwait(false);
        var key = (await KeyAsync(target, cancellation).ConfigureAwait(false))!;
        return target.With(root.ReplaceNode(key, SyntaxFactory.ParseExpression(candidate).WithTriviaFrom(key)));
    }

    /// <summary>
    /// The whole value that the key is given: the innermost node of the rule's place can be a part of it. Null for one that also sets a
    /// variable (<c>key ??= "all"</c>), which would no longer be set.
    /// </summary>
    private static async Task<ExpressionSyntax?> KeyAsync(FixTarget target, CancellationToken cancellation) =>
        await target.PlaceAsync<ExpressionSyntax>(LowCardinalityPartitionKeyRule.KeyValue, cancellation).ConfigureAwait(false) is { } place
        && place.Ancestors().OfType<AssignmentExpressionSyntax>().FirstOrDefault() is { Right: var value } assignment
        && assignment.Left is IdentifierNameSyntax { Identifier.ValueText: PartitionKey }
            or MemberAccessExpressionSyntax { Name.Identifier.ValueText: PartitionKey }
        && value.Contains(place)
        && !value.DescendantNodesAndSelf().OfType<AssignmentExpressionSyntax>().Any()
            ? value
            : null;
}
