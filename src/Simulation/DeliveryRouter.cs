using System.Text;
using AwsMessaging.Semantics.Functions;
using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Queues;
using AwsMessaging.Semantics.Streams;
using AwsMessaging.Simulation.Traces;

namespace AwsMessaging.Simulation;

/// <summary>
/// Carries what services hand to one another, when it is due: to the queue, function, stream, topic, bus, Firehose stream or state machine
/// whose ARN it names. An ARN of nothing that there is, be it only of another region or account, gets the error that the target's service
/// has for it.
/// </summary>
/// <param name="world">The world.</param>
internal sealed class DeliveryRouter(MessagingWorld world)
{
    private readonly List<Delivery> underWay = [];

    /// <summary>What is on its way and not there.</summary>
    public IReadOnlyList<Delivery> UnderWay => underWay;

    /// <summary>Carries a delivery out at its time.</summary>
    /// <param name="delivery">The delivery.</param>
    /// <param name="reported">Told how it went: null for well.</param>
    public void Carry(Delivery delivery, Action<ServiceError?> reported)
    {
        underWay.Add(delivery);
        world.Clock.At(
            delivery.At,
            () =>
            {
                underWay.Remove(delivery);
                var kind = delivery.ToDeadLetterQueue ? TraceKind.DeadLettered : TraceKind.Delivered;
                world.Trace.Add(kind, delivery.From, world.KeyOf(delivery.Body), group: delivery.GroupId, other: NameIn(delivery.To),
                    number: delivery.Attempt);
                reported(Take(delivery));
            });
    }

    /// <summary>Forgets what is on its way.</summary>
    public void Reset() => underWay.Clear();

    /// <summary>The last part of an ARN.</summary>
    internal static string NameIn(string arn) => arn[(arn.LastIndexOfAny([':', '/']) + 1)..];

    /// <summary>The service of an ARN; empty when it is none.</summary>
    internal static string ServiceIn(string arn) => arn.Split(':') is { Length: > 5 } parts ? parts[2] : "";

    /// <summary>What a service says of a resource that does not exist.</summary>
    internal static ServiceError Missing(string arn) => ServiceIn(arn) switch
    {
        "sqs" => new("QueueDoesNotExist", "The specified queue does not exist."),
        "sns" => new("NotFound", "Topic does not exist", 404),
        "lambda" => new("ResourceNotFoundException", $"Function not found: {arn}", 404),
        "states" => new("StateMachineDoesNotExist", $"State Machine Does Not Exist: '{arn}'"),
        "firehose" => new("ResourceNotFoundException", $"Firehose {NameIn(arn)} under account {AccountIn(arn)} not found."),
        "kinesis" => KinesisErrors.StreamNotFound(NameIn(arn), AccountIn(arn)),
        "events" => new("ResourceNotFoundException", $"Event bus {NameIn(arn)} does not exist."),
        _ => new("ResourceNotFoundException", "The target does not exist.", 404),
    };

    private static string AccountIn(string arn) => arn.Split(':')[4];

    private ServiceError? Take(Delivery delivery)
    {
        var name = NameIn(delivery.To);
        switch (ServiceIn(delivery.To))
        {
            case "sqs" when world.HasQueue(delivery.To):
                return world.ActionsOf(name).Send(ToMessage(delivery)).Error;
            case "lambda" when world.FindFunction(name) is { } function && function.Arn == delivery.To:
                Invoke(function, delivery);
                return null;
            case "kinesis" when world.FindStream(name) is { } stream && stream.Arn == delivery.To:
                return stream.Take(new PutRecord(delivery.GroupId ?? name, Encoding.UTF8.GetBytes(delivery.Body)));
            case "sns" when world.FindTopic(delivery.To) is { } topic:
                return topic.Take(delivery);
            case "events" when world.FindBus(name) is { } bus && bus.Arn == delivery.To:
                return bus.Take(delivery);
            case "firehose" when world.FindDeliveryStream(delivery.To) is { } stream:
                return stream.Put(Encoding.UTF8.GetBytes(delivery.Body)).Error;
            case "states" when world.FindStateMachine(delivery.To) is { } machine:
                return machine.Start(null, delivery.Body).Error;
            default:
                return Missing(delivery.To);
        }
    }

    /// <summary>An asynchronous invocation: the sender is done when Lambda has the event.</summary>
    private void Invoke(SimulatedFunction function, Delivery delivery)
    {
        var key = world.KeyOf(delivery.Body);
        string? lane = null;
        function.Invoke(
            delivery.Body,
            name =>
            {
                lane = name;
                world.Trace.Add(TraceKind.Invoked, name, key, number: delivery.Attempt);
            },
            outcome =>
            {
                if (lane is not null)
                {
                    world.Trace.Add(outcome.Kind == OutcomeKind.Returned ? TraceKind.Returned : TraceKind.Failed, lane, key);
                }
            });
    }

    private static SendMessage ToMessage(Delivery delivery) => new(delivery.Body)
    {
        Attributes = delivery.Attributes,
        GroupId = delivery.GroupId,
        DeduplicationId = delivery.DeduplicationId,
    };
}
