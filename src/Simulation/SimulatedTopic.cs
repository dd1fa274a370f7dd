using System.Text;
using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Topics;
using AwsMessaging.Simulation.Traces;
using AwsMessaging.Simulation.Wire.Protocols;

namespace AwsMessaging.Simulation;

/// <summary>An SNS topic of a <see cref="MessagingWorld"/>, with a client for programs that need no SDK.</summary>
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

    /// <summary>Publishes a message.</summary>
    /// <param name="message">The text.</param>
    /// <param name="groupId">The message group; FIFO topics need one.</param>
    /// <param name="deduplicationId">What FIFO topics deduplicate by.</param>
    /// <param name="attributes">Message attributes, for filters; null for none.</param>
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
        return world.Calls.Call(call, () => Note(State.Publish(world.NowMs, request, world.Choices), message, groupId));
    }

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>Takes a message from another service.</summary>
    internal ServiceError? Take(Delivery delivery)
    {
        var request = new PublishMessage(delivery.Body) { GroupId = delivery.GroupId, DeduplicationId = delivery.DeduplicationId };
        return Note(State.Publish(world.NowMs, request, world.Choices), delivery.Body, delivery.GroupId).Error;
    }

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
        Carry(reply.IsOk ? reply.Result.Deliveries : []);
        return reply;
    }

    private void Carry(IReadOnlyList<Delivery> deliveries)
    {
        foreach (var delivery in deliveries)
        {
            world.Router.Carry(delivery, error => Carry(State.Reported(world.NowMs, delivery, error)));
        }
    }
}
