using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Flow;

/// <summary>Work that a function has begun and does not wait for.</summary>
/// <param name="Call">The call that begins it.</param>
/// <param name="What">What is not waited for, as the beginning of a sentence.</param>
/// <param name="CanBeAwaited">The call returns the task to await.</param>
internal sealed record UnfinishedWork(IInvocationOperation Call, string What, bool CanBeAwaited)
{
    /// <summary>Where the framework's types are by which one piece of work hands things to another.</summary>
    private static readonly string[] Channels =
        ["System.Threading.Channels", "System.Threading.Tasks.Dataflow", "System.Collections.Concurrent"];

    /// <summary>
    /// What a body leaves running: tasks that are dropped, <c>async void</c> methods, async lambdas given to what does not wait for them,
    /// threads. Sends that nobody awaits are a rule's own, and so is what the compiler reports.
    /// </summary>
    public static IReadOnlyList<UnfinishedWork> In(IOperation body, MessagingSymbols symbols)
    {
        var operations = body.DescendantsAndSelf().ToList();
        var left = operations.OfType<IInvocationOperation>().Select(c => Of(c, operations, symbols)).OfType<UnfinishedWork>().ToList();
        if (left.Exists(w => IsWhenAll(w.Call)))
        {
            // What waits for all of them is not waited for: that is one mistake.
            left.RemoveAll(w => !IsWhenAll(w.Call) && IsElement(w.Call));
        }

        return left;
    }

    private static UnfinishedWork? Of(IInvocationOperation call, List<IOperation> operations, MessagingSymbols symbols)
    {
        var method = call.TargetMethod;
        if (method is { IsAsync: true, ReturnsVoid: true } && method.IsOwn(call))
        {
            return new(call, $"'{method.Name}' is async void, so nothing can wait for it", false);
        }

        if (call.Arguments.Select(a => Execution.LambdaIn(a.Value))
            .FirstOrDefault(l => l is { Symbol: { IsAsync: true, ReturnsVoid: true } }) is { } lambda
            && Execution.IsIterator(method))
        {
            return HasSend(lambda, symbols)
                ? null
                : new(call, $"{method.ContainingType.Name}.{method.Name} does not wait for its async lambda", false);
        }

        if (StartsThread(method))
        {
            return operations.Exists(o => Waits(o) || IsEndOf(call, o))
                ? null
                : new(call, $"Nothing waits for what {method.ContainingType.Name}.{method.Name} starts", false);
        }

        if (!Execution.IsTask(call.Type) || !IsWork(call, symbols) || IsStoppedLater(call, operations) || Scopes.IsInExpressionTree(call))
        {
            return null;
        }

        var fate = ResultUse.Of(call).Fate;
        if (fate == ResultFate.Discarded && IsStartOfAsync(call))
        {
            return new(call, "The task that StartNew returns is done when the lambda reaches its first await", false);
        }

        return fate == ResultFate.NotAwaited && !Execution.IsLeftToCompiler(call) && !operations.Exists(o => IsEndOf(call, o))
            && !(IsWhenAll(call) && operations.Exists(o => IsLostSend(o, symbols)))
            ? new(call, $"Nothing waits for {(call.Instance is null && method.ContainingType.Name == "Task" ? "Task." : "")}{NameOf(call)}",
                true)
            : null;
    }

    /// <summary>A method that does something, as its name and type tell: not a delay, a log entry, or a helper of tasks.</summary>
    private static bool IsWork(IInvocationOperation call, MessagingSymbols symbols)
    {
        var method = call.TargetMethod;
        if (method.ContainingType is { Name: "Task" or "ValueTask" or "TaskFactory" or "TaskExtensions",
            ContainingNamespace.Name: "Tasks" })
        {
            return method.Name is "Run" or "WhenAll" or "StartNew";
        }

        return symbols.OperationOf(method) is not { Publishes: true }
            && method.Name is not ("DisposeAsync" or "CancelAsync")
            && (method.MethodKind == MethodKind.DelegateInvoke || !CallKinds.IsLog(method));
    }

    /// <summary>A companion of the work, a heartbeat say, that is told to stop by the token of a source in view.</summary>
    private static bool IsStoppedLater(IInvocationOperation call, List<IOperation> operations) =>
        call.DescendantsAndSelf()
            .Any(o => o.Type is { Name: "CancellationToken" or "CancellationTokenSource", ContainingNamespace.Name: "Threading" }
            && o is ILocalReferenceOperation or IPropertyReferenceOperation { Property.Name: "Token" })
        && operations.Exists(o => o is IObjectCreationOperation { Type.Name: "CancellationTokenSource" }
            or IInvocationOperation { TargetMethod.Name: "CreateLinkedTokenSource" });

    private static bool HasSend(IAnonymousFunctionOperation lambda, MessagingSymbols symbols) =>
        lambda.Body.DescendantsAndSelf()
            .Any(o => o is IInvocationOperation call && symbols.OperationOf(call.TargetMethod) is { Publishes: true });

    private static bool IsLostSend(IOperation operation, MessagingSymbols symbols) =>
        operation is IInvocationOperation call && symbols.OperationOf(call.TargetMethod) is { Publishes: true }
            && ResultUse.Of(call).Fate == ResultFate.NotAwaited;

    private static bool StartsThread(IMethodSymbol method) =>
        method is { Name: "Start", ContainingType: { Name: "Thread", ContainingNamespace.Name: "Threading" } }
            or { Name: "QueueUserWorkItem" or "UnsafeQueueUserWorkItem",
                ContainingType: { Name: "ThreadPool", ContainingNamespace.Name: "Threading" } };

    private static bool Waits(IOperation operation) =>
        operation is IInvocationOperation { TargetMethod.Name: "Join" or "Wait" or "WaitOne" or "WaitAll" or "WaitAsync"
            or "SignalAndWait" }
            or IAwaitOperation { Operation: IPropertyReferenceOperation { Property.Name: "Task" } };

    /// <summary>
    /// Whether an operation may wait at the other end of work that was begun before: for a signal, or for what the work puts into a
    /// channel. What is not waited for there is for the work itself to see to.
    /// </summary>
    private static bool IsEndOf(IInvocationOperation start, IOperation operation)
    {
        return operation.Syntax.SpanStart > start.Syntax.Span.End && MayBeEnd()
            && operation.Ancestors().All(a => a is not (IAnonymousFunctionOperation or ILocalFunctionOperation) || a.Contains(start));

        bool MayBeEnd() => operation switch
        {
            IPropertyReferenceOperation { Property: var property } =>
                property is { Name: "Task", ContainingType.Name: "TaskCompletionSource" } or { Name: "Completion" },
            IInvocationOperation { TargetMethod: { Name: var name, ContainingType: { } type } } => name switch
            {
                "Wait" or "WaitAsync" or "WaitOne" or "SignalAndWait" => !Execution.IsTask(type),
                "ReadAllAsync" or "ReadAsync" or "TryRead" or "WaitToReadAsync" or "GetConsumingEnumerable" or "Take" or "TryTake"
                    or "ReceiveAsync" or "ReceiveAllAsync" or "OutputAvailableAsync" => Array.Exists(Channels, n => type.IsIn(n)),
                _ => false,
            },
            _ => false,
        };
    }

    /// <summary><c>Task.Factory.StartNew(async () => …)</c>: a task of a task.</summary>
    private static bool IsStartOfAsync(IInvocationOperation call) =>
        call.TargetMethod.Name == "StartNew" && call.Type is INamedTypeSymbol { TypeArguments: [var inner] } && Execution.IsTask(inner);

    private static bool IsWhenAll(IInvocationOperation call) => call.TargetMethod is { Name: "WhenAll", ContainingType.Name: "Task" };

    /// <summary>Returned by a lambda, or put into a collection: a part of what is waited for elsewhere.</summary>
    private static bool IsElement(IOperation call) =>
        call.Around().Parent is not (IExpressionStatementOperation or IVariableInitializerOperation or IAssignmentOperation);

    private static string NameOf(IInvocationOperation call) => call.TargetMethod.MethodKind != MethodKind.DelegateInvoke
        ? call.TargetMethod.Name
        : call.Instance?.Unwrapped() switch
        {
            ILocalReferenceOperation local => local.Local.Name,
            IParameterReferenceOperation parameter => parameter.Parameter.Name,
            IMemberReferenceOperation member => member.Member.Name,
            _ => "the delegate",
        };
}
