using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Streams;
using static AwsMessaging.Semantics.Tests.Streams.StreamTesting;

namespace AwsMessaging.Semantics.Tests.Streams;

public sealed class KinesisReshardingTests
{
    private const string Middle = "170141183460469231731687303715884105728";

    [Fact]
    public void A_split_closes_the_parent_and_opens_two_children()
    {
        var stream = StreamOf(1);
        var before = stream.Put(0, "a", HighHash);
        Assert.True(stream.SplitShard(1, IdOf(0), Middle).IsOk);
        Assert.Equal(StreamStatus.Updating, stream.Describe(2).Status);
        stream.Put(2, "b", HighHash);

        var now = stream.Settled(2);
        var after = stream.Put(now, "c", HighHash);
        var shards = stream.Shards(now);

        Assert.Equal([false, true, true], shards.Select(s => s.IsOpen));
        Assert.Equal([null, IdOf(0), IdOf(0)], shards.Select(s => s.ParentShardId));
        Assert.Equal(["0", "0", Middle], shards.Select(s => s.StartingHashKey.ToString()));
        Assert.Equal(HashKey.Max, shards[2].EndingHashKey);
        Assert.Equal(shards[1].EndingHashKey.Next, shards[2].StartingHashKey);
        Assert.Equal((0, 2), (before.ShardIndex, after.ShardIndex));
        Assert.True(before < after, "a child's numbers are above its parent's");
        Assert.True(shards[0].StartingSequenceNumber < before && before < shards[0].EndingSequenceNumber);
        Assert.Equal(["ab", "", "c"], Enumerable.Range(0, 3).Select(i => stream.ReadAll(now, i)));
    }

    [Fact]
    public void The_end_of_a_closed_shard_names_its_children()
    {
        var stream = StreamOf(1);
        stream.Put(0, "a");
        stream.SplitShard(1, IdOf(0), Middle);
        var now = stream.Settled(1);

        var end = stream.Get(now, stream.Iterator(now));
        Assert.Null(end.NextShardIterator);
        Assert.Equal([IdOf(1), IdOf(2)], end.ChildShards.Select(c => c.ShardId));
        Assert.Equal([IdOf(0)], end.ChildShards[0].ParentShards);

        // Or the service needs one more call to notice.
        var late = stream.GetRecords(now, stream.Iterator(now), new Picks(KinesisChoices.EndOfShard, 1)).Result;
        Assert.Empty(late.ChildShards);
        Assert.Null(stream.Get(now, late.NextShardIterator!).NextShardIterator);
    }

    [Fact]
    public void A_merge_closes_both_parents()
    {
        var stream = StreamOf(3);
        Assert.True(stream.MergeShards(0, IdOf(0), IdOf(1)).IsOk);
        var now = stream.Settled(0);

        var child = stream.Shards(now)[3];

        Assert.Equal((IdOf(0), IdOf(1)), (child.ParentShardId, child.AdjacentParentShardId));
        Assert.Equal((HashKey.Min, stream.Shards(now)[1].EndingHashKey), (child.StartingHashKey, child.EndingHashKey));
        Assert.Equal(2, stream.OpenShardCount);
        Assert.Equal(IdOf(3), stream.PutRecord(now, new("k", [], LowHash), Choices.Benign).Result.ShardId);

        // The child waits for both.
        Assert.DoesNotContain(child, ShardLineage.Ready(stream.Shards(now), id => id == IdOf(0)));
        Assert.Contains(child, ShardLineage.Ready(stream.Shards(now), id => id == IdOf(0) || id == IdOf(1)));
    }

    [Theory]
    [InlineData("shardId-000000000000", "2", null)]
    [InlineData("shardId-000000000000", "1", "InvalidArgumentException")]
    [InlineData("shardId-000000000000", "170141183460469231731687303715884105726", null)]
    [InlineData("shardId-000000000000", "170141183460469231731687303715884105727", "InvalidArgumentException")]
    [InlineData("shardId-000000000001", "999999999999999999999999999999999999999", "InvalidArgumentException")]
    [InlineData("shardId-000000000001", "x", "ValidationException")]
    [InlineData("shardId-000000000002", Middle, "ResourceNotFoundException")]
    [InlineData("unknown", Middle, "ResourceNotFoundException")]
    [InlineData("?", Middle, "ValidationException")]
    public void A_split_is_inside_a_shard(string shard, string key, string? error) =>
        Assert.Equal(error, CodeOf(StreamOf(2).SplitShard(0, shard, key)));

    [Theory]
    [InlineData(0, 1, null)]
    [InlineData(0, 2, "InvalidArgumentException")]
    [InlineData(1, 0, "InvalidArgumentException")]
    [InlineData(2, 0, "InvalidArgumentException")]
    [InlineData(0, 3, "ResourceNotFoundException")]
    [InlineData(3, 0, "ResourceNotFoundException")]
    public void A_merge_is_of_neighbours(int first, int second, string? error) =>
        Assert.Equal(error, CodeOf(StreamOf(3).MergeShards(0, IdOf(first), IdOf(second))));

    [Fact]
    public void Shards_are_changed_once_and_one_change_at_a_time()
    {
        var stream = StreamOf(2);
        stream.SplitShard(0, IdOf(0), "100");

        Assert.Equal("ResourceInUseException", CodeOf(stream.SplitShard(1, IdOf(1), HighHash)));
        Assert.Equal("ResourceInUseException", CodeOf(stream.MergeShards(1, IdOf(0), IdOf(1))));
        Assert.Equal("ResourceInUseException", CodeOf(stream.UpdateShardCount(1, 3)));

        var now = stream.Settled(1);
        Assert.Equal("InvalidArgumentException", CodeOf(stream.SplitShard(now, IdOf(0), "100")));
        Assert.Equal("InvalidArgumentException", CodeOf(stream.MergeShards(now, IdOf(0), IdOf(1))));
        Assert.True(stream.SplitShard(now, IdOf(1), HighHash).IsOk);
    }

    [Fact]
    public void An_account_has_a_limit_of_shards()
    {
        var quotas = KinesisQuotas.Default with { Shards = 2 };

        Assert.Equal("LimitExceededException", CodeOf(StreamOf(2, quotas: quotas).SplitShard(0, IdOf(0), "100")));
        Assert.Equal("LimitExceededException", CodeOf(StreamOf(2, quotas: quotas).UpdateShardCount(0, 3)));
    }

    /// <summary>
    /// Growing splits every shard and merges what is too many; shrinking merges only: the totals show how many there were in between.
    /// </summary>
    [Theory]
    [InlineData(1, 2, 3)]
    [InlineData(3, 6, 9)]
    [InlineData(6, 7, 23)]
    [InlineData(6, 3, 9)]
    [InlineData(7, 4, 10)]
    public void The_shard_count_is_reached_by_splits_and_merges(int before, int after, int total)
    {
        var stream = StreamOf(before);

        Assert.Equal(new UpdateShardCountResult(before, after), stream.UpdateShardCount(0, after).Result);
        var now = stream.Settled(0);
        var open = stream.Shards(now).Where(s => s.IsOpen).OrderBy(s => s.StartingHashKey).ToList();

        Assert.Equal((after, total), (open.Count, stream.Shards(now).Count));
        Assert.Equal((HashKey.Min, HashKey.Max), (open[0].StartingHashKey, open[^1].EndingHashKey));
        Assert.All(open.Zip(open.Skip(1)), pair => Assert.Equal(pair.First.EndingHashKey.Next, pair.Second.StartingHashKey));
    }

    [Theory]
    [InlineData(4, 9, "LimitExceededException")]
    [InlineData(4, 8, null)]
    [InlineData(4, 2, null)]
    [InlineData(4, 1, "LimitExceededException")]
    [InlineData(4, 0, "ValidationException")]
    [InlineData(4, 4, null)]
    public void The_shard_count_at_most_doubles_or_halves(int before, int after, string? error) =>
        Assert.Equal(error, CodeOf(StreamOf(before).UpdateShardCount(0, after)));

    [Fact]
    public void The_shard_count_changes_ten_times_a_day()
    {
        var stream = StreamOf(2);
        var now = 0L;
        for (var i = 0; i < 10; i++)
        {
            Assert.True(stream.UpdateShardCount(now, i % 2 == 0 ? 3 : 2).IsOk);
            now = stream.Settled(now);
        }

        Assert.Equal("LimitExceededException", CodeOf(stream.UpdateShardCount(now, 3)));
        Assert.True(stream.UpdateShardCount(Day, 3).IsOk);
    }

    [Fact]
    public void An_on_demand_stream_is_not_resharded_by_hand()
    {
        var stream = StreamOf(2);
        Assert.True(stream.UpdateStreamMode(0, StreamMode.OnDemand).IsOk);

        Assert.Equal("ValidationException", CodeOf(stream.UpdateShardCount(0, 3)));
        Assert.Equal("ValidationException", CodeOf(stream.SplitShard(0, IdOf(0), "100")));
        Assert.Equal("ValidationException", CodeOf(stream.MergeShards(0, IdOf(0), IdOf(1))));
    }

    [Fact]
    public void An_on_demand_stream_shrinks_when_its_peak_is_a_month_old()
    {
        var stream = KinesisStream.Create(0, new("clicks", null, StreamMode.OnDemand)).Result;
        for (var i = 0; i < 5_000; i++)
        {
            stream.PutRecord(Minute, new("key-" + i, []), Choices.Benign);
        }

        Assert.Equal(8, stream.Describe(Hour).OpenShardCount);
        stream.Put(29 * Day, "a");
        Assert.Equal(8, stream.Describe(29 * Day + Hour).OpenShardCount);
        stream.Put(31 * Day, "a");
        Assert.Equal(4, stream.Describe(31 * Day + Hour).OpenShardCount);
    }

    [Fact]
    public void Shards_are_listed_by_page_and_filter()
    {
        var stream = StreamOf(4);
        stream.SplitShard(Hour, IdOf(0), "100");
        var now = stream.Settled(Hour);
        List<string> Ids(ListShards request) => [.. stream.ListShards(now, request).Result.Shards.Select(s => s.ShardId)];
        List<string> Filtered(ShardFilterType type, string? shard = null, long? time = null) => Ids(new(Filter: new(type, shard, time)));

        var page = stream.ListShards(now, new(MaxResults: 4)).Result;
        Assert.Equal((4, 2), (page.Shards.Count, stream.ListShards(now, new(NextToken: page.NextToken)).Result.Shards.Count));
        Assert.Null(stream.ListShards(now, new(MaxResults: 6)).Result.NextToken);
        Assert.Equal([IdOf(4), IdOf(5)], Ids(new(ExclusiveStartShardId: IdOf(3))));
        Assert.Equal([IdOf(1), IdOf(2), IdOf(3), IdOf(4), IdOf(5)], Filtered(ShardFilterType.AtLatest));
        Assert.Equal([IdOf(0), IdOf(1), IdOf(2), IdOf(3)], Filtered(ShardFilterType.AtTrimHorizon));
        Assert.Equal([IdOf(0), IdOf(1), IdOf(2), IdOf(3)], Filtered(ShardFilterType.AtTimestamp, time: Hour));
        Assert.Equal(6, Filtered(ShardFilterType.FromTimestamp, time: Hour).Count);
        Assert.Equal(5, Filtered(ShardFilterType.FromTimestamp, time: now + 1).Count);
        Assert.Equal([IdOf(5)], Filtered(ShardFilterType.AfterShardId, IdOf(4)));
        Assert.Equal(6, Filtered(ShardFilterType.FromTrimHorizon).Count);
    }

    [Fact]
    public void A_page_has_at_most_a_thousand_shards()
    {
        var stream = StreamOf(1_001);

        var page = stream.ListShards(0, new(MaxResults: 10_000)).Result;
        var rest = stream.ListShards(0, new(MaxResults: 10_000, NextToken: page.NextToken)).Result;

        Assert.Equal((1_000, 1), (page.Shards.Count, rest.Shards.Count));
        Assert.Null(rest.NextToken);
    }

    [Fact]
    public void A_page_of_a_filter_goes_on_with_the_filter()
    {
        var stream = StreamOf(3);
        stream.SplitShard(0, IdOf(0), "100");
        var now = stream.Settled(0);

        var page = stream.ListShards(now, new(MaxResults: 1, Filter: new(ShardFilterType.AtLatest))).Result;
        var rest = stream.ListShards(now, new(NextToken: page.NextToken)).Result;

        Assert.Equal([IdOf(1), IdOf(2), IdOf(3), IdOf(4)], page.Shards.Concat(rest.Shards).Select(s => s.ShardId));
    }

    [Fact]
    public void A_bad_list_is_refused()
    {
        var stream = StreamOf(1);
        string? Code(ListShards request) => CodeOf(stream.ListShards(0, request));

        Assert.Equal("ValidationException", Code(new(MaxResults: 0)));
        Assert.Equal("InvalidArgumentException", Code(new(NextToken: "?")));
        Assert.Equal("InvalidArgumentException", Code(new(NextToken: "c2hhcmQ=")));
        Assert.Equal("InvalidArgumentException", Code(new(ExclusiveStartShardId: "none")));
        Assert.Equal("InvalidArgumentException", Code(new(Filter: new(ShardFilterType.AtTimestamp))));
        Assert.Equal("InvalidArgumentException", Code(new(Filter: new(ShardFilterType.AfterShardId))));
    }

    [Fact]
    public void A_closed_shard_is_gone_when_nothing_of_it_can_be_left()
    {
        var stream = StreamOf(1);
        stream.SplitShard(0, IdOf(0), Middle);
        var now = stream.Settled(0);

        Assert.Equal(3, stream.Shards(now + Day - 1).Count);
        Assert.Equal(2, stream.Shards(now + Day).Count);
        Assert.Equal("ResourceNotFoundException", CodeOf(stream.GetShardIterator(now + Day, IdOf(0), StartingPosition.TrimHorizon)));

        // A parent that is gone holds nobody back.
        Assert.Equal(2, ShardLineage.Ready(stream.Shards(now + Day), _ => false).Count);
    }
}
