namespace AwsMessaging.CodeFixes.Pollers;

/// <summary>Moves the delete behind the work with the message, or to the end of the <c>try</c> that it is done in.</summary>
internal sealed class DeletedBeforeProcessingFix : Fix
{
    public override string RuleId => "AWSM2004";

    public override async Task<IReadOnlyList<FixAction>> OfferAsync(FixTarget target, CancellationToken cancellation) =>
        await MovedDelete.OfAsync(target, cancellation).ConfigureAwait(false) is null
            ? []
            : [new FixAction("Delete the message after it is processed", Primary, MovedDelete.ApplyAsync)];
}
