using System.Globalization;
using AwsMessaging.Semantics.Facts;
using AwsMessaging.Semantics.Functions;
using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Queues;
using AwsMessaging.Semantics.Transactions;
using AwsMessaging.Simulation.Adversary;
using AwsMessaging.Simulation.Exploration;
using AwsMessaging.Simulation.Programs;
using AwsMessaging.Simulation.Properties;
using AwsMessaging.Simulation.Time;
using AwsMessaging.Simulation.Traces;

namespace AwsMessaging.Simulation;

/// <summary>
/// Queues, functions, databases and programs in one account, in virtual time. Set it up, then <see cref="Explore"/> it: every run begins with the world as it
/// was set up.
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

    private const int LongestKey = 40;
    private const long RestartAfterMs = 1_000;

    private readonly RunContext run;
    private readonly Func<string, string> keyOf;
    private readonly List<SimulatedFunction> functions = [];
    private readonly List<(MappingRequest Request, string Queue, SimulatedFunction Function)> mappings = [];
    private readonly List<SimulatedDatabase> databases = [];
    private readonly List<QueueWatch> watches = [];
    private readonly List<(string Name, Task Task)> programs = [];
    private SqsService queues;

    /// <summary>Creates an empty world.</summary>
    /// <param name="seed">Seed of all that looks random in it.</param>
    /// <param name="keyOf">
    /// The business key of a message body: effects, duplicates and losses are counted by it. Null for the body itself, cut after 40 characters.
    /// </param>
    /// <param name="setup">Quotas, account and region; null for AWS's defaults.</param>
    public MessagingWorld(ulong seed = 0, Func<string, string>? keyOf = null, QueueSetup? setup = null)
    {
        run = new RunContext(seed);
        this.keyOf = keyOf ?? (body => body.Length <= LongestKey ? body : body[..LongestKey]);
        queues = new SqsService(setup);
        Calls = new ServiceCalls(run);
    }

    /// <summary>Virtual time.</summary>
    public VirtualClock Clock => run.Clock;

    /// <summary>What happened in the run that is going on, or was last.</summary>
    public Trace Trace => run.Trace;

    /// <summary>The adversary.</summary>
    public AdversaryChoices Choices => run.Choices;

    /// <summary>Milliseconds since 1970 in virtual time.</summary>
    internal long NowMs => run.Clock.NowMs;

    /// <summary>Carries calls to services.</summary>
    internal ServiceCalls Calls { get; }

    /// <summary>Creates a queue. A name that ends in <c>.fifo</c> makes it a FIFO queue.</summary>
    /// <param name="name">1 to 80 letters, digits, hyphens and underscores.</param>
    /// <param name="attributes">Attributes by the names that SQS has for them, such as <c>VisibilityTimeout</c>.</param>
    /// <exception cref="ServiceException">SQS refuses it.</exception>
    public SimulatedQueue CreateQueue(string name, params (string Name, string Value)[] attributes)
    {
        ArgumentNullException.ThrowIfNull(attributes);
        GoOnSettingUp();
        var all = attributes.Select(a => new KeyValuePair<string, string>(a.Name, a.Value)).ToList();
        if (name.EndsWith(SqsFacts.FifoSuffix, StringComparison.Ordinal) && !attributes.Any(a => a.Name == "FifoQueue"))
        {
            all.Add(new("FifoQueue", "true"));
        }

        var reply = queues.CreateQueue(NowMs, name, all);
        return reply.IsOk ? new SimulatedQueue(this, name) : throw new ServiceException(reply.Error!);
    }

    /// <summary>Creates a queue whose messages go to a dead-letter queue after too many receives.</summary>
    /// <param name="name">1 to 80 letters, digits, hyphens and underscores.</param>
    /// <param name="deadLetterQueue">The dead-letter queue, of the same kind.</param>
    /// <param name="maxReceiveCount">Receives after which a message moves, 1 to 1,000.</param>
    /// <param name="attributes">Further attributes.</param>
    /// <exception cref="ServiceException">SQS refuses it.</exception>
    public SimulatedQueue CreateQueue(string name, SimulatedQueue deadLetterQueue, int maxReceiveCount, params (string Name, string Value)[] attributes)
    {
        ArgumentNullException.ThrowIfNull(deadLetterQueue);
        return CreateQueue(name, [.. attributes, ("RedrivePolicy", new RedrivePolicy(deadLetterQueue.Arn, maxReceiveCount).ToString())]);
    }

    /// <summary>Creates a Lambda function.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="handler">Takes the event as JSON text, and returns the response as JSON text or null.</param>
    /// <param name="timeout">How long an invocation may take; null for Lambda's default of 3 seconds.</param>
    /// <param name="reservedConcurrency">Invocations at one time; null for any number.</param>
    public SimulatedFunction CreateFunction(string name, Func<string, Task<string?>> handler, TimeSpan? timeout = null, int? reservedConcurrency = null)
    {
        ArgumentNullException.ThrowIfNull(handler);
        GoOnSettingUp();
        var function = new SimulatedFunction(this, name, handler, timeout ?? TimeSpan.FromSeconds(3), reservedConcurrency);
        functions.Add(function);
        return function;
    }

    /// <summary>Maps a queue to a function.</summary>
    /// <param name="queue">The queue.</param>
    /// <param name="function">The function.</param>
    /// <param name="settings">Batch size, window, report of failed items and so on; null for the defaults. ARNs and source are filled in.</param>
    /// <exception cref="ServiceException">Lambda refuses it, as when the queue's visibility timeout is below the function's.</exception>
    public void Map(SimulatedQueue queue, SimulatedFunction function, MappingRequest? settings = null)
    {
        ArgumentNullException.ThrowIfNull(queue);
        ArgumentNullException.ThrowIfNull(function);
        GoOnSettingUp();
        var request = (settings ?? new MappingRequest()) with
        {
            FunctionArn = $"arn:aws:lambda:{QueueSetup.Default.Region}:{QueueSetup.Default.Account}:function:{function.Name}",
            SourceArn = queue.Arn,
            Source = queue.State.Attributes.FifoQueue ? BatchSource.FifoQueue : BatchSource.StandardQueue,
        };
        var reply = CreateMapping(request, queue.State, function);
        if (!reply.IsOk)
        {
            throw new ServiceException(reply.Error!);
        }

        mappings.Add((request, queue.Name, function));
    }

    /// <summary>Creates a database.</summary>
    /// <param name="name">Its name: its lane in traces.</param>
    public SimulatedDatabase CreateDatabase(string name = "database")
    {
        GoOnSettingUp();
        var database = new SimulatedDatabase(this, new Database(name));
        databases.Add(database);
        return database;
    }

    /// <summary>
    /// Starts a program now: within <see cref="Explore"/>, or before to try something out. Its calls to services, commits and effects are places at which it
    /// may crash; it then starts again after a second.
    /// </summary>
    /// <param name="name">Its name: its lane in traces.</param>
    /// <param name="program">What it does. An exception that it lets out ends the process like a crash.</param>
    /// <param name="restarts">Whether it is started again after a crash.</param>
    public void Start(string name, Func<Task> program, bool restarts = true)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(program);
        EnsureDriven();
        ProcessRun? process = null;
        process = new ProcessRun(name) { Crashed = () => Crashed(name, program, restarts, null) };
        var task = StartIn(process, program);
        programs.Add((name, task));
        WhenDone(
            task,
            () =>
            {
                if (task.Exception?.InnerException is { } exception && process.IsAlive)
                {
                    Crashed(name, program, restarts, $"{exception.GetType().Name}: {exception.Message}");
                }
            });
    }

    /// <summary>Notes that something happened in the business, unless the process that says so is gone.</summary>
    /// <param name="lane">Where: a database, another system.</param>
    /// <param name="key">What it is about.</param>
    public void Effect(string lane, string key)
    {
        if (ProcessRun.Current is not { IsAlive: false })
        {
            Trace.Add(TraceKind.Effect, lane, key);
        }
    }

    /// <summary>Something happens in the business outside of the process, which may crash before and after it: a charge, a call to another system.</summary>
    /// <param name="lane">Where.</param>
    /// <param name="key">What it is about.</param>
    public Task EffectAsync(string lane, string key) => StepAsync(
        $"effect {key} at {lane}",
        () =>
        {
            Trace.Add(TraceKind.Effect, lane, key);
            return (Reply<bool>)true;
        });

    /// <summary>Notes that the program noticed a failure: wrote a log, raised an alarm, threw.</summary>
    /// <param name="key">Which message failed.</param>
    public void FailureObserved(string key) => Trace.Add(TraceKind.FailureObserved, ProcessRun.Current?.Name ?? TestLane, key);

    /// <summary>Work on a message: takes as long as usual, or, by choice of the adversary, longer than the message is hidden.</summary>
    /// <param name="usual">How long it usually takes.</param>
    /// <param name="visibility">The visibility timeout.</param>
    public Task WorkAsync(TimeSpan usual, TimeSpan visibility)
    {
        var time = run.Choices.Choose(ProgramChoices.HandlerTime, ProcessRun.Current?.Name) switch
        {
            ProgramChoices.SlowerThanVisibility => visibility + TimeSpan.FromSeconds(1),
            ProgramChoices.SlowerThanAnyVisibility => TimeSpan.FromHours(12) + TimeSpan.FromSeconds(1),
            _ => usual,
        };
        return Clock.Delay((long)time.TotalMilliseconds);
    }

    /// <inheritdoc/>
    public void Dispose() => Clock.Reset();

    /// <summary>The business key of a body.</summary>
    internal string KeyOf(string body) => keyOf(body);

    /// <summary>The state of a queue.</summary>
    internal Queue StateOf(string name) => queues.GetQueue(name).Result;

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

    /// <summary>Notes that a message is sent.</summary>
    internal void Sending(string queue, string body, string? group)
    {
        if (ProcessRun.Current is not { IsAlive: false })
        {
            Trace.Add(TraceKind.Sent, ProcessRun.Current?.Name ?? TestLane, KeyOf(body), group: group, other: queue);
        }
    }

    /// <summary>Starts code of a process.</summary>
    internal Task StartIn(ProcessRun process, Func<Task> program)
    {
        var outer = ProcessRun.Current;
        ProcessRun.Current = process;
        try
        {
            return ProgramEnvironment.Start(Clock, run.Random, program);
        }
        catch (Exception e)
        {
            // Thrown before the first wait, by code that is not async.
            return Task.FromException<string?>(e);
        }
        finally
        {
            ProcessRun.Current = outer;
        }
    }

    /// <summary>Has something done when a task is complete, on the driver's thread.</summary>
    internal void WhenDone(Task task, Action then) =>
        task.ContinueWith(_ => Clock.At(NowMs, then), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

    /// <summary>A step with an effect outside of the process, which may crash before and after it.</summary>
    internal Task<T> StepAsync<T>(string what, Func<Reply<T>> effect)
    {
        var completion = new TaskCompletionSource<T>();
        var process = ProcessRun.Current;
        if (process is { IsAlive: false } || !Clock.RequireDriver(what))
        {
            return completion.Task;
        }

        var crash = process is null ? 0 : run.Choices.Choose(ProgramChoices.Crash, $"{process.Name}: {what}");
        if (crash == ProgramChoices.CrashBefore)
        {
            process!.Kill();
            return completion.Task;
        }

        Clock.At(
            NowMs + 1,
            () =>
            {
                var reply = effect();
                if (crash == ProgramChoices.CrashAfter)
                {
                    process!.Kill();
                }
                else if (reply.IsOk)
                {
                    completion.SetResult(reply.Result);
                }
                else
                {
                    completion.SetException(new ServiceException(reply.Error!));
                }
            });
        return completion.Task;
    }

    private void Crashed(string name, Func<Task> program, bool restarts, string? reason)
    {
        Trace.Add(TraceKind.Crashed, name, detail: reason);
        if (restarts)
        {
            Clock.At(
                NowMs + RestartAfterMs,
                () =>
                {
                    Trace.Add(TraceKind.Restarted, name);
                    Start(name, program, restarts);
                });
        }
    }

    private Reply<EventSourceMapping> CreateMapping(MappingRequest request, Queue queue, SimulatedFunction function) =>
        new EventSourceMappings().Create(
            NowMs, request, new MappingSurroundings((int)function.Timeout.TotalSeconds, QueueVisibilityTimeout: queue.Attributes.VisibilityTimeout));
}
