using System.Text;
using AwsMessaging.Semantics.Buses;
using AwsMessaging.Semantics.Buses.Schedules;
using AwsMessaging.Semantics.Functions;
using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Queues;
using AwsMessaging.Semantics.Topics;
using AwsMessaging.Semantics.Transactions;
using AwsMessaging.Simulation.Adversary;
using AwsMessaging.Simulation.Exploration;
using AwsMessaging.Simulation.Properties;
using AwsMessaging.Simulation.Time;
using AwsMessaging.Simulation.Traces;

namespace AwsMessaging.Simulation;

/// <summary>
/// Queues, topics, buses, pipes, schedules, streams, functions, state machines, databases and programs in one account, in virtual time. Set
/// it up, then <see cref="Explore"/> it: every run begins with the world as it was set up.
/// </summary>
/// <example>
/// <code>
/// using var world = new MessagingWorld(seed: 42);
/// var queue = world.CreateQueue("orders");
/// var result = world.Explore(
///     () =>
///     {
///         world.Start("producer", () => queue.SendAsync("order-1"));
///         world.Start("consumer", async () =>
///         {
///             foreach (var message in await queue.ReceiveAsync(waitSeconds: 20))
///             {
///                 world.Effect("shop", message.Body);
///                 await queue.DeleteAsync(message);
///             }
///         });
///     },
///     TimeSpan.FromMinutes(5),
///     [new NoLoss(), new EffectOnce()]);
/// </code>
/// </example>
public sealed partial class MessagingWorld : IDisposable
{
    /// <summary>Lane of calls from outside of all programs.</summary>
    internal const string TestLane = "test";

    private const long RestartAfterMs = 1_000;

    private readonly RunContext run;
    private readonly Func<string, string> keyOf;
    private readonly List<SimulatedFunction> functions = [];
    private readonly List<SimulatedStream> streams = [];
    private readonly List<SimulatedDatabase> databases = [];
    private readonly List<QueueWatch> watches = [];
    private readonly List<(string Name, ProcessRun Process, Task Task)> programs = [];
    private SqsService queues;

    /// <summary>Creates an empty world.</summary>
    /// <param name="seed">Seed of all that looks random in it.</param>
    /// <param name="keyOf">
    /// The business key of a message body: effects, duplicates and losses are counted by it. Null for <see cref="MessageKeys.Of"/>.
    /// </param>
    /// <param name="setup">
    /// Account, region and behaviours of all services, and the quotas of SQS; null for AWS's defaults, with which the other services are.
    /// </param>
    public MessagingWorld(ulong seed = 0, Func<string, string>? keyOf = null, QueueSetup? setup = null)
    {
        run = new RunContext(seed);
        this.keyOf = new KeyCache(keyOf ?? MessageKeys.Of).KeyOf;
        queues = new SqsService(setup);
        setup ??= QueueSetup.Default;
        Account = setup.Account;
        Region = setup.Region;
        Rows = setup.Rows;
        topics = new SnsService(new TopicSetup(SnsQuotas.Default, Rows, Account, Region));
        Events = new EventBridgeService(Account, Region, Rows);
        events = new Wakeup(Clock, CarryEvents, () => Events.NextChange(NowMs));
        Mappings = new EventSourceMappings(null, Rows);
        DynamoDb = new DynamoDatabase(Rows, Account, Region);
        Scheduler = new SimulatedScheduler(this, new SchedulerService(Account, Region, Rows));
        Calls = new ServiceCalls(run);
        Router = new DeliveryRouter(this);
        HttpHandler = CreateHttpHandler(out wire);
    }

    /// <summary>
    /// Time from a call of a program to its effect in the service; the reply takes no further time. At least a millisecond, which it is
    /// unless it is set: shorter than in any region, so that runs are short. What is said of costs in an hour wants a longer one.
    /// </summary>
    public TimeSpan Latency
    {
        get => TimeSpan.FromMilliseconds(run.LatencyMs);
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.FromMilliseconds(1));
            run.LatencyMs = (long)value.TotalMilliseconds;
        }
    }

    /// <summary>Virtual time.</summary>
    public VirtualClock Clock => run.Clock;

    /// <summary>What happened in the run that is going on, or was last.</summary>
    public Trace Trace => run.Trace;

    /// <summary>The adversary.</summary>
    public AdversaryChoices Choices => run.Choices;

    /// <summary>The region.</summary>
    internal string Region { get; }

    /// <summary>The behaviours in force.</summary>
    internal SemanticRows Rows { get; }

    /// <summary>Milliseconds since 1970 in virtual time.</summary>
    internal long NowMs => run.Clock.NowMs;

    /// <summary>Milliseconds from a call to its effect.</summary>
    internal long LatencyMs => run.LatencyMs;

    /// <summary>Carries calls to services.</summary>
    internal ServiceCalls Calls { get; }

    /// <inheritdoc/>
    public void Dispose() => Clock.Reset();

    /// <summary>The business key of a body.</summary>
    internal string KeyOf(string body) => keyOf(body);

    /// <summary>The business key of a record that a mapping or pipe reads.</summary>
    internal string KeyOf(MappedRecord record) => KeyOf(record switch
    {
        QueueRecord message => message.Message.Body,
        KinesisStreamRecord { Record.Data: var data } => Encoding.UTF8.GetString(data),
        DynamoStreamRecord change => change.Key,
        KafkaStreamRecord { Record.Value: { } value } => Encoding.UTF8.GetString(value),
        _ => record.Id,
    });

    /// <summary>The state of a queue.</summary>
    internal Queue StateOf(string name) => queues.GetQueue(name).Result;

    /// <summary>What can be done to a queue.</summary>
    internal QueueActions ActionsOf(string name) => new(this, name);

    /// <summary>The watch over a queue.</summary>
    internal QueueWatch WatchOf(Queue queue)
    {
        var watch = watches.Find(w => ReferenceEquals(w.Queue, queue));
        if (watch is null)
        {
            watch = new QueueWatch(run, queue, keyOf) { Others = WatchOf };
            watches.Add(watch);
        }

        return watch;
    }
}
