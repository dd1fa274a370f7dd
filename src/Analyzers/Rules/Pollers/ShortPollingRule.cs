using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using AwsMessaging.Semantics.Facts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Rules.Pollers;

/// <summary>A poll loop whose receives do not wait for a message to arrive.</summary>
internal sealed class ShortPollingRule : Rule
{
    private const string WaitTimeSeconds = "WaitTimeSeconds";

    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM2001",
        title: "Short polling",
        messageFormat: "This loop receives with {0}, so it pays for empty answers and can miss messages that are there; set WaitTimeSeconds to {1}{2}",
        category: Categories.Pollers,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A short poll asks only some of a queue's servers and returns at once. A long poll asks all of them and returns as soon as a message arrives.",
        helpLinkUri: HelpLink("AWSM2001"));

    private static readonly RuleOption QueuesLongPoll = new(
        "queues_long_poll",
        "false",
        "`true` declares that the queues set `ReceiveMessageWaitTimeSeconds`, so that only an explicit `WaitTimeSeconds = 0` is reported.");

    public ShortPollingRule()
        : base(Finding)
    {
    }

    public override IReadOnlyList<RuleOption> Options => [QueuesLongPoll];

    public override void Register(Interests interests) => interests.OnCall(AwsApi.Sqs.ReceiveMessage, Check);

    private static void Check(CallContext context)
    {
        var setting = new RequestSetting(context, WaitTimeSeconds);
        var wait = setting.Given;
        if (!context.Flow.ValuesOf(wait).All(v => v.Integer == 0, absent: true) || (wait.MayBeAbsent
            && QueueMayWait(context)) || setting.Peeks)
        {
            return;
        }

        if (context.IsRepeated && !(wait.Assigned.Count > 0 && WaitsForAnother(context)))
        {
            context.Rule.Report(
                context.Call.NameSyntax().GetLocation(),
                setting.Details(),
                wait.MayBeAbsent ? "no WaitTimeSeconds" : "WaitTimeSeconds = 0",
                SqsFacts.WaitTimeSeconds.Value.Max,
                wait.MayBeAbsent ? " unless the queue has a ReceiveMessageWaitTimeSeconds" : "");
        }
    }

    /// <summary>
    /// A zero that is written out where the same turn of the loop, or the method that the loop calls, may go on to wait for another receive: it is
    /// there so that this queue does not hold up the other.
    /// </summary>
    private static bool WaitsForAnother(CallContext context)
    {
        var call = context.Call;
        var turn = call.AncestorsInFunction().OfType<ILoopOperation>().FirstOrDefault() ?? call.EnclosingFunction() ?? BodyIndex.RootOf(call);
        return turn.Descendants().OfType<IInvocationOperation>().Any(c => c != call
            && context.Symbols.OperationOf(c.TargetMethod) == AwsApi.Sqs.ReceiveMessage
            && (c.AncestorsInFunction().TakeWhile(a => a != turn).Any(a => a is IConditionalOperation && !a.Contains(call))
                || Sequence.Before(c).TakeWhile(s => !s.Contains(call)).Any(s => s.Syntax.SpanStart > call.Syntax.SpanStart && Sequence.MayLeave(s)))
            && Waits(c, context.Flow));

        static bool Waits(IInvocationOperation other, ValueFlow flow) => other.Argument("request") is { Value: var request }
            && !flow.ValuesOf(flow.PropertyOf(request, WaitTimeSeconds)).All(v => v.Integer == 0, absent: true);
    }

    /// <summary>
    /// A request that does not say takes the queue's own wait: somebody here sets one, or it is declared that all queues have one.
    /// </summary>
    private static bool QueueMayWait(CallContext context) =>
        context.Rule.Flag(QueuesLongPoll)
        || CompilationText.Mentions(context.Rule.State, "ReceiveMessageWaitTimeSeconds", context.Rule.Cancellation)
        || CompilationText.Mentions(context.Rule.State, "ReceiveMessageWaitTime", context.Rule.Cancellation);
}
