using AwsMessaging.Analyzers.Rules.Pollers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.CodeFixes.Pollers;

/// <summary>Reads the receipt handle of the same message.</summary>
internal sealed class ReceiptHandleMisuseFix : Fix
{
    public override string RuleId => "AWSM2007";

    public override async Task<IReadOnlyList<FixAction>> OfferAsync(FixTarget target, CancellationToken cancellation) =>
        await ReadAsync(target, cancellation).ConfigureAwait(false) is null
            ? [] : [new FixAction("Pass the receipt handle", Primary, ApplyAsync)];

    private static async Task<Solution> ApplyAsync(FixTarget target, CancellationToken cancellation)
    {
        var root = await target.RootAsync(cancellation).ConfigureAwait(false);
        var read = (await ReadAsync(target, cancellation).ConfigureAwait(false))!;
        return target.With(root.ReplaceNode(read.Name, SyntaxFactory.IdentifierName("ReceiptHandle").WithTriviaFrom(read.Name)));
    }

    private static async Task<MemberAccessExpressionSyntax?> ReadAsync(FixTarget target, CancellationToken cancellation) =>
        await target.PlaceAsync<MemberAccessExpressionSyntax>(ReceiptHandleMisuseRule.Place, cancellation).ConfigureAwait(false) is
            { Name.Identifier.ValueText: "MessageId" } read
            ? read
            : null;
}
