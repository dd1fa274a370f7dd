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
        var request = context.Call.Argument("request")?.Value;
        var way = request is null ? null : context.Flow.SourcesOf(request);
        var wait = way is null ? new PropertyValue([], true, false) : context.Flow.PropertyOf(way, WaitTimeSeconds);
        if (!context.Flow.ValuesOf(wait).All(v => v.Integer == 0, absent: true) || (wait.MayBeAbsent && QueueMayWait(context)) || Peeks(context, way))
        {
            return;
        }

        if (new Repetition(context.Rule.State, context.Rule.Cancellation).IsEndless(context.Call))
        {
            context.Rule.Report(
                context.Call.NameSyntax().GetLocation(),
                Details(context, way, wait),
                wait.MayBeAbsent ? "no WaitTimeSeconds" : "WaitTimeSeconds = 0",
                SqsFacts.WaitTimeSeconds.Value.Max,
                wait.MayBeAbsent ? " unless the queue has a ReceiveMessageWaitTimeSeconds" : "");
        }
    }

    /// <summary>A request that does not say takes the queue's own wait: somebody here sets one, or it is declared that all queues have one.</summary>
    private static bool QueueMayWait(CallContext context) =>
        context.Rule.Flag(QueuesLongPoll)
        || CompilationText.Mentions(context.Rule.State, "ReceiveMessageWaitTimeSeconds", context.Rule.Cancellation)
        || CompilationText.Mentions(context.Rule.State, "ReceiveMessageWaitTime", context.Rule.Cancellation);

    /// <summary>Messages that stay visible are looked at, not consumed: a tool's deliberate short poll.</summary>
    private static bool Peeks(CallContext context, Sources? way) =>
        way is not null && context.Flow.ValuesOf(context.Flow.PropertyOf(way, "VisibilityTimeout")).Known.Any(v => v.Integer == 0);

    /// <summary>
    /// What the fix changes: each value that is written to the property, or, where there is none, each request; nothing when one is in
    /// another file. A variable that the value comes from stays as it is: others may read it.
    /// </summary>
    private static FixDetails? Details(CallContext context, Sources? way, PropertyValue wait)
    {
        var details = new FixDetails();
        if (way is null)
        {
            return details.With("form", "overload");
        }

        var zeros = wait.Assigned.Count > 0;
        var places = (zeros ? Written(context.Flow, way) : way.Expressions).Select(o => o.Syntax).Distinct().ToList();
        if (places.Count == 0 || places.Any(p => p.SyntaxTree != context.Call.Syntax.SyntaxTree))
        {
            return null;
        }

        for (var i = 0; i < places.Count; i++)
        {
            details.At("place" + i, places[i]);
        }

        return details.With("form", zeros ? "values" : "requests");
    }

    /// <summary>The values of the property as they are written: in the requests' initialisers, and later through the variables that hold them.</summary>
    private static IEnumerable<IOperation> Written(ValueFlow flow, Sources way)
    {
        foreach (var creation in way.Expressions.OfType<IObjectCreationOperation>())
        {
            if (ValueFlow.InitialValue(creation, WaitTimeSeconds) is { } initial)
            {
                yield return initial;
            }
        }

        foreach (var carrier in way.Carriers)
        {
            var near = carrier is ILocalSymbol ? way.Bodies.FirstOrDefault(b => BodyIndex.Of(b).MentionsOf(carrier).Count > 0) : way.Expressions[0];
            foreach (var mention in near is null ? [] : flow.FactsOf(carrier, near).Mentions)
            {
                if (mention.Around() is (IPropertyReferenceOperation { Property.Name: WaitTimeSeconds } property, var child) && property.Instance == child
                    && property.Parent is ISimpleAssignmentOperation assignment && assignment.Target == property)
                {
                    yield return assignment.Value;
                }
            }
        }
    }
}
