using System.Globalization;
using AwsMessaging.Analyzers.Resources;
using AwsMessaging.Semantics.Facts;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Rules.Configuration;

/// <summary>A setting of a queue or stream that the service certainly does not accept.</summary>
internal sealed class AttributeOutOfRangeRule : Rule
{
    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM4011",
        title: "Attribute out of range",
        messageFormat: "{0} {1} is outside {2} to {3}, so {4} refuses it; use {5}",
        category: Categories.Configuration,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "The service checks each attribute that a queue or a stream is given, and answers with an error when one of them is "
            + "outside its range.",
        helpLinkUri: HelpLink("AWSM4011"));

    private static readonly (ResourceKind Kind, string Property, Fact<Bounds> Bounds)[] Ranges =
    [
        (ResourceKind.Queue, "VisibilityTimeout", SqsFacts.VisibilityTimeoutSeconds),
        (ResourceKind.Queue, "MessageRetentionPeriod", SqsFacts.RetentionSeconds),
        (ResourceKind.Queue, "ReceiveMessageWaitTimeSeconds", SqsFacts.WaitTimeSeconds),
        (ResourceKind.Queue, "DelaySeconds", SqsFacts.DelaySeconds),
        (ResourceKind.Queue, "MaximumMessageSize", SqsFacts.MaximumMessageSizeSetting),
        (ResourceKind.Queue, "KmsDataKeyReusePeriodSeconds", SqsFacts.KmsDataKeyReuseSeconds),
        (ResourceKind.Queue, "RedrivePolicy.maxReceiveCount", SqsFacts.MaxReceiveCount),
        (ResourceKind.Stream, "RetentionPeriodHours", KinesisFacts.RetentionHours),
    ];

    public AttributeOutOfRangeRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests)
    {
        interests.OnResource(ResourceKind.Queue, Check);
        interests.OnResource(ResourceKind.Stream, Check);
    }

    private static void Check(ResourceContext context)
    {
        foreach (var (kind, property, fact) in Ranges)
        {
            if (kind != context.Resource.Kind)
            {
                continue;
            }

            foreach (var writing in context.Resource.Own(property).Writings)
            {
                var bounds = fact.Value;
                if (writing.Numbers() is { Count: > 0 } numbers && numbers.All(n => !bounds.Contains(n)) && !writing.IsGuarded)
                {
                    var number = numbers[0];
                    var nearest = number < bounds.Min ? bounds.Min : bounds.Max;
                    context.Rule.Report(
                        context.PlaceOf(writing),
                        number > bounds.Max && IsRefusedByOldVersions(context.Resource, property)
                            ? null
                            : context.Edit(property, nearest, writing),
                        property.Substring(property.LastIndexOf('.') + 1),
                        Text(number),
                        Text(bounds.Min),
                        Text(bounds.Max),
                        kind == ResourceKind.Queue ? "SQS" : "Kinesis",
                        Text(nearest));
                }
            }
        }
    }

    /// <summary>
    /// Versions of the CDK from before 2025 refuse what SQS takes now, so that no value for a fix is right for all of them.
    /// </summary>
    private static bool IsRefusedByOldVersions(Resource queue, string property) =>
        property == "MaximumMessageSize" && queue.Site.Shape.Form == Form.Construct;

    private static string Text(long number) => number.ToString("#,##0", CultureInfo.InvariantCulture);
}
