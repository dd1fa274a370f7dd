namespace AwsMessaging.Semantics.Facts;

/// <summary>One statement about AWS with where it was read and when it was last checked.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
public sealed class Fact<T>
{
    /// <summary>Creates a fact.</summary>
    /// <param name="value">What AWS does or allows.</param>
    /// <param name="source">Address of the AWS page that says so.</param>
    /// <param name="asOf">Month of the last check, as <c>yyyy-MM</c>.</param>
    public Fact(T value, string source, string asOf)
    {
        Value = value;
        Source = source;
        AsOf = asOf;
    }

    /// <summary>What AWS does or allows.</summary>
    public T Value { get; }

    /// <summary>Address of the AWS page that says so.</summary>
    public string Source { get; }

    /// <summary>Month of the last check, as <c>yyyy-MM</c>.</summary>
    public string AsOf { get; }

    /// <summary>The value, so that a fact can stand where its value is meant.</summary>
    public static implicit operator T(Fact<T> fact) => fact.Value;
}

/// <summary>The whole numbers that a setting accepts, both ends included.</summary>
public readonly struct Bounds
{
    /// <summary>Creates bounds from the lowest to the highest accepted value.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="max"/> is below <paramref name="min"/>.</exception>
    public Bounds(long min, long max)
    {
        if (max < min)
        {
            throw new ArgumentOutOfRangeException(nameof(max));
        }

        Min = min;
        Max = max;
    }

    /// <summary>Lowest accepted value.</summary>
    public long Min { get; }

    /// <summary>Highest accepted value.</summary>
    public long Max { get; }

    /// <summary>Whether the service accepts <paramref name="value"/>.</summary>
    public bool Contains(long value) => value >= Min && value <= Max;
}
