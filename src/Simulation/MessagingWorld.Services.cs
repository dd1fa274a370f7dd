using System.Text;
using AwsMessaging.Semantics.Buses.Pipes;
using AwsMessaging.Semantics.Buses.Schedules;
using AwsMessaging.Semantics.Functions;
using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Streams;
using AwsMessaging.Simulation.Properties;
using AwsMessaging.Simulation.Traces;

namespace AwsMessaging.Simulation;

/// <summary>Pipes, schedules, Firehose streams, state machines and Kafka topics of the world.</summary>
public sealed partial class MessagingWorld
{
    private readonly List<SimulatedPipe> pipes = [];
    private readonly List<SimulatedDeliveryStream> deliveryStreams = [];
    private readonly List<SimulatedStateMachine> stateMachines = [];
    private readonly List<SimulatedKafkaTopic> kafkaTopics = [];
    private readonly List<(string Place, string Key)> givenUp = [];

    /// <summary>The EventBridge Scheduler.</summary>
    public SimulatedScheduler Scheduler { get; }

    /// <summary>Creates a schedule.</summary>
    /// <param name="request">
    /// The schedule; its target's id has no meaning. Times are in milliseconds since 1970 in virtual time, which begins with 2026.
    /// </param>
    /// <returns>Its ARN.</returns>
    /// <exception cref="ServiceException">
    /// <c>ValidationException</c>, <c>ResourceNotFoundException</c> (group) or <c>ConflictException</c>.
    /// </exception>
    public string CreateSchedule(ScheduleRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        GoOnSettingUp();
        var reply = Scheduler.State.CreateSchedule(NowMs, request);
        return reply.IsOk ? reply.Result : throw new ServiceException(reply.Error!);
    }

    /// <summary>Creates a pipe. Its source must be there; its target need not.</summary>
    /// <param name="request">From where, to where, and what happens in between.</param>
    /// <exception cref="ServiceException"><c>ValidationException</c>, <c>ConflictException</c> or <c>NotFoundException</c>
    /// (source).</exception>
    public SimulatedPipe CreatePipe(PipeRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        GoOnSettingUp();
        if (pipes.Exists(p => p.Name == request.Name))
        {
            throw new ServiceException(new ServiceError("ConflictException", $"Pipe {request.Name} already exists.", 409));
        }

        var reply = Pipe.Create(NowMs, request, Account, Region, Rows);
        if (!reply.IsOk)
        {
            throw new ServiceException(reply.Error!);
        }

        if (!HasQueue(request.Source.Arn) && !LiveStreams.Any(s => s.Arn == request.Source.Arn))
        {
            throw new ServiceException(new ServiceError("NotFoundException", $"Source {request.Source.Arn} does not exist.", 404));
        }

        var pipe = new SimulatedPipe(this, reply.Result);
        pipes.Add(pipe);
        return pipe;
    }

    /// <summary>Creates a Firehose stream with direct puts.</summary>
    /// <param name="name">Its name, 1 to 64 characters: its lane in traces.</param>
    /// <param name="settings">Destination, buffering hints and transformation.</param>
    /// <param name="destination">
    /// What the destination answers to a write; null where it takes everything. Firehose repeats a write that fails for 24 hours.
    /// </param>
    /// <exception cref="ServiceException"><c>InvalidArgumentException</c> or <c>ResourceInUseException</c>.</exception>
    public SimulatedDeliveryStream CreateDeliveryStream(
        string name, DeliveryStreamSettings settings, Func<DeliveredObject, ServiceError?>? destination = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(settings);
        GoOnSettingUp();
        if (deliveryStreams.Exists(s => s.Name == name))
        {
            throw new ServiceException(new ServiceError("ResourceInUseException",
                $"Firehose {name} under accountId {Account} already exists"));
        }

        var reply = DeliveryStream.Create(name, settings, null, Rows, Account, Region);
        if (!reply.IsOk)
        {
            throw new ServiceException(reply.Error!);
        }

        var stream = new SimulatedDeliveryStream(this, reply.Result, settings, destination);
        deliveryStreams.Add(stream);
        return stream;
    }

    /// <summary>Creates a Step Functions state machine.</summary>
    /// <param name="name">Its name: its lane in traces.</param>
    /// <param name="type">Its type, for good.</param>
    /// <param name="work">What an execution does: takes its input as JSON text, and returns its output as JSON text or null. It fails by an
    /// exception.</param>
    /// <exception cref="ServiceException"><c>StateMachineAlreadyExists</c>.</exception>
    public SimulatedStateMachine CreateStateMachine(string name, StateMachineType type, Func<string, Task<string?>> work)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(work);
        GoOnSettingUp();
        var machine = new SimulatedStateMachine(this, new StateMachine(name, type, null, Rows, Account, Region), work);
        if (FindStateMachine(machine.Arn) is not null)
        {
            throw new ServiceException(new ServiceError("StateMachineAlreadyExists", $"State Machine Already Exists: '{machine.Arn}'"));
        }

        stateMachines.Add(machine);
        return machine;
    }

    /// <summary>Creates a Kafka topic in a cluster of its own.</summary>
    /// <param name="name">Its name: its lane in traces.</param>
    /// <param name="partitions">Its partitions, at least 1.</param>
    /// <param name="settings">How it is set up; null for MSK's defaults.</param>
    /// <exception cref="ServiceException"><c>TOPIC_ALREADY_EXISTS</c>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of partitions is below 1.</exception>
    public SimulatedKafkaTopic CreateKafkaTopic(string name, int partitions = 1, KafkaTopicSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        GoOnSettingUp();
        if (kafkaTopics.Exists(t => t.Name == name))
        {
            throw new ServiceException(new ServiceError("TOPIC_ALREADY_EXISTS", $"Topic '{name}' already exists."));
        }

        settings ??= KafkaTopicSettings.Default;
        var topic = new SimulatedKafkaTopic(
            this, new KafkaTopic(name, partitions, settings, Rows), settings,
            $"arn:aws:kafka:{Region}:{Account}:cluster/{name}/00000000-0000-4000-8000-000000000000-1");
        kafkaTopics.Add(topic);
        return topic;
    }

    /// <summary>Maps a Kafka topic to a function.</summary>
    /// <param name="topic">The topic.</param>
    /// <param name="function">The function.</param>
    /// <param name="settings">
    /// Batch size, retries and so on; null for the defaults. ARNs and source are filled in, and the oldest record is the start.
    /// </param>
    /// <exception cref="ServiceException">Lambda refuses it.</exception>
    public void Map(SimulatedKafkaTopic topic, SimulatedFunction function, MappingRequest? settings = null)
    {
        ArgumentNullException.ThrowIfNull(topic);
        ArgumentNullException.ThrowIfNull(function);
        GoOnSettingUp();
        settings ??= new MappingRequest();
        Map(settings with
        {
            FunctionArn = function.Arn,
            SourceArn = topic.ClusterArn,
            Source = BatchSource.Kafka,
            StartingPosition = settings.StartingPosition ?? MappingStart.TrimHorizon,
        });
    }

    internal SimulatedDeliveryStream? FindDeliveryStream(string nameOrArn) =>
        deliveryStreams.Find(s => s.Name == nameOrArn || s.Arn == nameOrArn);

    internal SimulatedStateMachine? FindStateMachine(string arn) => stateMachines.Find(m => m.Arn == arn);

    /// <summary>The Firehose streams, in the order in which they were made.</summary>
    internal IReadOnlyList<SimulatedDeliveryStream> DeliveryStreams => deliveryStreams;

    /// <summary>The state machines, in the order in which they were made.</summary>
    internal IReadOnlyList<SimulatedStateMachine> StateMachines => stateMachines;

    /// <summary>Records of a stream are given up: their reader goes on, and they are gone unless a letter tells where they are.</summary>
    internal void GiveUp(string lane, IReadOnlyList<MappedRecord> records, string why, Delivery? letter)
    {
        if (letter is null)
        {
            Note(TraceKind.Lost);
            return;
        }

        Router.Carry(letter, error => Note(error is null ? TraceKind.DeadLettered : TraceKind.Lost));

        void Note(TraceKind kind)
        {
            foreach (var record in records)
            {
                var place = letter is null ? null : DeliveryRouter.NameIn(letter.To);
                Trace.Add(kind, lane, KeyOf(record), record.Id, record.Key, place, detail: why);
                if (kind == TraceKind.DeadLettered)
                {
                    givenUp.Add((place!, KeyOf(record)));
                }
            }
        }
    }

    private static KafkaConsumerGroup[] CloneGroups(SimulatedKafkaTopic topic) => [.. topic.Groups.Select(g => g.State.Clone(topic.State))];

    /// <summary>Starts what works by itself.</summary>
    private void StartServices()
    {
        StartMappings();
        pipes.ForEach(p => p.Begin(Rows));
        DeliverEvents();
        Scheduler.Look();
        deliveryStreams.ForEach(s => s.Look());
    }

    private void RestoreOthers(SetUp state)
    {
        Scheduler.Begin(state.Schedules.Clone());
        // Those after them were created by a run.
        deliveryStreams.RemoveRange(state.DeliveryStreams.Length, deliveryStreams.Count - state.DeliveryStreams.Length);
        for (var i = 0; i < state.DeliveryStreams.Length; i++)
        {
            deliveryStreams[i].Begin(state.DeliveryStreams[i].Clone());
        }

        for (var i = 0; i < state.StateMachines.Length; i++)
        {
            stateMachines[i].Reset(state.StateMachines[i].Clone());
        }

        for (var i = 0; i < state.KafkaTopics.Length; i++)
        {
            kafkaTopics[i].Begin(state.KafkaTopics[i].Topic.Clone(), state.KafkaTopics[i].Groups);
        }
    }

    /// <summary>What is elsewhere than in queues at the end.</summary>
    private void AddOthers(EndState state)
    {
        foreach (var delivery in (IEnumerable<Delivery>)[.. Router.UnderWay, .. Events.Waiting, .. Scheduler.State.Waiting])
        {
            state.Add(delivery.From, KeyOf(delivery.Body));
        }

        foreach (var (archive, @event) in Events.Archived(NowMs))
        {
            state.Add(archive, KeyOf(@event));
        }

        foreach (var (request, _, next) in Scheduler.State.ListSchedules(NowMs))
        {
            if (next is not null && request.Target.Input is { } input)
            {
                state.Add(request.Name, KeyOf(input));
            }
        }

        foreach (var stream in deliveryStreams)
        {
            foreach (var record in stream.Held)
            {
                state.Add(stream.Name, KeyOf(Encoding.UTF8.GetString(record.Data)));
            }

            foreach (var written in stream.Objects)
            {
                foreach (var key in written.Keys)
                {
                    state.Add(written.Destination, key);
                }
            }
        }

        foreach (var machine in stateMachines)
        {
            foreach (var execution in machine.State.Executions.Where(e => e.Status == ExecutionStatus.Running))
            {
                state.Add(machine.Name, KeyOf(execution.Input));
            }
        }

        foreach (var (place, key) in givenUp)
        {
            state.Add(place, key);
        }
    }
}
