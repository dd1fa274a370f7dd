using System.Globalization;
using System.Text;
using AwsMessaging.Semantics.Facts;

namespace AwsMessaging.Semantics.Transactions;

/// <summary>A function of an item: an operand of an expression.</summary>
internal delegate AttributeValue? Operand(DynamoItem item);

/// <summary>What reads all expressions: tokens, placeholders, paths, operands.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.html</remarks>
internal abstract class ExpressionReader
{
    private readonly string kind;
    private readonly List<string> tokens;
    private readonly ExpressionNames names;
    private readonly List<string> attributes = [];
    private int position;

    /// <summary>Begins to read.</summary>
    /// <param name="kind">The expression's name in the request, for messages.</param>
    /// <param name="text">The expression.</param>
    /// <param name="names">What placeholders stand for.</param>
    /// <exception cref="ExpressionException">The text is empty, too long, or has characters that no expression has.</exception>
    protected ExpressionReader(string kind, string text, ExpressionNames names)
    {
        this.kind = kind;
        this.names = names;
        var bytes = Encoding.UTF8.GetByteCount(text);
        if (bytes > DynamoDbFacts.ExpressionBytes)
        {
            throw Fault($"Expression size has exceeded the maximum allowed size; expression size: {bytes.ToString(CultureInfo.InvariantCulture)}");
        }

        tokens = ExpressionTokens.Of(text, out var odd) ?? throw Fault($"Syntax error; token: \"{odd}\", near: \"{odd}\"");
        if (IsAtEnd)
        {
            throw Fault("The expression can not be empty;");
        }
    }

    /// <summary>Attributes whose paths have been read.</summary>
    public IReadOnlyCollection<string> Attributes => attributes;

    protected string Current => tokens[position];

    protected bool IsAtEnd => Current.Length == 0;

    protected bool Is(string word) => string.Equals(Current, word, StringComparison.OrdinalIgnoreCase);

    /// <summary>An error in this expression.</summary>
    protected ExpressionException Fault(string message) => new($"Invalid {kind}: {message}");

    /// <summary>The error for a token that cannot stand where it does.</summary>
    protected ExpressionException SyntaxError()
    {
        var from = Math.Max(0, position - 1);
        var near = string.Join(" ", tokens.Skip(from).Take(3).Where(token => token.Length > 0));
        return Fault($"Syntax error; token: \"{(IsAtEnd ? "<EOF>" : Current)}\", near: \"{near}\"");
    }

    /// <summary>Whether the current token is the name of a function: a parenthesis follows.</summary>
    protected bool IsCall => ExpressionTokens.IsName(Current) && tokens[position + 1] == "(";

    protected string Take() => IsAtEnd ? throw SyntaxError() : tokens[position++];

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
            throw SyntaxError();
        }
    }

    protected DocumentPath Path()
    {
        var attribute = Name();
        attributes.Add(attribute);
        var steps = new List<object>();
        while (true)
        {
            if (TryTake("."))
            {
                steps.Add(Name());
            }
            else if (TryTake("["))
            {
                if (!int.TryParse(Current, NumberStyles.None, CultureInfo.InvariantCulture, out var index))
                {
                    throw SyntaxError();
                }

                position++;
                steps.Add(index);
                Expect("]");
            }
            else
            {
                return new DocumentPath(attribute, steps);
            }
        }
    }

    protected AttributeValue Value()
    {
        var token = Current.StartsWith(":", StringComparison.Ordinal) ? Take() : throw SyntaxError();
        return names.ValueOf(token)
            ?? throw Fault($"An expression attribute value used in expression is not defined; attribute value: {token}");
    }

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
            throw SyntaxError();
        }

        var token = Take();
        return token[0] != '#' ? token
            : names.NameOf(token)
                ?? throw Fault($"An expression attribute name used in the document path is not defined; attribute name: {token}");
    }
}

/// <summary>An expression that DynamoDB refuses; the message says why.</summary>
internal sealed class ExpressionException(string message) : Exception(message);

/// <summary>What the placeholders of an expression stand for.</summary>
internal sealed class ExpressionNames(IReadOnlyDictionary<string, string>? names, IReadOnlyDictionary<string, AttributeValue>? values)
{
    private readonly HashSet<string> used = new(StringComparer.Ordinal);

    /// <summary>The name that a placeholder stands for; null for none.</summary>
    public string? NameOf(string placeholder)
    {
        used.Add(placeholder);
        return names is not null && names.TryGetValue(placeholder, out var name) ? name : null;
    }

    /// <summary>The value that a placeholder stands for; null for none.</summary>
    public AttributeValue? ValueOf(string placeholder)
    {
        used.Add(placeholder);
        return values is not null && values.TryGetValue(placeholder, out var value) ? value : null;
    }

    /// <summary>Refuses placeholders that no expression of the request has used.</summary>
    /// <exception cref="ExpressionException">There are some.</exception>
    public void CheckAllUsed()
    {
        Check("ExpressionAttributeNames", names?.Keys ?? []);
        Check("ExpressionAttributeValues", values?.Keys ?? []);
    }

    private void Check(string member, IEnumerable<string> placeholders)
    {
        List<string> unused = [.. placeholders.Where(placeholder => !used.Contains(placeholder)).OrderBy(p => p, StringComparer.Ordinal)];
        if (unused.Count > 0)
        {
            throw new ExpressionException($"Value provided in {member} unused in expressions: keys: {{{string.Join(", ", unused)}}}");
        }
    }
}
