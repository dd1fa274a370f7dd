using AwsMessaging.Simulation;
using AwsMessaging.Simulation.Exploration;
using AwsMessaging.Simulation.Properties;

namespace AwsMessaging.Verification.Tests.Programs;

/// <summary>Programs that try to pass though nothing can be said of them.</summary>
public sealed class EscapeTests
{
    /// <summary>Keeps the queue of events busy until the end, so that a run never stands still and waits for the other thread.</summary>
    private const string Busy = "while (true) { await Task.Delay(100); }";

    /// <summary>The other thread does nothing that the clock could notice, or turns up long after the run is over.</summary>
    [Theory]
    [InlineData("new Thread(() => Interlocked.Increment(ref count)) { IsBackground = true }.Start();")]
    [InlineData("Thread thread = new(() => Interlocked.Increment(ref count)); thread.Start();")]
    [InlineData("ThreadPool.QueueUserWorkItem(_ => Interlocked.Increment(ref count));")]
    [InlineData("ThreadPool.UnsafeQueueUserWorkItem(_ => Interlocked.Increment(ref count), null);")]
    [InlineData("using var timer = new Timer(_ => Interlocked.Increment(ref count), null, 0, 1000);")]
    [InlineData("Timer timer = new(_ => Interlocked.Increment(ref count)); timer.Change(1000, 1000);")]
    [InlineData("var timer = new System.Timers.Timer(1000); timer.Elapsed += (_, _) => Interlocked.Increment(ref count); timer.Start();")]
    [InlineData("_ = Task.Factory.StartNew(() => Interlocked.Increment(ref count));")]
    [InlineData("_ = Task.Factory.StartNew(() => Interlocked.Increment(ref count), TaskCreationOptions.LongRunning);")]
    [InlineData("_ = Task.CompletedTask.ContinueWith(_ => Interlocked.Increment(ref count));")]
    [InlineData("new Task(() => Interlocked.Increment(ref count)).Start();")]
    [InlineData("Parallel.For(0, 4, _ => Interlocked.Increment(ref count));")]
    [InlineData("await Parallel.ForAsync(0, 4, (_, _) => { Interlocked.Increment(ref count); return ValueTask.CompletedTask; });")]
    [InlineData("_ = new[] { 1, 2 }.AsParallel().Select(n => Interlocked.Add(ref count, n)).Sum();")]
    [InlineData("_ = System.IO.File.WriteAllTextAsync(System.IO.Path.Combine(System.IO.Path.GetTempPath(), \"awsm-escape\"), \"x\");")]
    public void Work_on_another_thread_is_inconclusive_however_busy_the_run_is(string work)
    {
        foreach (var program in new[] { work + Busy, "await Task.Delay(5).ConfigureAwait(false);" + work + Busy, work + "await Task.CompletedTask;" })
        {
            var result = Explore(program);

            Assert.False(result.Holds, $"{program}\n{result.Statement}");
            Assert.Null(result.CounterExample);
            Assert.Contains("to another thread", result.Inconclusive, StringComparison.Ordinal);
        }
    }

    /// <summary>A deviation is needed for the work to leave: the benign run says nothing of it.</summary>
    [Fact]
    public void Work_that_leaves_in_one_run_of_many_makes_the_exploration_inconclusive()
    {
        var result = Explore("if (Interlocked.Increment(ref count) > 1) { new Thread(() => { }).Start(); } await queue.SendAsync(\"order-1\");");

        Assert.False(result.Holds, result.Statement);
        Assert.Contains("Thread takes work to another thread", result.Inconclusive, StringComparison.Ordinal);
    }

    /// <summary>What would go to the thread pool and has a counterpart in virtual time stays on the thread, as a method group too.</summary>
    [Theory]
    [InlineData("await Task.Run(() => world.EffectAsync(\"shop\", \"a\"));")]
    [InlineData("Func<Func<Task>, Task> run = Task.Run; await run(() => world.EffectAsync(\"shop\", \"a\"));")]
    [InlineData("await Task.Delay(3).ConfigureAwait(false); await world.EffectAsync(\"shop\", \"a\").ConfigureAwait(ConfigureAwaitOptions.ForceYielding);")]
    [InlineData("Parallel.ForEach(new[] { 1, 2 }, _ => count++); Parallel.Invoke(() => count++, () => count++); await Task.Yield(); await world.EffectAsync(\"shop\", $\"{count}\");")]
    [InlineData("using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1)); await timer.WaitForNextTickAsync(); await world.EffectAsync(\"shop\", \"a\");")]
    public void What_runs_in_virtual_time_holds(string program)
    {
        var result = Explore(program);

        Assert.True(result.Holds, result.Statement);
        Assert.True(result.Runs > 1, result.Statement);
    }

    [Theory]
    [InlineData("await new TaskCompletionSource().Task;")]
    [InlineData("var gate = new SemaphoreSlim(1); await gate.WaitAsync(CancellationToken.None); var first = new TaskCompletionSource(); var second = new TaskCompletionSource(); async Task Wait(Task a, TaskCompletionSource b) { await a; b.SetResult(); } await Task.WhenAll(Wait(first.Task, second), Wait(second.Task, first));")]
    public void A_deadlock_is_a_finding_whatever_is_to_hold(string program)
    {
        var result = Explore(program);

        Assert.False(result.Holds);
        Assert.Equal("Deadlock", result.CounterExample!.Violation.Property);
    }

    [Theory]
    [InlineData("while (true) { await Task.Yield(); }")]
    [InlineData("var gate = new SemaphoreSlim(0); while (true) { await Task.Run(() => count++); }")]
    public void A_program_that_never_lets_time_pass_ends_by_the_budget(string program)
    {
        var result = Explore(program, maxSteps: 20_000);

        Assert.False(result.Holds);
        Assert.Equal("Bounded", result.CounterExample!.Violation.Property);
    }

    private static ExplorationResult Explore(string body, long? maxSteps = null)
    {
        using var program = ProgramCompiler.Compile(
        [
            $$"""
            using System; using System.Linq; using System.Threading; using System.Threading.Tasks; using AwsMessaging.Simulation;
            public static class Program
            {
                private static int count;
                public static async Task Run(MessagingWorld world, SimulatedQueue queue)
                {
                    {{body}}
                }
            }
            """,
        ]);
        var run = program.Assembly.GetType("Program")!.GetMethod("Run")!.CreateDelegate<Func<MessagingWorld, SimulatedQueue, Task>>();
        using var world = new MessagingWorld(seed: 1);
        var queue = world.CreateQueue("orders");
        world.Clock.MaxSteps = maxSteps ?? world.Clock.MaxSteps;
        return world.Explore(
            () =>
            {
                program.ResetStatics();
                world.Start("program", () => run(world, queue));
            },
            TimeSpan.FromSeconds(20),
            [new NoPhantom()],
            new() { MaxDeviations = 1, RandomRuns = 5 });
    }
}
