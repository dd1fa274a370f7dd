using AwsMessaging.Analyzers.Rules.Producers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.CodeFixes.Producers;

/// <summary>
/// Creates the collection in the request's initialiser: by a collection expression for a list where the language has one.
/// </summary>
internal sealed class NullRequestCollectionFix : Fix
{
    public override string RuleId => "AWSM1031";

    public override async Task<IReadOnlyList<FixAction>> OfferAsync(FixTarget target, CancellationToken cancellation)
    {
        var creation = await target.PlaceAsync<BaseObjectCreationExpressionSyntax>(NullRequestCollectionRule.Creation, cancellation)
            .ConfigureAwait(false);
        return creation is not null && Initializers.CanSet(creation)
            && target.Properties.TryGetValue(NullRequestCollectionRule.Collection, out var name)
            ? [new FixAction($"Create {name} with the request", Primary, CreateAsync)]
            : [];
    }

    private static async Task<Solution> CreateAsync(FixTarget target, CancellationToken cancellation)
    {
        var creation = (await target.PlaceAsync<BaseObjectCreationExpressionSyntax>(NullRequestCollectionRule.Creation, cancellation)
            .ConfigureAwait(false))!;
        var (name, type) = (target.Properties[NullRequestCollectionRule.Collection]!,
            target.Properties[NullRequestCollectionRule.CollectionType]!);
        var hasCollectionExpressions = ((CSharpParseOptions)creation.SyntaxTree.Options).LanguageVersion >= LanguageVersion.CSharp12;
        var value = SyntaxFactory.ParseExpression(hasCollectionExpressions && !type.Contains("Dictionary<") ? "[]" : $"new {type}()");
        var root = await target.RootAsync(cancellation).ConfigureAwait(false);
        return target.With(root.ReplaceNode(creation, Initializers.Set(creation, name, value)));
    }
}
