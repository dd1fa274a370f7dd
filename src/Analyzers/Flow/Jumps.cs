using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Flow;

/// <summary>Whether code goes on to what stands after it.</summary>
internal static class Jumps
{
    /// <summary>
    /// Whether a statement never ends normally: it returns, throws, or breaks out by a jump that <paramref name="counts"/>. A call that
    /// always throws is not known as one.
    /// </summary>
    /// <param name="statement">A statement, block, catch clause or branch.</param>
    /// <param name="counts">Whether a <c>break</c>, <c>continue</c> or <c>goto</c> leaves what the caller means.</param>
    public static bool AlwaysLeaves(IOperation? statement, Func<IBranchOperation, bool> counts) => statement switch
    {
        IReturnOperation { Kind: OperationKind.Return or OperationKind.YieldBreak, IsImplicit: false } => true,
        IThrowOperation => true,
        IExpressionStatementOperation { Operation: IThrowOperation } => true,
        IBranchOperation branch => counts(branch),
        IBlockOperation block => block.Operations.Length > 0 && AlwaysLeaves(block.Operations[block.Operations.Length - 1], counts),
        ISwitchCaseOperation { Body: { Length: > 0 } body } => AlwaysLeaves(body[body.Length - 1], counts),
        ICatchClauseOperation @catch => AlwaysLeaves(@catch.Handler, counts),
        IConditionalOperation { WhenFalse: { } whenFalse } conditional =>
            AlwaysLeaves(conditional.WhenTrue, counts) && AlwaysLeaves(whenFalse, counts),
        IUsingOperation @using => AlwaysLeaves(@using.Body, counts),
        ILockOperation @lock => AlwaysLeaves(@lock.Body, counts),
        ITryOperation @try => AlwaysLeaves(@try.Body, counts) && @try.Catches.All(c => AlwaysLeaves(c, counts)),
        _ => false,
    };

    /// <summary>Whether a jump leads out of an operation.</summary>
    public static bool Leaves(this IBranchOperation branch, IOperation operation) =>
        branch.GetCorrespondingOperation() is { } target && target.Contains(operation) && target != operation;

    /// <summary>Whether an operation is the other, or is around it.</summary>
    public static bool Contains(this IOperation outer, IOperation inner)
    {
        for (IOperation? operation = inner; operation is not null; operation = operation.Parent)
        {
            if (operation == outer)
            {
                return true;
            }
        }

        return false;
    }
}
