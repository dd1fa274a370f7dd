using System.Text;
using AwsMessaging.Semantics.Json;

namespace AwsMessaging.Semantics.Buses;

/// <summary>
/// A template of an input transformer. A template that begins with a brace or bracket is to become JSON, any other is text. What stands for
/// a placeholder depends on whether it is inside quotes: outside, the value is JSON, strings in quotes; inside, a string is its characters,
/// and an object or array is its JSON, which in a text loses its quotes and in JSON is almost always the end of it.
/// Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html
/// </summary>
public sealed class InputTemplate
{
    private readonly List<Part> parts = [];

    private InputTemplate(string text)
    {
        Text = text;
        var start = text.TrimStart();
        IsJson = start.Length > 0 && start[0] is '{' or '[';
    }

    /// <summary>The template as it was written.</summary>
    public string Text { get; }

    /// <summary>Whether what it becomes has to be JSON.</summary>
    public bool IsJson { get; }

    /// <summary>The names between angle brackets, in their order, equal ones included.</summary>
    public IEnumerable<string> Placeholders => parts.Where(p => p.IsPlaceholder).Select(p => p.Text);

    /// <summary>Whether it can become JSON at all: with null for each placeholder, as AWS tries it, it is.</summary>
    public bool IsWellFormed => !IsJson || JsonValue.TryParse(Fill(_ => JsonValue.Null), out _) is not null;

    /// <summary>Reads a template. Every text is one; see <see cref="IsWellFormed"/>.</summary>
    public static InputTemplate Parse(string text)
    {
        var template = new InputTemplate(text);
        var literal = 0;
        var inQuotes = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && inQuotes)
            {
                i++;
            }
            else if (text[i] == '"')
            {
                inQuotes = !inQuotes;
            }
            else if (text[i] == '<' && EndOfName(text, i + 1) is var end and > 0)
            {
                template.AddLiteral(literal, i);
                template.parts.Add(new Part(text.Substring(i + 1, end - i - 1), true, inQuotes));
                literal = end + 1;
                i = end;
            }
        }

        template.AddLiteral(literal, text.Length);
        return template;
    }

    /// <summary>Fills the template.</summary>
    /// <param name="resolve">The value of a placeholder; null when its path selects nothing, which is as if it were the empty
    /// string.</param>
    /// <returns>What the target gets; null when the template is to be JSON and what it became is not: nothing is delivered then.</returns>
    public string? Render(Func<string, JsonValue?> resolve)
    {
        var result = Fill(resolve);
        return IsJson && JsonValue.TryParse(result, out _) is null ? null : result;
    }

    private static int EndOfName(string text, int start)
    {
        var end = start;
        while (end < text.Length && text[end] is not '<' and not '>' and not '"' && !char.IsWhiteSpace(text[end]))
        {
            end++;
        }

        return end > start && end < text.Length && text[end] == '>' ? end : -1;
    }

    private void AddLiteral(int start, int end)
    {
        if (end > start)
        {
            parts.Add(new Part(Text.Substring(start, end - start), false, false));
        }
    }

    private string Fill(Func<string, JsonValue?> resolve)
    {
        var result = new StringBuilder(Text.Length);
        foreach (var part in parts)
        {
            if (!part.IsPlaceholder)
            {
                result.Append(part.Text);
                continue;
            }

            var value = resolve(part.Text) ?? JsonValue.Of("");
            result.Append(part.IsInQuotes ? InQuotes(value) : JsonWriter.Write(value));
        }

        return result.ToString();
    }

    private string InQuotes(JsonValue value)
    {
        switch (value.Kind)
        {
            case JsonKind.String:
                var quoted = JsonWriter.Quote(value.Text);
                return quoted.Substring(1, quoted.Length - 2);
            case JsonKind.Object or JsonKind.Array:
                var json = JsonWriter.Write(value);
                return IsJson ? json : json.Replace("\"", "");
            default:
                return value.Text;
        }
    }

    /// <summary>A piece of the template: text, or the name of a placeholder.</summary>
    private sealed class Part(string text, bool isPlaceholder, bool isInQuotes)
    {
        public string Text { get; } = text;

        public bool IsPlaceholder { get; } = isPlaceholder;

        public bool IsInQuotes { get; } = isInQuotes;
    }
}
