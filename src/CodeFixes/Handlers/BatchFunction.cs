using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.CodeFixes.Handlers;

/// <summary>A function with a block body that takes the event: the handler, or a private one that it hands the event on to.</summary>
internal sealed class BatchFunction
{
    private readonly HashSet<string> taken;
    private readonly LocalNames names;

    private BatchFunction(
        SyntaxNode node, BlockSyntax body, IMethodSymbol symbol, IParameterSymbol @event, INamedTypeSymbol response, SemanticModel model,
        BatchKind kind)
    {
        Node = node;
        Body = body;
        Symbol = symbol;
        Event = @event;
        Model = model;
        Kind = kind;
        Layout = Layout.Of(body);
        RecordType = response.ContainingAssembly.Equals(@event.Type.ContainingAssembly, SymbolEqualityComparer.Default)
            ? ((INamedTypeSymbol)@event.Type).GetTypeMembers(kind.RecordName)[0]
            : ElementOf(@event.Type)!;
        Records = ElementOf(@event.Type) is null ? @event.Name + ".Records" : @event.Name;
        Response = response.ToMinimalDisplayString(model, body.SpanStart);
        ResponseSymbol = response;
        Failure = response.GetTypeMembers("BatchItemFailure")[0].ToMinimalDisplayString(model, body.SpanStart);
        names = LocalNames.In(body);
        taken = new HashSet<string>(node.DescendantTokens().Where(t => t.IsKind(SyntaxKind.IdentifierToken)).Select(t => t.ValueText));
        FailuresName = FreeName("batchItemFailures", "failedItems");
    }

    public SyntaxNode Node { get; }

    public BlockSyntax Body { get; }

    public IMethodSymbol Symbol { get; }

    /// <summary>The parameter that takes the event, or its records.</summary>
    public IParameterSymbol Event { get; }

    public SemanticModel Model { get; }

    public BatchKind Kind { get; }

    public Layout Layout { get; }

    public ITypeSymbol RecordType { get; }

    public INamedTypeSymbol ResponseSymbol { get; }

    /// <summary>The response type as it can be named in the function.</summary>
    public string Response { get; }

    /// <summary>The type of one failure as it can be named in the function.</summary>
    public string Failure { get; }

    /// <summary>The type of a list of failures as it can be named in the function.</summary>
    public string FailureList => $"List<{Failure}>";

    /// <summary>The type of a record as it can be named in the function.</summary>
    public string Record => RecordType.ToMinimalDisplayString(Model, Body.SpanStart);

    /// <summary>Name of the list of failures.</summary>
    public string FailuresName { get; }

    /// <summary>The event's records, as code reads them.</summary>
    public string Records { get; }

    /// <summary>
    /// The function's model; null when it is none that takes the event, has no block body, or the package has no response type.
    /// </summary>
    public static BatchFunction? Create(SyntaxNode node, SemanticModel model, BatchKind kind)
    {
        var symbol = node is AnonymousFunctionExpressionSyntax
            ? model.GetSymbolInfo(node).Symbol as IMethodSymbol
            : model.GetDeclaredSymbol(node) as IMethodSymbol;
        if (BodyOf(node) is not { } body || symbol is null)
        {
            return null;
        }

        foreach (var parameter in symbol.Parameters)
        {
            var @event = ElementOf(parameter.Type) is { ContainingType: { } outer } element && element.Name == kind.RecordName
                ? outer
                : parameter.Type;
            if (@event is INamedTypeSymbol type && type.GetTypeMembers(kind.RecordName).Length == 1)
            {
                return kind.ResponseTypeFor(type) is { } response
                    ? new BatchFunction(node, body, symbol, parameter, response, model, kind)
                    : null;
            }
        }

        return null;
    }

    /// <summary>The type of a sequence's elements; null for what is no array and no generic collection.</summary>
    private static ITypeSymbol? ElementOf(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => array.ElementType,
        INamedTypeSymbol { TypeArguments: [var element], ContainingNamespace.Name: "Generic" } => element,
        _ => null,
    };

    public static BlockSyntax? BodyOf(SyntaxNode function) => function switch
    {
        MethodDeclarationSyntax method => method.Body,
        LocalFunctionStatementSyntax local => local.Body,
        AnonymousFunctionExpressionSyntax lambda => lambda.Block,
        _ => null,
    };

    public static ExpressionSyntax? ExpressionOf(SyntaxNode function) => function switch
    {
        MethodDeclarationSyntax method => method.ExpressionBody?.Expression,
        LocalFunctionStatementSyntax local => local.ExpressionBody?.Expression,
        AnonymousFunctionExpressionSyntax lambda => lambda.ExpressionBody,
        _ => null,
    };

    /// <summary>A name that nothing in the function has.</summary>
    public string FreeName(params string[] wishes)
    {
        var name = wishes.FirstOrDefault(w => !taken.Contains(w));
        for (var i = 2; name is null; i++)
        {
            name = taken.Contains(wishes[0] + i) ? null : wishes[0] + i;
        }

        taken.Add(name);
        return name;
    }

    /// <summary>How a new variable says its type: as the others of the file do.</summary>
    public string Declare(string type) => names.Declare(type);

    /// <summary>A name for a parameter of a short lambda: others in the function may have it, as long as it is not in scope here.</summary>
    public string LambdaName(int position, params string[] wishes) =>
        wishes.FirstOrDefault(w => !Model.LookupSymbols(position, name: w).Any(s => s is ILocalSymbol or IParameterSymbol))
            ?? FreeName(wishes);

    /// <summary>The name that catches in this file give what they catch, when it is free here.</summary>
    public string ExceptionName(int position)
    {
        var usual = Node.SyntaxTree.GetRoot().DescendantNodes().OfType<CatchDeclarationSyntax>()
            .Select(c => c.Identifier.ValueText).FirstOrDefault(n => n.Length > 0);
        return LambdaName(position, usual is null ? ["e", "exception"] : [usual, "e", "exception"]);
    }

    /// <summary>An object that names one failed record.</summary>
    public string NewFailure(string record) => $"new {Failure} {{ ItemIdentifier = {Kind.IdentifierOf(record)} }}";

    /// <summary>A response with a list of failures.</summary>
    public string NewResponse(string failures) =>
        Kind.IsQueue ? $"new {Response}({failures})" : $"new {Response} {{ BatchItemFailures = {failures} }}";

    /// <summary>A response that says that nothing failed.</summary>
    public string NewEmptyResponse() => Kind.IsQueue ? $"new {Response}()" : NewResponse($"new List<{Failure}>()");

    /// <summary>The log entry for a failed record, unless the work logged it already, and the name of the exception in it.</summary>
    public (string Exception, string? Log) LogOf(string record, int position, RecordHelper helper)
    {
        var exception = ExceptionName(position);
        return (exception, helper.Logs ? null : FailureLog.Statement(Node, Symbol, Model, Kind, Kind.IdentifierOf(record), exception));
    }
}
