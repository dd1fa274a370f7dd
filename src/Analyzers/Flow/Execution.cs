using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Flow;

/// <summary>When code runs: whether a task is waited for where it is made, and where a lambda that is passed on runs.</summary>
internal static class Execution
{
    private const int MaxSteps = 8;

    private static readonly HashSet<string> Iterators = new(StringComparer.Ordinal)
    {
        "System.Collections.Generic.List.ForEach", "System.Array.ForEach", "System.Threading.Tasks.Parallel.ForEach",
        "System.Threading.Tasks.Parallel.For", "System.Threading.Tasks.Parallel.Invoke", "System.Linq.ParallelEnumerable.ForAll",
    };

    /// <summary>The call behind <c>await</c>, <c>ConfigureAwait</c>, <c>GetAwaiter().GetResult()</c>, <c>Result</c> and casts.</summary>
    public static IOperation Unawaited(IOperation value)
    {
        while (true)
        {
            value = value.Unwrapped();
            switch (value)
            {
                case IAwaitOperation awaited:
                    value = awaited.Operation;
                    break;
                case IInvocationOperation { Instance: { } task, TargetMethod.Name: var name } when IsAroundTask(name)
                    || name is "GetResult" or "Wait":
                    value = task;
                    break;
                case IPropertyReferenceOperation { Instance: { } task,
                    Property: { Name: "Result", ContainingType.Name: "Task" or "ValueTask" } }:
                    value = task;
                    break;
                default:
                    return value;
            }
        }
    }

    /// <summary>
    /// Whether the code does not go on before the task that the call returns is done: awaited or blocked on, alone or in <c>WhenAll</c>.
    /// </summary>
    /// <param name="task">The call.</param>
    /// <param name="orReturned">Or gives the task to its own caller, who may wait for it.</param>
    public static bool IsAwaited(IOperation task, bool orReturned = false)
    {
        var current = task;
        while (true)
        {
            var (parent, child) = current.Around();
            switch (parent)
            {
                case IAwaitOperation:
                    return true;

                case IReturnOperation { Kind: OperationKind.Return } when orReturned:
                    return IsTask(current.Type) && FunctionAround(parent) is { IsAsync: false, ReturnType: var given } && IsTask(given);

                case IInvocationOperation call when call.Instance == child && call.TargetMethod.Name is "Wait" or "GetResult":
                    return true;

                case IInvocationOperation call when call.Instance == child && IsAroundTask(call.TargetMethod.Name):
                    current = call;
                    break;

                case IPropertyReferenceOperation result when result.Instance == child && result.Property.Name == "Result":
                    return true;

                case IArgumentOperation { Parent: IInvocationOperation all } when IsWaitAll(all.TargetMethod):
                    return true;

                case IArgumentOperation { Parent: IInvocationOperation all } when IsWhenAll(all.TargetMethod):
                    current = all;
                    break;

                case IArrayInitializerOperation or IArrayCreationOperation or { Syntax: CollectionExpressionSyntax or SpreadElementSyntax }:
                // the tasks given to WhenAll
                case { IsImplicit: true, Parent: IArgumentOperation }:
                    current = parent;
                    break;

                default:
                    return false;
            }
        }
    }

    /// <summary>Whether a call has run its course when the code goes on: it returns no task, or its task is awaited.</summary>
    public static bool IsDoneInPlace(IInvocationOperation call) => !IsTask(call.Type) || IsAwaited(call);

    /// <summary>
    /// Whether the compiler reports that a task is dropped, as CS4014: a call as a statement of its own in an async function.
    /// </summary>
    public static bool IsLeftToCompiler(IInvocationOperation call)
    {
        var statement = (IOperation)call;
        while (statement.Parent is IConversionOperation or IParenthesizedOperation or IConditionalAccessOperation
            or IInvocationOperation { TargetMethod.Name: "ConfigureAwait" })
        {
            statement = statement.Parent;
        }

        return statement.Parent is IExpressionStatementOperation && FunctionAround(call) is { IsAsync: true };
    }

    /// <summary>
    /// Whether a method runs a delegate for each element and returns when all of them did, whatever these still wait for.
    /// </summary>
    public static bool IsIterator(IMethodSymbol method) =>
        method.Name is "ForEach" or "For" or "Invoke" or "ForAll"
        && Iterators.Contains($"{method.ContainingType.NamespaceName()}.{method.ContainingType.Name}.{method.Name}");

    /// <summary>The lambda that an expression is, as a delegate.</summary>
    public static IAnonymousFunctionOperation? LambdaIn(IOperation expression) =>
        expression.Unwrapped() is IDelegateCreationOperation { Target: IAnonymousFunctionOperation lambda } ? lambda : null;

    /// <summary>The method, local function or lambda that an operation is in.</summary>
    public static IMethodSymbol? FunctionAround(IOperation operation) => operation.EnclosingFunction() switch
    {
        IAnonymousFunctionOperation lambda => lambda.Symbol,
        ILocalFunctionOperation local => local.Symbol,
        _ => Scopes.MemberAround(operation) as IMethodSymbol,
    };

    public static bool IsTask(ITypeSymbol? type) => type is { Name: "Task" or "ValueTask", ContainingNamespace.Name: "Tasks" };

    /// <summary>
    /// The operation as part of which a lambda certainly runs, from its start to its end: a <c>Select</c> that <c>WhenAll</c> awaits,
    /// <c>ForEach</c>, <c>Parallel.ForEachAsync</c>, a helper of this compilation that does nothing with it but call it. Null when it may
    /// run at another time: <c>Task.Run</c>, event handlers, callbacks, libraries.
    /// </summary>
    public static IOperation? PlaceOf(IAnonymousFunctionOperation lambda, CompilationState state, CancellationToken cancellation) =>
        lambda.Parent is IDelegateCreationOperation creation ? PlaceOf(creation, lambda.Symbol.IsAsync, state, cancellation) : null;

    /// <summary>The same for any delegate; one whose task has to be awaited too where it is <paramref name="async"/>.</summary>
    public static IOperation? PlaceOf(
        IDelegateCreationOperation creation, bool async, CompilationState state, CancellationToken cancellation)
    {
        if (creation.Around().Parent is not IArgumentOperation { Parent: IInvocationOperation call } argument)
        {
            return null;
        }

        switch (call.TargetMethod)
        {
            case { Name: "Select", ContainingType: { Name: "Enumerable", ContainingNamespace.Name: "Linq" } }:
                return PlaceOfEnumeration(call, async);

            case { Name: "ForEach", ContainingType: { Name: "List" or "Array" or "Parallel", ContainingNamespace: { } @namespace } }
                when IsSystem(@namespace) && !async:
                return call;

            case { Name: "ForEachAsync", ContainingType: { Name: "Parallel", ContainingNamespace: { } @namespace } }
                when IsSystem(@namespace):
                return IsAwaited(call) ? call : null;

            default:
                return IsDoneInPlace(call) && CallsOf(argument, state, cancellation) is { Count: > 0 } calls
                    && calls.All(c => c.EnclosingFunction() is null)
                    ? call
                    : null;
        }
    }

    /// <summary>
    /// Whether what an operation throws is certainly thrown by the code around it when that runs: no <c>try</c> catches it on the way, and
    /// each lambda on the way runs in place and is not called where its exceptions are caught.
    /// </summary>
    public static bool ThrowsOutOf(IOperation operation, IOperation code, CompilationState state, CancellationToken cancellation)
    {
        var function = code.EnclosingFunction();
        while (!operation.IsCaught())
        {
            if (operation.EnclosingFunction() is not { } around || around == function)
            {
                return true;
            }

            if (around is not IAnonymousFunctionOperation lambda || IsCaughtByCaller(lambda, state, cancellation)
                || PlaceOf(lambda, state, cancellation) is not { } place || !code.Contains(place))
            {
                return false;
            }

            operation = place;
        }

        return false;
    }

    /// <summary>Whether the helper of this compilation that is given a lambda catches what it throws.</summary>
    public static bool IsCaughtByCaller(IAnonymousFunctionOperation lambda, CompilationState state, CancellationToken cancellation) =>
        lambda.Parent is IDelegateCreationOperation creation && creation.Around().Parent is IArgumentOperation argument
        && CallsOf(argument, state, cancellation)?.Any(static c => c.IsCaught()) == true;

    /// <summary>
    /// The places at which a method of this compilation calls the delegate that an argument gives it; null when it may do something else
    /// with it, or does not wait for it to end.
    /// </summary>
    public static IReadOnlyList<IInvocationOperation>? CallsOf(
        IArgumentOperation argument, CompilationState state, CancellationToken cancellation)
    {
        if (argument is not { Parent: IInvocationOperation { TargetMethod.OriginalDefinition: { } method }, Parameter: { } given }
            || !method.IsOwn(state.Compilation))
        {
            return null;
        }

        var parameter = method.Parameters[given.Ordinal];
        return state.Keep<IReadOnlyList<IInvocationOperation>?>("delegate calls", parameter, () =>
        {
            if (MemberReader.BodyOf(method, state, cancellation) is not { } body)
            {
                return null;
            }

            var calls = new List<IInvocationOperation>();
            foreach (var mention in BodyIndex.Of(body).MentionsOf(parameter))
            {
                if (mention.Around() is not (IInvocationOperation { TargetMethod.MethodKind: MethodKind.DelegateInvoke } call, var child)
                    || call.Instance != child || !IsDoneInPlace(call))
                {
                    return null;
                }

                calls.Add(call);
            }

            return calls;
        });
    }

    /// <summary>
    /// Where the elements of a <c>Select</c> are made: at <c>ToList</c>, at <c>[.. …]</c>, or, where each is a task, at the awaited
    /// <c>WhenAll</c>.
    /// </summary>
    private static IOperation? PlaceOfEnumeration(IInvocationOperation select, bool async)
    {
        IOperation current = select;
        for (var step = 0; step < MaxSteps; step++)
        {
            switch (current.Around().Parent)
            {
                case IArgumentOperation { Parent: IInvocationOperation { TargetMethod.ContainingType.Name: "Enumerable" } call }
                    when call.TargetMethod.Name is "ToList" or "ToArray":
                    if (!async)
                    {
                        return call;
                    }

                    current = call;
                    break;

                case IArgumentOperation { Parent: IInvocationOperation all } when IsWhenAll(all.TargetMethod):
                    return IsAwaited(all) ? all : null;

                case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator }:
                    var mentions = BodyIndex.Of(declarator).MentionsOf(declarator.Symbol);
                    if (mentions.Count != 2 || mentions[1] is not ILocalReferenceOperation
                        || mentions[1].Syntax.SpanStart < declarator.Syntax.Span.End) // in what it is itself made of
                    {
                        return null;
                    }

                    current = mentions[1];
                    break;

                case not null when current.SpreadInto() is { } list:
                    if (!async)
                    {
                        return list;
                    }

                    current = list;
                    break;

                default:
                    return null;
            }
        }

        return null;
    }

    private static bool IsWaitAll(IMethodSymbol method) => method is { Name: "WaitAll", ContainingType.Name: "Task" };

    private static bool IsWhenAll(IMethodSymbol method) => method is { Name: "WhenAll", ContainingType.Name: "Task" };

    /// <summary>Gives the same task, or its awaiter.</summary>
    private static bool IsAroundTask(string method) => method is "ConfigureAwait" or "WaitAsync" or "AsTask" or "GetAwaiter";

    private static bool IsSystem(INamespaceSymbol @namespace)
    {
        while (@namespace.ContainingNamespace is { IsGlobalNamespace: false } outer)
        {
            @namespace = outer;
        }

        return @namespace.Name == "System";
    }
}
