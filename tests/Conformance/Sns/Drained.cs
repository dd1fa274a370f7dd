using System.Text.Json;
using System.Text.Json.Nodes;
using AwsMessaging.Conformance.Sqs;
using AwsMessaging.Semantics.Queues;

namespace AwsMessaging.Conformance.Sns;

/// <summary>Compares what a queue held with what a step expects.</summary>
internal static class Drained
{
    /// <summary>Null when the messages are as expected.</summary>
    public static Mismatch? Check(JsonElement? expect, IReadOnlyList<ReceivedMessage> messages, string queue)
    {
        if (expect is not { } expected)
        {
            return null;
        }

        StepReader.Allow(expected, "a drain expectation", "messages", "order", "delete", "count");
        if (StepReader.Number(expected, "count") is { } count && count != messages.Count)
        {
            return new($"{count} messages", $"{messages.Count}");
        }

        if (StepReader.Find(expected, "messages") is not { } list)
        {
            return null;
        }

        var wanted = list.EnumerateArray().ToList();
        if (wanted.Count != messages.Count)
        {
            return new($"{wanted.Count} messages", $"{messages.Count}: " + string.Join(", ", messages.Select(message => message.Body)));
        }

        var isExact = StepReader.Text(expected, "order") switch
        {
            "exact" => true,
            "any" => false,
            null => queue.EndsWith(".fifo", StringComparison.Ordinal),
            var order => throw new UnreadableException($"the order \"{order}\" is not known"),
        };
        var left = messages.ToList();
        foreach (var message in wanted)
        {
            var found = isExact ? left[0] : left.Find(candidate => Check(message, candidate) is null) ?? left[0];
            if (Check(message, found) is { } mismatch)
            {
                return mismatch;
            }

            left.Remove(found);
        }

        return null;
    }

    private static Mismatch? Check(JsonElement wanted, ReceivedMessage message)
    {
        StepReader.Allow(wanted, "an expected message", "body", "envelope", "attributes", "dedup", "group");
        foreach (var member in wanted.EnumerateObject())
        {
            var mismatch = member.Name switch
            {
                "body" => Expectation.Of("body", StepReader.Body(member.Value), message.Body),
                "dedup" => Expectation.Of("dedup", member.Value.GetString(), message.DeduplicationId),
                "group" => Expectation.Of("group", member.Value.GetString(), message.GroupId),
                "attributes" => Attributes(member.Value, message),
                _ => Envelope(member.Value, message.Body),
            };
            if (mismatch is not null)
            {
                return mismatch;
            }
        }

        return null;
    }

    private static Mismatch? Attributes(JsonElement wanted, ReceivedMessage message)
    {
        static string Show(Semantics.Model.MessageAttribute attribute) =>
            $"{attribute.Name} {attribute.DataType} {attribute.StringValue ?? Convert.ToBase64String(attribute.BinaryValue ?? [])}";

        return Expectation.OfSet(StepReader.Attributes(wanted)!.Select(Show), message.Attributes.Select(Show));
    }

    private static Mismatch? Envelope(JsonElement wanted, string body)
    {
        if (JsonNode.Parse(body) is not JsonObject envelope)
        {
            return new("an envelope", body);
        }

        foreach (var member in wanted.EnumerateObject())
        {
            if (!JsonNode.DeepEquals(JsonNode.Parse(member.Value.GetRawText()), envelope[member.Name]))
            {
                return new($"{member.Name} {member.Value.GetRawText()}", envelope[member.Name]?.ToJsonString() ?? "none");
            }
        }

        return null;
    }
}
