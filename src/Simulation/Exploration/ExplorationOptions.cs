using AwsMessaging.Simulation.Adversary;

namespace AwsMessaging.Simulation.Exploration;

/// <summary>How far to look.</summary>
public sealed record ExplorationOptions
{
    /// <summary>Deviations that a run has at the most while all combinations are tried, at least 0.</summary>
    public int MaxDeviations { get; init; } = 2;

    /// <summary>
    /// Runs that trying all combinations may take, at least 1. When they do not suffice, the result says how far they went.
    /// </summary>
    public int MaxRuns { get; init; } = 20_000;

    /// <summary>Further runs in which the adversary deviates by chance, at least 0.</summary>
    public int RandomRuns { get; init; } = 500;

    /// <summary>Seed of the runs by chance, and of the program's own random numbers.</summary>
    public ulong Seed { get; init; }

    /// <summary>How likely the adversary deviates in runs by chance.</summary>
    public ChoiceWeights Weights { get; init; } = new();

    /// <summary>What the adversary may use.</summary>
    public PermittedDeviations Permitted { get; init; } = PermittedDeviations.All;

    /// <summary>
    /// Whether runs keep a trace while exploring. Without one the scenario must judge by its own state; counter-examples are run again with
    /// it.
    /// </summary>
    public bool Trace { get; init; } = true;

    /// <summary>Runs that making a counter-example shorter may take.</summary>
    public int MaxShrinkingRuns { get; init; } = 2_000;
}
