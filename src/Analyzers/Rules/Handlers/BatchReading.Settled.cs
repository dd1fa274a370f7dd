using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Rules.Handlers;

/// <summary>
/// Whether each failure of a record is dealt with where it happens, or behind the loop by what was noted of it, so that none reaches Lambda.
/// </summary>
internal sealed partial class BatchReading
{
    /// <summary>Methods that are looked into, one called by the other.</summary>
    private const int MaxMethods = 4;

    /// <summary>What the code knows of failures by: locals and fields that a <c>catch</c> sets or fills, and what is made of them.</summary>
    private readonly HashSet<ISymbol> noted = new(SymbolEqualityComparer.Default);

    private readonly Dictionary<ISymbol, bool> settled = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, bool> settledOrHarmless = new(SymbolEqualityComparer.Default);

    /// <summary>Whether a call that is no log is made of, or because of, what was noted.</summary>
    private bool isNoteUsed;

    /// <summary>
    /// A record that fails is put elsewhere, to be looked at later, and the handler goes on: all that may throw for a record is in a
    /// <c>try</c> that keeps its failure, here or in a method of the project, and nothing throws because of what was noted.
    /// </summary>
    public bool SettlesEachRecord
    {
        get
        {
            if (eventIsPassedOn || HandledRecords.Count == 0)
            {
                return false;
            }

            var operations = bodies.SelectMany(b => b.DescendantsAndSelf()).Distinct().ToList();
            NoteFailures(operations);
            isNoteUsed = Calls.Exists(c => !IsInHandler(c) && MayPark(c) && IsBecauseOfFailure(c));
            var failing = operations.FindAll(o => (IsInRound(o) || o is IMethodReferenceOperation) && !IsInHandler(o) && MayFail(o));
            return (operations.OfType<ITryOperation>().Any(t => IsInRound(t) && Settles(t))
                    || failing.Exists(o => IsSettled(o, isOneRecord: false, orHarmless: false, MaxMethods)))
                && failing.TrueForAll(o => IsSettledHere(o) || IsBecauseOfFailure(o))
                && !operations.Exists(o => o is IThrowOperation && !IsInHandler(o) && !IsSettledHere(o)
                    && (IsInRound(o) || IsThrownForFailure(o)));

            bool IsSettledHere(IOperation operation) => IsSettled(operation, isOneRecord: false, orHarmless: true, MaxMethods);
        }
    }

    /// <summary>A call, or a method that is called elsewhere, that may throw for what is wrong with a record.</summary>
    private static bool MayFail(IOperation operation) => operation switch
    {
        IInvocationOperation call =>
            (CallKinds.MayBeWork(call) && !CallKinds.IsSettling(call.TargetMethod)) || Parsing.Parses(call),
        IMethodReferenceOperation { Method: var method } => CallKinds.IsWithoutResult(method) || Execution.IsTask(method.ReturnType),
        _ => false,
    };

    /// <summary>Whether what an operation throws is kept by a <c>try</c> around it, or by the method that it calls or is given to.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="isOneRecord">Whether all of the code around is for one record.</param>
    /// <param name="orHarmless">Or it calls a method in which nothing can fail.</param>
    /// <param name="methods">How many methods may still be looked into.</param>
    private bool IsSettled(IOperation operation, bool isOneRecord, bool orHarmless, int methods)
    {
        var child = operation;
        foreach (var around in operation.Ancestors().TakeWhile(a => !bodies.Contains(a) || isOneRecord))
        {
            if (around is ITryOperation @try ? (@try.Body == child || @try.Finally == child) && (isOneRecord || IsInRound(@try)) && Settles(@try)
                : around is IArgumentOperation argument && methods > 0 && IsKeptByReceiver(argument))
            {
                return true;
            }

            child = around;
        }

        var method = operation switch
        {
            IInvocationOperation call => call.TargetMethod.OriginalDefinition,
            IMethodReferenceOperation reference => reference.Method.OriginalDefinition,
            _ => null,
        };
        return methods > 0 && method is not null && IsSettledIn(method, orHarmless, methods);
    }

    /// <summary>Whether what may fail in a method is settled in it. Methods that call the same ones are many, so the answers are kept.</summary>
    private bool IsSettledIn(IMethodSymbol method, bool orHarmless, int methods)
    {
        var answers = orHarmless ? settledOrHarmless : settled;
        if (!answers.TryGetValue(method, out var answer))
        {
            answers.Add(method, false); // which is the answer to one that calls itself
            if (BodyOfOwn(method) is { } body)
            {
                var failing = body.Descendants().Where(o => MayFail(o) && !IsInHandler(o)).ToList();
                answer = (failing.Count > 0 || orHarmless)
                    && failing.TrueForAll(o => IsSettled(o, isOneRecord: true, orHarmless, methods - 1));
                answers[method] = answer;
            }
        }

        return answer;
    }

    /// <summary>The body of a method of this compilation that no other can take the place of.</summary>
    private IOperation? BodyOfOwn(IMethodSymbol method) =>
        method.IsOwn(state.Compilation) && (!method.IsVirtual || method.ContainingType.IsSealed) && !method.IsAbstract
        && (!method.IsOverride || method.IsSealed || method.ContainingType.IsSealed)
            ? MemberReader.BodyOf(method, state, cancellation)
            : null;

    /// <summary>
    /// Whether a delegate or a task goes to a method that calls it, or waits for it, in a <c>try</c> that keeps the failure, or to deal
    /// with that.
    /// </summary>
    private bool IsKeptByReceiver(IArgumentOperation argument) =>
        argument is { Parameter: { } parameter, Parent: IInvocationOperation { TargetMethod.OriginalDefinition: var method } }
        && (parameter.Type.TypeKind == TypeKind.Delegate || Execution.IsTask(parameter.Type))
        && BodyOfOwn(method) is { } body
        && BodyIndex.Of(body).MentionsOf(method.Parameters[parameter.Ordinal]) is { Count: > 0 } mentions
        && mentions.All(m => IsInHandler(m) || m.AncestorsInFunction().OfType<ITryOperation>().Any(t => t.Body.Contains(m) && Settles(t)));

    /// <summary>Whether a <c>try</c> catches everything, goes on with the next record, and hands the failure to somebody.</summary>
    private bool Settles(ITryOperation @try) =>
        KeepingClause(@try) is { } clause && (Parks(clause) || (isNoteUsed && (ReturnsValue(clause) || NotedIn(@try, clause).Any())));

    /// <summary>The clause that catches everything, in a <c>try</c> that lets no failure of a record out and no record out of its turn.</summary>
    private ICatchClauseOperation? KeepingClause(ITryOperation @try)
    {
        var loop = @try.AncestorsInFunction().OfType<ILoopOperation>().LastOrDefault(l =>
            RecordLoop.Of(l, symbols) is not null || l.Descendants().Any(o => o is IPropertyReferenceOperation r && records.Contains(r)));
        return @try.Catches.Any(c => c.ExceptionType is not { Name: nameof(OperationCanceledException) or "TaskCanceledException" }
            && c.Handler.Descendants().Any(o => o is IThrowOperation || (loop is not null && LeavesLoop(o, loop))))
                ? null
                : SwallowedFailures.GeneralCatch(@try);

        static bool LeavesLoop(IOperation operation, ILoopOperation loop) => operation is IReturnOperation { IsImplicit: false }
            || (operation is IBranchOperation { BranchKind: BranchKind.Break } branch && branch.GetCorrespondingOperation() == loop);
    }

    /// <summary>Whether a handler gives the record, what was made of it, or the exception to code that does more than log it.</summary>
    private bool Parks(ICatchClauseOperation clause) => clause.Handler.Descendants().OfType<IInvocationOperation>()
        .Any(c => MayPark(c) && c.Arguments.Any(a => a.Value.DescendantsAndSelf().Any(o => o is ILocalReferenceOperation
            or IParameterReferenceOperation
            {
                Parameter.ContainingSymbol: not IMethodSymbol { MethodKind: MethodKind.Constructor },
                Type.Name: not ("ILambdaContext" or nameof(CancellationToken)),
            })));

    /// <summary>
    /// Whether a call may put what it is given where it is kept, or give it to code that is not known: a method of the type does not by a
    /// file alone, which the function has no longer than it lives.
    /// </summary>
    private bool MayPark(IInvocationOperation call)
    {
        var method = call.TargetMethod.OriginalDefinition;
        return ((CallKinds.MayBeWork(call) && (CallKinds.IsWork(call) || Execution.IsTask(call.Type)))
                || CallKinds.MayBeMoreThanLog(call) || IsTold(call))
            && method.Name.IndexOf("Throw", StringComparison.OrdinalIgnoreCase) < 0
            && (BodyOfOwn(method) is not { } body || body.Descendants().OfType<IInvocationOperation>().Any(c =>
                (CallKinds.MayBeWork(c) && !c.TargetMethod.ContainingType.IsIn("System.IO")) || CallKinds.MayBeMoreThanLog(c) || IsTold(c)));

        // IObserver, IProgress: who is behind them is not the framework.
        static bool IsTold(IInvocationOperation call) => call.TargetMethod is { ReturnsVoid: true, ContainingType: var type }
            && type.TypeKind == TypeKind.Interface && type.IsIn("System") && !type.IsIn("System.Collections")
            && !CallKinds.IsLog(call.TargetMethod);
    }

    private static bool IsInHandler(IOperation operation) => operation.Ancestors().Any(a => a is ICatchClauseOperation);

    private static bool ReturnsValue(ICatchClauseOperation clause) =>
        clause.Handler.Descendants().Any(o => o is IReturnOperation { IsImplicit: false, ReturnedValue: not null });

    /// <summary>Whether a method answers by its result that the work in it failed.</summary>
    private bool AnswersWithFailure(IMethodSymbol method) => BodyOfOwn(method.OriginalDefinition) is { } body
        && MemberReader.Has(method.OriginalDefinition, SyntaxKind.CatchClause, cancellation)
        && body.Descendants().Any(o => o is ICatchClauseOperation clause && ReturnsValue(clause));

    /// <summary>What a <c>try</c> tells of its failure by: what the handler sets or fills, and flags that the attempt sets.</summary>
    private static IEnumerable<ISymbol> NotedIn(ITryOperation @try, ICatchClauseOperation clause) =>
        clause.Handler.Descendants().SelectMany(SetBy)
            .Concat(@try.Body.Descendants().SelectMany(SetBy).Where(s => s is ILocalSymbol { Type.SpecialType: SpecialType.System_Boolean }));

    /// <summary>The local or field that an operation sets, or puts something into.</summary>
    private static IEnumerable<ISymbol> SetBy(IOperation operation)
    {
        var target = operation switch
        {
            IAssignmentOperation assignment => assignment.Target,
            IIncrementOrDecrementOperation step => step.Target,
            IInvocationOperation { Instance: { } filled } call when call.TargetMethod.ContainingType.IsIn("System.Collections") => filled,
            _ => null,
        };
        return target?.Unwrapped() switch
        {
            ILocalReferenceOperation { Local: var local } => [local],
            IFieldReferenceOperation { Field: var field } => [field],
            IPropertyReferenceOperation { Instance: ILocalReferenceOperation { Local: var local } } => [local],
            _ => [],
        };
    }

    private void NoteFailures(List<IOperation> operations)
    {
        foreach (var @try in operations.OfType<ITryOperation>().Where(IsInRound))
        {
            noted.UnionWith(KeepingClause(@try) is { } clause ? NotedIn(@try, clause) : []);
        }

        int before;
        do
        {
            before = noted.Count;
            foreach (var operation in operations)
            {
                noted.UnionWith(operation switch
                {
                    IVariableDeclaratorOperation { Symbol: var local } declarator when declarator.GetVariableInitializer() is { } given
                        && TellsOfFailure(given) && !IsAnswerOfOthers(given.Value) => [local],
                    IIsPatternOperation pattern when TellsOfFailure(pattern.Value) =>
                        pattern.Pattern.DescendantsAndSelf().Select(p => p.DeclaredByPattern()).OfType<ISymbol>(),
                    IForEachLoopOperation loop when TellsOfFailure(loop.Collection) => loop.Locals,
                    IAssignmentOperation or IIncrementOrDecrementOperation or IInvocationOperation when IsBecauseOfFailure(operation) =>
                        SetBy(operation),
                    _ => [],
                });
            }
        }
        while (noted.Count > before);
    }

    /// <summary>What a queue, say, answers to what was put there: that is no failure of the record.</summary>
    private bool IsAnswerOfOthers(IOperation value) => Execution.Unawaited(value) is IInvocationOperation call
        && CallKinds.MayBeWork(call) && !AnswersWithFailure(call.TargetMethod);

    private bool TellsOfFailure(IOperation part) => part.DescendantsAndSelf().Any(o => o switch
    {
        ILocalReferenceOperation { Local: var local } => noted.Contains(local),
        IFieldReferenceOperation { Field: var field } => noted.Contains(field),
        IInvocationOperation { TargetMethod: var method } => AnswersWithFailure(method),
        IMethodReferenceOperation { Method: var method } => AnswersWithFailure(method),
        ICatchClauseOperation clause => ReturnsValue(clause),
        _ => false,
    });

    /// <summary>Whether something is done with what was noted of failures, or only done where it says so.</summary>
    private bool IsBecauseOfFailure(IOperation operation) => operation.ChildOperations.Any(TellsOfFailure)
        || operation.AncestorsInFunction().Any(a => a switch
        {
            IForEachLoopOperation loop => !loop.Collection.Contains(operation) && TellsOfFailure(loop.Collection),
            _ => a.DecidingValue() is { } value && !value.Contains(operation) && TellsOfFailure(value),
        });

    /// <summary>Whether a <c>throw</c> gives what was noted, or is there for it and for nothing that others answered.</summary>
    private bool IsThrownForFailure(IOperation @throw)
    {
        var reason = @throw.AncestorsInFunction().Select(a => a.DecidingValue()).FirstOrDefault(v => v is not null);
        return (TellsOfFailure(@throw) || (reason is not null && TellsOfFailure(reason)))
            && reason?.DescendantsAndSelf().Any(o => o is ILocalReferenceOperation { Local: var local } mention
                && BodyIndex.Of(mention).DeclaratorOf(local)?.GetVariableInitializer() is { } answer
                && IsAnswerOfOthers(answer.Value)) != true;
    }

    /// <summary>Whether an operation runs for each record: in a loop, or in a function, that does not go through what was noted.</summary>
    private bool IsInRound(IOperation operation) =>
        RoundsAround(operation).Any(r => r is not IForEachLoopOperation loop || !TellsOfFailure(loop.Collection));
}
