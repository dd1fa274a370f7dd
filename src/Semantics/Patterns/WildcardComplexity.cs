namespace AwsMessaging.Semantics.Patterns;

/// <summary>
/// How much work wildcard patterns of one field can make: the largest number of their beginnings that some text matches at the same time. A
/// matcher has to follow all of them. <c>a*b</c> has two, since "ab" matches both <c>a*</c> and <c>a*b</c>.
/// </summary>
internal sealed class WildcardComplexity
{
    /// <summary>More sets of beginnings than this are not looked at: by then the patterns are complex by any measure.</summary>
    private const int MaxSets = 2000;

    private readonly List<(int Pattern, char Character, bool IsAsterisk)> steps = [];
    private readonly HashSet<char> alphabet = [];
    private readonly int words;

    private WildcardComplexity(IReadOnlyList<WildcardPattern> patterns)
    {
        for (var p = 0; p < patterns.Count; p++)
        {
            for (var i = 0; i < patterns[p].Parts.Count; i++)
            {
                if (i > 0)
                {
                    steps.Add((p, '*', true));
                }

                foreach (var c in patterns[p].Parts[i])
                {
                    steps.Add((p, c, false));
                    alphabet.Add(c);
                }
            }

            steps.Add((p, '\0', false)); // the end: no text goes past it
        }

        words = (steps.Count + 63) / 64;
    }

    /// <summary>The complexity, or more than <paramref name="limit"/> if it is more.</summary>
    public static int Of(IReadOnlyList<WildcardPattern> patterns, int limit) => new WildcardComplexity(patterns).Largest(limit);

    /// <summary>
    /// A beginning is the index of the step after it. Starts with the empty beginnings and follows each set of beginnings with every
    /// character that makes a difference; one that occurs in no pattern makes none, as it only keeps what asterisks keep anyway.
    /// </summary>
    private int Largest(int limit)
    {
        var start = new ulong[words];
        for (var i = 0; i < steps.Count; i++)
        {
            if (i == 0 || steps[i].Pattern != steps[i - 1].Pattern)
            {
                Reach(start, i);
            }
        }

        var seen = new HashSet<string> { KeyOf(start) };
        var open = new Queue<ulong[]>();
        open.Enqueue(start);
        var largest = 0;
        while (open.Count > 0)
        {
            var set = open.Dequeue();
            foreach (var c in alphabet)
            {
                var next = After(set, c);
                largest = Math.Max(largest, Count(next));
                if (largest > limit || seen.Count > MaxSets)
                {
                    return limit + 1;
                }

                if (seen.Add(KeyOf(next)))
                {
                    open.Enqueue(next);
                }
            }
        }

        return largest;
    }

    private ulong[] After(ulong[] set, char c)
    {
        var next = new ulong[words];
        for (var i = 0; i < steps.Count; i++)
        {
            if ((set[i >> 6] & (1UL << (i & 63))) == 0)
            {
                continue;
            }

            // What an asterisk before the beginning takes leaves it as it is.
            if (i > 0 && steps[i - 1].Pattern == steps[i].Pattern && steps[i - 1].IsAsterisk)
            {
                Reach(next, i);
            }

            if (!steps[i].IsAsterisk && steps[i].Character == c && i + 1 < steps.Count && steps[i + 1].Pattern == steps[i].Pattern)
            {
                Reach(next, i + 1);
            }
        }

        return next;
    }

    /// <summary>Adds a beginning, and the one with the asterisk that follows, which takes nothing.</summary>
    private void Reach(ulong[] set, int index)
    {
        set[index >> 6] |= 1UL << (index & 63);
        if (steps[index].IsAsterisk)
        {
            set[(index + 1) >> 6] |= 1UL << ((index + 1) & 63);
        }
    }

    private static int Count(ulong[] set)
    {
        var count = 0;
        foreach (var word in set)
        {
            for (var rest = word; rest != 0; rest &= rest - 1)
            {
                count++;
            }
        }

        return count;
    }

    private static string KeyOf(ulong[] set)
    {
        var key = new char[set.Length * 4];
        for (var i = 0; i < key.Length; i++)
        {
            key[i] = (char)(set[i >> 2] >> ((i & 3) * 16));
        }

        return new string(key);
    }
}
