namespace AwsMessaging.CodeFixes.Mappings;

/// <summary>Has a queue keep what the mapping gives up.</summary>
internal sealed class NoFailureDestinationFix : Fix
{
    public override string RuleId => "AWSM5005";

    public override async Task<IReadOnlyList<FixAction>> OfferAsync(FixTarget target, CancellationToken cancellation) =>
        await FailureQueue.CanAddAsync(target, cancellation).ConfigureAwait(false)
            ? [new FixAction("Keep what fails in a queue", Primary, FailureQueue.AddAsync)]
            : [];
}
