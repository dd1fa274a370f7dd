using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.CodeFixes.Handlers;

/// <summary>An expression that yields records of the event: <c>evnt.Records</c>, a part of them, or a local with them.</summary>
internal sealed class RecordSource
{
    private static readonly HashSet<string> Orderings = new(StringComparer.Ordinal)
    {
        "OrderBy", "OrderByDescending", "ThenBy", "ThenByDescending", "Reverse", "Order", "OrderDescending",
    };

    private RecordSource(ExpressionSyntax expression, bool isReordered, bool isStable)
    {
        Expression = expression;
        IsReordered = isReordered;
        IsStable = isStable;
    }

    /// <summary>The expression in source.</summary>
    public ExpressionSyntax Expression { get; }

    public string Text => Expression.ToString();

    /// <summary>The records may come in another order than in the batch.</summary>
    public bool IsReordered { get; }

    /// <summary>A list: it can be read again and gives the same records at the same places.</summary>
    public bool IsStable { get; }

    public static RecordSource? Of(ExpressionSyntax expression, BatchFunction function)
    {
        var model = function.Model;
        if (Root(expression, function, 0) is not var (isRecords, isReordered) || !isRecords
            || !YieldsRecords(model.GetTypeInfo(expression).Type, function))
        {
            return null;
        }

        var isStable = model.GetTypeInfo(expression).Type is IArrayTypeSymbol
            or INamedTypeSymbol { Name: "List" or "IList" or "IReadOnlyList" or "ICollection" or "IReadOnlyCollection" }
            && expression is IdentifierNameSyntax or MemberAccessExpressionSyntax;
        return new RecordSource(expression, isReordered, isStable);
    }

    private static (bool IsRecords, bool IsReordered)? Root(ExpressionSyntax expression, BatchFunction function, int depth)
    {
        var model = function.Model;
        if (depth > 8)
        {
            return null;
        }

        switch (expression)
        {
            case ParenthesizedExpressionSyntax parenthesized:
                return Root(parenthesized.Expression, function, depth + 1);
            case PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } suppressed:
                return Root(suppressed.Operand, function, depth + 1);
            case CastExpressionSyntax cast:
                return Root(cast.Expression, function, depth + 1);
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } coalesce:
                return Root(coalesce.Left, function, depth + 1);
            case ConditionalAccessExpressionSyntax { WhenNotNull: MemberBindingExpressionSyntax { Name.Identifier.ValueText: "Records" } } access:
                return (IsEvent(access.Expression, function), false);
            case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Records" } member:
                return (IsEvent(member.Expression, function), false);
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax method }:
                return Root(method.Expression, function, depth + 1) is var (isRecords, isReordered)
                    ? (isRecords, isReordered || Orderings.Contains(method.Name.Identifier.ValueText))
                    : null;
            case IdentifierNameSyntax parameter when IsEvent(parameter, function):
                return (function.Records == function.Event.Name, false);
            case IdentifierNameSyntax name when model.GetSymbolInfo(name).Symbol is ILocalSymbol local
                && local.DeclaringSyntaxReferences is [var declaration]
                && declaration.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: { } value }
                && !IsWritten(local, function):
                return Root(value, function, depth + 1);
            default:
                return null;
        }
    }

    private static bool IsEvent(ExpressionSyntax expression, BatchFunction function)
    {
        while (expression is ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax)
        {
            expression = expression is ParenthesizedExpressionSyntax p ? p.Expression : ((PostfixUnaryExpressionSyntax)expression).Operand;
        }

        return SymbolEqualityComparer.Default.Equals(function.Model.GetSymbolInfo(expression).Symbol, function.Event);
    }

    private static bool IsWritten(ILocalSymbol local, BatchFunction function) =>
        function.Body.DescendantNodes().OfType<IdentifierNameSyntax>().Any(i =>
            i.Identifier.ValueText == local.Name
            && i.Parent is AssignmentExpressionSyntax or ArgumentSyntax { RefKindKeyword.RawKind: not 0 }
            && (i.Parent is not AssignmentExpressionSyntax assignment || assignment.Left == i));

    private static bool YieldsRecords(ITypeSymbol? type, BatchFunction function) => type switch
    {
        IArrayTypeSymbol array => IsRecord(array.ElementType, function),
        INamedTypeSymbol { TypeArguments: [var element] } => IsRecord(element, function),
        _ => false,
    };

    public static bool IsRecord(ITypeSymbol? type, BatchFunction function) =>
        SymbolEqualityComparer.Default.Equals(type, function.RecordType);
}
