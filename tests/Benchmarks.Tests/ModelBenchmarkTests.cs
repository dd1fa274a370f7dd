using AwsMessaging.Benchmarks.Measure;
using AwsMessaging.Benchmarks.Model;

namespace AwsMessaging.Benchmarks.Tests;

/// <summary>That what is to be measured runs at all: each benchmark looks at what the model answers.</summary>
public sealed class ModelBenchmarkTests
{
    public static TheoryData<string> Speeds => [.. ModelBenchmarks.Speed.Select(b => b.Name)];

    public static TheoryData<string> Heaps => [.. ModelBenchmarks.Memory.Select(b => b.Name)];

    [Theory]
    [MemberData(nameof(Speeds))]
    public void A_round_can_be_repeated(string name)
    {
        var measured = ModelWorker.Measure(ModelBenchmarks.Speed.Single(b => b.Name == name), repetitions: 2, quick: true);

        Assert.Equal(name, measured.Benchmark);
        Assert.InRange(measured.PerSecond, measured.PerSecondFrom, measured.PerSecondTo);
        Assert.True(measured.PerSecondFrom > 0);
    }

    [Theory]
    [MemberData(nameof(Heaps))]
    public void Memory_is_measured_at_a_tenth_and_at_all_of_the_messages(string name)
    {
        var measured = ModelWorker.Measure(ModelBenchmarks.Memory.Single(b => b.Name == name), messages: 1_000);

        Assert.Equal((100, 1_000), (measured.Early.Messages, measured.Late.Messages));
        Assert.Equal(measured.Late.Bytes - measured.Early.Bytes, measured.Growth);
        Assert.True(measured.Early.Bytes > 0);
    }

    [Theory]
    [InlineData(new double[] { 3, 1, 2 }, 2)]
    [InlineData(new double[] { 4, 1, 2, 3 }, 2.5)]
    [InlineData(new double[] { 7 }, 7)]
    public void The_median_is_in_the_middle(double[] values, double median) => Assert.Equal(median, Statistics.Median(values));
}
