using AwsMessaging.Analyzers.Rules.Mappings;
using AwsMessaging.CodeFixes.Configuration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.CodeFixes.Mappings;

/// <summary>Gives a mapping the window that its batches take, the nearest value that is accepted, or no window.</summary>
internal sealed class BatchMisfitFix() : SettingFix("AWSM5010", "Set {0}")
{
    public override async Task<IReadOnlyList<FixAction>> OfferAsync(FixTarget target, CancellationToken cancellation) =>
        !target.Properties.ContainsKey(BatchMisfitRule.Superfluous) ? await base.OfferAsync(target, cancellation).ConfigureAwait(false)
        : await WithoutAsync(target, cancellation).ConfigureAwait(false) is null ? []
        : [new FixAction("Remove the batching window", Primary, async (t, c) => await WithoutAsync(t, c).ConfigureAwait(false)
            ?? t.Document.Project.Solution)];

    private static async Task<Solution?> WithoutAsync(FixTarget target, CancellationToken cancellation) =>
        await target.PlaceAsync<AssignmentExpressionSyntax>(BatchMisfitRule.Superfluous, cancellation).ConfigureAwait(false) is
            { } assignment
        && Removal.Of(await target.RootAsync(cancellation).ConfigureAwait(false), assignment) is { } root
            ? target.With(root)
            : null;
}
