using AwsMessaging.Semantics.Json;
using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Semantics.Patterns;

/// <summary>Takes the fields from a message's attributes.</summary>
internal static class AttributeReader
{
    /// <summary>Takes the fields; false if one that the policy asks for cannot be read.</summary>
    public static bool Read(IReadOnlyList<MessageAttribute> attributes, PatternWorkspace workspace)
    {
        var fields = workspace.Fields;
        fields.Clear();
        for (var i = 0; i < attributes.Count; i++)
        {
            var attribute = attributes[i];
            if (attribute.StringValue is not { } value
                || fields.Paths.Root.Find(attribute.Name, 0, attribute.Name.Length) is not { Field: >= 0 } node)
            {
                continue;
            }

            if (Is(attribute.DataType, "String.Array"))
            {
                // A single value stands for an array of one. An object is no value that a policy could ask for.
                if (JsonValue.TryParse(value, out _) is not { Kind: not JsonKind.Object } values)
                {
                    return false;
                }

                workspace.Values.ReadValues(values, node);
            }
            else if (!Is(attribute.DataType, "Binary"))
            {
                fields.Add(node.Field, Is(attribute.DataType, "Number") ? JsonKind.Number : JsonKind.String, value, 0, value.Length, 0);
            }
        }

        return true;
    }

    /// <summary>A type may have a label of the sender's after a dot.</summary>
    private static bool Is(string dataType, string type) =>
        dataType.StartsWith(type, StringComparison.Ordinal) && (dataType.Length == type.Length || dataType[type.Length] == '.');
}
