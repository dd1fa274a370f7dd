using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Rules.Producers;

/// <summary>One message group for all messages: FIFO at the pace of one consumer.</summary>
internal sealed class ConstantMessageGroupRule : Rule
{
    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM1012",
        title: "One constant message group serialises the queue",
        messageFormat: "All messages are in the group '{0}', so they are handled one batch at a time, and one that fails holds up all "
            + "others; group them by the id of the entity whose messages must stay in order",
        category: Categories.Producers,
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "While messages of a group are in flight, no other of that group is delivered. Messages of different groups are "
            + "handled side by side.",
        helpLinkUri: HelpLink("AWSM1012"));

    public ConstantMessageGroupRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests) => interests.OnCalls(SendShape.Operations, Check);

    private static void Check(CallContext context)
    {
        foreach (var message in context.Messages)
        {
            if (context.Flow.OnlyTextOf(message.PropertyOf("MessageGroupId"), context.Call).Text is { Length: > 0 } name && message.IsFifo
                && !Signal.Is(message, context))
            {
                var written = message.WrittenTo("MessageGroupId");
                context.Rule.Report(Places.Of(context.Call, written), null, name);
            }
        }
    }
}
