using AwsMessaging.Analyzers.Resources;
using AwsMessaging.Semantics.Facts;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Rules.Configuration;

/// <summary>A dead-letter queue that forgets messages as soon as, or sooner than, the queue that they come from.</summary>
internal sealed class ShortDeadLetterRetentionRule : Rule
{
    private const string Retention = "MessageRetentionPeriod";

    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM4003",
        title: "Dead-letter queue keeps messages no longer than its source",
        messageFormat: "Messages of {0} live for {1} and their age goes on in the dead-letter queue, which keeps them for {2}; keep them "
            + "for {3} there",
        category: Categories.Configuration,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A message that moves to a dead-letter queue keeps the time of its first send. A retention that is not longer than "
            + "that of the source deletes messages before anybody can look at them, the later they were moved the sooner.",
        helpLinkUri: HelpLink("AWSM4003"));

    public ShortDeadLetterRetentionRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests) => interests.OnResource(ResourceKind.Queue, Check);

    private static void Check(ResourceContext context)
    {
        var queue = context.Resource;
        var longest = SqsFacts.RetentionSeconds.Value.Max;
        var retention = queue.Get(Retention);

        // The age of a message starts anew in a FIFO dead-letter queue.
        if (queue.IsChange || retention.Numbers(SqsFacts.DefaultRetentionSeconds) is not { } kept || kept.Max() >= longest
            || !queue.Get("FifoQueue").Is(false))
        {
            return;
        }

        foreach (var source in queue.From(ResourceKind.Queue, ResourceLink.DeadLetterQueue).Certain)
        {
            // SQS refuses a FIFO queue's policy with this one, which is said by itself.
            if (source != queue && source.Get("FifoQueue").Is(false)
                && source.Get(Retention).Numbers(SqsFacts.DefaultRetentionSeconds) is { } lives && kept.Max() <= lives.Min())
            {
                context.Rule.Report(
                    context.PlaceOf(retention),
                    context.Edit(Retention, longest),
                    source.Title,
                    Spans.Say(lives.Min()),
                    Spans.Say(kept.Max()),
                    Spans.Say(longest));
                return;
            }
        }
    }
}
