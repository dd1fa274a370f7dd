using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Flow;

/// <summary>Finds the statements that open a transaction.</summary>
internal readonly struct TransactionOpeners(ValueFlow flow)
{
    /// <summary>The transaction that is open once a statement is done; null for none. One under a condition is none.</summary>
    public OpenTransaction? OpenedBy(IOperation statement)
    {
        switch (statement)
        {
            case IUsingDeclarationOperation declaration:
                return OpenedBy(declaration.DeclarationGroup, statement);

            case IVariableDeclarationGroupOperation group:
                return OpenedBy(group, statement);

            case IExpressionStatementOperation { Operation: ISimpleAssignmentOperation { Target: ILocalReferenceOperation target } assignment }:
                return FromValue(assignment.Value, statement, target.Local);

            case IExpressionStatementOperation { Operation: var operation }
                when Execution.Unawaited(operation) is IInvocationOperation { TargetMethod: var method } call
                    && ReceiverOf(call) is { } instance:
                if (method.Name == "StartTransaction" && TransactionTypes.IsSession(instance.Type))
                {
                    // A session that is not a local may be used by anyone.
                    var holder = OpenTransaction.SymbolOf(instance);
                    return new(TransactionForm.Explicit, call, statement, holder, isCertain: holder is ILocalSymbol or IParameterSymbol);
                }

                return IsBegin(method) && TransactionTypes.IsDatabase(instance.Type) && !ReadsUncommitted(call.Arguments)
                    ? new(TransactionForm.Explicit, call, statement, OpenTransaction.SymbolOf(instance), isCertain: false)
                    : null;

            default:
                return null;
        }
    }

    /// <summary>The transaction that is open in the body of a <c>using</c> statement.</summary>
    public OpenTransaction? OpenedBy(IUsingOperation @using) => @using.Resources is IVariableDeclarationGroupOperation group
        ? OpenedBy(group, @using)
        : FromValue(@using.Resources, @using, holder: null);

    /// <summary>Whether an expression gives a transaction that it opened.</summary>
    public bool Opens(IOperation value) => FromValue(value, value, holder: null) is not null;

    private OpenTransaction? OpenedBy(IVariableDeclarationGroupOperation group, IOperation owner)
    {
        foreach (var declaration in group.Declarations)
        {
            foreach (var declarator in declaration.Declarators)
            {
                if (declarator.Initializer is { } initializer && FromValue(initializer.Value, owner, declarator.Symbol) is { } opened)
                {
                    return opened;
                }
            }
        }

        return null;
    }

    private OpenTransaction? FromValue(IOperation value, IOperation owner, ISymbol? holder)
    {
        switch (Execution.Unawaited(value))
        {
            case IObjectCreationOperation scope when TransactionTypes.IsScope(scope.Type):
                return ReadsUncommitted(scope.Arguments) ? null : new(FormOf(scope), scope, owner, holder, isCertain: true);

            case IObjectCreationOperation { Type.Name: "CommittableTransaction" } creation
                when TransactionTypes.IsTransaction(creation.Type):
                return ReadsUncommitted(creation.Arguments)
                    ? null
                    : new(TransactionForm.Explicit, creation, owner, holder, isCertain: true);

            case IInvocationOperation call when IsBegin(call.TargetMethod) && !ReadsUncommitted(call.Arguments):
                return new(TransactionForm.Explicit, call, owner, holder, isCertain: Begins(call.TargetMethod));

            // private static TransactionScope NewScope() => new(TransactionScopeAsyncFlowOption.Enabled);
            case IInvocationOperation call when TransactionTypes.IsScope(call.Type)
                && flow.OnlyResultOf(call)?.Unwrapped() is IObjectCreationOperation made && TransactionTypes.IsScope(made.Type):
                return ReadsUncommitted(made.Arguments) ? null : new(FormOf(made), call, owner, holder, isCertain: true);

            default:
                return null;
        }
    }

    /// <summary>
    /// Whether a scope takes part in a transaction. One for a given transaction (a dependent one, say) is left alone: it commits nothing.
    /// </summary>
    private TransactionForm FormOf(IObjectCreationOperation scope)
    {
        foreach (var argument in scope.Arguments)
        {
            if (TransactionTypes.IsAmbient(argument.Parameter?.Type))
            {
                return TransactionForm.Suppressed;
            }

            if (argument.Parameter?.Type.Name == "TransactionScopeOption"
                && !flow.ValuesOf(argument.Value).All(static v => v.Text is "Required" or "RequiresNew"))
            {
                return TransactionForm.Suppressed;
            }
        }

        return TransactionForm.Scope;
    }

    private static IOperation? ReceiverOf(IInvocationOperation call) =>
        call.Instance ?? (call.TargetMethod.IsExtensionMethod && call.Arguments.Length > 0 ? call.Arguments[0].Value : null);

    /// <summary>A method that gives out a transaction by beginning one; that it did is certain only of the libraries' own.</summary>
    private static bool IsBegin(IMethodSymbol method) =>
        method.Name.StartsWith("Begin", StringComparison.Ordinal) && method.Name.IndexOf("Transaction", StringComparison.Ordinal) > 0
        && TransactionTypes.IsTransaction(ResultOf(method.ReturnType));

    private static bool Begins(IMethodSymbol method) =>
        TransactionTypes.IsConnection(method.ContainingType) || TransactionTypes.IsDatabase(method.ContainingType);

    private static ITypeSymbol ResultOf(ITypeSymbol type) =>
        Execution.IsTask(type) && type is INamedTypeSymbol { TypeArguments: [var result] } ? result : type;

    /// <summary>Who asks for dirty reads reads.</summary>
    private bool ReadsUncommitted(IEnumerable<IArgumentOperation> arguments)
    {
        foreach (var argument in arguments)
        {
            var level = argument.Parameter?.Type switch
            {
                { Name: "IsolationLevel" } => flow.ValuesOf(argument.Value),
                { } type when TransactionTypes.IsTransactionOptions(type) =>
                    flow.ValuesOf(flow.PropertyOf(argument.Value, "IsolationLevel")),
                _ => Values.Unknown,
            };
            if (level.All(static v => v.Text == "ReadUncommitted"))
            {
                return true;
            }
        }

        return false;
    }
}
