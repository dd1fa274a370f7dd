using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Semantics.Queues;

public abstract partial class Queue
{
    /// <summary>Receives after which a message would be gone if, as some believe, SQS had a limit of its own.</summary>
    private const int BelievedReceiveLimit = 10;

    /// <summary>
    /// What becomes of a message that was received too often: moved to the dead-letter queue instead of received once more.
    /// </summary>
    /// <returns>Whether it has left.</returns>
    private protected bool GaveUp(long now, int slot)
    {
        ref var entry = ref Table[slot];
        if (Attributes.RedrivePolicy is not { } policy)
        {
            if (Rows.Has(SemanticRow.DlqAbsent) || entry.ReceiveCount < BelievedReceiveLimit)
            {
                return false;
            }

            Remove(slot);
            return true;
        }

        var receives = entry.ReceiveCount + (Rows.Has(SemanticRow.DlqMoveOnReceive) ? 0 : 1);
        if (receives < policy.MaxReceiveCount || DeadLetterQueue is not { IsDeleted: false } target || ReferenceEquals(target, this))
        {
            return false;
        }

        target.Settle(now);
        target.TakeDeadLetter(now, entry, Arn);
        Remove(slot);
        return true;
    }

    /// <summary>The first message that a move task can move; −1 for none.</summary>
    internal abstract int FirstMovable();

    /// <summary>Takes a message that a move task moves: as a new one.</summary>
    internal void TakeMoved(long now, StoredMessage message)
    {
        if (Rows.Has(SemanticRow.DlqRedrive))
        {
            Take(now, message.ToRequest());
        }
        else
        {
            Add(message, now, now, message.SentAt);
        }
    }

    /// <summary>What a dead-lettered message is deduplicated by here.</summary>
    private protected virtual string? DeadLetterDeduplicationId(StoredMessage message) => null;

    /// <summary>Whether retention goes on from the first enqueue here.</summary>
    private protected abstract bool KeepsEnqueueTime { get; }

    private void TakeDeadLetter(long now, in MessageSlot source, string sourceArn)
    {
        var message = source.Message!;
        var keeps = Rows.Has(SemanticRow.DlqKeepsIdentity);
        var taken = keeps ? message.InDeadLetterQueue(sourceArn, DeadLetterDeduplicationId(message)) : NewMessage(now, message.ToRequest());
        var keepsTime = KeepsEnqueueTime == Rows.Has(SemanticRow.DlqRetentionClock);
        var slot = Add(taken, now, now, keepsTime ? source.RetainedFrom : now);
        if (keeps)
        {
            ref var entry = ref Table[slot];
            entry.ReceiveCount = source.ReceiveCount;
            entry.FirstReceivedAt = source.FirstReceivedAt;
        }
    }
}
