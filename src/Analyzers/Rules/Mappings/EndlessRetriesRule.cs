using AwsMessaging.Analyzers.Resources;
using AwsMessaging.Semantics.Facts;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Rules.Mappings;

/// <summary>A stream's mapping that tries a batch again until its records expire.</summary>
internal sealed class EndlessRetriesRule : Rule
{
    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM5006",
        title: "Stream mapping retries without bound",
        messageFormat: "Lambda tries a batch that fails again {0}, and everything behind it in the shard waits; limit the retries{1}",
        category: Categories.Mappings,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A stream is read in order, so one record that cannot be handled stops its shard. Unless a mapping limits the "
            + "retries or the age of records, Lambda goes on until the records expire in the stream, and then they are gone.",
        helpLinkUri: HelpLink("AWSM5006"));

    public EndlessRetriesRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests) => interests.OnResource(ResourceKind.Mapping, Check);

    private static void Check(ResourceContext context)
    {
        var mapping = context.Resource;
        if (StreamGaps.Of(mapping) != StreamGap.EndlessRetries)
        {
            return;
        }

        var destination = mapping.Get(StreamGaps.Destination);
        context.Rule.Report(
            context.PlaceOf(mapping.Get(StreamGaps.Attempts)),
            DetailsOf(context, destination),
            KeptFor(mapping) is { } hours ? $"for up to {Spans.Say(hours * 3_600)}" : "until its records expire",
            destination.IsAbsent ? " and name a destination for what fails" : "");
    }

    /// <summary>Records that are given up need a place to go: where there is none, and none can be made, nothing is offered.</summary>
    private static FixDetails? DetailsOf(ResourceContext context, Setting destination)
    {
        // As many as Lambda takes for Kafka, when it is told where failures go.
        var attempts = (long)LambdaFacts.KafkaRetriesWithDestination.Value;
        return context.Edit(StreamGaps.Attempts, attempts) is not { } details ? null
            : destination.IsSet ? details
            : destination.IsAbsent ? context.FailureQueue(details)?.With(SettingEdit.Title, $"{attempts} and keep what fails in a queue")
            : null;
    }

    /// <summary>Hours for which the stream keeps a record.</summary>
    private static long? KeptFor(Resource mapping) => mapping.Reads == SourceKind.Table
        ? DynamoDbFacts.StreamRetentionHours
        : mapping.To(ResourceLink.Source).Single?.Get("RetentionPeriodHours").Numbers(KinesisFacts.DefaultRetentionHours)?.Max();
}
