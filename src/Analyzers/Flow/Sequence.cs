using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Flow;

/// <summary>What certainly runs before or after an operation of the same function, by the statements around it.</summary>
internal static class Sequence
{
    /// <summary>
    /// The statements that follow an operation whenever it runs to its end: in its block, and in those around it that it is no branch,
    /// loop, handler or lambda of.
    /// </summary>
    public static IEnumerable<IOperation> After(IOperation operation) => Beside(operation, after: true);

    /// <summary>
    /// The statements that stand before an operation where it runs whenever they ran to their end: in its block, and in those around it
    /// that it is no branch, loop, handler or lambda of. The nearest comes first.
    /// </summary>
    public static IEnumerable<IOperation> Before(IOperation operation) => Beside(operation, after: false);

    /// <summary>Whether an operation runs whenever an operation around it does, as far as nothing before it leaves.</summary>
    public static bool IsUnconditionalIn(IOperation operation, IOperation outer)
    {
        var child = operation;
        for (var parent = operation.Parent; parent is not null && child != outer; child = parent, parent = parent.Parent)
        {
            if (IsBranch(parent, child))
            {
                return false;
            }
        }

        return child == outer;
    }

    /// <summary>Whether some statement in an operation, lambdas apart, may lead past what follows it: a jump or a throw.</summary>
    public static bool MayLeave(IOperation operation, bool throws = true)
    {
        foreach (var inner in operation.DescendantsAndSelf())
        {
            var isJump = inner is IReturnOperation { IsImplicit: false } || (throws && inner is IThrowOperation)
                || (inner is IBranchOperation branch && (branch.GetCorrespondingOperation() is not { } target
                || !operation.Contains(target)));
            if (isJump && !inner.Ancestors().TakeWhile(a => a != operation.Parent).Any(a =>
                a is IAnonymousFunctionOperation or ILocalFunctionOperation))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Where code goes instead of a branch that an operation is in: the other branch, the other cases, and, when the branch always leaves,
    /// what stands behind it.
    /// </summary>
    public static IEnumerable<IOperation> Instead(IOperation operation)
    {
        var child = operation;
        foreach (var parent in operation.AncestorsInFunction())
        {
            if (parent is IConditionalOperation conditional && conditional.Condition != child)
            {
                if ((conditional.WhenTrue == child ? conditional.WhenFalse : conditional.WhenTrue) is { } other)
                {
                    yield return other;
                }

                if (Jumps.AlwaysLeaves(child, _ => true) && conditional.Parent is IBlockOperation around)
                {
                    foreach (var behind in around.Operations.Skip(around.Operations.IndexOf(conditional) + 1))
                    {
                        yield return behind;
                    }
                }
            }

            foreach (var @case in parent is ISwitchOperation choice ? choice.Cases.Where(c => c != child) : [])
            {
                yield return @case;
            }

            child = parent;
        }
    }

    private static IEnumerable<IOperation> Beside(IOperation operation, bool after)
    {
        var child = operation;
        for (var parent = operation.Parent; parent is not null && !IsBranch(parent, child); child = parent, parent = parent.Parent)
        {
            if (parent is not IBlockOperation block)
            {
                continue;
            }

            var at = block.Operations.IndexOf(child);
            for (var i = after ? at + 1 : at - 1; at >= 0 && i >= 0 && i < block.Operations.Length; i += after ? 1 : -1)
            {
                yield return block.Operations[i];
            }
        }
    }

    /// <summary>Whether a part of an operation need not run when the operation does, or runs several times, or at another time.</summary>
    private static bool IsBranch(IOperation parent, IOperation child) => parent switch
    {
        IConditionalOperation conditional => conditional.Condition != child,
        ISwitchOperation @switch => @switch.Value != child,
        ISwitchCaseOperation or ISwitchExpressionArmOperation or ICatchClauseOperation => true,
        ISwitchExpressionOperation expression => expression.Value != child,
        IForEachLoopOperation each => each.Collection != child,
        ILoopOperation => true,
        ITryOperation @try => @try.Body != child,
        IConditionalAccessOperation access => access.Operation != child,
        ICoalesceOperation coalesce => coalesce.Value != child,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } binary =>
            binary.LeftOperand != child,
        IAnonymousFunctionOperation or ILocalFunctionOperation => true,
        _ => false,
    };
}
