using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Semantics.Streams;

/// <summary>Where a group begins that has no offset, or one that is no longer there.</summary>
public enum KafkaOffsetReset
{
    /// <summary>The next record that comes. Kafka's default.</summary>
    Latest,

    /// <summary>The oldest record that is left.</summary>
    Earliest,
}

/// <summary>
/// A consumer group's way through a topic: for each partition the next offset to read, which a consumer knows only while it runs, and the
/// committed one, from which the next consumer goes on. Committing before processing loses what a crash interrupts; committing afterwards
/// processes it twice.
/// </summary>
public sealed class KafkaConsumerGroup
{
    private readonly KafkaTopic topic;
    private readonly KafkaOffsetReset reset;
    private readonly SemanticRows rows;
    private Dictionary<int, long> committed = [];
    private Dictionary<int, long> positions = [];

    /// <summary>Creates a group that has read nothing.</summary>
    /// <param name="topic">The topic.</param>
    /// <param name="reset">Where to begin without an offset (<c>auto.offset.reset</c>).</param>
    /// <param name="rows">The behaviours in force.</param>
    public KafkaConsumerGroup(KafkaTopic topic, KafkaOffsetReset reset = KafkaOffsetReset.Latest, SemanticRows rows = default)
    {
        this.topic = topic;
        this.reset = reset;
        this.rows = rows;
    }

    /// <summary>The committed offset of a partition: the first that has not been processed. Null when there is none.</summary>
    public long? CommittedOf(int partition) => committed.TryGetValue(partition, out var offset) ? offset : null;

    /// <summary>The next records of a partition, in their order.</summary>
    /// <returns>As <see cref="KafkaTopic.Fetch"/>, but an offset that is not there any more is replaced as the group is told to.</returns>
    public Reply<IReadOnlyList<KafkaRecord>> Poll(long now, int partition, int maxRecords)
    {
        var bounds = topic.Offsets(now, partition);
        if (!bounds.IsOk)
        {
            return bounds.Error!;
        }

        var (start, end) = bounds.Result;
        var position = positions.TryGetValue(partition, out var next) ? next
            : committed.TryGetValue(partition, out var offset) ? offset
            : -1;
        if (position < start || position > end)
        {
            position = reset == KafkaOffsetReset.Earliest ? start : end;
        }

        var fetched = topic.Fetch(now, partition, position, maxRecords);
        positions[partition] = position + (fetched.IsOk ? fetched.Result.Count : 0);
        return fetched;
    }

    /// <summary>Commits the offset of the first record of a partition that has not been processed.</summary>
    /// <returns>Whether it was committed. If not, the consumer has ended: call <see cref="Restart"/>.</returns>
    public bool Commit(int partition, long offset, Choices choices)
    {
        if (rows.Has(SemanticRow.KafkaPartitions) && choices.Choose(KafkaChoices.Commit, topic.Name) == 1)
        {
            return false;
        }

        committed[partition] = offset;
        return true;
    }

    /// <summary>A consumer takes over, after a crash or a rebalance: it knows the committed offsets only.</summary>
    public void Restart()
    {
        if (rows.Has(SemanticRow.KafkaPartitions))
        {
            positions.Clear();
        }
    }

    /// <summary>An independent copy that reads a topic, such as a copy of its own.</summary>
    public KafkaConsumerGroup Clone(KafkaTopic other) =>
        new(other, reset, rows) { committed = new(committed), positions = new(positions) };
}
