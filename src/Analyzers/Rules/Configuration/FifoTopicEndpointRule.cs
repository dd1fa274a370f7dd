using AwsMessaging.Analyzers.Resources;
using AwsMessaging.Semantics.Facts;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Rules.Configuration;

/// <summary>A FIFO topic is to deliver to what is not a queue.</summary>
internal sealed class FifoTopicEndpointRule : Rule
{
    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM4017",
        title: "Endpoint that a FIFO topic cannot have",
        messageFormat: "A FIFO topic delivers to SQS queues alone and SNS refuses to subscribe {0}; subscribe a queue and have {1} read it",
        category: Categories.Configuration,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Only an SQS queue can subscribe to a FIFO topic. SNS refuses functions, addresses of HTTP, mail and phones, mobile "
            + "apps and delivery streams.",
        helpLinkUri: HelpLink("AWSM4017"));

    public FifoTopicEndpointRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests) => interests.OnResource(ResourceKind.Subscription, Check);

    private static void Check(ResourceContext context)
    {
        var subscription = context.Resource;
        var protocol = subscription.Get("Protocol");
        if (protocol.Texts() is not { Count: > 0 } protocols || protocols.Contains(SnsFacts.FifoTopicProtocol)
            || Endpoint(protocols) is not var (endpoint, reader) || !subscription.IsOfFifoTopic)
        {
            return;
        }

        context.Rule.Report(context.PlaceOf(protocol), null, endpoint, reader);
    }

    /// <summary>
    /// What is subscribed, and who could read a queue in its place; null for a queue and for a protocol that is not known.
    /// </summary>
    private static (string Endpoint, string Reader)? Endpoint(IReadOnlyList<string> protocols)
    {
        var all = protocols.Select(p => p switch
        {
            "lambda" => ("a function", "the function"),
            "http" or "https" => ("an HTTP endpoint", "a function that calls the endpoint"),
            "email" or "email-json" => ("a mail address", "a function that sends the mail"),
            "sms" => ("a phone number", "a function that sends the text message"),
            "application" => ("a mobile app", "a function that notifies the app"),
            "firehose" => ("a delivery stream", "a function that writes to the stream"),
            _ => ((string, string)?)null,
        }).Distinct().ToList();
        return all is [{ } one] ? one : null;
    }
}
