using AwsMessaging.Semantics.Facts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace AwsMessaging.CodeFixes.Pollers;

/// <summary>Lets the receive wait as long as SQS allows: in the request's initialiser, in place of a zero, or by a request for the overload.</summary>
internal sealed class ShortPollingFix : Fix
{
    private const string Property = "WaitTimeSeconds";

    public override string RuleId => "AWSM2001";

    public override async Task<IReadOnlyList<FixAction>> OfferAsync(FixTarget target, CancellationToken cancellation)
    {
        if (!target.Properties.TryGetValue("form", out var form))
        {
            return [];
        }

        var canApply = form == "overload"
            ? await CallAsync(target, cancellation).ConfigureAwait(false) is { ArgumentList.Arguments.Count: > 0 }
            : await PlacesAsync(target, cancellation).ConfigureAwait(false) is { Count: > 0 } places
                && places.TrueForAll(p => p is not BaseObjectCreationExpressionSyntax creation || Initializers.CanSet(creation));
        return canApply ? [new FixAction("Set WaitTimeSeconds to " + Longest, Primary, ApplyAsync)] : [];
    }

    private static string Longest => SqsFacts.WaitTimeSeconds.Value.Max.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static ExpressionSyntax LongestWait => LiteralExpression(SyntaxKind.NumericLiteralExpression, Literal((int)SqsFacts.WaitTimeSeconds.Value.Max));

    private static async Task<Solution> ApplyAsync(FixTarget target, CancellationToken cancellation)
    {
        if (target.Properties["form"] == "overload")
        {
            return await UseRequestAsync(target, cancellation).ConfigureAwait(false);
        }

        var places = await PlacesAsync(target, cancellation).ConfigureAwait(false);
        var root = await target.RootAsync(cancellation).ConfigureAwait(false);
        return target.With(root.ReplaceNodes(places, (_, place) => place switch
        {
            BaseObjectCreationExpressionSyntax creation => Initializers.Set(creation, Property, LongestWait),
            _ => LongestWait.WithTriviaFrom(place),
        }));
    }

    private static async Task<Solution> UseRequestAsync(FixTarget target, CancellationToken cancellation)
    {
        var call = (await CallAsync(target, cancellation).ConfigureAwait(false))!;
        var root = await target.RootAsync(cancellation).ConfigureAwait(false);
        var model = (await target.Document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        var url = call.ArgumentList.Arguments.First(a => a.NameColon is null or { Name.Identifier.ValueText: "queueUrl" });
        var (name, import) = Usings.NameFor(model, call, "Amazon.SQS.Model", "ReceiveMessageRequest");
        var request = Initializers.Create(name, ("QueueUrl", url.Expression.WithoutTrivia()), (Property, LongestWait)).WithTriviaFrom(url.Expression);
        var nameColon = url.NameColon is { } colon ? colon.WithName(IdentifierName("request").WithTriviaFrom(colon.Name)) : null;
        return target.With(Usings.Add(root.ReplaceNode(url, url.WithNameColon(nameColon).WithExpression(request)), import));
    }

    private static async Task<InvocationExpressionSyntax?> CallAsync(FixTarget target, CancellationToken cancellation) =>
        (await target.NodeAsync(cancellation).ConfigureAwait(false))?.FirstAncestorOrSelf<InvocationExpressionSyntax>();

    private static async Task<List<ExpressionSyntax>> PlacesAsync(FixTarget target, CancellationToken cancellation)
    {
        var places = new List<ExpressionSyntax>();
        for (var i = 0; target.Properties.ContainsKey("place" + i); i++)
        {
            if (await target.PlaceAsync<ExpressionSyntax>("place" + i, cancellation).ConfigureAwait(false) is { } place)
            {
                places.Add(place);
            }
        }

        return places;
    }
}
