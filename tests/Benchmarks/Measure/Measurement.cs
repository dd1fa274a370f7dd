using System.Text.Json.Serialization;

namespace AwsMessaging.Benchmarks.Measure;

/// <summary>Times in milliseconds: of the bare compile, and of the analyzers' own execution.</summary>
internal sealed record Times(double Bare, double Analyzers)
{
    /// <summary>The analyzers' execution time as a share of the bare compile's: 0.01 is one per cent.</summary>
    [JsonIgnore]
    public double Share => Analyzers / Bare;
}

/// <summary>What one rule costs when all others are off.</summary>
/// <param name="Id">The rule.</param>
/// <param name="Milliseconds">Median execution time, warm.</param>
/// <param name="Findings">What it reported.</param>
internal sealed record RuleCost(string Id, double Milliseconds, int Findings);

/// <summary>What one process measured: one subject on one code base.</summary>
internal sealed record Measurement
{
    public required string Subject { get; init; }

    public required string CodeBase { get; init; }

    /// <summary>See <see cref="Corpus.CodeBase.Fingerprint"/>.</summary>
    public required string Fingerprint { get; init; }

    public required int Lines { get; init; }

    public required int AwsCalls { get; init; }

    /// <summary>Mistakes in the code base, by the rule that should report them.</summary>
    public required SortedDictionary<string, int> Planted { get; init; }

    public required int Analyzers { get; init; }

    public required int Rules { get; init; }

    /// <summary>The first compile and the first analysis in a fresh process; the middle one where several processes were asked.</summary>
    public required Times Cold { get; init; }

    /// <summary>The smallest and the largest share of these cold starts.</summary>
    [JsonIgnore]
    public (double From, double To) ColdShares { get; private init; }

    /// <summary>Medians of the repetitions that followed.</summary>
    public required Times Warm { get; init; }

    /// <summary>The smallest and the largest share in one repetition: how noisy the machine was.</summary>
    public required double WarmShareFrom { get; init; }

    /// <inheritdoc cref="WarmShareFrom"/>
    public required double WarmShareTo { get; init; }

    /// <summary>
    /// Processor time for each second of the warm bare compiles: about 1 on an idle machine, less where others took the processor away.
    /// </summary>
    public required double ProcessorShare { get; init; }

    /// <summary>Findings by rule, suppressed ones excluded; AD0001 is an analyzer that threw.</summary>
    public required SortedDictionary<string, int> Findings { get; init; }

    /// <summary>Registered actions by kind; kinds without any are left out.</summary>
    public required SortedDictionary<string, int> Actions { get; init; }

    /// <summary>Cost of each rule alone; empty unless asked for.</summary>
    public required IReadOnlyList<RuleCost> PerRule { get; init; }

    /// <summary>
    /// The first analysis against a warm compile. Stricter than the cold share, whose compile pays for compiling the compiler.
    /// </summary>
    [JsonIgnore]
    public double ColdShareOfWarmCompile => Cold.Analyzers / Warm.Bare;

    /// <summary>The same with cold starts of other processes beside its own.</summary>
    public Measurement WithColdStarts(IEnumerable<Times> others)
    {
        var all = others.Append(Cold).OrderBy(t => t.Share).ToArray();
        return this with { Cold = all[all.Length / 2], ColdShares = (all[0].Share, all[^1].Share) };
    }

    /// <summary>Warm execution time for each AWS call in the code base, in microseconds, all other code included.</summary>
    [JsonIgnore]
    public double MicrosecondsPerCall => Warm.Analyzers * 1000 / AwsCalls;

    /// <summary>
    /// What an AWS call adds to the warm execution time, in microseconds: without what looking at the other code costs, of which there are
    /// hundreds of lines for each call in one code base and a few in another.
    /// </summary>
    /// <param name="uncalled">What was measured on code that references AWS and calls nothing of it.</param>
    public double MicrosecondsAddedPerCall(Measurement uncalled) => (Warm.Analyzers - (uncalled.Warm.Share * Warm.Bare)) * 1000 / AwsCalls;
}
