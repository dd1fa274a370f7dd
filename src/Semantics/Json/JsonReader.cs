namespace AwsMessaging.Semantics.Json;

/// <summary>Builds values from a text. Recursion is bounded by the depth limit, so that no text can exhaust the stack.</summary>
internal sealed class JsonReader
{
    private readonly int maxDepth;
    private JsonCursor cursor;

    private JsonReader(string text, int maxDepth)
    {
        cursor = new JsonCursor(text);
        this.maxDepth = maxDepth;
    }

    public static JsonValue? Read(string text, int maxDepth, out JsonFault? fault)
    {
        if (text is null)
        {
            throw new ArgumentNullException(nameof(text));
        }

        var reader = new JsonReader(text, maxDepth);
        var value = reader.Value(0);
        if (value is not null)
        {
            reader.cursor.Next();
            if (reader.cursor.Position < text.Length)
            {
                reader.cursor.Unexpected("the end of the text");
            }
        }

        fault = reader.cursor.Fault;
        return fault is null ? value : null;
    }

    private JsonValue? Value(int depth)
    {
        var c = cursor.Next();
        var start = cursor.Position;
        switch (c)
        {
            case '{' or '[' when depth >= maxDepth:
                cursor.Fail("Arrays and objects nest too deep", start, 1);
                return null;
            case '{':
                return Object(start, depth + 1);
            case '[':
                return Array(start, depth + 1);
            case '"':
                return String() is { } text ? new JsonValue(JsonKind.String, text, start, cursor.Position - start) : null;
            case '-' or (>= '0' and <= '9'):
                return cursor.ScanNumber() ? Scalar(JsonKind.Number, start) : null;
            case 't':
                return cursor.ScanWord("true") ? Scalar(JsonKind.True, start) : null;
            case 'f':
                return cursor.ScanWord("false") ? Scalar(JsonKind.False, start) : null;
            case 'n':
                return cursor.ScanWord("null") ? Scalar(JsonKind.Null, start) : null;
            default:
                cursor.Unexpected("a value");
                return null;
        }
    }

    private JsonValue Scalar(JsonKind kind, int start) =>
        new(kind, cursor.Text.Substring(start, cursor.Position - start), start, cursor.Position - start);

    private string? String()
    {
        var start = cursor.Position;
        if (!cursor.ScanString(out var escaped))
        {
            return null;
        }

        var end = cursor.Position - 1;
        return escaped ? JsonCursor.Unescape(cursor.Text, start + 1, end) : cursor.Text.Substring(start + 1, end - start - 1);
    }

    private JsonValue? Array(int start, int depth)
    {
        var items = new List<JsonValue>();
        cursor.Position++;
        if (cursor.Next() != ']')
        {
            while (true)
            {
                if (Value(depth) is not { } item)
                {
                    return null;
                }

                items.Add(item);
                if (!Separated(']', "',' or ']'", out var more))
                {
                    return null;
                }

                if (!more)
                {
                    break;
                }
            }
        }

        cursor.Position++;
        return new JsonValue(JsonKind.Array, "", start, cursor.Position - start, items: [.. items]);
    }

    private JsonValue? Object(int start, int depth)
    {
        var members = new List<JsonMember>();
        cursor.Position++;
        if (cursor.Next() != '}')
        {
            while (true)
            {
                if (Member(depth) is not { } member)
                {
                    return null;
                }

                members.Add(member);
                if (!Separated('}', "',' or '}'", out var more))
                {
                    return null;
                }

                if (!more)
                {
                    break;
                }
            }
        }

        cursor.Position++;
        return new JsonValue(JsonKind.Object, "", start, cursor.Position - start, members: [.. members]);
    }

    private JsonMember? Member(int depth)
    {
        if (cursor.Next() != '"')
        {
            cursor.Unexpected("a name in quotes");
            return null;
        }

        var start = cursor.Position;
        if (String() is not { } name)
        {
            return null;
        }

        var length = cursor.Position - start;
        if (cursor.Next() != ':')
        {
            cursor.Unexpected("':'");
            return null;
        }

        cursor.Position++;
        return Value(depth) is { } value ? new JsonMember(name, start, length, value) : null;
    }

    /// <summary>After an element: passes over a comma, or stops before the closing bracket.</summary>
    private bool Separated(char closing, string expected, out bool more)
    {
        var c = cursor.Next();
        more = c == ',';
        if (more)
        {
            cursor.Position++;
            return true;
        }

        return c == closing || cursor.Unexpected(expected);
    }
}
