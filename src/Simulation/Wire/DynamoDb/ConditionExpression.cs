namespace AwsMessaging.Simulation.Wire.DynamoDb;

/// <summary>A condition, filter or key condition: whether it holds for an item.</summary>
/// <remarks>https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.OperatorsAndFunctions.html</remarks>
internal sealed class ConditionExpression
{
    private readonly Func<Item, bool> holds;

    private ConditionExpression(Func<Item, bool> holds, IReadOnlyCollection<string> attributes)
    {
        this.holds = holds;
        Attributes = attributes;
    }

    /// <summary>Top-level attributes that it names.</summary>
    public IReadOnlyCollection<string> Attributes { get; }

    /// <summary>Reads an expression.</summary>
    public static ConditionExpression Read(ExpressionReader reader)
    {
        var condition = ReadOr(reader);
        return reader.AtEnd ? new ConditionExpression(condition, reader.Attributes) : throw reader.Syntax();
    }

    /// <summary>Whether it holds; an item that does not exist has no attributes.</summary>
    public bool Holds(Item item) => holds(item);

    private static Func<Item, bool> ReadOr(ExpressionReader reader)
    {
        var left = ReadAnd(reader);
        while (reader.TryTake("OR"))
        {
            var (first, second) = (left, ReadAnd(reader));
            left = item => first(item) || second(item);
        }

        return left;
    }

    private static Func<Item, bool> ReadAnd(ExpressionReader reader)
    {
        var left = ReadNot(reader);
        while (reader.TryTake("AND"))
        {
            var (first, second) = (left, ReadNot(reader));
            left = item => first(item) && second(item);
        }

        return left;
    }

    private static Func<Item, bool> ReadNot(ExpressionReader reader)
    {
        if (reader.TryTake("NOT"))
        {
            var inner = ReadNot(reader);
            return item => !inner(item);
        }

        if (reader.TryTake("("))
        {
            var inner = ReadOr(reader);
            reader.Expect(")");
            return inner;
        }

        return reader.IsFunction && !reader.Peek.Equals("size", StringComparison.Ordinal) ? ReadFunction(reader) : ReadComparison(reader);
    }

    private static Func<Item, bool> ReadFunction(ExpressionReader reader)
    {
        var name = reader.Take();
        reader.Expect("(");
        var path = reader.TakePath();
        Func<Item, bool> result;
        switch (name)
        {
            case "attribute_exists":
                result = item => DocumentPath.Get(item, path) is not null;
                break;
            case "attribute_not_exists":
                result = item => DocumentPath.Get(item, path) is null;
                break;
            case "begins_with" or "contains" or "attribute_type":
                reader.Expect(",");
                var operand = ReadOperand(reader);
                result = item => DocumentPath.Get(item, path) is { } value && operand(item) is { } argument && Test(name, value, argument);
                break;
            default:
                throw reader.Fault($"Invalid function name; function: {name}");
        }

        reader.Expect(")");
        return result;
    }

    private static bool Test(string function, AttributeValue value, AttributeValue argument) => function switch
    {
        "begins_with" => value.Type == argument.Type && value.Type is "S" or "B" && value.Text.StartsWith(argument.Text, StringComparison.Ordinal),
        "attribute_type" => value.Type == argument.Text,
        _ when value.Type == "S" => argument.Type == "S" && value.Text.Contains(argument.Text, StringComparison.Ordinal),
        _ => value.Elements.Contains(argument),
    };

    private static Func<Item, bool> ReadComparison(ExpressionReader reader)
    {
        var left = ReadOperand(reader);
        if (reader.TryTake("BETWEEN"))
        {
            var low = ReadOperand(reader);
            reader.Expect("AND");
            var high = ReadOperand(reader);
            return item => Compare(left(item), low(item)) >= 0 && Compare(left(item), high(item)) <= 0;
        }

        if (reader.TryTake("IN"))
        {
            List<Func<Item, AttributeValue?>> candidates = [];
            reader.Expect("(");
            do
            {
                candidates.Add(ReadOperand(reader));
            }
            while (reader.TryTake(","));
            reader.Expect(")");
            return item => left(item) is { } value && candidates.Exists(candidate => value.Equals(candidate(item)));
        }

        var comparator = reader.Peek;
        if (comparator is not ("=" or "<>" or "<" or "<=" or ">" or ">="))
        {
            throw reader.Syntax();
        }

        reader.Take();
        var right = ReadOperand(reader);
        return item => (left(item), right(item)) switch
        {
            // A comparison with what is not there holds for nothing but inequality.
            (null, _) or (_, null) => comparator == "<>",
            var (a, b) => comparator switch
            {
                "=" => a.Equals(b),
                "<>" => !a.Equals(b),
                "<" => Compare(a, b) < 0,
                "<=" => Compare(a, b) <= 0,
                ">" => Compare(a, b) > 0,
                _ => Compare(a, b) >= 0,
            },
        };
    }

    private static int? Compare(AttributeValue? left, AttributeValue? right) =>
        left is not null && right is not null ? left.CompareTo(right) : null;

    private static Func<Item, AttributeValue?> ReadOperand(ExpressionReader reader)
    {
        if (reader.Peek.StartsWith(':'))
        {
            var value = reader.TakeValue();
            return _ => value;
        }

        if (!reader.IsFunction)
        {
            var path = reader.TakePath();
            return item => DocumentPath.Get(item, path);
        }

        var name = reader.Take();
        if (name != "size")
        {
            throw reader.Fault($"The function is not allowed to be used this way in an expression; function: {name}");
        }

        reader.Expect("(");
        var sized = reader.TakePath();
        reader.Expect(")");
        return item => DocumentPath.Get(item, sized) is { } value ? AttributeValue.Number(SizeOf(value)) : null;
    }

    private static int SizeOf(AttributeValue value) => value.Type switch
    {
        "M" => value.Map.Count,
        "B" => Convert.FromBase64String(value.Text).Length,
        "S" => value.Text.Length,
        _ => value.Elements.Count,
    };
}
