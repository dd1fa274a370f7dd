using System.Globalization;
using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Semantics.Queues;

/// <summary>A message as a receiver gets it. The texts are made when asked for.</summary>
public sealed class ReceivedMessage
{
    private readonly StoredMessage message;
    private readonly ReceiptHandle handle;
    private readonly bool digests;
    private string? receiptHandle;

    internal ReceivedMessage(StoredMessage message, ReceiptHandle handle, int receiveCount, long firstReceivedAt, bool digests)
    {
        this.message = message;
        this.handle = handle;
        this.digests = digests;
        ReceiveCount = receiveCount;
        FirstReceivedAt = firstReceivedAt;
    }

    /// <summary>The message's id, kept through all receives and the move to a dead-letter queue.</summary>
    public string MessageId => message.MessageId;

    /// <summary>What this receive deletes the message by, or changes its visibility timeout.</summary>
    public string ReceiptHandle => receiptHandle ??= handle.ToString();

    /// <summary>The body.</summary>
    public string Body => message.Body;

    /// <summary>The message attributes, in the order in which they were sent; empty for none.</summary>
    public IReadOnlyList<MessageAttribute> Attributes => message.Attributes;

    /// <summary>How often the message was received, this time included (<c>ApproximateReceiveCount</c>).</summary>
    public int ReceiveCount { get; }

    /// <summary>When it was received first, in milliseconds (<c>ApproximateFirstReceiveTimestamp</c>).</summary>
    public long FirstReceivedAt { get; }

    /// <summary>When it was sent, in milliseconds (<c>SentTimestamp</c>).</summary>
    public long SentAt => message.SentAt;

    /// <summary>The message group; null for none.</summary>
    public string? GroupId => message.GroupId;

    /// <summary>The deduplication id in a FIFO queue, made from the body if need be; null in a standard queue.</summary>
    public string? DeduplicationId => message.DeduplicationId;

    /// <summary>The sequence number in a FIFO queue, 20 digits; null in a standard queue.</summary>
    public string? SequenceNumber => message.SequenceNumber;

    /// <summary>ARN of the queue that a message of a dead-letter queue comes from; null for others.</summary>
    public string? DeadLetterQueueSourceArn => message.DeadLetterQueueSourceArn;

    /// <summary>The X-Ray trace header; null for none.</summary>
    public string? TraceHeader => message.TraceHeader;

    /// <summary>MD5 of the body, in hexadecimal.</summary>
    public string? Md5OfBody => digests ? message.Md5OfBody : null;

    /// <summary>MD5 of a choice of the message's attributes, in hexadecimal; null for none.</summary>
    public string? Md5Of(IReadOnlyList<MessageAttribute> selected) => digests ? MessageDigests.OfAttributes(selected) : null;

    /// <summary>
    /// The attributes that a receive asks for: by name, by prefix (<c>order.*</c>), or all (<c>All</c>, <c>.*</c>). Nothing comes unasked.
    /// </summary>
    public IReadOnlyList<MessageAttribute> Select(IReadOnlyList<string> names)
    {
        var selected = new List<MessageAttribute>();
        foreach (var attribute in Attributes)
        {
            if (names.Any(name => Selects(name, attribute.Name)))
            {
                selected.Add(attribute);
            }
        }

        return selected;
    }

    /// <summary>The system attributes that a receive asks for, by name or <c>All</c>, as names and texts. Nothing comes unasked.</summary>
    /// <param name="names">Names such as <c>ApproximateReceiveCount</c>.</param>
    /// <param name="senderId">What <c>SenderId</c> says: the model has no principals of its own.</param>
    public IReadOnlyList<KeyValuePair<string, string>> SelectSystem(IReadOnlyList<string> names, string senderId)
    {
        var all = names.Contains("All");
        var selected = new List<KeyValuePair<string, string>>();
        void Add(string name, string? value)
        {
            if (value is not null && (all || names.Contains(name)))
            {
                selected.Add(new(name, value));
            }
        }

        Add("SenderId", senderId);
        Add("SentTimestamp", SentAt.ToString(CultureInfo.InvariantCulture));
        Add("ApproximateReceiveCount", ReceiveCount.ToString(CultureInfo.InvariantCulture));
        Add("ApproximateFirstReceiveTimestamp", FirstReceivedAt.ToString(CultureInfo.InvariantCulture));
        Add("SequenceNumber", SequenceNumber);
        Add("MessageDeduplicationId", DeduplicationId);
        Add("MessageGroupId", GroupId);
        Add("AWSTraceHeader", TraceHeader);
        Add("DeadLetterQueueSourceArn", DeadLetterQueueSourceArn);
        return selected;
    }

    private static bool Selects(string pattern, string name) =>
        pattern is "All" or ".*"
        || pattern == name
        || (pattern.EndsWith(".*", StringComparison.Ordinal)
            && name.StartsWith(pattern.Substring(0, pattern.Length - 2), StringComparison.Ordinal));
}
