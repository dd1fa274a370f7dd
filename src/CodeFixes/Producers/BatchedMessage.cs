using AwsMessaging.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.CodeFixes.Producers;

/// <summary>What the send of one message says, as part of a batch: where it goes, and what its entry is.</summary>
internal sealed class BatchedMessage
{
    private readonly ItemLoop items;
    private readonly List<(string Property, SyntaxNode Value)> addresses = [];
    private readonly List<(string Property, SyntaxNode Value)> parts = [];
    private readonly bool isOverLines;
    private readonly bool endsInComma;

    private BatchedMessage(ItemLoop items, BaseObjectCreationExpressionSyntax? request, string behind)
    {
        (this.items, Behind) = (items, behind);
        isOverLines = request?.Initializer is { } initializer && initializer.ToString().Contains("\n");
        endsInComma = request?.Initializer?.Expressions is { Count: > 0 } expressions && expressions.SeparatorCount == expressions.Count;
    }

    /// <summary>The arguments behind the message, each with a comma before it.</summary>
    public string Behind { get; }

    /// <summary>Whether the entries of a request are told apart by ids.</summary>
    public bool HasIds { get; private set; }

    /// <summary>The comma behind the last property of an initialiser on several lines, unless the code leaves it out.</summary>
    public string LastComma => isOverLines && !endsInComma ? "" : ",";

    /// <summary>The lines of a request's initialiser that say where it goes.</summary>
    public string AddressLines => string.Concat(addresses.Select(a => $"    {a.Property} = {Deeper(items.TextOf(a.Value))},\n"));

    /// <summary>Where the message goes.</summary>
    public string Address => items.TextOf(addresses[0].Value);

    /// <summary>
    /// The message of a call; null where not all that the call says of it has a place in an entry or in the request around, and for forms
    /// that are not known.
    /// </summary>
    public static BatchedMessage? Of(
        InvocationExpressionSyntax call, ItemLoop items, BatchCall batch, SemanticModel model, CancellationToken cancellation)
    {
        if (model.GetSymbolInfo(call, cancellation).Symbol is not IMethodSymbol method)
        {
            return null;
        }

        var given = Given(call.ArgumentList, method).ToList();
        var request = items.Request ?? given.Find(g => g.Name == "Request").Value as BaseObjectCreationExpressionSyntax;
        var behind = string.Concat(given.Where(g => g.Name == "CancellationToken").Select(g => ", " + items.TextOf(g.Value.Parent!)));
        var message = new BatchedMessage(items, request, behind) { HasIds = batch.HasIds };
        var said = given.Where(g => g.Name is not ("Request" or "CancellationToken")).ToList();
        if (given.Exists(g => g.Name == "Request"))
        {
            if (request is null || Said(request, model, cancellation) is not { } ofRequest)
            {
                return null;
            }

            said.AddRange(ofRequest);
        }

        foreach (var (name, value) in said)
        {
            if (batch.Parts.Contains(name))
            {
                message.parts.Add((name, value));
            }
            else if (batch.Addresses.Contains(name))
            {
                message.addresses.Add((name, value));
            }
            else
            {
                return null;
            }
        }

        return message.addresses.Count > 0 && message.parts.Count > 0 ? message : null;
    }

    /// <summary>The code that makes an entry.</summary>
    /// <param name="type">The name of the type.</param>
    /// <param name="index">The variable that tells it from others; null where none need be told.</param>
    public string EntryText(string type, string? index)
    {
        if (parts is [{ Property: "Record", Value: ExpressionSyntax entry }])
        {
            // It is an entry as it is
            return entry is ImplicitObjectCreationExpressionSyntax { Initializer: { } initializer, ArgumentList.Arguments.Count: 0 }
                ? $"new {type}{(items.TextOf(initializer).Contains("\n") ? "\n" : " ")}{items.TextOf(initializer)}"
                : items.TextOf(entry);
        }

        var said = parts.Select(p => $"{p.Property} = {items.TextOf(p.Value)}");
        var all = (index is null ? said : said.Prepend($"Id = $\"{{{index}}}\"")).ToList();
        return isOverLines
            ? $"new {type}\n{{\n    {string.Join(",\n    ", all.Select(Deeper))}{LastComma}\n}}"
            : $"new {type} {{ {string.Join(", ", all)} }}";
    }

    /// <summary>The arguments, by the names that properties have: <c>queueUrl</c> is <c>QueueUrl</c>.</summary>
    private static IEnumerable<(string Name, SyntaxNode Value)> Given(ArgumentListSyntax arguments, IMethodSymbol method) =>
        arguments.Arguments.Select((a, i) =>
            ((a.NameColon?.Name.Identifier.ValueText ?? method.Parameters[i].Name).Capitalized(), (SyntaxNode)a.Expression));

    /// <summary>What a request says of its properties; null where it says more, or in another form.</summary>
    private static List<(string Name, SyntaxNode Value)>? Said(
        BaseObjectCreationExpressionSyntax request, SemanticModel model, CancellationToken cancellation)
    {
        if (model.GetSymbolInfo(request, cancellation).Symbol is not IMethodSymbol constructor)
        {
            return null;
        }

        var said = request.ArgumentList is { } arguments ? Given(arguments, constructor).ToList() : [];
        foreach (var property in request.Initializer?.Expressions ?? [])
        {
            if (property is not AssignmentExpressionSyntax { Left: IdentifierNameSyntax left, Right: var value }
                || value is InitializerExpressionSyntax)
            {
                return null;
            }

            var name = left.Identifier.ValueText;
            said.RemoveAll(s => s.Name == name);
            said.Add((name, value));
        }

        return said;
    }

    private static string Deeper(string text) => text.Replace("\n", "\n    ");
}
