using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Flow;

/// <summary>
/// Where elements are worked on side by side: <c>Parallel.ForEach</c> and its like, a <c>Select</c> of tasks that <c>WhenAll</c> waits for,
/// a loop that collects tasks for it. What holds a lock or a semaphore may keep the order, and counts as one at a time; not a
/// semaphore that is made for several.
/// </summary>
internal sealed class ParallelWork(ValueFlow flow)
{
    /// <summary>Copies and variables that tasks are followed through: in code that is being typed one may be made of itself.</summary>
    private const int MaxSteps = 8;

    /// <summary>How methods begin that only bring what belongs to an element: what is done with it comes afterwards.</summary>
    private static readonly string[] ReadingVerbs =
    [
        "Get", "TryGet", "Load", "Fetch", "Download", "Read", "Find", "Query", "Lookup", "Deserialize", "Parse", "Decode", "Decrypt",
        "Decompress",
    ];

    /// <summary>Whether a call that is given elements and a delegate certainly lets several delegates run at once.</summary>
    public bool RunsSideBySide(IInvocationOperation call)
    {
        if (Holds(call))
        {
            return false;
        }

        return call.TargetMethod switch
        {
            { ContainingType.Name: "Parallel", Name: "ForEach" or "ForEachAsync" or "For" or "ForAsync" } => !MayBeOneAtATime(call),
            { ContainingType.Name: "ParallelEnumerable" } => !call.Descendants().OfType<IInvocationOperation>().Any(c =>
                c.TargetMethod.Name == "WithDegreeOfParallelism"),
            { ContainingType.Name: "Enumerable", Name: "Select", TypeArguments: [_, { } result] } => Execution.IsTask(result)
                && IsForWhenAll(call),
            _ => false,
        };
    }

    /// <summary>
    /// The call by which the work on an element is begun, and its task put among others that are waited for together:
    /// <c>tasks.Add(HandleAsync(message))</c> in a loop, or <c>tasks[i] = HandleAsync(messages[i])</c>; null when it is not.
    /// </summary>
    /// <param name="element">A mention of the element.</param>
    public static IInvocationOperation? StartedAndCollected(IOperation element)
    {
        var isAwaited = false;
        foreach (var parent in element.Ancestors())
        {
            switch (parent)
            {
                case IAwaitOperation:
                    isAwaited = true;
                    break;

                case IAnonymousFunctionOperation:
                    isAwaited = false; // in there; what is made of the lambda may go on
                    break;

                case IInvocationOperation { TargetMethod.Name: "Add", Instance: ILocalReferenceOperation { Local: var tasks },
                    Arguments: [{ Value: { } task }] } add
                    when Execution.IsTask(task.Type) && task.Unwrapped() is IInvocationOperation && !Holds(add):
                    return !isAwaited && AreOfAllRounds(tasks, add)
                        && BodyIndex.Of(add).MentionsOf(tasks).Any(m => m is ILocalReferenceOperation && IsForWhenAll(m))
                        ? (IInvocationOperation)task.Unwrapped()
                        : null;

                case ISimpleAssignmentOperation { Target: IArrayElementReferenceOperation { ArrayReference: ILocalReferenceOperation { Local: var all } }, Value: var begun }
                    when Execution.IsTask(begun.Type):
                    return !isAwaited && begun.Unwrapped() is IInvocationOperation started && !Holds(started)
                        && AreOfAllRounds(all, started)
                        && BodyIndex.Of(started).MentionsOf(all).Any(m => m is ILocalReferenceOperation && IsForWhenAll(m))
                        ? started
                        : null;

                case ILoopOperation:
                    return null;
            }
        }

        return null;
    }

    /// <summary>
    /// Whether the tasks of all rounds of a loop come together: not where each round has a collection of its own, waits for its task, or
    /// for others to let it go on.
    /// </summary>
    private static bool AreOfAllRounds(ILocalSymbol tasks, IOperation begun) =>
        begun.AncestorsInFunction().OfType<ILoopOperation>().FirstOrDefault() is not { } loop
        || (!tasks.IsDeclaredIn(loop.Syntax)
            && !loop.Body.Descendants().Any(o =>
                MayBeForOne(o) || (o is IAwaitOperation wait && wait.Operation.DescendantsAndSelf().Any(t => IsElementOf(t, tasks)))));

    private static bool IsElementOf(IOperation operation, ILocalSymbol array) =>
        operation is IArrayElementReferenceOperation { ArrayReference: ILocalReferenceOperation { Local: var local } }
        && SymbolEqualityComparer.Default.Equals(local, array);

    /// <summary>The methods that what runs side by side calls, or is.</summary>
    public static IEnumerable<IMethodSymbol> MethodsIn(IInvocationOperation parallel) => parallel.DescendantsAndSelf()
        .Select(static o => o switch
        {
            IInvocationOperation call => call.TargetMethod,
            IMethodReferenceOperation reference => reference.Method,
            _ => null,
        })
        .OfType<IMethodSymbol>();

    /// <summary>The call whose delegates run side by side, in one of which an operation is; null for none.</summary>
    public IInvocationOperation? Around(IOperation operation)
    {
        foreach (var around in operation.Ancestors())
        {
            if (around is IAnonymousFunctionOperation { Parent: IDelegateCreationOperation creation }
                && creation.Around().Parent is IArgumentOperation { Parent: IInvocationOperation call }
                && RunsSideBySide(call))
            {
                return call;
            }
        }

        return null;
    }

    /// <summary>
    /// Whether what runs side by side may be out of order to anybody's harm. It is not where elements are only fetched or read, to be
    /// worked on afterwards, nor where messages are only settled, after the work on them.
    /// </summary>
    /// <param name="parallel">The call that runs delegates side by side, or one that is begun for each element.</param>
    /// <param name="state">What is kept of the compilation.</param>
    /// <param name="cancellation">Ends the search.</param>
    public static bool MayOvertake(IInvocationOperation parallel, CompilationState state, CancellationToken cancellation)
    {
        if (!parallel.Arguments.Any(a => a.Value.Unwrapped() is IDelegateCreationOperation or { Type.TypeKind: TypeKind.Delegate }))
        {
            return !IsWithoutOrder(parallel);
        }

        return parallel.Arguments.Select(a => a.Value.Unwrapped()).Any(v => v switch
        {
            IDelegateCreationOperation { Target: IAnonymousFunctionOperation lambda } => !AreWithoutOrder(lambda.Body),
            IDelegateCreationOperation { Target: IMethodReferenceOperation { Method: var method } } => !IsMethodWithoutOrder(method),
            { Type.TypeKind: TypeKind.Delegate } => true,
            _ => false,
        });

        // Something in it has to be known to need no order: what does nothing that can be named may do anything.
        bool AreWithoutOrder(IOperation code, bool isBodyOfMethod = false)
        {
            var calls = code.Descendants().OfType<IInvocationOperation>()
                .Where(c => IsReading(c.TargetMethod) || CallKinds.MayBeWork(c)).ToList();
            return calls.Count > 0 && calls.TrueForAll(c => isBodyOfMethod ? IsByName(c.TargetMethod) : IsWithoutOrder(c))
                && !(calls.Exists(c => IsDelete(c.TargetMethod)) && (calls.Exists(c => IsReading(c.TargetMethod)) || ReadsBody(code)));
        }

        // Who reads a message and deletes it is done with it: that is all the work there is, be it a log.
        bool IsDelete(IMethodSymbol method) => state.Symbols.DeletesMessages(method)
            || (method.OriginalDefinition.IsOwn(state.Compilation) ? CallKinds.IsSettling(method) : CallKinds.IsOnlySettling(method));

        static bool ReadsBody(IOperation code) => code.Descendants().Any(o => o is IPropertyReferenceOperation { Property.Name: "Body" });

        bool IsWithoutOrder(IInvocationOperation call) => call.TargetMethod.MethodKind != MethodKind.DelegateInvoke
            && IsMethodWithoutOrder(call.TargetMethod);

        bool IsMethodWithoutOrder(IMethodSymbol method) => method.OriginalDefinition.IsOwn(state.Compilation)
            && MemberReader.BodyOf(method.OriginalDefinition, state, cancellation) is { } body
                ? AreWithoutOrder(body, isBodyOfMethod: true)
                : IsByName(method);

        // Of a queue's wrapper behind an interface there is no more than the name.
        bool IsByName(IMethodSymbol method) => IsReading(method) || state.Symbols.DeletesMessages(method)
            || (!method.OriginalDefinition.IsOwn(state.Compilation) && CallKinds.IsOnlySettling(method))
            || (state.Symbols.OperationOf(method) is { } operation
                && (operation == AwsApi.Sqs.ChangeMessageVisibility || operation == AwsApi.Sqs.ChangeMessageVisibilityBatch));
    }

    /// <summary>Called for what it returns, and named for that: <c>GetObjectAsync</c>, <c>Deserialize</c>.</summary>
    private static bool IsReading(IMethodSymbol method) => !CallKinds.IsWithoutResult(method) && CallKinds.Begins(method, ReadingVerbs);

    /// <summary>Options of which it is not known that they let several run.</summary>
    private bool MayBeOneAtATime(IInvocationOperation call)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter?.Type is { Name: "ParallelOptions" }
                && !flow.ValuesOf(flow.PropertyOf(argument.Value, "MaxDegreeOfParallelism")).All(v => v.Integer is > 1 or -1, absent: true))
            {
                return true;
            }

            if (argument.Parameter switch
            {
                { Name: "fromInclusive" } => false,
                { Name: "toExclusive" } => flow.ValuesOf(argument.Value).All(v => v.Integer <= 1),
                { Type.SpecialType: SpecialType.System_Int32 } => !flow.ValuesOf(argument.Value).All(v => v.Integer > 1),
                _ => false,
            })
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A lock or a semaphore in the delegate may keep the order.</summary>
    private static bool Holds(IInvocationOperation call) => call.Descendants().Any(MayBeForOne);

    /// <summary>
    /// Whether an operation may let one at a time go on: a lock in any form, a semaphore that is not certainly for several.
    /// </summary>
    public static bool MayBeForOne(IOperation operation) => IsHold(operation) && !LetsSeveral(operation);

    /// <summary>
    /// Whether an operation lets one at a time go on, or some: a lock in any form, a semaphore, and what a library or the project calls so.
    /// </summary>
    public static bool IsHold(IOperation operation) => operation is ILockOperation
        or IInvocationOperation { TargetMethod.Name: "Lock" or "LockAsync" or "EnterAsync" or "AcquireAsync" or "AcquireLockAsync" }
        or IInvocationOperation { TargetMethod: { Name: "Wait" or "WaitAsync" or "WaitOne",
            ContainingType.Name: "SemaphoreSlim" or "Semaphore" or "Mutex" or "WaitHandle" } }
        or IInvocationOperation { TargetMethod: { Name: "Enter" or "TryEnter" or "EnterScope",
            ContainingType: { Name: "Monitor" or "Lock" or "SpinLock", ContainingNamespace.Name: "Threading" } } }
        or IInvocationOperation { TargetMethod: { Name: "EnterWriteLock" or "TryEnterWriteLock",
            ContainingType.Name: "ReaderWriterLockSlim" } };

    /// <summary>A semaphore that is made for more than one, in a local or with its field, and never replaced.</summary>
    private static bool LetsSeveral(IOperation hold) =>
        hold is IInvocationOperation { TargetMethod.ContainingType.Name: "SemaphoreSlim", Instance: { } semaphore }
        && semaphore.Unwrapped() switch
        {
            ILocalReferenceOperation { Local: var local } mention => BodyIndex.Of(mention).MentionsOf(local) is var mentions
                && !mentions.Any(m => m.IsWritten())
                && mentions.OfType<IVariableDeclaratorOperation>()
                    .Any(d => d.GetVariableInitializer()?.Value.Unwrapped() is IObjectCreationOperation
                {
                    Arguments: [{ Parameter.Ordinal: 0, Value.ConstantValue: { HasValue: true, Value: > 1 } }, ..],
                }),
            IFieldReferenceOperation { Field: { IsReadOnly: true, DeclaredAccessibility: Accessibility.Private,
                DeclaringSyntaxReferences: [var declaration] } } =>
                declaration.GetSyntax() is VariableDeclaratorSyntax
                {
                    Initializer.Value: BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: [{ NameColon: null,
                        Expression: LiteralExpressionSyntax { Token.Value: > 1 } }, ..] },
                },
            _ => false,
        };

    /// <summary>
    /// Whether tasks that are begun side by side have results, other than failures to report, that may be used together:
    /// <c>Task.WhenAll</c> gives them in the order of the tasks.
    /// </summary>
    /// <param name="begun">The <c>Select</c> that begins them, or the call that begins one.</param>
    /// <param name="symbols">The symbols.</param>
    public static bool AreResultsUsed(IInvocationOperation begun, MessagingSymbols symbols)
    {
        var task = begun.TargetMethod is { ContainingType.Name: "Enumerable", Name: "Select", TypeArguments: [_, var made] }
            ? made
            : begun.Type;
        return Execution.IsTask(task) && task is INamedTypeSymbol { TypeArguments: [var result] }
            && !BatchTypes.IsFailure(result, symbols) && IsUsed(begun);

        static bool IsUsed(IOperation tasks, int steps = 0) => steps <= MaxSteps && tasks.Around() switch
        {
            (IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "WhenAll" } all }, _) => IsTaken(all),
            (IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "ToList" or "ToArray" } copy }, _) =>
                IsUsed(copy, steps + 1),
            (IArgumentOperation
                { Parent: IInvocationOperation { TargetMethod.Name: "Add", Instance: ILocalReferenceOperation list } }, _) =>
                IsLocalUsed(list.Local, list, steps + 1),
            (ISimpleAssignmentOperation
                { Target: IArrayElementReferenceOperation { ArrayReference: ILocalReferenceOperation array } }, _) =>
                IsLocalUsed(array.Local, array, steps + 1),
            (IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator }, _) =>
                IsLocalUsed(declarator.Symbol, declarator, steps + 1),
            _ => tasks.SpreadInto() is not { } list || IsUsed(list, steps + 1),
        };

        static bool IsLocalUsed(ILocalSymbol local, IOperation at, int steps) => BodyIndex.Of(at).ReferencesTo(local).Any(m => m.Around()
            .Parent switch
        {
            IInvocationOperation { TargetMethod.Name: "Add" } => false,
            IPropertyReferenceOperation { Property.Name: "Count" or "Length" } => false,
            IArrayElementReferenceOperation element => !element.IsWritten(),
            IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "WhenAll" } all } => IsTaken(all),
            _ => m.SpreadInto() is not { } list || IsUsed(list, steps + 1),
        });

        static bool IsTaken(IOperation all)
        {
            while (all.Parent is IAwaitOperation or IConversionOperation
                || all.Parent is IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "Wait" or "GetAwaiter" or "GetResult" })
            {
                all = all.Parent;
            }

            return all.Parent is not IExpressionStatementOperation
                && !(all is { Parent: IReturnOperation, Type: INamedTypeSymbol { Arity: 0 } type } && Execution.IsTask(type));
        }
    }

    private static bool IsForWhenAll(IOperation tasks, int steps = 0)
    {
        switch (tasks.Around().Parent)
        {
            case var _ when steps > MaxSteps:
                return false;
            case IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: "WhenAll" or "WaitAll",
                ContainingType.Name: "Task" } } }:
                return true;
            case IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: "ToList"
                or "ToArray", ContainingType.Name: "Enumerable" } } copy }:
                return IsForWhenAll(copy, steps + 1);
            case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator }:
                return BodyIndex.Of(declarator).ReferencesTo(declarator.Symbol).Any(m => IsForWhenAll(m, steps + 1));
            default:
                return tasks.SpreadInto() is { } list && IsForWhenAll(list, steps + 1);
        }
    }
}
