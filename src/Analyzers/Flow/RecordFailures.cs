using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Flow;

/// <summary>
/// What a handler does when the work on a record fails: which <c>try</c> is around the work, and whether its <c>catch</c> keeps the failure
/// from Lambda. The handler's own methods count as its code.
/// </summary>
internal sealed class RecordFailures
{
    private readonly CompilationState state;
    private readonly MessagingSymbols symbols;
    private readonly CancellationToken cancellation;

    private RecordFailures(CompilationState state, CancellationToken cancellation)
    {
        this.state = state;
        this.cancellation = cancellation;
        symbols = state.Symbols;
    }

    /// <summary>The <c>catch</c> clauses in a handler's code that keep failures of records to themselves.</summary>
    public static IEnumerable<SwallowedFailure> SwallowedIn(HandlerContext context)
    {
        var failures = new RecordFailures(context.Rule.State, context.Rule.Cancellation);
        var handler = context.Handler;
        foreach (var body in context.Code)
        {
            // A method with a result may say by it that it failed.
            var method = body == handler.Body ? null : Scopes.MemberAround(body) as IMethodSymbol;
            if (body == handler.Body || (method is not null && BatchHandler.ResultTypeOf(method) is null))
            {
                var found = failures.In(body, method, context).ToList();
                foreach (var swallowed in found.Count > 0 && method is not null && failures.IsSideStep(method, context) ? [] : found)
                {
                    yield return swallowed;
                }
            }
        }
    }

    /// <summary>The type of a local or a parameter.</summary>
    public static ITypeSymbol? TypeOf(ISymbol variable) => variable switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        _ => null,
    };

    /// <summary>The work on records and events in a body.</summary>
    public static MessageWork WorkIn(IOperation body, BatchHandler handler, MessagingSymbols symbols) =>
        MessageWork.Of(VariablesIn(body, handler, symbols), body);

    /// <summary>
    /// Whether a method is called for nothing but steps beside the work: wherever it is called, something else is done with the record,
    /// whose failure is not swallowed in a method of its own either.
    /// </summary>
    private bool IsSideStep(IMethodSymbol method, HandlerContext context)
    {
        var isCalled = false;
        foreach (var body in context.Code)
        {
            MessageWork? work = null;
            foreach (var call in context.OperationsIn(body).OfType<IInvocationOperation>()
                .Where(c => SymbolEqualityComparer.Default.Equals(c.TargetMethod.OriginalDefinition, method)))
            {
                isCalled = true;
                work ??= WorkIn(body, context.Handler, symbols);
                if (!AttemptOutcome.IsSideStep(call, work, IsKept))
                {
                    return false;
                }
            }
        }

        return isCalled;

        bool IsKept(IInvocationOperation other) =>
            context.Code.FirstOrDefault(b => IsBodyOf(b, other.TargetMethod.OriginalDefinition)) is { } inside
            && context.OperationsIn(inside).OfType<ITryOperation>()
                .Any(t => SwallowedFailures.GeneralCatch(t) is { } clause && SwallowedFailures.GoesOn(clause));

        static bool IsBodyOf(IOperation body, IMethodSymbol other) =>
            SymbolEqualityComparer.Default.Equals(Scopes.MemberAround(body), other);
    }

    /// <summary>
    /// Whether a <c>try</c> gives each record to a method of this compilation, and waits for it:
    /// <c>Task.WhenAll(evnt.Records.Select(HandleAsync))</c>. The method catches nothing itself.
    /// </summary>
    public static bool GivesRecordsToMethod(ITryOperation @try, CompilationState state, CancellationToken cancellation) =>
        @try.Body.Descendants().Any(o =>
            o is IDelegateCreationOperation { Target: IMethodReferenceOperation { Method: var method } } creation
            && method.IsOwn(state.Compilation) && Execution.IsTask(method.ReturnType)
            && method.Parameters is [{ Type: var given }, ..] && BatchTypes.IsRecord(given, state.Symbols)
            && !MemberReader.Has(method.OriginalDefinition, SyntaxKind.CatchClause, cancellation)
            && Execution.PlaceOf(creation, async: true, state, cancellation) is { } place && @try.Body.Contains(place)
            && !place.Ancestors().TakeWhile(a => a != @try).Any(a => a is ITryOperation));

    /// <summary>
    /// The parameters of a method without a record that are given what was made of one, where the method is all that is done with it: each
    /// of its callers works by it alone.
    /// </summary>
    private List<ISymbol> ContentIn(IMethodSymbol method, HandlerContext context)
    {
        var content = new List<ISymbol>();
        if (method.Parameters.Any(p => BatchTypes.IsRecord(p.Type, symbols) || BatchHandler.SourceOf(p.Type, symbols) is not null))
        {
            return content;
        }

        foreach (var body in context.Code)
        {
            var calls = context.OperationsIn(body).OfType<IInvocationOperation>().Where(IsOfMethod).ToList();
            if (calls.Count == 0)
            {
                continue;
            }

            var work = WorkIn(body, context.Handler, symbols);
            if (work.HandedOut.Count > 0 || !work.Possible.All(IsOfMethod) || !calls.TrueForAll(c => work.Calls.Contains(c)))
            {
                return [];
            }

            content.AddRange(calls.SelectMany(c => c.Arguments).Where(a => a.Parameter is not null && work.Has(a.Value))
                .Select(a => method.Parameters[a.Parameter!.Ordinal]));
        }

        return content;

        bool IsOfMethod(IInvocationOperation call) => SymbolEqualityComparer.Default.Equals(call.TargetMethod.OriginalDefinition, method);
    }

    private IEnumerable<SwallowedFailure> In(IOperation body, IMethodSymbol? method, HandlerContext context)
    {
        var handler = context.Handler;
        MessageWork? work = null;
        foreach (var @try in context.OperationsIn(body).OfType<ITryOperation>())
        {
            if (SwallowedFailures.GeneralCatch(@try) is not { } clause
                || !(SwallowedFailures.GoesOn(clause) || (SwallowedFailures.LogsAndReturns(clause) && IsOneRecordOnly(@try, body, handler)))
                || SwallowedFailures.GetsTheRest(clause))
            {
                continue;
            }

            work ??= MessageWork.Of([.. VariablesIn(body, handler, symbols), .. method is null ? [] : ContentIn(method, context)], body);
            if ((work.Calls.Any(@try.Body.Contains) || GivesRecordsToMethod(@try, state, cancellation))
                && !work.Possible.Any(c => @try.Catches.Any(k => k.Contains(c)))
                && !AttemptOutcome.IsTold(@try, work, context)
                && !AttemptOutcome.IsSettledInside(@try, work, state, cancellation)
                && !AttemptOutcome.IsSideStep(@try, work)
                && !AttemptOutcome.DoesMoreThanLog(clause, work, state, cancellation)
                && !IsInOtherFunction(@try, handler)
                && !IsKnownToAnswer(@try, context))
            {
                yield return new SwallowedFailure(clause, IsAroundBatch(@try, handler, body), RecordAround(@try, body));
            }
        }
    }

    /// <summary>
    /// Whether what the handler answers is made by something that the attempt has to do with: <c>ledger.Done(id)</c> in it, and in the end
    /// <c>return ledger.Response()</c>. It may take for failed whatever it was not told of. A base class in another project may do so too.
    /// What is given the list of failures makes the answer of that.
    /// </summary>
    private bool IsKnownToAnswer(ITryOperation @try, HandlerContext context)
    {
        var operations = context.OperationsIn(context.Handler.Body);
        var makers = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var returned in operations.OfType<IReturnOperation>())
        {
            if (returned.EnclosingFunction() is { } function && function != context.Handler.Body)
            {
                continue;
            }

            var answer = returned.ReturnedValue is { } value ? Execution.Unawaited(value) : null;
            if (answer is ILocalReferenceOperation { Local: var local })
            {
                answer = BodyIndex.Of(answer).DeclaratorOf(local)?.GetVariableInitializer()?.Value;
            }

            if (answer?.Descendants().Any(o => o is ILocalReferenceOperation && BatchTypes.FailureIn(o.Type, symbols) is not null) == false)
            {
                makers.UnionWith(answer.DescendantsAndSelf().Select(MakerOf).OfType<ISymbol>());
            }
        }

        return makers.Count > 0
            && @try.Descendants().Any(o => o is IInvocationOperation { TargetMethod: var method }
                && (!CallKinds.IsLog(method) || method.Name.StartsWith("Track", StringComparison.Ordinal))
                && MakerOf(o) is { } told && makers.Contains(told));

        ISymbol? MakerOf(IOperation operation)
        {
            var (member, instance) = operation switch
            {
                IInvocationOperation { TargetMethod: { IsExtensionMethod: true } method, Arguments: [{ Value: var extended }, ..] } =>
                    ((ISymbol)method, extended),
                IInvocationOperation call => (call.TargetMethod, call.Instance),
                IPropertyReferenceOperation property => (property.Property, property.Instance),
                _ => default((ISymbol?, IOperation?)),
            };
            return instance?.Unwrapped() switch
            {
                null => null,
                IInstanceReferenceOperation => member.IsOf(state.Compilation) ? null : member!.ContainingType,
                var holder => IsOfOthers(holder.Type) ? OpenTransaction.SymbolOf(holder) : null,
            };
        }

        bool IsOfOthers(ITypeSymbol? type) =>
            type is { SpecialType: SpecialType.None } && !type.IsIn("System") && !symbols.IsWatched(type.ContainingAssembly);
    }

    private static IEnumerable<ISymbol> VariablesIn(IOperation body, BatchHandler handler, MessagingSymbols symbols)
    {
        yield return handler.EventParameter;
        if (Scopes.MemberAround(body) is IMethodSymbol method)
        {
            foreach (var parameter in method.Parameters.Where(p => BatchTypes.IsRecord(p.Type, symbols)
                || BatchHandler.SourceOf(p.Type, symbols) is not null
                || (p.Type is INamedTypeSymbol { TypeArguments: [var element] } && BatchTypes.IsRecord(element, symbols))))
            {
                yield return parameter;
            }
        }

        foreach (var operation in body.DescendantsAndSelf())
        {
            switch (operation)
            {
                case IVariableDeclaratorOperation { Symbol: var local } when BatchTypes.IsRecord(local.Type, symbols):
                    yield return local;
                    break;
                case IAnonymousFunctionOperation or ILocalFunctionOperation:
                    var function = operation is IAnonymousFunctionOperation lambda
                        ? lambda.Symbol
                        : ((ILocalFunctionOperation)operation).Symbol;
                    foreach (var parameter in function.Parameters.Where(p => BatchTypes.IsRecord(p.Type, symbols)
                        || SymbolEqualityComparer.Default.Equals(p, handler.EventParameter)))
                    {
                        yield return parameter;
                    }

                    break;
            }
        }
    }

    /// <summary>
    /// Whether the function around is there for one record: to return from it is to be done with that, and the others have their turn.
    /// What stands behind the <c>try</c> is for those that succeeded, and may tell which did.
    /// </summary>
    private static bool IsOneRecordOnly(ITryOperation @try, IOperation body, BatchHandler handler) =>
        (@try.EnclosingFunction() ?? body) != handler.Body && !@try.AncestorsInFunction().Any(a => a is ILoopOperation)
        && AttemptOutcome.IsLastOf(@try, @try.EnclosingFunction());

    /// <summary>
    /// A lambda that runs somewhere else, a policy's say, has another to answer to; a local function may say by its result that it failed.
    /// </summary>
    private bool IsInOtherFunction(ITryOperation @try, BatchHandler handler)
    {
        for (var function = @try.EnclosingFunction(); function is not null
            && function != handler.Body; function = function.EnclosingFunction())
        {
            if (function is ILocalFunctionOperation local && BatchHandler.ResultTypeOf(local.Symbol) is not null
                || function is IAnonymousFunctionOperation lambda && Execution.PlaceOf(lambda, state, CancellationToken.None) is null)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Whether all records are worked on inside the <c>try</c>: it has the loop in it, or hands on the event, or the records. A loop around
    /// it that looks at the event goes over the records itself.
    /// </summary>
    private bool IsAroundBatch(ITryOperation @try, BatchHandler handler, IOperation body) =>
        @try.Body.Descendants().Any(o => RecordLoop.Of(o, symbols) is not null)
        || (RecordAround(@try, body) is null
            && @try.Body.Descendants().Any(o => IsEvent(o, handler))
            && !@try.AncestorsInFunction().OfType<ILoopOperation>()
                .Any(l => l.Descendants().Any(o => IsEvent(o, handler) && !@try.Contains(o))));

    private static bool IsEvent(IOperation operation, BatchHandler handler) =>
        operation is IParameterReferenceOperation { Parameter: var parameter }
            && SymbolEqualityComparer.Default.Equals(parameter, handler.EventParameter);

    private ISymbol? RecordAround(ITryOperation @try, IOperation body)
    {
        foreach (var around in @try.Ancestors())
        {
            switch (around)
            {
                case ILoopOperation loop when RecordLoop.Of(loop, symbols) is { Record: { } record }:
                    return record;
                case ILocalFunctionOperation local
                    when local.Symbol.Parameters.FirstOrDefault(p => BatchTypes.IsRecord(p.Type, symbols)) is { } given:
                    return given;
                case IAnonymousFunctionOperation lambda
                    when lambda.Symbol.Parameters.FirstOrDefault(p => BatchTypes.IsRecord(p.Type, symbols)) is { } parameter:
                    return parameter;
            }
        }

        return (Scopes.MemberAround(body) as IMethodSymbol)?.Parameters.FirstOrDefault(p => BatchTypes.IsRecord(p.Type, symbols));
    }
}

/// <summary>A <c>catch</c> that keeps the failure of a record, or of all, to itself.</summary>
/// <param name="Catch">The clause.</param>
/// <param name="IsAroundBatch">Its <c>try</c> is around all records.</param>
/// <param name="Record">The variable with the record that failed; null where it is not one.</param>
internal sealed record SwallowedFailure(ICatchClauseOperation Catch, bool IsAroundBatch, ISymbol? Record);
