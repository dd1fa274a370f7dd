using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Flow;

/// <summary>
/// What a handler does when the work on a record fails: which <c>try</c> is around the work, and whether its <c>catch</c> keeps the failure from
/// Lambda. The handler's own methods count as its code.
/// </summary>
internal sealed class RecordFailures
{
    private readonly CompilationState state;
    private readonly MessagingSymbols symbols;

    private RecordFailures(CompilationState state)
    {
        this.state = state;
        symbols = state.Symbols;
    }

    /// <summary>The <c>catch</c> clauses in a handler's code that keep failures of records to themselves.</summary>
    public static IEnumerable<SwallowedFailure> SwallowedIn(HandlerContext context)
    {
        var failures = new RecordFailures(context.Rule.State);
        var handler = context.Handler;
        foreach (var body in context.Code)
        {
            // A method with a result may say by it that it failed.
            if (body == handler.Body || Scopes.MemberAround(body) is IMethodSymbol method && BatchHandler.ResultTypeOf(method) is null)
            {
                foreach (var swallowed in failures.In(body, context.OperationsIn(body), handler))
                {
                    yield return swallowed;
                }
            }
        }
    }

    /// <summary>The loops over the records of the batch, one at a time, among the operations of a body.</summary>
    public static IEnumerable<IForEachLoopOperation> LoopsIn(IEnumerable<IOperation> operations, MessagingSymbols symbols) =>
        operations.OfType<IForEachLoopOperation>().Where(l => RecordOf(l, symbols) is not null);

    /// <summary>The variable with the record in a loop over records; null for any other loop.</summary>
    public static ILocalSymbol? RecordOf(IForEachLoopOperation loop, MessagingSymbols symbols) =>
        loop.LoopControlVariable is IVariableDeclaratorOperation { Symbol: var record } && BatchTypes.IsRecord(record.Type, symbols) ? record : null;

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

    private IEnumerable<SwallowedFailure> In(IOperation body, IReadOnlyList<IOperation> operations, BatchHandler handler)
    {
        MessageWork? work = null;
        foreach (var @try in operations.OfType<ITryOperation>())
        {
            if (SwallowedFailures.GeneralCatch(@try) is not { } clause || !SwallowedFailures.GoesOn(clause))
            {
                continue;
            }

            work ??= WorkIn(body, handler, symbols);
            if (work.Calls.Any(@try.Body.Contains)
                && !work.Possible.Any(c => @try.Catches.Any(k => k.Contains(c)))
                && !TellsLater(@try, body)
                && !IsInOtherFunction(@try, handler))
            {
                yield return new SwallowedFailure(clause, IsAroundBatch(@try, handler), RecordAround(@try, body));
            }
        }
    }

    private static IEnumerable<ISymbol> VariablesIn(IOperation body, BatchHandler handler, MessagingSymbols symbols)
    {
        yield return handler.EventParameter;
        if (Scopes.MemberAround(body) is IMethodSymbol method)
        {
            foreach (var parameter in method.Parameters.Where(p => BatchTypes.IsRecord(p.Type, symbols) || BatchHandler.SourceOf(p.Type, symbols) is not null
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
                case IAnonymousFunctionOperation lambda:
                    foreach (var parameter in lambda.Symbol.Parameters.Where(p => BatchTypes.IsRecord(p.Type, symbols) || SymbolEqualityComparer.Default.Equals(p, handler.EventParameter)))
                    {
                        yield return parameter;
                    }

                    break;
            }
        }
    }

    /// <summary>
    /// Whether the code after the <c>try</c> can tell that it failed: it was left by a return, or something that is set or counted in it is
    /// looked at later.
    /// </summary>
    private bool TellsLater(ITryOperation @try, IOperation body)
    {
        foreach (var operation in @try.Body.Descendants())
        {
            switch (operation)
            {
                // What succeeded is put into, or taken out of, a collection that outlives the try: what is not in it has failed.
                case IInvocationOperation { Instance: { } instance } when IsNote(instance.Unwrapped(), @try, body):
                case IArgumentOperation { Value: var given } when IsNote(given.Unwrapped(), @try, body):
                    return true;

                case IReturnOperation { IsImplicit: false } when operation.EnclosingFunction() == @try.EnclosingFunction():
                case IBranchOperation { BranchKind: not BranchKind.Break } branch when branch.Leaves(@try.Body):
                case IMemberReferenceOperation { Instance: not null } member when member.IsWritten() && member.Parent is not IObjectOrCollectionInitializerOperation
                    && member.Instance is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance }:
                    return true;
                case ILocalReferenceOperation local when local.IsWritten()
                    && BodyIndex.Of(body).MentionsOf(local.Local).Any(m => m is ILocalReferenceOperation && m.Syntax.SpanStart >= @try.Syntax.Span.End):
                    return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Whether an expression names a collection of the object, or one that the code around the <c>try</c> has and mentions elsewhere. The failures
    /// themselves are none: who adds to them tells of a failure, not of a success.
    /// </summary>
    private bool IsNote(IOperation collection, ITryOperation @try, IOperation body)
    {
        if (collection.Type is not INamedTypeSymbol { SpecialType: not SpecialType.System_String } type
            || !type.AllInterfaces.Any(i => i.SpecialType == SpecialType.System_Collections_IEnumerable)
            || BatchTypes.FailureIn(type, symbols) is not null || symbols.TypeOf(type) is not null)
        {
            return false;
        }

        return collection switch
        {
            IFieldReferenceOperation or IPropertyReferenceOperation { Instance: IInstanceReferenceOperation } => true,
            ILocalReferenceOperation { Local: var local } => BodyIndex.Of(body).MentionsOf(local).Any(m => m is ILocalReferenceOperation && !@try.Syntax.Span.Contains(m.Syntax.Span))
                && !local.DeclaringSyntaxReferences.Any(d => @try.Body.Syntax.Span.Contains(d.Span)),
            IParameterReferenceOperation { Parameter: var parameter } => !IsContent(parameter.Type),
            _ => false,
        };
    }

    private bool IsContent(ITypeSymbol type) => type is INamedTypeSymbol { TypeArguments: [var element] } && BatchTypes.IsRecord(element, symbols);

    /// <summary>A lambda that runs somewhere else, a policy's say, has another to answer to.</summary>
    private bool IsInOtherFunction(ITryOperation @try, BatchHandler handler)
    {
        for (var function = @try.EnclosingFunction(); function is not null && function != handler.Body; function = function.EnclosingFunction())
        {
            if (function is ILocalFunctionOperation
                || function is IAnonymousFunctionOperation lambda && Execution.PlaceOf(lambda, state, CancellationToken.None) is null)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether all records are worked on inside the <c>try</c>: it has the loop in it, or hands on the event, or the records.</summary>
    private bool IsAroundBatch(ITryOperation @try, BatchHandler handler) =>
        @try.Body.Descendants().Any(o => o is IParameterReferenceOperation { Parameter: var parameter } && SymbolEqualityComparer.Default.Equals(parameter, handler.EventParameter)
            || o is IForEachLoopOperation loop && RecordOf(loop, symbols) is not null);

    private ISymbol? RecordAround(ITryOperation @try, IOperation body)
    {
        foreach (var around in @try.Ancestors())
        {
            switch (around)
            {
                case IForEachLoopOperation loop when RecordOf(loop, symbols) is { } record:
                    return record;
                case IAnonymousFunctionOperation lambda when lambda.Symbol.Parameters.FirstOrDefault(p => BatchTypes.IsRecord(p.Type, symbols)) is { } parameter:
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
