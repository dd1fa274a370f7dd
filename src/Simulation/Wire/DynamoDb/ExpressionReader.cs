using System.Text;
using AwsMessaging.Semantics.Facts;
using AwsMessaging.Simulation.Wire.Protocols;

namespace AwsMessaging.Simulation.Wire.DynamoDb;

/// <summary>Tokens of an expression, with the names and values that the request defines for it.</summary>
/// <remarks>https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.html</remarks>
internal sealed class ExpressionReader
{
    private readonly string kind;
    private readonly WireStructure? names;
    private readonly Item values;
    private readonly HashSet<string> used;
    private readonly List<string> tokens;
    private readonly List<string> attributes = [];
    private int next;

    /// <summary>Splits an expression into tokens.</summary>
    /// <param name="kind">Its name in the request: for error messages.</param>
    /// <param name="text">The expression.</param>
    /// <param name="names"><c>ExpressionAttributeNames</c>.</param>
    /// <param name="values"><c>ExpressionAttributeValues</c>.</param>
    /// <param name="used">Takes the placeholders that the expression uses.</param>
    public ExpressionReader(string kind, string text, WireStructure? names, Item values, HashSet<string> used)
    {
        this.kind = kind;
        this.names = names;
        this.values = values;
        this.used = used;
        if (Encoding.UTF8.GetByteCount(text) > DynamoDbFacts.ExpressionBytes)
        {
            throw Fault($"Expression size has exceeded the maximum allowed size; expression size: {Encoding.UTF8.GetByteCount(text)}");
        }

        tokens = Split(text);
        if (tokens.Count == 0)
        {
            throw Fault("The expression can not be empty;");
        }
    }

    /// <summary>The next token; empty at the end.</summary>
    public string Peek => next < tokens.Count ? tokens[next] : "";

    /// <summary>Whether all is read.</summary>
    public bool AtEnd => next == tokens.Count;

    /// <summary>Top-level attributes that have been named so far.</summary>
    public IReadOnlyCollection<string> Attributes => attributes;

    /// <summary>Takes the next token.</summary>
    public string Take() => AtEnd ? throw Syntax() : tokens[next++];

    /// <summary>Takes the next token if it is this one; words in any case.</summary>
    public bool TryTake(string token)
    {
        if (!string.Equals(Peek, token, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        next++;
        return true;
    }

    /// <summary>Takes this token.</summary>
    public void Expect(string token)
    {
        if (!TryTake(token))
        {
            throw Syntax();
        }
    }

    /// <summary>Whether the next tokens are a function's name and its parenthesis.</summary>
    public bool IsFunction => next + 1 < tokens.Count && tokens[next + 1] == "(" && char.IsLetter(tokens[next][0]);

    /// <summary>Takes a path: names with dots between, list elements in brackets.</summary>
    public IReadOnlyList<object> TakePath()
    {
        var first = TakeName();
        attributes.Add(first);
        List<object> path = [first];
        while (true)
        {
            if (TryTake("."))
            {
                path.Add(TakeName());
            }
            else if (TryTake("["))
            {
                path.Add(int.TryParse(Take(), out var index) ? index : throw Syntax());
                Expect("]");
            }
            else
            {
                return path;
            }
        }
    }

    /// <summary>Takes a value's placeholder.</summary>
    public AttributeValue TakeValue()
    {
        var token = Take();
        if (token[0] != ':')
        {
            next--;
            throw Syntax();
        }

        used.Add(token);
        return values[token]
            ?? throw Fault($"An expression attribute value used in expression is not defined; attribute value: {token}");
    }

    /// <summary>The error for a token that cannot stand where it does.</summary>
    public WireFault Syntax()
    {
        var token = Peek.Length == 0 ? "<EOF>" : Peek;
        var near = string.Concat(tokens.Skip(Math.Max(0, next - 1)).Take(3).Select((t, i) => i == 0 ? t : " " + t));
        return Fault($"Syntax error; token: \"{token}\", near: \"{near}\"");
    }

    /// <summary>An error in this expression.</summary>
    public WireFault Fault(string message) => new(DynamoDbErrors.Validation($"Invalid {kind}: {message}"));

    private string TakeName()
    {
        var token = Take();
        if (token[0] == '#')
        {
            used.Add(token);
            return names?.Text(token)
                ?? throw Fault($"An expression attribute name used in the document path is not defined; attribute name: {token}");
        }

        return char.IsLetter(token[0]) || token[0] == '_' ? token : throw Syntax();
    }

    private List<string> Split(string text)
    {
        var result = new List<string>();
        for (var i = 0; i < text.Length;)
        {
            var c = text[i];
            if (char.IsWhiteSpace(c))
            {
                i++;
                continue;
            }

            var start = i;
            if (char.IsLetterOrDigit(c) || c is '_' or ':' or '#')
            {
                while (++i < text.Length && (char.IsLetterOrDigit(text[i]) || text[i] is '_' or '-'))
                {
                }
            }
            else if (c is '<' or '>' && i + 1 < text.Length && (text[i + 1] == '=' || (c == '<' && text[i + 1] == '>')))
            {
                i += 2;
            }
            else if ("=<>()[],.+-".Contains(c, StringComparison.Ordinal))
            {
                i++;
            }
            else
            {
                throw Fault($"Syntax error; token: \"{c}\", near: \"{text[Math.Max(0, i - 3)..Math.Min(text.Length, i + 3)]}\"");
            }

            result.Add(text[start..i]);
        }

        return result;
    }
}
