namespace AwsMessaging.Benchmarks.Model;

/// <summary>Something that the model does again and again.</summary>
/// <param name="Name">As on the command line and in the table.</param>
/// <param name="Unit">What is counted.</param>
/// <param name="Prepare">
/// Makes all that it takes, and gives a round of it: done again and again, it says how often it did the thing. It throws
/// <see cref="InvalidOperationException"/> when the model did something else, which would be measured for nothing.
/// </param>
internal sealed record ModelBenchmark(string Name, string Unit, Func<Func<long>> Prepare)
{
    /// <summary>How many a second are aimed at; null for no target.</summary>
    public double? Target { get; init; }

    /// <summary>The benchmark that does the same without the model; null for none.</summary>
    public string? WithoutModel { get; init; }
}

/// <summary>Something that messages pass through and that must not remember them.</summary>
/// <param name="Name">As on the command line and in the table.</param>
/// <param name="Prepare">Makes what they pass through, and gives what has so many pass.</param>
internal sealed record MemoryBenchmark(string Name, Func<Action<long>> Prepare);

/// <summary>What of the model is measured.</summary>
internal static class ModelBenchmarks
{
    /// <summary>What is measured by time, in the order of the table.</summary>
    public static IReadOnlyList<ModelBenchmark> Speed { get; } =
        [.. QueueBenchmarks.Speed, .. ClientBenchmarks.Speed, .. SdkBenchmarks.Speed, .. ScheduleBenchmarks.Speed,
            .. PatternBenchmarks.Speed, .. StreamBenchmarks.Speed];

    /// <summary>What is measured by what stays on the heap.</summary>
    public static IReadOnlyList<MemoryBenchmark> Memory { get; } = [.. QueueBenchmarks.Memory, .. ClientBenchmarks.Memory];

    /// <summary>Complains about what the model did instead of what is measured.</summary>
    public static void Require(bool holds, string what)
    {
        if (!holds)
        {
            throw new InvalidOperationException(what);
        }
    }
}
