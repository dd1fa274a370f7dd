using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Flow;

/// <summary>How code lets go of a task that nobody will ever look at.</summary>
internal enum DroppedTask
{
    /// <summary>It does not, or the compiler says so itself.</summary>
    No,

    /// <summary>A statement of its own, where the compiler does not warn: outside async code.</summary>
    Statement,

    /// <summary><c>_ = …</c>.</summary>
    Discard,

    /// <summary>A local that is never mentioned again.</summary>
    Local,

    /// <summary>In a lambda that a <c>ForEach</c> calls for each element, and that can return nothing.</summary>
    EachElement,
}

/// <summary>Tells dropped tasks from those that are returned, stored, passed on, awaited or blocked on.</summary>
internal static class DroppedTasks
{
    public static DroppedTask Of(IInvocationOperation call)
    {
        var (parent, child) = TaskOf(call).Around();
        switch (parent)
        {
            // CS4014 speaks of the statement when the code around it is async.
            case IExpressionStatementOperation:
                return IsInAsyncCode(call) ? DroppedTask.No : IsForEachElement(call) ? DroppedTask.EachElement : DroppedTask.Statement;

            case ISimpleAssignmentOperation { Target: IDiscardOperation, Parent: IExpressionStatementOperation } assignment
                when assignment.Value == child:
                return DroppedTask.Discard;

            case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator }
                when BodyIndex.Of(call).MentionsOf(declarator.Symbol).Count == 1:
                return DroppedTask.Local;

            case IAwaitOperation
                when call.EnclosingFunction() is IAnonymousFunctionOperation { Symbol.ReturnsVoid: true } && IsForEachElement(call):
                return DroppedTask.EachElement;

            default:
                return DroppedTask.No;
        }
    }

    /// <summary>The task as the statement has it: behind <c>ConfigureAwait</c> and <c>?.</c>.</summary>
    private static IOperation TaskOf(IInvocationOperation call)
    {
        IOperation task = call;
        while (true)
        {
            switch (task.Around())
            {
                case (IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "AsTask" } outer, var child)
                    when outer.Instance == child:
                    task = outer;
                    break;
                case (IConditionalAccessOperation access, var child) when access.WhenNotNull == child:
                    task = access;
                    break;
                default:
                    return task;
            }
        }
    }

    private static bool IsInAsyncCode(IOperation operation) =>
        Execution.FunctionAround(operation) is { IsAsync: true };

    /// <summary>
    /// Whether the code is the lambda of a <c>ForEach</c> of the framework, which goes on when the lambda's first await does.
    /// </summary>
    private static bool IsForEachElement(IOperation operation) =>
        operation.EnclosingFunction() is IAnonymousFunctionOperation { Parent: IDelegateCreationOperation creation }
        && creation.Around().Parent is IArgumentOperation
        {
            Parent: IInvocationOperation { TargetMethod: { Name: "ForEach",
                ContainingType: { Name: "List" or "Array" or "Parallel" } type } },
        }
        && type.IsIn("System") && type.IsOfPlainLibrary(operation);
}
