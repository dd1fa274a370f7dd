using AwsMessaging.Analyzers.Rules.Handlers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.CodeFixes.Handlers;

/// <summary>Reads the identifier of the same record.</summary>
internal sealed class WrongItemIdentifierFix : Fix
{
    public override string RuleId => "AWSM3004";

    public override async Task<IReadOnlyList<FixAction>> OfferAsync(FixTarget target, CancellationToken cancellation) =>
        await ReadAsync(target, cancellation).ConfigureAwait(false) is not null
            && target.Properties[WrongItemIdentifierRule.PathProperty] is { } path
            ? [new FixAction("Return " + path, Primary, ApplyAsync)]
            : [];

    private static async Task<Solution> ApplyAsync(FixTarget target, CancellationToken cancellation)
    {
        var root = await target.RootAsync(cancellation).ConfigureAwait(false);
        var read = (await ReadAsync(target, cancellation).ConfigureAwait(false))!;
        var names = target.Properties[WrongItemIdentifierRule.PathProperty]!.Split('.');
        var identifier = read.WithName(SyntaxFactory.IdentifierName(names[0]));
        foreach (var name in names.Skip(1))
        {
            identifier = SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, identifier,
                SyntaxFactory.IdentifierName(name));
        }

        return target.With(root.ReplaceNode(read, identifier.WithTriviaFrom(read)));
    }

    private static Task<MemberAccessExpressionSyntax?> ReadAsync(FixTarget target, CancellationToken cancellation) =>
        target.PlaceAsync<MemberAccessExpressionSyntax>(WrongItemIdentifierRule.Place, cancellation);
}
