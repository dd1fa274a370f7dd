using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Simulation.Adversary;

/// <summary>How likely the adversary deviates at a choice point in runs by chance.</summary>
public sealed class ChoiceWeights
{
    /// <summary>The likelihood where none is given.</summary>
    public const double DefaultWeight = 0.1;

    private readonly Dictionary<string, double> weights = new(StringComparer.Ordinal);

    /// <summary>Likelihood of a deviation at a point that has no weight of its own, 0 to 1.</summary>
    public double Default { get; init; } = DefaultWeight;

    /// <summary>Deviations that one run has at the most.</summary>
    public int MaxDeviations { get; init; } = int.MaxValue;

    /// <summary>Gives a point a weight of its own.</summary>
    /// <param name="point">The point.</param>
    /// <param name="weight">Likelihood of a deviation, 0 to 1.</param>
    /// <returns>These weights.</returns>
    public ChoiceWeights With(ChoicePoint point, double weight)
    {
        ArgumentNullException.ThrowIfNull(point);
        if (weight is not (>= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(weight));
        }

        weights[point.Id] = weight;
        return this;
    }

    /// <summary>Likelihood of a deviation at a point.</summary>
    public double Of(ChoicePoint point) => weights.TryGetValue(point.Id, out var weight) ? weight : Default;
}
