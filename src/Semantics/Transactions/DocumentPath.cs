namespace AwsMessaging.Semantics.Transactions;

/// <summary>A place in an item: an attribute, members of maps, elements of lists.</summary>
internal sealed class DocumentPath(string attribute, IReadOnlyList<object> steps)
{
    /// <summary>The attribute's name.</summary>
    public string Attribute { get; } = attribute;

    /// <summary>Member names and element indices below it.</summary>
    public IReadOnlyList<object> Steps { get; } = steps;

    /// <summary>The value there; null for none.</summary>
    public AttributeValue? Find(DynamoItem item)
    {
        var value = item[Attribute];
        foreach (var step in Steps)
        {
            value = value is null ? null : Child(value, step);
        }

        return value;
    }

    /// <summary>The item with another value there; null removes it. Null when there is no map or list to hold it.</summary>
    public DynamoItem? Set(DynamoItem item, AttributeValue? value)
    {
        if (Steps.Count == 0)
        {
            return item.With(Attribute, value);
        }

        return item[Attribute] is { } root && Set(root, 0, value) is { } changed ? item.With(Attribute, changed) : null;
    }

    private AttributeValue? Set(AttributeValue parent, int depth, AttributeValue? value)
    {
        var step = Steps[depth];
        AttributeValue? child = value;
        if (depth < Steps.Count - 1)
        {
            child = Child(parent, step) is { } inner ? Set(inner, depth + 1, value) : null;
            if (child is null)
            {
                return null;
            }
        }

        return (parent.Type, step) switch
        {
            (AttributeType.M, string name) => AttributeValue.M(new DynamoItem(parent.Members).With(name, child).Attributes),
            (AttributeType.L, int index) => AttributeValue.L(WithElement(parent.Items, index, child)),
            _ => null,
        };
    }

    private static IEnumerable<AttributeValue> WithElement(IReadOnlyList<AttributeValue> items, int index, AttributeValue? value)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (i != index)
            {
                yield return items[i];
            }
            else if (value is not null)
            {
                yield return value;
            }
        }

        if (index >= items.Count && value is not null)
        {
            yield return value;
        }
    }

    private static AttributeValue? Child(AttributeValue parent, object step) => (parent.Type, step) switch
    {
        (AttributeType.M, string name) => new DynamoItem(parent.Members)[name],
        (AttributeType.L, int index) => index < parent.Items.Count ? parent.Items[index] : null,
        _ => null,
    };
}
