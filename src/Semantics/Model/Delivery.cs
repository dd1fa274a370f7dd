namespace AwsMessaging.Semantics.Model;

/// <summary>
/// Something that a service hands to another: a topic to a queue, a rule to a target, a mapping's failure record to its destination.
/// The service decides what and when; whoever drives the model carries it out and reports how it went.
/// </summary>
public sealed class Delivery
{
    /// <summary>Tells this delivery apart from all others of the same sender.</summary>
    public long Id { get; set; }

    /// <summary>When, in milliseconds of the model's time.</summary>
    public long At { get; set; }

    /// <summary>Name of the resource that sends: for traces.</summary>
    public string From { get; set; } = "";

    /// <summary>ARN of the resource that is to take it.</summary>
    public string To { get; set; } = "";

    /// <summary>The message body, event or record, as text.</summary>
    public string Body { get; set; } = "";

    /// <summary>Message attributes, in the order in which they were given; null for none.</summary>
    public IReadOnlyList<MessageAttribute>? Attributes { get; set; }

    /// <summary>Message group for FIFO targets, partition key for streams; null for none.</summary>
    public string? GroupId { get; set; }

    /// <summary>Deduplication id for FIFO targets; null for none.</summary>
    public string? DeduplicationId { get; set; }

    /// <summary>1 for the first attempt.</summary>
    public int Attempt { get; set; } = 1;

    /// <summary>Whether this is the sender's dead-letter queue taking what could not be delivered.</summary>
    public bool ToDeadLetterQueue { get; set; }

    /// <summary>What the sender needs to know again when the outcome is reported.</summary>
    public object? Context { get; set; }
}

/// <summary>A message attribute of SQS or SNS.</summary>
/// <param name="Name">1 to 256 characters.</param>
/// <param name="DataType"><c>String</c>, <c>Number</c>, <c>Binary</c> or <c>String.Array</c> (SNS), with an optional suffix after a
/// dot.</param>
/// <param name="StringValue">The value, unless it is binary.</param>
/// <param name="BinaryValue">The value when it is binary.</param>
public sealed record MessageAttribute(string Name, string DataType, string? StringValue, byte[]? BinaryValue = null);
