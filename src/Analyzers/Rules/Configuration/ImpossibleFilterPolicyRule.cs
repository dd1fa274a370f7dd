using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Resources;
using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Rules.Configuration;

/// <summary>A subscription's filter policy that SNS does not take, or that it takes and that lets nothing through.</summary>
internal sealed class ImpossibleFilterPolicyRule : Rule
{
    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM4016",
        title: "Filter policy that SNS rejects, or that can match nothing",
        messageFormat: "{0} this filter policy: {1}{2}",
        category: Categories.Configuration,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "SNS reads a filter policy when the subscription is made and refuses one that it does not understand. One that it "
            + "takes and that no message can match is no error: the subscriber gets nothing.",
        helpLinkUri: HelpLink("AWSM4016"));

    public ImpossibleFilterPolicyRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests)
    {
        interests.OnResource(ResourceKind.Subscription, CheckSubscription);
        interests.OnCall(AwsApi.Sns.SetSubscriptionAttributes, CheckChange);
    }

    private static void CheckSubscription(ResourceContext context)
    {
        foreach (var (fault, json, writing) in FilterPolicyFault.Of(context.Resource))
        {
            Report(context.Rule, fault, context.PlaceOf(writing, json, fault.Offset, fault.Length));
        }
    }

    /// <summary>A policy that a subscription gets later. What it is on, another call has said.</summary>
    private static void CheckChange(CallContext context)
    {
        if (context.Flow.ValuesOf(Argument(context, "AttributeName")) is not
            { IsUnknown: false, MayBeAbsent: false, Known: [{ Text: FilterPolicyFault.Policy }] })
        {
            return;
        }

        var reader = new PartReader(context.Rule.State, context.Rule.Cancellation);
        foreach (var policy in Argument(context, "AttributeValue").Assigned)
        {
            var json = ObjectJson.Of(policy, reader);
            foreach (var fault in json is null ? [] : FilterPolicyFault.OfEither(json))
            {
                Report(context.Rule, fault, json!.At(fault.Offset, fault.Length, context.Call.Syntax)
                    ?? context.Call.NameSyntax().GetLocation());
            }
        }
    }

    private static PropertyValue Argument(CallContext context, string property) =>
        context.Call.Argument(property.Uncapitalized()) is { } argument ? new([argument.Value], false, false)
        : context.Call.Argument("request") is { } request ? context.Flow.PropertyOf(request.Value, property)
        : PropertyValue.Unknown;

    private static void Report(RuleContext rule, FilterPolicyFault fault, Location place)
    {
        var arguments = new object[]
        {
            fault.IsRefused ? "SNS refuses" : "No message passes", fault.Reason, fault.Remedy.Length == 0 ? "" : "; " + fault.Remedy,
        };
        if (fault.IsRefused && fault.IsCertain)
        {
            rule.Fail(place, null, arguments);
        }
        else
        {
            rule.Report(place, null, arguments);
        }
    }
}
