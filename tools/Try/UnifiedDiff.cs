using System.Globalization;

namespace AwsMessaging.Try;

/// <summary>The difference between two texts in the usual form, as "diff -u" and git print it.</summary>
public static class UnifiedDiff
{
    private const int Context = 3;

    /// <summary>The lines of the difference, none when the texts are equal.</summary>
    /// <param name="name">The path to name in the head, with slashes.</param>
    /// <param name="before">The old text.</param>
    /// <param name="after">The new text.</param>
    public static IEnumerable<string> Between(string name, string before, string after)
    {
        var edits = Edits(Split(before), Split(after));
        if (edits.TrueForAll(e => e.Kind == ' '))
        {
            yield break;
        }

        yield return "--- a/" + name;
        yield return "+++ b/" + name;
        foreach (var (from, to) in Hunks(edits))
        {
            var hunk = edits[from..to];
            yield return $"@@ -{Range(edits, from, hunk, '+')} +{Range(edits, from, hunk, '-')} @@";
            foreach (var (kind, line) in hunk)
            {
                yield return kind + line.TrimEnd('\r', '\n');
                if (!line.EndsWith('\n'))
                {
                    yield return @"\ No newline at end of file";
                }
            }
        }
    }

    private static List<string> Split(string text)
    {
        var lines = new List<string>();
        for (var at = 0; at < text.Length;)
        {
            var next = text.IndexOf('\n', at) + 1;
            next = next == 0 ? text.Length : next;
            lines.Add(text[at..next]);
            at = next;
        }

        return lines;
    }

    // Longest common subsequence by dynamic programming: source files are small, and the result is minimal.
    private static List<(char Kind, string Line)> Edits(List<string> before, List<string> after)
    {
        var common = new int[before.Count + 1, after.Count + 1];
        for (var i = before.Count - 1; i >= 0; i--)
        {
            for (var j = after.Count - 1; j >= 0; j--)
            {
                common[i, j] = before[i] == after[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        var edits = new List<(char, string)>();
        var (x, y) = (0, 0);
        while (x < before.Count || y < after.Count)
        {
            if (x < before.Count && y < after.Count && before[x] == after[y])
            {
                edits.Add((' ', before[x]));
                (x, y) = (x + 1, y + 1);
            }
            else if (y == after.Count || (x < before.Count && common[x + 1, y] >= common[x, y + 1]))
            {
                edits.Add(('-', before[x++]));
            }
            else
            {
                edits.Add(('+', after[y++]));
            }
        }

        return edits;
    }

    private static IEnumerable<(int From, int To)> Hunks(List<(char Kind, string Line)> edits)
    {
        var at = 0;
        while ((at = edits.FindIndex(at, e => e.Kind != ' ')) >= 0)
        {
            var from = Math.Max(0, at - Context);
            var last = at;
            for (var i = at; i < edits.Count && i - last <= 2 * Context; i++)
            {
                last = edits[i].Kind == ' ' ? last : i;
            }

            at = Math.Min(edits.Count, last + 1 + Context);
            yield return (from, at);
            if (at == edits.Count)
            {
                yield break;
            }
        }
    }

    // The lines of one side: those that are not only on the other one.
    private static string Range(List<(char Kind, string Line)> edits, int from, List<(char Kind, string Line)> hunk, char other)
    {
        var start = edits.Take(from).Count(e => e.Kind != other);
        var count = hunk.Count(e => e.Kind != other);
        return string.Create(CultureInfo.InvariantCulture, $"{(count == 0 ? start : start + 1)},{count}");
    }
}
