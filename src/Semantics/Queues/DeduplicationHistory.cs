using AwsMessaging.Semantics.Facts;

namespace AwsMessaging.Semantics.Queues;

/// <summary>
/// What was sent first under each deduplication id in the last five minutes.
/// Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/using-messagededuplicationid-property.html
/// </summary>
/// <typeparam name="T">What is remembered of the first one.</typeparam>
internal sealed class DeduplicationHistory<T>
{
    private readonly Dictionary<string, T> first;
    private readonly System.Collections.Generic.Queue<KeyValuePair<string, long>> ends;

    public DeduplicationHistory()
    {
        first = new(StringComparer.Ordinal);
        ends = new();
    }

    private DeduplicationHistory(DeduplicationHistory<T> other)
    {
        first = new(other.first, StringComparer.Ordinal);
        ends = new(other.ends);
    }

    public DeduplicationHistory<T> Clone() => new(this);

    /// <summary>What was sent first under an id, if it was less than five minutes ago.</summary>
    public bool TryFind(long now, string id, out T value)
    {
        while (ends.Count > 0 && ends.Peek().Value <= now)
        {
            first.Remove(ends.Dequeue().Key);
        }

        return first.TryGetValue(id, out value!);
    }

    /// <summary>Remembers the first one under an id that was not found.</summary>
    public void Add(long now, string id, T value)
    {
        first.Add(id, value);
        ends.Enqueue(new(id, now + (SqsFacts.DeduplicationIntervalSeconds * 1000L)));
    }

    public void Clear()
    {
        first.Clear();
        ends.Clear();
    }
}
