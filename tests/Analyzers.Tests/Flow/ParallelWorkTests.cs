using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Tests.Harness;

namespace AwsMessaging.Analyzers.Tests.Flow;

/// <summary>Whether the call of <c>Probe</c> runs side by side with others of its kind.</summary>
public sealed class ParallelWorkTests
{
    private const string Members = "private static async Task W(int n) { await Task.Yield(); }";

    [Theory]
    [InlineData("Parallel.ForEach(text, c => Probe(0));", "ForEach")]
    [InlineData("await Parallel.ForEachAsync(text, async (c, stop) => { await W(1); Probe(0); });", "ForEachAsync")]
    [InlineData("Parallel.ForEach(text, new ParallelOptions { MaxDegreeOfParallelism = 4 }, c => Probe(0));", "ForEach")]
    [InlineData("await Task.WhenAll(text.Select(async c => { await W(1); Probe(0); }));", "Select")]
    [InlineData("var tasks = text.Select(async c => { await W(1); Probe(0); }).ToList(); await Task.WhenAll(tasks);", "Select")]
    [InlineData("await Task.WhenAll([.. text.Select(async c => { await W(1); Probe(0); })]);", "Select")]
    [InlineData("await Task.WhenAll([W(1), .. text.Select(async c => { await W(1); Probe(0); })]);", "Select")]
    [InlineData("Task[] tasks = [.. text.Select(async c => { await W(1); Probe(0); })]; await Task.WhenAll(tasks);", "Select")]
    [InlineData("var tasks = text.Select(async c => { await W(1); Probe(0); }); await Task.WhenAll([.. tasks, W(1)]);", "Select")]
    [InlineData("text.AsParallel().ForAll(c => Probe(0));", "ForAll")]
    [InlineData("Parallel.ForEach(text, new ParallelOptions { MaxDegreeOfParallelism = 1 }, c => Probe(0));", "")]
    [InlineData("Parallel.ForEach(text, new ParallelOptions { MaxDegreeOfParallelism = number }, c => Probe(0));", "")]
    [InlineData("text.AsParallel().WithDegreeOfParallelism(1).ForAll(c => Probe(0));", "")]
    [InlineData("Parallel.ForEach(text, c => { lock (text) { Probe(0); } });", "")]
    [InlineData("Parallel.ForEach(text, c => { Monitor.Enter(text); Probe(0); Monitor.Exit(text); });", "")]
    [InlineData("var gate = new SemaphoreSlim(1); await Task.WhenAll(text.Select(async c => { await gate.WaitAsync(); Probe(0); gate.Release(); }));", "")]
    [InlineData("foreach (var c in text) { Probe(0); }", "")]
    [InlineData("var list = text.Select(c => Probe(0)).ToList();", "")]
    [InlineData("var tasks = text.Select(async c => { await W(1); Probe(0); }); foreach (var t in tasks) { await t; }", "")]
    [InlineData("Task[] tasks = [.. text.Select(async c => { await W(1); Probe(0); })]; foreach (var t in tasks) { await t; }", "")]
    [InlineData("int[] all = [.. text.Select(c => Probe(0))];", "")]
    public void Finds_the_call_around(string statements, string expected)
    {
        var probe = FlowProbe.At(statements, Members);
        Assert.Equal(expected, new ParallelWork(probe.Flow).Around(probe.Call)?.TargetMethod.Name ?? "");
    }

    [Theory]
    [InlineData("var all = new List<Task>(); foreach (var c in text) { all.Add(W(Probe(c))); } await Task.WhenAll(all);", true)]
    [InlineData("var all = new List<Task>(); foreach (var c in text) { all.Add(W(Probe(c))); } await Task.WhenAll([.. all, W(1)]);", true)]
    [InlineData("var all = new List<Task>(); foreach (var c in text) { await W(Probe(c)); all.Add(Task.CompletedTask); } await Task.WhenAll(all);", false)]
    [InlineData("var all = new List<Task>(); foreach (var c in text) { all.Add(W(Probe(c))); } foreach (var t in all) { await t; }", false)]
    [InlineData("var all = new Task[number]; for (var i = 0; i < number; i++) { all[i] = W(Probe(i)); } await Task.WhenAll(all);", true)]
    [InlineData("var all = new Task[number]; for (var i = 0; i < number; i++) { all[i] = W(Probe(i)); await all[i]; }", false)]
    public void Finds_tasks_that_are_collected(string statements, bool expected) =>
        Assert.Equal(expected, ParallelWork.StartedAndCollected(FlowProbe.At(statements, Members).Call) is not null);
}
