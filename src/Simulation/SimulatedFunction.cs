using AwsMessaging.Semantics.Functions;
using AwsMessaging.Semantics.Queues;
using AwsMessaging.Simulation.Traces;

namespace AwsMessaging.Simulation;

/// <summary>A Lambda function of a <see cref="MessagingWorld"/>.</summary>
public sealed class SimulatedFunction
{
    private readonly MessagingWorld world;
    private readonly Func<string, Task<string?>> handler;
    private int running;

    internal SimulatedFunction(MessagingWorld world, string name, Func<string, Task<string?>> handler, TimeSpan timeout, int? reservedConcurrency)
    {
        this.world = world;
        this.handler = handler;
        Name = name;
        Timeout = timeout;
        ReservedConcurrency = reservedConcurrency;
    }

    /// <summary>The function's name: its lane in traces.</summary>
    public string Name { get; }

    /// <summary>How long an invocation may take.</summary>
    public TimeSpan Timeout { get; }

    /// <summary>Invocations that may run at one time; null for any number. Beyond it invocations are throttled.</summary>
    public int? ReservedConcurrency { get; }

    /// <summary>Forgets what ran.</summary>
    internal void Reset() => running = 0;

    /// <summary>Runs the function with an event.</summary>
    /// <param name="json">The event.</param>
    /// <param name="started">Called with the lane of the environment that runs it.</param>
    /// <param name="ended">Called once, with how it ended.</param>
    internal void Invoke(string json, Action<string> started, Action<FunctionOutcome> ended)
    {
        if (running >= ReservedConcurrency)
        {
            world.Trace.Add(TraceKind.Throttled, Name);
            ended(FunctionOutcome.Throttled);
            return;
        }

        // Environments are used again: with one invocation at a time there is one lane.
        running++;
        var isOver = false;
        var process = new ProcessRun(running == 1 ? Name : $"{Name} #{running}") { Crashed = () => End(FunctionOutcome.Threw) };
        started(process.Name);
        world.Clock.At(
            world.NowMs + (long)Timeout.TotalMilliseconds,
            () =>
            {
                if (!isOver)
                {
                    End(FunctionOutcome.TimedOut);
                    process.Kill();
                }
            });
        var task = world.StartIn(process, () => handler(json));
        world.WhenDone(task, () => End(task.IsCompletedSuccessfully ? FunctionOutcome.Returned(((Task<string?>)task).Result) : FunctionOutcome.Threw));

        void End(FunctionOutcome outcome)
        {
            if (!isOver)
            {
                isOver = true;
                running--;
                ended(outcome);
            }
        }
    }
}

/// <summary>The pollers of an event source mapping at work: from a queue to a function.</summary>
/// <param name="world">The world.</param>
/// <param name="poller">What decides.</param>
/// <param name="watch">The queue.</param>
/// <param name="function">The function.</param>
internal sealed class MappingDriver(MessagingWorld world, QueuePoller poller, QueueWatch watch, SimulatedFunction function)
{
    private readonly Dictionary<string, ReceivedMessage> messages = new(StringComparer.Ordinal);
    private long pumpsAt = long.MaxValue;

    /// <summary>Starts polling.</summary>
    public void Start()
    {
        watch.Changed += () => PumpAt(world.NowMs);
        PumpAt(world.NowMs);
    }

    private void PumpAt(long time)
    {
        if (time < pumpsAt)
        {
            pumpsAt = time;
            world.Clock.At(
                time,
                () =>
                {
                    if (pumpsAt == time)
                    {
                        pumpsAt = long.MaxValue;
                        Carry(poller.Next(world.NowMs, world.Choices));
                    }
                });
        }
    }

    private void Carry(IReadOnlyList<MappingEffect> effects)
    {
        foreach (var effect in effects)
        {
            switch (effect)
            {
                case Invoke invoke:
                    Run(invoke.Invocation);
                    break;
                case Deleted deleted:
                    foreach (var id in deleted.Ids)
                    {
                        Delete(id, deleted.Filtered);
                    }

                    break;
            }
        }

        watch.LookForDeadLetters();
        if (effects.Count > 0)
        {
            watch.Look();
        }

        if (poller.NextChange(world.NowMs) is { } next)
        {
            // A poller that could go on at once has been asked just now.
            PumpAt(Math.Max(next, world.NowMs + 1));
        }
    }

    private void Run(Invocation invocation)
    {
        var records = invocation.Records.Cast<QueueRecord>().ToList();
        string? lane = null;
        function.Invoke(
            invocation.ToEvent(),
            name =>
            {
                lane = name;
                foreach (var record in records)
                {
                    messages[record.Id] = record.Message;
                    watch.Received(record.Message, name, watch.Queue.Attributes.VisibilityTimeout);
                    world.Trace.Add(
                        TraceKind.Invoked, name, world.KeyOf(record.Message.Body), record.Id, record.Message.GroupId, number: record.Message.ReceiveCount);
                }
            },
            outcome =>
            {
                foreach (var record in lane is null ? [] : records)
                {
                    var kind = outcome.Kind == OutcomeKind.Returned ? TraceKind.Returned : TraceKind.Failed;
                    world.Trace.Add(
                        kind, lane!, world.KeyOf(record.Message.Body), record.Id, record.Message.GroupId, detail: outcome.Kind == OutcomeKind.TimedOut ? "timeout" : null);
                }

                Carry(poller.Completed(world.NowMs, invocation, outcome, world.Choices));
            });
    }

    private void Delete(string id, bool filtered)
    {
        if (filtered)
        {
            world.Trace.Add(TraceKind.Lost, watch.Queue.Name, message: id, detail: "the filter does not match it");
        }
        else if (messages.Remove(id, out var message))
        {
            watch.Deleted(message, function.Name);
        }
    }
}
