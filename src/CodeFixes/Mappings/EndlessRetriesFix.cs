using AwsMessaging.Analyzers.Resources;
using AwsMessaging.CodeFixes.Configuration;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.CodeFixes.Mappings;

/// <summary>Limits the retries. Where nobody would learn of what is given up then, a queue keeps it.</summary>
internal sealed class EndlessRetriesFix() : SettingFix("AWSM5006", "Limit the retries to {0}")
{
    public override async Task<IReadOnlyList<FixAction>> OfferAsync(FixTarget target, CancellationToken cancellation) =>
        !target.Properties.ContainsKey(FailureQueueEdit.Id) || await FailureQueue.CanAddAsync(target, cancellation).ConfigureAwait(false)
            ? await base.OfferAsync(target, cancellation).ConfigureAwait(false)
            : [];

    protected override async Task<Solution> ApplyAsync(FixTarget target, CancellationToken cancellation)
    {
        var limited = await base.ApplyAsync(target, cancellation).ConfigureAwait(false);
        return target.Properties.ContainsKey(FailureQueueEdit.Id)
            ? await FailureQueue.AddAsync(target.In(limited), cancellation).ConfigureAwait(false)
            : limited;
    }
}
