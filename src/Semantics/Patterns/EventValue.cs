using AwsMessaging.Semantics.Json;

namespace AwsMessaging.Semantics.Patterns;

/// <summary>A leaf of an event: a slice of some text, so that nothing is copied to look at it.</summary>
internal readonly struct EventValue
{
    public EventValue(JsonKind kind, string source, int start, int length, NumberRule numbers)
    {
        Kind = kind;
        Source = source;
        Start = start;
        Length = length;
        IsComparable = kind == JsonKind.Number && NumberText.TryCompare(source, start, length, numbers, out Number);
    }

    public JsonKind Kind { get; }

    public string Source { get; }

    public int Start { get; }

    public int Length { get; }

    /// <summary>Whether it is a number that is compared by value.</summary>
    public bool IsComparable { get; }

    /// <summary>The number, if it is comparable.</summary>
    public readonly double Number;

    public char this[int index] => Source[Start + index];

    public override string ToString() => Source.Substring(Start, Length);

    public bool TextEquals(string text) => Length == text.Length && string.CompareOrdinal(Source, Start, text, 0, Length) == 0;

    public bool StartsWith(string text) => Length >= text.Length && string.CompareOrdinal(Source, Start, text, 0, text.Length) == 0;

    public bool EndsWith(string text) =>
        Length >= text.Length && string.CompareOrdinal(Source, Start + Length - text.Length, text, 0, text.Length) == 0;
}
