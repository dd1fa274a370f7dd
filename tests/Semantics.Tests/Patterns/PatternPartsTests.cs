using System.Globalization;
using System.Net;
using System.Numerics;
using AwsMessaging.Semantics.Json;
using AwsMessaging.Semantics.Patterns;
using CsCheck;

namespace AwsMessaging.Semantics.Tests.Patterns;

/// <summary>The parts that pattern matching is made of.</summary>
public sealed class PatternPartsTests
{
    [Fact]
    public void Every_binary64_is_comparable_as_its_shortest_spelling() =>
        Gen.Double.Where(double.IsFinite).Sample(value =>
        {
            var text = value.ToString("R", CultureInfo.InvariantCulture);
            return !NumberText.TryCompare(text, 0, text.Length, NumberRule.Binary64, out var number)
                ? Math.Abs(value) < 1e-322 // where Java spells one digit more
                : number == value;
        });

    /// <summary>The definition: the number, as a fraction, equals what the nearest binary64's shortest spelling says.</summary>
    [Fact]
    public void A_number_is_comparable_if_it_survives() =>
        Gen.Select(Gen.Long, Gen.Int[-340, 310], Gen.Int[0, 19]).Sample((digits, exponent, point) =>
        {
            var text = digits.ToString(CultureInfo.InvariantCulture);
            text = point > 0 && text.Length > point + 1 ? text.Insert(text.Length - point, ".") : text;
            text += "e" + exponent.ToString(CultureInfo.InvariantCulture);
            var nearest = double.Parse(text, CultureInfo.InvariantCulture);
            var survives = double.IsFinite(nearest) && Fraction(text) == Fraction(nearest.ToString("R", CultureInfo.InvariantCulture));
            return Math.Abs(nearest) < 1e-320 // where Java spells otherwise
                || (NumberText.TryCompare(text, 0, text.Length, NumberRule.Binary64, out var number) == survives && (!survives || number == nearest));
        });

    [Theory]
    [InlineData("007", 7)]
    [InlineData("+5", 5)]
    [InlineData("1e2", 100)]
    [InlineData("0e999999999999", 0)]
    public void Numbers_of_attributes_are_read_generously(string text, double expected)
    {
        Assert.True(NumberText.TryCompare(text, 0, text.Length, NumberRule.FiveDecimals, out var number));
        Assert.Equal(expected, number);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData(".")]
    [InlineData("1e")]
    [InlineData("1e+")]
    [InlineData("1x")]
    [InlineData("1.2.3")]
    [InlineData("NaN")]
    public void What_is_no_number_is_not_compared(string text) =>
        Assert.False(NumberText.TryCompare(text, 0, text.Length, NumberRule.Binary64, out _));

    [Fact]
    public void Addresses_are_read_as_the_framework_reads_them() =>
        Gen.Byte.Array[16].Sample(bytes =>
        {
            bytes[Math.Abs(bytes[3]) % 16] = bytes[Math.Abs(bytes[4]) % 16] = bytes[Math.Abs(bytes[5]) % 16] = 0;
            var v6 = new IPAddress(bytes);
            var v4 = new IPAddress(bytes[..4]);
            return Reads(v4.ToString(), bytes[..4]) && (v6.ToString().Contains('.', StringComparison.Ordinal) || Reads(v6.ToString(), bytes));
        });

    [Theory]
    [InlineData("1.2.3")]
    [InlineData("1.2.3.4.5")]
    [InlineData("1.2.3.")]
    [InlineData(".1.2.3")]
    [InlineData("1.2.3.256")]
    [InlineData("a.b.c.d")]
    [InlineData("1:2:3:4:5:6:7")]
    [InlineData("1:2:3:4:5:6:7:8:9")]
    [InlineData("1:2:3:4:5:6:7:8::")]
    [InlineData("::1::")]
    [InlineData(":1")]
    [InlineData("1:")]
    [InlineData(":::")]
    [InlineData("12345::")]
    [InlineData("fe80::1%eth0")]
    [InlineData("abc")]
    [InlineData("")]
    public void What_is_no_address_is_a_string(string text) => Assert.False(IpAddress.TryParse(text, 0, text.Length, out _));

    /// <summary>Counted by hand: which beginnings of the patterns the text beside them matches.</summary>
    [Theory]
    [InlineData("a*b", 2)] // ab: a*, a*b
    [InlineData("a*bb", 3)] // abb: a*, a*b, a*bb
    [InlineData("*ab*ad", 4)] // aba: *, *a, *ab*, *ab*a
    [InlineData("a*b*cd", 3)] // abcd: a*, a*b*, a*b*cd
    [InlineData("abc*", 2)] // abc: abc, abc*
    [InlineData("abc", 1)]
    [InlineData("*a*a*a*a*a*a*a*a*", 17)]
    [InlineData("*:*:*:*:*:event-bus/*", 11)] // :::::event-bus/: matches all that end in * or :
    [InlineData("/Users/*/dir/dir/dir/dir/dir/doc.txt", 7)]
    [InlineData("*abc|*abcde", 4)] // abc: *, *abc, *, *abc
    [InlineData("F*eatureFeature|Fe*atureFeature|Fea*tureFeature", 10)]
    public void Wildcards_are_as_complex_as_beginnings_that_match_at_once(string patterns, int expected) =>
        Assert.Equal(
            expected,
            WildcardComplexity.Of([.. patterns.Split('|').Select(pattern => WildcardPattern.TryParse(pattern, out _, out _)!)], limit: 100));

    /// <summary>The same pattern as a regular expression.</summary>
    [Fact]
    public void Wildcards_match_as_regular_expressions_do() =>
        Gen.Select(Gen.Char["ab*"].Array[0, 8], Gen.Char["ab"].Array[0, 10]).Sample((characters, text) =>
        {
            var pattern = new string(characters);
            if (WildcardPattern.TryParse(pattern, out _, out _) is not { } wildcard)
            {
                return pattern.Contains("**", StringComparison.Ordinal);
            }

            var value = new string(text);
            var regex = "^" + pattern.Replace("*", ".*", StringComparison.Ordinal) + "\\z";
            return wildcard.Matches(new EventValue(JsonKind.String, "x" + value + "y", 1, value.Length, NumberRule.Binary64))
                == System.Text.RegularExpressions.Regex.IsMatch(value, regex);
        });

    private static bool Reads(string text, byte[] bytes) =>
        IpAddress.TryParse("x" + text + "y", 1, text.Length, out var address)
        && address.IsV6 == (bytes.Length == 16)
        && ((BigInteger)address.High << 64) + address.Low == new BigInteger(bytes, isUnsigned: true, isBigEndian: true);

    private static (BigInteger, BigInteger) Fraction(string text)
    {
        var parts = text.ToUpperInvariant().Split('E');
        var point = parts[0].IndexOf('.', StringComparison.Ordinal);
        var exponent = (parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0) - (point < 0 ? 0 : parts[0].Length - point - 1);
        var significand = BigInteger.Parse(parts[0].Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        while (significand != 0 && significand % 10 == 0)
        {
            significand /= 10;
            exponent++;
        }

        return (significand, significand == 0 ? 0 : exponent);
    }
}
