namespace AwsMessaging.Semantics.Model;

/// <summary>
/// The single behaviours of the model that are in force. All are, except in the tests that show that the tests would notice if one were
/// missing.
/// </summary>
public readonly struct SemanticRows : IEquatable<SemanticRows>
{
    private readonly ulong offLow;
    private readonly ulong offHigh;

    private SemanticRows(ulong offLow, ulong offHigh)
    {
        this.offLow = offLow;
        this.offHigh = offHigh;
    }

    /// <summary>Every behaviour: the default.</summary>
    public static SemanticRows All => default;

    /// <summary>All but one.</summary>
    public static SemanticRows Without(SemanticRow row) => (int)row < 64 ? new(Bit(row), 0) : new(0, Bit(row));

    /// <summary>Whether a behaviour is in force.</summary>
    public bool Has(SemanticRow row) => (((int)row < 64 ? offLow : offHigh) & Bit(row)) == 0;

    /// <inheritdoc/>
    public bool Equals(SemanticRows other) => offLow == other.offLow && offHigh == other.offHigh;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is SemanticRows other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => (offLow ^ (offHigh * 31)).GetHashCode();

    /// <summary>Whether the same behaviours are in force.</summary>
    public static bool operator ==(SemanticRows left, SemanticRows right) => left.Equals(right);

    /// <summary>Whether different behaviours are in force.</summary>
    public static bool operator !=(SemanticRows left, SemanticRows right) => !left.Equals(right);

    private static ulong Bit(SemanticRow row) => 1UL << ((int)row & 63);
}
