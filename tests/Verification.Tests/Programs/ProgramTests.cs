using AwsMessaging.Simulation.Adversary;
using AwsMessaging.Simulation.Programs;
using AwsMessaging.Simulation.Time;

namespace AwsMessaging.Verification.Tests.Programs;

/// <summary>Compiled programs run in virtual time, on one thread, and the same way each time.</summary>
public sealed class ProgramTests
{
    private readonly VirtualClock clock = new();

    [Theory]
    [InlineData("await Task.Delay(1500); log($\"{DateTime.UtcNow:HH:mm:ss.fff}\");", "1500: 00:00:01.500")]
    [InlineData("await Task.Delay(TimeSpan.FromSeconds(2)).ConfigureAwait(false); log($\"{DateTimeOffset.UtcNow:HH:mm:ss}\");", "2000: 00:00:02")]
    [InlineData("Thread.Sleep(250); log(Environment.TickCount64.ToString());", "250: 250")]
    [InlineData("var watch = Stopwatch.StartNew(); await Task.Delay(70); watch.Stop(); log($\"{watch.ElapsedMilliseconds}\");", "70: 70")]
    [InlineData("System.Diagnostics.Stopwatch watch = new(); watch.Start(); await Task.Delay(7); log($\"{watch.Elapsed.TotalMilliseconds}\");", "7: 7")]
    [InlineData("await Task.Run(async () => await Task.Delay(5)); log(\"run\");", "5: run")]
    [InlineData("log($\"{await Task.Run(() => 42)}\");", "0: 42")]
    [InlineData("log($\"{Task.Run<int>(async () => { await Task.Delay(9); return 3; }).Result}\");", "9: 3")]
    [InlineData("Task.Delay(11).Wait(); Task.Delay(12).GetAwaiter().GetResult(); log(\"blocked\");", "23: blocked")]
    [InlineData("await Parallel.ForEachAsync(new[] { 1, 2, 3 }, async (n, ct) => { await Task.Delay(10 * n, ct); log($\"{n}\"); });", "10: 1|20: 2|30: 3")]
    [InlineData("await Parallel.ForEachAsync(new[] { 1, 2 }, new ParallelOptions { MaxDegreeOfParallelism = 1 }, async (n, ct) => { await Task.Delay(10, ct); log($\"{n}\"); });", "10: 1|20: 2")]
    [InlineData("using var timer = new PeriodicTimer(TimeSpan.FromSeconds(3)); await timer.WaitForNextTickAsync(); log(\"tick\");", "3000: tick")]
    [InlineData("using var cts = new CancellationTokenSource(400); try { await Task.Delay(-1, cts.Token); } catch (OperationCanceledException) { log(\"cancelled\"); }", "400: cancelled")]
    [InlineData("using var cts = new CancellationTokenSource(); cts.CancelAfter(TimeSpan.FromSeconds(4)); try { await Task.Delay(-1, cts.Token); } catch (OperationCanceledException) { log(\"cancelled\"); }", "4000: cancelled")]
    [InlineData("try { await Task.Delay(5000).WaitAsync(TimeSpan.FromSeconds(1)); } catch (TimeoutException) { log(\"timeout\"); }", "1000: timeout")]
    [InlineData("var gate = new SemaphoreSlim(1); async Task Enter(string n) { await gate.WaitAsync(CancellationToken.None); await Task.Delay(20); log(n); gate.Release(); } await Task.WhenAll(Enter(\"a\"), Enter(\"b\"));", "20: a|40: b")]
    [InlineData("var channel = Channel.CreateUnbounded<int>(); var reader = Task.Run(async () => { await foreach (var n in channel.Reader.ReadAllAsync()) log($\"{n}\"); }); for (var i = 0; i < 3; i++) { await Task.Delay(1); await channel.Writer.WriteAsync(i); } channel.Writer.Complete(); await reader;", "1: 0|2: 1|3: 2")]
    [InlineData("async IAsyncEnumerable<int> Numbers() { await Task.Delay(3); yield return 1; } await foreach (var n in Numbers().ConfigureAwait(false)) log($\"{n}\");", "3: 1")]
    public void What_takes_time_takes_virtual_time_on_one_thread(string body, string expected)
    {
        using var program = Compile(body);

        Assert.Equal(expected, string.Join('|', Run(program)));
    }

    [Fact]
    public void Chance_depends_on_the_seed_alone()
    {
        using var program = Compile("""
            log($"{Guid.NewGuid()} {Random.Shared.Next(100)} {new Random().NextDouble()} {new Random(7).Next()}");
            Random random = new();
            var bytes = new byte[5]; random.NextBytes(bytes);
            log($"{Convert.ToHexString(bytes)} {random.Next(3, 9)}");
            await Task.CompletedTask;
            """);

        var first = Run(program, seed: 1);
        Assert.Equal(first, Run(program, seed: 1));
        Assert.NotEqual(first, Run(program, seed: 2));
        Assert.Equal('4', first[0]["0: ".Length + 14]);
    }

    [Fact]
    public void Statics_begin_anew()
    {
        using var program = Compile("log($\"{++count} {Names.Count}\"); Names.Add(\"x\"); await Task.CompletedTask;");

        Assert.Equal("0: 1 0", Assert.Single(Run(program)));
        Assert.Equal("0: 2 1", Assert.Single(Run(program)));
        program.ResetStatics();
        Assert.Equal("0: 1 0", Assert.Single(Run(program)));
    }

    [Fact]
    public void A_wait_for_ever_is_noticed()
    {
        using var program = Compile("new TaskCompletionSource().Task.Wait(); log(\"never\"); await Task.CompletedTask;");

        Assert.Contains("never completes", Assert.Throws<InvalidOperationException>(() => Run(program)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Code_that_leaves_the_thread_by_another_way_makes_the_run_inconclusive()
    {
        using var program = Compile("var t = new Thread(() => log($\"{DateTime.UtcNow}\")); t.Start(); t.Join(); await Task.CompletedTask;");
        await Task.Yield();
        clock.Adopt();
        Run(program);

        Assert.Equal("Thread takes work to another thread", clock.Escape);
    }

    private static LoadedProgram Compile(string body) => ProgramCompiler.Compile(
    [
        $$"""
        using System; using System.Collections.Generic; using System.Diagnostics; using System.Threading; using System.Threading.Channels; using System.Threading.Tasks;
        public static class Program
        {
            private static int count;
            private static readonly List<string> Names = new();
            public static async Task Main(Action<string> log)
            {
                {{body}}
            }
        }
        """,
    ]);

    private List<string> Run(LoadedProgram program, ulong seed = 0)
    {
        var main = program.Assembly.GetType("Program")!.GetMethod("Main")!.CreateDelegate<Func<Action<string>, Task>>();
        var lines = new List<string>();
        clock.Reset();
        var task = ProgramEnvironment.Start(clock, new SeededRandom(seed), () => main(line => lines.Add($"{clock.ElapsedMs}: {line}")));
        clock.RunUntil(clock.StartMs + 100_000, () => task.IsCompleted);
        if (clock.Escape is null)
        {
            Assert.True(task.IsCompleted, "The program still runs.");
            task.GetAwaiter().GetResult();
        }

        return lines;
    }
}
