using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Queues;
using AwsMessaging.Simulation.Wire.Messages;
using AwsMessaging.Simulation.Wire.Protocols;

namespace AwsMessaging.Simulation.Wire.Sqs;

/// <summary>Members of SQS requests and replies.</summary>
/// <remarks>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_Types.html</remarks>
internal static class SqsRequests
{
    // The model has no principals; every message is sent by this one.
    private const string SenderId = "AIDA00000000000000000";

    private static readonly string[] SystemNames =
    [
        "All", "SenderId", "SentTimestamp", "ApproximateReceiveCount", "ApproximateFirstReceiveTimestamp", "SequenceNumber",
        "MessageDeduplicationId", "MessageGroupId", "AWSTraceHeader", "DeadLetterQueueSourceArn",
    ];

    /// <summary>Name of the queue that a request is about, whether or not there is one; null when it names none.</summary>
    public static string? QueueNameIn(WireStructure input) =>
        input.Text("QueueUrl") is { } url ? LastOf(url, '/')
        : input.Text("QueueName") ?? (input.Text("SourceArn") is { } arn ? LastOf(arn, ':') : null);

    /// <summary>The queue whose URL a request has. The URL's host does not matter: queues have several endpoints.</summary>
    /// <remarks>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-queue-message-identifiers.html</remarks>
    /// <exception cref="WireFault">There is none.</exception>
    public static Queue FindQueue(MessagingWorld world, WireStructure input)
    {
        var url = Required(input, "QueueUrl");
        var path = url.Split('/');
        var reply = world.Queues.GetQueue(path.Length > 2 && path[^2] == world.Account ? path[^1] : url);
        return reply.IsOk ? reply.Result : throw new WireFault(reply.Error!);
    }

    /// <summary>A member that must be there.</summary>
    /// <exception cref="WireFault">It is not.</exception>
    public static string Required(WireStructure input, string member) =>
        input.Text(member) is { Length: > 0 } text ? text : throw Missing(member);

    /// <summary>What SQS says when a member is not there.</summary>
    public static WireFault Missing(string member) => new(new("MissingParameter", $"The request must contain the parameter {member}."));

    /// <summary>The message of a request or of a batch's entry.</summary>
    public static SendMessage ReadMessage(WireStructure input) => new(input.Text("MessageBody") ?? "")
    {
        Attributes = AttributeCodec.Read(input),
        DelaySeconds = input.Integer("DelaySeconds"),
        GroupId = input.Text("MessageGroupId"),
        DeduplicationId = input.Text("MessageDeduplicationId"),
        TraceHeader = ReadTraceHeader(input),
    };

    /// <summary>The entries of a batch.</summary>
    public static IReadOnlyList<BatchEntry<T>> ReadEntries<T>(WireStructure input, string type, Func<WireStructure, T> read)
    {
        var entries = input.Structures("Entries") ?? [];
        return [.. entries.Select((entry, i) =>
            new BatchEntry<T>(entry.Text("Id") ?? throw Missing($"{type}.{i + 1}.Id"), read(entry)))];
    }

    /// <summary>The answer to a send.</summary>
    public static WireStructure WriteSent(SendMessageResult result) => new WireStructure()
        .With("MessageId", result.MessageId)
        .With("MD5OfMessageBody", result.Md5OfBody)
        .With("MD5OfMessageAttributes", result.Md5OfAttributes)
        .With("MD5OfMessageSystemAttributes", result.Md5OfSystemAttributes)
        .With("SequenceNumber", result.SequenceNumber);

    /// <summary>The answer to a batch.</summary>
    public static WireStructure WriteBatch<T>(BatchOutcome<T> outcome, Func<T, WireStructure> write) => new WireStructure()
        .WithUnlessEmpty("Successful", [.. outcome.Successful.Select(success => write(success.Result).With("Id", success.Id))])
        .WithUnlessEmpty("Failed", [.. outcome.Failed.Select(failure => new WireStructure()
            .With("Id", failure.Id)
            .With("Code", failure.Code)
            .With("Message", failure.Message)
            .With("SenderFault", failure.SenderFault))]);

    /// <summary>The names of system attributes that a receive asks for, in the member of today and the one of old.</summary>
    /// <exception cref="WireFault">There is no such attribute.</exception>
    public static IReadOnlyList<string> ReadSystemNames(WireStructure input)
    {
        IReadOnlyList<string> names = [.. input.Texts("AttributeNames") ?? [], .. input.Texts("MessageSystemAttributeNames") ?? []];
        return names.FirstOrDefault(name => !SystemNames.Contains(name)) is { } unknown
            ? throw new WireFault(new("InvalidAttributeName", $"Unknown Attribute {unknown}."))
            : names;
    }

    /// <summary>The answer to a receive, with the attributes that it asks for.</summary>
    /// <param name="result">The messages.</param>
    /// <param name="system">Names of system attributes.</param>
    /// <param name="attributes">Names of message attributes, or patterns of them.</param>
    public static WireStructure WriteReceived(ReceiveResult result, IReadOnlyList<string> system, IReadOnlyList<string> attributes) =>
        new WireStructure().WithUnlessEmpty("Messages", [.. result.Messages.Select(message => Write(message, system, attributes))]);

    private static WireStructure Write(ReceivedMessage message, IReadOnlyList<string> system, IReadOnlyList<string> attributes)
    {
        var selected = attributes.Count == 0 || message.Attributes.Count == 0 ? [] : message.Select(attributes);
        return new WireStructure()
            .With("MessageId", message.MessageId)
            .With("ReceiptHandle", message.ReceiptHandle)
            .With("MD5OfBody", message.Md5OfBody)
            .With("Body", message.Body)
            .With("Attributes", system.Count == 0 ? null : TextMap(message.SelectSystem(system, SenderId)))
            .With("MD5OfMessageAttributes", selected.Count == 0 ? null : message.Md5Of(selected))
            .With("MessageAttributes", AttributeCodec.Write(selected));
    }

    /// <summary>A map of texts; null, so that the member is left out, for an empty one.</summary>
    public static WireStructure? TextMap(IReadOnlyList<KeyValuePair<string, string>> entries)
    {
        if (entries.Count == 0)
        {
            return null;
        }

        var map = new WireStructure(isMap: true);
        foreach (var (name, value) in entries)
        {
            map.Append(name, value);
        }

        return map;
    }

    private static string? ReadTraceHeader(WireStructure input)
    {
        foreach (var attribute in AttributeCodec.Read(input, "MessageSystemAttributes") ?? [])
        {
            if (attribute is not { Name: "AWSTraceHeader", DataType: "String" })
            {
                throw new WireFault(new("InvalidParameterValue", $"Message system attribute name '{attribute.Name}' is invalid."));
            }

            return attribute.StringValue;
        }

        return null;
    }

    private static string LastOf(string text, char separator) => text[(text.LastIndexOf(separator) + 1)..];
}
