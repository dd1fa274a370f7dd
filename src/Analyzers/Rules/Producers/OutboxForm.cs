using AwsMessaging.Analyzers.Symbols;

namespace AwsMessaging.Analyzers.Rules.Producers;

/// <summary>
/// Which members of an operation's request an outbox row can hold, and in which column. A request with a member beyond these cannot be
/// written down in full, and is left alone: a delay that counts from the sending, a subject, a trace header.
/// </summary>
/// <param name="Operation">The operation.</param>
/// <param name="Channel">What the relay that sends it is called after: <c>Sqs</c>.</param>
/// <param name="Destination">Where it is sent to.</param>
/// <param name="Body">What is sent: text, or a stream of a text's UTF-8 bytes.</param>
internal sealed record OutboxForm(AwsOperation Operation, string Channel, string Destination, string Body)
{
    /// <summary>The member with the entries, or the one entry, whose members count as the request's own.</summary>
    public string? Entries { get; init; }

    /// <summary>What keeps messages in order among themselves.</summary>
    public string? Group { get; init; }

    /// <summary>What tells a repeated message.</summary>
    public string? Deduplication { get; init; }

    /// <summary>A dictionary of attributes.</summary>
    public string? Attributes { get; init; }

    /// <summary>Members that are kept beside the attributes, under their own name. All are required.</summary>
    public IReadOnlyList<string> Named { get; init; } = [];

    /// <summary>Members that the relay gives by itself.</summary>
    public IReadOnlyList<string> Given { get; init; } = [];

    /// <summary>The destination, as C#, of a request that names none; null where it must.</summary>
    public string? DefaultDestination { get; init; }

    private static readonly OutboxForm Queue = new(AwsApi.Sqs.SendMessage, "Sqs", "QueueUrl", "MessageBody")
    {
        Group = "MessageGroupId",
        Deduplication = "MessageDeduplicationId",
        Attributes = "MessageAttributes",
    };

    private static readonly OutboxForm Topic = Queue with
    {
        Operation = AwsApi.Sns.Publish, Channel = "Sns", Destination = "TopicArn", Body = "Message",
    };

    private static readonly OutboxForm Stream = new(AwsApi.Kinesis.PutRecord, "Kinesis", "StreamName", "Data") { Group = "PartitionKey" };

    private static readonly OutboxForm Delivery =
        new(AwsApi.Firehose.PutRecord, "Firehose", "DeliveryStreamName", "Data") { Entries = "Record" };

    private static readonly OutboxForm[] All =
    [
        Queue,
        Queue with { Operation = AwsApi.Sqs.SendMessageBatch, Entries = "Entries", Given = ["Id"] },
        Topic,
        Topic with { Operation = AwsApi.Sns.PublishBatch, Entries = "PublishBatchRequestEntries", Given = ["Id"] },
        new(AwsApi.EventBridge.PutEvents, "EventBridge", "EventBusName", "Detail")
        {
            Entries = "Entries",
            Named = ["Source", "DetailType"],
            DefaultDestination = "\"default\"",
        },
        Stream,
        Stream with { Operation = AwsApi.Kinesis.PutRecords, Entries = "Records" },
        Delivery,
        Delivery with { Operation = AwsApi.Firehose.PutRecordBatch, Entries = "Records" },
        new(AwsApi.StepFunctions.StartExecution, "StepFunctions", "StateMachineArn", "Input") { Deduplication = "Name" },
        new(AwsApi.Lambda.Invoke, "Lambda", "FunctionName", "Payload") { Given = ["InvocationType"] },
    ];

    /// <summary>The form of an operation's requests; null for one whose requests no row can hold.</summary>
    public static OutboxForm? Of(AwsOperation operation) => Array.Find(All, f => f.Operation == operation);
}
