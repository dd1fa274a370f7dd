namespace AwsMessaging.Semantics.Facts;

/// <summary>Limits and defaults of Amazon SQS.</summary>
public static class SqsFacts
{
    private const string ReceivePage = "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html";
    private const string SendPage = "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html";
    private const string PollingPage =
        "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-short-and-long-polling.html";
    private const string FifoPage =
        "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-fifo-queues.html";

    private const string MessageQuotasPage =
        "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html";
    private const string MetadataPage =
        "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html";
    private const string VisibilityPage =
        "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-visibility-timeout.html";
    private const string DeadLetterPage =
        "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-configure-dead-letter-queue.html";
    private const string AttributesPage =
        "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html";

    private const string MetricsPage =
        "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html";

    /// <summary>Seconds that a receive may wait for a message to arrive. 0 is a short poll.</summary>
    public static readonly Fact<Bounds> WaitTimeSeconds = new(new Bounds(0, 20), ReceivePage, "2026-10");

    /// <summary>Messages that one receive may ask for.</summary>
    public static readonly Fact<Bounds> MaxNumberOfMessages = new(new Bounds(1, 10), ReceivePage, "2026-10");

    /// <summary>Messages that one receive returns at the most when the request does not say.</summary>
    public static readonly Fact<int> DefaultMaxNumberOfMessages = new(1, ReceivePage, "2026-10");

    /// <summary>
    /// Whether a short poll asks every server of a queue. It asks a sample of them, and so may come back empty although messages wait.
    /// </summary>
    public static readonly Fact<bool> ShortPollAsksAllServers = new(false, PollingPage, "2026-10");

    /// <summary>What the name of every FIFO queue, and so its URL and ARN, ends in. Case matters.</summary>
    public static readonly Fact<string> FifoSuffix = new(".fifo", FifoPage, "2026-10");

    /// <summary>Error code with which SQS refuses a single message for a FIFO queue that has no message group id.</summary>
    public static readonly Fact<string> MissingGroupError = new("MissingParameter", SendPage, "2026-10");

    /// <summary>Characters of a message group id.</summary>
    public static readonly Fact<Bounds> MessageGroupIdLength = new(new Bounds(1, 128), SendPage, "2026-10");

    /// <summary>Bytes of a message with its attributes, and of all messages of a batch together.</summary>
    public static readonly Fact<int> MaximumMessageBytes = new(1_048_576, MessageQuotasPage, "2026-10");

    /// <summary>Entries of a batch.</summary>
    public static readonly Fact<Bounds> BatchEntries = new(
        new Bounds(1, 10), "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessageBatch.html", "2026-10");

    /// <summary>Characters of a batch entry's id: letters, digits, hyphens and underscores.</summary>
    public static readonly Fact<Bounds> BatchEntryIdLength = new(
        new Bounds(1, 80), "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessageBatchRequestEntry.html",
        "2026-10");

    /// <summary>Message attributes of a message.</summary>
    public static readonly Fact<int> MaximumMessageAttributes = new(10, MessageQuotasPage, "2026-10");

    /// <summary>Characters of a message attribute's name.</summary>
    public static readonly Fact<Bounds> MessageAttributeNameLength = new(new Bounds(1, 256), MetadataPage, "2026-10");

    /// <summary>Digits that a message attribute of type <c>Number</c> can have.</summary>
    public static readonly Fact<int> NumberPrecision = new(38, MetadataPage, "2026-10");

    /// <summary>Characters of a message deduplication id.</summary>
    public static readonly Fact<Bounds> MessageDeduplicationIdLength = new(new Bounds(1, 128), SendPage, "2026-10");

    /// <summary>Seconds that a message or a queue delays.</summary>
    public static readonly Fact<Bounds> DelaySeconds = new(new Bounds(0, 900), SendPage, "2026-10");

    /// <summary>Seconds of a visibility timeout; the upper end also bounds the sum of all changes since a receive.</summary>
    public static readonly Fact<Bounds> VisibilityTimeoutSeconds = new(new Bounds(0, 43_200), VisibilityPage, "2026-10");

    /// <summary>Seconds of a queue's visibility timeout when it is not set.</summary>
    public static readonly Fact<int> DefaultVisibilityTimeoutSeconds = new(30, VisibilityPage, "2026-10");

    /// <summary>Seconds that a queue keeps messages.</summary>
    public static readonly Fact<Bounds> RetentionSeconds = new(new Bounds(60, 1_209_600), AttributesPage, "2026-10");

    /// <summary>Seconds that a queue keeps messages when it is not set: four days.</summary>
    public static readonly Fact<int> DefaultRetentionSeconds = new(345_600, AttributesPage, "2026-10");

    /// <summary>Bytes that a queue's own limit of message size can be set to.</summary>
    public static readonly Fact<Bounds> MaximumMessageSizeSetting = new(new Bounds(1_024, 1_048_576), AttributesPage, "2026-10");

    /// <summary>Receives after which a redrive policy moves a message to the dead-letter queue.</summary>
    public static readonly Fact<Bounds> MaxReceiveCount = new(new Bounds(1, 1_000), DeadLetterPage, "2026-10");

    /// <summary>Messages of one queue that may be in flight: about so many of a standard queue, exactly so many of a FIFO queue.</summary>
    public static readonly Fact<int> InFlightMessages = new(
        120_000, "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-queues.html", "2026-10");

    /// <summary>Seconds in which a FIFO queue recognises a repeated deduplication id, from the first send.</summary>
    public static readonly Fact<int> DeduplicationIntervalSeconds = new(
        300, "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/using-messagededuplicationid-property.html",
        "2026-10");

    /// <summary>Seconds in which a receive can be repeated under its attempt id.</summary>
    public static readonly Fact<int> ReceiveAttemptIntervalSeconds = new(300, ReceivePage, "2026-10");

    /// <summary>Calls a second to each of send, receive and delete of a FIFO queue, or of a partition in high-throughput mode.</summary>
    public static readonly Fact<int> FifoCallsPerSecond = new(300, MessageQuotasPage, "2026-10");

    /// <summary>Messages a second in batches, otherwise as <see cref="FifoCallsPerSecond"/>.</summary>
    public static readonly Fact<int> FifoMessagesPerSecond = new(3_000, MessageQuotasPage, "2026-10");

    /// <summary>Calls a second of a FIFO queue in high-throughput mode, in the regions with the highest quota.</summary>
    public static readonly Fact<int> HighThroughputFifoCallsPerSecond = new(70_000, MessageQuotasPage, "2026-10");

    /// <summary>Seconds between two purges of a queue.</summary>
    public static readonly Fact<int> PurgeIntervalSeconds = new(
        60, "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_PurgeQueue.html", "2026-10");

    /// <summary>Seconds after the delete of a queue in which its name cannot be used again.</summary>
    public static readonly Fact<int> RecreateIntervalSeconds = new(
        60, "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteQueue.html", "2026-10");

    /// <summary>Messages a second that a move task may be limited to; without a limit SQS sets the rate by the backlog.</summary>
    public static readonly Fact<int> MoveTaskMessagesPerSecond = new(
        500, "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_StartMessageMoveTask.html", "2026-10");

    /// <summary>Characters of a queue's name, the suffix of a FIFO queue included: letters, digits, hyphens and underscores.</summary>
    public static readonly Fact<Bounds> QueueNameLength = new(
        new Bounds(1, 80), "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-queues.html", "2026-10");

    /// <summary>
    /// Receives that a redrive policy should allow at the least when the queue feeds a Lambda function: throttled invocations count as
    /// receives.
    /// </summary>
    public static readonly Fact<int> AdvisedMaxReceiveCountWithLambda = new(
        5, "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html", "2026-10");

    /// <summary>
    /// The metric that says how many messages wait in a queue; <c>ApproximateNumberOfMessages</c> is an attribute, and no metric.
    /// </summary>
    public static readonly Fact<string> WaitingMessagesMetric = new("ApproximateNumberOfMessagesVisible", MetricsPage, "2026-10");

    /// <summary>Whether a message that a redrive policy moves counts in the dead-letter queue's <c>NumberOfMessagesSent</c>.</summary>
    public static readonly Fact<bool> MovedMessageCountsAsSent = new(false, MetricsPage, "2026-10");

    /// <summary>Bytes of a message until 2025, and the most that a queue's own limit could be set to.</summary>
    public static readonly Fact<int> FormerMaximumMessageBytes = new(262_144, MessageQuotasPage, "2026-10");

    /// <summary>The deduplication scope without which a FIFO queue cannot limit its throughput by message group.</summary>
    public static readonly Fact<string> ScopeOfHighThroughput = new("messageGroup", AttributesPage, "2026-10");

    /// <summary>The throughput limit that stands for high throughput; it takes <see cref="ScopeOfHighThroughput"/>.</summary>
    public static readonly Fact<string> HighThroughputLimit = new("perMessageGroupId", AttributesPage, "2026-10");

    /// <summary>The deduplication scope of a FIFO queue when it is not set.</summary>
    public static readonly Fact<string> DefaultDeduplicationScope = new("queue", AttributesPage, "2026-10");

    /// <summary>Queues that a redrive allow policy can name.</summary>
    public static readonly Fact<int> RedriveAllowSources = new(10, AttributesPage, "2026-10");

    /// <summary>Seconds for which a key of server-side encryption is used again.</summary>
    public static readonly Fact<Bounds> KmsDataKeyReuseSeconds = new(new Bounds(60, 86_400), AttributesPage, "2026-10");
}
