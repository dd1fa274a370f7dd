using System.Globalization;
using System.Text;
using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Queues;

namespace AwsMessaging.Semantics.Topics;

public sealed partial class Topic
{
    /// <summary>Where sequence numbers start: 20 digits, as AWS's have.</summary>
    private const ulong FirstSequence = 10000000000000000000;

    /// <summary>
    /// Takes a message and says which copies are to be delivered. A FIFO topic takes a duplicate too, and drops it.
    /// Fails with <c>InvalidParameter</c>, <c>ParameterValueInvalid</c>, <c>NotFound</c>.
    /// Source: https://docs.aws.amazon.com/sns/latest/api/API_Publish.html
    /// </summary>
    public Reply<PublishResult> Publish(long now, PublishMessage message, Choices choices)
    {
        if (IsDeleted)
        {
            return SnsErrors.TopicNotFound;
        }

        return (CheckIds(message) ?? Check(message) ?? PublishRules.CheckForm(message)) is { } error ? error : Take(now, message, choices);
    }

    /// <summary>
    /// Takes up to 10 messages, each for itself. The whole batch is refused with <c>EmptyBatchRequest</c>,
    /// <c>TooManyEntriesInBatchRequest</c>, <c>InvalidBatchEntryId</c>, <c>BatchEntryIdsNotDistinct</c>, <c>BatchRequestTooLong</c>,
    /// <c>InvalidParameter</c> when an entry lacks what a FIFO topic needs or has no default text, <c>ParameterValueInvalid</c> for
    /// attributes. Source: https://docs.aws.amazon.com/sns/latest/api/API_PublishBatch.html
    /// </summary>
    public Reply<BatchResult<PublishResult>> PublishBatch(long now, IReadOnlyList<BatchEntry<PublishMessage>> entries, Choices choices)
    {
        if (IsDeleted)
        {
            return SnsErrors.TopicNotFound;
        }

        var isWhole = Rows.Has(SemanticRow.SnsBatch);
        if (isWhole && PublishRules.CheckBatch(entries, setup.Quotas.MaximumMessageBytes) is { } refused)
        {
            return refused;
        }

        foreach (var entry in entries)
        {
            if ((CheckIds(entry.Request) ?? PublishRules.CheckForm(entry.Request)) is { } error)
            {
                return error;
            }
        }

        return BatchRules.Run(entries, isWhole, message => Check(message) is { } error
            ? error
            : (Reply<PublishResult>)Take(now, message, choices));
    }

    private ServiceError? Check(PublishMessage message) =>
        Rows.Has(SemanticRow.SnsMessageSize) && PublishRules.SizeOf(message) > setup.Quotas.MaximumMessageBytes
            ? SnsErrors.TooLong
            : PublishRules.CheckText(message);

    private ServiceError? CheckIds(PublishMessage message)
    {
        if (!IsFifo)
        {
            if (message.DeduplicationId is not null)
            {
                return SnsErrors.Invalid(
                    "MessageDeduplicationId Reason: The request includes MessageDeduplicationId parameter that is not valid for this "
                        + "topic type");
            }
        }
        else if (Rows.Has(SemanticRow.SnsFifo))
        {
            if (message.GroupId is null)
            {
                return SnsErrors.NoGroup;
            }

            if (message.DeduplicationId is null && !ContentBasedDeduplication)
            {
                return SnsErrors.NoDeduplicationId;
            }
        }

        return CheckId(message.GroupId, "MessageGroupId") ?? CheckId(message.DeduplicationId, "MessageDeduplicationId");
    }

    private static ServiceError? CheckId(string? id, string parameter) =>
        id is null || MessageRules.IsMessageId(id)
            ? null
            : SnsErrors.Invalid($"The {parameter} parameter can only include alphanumeric and punctuation characters. 1 to 128 in length.");

    private PublishResult Take(long now, PublishMessage message, Choices choices)
    {
        var number = ++published;
        var messageId = Ids.Guid(seed, number);
        if (!IsFifo)
        {
            return new(messageId, null, Deliveries(now, message, messageId, null, null, choices));
        }

        var id = message.DeduplicationId
            ?? (ContentBasedDeduplication ? Hex.Of(Sha256.Hash(Encoding.UTF8.GetBytes(message.Message))) : null);
        var key = DeduplicatesPerGroup ? message.GroupId + "\n" + id : id;
        var deduplicates = key is not null && Rows.Has(SemanticRow.SnsFifo);
        if (deduplicates && history.TryFind(now, key!, out var first))
        {
            return new(first.MessageId, first.SequenceNumber, []);
        }

        var sequenceNumber = (FirstSequence + ((ulong)number * 4096)).ToString("D20", CultureInfo.InvariantCulture);
        var deliveries = Deliveries(now, message, messageId, sequenceNumber, id, choices);
        if (deduplicates && (deliveries.Count > 0 || Rows.Has(SemanticRow.SnsFifoFiltered)))
        {
            history.Add(now, key!, new(messageId, sequenceNumber));
        }

        return new(messageId, sequenceNumber, deliveries);
    }
}
