using AwsMessaging.Semantics.Buses;
using AwsMessaging.Semantics.Buses.Schedules;
using AwsMessaging.Semantics.Functions;
using AwsMessaging.Semantics.Queues;
using AwsMessaging.Semantics.Streams;
using AwsMessaging.Semantics.Topics;
using AwsMessaging.Semantics.Transactions;
using AwsMessaging.Simulation.Adversary;
using AwsMessaging.Simulation.Exploration;
using AwsMessaging.Simulation.Properties;
using AwsMessaging.Simulation.Time;
using AwsMessaging.Simulation.Traces;

namespace AwsMessaging.Simulation;

/// <summary>Runs of the world: each begins with the world as it was set up.</summary>
public sealed partial class MessagingWorld
{
    /// <summary>Real time, which decides nothing but between two ways of not passing.</summary>
    private static readonly TimeSpan EscapeGrace = TimeSpan.FromMilliseconds(50);

    private bool isDriven;
    private SetUp? setUp;

    /// <summary>Looks for a run in which a property breaks.</summary>
    /// <param name="start">Starts the programs of a run.</param>
    /// <param name="duration">How long a run lasts at the most, in virtual time.</param>
    /// <param name="properties">What is to hold.</param>
    /// <param name="options">How far to look; the world's seed counts, and the trace is always on. Null for the defaults.</param>
    public ExplorationResult Explore(Action start, TimeSpan duration, IReadOnlyList<Property> properties, ExplorationOptions? options =
        null)
    {
        var scenario = ScenarioOf(start, duration, properties);
        return Explorer.Explore(scenario, (options ?? new ExplorationOptions()) with { Seed = run.Seed, Trace = true }, run);
    }

    /// <summary>One run.</summary>
    /// <param name="start">Starts the programs.</param>
    /// <param name="duration">How long it lasts at the most, in virtual time.</param>
    /// <param name="properties">What is to hold.</param>
    /// <param name="script">What the adversary does; null for a benign run.</param>
    /// <param name="permitted">What it may use; null for whatever AWS permits.</param>
    public Replay Run(
        Action start, TimeSpan duration, IReadOnlyList<Property> properties, Script? script =
            null, PermittedDeviations? permitted = null) =>
        Explorer.Replay(ScenarioOf(start, duration, properties), script ?? Script.Benign, run, permitted);

    private Scenario ScenarioOf(Action start, TimeSpan duration, IReadOnlyList<Property> properties)
    {
        ArgumentNullException.ThrowIfNull(start);
        ArgumentNullException.ThrowIfNull(properties);
        var state = setUp ??= new SetUp(
            NowMs, queues.Clone(), [.. databases.Select(d => d.State.Clone())], [.. streams.Select(s => s.State.Clone())], topics.Clone(),
            Events.Clone(),
            DynamoDb.Clone(), Mappings.Clone(), Scheduler.State.Clone(), [.. deliveryStreams.Select(s => s.State.Clone())],
            [.. stateMachines.Select(m => m.State.Clone())], [.. kafkaTopics.Select(t => (t.State.Clone(), CloneGroups(t)))]);
        run.StartMs = state.Time;
        return context =>
        {
            Restore(state);
            RunEnd end;
            try
            {
                StartServices();
                start();
                end = Clock.RunUntil(Clock.StartMs + (long)duration.TotalMilliseconds);
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                return RunResult.Unknown($"an exception left the programs: {e.GetType().Name}: {e.Message}");
            }

            if (WaitingAt(end).Count > 0)
            {
                // It may wait for work on another thread, which then turns up soon.
                SpinWait.SpinUntil(() => Clock.Escape is not null, EscapeGrace);
            }

            Trace.Add(TraceKind.Ended, "run");
            return end == RunEnd.OutOfSteps
                ? RunResult.Violated(new Violation("Bounded", $"The run took {Clock.MaxSteps} steps and was not over.",
                    Trace.Events.Count - 1, Trace.Events.Count - 1))
                : Judge(context, EndStateOf(end), properties);
        };
    }

    /// <summary>A deadlock is a finding whatever else is to hold: properties say nothing of what a program never came to do.</summary>
    private static RunResult Judge(RunContext context, EndState end, IReadOnlyList<Property> properties)
    {
        var result = RunResult.Judge(context, end, properties);
        var last = context.Trace.Events.Count - 1;
        return end.WaitingForever.Count > 0 && result is { Violation: null, Inconclusive: null }
            ? RunResult.Violated(new Violation("Deadlock", $"{string.Join(", ", end.WaitingForever)} waits for ever.", last, last), end)
            : result;
    }

    /// <summary>What is created after a run belongs to the set-up of the next.</summary>
    internal void GoOnSettingUp()
    {
        if (setUp is { } state)
        {
            setUp = null;
            Clock.Reset(state.Time);
            Restore(state);
        }
    }

    private void Restore(SetUp state)
    {
        isDriven = true;
        queues = state.Queues.Clone();
        topics = state.Topics.Clone();
        Events = state.Events.Clone();
        DynamoDb = state.DynamoDb.Clone();
        Mappings = state.Mappings.Clone();
        drivers.Clear();
        streamPositions = new ShardPositions(Rows);
        events.Reset();
        Router.Reset();
        givenUp.Clear();
        watches.Clear();
        programs.Clear();
        for (var i = 0; i < state.Databases.Length; i++)
        {
            databases[i].State = state.Databases[i].Clone();
        }

        // Those after them were created by a run.
        streams.RemoveRange(state.Streams.Length, streams.Count - state.Streams.Length);
        for (var i = 0; i < state.Streams.Length; i++)
        {
            streams[i].State = state.Streams[i].Clone();
            streams[i].Readers.Clear();
        }

        RestoreOthers(state);
        functions.ForEach(f => f.Reset());
        wire.Reset();
    }

    /// <summary>Programs that are started before any run go on from what was set up.</summary>
    private void EnsureDriven()
    {
        if (!isDriven)
        {
            isDriven = true;
            run.Choices.Begin(Script.Benign, PermittedDeviations.All);
            streamPositions = new ShardPositions(Rows);
            StartServices();
        }
    }

    /// <summary>Programs that wait though nothing is left that could happen. Those that crashed are gone, not waiting.</summary>
    private List<string> WaitingAt(RunEnd end) =>
        end == RunEnd.NothingLeft ? [.. programs.Where(p => p.Process.IsAlive && !p.Task.IsCompleted).Select(p => p.Name).Distinct()] : [];

    private EndState EndStateOf(RunEnd end)
    {
        var state = new EndState { WaitingForever = WaitingAt(end) };
        foreach (var queue in queues.Queues)
        {
            foreach (var message in queue.Messages(NowMs))
            {
                state.Add(queue.Name, KeyOf(message.Body));
            }
        }

        AddOthers(state);
        return state;
    }

    /// <summary>The world as runs find it.</summary>
    private sealed record SetUp(
        long Time,
        SqsService Queues,
        Database[] Databases,
        KinesisStream[] Streams,
        SnsService Topics,
        EventBridgeService Events,
        DynamoDatabase DynamoDb,
        EventSourceMappings Mappings,
        SchedulerService Schedules,
        DeliveryStream[] DeliveryStreams,
        StateMachine[] StateMachines,
        (KafkaTopic Topic, KafkaConsumerGroup[] Groups)[] KafkaTopics);
}
