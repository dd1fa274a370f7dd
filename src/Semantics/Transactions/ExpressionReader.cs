using System.Globalization;

namespace AwsMessaging.Semantics.Transactions;

/// <summary>A function of an item: an operand of an expression.</summary>
internal delegate AttributeValue? Operand(DynamoItem item);

/// <summary>What reads all expressions: tokens, placeholders, paths, operands.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.html</remarks>
internal abstract class ExpressionReader(IReadOnlyList<string> tokens, ExpressionNames names)
{
    private int position;

    protected string Current => tokens[position];

    protected bool IsAtEnd => Current.Length == 0;

    protected bool Is(string word) => string.Equals(Current, word, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the current token is the name of a function: a parenthesis follows.</summary>
    protected bool IsCall => ExpressionTokens.IsName(Current) && tokens[position + 1] == "(";

    protected string Take() => tokens[position++];

    protected bool TryTake(string word)
    {
        if (!Is(word))
        {
            return false;
        }

        position++;
        return true;
    }

    protected void Expect(string sign)
    {
        if (!TryTake(sign))
        {
            throw new ExpressionException($"Syntax error; token: \"{(IsAtEnd ? "<EOF>" : Current)}\"");
        }
    }

    protected DocumentPath Path()
    {
        var attribute = Name();
        var steps = new List<object>();
        while (true)
        {
            if (TryTake("."))
            {
                steps.Add(Name());
            }
            else if (TryTake("["))
            {
                if (!int.TryParse(Take(), NumberStyles.None, CultureInfo.InvariantCulture, out var index))
                {
                    throw new ExpressionException("Syntax error; a list index is a whole number");
                }

                steps.Add(index);
                Expect("]");
            }
            else
            {
                return new DocumentPath(attribute, steps);
            }
        }
    }

    protected AttributeValue Value() =>
        Current.StartsWith(":", StringComparison.Ordinal)
            ? names.ValueOf(Take())
            : throw new ExpressionException($"Syntax error; token: \"{Current}\"");

    protected Operand PathOrValue()
    {
        if (Current.StartsWith(":", StringComparison.Ordinal))
        {
            var value = Value();
            return _ => value;
        }

        return Path().Find;
    }

    private string Name()
    {
        if (!ExpressionTokens.IsName(Current))
        {
            throw new ExpressionException($"Syntax error; token: \"{(IsAtEnd ? "<EOF>" : Current)}\"");
        }

        var token = Take();
        return token[0] == '#' ? names.NameOf(token) : token;
    }
}

/// <summary>An expression that DynamoDB refuses; the message says why.</summary>
internal sealed class ExpressionException(string message) : Exception(message);

/// <summary>What the placeholders of an expression stand for.</summary>
internal sealed class ExpressionNames(IReadOnlyDictionary<string, string>? names, IReadOnlyDictionary<string, AttributeValue>? values)
{
    private readonly HashSet<string> used = new(StringComparer.Ordinal);

    public string NameOf(string placeholder)
    {
        used.Add(placeholder);
        return names is not null && names.TryGetValue(placeholder, out var name)
            ? name
            : throw new ExpressionException($"An expression attribute name used in the document path is not defined; attribute name: {placeholder}");
    }

    public AttributeValue ValueOf(string placeholder)
    {
        used.Add(placeholder);
        return values is not null && values.TryGetValue(placeholder, out var value)
            ? value
            : throw new ExpressionException($"An expression attribute value used in expression is not defined; attribute value: {placeholder}");
    }

    /// <summary>Refuses placeholders that no expression of the request has used.</summary>
    /// <exception cref="ExpressionException">There is one.</exception>
    public void CheckAllUsed()
    {
        foreach (var placeholder in (names?.Keys ?? []).Concat(values?.Keys ?? []).OrderBy(p => p, StringComparer.Ordinal))
        {
            if (!used.Contains(placeholder))
            {
                var member = placeholder[0] == '#' ? "ExpressionAttributeNames" : "ExpressionAttributeValues";
                throw new ExpressionException($"Value provided in {member} unused in expressions: keys: {{{placeholder}}}");
            }
        }
    }
}
