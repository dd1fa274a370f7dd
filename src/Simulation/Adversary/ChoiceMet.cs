using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Simulation.Adversary;

/// <summary>A choice point as it was met in a run.</summary>
/// <param name="Point">The point.</param>
/// <param name="Occurrence">Which time in the run, from 0.</param>
/// <param name="Options">How many outcomes there were.</param>
/// <param name="Taken">The one that was taken.</param>
/// <param name="Subject">What it was about; null when it was not said.</param>
/// <param name="TimeMs">When, in milliseconds since 1970.</param>
public readonly record struct ChoiceMet(ChoicePoint Point, int Occurrence, int Options, int Taken, string? Subject, long TimeMs)
{
    /// <summary>What a script says that takes this outcome.</summary>
    public Deviation AsDeviation(int option) => new(Point.Id, Occurrence, option);

    /// <summary>Name of the outcome taken: as the point lists it, else its number.</summary>
    public string TakenName => NameOf(Point, Taken);

    /// <summary>Name of an outcome.</summary>
    internal static string NameOf(ChoicePoint point, int option) =>
        option < point.Options.Count ? point.Options[option] : $"outcome {option}";
}
