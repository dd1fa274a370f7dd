using System.Globalization;
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
        messageFormat: "This has at least {0} bytes and {1} takes {2} in a {3}, so the send is refused; store the payload elsewhere and send where it is",
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
        (AwsApi.EventBridge.Service.Model("PutEventsRequestEntry"), "Detail", EventBridgeFacts.PutEventsBytes.Value, "EventBridge", "entry"),
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
        if (value is { IsUnknown: false, Assigned.Count: > 0 } && value.Assigned.Min(v => DataSize.AtLeast(v, context.Flow)) is var size && size > limit)
        {
            Report(context.Rule, written.Count == 1 ? Places.Of(context.Creation, written[0]) : Places.Of(context.Creation), size, limit, service, what);
        }
    }

    private static void CheckOverload(CallContext context, string parameter, long limit, string service)
    {
        if (context.Call.Argument(parameter) is { Value: { Type.SpecialType: SpecialType.System_String } text } && DataSize.AtLeast(text, context.Flow) is var size && size > limit)
        {
            Report(context.Rule, text.Syntax.GetLocation(), size, limit, service, "message");
        }
    }

    private static void Report(RuleContext rule, Location location, long size, long limit, string service, string what)
    {
        // A client of the libraries of that name stores a large payload by itself and sends where it is.
        if (!rule.State.Compilation.ReferencedAssemblyNames.Any(a => a.Name.EndsWith("ExtendedClient", StringComparison.Ordinal)))
        {
            rule.Report(location, null, size.ToString("N0", CultureInfo.InvariantCulture), service, limit.ToString("N0", CultureInfo.InvariantCulture), what);
        }
    }
}
