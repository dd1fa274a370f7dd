using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Flow;

/// <summary>
/// Whether the way on from a point leads to the commit of a transaction. Where a change is refused, code tells so and leaves: nothing is
/// committed there, so nothing that was told can be taken back.
/// </summary>
internal static class CommitPath
{
    /// <summary>Whether a commit may follow. True for what is uncertain.</summary>
    /// <param name="point">What runs while the transaction is open.</param>
    /// <param name="transaction">The transaction; a member that never commits it is another question.</param>
    public static bool MayFollow(IOperation point, OpenTransaction transaction)
    {
        // A delegate's ends with it, and a completed scope's as it is disposed.
        var region = transaction.Owner is IUsingOperation ? transaction.Owner : transaction.Owner.Parent ?? transaction.Owner;
        if (transaction.Form == TransactionForm.Delegate || !Commits(region, transaction)
            || (transaction.Form == TransactionForm.Scope && IsCompletedBefore(point)))
        {
            return true;
        }

        IOperation? leaving = null;
        for (var child = point; child.Parent is { } parent; child = parent)
        {
            switch (parent)
            {
                case IAnonymousFunctionOperation or ILocalFunctionOperation or ICatchClauseOperation:
                case ILoopOperation when leaving is null: // the next turn may
                case ITryOperation { Finally: { } @finally } when Commits(@finally, transaction):
                case ITryOperation { Catches.Length: > 0 } when leaving?.DescendantsAndSelf().Any(o => o is IThrowOperation) == true:
                    return true;

                case IBlockOperation block when leaving is null:
                    if (block.Operations.Any(o => o.Syntax.SpanStart > child.Syntax.SpanStart && Commits(o, transaction)))
                    {
                        return true;
                    }

                    leaving = Leaving(block, transaction);
                    break;

                case ISwitchCaseOperation @case when leaving is null:
                    if (@case.Body.Any(o => o.Syntax.SpanStart > child.Syntax.SpanStart && Commits(o, transaction)))
                    {
                        return true;
                    }

                    leaving = Leaving(@case, transaction);
                    break;
            }

            if (parent.Contains(transaction.Opener))
            {
                break;
            }
        }

        // What is disposed of without a commit is rolled back.
        return leaving is null && transaction.Owner is not (IUsingOperation or IUsingDeclarationOperation);
    }

    /// <summary>Statements that go nowhere but out of what holds the transaction.</summary>
    private static IOperation? Leaving(IOperation statements, OpenTransaction transaction) =>
        Jumps.AlwaysLeaves(statements, b => b.GetCorrespondingOperation() is { } target && target.Contains(transaction.Opener))
            ? statements
            : null;

    private static bool Commits(IOperation code, OpenTransaction transaction) =>
        code.DescendantsAndSelf().Any(o => MayCommit(o, transaction));

    /// <summary>A call that is named after it, or anything that is done with the transaction but to roll it back.</summary>
    private static bool MayCommit(IOperation operation, OpenTransaction transaction) => operation switch
    {
        IInvocationOperation { TargetMethod.Name: var name } when Has(name, "Commit") || Has(name, "Complete") => true,
        _ when !transaction.Holds(operation) => false,
        _ => operation.Around() switch
        {
            (IInvocationOperation { TargetMethod.Name: var name } call, var child) when call.Instance == child =>
                !Has(name, "Rollback") && !name.StartsWith("Dispose", StringComparison.Ordinal)
                    && !name.StartsWith("Abort", StringComparison.Ordinal),
            (IArgumentOperation { Parent: IInvocationOperation { TargetMethod: var method } }, _) =>
                !TransactionTypes.IsDataLibrary(method),
            (IVariableDeclaratorOperation or IUsingOperation, _) => false,
            _ => true,
        },
    };

    /// <summary>Not in a branch beside the point's.</summary>
    private static bool IsCompletedBefore(IOperation point) => BodyIndex.RootOf(point).Descendants().Any(o =>
        o is IInvocationOperation { TargetMethod.Name: "Complete" } && o.Syntax.SpanStart < point.Syntax.SpanStart
        && o.Ancestors().FirstOrDefault(a => a is IBlockOperation or ISwitchCaseOperation)?.Contains(point) == true);

    private static bool Has(string name, string word) => name.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0;
}
