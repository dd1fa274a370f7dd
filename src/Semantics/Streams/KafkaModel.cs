using AwsMessaging.Semantics.Facts;
using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Semantics.Streams;

/// <summary>How a topic and its producers are set up.</summary>
public sealed record KafkaTopicSettings
{
    /// <summary>MSK's defaults.</summary>
    public static readonly KafkaTopicSettings Default = new();

    /// <summary>Bytes of a record that the broker takes (<c>max.message.bytes</c>).</summary>
    public int MaxMessageBytes { get; init; } = KafkaFacts.MessageMaxBytes;

    /// <summary>How long records are kept, in milliseconds (<c>retention.ms</c>).</summary>
    public long Retention { get; init; } = KafkaFacts.RetentionHours * 3_600_000L;
}

/// <summary>A record to send.</summary>
/// <param name="Key">Decides the partition; null for any.</param>
/// <param name="Value">The value; null for a tombstone.</param>
/// <param name="Partition">The partition, where the producer names it itself; else null.</param>
/// <param name="Partitioner">How the producer hashes keys.</param>
/// <param name="IsIdempotent">Whether the broker recognises the producer's retries (<c>enable.idempotence</c>).</param>
public sealed record KafkaSend(
    byte[]? Key, byte[]? Value, int? Partition = null, KafkaPartitioner Partitioner = KafkaPartitioner.Murmur2, bool IsIdempotent = true);

/// <summary>A record of a partition.</summary>
/// <param name="Partition">The partition.</param>
/// <param name="Offset">Its place in the partition, from 0.</param>
/// <param name="Key">The key; null for none.</param>
/// <param name="Value">The value; null for a tombstone.</param>
/// <param name="Timestamp">When it came, in milliseconds.</param>
public sealed record KafkaRecord(int Partition, long Offset, byte[]? Key, byte[]? Value, long Timestamp) : ITimed
{
    long ITimed.Arrival => Timestamp;
}

/// <summary>Where a record went.</summary>
/// <param name="Partition">The partition.</param>
/// <param name="Offset">Its place in the partition.</param>
public readonly record struct KafkaPlace(int Partition, long Offset);

/// <summary>Where Kafka permits more than one outcome. Its own documentation says so, to which the one of Amazon MSK refers.</summary>
public static class KafkaChoices
{
    /// <summary>Where a record without a key goes.</summary>
    public static readonly ChoicePoint NoKey = new(
        "kafka.no-key",
        "A record without a key goes to any partition: the producer stays with one for a batch and then changes it.",
        "https://kafka.apache.org/documentation/#producerconfigs_partitioner.class",
        "the partition of the record before");

    /// <summary>Whether an acknowledgement is lost, so that a producer that is not idempotent writes the record again.</summary>
    public static readonly ChoicePoint ProducerRetry = new(
        "kafka.producer-retry",
        "The retry of a producer that is not idempotent may write the record a second time.",
        "https://kafka.apache.org/documentation/#producerconfigs_enable.idempotence",
        "acknowledgement arrives",
        "acknowledgement is lost and the record is sent again");

    /// <summary>Whether a consumer's offsets are committed before it ends.</summary>
    public static readonly ChoicePoint Commit = new(
        "kafka.commit",
        "A consumer may end after it processed records and before it saved its position: the next one receives these records again.",
        "https://kafka.apache.org/documentation/#semantics",
        "offset is committed",
        "consumer ends before its offset is committed");
}
