using System.Globalization;
using System.Text;
using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Semantics.Queues;

/// <summary>
/// A FIFO queue: within a message group in order, and each message once.
/// Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-fifo-queues.html
/// </summary>
public sealed partial class FifoQueue : Queue
{
    /// <summary>Where sequence numbers start.</summary>
    private const ulong FirstSequence = 49496460467696128;

    private readonly FifoGroups groups;
    private readonly DeduplicationHistory<FirstSent> history;
    private readonly ReceiveAttempts attempts;
    private readonly ThroughputMeter?[] meters;
    private readonly bool deduplicatesPerGroup;
    private ulong sequence = FirstSequence;

    /// <summary>Creates an empty queue that belongs to no service and so has no dead-letter queue.</summary>
    /// <param name="name">The name, which ends in <c>.fifo</c>.</param>
    /// <param name="attributes">How it is set; null for the defaults.</param>
    /// <param name="setup">Where it is; null for the defaults.</param>
    /// <param name="now">When it is created, in milliseconds.</param>
    public FifoQueue(string name, QueueAttributes? attributes = null, QueueSetup? setup = null, long now = 0)
        : base(name, (attributes ?? new QueueAttributes()) with { FifoQueue = true }, setup ?? QueueSetup.Default, now)
    {
        groups = new FifoGroups(Table);
        history = new();
        attempts = new ReceiveAttempts();
        meters = new ThroughputMeter?[3];

        // The scope counts as it was when the queue was created.
        deduplicatesPerGroup = Attributes.DeduplicatesPerGroup;
    }

    private FifoQueue(FifoQueue other)
        : base(other)
    {
        groups = new FifoGroups(other.groups, Table);
        history = other.history.Clone();
        attempts = other.attempts.Clone();
        meters = [.. other.meters.Select(meter => meter?.Clone())];
        deduplicatesPerGroup = other.deduplicatesPerGroup;
        sequence = other.sequence;
    }

    private protected override bool KeepsEnqueueTime => false;

    /// <inheritdoc/>
    public override Queue Clone() => new FifoQueue(this);

    internal override SendMessageResult Take(long now, SendMessage request)
    {
        var message = NewMessage(now, request);
        if (DeduplicationIdOf(message) is not { } id)
        {
            return Accept(now, message, message, request);
        }

        var submitted = message.DeduplicationId is null ? message.WithDeduplicationId(id) : message;
        if (!Rows.Has(SemanticRow.FifoDeduplication))
        {
            return Accept(now, submitted, submitted, request);
        }

        var key = deduplicatesPerGroup || !Rows.Has(SemanticRow.FifoDeduplicationScope) ? submitted.GroupId + "\n" + id : id;
        if (history.TryFind(now, key, out var first))
        {
            return new(submitted, submitted.AsRepetitionOf(first), Rows.Has(SemanticRow.SqsDigests));
        }

        var result = Accept(now, submitted, submitted, request);
        history.Add(now, key, submitted.AsFirst);
        return result;
    }

    internal override int FirstMovable() => groups.ReadyCount == 0 ? -1 : groups.ReadyHead(0);

    private protected override ServiceError? CheckPresence(SendMessage request, bool isInBatch)
    {
        if (base.CheckPresence(request, isInBatch) is { } error)
        {
            return error;
        }

        if (!Rows.Has(SemanticRow.FifoMissingIds))
        {
            return null;
        }

        if (request.GroupId is null)
        {
            return isInBatch
                ? SqsErrors.Invalid("The request must contain the parameter MessageGroupId.")
                : SqsErrors.Missing("MessageGroupId");
        }

        return request.DeduplicationId is null && !Attributes.ContentBasedDeduplication
            ? SqsErrors.Invalid("The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided "
                + "explicitly")
            : null;
    }

    private protected override ServiceError? CheckForKind(SendMessage request)
    {
        if (request.DelaySeconds > 0 && Rows.Has(SemanticRow.FifoDelay))
        {
            return SqsErrors.NotForThisQueueType(request.DelaySeconds.Value.ToString(CultureInfo.InvariantCulture), "DelaySeconds");
        }

        return CheckId(request.GroupId, "MessageGroupId") ?? CheckId(request.DeduplicationId, "MessageDeduplicationId");
    }

    private protected override void Added(int slot) =>
        groups.Append(slot, Rows.Has(SemanticRow.FifoGroupBlocks) ? Table[slot].Message!.GroupId : null);

    private protected override void Shown(int slot, bool wasReceived)
    {
        if (wasReceived && !Rows.Has(SemanticRow.FifoOrderKept))
        {
            Table[slot].Order = NextOrder();
            groups.MoveToEnd(slot);
        }

        groups.RefreshOf(slot);
    }

    private protected override void Hidden(int slot) => groups.RefreshOf(slot);

    private protected override void Removed(int slot) => groups.Remove(slot);

    private protected override void Purged()
    {
        history.Clear();
        attempts.Clear();
    }

    /// <summary>A changed delay holds for the messages that are there, too.</summary>
    private protected override void AttributesChanged(long now, QueueAttributes before)
    {
        if (before.DelaySeconds == Attributes.DelaySeconds || !Rows.Has(SemanticRow.FifoDelay))
        {
            return;
        }

        foreach (var slot in Table.All())
        {
            ref var entry = ref Table[slot];
            if (entry.ReceiveCount > 0)
            {
                continue;
            }

            var visibleAt = entry.RetainedFrom + (Attributes.DelaySeconds * 1000L);
            if (visibleAt > now)
            {
                Hide(slot, visibleAt, MessageState.Delayed);
            }
            else if (entry.State == MessageState.Delayed)
            {
                Show(slot);
            }
        }
    }

    private protected override string? DeadLetterDeduplicationId(StoredMessage message) =>
        Rows.Has(SemanticRow.DlqFifo) ? message.MessageId : message.DeduplicationId;

    private protected override ServiceError? Meter(long now, FifoAction action, string? groupId, int messages)
    {
        if (!Rows.Has(SemanticRow.FifoThroughput))
        {
            return null;
        }

        // A receive or delete names no group, so it counts against all partitions together.
        var all = Attributes.LimitsThroughputPerGroup ? Setup.Quotas.FifoPartitions : 1;
        var partitions = action == FifoAction.Send ? all : 1;
        var meter = meters[(int)action];
        if (meter?.Partitions != partitions)
        {
            meters[(int)action] = meter = new ThroughputMeter(partitions);
        }

        var share = all / partitions;
        var partition = partitions == 1 ? 0 : (int)(Ids.Mix(Ids.Seed(groupId ?? "")) % (ulong)partitions);
        return meter.TryCount(now, partition, messages, (long)Setup.Quotas.FifoCallsPerSecond * share,
            (long)Setup.Quotas.FifoMessagesPerSecond * share)
            ? null
            : SqsErrors.Throttled;
    }

    private static ServiceError? CheckId(string? id, string parameter) =>
        id is null || MessageRules.IsMessageId(id)
            ? null
            : SqsErrors.Invalid(id, parameter,
                $"{parameter} can only include alphanumeric and punctuation characters. 1 to 128 in length.");

    private SendMessageResult Accept(long now, StoredMessage submitted, StoredMessage kept, SendMessage request)
    {
        if (Rows.Has(SemanticRow.FifoSequenceNumbers))
        {
            // AWS's numbers leave gaps that say nothing.
            sequence += 256 * (1 + (Ids.Mix(sequence) % 64));
            kept.Sequence = sequence;
        }
        else
        {
            kept.Sequence = ++sequence;
        }

        var delay = request.DelaySeconds > 0 ? request.DelaySeconds.Value : Attributes.DelaySeconds;
        Add(kept, now, now + (delay * 1000L), now);
        return new(submitted, kept, Rows.Has(SemanticRow.SqsDigests));
    }

    /// <summary>The id that was sent, or the content's; null where there is neither.</summary>
    private string? DeduplicationIdOf(StoredMessage message)
    {
        if (message.DeduplicationId is { } given)
        {
            return given;
        }

        if (!Attributes.ContentBasedDeduplication)
        {
            return null;
        }

        var content = Rows.Has(SemanticRow.FifoContentDeduplication) ? message.Body : message.Body + message.Md5OfAttributes;
        return Hex.Of(Sha256.Hash(Encoding.UTF8.GetBytes(content)));
    }
}
