using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Flow;

/// <summary>Whether a transaction may have ended by the time an operation runs.</summary>
internal enum Ending
{
    /// <summary>Nothing in between can have ended it.</summary>
    None,

    /// <summary>Something in between may have, unless a commit follows.</summary>
    Possible,

    /// <summary>Something in between ends it, or is named as if it did.</summary>
    Ended,
}

/// <summary>
/// Looks for the end of a transaction between its opener and an operation: lexically, loops counted in, and without the branches that do
/// not come to the operation.
/// </summary>
internal sealed class TransactionEnds
{
    private const int MaxHops = 2;

    private readonly IOperation region;
    private readonly int start;
    private readonly IOperation point;
    private readonly OpenTransaction? transaction;
    private readonly CompilationState state;
    private readonly CancellationToken cancellation;
    private readonly HashSet<IOperation> around = [];
    private readonly List<IOperation> loops = [];

    private TransactionEnds(
        IOperation region, int start, IOperation point, OpenTransaction? transaction, CompilationState state,
        CancellationToken cancellation)
    {
        this.region = region;
        this.start = start;
        this.point = point;
        this.transaction = transaction;
        this.state = state;
        this.cancellation = cancellation;
        foreach (var operation in point.Ancestors())
        {
            around.Add(operation);
            if (operation == region)
            {
                break;
            }

            if (operation is ILoopOperation)
            {
                loops.Add(operation);
            }
        }
    }

    /// <summary>What may end a transaction before a point.</summary>
    /// <param name="region">The statements that hold both the opener and the point.</param>
    /// <param name="start">Where the opener ends.</param>
    /// <param name="point">The operation that is asked about.</param>
    /// <param name="transaction">The transaction; null for any.</param>
    /// <param name="state">The compilation.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static Ending Before(
        IOperation region, int start, IOperation point, OpenTransaction? transaction, CompilationState state,
        CancellationToken cancellation) =>
        new TransactionEnds(region, start, point, transaction, state, cancellation).Find();

    /// <summary>Whether a piece of code calls something that rolls back, aborts or closes.</summary>
    public static bool RollsBack(IOperation code, OpenTransaction transaction)
    {
        foreach (var operation in code.DescendantsAndSelf())
        {
            if (transaction.Holds(operation)
                || (operation is IInvocationOperation { TargetMethod.Name: var name }
                    && (Contains(name, "Rollback") || name.StartsWith("Abort", StringComparison.Ordinal))))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Whether the member that opens a transaction may also commit it. One that only reads under a snapshot need not, and then nothing
    /// that is told can be taken back.
    /// </summary>
    public static bool MayBeCommitted(OpenTransaction transaction, CompilationState state, CancellationToken cancellation)
    {
        if (transaction.Holder is not ILocalSymbol holder)
        {
            return true;
        }

        var root = BodyIndex.RootOf(transaction.Opener);
        if (root.Descendants().Any(o => o is IInvocationOperation { TargetMethod.Name: var name }
            && (Contains(name, "Commit") || (transaction.Form == TransactionForm.Scope && Contains(name, "Complete")))))
        {
            return true;
        }

        // Code out of view may do it.
        var ends = new TransactionEnds(root, start: 0, transaction.Opener, transaction, state, cancellation);
        return BodyIndex.Of(root).MentionsOf(holder).Any(
            m => m is ILocalReferenceOperation && ends.EffectOf(m, hops: 0) == Ending.Possible);
    }

    private Ending Find()
    {
        var worst = Ending.None;
        foreach (var operation in region.Descendants())
        {
            if (operation is not (IInvocationOperation or ILocalReferenceOperation or IParameterReferenceOperation)
                || !MayRunBefore(operation))
            {
                continue;
            }

            var effect = EffectOf(operation);
            if (effect > worst && !IsOnAnotherPath(operation))
            {
                worst = effect;
                if (worst == Ending.Ended)
                {
                    break;
                }
            }
        }

        return worst;
    }

    private bool MayRunBefore(IOperation operation)
    {
        var position = operation.Syntax.SpanStart;
        if (Function(operation) is { } function)
        {
            return MayRunBefore(function);
        }

        return (position >= start && position < point.Syntax.Span.End) || loops.Exists(loop => loop.Contains(operation));
    }

    /// <summary>A local function stands anywhere and runs where it is called.</summary>
    private bool MayRunBefore(ILocalFunctionOperation function)
    {
        var calls = BodyIndex.Of(function).CallsOf(function.Symbol);
        return loops.Count > 0 || calls.Count == 0 || calls.Any(c => c.Syntax.SpanStart < point.Syntax.Span.End);
    }

    /// <summary>The local function within the region that an operation is in and the point is not.</summary>
    private ILocalFunctionOperation? Function(IOperation operation)
    {
        for (var parent = operation.Parent; parent is not null && parent != region && !around.Contains(parent); parent = parent.Parent)
        {
            if (parent is ILocalFunctionOperation function)
            {
                return function;
            }
        }

        return null;
    }

    private Ending EffectOf(IOperation operation) =>
        operation is IInvocationOperation call
            ? EffectOf(call)
            : transaction is { Holder: { } holder } && SymbolEqualityComparer.Default.Equals(OpenTransaction.SymbolOf(operation), holder)
                ? EffectOf(operation, hops: 0)
                : Ending.None;

    /// <summary>What a call does to a transaction that it does not name.</summary>
    private Ending EffectOf(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        var name = method.Name;
        if (call.Instance?.Unwrapped() is ILocalReferenceOperation or IParameterReferenceOperation
            && (transaction?.Holds(call.Instance) == true || IsAnother(call.Instance)))
        {
            return Ending.None; // told from the mention of the holder; another transaction's end is not this one's
        }

        if (name is "Close" or "CloseAsync" or "Dispose" or "DisposeAsync")
        {
            var type = call.Instance?.Type;
            return TransactionTypes.IsConnection(type) || TransactionTypes.IsContext(type) || TransactionTypes.IsSession(type)
                || (transaction is null && (TransactionTypes.IsTransaction(type) || TransactionTypes.IsScope(type)))
                ? Ending.Ended
                : Ending.None;
        }

        if (Contains(name, "Commit"))
        {
            return method.ContainingAssembly?.Name == AwsApi.Kafka.Service.Assembly ? Ending.None : Ending.Ended;
        }

        if (Contains(name, "Complete"))
        {
            return TransactionTypes.IsScope(method.ContainingType) || IsOfPlatform(method) ? Ending.None : Ending.Possible;
        }

        var rollsBack = Contains(name, "Rollback")
            ? !IsSavepoint(method)
            : name.StartsWith("Abort", StringComparison.Ordinal) && !IsOfPlatform(method);
        return rollsBack ? Ending.Possible : Ending.None;
    }

    /// <summary>What a mention of the holder does to the transaction.</summary>
    private Ending EffectOf(IOperation mention, int hops)
    {
        var (parent, child) = mention.Around();
        switch (parent)
        {
            case IInvocationOperation call when call.Instance == child:
                return EndsByName(call.TargetMethod);

            case IConditionalAccessOperation access when access.Operation == child:
                var called = access.WhenNotNull.DescendantsAndSelf().OfType<IInvocationOperation>();
                return called.Any(c => EndsByName(c.TargetMethod) == Ending.Ended) ? Ending.Ended : Ending.None;

            case IMethodReferenceOperation:
                return Ending.Possible;

            case IMemberReferenceOperation or IBinaryOperation or IIsPatternOperation or IIsTypeOperation or IInterpolationOperation
                or INameOfOperation or IExpressionStatementOperation:
                return Ending.None;

            case IUsingOperation @using when @using.Resources == child:
                return around.Contains(@using) ? Ending.None : Ending.Ended;

            case ISimpleAssignmentOperation assignment when assignment.Target == child:
                return Ending.Ended;

            case ISimpleAssignmentOperation { Target: IMemberReferenceOperation target }:
                return TransactionTypes.IsDataLibrary(target.Member) ? Ending.None : Ending.Possible;

            case IArgumentOperation argument:
                return EffectOf(argument, hops);

            default:
                return Ending.Possible;
        }
    }

    /// <summary>What whoever is given the holder does: libraries leave it open, and methods in view can be read.</summary>
    private Ending EffectOf(IArgumentOperation argument, int hops)
    {
        var method = argument.Parent switch
        {
            IInvocationOperation call => call.TargetMethod,
            IObjectCreationOperation creation => creation.Constructor,
            _ => null,
        };
        if (TransactionTypes.IsDataLibrary(method) || !Usage.LetsGo(argument.Value, state.Symbols))
        {
            return Ending.None;
        }

        // An object that is made with it keeps it.
        method = method?.OriginalDefinition;
        if (hops >= MaxHops || method is null or { MethodKind: MethodKind.Constructor } || !method.IsOwn(state.Compilation)
            || argument.Parameter is not { RefKind: RefKind.None } given
            || MemberReader.BodyOf(method, state, cancellation) is not { } body)
        {
            return Ending.Possible;
        }

        foreach (var mention in BodyIndex.Of(body).MentionsOf(method.Parameters[given.Ordinal]))
        {
            if (EffectOf(mention, hops + 1) != Ending.None)
            {
                return Ending.Possible;
            }
        }

        return Ending.None;
    }

    private Ending EndsByName(IMethodSymbol method)
    {
        if (transaction?.Form == TransactionForm.Scope)
        {
            return method.Name == "Dispose" ? Ending.Ended : Ending.None;
        }

        return method.Name switch
        {
            "Save" or "SaveAsync" or "Release" or "ReleaseAsync" => Ending.None,
            "Close" or "Dispose" or "DisposeAsync" => Ending.Ended,
            var name when Contains(name, "Commit") || name.StartsWith("Abort", StringComparison.Ordinal) => Ending.Ended,
            var name when Contains(name, "Rollback") => IsSavepoint(method) ? Ending.None : Ending.Ended,
            _ => Ending.None,
        };
    }

    /// <summary>A transaction in a local of its own.</summary>
    private bool IsAnother(IOperation instance)
    {
        if (transaction is null || instance.Unwrapped() is not ILocalReferenceOperation { Local: var local })
        {
            return false;
        }

        if (!TransactionTypes.IsTransaction(local.Type) && !TransactionTypes.IsScope(local.Type))
        {
            return false;
        }

        var flow = new ValueFlow(state, cancellation);
        var facts = flow.FactsOf(local, instance);
        return !facts.IsOpaque && facts.Writes.Count > 0
            && facts.Writes.All(w => new TransactionOpeners(flow).Opens(w));
    }

    /// <summary>
    /// Whether the code stands where it cannot go on to the point: in a branch that returns or throws, or in the branch beside the point's.
    /// </summary>
    private bool IsOnAnotherPath(IOperation operation)
    {
        // A return in a lambda or local function leaves only that.
        var child = operation;
        for (var parent = operation.Parent; parent is not null && parent != region && !around.Contains(parent); parent = parent.Parent)
        {
            if (parent is IAnonymousFunctionOperation or ILocalFunctionOperation)
            {
                child = parent;
            }
        }

        while (child.Parent is { } parent && parent != region && !around.Contains(parent))
        {
            if (Jumps.AlwaysLeaves(child, Leaves))
            {
                return true;
            }

            child = parent;
        }

        if (Jumps.AlwaysLeaves(child, Leaves))
        {
            return true;
        }

        return loops.Count == 0 && child.Parent switch
        {
            IConditionalOperation conditional => child != point && child != conditional.Condition && !conditional.Condition.Contains(point),
            ISwitchOperation => child is ISwitchCaseOperation,
            ISwitchExpressionOperation => child is ISwitchExpressionArmOperation,
            _ => false,
        };
    }

    /// <summary>
    /// A jump leads away from the point for good: out of all that holds opener and point, or, by <c>break</c>, out of the outermost loop
    /// around the point.
    /// </summary>
    private bool Leaves(IBranchOperation branch) =>
        branch.GetCorrespondingOperation() is { } target
        && ((target.Contains(region) && target != region)
            || (branch.BranchKind == BranchKind.Break && loops.Count > 0 && target == loops[loops.Count - 1]));

    private static bool IsSavepoint(IMethodSymbol method) =>
        Contains(method.Name, "Savepoint") || method.Parameters is [{ Type.SpecialType: SpecialType.System_String }, ..];

    private bool IsOfPlatform(IMethodSymbol method)
    {
        if (state.Symbols.IsSdk(method.ContainingAssembly))
        {
            return true;
        }

        var @namespace = method.ContainingNamespace;
        while (@namespace?.ContainingNamespace is { IsGlobalNamespace: false } outer)
        {
            @namespace = outer;
        }

        return !method.IsOf(state.Compilation) && @namespace?.Name is "System" or "Microsoft";
    }

    private static bool Contains(string name, string word) => name.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0;
}
