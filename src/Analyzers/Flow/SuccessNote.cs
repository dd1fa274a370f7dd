using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Flow;

/// <summary>
/// A note that an attempt takes of its success where the handler asks for it later: <c>ledger.Done(id)</c>, and <c>ledger.Left</c> behind
/// it. It may be taken in methods of the type that the attempt calls.
/// </summary>
internal sealed class SuccessNote
{
    /// <summary>How many methods may lie between the attempt and the note.</summary>
    private const int MaxCalls = 3;

    private readonly ITryOperation attempt;
    private readonly MessageWork work;
    private readonly HandlerContext context;
    private readonly HashSet<ISymbol> asked = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, bool> taken = new(SymbolEqualityComparer.Default);

    private SuccessNote(ITryOperation attempt, MessageWork work, HandlerContext context)
    {
        (this.attempt, this.work, this.context) = (attempt, work, context);
        var inside = MethodsInside();
        foreach (var body in context.Code.Where(b => Scopes.MemberAround(b) is not { } method || !inside.Contains(method)))
        {
            asked.UnionWith(context.OperationsIn(body).Where(o => IsLater(o, body) && IsAsked(o)).Select(OpenTransaction.SymbolOf)
                .OfType<ISymbol>());
        }
    }

    /// <summary>Whether an attempt takes such a note.</summary>
    public static bool IsTaken(ITryOperation attempt, MessageWork work, HandlerContext context)
    {
        var note = new SuccessNote(attempt, work, context);
        return attempt.Body.Descendants().OfType<IInvocationOperation>()
            .Any(c => note.Tells(c) || note.IsTakenIn(c.TargetMethod, MaxCalls));
    }

    /// <summary>Whether the work of an attempt is over when it comes to a call: that is no part of it.</summary>
    public static bool IsBehindWork(IInvocationOperation call, ITryOperation attempt, MessageWork work) =>
        attempt.Body.Descendants().Any(o => o.Syntax.SpanStart < call.Syntax.SpanStart && !o.Contains(call)
            && (o is IAwaitOperation ? !work.Possible.Contains(call) : o is IInvocationOperation done && work.Calls.Contains(done)));

    /// <summary>
    /// A call for what it does, and not with the content of the record, unless that has been worked with. Whoever has given a parameter
    /// may ask it.
    /// </summary>
    private bool Tells(IInvocationOperation call)
    {
        var isBehind = IsBehindWork(call, attempt, work);
        return IsForEffect(call) && !AttemptOutcome.Changes(call) && (isBehind || !work.Possible.Contains(call))
            && HolderOf(call) is { } holder
            && !(call.Instance is { } instance && work.Has(instance))
            && !AttemptOutcome.IsCommit(call)
            && (asked.Contains(holder) || (isBehind && holder is IParameterSymbol
                { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction } around } given
                && !given.Type.IsIn("System") && !context.Symbols.IsWatched(given.Type.ContainingAssembly)
                && !SymbolEqualityComparer.Default.Equals(around, context.Handler.Method)));
    }

    /// <summary>Whether a method of the type, or a function in its code, changes something that is asked for.</summary>
    private bool IsTakenIn(IMethodSymbol method, int calls)
    {
        if (asked.Count == 0 || calls == 0)
        {
            return false;
        }

        if (!taken.TryGetValue(method.OriginalDefinition, out var answer))
        {
            taken.Add(method.OriginalDefinition, false); // which is the answer to one that calls itself
            taken[method.OriginalDefinition] = answer = IsTakenInBody(method, calls);
        }

        return answer;
    }

    private bool IsTakenInBody(IMethodSymbol method, int calls) =>
        SymbolEqualityComparer.Default.Equals(
            method.ContainingType?.OriginalDefinition, context.Handler.Method.ContainingType?.OriginalDefinition)
        && MemberReader.BodyOf(method.OriginalDefinition, context.Rule.State, context.Rule.Cancellation) is { } body
        && !body.Contains(attempt)
        && body.Descendants().Any(o => o is IInvocationOperation call
            ? ((AttemptOutcome.Changes(call) || IsForEffect(call)) && HolderOf(call) is { } holder && asked.Contains(holder)
                    && BatchTypes.FailureIn(call.Instance?.Type, context.Symbols) is null)
                || IsTakenIn(call.TargetMethod, calls - 1)
            : o.IsWritten() && HolderOf(o) is { } written && asked.Contains(written));

    /// <summary>Called for what it does, and not because something has failed: nothing takes its result but a caller.</summary>
    private bool IsForEffect(IInvocationOperation call)
    {
        IOperation current = call;
        while (current.Parent is IAwaitOperation or IConversionOperation or IConditionalAccessOperation
            || (current.Parent is IInvocationOperation around && around.Instance == current && Execution.Unawaited(around) != around))
        {
            current = current.Parent;
        }

        return !CallKinds.IsLog(call.TargetMethod)
            && !call.AncestorsInFunction().TakeWhile(a => a != attempt).Any(a => a is ICatchClauseOperation)
            && current.Parent is IExpressionStatementOperation or IReturnOperation
            or ISimpleAssignmentOperation { Target: IDiscardOperation };
    }

    /// <summary>The methods that the attempt calls, and those that these call: what they ask is no question about how it ended.</summary>
    private HashSet<ISymbol> MethodsInside()
    {
        var inside = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var bodies = new Queue<IOperation>([attempt.Body]);
        while (bodies.Count > 0)
        {
            foreach (var call in bodies.Dequeue().Descendants().OfType<IInvocationOperation>())
            {
                if (inside.Add(call.TargetMethod.OriginalDefinition) && context.Code.FirstOrDefault(b =>
                    SymbolEqualityComparer.Default.Equals(Scopes.MemberAround(b), call.TargetMethod.OriginalDefinition)) is { } body)
                {
                    bodies.Enqueue(body);
                }
            }
        }

        return inside;
    }

    /// <summary>Whether an operation stands behind the attempt, or in other code, which may run later.</summary>
    private bool IsLater(IOperation operation, IOperation body) => !body.Contains(attempt)
        || (operation.Syntax.SpanStart > attempt.Body.Syntax.Span.End && !attempt.Catches.Any(c => c.Contains(operation)));

    /// <summary>Whether something of a variable or member is used further, and not only for a log.</summary>
    private static bool IsAsked(IOperation mention)
    {
        var value = mention;
        while (value.Parent is IMemberReferenceOperation or IConditionalAccessOperation or IAwaitOperation or IConversionOperation
            || (value.Parent is IInvocationOperation call && call.Instance == value))
        {
            value = value.Parent;
        }

        return value.Parent is not (null or IExpressionStatementOperation)
            && !(value.IsWritten() && value.Parent.Parent is IExpressionStatementOperation) && AttemptOutcome.Matters(mention);
    }

    private static ISymbol? HolderOf(IInvocationOperation call) =>
        (call.Instance ?? (call.TargetMethod.IsExtensionMethod ? call.Arguments[0].Value : null)) is { } holder ? HolderOf(holder) : null;

    /// <summary>The variable, or member of the type, that an expression begins with.</summary>
    private static ISymbol? HolderOf(IOperation expression)
    {
        while (true)
        {
            expression = expression.Unwrapped();
            switch (expression)
            {
                case IMemberReferenceOperation { Instance: { } instance and not IInstanceReferenceOperation }:
                    expression = instance;
                    break;
                case IArrayElementReferenceOperation { ArrayReference: var array }:
                    expression = array;
                    break;
                case IInvocationOperation { Instance: { } instance }:
                    expression = instance;
                    break;
                case IConditionalAccessInstanceOperation when expression.Ancestors().OfType<IConditionalAccessOperation>()
                    .FirstOrDefault(a => a.WhenNotNull.Contains(expression)) is { } access:
                    expression = access.Operation;
                    break;
                default:
                    return OpenTransaction.SymbolOf(expression);
            }
        }
    }
}
