using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Flow;

/// <summary>
/// Whether code knows how a <c>try</c> ended although its <c>catch</c> only logs: it takes a note of what succeeded, deals with the failure
/// further in, or tries a step beside the work that counts.
/// </summary>
internal static class AttemptOutcome
{
    /// <summary>
    /// Whether the code around a <c>try</c> can tell that it failed: it was left by a return or a jump, or something that is set,
    /// counted or collected in it is looked at elsewhere, by more than a log. What a <c>catch</c> inside notes is another failure.
    /// </summary>
    public static bool IsTold(ITryOperation @try, MessageWork work, HandlerContext context)
    {
        IReadOnlyList<IOperation> attempt = [@try.Body, .. SkippedBy(@try)];
        foreach (var operation in attempt.SelectMany(s => s.DescendantsAndSelf()))
        {
            switch (operation)
            {
                case IReturnOperation { IsImplicit: false, ReturnedValue: var returned }
                    when operation.EnclosingFunction() == @try.EnclosingFunction()
                    && !(returned is null && IsLastOf(@try, @try.EnclosingFunction())):
                case IBranchOperation { BranchKind: BranchKind.GoTo, Target: var label }
                    when !label.DeclaringSyntaxReferences.Any(r => @try.Syntax.Span.Contains(r.Span)):
                case IBranchOperation { BranchKind: BranchKind.Continue } next when @try.Contains(next) && next.Leaves(@try.Body)
                    && !(next.GetCorrespondingOperation() is { } round && IsLastOf(@try, round)):
                case IBranchOperation { BranchKind: BranchKind.Break } end when end.Leaves(@try.Body) && IsOnlyForSuccess(end, @try):
                    return true;
                case IMemberReferenceOperation or IArrayElementReferenceOperation or ILocalReferenceOperation
                    or IParameterReferenceOperation
                    when operation.IsWritten() && !IsInInitializer(operation, @try) && IsLookedAt(operation, @try, attempt):
                case IInvocationOperation { Instance: { } collection } call when Changes(call) && IsLookedAt(collection, @try, attempt)
                    && !IsNoteOfFailure(call, @try, context.Symbols):
                case IArgumentOperation { Value: var value } when CanBeFilled(value.Unwrapped()) && IsLookedAt(value, @try, attempt):
                case IInvocationOperation { TargetMethod.ReturnsVoid: true, Instance: ILocalReferenceOperation element } told
                    when element.LoopWith(element.Local) is { } loop && IsSeenAgain(loop) && IsBehindWait(told, @try):
                case IInvocationOperation { TargetMethod: { ReturnsVoid: true, ContainingType: var own },
                    Instance: ILocalReferenceOperation kept } note
                    when !own.IsIn("System") && IsMadeHere(kept) && IsBehindWait(note, @try) && IsLookedAt(kept, @try, attempt):
                case IInvocationOperation { TargetMethod.MethodKind: MethodKind.DelegateInvoke } step
                    when SuccessNote.IsBehindWork(step, @try, work):
                    return true;
            }
        }

        return SuccessNote.IsTaken(@try, work, context);
    }

    /// <summary>
    /// Whether a <c>try</c> is the last thing in a round of a loop, or in a function: code that leaves it for the next round, or for the
    /// caller, goes the way that it goes in the end anyway, and nobody can tell by that how the <c>try</c> ended.
    /// </summary>
    public static bool IsLastOf(ITryOperation @try, IOperation? whole)
    {
        for (IOperation code = @try; code.Parent is { } parent && code != whole; code = parent)
        {
            switch (parent)
            {
                case IBlockOperation block when block.Operations.Any(o => o.Syntax.SpanStart > code.Syntax.SpanStart
                    && o is not (ILocalFunctionOperation or IReturnOperation { IsImplicit: true })):
                case ILoopOperation when parent != whole:
                case ISwitchCaseOperation or ICatchClauseOperation or ILabeledOperation:
                    return false;
            }
        }

        return true;
    }

    /// <summary>
    /// The statements behind a <c>try</c> that its <c>catch</c> passes over with <c>continue</c>: they are for what succeeded.
    /// </summary>
    private static IEnumerable<IOperation> SkippedBy(ITryOperation @try) =>
        SwallowedFailures.GeneralCatch(@try)?.Handler.Descendants().OfType<IBranchOperation>()
            .Where(b => b.BranchKind == BranchKind.Continue).Select(b => b.GetCorrespondingOperation())
            .FirstOrDefault(r => r?.Contains(@try) == true) is { } round
            ? Behind(@try, round)
            : [];

    /// <summary>The statements behind one, up to the end of a loop or a <c>switch</c> around.</summary>
    private static IEnumerable<IOperation> Behind(IOperation statement, IOperation whole)
    {
        for (var code = statement; code != whole && code.Parent is { } parent; code = parent)
        {
            var statements = parent switch
            {
                IBlockOperation block => block.Operations,
                ISwitchCaseOperation { Body: var body } => body,
                _ => (IEnumerable<IOperation>)[],
            };
            foreach (var next in statements.SkipWhile(s => s != code).Skip(1))
            {
                yield return next;
            }
        }
    }

    /// <summary>
    /// Whether a record is put among the failures when something was found wrong with it, and the code does not throw then: what is thrown
    /// is another failure, which nobody notes.
    /// </summary>
    private static bool IsNoteOfFailure(IInvocationOperation add, ITryOperation @try, MessagingSymbols symbols) =>
        add.TargetMethod.Name == "Add" && BatchTypes.FailureIn(add.Instance?.Type, symbols) is not null
        && add.Ancestors().TakeWhile(a => a != @try).Any(a => a is IConditionalOperation or ISwitchCaseOperation)
        && !@try.Body.Descendants().Any(o => o is IThrowOperation);

    /// <summary>
    /// Whether a <c>break</c> takes a success past something of consequence, which a failure comes to: what stands behind the
    /// <c>try</c>, what another attempt begins with, what counts the attempts and is looked at outside of the loop. A loop that nothing
    /// else ends is never left by a failure.
    /// </summary>
    private static bool IsOnlyForSuccess(IBranchOperation end, ITryOperation @try)
    {
        if (end.GetCorrespondingOperation() is not { } whole)
        {
            return false;
        }

        var passed = (whole is ILoopOperation ? [whole] : Behind(@try, whole)).SelectMany(s => s.DescendantsAndSelf())
            .Where(o => !@try.Contains(o)).ToList();
        return passed.Exists(o => IsOfConsequence(o, whole))
            || (IsEndless(whole) && !passed.Exists(o => o is IBranchOperation { BranchKind: BranchKind.Break } other
                && other.GetCorrespondingOperation() == whole));
    }

    private static bool IsEndless(IOperation loop) => loop switch
    {
        IWhileLoopOperation { ConditionIsUntil: false, Condition: var condition } => condition?.ConstantValue is { Value: true },
        IForLoopOperation { Condition: var condition } => condition is null || condition.ConstantValue is { Value: true },
        _ => false,
    };

    /// <summary>
    /// Whether a part of a loop does more than log, wait, count for the loop itself, or end it: there is a call, a change that is seen
    /// outside, or another way out.
    /// </summary>
    private static bool IsOfConsequence(IOperation part, IOperation loop) => part switch
    {
        IReturnOperation { IsImplicit: false } or IThrowOperation or IBranchOperation { BranchKind: BranchKind.GoTo } => true,
        IBranchOperation { BranchKind: BranchKind.Continue } next => next.GetCorrespondingOperation() != loop,
        IExpressionStatementOperation { Operation: var done } => Execution.Unawaited(done) switch
        {
            IInvocationOperation call => !SwallowedFailures.IsHarmless(call),
            IConditionalAccessOperation { WhenNotNull: var inner } =>
                !(Execution.Unawaited(inner) is IInvocationOperation call && SwallowedFailures.IsHarmless(call)),
            var other => other is IDynamicInvocationOperation,
        },
        ILocalReferenceOperation { Local: var local } => (part.IsWritten() || IsCalledOn(part)) && IsMentionedOutside(local, [loop]),
        IMemberReferenceOperation or IArrayElementReferenceOperation => part.IsWritten(),
        _ => false,
    };

    private static bool IsCalledOn(IOperation instance) => instance.Parent is IInvocationOperation call && call.Instance == instance;

    /// <summary>
    /// Whether all work inside a <c>try</c> has another <c>catch</c> of everything around it that keeps the exception, there or in the
    /// method that is called: what the outer one gets is not a failure of the work.
    /// </summary>
    public static bool IsSettledInside(ITryOperation @try, MessageWork work, CompilationState state, CancellationToken cancellation) =>
        work.Calls.Where(@try.Body.Contains).All(call =>
            call.Ancestors().TakeWhile(a => a != @try).OfType<ITryOperation>().Any(Keeps)
            || IsKeptByMethod(call, work, state, cancellation));

    /// <summary>
    /// Whether the rounds of the loops in a <c>try</c> have a <c>catch</c> of everything of their own around all that they do with a
    /// record, so that no record is the reason for what the outer one gets.
    /// </summary>
    public static bool IsSettledInRounds(ITryOperation @try, MessageWork work, CompilationState state, CancellationToken cancellation) =>
        IsSettledInside(@try, work, state, cancellation)
        && @try.Body.Descendants().OfType<IInvocationOperation>().Where(work.IsGiven).All(call =>
            CallKinds.IsOnlyLog(call) || call.TargetMethod.ContainingType.NamespaceName() == "System.Linq"
            || call.Ancestors().TakeWhile(a => a != @try).Any(a => a is ICatchClauseOperation or ITryOperation { Catches.Length: > 0 })
            || IsKeptByMethod(call, work, state, cancellation));

    /// <summary>
    /// Whether a <c>try</c> is around a step beside the work: something else is done with the record in the same round, or in a loop before
    /// or behind, in whatever form, and its failure is not swallowed. To look something up, and ask whether it was there, is not the work.
    /// </summary>
    /// <param name="step">The <c>try</c>, or a call of a method that keeps its failures to itself.</param>
    /// <param name="work">The work around it.</param>
    /// <param name="isKept">Whether a call's method keeps its failures to itself, too.</param>
    public static bool IsSideStep(IOperation step, MessageWork work, Func<IInvocationOperation, bool>? isKept = null)
    {
        var round = step.AncestorsInFunction().TakeWhile(a => a is not ILoopOperation).LastOrDefault();
        return round is not null && (IsDoneIn(round) || OtherLoops().Any(IsDoneIn) || IsBesideCommit(step));

        bool IsDoneIn(IOperation place) => work.Calls.Concat(work.HandedOut).Any(done => place.Contains(done) && !step.Contains(done)
            && !(done is IInvocationOperation call && (IsLookUp(call, place) || isKept?.Invoke(call) == true)) && !IsInsteadOf(done, step)
            && !done.Ancestors().TakeWhile(a => a != place).Any(a => a is ICatchClauseOperation
                || a is ITryOperation other && SwallowedFailures.GeneralCatch(other) is { } clause && SwallowedFailures.GoesOn(clause)));

        // The records may be gone through once more for the step alone.
        IEnumerable<IOperation> OtherLoops() =>
            step.AncestorsInFunction().OfType<ILoopOperation>().LastOrDefault() is { Parent: IBlockOperation block } own
            ? block.Operations.OfType<ILoopOperation>().Where(l => l != own).Select(l => l.Body)
            : [];
    }

    /// <summary>
    /// Whether something is committed beside a step, and its failure not swallowed: <c>row.Payload = message.Body; SaveChanges();</c>. Of
    /// such work there is no call that is given the message.
    /// </summary>
    public static bool IsBesideCommit(IOperation step) => BodyIndex.RootOf(step).Descendants().OfType<IInvocationOperation>().Any(c =>
        IsCommit(c) && !step.Contains(c) && !c.Ancestors().Any(a => a is ICatchClauseOperation
            || a is ITryOperation other && SwallowedFailures.GeneralCatch(other) is { } clause && SwallowedFailures.GoesOn(clause)));

    /// <summary>Whether a call saves what was done before, by its name.</summary>
    public static bool IsCommit(IInvocationOperation call) => call.TargetMethod.Name is var name
        && (name.StartsWith("SaveChanges", StringComparison.Ordinal) || name.StartsWith("Commit", StringComparison.Ordinal)
            || name.StartsWith("SubmitChanges", StringComparison.Ordinal)
            || (name is "Save" or "SaveAsync" or "Complete" or "CompleteAsync"
                && call.TargetMethod.Parameters.All(p => p.Type.Name == nameof(CancellationToken))));

    /// <summary>
    /// Whether a <c>catch</c> calls something that only has the name of a log: its body does more, or it is given the record's content
    /// and nobody can see what it does with it.
    /// </summary>
    public static bool DoesMoreThanLog(
        ICatchClauseOperation clause, MessageWork work, CompilationState state, CancellationToken cancellation)
    {
        return clause.Handler.Descendants().OfType<IInvocationOperation>().Any(call => CallKinds.IsLogByName(call.TargetMethod)
            && (call.TargetMethod.IsOwn(state.Compilation)
                && MemberReader.BodyOf(call.TargetMethod.OriginalDefinition, state, cancellation) is { } body
                ? body.Descendants().OfType<IInvocationOperation>().Any(inner => CallKinds.MayBeWork(inner)
                    || (CallKinds.IsLogByName(inner.TargetMethod) && inner.Arguments.Any(a => HandsOn(a.Value))))
                : call.Arguments.Any(a => work.Has(a.Value))));
    }

    /// <summary>Whether two pieces of code stand in the two arms of one <c>if</c>: a round runs one of them.</summary>
    private static bool IsInsteadOf(IOperation one, IOperation other) =>
        one.AncestorsInFunction().OfType<IConditionalOperation>().Any(c => c.WhenFalse is { } otherwise
            && (c.WhenTrue.Contains(one) ? otherwise.Contains(other) : otherwise.Contains(one) && c.WhenTrue.Contains(other)));

    private static bool IsInInitializer(IOperation operation, ITryOperation @try) => operation.Parent is IMemberInitializerOperation
        || operation.Ancestors().TakeWhile(a => a != @try)
            .Any(a => a is IObjectOrCollectionInitializerOperation or IAnonymousObjectCreationOperation);

    /// <summary>Whether an argument hands a parameter on as it is, a record say, and not only a text or an exception.</summary>
    private static bool HandsOn(IOperation argument) =>
        argument.Unwrapped() is IParameterReferenceOperation { Parameter.Type: { IsReferenceType: true } type }
        && type.SpecialType != SpecialType.System_String && !type.IsException();

    /// <summary>A collection of the function's own, to which whoever is given it can add.</summary>
    private static bool CanBeFilled(IOperation value) =>
        value is ILocalReferenceOperation { Type: INamedTypeSymbol { IsReferenceType: true } type }
        && IsInCollections(type) && type.GetMembers("Add").Length + type.GetMembers("Enqueue").Length + type.GetMembers("Push").Length > 0;

    private static bool IsInCollections(INamedTypeSymbol? type) =>
        (type?.ContainingNamespace?.ToDisplayString() ?? "").StartsWith("System.Collections", StringComparison.Ordinal);

    /// <summary>Changes a collection of the framework's.</summary>
    public static bool Changes(IInvocationOperation call) =>
        IsInCollections(call.TargetMethod.ContainingType)
        && call.TargetMethod.Name is "Add" or "AddRange" or "AddOrUpdate" or "TryAdd" or "Insert" or "Remove" or "RemoveAll" or "RemoveAt"
            or "TryRemove" or "Enqueue" or "Dequeue" or "TryDequeue" or "Push" or "Pop" or "TryPop" or "UnionWith" or "ExceptWith"
            or "Clear" or "AddFirst" or "AddLast" or "RemoveFirst" or "RemoveLast" or "RemoveRange" or "RemoveWhere" or "TryTake"
            or "TryUpdate" or "IntersectWith" or "SymmetricExceptWith";

    /// <summary>Whether what is changed in the <c>try</c> can be seen outside of it: it is no local, or is mentioned there again.</summary>
    private static bool IsLookedAt(IOperation changed, ITryOperation @try, IReadOnlyList<IOperation> attempt)
    {
        if (changed.Ancestors().TakeWhile(a => !a.Contains(@try)).Any(a => a is ICatchClauseOperation))
        {
            return false;
        }

        var isMember = false;
        while (true)
        {
            changed = changed.Unwrapped();
            switch (changed)
            {
                case IMemberReferenceOperation { Instance: { } instance }:
                    changed = instance;
                    isMember = true;
                    break;
                case IArrayElementReferenceOperation { ArrayReference: var array }:
                    changed = array;
                    break;
                case IConditionalAccessInstanceOperation:
                    return true;
                case ILocalReferenceOperation { Local: var local } mention:
                    return IsMentionedOutside(local, attempt)
                        || (isMember && mention.LoopWith(local) is { } loop && IsSeenAgain(loop));
                default:
                    return changed is IMemberReferenceOperation or IInstanceReferenceOperation or IParameterReferenceOperation;
            }
        }
    }

    // A list of one's own, here or in another project: new Tracker(), which is told of each success and asked in the end.
    private static bool IsMadeHere(ILocalReferenceOperation local) => BodyIndex.Of(local).MentionsOf(local.Local)
        .OfType<IVariableDeclaratorOperation>()
        .Any(d => d.GetVariableInitializer()?.Value.Unwrapped() is IObjectCreationOperation made
            && !made.Type.IsOfPlainLibrary(made) && !TransactionTypes.IsOfDatabase(made.Type));

    // The work is over when the element is told so: item.MarkDone().
    private static bool IsBehindWait(IOperation told, ITryOperation @try) =>
        @try.Body.Descendants().Any(o => o is IAwaitOperation && o.Syntax.SpanStart < told.Syntax.SpanStart);

    // What is set on an element is seen by whoever goes through the collection once more.
    private static bool IsSeenAgain(IForEachLoopOperation loop) => loop.Collection.Unwrapped() switch
    {
        ILocalReferenceOperation { Local: var collection } => IsMentionedOutside(collection, [loop]),
        IFieldReferenceOperation => true,
        _ => false,
    };

    private static bool IsMentionedOutside(ILocalSymbol local, IReadOnlyList<IOperation> code) =>
        BodyIndex.Of(code[0]).MentionsOf(local).Any(m => m is ILocalReferenceOperation && !code.Any(c => c.Contains(m)) && Matters(m));

    /// <summary>
    /// Whether a mention is more than a part of a log entry or a reason for one, and more than giving the variable another value.
    /// </summary>
    public static bool Matters(IOperation mention) =>
        !(mention.Parent is ISimpleAssignmentOperation assignment && assignment.Target == mention)
        && !IsInLog(mention) && !SwallowedFailures.IsOnlyLogged(mention);

    private static bool IsInLog(IOperation mention) => mention.AncestorsInFunction().OfType<IInvocationOperation>()
        .FirstOrDefault(c => !SwallowedFailures.MakesText(c)) is { } call
        && CallKinds.IsLog(call.TargetMethod);

    /// <summary>Catches everything and throws nothing.</summary>
    private static bool Keeps(ITryOperation @try) =>
        SwallowedFailures.GeneralCatch(@try) is { } clause && !clause.Handler.Descendants().Any(o => o is IThrowOperation);

    private static bool IsKeptByMethod(IInvocationOperation call, MessageWork given, CompilationState state, CancellationToken cancellation)
    {
        var method = call.TargetMethod.OriginalDefinition;
        if (!method.IsOwn(state.Compilation) || MemberReader.BodyOf(method, state, cancellation) is not { } body)
        {
            return false;
        }

        var parameters = call.Arguments.Where(a => a.Parameter is not null && given.Has(a.Value))
            .Select(a => method.Parameters[a.Parameter!.Ordinal]);
        var calls = MessageWork.Of(parameters, BodyIndex.RootOf(body)).Calls.Where(body.Contains).ToList();
        return calls.Count > 0 && calls.TrueForAll(c => c.Ancestors().TakeWhile(a => a != body).OfType<ITryOperation>().Any(Keeps));
    }

    /// <summary>Whether a call's result is asked for nothing but whether it is null.</summary>
    private static bool IsLookUp(IInvocationOperation call, IOperation round)
    {
        var result = call.AncestorsInFunction().OfType<IVariableDeclaratorOperation>().FirstOrDefault()?.Symbol;
        var questions = round.Descendants().Select(o => o.DecidingValue()).OfType<IOperation>().Where(q => q.Contains(call)
            || q.DescendantsAndSelf().Any(o => o is ILocalReferenceOperation { Local: var local }
                && SymbolEqualityComparer.Default.Equals(local, result))).ToList();
        return questions.Count > 0 && questions.TrueForAll(IsTestForNull);

        static bool IsTestForNull(IOperation question) => question.DescendantsAndSelf().Any(o => o switch
        {
            IBinaryOperation { LeftOperand: var left, RightOperand: var right } => IsNull(left) || IsNull(right),
            IConstantPatternOperation { Value: var value } => IsNull(value),
            _ => false,
        });

        static bool IsNull(IOperation value) => value.Unwrapped().ConstantValue is { HasValue: true, Value: null };
    }
}
