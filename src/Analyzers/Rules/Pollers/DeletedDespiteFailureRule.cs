using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Rules.Pollers;

/// <summary>A message that is taken off its queue although what was to be done with it failed.</summary>
internal sealed class DeletedDespiteFailureRule : Rule
{
    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM2005",
        title: "Message is deleted although processing failed",
        messageFormat: "A message that '{0}' fails on is deleted all the same, because {1}, and never comes back; delete it only after "
            + "success",
        category: Categories.Pollers,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A message that is not deleted comes back after its visibility timeout, and goes to the dead-letter queue when it "
            + "keeps failing. A delete that runs after a failure as well takes both away: the message is lost.",
        helpLinkUri: HelpLink("AWSM2005"));

    public DeletedDespiteFailureRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests) =>
        interests.OnCalls([AwsApi.Sqs.DeleteMessage, AwsApi.Sqs.DeleteMessageBatch], Check);

    private static void Check(CallContext context)
    {
        var sites = new DeleteSites(context.Rule.State, context.Rule.Cancellation).Of(context.Call, context.Operation.IsBatch);
        DeleteSites.Ask(sites, site =>
        {
            var found = Find(site, context);
            if (found is var (failing, reason, details) && !DeletedBeforeProcessingRule.SayAtMostOnce(site, context))
            {
                context.Rule.Report(DeleteSites.LocationOf(site, sites, context.Call), details, failing, reason);
            }

            return found is not null || site.Work.Possible.Count > 0;
        });
    }

    /// <summary>What fails without keeping the code from the delete, and why it does not; null for nothing.</summary>
    private static (string Failing, string Reason, FixDetails? Details)? Find(DeleteSite site, CallContext context)
    {
        var work = site.Work;
        if (SwallowedByMethod(site, work, context) is { } name)
        {
            return (name, $"'{name}' keeps its exceptions to itself", null);
        }

        if (work.Calls.Count == 0 || Scopes.IsInCatch(site.Place))
        {
            return null;
        }

        if (InFinally(site, work, context) is var (failing, @try))
        {
            return (NameOf(failing), "the delete is in the finally", LaterDelete.ToEndOf(@try, site));
        }

        return Swallowed(site, work, context) switch
        {
            null => null,
            ({ } call, null) => (NameOf(call), $"'{NameOf(call)}' keeps its exceptions to itself", null),
            ({ } call, { } around) =>
                (NameOf(call), "the catch goes on to the delete", site.IsOfAll ? null : LaterDelete.ToEndOf(around, site)),
        };
    }

    private static string NameOf(IInvocationOperation call) => DeletedBeforeProcessingRule.NameOf(call);

    /// <summary>
    /// The work of the <c>try</c> in whose <c>finally</c> the delete runs whatever happened, unless the catch takes care of the message.
    /// </summary>
    private static (IInvocationOperation Failing, ITryOperation Try)? InFinally(DeleteSite site, MessageWork work, CallContext context)
    {
        foreach (var @try in site.Place.AncestorsInFunction().OfType<ITryOperation>())
        {
            if (@try.Finally is { } @finally && @finally.Contains(site.Place))
            {
                // What else was done before it succeeded: the rest may be best effort. A catch may note the failure where others find it.
                return Sequence.IsUnconditionalIn(site.Place, @finally)
                    && !work.Possible.Any(c => c.Syntax.SpanStart < @try.Syntax.SpanStart) && !AttemptOutcome.IsBesideCommit(@try)
                    && work.Calls.FirstOrDefault(@try.Body.Contains) is { } failing
                    && !work.Possible.Any(c => @try.Catches.Any(clause => clause.Contains(c)))
                    && (SwallowedFailures.GeneralCatch(@try) is not { } general
                        || (SwallowedFailures.OnlyLogsOrLeaves(general) && !SwallowedFailures.IsOfNoConsequence(general)))
                    && !Sequence.MayLeave(@finally)
                    && !DealsWithFailures(failing, context.Rule)
                    ? (failing, @try)
                    : null;
            }
        }

        return null;
    }

    /// <summary>
    /// Whether a method of the project catches its failures itself, and does more with them than to log: it stores them, say.
    /// </summary>
    private static bool DealsWithFailures(IInvocationOperation call, RuleContext context)
    {
        var method = call.TargetMethod.OriginalDefinition;
        return method.IsOwn(call) && MemberReader.Has(method, SyntaxKind.CatchClause, context.Cancellation)
            && MemberReader.BodyOf(method, context.State, context.Cancellation)?.Descendants().OfType<ITryOperation>()
                .Any(t => SwallowedFailures.GeneralCatch(t) is { } general && !SwallowedFailures.OnlyLogsOrLeaves(general)
                    && (IsGivenOn(general.Handler) || !general.Handler.Descendants().Any(o => o is IThrowOperation))) == true;

        // Parked, say, and not counted only
        static bool IsGivenOn(IOperation handler) => handler.Descendants().OfType<IInvocationOperation>().Any(c =>
            !CallKinds.IsOnlyLog(c) && c.Arguments.Any(a => a.Value.DescendantsAndSelf().Any(o => o is IParameterReferenceOperation)));
    }

    /// <summary>
    /// The first work before the delete, where its failure does not keep the code from coming to it, and the <c>try</c> that swallows it.
    /// What is done after work that succeeded may be best effort, and so may what is done before work whose failure does.
    /// </summary>
    private static (IInvocationOperation Failing, ITryOperation? Try)? Swallowed(DeleteSite site, MessageWork work, CallContext context)
    {
        var before = Sequence.Before(site.Place).Reverse().ToList();
        var first = before.FindIndex(s => work.Possible.Any(s.Contains));
        return first >= 0 && !before.Skip(first + 1).Any(s => Sequence.MayLeave(s))
            && SwallowedIn(before[first], site, work, context) is { } swallowed
            && !before.Take(first).Any(IsPutElsewhere) && !before.Skip(first + 1).Any(s => KeepsFromDelete(s) || IsPutElsewhere(s))
            && !AttemptOutcome.IsBesideCommit(swallowed.Try ?? (IOperation)swallowed.Failing)
                ? swallowed
                : null;

        bool KeepsFromDelete(IOperation statement) =>
            work.Possible.Any(c => statement.Contains(c) && (CallKinds.IsWork(c) || IsOfBusiness(c))
                && !IsDropped(c) && !IsSwallowedIn(c, statement)
                && !SwallowedFailures.IsKeptFromCaller(c, work, context.Rule.State, context.Rule.Cancellation));

        // Not what stops for the message: StopTrainAsync(order.Train), SettleAsync(invoice)
        bool IsOfBusiness(IInvocationOperation call) => CallKinds.IsSettling(call.TargetMethod)
            && !call.Arguments.Any(a => context.Symbols.TypeOf(a.Value.Unwrapped().Type) == AwsApi.Sqs.Message);

        bool IsPutElsewhere(IOperation statement) => work.HandedOut.Any(statement.Contains);

        static bool IsDropped(IInvocationOperation call) => Execution.IsTask(call.Type)
            && call.Around().Parent is IExpressionStatementOperation or ISimpleAssignmentOperation { Target: IDiscardOperation };

        static bool IsSwallowedIn(IOperation call, IOperation statement) => call.AncestorsInFunction().OfType<ITryOperation>()
            .Any(t => statement.Contains(t) && t.Body.Contains(call) && SwallowedFailures.Swallows(t));
    }

    private static (IInvocationOperation Failing, ITryOperation? Try)? SwallowedIn(IOperation statement, DeleteSite site, MessageWork work,
        CallContext context)
    {
        switch (statement)
        {
            case ITryOperation @try when work.Calls.FirstOrDefault(@try.Body.Contains) is { } failing:
                return SwallowedFailures.Swallows(@try) && !Handles(@try, work) ? (failing, @try) : null;

            case IForEachLoopOperation { Body: var body } when site.IsOfAll:
                var rounds = body is IBlockOperation block ? block.Operations : (IReadOnlyList<IOperation>)[body];
                return rounds.FirstOrDefault(o => work.Possible.Any(o.Contains)) is { } first
                    && first is ITryOperation or IExpressionStatementOperation
                    && !rounds.Any(o => o != first && Sequence.MayLeave(o))
                    ? SwallowedIn(first, site, work, context)
                    : null;

            case IExpressionStatementOperation when work.Calls.FirstOrDefault(c => statement.Contains(c)
                && c.EnclosingFunction() == site.Place.EnclosingFunction()) is { } call:
                return Execution.IsDoneInPlace(call) && SwallowedFailures.IsKeptFromCaller(call, work, context.Rule.State,
                    context.Rule.Cancellation)
                    ? (call, null)
                    : null;

            case IExpressionStatementOperation when site.IsOfAll && work.Possible.Where(statement.Contains).ToList() is [var each]
                && work.Calls.Contains(each) && IsCalledForEach(each, statement, site, context):
                return SwallowedFailures.IsKeptFromCaller(each, work, context.Rule.State, context.Rule.Cancellation) ? (each, null) : null;

            default:
                return null;
        }
    }

    /// <summary>
    /// Whether a call is all that is done for each message, side by side, and is over when the statement is:
    /// <c>await Task.WhenAll(messages.Select(m => HandleAsync(m)))</c>.
    /// </summary>
    private static bool IsCalledForEach(IInvocationOperation call, IOperation statement, DeleteSite site, CallContext context) =>
        call.EnclosingFunction() is IAnonymousFunctionOperation { Parent: IDelegateCreationOperation creation } lambda
        && creation.EnclosingFunction() == site.Place.EnclosingFunction()
        && (call.Around().Parent is IReturnOperation || Execution.IsDoneInPlace(call))
        && Sequence.IsUnconditionalIn(call, lambda.Body) && !Sequence.MayLeave(lambda.Body, throws: true)
        && Execution.PlaceOf(
            creation, lambda.Symbol.IsAsync || Execution.IsTask(lambda.Symbol.ReturnType), context.Rule.State, context.Rule.Cancellation) is
                { } place
        && statement.Contains(place);

    /// <summary>
    /// The method that all messages are given to, one by one, before all of them are deleted, where it keeps its failures to itself and is
    /// over by then: <c>await Task.WhenAll(messages.Select(HandleAsync))</c>. Nothing else is done with any of them before.
    /// </summary>
    private static string? SwallowedByMethod(DeleteSite site, MessageWork work, CallContext context)
    {
        if (!site.IsOfAll || work.HandedOut.Count == 0 || Scopes.IsInCatch(site.Place))
        {
            return null;
        }

        var before = Sequence.Before(site.Place).ToList();
        return before.FindIndex(s => work.HandedOut.Any(s.Contains)) is >= 0 and var last && before[last] is IExpressionStatementOperation
            && !work.Possible.Any(c => before.Exists(s => s.Contains(c)))
            && work.HandedOut.Where(o => before.Exists(s => s.Contains(o))).ToList() is [IInvocationOperation each]
            && each.EnclosingFunction() == site.Place.EnclosingFunction()
            && each.Arguments.Select(a => a.Value.Unwrapped()).OfType<IDelegateCreationOperation>().ToList() is
                [{ Target: IMethodReferenceOperation { Method: { Parameters: [{ Type: var given }, ..] } method } } creation]
            && context.Symbols.TypeOf(given) == AwsApi.Sqs.Message
            && Execution.PlaceOf(creation, Execution.IsTask(method.ReturnType), context.Rule.State, context.Rule.Cancellation) is { } place
            && before[last].Contains(place) && !before.Take(last).Any(s => Sequence.MayLeave(s))
            && SwallowedFailures.IsKeptFromCaller(method, [0], context.Rule.State, context.Rule.Cancellation)
            && !AttemptOutcome.IsBesideCommit(each)
                ? method.Name
                : null;
    }

    /// <summary>Whether a catch does something with the message: parks it, sends it on.</summary>
    private static bool Handles(ITryOperation @try, MessageWork work) => work.Possible.Concat(work.HandedOut).Any(
        o => @try.Catches.Any(clause => clause.Contains(o)));
}
