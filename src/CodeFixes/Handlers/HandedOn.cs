using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.CodeFixes.Handlers;

/// <summary>
/// The event, or its records, is handed on to a function of the project, which returns the response: it is what this one returns.
/// </summary>
internal sealed class HandedOn : BatchIteration
{
    private readonly InvocationExpressionSyntax call;
    private readonly string response;

    private HandedOn(BatchFunction function, StatementSyntax statement, InvocationExpressionSyntax call, IMethodSymbol target)
        : base(function, statement)
    {
        this.call = call;
        Target = target;
        response = function.FreeName("response", "batchResponse");
    }

    /// <summary>The function that gets the event.</summary>
    public IMethodSymbol Target { get; }

    public override IEnumerable<SyntaxNode> CopiedAsText => [call];

    public override bool IsKnownInPlace => true;

    /// <summary>The call, awaited where it was.</summary>
    public ExpressionSyntax Value => Statement is ExpressionStatementSyntax { Expression: AwaitExpressionSyntax awaited } ? awaited
        : Statement is ReturnStatementSyntax { Expression: { } returned } ? returned
        : call;

    public override string Response => response;

    /// <summary>The call, when the statement is just that: a statement of its own, awaited, or returned.</summary>
    public static HandedOn? Of(StatementSyntax statement, BatchFunction function)
    {
        var expression = statement switch
        {
            ExpressionStatementSyntax { Expression: var e } => e,
            ReturnStatementSyntax { Expression: { } e } => e,
            _ => null,
        };
        if (expression is AwaitExpressionSyntax awaited)
        {
            expression = CodeFacts.WithoutConfigureAwait(awaited.Expression);
        }

        // A task that is waited for in another way, or not at all, is not ours to change.
        return expression is InvocationExpressionSyntax { Expression: IdentifierNameSyntax or MemberAccessExpressionSyntax } call
            && function.Model.GetSymbolInfo(
                call).Symbol is IMethodSymbol { IsVirtual: false, IsOverride: false, IsAbstract: false, IsExtensionMethod: false,
                    DeclaringSyntaxReferences.Length: 1 } target
            && target.ContainingType is not { TypeKind: TypeKind.Interface }
            && call.ArgumentList.Arguments.Any(a => IsBatch(a.Expression, function))
            && (!BatchFunctionReturns.IsTaskLike(target.ReturnType) || statement is ReturnStatementSyntax
                || ((ExpressionStatementSyntax)statement).Expression is AwaitExpressionSyntax)
            ? new HandedOn(function, statement, call, target)
            : null;
    }

    private static bool IsBatch(ExpressionSyntax argument, BatchFunction function) =>
        SymbolEqualityComparer.Default.Equals(function.Model.GetSymbolInfo(argument).Symbol, function.Event)
        || (RecordSource.Of(argument, function) is { } source && !(function.Kind.IsOrdered && source.IsReordered));

    public override IEnumerable<StatementSyntax> Rewrite(StatementSyntax current) =>
        InPlaceOf(current, Layout.Statements($"{Declared} {response} = value;\n", Layout.IndentationOf(current), "value", Value));

    private string Declared => Value is AwaitExpressionSyntax || !BatchFunctionReturns.IsTaskLike(Target.ReturnType)
        ? Function.Declare(Function.Response)
        : "var";
}
