using AwsMessaging.Semantics.Model;
using AwsMessaging.Simulation.Adversary;
using AwsMessaging.Simulation.Exploration;
using AwsMessaging.Simulation.Programs;
using AwsMessaging.Simulation.Traces;

namespace AwsMessaging.Simulation;

/// <summary>The programs of the world, and what may happen to them.</summary>
public sealed partial class MessagingWorld
{
    /// <summary>
    /// Starts a program now: within <see cref="Explore"/>, or before to try something out. Its calls to services, commits and effects are
    /// places at which it
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
        programs.Add((name, process, task));
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

    /// <summary>
    /// Something happens in the business outside of the process, which may crash before and after it: a charge, a call to another system.
    /// </summary>
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
        task.ContinueWith(_ => Clock.At(NowMs, then), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);

    /// <summary>A step with an effect outside of the process, which may crash before and after it.</summary>
    internal Task<T> StepAsync<T>(string what, Func<Reply<T>> effect)
    {
        var completion = new TaskCompletionSource<T>();
        var process = ProcessRun.Current;
        if (process is { IsAlive: false } || !Clock.RequireDriver(what))
        {
            return completion.Task;
        }

        var crash = process is not { CanCrash: true } ? 0 : run.Choices.Choose(ProgramChoices.Crash, $"{process.Name}: {what}");
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

    /// <summary>
    /// A step with an effect outside of the process that is over when this returns. A process that crashes at it goes on, and its code has
    /// no effect any more: null says so.
    /// </summary>
    internal Reply<T>? Step<T>(string what, Func<Reply<T>> effect)
    {
        var process = ProcessRun.Current;
        if (process is { IsAlive: false } || !Clock.RequireDriver(what))
        {
            return null;
        }

        var crash = process is null ? 0 : run.Choices.Choose(ProgramChoices.Crash, $"{process.Name}: {what}");
        var reply = crash == ProgramChoices.CrashBefore ? (Reply<T>?)null : effect();
        if (crash != 0)
        {
            process!.Kill();
            return null;
        }

        return reply;
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
}
