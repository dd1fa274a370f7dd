namespace AwsMessaging.Semantics.Facts;

/// <summary>Limits and defaults of Amazon SNS.</summary>
public static class SnsFacts
{
    private const string BatchPage = "https://docs.aws.amazon.com/sns/latest/api/API_PublishBatch.html";
    private const string RetryPage = "https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html";
    private const string HttpRetryPage = "https://docs.aws.amazon.com/sns/latest/dg/SendMessageToHttp.retry.html";

    /// <summary>What the name of every FIFO topic, and so its ARN, ends in. Case matters.</summary>
    public static readonly Fact<string> FifoSuffix = new(
        ".fifo", "https://docs.aws.amazon.com/sns/latest/dg/sns-fifo-topics.html", "2026-10");

    /// <summary>The one protocol whose endpoints a FIFO topic delivers to: queues, FIFO and standard ones.</summary>
    public static readonly Fact<string> FifoTopicProtocol = new(
        "sqs", "https://docs.aws.amazon.com/sns/latest/dg/fifo-message-delivery.html", "2026-10");

    /// <summary>Error code with which SNS refuses a message for a FIFO topic that has no message group id.</summary>
    public static readonly Fact<string> MissingGroupError = new(
        "InvalidParameter", "https://docs.aws.amazon.com/sns/latest/api/API_Publish.html", "2026-10");

    /// <summary>Bytes of a message with its attributes, and of all messages of a batch together.</summary>
    public static readonly Fact<int> MaximumMessageBytes = new(
        262_144, "https://docs.aws.amazon.com/sns/latest/api/API_Publish.html", "2026-10");

    /// <summary>Entries of a batch.</summary>
    public static readonly Fact<Bounds> BatchEntries = new(new Bounds(1, 10), BatchPage, "2026-10");

    /// <summary>Characters of a batch entry's id: letters, digits, hyphens and underscores.</summary>
    public static readonly Fact<Bounds> BatchEntryIdLength = new(
        new Bounds(1, 80), "https://docs.aws.amazon.com/sns/latest/api/API_PublishBatchRequestEntry.html", "2026-10");

    /// <summary>Characters of a subject.</summary>
    public static readonly Fact<Bounds> SubjectLength = new(
        new Bounds(1, 99), "https://docs.aws.amazon.com/sns/latest/api/API_Publish.html", "2026-10");

    /// <summary>Characters of a topic's name, the suffix of a FIFO topic included: letters, digits, hyphens and underscores.</summary>
    public static readonly Fact<Bounds> TopicNameLength = new(
        new Bounds(1, 256), "https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html", "2026-10");

    /// <summary>Seconds in which a FIFO topic recognises a repeated deduplication id.</summary>
    public static readonly Fact<int> DeduplicationIntervalSeconds = new(
        300, "https://docs.aws.amazon.com/sns/latest/dg/fifo-message-dedup.html", "2026-10");

    /// <summary>Seconds that a changed filter policy may take to be in force everywhere.</summary>
    public static readonly Fact<int> FilterPolicyDelaySeconds = new(
        900, "https://docs.aws.amazon.com/sns/latest/dg/sns-subscription-filter-policies.html", "2026-10");

    /// <summary>Retries without delay after a server error of an AWS service.</summary>
    public static readonly Fact<int> ImmediateRetries = new(3, RetryPage, "2026-10");

    /// <summary>Retries one second apart that follow.</summary>
    public static readonly Fact<int> PreBackoffRetries = new(2, RetryPage, "2026-10");

    /// <summary>Retries that follow, with delays that grow from 1 to 20 seconds.</summary>
    public static readonly Fact<int> BackoffRetries = new(10, RetryPage, "2026-10");

    /// <summary>Retries that follow, 20 seconds apart.</summary>
    public static readonly Fact<int> PostBackoffRetries = new(100_000, RetryPage, "2026-10");

    /// <summary>Seconds between the first and between the last retries with backoff.</summary>
    public static readonly Fact<Bounds> BackoffSeconds = new(new Bounds(1, 20), RetryPage, "2026-10");

    /// <summary>Retries of a delivery to an HTTP endpoint whose delivery policy is the default.</summary>
    public static readonly Fact<int> HttpRetries = new(3, HttpRetryPage, "2026-10");

    /// <summary>Seconds between them.</summary>
    public static readonly Fact<int> HttpRetrySeconds = new(20, HttpRetryPage, "2026-10");
}
