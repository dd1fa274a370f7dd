using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Flow;

/// <summary>
/// What is known of the values that an expression or a property can have: a set of known values, one of which may be <em>absent</em>
/// (never set, or null), or unknown. A rule speaks only when every known possibility is wrong; unknown makes it silent.
/// </summary>
internal sealed class Values
{
    public static readonly Values Unknown = new([], false, true);

    public static readonly Values Absent = new([], true, false);

    private readonly List<Value> known;

    private Values(List<Value> known, bool mayBeAbsent, bool isUnknown)
    {
        this.known = known;
        MayBeAbsent = mayBeAbsent;
        IsUnknown = isUnknown;
    }

    /// <summary>The values that are not absent; meaningful only when not <see cref="IsUnknown"/>.</summary>
    public IReadOnlyList<Value> Known => known;

    /// <summary>On some path the value is null or was never set.</summary>
    public bool MayBeAbsent { get; }

    /// <summary>Some possibility is out of sight.</summary>
    public bool IsUnknown { get; }

    /// <summary>On every path the value is null or was never set.</summary>
    public bool IsAbsent => !IsUnknown && MayBeAbsent && known.Count == 0;

    /// <summary>The text that all known values are; null for none, and where they differ.</summary>
    public string? OnlyText => known is [{ Text: { } text }, ..] && known.TrueForAll(v => v.Text == text) ? text : null;

    public static Values Of(Value value) => new([value], false, false);

    public static Values Of(IEnumerable<Value> values) => new([.. values], false, false);

    /// <summary>
    /// Whether all possibilities are in sight and each known value passes; absence passes when <paramref name="absent"/> says so.
    /// </summary>
    public bool All(Func<Value, bool> test, bool absent = false) =>
        !IsUnknown && (absent || !MayBeAbsent) && known.All(test);

    public Values Or(Values other) =>
        IsUnknown || other.IsUnknown
            ? Unknown
            : new Values([.. known.Union(other.known)], MayBeAbsent || other.MayBeAbsent, false);
}

/// <summary>A known value and the expression that gives it.</summary>
/// <param name="data">A string, a number, a bool, a <see cref="TimeSpan"/>, or the name of an enum member.</param>
/// <param name="origin">The expression, for a squiggle or a fix.</param>
internal sealed class Value(object data, IOperation origin) : IEquatable<Value>
{
    public object Data { get; } = data;

    public IOperation Origin { get; } = origin;

    public string? Text => Data as string;

    /// <summary>The value as a whole number, when it is one.</summary>
    public long? Integer => Data switch
    {
        int i => i,
        long l => l,
        short s => s,
        byte b => b,
        sbyte b => b,
        ushort s => s,
        uint i => i,
        double d when d == Math.Floor(d) && Math.Abs(d) < 1e15 => (long)d,
        _ => null,
    };

    public bool Equals(Value? other) => other is not null && Data.Equals(other.Data) && ReferenceEquals(Origin, other.Origin);

    public override bool Equals(object? obj) => Equals(obj as Value);

    public override int GetHashCode() => Data.GetHashCode();
}
