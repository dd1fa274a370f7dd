using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Streams;
using static AwsMessaging.Semantics.Tests.Streams.StreamTesting;

namespace AwsMessaging.Semantics.Tests.Streams;

public sealed class KinesisReadingTests
{
    [Fact]
    public void Reading_begins_where_it_is_told_to()
    {
        var stream = StreamOf(1);
        stream.Put(0, "a");
        var b = stream.Put(10 * Second, "b");
        stream.Put(20 * Second, "c");
        var latest = stream.Iterator(25 * Second, position: StartingPosition.Latest);
        stream.Put(30 * Second, "d");

        var now = Minute;
        Assert.Equal("abcd", stream.ReadAll(now));
        Assert.Equal("bcd", stream.ReadAll(now, position: StartingPosition.At(b)));
        Assert.Equal("cd", stream.ReadAll(now, position: StartingPosition.After(b)));
        Assert.Equal("bcd", stream.ReadAll(now, position: StartingPosition.AtTime(10 * Second)));
        Assert.Equal("cd", stream.ReadAll(now + Second, position: StartingPosition.AtTime((10 * Second) + 1)));
        Assert.Equal("", stream.ReadAll(now + Second, position: StartingPosition.AtTime(now)));
        Assert.Equal("d", Text(Assert.Single(stream.Get(now + Second, latest).Records).Data));
        Assert.Equal("abcd", stream.ReadAll(now + Second, position: StartingPosition.At(stream.Shards(now)[0].StartingSequenceNumber)));
    }

    [Theory]
    [InlineData(ShardIteratorType.AtSequenceNumber, null, null, "InvalidArgumentException")]
    [InlineData(ShardIteratorType.AfterSequenceNumber, null, null, "InvalidArgumentException")]
    [InlineData(ShardIteratorType.AtSequenceNumber, "x", null, "ValidationException")]
    [InlineData(ShardIteratorType.AtSequenceNumber, "5", null, "InvalidArgumentException")]
    [InlineData(ShardIteratorType.AtSequenceNumber, "0", null, "InternalFailure")]
    [InlineData(ShardIteratorType.Latest, "5", null, "InvalidArgumentException")]
    [InlineData(ShardIteratorType.TrimHorizon, "5", null, "InvalidArgumentException")]
    [InlineData(ShardIteratorType.AtTimestamp, null, null, "InvalidArgumentException")]
    [InlineData(ShardIteratorType.AtTimestamp, null, 1001L, "InvalidArgumentException")]
    [InlineData(ShardIteratorType.AtTimestamp, null, 1000L, null)]
    public void A_position_needs_what_its_type_says(ShardIteratorType type, string? number, long? time, string? error) =>
        Assert.Equal(error, CodeOf(StreamOf(1).GetShardIterator(1000, IdOf(0), new(type, number, time))));

    [Fact]
    public void A_number_of_another_shard_or_stream_is_refused()
    {
        var stream = StreamOf(2);
        var number = stream.Put(0, "a", HighHash);
        var stranger = new KinesisStream(10 * Second, "other", 2).Put(10 * Second, "a", LowHash);

        Assert.Equal("InvalidArgumentException", CodeOf(stream.GetShardIterator(0, IdOf(0), StartingPosition.At(number))));
        Assert.Equal("InvalidArgumentException", CodeOf(stream.GetShardIterator(0, IdOf(0), StartingPosition.At(stranger))));
    }

    [Theory]
    [InlineData("shardId-000000000001", null)]
    [InlineData("shardId-1", null)]
    [InlineData("anything-1", null)]
    [InlineData("1", null)]
    [InlineData("shardId-000000000002", "ResourceNotFoundException")]
    [InlineData("shardId-002147483648", "ResourceNotFoundException")]
    [InlineData("2.14E4", "ResourceNotFoundException")]
    public void Only_the_number_of_a_shard_s_id_matters(string id, string? error) =>
        Assert.Equal(error, CodeOf(StreamOf(2).GetShardIterator(0, id, StartingPosition.TrimHorizon)));

    [Fact]
    public void An_iterator_can_be_used_again_and_as_text()
    {
        var stream = StreamOf(1);
        var start = stream.Iterator(0);
        foreach (var text in new[] { "a", "b", "c" })
        {
            stream.Put(0, text);
        }

        var first = stream.Get(0, start, limit: 2);
        var next = first.NextShardIterator!;

        Assert.Equal(["a", "b"], first.Records.Select(r => Text(r.Data)));
        Assert.Equal(3, stream.Get(1, start).Records.Count);
        Assert.Equal("c", Text(Assert.Single(stream.GetRecords(2, next.ToString(), Choices.Benign).Result.Records).Data));
        Assert.Equal("InvalidArgumentException", CodeOf(stream.GetRecords(3, "bm9uZQ==", Choices.Benign)));
        Assert.Equal("InvalidArgumentException", CodeOf(stream.GetRecords(3, "?", Choices.Benign)));
        Assert.Equal("ResourceNotFoundException", CodeOf(new KinesisStream(0, "other", 1).GetRecords(3, next, Choices.Benign)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10_001)]
    public void A_read_asks_for_one_to_ten_thousand_records(int limit)
    {
        var stream = StreamOf(1);

        Assert.Equal("ValidationException", CodeOf(stream.GetRecords(0, stream.Iterator(0), Choices.Benign, limit)));
    }

    [Fact]
    public void A_reply_says_how_far_behind_it_is()
    {
        var stream = StreamOf(1);
        stream.Put(0, "a");
        stream.Put(1000, "b");

        var first = stream.Get(5000, stream.Iterator(5000), limit: 1);

        Assert.Equal(5000, first.MillisBehindLatest);
        Assert.Equal(0, stream.Get(5001, first.NextShardIterator!).MillisBehindLatest);
        Assert.Equal(0, StreamOf(1).Get(0, StreamOf(1).Iterator(0)).MillisBehindLatest);
    }

    [Fact]
    public void The_bytes_of_a_read_close_the_shard_for_as_long_as_they_are_worth()
    {
        var stream = StreamOf(1);
        for (var i = 0; i < 3; i++)
        {
            stream.PutRecord(i * 2 * Second, new("k", new byte[1_000_000]), Choices.Benign);
        }

        var now = Minute;
        stream.Get(now, stream.Iterator(now));

        Assert.False(stream.GetRecords(now + 1500, stream.Iterator(now), Choices.Benign).IsOk);
        Assert.True(stream.GetRecords(now + 2000, stream.Iterator(now), Choices.Benign).IsOk);
    }

    [Theory]
    [InlineData(true, 23, "InvalidArgumentException")]
    [InlineData(true, 8761, "InvalidArgumentException")]
    [InlineData(true, 24, null)]
    [InlineData(true, 8760, null)]
    [InlineData(false, 25, "InvalidArgumentException")]
    [InlineData(false, 24, null)]
    [InlineData(false, 23, "InvalidArgumentException")]
    public void Retention_has_limits(bool isIncrease, int hours, string? error)
    {
        var stream = StreamOf(1);

        Assert.Equal(error, CodeOf(isIncrease ? stream.IncreaseRetentionPeriod(0, hours) : stream.DecreaseRetentionPeriod(0, hours)));
        Assert.Equal(error is null ? hours : 24, stream.RetentionPeriodHours);
    }

    [Fact]
    public void A_longer_retention_does_not_bring_back_what_is_gone()
    {
        var stream = StreamOf(1);
        stream.IncreaseRetentionPeriod(0, 48);
        stream.Put(0, "a");
        stream.Put(20 * Hour, "b");
        Assert.Equal("ab", stream.ReadAll(30 * Hour));

        stream.DecreaseRetentionPeriod(30 * Hour, 24);
        Assert.Equal("b", stream.ReadAll(30 * Hour));
        stream.IncreaseRetentionPeriod(30 * Hour, 48);
        Assert.Equal("b", stream.ReadAll(31 * Hour));
    }

    [Fact]
    public void An_iterator_before_what_is_gone_goes_on_after_it()
    {
        var stream = StreamOf(1);
        stream.Put(0, "a");
        var iterator = stream.Iterator(Day - 1000);
        stream.Put(Day - 500, "b");

        Assert.Equal("b", Text(Assert.Single(stream.Get(Day + 1, iterator).Records).Data));
    }

    [Fact]
    public void Memory_holds_only_what_is_retained()
    {
        var log = new TimedLog<KafkaRecord>();
        for (var i = 0; i < 100_000; i++)
        {
            log.Add(new(0, i, null, null, i));
            log.RemoveUntil(i - 100);
        }

        Assert.Equal((99_900, 100_000), (log.Start, log.End));
        Assert.Equal(99_950, log[99_950].Offset);
        Assert.Equal(99_950, log.FirstSince(99_950));
    }

    [Fact]
    public void The_next_change_is_the_oldest_record_s_end()
    {
        var stream = StreamOf(1);
        Assert.Null(stream.NextChange(0));

        stream.Put(5, "a");

        Assert.Equal(Day + 5, stream.NextChange(10));
    }
}
