using System.Globalization;
using AwsMessaging.Semantics.Json;
using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Queues;

namespace AwsMessaging.Semantics.Functions;

/// <summary>
/// A message of a queue on its way to a function.
/// Source: https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html
/// </summary>
public sealed class QueueRecord : MappedRecord
{
    private readonly EventSourceMapping mapping;

    internal QueueRecord(EventSourceMapping mapping, ReceivedMessage message)
    {
        this.mapping = mapping;
        Message = message;
    }

    /// <summary>The message as the poller received it.</summary>
    public ReceivedMessage Message { get; }

    /// <inheritdoc/>
    public override string Id => Message.MessageId;

    /// <inheritdoc/>
    public override string? Key => Message.GroupId;

    /// <summary>The body's characters with what stands around them, about.</summary>
    public override int Size => Message.Body.Length + 600;

    /// <inheritdoc/>
    public override JsonValue ToEvent() => Record(JsonValue.Of(Message.Body));

    /// <inheritdoc/>
    public override JsonValue ToFilterView() => Record(Decoded(Message.Body));

    private JsonValue Record(JsonValue body) => JsonValue.ObjectOf(
    [
        new JsonMember("messageId", JsonValue.Of(Message.MessageId)),
        new JsonMember("receiptHandle", JsonValue.Of(Message.ReceiptHandle)),
        new JsonMember("body", body),
        new JsonMember("attributes", JsonValue.ObjectOf(SystemAttributes())),
        new JsonMember("messageAttributes", JsonValue.ObjectOf(Message.Attributes.Select(a => new JsonMember(a.Name, Attribute(a))))),
        new JsonMember("md5OfBody", JsonValue.Of(Message.Md5OfBody ?? "")),
        new JsonMember("eventSource", JsonValue.Of("aws:sqs")),
        new JsonMember("eventSourceARN", JsonValue.Of(mapping.SourceArn)),
        new JsonMember("awsRegion", JsonValue.Of(mapping.Region)),
    ]);

    private IEnumerable<JsonMember> SystemAttributes()
    {
        yield return new("ApproximateReceiveCount", JsonValue.Of(Message.ReceiveCount.ToString(CultureInfo.InvariantCulture)));
        yield return new("SentTimestamp", JsonValue.Of(Message.SentAt.ToString(CultureInfo.InvariantCulture)));
        yield return new("ApproximateFirstReceiveTimestamp", JsonValue.Of(Message.FirstReceivedAt.ToString(CultureInfo.InvariantCulture)));
        foreach (var (name, value) in new[]
        {
            ("SequenceNumber", Message.SequenceNumber),
            ("MessageGroupId", Message.GroupId),
            ("MessageDeduplicationId", Message.DeduplicationId),
            ("AWSTraceHeader", Message.TraceHeader),
            ("DeadLetterQueueSourceArn", Message.DeadLetterQueueSourceArn),
        })
        {
            if (value is not null)
            {
                yield return new(name, JsonValue.Of(value));
            }
        }
    }

    private static JsonValue Attribute(MessageAttribute attribute)
    {
        var members = new List<JsonMember>();
        if (attribute.StringValue is { } text)
        {
            members.Add(new("stringValue", JsonValue.Of(text)));
        }

        if (attribute.BinaryValue is { } bytes)
        {
            members.Add(new("binaryValue", JsonValue.Of(Convert.ToBase64String(bytes))));
        }

        members.Add(new("stringListValues", JsonValue.ArrayOf([])));
        members.Add(new("binaryListValues", JsonValue.ArrayOf([])));
        members.Add(new("dataType", JsonValue.Of(attribute.DataType)));
        return JsonValue.ObjectOf(members);
    }
}
