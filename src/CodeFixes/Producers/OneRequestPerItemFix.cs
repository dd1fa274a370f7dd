using AwsMessaging.Analyzers.Rules.Producers;
using AwsMessaging.Analyzers.Symbols;
using AwsMessaging.CodeFixes.Handlers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.CodeFixes.Producers;

/// <summary>
/// Sends the messages of a loop that does nothing else in batches, and throws when some of a batch were not sent: as a single send does,
/// and a batch does not.
/// </summary>
internal sealed class OneRequestPerItemFix : Fix
{
    public override string RuleId => "AWSM1025";

    public override async Task<IReadOnlyList<FixAction>> OfferAsync(FixTarget target, CancellationToken cancellation)
    {
        return await FixedAsync(target, cancellation).ConfigureAwait(false) is { } solution
            && await CompilerCheck.CompilesAsync(target.Document, solution.GetDocument(target.Document.Id)!, cancellation)
                .ConfigureAwait(false)
            ? [new FixAction("Send batches of " + ResponseOf(target)!.MaxEntries, Primary, ApplyAsync)]
            : [];
    }

    private static async Task<Solution> ApplyAsync(FixTarget target, CancellationToken cancellation) =>
        await FixedAsync(target, cancellation).ConfigureAwait(false) ?? target.Document.Project.Solution;

    private static BatchResponse? ResponseOf(FixTarget target) =>
        target.Properties.TryGetValue(OneRequestPerItemRule.Service, out var service)
        && target.Properties.TryGetValue(OneRequestPerItemRule.Operation, out var operation)
            ? BatchResponse.Find(service, operation)
            : null;

    private static async Task<Solution?> FixedAsync(FixTarget target, CancellationToken cancellation)
    {
        var call = (await target.NodeAsync(cancellation).ConfigureAwait(false))?.FirstAncestorOrSelf<InvocationExpressionSyntax>();
        var loop = await target.PlaceAsync<StatementSyntax>(OneRequestPerItemRule.Loop, cancellation).ConfigureAwait(false);
        if (ResponseOf(target) is not { } response || call?.Expression is not MemberAccessExpressionSyntax method
            || loop?.Parent is null || !loop.Contains(call)
            || CodeFacts.HasDirectives(loop) || !Handlers.Layout.StartsLine(loop.GetFirstToken()) || CodeFacts.HasTextOverLines(loop)
            || Comments.AreInside(loop) // It is about one message: a person has to say what becomes of it
            || (!loop.GetLastToken().IsKind(SyntaxKind.CloseBraceToken) && loop.GetTrailingTrivia().Any(Comments.IsComment)))
        {
            return null;
        }

        var operation = target.Properties[OneRequestPerItemRule.Operation]!;
        var batch = BatchCall.Of(operation);
        var model = (await target.Document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        var names = LocalNames.At(loop, model);
        if (ItemLoop.Of(loop, names, model, cancellation) is not { } items
            || !items.WaitsOnlyFor(call)
            || BatchedMessage.Of(call, items, batch, model, cancellation) is not { } message)
        {
            return null;
        }

        var (entryType, import) = Usings.NameFor(model, loop, batch.Namespace + ".Model", batch.Entry);
        var (requestType, importRequest) = Usings.NameFor(model, loop, batch.Namespace + ".Model", batch.Request);
        var (exception, importException) = Usings.NameFor(model, loop, batch.Namespace, batch.Exception);
        var linq = Usings.NameFor(model, loop, "System.Linq", "Enumerable").Import;
        var (chunk, index, answer) = (names.Free("chunk"), names.Free("i"), names.Free("response"));
        var made = message.EntryText(entryType, message.HasIds ? index : null);
        var head = message.HasIds ? $"({items.Item}, {index})" : items.Item;
        var entries = items.Before.Count == 0
            ? $"{chunk}.Select({head} => {made}).ToList()"
            : $"{chunk}.Select({head} =>\n{{\n    {Indented(string.Join("\n", items.Before.Append($"return {made};")))}\n}}).ToList()";
        var given = batch.TakesList
            ? $"(\n    {Indented(message.Address)},\n    {Indented(entries)}{message.Behind})"
            : $"(new {requestType}\n{{\n{message.AddressLines}    {response.Entries} = {Indented(entries)}{message.LastComma}\n}}"
                + message.Behind + ")";
        var client = items.TextOf(method.Expression);
        var text = $$"""
            foreach ({{names.Declare(items.ElementType + "[]")}} {{chunk}} in {{items.Operand}}.Chunk({{response.MaxEntries}}))
            {
                {{names.Declare(operation + "Response")}} {{answer}} = await {{client}}.{{operation}}Async{{Indented(given)}}{{items.Configured}};
            {{Check(response, batch.Noun, exception, answer, chunk, names)}}
            }
            """;
        var layout = Handlers.Layout.Of(loop);
        var batched = layout.Statement(text, Handlers.Layout.IndentationOf(loop))
            .WithLeadingTrivia(loop.GetLeadingTrivia()).WithTrailingTrivia(loop.GetTrailingTrivia());
        var root = await target.RootAsync(cancellation).ConfigureAwait(false);
        root = Usings.Add(root.ReplaceNode(loop, batched), batch.TakesList ? import : import ?? importRequest);
        return target.With(Usings.Add(Usings.Add(root, importException), linq));
    }

    /// <summary>A single send throws when it fails; a batch returns, and says in its response what failed.</summary>
    private static string Check(BatchResponse response, string noun, string exception, string answer, string chunk, LocalNames names)
    {
        var (result, failed, reason) = (names.ForLambda("r"), names.Free("failed"), response.Code.Replace("Code", "Message"));
        var (condition, count, first) = response.IsCount
            ? ($"{answer}.{response.Failures} > 0",
                $"{answer}.{response.Failures}",
                $"{answer}.{response.Results}.First({result} => {result}.{response.Code} != null).{reason}")
            : ($"{answer}.{response.Failures} is {{ Count: > 0 }} {failed}", failed + ".Count", $"{failed}[0].{reason}");
        var thrown = $"throw new {exception}($\"{{{count}}} of {{{chunk}.Length}} {noun} were not sent: {{{first}}}\");";
        return $"    if ({condition})\n    {{\n        {thrown}\n    }}";
    }

    /// <summary>The further lines of a text one level deeper.</summary>
    private static string Indented(string text) => text.Replace("\n", "\n    ");
}
