using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Semantics.Streams;

/// <summary>
/// Which shards may be read when records of a key are to be processed in their order: a shard only after those that it came from.
/// Source: https://docs.aws.amazon.com/streams/latest/dev/kinesis-using-sdk-java-after-resharding.html
/// </summary>
public static class ShardLineage
{
    /// <summary>The shards that can be read now: not read to their end, and no parent in the list that is not.</summary>
    /// <param name="shards">The stream's shards, as ListShards returns them.</param>
    /// <param name="isFinished">Whether a shard, by its id, has been read to its end.</param>
    /// <param name="rows">The behaviours in force.</param>
    /// <returns>The shards, in the order of the list.</returns>
    public static IReadOnlyList<ShardDescription> Ready(
        IReadOnlyList<ShardDescription> shards, Func<string, bool> isFinished, SemanticRows rows = default)
    {
        var waiting = new HashSet<string>(shards.Where(s => !isFinished(s.ShardId)).Select(s => s.ShardId), StringComparer.Ordinal);
        var waits = rows.Has(SemanticRow.KinesisResharding);
        return [.. shards.Where(s => waiting.Contains(s.ShardId)
            && !(waits && (IsWaiting(s.ParentShardId) || IsWaiting(s.AdjacentParentShardId))))];

        // A parent that is no longer listed has nothing left to read.
        bool IsWaiting(string? parent) => parent is not null && waiting.Contains(parent);
    }
}
