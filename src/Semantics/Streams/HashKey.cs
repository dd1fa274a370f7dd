using System.Numerics;

namespace AwsMessaging.Semantics.Streams;

/// <summary>
/// One of the 2^128 hash keys that the shards of a stream share out among themselves.
/// Source: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_HashKeyRange.html
/// </summary>
public readonly struct HashKey : IEquatable<HashKey>, IComparable<HashKey>
{
    private const int MaxDigits = 39;

    /// <summary>Creates a hash key from its upper and lower 64 bits.</summary>
    public HashKey(ulong high, ulong low)
    {
        High = high;
        Low = low;
    }

    /// <summary>The lowest hash key, 0.</summary>
    public static HashKey Min => default;

    /// <summary>The highest hash key, 2^128 − 1.</summary>
    public static HashKey Max => new(ulong.MaxValue, ulong.MaxValue);

    /// <summary>The upper 64 bits.</summary>
    public ulong High { get; }

    /// <summary>The lower 64 bits.</summary>
    public ulong Low { get; }

    /// <summary>The next hash key; 0 after the highest.</summary>
    public HashKey Next => unchecked(new(Low == ulong.MaxValue ? High + 1 : High, Low + 1));

    /// <summary>The hash key before this; the highest before 0.</summary>
    public HashKey Previous => unchecked(new(Low == 0 ? High - 1 : High, Low - 1));

    /// <summary>The number as a hash key.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or 2^128 or more.</exception>
    public static HashKey From(BigInteger number)
    {
        if (number.Sign < 0 || number > Max.ToBigInteger())
        {
            throw new ArgumentOutOfRangeException(nameof(number));
        }

        return new((ulong)(number >> 64), (ulong)(number & ulong.MaxValue));
    }

    /// <summary>Whether text has the form in which the API takes hash keys: digits without leading zeros, at most 39.</summary>
    public static bool IsWellFormed(string text)
    {
        if (text.Length is 0 or > MaxDigits || (text[0] == '0' && text.Length > 1))
        {
            return false;
        }

        foreach (var c in text)
        {
            if (c is < '0' or > '9')
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Reads a decimal number.</summary>
    /// <returns>False when it is not <see cref="IsWellFormed(string)">well-formed</see>, or 2^128 or more.</returns>
    public static bool TryParse(string text, out HashKey key)
    {
        key = default;
        if (!IsWellFormed(text))
        {
            return false;
        }

        // Four digits of base 2^32, lowest first.
        ulong p0 = 0, p1 = 0, p2 = 0, p3 = 0;
        foreach (var c in text)
        {
            p0 = (p0 * 10) + (ulong)(c - '0');
            p1 = (p1 * 10) + (p0 >> 32);
            p2 = (p2 * 10) + (p1 >> 32);
            p3 = (p3 * 10) + (p2 >> 32);
            if (p3 > uint.MaxValue)
            {
                return false;
            }

            p0 &= uint.MaxValue;
            p1 &= uint.MaxValue;
            p2 &= uint.MaxValue;
        }

        key = new((p3 << 32) | p2, (p1 << 32) | p0);
        return true;
    }

    /// <summary>The number.</summary>
    public BigInteger ToBigInteger() => ((BigInteger)High << 64) | Low;

    /// <inheritdoc/>
    public int CompareTo(HashKey other) => High != other.High ? High.CompareTo(other.High) : Low.CompareTo(other.Low);

    /// <inheritdoc/>
    public bool Equals(HashKey other) => High == other.High && Low == other.Low;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is HashKey other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => (High ^ Low).GetHashCode();

    /// <summary>The number in decimal digits, as the API writes it.</summary>
    public override string ToString() => ToBigInteger().ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Whether two hash keys are the same.</summary>
    public static bool operator ==(HashKey left, HashKey right) => left.Equals(right);

    /// <summary>Whether two hash keys differ.</summary>
    public static bool operator !=(HashKey left, HashKey right) => !left.Equals(right);

    /// <summary>Whether a hash key is below another.</summary>
    public static bool operator <(HashKey left, HashKey right) => left.CompareTo(right) < 0;

    /// <summary>Whether a hash key is above another.</summary>
    public static bool operator >(HashKey left, HashKey right) => left.CompareTo(right) > 0;

    /// <summary>Whether a hash key is not above another.</summary>
    public static bool operator <=(HashKey left, HashKey right) => left.CompareTo(right) <= 0;

    /// <summary>Whether a hash key is not below another.</summary>
    public static bool operator >=(HashKey left, HashKey right) => left.CompareTo(right) >= 0;
}
