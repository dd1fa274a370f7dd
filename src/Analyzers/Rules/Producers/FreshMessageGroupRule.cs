using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Rules.Producers;

/// <summary>A new message group for every message: FIFO without order.</summary>
internal sealed class FreshMessageGroupRule : Rule
{
    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM1011",
        title: "Message group id is fresh on every send",
        messageFormat: "Every message is in a group of its own, so the {0} delivers them in any order; group them by the id of the entity "
            + "whose messages must stay in order",
        category: Categories.Producers,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "FIFO queues and topics keep the order of messages within a group only.",
        helpLinkUri: HelpLink("AWSM1011"));

    public FreshMessageGroupRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests) => interests.OnCalls(SendShape.Operations, Check);

    private static void Check(CallContext context)
    {
        var shape = SendShape.Of(context.Operation);
        foreach (var message in context.Messages)
        {
            var written = message.WrittenTo("MessageGroupId");
            var isMade = written.All(id => FreshValue.IsMadeBy(id, context.Flow));
            if (written.Count > 0 && (isMade || IsMadeByCallers(written, context)) && message.IsFifo)
            {
                // To write another id in place of one that is given would leave the callers' unused.
                var details = isMade
                    ? IdChoice.Of(
                        context.Flow, written, message.WrittenTo(shape.BodyProperty), message.WrittenTo("MessageDeduplicationId"))
                    : null;
                if (IsForDeduplication(message, context.Flow))
                {
                    context.Rule.Suggest(Places.Of(context.Call, written), details, "FIFO " + shape.Kind);
                }
                else
                {
                    context.Rule.Report(Places.Of(context.Call, written), details, "FIFO " + shape.Kind);
                }
            }
        }
    }

    /// <summary>
    /// Whether all callers of the private method around make the group for this send, which happens once with what they give.
    /// </summary>
    private static bool IsMadeByCallers(IReadOnlyList<IOperation> written, CallContext context)
    {
        var callers = context.Flow.WithCallers(context.Call);
        return FreshValue.IsForOneSend(written, context.Call) && written.All(id => FreshValue.IsMadeBy(id, callers));
    }

    /// <summary>Whether the message has a deduplication id of its own: the queue may be FIFO for that alone.</summary>
    private static bool IsForDeduplication(OutgoingMessage message, ValueFlow flow) =>
        message.WrittenTo("MessageDeduplicationId") is { Count: > 0 } ids && !ids.Any(id => FreshValue.MayDiffer(id, flow));
}
