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
}
