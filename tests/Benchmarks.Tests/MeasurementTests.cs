using AwsMessaging.Benchmarks.Measure;

namespace AwsMessaging.Benchmarks.Tests;

public sealed class MeasurementTests
{
    [Fact]
    public void Of_several_cold_starts_the_middle_one_counts()
    {
        var measured = With(new(Bare: 100, Analyzers: 5)).WithColdStarts([new(100, 3), new(200, 8), new(100, 9), new(100, 2)]);

        Assert.Equal(new Times(200, 8), measured.Cold);
        Assert.Equal((0.02, 0.09), measured.ColdShares);
    }

    [Fact]
    public void A_single_cold_start_is_the_middle_one()
    {
        var measured = With(new(Bare: 100, Analyzers: 5)).WithColdStarts([]);

        Assert.Equal(new Times(100, 5), measured.Cold);
        Assert.Equal((0.05, 0.05), measured.ColdShares);
    }

    [Fact]
    public void What_a_call_adds_is_without_what_all_other_code_costs()
    {
        var uncalled = With(new(Bare: 2000, Analyzers: 4));
        var measured = With(new(Bare: 1000, Analyzers: 5));

        Assert.Equal(5000, measured.MicrosecondsPerCall);
        Assert.Equal(3000, measured.MicrosecondsAddedPerCall(uncalled), tolerance: 0.001);
    }

    private static Measurement With(Times cold) => new()
    {
        Subject = "Some.Analyzer",
        CodeBase = "1/30",
        Fingerprint = "",
        Lines = 1,
        AwsCalls = 1,
        Planted = [],
        Analyzers = 1,
        Rules = 1,
        Cold = cold,
        Warm = cold,
        WarmShareFrom = 0,
        WarmShareTo = 0,
        ProcessorShare = 1,
        Findings = [],
        Actions = [],
        PerRule = [],
    };
}
