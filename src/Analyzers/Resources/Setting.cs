using System.Globalization;
using AwsMessaging.Analyzers.Flow;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Resources;

/// <summary>
/// A property of a resource: the values that it can have, absent (the default applies), or unknown. Durations are in seconds, enum members
/// are the texts of CloudFormation, a list is its texts joined by commas.
/// </summary>
internal sealed class Setting
{
    public static readonly Setting Unknown = new(Values.Unknown, []);

    public static readonly Setting Absent = new(Values.Absent, []);

    private readonly Values values;

    /// <param name="values">What it can be, by all that is in sight.</param>
    /// <param name="writings">Each place where it is given a value.</param>
    public Setting(Values values, IReadOnlyList<Setting> writings)
    {
        this.values = values;
        Writings = writings;
    }

    /// <summary>One place where a value is given.</summary>
    /// <param name="values">What it is given there.</param>
    /// <param name="syntax">Where that stands.</param>
    /// <param name="isWhole">The value is all that stands there, not a part of a text.</param>
    public Setting(Values values, SyntaxNode? syntax, bool isWhole)
    {
        this.values = values;
        Syntax = syntax;
        IsWhole = isWhole;
        Writings = [];
    }

    /// <summary>Some possibility is out of sight: a rule is silent.</summary>
    public bool IsUnknown => values.IsUnknown;

    /// <summary>Certainly not set.</summary>
    public bool IsAbsent => values.IsAbsent;

    /// <summary>Certainly set, to whatever.</summary>
    public bool IsSet => !values.IsUnknown && !values.MayBeAbsent && values.Known.Count > 0;

    /// <summary>
    /// The places where it is given a value, each with what it is given there. A value that is wrong by itself is wrong wherever it stands,
    /// also where another place sets another one.
    /// </summary>
    public IReadOnlyList<Setting> Writings { get; }

    /// <summary>Where the value is written; null for one that is not (a default, or one of several places).</summary>
    internal SyntaxNode? Syntax { get; }

    /// <summary>What stands at <see cref="Syntax"/> is the value alone, and can be replaced by another one.</summary>
    internal bool IsWhole { get; }

    /// <summary>
    /// Whether it stands behind a condition on what it is made of:
    /// <c>if (days &gt; 0) { props.RetentionPeriod = Duration.Days(days); }</c>. Not every value that callers give comes to such a place.
    /// </summary>
    internal bool IsGuarded => Syntax is { } syntax && Guards.AreOn(syntax);

    internal Values Values => values;

    /// <summary>
    /// All numbers that it can be, <paramref name="absent"/> where it is not set; null when one is not known, or is no number.
    /// </summary>
    public IReadOnlyList<long>? Numbers(long? absent = null) => All(absent, v => v.Integer ?? Parse(v.Text));

    /// <summary>All texts that it can be.</summary>
    public IReadOnlyList<string>? Texts(string? absent = null)
    {
        if (IsUnknown || (values.MayBeAbsent && absent is null))
        {
            return null;
        }

        var texts = values.Known.Select(v => v.Text).ToList();
        if (values.MayBeAbsent)
        {
            texts.Add(absent);
        }

        return texts.Contains(null) ? null : [.. texts.Select(t => t!).Distinct()];
    }

    /// <summary>All truth values that it can be.</summary>
    public IReadOnlyList<bool>? Flags(bool? absent = false) => All(absent, v => v.Data switch
    {
        bool flag => flag,
        string text when bool.TryParse(text, out var flag) => flag,
        _ => (bool?)null,
    });

    /// <summary>Whether it is certainly on, or certainly off.</summary>
    public bool Is(bool flag, bool? absent = false) => Flags(absent) is { Count: 1 } flags && flags[0] == flag;

    private IReadOnlyList<T>? All<T>(T? absent, Func<Value, T?> read)
        where T : struct
    {
        if (IsUnknown || (values.MayBeAbsent && absent is null))
        {
            return null;
        }

        var all = values.Known.Select(read).ToList();
        if (values.MayBeAbsent)
        {
            all.Add(absent);
        }

        return all.Contains(null) ? null : [.. all.Select(a => a!.Value).Distinct()];
    }

    private static long? Parse(string? text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}
