using AwsMessaging.Analyzers.Rules.Producers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.CodeFixes.Producers;

/// <summary>Asks the client for the queue's URL, where the code can wait for the answer.</summary>
internal sealed class QueueNameForUrlFix : Fix
{
    public override string RuleId => "AWSM1017";

    public override async Task<IReadOnlyList<FixAction>> OfferAsync(FixTarget target, CancellationToken cancellation)
    {
        if (await FixedAsync(target, cancellation).ConfigureAwait(false) is not { } solution)
        {
            return [];
        }

        return await CompilerCheck.CompilesAsync(target.Document, solution.GetDocument(target.Document.Id)!, cancellation)
            .ConfigureAwait(false)
            ? [new FixAction("Ask GetQueueUrl for the URL", Primary, async (t, c) => await FixedAsync(t, c).ConfigureAwait(false)
                ?? t.Document.Project.Solution)]
            : [];
    }

    private static async Task<Solution?> FixedAsync(FixTarget target, CancellationToken cancellation)
    {
        if (!target.Properties.TryGetValue(QueueNameForUrlRule.Client, out var client)
            || await target.PlaceAsync<ExpressionSyntax>(QueueNameForUrlRule.Value, cancellation).ConfigureAwait(false) is not { } value)
        {
            return null;
        }

        var function = AsyncFunctions.Around(value);
        if (function is not null && !AsyncFunctions.IsAsync(function))
        {
            return null;
        }

        // A constant keeps its name; a text stays as it is written; an ARN gives its last part.
        var name = target.Properties[QueueNameForUrlRule.Queue]!;
        var isName = value is not LiteralExpressionSyntax literal || literal.Token.ValueText == name;
        var asked = isName ? value.WithoutTrivia().ToString() : SymbolDisplay.FormatLiteral(name, quote: true);
        var configure = Handlers.CodeFacts.ConfiguresAwaits(function ?? value.SyntaxTree.GetRoot(cancellation))
            ? ".ConfigureAwait(false)"
            : "";
        var token = target.Properties.TryGetValue(QueueNameForUrlRule.Token, out var given) ? ", " + given : "";
        var call = SyntaxFactory.ParseExpression($"(await {client}.GetQueueUrlAsync({asked}{token}){configure}).QueueUrl")
            .WithTriviaFrom(value);
        var root = await target.RootAsync(cancellation).ConfigureAwait(false);
        return target.With(root.ReplaceNode(value, call));
    }
}
