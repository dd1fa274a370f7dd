namespace AwsMessaging.Semantics.Transactions;

/// <summary>
/// A condition on an item.
/// Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.OperatorsAndFunctions.html
/// </summary>
internal sealed class ConditionExpression : ExpressionReader
{
    private readonly Func<DynamoItem, bool> holds;

    private ConditionExpression(string kind, string text, ExpressionNames names)
        : base(kind, text, names)
    {
        holds = Or();
        if (!IsAtEnd)
        {
            throw SyntaxError();
        }
    }

    /// <summary>Reads a condition.</summary>
    /// <param name="kind">Its name in the request, for messages.</param>
    /// <param name="text">The condition; null for none.</param>
    /// <param name="names">What placeholders stand for.</param>
    /// <returns>The condition; null for none.</returns>
    /// <exception cref="ExpressionException">The text is none.</exception>
    public static ConditionExpression? Read(string kind, string? text, ExpressionNames names) =>
        text is null ? null : new ConditionExpression(kind, text, names);

    /// <summary>Whether it holds; an item that does not exist has no attributes.</summary>
    public bool Holds(DynamoItem item) => holds(item);

    private Func<DynamoItem, bool> Or()
    {
        var left = And();
        while (TryTake("OR"))
        {
            var (first, second) = (left, And());
            left = item => first(item) || second(item);
        }

        return left;
    }

    private Func<DynamoItem, bool> And()
    {
        var left = Not();
        while (TryTake("AND"))
        {
            var (first, second) = (left, Not());
            left = item => first(item) && second(item);
        }

        return left;
    }

    private Func<DynamoItem, bool> Not()
    {
        if (TryTake("NOT"))
        {
            var condition = Not();
            return item => !condition(item);
        }

        if (!TryTake("("))
        {
            return IsCall && !Is("size") ? Call() : Comparison();
        }

        var inner = Or();
        Expect(")");
        return inner;
    }

    private Func<DynamoItem, bool> Call()
    {
        var function = Take();
        Expect("(");
        Func<DynamoItem, bool> condition;
        var path = Path();
        switch (function)
        {
            case "attribute_exists":
                condition = item => path.Find(item) is not null;
                break;
            case "attribute_not_exists":
                condition = item => path.Find(item) is null;
                break;
            case "attribute_type":
                Expect(",");
                var type = Value().Text;
                condition = item => path.Find(item) is { } value && value.Type.ToString() == type;
                break;
            case "begins_with":
                Expect(",");
                var prefix = PathOrValue();
                condition = item => path.Find(item) is { } value && prefix(item) is { } start && value.Type == start.Type
                    && value.Type is AttributeType.S or AttributeType.B && value.Text.StartsWith(start.Text, StringComparison.Ordinal);
                break;
            case "contains":
                Expect(",");
                var part = PathOrValue();
                condition = item => path.Find(item) is { } value && part(item) is { } sought && Contains(value, sought);
                break;
            default:
                throw Fault($"Invalid function name; function: {function}");
        }

        Expect(")");
        return condition;
    }

    private Func<DynamoItem, bool> Comparison()
    {
        var left = OperandOrSize();
        if (TryTake("BETWEEN"))
        {
            var low = OperandOrSize();
            Expect("AND");
            var high = OperandOrSize();
            return item => Compare(left(item), low(item)) >= 0 && Compare(left(item), high(item)) <= 0;
        }

        if (TryTake("IN"))
        {
            Expect("(");
            var options = new List<Operand> { OperandOrSize() };
            while (TryTake(","))
            {
                options.Add(OperandOrSize());
            }

            Expect(")");
            return item => left(item) is { } value && options.Exists(option => option(item) is { } other && value.Same(other));
        }

        var sign = Current;
        if (sign is not ("=" or "<>" or "<" or "<=" or ">" or ">="))
        {
            throw SyntaxError();
        }

        Take();
        var right = OperandOrSize();
        return sign switch
        {
            "=" => item => left(item) is { } l && right(item) is { } r && l.Same(r),
            "<>" => item => !(left(item) is { } l && right(item) is { } r && l.Same(r)),
            "<" => item => Compare(left(item), right(item)) < 0,
            "<=" => item => Compare(left(item), right(item)) <= 0,
            ">" => item => Compare(left(item), right(item)) > 0,
            _ => item => Compare(left(item), right(item)) >= 0,
        };
    }

    private Operand OperandOrSize()
    {
        if (!IsCall || !TryTake("size"))
        {
            return PathOrValue();
        }

        Expect("(");
        var path = Path();
        Expect(")");
        return item => path.Find(item) is { } value ? AttributeValue.N(SizeOf(value)) : null;
    }

    private static int? Compare(AttributeValue? left, AttributeValue? right) => left is null || right is null ? null : left.Compare(right);

    private static bool Contains(AttributeValue value, AttributeValue sought) => value.Type switch
    {
        AttributeType.S => sought.Type == AttributeType.S && value.Text.IndexOf(sought.Text, StringComparison.Ordinal) >= 0,
        _ => value.Items.Any(sought.Same),
    };

    private static int SizeOf(AttributeValue value) => value.Type switch
    {
        AttributeType.S => System.Text.Encoding.UTF8.GetByteCount(value.Text),
        AttributeType.B => Convert.FromBase64String(value.Text).Length,
        AttributeType.M => value.Members.Count,
        _ => value.Items.Count,
    };
}
