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
        messageFormat: "This loop receives with {0}, so it pays for empty answers and can miss messages that are there; set "
            + "WaitTimeSeconds to {1}{2}",
        category: Categories.Pollers,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A short poll asks only some of a queue's servers and returns at once. A long poll asks all of them and returns as "
            + "soon as a message arrives.",
        helpLinkUri: HelpLink("AWSM2001"));

    private static readonly RuleOption QueuesLongPoll = new(
        "queues_long_poll",
        "false",
        "`true` declares that the queues set `ReceiveMessageWaitTimeSeconds`, so that only an explicit `WaitTimeSeconds = 0` is reported.");

    private static readonly string[] Pauses = ["Delay", "Wait", "Sleep", "Pause", "Backoff", "Idle", "Yield", "Throttle"];

    /// <summary>How steps are named that finish what was done with the messages, or a round of it.</summary>
    private static readonly string[] Finishing = ["SaveChanges", "Commit", "Flush", "Dispose", "Complete", "Log"];

    /// <summary>How steps are named that take something else, or keep time: they are no part of the work on the messages.</summary>
    private static readonly string[] Taking =
        ["Receive", "Poll", "Consume", "Listen", "Accept", "Read", "Tick", "Frame", "Render", "Pump"];

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

        if (context.IsRepeated && !(wait.Assigned.Count > 0 && HoldsUpOthers(context)) && !ClientCode.MaySet(context.Rule, WaitTimeSeconds))
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
    /// A zero that is written out where the same turn of the loop, or the method that the loop calls, waits for another receive, or has
    /// other work to do, or where the next turn is another queue's: it is there so that this queue does not hold up the rest.
    /// </summary>
    private static bool HoldsUpOthers(CallContext context)
    {
        var call = context.Call;
        var turn = call.AncestorsInFunction().OfType<ILoopOperation>().FirstOrDefault() ?? call.EnclosingFunction()
            ?? BodyIndex.RootOf(call);
        return turn.Descendants().OfType<IInvocationOperation>().Any(c =>
            c != call && (IsOtherReceive(c, context) || IsOtherWork(c, call, turn))) || IsOneOfSeveral(context);
    }

    /// <summary>The queue is another one at each turn: <c>QueueUrl = tenants[i]</c>, or one of a <c>foreach</c>.</summary>
    private static bool IsOneOfSeveral(CallContext context)
    {
        var call = context.Call;
        var named = call.Argument("queueUrl") is { Value: var url } ? [url]
            : call.Argument("request") is { Value: var request } ? context.Flow.PropertyOf(request, "QueueUrl").Assigned : [];
        var sources = named.SelectMany(n => context.Flow.SourcesOf(n).Expressions.Append(n));
        return sources.SelectMany(n => n.DescendantsAndSelf()).Any(o => o switch
        {
            ILocalReferenceOperation { Local: var local } => call.LoopWith(local) is not null,
            IArrayElementReferenceOperation { Indices: [var index] } => !index.ConstantValue.HasValue,
            IPropertyReferenceOperation { Property.IsIndexer: true, Arguments: [{ Value: var index }] } =>
                !index.ConstantValue.HasValue && index.Type?.SpecialType == SpecialType.System_Int32,
            _ => false,
        });
    }

    private static bool IsOtherReceive(IInvocationOperation call, CallContext context) =>
        context.Symbols.OperationOf(call.TargetMethod) == AwsApi.Sqs.ReceiveMessage
            ? call.Argument("request") is { Value: var request }
                && !context.Flow.ValuesOf(context.Flow.PropertyOf(request, WaitTimeSeconds)).All(v => v.Integer == 0, absent: true)
                && AddressOf(call, context.Flow) is { } other && AddressOf(context.Call, context.Flow) is { } own && other != own
            : call.TargetMethod.IsOwn(call)
                && MemberReader.Says(call.TargetMethod, static name => name is "ReceiveMessageAsync"
                    or "ReceiveMessage", context.Rule.Cancellation);

    /// <summary>
    /// The queue as the code writes it, since to ask one queue twice holds up nobody; null for a request that names none.
    /// </summary>
    private static string? AddressOf(IInvocationOperation receive, ValueFlow flow)
    {
        if (receive.Argument("queueUrl") is { Value: var url })
        {
            return url.Syntax.ToString();
        }

        var named = receive.Argument("request") is { Value: var request } ? flow.PropertyOf(request, "QueueUrl") : PropertyValue.Unknown;
        return named.IsUnknown ? receive.Syntax.Span.ToString()
            : named.Assigned.Count > 0 ? string.Join("|", named.Assigned.Select(a => a.Syntax.ToString()))
            : null;
    }

    /// <summary>
    /// A step of each turn that is waited for, is given nothing, and is no pause. Behind the receive it may finish what was done with the
    /// messages, as <c>SaveChangesAsync(stop)</c> does: there only one counts that by its name takes something else, or keeps time.
    /// </summary>
    private static bool IsOtherWork(IInvocationOperation call, IInvocationOperation receive, IOperation turn)
    {
        if (turn is not ILoopOperation { Body: var body }
            || call.Parent is not IAwaitOperation { Parent: IExpressionStatementOperation { Parent: var parent } } || parent != body
            || !call.Arguments.All(a => a.Value.Unwrapped().Type?.Name == nameof(CancellationToken))
            || !CallKinds.MayBeWork(call))
        {
            return false;
        }

        var name = CallKinds.WordsOf(DeletedBeforeProcessingRule.NameOf(call));
        return !Array.Exists(Pauses, p => name.IndexOf(p, StringComparison.OrdinalIgnoreCase) >= 0)
            && !Array.Exists(Finishing, w => CallKinds.Says(name, w))
            && (call.Syntax.SpanStart < receive.Syntax.SpanStart || Array.Exists(Taking, w => CallKinds.Says(name, w)));
    }

    /// <summary>
    /// A request that does not say takes the queue's own wait: somebody here sets one, or it is declared that all queues have one.
    /// </summary>
    private static bool QueueMayWait(CallContext context) =>
        context.Rule.Flag(QueuesLongPoll)
        || CompilationText.Mentions(context.Rule.State, "ReceiveMessageWaitTimeSeconds", context.Rule.Cancellation)
        || CompilationText.Mentions(context.Rule.State, "ReceiveMessageWaitTime", context.Rule.Cancellation);
}
