using System.Runtime.CompilerServices;
using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Flow;

/// <summary>
/// What a parameter of a private method or local function is given by all its calls. Texts and numbers only: what happens to an object
/// behind another name would have to be followed there, and these do not change.
/// </summary>
internal static class Arguments
{
    /// <summary>Calls whose code is read; a method with more of them is given too much to be always wrong.</summary>
    private const int MaxCalls = 12;

    private static readonly ConditionalWeakTable<IOperation, StrongBox<int>> FirstForks = new();

    /// <summary>What the names of requests begin with that only ask.</summary>
    private static readonly string[] Questions = ["Receive", "Get", "List", "Describe"];

    /// <summary>
    /// Namespaces of which a call is no work in place of what follows: checks, texts and logs. To put a message into a collection or
    /// channel, to store it and to hand it to a delegate is.
    /// </summary>
    private static readonly HashSet<string> Bystanders = new(StringComparer.Ordinal)
    {
        "System", "System.Diagnostics", "System.Diagnostics.Metrics", "System.Globalization", "System.Linq", "System.Text",
        "System.Text.Json",
        "System.Threading.Tasks", "Microsoft.Extensions.Logging", "Serilog", "NLog",
    };

    /// <summary>
    /// The arguments, as they are written; null when some may be out of sight, or when the method does not treat all alike.
    /// </summary>
    /// <remarks>
    /// <c>mention</c> is where the parameter's value is used, <c>until</c> what it is used for in the end: conditions behind that do not
    /// matter. The root of the body is for an answer that holds in all of it.
    /// </remarks>
    public static IReadOnlyList<IOperation>? Of(
        IParameterReferenceOperation mention, IOperation until, CompilationState state, CancellationToken cancellation) =>
        IsTextOrNumber(mention.Parameter.Type) ? OfAnyType(mention, until, state, cancellation) : null;

    /// <summary>
    /// The same for a parameter of any type: for one who knows what may happen to an object behind another name, here and at the callers.
    /// </summary>
    public static IReadOnlyList<IOperation>? OfAnyType(
        IParameterReferenceOperation mention, IOperation until, CompilationState state, CancellationToken cancellation)
    {
        var parameter = mention.Parameter;
        if (parameter is not { RefKind: RefKind.None, IsParams: false, ContainingSymbol: IMethodSymbol method }
            || !IsCalledByItsTypeOnly(method) || OwnerOf(mention, method) is not { } owner || IsSteered(mention, until, owner)
            || BodyIndex.Of(mention).MentionsOf(parameter).Any(m => m.IsWritten() || IsUnderAnotherName(m))
            || HasForeignAttribute(method) || HasForeignAttribute(parameter))
        {
            return null;
        }

        return GivenBy(mention, method, state, cancellation);
    }

    /// <summary>
    /// The same for a parameter of any type, wherever the method uses it: for a question whose answer makes a rule silent.
    /// </summary>
    public static IReadOnlyList<IOperation>? AllFor(
        IParameterReferenceOperation mention, CompilationState state, CancellationToken cancellation) =>
        mention.Parameter is { RefKind: RefKind.None, IsParams: false, ContainingSymbol: IMethodSymbol method }
        && IsCalledByItsTypeOnly(method)
            ? GivenBy(mention, method, state, cancellation)
            : null;

    private static IReadOnlyList<IOperation>? GivenBy(
        IParameterReferenceOperation mention, IMethodSymbol method, CompilationState state, CancellationToken cancellation)
    {
        // A local function is another symbol in each model, and its calls are in the body that is here.
        var parameter = mention.Parameter;
        return method.MethodKind == MethodKind.LocalFunction
            ? ArgumentsFor(parameter, CallsAround(mention, method))
            : state.Keep("arguments", parameter.OriginalDefinition, () =>
                ArgumentsFor(parameter, CallsInType(method, state, cancellation)));
    }

    /// <summary>Whether callers may say more of an expression than the code around it: the cheap question, to be asked first.</summary>
    public static bool MayTell(IOperation expression) =>
        expression.DescendantsAndSelf().Any(o => o is IParameterReferenceOperation { Parameter: var parameter } && MayTell(parameter));

    private static bool MayTell(IParameterSymbol parameter) =>
        parameter is { RefKind: RefKind.None, IsParams: false, ContainingSymbol: IMethodSymbol method }
        && IsTextOrNumber(parameter.Type) && IsCalledByItsTypeOnly(method);

    private static bool IsTextOrNumber(ITypeSymbol type) =>
        (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? nullable.TypeArguments[0]
            : type)
            .SpecialType is SpecialType.System_String or (>= SpecialType.System_SByte and <= SpecialType.System_UInt64);

    /// <summary>Not by the framework, a derived type, an interface, or another part that a generator may write.</summary>
    private static bool IsCalledByItsTypeOnly(IMethodSymbol method) => method switch
    {
        { MethodKind: MethodKind.LocalFunction } => true,
        { Name: WellKnownMemberNames.CollectionInitializerAddMethodName } => false, // Called by { … } as well, without its name
        { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Private, IsOverride: false, IsPartialDefinition: false } =>
            method.PartialDefinitionPart is null && method.ContainingType.TypeKind is TypeKind.Class or TypeKind.Struct,
        _ => false,
    };

    /// <summary>
    /// An attribute that is not of the framework itself may have somebody call the method: a test, a command, a remote call.
    /// </summary>
    private static bool HasForeignAttribute(ISymbol symbol) => symbol.GetAttributes().Any(a => !a.AttributeClass.IsIn("System"));

    /// <summary>The body of the method that has the parameter: the member's, or that of a local function in it.</summary>
    private static IOperation? OwnerOf(IOperation mention, IMethodSymbol method)
    {
        if (method.MethodKind != MethodKind.LocalFunction)
        {
            return BodyIndex.RootOf(mention);
        }

        foreach (var around in mention.Ancestors())
        {
            if (around is ILocalFunctionOperation { Symbol: var symbol } && SymbolEqualityComparer.Default.Equals(symbol, method))
            {
                return around;
            }
        }

        return null;
    }

    /// <summary>
    /// Whether the method may go different ways for different arguments: <c>if (url.EndsWith(".fifo")) … else …</c>, or a flag that is
    /// passed beside the URL. A way that no caller takes would be reported. To leave without having done anything is none, and only to log
    /// is none.
    /// </summary>
    private static bool IsSteered(IOperation mention, IOperation until, IOperation owner)
    {
        if (IsOnAWay(mention, owner) || (IsIn(until, owner) && IsOnAWay(until, owner)))
        {
            return true;
        }

        return FirstForks.GetValue(owner, FindFirstFork).Value < (IsIn(until, owner) ? until.Syntax.Span.End : int.MaxValue);
    }

    /// <summary>Where a body first goes different ways; the largest number for one that does not. A method may send many times.</summary>
    private static StrongBox<int> FindFirstFork(IOperation owner) => new(owner.Descendants()
        .Where(o => o is ISwitchOperation or ISwitchExpressionOperation || (o is IConditionalOperation condition && !IsAside(condition))
            || IsAttempt(o, owner))
        .Select(o => o.Syntax.SpanStart).DefaultIfEmpty(int.MaxValue).Min());

    /// <summary>
    /// Whether code leaves a <c>try</c> because what is tried there succeeded: <c>try { await schedule(delay); return; } catch { }</c>.
    /// What follows is for arguments with which it failed.
    /// </summary>
    private static bool IsAttempt(IOperation operation, IOperation owner) =>
        operation is IReturnOperation { IsImplicit: false } && operation.Ancestors().TakeWhile(a => a != owner).ToList() is var around
        && around.Exists(a => a is ITryOperation { Catches.Length: > 0 } @try && @try.Body.Contains(operation)
            && @try.Body.Descendants().Any(IsWork))
        && !around.Exists(a => a is IConditionalOperation or IAnonymousFunctionOperation or ILocalFunctionOperation);

    private static bool IsIn(IOperation operation, IOperation owner) => operation == owner || operation.Ancestors().Contains(owner);

    /// <summary>Whether a condition, a failure, or whoever calls a function inside decides if the operation is come by.</summary>
    private static bool IsOnAWay(IOperation operation, IOperation owner)
    {
        var inner = operation;
        foreach (var around in operation.Ancestors())
        {
            if (around == owner)
            {
                break;
            }

            if (around is ICoalesceAssignmentOperation || (around is ICoalesceOperation either && either.WhenNull == inner)
                || around is IConditionalOperation or ISwitchOperation or ISwitchExpressionOperation or ICatchClauseOperation
                    or ILocalFunctionOperation
                    or IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr }
                || (around is IAnonymousFunctionOperation && !IsPassedOn(around)))
            {
                return true;
            }

            inner = around;
        }

        return false;
    }

    /// <summary>
    /// Whether a lambda is the only one that a library's method is given, as <c>Select</c> or a retry is, which call it. One of several is
    /// a choice, and one in a collection waits to be chosen.
    /// </summary>
    private static bool IsPassedOn(IOperation lambda) =>
        lambda.Parent is IDelegateCreationOperation creation
        && creation.Around().Parent is IArgumentOperation { Parent: IInvocationOperation { TargetMethod: var taker } through }
        && !taker.IsOf(through.SemanticModel?.Compilation) && !Usage.IsCollection(taker.ContainingType)
        && through.Arguments.Count(a => a.Value.Type?.TypeKind == TypeKind.Delegate) == 1;

    private static bool IsUnderAnotherName(IOperation mention) =>
        mention.Parent is IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol.IsRef: true } };

    /// <summary>
    /// Whether what follows an <c>if</c> happens all the same, or nothing does, and nothing instead: also not in the condition, as in
    /// <c>if (await TryScheduleAsync(delay)) return;</c>.
    /// </summary>
    private static bool IsAside(IConditionalOperation condition) =>
        condition.Type is null && IsAside(condition.WhenTrue) && (condition.WhenFalse is null || IsAside(condition.WhenFalse))
        && (!(Leaves(condition.WhenTrue) || Leaves(condition.WhenFalse)) || !IsToldByWork(condition.Condition));

    private static bool Leaves(IOperation? branch) =>
        branch?.DescendantsAndSelf().Any(o => o is IReturnOperation or IBranchOperation) == true;

    /// <summary>
    /// Whether a condition does work, or asks a variable what came of some. To find no messages is no way to do without them.
    /// </summary>
    private static bool IsToldByWork(IOperation condition) => condition.DescendantsAndSelf().Any(o => IsDone(o)
        || (o is ILocalReferenceOperation { Local: var local }
            && BodyIndex.Of(o).MentionsOf(local).Any(m => m.IsWritten()
                || (m is IVariableDeclaratorOperation { Initializer.Value: var initial } && initial.DescendantsAndSelf().Any(IsDone)))));

    private static bool IsDone(IOperation operation) => IsWork(operation) && !IsRequestForData(operation);

    /// <summary>Whether a request to AWS only asks.</summary>
    private static bool IsRequestForData(IOperation operation) =>
        operation is IInvocationOperation { TargetMethod: { Name: var name, ContainingType: { } client } }
        && client.NamespaceName().StartsWith("Amazon.", StringComparison.Ordinal)
        && Array.Exists(Questions, q => name.StartsWith(q, StringComparison.Ordinal));

    private static bool IsAside(IOperation branch)
    {
        var last = branch is IBlockOperation { Operations: [.., var end] } ? end : branch;
        return last switch
        {
            IThrowOperation or IExpressionStatementOperation { Operation: IThrowOperation } => true,
            IReturnOperation or IBranchOperation => !branch.DescendantsAndSelf().Any(IsWork),
            _ => !branch.DescendantsAndSelf().Any(o => IsWork(o) || o is IReturnOperation or IBranchOperation or IAssignmentOperation),
        };
    }

    private static bool IsWork(IOperation operation) => operation switch
    {
        IInvocationOperation { TargetMethod: { MethodKind: not MethodKind.DelegateInvoke, ContainingType: { } home } } =>
            home.IsOf(operation.SemanticModel?.Compilation) || !Bystanders.Contains(home.NamespaceName())
            || (home.TypeKind == TypeKind.Interface && home.NamespaceName() == "System"), // IProgress, IObserver
        IInvocationOperation or IDynamicInvocationOperation or IMethodReferenceOperation => true,
        _ => false,
    };

    private static IReadOnlyList<IOperation>? ArgumentsFor(IParameterSymbol parameter, IReadOnlyList<IInvocationOperation>? calls)
    {
        if (calls is not { Count: > 0 and <= MaxCalls })
        {
            return null;
        }

        var given = new List<IOperation>();
        foreach (var call in calls)
        {
            if (call.Arguments.FirstOrDefault(a => a.Parameter?.Ordinal == parameter.Ordinal) is not { } argument)
            {
                return null;
            }

            given.Add(argument.Value);
        }

        return given;
    }

    private static IReadOnlyList<IInvocationOperation>? CallsInType(
        IMethodSymbol method, CompilationState state, CancellationToken cancellation) =>
        state.Keep("only calls", method.OriginalDefinition, () => MemberReader.OnlyCallsInType(method, MaxCalls, state, cancellation));

    /// <summary>The calls of a local function; null when it is also used as a delegate.</summary>
    private static IReadOnlyList<IInvocationOperation>? CallsAround(IOperation mention, IMethodSymbol function)
    {
        var body = BodyIndex.Of(mention);
        return body.DelegatesOf(function).Count > 0 ? null : body.CallsOf(function);
    }
}
