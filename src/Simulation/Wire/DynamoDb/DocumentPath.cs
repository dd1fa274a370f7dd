using AwsMessaging.Simulation.Wire.Protocols;

namespace AwsMessaging.Simulation.Wire.DynamoDb;

/// <summary>Reads and changes what a path leads to. A path is names of map entries and indexes of list elements; it begins with a name.</summary>
internal static class DocumentPath
{
    /// <summary>What a path leads to; null when it leads nowhere.</summary>
    public static AttributeValue? Get(Item item, IReadOnlyList<object> path)
    {
        var value = item[(string)path[0]];
        for (var i = 1; i < path.Count && value is not null; i++)
        {
            value = path[i] switch
            {
                string name => value.Type == "M" ? value.Map[name] : null,
                int index => value.Type == "L" && index < value.Elements.Count ? value.Elements[index] : null,
                _ => null,
            };
        }

        return value;
    }

    /// <summary>An item in which a path leads to a value; null removes what it led to.</summary>
    /// <exception cref="WireFault">There is nothing on the way that could hold it.</exception>
    public static Item Set(Item item, IReadOnlyList<object> path, AttributeValue? value) => Set(item, path, 0, value);

    private static Item Set(Item item, IReadOnlyList<object> path, int depth, AttributeValue? value)
    {
        var name = (string)path[depth];
        var inner = depth == path.Count - 1 ? value : Set(item[name], path, depth + 1, value);
        return inner is null ? item.Without(name) : item.With(name, inner);
    }

    private static AttributeValue Set(AttributeValue? container, IReadOnlyList<object> path, int depth, AttributeValue? value)
    {
        if (container is { Type: "M" } && path[depth] is string)
        {
            return container.WithMap(Set(container.Map, path, depth, value));
        }

        if (container is not { Type: "L" } || path[depth] is not int index)
        {
            throw new WireFault(DynamoDbErrors.Validation("The document path provided in the update expression is invalid for update"));
        }

        var elements = container.Elements.ToList();
        var present = index < elements.Count;
        var inner = depth == path.Count - 1 ? value : Set(present ? elements[index] : null, path, depth + 1, value);
        if (inner is not null && present)
        {
            elements[index] = inner;
        }
        else if (inner is not null)
        {
            // Beyond the end of the list a value is appended.
            elements.Add(inner);
        }
        else if (present)
        {
            elements.RemoveAt(index);
        }

        return container.WithElements(elements);
    }
}
