using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Semantics.Queues;

/// <summary>
/// A standard queue: messages come at least once, in any order.
/// Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/standard-queues.html
/// </summary>
public sealed class StandardQueue : Queue
{
    private readonly SlotHeap visible;

    /// <summary>Creates an empty queue that belongs to no service and so has no dead-letter queue.</summary>
    /// <param name="name">The name.</param>
    /// <param name="attributes">How it is set; null for the defaults.</param>
    /// <param name="setup">Where it is; null for the defaults.</param>
    /// <param name="now">When it is created, in milliseconds.</param>
    public StandardQueue(string name, QueueAttributes? attributes = null, QueueSetup? setup = null, long now = 0)
        : base(name, attributes ?? new QueueAttributes(), setup ?? QueueSetup.Default, now) => visible = new SlotHeap();

    private StandardQueue(StandardQueue other)
        : base(other) => visible = other.visible.Clone();

    private protected override bool KeepsEnqueueTime => true;

    /// <inheritdoc/>
    public override Queue Clone() => new StandardQueue(this);

    internal override SendMessageResult Take(long now, SendMessage request)
    {
        var message = NewMessage(now, request);
        var delay = Rows.Has(SemanticRow.StandardDelay) ? request.DelaySeconds ?? Attributes.DelaySeconds : Attributes.DelaySeconds;
        Add(message, now, now + (delay * 1000L), now);
        return new(message, message, Rows.Has(SemanticRow.SqsDigests));
    }

    internal override int FirstMovable() => visible.Count == 0 ? -1 : visible.First;

    private protected override ServiceError? CheckForKind(SendMessage request)
    {
        if (request.DeduplicationId is { } id)
        {
            return SqsErrors.NotForThisQueueType(id, "MessageDeduplicationId");
        }

        if (request.GroupId is not { } group)
        {
            return null;
        }

        if (!Rows.Has(SemanticRow.StandardGroups))
        {
            return SqsErrors.NotForThisQueueType(group, "MessageGroupId");
        }

        return MessageRules.IsMessageId(group)
            ? null
            : SqsErrors.Invalid(group, "MessageGroupId",
                "MessageGroupId can only include alphanumeric and punctuation characters. 1 to 128 in length.");
    }

    private protected override List<ReceivedMessage>? Collect(long now, in Poll poll, Choices choices)
    {
        List<ReceivedMessage>? messages = null;
        List<int>? stillVisible = null;
        if (poll.MissesFirst && visible.Count > 0)
        {
            (stillVisible = []).Add(visible.RemoveFirst());
        }

        while ((messages?.Count ?? 0) < poll.Maximum && visible.Count > 0)
        {
            var slot = Next(choices);
            if (GaveUp(now, slot))
            {
                continue;
            }

            visible.Remove(slot);
            var message = Hand(now, slot, VisibilityOf(slot, poll, choices));
            (messages ??= new(Math.Min(poll.Maximum, visible.Count + 1))).Add(message);
            if (Table[slot].State == MessageState.Visible)
            {
                // Not twice in one reply.
                (stillVisible ??= []).Add(slot);
            }
        }

        for (var i = 0; i < (stillVisible?.Count ?? 0); i++)
        {
            visible.Add(stillVisible![i], Table[stillVisible[i]].Order);
        }

        return messages;
    }

    private protected override ServiceError? AtInFlightLimit(bool isShort) => isShort ? SqsErrors.OverLimit : null;

    private protected override ServiceError? DeleteHeld(in ReceiptHandle handle, string text, Choices choices)
    {
        ref var entry = ref Table[handle.Slot];
        var isStale = handle.Receipt != entry.Receipts;
        if (isStale && Rows.Has(SemanticRow.StandardStaleDelete) && choices.Choose(SqsChoices.StaleDelete, entry.Message!.MessageId) == 1)
        {
            return null;
        }

        if (!isStale && entry.State == MessageState.Visible && !Rows.Has(SemanticRow.StandardLateDelete))
        {
            return null;
        }

        if (entry.ReturnsAfterDelete)
        {
            entry.ReturnsAfterDelete = false;
            if (entry.State != MessageState.Visible)
            {
                Show(handle.Slot);
            }

            return null;
        }

        Remove(handle.Slot);
        return null;
    }

    private protected override ServiceError? CheckChange(in ReceiptHandle handle, string text)
    {
        ref var entry = ref Table[handle.Slot];
        var isLate = handle.Receipt != entry.Receipts || entry.State == MessageState.Visible;
        return isLate && !Rows.Has(SemanticRow.StandardLateChange) ? SqsErrors.NotInFlight : null;
    }

    private protected override void Added(int slot)
    {
        if (Table[slot].State == MessageState.Visible)
        {
            visible.Add(slot, Table[slot].Order);
        }
    }

    private protected override void Shown(int slot, bool wasReceived) => visible.Add(slot, Table[slot].Order);

    private protected override void Hidden(int slot) => visible.Remove(slot);

    private protected override void Removed(int slot) => visible.Remove(slot);

    private int Next(Choices choices)
    {
        var candidates = Math.Min(visible.Count, SqsChoices.MaximumCandidates);
        var chosen = candidates > 1 && Rows.Has(SemanticRow.StandardAnyOrder) ? choices.Choose(SqsChoices.Order, candidates, Name) : 0;
        return visible.Nth(chosen);
    }

    /// <summary>How long the message is hidden: not at all when another server has a copy to receive.</summary>
    private long VisibilityOf(int slot, in Poll poll, Choices choices)
    {
        if (!Rows.Has(SemanticRow.StandardAtLeastOnce))
        {
            return poll.VisibilityMilliseconds;
        }

        switch (choices.Choose(SqsChoices.Duplicate, Name))
        {
            case 1:
                return 0;
            case 2:
                Table[slot].ReturnsAfterDelete = true;
                return poll.VisibilityMilliseconds;
            default:
                return poll.VisibilityMilliseconds;
        }
    }
}
