namespace AwsMessaging.Semantics.Transactions;

/// <summary>
/// A change of an item: <c>SET</c>, <c>REMOVE</c>, <c>ADD</c> and <c>DELETE</c>.
/// Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.UpdateExpressions.html
/// </summary>
internal sealed class UpdateExpression : ExpressionReader
{
    // Each change reads the item as it was before the update and writes the one that the update makes.
    private readonly List<Func<DynamoItem, DynamoItem, DynamoItem>> changes = [];
    private readonly List<string> targets = [];

    private UpdateExpression(string text, ExpressionNames names)
        : base("UpdateExpression", text, names)
    {
        do
        {
            Section();
        }
        while (!IsAtEnd);
    }

    /// <summary>Names of the attributes that change.</summary>
    public IReadOnlyCollection<string> Targets => targets;

    /// <summary>Reads an update.</summary>
    /// <exception cref="ExpressionException">The text is none.</exception>
    public static UpdateExpression Read(string text, ExpressionNames names) => new(text, names);

    /// <summary>The item after the update.</summary>
    /// <exception cref="ExpressionException">The update does not fit the item.</exception>
    public DynamoItem Apply(DynamoItem item)
    {
        var result = item;
        foreach (var change in changes)
        {
            result = change(item, result);
        }

        return result;
    }

    private void Section()
    {
        Action action = Current.ToUpperInvariant() switch
        {
            "SET" => Set,
            "REMOVE" => Remove,
            "ADD" => Add,
            "DELETE" => Delete,
            _ => throw SyntaxError(),
        };
        Take();
        do
        {
            action();
        }
        while (TryTake(","));
    }

    private void Set()
    {
        var path = Target();
        Expect("=");
        var value = Sum();
        changes.Add((before, after) => Write(path, after, value(before) ?? throw Missing()));
    }

    private void Remove()
    {
        var path = Target();
        changes.Add((_, after) => path.Find(after) is null ? after : Write(path, after, null));
    }

    private void Add()
    {
        var path = Target();
        var value = Value();
        changes.Add((before, after) => Write(path, after, path.Find(before) is { } old ? Plus(old, value)
            : value.Type is AttributeType.N or AttributeType.SS or AttributeType.NS or AttributeType.BS ? value
            : throw WrongType()));
    }

    private void Delete()
    {
        var path = Target();
        var value = Value();
        changes.Add((before, after) =>
        {
            if (path.Find(before) is not { } old)
            {
                return after;
            }

            var rest = old.Type == value.Type ? old.Items.Where(i => !value.Items.Any(i.Same)).ToList() : throw WrongType();
            return Write(path, after, rest.Count == 0 ? null : AttributeValue.SetOf(old.Type, rest));
        });
    }

    private DocumentPath Target()
    {
        var path = Path();
        targets.Add(path.Attribute);
        return path;
    }

    private Operand Sum()
    {
        var left = Term();
        if (Is("+") || Is("-"))
        {
            var minus = Take() == "-";
            var right = Term();
            return item => Numbers(left(item), right(item), minus);
        }

        return left;
    }

    private Operand Term()
    {
        if (!IsCall)
        {
            return PathOrValue();
        }

        var function = Take();
        Expect("(");
        Operand result;
        switch (function)
        {
            case "if_not_exists":
                var path = Path();
                Expect(",");
                var otherwise = Sum();
                result = item => path.Find(item) ?? otherwise(item);
                break;
            case "list_append":
                var first = Term();
                Expect(",");
                var second = Term();
                result = item => Joined(first(item), second(item));
                break;
            default:
                throw Fault($"Invalid function name; function: {function}");
        }

        Expect(")");
        return result;
    }

    private static DynamoItem Write(DocumentPath path, DynamoItem item, AttributeValue? value) =>
        path.Set(item, value) ?? throw new ExpressionException("The document path provided in the update expression is invalid for update");

    private static AttributeValue Numbers(AttributeValue? left, AttributeValue? right, bool minus)
    {
        if (left is null || right is null)
        {
            throw Missing();
        }

        return left.Type == AttributeType.N && right.Type == AttributeType.N
            ? AttributeValue.N(minus ? left.Number - right.Number : left.Number + right.Number)
            : throw WrongType();
    }

    private static AttributeValue Joined(AttributeValue? first, AttributeValue? second)
    {
        if (first is null || second is null)
        {
            throw Missing();
        }

        return first.Type == AttributeType.L && second.Type == AttributeType.L
            ? AttributeValue.L(first.Items.Concat(second.Items))
            : throw WrongType();
    }

    private static AttributeValue Plus(AttributeValue old, AttributeValue value) =>
        old.Type != value.Type ? throw WrongType()
        : old.Type == AttributeType.N ? Numbers(old, value, minus: false)
        : old.Type is AttributeType.SS or AttributeType.NS or AttributeType.BS
            ? AttributeValue.SetOf(old.Type, old.Items.Concat(value.Items.Where(i => !old.Items.Any(i.Same))))
        : throw WrongType();

    private static ExpressionException Missing() => new("The provided expression refers to an attribute that does not exist in the item");

    private static ExpressionException WrongType() => new("An operand in the update expression has an incorrect data type");
}
