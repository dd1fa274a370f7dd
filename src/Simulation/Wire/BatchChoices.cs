using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Simulation.Wire;

/// <summary>
/// In a batch that succeeds as a whole, a single entry may fail: option 0 is that none does, option i that entry i (from 1) does.
/// </summary>
public static class BatchChoices
{
    /// <summary>SQS <c>SendMessageBatch</c>.</summary>
    public static readonly ChoicePoint SqsSend = Point(
        "batch.sqs-send",
        "Each message's result is reported on its own: a batch can be part success and part failure although the call answers 200.",
        "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessageBatch.html");

    /// <summary>SQS <c>DeleteMessageBatch</c>.</summary>
    public static readonly ChoicePoint SqsDelete = Point(
        "batch.sqs-delete",
        "Each delete's result is reported on its own, and is to be looked at even when the call answers 200.",
        "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteMessageBatch.html");

    /// <summary>SQS <c>ChangeMessageVisibilityBatch</c>.</summary>
    public static readonly ChoicePoint SqsChangeVisibility = Point(
        "batch.sqs-visibility",
        "Each change's result is reported on its own, and is to be looked at even when the call answers 200.",
        "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ChangeMessageVisibilityBatch.html");

    /// <summary>SNS <c>PublishBatch</c>.</summary>
    public static readonly ChoicePoint SnsPublish = Point(
        "batch.sns-publish",
        "Each message's result is reported on its own, and errors are to be looked for even when the call answers 200.",
        "https://docs.aws.amazon.com/sns/latest/api/API_PublishBatch.html");

    /// <summary>EventBridge <c>PutEvents</c>.</summary>
    public static readonly ChoicePoint PutEvents = Point(
        "batch.put-events",
        "Single entries can fail in a call that succeeds: the reply counts them and gives each an error code.",
        "https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html");

    /// <summary>Kinesis <c>PutRecords</c>.</summary>
    public static readonly ChoicePoint PutRecords = Point(
        "batch.put-records",
        "A record that fails does not stop those after it; its place in the reply has an error code, as for exceeded throughput.",
        "https://docs.aws.amazon.com/kinesis/latest/APIReference/API_PutRecords.html");

    /// <summary>DynamoDB <c>BatchWriteItem</c>.</summary>
    public static readonly ChoicePoint BatchWriteItem = Point(
        "batch.write-item",
        "Single writes of a batch can fail for throughput or an internal failure, and come back as UnprocessedItems of a call that succeeds.",
        "https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html");

    /// <summary>Which entry fails.</summary>
    /// <param name="choices">Who decides.</param>
    /// <param name="point">Which batch operation.</param>
    /// <param name="entries">How many entries the batch has.</param>
    /// <param name="subject">What the batch goes to.</param>
    /// <returns>Index from 0, or −1 for none.</returns>
    internal static int FailingEntry(Choices choices, ChoicePoint point, int entries, string subject) =>
        entries == 0 ? -1 : choices.Choose(point, entries + 1, subject) - 1;

    private static ChoicePoint Point(string id, string statement, string source) => new(id, statement, source, "no entry fails");
}
