using AwsMessaging.Analyzers.Rules.Pollers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace AwsMessaging.CodeFixes.Pollers;

/// <summary>
/// Sets a property of a receive request: in the request's initialiser, in place of another value, or by a request for the overload without
/// one.
/// </summary>
internal abstract class RequestSettingFix : Fix
{
    /// <summary>The request's property.</summary>
    protected abstract string PropertyOf(FixTarget target);

    /// <summary>What it is set to.</summary>
    protected abstract ExpressionSyntax ValueOf(FixTarget target);

    /// <summary>What the action does, for a person.</summary>
    protected virtual string TitleOf(FixTarget target) => $"Set {PropertyOf(target)} to {ValueOf(target)}";

    /// <summary>What a comment on the receive says where it would no longer be true.</summary>
    protected virtual IReadOnlyList<string> Contrary => [];

    public override async Task<IReadOnlyList<FixAction>> OfferAsync(FixTarget target, CancellationToken cancellation)
    {
        if (!target.Properties.TryGetValue(RequestSetting.Form, out var form))
        {
            return [];
        }

        var canApply = form == RequestSetting.Overload
            ? await CallAsync(target, cancellation).ConfigureAwait(false) is { ArgumentList.Arguments.Count: > 0 }
            : await PlacesAsync(target, cancellation).ConfigureAwait(false) is { Count: > 0 } places
                && places.TrueForAll(p => p is BaseObjectCreationExpressionSyntax creation
                    ? Initializers.CanSet(creation)
                    : !Comments.AreInside(p) && !Comments.MayTellWhy(Comments.About(p), Comments.WordsOf(PropertyOf(target))));
        return canApply && !await IsContradictedAsync(target, cancellation).ConfigureAwait(false)
            ? [new FixAction(TitleOf(target), Primary, ApplyAsync)]
            : [];
    }

    /// <summary>Whether a comment on the receive, or on its request, says that it is to be as it is.</summary>
    private async Task<bool> IsContradictedAsync(FixTarget target, CancellationToken cancellation)
    {
        var places = await PlacesAsync(target, cancellation).ConfigureAwait(false);
        return places.Append<ExpressionSyntax?>(await CallAsync(target, cancellation).ConfigureAwait(false))
            .Select(p => p?.FirstAncestorOrSelf<StatementSyntax>()).OfType<StatementSyntax>()
            .SelectMany(Comments.About)
            .Any(c => Contrary.Any(w => c.ToString().IndexOf(w, StringComparison.OrdinalIgnoreCase) >= 0));
    }

    private async Task<Solution> ApplyAsync(FixTarget target, CancellationToken cancellation)
    {
        if (target.Properties[RequestSetting.Form] == RequestSetting.Overload)
        {
            return await UseRequestAsync(target, cancellation).ConfigureAwait(false);
        }

        var (property, value) = (PropertyOf(target), ValueOf(target));
        var places = await PlacesAsync(target, cancellation).ConfigureAwait(false);
        var root = await target.RootAsync(cancellation).ConfigureAwait(false);
        return target.With(root.ReplaceNodes(places, (_, place) => place switch
        {
            BaseObjectCreationExpressionSyntax creation => Initializers.Set(creation, property, value),
            _ => value.WithTriviaFrom(place),
        }));
    }

    private async Task<Solution> UseRequestAsync(FixTarget target, CancellationToken cancellation)
    {
        var (property, value) = (PropertyOf(target), ValueOf(target));
        var call = (await CallAsync(target, cancellation).ConfigureAwait(false))!;
        var root = await target.RootAsync(cancellation).ConfigureAwait(false);
        var model = (await target.Document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        var url = call.ArgumentList.Arguments.First(a => a.NameColon is null or { Name.Identifier.ValueText: "queueUrl" or "request" });
        if (url.Expression is BaseObjectCreationExpressionSyntax made)
        {
            // Another fix made a request of the overload.
            return target.With(root.ReplaceNode(made, Initializers.Set(made, property, value)));
        }

        var (name, import) = Usings.NameFor(model, call, "Amazon.SQS.Model", "ReceiveMessageRequest");
        var request = Initializers.Create(name, ("QueueUrl", url.Expression.WithoutTrivia()), (property,
            value)).WithTriviaFrom(url.Expression);
        var nameColon = url.NameColon is { } colon ? colon.WithName(IdentifierName("request").WithTriviaFrom(colon.Name)) : null;
        return target.With(Usings.Add(root.ReplaceNode(url, url.WithNameColon(nameColon).WithExpression(request)), import));
    }

    private static async Task<InvocationExpressionSyntax?> CallAsync(FixTarget target, CancellationToken cancellation) =>
        (await target.NodeAsync(cancellation).ConfigureAwait(false))?.FirstAncestorOrSelf<InvocationExpressionSyntax>();

    private static async Task<List<ExpressionSyntax>> PlacesAsync(FixTarget target, CancellationToken cancellation)
    {
        var places = new List<ExpressionSyntax>();
        for (var i = 0; target.Properties.ContainsKey(RequestSetting.Place + i); i++)
        {
            if (await target.PlaceAsync<ExpressionSyntax>(RequestSetting.Place + i, cancellation).ConfigureAwait(false) is { } place)
            {
                places.Add(place);
            }
        }

        return places;
    }
}
