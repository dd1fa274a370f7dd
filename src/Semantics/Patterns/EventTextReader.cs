using AwsMessaging.Semantics.Json;

namespace AwsMessaging.Semantics.Patterns;

/// <summary>
/// Takes the fields straight from an event's text. What no pattern asks for is passed over, but has to be JSON all the same: both readers
/// take the same texts for events.
/// </summary>
internal sealed class EventTextReader(EventFields fields)
{
    private JsonCursor cursor;

    /// <summary>Takes the fields; false if the text is not a JSON object.</summary>
    public bool Read(string json)
    {
        fields.Clear();
        cursor = new JsonCursor(json);
        if (cursor.Next() != '{' || !Object(fields.Paths.Root, 0, 1))
        {
            return false;
        }

        cursor.Next();
        return cursor.Position == json.Length;
    }

    /// <param name="node">What is asked for; null to pass over.</param>
    /// <param name="element">The array element that it stands in.</param>
    /// <param name="depth">Arrays and objects around it.</param>
    private bool Value(PathTrie.Node? node, int element, int depth)
    {
        var c = cursor.Next();
        var start = cursor.Position;
        switch (c)
        {
            case '"':
                return String(node, element);
            case '{':
                return depth < JsonValue.DefaultMaxDepth && Object(node is { HasChildren: true } ? node : null, element, depth + 1);
            case '[':
                return depth < JsonValue.DefaultMaxDepth && Array(node, element, depth + 1);
            case '-' or (>= '0' and <= '9'):
                return cursor.ScanNumber() && Add(node, JsonKind.Number, start, element);
            case 't':
                return cursor.ScanWord("true") && Add(node, JsonKind.True, start, element);
            case 'f':
                return cursor.ScanWord("false") && Add(node, JsonKind.False, start, element);
            case 'n':
                return cursor.ScanWord("null") && Add(node, JsonKind.Null, start, element);
            default:
                return false;
        }
    }

    private bool Add(PathTrie.Node? node, JsonKind kind, int start, int element)
    {
        if (node is { Field: >= 0 })
        {
            fields.Add(node.Field, kind, cursor.Text, start, cursor.Position - start, element);
        }

        return true;
    }

    private bool String(PathTrie.Node? node, int element)
    {
        var start = cursor.Position + 1;
        if (!cursor.ScanString(out var escaped))
        {
            return false;
        }

        if (node is not { Field: >= 0 })
        {
            return true;
        }

        var end = cursor.Position - 1;
        if (escaped)
        {
            var text = JsonCursor.Unescape(cursor.Text, start, end);
            fields.Add(node.Field, JsonKind.String, text, 0, text.Length, element);
        }
        else
        {
            fields.Add(node.Field, JsonKind.String, cursor.Text, start, end - start, element);
        }

        return true;
    }

    private bool Object(PathTrie.Node? node, int element, int depth)
    {
        cursor.Position++;
        if (cursor.Next() == '}')
        {
            cursor.Position++;
            return true;
        }

        while (true)
        {
            if (cursor.Next() != '"' || !Name(node, out var child) || cursor.Next() != ':')
            {
                return false;
            }

            cursor.Position++;
            if (!Value(child, element, depth))
            {
                return false;
            }

            var c = cursor.Next();
            cursor.Position++;
            if (c != ',')
            {
                return c == '}';
            }
        }
    }

    private bool Name(PathTrie.Node? node, out PathTrie.Node? child)
    {
        child = null;
        var start = cursor.Position + 1;
        if (!cursor.ScanString(out var escaped))
        {
            return false;
        }

        if (node is not null)
        {
            var length = cursor.Position - 1 - start;
            child = escaped
                ? JsonCursor.Unescape(cursor.Text, start, start + length) is var name ? node.Find(name, 0, name.Length) : null
                : node.Find(cursor.Text, start, length);
        }

        return true;
    }

    private bool Array(PathTrie.Node? node, int element, int depth)
    {
        cursor.Position++;
        if (cursor.Next() == ']')
        {
            cursor.Position++;
            return true;
        }

        var number = node is null ? 0 : fields.NewArray();
        for (var index = 0; ; index++)
        {
            var inner = node is not null && cursor.Next() is ('{' or '[') ? fields.NewElement(number, index, element) : element;
            if (!Value(node, inner, depth))
            {
                return false;
            }

            var c = cursor.Next();
            cursor.Position++;
            if (c != ',')
            {
                return c == ']';
            }
        }
    }
}
