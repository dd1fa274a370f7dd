using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Resources;
using AwsMessaging.Semantics.Facts;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Rules.Configuration;

/// <summary>A rule of a bus drops what it cannot deliver to a target.</summary>
internal sealed class TargetWithoutDeadLetterQueueRule : Rule
{
    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM4024",
        title: "Rule target without DLQ",
        messageFormat: "EventBridge drops an event that {0} does not take {1}, and at once one that it may not send; give the target a "
            + "dead-letter queue",
        category: Categories.Configuration,
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "EventBridge tries to deliver an event for 24 hours and up to 185 times, and then drops it. An event for a target "
            + "that is gone, or that EventBridge has no permission to call, it drops at once. With a dead-letter queue on the target the "
            + "event is kept, with the reason.",
        helpLinkUri: HelpLink("AWSM4024"));

    private static readonly string[] Schedules = ["Schedule", "ScheduleExpression"];

    public TargetWithoutDeadLetterQueueRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests) => interests.OnResource(ResourceKind.Target, Check);

    private static void Check(ResourceContext context)
    {
        var target = context.Resource;
        if (!target.Get("DeadLetterConfig").IsAbsent || target.MayBeForTrial
            || MayBeOnlyScheduled(target.To(ResourceLink.Rule), context.Rule))
        {
            return;
        }

        var ages = target.Get("RetryPolicy.MaximumEventAgeInSeconds").Numbers(EventBridgeFacts.DefaultRetryAgeSeconds);
        var attempts = target.Get("RetryPolicy.MaximumRetryAttempts").Numbers(EventBridgeFacts.DefaultRetryAttempts);
        context.Rule.Report(
            target.Location,
            null,
            target.To(ResourceLink.Destination).Single is { } destination ? destination.Title : "its target",
            attempts is [0] ? "at the first attempt" : ages is [var age] ? "within " + Spans.Say(age) : "in time");
    }

    /// <summary>
    /// The time comes again; an event does not. A rule that is not in view may be one of either kind, where the program has schedules.
    /// </summary>
    private static bool MayBeOnlyScheduled(Link link, RuleContext context) => link.Single is { } rule
        ? !rule.Get("ScheduleExpression").IsAbsent && rule.Get("EventPattern").IsAbsent
        : CompilationText.MentionsOneOf(context.State, Schedules, context.Cancellation);
}
