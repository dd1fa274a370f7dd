using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Flow;

/// <summary>
/// A <c>catch</c> that adds a failed record to the failures, whereupon the loop over the records certainly goes on: it stands in the loop,
/// or in a method of the handler's that the loop calls with the record.
/// </summary>
/// <param name="Clause">The <c>catch</c>.</param>
/// <param name="Add">Its call of <c>Add</c>.</param>
/// <param name="IsInLoop">It stands in the loop.</param>
internal sealed record FailureNote(ICatchClauseOperation Clause, IInvocationOperation Add, bool IsInLoop)
{
    private const string Failures = "BatchItemFailures";

    /// <summary>
    /// The note that a loop takes; null for none, and where something looks at the failures, or another note is taken of them, by which the
    /// loop may stop.
    /// </summary>
    public static FailureNote? In(RecordLoop loop, IOperation body, HandlerContext context)
    {
        var (operation, symbols) = (loop.Operation, context.Symbols);
        if (NoteIn(operation.Body, operation.EnclosingFunction(), RecordFailures.WorkIn(body, context.Handler, symbols), operation,
            symbols) is { } note)
        {
            return IsAsked(note.Add, operation, null, context) || MayStop(note, operation, note.Clause.Parent!, symbols) ? null : note;
        }

        foreach (var call in operation.Body.Descendants().OfType<IInvocationOperation>())
        {
            if (call.EnclosingFunction() == operation.EnclosingFunction()
                && BatchHandler.ResultTypeOf(call.TargetMethod) is null
                && !call.TargetMethod.Parameters.Any(p => p.Type.TypeKind == TypeKind.Delegate)
                && HandlerCode.CalledOnlyBy(call, body, context) is { } method
                && NoteIn(method, method as ILocalFunctionOperation,
                    RecordFailures.WorkIn(BodyIndex.RootOf(method), context.Handler, symbols), null, symbols) is { } inside
                && !IsAsked(inside.Add, operation, (method, call), context)
                && !MayStop(inside, operation, call, symbols))
            {
                return inside;
            }
        }

        return null;
    }

    /// <summary>
    /// Whether the loop may stop at a failure, or keep what belongs to it back: something behind the work leaves the loop, the loop takes
    /// another note, or the <c>catch</c> tells an object of the failure that the loop has to do with elsewhere too
    /// (<c>blocked.Add(group)</c>).
    /// </summary>
    private static bool MayStop(FailureNote note, ILoopOperation loop, IOperation work, MessagingSymbols symbols)
    {
        var (clause, own) = (note.Clause, loop.EnclosingFunction());
        var round = loop.Body.Descendants().Where(IsOutside).ToList();
        var around = note.IsInLoop ? round : [.. round, .. BodyIndex.RootOf(clause).Descendants().Where(IsOutside)];
        return round.Any(o => IsBehind(o) && Leaves(o, loop))
            || round.Any(o => IsStoppedBy(o, work, loop))
            || around.Any(o => o is IInvocationOperation call && ListOf(call, symbols) is not null)
            || clause.Handler.Descendants().OfType<IInvocationOperation>()
                .Any(c => c != note.Add && !CallKinds.IsOnlyLog(c) && Tells(c, around, loop, symbols));

        bool IsOutside(IOperation operation) => !clause.Syntax.Span.Contains(operation.Syntax.Span);

        bool IsBehind(IOperation operation) =>
            operation.Syntax.SpanStart >= work.Syntax.Span.End && operation.EnclosingFunction() == own;
    }

    /// <summary><c>if (!await TryAsync(record)) { break; }</c>.</summary>
    private static bool IsStoppedBy(IOperation operation, IOperation work, ILoopOperation loop) =>
        operation is IConditionalOperation { Condition: var condition } choice && condition.Syntax.Span.Contains(work.Syntax.Span)
        && choice.Descendants().Any(o => Leaves(o, loop));

    private static bool Leaves(IOperation operation, ILoopOperation loop) =>
        operation is IThrowOperation or IReturnOperation { IsImplicit: false }
        || (operation is IBranchOperation { BranchKind: not BranchKind.Continue } branch
            && (branch.GetCorrespondingOperation() is not { } target || target == loop || !loop.Contains(target)));

    /// <summary>
    /// Whether a call tells something of the failure by which the loop may leave out what comes behind it: an object that it asks too, or a
    /// method of this program where a round may end before its work.
    /// </summary>
    private static bool Tells(IInvocationOperation call, List<IOperation> around, ILoopOperation loop, MessagingSymbols symbols)
    {
        var told = call.Arguments.Select(a => a.Value).Append(call.Instance).OfType<IOperation>()
            .Select(v => KeptBy(v, loop, symbols)).OfType<ISymbol>().ToList();
        return around.Any(o => KeptBy(o, loop, symbols) is { } kept && told.Contains(kept, SymbolEqualityComparer.Default))
            || (call.TargetMethod.IsOwn(call)
                && around.Any(o => o is IConditionalOperation { WhenTrue: var then } && Sequence.MayLeave(then)));
    }

    /// <summary>The variable with an object that keeps what it is told from one round to the next; null for anything else.</summary>
    private static ISymbol? KeptBy(IOperation value, ILoopOperation loop, MessagingSymbols symbols)
    {
        value = value.Unwrapped();
        ISymbol? variable = value switch
        {
            ILocalReferenceOperation local => local.Local,
            IParameterReferenceOperation parameter => parameter.Parameter,
            IFieldReferenceOperation field => field.Field,
            IPropertyReferenceOperation { Instance: null or IInstanceReferenceOperation } property => property.Property,
            _ => null,
        };
        return variable is null
            || value.Type is not { IsReferenceType: true, SpecialType: SpecialType.None, Name: not ("ILambdaContext" or "Exception") } type
            || BatchTypes.IsRecord(type, symbols) || BatchTypes.IsResponse(type, symbols) || BatchTypes.FailureIn(type, symbols) is not null
            || (variable is ILocalSymbol && variable.IsDeclaredIn(loop.Syntax))
                ? null
                : variable;
    }

    private static FailureNote? NoteIn(
        IOperation region, IOperation? function, MessageWork work, ILoopOperation? loop, MessagingSymbols symbols)
    {
        foreach (var @try in region.DescendantsAndSelf().OfType<ITryOperation>())
        {
            if (SwallowedFailures.GeneralCatch(@try) is { } clause
                && work.Calls.Any(@try.Body.Contains)
                && clause.Handler.Descendants().OfType<IInvocationOperation>().Where(c => ListOf(c, symbols) is not null)
                    .ToList() is [var add]
                && add.EnclosingFunction() == function
                && !clause.Handler.Descendants()
                    .Any(o => o is IAssignmentOperation { Parent: not IObjectOrCollectionInitializerOperation }
                        or IIncrementOrDecrementOperation or IConditionalOperation
                    or IInvocationOperation { TargetMethod: { Name: "Cancel" or "CancelAsync" or "Stop" or "Set" } })
                && !Leaves(clause, loop))
            {
                return new(clause, add, loop is not null);
            }
        }

        return null;
    }

    /// <summary>
    /// Whether the handler may end the loop, or its method say by its result that it failed; to go on with the next round does not.
    /// </summary>
    private static bool Leaves(ICatchClauseOperation clause, ILoopOperation? loop) => clause.Handler.Descendants().Any(o => o switch
    {
        IThrowOperation => true,
        IReturnOperation { IsImplicit: false, ReturnedValue: var value } => loop is not null || value is not null,
        IBranchOperation branch when loop is not null => branch.GetCorrespondingOperation() is not { } target
            || (branch.BranchKind == BranchKind.Continue ? target.Contains(loop) && target != loop : target.Contains(loop)),
        _ => false,
    });

    /// <summary>The variable with the failures, or with the response that has them, that a call adds to; null for any other call.</summary>
    private static ISymbol? ListOf(IInvocationOperation call, MessagingSymbols symbols) =>
        call is { TargetMethod.Name: "Add", Instance: { } list } && BatchTypes.FailureIn(list.Type, symbols) is not null
            ? list.Unwrapped() switch
            {
                IPropertyReferenceOperation { Property: { Name: Failures, ContainingType: var type }, Instance: { } response }
                    when BatchTypes.IsResponse(type, symbols) => VariableOf(response),
                var variable => VariableOf(variable),
            }
            : null;

    private static ISymbol? VariableOf(IOperation expression) => expression.Unwrapped() switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFieldReferenceOperation { Field: { DeclaredAccessibility: Accessibility.Private } field,
            Instance: null or IInstanceReferenceOperation } => field,
        _ => null,
    };

    /// <summary>Whether something besides what adds to the failures can look at them while the loop runs.</summary>
    private static bool IsAsked(
        IInvocationOperation add, ILoopOperation loop, (IOperation Body, IInvocationOperation Call)? method, HandlerContext context)
    {
        var list = ListOf(add, context.Symbols)!;
        if (list is IFieldSymbol field)
        {
            return IsFieldAsked(field, loop, context);
        }

        if (method is not { } inside)
        {
            // A delegate that the method was given may look at what its parameter is.
            return IsVariableAsked(list, loop, null, context.Symbols)
                || (list is IParameterSymbol { ContainingSymbol: IMethodSymbol taking }
                    && taking.Parameters.Any(p => p.Type.TypeKind == TypeKind.Delegate));
        }

        if (list is not IParameterSymbol given
            || !SymbolEqualityComparer.Default.Equals(given.ContainingSymbol, inside.Call.TargetMethod.OriginalDefinition))
        {
            // A local function adds to a variable of the handler's.
            return IsVariableAsked(list, loop, null, context.Symbols);
        }

        var argument = inside.Call.Arguments.FirstOrDefault(a => a.Parameter?.Ordinal == given.Ordinal);
        return argument is null || IsVariableAsked(given, inside.Body, null, context.Symbols)
            || VariableOf(argument.Value) is not (ILocalSymbol or IParameterSymbol)
            || IsVariableAsked(VariableOf(argument.Value)!, loop, argument, context.Symbols);
    }

    /// <summary>Lambdas and local functions count wherever they stand: the loop may call them.</summary>
    private static bool IsVariableAsked(ISymbol list, IOperation scope, IArgumentOperation? handedOn, MessagingSymbols symbols)
    {
        var function = scope as ILocalFunctionOperation ?? scope.EnclosingFunction();
        return BodyIndex.Of(scope).MentionsOf(list).Any(m => m is ILocalReferenceOperation or IParameterReferenceOperation
            && (scope.Syntax.Span.Contains(m.Syntax.Span) || m.EnclosingFunction() != function)
            && !IsAdding(m, symbols)
            && (handedOn is null || m != handedOn.Value.Unwrapped()));
    }

    /// <summary>The code behind and before the loop sees all of a field; other members may be asked by the loop.</summary>
    private static bool IsFieldAsked(IFieldSymbol field, ILoopOperation loop, HandlerContext context)
    {
        var own = Scopes.MemberAround(loop);
        return MemberReader.MentionsOf(field, context.Rule.State, context.Rule.Cancellation).Any(IsAsked);

        bool IsAsked(IOperation mention)
        {
            var isOutside = !(mention.Syntax.SyntaxTree == loop.Syntax.SyntaxTree && loop.Syntax.Span.Contains(mention.Syntax.Span))
                && mention.EnclosingFunction() is null
                && Scopes.MemberAround(mention) is { } member
                && (SymbolEqualityComparer.Default.Equals(member, own)
                    || SymbolEqualityComparer.Default.Equals(member, context.Handler.Method));
            return !isOutside && !IsAdding(mention, context.Symbols)
                && mention.Parent is not ISimpleAssignmentOperation { Parent: IExpressionStatementOperation };
        }
    }

    private static bool IsAdding(IOperation mention, MessagingSymbols symbols)
    {
        var (parent, child) = mention.Around();
        if (parent is IPropertyReferenceOperation { Property.Name: Failures } property && property.Instance == child)
        {
            (parent, child) = property.Around();
        }

        return parent is IInvocationOperation { TargetMethod.Name: "Add" } add && add.Instance == child && ListOf(add, symbols) is not null
            && add.Parent is IExpressionStatementOperation;
    }
}
