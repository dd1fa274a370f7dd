using System.Text;
using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Queues;
using AwsMessaging.Simulation.Traces;

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
    public Reply<BatchResult<SendMessageResult>> SendBatch(IReadOnlyList<BatchEntry<SendMessage>> entries)
    {
        var reply = State.SendBatch(world.NowMs, entries);
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

    /// <summary>Notes that a message was not taken.</summary>
    public void Reject(SendMessage message, string code) =>
        world.Trace.Add(TraceKind.Rejected, name, world.KeyOf(message.Body), group: message.GroupId, detail: code);

    /// <summary>Receives, and waits for as long as the poll may and the process lives.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="process">Who asks; null for nobody in particular.</param>
    /// <param name="answer">Takes the reply, now or later.</param>
    /// <returns>Gives up waiting, when it is called.</returns>
    public Action Receive(ReceiveMessage request, ProcessRun? process, Action<Reply<ReceiveResult>> answer) => Watch.Receive(request, process, answer);

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
    public Reply<BatchResult<Unit>> DeleteBatch(IReadOnlyList<BatchEntry<string>> receiptHandles, ProcessRun? process)
    {
        var reply = State.DeleteBatch(world.NowMs, receiptHandles, world.Choices);
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

    /// <summary>Bytes of a message's body.</summary>
    internal static long SizeOf(SendMessage message) => Encoding.UTF8.GetByteCount(message.Body);

    private void Accept(SendMessage message, SendMessageResult result) => world.Trace.Add(
        TraceKind.Accepted,
        name,
        world.KeyOf(message.Body),
        result.MessageId,
        message.GroupId,
        detail: result.IsDuplicate ? "dropped as a duplicate" : null);
}
