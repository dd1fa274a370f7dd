using System.Globalization;
using AwsMessaging.Semantics.Facts;
using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Semantics.Queues;

public abstract partial class Queue
{
    /// <summary>
    /// Deletes a message by a receipt handle of it. A message that is gone is no error.
    /// Fails with <c>ReceiptHandleIsInvalid</c>; in FIFO queues also with <c>InvalidParameterValue</c>, after the visibility timeout.
    /// Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteMessage.html
    /// </summary>
    public Reply<Unit> Delete(long now, string receiptHandle, Choices choices) =>
        (Enter(now) ?? Meter(now, FifoAction.Delete, null, 1)) is { } error ? error : DeleteOne(receiptHandle, choices);

    /// <summary>
    /// Deletes up to 10 messages, each for itself. Refused whole as other batches are.
    /// Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteMessageBatch.html
    /// </summary>
    public Reply<BatchResult<Unit>> DeleteBatch(long now, IReadOnlyList<BatchEntry<string>> receiptHandles, Choices choices)
    {
        if ((Enter(now) ?? Refuse(receiptHandles) ?? Meter(now, FifoAction.Delete, null, receiptHandles.Count)) is { } error)
        {
            return error;
        }

        return BatchRules.Run(receiptHandles, Rows.Has(SemanticRow.SqsBatchEntryFails), handle => DeleteOne(handle, choices));
    }

    /// <summary>
    /// Sets from now on how long a received message stays hidden; 0 shows it at once.
    /// Fails with <c>ReceiptHandleIsInvalid</c>, and with <c>InvalidParameterValue</c> when the message is gone or would be hidden for more
    /// than 12 hours since its receive; in FIFO queues also after the visibility timeout.
    /// Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ChangeMessageVisibility.html
    /// </summary>
    /// <param name="now">When.</param>
    /// <param name="receiptHandle">A receipt handle of the message.</param>
    /// <param name="seconds">0 to 43,200.</param>
    public Reply<Unit> ChangeVisibility(long now, string receiptHandle, int seconds) =>
        Enter(now) is { } gone ? gone : ChangeOne(now, receiptHandle, seconds);

    /// <summary>
    /// Sets the visibility timeout of up to 10 messages, each for itself. Refused whole as other batches are.
    /// Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ChangeMessageVisibilityBatch.html
    /// </summary>
    public Reply<BatchResult<Unit>> ChangeVisibilityBatch(long now, IReadOnlyList<BatchEntry<VisibilityChange>> changes)
    {
        if ((Enter(now) ?? Refuse(changes)) is { } error)
        {
            return error;
        }

        return BatchRules.Run(
            changes, Rows.Has(SemanticRow.SqsBatchEntryFails), change => ChangeOne(now, change.ReceiptHandle, change.VisibilityTimeout));
    }

    /// <summary>Deletes a message that is there.</summary>
    private protected abstract ServiceError? DeleteHeld(in ReceiptHandle handle, string text, Choices choices);

    /// <summary>Whether the kind of queue lets a handle change a message that is there: an error when not.</summary>
    private protected abstract ServiceError? CheckChange(in ReceiptHandle handle, string text);

    private ServiceError? Refuse<T>(IReadOnlyList<BatchEntry<T>> entries) =>
        Rows.Has(SemanticRow.SqsBatchRefused) ? BatchRules.Check(entries) : null;

    private Reply<Unit> DeleteOne(string text, Choices choices)
    {
        if (!ReceiptHandle.TryParse(text, Seed, out var handle))
        {
            return Rows.Has(SemanticRow.SqsDeleteHandle) ? SqsErrors.InvalidHandle(text) : default(Reply<Unit>);
        }

        return Table.Holds(handle.Slot, handle.Order) && DeleteHeld(handle, text, choices) is { } error ? error : default(Unit);
    }

    private Reply<Unit> ChangeOne(long now, string text, int seconds)
    {
        if (!SqsFacts.VisibilityTimeoutSeconds.Value.Contains(seconds))
        {
            return SqsErrors.Invalid(seconds.ToString(CultureInfo.InvariantCulture), "VisibilityTimeout", "Must be between 0 and 43200.");
        }

        if (!ReceiptHandle.TryParse(text, Seed, out var handle))
        {
            return SqsErrors.InvalidHandle(text);
        }

        var isWhole = Rows.Has(SemanticRow.SqsChangeVisibility);
        if (!Table.Holds(handle.Slot, handle.Order))
        {
            return isWhole ? SqsErrors.MessageGone(text) : default(Reply<Unit>);
        }

        if (CheckChange(handle, text) is { } error)
        {
            return error;
        }

        ref var entry = ref Table[handle.Slot];
        var until = (isWhole ? now : entry.LastReceivedAt) + (seconds * 1000L);
        var maximum = SqsFacts.VisibilityTimeoutSeconds.Value.Max;
        if (isWhole && until > entry.LastReceivedAt + (maximum * 1000L))
        {
            return SqsErrors.Invalid(
                seconds.ToString(CultureInfo.InvariantCulture),
                "VisibilityTimeout",
                "Total VisibilityTimeout for the message is beyond the limit [43200 seconds].");
        }

        if (until > now)
        {
            Hide(handle.Slot, until, MessageState.InFlight);
        }
        else if (entry.State != MessageState.Visible)
        {
            entry.VisibleAt = now;
            Show(handle.Slot);
        }

        return default(Unit);
    }
}

/// <summary>An entry of a batch that changes visibility timeouts.</summary>
/// <param name="ReceiptHandle">A receipt handle of the message.</param>
/// <param name="VisibilityTimeout">Seconds from now, 0 to 43,200.</param>
public readonly record struct VisibilityChange(string ReceiptHandle, int VisibilityTimeout);
