namespace AwsMessaging.Benchmarks.Measure;

/// <summary>How fast the model does one thing, as one process measured it.</summary>
internal sealed record ModelMeasurement
{
    /// <summary>See <see cref="Model.ModelBenchmark.Name"/>.</summary>
    public required string Benchmark { get; init; }

    /// <summary>Operations a second: the median of the repetitions.</summary>
    public required double PerSecond { get; init; }

    /// <summary>The slowest and the fastest repetition: how noisy the machine was.</summary>
    public required double PerSecondFrom { get; init; }

    /// <inheritdoc cref="PerSecondFrom"/>
    public required double PerSecondTo { get; init; }

    /// <summary>Bytes allocated for each operation.</summary>
    public required double BytesPerOperation { get; init; }

    /// <summary>
    /// Processor time for each second of the repetitions: about 1 on an idle machine, less where others took the processor away.
    /// </summary>
    public required double ProcessorShare { get; init; }
}

/// <summary>What is alive on the heap after so many messages have come and gone, after a full collection.</summary>
/// <param name="Messages">How many.</param>
/// <param name="Bytes">Bytes alive, those of the runtime and of this program included.</param>
internal sealed record HeapMark(long Messages, long Bytes);

/// <summary>How the heap of one part of the model grows with the messages that pass through it.</summary>
/// <param name="Benchmark">See <see cref="Model.MemoryBenchmark.Name"/>.</param>
/// <param name="Early">After a tenth of the messages: all that has to be there is there.</param>
/// <param name="Late">After all of them.</param>
internal sealed record MemoryMeasurement(string Benchmark, HeapMark Early, HeapMark Late)
{
    /// <summary>Bytes that stayed; negative when the heap shrank.</summary>
    public long Growth => Late.Bytes - Early.Bytes;
}
