using AwsMessaging.Analyzers.Symbols;
using AwsMessaging.CodeFixes.Handlers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.CodeFixes.Producers;

/// <summary>
/// A loop that ends in a call for each item, and how its code is written for an item of a collection, also where the loop counts.
/// </summary>
internal sealed class ItemLoop
{
    private readonly ExpressionSyntax collection;
    private readonly Dictionary<SyntaxNode, ExpressionSyntax> elements;
    private readonly string unit;
    private readonly bool isQuery;

    private ItemLoop(
        ExpressionSyntax collection,
        string item,
        string elementType,
        Dictionary<SyntaxNode, ExpressionSyntax> elements,
        ExpressionStatementSyntax send,
        bool isQuery = false)
    {
        this.isQuery = isQuery;
        (this.collection, Item, ElementType, this.elements, Send) = (collection, item, elementType, elements, send);
        unit = Handlers.Layout.Of(send).Unit;
    }

    /// <summary>The name of an item.</summary>
    public string Item { get; }

    /// <summary>The <c>ConfigureAwait</c> behind the call, as it is; nothing where there is none.</summary>
    public string Configured => ((AwaitExpressionSyntax)ValueOf(Send)).Expression is InvocationExpressionSyntax
    {
        Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" },
        ArgumentList.Arguments: var arguments,
    }
        ? $".ConfigureAwait({arguments})"
        : "";

    /// <summary>The type of an item.</summary>
    public string ElementType { get; }

    /// <summary>The statement with the call.</summary>
    public ExpressionStatementSyntax Send { get; }

    /// <summary>The request, where the loop has a variable for it.</summary>
    public BaseObjectCreationExpressionSyntax? Request { get; private set; }

    /// <summary>The statements before the call, without those that declare the item or the request.</summary>
    public IReadOnlyList<string> Before { get; private set; } = [];

    /// <summary>
    /// The collection, in a form in which a member can be called: that of sequences, since a query's own would be for the database to
    /// translate.
    /// </summary>
    public string Operand =>
        (Chunks.IsOperand(collection) ? TextOf(collection) : $"({TextOf(collection)})") + (isQuery ? ".AsEnumerable()" : "");

    public static ItemLoop? Of(StatementSyntax loop, LocalNames names, SemanticModel model, CancellationToken cancellation)
    {
        var body = loop switch
        {
            ForEachStatementSyntax each => each.Statement,
            ForStatementSyntax @for => @for.Statement,
            _ => null,
        };
        var statements = body is BlockSyntax block ? block.Statements.ToList() : [body!];
        if (body is null || statements.Count == 0
            || statements[statements.Count - 1] is not ExpressionStatementSyntax send || ValueOf(send) is not AwaitExpressionSyntax)
        {
            return null;
        }

        statements.RemoveAt(statements.Count - 1);
        var found = loop is ForEachStatementSyntax over
            ? OfEach(over, send, model)
            : OfCounting((ForStatementSyntax)loop, send, statements, names, model, cancellation);
        return found is not null && found.Take(statements) ? found : null;
    }

    /// <summary>Whether the loop waits for a call until it is done: not for a time, or for what is done behind it.</summary>
    public bool WaitsOnlyFor(InvocationExpressionSyntax call) =>
        CodeFacts.WithoutConfigureAwait(((AwaitExpressionSyntax)ValueOf(Send)).Expression) == call;

    /// <summary>The text of a node of the loop: further lines from where its first begins, in steps of four spaces.</summary>
    public string TextOf(SyntaxNode node)
    {
        var from = Handlers.Layout.IndentationOf(node);
        var written = elements.TryGetValue(node, out var element)
            ? element
            : node.ReplaceNodes(node.DescendantNodes().Where(elements.ContainsKey), (n, _) => elements[n].WithTriviaFrom(n));
        var lines = written.WithoutTrivia().ToString().Replace("\r", "").Split('\n');
        for (var i = 1; i < lines.Length; i++)
        {
            var line = lines[i].StartsWith(from, StringComparison.Ordinal) ? lines[i].Substring(from.Length) : lines[i].TrimStart();
            var depth = 0;
            for (; line.StartsWith(unit, StringComparison.Ordinal); line = line.Substring(unit.Length))
            {
                depth++;
            }

            lines[i] = new string(' ', 4 * depth) + line;
        }

        return string.Join("\n", lines);
    }

    private static ExpressionSyntax ValueOf(ExpressionStatementSyntax statement) =>
        statement.Expression is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" }, Right: var value }
            ? value
            : statement.Expression;

    private static ItemLoop? OfEach(ForEachStatementSyntax loop, ExpressionStatementSyntax send, SemanticModel model) =>
        model.GetForEachStatementInfo(loop) is { ElementConversion.IsIdentity: true, ElementType: { } type }
            ? new(
                loop.Expression, loop.Identifier.Text, NameOf(type, loop, model), [], send,
                model.GetTypeInfo(loop.Expression).Type.IsQuery())
            : null;

    /// <summary>A loop from 0 to the end of a list, whose counter is there for the element at it and for nothing else.</summary>
    private static ItemLoop? OfCounting(
        ForStatementSyntax loop,
        ExpressionStatementSyntax send,
        List<StatementSyntax> before,
        LocalNames names,
        SemanticModel model,
        CancellationToken cancellation)
    {
        if (loop is not
            {
                Declaration.Variables: [{ Identifier.ValueText: var counter,
                    Initializer.Value: LiteralExpressionSyntax { Token.Value: 0 } }],
                Condition: BinaryExpressionSyntax
                {
                    RawKind: (int)SyntaxKind.LessThanExpression or (int)SyntaxKind.NotEqualsExpression,
                    Left: IdentifierNameSyntax,
                    Right: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Count" or "Length", Expression: var collection },
                },
            }
            || model.GetTypeInfo(collection, cancellation).Type is not { } list
            || Chunks.ElementOf(list, "IList", "IReadOnlyList") is not { } elementType) // A dictionary has other things by index
        {
            return null;
        }

        var elements = new Dictionary<SyntaxNode, ExpressionSyntax>();
        var mentions = loop.Statement.DescendantNodes().OfType<IdentifierNameSyntax>().Where(n => n.Identifier.ValueText == counter);
        foreach (var index in mentions.Select(m => m.Parent?.Parent))
        {
            if (index is not BracketedArgumentListSyntax { Arguments.Count: 1, Parent: ElementAccessExpressionSyntax element }
                || !SyntaxFactory.AreEquivalent(element.Expression, collection) || IsChanged(element))
            {
                return null;
            }

            elements.Add(element, element);
        }

        names.Without(counter);
        string item;
        if (before.Count > 0
            && before[0] is LocalDeclarationStatementSyntax { Declaration: { Variables: [var variable] } declaration }
            && variable.Initializer?.Value is { } value && elements.ContainsKey(value)
            && SymbolEqualityComparer.Default.Equals(model.GetTypeInfo(declaration.Type, cancellation).Type, elementType))
        {
            item = variable.Identifier.Text;
            before.RemoveAt(0);
        }
        else
        {
            item = names.Free("item");
        }

        foreach (var element in elements.Keys.ToList())
        {
            elements[element] = SyntaxFactory.IdentifierName(item);
        }

        return new(collection, item, NameOf(elementType, loop, model), elements, send);
    }

    /// <summary>Whether code writes to an element of a list, which an item of a chunk has no way to.</summary>
    private static bool IsChanged(ElementAccessExpressionSyntax element) => element.Parent switch
    {
        AssignmentExpressionSyntax assignment => assignment.Left == element,
        ArgumentSyntax argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None),
        _ => element.Parent is PostfixUnaryExpressionSyntax { RawKind: not (int)SyntaxKind.SuppressNullableWarningExpression }
            or PrefixUnaryExpressionSyntax
            {
                RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression
                    or (int)SyntaxKind.AddressOfExpression,
            },
    };

    /// <summary>Takes the request out of the statements, where it has a variable for the call alone.</summary>
    private bool Take(List<StatementSyntax> statements)
    {
        if (statements.Exists(s => s is not LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0, IsConst: false }))
        {
            return false;
        }

        if (statements.Count > 0
            && CodeFacts.WithoutConfigureAwait(((AwaitExpressionSyntax)ValueOf(Send)).Expression) is InvocationExpressionSyntax call
            && call.ArgumentList.Arguments.FirstOrDefault()?.Expression is IdentifierNameSyntax { Identifier.ValueText: var name }
            && statements[statements.Count - 1] is LocalDeclarationStatementSyntax { Declaration.Variables: [var variable] }
            && variable.Identifier.ValueText == name && variable.Initializer?.Value is BaseObjectCreationExpressionSyntax creation)
        {
            Request = creation;
            statements.RemoveAt(statements.Count - 1);
        }

        Before = [.. statements.Select(TextOf)];
        return true;
    }

    private static string NameOf(ITypeSymbol type, SyntaxNode place, SemanticModel model) =>
        type.ToMinimalDisplayString(model, place.SpanStart);
}
