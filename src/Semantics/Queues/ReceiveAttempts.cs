using AwsMessaging.Semantics.Facts;

namespace AwsMessaging.Semantics.Queues;

/// <summary>
/// The batches that were received under attempt ids in the last five minutes.
/// Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/using-receiverequestattemptid-request-parameter.html
/// </summary>
internal sealed class ReceiveAttempts
{
    private readonly Dictionary<string, Attempt> attempts;

    public ReceiveAttempts() => attempts = new(StringComparer.Ordinal);

    private ReceiveAttempts(ReceiveAttempts other) => attempts = new(other.attempts, StringComparer.Ordinal);

    public ReceiveAttempts Clone() => new(this);

    public void Remember(long now, string id, IReadOnlyList<int> slots, MessageTable table)
    {
        Forget(now);
        attempts[id] = new(now, [.. slots.Select(slot => new Received(slot, table[slot].Number, table[slot].Receipts,
            table[slot].VisibleAt))]);
    }

    /// <summary>The messages of an attempt, if none was deleted, received again or given another visibility timeout; else null.</summary>
    public IReadOnlyList<int>? Find(long now, string id, MessageTable table)
    {
        Forget(now);
        return attempts.TryGetValue(id, out var attempt) && attempt.Messages.All(message => message.IsUnchanged(table))
            ? [.. attempt.Messages.Select(message => message.Slot)]
            : null;
    }

    public void Clear() => attempts.Clear();

    private void Forget(long now)
    {
        var interval = SqsFacts.ReceiveAttemptIntervalSeconds * 1000L;
        foreach (var id in attempts.Where(pair => pair.Value.At + interval <= now).Select(pair => pair.Key).ToList())
        {
            attempts.Remove(id);
        }
    }

    private sealed record Attempt(long At, IReadOnlyList<Received> Messages);

    private readonly record struct Received(int Slot, long Number, int Receipts, long VisibleAt)
    {
        public bool IsUnchanged(MessageTable table)
        {
            if (!table.Holds(Slot, Number))
            {
                return false;
            }

            ref var entry = ref table[Slot];
            return entry.State == MessageState.InFlight && entry.Receipts == Receipts && entry.VisibleAt == VisibleAt;
        }
    }
}
