using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Resources;
using AwsMessaging.Semantics.Facts;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Rules.Configuration;

/// <summary>A queue that does not let receives wait, polled by what leaves the wait to the queue.</summary>
internal sealed class ShortPollingQueueRule : Rule
{
    private const string Wait = "ReceiveMessageWaitTimeSeconds";

    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM4009",
        title: "Queue defaults to short polling",
        messageFormat: "{0} lets a receive wait for {1}, and {2}: it pays for empty answers and can miss messages that are there; set "
            + "ReceiveMessageWaitTimeSeconds to {3}",
        category: Categories.Configuration,
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "A receive that does not say how long it waits takes the queue's own wait, which is 0 if it is not set: a short poll.",
        helpLinkUri: HelpLink("AWSM4009"));

    public ShortPollingQueueRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests) => interests.OnResource(ResourceKind.Queue, Check);

    private static void Check(ResourceContext context)
    {
        var queue = context.Resource;
        var wait = queue.Get(Wait);
        if (queue.IsChange || wait.Numbers(0) is not [0])
        {
            return;
        }

        foreach (var poller in queue.From(ResourceKind.Poller, ResourceLink.Polled).Certain)
        {
            if (HowItPolls(poller, context) is { } how)
            {
                long longest = SqsFacts.WaitTimeSeconds.Value.Max;
                context.Rule.Report(
                    context.PlaceOf(wait), context.Edit(Wait, longest), queue.Title.Capitalized(), Spans.Say(0), how, Spans.Say(longest));
                return;
            }
        }
    }

    private static string? HowItPolls(Resource poller, ResourceContext context)
    {
        if (!poller.IsRequest)
        {
            return poller.IsConstruct ? $"{poller.Title} polls it, unless its code sets WaitTimeSeconds" : null;
        }

        // Where nothing in view names the wait of a queue, AWSM2001 speaks at the loop.
        return poller.Own("WaitTimeSeconds").IsAbsent && poller.IsRepeated
            && (CompilationText.Mentions(context.Rule.State, Wait, context.Rule.Cancellation)
                || CompilationText.Mentions(context.Rule.State, "ReceiveMessageWaitTime", context.Rule.Cancellation))
            ? "a loop polls it without WaitTimeSeconds"
            : null;
    }
}
