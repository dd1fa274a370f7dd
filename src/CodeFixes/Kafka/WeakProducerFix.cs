using AwsMessaging.Analyzers.Rules.Kafka;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.CodeFixes.Kafka;

/// <summary>Puts the safe values in place of the weak ones: <c>Acks.All</c>, and <c>true</c> for idempotence.</summary>
internal sealed class WeakProducerFix : Fix
{
    public override string RuleId => "AWSM7003";

    public override async Task<IReadOnlyList<FixAction>> OfferAsync(FixTarget target, CancellationToken cancellation)
    {
        var acks = await PlacesAsync(target, WeakProducerRule.AcksValue, cancellation).ConfigureAwait(false);
        var idempotence = await PlacesAsync(target, WeakProducerRule.IdempotenceValue, cancellation).ConfigureAwait(false);
        // A choice between values, each with its reason, is for a person to end.
        if (acks.Count + idempotence.Count == 0 || acks.Concat(idempotence).Any(p => p.ContainsDirectives || Comments.AreInside(p)))
        {
            return [];
        }

        var title = (acks.Count, idempotence.Count) switch
        {
            (0, _) => "Switch idempotence on",
            (_, 0) => "Set Acks to All",
            _ => "Set Acks to All and switch idempotence on",
        };
        return [new FixAction(title, Primary, ApplyAsync)];
    }

    private static async Task<Solution> ApplyAsync(FixTarget target, CancellationToken cancellation)
    {
        var acks = await PlacesAsync(target, WeakProducerRule.AcksValue, cancellation).ConfigureAwait(false);
        var idempotence = await PlacesAsync(target, WeakProducerRule.IdempotenceValue, cancellation).ConfigureAwait(false);
        var root = await target.RootAsync(cancellation).ConfigureAwait(false);
        var model = (await target.Document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        var imports = new HashSet<string?>();
        var changed = root.ReplaceNodes(acks.Concat(idempotence), (place, _) =>
        {
            if (idempotence.Contains(place))
            {
                return SyntaxFactory.LiteralExpression(SyntaxKind.TrueLiteralExpression).WithTriviaFrom(place);
            }

            // As the file says the type already, if it does.
            if (place is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "None" or "Leader" } member)
            {
                return member.WithName(SyntaxFactory.IdentifierName("All").WithTriviaFrom(member.Name));
            }

            var (name, import) = Usings.NameFor(model, place, "Confluent.Kafka", "Acks");
            imports.Add(import);
            return SyntaxFactory.ParseExpression(name + ".All").WithTriviaFrom(place);
        });
        return target.With(imports.Aggregate(changed, Usings.Add));
    }

    private static async Task<List<ExpressionSyntax>> PlacesAsync(FixTarget target, string role, CancellationToken cancellation)
    {
        var places = new List<ExpressionSyntax>();
        for (var i = 0; target.Properties.ContainsKey(role + i); i++)
        {
            if (await target.PlaceAsync<ExpressionSyntax>(role + i, cancellation).ConfigureAwait(false) is { } place)
            {
                places.Add(place);
            }
        }

        return places;
    }
}
