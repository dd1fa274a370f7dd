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

    private static MessageAttribute Read(string name, WireStructure value) =>
        new(name, value.Text("DataType") ?? "", value.Text("StringValue"), value.Bytes("BinaryValue"));
}
