using AwsMessaging.Semantics.Buses;
using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Topics;
using AwsMessaging.Simulation.Traces;

namespace AwsMessaging.Simulation;

/// <summary>Topics and buses of the world, and what goes from them to others.</summary>
public sealed partial class MessagingWorld
{
    private readonly Wakeup events;
    private SnsService topics;

    /// <summary>Carries what services hand to one another.</summary>
    internal DeliveryRouter Router { get; }

    /// <summary>EventBridge as it is now.</summary>
    internal EventBridgeService Events { get; private set; }

    /// <summary>Creates a topic. A name that ends in <c>.fifo</c> makes it a FIFO topic.</summary>
    /// <param name="name">1 to 256 letters, digits, hyphens and underscores.</param>
    /// <param name="attributes">Attributes by the names that SNS has for them.</param>
    /// <exception cref="ServiceException">SNS refuses it.</exception>
    public SimulatedTopic CreateTopic(string name, params (string Name, string Value)[] attributes)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(attributes);
        GoOnSettingUp();
        var all = attributes.Select(a => new KeyValuePair<string, string>(a.Name, a.Value)).ToList();
        if (name.EndsWith(".fifo", StringComparison.Ordinal) && !attributes.Any(a => a.Name == "FifoTopic"))
        {
            all.Add(new("FifoTopic", "true"));
        }

        var reply = topics.CreateTopic(name, all);
        return reply.IsOk ? new SimulatedTopic(this, name) : throw new ServiceException(reply.Error!);
    }

    /// <summary>Creates an event bus.</summary>
    /// <param name="name">1 to 256 characters; <c>default</c> for the one that is there already.</param>
    /// <exception cref="ServiceException">EventBridge refuses it.</exception>
    public SimulatedBus CreateBus(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        GoOnSettingUp();
        if (name != "default" && Events.CreateEventBus(NowMs, name) is { IsOk: false } reply)
        {
            throw new ServiceException(reply.Error!);
        }

        return new SimulatedBus(this, name);
    }

    /// <summary>The state of a topic.</summary>
    internal Topic TopicOf(string name) => topics.GetTopic(name).Result;

    internal SimulatedTopic? FindTopic(string nameOrArn) =>
        topics.GetTopic(nameOrArn) is { IsOk: true, Result.Name: var name } ? new(this, name) : null;

    internal SimulatedBus? FindBus(string name) => Events.DescribeEventBus(NowMs, name).IsOk ? new(this, name) : null;

    internal SimulatedFunction? FindFunction(string name) => functions.Find(f => f.Name == name);

    internal SimulatedStream? FindStream(string name) => LiveStreams.FirstOrDefault(s => s.Name == name);

    internal bool HasQueue(string nameOrArn) => queues.GetQueue(nameOrArn).IsOk;

    /// <summary>Carries out what EventBridge has to deliver by now, and comes back when there is more.</summary>
    internal void DeliverEvents() => events.Look();

    /// <summary>Notes what became of a delivery that was made.</summary>
    internal void NoteEnd(Delivery delivery, DeliveryOutcome outcome, ServiceError? error)
    {
        if (outcome == DeliveryOutcome.Dropped)
        {
            Trace.Add(TraceKind.Lost, delivery.From, KeyOf(delivery.Body), other: DeliveryRouter.NameIn(delivery.To), detail: error?.Code);
        }
    }

    private void CarryEvents()
    {
        foreach (var delivery in Events.Due(NowMs, Choices))
        {
            Router.Carry(
                delivery,
                error =>
                {
                    NoteEnd(delivery, Events.Reported(NowMs, delivery, error), error);
                    DeliverEvents();
                });
        }
    }
}
