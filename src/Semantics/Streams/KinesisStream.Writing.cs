using AwsMessaging.Semantics.Facts;
using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Semantics.Streams;

/// <content>PutRecord and PutRecords.</content>
public sealed partial class KinesisStream
{
    // Shards that draw the counters of their sequence numbers together: so numbers of one shard have gaps.
    private const int ShardsPerCounter = 5;

    private static readonly long[] Phases = [0, 250, 500, 750];

    private List<long> counters = [];
    private OnDemandCapacity onDemand;
    private int maxRecordBytes = KinesisFacts.DefaultMaxRecordSizeInKiB * 1024;

    // Whose turn it is when keys do not decide.
    private int turn;

    /// <summary>
    /// PutRecord.
    /// Source: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_PutRecord.html
    /// </summary>
    /// <returns>
    /// Where it went. <c>ResourceNotFoundException</c>: the stream is not there. <c>ValidationException</c>: a member has not the form that
    /// it must have, or the record is too large. <c>InvalidArgumentException</c>: the explicit hash key is 2^128 or more, or the number for
    /// ordering is not a number of this time. <c>ProvisionedThroughputExceededException</c>: the shard takes no more this second.
    /// </returns>
    public Reply<PutRecordResult> PutRecord(long now, PutRecord request, Choices choices)
    {
        if ((Unready(now) ?? Check(request, "partitionKey", "data") ?? CheckOrdering(now, request)) is { } error)
        {
            return error;
        }

        if (!TryFindShard(request, out var shard))
        {
            return OutOfRange(request.ExplicitHashKey);
        }

        // A retry follows at once; when it is throttled, the producer knows no better than that its put failed.
        var isTaken = TryTake(now, shard, request, choices, out var number)
            && (!IsReplyLost(choices, request.PartitionKey) || TryTake(now, shard, request, choices, out number));
        return isTaken ? new PutRecordResult(shard.Id, number) : KinesisErrors.Throttled(shard.Id, Name, account);
    }

    /// <summary>
    /// PutRecords: succeeds even when records in it fail.
    /// Source: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_PutRecords.html
    /// </summary>
    /// <returns>
    /// An entry for each record: a throttled one has <c>ProvisionedThroughputExceededException</c>, and those after it may still succeed.
    /// <c>ValidationException</c>: no or more than 500 records, or one of them has not the form that it must have.
    /// <c>InvalidArgumentException</c>: together they are larger than 10 MiB, or an explicit hash key is out of range.
    /// </returns>
    public Reply<PutRecordsResult> PutRecords(long now, IReadOnlyList<PutRecord> records, Choices choices)
    {
        if ((Unready(now) ?? CheckBatch(records)) is { } error)
        {
            return error;
        }

        var targets = new Shard[records.Count];
        for (var i = 0; i < records.Count; i++)
        {
            if (!TryFindShard(records[i], out targets[i]))
            {
                return OutOfRange(records[i].ExplicitHashKey);
            }
        }

        var entries = new PutRecordsEntry[records.Count];
        Take(now, targets, records, choices, entries);
        if (IsReplyLost(choices, Name))
        {
            Take(now, targets, records, choices, entries);
        }

        return new PutRecordsResult(entries.Count(e => e.IsFailed), entries);
    }

    /// <summary>
    /// UpdateMaxRecordSize.
    /// Source: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_UpdateMaxRecordSize.html
    /// </summary>
    /// <returns><c>ValidationException</c>: not 1,024 to 10,240 KiB.</returns>
    public Reply<bool> UpdateMaxRecordSize(long now, int maxRecordSizeInKiB)
    {
        if (Unready(now) is { } error)
        {
            return error;
        }

        if (!KinesisFacts.MaxRecordSizeInKiB.Value.Contains(maxRecordSizeInKiB))
        {
            return KinesisErrors.Validation("maxRecordSizeInKiB", "be between 1024 and 10240");
        }

        maxRecordBytes = maxRecordSizeInKiB * 1024;
        return true;
    }

    private static ServiceError OutOfRange(string? explicitHashKey) =>
        KinesisErrors.Invalid($"Invalid ExplicitHashKey. ExplicitHashKey must be in the range: [0, 2^128-1]. Specified value was {explicitHashKey}");

    private ServiceError? CheckBatch(IReadOnlyList<PutRecord> records)
    {
        if (records.Count == 0 || records.Count > quotas.PutRecordsEntries)
        {
            return KinesisErrors.Validation("records", $"have length of 1 to {quotas.PutRecordsEntries}");
        }

        var total = 0L;
        for (var i = 0; i < records.Count; i++)
        {
            if (Check(records[i], "records.member.partitionKey", "records.member.data") is { } error)
            {
                return error;
            }

            total += SizeOf(records[i]);
        }

        return total > quotas.PutRecordsBytes
            ? KinesisErrors.Invalid($"Records size exceeds {quotas.PutRecordsBytes >> 20} MB limit")
            : null;
    }

    private ServiceError? Check(PutRecord record, string keyMember, string dataMember)
    {
        if (!KinesisFacts.PartitionKeyLength.Value.Contains(record.PartitionKey.Length))
        {
            return KinesisErrors.Validation(keyMember, "have length of 1 to 256");
        }

        if (SizeOf(record) > maxRecordBytes)
        {
            return KinesisErrors.Validation(dataMember, $"have length less than or equal to {maxRecordBytes}");
        }

        return record.ExplicitHashKey is { } key && !HashKey.IsWellFormed(key)
            ? KinesisErrors.Validation("explicitHashKey", "satisfy regular expression pattern: 0|([1-9]\\d{0,38})")
            : null;
    }

    private ServiceError? CheckOrdering(long now, PutRecord request)
    {
        if (request.SequenceNumberForOrdering is not { } text)
        {
            return null;
        }

        if (!SequenceNumber.IsWellFormed(text))
        {
            return KinesisErrors.Validation("sequenceNumberForOrdering", "satisfy regular expression pattern: 0|([1-9]\\d{0,128})");
        }

        return SequenceNumber.TryParse(text, out var number) && number.Second <= now / 1000
            ? null
            : KinesisErrors.Invalid(
                $"ExclusiveMinimumSequenceNumber {text} used in PutRecord on stream {Name} under account {account} is invalid.");
    }

    private static int SizeOf(PutRecord record) => record.Data.Length + Utf8.Length(record.PartitionKey);

    private bool TryFindShard(PutRecord record, out Shard shard)
    {
        if (!rows.Has(SemanticRow.KinesisRouting))
        {
            shard = open[turn++ % open.Length];
            return true;
        }

        HashKey key;
        if (record.ExplicitHashKey is null)
        {
            key = open.Length == 1 ? default : hasher.HashKeyOf(record.PartitionKey);
        }
        else if (!HashKey.TryParse(record.ExplicitHashKey, out key))
        {
            shard = open[0];
            return false;
        }

        // The last open shard that begins at or below the key.
        var (low, high) = (0, open.Length - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = open[middle].Start <= key ? (middle, high) : (low, middle - 1);
        }

        shard = open[low];
        return true;
    }

    private bool IsReplyLost(Choices choices, string subject) =>
        rows.Has(SemanticRow.KinesisRetries) && choices.Choose(KinesisChoices.ProducerRetry, subject) == 1;

    private void Take(long now, Shard[] targets, IReadOnlyList<PutRecord> records, Choices choices, PutRecordsEntry[] entries)
    {
        for (var i = 0; i < entries.Length; i++)
        {
            entries[i] = TryTake(now, targets[i], records[i], choices, out var number)
                ? new(targets[i].Id, number, null, null)
                : new(null, default, KinesisErrors.Throughput, KinesisErrors.ThrottledMessage(targets[i].Id, Name, account));
        }
    }

    private bool TryTake(long now, Shard shard, PutRecord record, Choices choices, out SequenceNumber number)
    {
        var size = SizeOf(record);
        number = default;
        if (IsWriteLimited)
        {
            if (shard.Writes.IsUnused)
            {
                shard.Writes.SetPhase(Phases[choices.Choose(KinesisChoices.WindowPhase, shard.Id)]);
            }

            if (!shard.Writes.Fits(now, size, quotas.ShardWriteRecordsPerSecond, quotas.ShardWriteBytesPerSecond))
            {
                shard.Load.Count(now, record.PartitionKey, size, isAccepted: false);
                return false;
            }

            shard.Writes.Count(now, size, quotas.ShardWriteBytesPerSecond);
        }

        var index = NextOf(shard.StreamWideSecond is null ? shard.Index / ShardsPerCounter : 0);
        number = shard.NumberOf(index, now);
        shard.Records.Add(new(record.PartitionKey, record.Data, index, now));
        shard.Load.Count(now, record.PartitionKey, size, isAccepted: true);
        Expire(now, shard);
        if (Mode == StreamMode.OnDemand)
        {
            FollowTraffic(now, size);
        }

        return true;
    }

    private bool IsWriteLimited =>
        rows.Has(SemanticRow.KinesisWriteLimits) && (Mode == StreamMode.Provisioned || rows.Has(SemanticRow.KinesisOnDemand));

    private long NextOf(int counter)
    {
        while (counters.Count <= counter)
        {
            counters.Add(0);
        }

        return ++counters[counter];
    }
}
