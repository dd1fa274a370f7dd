using System.Globalization;
using AwsMessaging.Semantics.Json;

namespace AwsMessaging.Semantics.Patterns;

/// <summary>One alternative of a field: what a value may be.</summary>
internal abstract class ValueTest
{
    /// <summary>Where the alternative is written, for what is said about it.</summary>
    public int Offset { get; set; } = -1;

    /// <summary>Number of its characters.</summary>
    public int Length { get; set; }

    /// <summary>Says all that the test depends on: tests with equal keys are one test.</summary>
    public abstract string Key { get; }

    public abstract bool Matches(in EventValue value);

    protected static string KeyOf(string kind, string text) => kind + text.Length.ToString(CultureInfo.InvariantCulture) + ":" + text;
}

/// <summary>The very text: a string's characters, a number's digits, <c>true</c>, <c>false</c> or <c>null</c>.</summary>
internal sealed class ExactText(JsonKind kind, string text) : ValueTest
{
    public JsonKind Kind { get; } = kind;

    public string Text { get; } = text;

    public override string Key => KeyOf("is" + Kind, Text);

    public override bool Matches(in EventValue value) => value.Kind == Kind && value.TextEquals(Text);
}

/// <summary>A number, however spelt, in a closed interval: one number, or a range whose open ends were moved to the next number.</summary>
internal sealed class NumberWithin(double low, double high) : ValueTest
{
    public double Low { get; } = low;

    public double High { get; } = high;

    public override string Key =>
        KeyOf("num", Low.ToString("R", CultureInfo.InvariantCulture) + " " + High.ToString("R", CultureInfo.InvariantCulture));

    public override bool Matches(in EventValue value) => value.IsComparable && value.Number >= Low && value.Number <= High;

    /// <summary>The next number above a finite one.</summary>
    public static double Above(double value)
    {
        if (value == 0)
        {
            return double.Epsilon;
        }

        var bits = BitConverter.DoubleToInt64Bits(value);
        return BitConverter.Int64BitsToDouble(value > 0 ? bits + 1 : bits - 1);
    }

    /// <summary>The next number below a finite one.</summary>
    public static double Below(double value) => -Above(-value);
}

/// <summary>A string that is an IP address of a block. A literal that looks like an address stands for all its spellings.</summary>
internal sealed class IpWithin(IpAddress first, IpAddress last) : ValueTest
{
    public override string Key =>
        KeyOf("ip" + (first.IsV6 ? "6 " : "4 "), string.Join(" ", first.High, first.Low, last.High, last.Low));

    public override bool Matches(in EventValue value) =>
        value.Kind == JsonKind.String
        && IpAddress.TryParse(value.Source, value.Start, value.Length, out var address)
        && address.CompareTo(first) >= 0
        && address.CompareTo(last) <= 0;
}

/// <summary>A string that begins so.</summary>
internal sealed class Prefix(string text) : ValueTest
{
    public string Text { get; } = text;

    public override string Key => KeyOf("prefix", Text);

    public override bool Matches(in EventValue value) => value.Kind == JsonKind.String && value.StartsWith(Text);
}

/// <summary>A string that ends so.</summary>
internal sealed class Suffix(string text) : ValueTest
{
    public string Text { get; } = text;

    public override string Key => KeyOf("suffix", Text);

    public override bool Matches(in EventValue value) => value.Kind == JsonKind.String && value.EndsWith(Text);
}

/// <summary>What of a string is compared.</summary>
internal enum StringPart
{
    Whole,
    Start,
    End,
}

/// <summary>A string that is, begins or ends so in any case.</summary>
internal sealed class IgnoreCase(string text, StringPart part) : ValueTest
{
    public IgnoreCaseText Text { get; } = new(text);

    public StringPart Part { get; } = part;

    public override string Key => KeyOf("case" + Part, Text.Text);

    public override bool Matches(in EventValue value) =>
        value.Kind == JsonKind.String
        && (Part == StringPart.End ? Text.MatchesEnd(value) : Text.MatchesStart(value, whole: Part == StringPart.Whole));
}

/// <summary>A string that a wildcard pattern describes.</summary>
internal sealed class Wildcard(WildcardPattern pattern, string text) : ValueTest
{
    public WildcardPattern Pattern { get; } = pattern;

    public override string Key => KeyOf("wildcard", text);

    public override bool Matches(in EventValue value) => value.Kind == JsonKind.String && Pattern.Matches(value);
}

/// <summary>Any value, null too.</summary>
internal sealed class Present : ValueTest
{
    public override string Key => "present";

    public override bool Matches(in EventValue value) => true;
}

/// <summary>Any value, of whatever type, that none of some tests matches.</summary>
internal sealed class AnythingBut(ValueTest[] excluded) : ValueTest
{
    public IReadOnlyList<ValueTest> Excluded => excluded;

    public override string Key => KeyOf("not", string.Join("", excluded.Select(test => test.Key)));

    public override bool Matches(in EventValue value)
    {
        foreach (var test in excluded)
        {
            if (test.Matches(value))
            {
                return false;
            }
        }

        return true;
    }
}
