using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Rules.Producers;

/// <summary>
/// Finds what an outbox row can be written through, so that it is in the transaction: a context, or a transaction of ADO.NET.
/// </summary>
internal sealed class OutboxStore(OpenTransaction transaction, IInvocationOperation call, ValueFlow flow)
{
    /// <summary>Steps from the opening call to <c>Database</c>.</summary>
    private const int MaxSteps = 8;

    /// <summary>
    /// The expression for the Entity Framework Core context: whose <c>Database</c> opened the transaction, or, in a scope, the only one
    /// whose changes are saved there.
    /// </summary>
    public IOperation? ContextAtHand()
    {
        var context = transaction.Form == TransactionForm.Scope ? SavedInScope() : Opening();
        return context is not null && context.Syntax.SyntaxTree == call.Syntax.SyntaxTree && IsContext(context.Type)
            && OpenTransaction.SymbolOf(context) is { } symbol && IsVisible(symbol)
            ? context
            : null;
    }

    /// <summary>The variable with the ADO.NET transaction, and whether it has asynchronous methods.</summary>
    public (string Name, bool IsAsync)? TransactionAtHand() =>
        transaction is { Form: TransactionForm.Explicit, Holder: ILocalSymbol or IParameterSymbol } && IsVisible(transaction.Holder)
        && TypeOf(transaction.Holder) is { } type && TransactionTypes.IsTransaction(type)
        && (Implements(type, "IDbTransaction") || IsKindOf(type, "DbTransaction"))
        && !IsOracle(type) && !IsOracle((transaction.Opener as IInvocationOperation)?.TargetMethod.ContainingType)
            ? (SyntaxText(transaction.Holder.Name), IsKindOf(type, "DbTransaction"))
            : null;

    /// <summary>Whether a statement that certainly comes next saves the context's changes.</summary>
    public bool IsSavedAfter(IOperation statement, IOperation context)
    {
        if (statement.Parent is not IBlockOperation block)
        {
            return false;
        }

        foreach (var next in block.Operations.SkipWhile(o => o != statement).Skip(1))
        {
            if (next is not (IExpressionStatementOperation or IVariableDeclarationGroupOperation) || transaction.IsCommit(next))
            {
                return false;
            }

            if (next is IExpressionStatementOperation { Operation: var operation }
                && Execution.Unawaited(operation) is IInvocationOperation save && IsSave(save)
                && SymbolEqualityComparer.Default.Equals(OpenTransaction.SymbolOf(save.Instance), OpenTransaction.SymbolOf(context)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What stands before <c>Database</c>; a transaction begun on the connection below is not known to the context.</summary>
    private IOperation? Opening()
    {
        var operation = transaction.Opener;
        for (var step = 0; step < MaxSteps; step++)
        {
            operation = operation.Unwrapped();
            switch (operation)
            {
                case IPropertyReferenceOperation { Property.Name: "Database", Instance: { } context }
                    when TransactionTypes.IsDatabase(operation.Type):
                    return context;
                case { } connection when TransactionTypes.IsConnection(connection.Type):
                    return null;
                case IInvocationOperation { Instance: { } instance }:
                    operation = instance;
                    break;
                case IInvocationOperation { TargetMethod.IsExtensionMethod: true, Arguments: [{ Value: { } first }, ..] }:
                    operation = first;
                    break;
                case ILocalReferenceOperation when flow.SourcesOf(operation).Expressions is [var source] && source != operation:
                    operation = source;
                    break;
                default:
                    return null;
            }
        }

        return null;
    }

    private IOperation? SavedInScope()
    {
        var region = transaction.Owner is IUsingDeclarationOperation { Parent: { } block } ? block : transaction.Owner;
        var saved = region.Descendants().OfType<IInvocationOperation>()
            .Where(c => IsSave(c) && c.Syntax.SpanStart > transaction.Opener.Syntax.SpanStart)
            .Select(c => c.Instance!)
            .ToList();
        return saved.Count > 0
            && saved.TrueForAll(s => OpenTransaction.SymbolOf(s) is { } symbol
                && SymbolEqualityComparer.Default.Equals(symbol, OpenTransaction.SymbolOf(saved[0])))
            ? saved[0]
            : null;
    }

    /// <summary>Whether the variable's name means it at the call too.</summary>
    private bool IsVisible(ISymbol symbol) =>
        call.SemanticModel is { } model && Scopes.IsInScope(symbol, call.Syntax, model, flow.Cancellation);

    private static bool IsSave(IInvocationOperation call) =>
        call is { TargetMethod.Name: "SaveChanges" or "SaveChangesAsync", Instance: { } instance }
            && TransactionTypes.IsContext(instance.Type);

    private static bool IsContext(ITypeSymbol? type) =>
        TransactionTypes.IsContext(type) && type!.TypeKind == TypeKind.Class && type.SelfAndBases().Any(
            t => t.Name == "DbContext" && t.NamespaceName() == "Microsoft.EntityFrameworkCore");

    private static bool IsKindOf(ITypeSymbol type, string name) =>
        type.SelfAndBases().Any(t => t.Name == name && t.NamespaceName() == "System.Data.Common");

    private static bool Implements(ITypeSymbol type, string name) => type.Name == name || type.AllInterfaces.Any(i => i.Name == name);

    /// <summary>Oracle's provider names parameters in another way.</summary>
    private static bool IsOracle(ITypeSymbol? type) =>
        type.NamespaceName().StartsWith("Oracle.", StringComparison.Ordinal);

    private static ITypeSymbol? TypeOf(ISymbol variable) => (variable as ILocalSymbol)?.Type ?? (variable as IParameterSymbol)?.Type;

    private static string SyntaxText(string name) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;
}
