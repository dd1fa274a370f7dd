using AwsMessaging.Analyzers.Rules.Producers;
using AwsMessaging.CodeFixes.Handlers;
using AwsMessaging.Semantics.Facts;
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
    public override string RuleId => "AWSM1025";

    public override async Task<IReadOnlyList<FixAction>> OfferAsync(FixTarget target, CancellationToken cancellation)
    {
        return await FixedAsync(target, cancellation).ConfigureAwait(false) is { } solution
            && await CompilerCheck.CompilesAsync(target.Document, solution.GetDocument(target.Document.Id)!, cancellation).ConfigureAwait(false)
            ? [new FixAction("Send batches of " + SqsFacts.BatchEntries.Value.Max, Primary, async (t, c) => await FixedAsync(t, c).ConfigureAwait(false) ?? t.Document.Project.Solution)]
            : [];
    }

    private static async Task<Solution?> FixedAsync(FixTarget target, CancellationToken cancellation)
    {
        var call = (await target.NodeAsync(cancellation).ConfigureAwait(false))?.FirstAncestorOrSelf<InvocationExpressionSyntax>();
        var loop = await target.PlaceAsync<ForEachStatementSyntax>(OneRequestPerItemRule.Loop, cancellation).ConfigureAwait(false);
        if (call?.Expression is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: "SendMessageAsync" } method || loop is null || CodeFacts.HasDirectives(loop)
            || !Handlers.Layout.StartsLine(loop.GetFirstToken()) || StatementOf(loop) is not { } statement || HasComments(loop, statement)
            || CodeFacts.HasTextOverLines(statement) || MessageOf(call) is not var (url, entry, rest))
        {
            return null;
        }

        var model = (await target.Document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        var (entryType, import) = Usings.NameFor(model, loop, "Amazon.SQS.Model", "SendMessageBatchRequestEntry");
        var (exception, importException) = Usings.NameFor(model, loop, "Amazon.SQS", "AmazonSQSException");
        var names = new[] { "chunk", "i", "response", "failed" };
        if (loop.Parent is null || names.Any(n => model.LookupSymbols(loop.SpanStart, name: n).Any(s => s is ILocalSymbol or IParameterSymbol) || n == loop.Identifier.ValueText))
        {
            return null;
        }

        var configured = CodeFacts.HasConfigureAwait(statement) ? ".ConfigureAwait(false)" : "";
        var text = $$"""
            foreach (var chunk in {{Operand(loop.Expression)}}.Chunk({{SqsFacts.BatchEntries.Value.Max}}))
            {
                var response = await {{method.Expression}}.SendMessageBatchAsync(
                    {{url}},
                    chunk.Select(({{loop.Identifier}}, i) => new {{entryType}} { Id = $"{i}", {{entry}} }).ToList(){{rest}}){{configured}};
                if (response.Failed is { Count: > 0 } failed)
                {
                    throw new {{exception}}($"{failed.Count} of {chunk.Length} messages were not sent: {failed[0].Message}");
                }
            }
            """;
        var layout = Handlers.Layout.Of(loop);
        var batched = layout.Statement(text, Handlers.Layout.IndentationOf(loop)).WithLeadingTrivia(loop.GetLeadingTrivia()).WithTrailingTrivia(loop.GetTrailingTrivia());
        var root = await target.RootAsync(cancellation).ConfigureAwait(false);
        var linq = Usings.NameFor(model, loop, "System.Linq", "Enumerable").Import;
        return target.With(Usings.Add(Usings.Add(Usings.Add(root.ReplaceNode(loop, batched), import), importException), linq));
    }

    /// <summary>The one statement of the loop.</summary>
    private static ExpressionStatementSyntax? StatementOf(ForEachStatementSyntax loop) => loop.Statement switch
    {
        ExpressionStatementSyntax only => only,
        BlockSyntax { Statements: [ExpressionStatementSyntax only] } => only,
        _ => null,
    };

    /// <summary>A comment in the loop is about the sending of one message: a person has to say what becomes of it.</summary>
    private static bool HasComments(ForEachStatementSyntax loop, ExpressionStatementSyntax statement) =>
        Comments.AreInside(loop)
        || statement.Expression is not AwaitExpressionSyntax;

    /// <summary>Where the message goes, what an entry of a batch says of it, and the arguments behind; null for other forms of the call.</summary>
    private static (string Url, string Entry, string Behind)? MessageOf(InvocationExpressionSyntax call)
    {
        var arguments = call.ArgumentList.Arguments;
        if (arguments.Any(a => a.NameColon is not null))
        {
            return null;
        }

        if (arguments is [{ Expression: BaseObjectCreationExpressionSyntax request }, ..] && arguments.Count <= 2)
        {
            var properties = (request.Initializer?.Expressions ?? []).OfType<AssignmentExpressionSyntax>().ToList();
            if (properties.Count != (request.Initializer?.Expressions.Count ?? 0) || properties.Exists(p => p.Left is not IdentifierNameSyntax || p.Right is InitializerExpressionSyntax))
            {
                return null;
            }

            var given = request.ArgumentList?.Arguments.Select(a => a.Expression.ToString()).ToList() ?? [];
            var url = given.Count == 2 ? given[0] : properties.Find(p => p.Left.ToString() == "QueueUrl")?.Right.ToString();
            var rest = properties.Where(p => p.Left.ToString() != "QueueUrl").Select(p => p.ToString());
            var entry = string.Join(", ", given.Count == 2 ? rest.Prepend("MessageBody = " + given[1]) : rest);
            return url is null || given.Count is not (0 or 2) ? null : (url, entry, Rest(arguments, 1));
        }

        return arguments.Count is 2 or 3 ? (arguments[0].ToString(), "MessageBody = " + arguments[1], Rest(arguments, 2)) : null;
    }

    private static string Rest(SeparatedSyntaxList<ArgumentSyntax> arguments, int from) => string.Concat(arguments.Skip(from).Select(a => ", " + a));

    private static string Operand(ExpressionSyntax collection) =>
        collection is IdentifierNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax or ElementAccessExpressionSyntax ? collection.ToString() : $"({collection})";
}
