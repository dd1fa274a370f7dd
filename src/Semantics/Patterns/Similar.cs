namespace AwsMessaging.Semantics.Patterns;

/// <summary>Finds the name that a misspelt one was meant to be.</summary>
public static class Similar
{
    /// <summary>
    /// The first of the names that differ least, be it in case and signs alone or in so few characters that it is hardly another word; null
    /// if none does.
    /// </summary>
    /// <param name="name">The name that is not known.</param>
    /// <param name="names">The names that are.</param>
    /// <returns>The name, or null.</returns>
    /// <exception cref="ArgumentNullException">The name or the names are null.</exception>
    public static string? To(string name, IEnumerable<string> names)
    {
        if (name is null)
        {
            throw new ArgumentNullException(nameof(name));
        }

        if (names is null)
        {
            throw new ArgumentNullException(nameof(names));
        }

        string? best = null;
        var bestDistance = int.MaxValue;
        var plain = Plain(name);
        foreach (var candidate in names)
        {
            var distance = Distance(plain, Plain(candidate));
            if (distance < bestDistance)
            {
                (best, bestDistance) = (candidate, distance);
            }
        }

        return best is not null && bestDistance <= Math.Min(2, plain.Length / 3) ? best : null;
    }

    private static string Plain(string name) => new([.. name.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]);

    /// <summary>Insertions, deletions and replacements that make one text of another.</summary>
    private static int Distance(string from, string to)
    {
        var row = new int[to.Length + 1];
        for (var j = 0; j <= to.Length; j++)
        {
            row[j] = j;
        }

        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var replaced = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[to.Length];
    }
}
