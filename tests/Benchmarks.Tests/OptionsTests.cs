using AwsMessaging.Benchmarks.Measure;
using AwsMessaging.Benchmarks.Model;

namespace AwsMessaging.Benchmarks.Tests;

public sealed class OptionsTests
{
    [Theory]
    [InlineData("", Parts.Analyzers | Parts.Model)]
    [InlineData("--repeat 3", Parts.Analyzers | Parts.Model)]
    [InlineData("model", Parts.Model)]
    [InlineData("--quick model", Parts.Model)]
    [InlineData("analyzers --check", Parts.Analyzers)]
    [InlineData("analyzers model", Parts.Analyzers | Parts.Model)]
    internal void Words_say_what_is_measured(string line, Parts parts) => Assert.Equal(parts, Parse(line).Parts);

    [Theory]
    [InlineData("--messages 0", "--messages needs a number of at least 1.")]
    [InlineData("--messages many", "--messages needs a number of at least 1.")]
    [InlineData("--out", "--out needs a value.")]
    [InlineData("models", "There is no option models.")]
    [InlineData("--subject x", "--subject and --corpus go together.")]
    public void What_cannot_be_read_is_said_in_a_sentence(string line, string message) =>
        Assert.Equal(message, Assert.Throws<ArgumentException>(() => Parse(line)).Message);

    [Fact]
    public void A_smoke_run_is_small()
    {
        var options = Parse("--quick");

        Assert.True(options.Lines < new Options().Lines);
        Assert.True(options.Messages < new Options().Messages);
        Assert.True(options.Repetitions < new Options().Repetitions);
        Assert.Equal(1, options.ColdStarts);
        Assert.False(options.Peers);
    }

    [Theory]
    [InlineData("")]
    [InlineData("--quick --repeat 7")]
    public void A_worker_measures_speed_as_it_was_asked_for(string line)
    {
        var options = Parse(line);
        var worker = Options.Parse([.. options.ForWorker(ModelBenchmarks.Speed[0])]);

        Assert.Equal((ModelBenchmarks.Speed[0].Name, null), (worker.Benchmark, worker.Heap));
        Assert.Equal((options.Repetitions, options.Quick), (worker.Repetitions, worker.Quick));
    }

    [Fact]
    public void A_worker_measures_memory_over_as_many_messages_as_were_asked_for()
    {
        var worker = Options.Parse([.. Parse("--messages 1234").ForWorker(ModelBenchmarks.Memory[1])]);

        Assert.Equal((null, ModelBenchmarks.Memory[1].Name, 1234), (worker.Benchmark, worker.Heap, worker.Messages));
    }

    [Fact]
    public void A_worker_measures_the_cold_start_that_it_was_asked_for()
    {
        var subject = new Subject("Some.Analyzer", "/somewhere");
        var options = Parse("--lines 500 --analyzer a.nupkg");

        var one = Options.Parse([.. options.ForWorker(subject, "1/30", phase: 3)]);
        var all = Options.Parse([.. options.ForWorker(subject, "1/30", perRule: true)]);

        Assert.Equal((subject.Name, "1/30", 500, "a.nupkg"), (one.Subject, one.CodeBase, one.Lines, one.Analyzer));
        Assert.Equal((3, null), (one.ColdStart, all.ColdStart));
        Assert.True(all.PerRule);
    }

    private static Options Parse(string line) => Options.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
