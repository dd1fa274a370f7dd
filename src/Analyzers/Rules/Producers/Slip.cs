namespace AwsMessaging.Analyzers.Rules.Producers;

/// <summary>How a text comes to be another one than was meant.</summary>
internal enum Slip
{
    /// <summary>They are not that close: they mean different things, or may.</summary>
    None,

    /// <summary>Case, blanks, or the signs between words: nobody has two names that differ in nothing else.</summary>
    Spelling,

    /// <summary>A letter too many or too few, or two in the wrong order, in the middle of a word.</summary>
    Letter,
}

/// <summary>Tells slips from other names.</summary>
internal static class Slips
{
    /// <summary>Words that are shorter are too soon another word: <c>paid</c>, <c>said</c>.</summary>
    private const int ShortestWord = 5;

    /// <summary>What makes one text of another.</summary>
    public static Slip Between(string text, string meant) =>
        text == meant ? Slip.None
        : IsSpelling(text, meant) ? Slip.Spelling
        : IsLetter(text, meant) ? Slip.Letter
        : Slip.None;

    /// <summary>The word of a text in which it begins to differ from another one.</summary>
    public static string WordOf(string text, string meant)
    {
        var at = text.TakeWhile((c, i) => i < meant.Length && c == meant[i]).Count();
        var start = at;
        while (start > 0 && char.IsLetter(text[start - 1]) && (start == text.Length || !char.IsUpper(text[start])))
        {
            start--;
        }

        var end = at;
        while (end < text.Length && (char.IsLower(text[end]) || end == start))
        {
            end++;
        }

        return text.Substring(start, end - start);
    }

    private static bool IsSpelling(string text, string meant) =>
        string.Equals(text.Trim(), meant.Trim(), StringComparison.OrdinalIgnoreCase)
        || (!text.Any(char.IsDigit) && Letters(text) is { Length: > 0 } letters && letters == Letters(meant));

    private static string Letters(string text) => new([.. text.Where(c => char.IsLetter(c) || !IsSign(c)).Select(char.ToLowerInvariant)]);

    private static bool IsSign(char c) => c is ' ' or '.' or '-' or '_' or '/';

    /// <summary>
    /// Only inside a word. At its ends are the letters that make another one: <c>ItemAdded</c> and <c>ItemsAdded</c>, <c>blocked</c> and
    /// <c>locked</c>. A letter in place of another makes too many: <c>charged</c> and <c>changed</c>.
    /// </summary>
    private static bool IsLetter(string text, string meant)
    {
        var before = 0;
        while (before < text.Length && before < meant.Length && text[before] == meant[before])
        {
            before++;
        }

        var longer = text.Length >= meant.Length ? text : meant;
        var shorter = text.Length >= meant.Length ? meant : text;
        var difference = longer.Length - shorter.Length;
        return difference == 1 && IsSame(longer, before + 1, shorter, before) ? IsInWord(longer, before, before)
            : difference == 0 && before + 1 < text.Length && text[before] == meant[before + 1] && text[before + 1] == meant[before]
                && IsSame(text, before + 2, meant, before + 2) && IsInWord(meant, before, before + 1);
    }

    private static bool IsSame(string one, int from, string other, int otherFrom) =>
        string.CompareOrdinal(one, from, other, otherFrom, int.MaxValue) == 0;

    /// <summary>Whether letters have others of their word on both sides. A capital letter begins a word.</summary>
    private static bool IsInWord(string text, int first, int last)
    {
        var start = first;
        while (start > 0 && char.IsLetter(text[start - 1]) && !char.IsUpper(text[start]))
        {
            start--;
        }

        var end = last + 1;
        while (end < text.Length && char.IsLower(text[end]))
        {
            end++;
        }

        return start < first && last + 1 < end && end - start >= ShortestWord && text.Skip(first).Take(last + 1 - first).All(char.IsLower);
    }
}
