using AwsMessaging.Semantics.Model;
using AwsMessaging.Simulation.Wire.Protocols;

namespace AwsMessaging.Simulation.Wire.Messages;

/// <summary>Message attributes of SQS and SNS, which have the same form in both.</summary>
/// <remarks>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_MessageAttributeValue.html</remarks>
internal static class AttributeCodec
{
    /// <summary>Reads the attributes of a message; null for none. What they may be is the service's to judge.</summary>
    public static IReadOnlyList<MessageAttribute>? Read(WireStructure message, string member = "MessageAttributes")
    {
        if (message.Structure(member) is not { Members.Count: > 0 } map)
        {
            return null;
        }

        return [.. map.Members.Select(entry => Read(entry.Key, map.Structure(entry.Key)!))];
    }

    /// <summary>Writes the attributes of a message; null, so that the member is left out, for none.</summary>
    public static WireStructure? Write(IReadOnlyList<MessageAttribute>? attributes)
    {
        if (attributes is not { Count: > 0 })
        {
            return null;
        }

        var map = new WireStructure(isMap: true);
        foreach (var attribute in attributes)
        {
            map.Append(attribute.Name, new WireStructure()
                .With("DataType", attribute.DataType)
                .With("StringValue", attribute.StringValue)
                .With("BinaryValue", attribute.BinaryValue is { } bytes ? Convert.ToBase64String(bytes) : null));
        }

        return map;
    }

    /// <summary>
    /// Whether a receive that names attributes wants this one: by its name, by <c>All</c> or <c>.*</c>, or by the beginning of its name and <c>.*</c>.
    /// </summary>
    /// <remarks>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html</remarks>
    public static bool IsWanted(string name, IReadOnlyList<string>? wanted)
    {
        foreach (var selector in wanted ?? [])
        {
            if (selector == "All" || selector == name
                || (selector.EndsWith(".*", StringComparison.Ordinal) && name.StartsWith(selector[..^2], StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return false;
    }

    private static MessageAttribute Read(string name, WireStructure value) =>
        new(name, value.Text("DataType") ?? "", value.Text("StringValue"), value.Bytes("BinaryValue"));
}
