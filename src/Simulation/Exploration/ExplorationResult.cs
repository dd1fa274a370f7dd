using System.Globalization;

namespace AwsMessaging.Simulation.Exploration;

/// <summary>What an exploration found, or how far it found nothing.</summary>
public sealed record ExplorationResult
{
    /// <summary>The run in which a property breaks; null when none was found.</summary>
    public CounterExample? CounterExample { get; init; }

    /// <summary>Why nothing can be said; null when something can.</summary>
    public string? Inconclusive { get; init; }

    /// <summary>Whether every run held. Not so for an inconclusive exploration.</summary>
    public bool Holds => CounterExample is null && Inconclusive is null;

    /// <summary>Runs with combinations of deviations, the benign one included. Runs for shrinking are not counted.</summary>
    public int Runs { get; init; }

    /// <summary>How many of these were ended early because the state that they reached was known.</summary>
    public int CutRuns { get; init; }

    /// <summary>The number of deviations up to which every combination was tried; −1 when not even the benign run ended.</summary>
    public int CompleteUpTo { get; init; } = -1;

    /// <summary>Runs with one deviation more than <see cref="CompleteUpTo"/>, of which some were tried.</summary>
    public int RunsBeyond { get; init; }

    /// <summary>Runs in which the adversary deviated by chance.</summary>
    public int RandomRuns { get; init; }

    /// <summary>What may be claimed, in a sentence.</summary>
    public string Statement
    {
        get
        {
            if (Inconclusive is not null)
            {
                return $"Inconclusive: {Inconclusive}.";
            }

            if (CounterExample is { } found)
            {
                return $"Violated with {Deviations(found.Script.Count)} ({found.Script}): {found.Violation}";
            }

            var beyond = RunsBeyond == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {RunsBeyond:N0} of them with one more");
            var random = RandomRuns == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", nor in {RandomRuns:N0} runs by chance");
            var runs = string.Create(CultureInfo.InvariantCulture, $"{Runs:N0} {(Runs == 1 ? "run" : "runs")}");
            return $"No violation with at most {Deviations(CompleteUpTo)}, over {runs}{beyond}{random}.";
        }
    }

    private static string Deviations(int count) =>
        count == 1 ? "1 deviation" : string.Create(CultureInfo.InvariantCulture, $"{count} deviations");
}
