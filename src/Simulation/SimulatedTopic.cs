using System.Text;
using AwsMessaging.Semantics.Facts;
using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Queues;
using AwsMessaging.Semantics.Topics;
using AwsMessaging.Simulation.Traces;
using AwsMessaging.Simulation.Wire;
using AwsMessaging.Simulation.Wire.Protocols;

namespace AwsMessaging.Simulation;

/// <summary>
/// An SNS topic of a <see cref="MessagingWorld"/>, with a client for programs that need no SDK. Each call takes a millisecond of virtual
/// time, may be lost, throttled or answered in vain, and is repeated as the SDK repeats it; errors come as <see cref="ServiceException"/>.
/// Source: https://docs.aws.amazon.com/sns/latest/dg/welcome.html
/// </summary>
public sealed class SimulatedTopic
{
    private readonly MessagingWorld world;

    internal SimulatedTopic(MessagingWorld world, string name)
    {
        this.world = world;
        Name = name;
    }

    /// <summary>The topic's name: its lane in traces.</summary>
    public string Name { get; }

    /// <summary>The topic's ARN.</summary>
    public string Arn => State.Arn;

    /// <summary>The topic as it is now.</summary>
    public Topic State => world.TopicOf(Name);

    /// <summary>Subscribes a queue.</summary>
    /// <param name="queue">The queue.</param>
    /// <param name="attributes">
    /// Attributes by the names that SNS has for them, such as <c>RawMessageDelivery</c> or <c>FilterPolicy</c>.
    /// </param>
    /// <exception cref="ServiceException">SNS refuses it.</exception>
    public void Subscribe(SimulatedQueue queue, params (string Name, string Value)[] attributes)
    {
        ArgumentNullException.ThrowIfNull(queue);
        Subscribe("sqs", queue.Arn, attributes);
    }

    /// <summary>Subscribes a function.</summary>
    /// <exception cref="ServiceException">SNS refuses it.</exception>
    public void Subscribe(SimulatedFunction function, params (string Name, string Value)[] attributes)
    {
        ArgumentNullException.ThrowIfNull(function);
        Subscribe("lambda", function.Arn, attributes);
    }

    /// <summary>Subscribes a Firehose stream, which gets the envelope unless <c>RawMessageDelivery</c> is <c>true</c>.</summary>
    /// <exception cref="ServiceException">SNS refuses it.</exception>
    public void Subscribe(SimulatedDeliveryStream stream, params (string Name, string Value)[] attributes)
    {
        ArgumentNullException.ThrowIfNull(stream);
        Subscribe("firehose", stream.Arn, attributes);
    }

    /// <summary>Publishes a message.</summary>
    /// <param name="message">The text, 1 byte to 256 KiB of UTF-8 with its attributes.</param>
    /// <param name="groupId">The message group; FIFO topics need one.</param>
    /// <param name="deduplicationId">What FIFO topics deduplicate by.</param>
    /// <param name="attributes">Message attributes, for filters; null for none.</param>
    /// <exception cref="ServiceException"><c>InvalidParameter</c> or <c>ParameterValueInvalid</c>.</exception>
    public Task<PublishResult> PublishAsync(
        string message, string? groupId = null, string? deduplicationId = null, IReadOnlyList<MessageAttribute>? attributes = null)
    {
        ArgumentNullException.ThrowIfNull(message);
        var request = new PublishMessage(message) { GroupId = groupId, DeduplicationId = deduplicationId, Attributes = attributes };
        world.Sending(Name, message, groupId);
        var call = new ServiceCall(WireService.Sns, "Publish", Name)
        {
            Key = world.KeyOf(message), Messages = 1, Bytes = Encoding.UTF8.GetByteCount(message),
        };
        return world.Calls.Call(call, () => Publish(request));
    }

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>Publishes a message, for whoever carries the call.</summary>
    internal Reply<PublishResult> Publish(PublishMessage request) =>
        Note(State.Publish(world.NowMs, request, world.Choices), request.Message, request.GroupId);

    /// <summary>Publishes a batch, of which the adversary may have one entry fail, for whoever carries the call.</summary>
    internal Reply<BatchOutcome<PublishResult>> PublishBatch(IReadOnlyList<BatchEntry<PublishMessage>> entries)
    {
        // Not of a batch that is refused whole.
        var canFail = SnsFacts.BatchEntries.Value.Contains(entries.Count) && entries.DistinctBy(e => e.Id).Count() == entries.Count;
        var failing = canFail ? BatchChoices.FailingEntry(world.Choices, BatchChoices.SnsPublish, entries.Count, Name) : -1;
        List<BatchFailure> failed = failing < 0
            ? []
            : [new(entries[failing].Id, "InternalError", "The entry could not be processed.", false)];
        List<BatchSuccess<PublishResult>> successful = [];
        if (failed.Count < entries.Count || failing < 0)
        {
            var reply = State.PublishBatch(world.NowMs, failing < 0 ? entries : [.. entries.Where((_, i) => i != failing)], world.Choices);
            if (!reply.IsOk)
            {
                foreach (var entry in entries)
                {
                    Note(reply.Error!, entry.Request.Message, entry.Request.GroupId);
                }

                return reply.Error!;
            }

            successful.AddRange(reply.Result.Successful);
            failed.AddRange(reply.Result.Failed);
        }

        foreach (var success in successful)
        {
            var message = entries.First(e => e.Id == success.Id).Request;
            Note(success.Result, message.Message, message.GroupId);
        }

        foreach (var failure in failed)
        {
            var message = entries.First(e => e.Id == failure.Id).Request;
            Note(new ServiceError(failure.Code, failure.Message), message.Message, message.GroupId);
        }

        return new BatchOutcome<PublishResult>(successful, failed);
    }

    /// <summary>Takes a message from another service.</summary>
    internal ServiceError? Take(Delivery delivery) =>
        Publish(new PublishMessage(delivery.Body) { GroupId = delivery.GroupId, DeduplicationId = delivery.DeduplicationId }).Error;

    private void Subscribe(string protocol, string endpoint, (string Name, string Value)[] attributes)
    {
        ArgumentNullException.ThrowIfNull(attributes);
        world.GoOnSettingUp();
        var reply = State.Subscribe(
            world.NowMs, protocol, endpoint, [.. attributes.Select(a => new KeyValuePair<string, string>(a.Name, a.Value))], world.Choices);
        if (!reply.IsOk)
        {
            throw new ServiceException(reply.Error!);
        }
    }

    private Reply<PublishResult> Note(Reply<PublishResult> reply, string message, string? groupId)
    {
        world.Trace.Add(
            reply.IsOk ? TraceKind.Accepted : TraceKind.Rejected,
            Name,
            world.KeyOf(message),
            reply.IsOk ? reply.Result.MessageId : null,
            groupId,
            detail: reply.Error?.Code);
        if (reply.IsOk)
        {
            Carry(State, reply.Result.Deliveries);
        }

        return reply;
    }

    /// <summary>Has deliveries carried, and what follows from their outcome. They go on when the topic is deleted meanwhile.</summary>
    private void Carry(Topic topic, IReadOnlyList<Delivery> deliveries)
    {
        foreach (var delivery in deliveries)
        {
            world.Router.Carry(delivery, error => Carry(topic, topic.Reported(world.NowMs, delivery, error)));
        }
    }
}
