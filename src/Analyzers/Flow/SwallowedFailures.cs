using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Flow;

/// <summary>Whether code goes on after an exception as if nothing had happened.</summary>
internal static class SwallowedFailures
{
    /// <summary>What a comment in a <c>catch</c> says of work that may fail.</summary>
    public static readonly string[] BestEffort = ["best effort", "best-effort"];

    /// <summary>
    /// Whether a <c>try</c> catches every exception somewhere and goes on, having done no more than write a log of consequence.
    /// </summary>
    public static bool Swallows(ITryOperation @try) =>
        GeneralCatch(@try) is { } clause && OnlyLogs(clause, mayContinue: false) && !IsOfNoConsequence(clause)
        && !(clause.Syntax is CatchClauseSyntax { Block: var block } && SourceWords.SayOnPurpose(block, BestEffort));

    /// <summary>Whether a handler says that the failure matters to nobody: it logs it for those who debug, and for nobody else.</summary>
    public static bool IsOfNoConsequence(ICatchClauseOperation clause)
    {
        var calls = clause.Handler.Descendants().OfType<IInvocationOperation>().ToList();
        return calls.Exists(c => CallKinds.IsLogForDebugging(c.TargetMethod)) && !calls.Exists(CallKinds.IsLogOfConsequence);
    }

    /// <summary>
    /// The clause that catches whatever is thrown, with a filter for cancellation and the end of the process at most; null for none.
    /// </summary>
    public static ICatchClauseOperation? GeneralCatch(ITryOperation @try) => @try.Catches.FirstOrDefault(IsGeneral);

    /// <summary>
    /// Whether a clause gets what one before it has left over by a condition of its own, and deals with: <c>catch (Exception e) when
    /// (IsTransient(e)) { failures.Add(…); } catch (Exception e) { … }</c>. The code has sorted out what is worth another attempt. To
    /// throw on what the condition chose is to deal with it, too; a condition that is there to write a log, and is never met, chooses
    /// nothing.
    /// </summary>
    public static bool GetsTheRest(ICatchClauseOperation clause) =>
        clause.Parent is ITryOperation @try && @try.Catches.TakeWhile(c => c != clause).Any(c =>
            c.Filter is { } filter && IsOfAll(c) && !IsCancellation(filter) && !OnlyLogs(c, mayContinue: true) && !IsForLog(filter, c));

    /// <summary>Whether a handler does no more than write a log, and ends normally or goes on with the next round of a loop.</summary>
    public static bool GoesOn(ICatchClauseOperation clause) => OnlyLogs(clause, mayContinue: true);

    /// <summary>Whether a handler does no more than write a log, and then returns without a result.</summary>
    public static bool LogsAndReturns(ICatchClauseOperation clause) =>
        clause.Handler.Operations.LastOrDefault() is IReturnOperation { IsImplicit: false, ReturnedValue: null } end
            && OnlyLogsBefore(clause, end);

    /// <summary>Whether a handler does no more than write a log before the statement that ends it.</summary>
    public static bool OnlyLogsBefore(ICatchClauseOperation clause, IOperation end) => OnlyLogs(clause, mayContinue: false, end);

    /// <summary>Whether a handler does no more than write a log, whatever it leads to: it ends normally, leaves, or throws.</summary>
    public static bool OnlyLogsOrLeaves(ICatchClauseOperation clause) => OnlyLogs(clause, mayContinue: true, mayLeave: true);

    /// <summary>
    /// Whether a method of this compilation, called for no result, catches every exception of the work that it does with what it is given,
    /// so that its caller cannot know of a failure.
    /// </summary>
    public static bool IsKeptFromCaller(IInvocationOperation call, MessageWork given, CompilationState state,
        CancellationToken cancellation) =>
        IsKeptFromCaller(
            call.TargetMethod, [.. call.Arguments.Where(a => given.Has(a.Value)).Select(a => a.Parameter!.Ordinal)], state, cancellation);

    /// <summary>The same of a method that is called elsewhere: by <c>Select</c>, say.</summary>
    /// <param name="called">The method.</param>
    /// <param name="given">The numbers of the parameters that it gets the content of messages for.</param>
    /// <param name="state">What is kept of the compilation.</param>
    /// <param name="cancellation">Ends the search.</param>
    public static bool IsKeptFromCaller(IMethodSymbol called, IReadOnlyList<int> given, CompilationState state,
        CancellationToken cancellation)
    {
        var method = called.OriginalDefinition;
        var isWithoutResult = method.ReturnsVoid ? !method.IsAsync : method.ReturnType is INamedTypeSymbol { Arity: 0 } type
            && Execution.IsTask(type);
        if (!isWithoutResult || !method.IsOwn(state.Compilation) || method.Parameters.Any(p => p.RefKind != RefKind.None
            || p.Type.TypeKind == TypeKind.Delegate)
            || !MemberReader.Has(method, SyntaxKind.CatchClause, cancellation)
            || MemberReader.BodyOf(method, state, cancellation) is not { } body)
        {
            return false;
        }

        var work = MessageWork.Of(given.Select(g => method.Parameters[g]), BodyIndex.RootOf(body));
        foreach (var @try in body.DescendantsAndSelf().OfType<ITryOperation>())
        {
            if (Swallows(@try) && @try.EnclosingFunction() == (body as ILocalFunctionOperation) && work.Calls.Any(@try.Body.Contains)
                && Sequence.IsUnconditionalIn(@try, OutermostBlock(@try))
                && !AttemptOutcome.IsSideStep(@try, work)
                && !work.Possible.Any(c => @try.Catches.Any(clause => clause.Contains(c)))
                && !Sequence.After(@try).Any(s => Sequence.MayLeave(s)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Catches whatever the work may throw; a filter may let cancellation pass.</summary>
    private static bool IsGeneral(ICatchClauseOperation clause) =>
        IsOfAll(clause) && (clause.Filter is null || LetsOnlyCancellationPass(clause.Filter));

    /// <summary>Whether a clause, but for its filter, is for every exception.</summary>
    public static bool IsOfAll(ICatchClauseOperation clause) => clause.ExceptionType is { SpecialType: SpecialType.System_Object }
        or { Name: nameof(Exception), ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    /// <summary>
    /// Whether a filter is there for what it does on the way: <c>when (LogAndPass(e)) { throw; }</c>. Its method answers always that the
    /// clause is not meant; where it cannot be read, that is told by its name and by a clause that does nothing.
    /// </summary>
    private static bool IsForLog(IOperation filter, ICatchClauseOperation clause, bool answer = false)
    {
        filter = filter.Unwrapped();
        if (filter is IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, Operand: var operand })
        {
            return IsForLog(operand, clause, !answer);
        }

        if (filter is not IInvocationOperation { TargetMethod: var method } call)
        {
            return false;
        }

        var bodies = method.IsVirtual || method.IsOverride ? [] : method.OriginalDefinition.DeclaringSyntaxReferences
            .Where(r => call.SemanticModel?.Compilation.ContainsSyntaxTree(r.SyntaxTree) == true)
            .Select(r => AnswersOf(r.GetSyntax())).Where(a => a.Count > 0).ToList();
        var kind = answer ? SyntaxKind.TrueLiteralExpression : SyntaxKind.FalseLiteralExpression;
        return bodies.Count > 0
            ? bodies.TrueForAll(b => b.TrueForAll(a => a.IsKind(kind)))
            : (CallKinds.Says(method.Name, "Log") || CallKinds.Says(method.Name, "Trace") || CallKinds.Says(method.Name, "Track"))
                && OnlyLogsOrLeaves(clause);

        // What a method returns; what functions inside of it return is nobody's answer.
        static List<ExpressionSyntax> AnswersOf(SyntaxNode declaration) =>
        [
            .. declaration.ChildNodes().OfType<ArrowExpressionClauseSyntax>().Select(a => a.Expression),
            .. declaration
                .DescendantNodes(n => n == declaration || n is not (LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax))
                .OfType<ReturnStatementSyntax>().Select(r => r.Expression).OfType<ExpressionSyntax>(),
        ];
    }

    /// <summary><c>when (e is not OperationCanceledException)</c>, <c>when (!token.IsCancellationRequested)</c>, or both.</summary>
    private static bool LetsOnlyCancellationPass(IOperation filter) => filter.Unwrapped() switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } both =>
            LetsOnlyCancellationPass(both.LeftOperand) && LetsOnlyCancellationPass(both.RightOperand),
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, Operand: var operand } => IsCancellation(operand),
        IIsPatternOperation { Pattern: INegatedPatternOperation { Pattern: var pattern } } => IsOfCancellation(pattern),
        _ => false,
    };

    /// <summary>Whether a test is one for cancellation, and for nothing else that could be thrown.</summary>
    private static bool IsCancellation(IOperation test) => test.Unwrapped() switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } both =>
            IsCancellation(both.LeftOperand) && IsCancellation(both.RightOperand),
        IIsTypeOperation { TypeOperand: var type } => IsCancellation(type),
        IIsPatternOperation { Pattern: var pattern } => IsOfCancellation(pattern),
        IMemberReferenceOperation { Member.Name: var name } => SaysCancel(name),
        ILocalReferenceOperation { Local.Name: var name } => SaysCancel(name),
        IParameterReferenceOperation { Parameter.Name: var name } => SaysCancel(name),
        IInvocationOperation { TargetMethod.Name: var name } => SaysCancel(name),
        _ => false,
    };

    /// <summary>
    /// Not <c>OperationCanceledException or TimeoutException</c>: what passes for its sake is meant to come again, and the rest is given
    /// up.
    /// </summary>
    private static bool IsOfCancellation(IPatternOperation pattern) => pattern switch
    {
        IBinaryPatternOperation both => IsOfCancellation(both.LeftPattern) && IsOfCancellation(both.RightPattern),
        ITypePatternOperation { MatchedType: var type } => IsCancellation(type),
        IDeclarationPatternOperation { MatchedType: var type } => IsCancellation(type),
        IRecursivePatternOperation { MatchedType: var type } => IsCancellation(type),
        _ => false,
    };

    /// <summary>Nor is it of the work when the process can go on no longer.</summary>
    private static bool IsCancellation(ITypeSymbol? type) => type is { Name: nameof(OperationCanceledException) or "TaskCanceledException"
        or nameof(OutOfMemoryException) or nameof(StackOverflowException) or nameof(AccessViolationException) or "ThreadAbortException" };

    /// <summary>Of work that was cancelled, and not of an order that can be.</summary>
    private static bool SaysCancel(string name) => name.IndexOf("Cancellation", StringComparison.OrdinalIgnoreCase) >= 0
        || name.EndsWith("Canceled", StringComparison.OrdinalIgnoreCase) || name.EndsWith("Cancelled", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Whether a handler ends normally and nothing in it can be meant to deal with the failure: it logs, waits, or takes a note in a
    /// variable that nobody asks.
    /// </summary>
    private static bool OnlyLogs(ICatchClauseOperation clause, bool mayContinue, IOperation? end = null, bool mayLeave = false)
    {
        foreach (var operation in clause.Handler.Descendants())
        {
            if (end is not null && end.Contains(operation))
            {
                continue;
            }

            switch (operation)
            {
                case IBranchOperation { BranchKind: BranchKind.Continue } when mayContinue:
                    break;
                case IThrowOperation or IReturnOperation { ReturnedValue: null } or IBranchOperation when mayLeave:
                case IObjectCreationOperation
                    when mayLeave && operation.Ancestors().TakeWhile(a => a != clause).Any(a => a is IThrowOperation):
                    break;
                case IThrowOperation or IReturnOperation { IsImplicit: false } or IBranchOperation:
                case IAssignmentOperation or IIncrementOrDecrementOperation when !IsNoteForLog(operation):
                case IObjectCreationOperation { Type.Name: not ("EventId" or "StackTrace") } creation when !IsPartOfLog(creation, clause):
                case IInvocationOperation call when !IsHarmless(call) && !IsPartOfLog(call, clause):
                    return false;
            }
        }

        return true;
    }

    /// <summary>A local that is counted up, or given another value, and of which nobody hears but by a log.</summary>
    private static bool IsNoteForLog(IOperation note) => note.Parent is IExpressionStatementOperation
        && TargetOf(note) is ILocalReferenceOperation { Local: var local }
        && BodyIndex.Of(note).MentionsOf(local).All(m => m is IVariableDeclaratorOperation || IsTarget(m) || IsOnlyLogged(m));

    private static IOperation? TargetOf(IOperation note) => note switch
    {
        IAssignmentOperation assignment => assignment.Target,
        IIncrementOrDecrementOperation step => step.Target,
        _ => null,
    };

    private static bool IsTarget(IOperation mention) =>
        mention.Parent is { Parent: IExpressionStatementOperation } note && TargetOf(note) == mention;

    /// <summary>Whether a mention is a part of a log entry, or decides whether there is one and nothing else.</summary>
    public static bool IsOnlyLogged(IOperation mention)
    {
        foreach (var around in mention.AncestorsInFunction())
        {
            switch (around)
            {
                case IInvocationOperation call when CallKinds.IsOnlyLog(call):
                    return true;
                case IInvocationOperation call when !MakesText(call):
                    return false; // it may do more with the value: log.LogError("{Id}", await ParkAsync(message))
                case IConditionalOperation { WhenTrue: var then, WhenFalse: var otherwise } choice when choice.Condition.Contains(mention):
                    return choice.Type is null && IsLogEntry(then) && (otherwise is null || IsLogEntry(otherwise));
                case IExpressionStatementOperation or ILoopOperation or IBlockOperation:
                    return false;
            }
        }

        return false;
    }

    /// <summary>Whether a call only makes a text, or a number, of a value that goes to a log.</summary>
    public static bool MakesText(IInvocationOperation call) => call.TargetMethod.Name is "ToString" or "Join" or "Count";

    private static bool IsLogEntry(IOperation statement) => statement switch
    {
        IBlockOperation block => block.Operations.All(IsLogEntry),
        IExpressionStatementOperation { Operation: IInvocationOperation call } => CallKinds.IsOnlyLog(call),
        _ => false,
    };

    /// <summary>Whether a call certainly does no more than log, wait, or make a value of its own for that.</summary>
    public static bool IsHarmless(IInvocationOperation call) => CallKinds.IsOnlyLog(call)
        || call.TargetMethod is { Name: "Delay" or "Sleep" or "FromSeconds" or "FromMilliseconds" or "FromMinutes" or "ConfigureAwait"
        or "ToString" or "GetType" };

    private static bool IsPartOfLog(IOperation operation, ICatchClauseOperation clause) => operation.Ancestors().TakeWhile(a => a != clause)
        .OfType<IInvocationOperation>().Any(c => CallKinds.IsOnlyLog(c));

    private static IOperation OutermostBlock(IOperation operation) =>
        operation.AncestorsInFunction().OfType<IBlockOperation>().Last();
}
