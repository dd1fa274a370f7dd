using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Semantics.Streams;

/// <summary>
/// A Kafka topic, as far as producers, consumer groups and event source mappings see it.
/// Source: https://docs.aws.amazon.com/msk/latest/developerguide/what-is-msk.html
/// </summary>
public sealed class KafkaTopic
{
    private readonly KafkaTopicSettings settings;
    private readonly SemanticRows rows;
    private List<TimedLog<KafkaRecord>> partitions;

    // Where records without a key go for now.
    private int sticky;

    /// <summary>Creates a topic.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="partitionCount">Partitions, at least 1.</param>
    /// <param name="settings">How it is set up; MSK's defaults when null.</param>
    /// <param name="rows">The behaviours in force.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of partitions is below 1.</exception>
    public KafkaTopic(string name, int partitionCount, KafkaTopicSettings? settings = null, SemanticRows rows = default)
    {
        if (partitionCount < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(partitionCount));
        }

        Name = name;
        this.settings = settings ?? KafkaTopicSettings.Default;
        this.rows = rows;
        partitions = [.. Enumerable.Range(0, partitionCount).Select(_ => new TimedLog<KafkaRecord>())];
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Its partitions.</summary>
    public int PartitionCount => partitions.Count;

    /// <summary>Sends a record and waits until it is stored (<c>acks=all</c>).</summary>
    /// <returns>
    /// Where it went; where the last copy went when the producer had to send it again. <c>RECORD_TOO_LARGE</c>: larger than the topic
    /// takes.
    /// <c>UNKNOWN_TOPIC_OR_PARTITION</c>: there is no such partition.
    /// </returns>
    public Reply<KafkaPlace> Send(long now, KafkaSend record, Choices choices)
    {
        if ((record.Key?.Length ?? 0) + (record.Value?.Length ?? 0) > settings.MaxMessageBytes)
        {
            return new ServiceError("RECORD_TOO_LARGE", $"The record is larger than {settings.MaxMessageBytes} bytes.");
        }

        var partition = PartitionOf(record, choices);
        if (partition < 0 || partition >= partitions.Count)
        {
            return UnknownPartition(partition);
        }

        var place = Append(now, partition, record);
        if (!record.IsIdempotent && rows.Has(SemanticRow.KafkaPartitions) && choices.Choose(KafkaChoices.ProducerRetry, Name) == 1)
        {
            place = Append(now, partition, record);
        }

        return place;
    }

    /// <summary>Reads a partition from an offset on.</summary>
    /// <param name="now">The time.</param>
    /// <param name="partition">The partition.</param>
    /// <param name="offset">The first offset to read, up to the one that the next record will have.</param>
    /// <param name="maxRecords">Records at most.</param>
    /// <returns>
    /// The records. <c>OFFSET_OUT_OF_RANGE</c>: before the oldest record that is left, or after the end. <c>UNKNOWN_TOPIC_OR_PARTITION</c>:
    /// there is no such partition.
    /// </returns>
    public Reply<IReadOnlyList<KafkaRecord>> Fetch(long now, int partition, long offset, int maxRecords)
    {
        if (partition < 0 || partition >= partitions.Count)
        {
            return UnknownPartition(partition);
        }

        var log = partitions[partition];
        log.RemoveUntil(now - settings.Retention);
        return offset < log.Start || offset > log.End
            ? new ServiceError("OFFSET_OUT_OF_RANGE", $"Offset {offset} is not within {log.Start} to {log.End}.")
            : Read(log, offset, maxRecords);
    }

    /// <summary>The offset of the oldest record that is left, and the one that the next record will have.</summary>
    /// <returns><c>UNKNOWN_TOPIC_OR_PARTITION</c>: there is no such partition.</returns>
    public Reply<(long Start, long End)> Offsets(long now, int partition)
    {
        if (partition < 0 || partition >= partitions.Count)
        {
            return UnknownPartition(partition);
        }

        partitions[partition].RemoveUntil(now - settings.Retention);
        return (partitions[partition].Start, partitions[partition].End);
    }

    /// <summary>Adds partitions: from now on most keys go elsewhere, and their order across the change is lost.</summary>
    /// <returns><c>INVALID_PARTITIONS</c>: not more than now.</returns>
    public Reply<bool> AddPartitions(int partitionCount)
    {
        if (partitionCount <= partitions.Count)
        {
            return new ServiceError("INVALID_PARTITIONS", $"Topic {Name} has {partitions.Count} partitions; only more can be asked for.");
        }

        while (partitions.Count < partitionCount)
        {
            partitions.Add(new());
        }

        return true;
    }

    /// <summary>An independent copy.</summary>
    public KafkaTopic Clone()
    {
        var clone = (KafkaTopic)MemberwiseClone();
        clone.partitions = [.. partitions.Select(p => p.Clone())];
        return clone;
    }

    private ServiceError UnknownPartition(int partition) =>
        new("UNKNOWN_TOPIC_OR_PARTITION", $"Topic {Name} has no partition {partition}.");

    private int PartitionOf(KafkaSend record, Choices choices)
    {
        if (!rows.Has(SemanticRow.KafkaPartitions))
        {
            return sticky++ % partitions.Count;
        }

        if (record.Partition is { } partition)
        {
            return partition;
        }

        return record.Key is { } key
            ? KafkaPartitioning.PartitionOf(record.Partitioner, key, partitions.Count)
            : sticky = (sticky + choices.Choose(KafkaChoices.NoKey, partitions.Count, Name)) % partitions.Count;
    }

    private static KafkaRecord[] Read(TimedLog<KafkaRecord> log, long offset, int maxRecords)
    {
        var records = new KafkaRecord[(int)Math.Min(maxRecords, log.End - offset)];
        for (var i = 0; i < records.Length; i++)
        {
            records[i] = log[offset + i];
        }

        return records;
    }

    private KafkaPlace Append(long now, int partition, KafkaSend record)
    {
        var log = partitions[partition];
        log.RemoveUntil(now - settings.Retention);
        log.Add(new(partition, log.End, record.Key, record.Value, now));
        return new(partition, log.End - 1);
    }
}
