using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Queues;
using AwsMessaging.Simulation.Exploration;
using AwsMessaging.Simulation.Traces;

namespace AwsMessaging.Simulation;

/// <summary>
/// Looks after one queue during a run: answers long polls when there is something for them, wakes pollers, and writes into the trace what
/// happens to
/// messages without a call, such as the end of a visibility timeout or a move to a dead-letter queue.
/// </summary>
/// <param name="run">Time, choices and trace.</param>
/// <param name="queue">The queue.</param>
/// <param name="keyOf">The business key of a body.</param>
internal sealed class QueueWatch(RunContext run, Queue queue, Func<string, string> keyOf)
{
    private readonly List<Waiting> polls = [];
    private readonly List<string> known = [];
    private readonly Dictionary<string, (long VisibleAt, int Receives)> inFlight = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ReceivedMessage> received = new(StringComparer.Ordinal);
    private long wakesAt = long.MaxValue;

    /// <summary>The queue.</summary>
    public Queue Queue => queue;

    /// <summary>Called when something may be there to receive.</summary>
    public event Action? Changed;

    /// <summary>The watch over another queue of the world.</summary>
    public required Func<Queue, QueueWatch> Others { get; init; }

    /// <summary>Receives, and waits for as long as the poll may and its process lives.</summary>
    /// <returns>Gives up waiting, when it is called.</returns>
    public Action Receive(ReceiveMessage request, ProcessRun? process, Action<Reply<ReceiveResult>> answer)
    {
        var reply = queue.Receive(run.Clock.NowMs, request, run.Choices);
        if (reply is { IsOk: true, Result.IsWaiting: true })
        {
            var poll = new Waiting(request, process, reply.Result.WaitsUntil!.Value, answer);
            polls.Add(poll);
            run.Clock.At(reply.Result.WaitsUntil.Value, Look);
            LookForDeadLetters();
            Schedule();
            return () => polls.Remove(poll);
        }

        Answer(reply, request, process, answer);
        Look();
        return static () => { };
    }

    /// <summary>A receive has returned a message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="consumer">Lane of who received it.</param>
    /// <param name="visibilitySeconds">For how long it is hidden.</param>
    public void Received(ReceivedMessage message, string consumer, int visibilitySeconds)
    {
        var key = keyOf(message.Body);
        received[message.ReceiptHandle] = message;
        run.Trace.Add(TraceKind.Received, consumer, key, message.MessageId, message.GroupId, queue.Name, message.ReceiveCount);
        if (visibilitySeconds > 0)
        {
            HiddenUntil(message, run.Clock.NowMs + (visibilitySeconds * 1000L));
        }
    }

    /// <summary>The message that a receipt handle was given for, until it is deleted by it; null for none.</summary>
    public ReceivedMessage? Find(string receiptHandle) => received.GetValueOrDefault(receiptHandle);

    /// <summary>A received message is hidden until a time; when that comes and it is still there, the trace says so.</summary>
    public void HiddenUntil(ReceivedMessage message, long time)
    {
        var expected = (time, message.ReceiveCount);
        inFlight[message.MessageId] = expected;
        run.Clock.At(
            time,
            () =>
            {
                if (inFlight.TryGetValue(message.MessageId, out var now) && now == expected)
                {
                    inFlight.Remove(message.MessageId);
                    if (queue.Messages(run.Clock.NowMs).Any(m => m.MessageId == message.MessageId))
                    {
                        run.Trace.Add(TraceKind.VisibleAgain, queue.Name, keyOf(message.Body), message.MessageId, message.GroupId);
                    }
                }
            });
    }

    /// <summary>A received message is hidden until another time.</summary>
    public void Extended(string receiptHandle, long until)
    {
        if (received.TryGetValue(receiptHandle, out var message))
        {
            run.Trace.Add(
                TraceKind.Extended, queue.Name, keyOf(message.Body), message.MessageId, message.GroupId, number: until - run.Clock.StartMs);
            HiddenUntil(message, until);
        }
    }

    /// <summary>A message was deleted.</summary>
    public void Deleted(string receiptHandle, string consumer)
    {
        // A handle that is used again deletes nothing more.
        if (!received.Remove(receiptHandle, out var message))
        {
            return;
        }

        inFlight.Remove(message.MessageId);
        run.Trace.Add(TraceKind.Deleted, consumer, keyOf(message.Body), message.MessageId, message.GroupId, queue.Name);
    }

    /// <summary>Something happened to the queue: looks who waits for it, here and at the dead-letter queue.</summary>
    public void Look()
    {
        Wake();
        LookForDeadLetters();
    }

    /// <summary>A receive may have moved messages instead of returning them.</summary>
    public void LookForDeadLetters()
    {
        if (queue.DeadLetterQueue is { } target)
        {
            Others(target).TakeNote(queue.Name);
        }
    }

    private void TakeNote(string source)
    {
        foreach (var message in queue.Messages(run.Clock.NowMs))
        {
            if (message.DeadLetterQueueSourceArn is not null && !known.Contains(message.MessageId))
            {
                known.Add(message.MessageId);
                run.Trace.Add(TraceKind.DeadLettered, source, keyOf(message.Body), message.MessageId, message.GroupId, queue.Name);
                Wake();
            }
        }
    }

    private void Wake()
    {
        for (var i = 0; i < polls.Count; i++)
        {
            var poll = polls[i];
            if (poll.Process is { IsAlive: false })
            {
                // The connection is closed: nobody waits.
                polls.RemoveAt(i--);
                continue;
            }

            var reply = queue.ReceiveAgain(run.Clock.NowMs, poll.Request, poll.Until, run.Choices);
            if (reply is { IsOk: true, Result.IsWaiting: true })
            {
                continue;
            }

            polls.RemoveAt(i--);
            Answer(reply, poll.Request, poll.Process, poll.Reply);
        }

        Changed?.Invoke();
        Schedule();
    }

    /// <summary>The queue changes by itself when a visibility timeout or delay ends: those who wait look again then.</summary>
    private void Schedule()
    {
        if ((polls.Count > 0 || Changed is not null) && queue.NextChange(run.Clock.NowMs) is { } next && next < wakesAt)
        {
            wakesAt = next;
            run.Clock.At(
                next,
                () =>
                {
                    if (wakesAt == next)
                    {
                        wakesAt = long.MaxValue;
                        Look();
                    }
                });
        }
    }

    private void Answer(Reply<ReceiveResult> reply, ReceiveMessage request, ProcessRun? process, Action<Reply<ReceiveResult>> answer)
    {
        var consumer = process?.Name ?? MessagingWorld.TestLane;
        if (reply is { IsOk: true, Result.Messages.Count: 0 })
        {
            run.Trace.Add(TraceKind.EmptyReceive, consumer, other: queue.Name);
        }

        foreach (var message in reply.IsOk ? reply.Result.Messages : [])
        {
            Received(message, consumer, request.VisibilityTimeout ?? queue.Attributes.VisibilityTimeout);
        }

        answer(reply);
    }

    private sealed record Waiting(ReceiveMessage Request, ProcessRun? Process, long Until, Action<Reply<ReceiveResult>> Reply);
}
