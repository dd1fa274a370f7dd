namespace AwsMessaging.Semantics.Transactions;

/// <summary>Splits a DynamoDB expression into names, placeholders, numbers and signs.</summary>
internal static class ExpressionTokens
{
    /// <summary>The tokens, ended by an empty one; null when a character belongs to none.</summary>
    /// <param name="text">The expression.</param>
    /// <param name="odd">The character that belongs to none.</param>
    public static List<string>? Of(string text, out char odd)
    {
        odd = default;
        var tokens = new List<string>();
        var i = 0;
        while (i < text.Length)
        {
            var c = text[i];
            if (char.IsWhiteSpace(c))
            {
                i++;
            }
            else if (IsWord(c) || c is '#' or ':')
            {
                var start = i++;
                while (i < text.Length && IsWord(text[i]))
                {
                    i++;
                }

                tokens.Add(text.Substring(start, i - start));
            }
            else if (i + 1 < text.Length && text.Substring(i, 2) is "<>" or "<=" or ">=")
            {
                tokens.Add(text.Substring(i, 2));
                i += 2;
            }
            else if ("=<>()[],.+-".IndexOf(c) >= 0)
            {
                tokens.Add(c.ToString());
                i++;
            }
            else
            {
                odd = c;
                return null;
            }
        }

        tokens.Add("");
        return tokens;
    }

    /// <summary>Whether a token is a name or placeholder, no sign.</summary>
    public static bool IsName(string token) => token.Length > 0 && (IsWord(token[0]) || token[0] == '#');

    private static bool IsWord(char c) => c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '_';
}
