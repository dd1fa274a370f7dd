using AwsMessaging.Analyzers.Rules.Producers;
using AwsMessaging.Analyzers.Symbols;
using AwsMessaging.CodeFixes.Handlers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.CodeFixes.Producers;

/// <summary>
/// Sends the messages of a loop that does nothing else in batches, and throws when some of a batch were not sent: as a single send does, and a
/// batch does not.
/// </summary>
internal sealed class OneRequestPerItemFix : Fix
{
    private static readonly Dictionary<string, BatchCall> Calls = new(StringComparer.Ordinal)
    {
        ["SendMessageBatch"] = new("Amazon.SQS", "AmazonSQSException", "SendMessageBatchRequest", "SendMessageBatchRequestEntry", "messages")
        {
            Addresses = ["QueueUrl"],
            Parts = ["MessageBody", "DelaySeconds", "MessageAttributes", "MessageDeduplicationId", "MessageGroupId", "MessageSystemAttributes"],
            HasIds = true,
            TakesList = true,
        },
        ["PublishBatch"] = new("Amazon.SimpleNotificationService", "AmazonSimpleNotificationServiceException", "PublishBatchRequest", "PublishBatchRequestEntry", "messages")
        {
            Addresses = ["TopicArn"],
            Parts = ["Message", "MessageAttributes", "MessageDeduplicationId", "MessageGroupId", "MessageStructure", "Subject"],
            HasIds = true,
        },
        ["PutRecords"] = new("Amazon.Kinesis", "AmazonKinesisException", "PutRecordsRequest", "PutRecordsRequestEntry", "records")
        {
            Addresses = ["StreamName", "StreamARN", "StreamId"],
            Parts = ["Data", "ExplicitHashKey", "PartitionKey"],
        },
        ["PutRecordBatch"] = new("Amazon.KinesisFirehose", "AmazonKinesisFirehoseException", "PutRecordBatchRequest", "Record", "records")
        {
            Addresses = ["DeliveryStreamName"],
            Parts = ["Record"],
            TakesList = true,
        },
    };

    public override string RuleId => "AWSM1025";

    public override async Task<IReadOnlyList<FixAction>> OfferAsync(FixTarget target, CancellationToken cancellation)
    {
        return await FixedAsync(target, cancellation).ConfigureAwait(false) is { } solution
            && await CompilerCheck.CompilesAsync(target.Document, solution.GetDocument(target.Document.Id)!, cancellation).ConfigureAwait(false)
            ? [new FixAction("Send batches of " + ResponseOf(target)!.MaxEntries, Primary, async (t, c) => await FixedAsync(t, c).ConfigureAwait(false) ?? t.Document.Project.Solution)]
            : [];
    }

    private static BatchResponse? ResponseOf(FixTarget target) =>
        target.Properties.TryGetValue(OneRequestPerItemRule.Service, out var service) && target.Properties.TryGetValue(OneRequestPerItemRule.Operation, out var operation)
            ? BatchResponse.Find(service, operation)
            : null;

    private static async Task<Solution?> FixedAsync(FixTarget target, CancellationToken cancellation)
    {
        var call = (await target.NodeAsync(cancellation).ConfigureAwait(false))?.FirstAncestorOrSelf<InvocationExpressionSyntax>();
        var loop = await target.PlaceAsync<StatementSyntax>(OneRequestPerItemRule.Loop, cancellation).ConfigureAwait(false);
        if (ResponseOf(target) is not { } response || call?.Expression is not MemberAccessExpressionSyntax method || loop?.Parent is null || !loop.Contains(call)
            || CodeFacts.HasDirectives(loop) || !Handlers.Layout.StartsLine(loop.GetFirstToken())
            || Comments.AreInside(loop) || CodeFacts.HasTextOverLines(loop)) // A comment in the loop is about one message: a person has to say what becomes of it
        {
            return null;
        }

        var operation = target.Properties[OneRequestPerItemRule.Operation]!;
        var batch = Calls[operation];
        var model = (await target.Document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        var names = LocalNames.At(loop, model);
        if (ItemLoop.Of(loop, names, model, cancellation) is not { } items || BatchedMessage.Of(call, items, batch, model, cancellation) is not { } message)
        {
            return null;
        }

        var (entryType, import) = Usings.NameFor(model, loop, batch.Namespace + ".Model", batch.Entry);
        var (requestType, _) = Usings.NameFor(model, loop, batch.Namespace + ".Model", batch.Request);
        var (exception, importException) = Usings.NameFor(model, loop, batch.Namespace, batch.Exception);
        var linq = Usings.NameFor(model, loop, "System.Linq", "Enumerable").Import;
        var (chunk, index, answer) = (names.Free("chunk"), names.Free("i"), names.Free("response"));
        var made = message.EntryText(entryType, message.HasIds ? index : null);
        var head = message.HasIds ? $"({items.Item}, {index})" : items.Item;
        var entries = items.Before.Count == 0
            ? $"{chunk}.Select({head} => {made}).ToList()"
            : $"{chunk}.Select({head} =>\n{{\n{string.Concat(items.Before.Select(s => "    " + Indented(s) + "\n"))}    return {Indented(made)};\n}}).ToList()";
        var given = batch.TakesList
            ? $"(\n    {Indented(message.Address)},\n    {Indented(entries)}{message.Behind})"
            : $"(new {requestType}\n{{\n{message.AddressLines}    {response.Entries} = {Indented(entries)}{(message.IsCommaLeftOut ? "" : ",")}\n}}{message.Behind})";
        var configured = CodeFacts.HasConfigureAwait(items.Send) ? ".ConfigureAwait(false)" : "";
        var text = $$"""
            foreach ({{names.Declare(items.ElementType + "[]")}} {{chunk}} in {{items.Operand}}.Chunk({{response.MaxEntries}}))
            {
                {{names.Declare(operation + "Response")}} {{answer}} = await {{items.TextOf(method.Expression)}}.{{operation}}Async{{Indented(given)}}{{configured}};
            {{Check(response, batch.Noun, exception, answer, chunk, names)}}
            }
            """;
        var layout = Handlers.Layout.Of(loop);
        var batched = layout.Statement(text, Handlers.Layout.IndentationOf(loop)).WithLeadingTrivia(loop.GetLeadingTrivia()).WithTrailingTrivia(loop.GetTrailingTrivia());
        var root = await target.RootAsync(cancellation).ConfigureAwait(false);
        return target.With(Usings.Add(Usings.Add(Usings.Add(root.ReplaceNode(loop, batched), import), importException), linq));
    }

    /// <summary>A single send throws when it fails; a batch returns, and says in its response what failed.</summary>
    private static string Check(BatchResponse response, string noun, string exception, string answer, string chunk, LocalNames names)
    {
        var (condition, count, first) = ($"{answer}.{response.Failures} > 0", $"{answer}.{response.Failures}", "");
        if (response.IsCount)
        {
            var result = names.ForLambda("r");
            first = $"{answer}.{response.Results}.First({result} => {result}.{response.Code} != null).{response.Code.Replace("Code", "Message")}";
        }
        else
        {
            var failed = names.Free("failed");
            (condition, count, first) = ($"{answer}.{response.Failures} is {{ Count: > 0 }} {failed}", failed + ".Count", $"{failed}[0].{response.Code.Replace("Code", "Message")}");
        }

        return $"    if ({condition})\n    {{\n        throw new {exception}($\"{{{count}}} of {{{chunk}.Length}} {noun} were not sent: {{{first}}}\");\n    }}";
    }

    /// <summary>The further lines of a text one level deeper.</summary>
    private static string Indented(string text) => text.Replace("\n", "\n    ");

    /// <summary>How a service's batch call is written.</summary>
    /// <param name="Namespace">The namespace of the service.</param>
    /// <param name="Exception">The exception of the service.</param>
    /// <param name="Request">The type of the request.</param>
    /// <param name="Entry">The type of an entry.</param>
    /// <param name="Noun">What is sent.</param>
    internal sealed record BatchCall(string Namespace, string Exception, string Request, string Entry, string Noun)
    {
        /// <summary>What the request says for all entries.</summary>
        public string[] Addresses { get; init; } = [];

        /// <summary>What an entry can say: the properties of the single request that have a place in it.</summary>
        public string[] Parts { get; init; } = [];

        /// <summary>The entries of a request are told apart by ids.</summary>
        public bool HasIds { get; init; }

        /// <summary>The call takes the address and a list of entries.</summary>
        public bool TakesList { get; init; }
    }
}
