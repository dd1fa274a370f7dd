using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Semantics.Queues;

/// <summary>
/// A message to send, alone or as an entry of a batch.
/// Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
/// </summary>
public sealed class SendMessage
{
    /// <summary>Creates a message to send.</summary>
    /// <param name="body">1 byte to 1 MiB of UTF-8, XML characters only.</param>
    public SendMessage(string body) => Body = body;

    /// <summary>1 byte to 1 MiB of UTF-8, XML characters only.</summary>
    public string Body { get; }

    /// <summary>Message attributes, at most 10; null for none.</summary>
    public IReadOnlyList<MessageAttribute>? Attributes { get; init; }

    /// <summary>Seconds, 0 to 900, before the message can be received; null for the queue's. FIFO queues refuse more than 0.</summary>
    public int? DelaySeconds { get; init; }

    /// <summary>The message group: FIFO queues need one, on standard queues it is for fairness. 1 to 128 characters.</summary>
    public string? GroupId { get; init; }

    /// <summary>What FIFO queues deduplicate by; null for the SHA-256 of the body where the queue makes one. 1 to 128 characters.</summary>
    public string? DeduplicationId { get; init; }

    /// <summary>The X-Ray trace header, the only system attribute that can be sent; null for none.</summary>
    public string? TraceHeader { get; init; }
}

/// <summary>An entry of a batch: its id, distinct in the batch, and what it asks for.</summary>
/// <typeparam name="T">What an entry asks for.</typeparam>
/// <param name="Id">1 to 80 letters, digits, hyphens and underscores.</param>
/// <param name="Request">What it asks for.</param>
public readonly record struct BatchEntry<T>(string Id, T Request);
