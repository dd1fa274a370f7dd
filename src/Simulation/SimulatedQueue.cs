using System.Globalization;
using System.Text;
using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Queues;
using AwsMessaging.Simulation.Traces;
using AwsMessaging.Simulation.Wire;
using AwsMessaging.Simulation.Wire.Protocols;

namespace AwsMessaging.Simulation;

/// <summary>
/// A queue of a <see cref="MessagingWorld"/>, with a client for programs that need no SDK. Each call takes a millisecond of virtual time, may be lost,
/// throttled or answered in vain, and is repeated as the SDK repeats it; errors come as <see cref="ServiceException"/>.
/// </summary>
public sealed class SimulatedQueue
{
    private readonly MessagingWorld world;

    internal SimulatedQueue(MessagingWorld world, string name)
    {
        this.world = world;
        Name = name;
    }

    /// <summary>The queue's name: its lane in traces.</summary>
    public string Name { get; }

    /// <summary>The queue's ARN.</summary>
    public string Arn => State.Arn;

    /// <summary>The queue's URL.</summary>
    public string Url => State.Url;

    /// <summary>The queue as it is now.</summary>
    public Queue State => world.StateOf(Name);

    private QueueWatch Watch => world.WatchOf(State);

    /// <summary>Sends a message.</summary>
    /// <param name="body">1 byte to 1 MiB of UTF-8.</param>
    /// <param name="groupId">The message group; FIFO queues need one.</param>
    /// <param name="deduplicationId">What FIFO queues deduplicate by; null for the body's SHA-256 where the queue makes one.</param>
    /// <param name="delaySeconds">0 to 900; null for the queue's.</param>
    public Task<SendMessageResult> SendAsync(string body, string? groupId = null, string? deduplicationId = null, int? delaySeconds = null)
    {
        ArgumentNullException.ThrowIfNull(body);
        var message = new SendMessage(body) { GroupId = groupId, DeduplicationId = deduplicationId, DelaySeconds = delaySeconds };
        world.Sending(Name, body, groupId);
        return world.Calls.Call(
            Call("SendMessage", body) with { Messages = 1, Bytes = Encoding.UTF8.GetByteCount(body) },
            () => Accepted(State.Send(world.NowMs, message), message));
    }

    /// <summary>Sends up to ten messages in a call. Single messages may fail although the call succeeds.</summary>
    public Task<SendBatchOutcome> SendBatchAsync(IReadOnlyList<SendMessage> messages)
    {
        ArgumentNullException.ThrowIfNull(messages);
        foreach (var message in messages)
        {
            world.Sending(Name, message.Body, message.GroupId);
        }

        return world.Calls.Call<SendBatchOutcome>(
            Call("SendMessageBatch", null) with { Messages = messages.Count, Bytes = messages.Sum(m => (long)Encoding.UTF8.GetByteCount(m.Body)) },
            () => SendBatch(messages));
    }

    /// <summary>Receives messages.</summary>
    /// <param name="maxMessages">How many at the most, 1 to 10.</param>
    /// <param name="waitSeconds">0 to 20; null for the queue's. 0 is a short poll.</param>
    /// <param name="visibilitySeconds">0 to 43,200; null for the queue's.</param>
    public async Task<IReadOnlyList<ReceivedMessage>> ReceiveAsync(int maxMessages = 1, int? waitSeconds = null, int? visibilitySeconds = null)
    {
        var request = new ReceiveMessage { MaxNumberOfMessages = maxMessages, WaitTimeSeconds = waitSeconds, VisibilityTimeout = visibilitySeconds };
        var process = ProcessRun.Current;
        var result = await world.Calls.Call<ReceiveResult>(
            Call("ReceiveMessage", null),
            answer => Watch.Receive(request, process, answer));
        return result.Messages;
    }

    /// <summary>Deletes a message.</summary>
    public Task DeleteAsync(ReceivedMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var process = ProcessRun.Current?.Name ?? MessagingWorld.TestLane;
        return world.Calls.Call(
            Call("DeleteMessage", message.Body),
            () =>
            {
                var reply = State.Delete(world.NowMs, message.ReceiptHandle, world.Choices);
                if (reply.IsOk)
                {
                    Watch.Deleted(message, process);
                }

                Watch.Look();
                return reply;
            });
    }

    /// <summary>Hides a message from now on for another while; 0 shows it at once.</summary>
    /// <param name="message">The message.</param>
    /// <param name="seconds">0 to 43,200.</param>
    public Task ChangeVisibilityAsync(ReceivedMessage message, int seconds)
    {
        ArgumentNullException.ThrowIfNull(message);
        return world.Calls.Call(
            Call("ChangeMessageVisibility", message.Body),
            () =>
            {
                var reply = State.ChangeVisibility(world.NowMs, message.ReceiptHandle, seconds);
                if (reply.IsOk)
                {
                    var until = world.NowMs + (seconds * 1000L);
                    world.Trace.Add(
                        TraceKind.Extended, Name, world.KeyOf(message.Body), message.MessageId, message.GroupId, number: until - world.Clock.StartMs);
                    Watch.HiddenUntil(message, until);
                }

                Watch.Look();
                return reply;
            });
    }

    /// <inheritdoc/>
    public override string ToString() => Name;

    private ServiceCall Call(string action, string? body) => new(WireService.Sqs, action, Name) { Key = body is null ? null : world.KeyOf(body) };

    private Reply<SendBatchOutcome> SendBatch(IReadOnlyList<SendMessage> messages)
    {
        var failing = BatchChoices.FailingEntry(world.Choices, BatchChoices.SqsSend, messages.Count, Name);
        var entries = new List<BatchEntry<SendMessage>>();
        for (var i = 0; i < messages.Count; i++)
        {
            if (i != failing)
            {
                entries.Add(new(i.ToString(CultureInfo.InvariantCulture), messages[i]));
            }
        }

        var failed = new List<SendMessage>();
        if (failing >= 0)
        {
            failed.Add(messages[failing]);
        }

        var accepted = new List<SendMessageResult>();
        if (entries.Count > 0)
        {
            var reply = State.SendBatch(world.NowMs, entries);
            if (!reply.IsOk)
            {
                return reply.Error!;
            }

            foreach (var success in reply.Result.Successful)
            {
                Accepted(success.Result, messages[int.Parse(success.Id, CultureInfo.InvariantCulture)]);
                accepted.Add(success.Result);
            }

            failed.AddRange(reply.Result.Failed.Select(f => messages[int.Parse(f.Id, CultureInfo.InvariantCulture)]));
        }

        foreach (var message in failed)
        {
            world.Trace.Add(TraceKind.Rejected, Name, world.KeyOf(message.Body), group: message.GroupId);
        }

        return new SendBatchOutcome(accepted, failed);
    }

    private Reply<SendMessageResult> Accepted(Reply<SendMessageResult> reply, SendMessage message)
    {
        var key = world.KeyOf(message.Body);
        if (!reply.IsOk)
        {
            world.Trace.Add(TraceKind.Rejected, Name, key, group: message.GroupId, detail: reply.Error!.Code);
            return reply;
        }

        world.Trace.Add(
            TraceKind.Accepted, Name, key, reply.Result.MessageId, message.GroupId, detail: reply.Result.IsDuplicate ? "dropped as a duplicate" : null);
        Watch.Look();
        return reply;
    }
}

/// <summary>What became of a batch that was sent.</summary>
/// <param name="Accepted">Results of the messages that were taken.</param>
/// <param name="Failed">The messages that were not.</param>
public sealed record SendBatchOutcome(IReadOnlyList<SendMessageResult> Accepted, IReadOnlyList<SendMessage> Failed);
