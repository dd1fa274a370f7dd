using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Tests.Harness;

namespace AwsMessaging.Analyzers.Tests.Flow;

/// <summary>Whether anybody can still look at a task: here <c>Probe</c> returns it.</summary>
public sealed class DroppedTaskTests
{
    private const string Members = """
        private static Task kept = Task.CompletedTask;
        private static void Look(object o) { }
        private static void Each(Action<int> act) => act(1);
        """;

    // DroppedTask is internal, and a test's parameter is not
    [Theory]
    [InlineData("Discard", "_ = Probe(kept);")]
    [InlineData("Discard", "_ = Probe(kept).ConfigureAwait(false);")]
    [InlineData("Local", "var task = Probe(kept);")]
    [InlineData("Statement", "void Send() { Probe(kept); } Send();")]
    [InlineData("Statement", "void Send() => Probe(kept); Send();")]
    [InlineData("Statement", "Each(i => Probe(kept));")]
    [InlineData("EachElement", "new List<int>().ForEach(i => Probe(kept));")]
    [InlineData("EachElement", "new List<int>().ForEach(async i => await Probe(kept));")]
    [InlineData("EachElement", "Array.ForEach(new[] { 1 }, async i => { await Probe(kept).ConfigureAwait(false); });")]
    [InlineData("No", "Probe(kept);")]
    [InlineData("No", "await Probe(kept);")]
    [InlineData("No", "Probe(kept).Wait();")]
    [InlineData("No", "Look(Probe(kept));")]
    [InlineData("No", "kept = Probe(kept);")]
    [InlineData("No", "var task = Probe(kept); await task;")]
    [InlineData("No", "_ = Probe(kept).ContinueWith(t => Look(t));")]
    [InlineData("No", "Func<Task> send = () => Probe(kept); await send();")]
    [InlineData("No", "await Task.WhenAll(Probe(kept), kept);")]
    [InlineData("No", "Each(async i => await Probe(kept));")]
    [InlineData("No", "await Parallel.ForEachAsync(new[] { 1 }, async (i, stop) => await Probe(kept));")]
    public void Is_told_by_what_becomes_of_it(string expected, string statements) =>
        Assert.Equal(expected, DroppedTasks.Of(FlowProbe.At(statements, Members).Call).ToString());
}
