namespace AwsMessaging.Semantics.Patterns;

/// <summary>Finds in one step the conditions that ask for a text, a beginning or an end.</summary>
internal sealed class TextIndex
{
    private const uint HashStart = 2166136261;
    private const uint HashFactor = 16777619;
    private static readonly int[] None = [];

    private readonly bool fromEnd;
    private readonly bool foldsCase;
    private readonly int[] lengths;
    private readonly Entry?[] entries;

    /// <param name="texts">Texts and the conditions that ask for them.</param>
    /// <param name="fromEnd">Whether texts are ends.</param>
    /// <param name="foldsCase">Whether ASCII letters are the same in either case.</param>
    public TextIndex(IReadOnlyList<(string Text, int Condition)> texts, bool fromEnd = false, bool foldsCase = false)
    {
        this.fromEnd = fromEnd;
        this.foldsCase = foldsCase;
        var groups = texts.GroupBy(text => foldsCase ? Fold(text.Text) : text.Text, text => text.Condition, StringComparer.Ordinal)
            .ToList();
        lengths = [.. groups.Select(group => group.Key.Length).Distinct().OrderBy(length => length)];
        var size = 4;
        while (size < groups.Count * 2)
        {
            size *= 2;
        }

        entries = new Entry?[size];
        foreach (var group in groups)
        {
            var hash = Hash(group.Key, 0, group.Key.Length);
            var i = (int)hash & (size - 1);
            while (entries[i] is not null)
            {
                i = (i + 1) & (size - 1);
            }

            entries[i] = new Entry(group.Key, hash, [.. group.Distinct()]);
        }
    }

    /// <summary>The conditions that ask for the whole value.</summary>
    public int[] Whole(in EventValue value) =>
        Array.BinarySearch(lengths, value.Length) < 0 ? None : Find(Hash(value.Source, value.Start, value.Length), value, value.Length);

    /// <summary>Marks the conditions that ask for a beginning, or an end, of the value.</summary>
    public void Affixes(in EventValue value, MatchedConditions matched)
    {
        var hash = HashStart;
        var hashed = 0;
        foreach (var length in lengths)
        {
            if (length > value.Length)
            {
                return;
            }

            for (; hashed < length; hashed++)
            {
                hash = (hash ^ value[fromEnd ? value.Length - 1 - hashed : hashed]) * HashFactor;
            }

            matched.Add(Find(hash, value, length));
        }
    }

    private int[] Find(uint hash, in EventValue value, int length)
    {
        var start = fromEnd ? value.Length - length : 0;
        for (var i = (int)hash & (entries.Length - 1); entries[i] is { } entry; i = (i + 1) & (entries.Length - 1))
        {
            if (entry.Hash == hash && entry.Text.Length == length && IsAt(value, start, entry.Text))
            {
                return entry.Conditions;
            }
        }

        return None;
    }

    private bool IsAt(in EventValue value, int start, string text)
    {
        if (!foldsCase)
        {
            return string.CompareOrdinal(value.Source, value.Start + start, text, 0, text.Length) == 0;
        }

        for (var i = 0; i < text.Length; i++)
        {
            if (Fold(value[start + i]) != text[i])
            {
                return false;
            }
        }

        return true;
    }

    private uint Hash(string text, int start, int length)
    {
        var hash = HashStart;
        for (var i = 0; i < length; i++)
        {
            var c = text[fromEnd ? start + length - 1 - i : start + i];
            hash = (hash ^ (foldsCase ? Fold(c) : c)) * HashFactor;
        }

        return hash;
    }

    private static char Fold(char c) => c is >= 'A' and <= 'Z' ? (char)(c | 0x20) : c;

    private static string Fold(string text) => new([.. text.Select(Fold)]);

    private sealed class Entry(string text, uint hash, int[] conditions)
    {
        public string Text { get; } = text;

        public uint Hash { get; } = hash;

        public int[] Conditions { get; } = conditions;
    }
}
