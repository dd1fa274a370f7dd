namespace AwsMessaging.Semantics.Facts;

/// <summary>Limits and defaults of Amazon Data Firehose.</summary>
public static class FirehoseFacts
{
    private const string LimitsPage = "https://docs.aws.amazon.com/firehose/latest/dev/limits.html";
    private const string BatchPage = "https://docs.aws.amazon.com/firehose/latest/APIReference/API_PutRecordBatch.html";
    private const string HintsPage = "https://docs.aws.amazon.com/firehose/latest/APIReference/API_BufferingHints.html";
    private const string TransformationPage = "https://docs.aws.amazon.com/firehose/latest/dev/data-transformation-failure-handling.html";

    /// <summary>Bytes of one record.</summary>
    public static readonly Fact<int> RecordBytes = new(1_024_000, LimitsPage, "2026-10");

    /// <summary>Records of one PutRecordBatch call.</summary>
    public static readonly Fact<Bounds> BatchEntries = new(new Bounds(1, 500), BatchPage, "2026-10");

    /// <summary>Bytes of one PutRecordBatch call.</summary>
    public static readonly Fact<int> BatchBytes = new(4_194_304, BatchPage, "2026-10");

    /// <summary>MiB that are collected before a delivery.</summary>
    public static readonly Fact<Bounds> BufferMiB = new(new Bounds(1, 128), HintsPage, "2026-10");

    /// <summary>MiB that are collected before a delivery unless told otherwise.</summary>
    public static readonly Fact<int> DefaultBufferMiB = new(5, HintsPage, "2026-10");

    /// <summary>Seconds that are waited before a delivery.</summary>
    public static readonly Fact<Bounds> BufferSeconds = new(new Bounds(0, 900), HintsPage, "2026-10");

    /// <summary>Seconds that are waited before a delivery unless told otherwise.</summary>
    public static readonly Fact<int> DefaultBufferSeconds = new(300, HintsPage, "2026-10");

    /// <summary>Records a second that a stream with direct puts takes in N. Virginia, Oregon and Ireland; elsewhere less.</summary>
    public static readonly Fact<int> RecordsPerSecond = new(500_000, LimitsPage, "2026-10");

    /// <summary>Bytes a second that a stream with direct puts takes in N. Virginia, Oregon and Ireland; elsewhere less.</summary>
    public static readonly Fact<int> BytesPerSecond = new(5_242_880, LimitsPage, "2026-10");

    /// <summary>How often a transformation whose function fails is tried again.</summary>
    public static readonly Fact<int> TransformationRetries = new(3, TransformationPage, "2026-10");

    /// <summary>Hours for which data that was put waits for its S3 bucket before it is lost.</summary>
    public static readonly Fact<int> RetentionHours = new(
        24, "https://docs.aws.amazon.com/firehose/latest/dev/retry.html", "2026-10");
}
