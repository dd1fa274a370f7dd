using System.Globalization;
using AwsMessaging.Semantics.Facts;
using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Semantics.Queues;

public abstract partial class Queue
{
    /// <summary>
    /// Takes a message. A FIFO queue takes a duplicate too, and drops it.
    /// Fails with <c>InvalidParameterValue</c>, <c>MissingParameter</c>, <c>InvalidMessageContents</c>, <c>RequestThrottled</c>.
    /// Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
    /// </summary>
    public Reply<SendMessageResult> Send(long now, SendMessage request)
    {
        if ((Enter(now) ?? CheckPresence(request, isInBatch: false) ?? Check(request) ?? Meter(now, FifoAction.Send, request.GroupId, 1)) is
            { } error)
        {
            return error;
        }

        return Take(now, request);
    }

    /// <summary>
    /// Takes up to 10 messages, each for itself. The whole batch is refused with <c>EmptyBatchRequest</c>,
    /// <c>TooManyEntriesInBatchRequest</c>, <c>InvalidBatchEntryId</c>, <c>BatchEntryIdsNotDistinct</c>, <c>BatchRequestTooLong</c>,
    /// <c>MissingParameter</c>, <c>InvalidParameterValue</c> or <c>RequestThrottled</c>.
    /// Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessageBatch.html
    /// </summary>
    public Reply<BatchResult<SendMessageResult>> SendBatch(long now, IReadOnlyList<BatchEntry<SendMessage>> entries)
    {
        if ((Enter(now) ?? CheckBatch(entries)) is { } refused)
        {
            return refused;
        }

        foreach (var entry in entries)
        {
            if ((CheckPresence(entry.Request, isInBatch: true) ?? Meter(now, FifoAction.Send, entry.Request.GroupId, entries.Count)) is
                { } error)
            {
                return error;
            }
        }

        return BatchRules.Run(
            entries,
            Rows.Has(SemanticRow.SqsBatchEntryFails),
            request => Check(request) is { } error ? error : (Reply<SendMessageResult>)Take(now, request));
    }

    /// <summary>Takes a message that was checked.</summary>
    internal abstract SendMessageResult Take(long now, SendMessage request);

    /// <summary>Counts a call against the throughput; an error when there were too many in this second.</summary>
    private protected virtual ServiceError? Meter(long now, FifoAction action, string? groupId, int messages) => null;

    /// <summary>What a message lacks that refuses a whole batch, too.</summary>
    private protected virtual ServiceError? CheckPresence(SendMessage request, bool isInBatch) =>
        Rows.Has(SemanticRow.SqsMessageSize) && request.Body.Length == 0 ? SqsErrors.Missing("MessageBody") : null;

    /// <summary>What the kind of queue asks of a message.</summary>
    private protected abstract ServiceError? CheckForKind(SendMessage request);

    private ServiceError? CheckBatch(IReadOnlyList<BatchEntry<SendMessage>> entries)
    {
        if (!Rows.Has(SemanticRow.SqsBatchRefused))
        {
            return null;
        }

        if (BatchRules.Check(entries) is { } error)
        {
            return error;
        }

        var total = 0L;
        foreach (var entry in entries)
        {
            MessageRules.IsXmlText(entry.Request.Body, out var bytes);
            total += bytes + MessageRules.SizeOf(entry.Request.Attributes);
        }

        var maximum = Setup.Quotas.MaximumMessageBytes;
        return total > maximum ? SqsErrors.BatchTooLong(maximum, total) : null;
    }

    private ServiceError? Check(SendMessage request)
    {
        if (Rows.Has(SemanticRow.SqsMessageSize))
        {
            if (!MessageRules.IsXmlText(request.Body, out var bytes))
            {
                return SqsErrors.InvalidBody;
            }

            var maximum = Math.Min(Attributes.MaximumMessageSize, Setup.Quotas.MaximumMessageBytes);
            if (bytes + MessageRules.SizeOf(request.Attributes) > maximum)
            {
                return SqsErrors.MessageTooLong(maximum);
            }
        }

        if (request.Attributes is { Count: > 0 } attributes && MessageRules.CheckAttributes(attributes) is { } error)
        {
            return error;
        }

        if (request.DelaySeconds is { } delay && !SqsFacts.DelaySeconds.Value.Contains(delay))
        {
            return SqsErrors.Invalid(delay.ToString(CultureInfo.InvariantCulture), "DelaySeconds", "DelaySeconds must be >= 0 and <= 900.");
        }

        return CheckForKind(request);
    }
}
