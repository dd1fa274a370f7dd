using AwsMessaging.Analyzers.Rules.Producers;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.CodeFixes.Producers;

/// <summary>
/// Takes the message's own id, or a hash of its body, so that the same message has the same deduplication id whenever it is sent.
/// </summary>
internal sealed class FreshDeduplicationIdFix() : IdFix("AWSM1009", "MessageDeduplicationId")
{
    public override async Task<IReadOnlyList<FixAction>> OfferAsync(FixTarget target, CancellationToken cancellation)
    {
        var actions = await base.OfferAsync(target, cancellation).ConfigureAwait(false);
        if (!target.Properties.TryGetValue(FreshDeduplicationIdRule.Hash, out var body) || body is null
            || await ValueAsync(target, cancellation).ConfigureAwait(false) is not { } value
            || !await CanSetAsync(target, cancellation).ConfigureAwait(false))
        {
            return actions;
        }

        var model = (await target.Document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        var (convert, system) = Usings.NameFor(model, value, "System", "Convert");
        var (sha, cryptography) = Usings.NameFor(model, value, "System.Security.Cryptography", "SHA256");
        var (encoding, text) = Usings.NameFor(model, value, "System.Text", "Encoding");
        var hash = $"{convert}.ToHexString({sha}.HashData({encoding}.UTF8.GetBytes({body})))";
        string?[] imports = [system, cryptography, text];

        // The short forms came with .NET 5.
        var after = (await HashedAsync(target, hash, imports, cancellation).ConfigureAwait(false)).GetDocument(target.Document.Id)!;
        return await CompilerCheck.CompilesAsync(target.Document, after, cancellation).ConfigureAwait(false)
            ?
            [
                .. actions,
                new FixAction(
                    "Set MessageDeduplicationId to a hash of the body",
                    actions.Count == 0 ? Primary : Alternative("hash"),
                    (t, c) => HashedAsync(t, hash, imports, c)),
            ]
            : actions;
    }

    private async Task<Solution> HashedAsync(FixTarget target, string hash, string?[] imports, CancellationToken cancellation)
    {
        var changed = target.In(await SetAsync(target, hash, cancellation).ConfigureAwait(false));
        var root = await changed.RootAsync(cancellation).ConfigureAwait(false);
        return changed.With(imports.Aggregate(root, Usings.Add));
    }
}
