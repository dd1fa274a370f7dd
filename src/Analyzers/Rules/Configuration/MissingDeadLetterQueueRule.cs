using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Resources;
using AwsMessaging.Semantics.Facts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Rules.Configuration;

/// <summary>A queue from which a message that nobody can handle goes nowhere.</summary>
internal sealed class MissingDeadLetterQueueRule : Rule
{
    /// <summary>Property with how many receives the redrive policy of the fix allows.</summary>
    public const string Receives = "dlq.receives";

    /// <summary>Property with the seconds for which the dead-letter queue of the fix keeps messages.</summary>
    public const string Retention = "dlq.retention";

    /// <summary>Property that is there when the dead-letter queue must be FIFO.</summary>
    public const string IsFifo = "dlq.fifo";

    /// <summary>Property with the name of a queue that a call of the SDK creates.</summary>
    public const string QueueName = "dlq.queue";

    /// <summary>Role of the construct's creation, or of the call.</summary>
    public const string Queue = "dlq.site";

    /// <summary>Property with the metric of the alarm that the dead-letter queue of the fix lacks.</summary>
    public const string Alarm = "dlq.alarm";

    private const string Policy = "RedrivePolicy";

    /// <summary>Words for queues whose messages somebody waits for, or that live for a moment.</summary>
    private static readonly string[] ShortLived = ["reply", "replies", "response", "temporary", "temp"];

    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM4001",
        title: "Queue without dead-letter queue",
        messageFormat: "{0} has no dead-letter queue: a message that {1} cannot handle comes back {2} and is then deleted; add a "
            + "dead-letter queue",
        category: Categories.Configuration,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Without a redrive policy nothing counts how often a message was received. One that always fails is received again "
            + "and again until its retention ends, in the way of those that could be handled, and is then gone.",
        helpLinkUri: HelpLink("AWSM4001"));

    public MissingDeadLetterQueueRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests) => interests.OnResource(ResourceKind.Queue, Check);

    private static void Check(ResourceContext context)
    {
        var queue = context.Resource;
        if (queue.IsChange || !queue.Get(Policy).IsAbsent || !queue.To(ResourceLink.DeadLetterQueue).IsAbsent
            || queue.IsCalled(ShortLived) || queue.MayBeForTrial)
        {
            return;
        }

        var mappings = queue.From(ResourceKind.Mapping, ResourceLink.Source).Certain;
        if ((mappings.Count == 0 && !IsCertain(queue)) || queue.TakesFailures() != false)
        {
            return;
        }

        if (mappings.Count == 0 && queue.KeepsForMoments)
        {
            return;
        }

        var keeps = queue.Get("MessageRetentionPeriod").Numbers(SqsFacts.DefaultRetentionSeconds) is [var seconds]
            ? "for " + Spans.Say(seconds)
            : "until its retention ends";
        var title = queue.Title.Capitalized();
        if (mappings.Count > 0)
        {
            context.Rule.Report(
                queue.Location, Details(context), title, mappings[0].To(ResourceLink.Function).Single?.Title ?? "the function", keeps);
        }
        else
        {
            context.Rule.Suggest(queue.Location, Details(context), title, "its consumer", keeps);
        }
    }

    /// <summary>
    /// Without a consumer in sight: a construct that code out of view cannot make a dead-letter queue of, or a queue that a call creates by
    /// a name that is in view.
    /// </summary>
    private static bool IsCertain(Resource queue) => queue.IsAllInView || (queue.IsRequest && queue.Name is not null);

    private static FixDetails? Details(ResourceContext context)
    {
        var queue = context.Resource;
        if (queue.Get("FifoQueue").Flags() is not [var isFifo] || IsMadeElsewhere(queue))
        {
            return null;
        }

        var details = queue.IsRequest
            ? new FixDetails().With(QueueName, queue.Own("QueueName").Texts() is [var name] ? name : null)
            : context.Edit(Policy, "");
        details = details?.At(Queue, queue.Site.Operation.Syntax)
            .With(Receives, Text(SqsFacts.AdvisedMaxReceiveCountWithLambda)).With(Retention, Text(SqsFacts.RetentionSeconds.Value.Max));
        if (queue.Site.Shape.Form == Form.Construct && queue.WouldNewOneBeAlone())
        {
            details?.With(Alarm, SqsFacts.WaitingMessagesMetric.Value);
        }

        return isFifo ? details?.With(IsFifo, "true") : details;
    }

    /// <summary>Whether a call is given a request that is made before it: a policy would have to be written there.</summary>
    private static bool IsMadeElsewhere(Resource queue) =>
        queue.Site.Operation is IInvocationOperation call
            && call.Argument("request")?.Value.Unwrapped() is not (null or IObjectCreationOperation);

    private static string Text(long number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
