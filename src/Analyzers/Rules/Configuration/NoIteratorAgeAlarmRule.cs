using AwsMessaging.Analyzers.Resources;
using AwsMessaging.Semantics.Facts;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Rules.Configuration;

/// <summary>A function reads a stream, and nobody is told when it falls behind.</summary>
internal sealed class NoIteratorAgeAlarmRule : Rule
{
    private const string Metric = "IteratorAge";
    private const int SecondsOfAnHour = 3_600;

    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM4031",
        title: "Stream consumer without iterator-age alarm",
        messageFormat: "No alarm tells when {0} falls behind, and records that it has not read {1} are gone; watch its metric IteratorAge",
        category: Categories.Configuration,
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "A record that cannot be handled, or more records than a function can take, hold a shard up without an error that "
            + "anybody sees. Only the age of the last record read grows, until it reaches the stream's retention and records expire "
            + "unread.",
        helpLinkUri: HelpLink("AWSM4031"));

    public NoIteratorAgeAlarmRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests) => interests.OnResource(ResourceKind.Mapping, Check);

    private static void Check(ResourceContext context)
    {
        var mapping = context.Resource;
        if (!mapping.Get("Enabled").Is(true, absent: true) || RetentionOf(mapping) is not { } retention
            || mapping.To(ResourceLink.Function).Single is not { } function || !function.LacksAlarm(IsAge))
        {
            return;
        }

        context.Rule.Report(mapping.Location, null, function.Title, "after " + Spans.Say(retention));
    }

    /// <summary>For how long the source keeps a record; null when it is no stream, is not in view, or has an alarm of its own.</summary>
    private static long? RetentionOf(Resource mapping)
    {
        if (mapping.To(ResourceLink.Source).Single is { Kind: ResourceKind.Stream } stream)
        {
            return stream.LacksAlarm(IsAge)
                && stream.Get("RetentionPeriodHours").Numbers(KinesisFacts.DefaultRetentionHours) is { Count: > 0 } hours
                ? hours.Max() * SecondsOfAnHour
                : null;
        }

        // The stream of a table has no metrics of its own.
        return mapping.Get("SourceKind").Texts() is ["Table"] ? DynamoDbFacts.StreamRetentionHours.Value * SecondsOfAnHour : null;
    }

    private static bool IsAge(string metric) => metric.IndexOf(Metric, StringComparison.Ordinal) >= 0;
}
