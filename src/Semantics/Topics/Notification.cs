using System.Globalization;
using AwsMessaging.Semantics.Json;
using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Queues;

namespace AwsMessaging.Semantics.Topics;

/// <summary>
/// The forms in which an endpoint gets a message.
/// Source: https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html
/// </summary>
internal static class Notification
{
    private static readonly DateTime Epoch = new(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>What a protocol gets of a message with a text for each.</summary>
    public static string TextFor(PublishMessage message, string protocol)
    {
        if (!message.HasStructure)
        {
            return message.Message;
        }

        var texts = JsonValue.Parse(message.Message);
        return (texts.Find(protocol) ?? texts.Find("default"))!.Text;
    }

    /// <summary>The message in the JSON that SNS wraps it in.</summary>
    public static string Envelope(
        TopicAddress topic, PublishMessage message, string text, string messageId, string? sequenceNumber, long now, string subscriptionArn)
    {
        var members = new List<JsonMember>
        {
            Member("Type", "Notification"),
            Member("MessageId", messageId),
        };
        if (sequenceNumber is not null)
        {
            members.Add(Member("SequenceNumber", sequenceNumber));
        }

        members.Add(Member("TopicArn", topic.Arn));
        if (message.Subject is { } subject)
        {
            members.Add(Member("Subject", subject));
        }

        members.Add(Member("Message", text));
        members.Add(Member("Timestamp", Timestamp(now)));
        if (sequenceNumber is null)
        {
            // FIFO topics do not sign.
            AddSignature(members, topic, messageId, "SigningCertURL");
        }

        members.Add(Member("UnsubscribeURL", Unsubscribe(topic, subscriptionArn)));
        if (message.Attributes is { Count: > 0 } attributes)
        {
            members.Add(new JsonMember("MessageAttributes", AttributesOf(attributes)));
        }

        return JsonValue.ObjectOf(members).ToString();
    }

    /// <summary>The event that a function is invoked with.</summary>
    public static string FunctionEvent(
        TopicAddress topic, PublishMessage message, string text, string messageId, long now, string subscriptionArn)
    {
        var members = new List<JsonMember>
        {
            Member("Type", "Notification"),
            Member("MessageId", messageId),
            Member("TopicArn", topic.Arn),
            new JsonMember("Subject", message.Subject is { } subject ? JsonValue.Of(subject) : JsonValue.Null),
            Member("Message", text),
            Member("Timestamp", Timestamp(now)),
        };

        // The names of the addresses differ from the envelope's in their case.
        AddSignature(members, topic, messageId, "SigningCertUrl");
        members.Add(Member("UnsubscribeUrl", Unsubscribe(topic, subscriptionArn)));
        members.Add(new JsonMember("MessageAttributes", AttributesOf(message.Attributes ?? [])));
        var record = JsonValue.ObjectOf(
        [
            Member("EventSource", "aws:sns"),
            Member("EventVersion", "1.0"),
            Member("EventSubscriptionArn", subscriptionArn),
            new JsonMember("Sns", JsonValue.ObjectOf(members)),
        ]);
        return JsonValue.ObjectOf([new JsonMember("Records", JsonValue.ArrayOf([record]))]).ToString();
    }

    /// <summary>The model has no key: the signature only looks like one.</summary>
    private static void AddSignature(List<JsonMember> members, TopicAddress topic, string messageId, string certificateName)
    {
        members.Add(Member("SignatureVersion", "1"));
        members.Add(Member("Signature", Convert.ToBase64String(Sha256.Hash(System.Text.Encoding.UTF8.GetBytes(messageId)))));
        members.Add(Member(certificateName,
            $"https://sns.{topic.Region}.amazonaws.com/SimpleNotificationService-0000000000000000000000.pem"));
    }

    private static string Unsubscribe(TopicAddress topic, string subscriptionArn) =>
        $"https://sns.{topic.Region}.amazonaws.com/?Action=Unsubscribe&SubscriptionArn={subscriptionArn}";

    private static JsonValue AttributesOf(IReadOnlyList<MessageAttribute> attributes) =>
        JsonValue.ObjectOf(attributes.Select(attribute => new JsonMember(attribute.Name, JsonValue.ObjectOf(
        [
            Member("Type", attribute.DataType),
            Member("Value", attribute.BinaryValue is { } bytes ? Convert.ToBase64String(bytes) : attribute.StringValue ?? ""),
        ]))));

    private static JsonMember Member(string name, string value) => new(name, JsonValue.Of(value));

    private static string Timestamp(long now) =>
        Epoch.AddMilliseconds(now).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}

/// <summary>What the forms say of a topic.</summary>
internal readonly record struct TopicAddress(string Arn, string Region);
