using System.Text;
using AwsMessaging.Semantics.Facts;
using AwsMessaging.Semantics.Json;
using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Queues;

namespace AwsMessaging.Semantics.Topics;

/// <summary>
/// What SNS asks of a message.
/// Source: https://docs.aws.amazon.com/sns/latest/api/API_Publish.html
/// </summary>
internal static class PublishRules
{
    /// <summary>Bytes of a message and its attributes as SNS counts them.</summary>
    public static long SizeOf(PublishMessage message) =>
        Encoding.UTF8.GetByteCount(message.Message) + MessageRules.SizeOf(message.Attributes);

    /// <summary>What is wrong with the text and subject of a message: of a batch, this entry fails. Null when nothing is.</summary>
    public static ServiceError? CheckText(PublishMessage message)
    {
        if (message.Message.Length == 0)
        {
            return SnsErrors.Invalid("Empty message");
        }

        return message.Subject is { } subject && !IsSubject(subject) ? SnsErrors.Invalid("Subject") : null;
    }

    /// <summary>What is wrong with the structure and attributes of a message: a batch is refused whole. Null when nothing is.</summary>
    public static ServiceError? CheckForm(PublishMessage message)
    {
        if (message.HasStructure)
        {
            if (JsonValue.TryParse(message.Message, out _) is not { Kind: JsonKind.Object } texts)
            {
                return SnsErrors.Invalid("Message Structure - JSON message body failed to parse");
            }

            if (texts.Find("default") is not { Kind: JsonKind.String })
            {
                return SnsErrors.Invalid("Message Structure - No default entry in JSON message body");
            }
        }

        return message.Attributes is { } attributes ? CheckAttributes(attributes) : null;
    }

    /// <summary>What is wrong with a batch's entries taken together; null when nothing is.</summary>
    public static ServiceError? CheckBatch(IReadOnlyList<BatchEntry<PublishMessage>> entries, int maximumBytes)
    {
        if (entries.Count == 0)
        {
            return SnsErrors.EmptyBatch;
        }

        if (entries.Count > SnsFacts.BatchEntries.Value.Max)
        {
            return SnsErrors.TooManyEntries;
        }

        if (entries.Select(entry => entry.Id).Distinct(StringComparer.Ordinal).Count() != entries.Count)
        {
            return SnsErrors.EntryIdsNotDistinct;
        }

        if (entries.Any(entry => !MessageRules.IsName(entry.Id, SnsFacts.BatchEntryIdLength)))
        {
            return SnsErrors.InvalidEntryId;
        }

        return entries.Sum(entry => SizeOf(entry.Request)) > maximumBytes ? SnsErrors.BatchTooLong(maximumBytes) : null;
    }

    private static bool IsSubject(string subject) =>
        SnsFacts.SubjectLength.Value.Contains(subject.Length) && subject[0] != ' ' && subject.All(c => c is >= ' ' and < '\u007F');

    private static ServiceError? CheckAttributes(IReadOnlyList<MessageAttribute> attributes)
    {
        foreach (var attribute in attributes)
        {
            var isArray = attribute.DataType == "String.Array";
            if (isArray && JsonValue.TryParse(attribute.StringValue ?? "", out _) is not { Kind: JsonKind.Array or JsonKind.Null })
            {
                return SnsErrors.InvalidValue(
                    $"The message attribute '{attribute.Name}' of type 'String.Array' must be an array of strings, numbers, true, false or null.");
            }

            if (MessageRules.CheckAttribute(attribute) is { } error)
            {
                return SnsErrors.InvalidValue(error.Message);
            }
        }

        return null;
    }
}
