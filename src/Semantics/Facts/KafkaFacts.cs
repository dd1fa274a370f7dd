namespace AwsMessaging.Semantics.Facts;

/// <summary>
/// Defaults of Amazon Managed Streaming for Apache Kafka. For what its page of defaults does not list it refers to Apache Kafka's own,
/// which these numbers are.
/// </summary>
public static class KafkaFacts
{
    private const string DefaultsPage = "https://docs.aws.amazon.com/msk/latest/developerguide/msk-default-configuration.html";

    /// <summary>Bytes of a batch of records that a broker takes unless told otherwise (<c>message.max.bytes</c>).</summary>
    public static readonly Fact<int> MessageMaxBytes = new(1_048_588, DefaultsPage, "2026-10");

    /// <summary>Hours for which a topic keeps records unless told otherwise (<c>log.retention.hours</c>).</summary>
    public static readonly Fact<int> RetentionHours = new(168, DefaultsPage, "2026-10");

    /// <summary>
    /// Minutes for which a group without members keeps its offsets unless told otherwise (<c>offsets.retention.minutes</c>).
    /// </summary>
    public static readonly Fact<int> OffsetsRetentionMinutes = new(10_080, DefaultsPage, "2026-10");
}
