namespace AwsMessaging.Semantics.Facts;

/// <summary>Limits and defaults of AWS Lambda event source mappings.</summary>
public static class LambdaFacts
{
    private const string PartialSqsPage = "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html";
    private const string SqsConfigurePage = "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html";
    private const string SqsScalingPage = "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html";
    private const string SqsParametersPage = "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-parameters.html";
    private const string KinesisParametersPage = "https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-parameters.html";
    private const string KinesisPage = "https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis.html";
    private const string CreatePage = "https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html";
    private const string FilterPage = "https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html";

    /// <summary>
    /// Member of a function's response under which a mapping with <c>ReportBatchItemFailures</c> looks for the records that failed.
    /// Case matters.
    /// </summary>
    public static readonly Fact<string> BatchItemFailuresMember = new("batchItemFailures", PartialSqsPage, "2026-10");

    /// <summary>Member of an item in that list that says which record failed. Case matters.</summary>
    public static readonly Fact<string> ItemIdentifierMember = new("itemIdentifier", PartialSqsPage, "2026-10");

    /// <summary>The <c>FunctionResponseTypes</c> value that makes a mapping read the list.</summary>
    public static readonly Fact<string> ReportBatchItemFailures = new("ReportBatchItemFailures", CreatePage, "2026-10");

    /// <summary>Messages in one invocation for an SQS queue when the mapping does not say.</summary>
    public static readonly Fact<int> DefaultSqsBatchSize = new(10, SqsConfigurePage, "2026-10");

    /// <summary>Messages in one invocation for a standard queue.</summary>
    public static readonly Fact<Bounds> StandardQueueBatchSize = new(new(1, 10_000), SqsParametersPage, "2026-10");

    /// <summary>Messages in one invocation for a FIFO queue.</summary>
    public static readonly Fact<Bounds> FifoQueueBatchSize = new(new(1, 10), SqsParametersPage, "2026-10");

    /// <summary>Largest batch of a standard queue that needs no batching window.</summary>
    public static readonly Fact<int> MaxBatchSizeWithoutWindow = new(10, SqsConfigurePage, "2026-10");

    /// <summary>Seconds that a larger batch of a standard queue has to be gathered for at the least.</summary>
    public static readonly Fact<int> LeastWindowOfLargeBatch = new(1, SqsParametersPage, "2026-10");

    /// <summary>Records in one invocation for a stream when the mapping does not say.</summary>
    public static readonly Fact<int> DefaultStreamBatchSize = new(100, CreatePage, "2026-10");

    /// <summary>Records in one invocation for a stream or topic.</summary>
    public static readonly Fact<Bounds> StreamBatchSize = new(new(1, 10_000), KinesisParametersPage, "2026-10");

    /// <summary>Seconds that records may be gathered for before the function is invoked.</summary>
    public static readonly Fact<Bounds> BatchingWindowSeconds = new(new(0, 300), CreatePage, "2026-10");

    /// <summary>Milliseconds that a Kafka mapping gathers records for when it does not say.</summary>
    public static readonly Fact<int> DefaultKafkaBatchingWindow = new(500, CreatePage, "2026-10");

    /// <summary>Bytes of the event that a synchronous invocation takes; a batch ends before it would be exceeded.</summary>
    public static readonly Fact<int> MaxPayload = new(
        6 * 1024 * 1024, "https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html", "2026-10");

    /// <summary>Concurrent invocations that a mapping of a standard queue may be limited to.</summary>
    public static readonly Fact<Bounds> MaximumConcurrency = new(new(2, 1_000), SqsScalingPage, "2026-10");

    /// <summary>Concurrent batches with which a mapping of a standard queue starts.</summary>
    public static readonly Fact<int> InitialConcurrency = new(5, SqsScalingPage, "2026-10");

    /// <summary>Concurrent invocations that such a mapping adds a minute while messages wait.</summary>
    public static readonly Fact<int> ConcurrencyPerMinute = new(300, SqsScalingPage, "2026-10");

    /// <summary>Concurrent batches at which such a mapping ends.</summary>
    public static readonly Fact<int> HighestConcurrency = new(1_250, SqsScalingPage, "2026-10");

    /// <summary>Seconds between two reads of a shard.</summary>
    public static readonly Fact<int> StreamPollSeconds = new(1, KinesisPage, "2026-10");

    /// <summary>Batches of one shard that are processed at the same time.</summary>
    public static readonly Fact<Bounds> ParallelizationFactor = new(new(1, 10), KinesisParametersPage, "2026-10");

    /// <summary>How often a stream's batch may be tried again; −1 is without limit.</summary>
    public static readonly Fact<Bounds> MaximumRetryAttempts = new(new(-1, 10_000), CreatePage, "2026-10");

    /// <summary>Retries of a Kafka batch when the mapping has an on-failure destination and its retries are not limited.</summary>
    public static readonly Fact<int> KafkaRetriesWithDestination = new(
        10, "https://docs.aws.amazon.com/lambda/latest/dg/kafka-retry-configurations.html", "2026-10");

    /// <summary>Seconds after which a stream's record is discarded. −1, which is without limit, is accepted as well.</summary>
    public static readonly Fact<Bounds> MaximumRecordAge = new(new(60, 604_800), CreatePage, "2026-10");

    /// <summary>Seconds of a tumbling window.</summary>
    public static readonly Fact<Bounds> TumblingWindowSeconds = new(new(0, 900), CreatePage, "2026-10");

    /// <summary>Filters of a mapping, unless the account's quota was raised to <see cref="RaisedMaxFilters"/>.</summary>
    public static readonly Fact<int> MaxFilters = new(5, FilterPage, "2026-10");

    /// <summary>Filters of a mapping at the highest quota that AWS grants.</summary>
    public static readonly Fact<int> RaisedMaxFilters = new(10, FilterPage, "2026-10");

    /// <summary>Seconds that a function may run when it does not say.</summary>
    public static readonly Fact<int> DefaultFunctionTimeout = new(
        3, "https://docs.aws.amazon.com/lambda/latest/dg/configuration-timeout.html", "2026-10");

    /// <summary>
    /// Seconds that a function may run. One on Lambda Managed Instances that an event source mapping invokes may run for 5,400, which the
    /// model does not know.
    /// </summary>
    public static readonly Fact<Bounds> FunctionTimeout = new(
        new(1, 900), "https://docs.aws.amazon.com/lambda/latest/dg/configuration-timeout.html", "2026-10");

    /// <summary>Times the function's timeout that a queue's visibility timeout should be, the batching window added.</summary>
    public static readonly Fact<int> AdvisedVisibilityFactor = new(6, SqsConfigurePage, "2026-10");
}
