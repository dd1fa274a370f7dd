using System.Diagnostics;
using AwsMessaging.Benchmarks.Model;

namespace AwsMessaging.Benchmarks.Measure;

/// <summary>Measures the model in this process.</summary>
internal static class ModelWorker
{
    /// <summary>Long enough for the runtime to have compiled what is hot a second time.</summary>
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);

    /// <summary>A repetition shorter than this would be at the mercy of a single collection.</summary>
    private static readonly TimeSpan Repetition = TimeSpan.FromSeconds(0.5);

    /// <summary>Measures how fast something is.</summary>
    /// <param name="benchmark">What.</param>
    /// <param name="repetitions">How often, at least 1.</param>
    /// <param name="quick">Whether it need not be warm.</param>
    /// <exception cref="InvalidOperationException">The model did not do what is to be measured.</exception>
    public static ModelMeasurement Measure(ModelBenchmark benchmark, int repetitions, bool quick)
    {
        var round = benchmark.Prepare();
        Repeat(round, quick ? TimeSpan.Zero : WarmUp);
        GC.Collect();
        var processorTime = Environment.CpuUsage.TotalTime;
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var start = Stopwatch.GetTimestamp();
        var rates = new List<double>();
        var operations = 0L;
        for (var i = 0; i < repetitions; i++)
        {
            var (done, elapsed) = Repeat(round, quick ? TimeSpan.Zero : Repetition);
            rates.Add(done / elapsed.TotalSeconds);
            operations += done;
        }

        return new()
        {
            Benchmark = benchmark.Name,
            PerSecond = Statistics.Median(rates),
            PerSecondFrom = rates.Min(),
            PerSecondTo = rates.Max(),
            BytesPerOperation = (GC.GetTotalAllocatedBytes(precise: true) - allocated) / (double)operations,
            ProcessorShare = (Environment.CpuUsage.TotalTime - processorTime) / Stopwatch.GetElapsedTime(start),
        };
    }

    /// <summary>Measures whether memory stays flat.</summary>
    /// <param name="benchmark">Of what.</param>
    /// <param name="messages">Over how many messages, at least 10.</param>
    /// <exception cref="InvalidOperationException">The model did not do what is to be measured.</exception>
    public static MemoryMeasurement Measure(MemoryBenchmark benchmark, int messages)
    {
        var pass = benchmark.Prepare();
        var early = messages / 10;
        pass(early);
        var mark = Mark(early);
        pass(messages - early);
        var measured = new MemoryMeasurement(benchmark.Name, mark, Mark(messages));

        // Or what is to be measured would be garbage itself.
        GC.KeepAlive(pass);
        return measured;
    }

    private static HeapMark Mark(long messages) => new(messages, GC.GetTotalMemory(forceFullCollection: true));

    private static (long Operations, TimeSpan Elapsed) Repeat(Func<long> round, TimeSpan atLeast)
    {
        var operations = 0L;
        var start = Stopwatch.GetTimestamp();
        TimeSpan elapsed;
        do
        {
            operations += round();
            elapsed = Stopwatch.GetElapsedTime(start);
        }
        while (elapsed < atLeast);
        return (operations, elapsed);
    }
}
