using System.Globalization;
using AwsMessaging.Analyzers.Resources;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Rules.Configuration;

/// <summary>A topic that takes several types of events and hands each of them to everybody.</summary>
internal sealed class FanOutWithoutFilterRule : Rule
{
    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM4014",
        title: "Fan-out without filter policies",
        messageFormat: "Each of the {0} subscriptions of {1} gets all {2} event types ({3}), also those that it does not handle; give "
            + "each a filter policy",
        category: Categories.Configuration,
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "Without a filter policy a subscription gets every message of its topic. What a consumer does not handle it "
            + "receives, pays for and has to throw away, and a new event type reaches consumers that do not know it.",
        helpLinkUri: HelpLink("AWSM4014"));

    /// <summary>Words for what is there for every message: it handles none, and keeps or counts all.</summary>
    private static readonly string[] OfKeepers =
    [
        "archiv", "audit", "log", "search", "index", "backup", "analytic", "history", "journal", "record", "monitor", "metric", "lake",
        "replay",
    ];

    public FanOutWithoutFilterRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests) => interests.OnResource(ResourceKind.Topic, Check);

    private static void Check(ResourceContext context)
    {
        var topic = context.Resource;
        var subscriptions = topic.From(ResourceKind.Subscription, ResourceLink.Topic).Certain;
        if (subscriptions.Count < 2 || subscriptions.Any(MayFilter)
            || subscriptions.Count(s => IsProgram(s) && !KeepsAll(s)) is not (>= 2 and var count))
        {
            return;
        }

        var types = new EventTypes(context.Rule.State, context.Rule.Cancellation).Of(topic);
        if (types.Count >= 2)
        {
            context.Rule.Report(
                topic.Location, null, Text(count), topic.Title, Text(types.Count), string.Join(", ", types.Take(3))
                    + (types.Count > 3 ? ", …" : ""));
        }
    }

    private static bool MayFilter(Resource subscription) =>
        !subscription.Get("FilterPolicy").IsAbsent || !subscription.Get("FilterPolicyWithMessageBody").IsAbsent;

    /// <summary>Whether a program gets the messages: a person may want to see them all.</summary>
    private static bool IsProgram(Resource subscription) =>
        subscription.Get("Protocol").Texts() is { Count: > 0 } protocols && protocols.All(p => p is "sqs" or "lambda" or "http" or "https");

    private static bool KeepsAll(Resource subscription) =>
        subscription.IsCalled(OfKeepers) || subscription.To(ResourceLink.Endpoint).All.Any(e => e.IsCalled(OfKeepers));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
