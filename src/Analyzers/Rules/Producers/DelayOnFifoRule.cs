using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Rules.Producers;

/// <summary>A message for a FIFO queue with a delay of its own: the queue refuses it.</summary>
internal sealed class DelayOnFifoRule : Rule
{
    /// <summary>Property that the fix removes.</summary>
    public const string DelaySeconds = "DelaySeconds";

    /// <summary>Role, with a number behind, of a value that is written to it.</summary>
    public const string Value = "value";

    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM1015",
        title: "Per-message delay on a FIFO queue",
        messageFormat: "A FIFO queue takes no DelaySeconds on a single message and refuses this one; remove it, and set DelaySeconds on "
            + "the queue where all messages must wait",
        category: Categories.Producers,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A message that waits would let later ones of its group overtake it, so FIFO queues have a delay for all messages "
            + "only.",
        helpLinkUri: HelpLink("AWSM1015"));

    public DelayOnFifoRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests) =>
        interests.OnCalls([AwsApi.Sqs.SendMessage, AwsApi.Sqs.SendMessageBatch], Check);

    private static void Check(CallContext context)
    {
        foreach (var message in context.Messages)
        {
            // Zero and null are no delay; what is not known may be. To set one on some way only is wrong on that way.
            var delay = message.PropertyOf(DelaySeconds);
            if (delay is { IsUnknown: false, Assigned.Count: > 0 } && delay.Assigned.All(v => IsDelay(v, context)) && message.IsFifo
                && !IsOnlyOneOf(message)
                && !ClientCode.MaySet(context.Rule, DelaySeconds)) // It may take the delay away, or keep the message so long itself
            {
                Report(context, message.WrittenTo(DelaySeconds));
            }
        }
    }

    /// <summary>Whether a value is never zero, also where all callers of a private method give it.</summary>
    private static bool IsDelay(IOperation value, CallContext context) =>
        IsDelay(value, context.Flow)
        || (Arguments.MayTell(value) && IsDelay(value, context.Flow.WithCallers(context.Call)));

    private static bool IsDelay(IOperation value, ValueFlow flow) => flow.ValuesOf(value).All(v => v.Integer is not (null or 0));

    /// <summary>
    /// Whether only the deduplication id tells that the queue is FIFO, and a message may have the delay without the id: code for both kinds
    /// of queues sets the one or the other, in branches or in a request that it sends twice.
    /// </summary>
    private static bool IsOnlyOneOf(OutgoingMessage message) =>
        message.FifoAddress is null
        && (message.Creations.Count > 1
            || message.PropertyOf("MessageDeduplicationId").Assigned.Any(v => v.ConstantValue is { HasValue: true, Value: null })
            || message.WrittenTo(DelaySeconds).Concat(message.WrittenTo("MessageDeduplicationId"))
                .Any(v => v.AncestorsInFunction()
                    .Any(a => a is IConditionalOperation or ISwitchCaseOperation or ISwitchExpressionArmOperation)));

    private static void Report(CallContext context, IReadOnlyList<IOperation> values)
    {
        var isHere = values.Count > 0 && values.All(v => v.Syntax.SyntaxTree == context.Call.Syntax.SyntaxTree);
        var details = new FixDetails();
        for (var i = 0; isHere && i < values.Count; i++)
        {
            details.At(Value + i.ToString(System.Globalization.CultureInfo.InvariantCulture), values[i].Syntax);
        }

        // To remove what callers give would leave a parameter that says nothing.
        // A light bulb shows where the code is being looked at: at the value, when it is part of the call.
        var isPartOfCall = isHere && values.Count == 1 && context.Call.Syntax.Span.Contains(values[0].Syntax.Span);
        context.Rule.Report(isPartOfCall
            ? values[0].Syntax.GetLocation()
            : context.Call.NameSyntax().GetLocation(), isHere && !values.Any(Arguments.MayTell) ? details : null);
    }
}
