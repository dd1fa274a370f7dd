using System.Text;
using AwsMessaging.Semantics.Facts;
using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Queues;
using AwsMessaging.Simulation.Traces;
using AwsMessaging.Simulation.Wire;

namespace AwsMessaging.Simulation;

/// <summary>
/// The actions on one queue as they take effect in a world: on the queue's state, in the trace, and for those who wait for messages.
/// Whoever carries calls,
/// be it the typed client or the wire front, ends here.
/// </summary>
/// <param name="world">The world.</param>
/// <param name="name">The queue's name.</param>
internal sealed class QueueActions(MessagingWorld world, string name)
{
    private Queue State => world.StateOf(name);

    private QueueWatch Watch => world.WatchOf(State);

    /// <summary>Sends a message.</summary>
    public Reply<SendMessageResult> Send(SendMessage message)
    {
        var reply = State.Send(world.NowMs, message);
        if (reply.IsOk)
        {
            Accept(message, reply.Result);
        }
        else
        {
            Reject(message, reply.Error!.Code);
        }

        Watch.Look();
        return reply;
    }

    /// <summary>Sends a batch.</summary>
    public Reply<BatchOutcome<SendMessageResult>> SendBatch(IReadOnlyList<BatchEntry<SendMessage>> entries)
    {
        var reply = Batch(BatchChoices.SqsSend, entries, accepted => State.SendBatch(world.NowMs, accepted));
        if (!reply.IsOk)
        {
            foreach (var entry in entries)
            {
                Reject(entry.Request, reply.Error!.Code);
            }

            return reply;
        }

        foreach (var success in reply.Result.Successful)
        {
            Accept(entries.First(e => e.Id == success.Id).Request, success.Result);
        }

        foreach (var failure in reply.Result.Failed)
        {
            Reject(entries.First(e => e.Id == failure.Id).Request, failure.Code);
        }

        Watch.Look();
        return reply;
    }

    /// <summary>Receives, and waits for as long as the poll may and the process lives.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="process">Who asks; null for nobody in particular.</param>
    /// <param name="answer">Takes the reply, now or later.</param>
    /// <returns>Gives up waiting, when it is called.</returns>
    public Action Receive(ReceiveMessage request, ProcessRun? process, Action<Reply<ReceiveResult>> answer) =>
        Watch.Receive(request, process, answer);

    /// <summary>Deletes a message.</summary>
    public Reply<Unit> Delete(string receiptHandle, ProcessRun? process)
    {
        var reply = State.Delete(world.NowMs, receiptHandle, world.Choices);
        if (reply.IsOk)
        {
            Watch.Deleted(receiptHandle, process?.Name ?? MessagingWorld.TestLane);
        }

        Watch.Look();
        return reply;
    }

    /// <summary>Deletes a batch of messages.</summary>
    public Reply<BatchOutcome<Unit>> DeleteBatch(IReadOnlyList<BatchEntry<string>> receiptHandles, ProcessRun? process)
    {
        var reply = Batch(BatchChoices.SqsDelete, receiptHandles, accepted => State.DeleteBatch(world.NowMs, accepted, world.Choices));
        foreach (var success in reply.IsOk ? reply.Result.Successful : [])
        {
            Watch.Deleted(receiptHandles.First(e => e.Id == success.Id).Request, process?.Name ?? MessagingWorld.TestLane);
        }

        Watch.Look();
        return reply;
    }

    /// <summary>Changes for how long a message is hidden.</summary>
    public Reply<Unit> ChangeVisibility(string receiptHandle, int seconds)
    {
        var reply = State.ChangeVisibility(world.NowMs, receiptHandle, seconds);
        if (reply.IsOk)
        {
            Watch.Extended(receiptHandle, world.NowMs + (seconds * 1000L));
        }

        Watch.Look();
        return reply;
    }

    /// <summary>Changes for how long the messages of a batch are hidden.</summary>
    public Reply<BatchOutcome<Unit>> ChangeVisibilityBatch(IReadOnlyList<BatchEntry<VisibilityChange>> changes)
    {
        var reply = Batch(BatchChoices.SqsChangeVisibility, changes, accepted => State.ChangeVisibilityBatch(world.NowMs, accepted));
        foreach (var success in reply.IsOk ? reply.Result.Successful : [])
        {
            var change = changes.First(e => e.Id == success.Id).Request;
            Watch.Extended(change.ReceiptHandle, world.NowMs + (change.VisibilityTimeout * 1000L));
        }

        Watch.Look();
        return reply;
    }

    /// <summary>Removes all messages.</summary>
    public Reply<Unit> Purge()
    {
        var there = State.Messages(world.NowMs);
        var reply = State.Purge(world.NowMs);
        if (reply.IsOk)
        {
            Lose(there, "purged");
        }

        Watch.Look();
        return reply;
    }

    /// <summary>Deletes the queue.</summary>
    public Reply<Unit> DeleteQueue()
    {
        var watch = Watch;
        var there = State.Messages(world.NowMs);
        var reply = world.Queues.DeleteQueue(world.NowMs, State.Url);
        if (reply.IsOk)
        {
            Lose(there, "the queue was deleted");
        }

        watch.Look();
        return reply;
    }

    /// <summary>Sets attributes of the queue.</summary>
    public Reply<Unit> SetAttributes(IReadOnlyList<KeyValuePair<string, string>> attributes)
    {
        var reply = world.Queues.SetQueueAttributes(world.NowMs, State, attributes);
        Watch.Look();
        return reply;
    }

    /// <summary>The business key of the message that a receipt handle was given for; null when there is none.</summary>
    public string? KeyOf(string receiptHandle) => Watch.Find(receiptHandle) is { } message ? world.KeyOf(message.Body) : null;

    /// <summary>Bytes of a message's body.</summary>
    internal static long SizeOf(SendMessage message) => Encoding.UTF8.GetByteCount(message.Body);

    /// <summary>Does a batch, of which the adversary may have one entry fail.</summary>
    private Reply<BatchOutcome<TResult>> Batch<T, TResult>(
        ChoicePoint point, IReadOnlyList<BatchEntry<T>> entries, Func<IReadOnlyList<BatchEntry<T>>, Reply<BatchResult<TResult>>> act)
    {
        // Not of a batch that is refused whole.
        var canFail = SqsFacts.BatchEntries.Value.Contains(entries.Count) && entries.DistinctBy(e => e.Id).Count() == entries.Count;
        var failing = canFail ? BatchChoices.FailingEntry(world.Choices, point, entries.Count, name) : -1;
        List<BatchFailure> failed = failing < 0
            ? []
            : [new(entries[failing].Id, "InternalError", "The entry could not be processed.", false)];
        if (failed.Count == entries.Count && failing >= 0)
        {
            return new BatchOutcome<TResult>([], failed);
        }

        var reply = act(failing < 0 ? entries : [.. entries.Where((_, i) => i != failing)]);
        return reply.IsOk ? new BatchOutcome<TResult>(reply.Result.Successful, [.. failed, .. reply.Result.Failed]) : reply.Error!;
    }

    private void Reject(SendMessage message, string code) =>
        world.Trace.Add(TraceKind.Rejected, name, world.KeyOf(message.Body), group: message.GroupId, detail: code);

    private void Lose(IReadOnlyList<QueuedMessage> messages, string why)
    {
        foreach (var message in messages)
        {
            world.Trace.Add(TraceKind.Lost, name, world.KeyOf(message.Body), message.MessageId, message.GroupId, detail: why);
        }
    }

    private void Accept(SendMessage message, SendMessageResult result) => world.Trace.Add(
        TraceKind.Accepted,
        name,
        world.KeyOf(message.Body),
        result.MessageId,
        message.GroupId,
        detail: result.IsDuplicate ? "dropped as a duplicate" : null);
}

/// <summary>What became of the entries of a batch.</summary>
/// <typeparam name="T">What an entry that succeeds gets.</typeparam>
/// <param name="Successful">The entries that succeeded.</param>
/// <param name="Failed">The entries that failed.</param>
internal sealed record BatchOutcome<T>(IReadOnlyList<BatchSuccess<T>> Successful, IReadOnlyList<BatchFailure> Failed);
