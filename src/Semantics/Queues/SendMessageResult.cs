namespace AwsMessaging.Semantics.Queues;

/// <summary>What a queue answers to a message that it took. The texts are made when asked for.</summary>
public readonly struct SendMessageResult
{
    private readonly StoredMessage submitted;
    private readonly StoredMessage kept;
    private readonly bool digests;

    /// <param name="submitted">The message as it was sent: the client compares its digests.</param>
    /// <param name="kept">The message in the queue: the first one, when this was a duplicate.</param>
    /// <param name="digests">Whether digests are in the answer.</param>
    internal SendMessageResult(StoredMessage submitted, StoredMessage kept, bool digests)
    {
        this.submitted = submitted;
        this.kept = kept;
        this.digests = digests;
    }

    /// <summary>The message's id; for a duplicate, the id of the first message.</summary>
    public string MessageId => kept.MessageId;

    /// <summary>Whether a FIFO queue took it for a duplicate and dropped it. AWS does not say.</summary>
    public bool IsDuplicate => !ReferenceEquals(submitted, kept);

    /// <summary>The sequence number in a FIFO queue, 20 digits; null in a standard queue.</summary>
    public string? SequenceNumber => kept.SequenceNumber;

    /// <summary>MD5 of the body sent, in hexadecimal.</summary>
    public string? Md5OfBody => digests ? submitted.Md5OfBody : null;

    /// <summary>MD5 of the attributes sent, in hexadecimal; null without attributes.</summary>
    public string? Md5OfAttributes => digests ? submitted.Md5OfAttributes : null;

    /// <summary>MD5 of the system attributes sent, in hexadecimal; null without any.</summary>
    public string? Md5OfSystemAttributes => digests ? submitted.Md5OfSystemAttributes : null;
}

/// <summary>The answer to a batch: it succeeds, while each entry succeeds or fails for itself.</summary>
/// <typeparam name="T">What an entry that succeeds gets.</typeparam>
public sealed class BatchResult<T>
{
    internal BatchResult(IReadOnlyList<BatchSuccess<T>> successful, IReadOnlyList<BatchFailure> failed)
    {
        Successful = successful;
        Failed = failed;
    }

    /// <summary>The entries that succeeded, in their order.</summary>
    public IReadOnlyList<BatchSuccess<T>> Successful { get; }

    /// <summary>The entries that failed, in their order.</summary>
    public IReadOnlyList<BatchFailure> Failed { get; }
}

/// <summary>An entry of a batch that succeeded.</summary>
/// <typeparam name="T">What it gets.</typeparam>
/// <param name="Id">The entry's id.</param>
/// <param name="Result">What it gets.</param>
public readonly record struct BatchSuccess<T>(string Id, T Result);

/// <summary>An entry of a batch that failed.</summary>
/// <param name="Id">The entry's id.</param>
/// <param name="Code">Short error code.</param>
/// <param name="Message">What the service says to a person.</param>
/// <param name="SenderFault">Whether the entry is at fault.</param>
public readonly record struct BatchFailure(string Id, string Code, string Message, bool SenderFault);

/// <summary>The answer of an action that answers nothing.</summary>
public readonly struct Unit;
