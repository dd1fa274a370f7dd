using AwsMessaging.Analyzers.Resources;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Rules.Configuration;

/// <summary>SNS or EventBridge is to send to a queue that lets nobody but its owner do so.</summary>
internal sealed class MissingQueuePolicyRule : Rule
{
    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM4020",
        title: "Queue policy missing for SNS/EventBridge delivery",
        messageFormat: "No policy of {0} lets {1} send to it, so {2} is refused; allow sqs:SendMessage to {3} for this {4} in a queue "
            + "policy",
        category: Categories.Configuration,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "SNS and EventBridge send to a queue as services, and without a policy on the queue that allows it SQS refuses. "
            + "Subscription, rule and deployment are all right; the messages do not arrive. Subscriptions and targets that the CDK wires "
            + "itself come with the policy.",
        helpLinkUri: HelpLink("AWSM4020"));

    public MissingQueuePolicyRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests)
    {
        interests.OnResource(ResourceKind.Subscription, CheckSubscription);
        interests.OnResource(ResourceKind.Target, CheckTarget);
    }

    private static void CheckSubscription(ResourceContext context)
    {
        if (context.Resource.Get("Protocol").Texts() is ["sqs"])
        {
            Check(context, ResourceLink.Endpoint, "SNS", "sns.amazonaws.com", "topic");
        }
    }

    private static void CheckTarget(ResourceContext context)
    {
        // A role that EventBridge takes on needs no policy.
        if (context.Resource.Get("RoleArn").IsAbsent)
        {
            Check(context, ResourceLink.Destination, "EventBridge", "events.amazonaws.com", "rule");
        }
    }

    private static void Check(ResourceContext context, ResourceLink link, string service, string principal, string source)
    {
        var sender = context.Resource;

        // An emulator of AWS asks for no permission.
        if (sender.BringsPermissions || sender.MayBeForTrial)
        {
            return;
        }

        foreach (var (to, what) in new[] { (link, source == "topic" ? "every message" : "every event"),
            (ResourceLink.DeadLetterQueue, "what should wait there") })
        {
            if (sender.To(to).Single is { Kind: ResourceKind.Queue } queue && queue.LacksPolicy)
            {
                context.Rule.Report(sender.Location, null, queue.Title, service, what, principal, source);
                return;
            }
        }
    }
}
