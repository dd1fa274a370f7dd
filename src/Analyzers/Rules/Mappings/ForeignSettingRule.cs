using AwsMessaging.Analyzers.Resources;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Rules.Mappings;

/// <summary>A mapping with a setting that only mappings of other sources have.</summary>
internal sealed class ForeignSettingRule : Rule
{
    private const string Retries = "the redrive policy of the queue says how often a message is tried and where it goes then";
    private const string LeaveOut = "leave it out";

    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM5008",
        title: "Setting that this source does not have",
        messageFormat: "Mappings of {1} have no {0}, and Lambda refuses this one; {2}",
        category: Categories.Mappings,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Queues, streams and topics have different settings. What says how a stream is read Lambda does not accept for a "
            + "queue, which has a redrive policy instead, and a stream has no limit of its own for concurrency.",
        helpLinkUri: HelpLink("AWSM5008"));

    private static readonly SourceKind[] Logs = [SourceKind.Stream, SourceKind.Table, SourceKind.Kafka];
    private static readonly SourceKind[] Shards = [SourceKind.Stream, SourceKind.Table];

    /// <summary>Settings, the sources that have them, the number that changes nothing, and what queues have instead.</summary>
    private static readonly (string Property, SourceKind[] Sources, long? Nothing, string OfQueues)[] Settings =
    [
        ("StartingPosition", Logs, null, LeaveOut),
        (StreamGaps.Attempts, Logs, -1, Retries),
        (StreamGaps.Age, Logs, -1, "the retention period of the queue says how long a message is kept"),
        (StreamGaps.Bisect, Logs, null, "have the handler report which messages failed"),
        (StreamGaps.Destination, Logs, null, Retries),
        ("ParallelizationFactor", Shards, 1, LeaveOut),
        ("TumblingWindowInSeconds", Shards, 0, LeaveOut),
        ("ScalingConfig.MaximumConcurrency", [SourceKind.Queue], null, ""),
        ("ProvisionedPollerConfig", [SourceKind.Queue, SourceKind.Kafka], null, ""),
    ];

    public ForeignSettingRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests) => interests.OnResource(ResourceKind.Mapping, Check);

    private static void Check(ResourceContext context)
    {
        var mapping = context.Resource;
        if (mapping.Reads is not (not SourceKind.Unknown and var source))
        {
            return;
        }

        foreach (var (property, sources, nothing, ofQueues) in Settings.Where(s => !s.Sources.Contains(source)))
        {
            // A destination that is an object with nothing in it is none.
            if (property == StreamGaps.Destination && mapping.To(ResourceLink.FailureDestination).IsAbsent)
            {
                continue;
            }

            foreach (var writing in mapping.Own(property).Writings.Where(w => SaysSomething(w, property, nothing)
                && !w.MayBeForOthers(mapping)))
            {
                context.Rule.Report(context.PlaceOf(writing), null, property, NameOf(source), source == SourceKind.Queue
                    ? ofQueues
                    : InsteadOf(property, source));
            }
        }
    }

    /// <summary>Whether a value certainly is another one than that which applies without it.</summary>
    private static bool SaysSomething(Setting writing, string property, long? nothing) =>
        property == StreamGaps.Bisect ? writing.Is(true)
        : nothing is null ? writing.IsSet
        : writing.Numbers() is { Count: > 0 } numbers && numbers.All(n => n != nothing);

    private static string NameOf(SourceKind source) => source switch
    {
        SourceKind.Queue => "queues",
        SourceKind.Stream => "Kinesis streams",
        SourceKind.Table => "DynamoDB streams",
        _ => "Kafka topics",
    };

    private static string InsteadOf(string property, SourceKind source) => property switch
    {
        "ScalingConfig.MaximumConcurrency" when source != SourceKind.Kafka =>
            "the number of shards and ParallelizationFactor say how many batches are handled at a time",
        "ScalingConfig.MaximumConcurrency" or "ParallelizationFactor" =>
            "the number of partitions says how many batches are handled at a time",
        _ => LeaveOut,
    };
}
