using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AwsMessaging.Semantics.Queues;

namespace AwsMessaging.Conformance.Sqs;

/// <summary>Compares received messages with what a step expects of them.</summary>
internal sealed class ReceiveExpectation(SqsScenario scenario)
{
    /// <summary>Null when the messages are as expected.</summary>
    public Mismatch? Check(JsonElement expected, IReadOnlyList<ReceivedMessage> messages, long elapsedMilliseconds)
    {
        StepReader.Allow(
            expected, "a receive expectation", "ok", "bodies", "order", "count", "countAtLeast", "elapsedSeconds", "messageIds", "messageIdSet",
            "receiveCounts", "orderPerGroup", "attributes", "deadLetterSource", "dedupIdEqualsMessageId", "md5", "error");
        foreach (var member in expected.EnumerateObject())
        {
            if (CheckMember(expected, member, messages, elapsedMilliseconds) is { } mismatch)
            {
                return new($"{member.Name} {mismatch.Expected}", mismatch.Actual);
            }
        }

        return null;
    }

    private Mismatch? CheckMember(JsonElement expected, JsonProperty member, IReadOnlyList<ReceivedMessage> messages, long elapsed)
    {
        var value = member.Value;
        switch (member.Name)
        {
            case "bodies":
                return Bodies([.. value.EnumerateArray().Select(StepReader.Body)], StepReader.Text(expected, "order"), messages);
            case "count":
                return Expectation.Of("", value.GetInt32(), messages.Count);
            case "countAtLeast":
                return messages.Count >= value.GetInt32() ? null : new(value.GetRawText(), $"{messages.Count}");
            case "elapsedSeconds":
                return Math.Abs(StepReader.Milliseconds(value) - elapsed) <= 200 ? null : new(value.GetRawText(), $"{elapsed / 1000.0}");
            case "messageIds":
                return Expectation.OfList(StepReader.Texts(value).Select(scenario.MessageIdOf), messages.Select(message => message.MessageId));
            case "messageIdSet":
                return Expectation.OfSet(StepReader.Texts(value).Select(scenario.MessageIdOf), messages.Select(message => message.MessageId));
            case "receiveCounts":
                return Expectation.OfList(value.EnumerateArray().Select(count => count.GetRawText()), messages.Select(message => $"{message.ReceiveCount}"));
            case "orderPerGroup":
                return value.ValueKind == JsonValueKind.Object ? PerGroup(value, messages) : InOrderPerGroup(messages);
            case "attributes":
                return Attributes(value, messages);
            case "deadLetterSource":
                return OfEach(value, messages, message => message.DeadLetterQueueSourceArn ?? "none", name => scenario.ArnOf(name));
            case "dedupIdEqualsMessageId":
                return messages.All(message => (message.DeduplicationId == message.MessageId) == value.GetBoolean())
                    ? null
                    : new(value.GetRawText(), string.Join(", ", messages.Select(message => message.DeduplicationId + " of " + message.MessageId)));
            case "md5":
                return Digests(value, messages);
            default:
                return null;
        }
    }

    private static Mismatch? Bodies(IReadOnlyList<string> expected, string? order, IReadOnlyList<ReceivedMessage> messages)
    {
        var actual = messages.Select(message => message.Body).ToList();
        switch (order)
        {
            case "any":
                return Expectation.OfSet(expected, actual);
            case "perGroup":
                return Expectation.OfSet(expected, actual) ?? messages.GroupBy(message => message.GroupId)
                    .Select(group => Expectation.OfList(
                        expected.Where(body => group.Any(message => message.Body == body)), group.Select(message => message.Body)))
                    .FirstOrDefault(mismatch => mismatch is not null);
            case "exact" or null:
                return Expectation.OfList(expected, actual);
            default:
                throw new UnreadableException($"the order \"{order}\" is not known");
        }
    }

    private static Mismatch? PerGroup(JsonElement groups, IReadOnlyList<ReceivedMessage> messages) =>
        groups.EnumerateObject()
            .Select(group => Expectation.OfList(
                group.Value.EnumerateArray().Select(StepReader.Body),
                messages.Where(message => message.GroupId == group.Name).Select(message => message.Body)))
            .FirstOrDefault(mismatch => mismatch is not null);

    private static Mismatch? InOrderPerGroup(IReadOnlyList<ReceivedMessage> messages) =>
        messages.GroupBy(message => message.GroupId)
            .Select(group => Expectation.OfList(
                group.OrderBy(message => message.SequenceNumber, StringComparer.Ordinal).Select(message => message.Body),
                group.Select(message => message.Body)))
            .FirstOrDefault(mismatch => mismatch is not null);

    private Mismatch? Attributes(JsonElement expected, IReadOnlyList<ReceivedMessage> messages)
    {
        var lists = expected.ValueKind == JsonValueKind.Array ? expected.EnumerateArray().ToList() : [.. messages.Select(_ => expected)];
        if (lists.Count != messages.Count)
        {
            return new($"of {lists.Count} messages", $"{messages.Count}");
        }

        for (var i = 0; i < lists.Count; i++)
        {
            foreach (var attribute in lists[i].EnumerateObject())
            {
                if (Attribute(attribute, messages[i]) is { } mismatch)
                {
                    return mismatch;
                }
            }
        }

        return null;
    }

    private Mismatch? Attribute(JsonProperty expected, ReceivedMessage message)
    {
        if (expected.Value.ValueKind == JsonValueKind.String)
        {
            var values = message.SelectSystem([expected.Name], scenario.Account);
            var actual = values.Count == 0 ? message.Attributes.FirstOrDefault(a => a.Name == expected.Name)?.StringValue ?? "none" : values[0].Value;
            return Expectation.Of(expected.Name, scenario.Substitute(expected.Value.GetString()!), actual);
        }

        var wanted = StepReader.Attributes(JsonDocument.Parse($"{{{JsonSerializer.Serialize(expected.Name)}:{expected.Value.GetRawText()}}}").RootElement)![0];
        var found = message.Attributes.FirstOrDefault(a => a.Name == expected.Name);
        return found is not null && found.DataType == wanted.DataType && found.StringValue == wanted.StringValue
            && (found.BinaryValue ?? []).SequenceEqual(wanted.BinaryValue ?? [])
            ? null
            : new(wanted.ToString(), found?.ToString() ?? "none");
    }

    private static Mismatch? OfEach(
        JsonElement expected, IReadOnlyList<ReceivedMessage> messages, Func<ReceivedMessage, string> actual, Func<string, string> wanted)
    {
        var names = expected.ValueKind == JsonValueKind.Array ? StepReader.Texts(expected) : [.. messages.Select(_ => expected.GetString()!)];
        return Expectation.OfList(names.Select(wanted), messages.Select(actual));
    }

    private static Mismatch? Digests(JsonElement expected, IReadOnlyList<ReceivedMessage> messages)
    {
        switch (expected.ValueKind)
        {
            case JsonValueKind.True:
                return messages.All(message => message.Md5OfBody == Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(message.Body))))
                    ? null
                    : new("of the body", string.Join(", ", messages.Select(message => message.Md5OfBody)));
            case JsonValueKind.Object:
                StepReader.Allow(expected, "an md5 expectation", "body", "attributes");
                return messages.Count == 0 ? new("a message", "none")
                    : StepReader.Text(expected, "body") is { } body && body != messages[0].Md5OfBody ? new(body, messages[0].Md5OfBody ?? "none")
                    : StepReader.Text(expected, "attributes") is { } attributes && attributes != messages[0].Md5Of(messages[0].Attributes)
                        ? new(attributes, messages[0].Md5Of(messages[0].Attributes) ?? "none")
                    : null;
            default:
                return OfEach(expected, messages, message => message.Md5OfBody ?? "none", text => text);
        }
    }
}
