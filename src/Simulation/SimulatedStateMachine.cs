using System.Text;
using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Streams;
using AwsMessaging.Simulation.Traces;
using AwsMessaging.Simulation.Wire.Protocols;

namespace AwsMessaging.Simulation;

/// <summary>
/// A Step Functions state machine of a <see cref="MessagingWorld"/>, as far as starting it goes; what an execution does is code. An
/// execution does not crash: it ends with the error that the code throws. Each call takes a millisecond of virtual time, may be lost,
/// throttled or answered in vain, and is repeated as the SDK repeats it; errors come as <see cref="ServiceException"/>.
/// Source: https://docs.aws.amazon.com/step-functions/latest/dg/choosing-workflow-type.html
/// </summary>
public sealed class SimulatedStateMachine
{
    private readonly MessagingWorld world;
    private readonly Func<string, Task<string?>> work;
    private readonly HashSet<Execution> started = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, Action<Reply<Execution>>> waiting = new(StringComparer.Ordinal);
    private int running;

    internal SimulatedStateMachine(MessagingWorld world, StateMachine state, Func<string, Task<string?>> work)
    {
        this.world = world;
        this.work = work;
        State = state;
    }

    /// <summary>The state machine's name: its lane in traces.</summary>
    public string Name => State.Name;

    /// <summary>The state machine's ARN.</summary>
    public string Arn => State.Arn;

    /// <summary>The state machine with its executions as it is now.</summary>
    public StateMachine State { get; private set; }

    /// <summary>
    /// Starts an execution and does not wait for it. Under a name, a start of a standard machine may be repeated: it then runs once. An
    /// express one may run more than once for a single start.
    /// Source: https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html
    /// </summary>
    /// <param name="input">JSON of at most 256 KiB.</param>
    /// <param name="name">1 to 80 characters; null for one that Step Functions makes up.</param>
    /// <exception cref="ServiceException">
    /// <c>ExecutionAlreadyExists</c>, <c>InvalidName</c> or <c>InvalidExecutionInput</c>.
    /// </exception>
    public Task<Execution> StartExecutionAsync(string input, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(input);
        world.Sending(Name, input, null);
        return world.Calls.Call(Call("StartExecution", input), () => Start(name, input));
    }

    /// <summary>
    /// Starts an execution of an express machine and waits for its end, which <see cref="Execution.Status"/> tells: a failed execution is
    /// no error of the call.
    /// Source: https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartSyncExecution.html
    /// </summary>
    /// <param name="input">JSON of at most 256 KiB.</param>
    /// <param name="name">1 to 80 characters; null for one that Step Functions makes up.</param>
    /// <exception cref="ServiceException">
    /// <c>StateMachineTypeNotSupported</c>, <c>InvalidName</c> or <c>InvalidExecutionInput</c>.
    /// </exception>
    public Task<Execution> StartSyncExecutionAsync(string input, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(input);
        world.Sending(Name, input, null);
        return world.Calls.Call<Execution>(Call("StartSyncExecution", input), answer => StartSync(name, input, answer));
    }

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>Starts an execution, for whoever carries the call.</summary>
    internal Reply<Execution> Start(string? name, string? input) =>
        Begin(State.StartExecution(world.NowMs, name, input, world.Choices), input);

    /// <summary>Starts an execution and answers at its end, for whoever carries the call.</summary>
    internal void StartSync(string? name, string? input, Action<Reply<Execution>> answer)
    {
        var reply = Begin(State.StartSyncExecution(world.NowMs, name, input), input);
        if (!reply.IsOk)
        {
            answer(reply);
            return;
        }

        var arn = reply.Result.Arn;
        waiting.Add(arn, answer);
        if (State.NextChange(world.NowMs) is { } end)
        {
            // Settles it, should it run for too long.
            world.Clock.At(end, () => Answer(arn, State.Complete(world.NowMs, arn, null)));
        }
    }

    /// <summary>Begins a run.</summary>
    internal void Reset(StateMachine state)
    {
        State = state;
        started.Clear();
        waiting.Clear();
        running = 0;
    }

    private ServiceCall Call(string action, string input) =>
        new(WireService.StepFunctions, action, Name) { Key = world.KeyOf(input), Messages = 1, Bytes = Encoding.UTF8.GetByteCount(input) };

    private Reply<Execution> Begin(Reply<Execution> reply, string? input)
    {
        var key = world.KeyOf(input ?? "{}");
        var isNew = reply.IsOk && started.Add(reply.Result);
        world.Trace.Add(
            reply.IsOk ? TraceKind.Accepted : TraceKind.Rejected,
            Name,
            key,
            reply.IsOk ? reply.Result.Name : null,
            detail: reply.IsOk ? isNew ? null : "runs already" : reply.Error!.Code);
        if (isNew)
        {
            // After the reply, as what runs is another process.
            var execution = reply.Result;
            for (var i = 0; i < execution.Runs; i++)
            {
                world.Clock.At(world.NowMs, () => Run(execution, key));
            }
        }

        return reply;
    }

    private void Run(Execution execution, string key)
    {
        running++;
        var lane = running == 1 ? Name : $"{Name} #{running}";
        world.Trace.Add(TraceKind.Invoked, lane, key, execution.Name);
        var task = world.StartIn(new ProcessRun(lane) { CanCrash = false }, () => work(execution.Input));
        world.WhenDone(
            task,
            () =>
            {
                running--;
                var error = task.IsCompletedSuccessfully ? null : task.Exception?.InnerException?.GetType().Name ?? "States.TaskFailed";
                world.Trace.Add(error is null ? TraceKind.Returned : TraceKind.Failed, lane, key, execution.Name, detail: error);
                var output = error is null ? ((Task<string?>)task).Result : null;
                Answer(execution.Arn, State.Complete(world.NowMs, execution.Arn, output, error, task.Exception?.InnerException?.Message));
            });
    }

    private void Answer(string arn, Reply<Execution> reply)
    {
        if (waiting.Remove(arn, out var answer))
        {
            answer(reply);
        }
    }
}
