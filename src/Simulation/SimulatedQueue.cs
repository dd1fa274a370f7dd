using System.Globalization;
using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Queues;
using AwsMessaging.Simulation.Wire.Protocols;

namespace AwsMessaging.Simulation;

/// <summary>
/// A queue of a <see cref="MessagingWorld"/>, with a client for programs that need no SDK. Each call takes a millisecond of virtual time,
/// may be lost,
/// throttled or answered in vain, and is repeated as the SDK repeats it; errors come as <see cref="ServiceException"/>.
/// Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/welcome.html
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

    private QueueActions Actions => world.ActionsOf(Name);

    /// <summary>Sends a message.</summary>
    /// <param name="body">1 byte to 1 MiB of UTF-8.</param>
    /// <param name="groupId">The message group; FIFO queues need one.</param>
    /// <param name="deduplicationId">What FIFO queues deduplicate by; null for the body's SHA-256 where the queue makes one.</param>
    /// <param name="delaySeconds">0 to 900; null for the queue's. FIFO queues take none.</param>
    /// <exception cref="ServiceException">
    /// <c>InvalidParameterValue</c>, <c>MissingParameter</c> (no group for a FIFO queue) or <c>InvalidMessageContents</c>.
    /// </exception>
    public Task<SendMessageResult> SendAsync(string body, string? groupId = null, string? deduplicationId = null, int? delaySeconds = null)
    {
        ArgumentNullException.ThrowIfNull(body);
        var message = new SendMessage(body) { GroupId = groupId, DeduplicationId = deduplicationId, DelaySeconds = delaySeconds };
        world.Sending(Name, body, groupId);
        return world.Calls.Call(
            Call("SendMessage", body) with { Messages = 1, Bytes = QueueActions.SizeOf(message) },
            () => Actions.Send(message));
    }

    /// <summary>Sends up to ten messages in a call. Single messages may fail although the call succeeds.</summary>
    /// <param name="messages">1 to 10 messages, together at most 1 MiB.</param>
    /// <exception cref="ServiceException">
    /// The batch is refused whole: <c>EmptyBatchRequest</c>, <c>TooManyEntriesInBatchRequest</c> or <c>BatchRequestTooLong</c>.
    /// </exception>
    public Task<SendBatchOutcome> SendBatchAsync(IReadOnlyList<SendMessage> messages)
    {
        ArgumentNullException.ThrowIfNull(messages);
        foreach (var message in messages)
        {
            world.Sending(Name, message.Body, message.GroupId);
        }

        return world.Calls.Call<SendBatchOutcome>(
            Call("SendMessageBatch", null) with { Messages = messages.Count, Bytes = messages.Sum(QueueActions.SizeOf) },
            () => SendBatch(messages));
    }

    /// <summary>Receives messages.</summary>
    /// <param name="maxMessages">How many at the most, 1 to 10.</param>
    /// <param name="waitSeconds">0 to 20; null for the queue's. 0 is a short poll.</param>
    /// <param name="visibilitySeconds">0 to 43,200; null for the queue's.</param>
    public async Task<IReadOnlyList<ReceivedMessage>> ReceiveAsync(int maxMessages =
        1, int? waitSeconds = null, int? visibilitySeconds = null)
    {
        var request = new ReceiveMessage { MaxNumberOfMessages =
            maxMessages, WaitTimeSeconds = waitSeconds, VisibilityTimeout = visibilitySeconds };
        var process = ProcessRun.Current;
        var result = await world.Calls.Call<ReceiveResult>(
            Call("ReceiveMessage", null),
            answer => Actions.Receive(request, process, answer));
        return result.Messages;
    }

    /// <summary>Deletes a message, by the receipt handle with which it was received.</summary>
    /// <param name="message">The message.</param>
    /// <exception cref="ServiceException"><c>ReceiptHandleIsInvalid</c>, or for a FIFO queue whose message is no longer hidden its
    /// error.</exception>
    public Task DeleteAsync(ReceivedMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var process = ProcessRun.Current;
        return world.Calls.Call(Call("DeleteMessage", message.Body), () => Actions.Delete(message.ReceiptHandle, process));
    }

    /// <summary>Hides a message from now on for another while; 0 shows it at once.</summary>
    /// <param name="message">The message.</param>
    /// <param name="seconds">0 to 43,200.</param>
    public Task ChangeVisibilityAsync(ReceivedMessage message, int seconds)
    {
        ArgumentNullException.ThrowIfNull(message);
        return world.Calls.Call(Call("ChangeMessageVisibility", message.Body), () =>
            Actions.ChangeVisibility(message.ReceiptHandle, seconds));
    }

    /// <inheritdoc/>
    public override string ToString() => Name;

    private ServiceCall Call(string action, string? body) =>
        new(WireService.Sqs, action, Name) { Key = body is null ? null : world.KeyOf(body) };

    private Reply<SendBatchOutcome> SendBatch(IReadOnlyList<SendMessage> messages)
    {
        var reply = Actions.SendBatch([.. messages.Select((m, i) =>
            new BatchEntry<SendMessage>(i.ToString(CultureInfo.InvariantCulture), m))]);
        return reply.IsOk
            ? new SendBatchOutcome(
                [.. reply.Result.Successful.Select(r => r.Result)],
                [.. reply.Result.Failed.Select(f => messages[int.Parse(f.Id, CultureInfo.InvariantCulture)])])
            : reply.Error!;
    }
}

/// <summary>What became of a batch that was sent.</summary>
/// <param name="Accepted">Results of the messages that were taken.</param>
/// <param name="Failed">The messages that were not.</param>
public sealed record SendBatchOutcome(IReadOnlyList<SendMessageResult> Accepted, IReadOnlyList<SendMessage> Failed);
