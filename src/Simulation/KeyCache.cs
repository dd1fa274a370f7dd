namespace AwsMessaging.Simulation;

/// <summary>
/// Business keys of message bodies, found once: a body is asked for at each step of its message, and again in each run of an exploration.
/// </summary>
/// <param name="keyOf">Finds a key. It says the same of the same body each time.</param>
internal sealed class KeyCache(Func<string, string> keyOf)
{
    /// <summary>More bodies than a scenario has. A long run has more, and needs the older ones no longer.</summary>
    private const int Capacity = 1_000;

    /// <summary>
    /// Characters. Longer bodies are not kept: a thousand of the longest that SQS takes would be two gigabytes, and to find one again is
    /// to read all of it too.
    /// </summary>
    private const int MaxKept = 8 * 1024;

    private readonly Dictionary<string, string> keys = new(StringComparer.Ordinal);

    /// <summary>The key of a body.</summary>
    public string KeyOf(string body)
    {
        if (body.Length > MaxKept)
        {
            return keyOf(body);
        }

        if (!keys.TryGetValue(body, out var key))
        {
            key = keyOf(body);
            if (keys.Count == Capacity)
            {
                keys.Clear();
            }

            keys.Add(body, key);
        }

        return key;
    }
}
