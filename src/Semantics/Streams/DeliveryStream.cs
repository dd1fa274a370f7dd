using System.Globalization;
using System.Text;
using AwsMessaging.Semantics.Facts;
using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Semantics.Streams;

/// <summary>
/// A Firehose stream with direct puts: it collects records until they are many or old enough, has a function transform them where it is
/// told to, and writes them, joined as they are, to its destination.
/// Source: https://docs.aws.amazon.com/firehose/latest/dev/create-configure.html
/// </summary>
public sealed class DeliveryStream
{
    private const long RetryAfter = 60_000;

    private readonly DeliveryStreamSettings settings;
    private readonly FirehoseQuotas quotas;
    private readonly SemanticRows rows;
    private readonly string account;
    private readonly string region;

    private List<FirehoseRecord> buffer = [];
    private long bufferedBytes;
    private long bufferedSince;
    private RateWindow puts;
    private List<Delivery> waiting = [];
    private long lastRecord;
    private long lastDelivery;

    private DeliveryStream(string name, DeliveryStreamSettings settings, FirehoseQuotas quotas, SemanticRows rows, string account,
        string region)
    {
        Name = name;
        this.settings = settings;
        this.quotas = quotas;
        this.rows = rows;
        this.account = account;
        this.region = region;
    }

    /// <summary>Name of the stream.</summary>
    public string Name { get; }

    /// <summary>ARN of the stream.</summary>
    public string Arn => $"arn:aws:firehose:{region}:{account}:deliverystream/{Name}";

    /// <summary>Records that could not be delivered within 24 hours and are lost.</summary>
    public long LostRecords { get; private set; }

    /// <summary>
    /// Records that it has taken and neither written nor handed out: those that it collects, and those that wait for another attempt.
    /// </summary>
    public IReadOnlyList<FirehoseRecord> Held => [.. waiting.SelectMany(d => BatchOf(d).Records), .. buffer];

    /// <summary>
    /// CreateDeliveryStream.
    /// Source: https://docs.aws.amazon.com/firehose/latest/APIReference/API_CreateDeliveryStream.html
    /// </summary>
    /// <returns><c>InvalidArgumentException</c>: one buffering hint without the other, or out of its range.</returns>
    public static Reply<DeliveryStream> Create(
        string name,
        DeliveryStreamSettings settings,
        FirehoseQuotas? quotas = null,
        SemanticRows rows = default,
        string account = "123456789012",
        string region = "us-east-1")
    {
        if (settings.BufferMiB is null != settings.BufferSeconds is null)
        {
            return new ServiceError("InvalidArgumentException", "SizeInMBs and IntervalInSeconds must be given together.");
        }

        if ((settings.BufferMiB is { } size && !FirehoseFacts.BufferMiB.Value.Contains(size))
            || (settings.BufferSeconds is { } seconds && !FirehoseFacts.BufferSeconds.Value.Contains(seconds)))
        {
            return new ServiceError("InvalidArgumentException", "A buffering hint is out of its range.");
        }

        return new DeliveryStream(name, settings, quotas ?? FirehoseQuotas.Default, rows, account, region);
    }

    /// <summary>
    /// PutRecord.
    /// Source: https://docs.aws.amazon.com/firehose/latest/APIReference/API_PutRecord.html
    /// </summary>
    /// <returns>
    /// The record's id. <c>ValidationException</c>: larger than 1,000 KiB. <c>ServiceUnavailableException</c>: more than the stream takes a
    /// second.
    /// </returns>
    public Reply<string> PutRecord(long now, byte[] data, Choices choices)
    {
        if (CheckSize(data) is { } error)
        {
            return error;
        }

        Settle(now);
        return TryTake(now, data, choices, out var id) ? id : new ServiceError(FirehoseEntry.Unavailable, FirehoseEntry.SlowDown, 503);
    }

    /// <summary>
    /// PutRecordBatch: succeeds even when records in it fail.
    /// Source: https://docs.aws.amazon.com/firehose/latest/APIReference/API_PutRecordBatch.html
    /// </summary>
    /// <returns>
    /// An entry for each record. <c>ValidationException</c>: none or more than 500, or one is larger than 1,000 KiB.
    /// <c>InvalidArgumentException</c>: together larger than 4 MiB.
    /// </returns>
    public Reply<PutRecordBatchResult> PutRecordBatch(long now, IReadOnlyList<byte[]> records, Choices choices)
    {
        if (!FirehoseFacts.BatchEntries.Value.Contains(records.Count))
        {
            return new ServiceError("ValidationException", "Member 'records' must have length of 1 to 500.");
        }

        foreach (var data in records)
        {
            if (CheckSize(data) is { } error)
            {
                return error;
            }
        }

        if (records.Sum(r => (long)r.Length) > FirehoseFacts.BatchBytes)
        {
            return new ServiceError("InvalidArgumentException", "The size of the batch exceeds 4 MiB.");
        }

        Settle(now);
        var entries = new FirehoseEntry[records.Count];
        for (var i = 0; i < entries.Length; i++)
        {
            entries[i] = TryTake(now, records[i], choices, out var id)
                ? new(id, null, null)
                : new(null, FirehoseEntry.Unavailable, FirehoseEntry.SlowDown);
        }

        return new PutRecordBatchResult(entries.Count(e => e.IsFailed), entries);
    }

    /// <summary>
    /// What is to be carried out by now: invocations of the transforming function, and objects to write. Each is handed out once for each
    /// attempt; report its outcome with <see cref="Reported"/> or <see cref="Transformed"/>. <see cref="Delivery.Context"/> is a
    /// <see cref="FirehoseBatch"/>.
    /// </summary>
    public IReadOnlyList<Delivery> Due(long now, Choices choices)
    {
        Settle(now);
        var due = waiting.Where(d => d.At <= now).ToList();
        waiting.RemoveAll(d => d.At <= now);
        var mayRepeat = !settings.DestinationArn.Contains(":s3:"); // AWS excepts S3 from delivery at least once
        if (!rows.Has(SemanticRow.FirehoseBuffers) || !mayRepeat)
        {
            return due;
        }

        var twice = due.Where(d => !BatchOf(d).IsTransformation && choices.Choose(FirehoseChoices.Delivery, d.To) == 1);
        return [.. due, .. twice.ToList().Select(d => Make(d.At, BatchOf(d), d.Attempt))];
    }

    /// <summary>
    /// The outcome of a write, or of an invocation that failed as a whole. A write is tried again for 24 hours, after which its data is
    /// lost; an invocation three times, after which its records go to the error output.
    /// </summary>
    /// <param name="now">The time.</param>
    /// <param name="delivery">What <see cref="Due"/> handed out.</param>
    /// <param name="error">What went wrong; null when nothing did.</param>
    /// <exception cref="ArgumentException">An invocation that did not fail: use <see cref="Transformed"/>.</exception>
    public void Reported(long now, Delivery delivery, ServiceError? error)
    {
        var batch = BatchOf(delivery);
        if (error is null)
        {
            if (batch.IsTransformation)
            {
                throw new ArgumentException("An invocation has results.", nameof(delivery));
            }
        }
        else if (batch.IsTransformation)
        {
            var isLast = delivery.Attempt > quotas.TransformationRetries;
            waiting.Add(isLast
                ? Make(now, new(batch.Records, false, true, batch.FirstArrival), 1)
                : Make(now, batch, delivery.Attempt + 1));
        }
        else if (now + RetryAfter - batch.FirstArrival < quotas.Retention)
        {
            waiting.Add(Make(now + RetryAfter, batch, delivery.Attempt + 1));
        }
        else
        {
            LostRecords += batch.Records.Count;
        }
    }

    /// <summary>
    /// The results of an invocation. A record whose result is missing, twice there, or <see cref="TransformationStatus.ProcessingFailed"/>
    /// goes to the error output as it was; a dropped one is gone.
    /// </summary>
    public void Transformed(long now, Delivery delivery, IReadOnlyList<TransformedRecord> results)
    {
        var batch = BatchOf(delivery);
        var good = new List<FirehoseRecord>();
        var bad = new List<FirehoseRecord>();
        foreach (var record in batch.Records)
        {
            var own = results.Where(r => r.RecordId == record.Id).ToList();
            if (own.Count != 1 || own[0].Status == TransformationStatus.ProcessingFailed)
            {
                bad.Add(record);
            }
            else if (own[0].Status == TransformationStatus.Ok)
            {
                good.Add(record with { Data = own[0].Data });
            }
        }

        foreach (var (records, isError) in new[] { (good, false), (bad, true) })
        {
            if (records.Count > 0)
            {
                waiting.Add(Make(now, new(records, false, isError, batch.FirstArrival), 1));
            }
        }
    }

    /// <summary>The earliest later time at which something is due; null when nothing will be.</summary>
    public long? NextChange(long now)
    {
        Settle(now);
        var next = waiting.Count == 0 ? long.MaxValue : Math.Max(now + 1, waiting.Min(d => d.At));
        if (buffer.Count > 0)
        {
            next = Math.Min(next, bufferedSince + BufferTime);
        }

        return next == long.MaxValue ? null : next;
    }

    /// <summary>An independent copy.</summary>
    public DeliveryStream Clone()
    {
        var clone = (DeliveryStream)MemberwiseClone();
        clone.buffer = [.. buffer];
        clone.waiting = [.. waiting];
        return clone;
    }

    private static FirehoseBatch BatchOf(Delivery delivery) => (FirehoseBatch)delivery.Context!;

    private static ServiceError? CheckSize(byte[] data) =>
        data.Length > FirehoseFacts.RecordBytes
            ? new ServiceError("ValidationException",
                $"Member 'data' must have length less than or equal to {FirehoseFacts.RecordBytes.Value}.")
            : null;

    private long BufferTime => (settings.BufferSeconds ?? FirehoseFacts.DefaultBufferSeconds) * 1000L;

    private bool TryTake(long now, byte[] data, Choices choices, out string id)
    {
        id = "";
        var fails = rows.Has(SemanticRow.FirehoseBuffers)
            && (!puts.Fits(now, data.Length, quotas.RecordsPerSecond, quotas.BytesPerSecond)
                || choices.Choose(FirehoseChoices.Put, Name) == 1);
        if (fails)
        {
            return false;
        }

        puts.Count(now, data.Length, quotas.BytesPerSecond);
        id = (++lastRecord).ToString("D20", CultureInfo.InvariantCulture);
        bufferedSince = buffer.Count == 0 ? now : bufferedSince;
        buffer.Add(new(id, data, now));
        bufferedBytes += data.Length;
        if (bufferedBytes >= (settings.BufferMiB ?? FirehoseFacts.DefaultBufferMiB) * 1_048_576L
            || BufferTime == 0
            || !rows.Has(SemanticRow.FirehoseBuffers))
        {
            Flush(now);
        }

        return true;
    }

    private void Settle(long now)
    {
        if (buffer.Count > 0 && now >= bufferedSince + BufferTime)
        {
            Flush(bufferedSince + BufferTime);
        }
    }

    private void Flush(long at)
    {
        waiting.Add(Make(at, new(buffer, settings.TransformationFunctionArn is not null, false, bufferedSince), 1));
        buffer = [];
        bufferedBytes = 0;
    }

    private Delivery Make(long at, FirehoseBatch batch, int attempt) => new()
    {
        Id = ++lastDelivery,
        At = at,
        From = Name,
        To = batch.IsTransformation ? settings.TransformationFunctionArn! : settings.DestinationArn,
        Body = batch.IsTransformation ? "" : Encoding.UTF8.GetString(batch.Join()),
        Attempt = attempt,
        Context = batch,
    };
}
