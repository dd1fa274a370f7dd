using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Flow;

/// <summary>
/// How long the code that handles one message takes before it deletes the message: the waits that it certainly makes, or the longest time
/// that it gives its work. Methods and local functions of the type count where they are called.
/// </summary>
internal sealed class MessageTime(CompilationState state, CancellationToken cancellation)
{
    /// <summary>Methods looked into, one called by the other.</summary>
    private const int MaxHops = 2;

    private static readonly string[] Words = ["Delay", "Sleep", "CancelAfter", "CancellationTokenSource"];

    private readonly ValueFlow flow = new(state, cancellation);
    private readonly List<IOperation> bodies = [];

    /// <summary>What was looked into: the code itself, and the methods that it calls.</summary>
    public IReadOnlyList<IOperation> Bodies => bodies;

    /// <summary>Whether a type names a wait or a time limit at all: the cheap question before any body is looked at.</summary>
    public static bool MayPassIn(INamedTypeSymbol type, CompilationState state, CancellationToken cancellation) =>
        state.Holds("passes time", type.OriginalDefinition, () => MemberReader.Names(type.OriginalDefinition, Words, state, cancellation));

    /// <summary>The time until the first delete.</summary>
    /// <param name="round">The code that runs for one message.</param>
    /// <param name="isDeletedLater">Whether code that deletes no message is followed by a delete of it. Asked last.</param>
    /// <param name="namesMessage">Whether the code names its message: without that, what it deletes is another one.</param>
    public TimeSpan Until(IOperation round, Func<bool> isDeletedLater, bool namesMessage = true)
    {
        var span = In(round, hops: 0);
        return span.IsDeleted ? (namesMessage ? span.All : TimeSpan.Zero)
            : span.BeforeLeaving > TimeSpan.Zero && isDeletedLater() ? span.BeforeLeaving
            : TimeSpan.Zero;
    }

    /// <summary>Whether a call deletes a message, or several.</summary>
    public bool IsDelete(IInvocationOperation call) => state.Symbols.DeletesMessages(call.TargetMethod);

    /// <summary>
    /// The body of the method or local function of the type that a call runs; null for any other, for one that an override may replace, and
    /// for one that is given no message and names neither a time nor a delete.
    /// </summary>
    public IOperation? BodyBehind(IInvocationOperation call)
    {
        var method = call.TargetMethod.OriginalDefinition;
        return method.IsOwn(state.Compilation) && method.MethodKind is MethodKind.Ordinary or MethodKind.LocalFunction
            && SymbolEqualityComparer.Default.Equals(method.ContainingType, Scopes.TypeAround(call, cancellation)?.OriginalDefinition)
            && (call.Arguments.Any(a => state.Symbols.TypeOf(a.Value.Type) == AwsApi.Sqs.Message)
                || MemberReader.Says(method, IsOfInterest, cancellation))
                ? MemberReader.BodyOf(method, state, cancellation)
                : null;
    }

    private static bool IsOfInterest(string name) =>
        Array.IndexOf(Words, name) >= 0 || name.StartsWith("DeleteMessage", StringComparison.Ordinal);

    private Span In(IOperation code, int hops)
    {
        bodies.Add(code);
        var body = code is ILocalFunctionOperation { Body: { } block } ? block : code;
        var (span, skipped) = (new Span(), 0);
        var limits = new List<(int Start, TimeSpan Time, int Used)>();
        var waysOut = new List<IOperation>();
        foreach (var operation in body.Descendants())
        {
            var start = operation.Syntax.SpanStart;
            if (start < skipped)
            {
                continue;
            }

            switch (operation)
            {
                case ILocalFunctionOperation: // runs where it is called
                    skipped = operation.Syntax.Span.End;
                    break;

                case IReturnOperation { Kind: OperationKind.YieldReturn or OperationKind.YieldBreak }: // runs as far as somebody asks
                    return new Span { IsDeleted = true };

                case IBranchOperation { BranchKind: BranchKind.GoTo }: // what stands in between may not run
                    return new Span { IsDeleted = true };

                case IReturnOperation { IsImplicit: false } or IBranchOperation when Leaves(operation, body):
                    span.Leave(operation.Syntax.Span.End);
                    waysOut.Add(operation);
                    break;

                case IObjectCreationOperation { Type.Name: "CancellationTokenSource", Arguments: [{ Value: { } time }] } limit
                    when IsCertain(limit, body) && UseForWork(limit) is { } used:
                    limits.Add((start, Known(time), used));
                    break;

                case IInvocationOperation { TargetMethod: { Name: "CancelAfter", ContainingType.Name: "CancellationTokenSource" } } after
                    when IsCertain(after, body) && UseForWork(after.Instance!) is { } used:
                    limits.Add((start, Known(after.Arguments[0].Value), used));
                    break;

                case IInvocationOperation call when IsDelete(call):
                    span.IsDeleted = true;
                    return Deleted(call);

                case IInvocationOperation call:
                    Add(call, body, hops, span);
                    if (span.IsDeleted)
                    {
                        return Deleted(call);
                    }

                    break;
            }
        }

        return Ended(null);

        // A limit counts whose work begins before the delete.
        Span Ended(IOperation? delete)
        {
            foreach (var (at, time, used) in limits.Where(l => delete is null || l.Used < delete.Syntax.Span.End))
            {
                span.Allow(at, time);
            }

            return span;
        }

        // A finally deletes also for who leaves its try: what stands behind that way out need not have run.
        Span Deleted(IInvocationOperation delete)
        {
            var ended = Ended(delete);
            var first = delete.Ancestors().TakeWhile(a => a != body).OfType<ITryOperation>()
                .Where(t => t.Finally is { } always && always.Contains(delete))
                .SelectMany(t => waysOut.Where(t.Contains)).Select(w => w.Syntax.Span.End).DefaultIfEmpty(int.MaxValue).Min();
            return first == int.MaxValue ? ended : ended.UpTo(first);
        }
    }

    private void Add(IInvocationOperation call, IOperation body, int hops, Span span)
    {
        var start = call.Syntax.SpanStart;
        switch (call.TargetMethod)
        {
            case { Name: "Sleep", ContainingType.Name: "Thread" } when IsCertain(call, body):
            case { Name: "Delay", ContainingType.Name: "Task" } when IsCertain(call, body) && IsWaitedFor(call) && !MayBeWoken(call):
                span.Wait(start, Known(call.Arguments[0].Value));
                return;
        }

        if (hops >= MaxHops || BodyBehind(call) is not { } helper)
        {
            return;
        }

        var inner = In(helper, hops + 1);
        span.IsDeleted = inner.IsDeleted;
        if (IsCertain(call, body))
        {
            var mayBeWoken = call.Arguments.Any(a => IsTokenOfSource(a.Value));
            if (inner.IsDeleted)
            {
                span.Add(start, mayBeWoken ? TimeSpan.Zero : inner.Waited, inner.Allowed);
            }
            else if (IsWaitedFor(call))
            {
                span.Add(start, mayBeWoken ? TimeSpan.Zero : inner.WaitedBeforeLeaving, inner.AllowedBeforeLeaving);
            }
        }
    }

    private static bool IsCertain(IOperation operation, IOperation body) => Sequence.IsUnconditionalIn(operation, body);

    /// <summary>Whether a jump leads out of the body, other than because something failed.</summary>
    private static bool Leaves(IOperation jump, IOperation body)
    {
        if (jump is IBranchOperation branch && branch.GetCorrespondingOperation() is { } target && body.Contains(target))
        {
            return false;
        }

        foreach (var around in jump.Ancestors())
        {
            if (around == body || around is IAnonymousFunctionOperation or ICatchClauseOperation)
            {
                return around == body;
            }
        }

        return true;
    }

    /// <summary>
    /// Whether the code does not go on before a task is done: waited for here, and not beside other work of the code, or handed back to the
    /// caller, who is asked the same.
    /// </summary>
    private bool IsWaitedFor(IInvocationOperation call) =>
        Execution.IsDoneInPlace(call)
            ? !IsGivenUp(call) && !(call.TargetMethod is { IsAsync: true, ReturnsVoid: true }) && !IsBesideOthers(call)
            : call.Around().Parent is IReturnOperation && Execution.FunctionAround(call) is { IsAsync: false };

    /// <summary>
    /// Whether the code waits for a task no longer than some time: <c>WaitAsync</c>, <c>Wait</c>, <c>WaitAll</c> with one.
    /// </summary>
    private static bool IsGivenUp(IInvocationOperation call) =>
        call.AncestorsInFunction().TakeWhile(a => a is not (IBlockOperation or IExpressionStatementOperation)).Any(a =>
            a is IInvocationOperation { TargetMethod: { Name: "WaitAsync" or "Wait" or "WaitAll", ContainingType.Name: "Task" } wait }
            && wait.Parameters.Any(p => p.Type.Name is "TimeSpan" || p.Name is "millisecondsTimeout"));

    /// <summary>Whether a wait has the token of a source that the code itself may cancel, to go on when something has happened.</summary>
    private bool MayBeWoken(IInvocationOperation wait) =>
        wait.Argument("cancellationToken") is { } token && IsTokenOfSource(token.Value);

    private bool IsTokenOfSource(IOperation value) => value.Type?.Name == "CancellationToken"
        && flow.SourcesOf(value).Expressions.Any(s =>
            s is IPropertyReferenceOperation { Property: { Name: "Token", ContainingType.Name: "CancellationTokenSource" } });

    /// <summary>In <c>WhenAll</c> with what may be the delete: both run at once.</summary>
    private bool IsBesideOthers(IInvocationOperation call) =>
        call.AncestorsInFunction().OfType<IInvocationOperation>().FirstOrDefault(c =>
            c.TargetMethod is { Name: "WhenAll" or "WaitAll", ContainingType.Name: "Task" }) is { } all
        && all.Descendants().Any(o => o is IInvocationOperation other && other != call
            && (IsDelete(other) || other.TargetMethod.IsOwn(state.Compilation)));

    /// <summary>
    /// Where a time limit begins to be one of the work: its token goes to other calls than those of the SDK, also through a variable or a
    /// source that is linked to it. Null for another limit, and where something sets another time, cancels earlier, or may.
    /// </summary>
    /// <remarks>Sources that were seen on the way here: in code that is being typed, one may be linked to itself.</remarks>
    private int? UseForWork(IOperation limit, HashSet<ISymbol>? seen = null)
    {
        if (limit is IObjectCreationOperation && limit.Around().Parent is not IVariableInitializerOperation)
        {
            return UseOfToken(limit);
        }

        var variable = limit switch
        {
            ILocalReferenceOperation { Local: var local } => local,
            _ => (limit.Around().Parent?.Parent as IVariableDeclaratorOperation)?.Symbol,
        };
        if (limit is ILocalReferenceOperation && variable is not null
            && BodyIndex.Of(limit).MentionsOf(variable).Any(m => m is IVariableDeclaratorOperation { Initializer.Value: { } source }
                && source.Unwrapped() is IInvocationOperation { TargetMethod.Name: "CreateLinkedTokenSource" } linked
                && IsLinkedToOther(linked, null)))
        {
            return null;
        }

        seen ??= new(SymbolEqualityComparer.Default);
        var mentions = variable is null || !seen.Add(variable) ? [] : BodyIndex.Of(limit).MentionsOf(variable);
        return !mentions.Any(m => m != limit && MayEndOtherwise(m))
            && mentions.Select(UseOfToken).FirstOrDefault(u => u is not null) is { } used
            && !mentions.Any(m => m.Syntax.SpanStart > limit.Syntax.SpanStart && m.Syntax.SpanStart < used && TakesLimitAway(m))
                ? used
                : null;

        int? UseOfToken(IOperation mention) =>
            mention.Around().Parent is IPropertyReferenceOperation { Property.Name: "Token" } token ? UseOf(token) : null;

        int? UseOf(IOperation token) => token.Around().Parent switch
        {
            IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: "CreateLinkedTokenSource" } } linked } argument =>
                IsLinkedToOther(linked, argument) ? null : UseForWork(linked, seen),
            IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "WaitAsync" } } => null,
            IArgumentOperation { Parent: IInvocationOperation call } =>
                state.Symbols.IsSdk(call.TargetMethod.ContainingAssembly) || HasOwnLimit(call.TargetMethod) || IsGivenUp(call)
                    ? null
                    : token.Syntax.SpanStart,
            IArgumentOperation or IAssignmentOperation => token.Syntax.SpanStart,
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var copy } } =>
                BodyIndex.Of(token).ReferencesTo(copy).Select(UseOf).FirstOrDefault(u => u is not null),
            _ => null,
        };

        // A source that is used again has no time until it is given one.
        static bool TakesLimitAway(IOperation mention) => mention.IsWritten()
            || mention.Around() is (IInvocationOperation { TargetMethod.Name: "TryReset" }, _);

        // The client's own timeout, 100 seconds unless it is set, ends the request too.
        static bool HasOwnLimit(IMethodSymbol method) =>
            method.ContainingType.NamespaceName().StartsWith("System.Net.Http", StringComparison.Ordinal);

        static bool MayEndOtherwise(IOperation mention) =>
            mention.Around() is (IInvocationOperation { TargetMethod.Name: "CancelAfter" or "Cancel" or "CancelAsync" } call, var child)
                ? call.Instance == child
                : mention.Around().Parent is IArgumentOperation;
    }

    /// <summary>Whether a source ends with another one in view as well, which may give it less time.</summary>
    private bool IsLinkedToOther(IInvocationOperation linked, IArgumentOperation? known) => linked.Arguments
        .SelectMany(a => a.Value is IArrayCreationOperation { Initializer.ElementValues: var tokens } ? tokens.AsEnumerable() : [a.Value])
        .Any(t => known?.Syntax.Span.Contains(t.Syntax.Span) != true && IsTokenOfSource(t.Unwrapped()));

    /// <summary>A time that is known, as a span or in milliseconds; zero for any other.</summary>
    private TimeSpan Known(IOperation time) =>
        flow.ValuesOf(time) is { IsUnknown: false, MayBeAbsent: false, Known: [var only] }
            ? only.Data as TimeSpan? ?? (only.Integer is > 0 and < int.MaxValue and var milliseconds
            ? TimeSpan.FromMilliseconds(milliseconds) : TimeSpan.Zero)
            : TimeSpan.Zero;

    private static TimeSpan Longer(TimeSpan left, TimeSpan right) => left > right ? left : right;

    /// <summary>
    /// What code takes until it deletes, or until its end. What stands behind a way out does not run for every message that is deleted
    /// after it.
    /// </summary>
    private sealed class Span
    {
        private readonly List<(int Position, TimeSpan Waited, TimeSpan Allowed)> parts = [];
        private int wayOut = int.MaxValue;

        public bool IsDeleted { get; set; }

        public TimeSpan Waited { get; private set; }

        public TimeSpan Allowed { get; private set; }

        public TimeSpan WaitedBeforeLeaving { get; private set; }

        public TimeSpan AllowedBeforeLeaving { get; private set; }

        public TimeSpan All => Longer(Waited, Allowed);

        public TimeSpan BeforeLeaving => Longer(WaitedBeforeLeaving, AllowedBeforeLeaving);

        public void Leave(int position) => wayOut = Math.Min(wayOut, position);

        public void Wait(int position, TimeSpan time) => Add(position, time, TimeSpan.Zero);

        public void Allow(int position, TimeSpan time) => Add(position, TimeSpan.Zero, time);

        /// <summary>What stands before a place only.</summary>
        public Span UpTo(int position)
        {
            var before = new Span { IsDeleted = IsDeleted };
            before.Leave(wayOut);
            foreach (var (at, waited, allowed) in parts.Where(p => p.Position < position))
            {
                before.Add(at, waited, allowed);
            }

            return before;
        }

        public void Add(int position, TimeSpan waited, TimeSpan allowed)
        {
            parts.Add((position, waited, allowed));
            Waited += waited;
            Allowed = Longer(Allowed, allowed);
            if (position < wayOut)
            {
                WaitedBeforeLeaving += waited;
                AllowedBeforeLeaving = Longer(AllowedBeforeLeaving, allowed);
            }
        }
    }
}
