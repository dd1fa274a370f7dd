using AwsMessaging.Analyzers.Resources;
using AwsMessaging.Semantics.Facts;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Rules.Configuration;

/// <summary>A queue or topic whose name says FIFO and whose attributes say standard, or the other way round.</summary>
internal sealed class FifoNameRule : Rule
{
    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM4005",
        title: "FIFO name and attributes do not fit",
        messageFormat: "{0}, so {1} refuses to create it; {2}",
        category: Categories.Configuration,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "The name of a FIFO queue or topic ends in .fifo, that of a standard one does not, and what only FIFO has can be set on FIFO alone.",
        helpLinkUri: HelpLink("AWSM4005"));

    private static readonly string[] FifoOnly = ["DeduplicationScope", "FifoThroughputLimit"];

    public FifoNameRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests)
    {
        interests.OnResource(ResourceKind.Queue, c => Check(c, "QueueName", "FifoQueue", SqsFacts.FifoSuffix, "SQS"));
        interests.OnResource(ResourceKind.Topic, c => Check(c, "TopicName", "FifoTopic", SnsFacts.FifoSuffix, "SNS"));
    }

    private static void Check(ResourceContext context, string name, string fifo, string suffix, string service)
    {
        var resource = context.Resource;
        if (resource.IsChange)
        {
            return;
        }

        var isFifo = resource.Get(fifo);
        var named = resource.Own(name);
        var ending = resource.EndsIn(name, suffix);
        if (isFifo.Is(true) && ending == false && !resource.CompletesFifoName)
        {
            context.Rule.Report(
                context.PlaceOf(named),
                named.Texts() is [var text] ? context.Edit(name, text + suffix) : null,
                $"The {resource.KindWord} is FIFO and its name does not end in {suffix}",
                service,
                $"end the name in {suffix}");
        }
        else if (ending == true && isFifo.Is(false))
        {
            context.Rule.Report(
                context.PlaceOf(isFifo.IsAbsent ? named : isFifo),
                context.Edit(fifo, true),
                $"The name of the {resource.KindWord} ends in {suffix} and it is not FIFO",
                service,
                $"make it FIFO or take {suffix} off");
        }
        else if (isFifo.Is(false) && OnlyForFifo(resource) is { } property)
        {
            context.Rule.Report(
                context.PlaceOf(resource.Own(property)),
                null,
                $"{property} is for FIFO alone and the {resource.KindWord} is a standard one",
                service,
                "make it FIFO or remove the setting");
        }
    }

    /// <summary>A property that is set and that only FIFO resources have.</summary>
    private static string? OnlyForFifo(Resource resource) =>
        resource.Own("ContentBasedDeduplication").Is(true) ? "ContentBasedDeduplication" : FifoOnly.FirstOrDefault(p => resource.Own(p).IsSet);
}
