using System.Text;

namespace AwsMessaging.Semantics.Patterns;

/// <summary>
/// A text with asterisks for any number of characters. A backslash takes the meaning from an asterisk or a backslash.
/// Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html#eb-filtering-wildcard-matching
/// </summary>
internal sealed class WildcardPattern
{
    private readonly string[] parts;

    private WildcardPattern(string[] parts) => this.parts = parts;

    /// <summary>What the pattern's text matches literally, between its asterisks: one part more than there are asterisks.</summary>
    public IReadOnlyList<string> Parts => parts;

    /// <summary>Reads a pattern, or says what is wrong with which of its characters.</summary>
    public static WildcardPattern? TryParse(string text, out string? error, out int position)
    {
        var parts = new List<string>();
        var part = new StringBuilder();
        error = null;
        for (position = 0; position < text.Length; position++)
        {
            var c = text[position];
            var next = position + 1 < text.Length ? text[position + 1] : '\0';
            if (c == '*' && next == '*')
            {
                error = "Consecutive wildcard characters";
                return null;
            }

            if (c == '\\' && next != '*' && next != '\\')
            {
                error = "Invalid escape character";
                return null;
            }

            if (c == '*')
            {
                parts.Add(part.ToString());
                part.Clear();
            }
            else
            {
                part.Append(c == '\\' ? next : c);
                position += c == '\\' ? 1 : 0;
            }
        }

        parts.Add(part.ToString());
        return new WildcardPattern([.. parts]);
    }

    /// <summary>Whether a string matches: each part where it first can, which is right because asterisks take anything.</summary>
    public bool Matches(in EventValue value)
    {
        var first = parts[0];
        if (parts.Length == 1)
        {
            return value.TextEquals(first);
        }

        var last = parts[parts.Length - 1];
        if (value.Length < first.Length + last.Length || !value.StartsWith(first) || !value.EndsWith(last))
        {
            return false;
        }

        var position = value.Start + first.Length;
        var end = value.Start + value.Length - last.Length;
        for (var i = 1; i < parts.Length - 1; i++)
        {
            position = value.Source.IndexOf(parts[i], position, end - position, StringComparison.Ordinal);
            if (position < 0)
            {
                return false;
            }

            position += parts[i].Length;
        }

        return true;
    }
}
