using AwsMessaging.Semantics.Functions;
using AwsMessaging.Semantics.Queues;
using AwsMessaging.Simulation.Adversary;
using AwsMessaging.Simulation.Exploration;
using AwsMessaging.Simulation.Properties;
using AwsMessaging.Simulation.Time;
using AwsMessaging.Simulation.Traces;

namespace AwsMessaging.Simulation;

/// <summary>Runs of the world: each begins with the world as it was set up.</summary>
public sealed partial class MessagingWorld
{
    private bool isDriven;

    /// <summary>Looks for a run in which a property breaks.</summary>
    /// <param name="start">Starts the programs of a run.</param>
    /// <param name="duration">How long a run lasts at the most, in virtual time.</param>
    /// <param name="properties">What is to hold.</param>
    /// <param name="options">How far to look; the world's seed counts. Null for the defaults.</param>
    public ExplorationResult Explore(Action start, TimeSpan duration, IReadOnlyList<Property> properties, ExplorationOptions? options = null)
    {
        var scenario = ScenarioOf(start, duration, properties);
        return Explorer.Explore(scenario, (options ?? new ExplorationOptions()) with { Seed = run.Seed }, run);
    }

    /// <summary>One run.</summary>
    /// <param name="start">Starts the programs.</param>
    /// <param name="duration">How long it lasts at the most, in virtual time.</param>
    /// <param name="properties">What is to hold.</param>
    /// <param name="script">What the adversary does; null for a benign run.</param>
    /// <param name="permitted">What it may use; null for whatever AWS permits.</param>
    public Replay Run(
        Action start, TimeSpan duration, IReadOnlyList<Property> properties, Script? script = null, PermittedDeviations? permitted = null) =>
        Explorer.Replay(ScenarioOf(start, duration, properties), script ?? Script.Benign, run, permitted);

    private Scenario ScenarioOf(Action start, TimeSpan duration, IReadOnlyList<Property> properties)
    {
        ArgumentNullException.ThrowIfNull(start);
        ArgumentNullException.ThrowIfNull(properties);
        var queuesAtStart = queues.Clone();
        var databasesAtStart = databases.Select(d => d.State.Clone()).ToList();
        return context =>
        {
            Restore(queuesAtStart, databasesAtStart);
            start();
            var end = Clock.RunUntil(Clock.StartMs + (long)duration.TotalMilliseconds);
            Trace.Add(TraceKind.Ended, "run");
            return end == RunEnd.OutOfSteps
                ? RunResult.Violated(new Violation("Bounded", $"The run took {Clock.MaxSteps} steps and was not over.", Trace.Events.Count - 1, Trace.Events.Count - 1))
                : RunResult.Judge(context, EndStateOf(end), properties);
        };
    }

    private void Restore(SqsService queuesAtStart, List<Semantics.Transactions.Database> databasesAtStart)
    {
        isDriven = true;
        queues = queuesAtStart.Clone();
        watches.Clear();
        programs.Clear();
        for (var i = 0; i < databasesAtStart.Count; i++)
        {
            databases[i].State = databasesAtStart[i].Clone();
        }

        functions.ForEach(f => f.Reset());
        StartMappings();
    }

    /// <summary>Programs that are started before any run go on from what was set up.</summary>
    private void EnsureDriven()
    {
        if (!isDriven)
        {
            isDriven = true;
            run.Choices.Begin(Script.Benign, PermittedDeviations.All);
            StartMappings();
        }
    }

    private void StartMappings()
    {
        foreach (var (request, name, function) in mappings)
        {
            var queue = StateOf(name);
            var poller = new QueuePoller(CreateMapping(request, queue, function).Result, queue);
            new MappingDriver(this, poller, WatchOf(queue), function).Start();
        }
    }

    private EndState EndStateOf(RunEnd end)
    {
        var waiting = end == RunEnd.NothingLeft ? programs.Where(p => !p.Task.IsCompleted).Select(p => p.Name).Distinct().ToList() : [];
        var state = new EndState { WaitingForever = waiting };
        foreach (var queue in queues.Queues)
        {
            foreach (var message in queue.Messages(NowMs))
            {
                state.Add(queue.Name, KeyOf(message.Body));
            }
        }

        return state;
    }
}
