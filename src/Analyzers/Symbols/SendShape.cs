using AwsMessaging.Semantics.Facts;

namespace AwsMessaging.Analyzers.Symbols;

/// <summary>How the requests that send to queues, or publish to topics, call things.</summary>
/// <param name="Kind">What the messages go to, in words.</param>
/// <param name="AddressProperties">Properties of a request that say where to.</param>
/// <param name="AddressParameter">Parameter of the overloads without a request that says where to.</param>
/// <param name="EntriesProperty">Property of a batch request with its entries.</param>
/// <param name="BodyProperty">Property of a request or entry with the message.</param>
/// <param name="FifoSuffix">What the names of FIFO ones end in.</param>
/// <param name="MissingGroupError">The error for a message to a FIFO one that has no message group id.</param>
/// <param name="Request">Name of the request of a single message.</param>
internal sealed record SendShape(
    string Kind,
    IReadOnlyList<string> AddressProperties,
    string AddressParameter,
    string EntriesProperty,
    string BodyProperty,
    Fact<string> FifoSuffix,
    Fact<string> MissingGroupError,
    string Request)
{
    private static readonly SendShape Queue = new(
        "queue", ["QueueUrl"], "queueUrl", "Entries", "MessageBody", SqsFacts.FifoSuffix, SqsFacts.MissingGroupError, "SendMessageRequest");

    private static readonly SendShape Topic = new(
        "topic", ["TopicArn", "TargetArn"], "topicArn", "PublishBatchRequestEntries", "Message", SnsFacts.FifoSuffix,
        SnsFacts.MissingGroupError,
        "PublishRequest");

    /// <summary>The operations that send messages which can have a message group.</summary>
    public static IReadOnlyList<AwsOperation> Operations { get; } =
        [AwsApi.Sqs.SendMessage, AwsApi.Sqs.SendMessageBatch, AwsApi.Sns.Publish, AwsApi.Sns.PublishBatch];

    /// <summary>The shape of one of the <see cref="Operations"/>.</summary>
    public static SendShape Of(AwsOperation operation) => operation.Service == AwsApi.Sqs.Service ? Queue : Topic;
}
