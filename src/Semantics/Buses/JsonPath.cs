using System.Globalization;
using AwsMessaging.Semantics.Json;

namespace AwsMessaging.Semantics.Buses;

/// <summary>
/// The part of JSON path that EventBridge knows: <c>$</c>, names after dots or in brackets, array indices, and the wildcard.
/// Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html
/// </summary>
public sealed class JsonPath
{
    private readonly Step[] steps;
    private readonly bool hasWildcard;

    private JsonPath(string text, List<Step> steps)
    {
        Text = text;
        this.steps = [.. steps];
        hasWildcard = steps.Exists(s => s.IsWildcard);
    }

    /// <summary>The path as it was written.</summary>
    public string Text { get; }

    /// <summary>Reads a path.</summary>
    /// <returns>The path, or null when it is none.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static JsonPath? Parse(string text)
    {
        if (text is null)
        {
            throw new ArgumentNullException(nameof(text));
        }

        if (text.Length == 0 || text[0] != '$')
        {
            return null;
        }

        var steps = new List<Step>();
        var position = 1;
        while (position < text.Length)
        {
            var step = text[position] switch
            {
                '.' => AfterDot(text, ref position),
                '[' => InBrackets(text, ref position),
                _ => null,
            };
            if (step is null)
            {
                return null;
            }

            steps.Add(step);
        }

        return new JsonPath(text, steps);
    }

    /// <summary>What the path selects; the array of all that it selects when it has a wildcard; null when it selects nothing.</summary>
    public JsonValue? Select(JsonValue root)
    {
        var selected = new List<JsonValue> { root };
        foreach (var step in steps)
        {
            var next = new List<JsonValue>();
            foreach (var value in selected)
            {
                step.Select(value, next);
            }

            selected = next;
        }

        return selected.Count == 0 ? null : hasWildcard ? JsonValue.ArrayOf(selected) : selected[0];
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static Step? AfterDot(string text, ref int position)
    {
        var start = ++position;
        while (position < text.Length && text[position] is not '.' and not '[')
        {
            if (char.IsWhiteSpace(text[position]) || text[position] is '"' or '\'' or ']' or '<' or '>')
            {
                return null;
            }

            position++;
        }

        return position == start ? null : Named(text.Substring(start, position - start));
    }

    private static Step? InBrackets(string text, ref int position)
    {
        var end = text.IndexOf(']', position);
        if (end < 0)
        {
            return null;
        }

        var inside = text.Substring(position + 1, end - position - 1);
        position = end + 1;
        if (inside.Length > 2 && inside[0] is '\'' or '"' && inside[inside.Length - 1] == inside[0])
        {
            return new Step(inside.Substring(1, inside.Length - 2), -1);
        }

        return inside == "*" ? Named(inside)
            : int.TryParse(inside, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? new Step(null, index)
            : null;
    }

    private static Step Named(string name) => name == "*" ? new Step(null, -1) : new Step(name, -1);

    /// <summary>A name, an index, or with neither the wildcard.</summary>
    private sealed class Step(string? name, int index)
    {
        public bool IsWildcard => name is null && index < 0;

        public void Select(JsonValue value, List<JsonValue> selected)
        {
            if (name is not null)
            {
                if (value.Find(name) is { } member)
                {
                    selected.Add(member);
                }
            }
            else if (index >= 0)
            {
                if (index < value.Items.Count)
                {
                    selected.Add(value.Items[index]);
                }
            }
            else
            {
                selected.AddRange(value.Items);
                selected.AddRange(value.Members.Select(m => m.Value));
            }
        }
    }
}
