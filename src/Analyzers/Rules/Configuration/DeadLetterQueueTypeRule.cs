using AwsMessaging.Analyzers.Resources;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Rules.Configuration;

/// <summary>A FIFO queue with a standard dead-letter queue, or the other way round.</summary>
internal sealed class DeadLetterQueueTypeRule : Rule
{
    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM4004",
        title: "Dead-letter queue is of another type than its source",
        messageFormat: "{0} is {1} and its dead-letter {2} is {3}, so SQS refuses the redrive policy; make the dead-letter queue {1} too",
        category: Categories.Configuration,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "The dead-letter queue of a FIFO queue must be FIFO, that of a standard queue standard. The type of a queue cannot "
            + "be changed, so a new one has to be made.",
        helpLinkUri: HelpLink("AWSM4004"));

    public DeadLetterQueueTypeRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests) => interests.OnResource(ResourceKind.Queue, Check);

    private static void Check(ResourceContext context)
    {
        var queue = context.Resource;
        var policy = queue.Own("RedrivePolicy");
        if (policy.IsAbsent || queue.To(ResourceLink.DeadLetterQueue).Single is not { IsChange: false } deadLetters || deadLetters == queue
            || TypeOf(queue) is not { } isFifo || TypeOf(deadLetters) is not { } takesFifo || isFifo == takesFifo)
        {
            return;
        }

        context.Rule.Report(
            context.PlaceOf(policy), null, queue.Title.Capitalized(), Word(isFifo),
            deadLetters.Name is null ? deadLetters.KindWord : deadLetters.Title, Word(takesFifo));
    }

    private static bool? TypeOf(Resource queue) => queue.Get("FifoQueue").Flags() is [var isFifo] ? isFifo : null;

    private static string Word(bool isFifo) => isFifo ? "FIFO" : "standard";
}
