using AwsMessaging.Simulation.Wire.Protocols;

namespace AwsMessaging.Simulation.Wire.DynamoDb;

/// <summary>What an update makes of an item: SET, REMOVE, ADD and DELETE. All its operands are read from the item as it was.</summary>
/// <remarks>https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.UpdateExpressions.html</remarks>
internal sealed class UpdateExpression
{
    private readonly List<Change> changes;

    private UpdateExpression(List<Change> changes, IReadOnlyCollection<string> attributes)
    {
        this.changes = changes;
        Attributes = attributes;
    }

    // Takes the item as it was and as it has become so far.
    private delegate Item Change(Item before, Item after);

    /// <summary>Top-level attributes that are changed.</summary>
    public IReadOnlyCollection<string> Attributes { get; }

    /// <summary>Reads an expression.</summary>
    public static UpdateExpression Read(ExpressionReader reader)
    {
        List<Change> changes = [];
        List<string> attributes = [];
        while (!reader.AtEnd)
        {
            Func<ExpressionReader, IReadOnlyList<object>, Change> read = reader.Take().ToUpperInvariant() switch
            {
                "SET" => ReadSet,
                "REMOVE" => ReadRemove,
                "ADD" => ReadAdd,
                "DELETE" => ReadDelete,
                _ => throw reader.Syntax(),
            };
            do
            {
                var path = reader.TakePath();
                attributes.Add((string)path[0]);
                changes.Add(read(reader, path));
            }
            while (reader.TryTake(","));
        }

        return new UpdateExpression(changes, attributes);
    }

    /// <summary>The item afterwards.</summary>
    /// <exception cref="WireFault">An operand has the wrong type, or is not there.</exception>
    public Item Apply(Item item)
    {
        var result = item;
        foreach (var change in changes)
        {
            result = change(item, result);
        }

        return result;
    }

    private static Change ReadSet(ExpressionReader reader, IReadOnlyList<object> path)
    {
        reader.Expect("=");
        var left = ReadOperand(reader);
        var sign = reader.TryTake("+") ? 1 : reader.TryTake("-") ? -1 : 0;
        if (sign == 0)
        {
            return (before, after) => DocumentPath.Set(after, path, left(before));
        }

        var right = ReadOperand(reader);
        return (before, after) => DocumentPath.Set(after, path, Sum(left(before), right(before), sign));
    }

    private static Change ReadRemove(ExpressionReader reader, IReadOnlyList<object> path) =>
        (_, after) => DocumentPath.Get(after, path) is null ? after : DocumentPath.Set(after, path, null);

    private static Change ReadAdd(ExpressionReader reader, IReadOnlyList<object> path)
    {
        var value = reader.TakeValue();
        return (before, after) => DocumentPath.Set(after, path, DocumentPath.Get(before, path) switch
        {
            null when value.Type == "N" || value.IsSet => value,
            { Type: "N" } old => Sum(old, value, 1),
            { IsSet: true } old when old.Type == value.Type => old.WithElements([.. old.Elements.Union(value.Elements)]),
            _ => throw WrongType(),
        });
    }

    private static Change ReadDelete(ExpressionReader reader, IReadOnlyList<object> path)
    {
        var value = reader.TakeValue();
        return (before, after) => DocumentPath.Get(before, path) switch
        {
            null => after,
            { IsSet: true } old when old.Type == value.Type => old.Elements.Except(value.Elements).ToList() is { Count: > 0 } rest
                ? DocumentPath.Set(after, path, old.WithElements(rest))
                : DocumentPath.Set(after, path, null),
            _ => throw WrongType(),
        };
    }

    private static Func<Item, AttributeValue> ReadOperand(ExpressionReader reader)
    {
        if (reader.Peek.StartsWith(':'))
        {
            var value = reader.TakeValue();
            return _ => value;
        }

        if (!reader.IsFunction)
        {
            var path = reader.TakePath();
            return item => DocumentPath.Get(item, path) ?? throw new WireFault(DynamoDbErrors.Validation(
                "The provided expression refers to an attribute that does not exist in the item"));
        }

        var name = reader.Take();
        reader.Expect("(");
        Func<Item, AttributeValue> result;
        if (name == "if_not_exists")
        {
            var path = reader.TakePath();
            reader.Expect(",");
            var otherwise = ReadOperand(reader);
            result = item => DocumentPath.Get(item, path) ?? otherwise(item);
        }
        else if (name == "list_append")
        {
            var first = ReadOperand(reader);
            reader.Expect(",");
            var second = ReadOperand(reader);
            result = item => (first(item), second(item)) is ({ Type: "L" } a, { Type: "L" } b)
                ? a.WithElements([.. a.Elements, .. b.Elements])
                : throw WrongType();
        }
        else
        {
            throw reader.Fault($"Invalid function name; function: {name}");
        }

        reader.Expect(")");
        return result;
    }

    private static AttributeValue Sum(AttributeValue left, AttributeValue right, int sign) =>
        left.Type == "N" && right.Type == "N" ? AttributeValue.Number(left.AsNumber() + (sign * right.AsNumber())) : throw WrongType();

    private static WireFault WrongType() =>
        new(DynamoDbErrors.Validation("An operand in the update expression has an incorrect data type"));
}
