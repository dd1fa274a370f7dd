using AwsMessaging.Simulation.Time;

namespace AwsMessaging.Simulation.Tests.Time;

/// <summary>Virtual time, and what stays on the driver's thread.</summary>
public sealed class VirtualClockTests
{
    private readonly VirtualClock clock = new();

    private long Elapsed => clock.ElapsedMs;

    [Fact]
    public void Events_come_by_time_and_at_one_time_in_their_order()
    {
        var seen = new List<string>();
        foreach (var (name, at) in new[] { ("c", 20), ("a", 10), ("d", 20), ("b", 10), ("e", 30) })
        {
            clock.At(clock.StartMs + at, () => seen.Add($"{name}{Elapsed}"));
        }

        Assert.Equal(RunEnd.NothingLeft, clock.RunToEnd());
        Assert.Equal(["a10", "b10", "c20", "d20", "e30"], seen);
    }

    [Fact]
    public void Many_events_come_in_order()
    {
        var random = new Simulation.Adversary.SeededRandom(1);
        var seen = new List<(long, int)>();
        for (var i = 0; i < 2000; i++)
        {
            var number = i;
            clock.At(clock.StartMs + random.Next(100), () => seen.Add((Elapsed, number)));
        }

        clock.RunToEnd();
        Assert.Equal(seen.Order(), seen);
        Assert.Equal(2000, seen.Count);
    }

    [Fact]
    public void The_past_is_now()
    {
        clock.RunUntil(clock.StartMs + 100);
        var at = -1L;
        clock.At(clock.StartMs, () => at = Elapsed);

        clock.RunToEnd();
        Assert.Equal(100, at);
    }

    [Fact]
    public void A_run_ends_at_its_time_on_its_condition_and_with_its_steps()
    {
        var count = 0;
        void Again()
        {
            count++;
            clock.At(clock.NowMs + 10, Again);
        }

        Again();
        Assert.Equal(RunEnd.TimeReached, clock.RunUntil(clock.StartMs + 35));
        Assert.Equal((4, 35), (count, Elapsed));

        Assert.Equal(RunEnd.ConditionMet, clock.RunUntil(long.MaxValue, () => count == 6));
        Assert.Equal(50, Elapsed);

        clock.MaxSteps = clock.Steps + 100;
        Assert.Equal(RunEnd.OutOfSteps, clock.RunToEnd());
        Assert.Equal(106, count);
    }

    [Fact]
    public void A_clock_starts_over_as_if_new()
    {
        clock.At(clock.StartMs + 5, () => { });
        clock.RunUntil(clock.StartMs + 2);
        clock.Reset();

        Assert.Equal((0, 0, 0), (clock.Pending, Elapsed, clock.Steps));
    }

    [Fact]
    public void The_frameworks_waits_take_virtual_time()
    {
        var seen = new List<string>();
        var done = clock.Start(async () =>
        {
            await Task.Delay(TimeSpan.FromHours(1), clock, TestContext.Current.CancellationToken);
            seen.Add($"delay {Elapsed}");
            await clock.Delay(500, TestContext.Current.CancellationToken);
            seen.Add($"own delay {Elapsed}");
            using var timer = new PeriodicTimer(TimeSpan.FromSeconds(2), clock);
            await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken);
            await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken);
            seen.Add($"ticks {Elapsed}");
            using var cancellation = new CancellationTokenSource(TimeSpan.FromSeconds(1), clock);
            try
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, clock, cancellation.Token);
            }
            catch (OperationCanceledException)
            {
                seen.Add($"cancelled {Elapsed}");
            }

            Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(clock.NowMs), clock.GetUtcNow());
        });

        clock.RunToEnd();
        Assert.True(done.IsCompletedSuccessfully, done.Exception?.ToString());
        Assert.Equal(["delay 3600000", "own delay 3600500", "ticks 3604500", "cancelled 3605500"], seen);
        Assert.Null(clock.Escape);
    }

    [Fact]
    public void A_stopwatch_by_the_clock_measures_virtual_time()
    {
        var start = clock.GetTimestamp();
        clock.RunUntil(clock.StartMs + 1234);

        Assert.Equal(TimeSpan.FromMilliseconds(1234), clock.GetElapsedTime(start));
    }

    [Fact]
    public void Yields_and_semaphores_stay_on_the_drivers_thread()
    {
        var thread = Environment.CurrentManagedThreadId;
        var semaphore = new SemaphoreSlim(0);
        var first = clock.Start(async () =>
        {
            await semaphore.WaitAsync(CancellationToken.None);
            Assert.Equal(thread, Environment.CurrentManagedThreadId);
        });
        var second = clock.Start(async () =>
        {
            await Task.Yield();
            Assert.Equal(thread, Environment.CurrentManagedThreadId);
            await Task.Delay(TimeSpan.FromMilliseconds(10), clock, TestContext.Current.CancellationToken);
            semaphore.Release();
            await Task.Yield();
            Assert.Equal(thread, Environment.CurrentManagedThreadId);
        });

        clock.RunUntil(long.MaxValue, () => first.IsCompleted && second.IsCompleted);
        Assert.True(first.IsCompletedSuccessfully && second.IsCompletedSuccessfully, $"{first.Exception}{second.Exception}");
        Assert.Null(clock.Escape);
    }

    [Fact]
    public void Cancelling_a_wait_from_user_code_stays_on_the_drivers_thread()
    {
        var thread = Environment.CurrentManagedThreadId;
        using var cancellation = new CancellationTokenSource();
        var cancelledAt = -1L;
        var waiting = clock.Start(async () =>
        {
            try
            {
                await clock.Delay(20_000, cancellation.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                cancelledAt = Elapsed;
            }

            Assert.Equal(thread, Environment.CurrentManagedThreadId);
        });
        clock.Start(async () =>
        {
            await clock.Delay(5, TestContext.Current.CancellationToken);
            cancellation.Cancel();
        });

        clock.RunUntil(clock.StartMs + 100);
        Assert.Equal(5, cancelledAt);
        Assert.True(waiting.IsCompletedSuccessfully, waiting.Exception?.ToString());
        Assert.Null(clock.Escape);
    }

    [Fact]
    public void Work_on_another_thread_makes_the_run_inconclusive()
    {
        var happened = false;

        // A thread of its own: the pool may have none but the one that the clock was made on.
        var other = new Thread(() => clock.At(clock.NowMs, () => happened = true));
        other.Start();
        other.Join();

        Assert.Equal(RunEnd.Escaped, clock.RunToEnd());
        Assert.False(happened);
        Assert.Equal("an event was put in line on another thread", clock.Escape);
    }

    [Fact]
    public void A_timer_can_be_set_anew_and_stopped()
    {
        var ticks = new List<long>();
        var timer = clock.CreateTimer(_ => ticks.Add(Elapsed), null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
        timer.Change(TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(1));
        clock.At(clock.StartMs + 4500, timer.Dispose);

        clock.RunUntil(clock.StartMs + 10_000);
        Assert.Equal([3000L, 4000L], ticks);
    }

    [Fact]
    public void A_run_within_a_run_does_not_outlast_it()
    {
        var late = false;
        RunEnd? inner = null;
        clock.At(clock.NowMs + 1, () => inner = clock.RunUntil(long.MaxValue));
        clock.At(clock.NowMs + 2_000, () => late = true);

        Assert.Equal(RunEnd.TimeReached, clock.RunUntil(clock.StartMs + 1_000));
        Assert.Equal(RunEnd.TimeReached, inner);
        Assert.False(late);
        Assert.Equal(1_000, clock.ElapsedMs);
    }

    [Fact]
    public void A_timer_that_a_run_left_behind_does_not_disturb_the_next()
    {
        for (var run = 0; run < 3; run++)
        {
            LeaveTimer();
            clock.RunUntil(clock.StartMs + 1_000);
            clock.Reset();
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.Null(clock.Escape);
        Assert.Equal(0, clock.Pending);

        [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
        void LeaveTimer() => clock.Start(async () =>
        {
            using var timer = new PeriodicTimer(TimeSpan.FromSeconds(5), clock);
            await timer.WaitForNextTickAsync();
        });
    }
}
