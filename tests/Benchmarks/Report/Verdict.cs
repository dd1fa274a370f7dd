using System.Globalization;
using AwsMessaging.Benchmarks.Corpus;
using AwsMessaging.Benchmarks.Measure;
using AwsMessaging.Benchmarks.Model;

namespace AwsMessaging.Benchmarks.Report;

/// <summary>Whether one target was held.</summary>
/// <param name="Target">The target in words.</param>
/// <param name="Measured">The figure that was measured.</param>
/// <param name="Held">It was held.</param>
internal sealed record Verdict(string Target, string Measured, bool Held)
{
    private const double WarmShare = 0.01;
    private const double ColdShare = 0.03;
    private const double MicrosecondsPerCall = 100;
    private const string CompilationStart = "CompilationStart";
    private const long FlatBytes = 1 << 20;

    /// <summary>Judges what was measured of the package under test.</summary>
    public static IReadOnlyList<Verdict> Of(IReadOnlyList<Measurement> measurements)
    {
        Measurement On(string codeBase) => measurements.Single(m => m.CodeBase == codeBase);
        var uncalled = On(CodeBase.Uncalled);
        var sparse = On("1/1000");
        var beyondStart = On(CodeBase.None).Actions.Where(a => a.Key != CompilationStart).Sum(a => a.Value);
        var faults = measurements.Sum(m => m.Findings.Where(f => f.Key is "AD0001" or "AWSM0001").Sum(f => f.Value));
        var wrong = measurements.Sum(m => Differences(m));
        return
        [
            Share("warm", sparse.Warm.Share, WarmShare),
            Share("cold", sparse.Cold.Share, ColdShare),
            PerCall(On("1/300"), uncalled),
            PerCall(On("1/30"), uncalled),
            new("Without AWS nothing is registered beyond the compilation start action", $"{beyondStart} further actions",
                beyondStart == 0),
            new("No rule throws", $"{faults} exceptions", faults == 0),
            new("What is planted is found, and nothing else", $"{wrong} findings too many or too few", wrong == 0),
        ];
    }

    /// <summary>Judges what was measured of the model.</summary>
    public static IReadOnlyList<Verdict> Of(IReadOnlyList<ModelMeasurement> speed, IReadOnlyList<MemoryMeasurement> memory) =>
    [
        .. from measurement in speed
           let benchmark = ModelBenchmarks.Speed.Single(b => b.Name == measurement.Benchmark)
           where benchmark.Target is not null
           select PerSecond(benchmark, measurement, speed),
        .. memory.Select(Flat),
    ];

    /// <summary>As a line of a list.</summary>
    public override string ToString() => $"- {(Held ? "Held" : "**Missed**")}: {Target} (measured: {Measured}).";

    private static Verdict PerSecond(ModelBenchmark benchmark, ModelMeasurement measurement, IReadOnlyList<ModelMeasurement> all)
    {
        // What is slow in itself the model need not make fast: then it is to take no more than that time again.
        var bare = all.FirstOrDefault(m => m.Benchmark == benchmark.WithoutModel);
        var target = $"{benchmark.Name}: at least {Table.Number(benchmark.Target!.Value)} {benchmark.Unit} a second";
        return new(
            bare is null ? target : $"{target}, or half of what the client does without the model",
            bare is null
                ? Table.Number(measurement.PerSecond)
                : $"{Table.Number(measurement.PerSecond)}; without the model {Table.Number(bare.PerSecond)}",
            measurement.PerSecond >= benchmark.Target || measurement.PerSecond >= bare?.PerSecond / 2);
    }

    private static Verdict Flat(MemoryMeasurement measurement) => new(
        $"{measurement.Benchmark}: over {Table.Number(measurement.Late.Messages)} messages the heap grows by at most 1 MiB",
        $"{Table.Number(measurement.Growth / 1024.0)} KiB",
        measurement.Growth <= FlatBytes);

    private static Verdict Share(string when, double measured, double limit) =>
        new(string.Create(CultureInfo.InvariantCulture, $"At one AWS call per 1,000 lines at most {limit:0%} of the bare compile, {when}"),
            Table.Percent(measured), measured <= limit);

    private static Verdict PerCall(Measurement measurement, Measurement uncalled) => new(
        string.Create(CultureInfo.InvariantCulture, $"At {measurement.CodeBase} at most {MicrosecondsPerCall:0} µs for each AWS call"),
        string.Create(CultureInfo.InvariantCulture,
            $"{measurement.MicrosecondsPerCall:0.0} µs, of which the call adds {measurement.MicrosecondsAddedPerCall(uncalled):0.0}"),
        measurement.MicrosecondsPerCall <= MicrosecondsPerCall);

    private static int Differences(Measurement measurement) =>
        measurement.Planted.Keys.Union(measurement.Findings.Keys)
            .Sum(id => Math.Abs(measurement.Planted.GetValueOrDefault(id) - measurement.Findings.GetValueOrDefault(id)));
}
