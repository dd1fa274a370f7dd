namespace AwsMessaging.Simulation.Adversary;

/// <summary>
/// All that the adversary does against the user in a run; what it does not name goes well. The empty script is the benign run.
/// </summary>
public sealed class Script : IEquatable<Script>
{
    /// <summary>The benign run.</summary>
    public static readonly Script Benign = new();

    private readonly Deviation[] deviations;

    /// <summary>Creates a script.</summary>
    public Script(params Deviation[] deviations) => this.deviations = [.. deviations];

    /// <summary>What it does, in the order in which it was found.</summary>
    public IReadOnlyList<Deviation> Deviations => deviations;

    /// <summary>How much it does.</summary>
    public int Count => deviations.Length;

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    /// <exception cref="FormatException">The text is not a list of deviations.</exception>
    public static Script Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Trim() == "benign"
            ? Benign
            : new([.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Deviation.Parse)]);
    }

    /// <summary>This script and one thing more.</summary>
    public Script With(Deviation deviation) => new([.. deviations, deviation]);

    /// <summary>This script without one of its deviations.</summary>
    public Script Without(int index) => new([.. deviations.Where((_, i) => i != index)]);

    /// <summary>This script with one deviation replaced.</summary>
    public Script Replace(int index, Deviation deviation) => new([.. deviations.Select((d, i) => i == index ? deviation : d)]);

    /// <inheritdoc/>
    public bool Equals(Script? other) => other is not null && deviations.AsSpan().SequenceEqual(other.deviations);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Script);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(ToString());

    /// <summary>As in <c>sqs.duplicate#0=1, crash#3=2</c>, or <c>benign</c>.</summary>
    public override string ToString() => deviations.Length == 0 ? "benign" : string.Join(", ", deviations);
}
