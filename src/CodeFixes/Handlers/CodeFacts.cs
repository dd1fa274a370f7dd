using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.CodeFixes.Handlers;

/// <summary>What the statements of a handler do, as far as a change of their order or result is concerned.</summary>
internal static class CodeFacts
{
    private static readonly HashSet<string> Closers = new(StringComparer.Ordinal)
    {
        "Dispose", "DisposeAsync", "Close", "CloseAsync", "CloseAndFlush", "CloseAndFlushAsync", "ForceFlush", "Stop",
    };

    /// <summary>Statements of a function, without those of functions inside it.</summary>
    public static IEnumerable<SyntaxNode> NodesInFunction(SyntaxNode node) =>
        node.DescendantNodesAndSelf(n => n == node || n is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
            .Where(n => n == node || n is not LocalFunctionStatementSyntax);

    /// <summary>
    /// Whether <c>#if</c>, <c>#region</c> and the like stand inside a node. They hang on the statements around, go where these go, and what
    /// they switch off is not seen by the compiler that judges the result.
    /// </summary>
    public static bool HasDirectives(SyntaxNode node) =>
        node.ContainsDirectives && node.DescendantTrivia().Any(t => t.IsDirective && node.Span.Contains(t.Span));

    /// <summary>Whether a text literal spans lines: copied as text it would get other line ends and another indentation.</summary>
    public static bool HasTextOverLines(SyntaxNode node) =>
        node.DescendantTokens().Any(t => t.Text.IndexOf('\n') >= 0 || t.Text.IndexOf('\r') >= 0);

    /// <summary>
    /// A statement that may run after failed records as well as after handled ones: a log entry, closing what was opened, waiting for
    /// nothing. It vouches for no record.
    /// </summary>
    public static bool IsHarmless(StatementSyntax statement, SemanticModel model) => statement switch
    {
        EmptyStatementSyntax or LocalFunctionStatementSyntax => true,
        BlockSyntax block => block.Statements.All(s => IsHarmless(s, model)),
        IfStatementSyntax @if =>
            !HasWork(@if.Condition) && IsHarmless(@if.Statement, model) && (@if.Else is null || IsHarmless(@if.Else.Statement, model)),
        LocalDeclarationStatementSyntax local => local.UsingKeyword == default && !HasWork(local),
        ExpressionStatementSyntax { Expression: var expression } => IsHarmless(expression, model),
        _ => false,
    };

    /// <summary>Nothing but entries in a log.</summary>
    public static bool IsLog(StatementSyntax statement, SemanticModel model) =>
        statement is ExpressionStatementSyntax { Expression: InvocationExpressionSyntax call } && IsLogCall(call, model);

    public static bool IsLogCall(InvocationExpressionSyntax call, SemanticModel model)
    {
        if (call.DescendantNodes().Any(n => n is AwaitExpressionSyntax) || model.GetSymbolInfo(call).Symbol is not IMethodSymbol method)
        {
            return false;
        }

        var assembly = method.ContainingAssembly?.Name ?? "";
        return assembly is "Amazon.Lambda.Core" or "Microsoft.Extensions.Logging.Abstractions" or "System.Console" or "NLog" or "log4net"
            || assembly.StartsWith("Serilog", StringComparison.Ordinal)
            || assembly.StartsWith("AWS.Lambda.Powertools.Logging", StringComparison.Ordinal)
            || method.ContainingType is { Name: "Debug" or "Trace", ContainingNamespace.Name: "Diagnostics" }
            || method.GetAttributes().Any(a => a.AttributeClass is { Name: "LoggerMessageAttribute" });
    }

    /// <summary>A returned value that nobody misses: a constant, a finished task, a text made of what is at hand.</summary>
    public static bool IsDroppable(ExpressionSyntax? value, SemanticModel model)
    {
        switch (value)
        {
            case null:
                return true;
            case ParenthesizedExpressionSyntax parenthesized:
                return IsDroppable(parenthesized.Expression, model);
            case AwaitExpressionSyntax { Expression: InvocationExpressionSyntax or MemberAccessExpressionSyntax } awaited:
                return IsFinishedTask(awaited.Expression, model);
        }

        if (model.GetConstantValue(value).HasValue || IsFinishedTask(value, model))
        {
            return true;
        }

        return value is InterpolatedStringExpressionSyntax or MemberAccessExpressionSyntax or BinaryExpressionSyntax
            or LiteralExpressionSyntax
            && !HasWork(value)
            && !value.DescendantNodes().OfType<IdentifierNameSyntax>()
                .Any(i => model.GetSymbolInfo(i).Symbol is ILocalSymbol { IsConst: false });
    }

    public static bool IsFinishedTask(ExpressionSyntax value, SemanticModel model) =>
        model.GetSymbolInfo(value).Symbol switch
        {
            IPropertySymbol { Name: "CompletedTask", ContainingType.Name: "Task" or "ValueTask" } => true,
            IMethodSymbol { Name: "FromResult", ContainingType.Name: "Task" or "ValueTask" } =>
                value is InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: var result }] } && IsDroppable(result, model),
            _ => false,
        };

    private static bool IsHarmless(ExpressionSyntax expression, SemanticModel model) => expression switch
    {
        AwaitExpressionSyntax awaited =>
            IsFinishedTask(awaited.Expression, model) || IsHarmless(WithoutConfigureAwait(awaited.Expression), model),
        InvocationExpressionSyntax call => IsLogCall(call, model)
            || (call.Expression is MemberAccessExpressionSyntax member && Closers.Contains(member.Name.Identifier.ValueText)),
        ConditionalAccessExpressionSyntax { WhenNotNull: InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax member } } =>
            Closers.Contains(member.Name.Identifier.ValueText),
        _ => false,
    };

    public static ExpressionSyntax WithoutConfigureAwait(ExpressionSyntax expression) =>
        expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" } member }
            ? member.Expression
            : expression;

    public static bool HasConfigureAwait(SyntaxNode node) =>
        node.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(i => i.Identifier.ValueText == "ConfigureAwait");

    /// <summary>
    /// Whether a new wait in a function, or at the top level, goes with <c>ConfigureAwait(false)</c>: it is there already or, where
    /// nothing waits yet, goes with all waits of the file.
    /// </summary>
    public static bool ConfiguresAwaits(SyntaxNode function)
    {
        if (HasConfigureAwait(function) || function.DescendantNodes().Any(n => n is AwaitExpressionSyntax))
        {
            return HasConfigureAwait(function);
        }

        var awaits = function.SyntaxTree.GetRoot().DescendantNodes().OfType<AwaitExpressionSyntax>().ToList();
        return awaits.Count > 0 && awaits.TrueForAll(a => HasConfigureAwait(a.Expression));
    }

    private static bool HasWork(SyntaxNode node) => node.DescendantNodesAndSelf().Any(n => n
        is AwaitExpressionSyntax
        or AssignmentExpressionSyntax
        or BaseObjectCreationExpressionSyntax
        or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostIncrementExpression or (int)SyntaxKind.PostDecrementExpression }
        or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression }
        || (n is InvocationExpressionSyntax call && call.Expression is not (
            IdentifierNameSyntax { Identifier.ValueText: "nameof" }
            or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToString" or "Count" })));
}
