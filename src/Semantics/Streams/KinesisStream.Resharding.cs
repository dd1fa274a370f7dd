using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Semantics.Streams;

/// <content>SplitShard, MergeShards, UpdateShardCount, UpdateStreamMode and what they set going.</content>
public sealed partial class KinesisStream
{
    private const long Day = 24 * Hour;

    private List<long> shardUpdates = [];

    /// <summary>
    /// SplitShard: the stream is UPDATING for a while; then the shard is closed and two new ones share its hash keys.
    /// Source: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_SplitShard.html
    /// </summary>
    /// <param name="now">The time.</param>
    /// <param name="shardToSplit">The shard.</param>
    /// <param name="newStartingHashKey">Decimal digits: where the second of the new shards begins.</param>
    /// <returns>
    /// <c>ResourceInUseException</c>: the stream is not ACTIVE. <c>ResourceNotFoundException</c>: no such shard.
    /// <c>InvalidArgumentException</c>: the shard is closed, or the hash key is not inside its range by more than one at the beginning.
    /// <c>ValidationException</c>: the hash key is not a number, or the stream is on-demand. <c>LimitExceededException</c>: more shards
    /// than the account may have.
    /// </returns>
    public Reply<bool> SplitShard(long now, string shardToSplit, string newStartingHashKey)
    {
        Settle(now);
        if (!IsName(shardToSplit))
        {
            return KinesisErrors.Validation("shardToSplit", "satisfy regular expression pattern: [a-zA-Z0-9_.-]+");
        }

        if (!HashKey.IsWellFormed(newStartingHashKey))
        {
            return KinesisErrors.Validation("newStartingHashKey", "satisfy regular expression pattern: 0|([1-9]\\d{0,38})");
        }

        if (CheckReshardable(now) is { } error)
        {
            return error;
        }

        if (TryFindOpen(shardToSplit, out var shard) is { } shardError)
        {
            return shardError;
        }

        if (open.Length + 1 > quotas.Shards)
        {
            return ShardLimit(1);
        }

        if (!HashKey.TryParse(newStartingHashKey, out var key) || key <= shard.Start.Next || key >= shard.End)
        {
            return KinesisErrors.Invalid(
                $"NewStartingHashKey {newStartingHashKey} used in SplitShard() on shard {shard.Id} in stream {Name} under account {account} is not both greater than one plus the shard's StartingHashKey {shard.Start} and less than the shard's EndingHashKey {shard.End}.");
        }

        Begin(now, Reshard.Split(shard.Index, key));
        return true;
    }

    /// <summary>
    /// MergeShards: the stream is UPDATING for a while; then both shards are closed and a new one has their hash keys.
    /// Source: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_MergeShards.html
    /// </summary>
    /// <param name="now">The time.</param>
    /// <param name="shardToMerge">The shard with the lower hash keys.</param>
    /// <param name="adjacentShardToMerge">The shard whose hash keys follow.</param>
    /// <returns>
    /// <c>ResourceInUseException</c>: the stream is not ACTIVE. <c>ResourceNotFoundException</c>: no such shard.
    /// <c>InvalidArgumentException</c>: a shard is closed, or the second does not follow the first. <c>ValidationException</c>: the stream
    /// is on-demand.
    /// </returns>
    public Reply<bool> MergeShards(long now, string shardToMerge, string adjacentShardToMerge)
    {
        Settle(now);
        if (CheckReshardable(now) is { } error)
        {
            return error;
        }

        if (TryFindOpen(shardToMerge, out var first) is { } firstError)
        {
            return firstError;
        }

        if (TryFindOpen(adjacentShardToMerge, out var second) is { } secondError)
        {
            return secondError;
        }

        if (first.End == HashKey.Max || first.End.Next != second.Start)
        {
            return KinesisErrors.Invalid(
                $"Shards {first.Id} and {second.Id} in stream {Name} under account {account} are not an adjacent pair of shards eligible for merging");
        }

        Begin(now, Reshard.Merge(first.Index, second.Index));
        return true;
    }

    /// <summary>
    /// UpdateShardCount with uniform scaling. To grow, every open shard is split in two, and then neighbours are merged until the number is
    /// right; to shrink, neighbours are merged. Shards that live only in between count too.
    /// Source: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_UpdateShardCount.html
    /// </summary>
    /// <returns>
    /// The counts. <c>ResourceInUseException</c>: the stream is not ACTIVE. <c>LimitExceededException</c>: more than double or less than
    /// half the open shards, too many, or too often within 24 hours. <c>ValidationException</c>: the target is below 1, or the stream is
    /// on-demand.
    /// </returns>
    public Reply<UpdateShardCountResult> UpdateShardCount(long now, int targetShardCount)
    {
        Settle(now);
        if (targetShardCount < 1)
        {
            return KinesisErrors.Validation("targetShardCount", "have value greater than or equal to 1");
        }

        if (CheckReshardable(now) is { } error)
        {
            return error;
        }

        var current = open.Length;
        shardUpdates.RemoveAll(at => !IsWithin(now, at, Day));
        var fault = targetShardCount > current * quotas.LargestScaleUp ? "scale up over double your current open shard count"
            : targetShardCount < current * quotas.SmallestScaleDown ? "scale down below half your current open shard count"
            : targetShardCount > quotas.ShardsByUpdate ? $"scale a stream over {quotas.ShardsByUpdate} shards"
            : shardUpdates.Count >= quotas.ShardUpdatesPerDay ? $"scale a stream more than {quotas.ShardUpdatesPerDay} times in 24 hours"
            : null;
        if (fault is not null)
        {
            return KinesisErrors.Limit(
                $"UpdateShardCount cannot {fault}. Current open shard count: {current} Target shard count: {targetShardCount}");
        }

        if (targetShardCount > quotas.Shards)
        {
            return ShardLimit(targetShardCount - current);
        }

        if (targetShardCount != current)
        {
            shardUpdates.Add(now);
            Begin(now, Reshard.Uniform(targetShardCount));
        }

        return new UpdateShardCountResult(current, targetShardCount);
    }

    /// <summary>
    /// UpdateStreamMode: the shards stay as they are.
    /// Source: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_UpdateStreamMode.html
    /// </summary>
    /// <returns><c>ResourceInUseException</c>: the stream is not ACTIVE.</returns>
    public Reply<bool> UpdateStreamMode(long now, StreamMode mode)
    {
        if ((Unready(now) ?? CheckActive()) is { } error)
        {
            return error;
        }

        Mode = mode;
        return true;
    }

    private ServiceError ShardLimit(int additional) =>
        KinesisErrors.Limit(
            $"This request would exceed the shard limit for the account {account} in {region}. Current shard count for the account: {open.Length}. Limit: {quotas.Shards}. Number of additional shards that would have resulted from this request: {additional}.");

    private ServiceError? CheckActive() =>
        Status == StreamStatus.Active ? null : KinesisErrors.NotActive(Name, account, Status);

    private ServiceError? CheckReshardable(long now) =>
        Status == StreamStatus.Deleting ? Unready(now)
        : Mode == StreamMode.OnDemand ? KinesisErrors.OnDemand(Name, account)
        : CheckActive();

    private ServiceError? TryFindOpen(string shardId, out Shard shard)
    {
        shard = shards[0];
        if (!Shard.TryParseId(shardId, out var index))
        {
            return KinesisErrors.ShardNotFound(shardId, Name, account);
        }

        if (index >= shards.Count)
        {
            return KinesisErrors.ShardNotFound(Shard.IdOf(index), Name, account);
        }

        shard = shards[index];
        return shard.IsOpen
            ? null
            : KinesisErrors.Invalid(
                $"Shard {shard.Id} in stream {Name} under account {account} has already been merged or split, and thus is not eligible for merging or splitting.");
    }

    private void Begin(long now, Reshard work)
    {
        reshard = work;
        Status = StreamStatus.Updating;
        changesAt = now + quotas.ReshardTime;
    }

    /// <summary>Carries out what a reshard can do in one round.</summary>
    private void CompleteRound(long now)
    {
        var work = reshard!;
        foreach (var (first, second, key) in work.Round(open))
        {
            if (second is null)
            {
                first.Close(now);
                AddShard(first.Start, key.Previous, now, first.Index, -1);
                AddShard(key, first.End, now, first.Index, -1);
            }
            else
            {
                first.Close(now);
                second.Close(now);
                AddShard(first.Start, second.End, now, first.Index, second.Index);
            }
        }

        SortOpenShards();
        if (work.Next(open.Length) is { } next)
        {
            reshard = next;
            changesAt = now + quotas.ReshardTime;
        }
        else
        {
            reshard = null;
            Status = StreamStatus.Active;
        }
    }

    /// <summary>Lets an on-demand stream grow or shrink with its traffic.</summary>
    private void FollowTraffic(long now, int size)
    {
        var target = onDemand.Count(now, size);
        if (!rows.Has(SemanticRow.KinesisOnDemand) || target == (reshard?.Target ?? open.Length))
        {
            return;
        }

        // A change that is under way already is to reach the new number.
        changesAt = reshard is null ? now + quotas.OnDemandScaleTime : changesAt;
        reshard = Reshard.Follow(target);
    }
}

/// <summary>What UpdateShardCount answers.</summary>
/// <param name="CurrentShardCount">Open shards before.</param>
/// <param name="TargetShardCount">Open shards to come.</param>
public sealed record UpdateShardCountResult(int CurrentShardCount, int TargetShardCount);
