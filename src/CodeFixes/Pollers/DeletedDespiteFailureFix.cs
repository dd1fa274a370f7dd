namespace AwsMessaging.CodeFixes.Pollers;

/// <summary>Moves the delete to the end of the <c>try</c>, where only success comes.</summary>
internal sealed class DeletedDespiteFailureFix : Fix
{
    public override string RuleId => "AWSM2005";

    public override async Task<IReadOnlyList<FixAction>> OfferAsync(FixTarget target, CancellationToken cancellation) =>
        await MovedDelete.OfAsync(target, cancellation).ConfigureAwait(false) is null
            ? []
            : [new FixAction("Delete the message only after success", Primary, MovedDelete.ApplyAsync)];
}
