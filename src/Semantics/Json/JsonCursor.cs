using System.Globalization;
using System.Text;

namespace AwsMessaging.Semantics.Json;

/// <summary>
/// Goes through a JSON text token by token. Both readers stand on it: the one that builds values, and the matcher's, which looks at
/// some values and passes over the others.
/// </summary>
internal struct JsonCursor(string text)
{
    public readonly string Text = text;

    /// <summary>Index of the next character.</summary>
    public int Position;

    /// <summary>The first thing wrong; nothing moves after it.</summary>
    public JsonFault? Fault;

    /// <summary>The next character, or NUL at the end (a NUL in the text is no token either).</summary>
    public readonly char Current => Position < Text.Length ? Text[Position] : '\0';

    /// <summary>Passes over white space and returns the character after it.</summary>
    public char Next()
    {
        var text = Text;
        var i = Position;
        while (i < text.Length && (text[i] == ' ' || text[i] == '\n' || text[i] == '\r' || text[i] == '\t'))
        {
            i++;
        }

        Position = i;
        return i < text.Length ? text[i] : '\0';
    }

    public bool Fail(string message, int offset, int length)
    {
        Fault ??= new JsonFault(message, offset, length);
        return false;
    }

    /// <summary>What stands here was not expected.</summary>
    public bool Unexpected(string expected)
    {
        if (Position >= Text.Length)
        {
            return Fail($"The text ends where {expected} is expected", Text.Length, 0);
        }

        var length = char.IsHighSurrogate(Text[Position]) && Position + 1 < Text.Length ? 2 : 1;
        return Fail($"'{Text.Substring(Position, length)}' stands where {expected} is expected", Position, length);
    }

    /// <summary>Passes over a string, whose opening quote is the current character.</summary>
    /// <param name="escaped">Whether it has escapes.</param>
    public bool ScanString(out bool escaped)
    {
        var text = Text;
        escaped = false;
        for (var i = Position + 1; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '"')
            {
                Position = i + 1;
                return true;
            }

            if (c == '\\')
            {
                escaped = true;
                var length = EscapeLength(i);
                if (length == 0)
                {
                    return false;
                }

                i += length - 1;
            }
            else if (c < ' ')
            {
                return Fail("A control character in a string has to be escaped", i, 1);
            }
        }

        return Fail("The string is not closed", Position, text.Length - Position);
    }

    /// <summary>Passes over a number, whose first character is the current one.</summary>
    public bool ScanNumber()
    {
        var start = Position;
        var i = start;
        var text = Text;
        if (text[i] == '-')
        {
            i++;
        }

        var digits = Digits(ref i);
        if (digits == 0)
        {
            Position = i;
            return Unexpected("a digit");
        }

        if (digits > 1 && text[i - digits] == '0')
        {
            return Fail("A number has no leading zeros", i - digits, digits);
        }

        if (i < text.Length && text[i] == '.')
        {
            i++;
            if (Digits(ref i) == 0)
            {
                Position = i;
                return Unexpected("a digit");
            }
        }

        if (i < text.Length && (text[i] == 'e' || text[i] == 'E'))
        {
            i++;
            if (i < text.Length && (text[i] == '+' || text[i] == '-'))
            {
                i++;
            }

            if (Digits(ref i) == 0)
            {
                Position = i;
                return Unexpected("a digit");
            }
        }

        Position = i;
        return true;
    }

    /// <summary>Passes over <c>true</c>, <c>false</c> or <c>null</c>.</summary>
    public bool ScanWord(string word)
    {
        if (string.CompareOrdinal(Text, Position, word, 0, word.Length) != 0)
        {
            var end = Position;
            while (end < Text.Length && char.IsLetterOrDigit(Text[end]))
            {
                end++;
            }

            return Fail($"'{Text.Substring(Position, end - Position)}' is no JSON value", Position, end - Position);
        }

        Position += word.Length;
        return true;
    }

    /// <summary>The characters of a string between its quotes, escapes resolved.</summary>
    public static string Unescape(string text, int start, int end)
    {
        var result = new StringBuilder(end - start);
        for (var i = start; i < end; i++)
        {
            if (text[i] != '\\')
            {
                result.Append(text[i]);
                continue;
            }

            i++;
            switch (text[i])
            {
                case 'b': result.Append('\b'); break;
                case 'f': result.Append('\f'); break;
                case 'n': result.Append('\n'); break;
                case 'r': result.Append('\r'); break;
                case 't': result.Append('\t'); break;
                case 'u':
                    result.Append((char)int.Parse(text.Substring(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                    i += 4;
                    break;
                default: result.Append(text[i]); break;
            }
        }

        return result.ToString();
    }

    private int EscapeLength(int backslash)
    {
        var text = Text;
        if (backslash + 1 >= text.Length)
        {
            Fail("The string is not closed", Position, text.Length - Position);
            return 0;
        }

        if ("\"\\/bfnrt".IndexOf(text[backslash + 1]) >= 0)
        {
            return 2;
        }

        if (text[backslash + 1] != 'u')
        {
            Fail($"'\\{text[backslash + 1]}' is no escape", backslash, 2);
            return 0;
        }

        for (var i = backslash + 2; i < backslash + 6; i++)
        {
            if (i >= text.Length || !IsHexadecimal(text[i]))
            {
                Fail("'\\u' is followed by four hexadecimal digits", backslash, Math.Min(i, text.Length) - backslash);
                return 0;
            }
        }

        return 6;
    }

    private static bool IsHexadecimal(char c) => (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');

    private readonly int Digits(ref int i)
    {
        var start = i;
        while (i < Text.Length && Text[i] >= '0' && Text[i] <= '9')
        {
            i++;
        }

        return i - start;
    }
}
