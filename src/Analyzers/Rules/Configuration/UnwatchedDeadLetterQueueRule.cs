using AwsMessaging.Analyzers.Resources;
using AwsMessaging.Semantics.Facts;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Rules.Configuration;

/// <summary>A dead-letter queue of which nobody learns when there is something in it.</summary>
internal sealed class UnwatchedDeadLetterQueueRule : Rule
{
    /// <summary>Property with the metric that the fix watches.</summary>
    public const string Metric = "alarm.metric";

    /// <summary>Role of the construct's creation.</summary>
    public const string Queue = "alarm.queue";

    /// <summary>What it says: the fix that makes a dead-letter queue asks whether that is wanted.</summary>
    public static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM4006",
        title: "Dead-letter queue without an alarm",
        messageFormat: "No alarm tells when something of {0} lands in this dead-letter queue, and it is deleted {1} later; add an alarm "
            + "on {2}",
        category: Categories.Configuration,
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "A message in a dead-letter queue waits for a person. Without an alarm nobody knows of it before somebody misses "
            + "what it should have done.",
        helpLinkUri: HelpLink("AWSM4006"));

    public UnwatchedDeadLetterQueueRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests) => interests.OnResource(ResourceKind.Queue, Check);

    private static void Check(ResourceContext context)
    {
        var queue = context.Resource;
        if (queue.IsChange || !queue.IsAllInView || queue.FailureSources() is not [var source, ..]
            || !queue.Lacks(ResourceKind.Alarm, ResourceLink.Watched) || !queue.IsReadByNobody())
        {
            return;
        }

        var metric = SqsFacts.WaitingMessagesMetric.Value;
        var keeps = queue.Get("MessageRetentionPeriod").Numbers(SqsFacts.DefaultRetentionSeconds) is [var seconds]
            ? Spans.Say(seconds)
            : "some time";
        var details = queue.Site.Shape.Form == Form.Construct
            ? new FixDetails().With(Metric, metric).At(Queue, queue.Site.Operation.Syntax)
            : null;
        context.Rule.Report(queue.Location, details, OneOf(source), keeps, metric);
    }

    /// <summary>
    /// Whose failures the queue holds, where the source has no name: the dead-letter queue is a queue itself, and nothing else of these.
    /// </summary>
    private static string OneOf(Resource source) => source switch
    {
        { Name: not null } => source.Title,
        { Kind: ResourceKind.Queue } => "another queue",
        { KindWord: var word } => ("aeiou".IndexOf(word[0]) >= 0 ? "an " : "a ") + word,
    };
}
