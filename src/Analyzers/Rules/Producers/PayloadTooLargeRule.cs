using System.Globalization;
using System.Text;
using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using AwsMessaging.Semantics.Facts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Rules.Producers;

/// <summary>A payload that is certainly larger than what its service takes.</summary>
internal sealed class PayloadTooLargeRule : Rule
{
    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM1008",
        title: "Payload is over the service's limit",
        messageFormat: "This has at least {0} bytes and {1} takes {2} in {3}, so the send is refused; store the payload elsewhere and "
            + "send where it is",
        category: Categories.Producers,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Services limit the size of a message, attributes included, in bytes of UTF-8. What is larger is refused.",
        helpLinkUri: HelpLink("AWSM1008"));

    private static readonly (AwsType Type, string Property, long Limit, string Service, string What)[] Payloads =
    [
        (AwsApi.Sqs.Service.Model("SendMessageRequest"), "MessageBody", SqsFacts.MaximumMessageBytes.Value, "SQS", "message"),
        (AwsApi.Sqs.Service.Model("SendMessageBatchRequestEntry"), "MessageBody", SqsFacts.MaximumMessageBytes.Value, "SQS", "batch"),
        (AwsApi.Sns.Service.Model("PublishRequest"), "Message", SnsFacts.MaximumMessageBytes.Value, "SNS", "message"),
        (AwsApi.Sns.Service.Model("PublishBatchRequestEntry"), "Message", SnsFacts.MaximumMessageBytes.Value, "SNS", "batch"),
        (AwsApi.EventBridge.Service.Model("PutEventsRequestEntry"), "Detail", EventBridgeFacts.PutEventsBytes.Value, "EventBridge",
            "entry"),
        (AwsApi.Firehose.Record, "Data", FirehoseFacts.RecordBytes.Value, "Firehose", "record"),
        (AwsApi.Kinesis.PutRecordRequest, "Data", KinesisFacts.MaxRecordSizeInKiB.Value.Max * 1024, "Kinesis", "record"),
        (AwsApi.Kinesis.PutRecordsRequestEntry, "Data", KinesisFacts.MaxRecordSizeInKiB.Value.Max * 1024, "Kinesis", "record"),
    ];

    public PayloadTooLargeRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests)
    {
        foreach (var payload in Payloads)
        {
            interests.OnCreation(payload.Type, c => CheckRequest(c, payload.Property, payload.Limit, payload.Service, payload.What));
        }

        interests.OnCalls(SendShape.Operations, CheckTogether);
        interests.OnCall(AwsApi.Sqs.SendMessage, c => CheckOverload(c, "messageBody", SqsFacts.MaximumMessageBytes.Value, "SQS"));
        interests.OnCall(AwsApi.Sns.Publish, c => CheckOverload(c, "message", SnsFacts.MaximumMessageBytes.Value, "SNS"));
    }

    private static void CheckRequest(CreationContext context, string property, long limit, string service, string what)
    {
        // Hardly any payload is written out: whether nobody else sets it is asked for those that are.
        var written = context.Flow.WrittenTo(context.Creation, property);
        if (written.Count == 0 || written.Max(v => DataSize.AtLeast(v, context.Flow)) <= limit)
        {
            return;
        }

        var value = context.Flow.PropertyOfCreated(context.Creation, property);
        if (value is { IsUnknown: false, Assigned.Count: > 0 } && value.Assigned.Min(v => DataSize.AtLeast(v, context.Flow)) is var size
            && size > limit
            && !ClientCode.MaySet(context.Rule, property) && !IsForSize(context.Creation))
        {
            Report(context.Rule, written.Count == 1
                ? Places.Of(context.Creation, written[0])
                : Places.Of(context.Creation), size, limit, service, what);
        }
    }

    private static void CheckOverload(CallContext context, string parameter, long limit, string service)
    {
        if (context.Call.Argument(parameter) is { Value: { Type.SpecialType: SpecialType.System_String } text }
            && DataSize.AtLeast(text, context.Flow) is var size && size > limit
            && !ClientCode.MaySet(context.Rule, parameter.Capitalized()) && !IsForSize(context.Call))
        {
            Report(context.Rule, text.Syntax.GetLocation(), size, limit, service, "message");
        }
    }

    /// <summary>What no body is by itself: a message that is too large with its attributes, or a batch with all of its messages.</summary>
    private static void CheckTogether(CallContext context)
    {
        var flow = context.Flow;
        var shape = SendShape.Of(context.Operation);
        var (limit, service) = context.Operation.Service == AwsApi.Sns.Service
            ? (SnsFacts.MaximumMessageBytes.Value, "SNS")
            : (SqsFacts.MaximumMessageBytes.Value, "SQS");
        if (context.Messages.Count == 0 || !context.Messages.Any(IsWrittenOut))
        {
            return;
        }

        var bodies = context.Messages.Select(BodyOf).ToList();
        var sizes = context.Messages.Select((m, i) => bodies[i] + (bodies[i] == 0 ? 0 : AttributesOf(m, flow))).ToList();
        var size = context.Operation.IsBatch && AreAllOfABatch(context) ? sizes.Sum() : sizes.Max();
        if (size > limit && bodies.TrueForAll(b => b <= limit) && !ClientCode.MaySet(context.Rule, shape.BodyProperty)
            && !IsForSize(context.Call))
        {
            Report(context.Rule, context.Call.NameSyntax().GetLocation(), size, limit, service, context.Operation.IsBatch
                ? "batch"
                : "message");
        }

        // Hardly any body is written out: the dear question is asked for those that are.
        bool IsWrittenOut(OutgoingMessage message) => message.Creations.OfType<IObjectCreationOperation>()
            .Any(c => flow.WrittenTo(c, shape.BodyProperty).Any(v => DataSize.AtLeast(v, flow) > 0));

        long BodyOf(OutgoingMessage message) =>
            message.PropertyOf(shape.BodyProperty) is { IsUnknown: false, MayBeAbsent: false, Assigned: { Count: > 0 } bodies }
                ? bodies.Min(v => DataSize.AtLeast(v, flow))
                : 0;
    }

    /// <summary>Whether the code lists the messages of the batch one by one, and takes none of them out again.</summary>
    private static bool AreAllOfABatch(CallContext context) =>
        BatchEntries.SizeOf(context) is { IsExact: true, Count: var count } && count == context.Messages.Count
        && BatchEntries.ElementsOf(context).IsComplete;

    /// <summary>
    /// Bytes of names, types and values, where the message certainly has these attributes: the dictionary is written out and stays so.
    /// </summary>
    private static long AttributesOf(OutgoingMessage message, ValueFlow flow)
    {
        if (message.Creations.Count > 1
            || message.PropertyOf("MessageAttributes") is not { IsUnknown: false, MayBeAbsent: false, Assigned: [_] }
            || message.EntriesOf("MessageAttributes") is not { IsComplete: true, Known: var entries } || !entries.All(e => e.IsInitial))
        {
            return 0;
        }

        return entries.GroupBy(e => e.Key, StringComparer.Ordinal).Sum(e => Encoding.UTF8.GetByteCount(e.Key)
            + AtLeast(e.Last().Value, "DataType") + AtLeast(e.Last().Value, "StringValue"));

        long AtLeast(IOperation attribute, string property) =>
            flow.PropertyOf(attribute, property) is { IsUnknown: false, MayBeAbsent: false, Assigned: { Count: > 0 } values }
                ? values.Min(v => DataSize.AtLeast(v, flow))
                : 0;
    }

    /// <summary>Whether the code sends this under a condition that asks for a size: what is too large goes another way.</summary>
    private static bool IsForSize(IOperation send) => send.AncestorsInFunction().OfType<IConditionalOperation>()
        .Any(c => c.Condition.DescendantsAndSelf().Any(o => o
            is IPropertyReferenceOperation { Property.Name: "Length" or "LongLength" or "Count" }
            or IInvocationOperation { TargetMethod.Name: "GetByteCount" }));

    private static void Report(RuleContext rule, Location location, long size, long limit, string service, string what)
    {
        // A client of the libraries of that name stores a large payload by itself and sends where it is.
        if (!rule.State.Compilation.ReferencedAssemblyNames.Any(a => a.Name.EndsWith("ExtendedClient", StringComparison.Ordinal)))
        {
            rule.Report(location, null, size.ToString("N0", CultureInfo.InvariantCulture), service,
                limit.ToString("N0", CultureInfo.InvariantCulture), (what == "entry" ? "an " : "a ") + what);
        }
    }
}
