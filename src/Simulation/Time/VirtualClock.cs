namespace AwsMessaging.Simulation.Time;

/// <summary>
/// The only source of time of a run: a queue of events and one thread, the driver's, that carries them out. Time stands still while code
/// runs and
/// jumps to the next event when it is done. As a <see cref="TimeProvider"/> it also serves <c>Task.Delay</c>, <c>PeriodicTimer</c> and
/// <c>CancellationTokenSource</c>.
/// </summary>
/// <remarks>
/// User code runs under a <see cref="SynchronizationContext"/> that puts continuations in line, and the driver completes tasks under none,
/// so that
/// continuations with <c>ConfigureAwait(false)</c> run where the task completes: both stay on the driver's thread. Work that turns up on
/// another thread
/// makes the run inconclusive (<see cref="Escape"/>); it is never carried out.
/// </remarks>
public sealed class VirtualClock : TimeProvider
{
    /// <summary>When runs start unless told otherwise: 2026-01-01T00:00:00Z, in milliseconds since 1970.</summary>
    public const long DefaultStart = 1_767_225_600_000;

    /// <summary>Steps that a run may take unless told otherwise.</summary>
    public const long DefaultMaxSteps = 1_000_000;

    private static readonly Action<object?> RunAction = static state => ((Action)state!)();

    private readonly EventQueue queue = new();
    private DriverContext context;
    private int driverThread = Environment.CurrentManagedThreadId;
    private long limitMs = long.MaxValue;
    private string? escape;

    /// <summary>Creates a clock. The thread that does is the driver's, until another calls <see cref="Adopt"/>.</summary>
    /// <param name="startMs">The time at which it stands, in milliseconds since 1970.</param>
    public VirtualClock(long startMs = DefaultStart)
    {
        StartMs = startMs;
        NowMs = startMs;
        context = new DriverContext(this);
    }

    /// <summary>The time at which it started, in milliseconds since 1970.</summary>
    public long StartMs { get; private set; }

    /// <summary>The time, in milliseconds since 1970.</summary>
    public long NowMs { get; private set; }

    /// <summary>Milliseconds since the start.</summary>
    public long ElapsedMs => NowMs - StartMs;

    /// <summary>Events carried out so far.</summary>
    public long Steps { get; private set; }

    /// <summary>How many events may be carried out before <see cref="RunEnd.OutOfSteps"/>.</summary>
    public long MaxSteps { get; set; } = DefaultMaxSteps;

    /// <summary>Events that wait to be carried out.</summary>
    public int Pending => queue.Count;

    /// <summary>Whether the calling thread is the driver's.</summary>
    public bool IsDriverThread => Environment.CurrentManagedThreadId == driverThread;

    /// <summary>What turned up on another thread first; null when nothing did.</summary>
    public string? Escape => Volatile.Read(ref escape);

    /// <summary>The context under which user code runs.</summary>
    internal SynchronizationContext Context => context;

    /// <inheritdoc/>
    public override long TimestampFrequency => 10_000_000;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <summary>Makes the calling thread the driver's.</summary>
    public void Adopt() => driverThread = Environment.CurrentManagedThreadId;

    /// <summary>Goes back to the start as if new, for the next run.</summary>
    /// <param name="startMs">The time at which it stands then, in milliseconds since 1970.</param>
    public void Reset(long startMs = DefaultStart)
    {
        queue.Clear();
        context.End();
        context = new DriverContext(this);
        StartMs = startMs;
        NowMs = startMs;
        Steps = 0;
        escape = null;
        Adopt();
    }

    /// <summary>Has something happen at a time, or next when the time is not later than now.</summary>
    /// <param name="timeMs">Milliseconds since 1970.</param>
    /// <param name="action">What happens, on the driver's thread and without a synchronization context.</param>
    public void At(long timeMs, Action action) => At(timeMs, RunAction, action);

    /// <summary>Has something happen at a time, or next when the time is not later than now.</summary>
    /// <param name="timeMs">Milliseconds since 1970.</param>
    /// <param name="callback">What happens.</param>
    /// <param name="state">What it gets.</param>
    public void At(long timeMs, Action<object?> callback, object? state)
    {
        if (RequireDriver("an event was put in line"))
        {
            queue.Enqueue(Math.Max(timeMs, NowMs), callback, state);
        }
    }

    /// <summary>A task that completes after a while.</summary>
    /// <param name="milliseconds">How long, at least 0.</param>
    /// <param name="cancellation">Ends the wait early; the task is then cancelled at the time of the cancellation.</param>
    public Task Delay(long milliseconds, CancellationToken cancellation = default)
    {
        if (cancellation.IsCancellationRequested)
        {
            return Task.FromCanceled(cancellation);
        }

        // Continuations run inline, on the driver's thread.
        var source = new TaskCompletionSource();
        if (!cancellation.CanBeCanceled)
        {
            At(NowMs + milliseconds, static s => ((TaskCompletionSource)s!).TrySetResult(), source);
            return source.Task;
        }

        // Only put in line: completed under the user's Cancel(), a continuation would leave for the thread pool.
        var registration = cancellation.Register(() => At(NowMs, () => source.TrySetCanceled(cancellation)));
        At(
            NowMs + milliseconds,
            () =>
            {
                registration.Unregister();
                source.TrySetResult();
            });
        return source.Task;
    }

    /// <summary>Carries out events until a time, a condition, or nothing is left.</summary>
    /// <param name="untilMs">
    /// Milliseconds since 1970; events at that time are still carried out, and the clock stands there afterwards unless another reason
    /// ended the run. Within another run, that one's end counts if it is earlier.
    /// </param>
    /// <param name="condition">Ends the run as soon as it holds; looked at after each event.</param>
    public RunEnd RunUntil(long untilMs, Func<bool>? condition = null)
    {
        if (!RequireDriver("the clock was run"))
        {
            return RunEnd.Escaped;
        }

        var (outer, outerLimit) = (SynchronizationContext.Current, limitMs);
        SynchronizationContext.SetSynchronizationContext(null);
        limitMs = Math.Min(untilMs, outerLimit);
        try
        {
            return Run(limitMs, condition);
        }
        finally
        {
            limitMs = outerLimit;
            SynchronizationContext.SetSynchronizationContext(outer);
        }
    }

    /// <summary>Carries out events until nothing is left, a budget is used up, or work escaped.</summary>
    public RunEnd RunToEnd() => RunUntil(long.MaxValue);

    /// <summary>Starts user code now: what runs of it before its first wait runs at once, under the driver's context.</summary>
    public Task Start(Func<Task> program)
    {
        var outer = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(context);
        try
        {
            return program();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(outer);
        }
    }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        RequireDriver("the time was read");
        return DateTimeOffset.FromUnixTimeMilliseconds(NowMs);
    }

    /// <inheritdoc/>
    public override long GetTimestamp()
    {
        RequireDriver("a time stamp was taken");
        return ElapsedMs * (TimestampFrequency / 1000);
    }

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        return new VirtualTimer(this, callback, state, dueTime, period);
    }

    /// <summary>
    /// Whether the calling thread is the driver's. If it is not, the run is inconclusive from now on, and the caller must leave the model
    /// alone.
    /// </summary>
    /// <param name="what">What was about to happen, for the report.</param>
    internal bool RequireDriver(string what)
    {
        if (IsDriverThread)
        {
            return true;
        }

        Interlocked.CompareExchange(ref escape, $"{what} on another thread", null);
        return false;
    }

    /// <summary>Work is about to go to another thread: the run is inconclusive from now on.</summary>
    /// <param name="what">What sends it there, for the report.</param>
    internal void Leave(string what) => Interlocked.CompareExchange(ref escape, $"{what} takes work to another thread", null);

    private RunEnd Run(long untilMs, Func<bool>? condition)
    {
        while (true)
        {
            if (Escape is not null)
            {
                return RunEnd.Escaped;
            }

            if (condition is not null && condition())
            {
                return RunEnd.ConditionMet;
            }

            if (queue.Count == 0)
            {
                if (untilMs != long.MaxValue)
                {
                    NowMs = Math.Max(NowMs, untilMs);
                }

                return RunEnd.NothingLeft;
            }

            var next = queue.NextTime;
            if (next > untilMs)
            {
                NowMs = Math.Max(NowMs, untilMs);
                return RunEnd.TimeReached;
            }

            if (Steps >= MaxSteps)
            {
                return RunEnd.OutOfSteps;
            }

            Steps++;
            var (callback, state) = queue.Dequeue();
            NowMs = next;
            callback(state);
        }
    }
}
