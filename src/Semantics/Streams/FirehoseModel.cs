using AwsMessaging.Semantics.Facts;
using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Semantics.Streams;

/// <summary>How a Firehose stream is set up.</summary>
/// <param name="DestinationArn">Where data is written.</param>
/// <param name="BufferMiB">Collected size that makes an object, 1 to 128 MiB; 5 when neither hint is given.</param>
/// <param name="BufferSeconds">Waiting time that makes an object, 0 to 900 s; 300 when neither hint is given.</param>
/// <param name="TransformationFunctionArn">The function that transforms records; null for none.</param>
public sealed record DeliveryStreamSettings(
    string DestinationArn, int? BufferMiB = null, int? BufferSeconds = null, string? TransformationFunctionArn = null);

/// <summary>What a Firehose stream is limited to; the defaults are AWS's, from <see cref="FirehoseFacts"/>.</summary>
public sealed record FirehoseQuotas
{
    /// <summary>AWS's defaults.</summary>
    public static readonly FirehoseQuotas Default = new();

    /// <summary>Records a second.</summary>
    public int RecordsPerSecond { get; init; } = FirehoseFacts.RecordsPerSecond;

    /// <summary>Bytes a second.</summary>
    public int BytesPerSecond { get; init; } = FirehoseFacts.BytesPerSecond;

    /// <summary>How often a failed transformation is tried again.</summary>
    public int TransformationRetries { get; init; } = FirehoseFacts.TransformationRetries;

    /// <summary>How long data waits for its destination, in milliseconds.</summary>
    public long Retention { get; init; } = FirehoseFacts.RetentionHours * 3_600_000L;
}

/// <summary>Where Firehose permits more than one outcome.</summary>
public static class FirehoseChoices
{
    /// <summary>Whether a record is taken.</summary>
    public static readonly ChoicePoint Put = new(
        "firehose.put",
        "A record of a batch can fail, as when the service is unavailable, while the call and the records around it succeed.",
        "https://docs.aws.amazon.com/firehose/latest/APIReference/API_PutRecordBatch.html",
        "record is taken",
        "record fails");

    /// <summary>How often data is written to a destination other than S3.</summary>
    public static readonly ChoicePoint Delivery = new(
        "firehose.delivery",
        "Except to S3, Iceberg tables and Snowflake, delivery is at least once: one that times out is repeated, and both may go through.",
        "https://docs.aws.amazon.com/firehose/latest/dev/basic-deliver.html",
        "once",
        "twice");
}

/// <summary>A record that Firehose took.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Data">Its data, not copied.</param>
/// <param name="Arrival">When it came, in milliseconds.</param>
public sealed record FirehoseRecord(string Id, byte[] Data, long Arrival);

/// <summary>What became of one record of a batch: it has an id or an error.</summary>
/// <param name="RecordId">Its id; null when it failed.</param>
/// <param name="ErrorCode"><c>ServiceUnavailableException</c>, or null.</param>
/// <param name="ErrorMessage">What the service says to a person, or null.</param>
public readonly record struct FirehoseEntry(string? RecordId, string? ErrorCode, string? ErrorMessage)
{
    internal const string Unavailable = "ServiceUnavailableException";
    internal const string SlowDown = "Slow down.";

    /// <summary>Whether the record was not taken, so that the producer must put it again.</summary>
    public bool IsFailed => ErrorCode is not null;
}

/// <summary>What became of the records of a batch.</summary>
/// <param name="FailedPutCount">How many were not taken, although the call succeeded.</param>
/// <param name="RequestResponses">One entry for each record, in their order.</param>
public sealed record PutRecordBatchResult(int FailedPutCount, IReadOnlyList<FirehoseEntry> RequestResponses);

/// <summary>
/// What a transforming function says about a record.
/// Source: https://docs.aws.amazon.com/firehose/latest/dev/data-transformation-status-model.html
/// </summary>
public enum TransformationStatus
{
    /// <summary>Deliver the transformed data.</summary>
    Ok,

    /// <summary>Drop the record, on purpose.</summary>
    Dropped,

    /// <summary>The record could not be transformed.</summary>
    ProcessingFailed,
}

/// <summary>A record as a transforming function returns it.</summary>
/// <param name="RecordId">The id that it was given.</param>
/// <param name="Status">What became of it.</param>
/// <param name="Data">The transformed data.</param>
public sealed record TransformedRecord(string RecordId, TransformationStatus Status, byte[] Data);

/// <summary>Records that go somewhere together.</summary>
/// <param name="Records">The records, in the order in which they came.</param>
/// <param name="IsTransformation">Whether they go to the transforming function; else to the destination.</param>
/// <param name="IsErrorOutput">Whether they go where failed records are kept (<c>processing-failed/</c>).</param>
/// <param name="FirstArrival">When the first of them came, in milliseconds.</param>
public sealed record FirehoseBatch(IReadOnlyList<FirehoseRecord> Records, bool IsTransformation, bool IsErrorOutput, long FirstArrival)
{
    /// <summary>The object's bytes: the records' data one after the other, with nothing in between.</summary>
    public byte[] Join()
    {
        var joined = new byte[Records.Sum(r => r.Data.Length)];
        var at = 0;
        foreach (var record in Records)
        {
            record.Data.CopyTo(joined, at);
            at += record.Data.Length;
        }

        return joined;
    }
}
