namespace AwsMessaging.Simulation.Programs;

/// <summary>
/// Stands in for what of <see cref="Task"/>, <see cref="Thread"/> and <see cref="CancellationTokenSource"/> takes real time or other
/// threads.
/// </summary>
public static class SimulatedTask
{
    private static ProgramEnvironment Here => ProgramEnvironment.Current;

    /// <summary>
    /// For what can only run on another thread: goes on as it is, and the run is inconclusive from now on, whether or not the other thread
    /// turns up before the run ends.
    /// </summary>
    /// <param name="what">What it is, for the report.</param>
    /// <param name="value">What it results in.</param>
    public static T Leave<T>(string what, T value)
    {
        Here.Clock.Leave(what);
        return value;
    }

    /// <summary>For <c>Task.Run</c>. Without a parameter that may be left out, so that it is a method group of the same kind.</summary>
    public static Task Run(Action action) => Run(action, CancellationToken.None);

    /// <inheritdoc cref="Run(Action)"/>
    public static Task<T> Run<T>(Func<T> function) => Run(function, CancellationToken.None);

    /// <inheritdoc cref="Run(Action)"/>
    public static Task Run(Func<Task?> function) => Run(function, CancellationToken.None);

    /// <inheritdoc cref="Run(Action)"/>
    public static Task<T> Run<T>(Func<Task<T>?> function) => Run(function, CancellationToken.None);

    /// <summary>For <c>Task.Run</c>: the work starts at the same time, after what is already in line.</summary>
    public static Task Run(Action action, CancellationToken cancellationToken) =>
        Run(
            () =>
            {
                action();
                return Task.FromResult(true);
            },
            cancellationToken);

    /// <summary>For <c>Task.Run</c> with a result.</summary>
    public static Task<T> Run<T>(Func<T> function, CancellationToken cancellationToken) =>
        Run(() => Task.FromResult(function()), cancellationToken);

    /// <summary>For <c>Task.Run</c> with an asynchronous action.</summary>
    public static Task Run(Func<Task?> function, CancellationToken cancellationToken) =>
        Run(
            async () =>
            {
                await (function() ?? Task.CompletedTask);
                return true;
            },
            cancellationToken);

    /// <summary>For <c>Task.Run</c> with an asynchronous function.</summary>
    public static Task<T> Run<T>(Func<Task<T>?> function, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(function);
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<T>(cancellationToken);
        }

        var clock = Here.Clock;
        var start = new TaskCompletionSource();
        var work = clock.Start(Work);
        clock.At(clock.NowMs, start.SetResult);
        return (Task<T>)work;

        // Waits under the driver's context, so that it goes on in line, as work on a thread of the pool would: later, and concurrently.
        async Task<T> Work()
        {
            await start.Task;
            return await (function() ?? throw new InvalidOperationException("Task.Run was given a function that returns null."));
        }
    }

    /// <summary>For <c>Task.Delay</c>.</summary>
    public static Task Delay(int millisecondsDelay) => Delay(millisecondsDelay, CancellationToken.None);

    /// <summary>For <c>Task.Delay</c>.</summary>
    public static Task Delay(int millisecondsDelay, CancellationToken cancellationToken) =>
        Delay(TimeSpan.FromMilliseconds(millisecondsDelay), cancellationToken);

    /// <summary>For <c>Task.Delay</c>.</summary>
    public static Task Delay(TimeSpan delay) => Delay(delay, CancellationToken.None);

    /// <summary>For <c>Task.Delay</c> with a time provider: there is one time only.</summary>
    public static Task Delay(TimeSpan delay, TimeProvider timeProvider) => Delay(delay, CancellationToken.None);

    /// <summary>For <c>Task.Delay</c> with a time provider: there is one time only.</summary>
    public static Task Delay(TimeSpan delay, TimeProvider timeProvider, CancellationToken cancellationToken) =>
        Delay(delay, cancellationToken);

    /// <summary>For <c>Task.Delay</c>.</summary>
    public static Task Delay(TimeSpan delay, CancellationToken cancellationToken)
    {
        if (delay == Timeout.InfiniteTimeSpan)
        {
            // Long beyond the end of any run.
            delay = TimeSpan.FromDays(10_000);
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        return Here.Clock.Delay((long)delay.TotalMilliseconds, cancellationToken);
    }

    /// <summary>For <c>Thread.Sleep</c>: others go on meanwhile, as other threads would.</summary>
    public static void Sleep(int millisecondsTimeout) => Here.Block(Delay(millisecondsTimeout));

    /// <summary>For <c>Thread.Sleep</c>: others go on meanwhile, as other threads would.</summary>
    public static void Sleep(TimeSpan timeout) => Here.Block(Delay(timeout));

    /// <summary>For <c>task.Wait()</c>: others go on meanwhile, as other threads would.</summary>
    public static void Wait(Task task)
    {
        ArgumentNullException.ThrowIfNull(task);
        Here.Block(task);
        task.Wait();
    }

    /// <summary>For <c>task.Result</c>.</summary>
    public static T Result<T>(Task<T> task)
    {
        ArgumentNullException.ThrowIfNull(task);
        Here.Block(task);
        return task.Result;
    }

    /// <summary>For <c>task.GetAwaiter().GetResult()</c>.</summary>
    public static void GetResult(Task task)
    {
        ArgumentNullException.ThrowIfNull(task);
        Here.Block(task);
        task.GetAwaiter().GetResult();
    }

    /// <summary>For <c>task.GetAwaiter().GetResult()</c> with a result.</summary>
    public static T GetResult<T>(Task<T> task)
    {
        ArgumentNullException.ThrowIfNull(task);
        Here.Block(task);
        return task.GetAwaiter().GetResult();
    }

    /// <summary>For <c>cancellationTokenSource.CancelAfter</c>. A later call does not take back an earlier one.</summary>
    public static void CancelAfter(CancellationTokenSource source, int millisecondsDelay) =>
        CancelAfter(source, TimeSpan.FromMilliseconds(millisecondsDelay));

    /// <summary>For <c>cancellationTokenSource.CancelAfter</c>. A later call does not take back an earlier one.</summary>
    public static void CancelAfter(CancellationTokenSource source, TimeSpan delay)
    {
        ArgumentNullException.ThrowIfNull(source);
        var clock = Here.Clock;
        if (delay >= TimeSpan.Zero)
        {
            clock.At(
                clock.NowMs + (long)delay.TotalMilliseconds,
                () =>
                {
                    try
                    {
                        source.Cancel();
                    }
                    catch (ObjectDisposedException)
                    {
                        // Nobody waits for it any more, as with the framework's timer.
                    }
                });
        }
    }

    /// <summary>For <c>semaphore.WaitAsync</c>, which leaves the thread when it is given a token: looks again every millisecond.</summary>
    public static async Task WaitAsync(SemaphoreSlim semaphore, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(semaphore);
        while (!semaphore.Wait(0, cancellationToken))
        {
            await Here.Clock.Delay(1, cancellationToken);
        }
    }
}
