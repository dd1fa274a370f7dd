using AwsMessaging.Semantics.Facts;
using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Semantics.Streams;

/// <content>GetShardIterator, GetRecords and retention.</content>
public sealed partial class KinesisStream
{
    private long retention;

    /// <summary>How long records are kept, in hours.</summary>
    public int RetentionPeriodHours => (int)(retention / Hour);

    /// <summary>
    /// GetShardIterator.
    /// Source: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_GetShardIterator.html
    /// </summary>
    /// <returns>
    /// The iterator. <c>ResourceNotFoundException</c>: no such stream or shard. <c>InvalidArgumentException</c>: a number or time is
    /// missing, or given where it must not be, or is of another shard or still to come.
    /// </returns>
    public Reply<ShardIterator> GetShardIterator(long now, string shardId, StartingPosition position)
    {
        if (Unready(now) is { } error)
        {
            return error;
        }

        if (TryFindReadable(now, shardId, out var shard) is { } shardError)
        {
            return shardError;
        }

        var place = PlaceOf(now, shard, position, "GetShardIterator");
        return place.IsOk ? new ShardIterator(Name, shard.Index, place.Result, now) : place.Error!;
    }

    /// <summary>GetRecords with an iterator as text.</summary>
    /// <returns>
    /// As <see cref="GetRecords(long, ShardIterator, Choices, int?)"/>; <c>InvalidArgumentException</c>: the text is no iterator.
    /// </returns>
    public Reply<GetRecordsResult> GetRecords(long now, string iterator, Choices choices, int? limit = null) =>
        ShardIterator.TryParse(iterator, out var parsed)
            ? GetRecords(now, parsed!, choices, limit)
            : KinesisErrors.Invalid("Invalid ShardIterator.");

    /// <summary>
    /// GetRecords.
    /// Source: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_GetRecords.html
    /// </summary>
    /// <param name="now">The time.</param>
    /// <param name="iterator">Where to begin.</param>
    /// <param name="choices">Who chooses.</param>
    /// <param name="limit">Records at most, 1 to 10,000; 10,000 when null.</param>
    /// <returns>
    /// Records. <c>ExpiredIteratorException</c>: the iterator is older than five minutes. <c>ProvisionedThroughputExceededException</c>:
    /// the shard has answered five calls this second, or given what it can, to all who poll it together. <c>ResourceNotFoundException</c>:
    /// the shard is gone.
    /// </returns>
    public Reply<GetRecordsResult> GetRecords(long now, ShardIterator iterator, Choices choices, int? limit = null)
    {
        if (limit is { } asked && !KinesisFacts.GetRecordsLimit.Value.Contains(asked))
        {
            return KinesisErrors.Validation("limit", $"be between 1 and {KinesisFacts.GetRecordsLimit.Value.Max}");
        }

        if (rows.Has(SemanticRow.KinesisIterators) && now - iterator.IssuedAt > quotas.IteratorLifetime)
        {
            return KinesisErrors.IteratorExpired(iterator.IssuedAt, now, quotas.IteratorLifetime);
        }

        if (Unready(now) is not null || iterator.Stream != Name || iterator.Shard >= shards.Count || IsGone(now, shards[iterator.Shard]))
        {
            return KinesisErrors.ShardDoesNotExist(Shard.IdOf(iterator.Shard), iterator.Stream, account);
        }

        var shard = shards[iterator.Shard];
        if (rows.Has(SemanticRow.KinesisReadLimits)
            && !shard.Reads.Fits(now, 0, quotas.ShardReadCallsPerSecond, quotas.ShardReadBytesPerSecond))
        {
            return KinesisErrors.Throttled(shard.Id, Name, account);
        }

        var (records, next, bytes) = Collect(now, shard, iterator.Position, limit ?? quotas.GetRecordsLimit, quotas.GetRecordsBytes, Never);
        shard.Reads.Count(now, bytes, quotas.ShardReadBytesPerSecond);

        var behind = next < shard.Records.End && records.Count > 0 ? now - records[^1].ApproximateArrival : 0;
        var isEnd = !shard.IsOpen
            && next >= shard.Records.End
            && (records.Count == 0 || choices.Choose(KinesisChoices.EndOfShard, shard.Id) == 0);
        return new GetRecordsResult(records, isEnd ? null : new(Name, shard.Index, next, now), behind, isEnd ? ChildrenOf(shard) : []);
    }

    /// <summary>
    /// IncreaseStreamRetentionPeriod.
    /// Source: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_IncreaseStreamRetentionPeriod.html
    /// </summary>
    /// <returns><c>InvalidArgumentException</c>: not 24 to 8,760 hours, or shorter than now.</returns>
    public Reply<bool> IncreaseRetentionPeriod(long now, int hours) => ChangeRetention(now, hours, isIncrease: true);

    /// <summary>
    /// DecreaseStreamRetentionPeriod: older records are gone at once.
    /// Source: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_DecreaseStreamRetentionPeriod.html
    /// </summary>
    /// <returns><c>InvalidArgumentException</c>: not 24 to 8,760 hours, or longer than now.</returns>
    public Reply<bool> DecreaseRetentionPeriod(long now, int hours) => ChangeRetention(now, hours, isIncrease: false);

    private Reply<bool> ChangeRetention(long now, int hours, bool isIncrease)
    {
        if (Unready(now) is { } error)
        {
            return error;
        }

        var allowed = KinesisFacts.RetentionHours.Value;
        if (!allowed.Contains(hours))
        {
            var (word, bound, fault) = hours < allowed.Min ? ("Minimum", allowed.Min, "short") : ("Maximum", allowed.Max, "long");
            return KinesisErrors.Invalid(
                $"{word} allowed retention period is {bound} hours. Requested retention period ({hours} hours) is too {fault}.");
        }

        if (isIncrease ? hours < RetentionPeriodHours : hours > RetentionPeriodHours)
        {
            var (fault, other) = isIncrease ? ("shorter", "Decrease") : ("longer", "Increase");
            return KinesisErrors.Invalid(
                $"Requested retention period ({hours} hours) for stream {Name} can not be {fault} than existing retention period ({RetentionPeriodHours} hours). Use {other}RetentionPeriod API.");
        }

        // What has expired by now does not come back with a longer period.
        foreach (var shard in shards)
        {
            Expire(now, shard);
        }

        retention = hours * Hour;
        return true;
    }

    private void Expire(long now, Shard shard)
    {
        if (rows.Has(SemanticRow.KinesisRetention))
        {
            shard.Records.RemoveUntil(now - retention);
        }
    }

    /// <summary>Whether nothing of a closed shard can be left.</summary>
    private bool IsGone(long now, Shard shard) =>
        rows.Has(SemanticRow.KinesisRetention) && !shard.IsOpen && !IsWithin(now, shard.ClosedAt, retention);

    private ServiceError? TryFindReadable(long now, string shardId, out Shard shard)
    {
        shard = shards[0];
        if (!Shard.TryParseId(shardId, out var index))
        {
            return KinesisErrors.ShardNotFound(shardId, Name, account);
        }

        if (index >= shards.Count || IsGone(now, shards[index]))
        {
            return KinesisErrors.ShardDoesNotExist(Shard.IdOf(index), Name, account);
        }

        shard = shards[index];
        return null;
    }

    /// <summary>The position in a shard's log that a starting position stands for.</summary>
    private Reply<long> PlaceOf(long now, Shard shard, StartingPosition position, string action)
    {
        Expire(now, shard);
        var type = position.Type;
        if (type is ShardIteratorType.AtSequenceNumber or ShardIteratorType.AfterSequenceNumber)
        {
            return position.SequenceNumber is { } text
                ? PlaceOf(shard, text, type == ShardIteratorType.AtSequenceNumber, action)
                : WrongCombination(type, "no StartingSequenceNumber");
        }

        if (position.SequenceNumber is not null)
        {
            return WrongCombination(type, "also a StartingSequenceNumber");
        }

        if (type == ShardIteratorType.AtTimestamp)
        {
            return position.Timestamp is not { } time
                    ? KinesisErrors.Invalid("Must specify timestampInMillis parameter for iterator of type AT_TIMESTAMP. Current request "
                        + "has no timestamp parameter.")
                : time > now
                    ? KinesisErrors.Invalid($"The timestampInMillis parameter cannot be greater than the currentTimestampInMillis. timestampInMillis: {time}, currentTimestampInMillis: {now}")
                : shard.Records.FirstSince(time);
        }

        return type == ShardIteratorType.Latest ? shard.Records.End : shard.Records.Start;
    }

    private Reply<long> PlaceOf(Shard shard, string text, bool isIncluded, string action)
    {
        if (!SequenceNumber.IsWellFormed(text))
        {
            return KinesisErrors.Validation("startingSequenceNumber", "satisfy regular expression pattern: 0|([1-9]\\d{0,128})");
        }

        var what = $"StartingSequenceNumber {text} used in {action} on shard {shard.Id} in stream {Name} under account {account} is invalid";
        if (!SequenceNumber.TryParse(text, out var number))
        {
            return KinesisErrors.Invalid(what + ".");
        }

        if (rows.Has(SemanticRow.KinesisSequenceNumbers))
        {
            if (number.ShardIndex != shard.Index)
            {
                return KinesisErrors.Invalid(
                    $"Invalid StartingSequenceNumber. It encodes {Shard.IdOf(number.ShardIndex)}, while it was used in a call to a shard with {shard.Id}");
            }

            if (number.IsLegacy)
            {
                return new ServiceError("InternalFailure", "The service could not read the sequence number.", 500);
            }

            if (number.ShardCreatedSecond != shard.CreatedSecond)
            {
                return KinesisErrors.Invalid(what + " because it did not come from this stream.");
            }
        }

        return shard.PositionOf(number, isIncluded);
    }

    private static ServiceError WrongCombination(ShardIteratorType type, string fault) =>
        KinesisErrors.Invalid(
            "Must either specify (1) AT_SEQUENCE_NUMBER or AFTER_SEQUENCE_NUMBER and StartingSequenceNumber or "
            + $"(2) TRIM_HORIZON or LATEST and no StartingSequenceNumber. Request specified {StartingPosition.NameOf(type)} and {fault}.");

    /// <summary>The records from a position on: as many as fit, at least one, and none that came after a time.</summary>
    private (List<KinesisRecord> Records, long Next, long Bytes) Collect(
        long now, Shard shard, long position, int maxRecords, long maxBytes, long until)
    {
        Expire(now, shard);
        var log = shard.Records;
        var records = new List<KinesisRecord>();
        var bytes = 0L;
        var next = Math.Max(position, log.Start);
        while (next < log.End && records.Count < maxRecords)
        {
            var (arrival, size) = (log[next].Arrival, log[next].Size);
            if (arrival > until || (records.Count > 0 && bytes + size > maxBytes))
            {
                break;
            }

            records.Add(shard.RecordAt(next));
            bytes += size;
            next++;
        }

        return (records, next, bytes);
    }
}
