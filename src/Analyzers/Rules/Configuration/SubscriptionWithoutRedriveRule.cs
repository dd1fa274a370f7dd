using AwsMessaging.Analyzers.Resources;
using AwsMessaging.Semantics.Facts;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Rules.Configuration;

/// <summary>A subscription of a system that has no place for what SNS could not deliver.</summary>
internal sealed class SubscriptionWithoutRedriveRule : Rule
{
    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM4015",
        title: "Subscription without redrive policy",
        messageFormat: "{0}; give the subscription a dead-letter queue",
        category: Categories.Configuration,
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "What SNS cannot deliver it drops, unless the subscription has a redrive policy. An HTTP endpoint gets a few "
            + "attempts. A queue or function that is gone, or that refuses SNS, gets one.",
        helpLinkUri: HelpLink("AWSM4015"));

    public SubscriptionWithoutRedriveRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests) => interests.OnResource(ResourceKind.Subscription, Check);

    private static void Check(ResourceContext context)
    {
        var subscription = context.Resource;
        if (subscription.Get("RedrivePolicy").IsAbsent && !subscription.MayBeForTrial
            && subscription.To(ResourceLink.Endpoint).Single is not { Kind: ResourceKind.Queue, KeepsForMoments: true }
            && LossOf(subscription) is { } loss)
        {
            context.Rule.Report(subscription.Location, null, loss);
        }
    }

    /// <summary>
    /// How a message is lost; null for people's addresses, which nobody redrives to, and for what SNS refuses or is not known.
    /// </summary>
    private static string? LossOf(Resource subscription)
    {
        if (subscription.Get("Protocol").Texts() is not { Count: > 0 } protocols)
        {
            return null;
        }

        var losses = protocols.Select(p => p switch
        {
            "http" or "https" => $"By default SNS tries an HTTP endpoint {SnsFacts.HttpRetries.Value + 1} times within {Spans.Say(SnsFacts.HttpRetries.Value * SnsFacts.HttpRetrySeconds.Value)} and then drops the message",
            "sqs" => "A message for a queue that is gone or refuses SNS is dropped without a second attempt",
            "lambda" => "A message for a function that is gone or refuses SNS is dropped without a second attempt",
            "firehose" => "A message for a delivery stream that is gone or refuses SNS is dropped without a second attempt",
            _ => null,
        }).Distinct().ToList();
        return losses is [{ } loss] && !(protocols[0] != SnsFacts.FifoTopicProtocol && subscription.IsOfFifoTopic) ? loss : null;
    }
}
