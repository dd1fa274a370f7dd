using AwsMessaging.Analyzers.Resources;
using AwsMessaging.Semantics.Buses.Schedules;
using AwsMessaging.Semantics.Facts;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Rules.Configuration;

/// <summary>A schedule expression that its service certainly does not accept.</summary>
internal sealed class RejectedScheduleRule : Rule
{
    private const string Expression = "ScheduleExpression";

    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM4035",
        title: "Schedule expression is rejected",
        messageFormat: "{0} refuses this schedule: {1}; {2}",
        category: Categories.Configuration,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A schedule is rate(…) or cron(…) with six fields, and for EventBridge Scheduler also at(…). What is not of that "
            + "form fails when the rule or schedule is created: at run time for a call of the SDK, at deployment for a construct.",
        helpLinkUri: HelpLink("AWSM4035"));

    public RejectedScheduleRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests)
    {
        interests.OnResource(ResourceKind.BusRule, c => Check(c, ScheduleDialect.Rule, "EventBridge"));
        interests.OnResource(ResourceKind.Schedule, c => Check(c, ScheduleDialect.Scheduler, "EventBridge Scheduler"));
    }

    private static void Check(ResourceContext context, ScheduleDialect dialect, string service)
    {
        var schedule = context.Resource.Own(Expression);
        foreach (var writing in schedule.Writings)
        {
            if (writing.Texts() is not { Count: > 0 } texts || writing.IsGuarded)
            {
                continue;
            }

            var faults = texts.Select(t => ScheduleFault.Of(t, dialect)).ToList();
            if (faults.All(f => f is not null))
            {
                var fault = faults[0]!;
                context.Rule.Report(context.PlaceOf(writing, fault.Offset, fault.Length), null, service, fault.Message, fault.Remedy);
                return;
            }
        }

        if (dialect == ScheduleDialect.Rule && schedule.IsSet && IsOnAnotherBus(context.Resource))
        {
            context.Rule.Report(
                context.PlaceOf(context.Resource.Own("EventBusName")),
                null,
                service,
                "a rule with a schedule is on the default event bus",
                "leave the bus out, or create a schedule of EventBridge Scheduler");
        }
    }

    /// <summary>
    /// Whether the rule is certainly not on the default bus. A construct that checks this itself has no name of a bus to set.
    /// </summary>
    private static bool IsOnAnotherBus(Resource rule)
    {
        var bus = rule.Own("EventBusName");
        return !bus.IsAbsent
            && (rule.To(ResourceLink.Bus).Single is not null
                || (bus.Texts() is { Count: > 0 } names
                    && names.All(n => n.Substring(n.LastIndexOf('/') + 1) != EventBridgeFacts.DefaultBus.Value)));
    }
}
