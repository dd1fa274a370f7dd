using System.Globalization;
using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Semantics.Queues;

/// <summary>What of a message never changes in a queue: shared by all copies of the queue's state.</summary>
internal sealed class StoredMessage
{
    private static readonly IReadOnlyList<MessageAttribute> NoAttributes = [];

    private readonly ulong idSeed;
    private readonly long serial;
    private string? messageId;

    /// <param name="idSeed">Of the queue that took the message.</param>
    /// <param name="serial">Number of the message in that queue.</param>
    /// <param name="sentAt">When, in milliseconds.</param>
    /// <param name="request">What was sent.</param>
    public StoredMessage(ulong idSeed, long serial, long sentAt, SendMessage request)
    {
        this.idSeed = idSeed;
        this.serial = serial;
        SentAt = sentAt;
        Body = request.Body;
        Attributes = request.Attributes ?? NoAttributes;
        GroupId = request.GroupId;
        DeduplicationId = request.DeduplicationId;
        TraceHeader = request.TraceHeader;
    }

    private StoredMessage(StoredMessage other)
        : this(other, other.serial)
    {
    }

    private StoredMessage(StoredMessage other, long serial)
    {
        idSeed = other.idSeed;
        this.serial = serial;
        SentAt = other.SentAt;
        Body = other.Body;
        Attributes = other.Attributes;
        GroupId = other.GroupId;
        DeduplicationId = other.DeduplicationId;
        TraceHeader = other.TraceHeader;
        Sequence = other.Sequence;
        DeadLetterQueueSourceArn = other.DeadLetterQueueSourceArn;
    }

    public string MessageId => messageId ??= Ids.Guid(idSeed, serial);

    public string Body { get; }

    public IReadOnlyList<MessageAttribute> Attributes { get; }

    public string? GroupId { get; }

    public string? DeduplicationId { get; private set; }

    public string? TraceHeader { get; }

    public long SentAt { get; }

    /// <summary>0 outside of FIFO queues.</summary>
    public ulong Sequence { get; set; }

    /// <summary>20 digits, as AWS's have, which is more than 64 bits hold.</summary>
    public string? SequenceNumber => Sequence == 0 ? null : "188" + Sequence.ToString("D17", CultureInfo.InvariantCulture);

    public string? DeadLetterQueueSourceArn { get; private set; }

    /// <summary>
    /// What is remembered of it for the sake of repetitions: not the body, which may be large, and lives on for five minutes then.
    /// </summary>
    public FirstSent AsFirst => new(serial, Sequence);

    public string Md5OfBody => MessageDigests.OfBody(Body);

    public string? Md5OfAttributes => MessageDigests.OfAttributes(Attributes);

    public string? Md5OfSystemAttributes =>
        TraceHeader is { } trace ? MessageDigests.OfAttributes([new("AWSTraceHeader", "String", trace)]) : null;

    /// <summary>The same message with a deduplication id that the queue made from its content.</summary>
    public StoredMessage WithDeduplicationId(string id) => new(this) { DeduplicationId = id };

    /// <summary>The same message in a dead-letter queue.</summary>
    public StoredMessage InDeadLetterQueue(string sourceArn, string? deduplicationId) =>
        new(this) { DeadLetterQueueSourceArn = sourceArn, DeduplicationId = deduplicationId };

    /// <summary>What was sent now, under the ids of the message that was sent first.</summary>
    public StoredMessage AsRepetitionOf(FirstSent first) => new(this, first.Serial) { Sequence = first.Sequence };

    /// <summary>What was sent, to be sent again.</summary>
    public SendMessage ToRequest() =>
        new(Body) { Attributes = Attributes, GroupId = GroupId, DeduplicationId = DeduplicationId, TraceHeader = TraceHeader };
}

/// <summary>The ids of a message that was sent first under its deduplication id.</summary>
/// <param name="Serial">Number of the message in its queue.</param>
/// <param name="Sequence">Its sequence number.</param>
internal readonly record struct FirstSent(long Serial, ulong Sequence);
