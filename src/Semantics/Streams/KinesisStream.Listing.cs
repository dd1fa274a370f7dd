using System.Globalization;
using System.Text;
using AwsMessaging.Semantics.Facts;
using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Semantics.Streams;

/// <content>ListShards.</content>
public sealed partial class KinesisStream
{
    /// <summary>
    /// ListShards: a page of the shards, in the order of their ids, open or closed, as long as anything of them can be left.
    /// Source: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_ListShards.html
    /// </summary>
    /// <returns>
    /// The page. <c>ResourceNotFoundException</c>: the stream is not there. <c>InvalidArgumentException</c>: a token together with what it
    /// already stands for, or a filter without what it needs. <c>ValidationException</c>: not 1 to 10,000 results.
    /// </returns>
    public Reply<ListShardsResult> ListShards(long now, ListShards request)
    {
        if (Unready(now) is { } error)
        {
            return error;
        }

        var asked = request.MaxResults ?? KinesisFacts.ListShardsDefault;
        if (!KinesisFacts.ListShardsMaxResults.Value.Contains(asked))
        {
            return KinesisErrors.Validation("maxResults", "be between 1 and 10000");
        }

        var count = Math.Min(asked, KinesisFacts.ListShardsDefault);

        var (after, filter) = (request.ExclusiveStartShardId, request.Filter);
        if (request.NextToken is not null)
        {
            if (after is not null || filter is not null || !TryReadToken(request.NextToken, out after, out filter))
            {
                return KinesisErrors.Invalid("NextToken is invalid, or was given together with ExclusiveStartShardId or ShardFilter.");
            }
        }

        if (Select(now, filter) is not { } selected)
        {
            return KinesisErrors.Invalid("ShardFilter lacks the ShardId or Timestamp that its type needs.");
        }

        var first = 0;
        if (after is not null && (!Shard.TryParseId(after, out first) || ++first < 1))
        {
            return KinesisErrors.Invalid($"ExclusiveStartShardId {after} is invalid.");
        }

        var page = selected.Where(s => s.Index >= first).Take(count + 1).ToList();
        var token = page.Count > count ? WriteToken(page[count - 1].Id, filter) : null;
        return new ListShardsResult([.. page.Take(count).Select(DescriptionOf)], token);
    }

    private IEnumerable<Shard>? Select(long now, ShardFilter? filter)
    {
        var kept = shards.Where(s => !IsGone(now, s));
        var horizon = Math.Max(CreatedAt, now - retention);
        switch (filter?.Type)
        {
            case null or ShardFilterType.FromTrimHorizon:
                return kept;
            case ShardFilterType.AtTrimHorizon:
                return kept.Where(s => WasOpenAt(s, horizon));
            case ShardFilterType.AtLatest:
                return kept.Where(s => s.IsOpen);
            case ShardFilterType.AfterShardId:
                return filter.ShardId is not null && Shard.TryParseId(filter.ShardId, out var index)
                    ? kept.Where(s => s.Index > index)
                    : null;
            case ShardFilterType.AtTimestamp:
                return filter.Timestamp is { } time ? kept.Where(s => WasOpenAt(s, Math.Max(time, horizon))) : null;
            default:
                return filter.Timestamp is { } since ? kept.Where(s => s.ClosedAt >= since) : null;
        }
    }

    private static bool WasOpenAt(Shard shard, long time) => shard.CreatedAt <= time && shard.ClosedAt > time;

    private ShardDescription DescriptionOf(Shard shard) =>
        new(
            shard.Id,
            shard.Parent < 0 ? null : Shard.IdOf(shard.Parent),
            shard.AdjacentParent < 0 ? null : Shard.IdOf(shard.AdjacentParent),
            shard.Start,
            shard.End,
            SequenceNumber.Create(shard.CreatedSecond, shard.Index, 0, shard.CreatedSecond),
            shard.IsOpen ? null : SequenceNumber.Create(shard.CreatedSecond, shard.Index, long.MaxValue, shard.ClosedAt / 1000));

    private IReadOnlyList<ChildShard> ChildrenOf(Shard shard) =>
        [.. from child in shards
            where child.IsChildOf(shard.Index)
            select new ChildShard(
                child.Id,
                child.AdjacentParent < 0 ? [Shard.IdOf(child.Parent)] : [Shard.IdOf(child.Parent), Shard.IdOf(child.AdjacentParent)],
                child.Start,
                child.End)];

    private static string WriteToken(string after, ShardFilter? filter)
    {
        var type = filter is null ? "" : ((int)filter.Type).ToString(CultureInfo.InvariantCulture);
        var time = filter?.Timestamp?.ToString(CultureInfo.InvariantCulture);
        return Convert.ToBase64String(Encoding.UTF8.GetBytes($"{after}/{type}/{filter?.ShardId}/{time}"));
    }

    private static bool TryReadToken(string token, out string? after, out ShardFilter? filter)
    {
        (after, filter) = (null, null);
        string[] parts;
        try
        {
            parts = Encoding.UTF8.GetString(Convert.FromBase64String(token)).Split('/');
        }
        catch (FormatException)
        {
            return false;
        }

        if (parts.Length != 4)
        {
            return false;
        }

        after = parts[0];
        if (int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var type))
        {
            var hasTime = long.TryParse(parts[3], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var time);
            filter = new((ShardFilterType)type, parts[2].Length == 0 ? null : parts[2], hasTime ? time : null);
        }

        return true;
    }
}
