using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Semantics.Topics;

/// <summary>
/// A message to publish, alone or as an entry of a batch.
/// Source: https://docs.aws.amazon.com/sns/latest/api/API_Publish.html
/// </summary>
public sealed class PublishMessage
{
    /// <summary>Creates a message to publish.</summary>
    /// <param name="message">The text; with <see cref="HasStructure"/> a JSON object with a text for each protocol, and a default.</param>
    public PublishMessage(string message) => Message = message;

    /// <summary>The text, or a JSON object with a text for each protocol.</summary>
    public string Message { get; }

    /// <summary>Whether <c>MessageStructure</c> is <c>json</c>.</summary>
    public bool HasStructure { get; init; }

    /// <summary>Less than 100 printable ASCII characters on one line; null for none.</summary>
    public string? Subject { get; init; }

    /// <summary>Message attributes; null for none.</summary>
    public IReadOnlyList<MessageAttribute>? Attributes { get; init; }

    /// <summary>The message group: FIFO topics need one. 1 to 128 characters.</summary>
    public string? GroupId { get; init; }

    /// <summary>What FIFO topics deduplicate by; null for the SHA-256 of the message where the topic makes one.</summary>
    public string? DeduplicationId { get; init; }
}

/// <summary>What a topic answers to a message that it took, and what follows from it.</summary>
public sealed class PublishResult
{
    internal PublishResult(string messageId, string? sequenceNumber, IReadOnlyList<Delivery> deliveries)
    {
        MessageId = messageId;
        SequenceNumber = sequenceNumber;
        Deliveries = deliveries;
    }

    /// <summary>The message's id; for a duplicate, the id of the first message.</summary>
    public string MessageId { get; }

    /// <summary>The sequence number in a FIFO topic, 20 digits; null in a standard topic.</summary>
    public string? SequenceNumber { get; }

    /// <summary>
    /// The copies to deliver now or later, by <see cref="Delivery.At"/>. The outcome of each is reported with
    /// <see cref="Topic.Reported"/>, success included: a FIFO topic holds back what follows in the group until then.
    /// </summary>
    public IReadOnlyList<Delivery> Deliveries { get; }
}
