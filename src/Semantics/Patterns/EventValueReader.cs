using AwsMessaging.Semantics.Json;

namespace AwsMessaging.Semantics.Patterns;

/// <summary>Takes the fields from an event that was read before.</summary>
internal sealed class EventValueReader(EventFields fields)
{
    /// <summary>Takes the fields; false if the event is not an object.</summary>
    public bool Read(JsonValue @event)
    {
        fields.Clear();
        if (@event.Kind != JsonKind.Object)
        {
            return false;
        }

        Value(@event, fields.Paths.Root, 0);
        return true;
    }

    /// <summary>Takes a value, or those of an array, as if they were a field's.</summary>
    public void ReadValues(JsonValue values, PathTrie.Node node) => Value(values, node, 0);

    private void Value(JsonValue value, PathTrie.Node node, int element)
    {
        switch (value.Kind)
        {
            case JsonKind.Object:
                foreach (var member in value.MemberArray)
                {
                    if (node.Find(member.Name, 0, member.Name.Length) is { } child)
                    {
                        Value(member.Value, child, element);
                    }
                }

                break;
            case JsonKind.Array:
                Array(value, node, element);
                break;
            case var kind when node.Field >= 0:
                fields.Add(node.Field, kind, value.Text, 0, value.Text.Length, element);
                break;
        }
    }

    private void Array(JsonValue array, PathTrie.Node node, int element)
    {
        var number = fields.NewArray();
        for (var i = 0; i < array.ItemArray.Length; i++)
        {
            var item = array.ItemArray[i];
            Value(item, node, item.Kind is JsonKind.Object or JsonKind.Array ? fields.NewElement(number, i, element) : element);
        }
    }
}
