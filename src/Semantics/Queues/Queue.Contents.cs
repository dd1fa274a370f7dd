using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Semantics.Queues;

public abstract partial class Queue
{
    private long? purgedAt;
    private QueueCounts lastCounts;

    /// <summary>
    /// The earliest time after now at which something may change by itself: a delay, visibility timeout or retention ends, a move task
    /// moves a message. Null when nothing will.
    /// </summary>
    public long? NextChange(long now)
    {
        var next = hidden.FirstKey;
        if (Table.Oldest >= 0 && Rows.Has(SemanticRow.SqsRetention))
        {
            next = Math.Min(next, Table[Table.Oldest].RetainedFrom + RetentionMilliseconds);
        }

        next = Math.Min(next, Service?.NextMove ?? long.MaxValue);
        return next == long.MaxValue ? null : Math.Max(next, now + 1);
    }

    /// <summary>How many messages there are.</summary>
    public Reply<QueueCounts> Counts(long now, Choices choices)
    {
        if (Enter(now) is { } gone)
        {
            return gone;
        }

        var exact = new QueueCounts(Table.Count - inFlight - delayed, inFlight, delayed);
        var isStale = Rows.Has(SemanticRow.SqsApproximateCounts) && exact != lastCounts && choices.Choose(SqsChoices.Counts, Name) == 1;
        var counts = isStale ? lastCounts : exact;
        lastCounts = exact;
        return counts;
    }

    /// <summary>Every message in the queue, in the order of their arrival.</summary>
    public IReadOnlyList<QueuedMessage> Messages(long now)
    {
        Advance(now);
        return [.. Table.All().Select(slot => new QueuedMessage(Table[slot]))];
    }

    /// <summary>
    /// Removes all messages, received or not, and what a FIFO queue remembers for deduplication.
    /// Fails with <c>PurgeQueueInProgress</c> within 60 seconds of the last purge.
    /// Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_PurgeQueue.html
    /// </summary>
    public Reply<Unit> Purge(long now)
    {
        if (Enter(now) is { } gone)
        {
            return gone;
        }

        var isWhole = Rows.Has(SemanticRow.SqsPurge);
        if (isWhole && purgedAt + Setup.Quotas.PurgeIntervalMilliseconds > now)
        {
            return SqsErrors.PurgeInProgress(Name);
        }

        purgedAt = now;
        foreach (var slot in Table.All())
        {
            if (isWhole || Table[slot].State != MessageState.InFlight)
            {
                Remove(slot);
            }
        }

        Purged();
        return default(Unit);
    }

    /// <summary>All messages were removed.</summary>
    private protected virtual void Purged()
    {
    }
}
