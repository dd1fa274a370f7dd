using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Rules.Handlers;

/// <summary>A handler of an ordered source that notes a failed record and goes on with those behind it.</summary>
internal sealed class GoesOnAfterFailureRule : Rule
{
    /// <summary>Role of the <c>catch</c> clause.</summary>
    public const string Clause = "catch";

    /// <summary>Role of the statement that adds the record to the failures, where all behind it have to be added too.</summary>
    public const string Statement = "statement";

    /// <summary>Property: the statement, in text, that adds the record and all behind it.</summary>
    public const string Rest = "rest";

    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM3007",
        title: "Handler goes on after a failure where order matters",
        messageFormat: "The loop goes on behind a {0} that failed: {1}; {2}",
        category: Categories.Handlers,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "From an ordered source, what comes behind a record depends on it. Of a stream Lambda takes the first failed record for the place to begin again, and delivers all behind it once more.",
        helpLinkUri: HelpLink("AWSM3007"));

    public GoesOnAfterFailureRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests) => interests.OnHandler(Check);

    private static void Check(HandlerContext context)
    {
        var handler = context.Handler;
        if (!handler.ReportsRecords(context.Symbols))
        {
            return;
        }

        var code = context.Code;
        if (!OrderedBatch.IsOrdered(handler, code, context.Symbols))
        {
            return;
        }

        foreach (var body in code)
        {
            var loops = RecordFailures.LoopsIn(context.OperationsIn(body), context.Symbols).ToList();
            var work = loops.Count > 0 ? RecordFailures.WorkIn(body, handler, context.Symbols) : null;
            foreach (var loop in loops)
            {
                if (NotingCatch(loop, work!, context.Symbols) is var (clause, add) && !OrderedBatch.MindsGroups(code))
                {
                    Report(context, loop, clause, add);
                }
            }
        }
    }

    /// <summary>
    /// The <c>catch</c> in a loop that adds the record to the failures and lets the loop go on, and its call of <c>Add</c>. Code that looks at the
    /// failures, or takes another note of them, may stop by that.
    /// </summary>
    private static (ICatchClauseOperation Clause, IInvocationOperation Add)? NotingCatch(IForEachLoopOperation loop, MessageWork work, MessagingSymbols symbols)
    {
        foreach (var @try in loop.Body.DescendantsAndSelf().OfType<ITryOperation>())
        {
            if (SwallowedFailures.GeneralCatch(@try) is { } clause
                && work.Calls.Any(@try.Body.Contains)
                && AddsIn(clause.Handler, symbols) is [var add]
                && add.EnclosingFunction() == loop.EnclosingFunction()
                && !clause.Handler.Descendants().Any(o => o is IAssignmentOperation { Parent: not IObjectOrCollectionInitializerOperation } or IIncrementOrDecrementOperation or IConditionalOperation
                    or IInvocationOperation { TargetMethod: { Name: "Cancel" or "CancelAsync" or "Stop" or "Set" } })
                && !LeavesLoop(clause, loop)
                && !IsAskedIn(loop, add, symbols))
            {
                return (clause, add);
            }
        }

        return null;
    }

    /// <summary>Whether the handler may end the loop; to go on with its next round does not.</summary>
    private static bool LeavesLoop(ICatchClauseOperation clause, IForEachLoopOperation loop) => clause.Handler.Descendants().Any(o => o switch
    {
        IThrowOperation or IReturnOperation { IsImplicit: false } => true,
        IBranchOperation branch => branch.GetCorrespondingOperation() is not { } target
            || (branch.BranchKind == BranchKind.Continue ? target.Contains(loop) && target != loop : target.Contains(loop)),
        _ => false,
    });

    private static List<IInvocationOperation> AddsIn(IOperation code, MessagingSymbols symbols) =>
    [
        .. code.Descendants().OfType<IInvocationOperation>().Where(c => c is { TargetMethod.Name: "Add", Instance: ILocalReferenceOperation { Type: var type } }
            && BatchTypes.FailureIn(type, symbols) is not null),
    ];

    /// <summary>Whether something in the loop besides the adding mentions the failures.</summary>
    private static bool IsAskedIn(IForEachLoopOperation loop, IInvocationOperation add, MessagingSymbols symbols)
    {
        var adding = AddsIn(loop.Body, symbols).Select(a => a.Instance).ToList();
        return BodyIndex.Of(loop).MentionsOf(((ILocalReferenceOperation)add.Instance!).Local)
            .Any(m => loop.Syntax.Span.Contains(m.Syntax.Span) && !adding.Contains(m));
    }

    private static void Report(HandlerContext context, IForEachLoopOperation loop, ICatchClauseOperation clause, IInvocationOperation add)
    {
        if (clause.Syntax is not CatchClauseSyntax syntax)
        {
            return;
        }

        // In a switch or a loop inside the loop, a break would leave only that.
        var details = clause.Ancestors().First(a => a is ILoopOperation or ISwitchOperation) == loop ? new FixDetails().At(Clause, syntax) : null;
        if (context.Handler.Source == BatchSource.Sqs)
        {
            if (details is not null)
            {
                AddRest(details, loop, add, context.Symbols);
            }

            context.Rule.Report(
                syntax.CatchKeyword.GetLocation(),
                details,
                "message",
                "messages of the same group are handled before it, and it comes last when it is delivered again",
                "stop there, and return it with all messages behind it");
        }
        else
        {
            context.Rule.Suggest(
                syntax.CatchKeyword.GetLocation(),
                details,
                "record",
                "Lambda begins again at the first record that failed, so all that are handled after it are handled twice, and before it",
                "stop there, and return it alone");
        }
    }

    /// <summary>
    /// <c>failures.AddRange(evnt.Records.SkipWhile(m => m != message).Select(m => new … { ItemIdentifier = m.MessageId }));</c> where the loop goes
    /// through the records as they came.
    /// </summary>
    private static void AddRest(FixDetails details, IForEachLoopOperation loop, IInvocationOperation add, MessagingSymbols symbols)
    {
        if (loop.Collection.Unwrapped() is IPropertyReferenceOperation { Property.Name: "Records", Instance: IParameterReferenceOperation } records
            && RecordFailures.RecordOf(loop, symbols) is { } record
            && add.Syntax.Parent is ExpressionStatementSyntax statement
            && add.SemanticModel is { } model
            && BatchTypes.FailureIn(add.Instance!.Type, symbols) is { } failure)
        {
            var other = record.Name == "m" ? "x" : "m";
            details.At(Statement, statement).With(
                Rest,
                $"{add.Instance.Syntax}.AddRange({records.Syntax}.SkipWhile({other} => {other} != {record.Name})"
                + $".Select({other} => new {failure.ToMinimalDisplayString(model, statement.SpanStart)} {{ ItemIdentifier = {other}.MessageId }}));");
        }
    }
}
