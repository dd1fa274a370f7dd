using AwsMessaging.Analyzers.Rules.Handlers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.CodeFixes.Handlers;

/// <summary>Names the property for the JSON by an attribute on a line of its own.</summary>
internal sealed class UnreadableResponseFix : Fix
{
    public override string RuleId => "AWSM3006";

    public override async Task<IReadOnlyList<FixAction>> OfferAsync(FixTarget target, CancellationToken cancellation)
    {
        return await FixedAsync(target, cancellation).ConfigureAwait(false) is { } solution
            && await CompilerCheck.CompilesAsync(target.Document, solution.GetDocument(target.Document.Id)!, cancellation).ConfigureAwait(false)
            ? [new FixAction($"Name it '{target.Properties[UnreadableResponseRule.JsonName]}' in JSON", Primary, async (t, c) => await FixedAsync(t, c).ConfigureAwait(false) ?? t.Document.Project.Solution)]
            : [];
    }

    private static async Task<Solution?> FixedAsync(FixTarget target, CancellationToken cancellation)
    {
        if (await target.PlaceAsync<PropertyDeclarationSyntax>(UnreadableResponseRule.Declaration, cancellation).ConfigureAwait(false) is not { } property
            || !target.Properties.TryGetValue(UnreadableResponseRule.JsonName, out var json)
            || property.AttributeLists.Any(l => l.ToString().Contains("JsonPropertyName")))
        {
            return null;
        }

        var model = (await target.Document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        var (name, import) = Usings.NameFor(model, property, "System.Text.Json.Serialization", "JsonPropertyNameAttribute");
        var text = $"[{name.Substring(0, name.Length - "Attribute".Length)}(\"{json}\")]";
        var list = ((PropertyDeclarationSyntax)SyntaxFactory.ParseMemberDeclaration(text + " int X { get; }")!).AttributeLists[0];
        var startsLine = Layout.StartsLine(property.GetFirstToken());
        var white = property.GetLeadingTrivia().LastOrDefault();
        var bare = property.WithLeadingTrivia(startsLine && white.IsKind(SyntaxKind.WhitespaceTrivia) ? SyntaxFactory.TriviaList(white) : default);
        list = list.WithLeadingTrivia(property.GetLeadingTrivia())
            .WithTrailingTrivia(startsLine ? Layout.Of(property).NewLine : SyntaxFactory.Space);
        var root = await target.RootAsync(cancellation).ConfigureAwait(false);
        return target.With(Usings.Add(root.ReplaceNode(property, bare.WithAttributeLists(bare.AttributeLists.Insert(0, list))), import));
    }
}
