using System.Text;
using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Queues;
using AwsMessaging.Semantics.Streams;
using AwsMessaging.Simulation.Traces;

namespace AwsMessaging.Simulation;

/// <summary>
/// Carries what services hand to one another: to the queue, function, stream, topic or bus whose ARN it names, when it is due.
/// </summary>
/// <param name="world">The world.</param>
internal sealed class DeliveryRouter(MessagingWorld world)
{
    private static readonly ServiceError NoTarget = new("ResourceNotFoundException", "The target does not exist.", 404);

    /// <summary>Carries a delivery out at its time.</summary>
    /// <param name="delivery">The delivery.</param>
    /// <param name="reported">Told how it went: null for well.</param>
    public void Carry(Delivery delivery, Action<ServiceError?> reported) => world.Clock.At(
        delivery.At,
        () =>
        {
            var kind = delivery.ToDeadLetterQueue ? TraceKind.DeadLettered : TraceKind.Delivered;
            world.Trace.Add(kind, delivery.From, world.KeyOf(delivery.Body), group: delivery.GroupId, other: NameIn(delivery.To), number: delivery.Attempt);
            reported(Take(delivery));
        });

    /// <summary>The last part of an ARN.</summary>
    internal static string NameIn(string arn) => arn[(arn.LastIndexOfAny([':', '/']) + 1)..];

    private ServiceError? Take(Delivery delivery)
    {
        var name = NameIn(delivery.To);
        switch (delivery.To.Split(':') is { Length: > 2 } parts ? parts[2] : "")
        {
            case "sqs":
                return world.HasQueue(name) ? world.ActionsOf(name).Send(ToMessage(delivery)).Error : NoTarget;
            case "lambda" when world.FindFunction(name) is { } function:
                Invoke(function, delivery);
                return null;
            case "kinesis" when world.FindStream(name) is { } stream:
                return stream.Take(new PutRecord(delivery.GroupId ?? name, Encoding.UTF8.GetBytes(delivery.Body)));
            case "sns" when world.FindTopic(name) is { } topic:
                return topic.Take(delivery);
            case "events" when world.FindBus(name) is { } bus:
                return bus.Take(delivery);
            default:
                return NoTarget;
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
                    var isDone = outcome.Kind == Semantics.Functions.OutcomeKind.Returned;
                    world.Trace.Add(isDone ? TraceKind.Returned : TraceKind.Failed, lane, key);
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
