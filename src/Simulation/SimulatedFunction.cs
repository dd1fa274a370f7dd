using AwsMessaging.Semantics.Functions;
using AwsMessaging.Simulation.Traces;

namespace AwsMessaging.Simulation;

/// <summary>
/// A Lambda function of a <see cref="MessagingWorld"/>: code that runs in a process of its own, may crash at its calls and effects, and
/// ends with its timeout.
/// Source: https://docs.aws.amazon.com/lambda/latest/dg/concepts-basics.html
/// </summary>
public sealed class SimulatedFunction : IBatchHandler
{
    private readonly MessagingWorld world;
    private readonly Func<string, Task<string?>> handler;
    private int running;

    internal SimulatedFunction(
        MessagingWorld world, string name, Func<string, Task<string?>> handler, TimeSpan timeout, int? reservedConcurrency)
    {
        this.world = world;
        this.handler = handler;
        Name = name;
        Timeout = timeout;
        ReservedConcurrency = reservedConcurrency;
    }

    /// <summary>The function's name: its lane in traces.</summary>
    public string Name { get; }

    /// <summary>The function's ARN.</summary>
    public string Arn => $"arn:aws:lambda:{world.Region}:{world.Account}:function:{Name}";

    /// <summary>How long an invocation may take.</summary>
    public TimeSpan Timeout { get; }

    /// <summary>Invocations that may run at one time; null for any number. Beyond it invocations are throttled.</summary>
    public int? ReservedConcurrency { get; }

    /// <summary>Forgets what ran.</summary>
    internal void Reset() => running = 0;

    /// <inheritdoc/>
    void IBatchHandler.Handle(Invocation invocation, Action<string> started, Action<FunctionOutcome> ended) =>
        Invoke(invocation.ToEvent(), started, ended);

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
        var lane = running == 1 ? Name : $"{Name} #{running}";
        var process = new ProcessRun(lane) { Crashed = Crash };
        started(lane);
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
        world.WhenDone(task, () => End(task.IsCompletedSuccessfully
            ? FunctionOutcome.Returned(((Task<string?>)task).Result)
            : FunctionOutcome.Threw));

        void Crash()
        {
            if (!isOver)
            {
                world.Trace.Add(TraceKind.Crashed, lane);
                End(FunctionOutcome.Threw);
            }
        }

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
