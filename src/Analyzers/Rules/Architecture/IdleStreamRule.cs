using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Resources;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Rules.Architecture;

/// <summary>A stream of one shard with one consumer that uses nothing of what a stream has and a queue has not.</summary>
internal sealed class IdleStreamRule : Rule
{
    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM8006",
        title: "Stream for low volume",
        messageFormat: "{0} has one shard and one consumer, and is paid for by the hour whether records come or not; a queue is paid for "
            + "by request",
        category: Categories.Architecture,
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: false,
        description: "A stream is for many records, several consumers and reading again. One shard for one function does what a queue "
            + "does, which costs nothing while it is idle, retries messages one by one and does not stop behind one that fails.",
        helpLinkUri: HelpLink("AWSM8006"));

    /// <summary>Words for others who may read a stream, without being in the model.</summary>
    private static readonly string[] OtherReaders =
        ["CfnDeliveryStream", "DeliveryStream", "CfnStreamConsumer", "StreamConsumer", "CfnApplication", "KinesisConsumerEventSource",
            "CfnResourcePolicy"];

    public IdleStreamRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests) => interests.OnResource(ResourceKind.Stream, Check);

    private static void Check(ResourceContext context)
    {
        var stream = context.Resource;
        if (!stream.IsAllInView || stream.Get("ShardCount").Numbers() is not [1] || !stream.Get("RetentionPeriodHours").IsAbsent
            || stream.Get("StreamModeDetails.StreamMode").Texts("PROVISIONED") is not ["PROVISIONED"]
            || !stream.Lacks(ResourceKind.Pipe, ResourceLink.Source) || !stream.Lacks(ResourceKind.Target, ResourceLink.Destination))
        {
            return;
        }

        var mappings = stream.From(ResourceKind.Mapping, ResourceLink.Source);
        if (mappings is { MayBeOthers: false, Certain: [var mapping] } && mapping.Get("TumblingWindowInSeconds").IsAbsent
            && !Array.Exists(OtherReaders, r => CompilationText.Mentions(context.Rule.State, r, context.Rule.Cancellation)))
        {
            var title = stream.Title;
            context.Rule.Report(stream.Location, null, title.Capitalized());
        }
    }
}
