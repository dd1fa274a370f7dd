using System.Globalization;

namespace AwsMessaging.Simulation.Adversary;

/// <summary>One place where the adversary does not take the outcome that a user hopes for.</summary>
/// <param name="Point">Id of the choice point, such as <c>sqs.duplicate</c>.</param>
/// <param name="Occurrence">Which time in the run that the point is met, from 0.</param>
/// <param name="Option">The outcome taken, at least 1.</param>
public readonly record struct Deviation(string Point, int Occurrence, int Option)
{
    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    /// <exception cref="FormatException">The text is not of the form <c>point#occurrence=option</c>.</exception>
    public static Deviation Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var hash = text.IndexOf('#', StringComparison.Ordinal);
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        return hash > 0 && equals > hash
            && int.TryParse(text.AsSpan(hash + 1, equals - hash - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var occurrence)
            && int.TryParse(text.AsSpan(equals + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var option)
            && option > 0
            ? new(text[..hash].Trim(), occurrence, option)
            : throw new FormatException($"'{text}' is not a deviation: point#occurrence=option.");
    }

    /// <summary>As in <c>sqs.duplicate#0=1</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Point}#{Occurrence}={Option}");
}
