using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Semantics.Queues;

public sealed partial class FifoQueue
{
    private protected override List<ReceivedMessage>? Collect(long now, in Poll poll, Choices choices)
    {
        var attempt = Rows.Has(SemanticRow.FifoReceiveAttempt) ? poll.AttemptId : null;
        if (attempt is not null && attempts.Find(now, attempt, Table) is { } again)
        {
            return Repeat(now, attempt, again, poll.VisibilityMilliseconds);
        }

        List<int>? aside = null;
        var taken = attempt is null ? null : new List<int>();
        var messages = new List<ReceivedMessage>();
        if (poll.MissesFirst && groups.ReadyCount > 0)
        {
            SetAside(groups.ReadyHead(0), ref aside);
        }

        while (messages.Count < poll.Maximum && groups.ReadyCount > 0)
        {
            var candidates = Math.Min(groups.ReadyCount, SqsChoices.MaximumCandidates);
            var head = groups.ReadyHead(candidates > 1 ? choices.Choose(SqsChoices.Group, candidates, Name) : 0);
            SetAside(head, ref aside);
            Drain(now, head, poll, taken, messages);
        }

        for (var i = 0; i < (aside?.Count ?? 0); i++)
        {
            groups.PutBack(aside![i]);
        }

        if (taken is { Count: > 0 })
        {
            attempts.Remember(now, attempt!, taken, Table);
        }

        return messages;
    }

    private protected override ServiceError? DeleteHeld(in ReceiptHandle handle, string text, Choices choices)
    {
        ref var entry = ref Table[handle.Slot];
        var isLate = handle.Receipt != entry.Receipts || entry.State == MessageState.Visible;
        if (isLate && Rows.Has(SemanticRow.FifoLateDelete))
        {
            return SqsErrors.HandleExpired(text);
        }

        if (entry.State == MessageState.InFlight && !Rows.Has(SemanticRow.FifoDeleteUnlocks))
        {
            entry.IsCondemned = true;
            return null;
        }

        Remove(handle.Slot);
        return null;
    }

    private protected override ServiceError? CheckChange(in ReceiptHandle handle, string text)
    {
        ref var entry = ref Table[handle.Slot];
        return handle.Receipt != entry.Receipts || entry.State == MessageState.Visible ? SqsErrors.HandleExpired(text) : null;
    }

    /// <summary>Takes messages of one group in their order, up to the first that is invisible.</summary>
    private void Drain(long now, int head, in Poll poll, List<int>? taken, List<ReceivedMessage> messages)
    {
        var visibility = poll.VisibilityMilliseconds;
        if (visibility == 0 && !Rows.Has(SemanticRow.FifoZeroVisibility))
        {
            visibility = Attributes.VisibilityTimeout * 1000L;
        }

        for (var slot = head; slot >= 0 && messages.Count < poll.Maximum && Table[slot].State == MessageState.Visible;)
        {
            var next = Table[slot].Next;
            if (!GaveUp(now, slot))
            {
                messages.Add(Hand(now, slot, visibility));
                taken?.Add(slot);

                // When it returns, groups that have not had their turn come first.
                Table[slot].Order = NextOrder();
                if (!Rows.Has(SemanticRow.FifoGroupDrains))
                {
                    return;
                }
            }

            slot = next;
        }
    }

    /// <summary>The same batch under the same handles; its visibility timeout starts anew.</summary>
    private List<ReceivedMessage> Repeat(long now, string attempt, IReadOnlyList<int> slots, long visibilityMilliseconds)
    {
        foreach (var slot in slots)
        {
            if (visibilityMilliseconds > 0)
            {
                Hide(slot, now + visibilityMilliseconds, MessageState.InFlight);
            }
        }

        attempts.Remember(now, attempt, slots, Table);
        return [.. slots.Select(Receipt)];
    }

    private void SetAside(int head, ref List<int>? aside)
    {
        var group = Table[head].Group;
        groups.SetAside(group);
        (aside ??= []).Add(group);
    }
}
