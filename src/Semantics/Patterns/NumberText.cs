using System.Globalization;

namespace AwsMessaging.Semantics.Patterns;

/// <summary>Which numbers are compared by value; the others only by their text.</summary>
internal enum NumberRule
{
    /// <summary>Those whose decimal value survives the way to a binary64 and back.</summary>
    Binary64,

    /// <summary>Those of SNS filter policies: up to a billion either side of zero, with five decimals.</summary>
    FiveDecimals,
}

/// <summary>
/// Numbers as they are spelt. 1, 1.0 and 1e0 are one number; 0.1000000000000000055 is none, because as a binary64 it is 0.1: such a number
/// can only be compared with the same text.
/// </summary>
internal static class NumberText
{
    private const int DecimalDigitsOfBinary64 = 15;

    private static readonly double[] PowersOfTen =
        [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22];

    /// <summary>
    /// The value of a number that can be compared by value. The slice is a JSON number or something like one: leading zeros and a plus sign
    /// are read too.
    /// </summary>
    public static bool TryCompare(string text, int start, int length, NumberRule rule, out double value)
    {
        value = 0;
        if (!TryRead(text, start, length, out var number) || !TryValue(text, start, length, number, out value))
        {
            return false;
        }

        return rule == NumberRule.Binary64
            || (value >= Facts.PatternFacts.FilterPolicyNumbers.Value.Min && value <= Facts.PatternFacts.FilterPolicyNumbers.Value.Max
                && number.Exponent >= -Facts.PatternFacts.FilterPolicyDecimals.Value);
    }

    /// <summary>The nearest binary64 of a JSON number, infinite beyond.</summary>
    public static double Nearest(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? value
            : text[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity; // .NET Framework fails where later ones overflow

    private static bool TryValue(string text, int start, int length, in Decimal number, out double value)
    {
        // Up to 15 digits always survive. Where also the power of ten is exact, one correctly rounded operation gives the nearest value.
        if (number.Digits <= DecimalDigitsOfBinary64 && number.Exponent is >= -22 and <= 22)
        {
            value = number.Exponent < 0
                ? number.Significand / PowersOfTen[-number.Exponent]
                : number.Significand * PowersOfTen[number.Exponent];
            value = number.Negative && value != 0 ? -value : value;
            return true;
        }

        value = Nearest(text.Substring(start, length));
        return !double.IsNaN(value) && !double.IsInfinity(value) && Survives(value, number);
    }

    /// <summary>
    /// Whether a value's shortest spelling is the number that it was read from. Java's has at least two digits, which matters for the
    /// smallest number alone: 4.9e-324.
    /// </summary>
    private static bool Survives(double value, in Decimal number)
    {
        for (var digits = 1; digits <= 16; digits++)
        {
            var spelling = value.ToString("E" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
            if (Nearest(spelling) == value)
            {
                return TryRead(spelling, 0, spelling.Length, out var shortest) && shortest.Equals(number);
            }
        }

        return false;
    }

    private static bool TryRead(string text, int start, int length, out Decimal number)
    {
        number = default;
        var end = start + length;
        var i = start;
        var negative = false;
        if (i < end && (text[i] == '-' || text[i] == '+'))
        {
            negative = text[i] == '-';
            i++;
        }

        ulong significand = 0;
        int digits = 0, exponent = 0, zeros = 0;
        bool seen = false, point = false;
        for (; i < end; i++)
        {
            var c = text[i];
            if (c == '.' && !point)
            {
                point = true;
                continue;
            }

            if (c < '0' || c > '9')
            {
                break;
            }

            seen = true;
            exponent -= point ? 1 : 0;
            if (c == '0')
            {
                zeros += digits > 0 ? 1 : 0; // counted when a digit follows
                continue;
            }

            // A number of more digits than fit here never survives: only that it has them is kept.
            for (digits += zeros; zeros > 0; zeros--)
            {
                significand = digits <= 18 ? significand * 10 : significand;
            }

            digits++;
            significand = digits <= 18 ? (significand * 10) + (ulong)(c - '0') : significand;
        }

        if (!seen || !TryReadExponent(text, i, end, out var written))
        {
            return false;
        }

        exponent = digits == 0 ? 0 : exponent + zeros + written;
        number = new Decimal(negative && digits > 0, significand, digits, exponent);
        return true;
    }

    private static bool TryReadExponent(string text, int start, int end, out int exponent)
    {
        exponent = 0;
        if (start == end)
        {
            return true;
        }

        var i = start + 1;
        if ((text[start] != 'e' && text[start] != 'E') || i == end)
        {
            return false;
        }

        var negative = text[i] == '-';
        i += negative || text[i] == '+' ? 1 : 0;
        var first = i;
        for (; i < end && text[i] >= '0' && text[i] <= '9'; i++)
        {
            exponent = Math.Min((exponent * 10) + (text[i] - '0'), 1_000_000);
        }

        exponent = negative ? -exponent : exponent;
        return i == end && i > first;
    }

    /// <summary>±significand × 10^exponent, without trailing zeros.</summary>
    private readonly struct Decimal(bool negative, ulong significand, int digits, int exponent)
    {
        public bool Negative { get; } = negative;

        public ulong Significand { get; } = significand;

        /// <summary>Digits of the significand, which holds no more than 18 of them.</summary>
        public int Digits { get; } = digits;

        public int Exponent { get; } = exponent;

        public bool Equals(in Decimal other) =>
            Negative == other.Negative && Significand == other.Significand && Digits == other.Digits && Exponent == other.Exponent;
    }
}
