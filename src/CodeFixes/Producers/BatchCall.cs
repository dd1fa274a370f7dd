namespace AwsMessaging.CodeFixes.Producers;

/// <summary>How the call is written that sends several messages, and which parts of the call for one have a place in it.</summary>
/// <param name="Namespace">The namespace of the service.</param>
/// <param name="Exception">The exception of the service.</param>
/// <param name="Request">The type of the request.</param>
/// <param name="Entry">The type of an entry.</param>
internal sealed record BatchCall(string Namespace, string Exception, string Request, string Entry)
{
    private static readonly Dictionary<string, BatchCall> ByOperation = new(StringComparer.Ordinal)
    {
        ["SendMessageBatch"] = new("Amazon.SQS", "AmazonSQSException", "SendMessageBatchRequest", "SendMessageBatchRequestEntry")
        {
            Addresses = ["QueueUrl"],
            Parts =
            [
                "MessageBody", "DelaySeconds", "MessageAttributes", "MessageDeduplicationId", "MessageGroupId", "MessageSystemAttributes",
            ],
            HasIds = true,
            TakesList = true,
        },
        ["PublishBatch"] = new(
            "Amazon.SimpleNotificationService",
            "AmazonSimpleNotificationServiceException",
            "PublishBatchRequest",
            "PublishBatchRequestEntry")
        {
            Addresses = ["TopicArn"],
            Parts = ["Message", "MessageAttributes", "MessageDeduplicationId", "MessageGroupId", "MessageStructure", "Subject"],
            HasIds = true,
        },
        ["PutRecords"] = new("Amazon.Kinesis", "AmazonKinesisException", "PutRecordsRequest", "PutRecordsRequestEntry")
        {
            Addresses = ["StreamName", "StreamARN", "StreamId"],
            Parts = ["Data", "ExplicitHashKey", "PartitionKey"],
            Noun = "records",
        },
        ["PutRecordBatch"] = new("Amazon.KinesisFirehose", "AmazonKinesisFirehoseException", "PutRecordBatchRequest", "Record")
        {
            Addresses = ["DeliveryStreamName"],
            Parts = ["Record"],
            TakesList = true,
            Noun = "records",
        },
    };

    /// <summary>Properties that the request has for all entries.</summary>
    public string[] Addresses { get; init; } = [];

    /// <summary>Properties of the single request that an entry has; the entry itself, where the single request has one.</summary>
    public string[] Parts { get; init; } = [];

    /// <summary>The entries of a request are told apart by ids.</summary>
    public bool HasIds { get; init; }

    /// <summary>The call takes the address and a list of entries.</summary>
    public bool TakesList { get; init; }

    /// <summary>What is sent.</summary>
    public string Noun { get; init; } = "messages";

    /// <summary>The call of a batch operation by its name.</summary>
    public static BatchCall Of(string operation) => ByOperation[operation];
}
