using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace AwsMessaging.Simulation.Wire.Protocols;

/// <summary>A value of a request or a reply, whichever protocol carries it.</summary>
internal abstract class WireValue
{
    /// <summary>
    /// What Java, which AWS's services are written in, calls such a value when it is in the wrong place: for error messages.
    /// </summary>
    public abstract string Token { get; }

    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator WireValue?(string? value) => value is null ? null : new WireText(value);

    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator WireValue?(bool? value) => value is { } known ? known ? WireBoolean.True : WireBoolean.False : null;

    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator WireValue?(long? value) =>
        value is { } known ? new WireNumber(known.ToString(CultureInfo.InvariantCulture)) : null;
}

/// <summary>A text; also binary data, which is base64 text in all protocols here.</summary>
/// <param name="value">The characters.</param>
/// <param name="untyped">
/// Whether the protocol writes numbers and booleans as text too, so that this may be one (Query, paths, headers).
/// </param>
internal sealed class WireText(string value, bool untyped = false) : WireValue
{
    public string Value { get; } = value;

    public bool Untyped { get; } = untyped;

    public override string Token => "STRING_VALUE";
}

/// <summary>A number, as it is spelt.</summary>
internal sealed class WireNumber(string literal) : WireValue
{
    public string Literal { get; } = literal;

    public override string Token => "NUMBER_VALUE";

    /// <summary>A point in time as JSON protocols have it: seconds since 1970 with milliseconds as fraction.</summary>
    /// <param name="milliseconds">Since 1970.</param>
    public static WireNumber Time(long milliseconds) =>
        new((milliseconds / 1000m).ToString("0.###", CultureInfo.InvariantCulture));
}

/// <summary>True or false.</summary>
internal sealed class WireBoolean : WireValue
{
    public static readonly WireBoolean True = new(true);
    public static readonly WireBoolean False = new(false);

    private WireBoolean(bool value) => Value = value;

    public bool Value { get; }

    public override string Token => Value ? "TRUE_VALUE" : "FALSE_VALUE";
}

/// <summary>A list.</summary>
internal sealed class WireList(IReadOnlyList<WireValue> items) : WireValue
{
    public IReadOnlyList<WireValue> Items { get; } = items;

    public override string Token => "START_ARRAY";
}
