using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Flow;

/// <summary>
/// Code that makes one call for each item of a collection and does nothing else for it: a loop, a <c>Select</c> of tasks that are waited
/// for together, the delegate of <c>Parallel.ForEachAsync</c>. Nobody looks at what the calls answer, unless to log it.
/// </summary>
/// <param name="Code">The loop; or the call that is given the delegate.</param>
/// <param name="IsSideBySide">The calls do not wait for each other.</param>
/// <param name="HasStatements">
/// The code says more than variables and the call: it logs, sets properties of what it makes, asks whether it is cancelled.
/// </param>
internal sealed record ItemWork(IOperation Code, bool IsSideBySide, bool HasStatements = false)
{
    /// <summary>Variables and methods looked into on the way from a collection to what it is made of.</summary>
    private const int MaxSources = 8;

    /// <summary>The code whose only work for each item is a call, or a method given as a delegate; null for any other.</summary>
    public static ItemWork? Of(IOperation use)
    {
        if (use is not IInvocationOperation call)
        {
            return use.Parent is IDelegateCreationOperation method ? OfDelegate(method) : null;
        }

        var work = OnlyWorkOf(call);
        return work.Around switch
        {
            ILoopOperation loop when IsOverItems(loop) && IsUnseen() => new(loop, work.IsCollected, work.HasStatements),
            IAnonymousFunctionOperation { Parent: IDelegateCreationOperation lambda, Symbol: not { IsAsync: true, ReturnsVoid: true } }
                when !work.IsCollected => RunBy(lambda) is { } run ? OfRun(run, call) : IsUnseen() ? OfDelegate(lambda) : null,
            _ => null,
        };

        bool IsUnseen() => work.IsLogged || ResultUse.Of(call).Fate == ResultFate.Discarded;
    }

    /// <summary>The <c>Task.Run</c> that a lambda is given to.</summary>
    private static IInvocationOperation? RunBy(IDelegateCreationOperation lambda) =>
        lambda.Around().Parent is IArgumentOperation
        {
            Parent: IInvocationOperation
            {
                TargetMethod: { Name: "Run", ContainingType: { Name: "Task", ContainingNamespace.Name: "Tasks" } },
            } run,
        }
            ? run
            : null;

    /// <summary>
    /// The code that begins a call by <c>Task.Run</c> for each item, side by side, and says nothing else, where all are waited for.
    /// </summary>
    private static ItemWork? OfRun(IInvocationOperation run, IInvocationOperation call) =>
        ResultUse.Of(call).Fate != ResultFate.NotAwaited
        && StatementOf(run) is { } statement
        && (statement.Parent is not IBlockOperation block
            || block.Operations.All(o => o == statement || o is IReturnOperation { IsImplicit: true }))
        && Of(run) is { IsSideBySide: true } work
            ? work
            : null;

    /// <summary>
    /// The private method or local function that does nothing but a call, and is done when the call is, or returns its task or response;
    /// null for any other.
    /// </summary>
    public static IMethodSymbol? HelperAround(IInvocationOperation call)
    {
        return OnlyWorkOf(call) is { Around: IMethodBodyOperation or ILocalFunctionOperation, IsCollected: false } work
            && Execution.FunctionAround(call) is { } helper
            && helper is { MethodKind: MethodKind.LocalFunction }
                or { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Private }
            && helper is not { IsAsync: true, ReturnsVoid: true }
            && (work.IsLogged || ResultUse.Of(call).Fate is ResultFate.Discarded or ResultFate.Escapes)
                ? helper
                : null;
    }

    /// <summary>
    /// Whether the code that ends in a call, or in giving a method as a delegate, only makes values for it: what has effects may have to be
    /// done for one item before another is sent. This binds the methods that the code calls.
    /// </summary>
    public static bool DoesNothingBut(IOperation use, CompilationState state, CancellationToken cancellation) =>
        use is not IInvocationOperation call
        || (StatementOf(call) is { } statement
            && PureCode.Is(statement.Parent as IBlockOperation ?? statement, state, cancellation, call, IsNoWork));

    /// <summary>
    /// Whether the items are all there before the first is looked at: they are not made one by one, by an iterator or a lambda with
    /// effects, or in a way that is not in view. This binds the methods that give them.
    /// </summary>
    public bool HasAllItems(CompilationState state, CancellationToken cancellation)
    {
        var collection = Code switch
        {
            IForEachLoopOperation each => each.Collection,
            IInvocationOperation through => through.Argument("source")?.Value,
            _ => null,
        };
        return collection is null || AreAllThere(collection, state, cancellation);
    }

    /// <summary>The same of a collection that code goes through elsewhere.</summary>
    public static bool AreAllThere(IOperation collection, CompilationState state, CancellationToken cancellation) =>
        AreAllThere(collection, new(SymbolEqualityComparer.Default), state, cancellation);

    /// <summary>
    /// Whether a value in the code may be another one for each item: it has something that the code declares, or a call answers, or it
    /// counts on.
    /// </summary>
    public bool IsOfItem(IOperation value) => value.DescendantsAndSelf().Any(o => o switch
    {
        ILocalReferenceOperation local => local.Local.IsDeclaredIn(Code.Syntax),
        IParameterReferenceOperation parameter => parameter.Parameter.IsDeclaredIn(Code.Syntax),
        _ => IsAnotherEachTime(o),
    });

    /// <summary>Whether an operation may give another value whenever it runs: a call, or the next number of those who take turns.</summary>
    public static bool IsAnotherEachTime(IOperation operation) => operation switch
    {
        IPropertyReferenceOperation { Property: var property } => property.IsOwn(operation) && CountsOn(property),
        _ => operation is IInvocationOperation or IIncrementOrDecrementOperation
            or IAssignmentOperation { Parent: not IObjectOrCollectionInitializerOperation },
    };

    /// <summary>Whether the text of a property's own code counts: <c>urls[next++ % urls.Length]</c>.</summary>
    private static bool CountsOn(IPropertySymbol property) => property.DeclaringSyntaxReferences.Any(static r =>
        r.GetSyntax().DescendantNodes().Any(static n =>
            n is PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression }
                or PostfixUnaryExpressionSyntax
                {
                    RawKind: (int)SyntaxKind.PostIncrementExpression or (int)SyntaxKind.PostDecrementExpression,
                }
                or IdentifierNameSyntax { Identifier.ValueText: "Increment" or "Next" or "Dequeue" }));

    /// <summary>
    /// The loop, lambda or method that does nothing but a call, at its end, under no condition: what is done besides may have to be done
    /// before or after it. To log, and to ask whether the code is cancelled, is nothing that has to.
    /// </summary>
    private static OnlyWork OnlyWorkOf(IInvocationOperation call)
    {
        var statement = StatementOf(call);
        var (done, answer) = statement switch
        {
            IExpressionStatementOperation { Operation: ISimpleAssignmentOperation { Target: IDiscardOperation } discard } =>
                (discard.Value, null),
            IExpressionStatementOperation { Operation: var value } => (value, null),
            IReturnOperation { ReturnedValue: { } value } => (value, null),
            IVariableDeclarationGroupOperation { Declarations: [{ Declarators: [{ Symbol: var local } declarator] }] } =>
                (declarator.GetVariableInitializer()?.Value, local),
            _ => (null, null),
        };
        var isCollected = done is IInvocationOperation { TargetMethod.Name: "Add", Arguments: [{ Value: var task }] }
            && task.Unwrapped() == call && Execution.IsTask(call.Type);
        if (done is null || (!isCollected && Execution.Unawaited(done) != call))
        {
            return default;
        }

        if (statement!.Parent is not IBlockOperation block)
        {
            return statement.Parent is ILoopOperation loop && loop.Body == statement ? new(loop, isCollected) : default;
        }

        var hasStatements = false;
        foreach (var other in block.Operations)
        {
            if (other == statement || other is IReturnOperation { IsImplicit: true, ReturnedValue: null })
            {
                continue;
            }

            var isBefore = other.Syntax.SpanStart < statement.Syntax.SpanStart;
            switch (other)
            {
                case IExpressionStatementOperation { Operation: IInvocationOperation log } when IsNoWork(log):
                case IExpressionStatementOperation
                {
                    Operation: ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Instance: ILocalReferenceOperation } } set,
                }
                    when isBefore && !set.Value.DescendantsAndSelf().Any(ActsOnTheWay):
                    hasStatements = true;
                    break;
                case IVariableDeclarationGroupOperation when isBefore && !other.Descendants().Any(ActsOnTheWay):
                    break;
                case IUsingDeclarationOperation when isBefore && !other.Descendants().Any(ActsOnTheWay): // Of memory: see PureCode
                    hasStatements = true;
                    break;
                default:
                    return default;
            }
        }

        return answer is null
            ? new(block.Parent, isCollected, hasStatements)
            : IsAwaitedIn(done) && BodyIndex.Of(call).MentionsOf(answer).All(m => m is IVariableDeclaratorOperation || IsInLog(m))
                ? new(block.Parent, false, true, IsLogged: true)
                : default;

        static bool ActsOnTheWay(IOperation operation) =>
            operation is IAwaitOperation
                or IAssignmentOperation { Parent: not (IObjectOrCollectionInitializerOperation or IAnonymousObjectCreationOperation) };

        static bool IsAwaitedIn(IOperation value) => value.Unwrapped() is IAwaitOperation;

        bool IsInLog(IOperation mention) => mention.AncestorsInFunction().TakeWhile(a => a != block)
            .Any(a => a is IInvocationOperation log && IsNoWork(log));
    }

    /// <summary>
    /// A log, of a library that only logs, or the question whether the code is cancelled. A console may have a reader who waits.
    /// </summary>
    private static bool IsNoWork(IInvocationOperation call) =>
        (call.TargetMethod is { ReturnsVoid: true, ContainingType.Name: not ("Process" or "Console") } && CallKinds.IsLog(call.TargetMethod)
            && !CallKinds.IsLogByName(call.TargetMethod))
        || call.TargetMethod is
            { Name: nameof(CancellationToken.ThrowIfCancellationRequested), ContainingType.Name: nameof(CancellationToken) };

    private static IOperation? StatementOf(IInvocationOperation call) =>
        call.AncestorsInFunction().FirstOrDefault(a =>
            a is IExpressionStatementOperation or IReturnOperation or IVariableDeclarationGroupOperation);

    /// <summary>
    /// A <c>foreach</c>, or a <c>for</c> that counts to the end of a collection, or from there back, and looks at what is there.
    /// </summary>
    private static bool IsOverItems(ILoopOperation loop)
    {
        return loop switch
        {
            IForEachLoopOperation each => !each.IsAsynchronous && AreItems(each.Collection),
            IForLoopOperation { Condition: IBinaryOperation { RightOperand: var end } } @for
                when end.Unwrapped() is IPropertyReferenceOperation { Property.Name: "Count" or "Length" } =>
                RecordLoop.CounterOf(@for) is { } index && TakesElementAt(index),
            IForLoopOperation @for => RecordLoop.CounterDownOf(@for) is { } index && TakesElementAt(index),
            _ => false,
        };

        bool TakesElementAt(ILocalSymbol index) =>
            loop.Body.Descendants().Any(o => RecordLoop.CollectionAt(o, index) is not null);
    }

    /// <summary>
    /// Items that are all there: not those that come one by one, so that some would have to wait for others, and not such as are made of
    /// several already.
    /// </summary>
    private static bool AreItems(IOperation collection) => collection.Unwrapped() is not IInvocationOperation
    {
        TargetMethod.Name: "GetConsumingEnumerable" or "ToBlockingEnumerable" or "Chunk" or "Batch" or "Buffer",
    };

    /// <param name="collection">The items.</param>
    /// <param name="seen">Variables and methods that were asked before: they do, or all of this is in vain.</param>
    /// <param name="state">The compilation.</param>
    /// <param name="cancellation">Stops the work.</param>
    private static bool AreAllThere(IOperation collection, HashSet<ISymbol> seen, CompilationState state, CancellationToken cancellation)
    {
        var items = collection.Unwrapped();
        if (!IsSequence(items.Type))
        {
            return items.Type is not INamedTypeSymbol type
                || (IsKnown(type) && !type.GetMembers("GetEnumerator").OfType<IMethodSymbol>().Any(IsIterator));
        }

        return items switch
        {
            ILocalReferenceOperation { Local: var local } => !seen.Add(local)
                || (seen.Count <= MaxSources && BodyIndex.Of(items).MentionsOf(local).Select(AssignedAt).All(v => v is null || Are(v))),
            IConditionalOperation { WhenFalse: { } other } choice => Are(choice.WhenTrue) && Are(other),
            ICoalesceOperation choice => Are(choice.Value) && Are(choice.WhenNull),
            IPropertyReferenceOperation { Property.GetMethod: { } getter } => !IsIterator(getter),
            IInvocationOperation { TargetMethod.ContainingType: { Name: "Enumerable", ContainingNamespace.Name: "Linq" } } query =>
                query.Arguments.All(a => a.Value.Type is { TypeKind: TypeKind.Delegate }
                    ? a.Value.Unwrapped() is IDelegateCreationOperation && PureCode.Is(a.Value, state, cancellation)
                    : Are(a.Value)),
            IInvocationOperation { TargetMethod: var given } when !given.IsOf(state.Compilation) => IsOfFramework(given, items),
            IInvocationOperation { TargetMethod.OriginalDefinition: var method } call => !seen.Add(method)
                || (seen.Count <= MaxSources && new ValueFlow(state, cancellation).ReturnedBy(call, awaited: false)?.All(Are) == true),
            _ => true,
        };

        bool Are(IOperation other) => AreAllThere(other, seen, state, cancellation);

        // How another project's type goes through its items is not in view, unless it says how many it has.
        bool IsKnown(INamedTypeSymbol type) => type.IsOf(state.Compilation) || type.IsOfPlainLibrary(collection)
            || type.AllInterfaces.Any(i => i.Name is "ICollection" or "IReadOnlyCollection");

        bool IsIterator(IMethodSymbol method) =>
            method.DeclaringSyntaxReferences.All(r => state.Compilation.ContainsSyntaxTree(r.SyntaxTree))
            && MemberReader.Has(method, SyntaxKind.YieldReturnStatement, cancellation);

        static IOperation? AssignedAt(IOperation mention) => mention switch
        {
            IVariableDeclaratorOperation declarator => declarator.GetVariableInitializer()?.Value,
            { Parent: IAssignmentOperation assignment } when assignment.Target == mention => assignment.Value,
            _ => null,
        };
    }

    /// <summary>Whether a type says no more than that items can be had, one after the other.</summary>
    private static bool IsSequence(ITypeSymbol? type) =>
        type is { TypeKind: TypeKind.Interface, Name: "IEnumerable" or "IOrderedEnumerable" };

    /// <summary>Also a project puts its extensions into the framework's namespaces.</summary>
    private static bool IsOfFramework(IMethodSymbol method, IOperation call) =>
        method.ContainingType.IsIn("System") && method.ContainingType.IsOfPlainLibrary(call);

    private static ItemWork? OfDelegate(IDelegateCreationOperation creation)
    {
        if (creation.Around().Parent is not IArgumentOperation { Parent: IInvocationOperation through }
            || through.Argument("source") is not { } source
            || source.Parameter!.Type is not { Name: "IEnumerable" } || !AreItems(source.Value))
        {
            return null;
        }

        var use = through.TargetMethod switch
        {
            { Name: "Select", ContainingType: { Name: "Enumerable", ContainingNamespace.Name: "Linq" } } => ResultUse.OfTasks(through),
            { Name: "ForEach" or "ForEachAsync", ContainingType: { Name: "Parallel", ContainingNamespace.Name: "Tasks" } } =>
                ResultUse.Of(through),
            _ => null,
        };
        return use?.Fate == ResultFate.Discarded ? new(through, true) : null;
    }

    /// <summary>What code does nothing but a call.</summary>
    /// <param name="Around">The loop, lambda or method; null for code that does more.</param>
    /// <param name="IsCollected">It only begins the call, and puts the task among others.</param>
    /// <param name="HasStatements">It also logs, sets properties, or asks whether it is cancelled.</param>
    /// <param name="IsLogged">The answer goes to a log, and nowhere else.</param>
    private readonly record struct OnlyWork(IOperation? Around, bool IsCollected, bool HasStatements = false, bool IsLogged = false);
}
