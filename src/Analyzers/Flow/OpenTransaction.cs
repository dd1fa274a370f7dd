using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Flow;

/// <summary>How a transaction ends.</summary>
internal enum TransactionForm
{
    /// <summary>By a call on the object that holds it: <c>Commit</c> or <c>Rollback</c>.</summary>
    Explicit,

    /// <summary><c>TransactionScope</c>: as it is disposed.</summary>
    Scope,

    /// <summary>As the delegate that does the work ends: a library, or a helper of the compilation, begins and commits.</summary>
    Delegate,

    /// <summary>A scope that keeps a surrounding transaction away from what stands in it, or may.</summary>
    Suppressed,
}

/// <summary>A transaction, where it was opened and how it is told.</summary>
internal sealed class OpenTransaction(TransactionForm form, IOperation opener, IOperation owner, ISymbol? holder, bool isCertain)
{
    public TransactionForm Form { get; } = form;

    /// <summary>The call or creation that opens it.</summary>
    public IOperation Opener { get; } = opener;

    /// <summary>The statement that opens it; for a delegate, the call that is given the delegate.</summary>
    public IOperation Owner { get; } = owner;

    /// <summary>The variable that holds it; for Entity Framework's <c>Database</c> without a variable, what holds the context.</summary>
    public ISymbol? Holder { get; } = holder;

    /// <summary>The opener itself says so. Otherwise only a commit that follows proves that something was open.</summary>
    public bool IsCertain { get; } = isCertain;

    /// <summary>Whether a statement is the one by which the transaction takes effect, or for a scope will once it is disposed.</summary>
    public bool IsCommit(IOperation statement) =>
        statement is IExpressionStatementOperation { Operation: { } operation }
        && Execution.Unawaited(operation) is IInvocationOperation { Instance: { } instance, TargetMethod.Name: var name }
        && Holds(instance)
        && (Form == TransactionForm.Scope ? name == "Complete" : name.StartsWith("Commit", StringComparison.Ordinal));

    /// <summary>Whether an expression is the transaction's holder.</summary>
    public bool Holds(IOperation expression) =>
        Holder is not null && SymbolEqualityComparer.Default.Equals(SymbolOf(expression), Holder);

    /// <summary>
    /// The variable that an expression reads: a local, a parameter, a member of the object itself, what stands before <c>.Database</c>.
    /// </summary>
    public static ISymbol? SymbolOf(IOperation? expression) => expression?.Unwrapped() switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IPropertyReferenceOperation { Property.Name: "Database", Instance: { } context and not IInstanceReferenceOperation } database
            when TransactionTypes.IsDatabase(database.Type) => SymbolOf(context),
        IMemberReferenceOperation
        {
            Instance: null or IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance },
        } member => member.Member,
        _ => null,
    };
}
