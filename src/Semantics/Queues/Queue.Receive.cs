using System.Globalization;
using AwsMessaging.Semantics.Facts;
using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Semantics.Queues;

public abstract partial class Queue
{
    /// <summary>
    /// Receives messages: at once if there are any. A long poll that finds none answers that it waits, and until when; ask again with
    /// <see cref="ReceiveAgain"/>.
    /// Fails with <c>InvalidParameterValue</c>, <c>OverLimit</c>, <c>RequestThrottled</c>.
    /// Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html
    /// </summary>
    public Reply<ReceiveResult> Receive(long now, ReceiveMessage request, Choices choices)
    {
        if ((Enter(now) ?? Check(request) ?? Meter(now, FifoAction.Receive, null, 1)) is { } error)
        {
            return error;
        }

        var queueWait = Rows.Has(SemanticRow.SqsWaitDefault) ? Attributes.ReceiveMessageWaitTimeSeconds : 0;
        var wait = request.WaitTimeSeconds ?? queueWait;
        return Poll(now, request, now + (wait * 1000L), wait == 0, choices);
    }

    /// <summary>Goes on with a long poll that waits.</summary>
    /// <param name="now">When, at most <paramref name="waitsUntil"/>.</param>
    /// <param name="request">The request that was received with.</param>
    /// <param name="waitsUntil">What <see cref="ReceiveResult.WaitsUntil"/> said.</param>
    /// <param name="choices">Decides what AWS leaves open.</param>
    /// <returns>Messages, or that it waits on, or none at the end of the wait.</returns>
    public Reply<ReceiveResult> ReceiveAgain(long now, ReceiveMessage request, long waitsUntil, Choices choices) =>
        Enter(now) is { } gone ? gone : Poll(now, request, waitsUntil, false, choices);

    /// <summary>Takes messages out to a receiver.</summary>
    private protected abstract List<ReceivedMessage>? Collect(long now, in Poll poll, Choices choices);

    /// <summary>Hands a message to a receiver.</summary>
    private protected ReceivedMessage Hand(long now, int slot, long visibilityMilliseconds)
    {
        ref var entry = ref Table[slot];
        if (entry.ReceiveCount == 0)
        {
            entry.FirstReceivedAt = now;
        }

        entry.ReceiveCount = Rows.Has(SemanticRow.SqsReceiveCount) ? entry.ReceiveCount + 1 : 1;
        entry.Receipts++;
        entry.LastReceivedAt = now;
        if (visibilityMilliseconds > 0)
        {
            Hide(slot, now + visibilityMilliseconds, MessageState.InFlight);
        }

        return Receipt(slot);
    }

    private protected ReceivedMessage Receipt(int slot)
    {
        ref var entry = ref Table[slot];
        var handle = new ReceiptHandle(Seed, slot, entry.Number, entry.Receipts);
        return new(entry.Message!, handle, entry.ReceiveCount, entry.FirstReceivedAt, Rows.Has(SemanticRow.SqsDigests));
    }

    /// <summary>The reply when too many messages are in flight for any more.</summary>
    private protected virtual ServiceError? AtInFlightLimit(bool isShort) => null;

    private Reply<ReceiveResult> Poll(long now, ReceiveMessage request, long waitsUntil, bool isShort, Choices choices)
    {
        var maximum = request.MaxNumberOfMessages ?? SqsFacts.DefaultMaxNumberOfMessages;
        if (Rows.Has(SemanticRow.SqsInFlightLimit))
        {
            maximum = Math.Min(maximum, Setup.Quotas.InFlightMessages - inFlight);
            if (maximum <= 0 && AtInFlightLimit(isShort) is { } error)
            {
                return error;
            }
        }

        var hears = 0;
        if (isShort && Table.Count > inFlight + delayed && Rows.Has(SemanticRow.SqsShortPollSamples))
        {
            hears = choices.Choose(SqsChoices.ShortPoll, Name);
        }

        var ownVisibility = Rows.Has(SemanticRow.SqsVisibilityPerReceive) ? request.VisibilityTimeout : null;
        var visibility = ownVisibility ?? Attributes.VisibilityTimeout;
        var poll = new Poll(maximum, visibility * 1000L, hears == 1, request.ReceiveRequestAttemptId);
        if (maximum > 0 && hears < 2 && Collect(now, poll, choices) is { Count: > 0 } messages)
        {
            return new ReceiveResult(messages);
        }

        return now < waitsUntil && Rows.Has(SemanticRow.SqsLongPoll) ? new ReceiveResult(waitsUntil) : default(ReceiveResult);
    }

    private static ServiceError? Check(ReceiveMessage request)
    {
        if (request.MaxNumberOfMessages is { } maximum && !SqsFacts.MaxNumberOfMessages.Value.Contains(maximum))
        {
            return OutOfRange(maximum, "MaxNumberOfMessages", "Must be between 1 and 10, if provided.");
        }

        if (request.WaitTimeSeconds is { } wait && !SqsFacts.WaitTimeSeconds.Value.Contains(wait))
        {
            return OutOfRange(wait, "WaitTimeSeconds", "Must be >= 0 and <= 20, if provided.");
        }

        if (request.VisibilityTimeout is { } visibility && !SqsFacts.VisibilityTimeoutSeconds.Value.Contains(visibility))
        {
            return OutOfRange(visibility, "VisibilityTimeout", "Must be between 0 and 43200, if provided.");
        }

        return request.ReceiveRequestAttemptId is { } attempt && !MessageRules.IsMessageId(attempt)
            ? SqsErrors.Invalid(attempt, "ReceiveRequestAttemptId", "It must have 1 to 128 alphanumeric or punctuation characters.")
            : null;
    }

    private static ServiceError OutOfRange(int value, string parameter, string reason) =>
        SqsErrors.Invalid(value.ToString(CultureInfo.InvariantCulture), parameter, reason);
}

/// <summary>What one poll of a queue asks for, with the queue's defaults filled in.</summary>
internal readonly struct Poll
{
    public Poll(int maximum, long visibilityMilliseconds, bool missesFirst, string? attemptId)
    {
        Maximum = maximum;
        VisibilityMilliseconds = visibilityMilliseconds;
        MissesFirst = missesFirst;
        AttemptId = attemptId;
    }

    /// <summary>How many messages at the most, from 1.</summary>
    public int Maximum { get; }

    public long VisibilityMilliseconds { get; }

    /// <summary>The server with the first message is not asked.</summary>
    public bool MissesFirst { get; }

    public string? AttemptId { get; }
}
