using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Streams;
using static AwsMessaging.Semantics.Tests.Streams.StreamTesting;

namespace AwsMessaging.Semantics.Tests.Streams;

public sealed class KinesisWritingTests
{
    private const int MiB = 1_048_576;

    [Theory]
    [InlineData(0, 0, null, "ValidationException")]
    [InlineData(1, 0, null, null)]
    [InlineData(256, 0, null, null)]
    [InlineData(257, 0, null, "ValidationException")]
    [InlineData(1, MiB - 1, null, null)]
    [InlineData(1, MiB, null, "ValidationException")]
    [InlineData(1, 0, "0", null)]
    [InlineData(1, 0, "340282366920938463463374607431768211455", null)]
    [InlineData(1, 0, "340282366920938463463374607431768211456", "InvalidArgumentException")]
    [InlineData(1, 0, "-1", "ValidationException")]
    [InlineData(1, 0, "", "ValidationException")]
    public void A_record_has_limits(int keyLength, int bytes, string? hash, string? error)
    {
        PutRecord record = new(new string('k', keyLength), new byte[bytes], hash);

        Assert.Equal(error, CodeOf(StreamOf(1).PutRecord(0, record, Choices.Benign)));
        Assert.Equal(error, CodeOf(StreamOf(1).PutRecords(0, [record], Choices.Benign)));
    }

    [Theory]
    [InlineData(0, 0, "ValidationException")]
    [InlineData(500, 0, null)]
    [InlineData(501, 0, "ValidationException")]
    [InlineData(10, MiB - 1, null)]
    [InlineData(11, MiB - 1, "InvalidArgumentException")]
    public void A_batch_has_limits(int count, int bytes, string? error) =>
        Assert.Equal(error, CodeOf(StreamOf(1).PutRecords(0, Enumerable.Repeat(new PutRecord("k", new byte[bytes]), count).ToArray(), Choices.Benign)));

    [Fact]
    public void A_refused_batch_stores_nothing()
    {
        var stream = StreamOf(1);

        Assert.False(stream.PutRecords(0, [new("k", Bytes("a")), new("", [])], Choices.Benign).IsOk);

        Assert.Equal("", stream.ReadAll(1));
    }

    [Fact]
    public void A_stream_can_be_set_up_for_larger_records()
    {
        var stream = StreamOf(1);
        Assert.Equal("ValidationException", CodeOf(stream.UpdateMaxRecordSize(0, 10_241)));
        Assert.True(stream.UpdateMaxRecordSize(0, 10_240).IsOk);

        // A record of five megabytes passes at once, and then takes the capacity of five seconds.
        Assert.True(stream.PutRecord(0, new("k", new byte[(5 * MiB) - 1]), Choices.Benign).IsOk);
        Assert.Equal(KinesisErrors.Throughput, CodeOf(stream.PutRecord(4_900, new("k", []), Choices.Benign)));
        Assert.True(stream.PutRecord(5_000, new("k", []), Choices.Benign).IsOk);
    }

    [Fact]
    public void Bytes_are_limited_with_their_keys()
    {
        var stream = StreamOf(1);
        for (var i = 0; i < 10; i++)
        {
            Assert.True(stream.PutRecord(i, new(new string('ä', 50), new byte[100_000]), Choices.Benign).IsOk);
        }

        Assert.Equal(10 * 100_100, stream.Loads()[0].Load.BytesAccepted);
        Assert.Equal(KinesisErrors.Throughput, CodeOf(stream.PutRecord(20, new("k", new byte[100_000]), Choices.Benign)));
        Assert.True(stream.PutRecord(20, new("k", new byte[1_000]), Choices.Benign).IsOk);
    }

    /// <summary>The same burst fits into one second, or meets one that is half over and has room again after the other half.</summary>
    [Theory]
    [InlineData(0, 600, false)]
    [InlineData(2, 600, true)]
    public void A_window_can_have_opened_before_the_first_write(int phase, long later, bool isAccepted)
    {
        var stream = StreamOf(1);
        var choices = new Picks(KinesisChoices.WindowPhase, phase);
        var batch = Enumerable.Repeat(new PutRecord("k", []), 500).ToArray();
        stream.PutRecords(0, batch, choices);
        stream.PutRecords(0, batch, choices);

        Assert.Equal(isAccepted, stream.PutRecord(later, new("k", []), choices).IsOk);
        Assert.Equal(1, choices.Offers);
    }

    [Fact]
    public void Load_is_kept_by_second_and_key_when_asked_for()
    {
        var stream = StreamOf(1);
        stream.KeepLoadHistory();
        var batch = Enumerable.Repeat(new PutRecord("hot", new byte[10]), 500).ToArray();
        for (var i = 0; i < 3; i++)
        {
            stream.PutRecords(500, batch, Choices.Benign);
        }

        stream.PutRecord(3_200, new("cold", []), Choices.Benign);

        var load = stream.Loads()[0].Load;
        Assert.Equal([new LoadSecond(0, 1000, 13_000, 500), new LoadSecond(3000, 1, 4, 0)], load.Seconds);
        Assert.Equal(("hot", 1500L), load.TopKey);
        Assert.Empty(StreamOf(1).Loads()[0].Load.Seconds);
    }

    [Fact]
    public void A_stream_that_is_being_created_or_deleted_takes_nothing()
    {
        var stream = KinesisStream.Create(0, new("clicks", 2)).Result;
        Assert.Equal(StreamStatus.Creating, stream.Describe(0).Status);
        Assert.Equal("ResourceNotFoundException", CodeOf(stream.PutRecord(0, new("k", []), Choices.Benign)));

        var ready = stream.Settled(0);
        Assert.True(stream.PutRecord(ready, new("k", []), Choices.Benign).IsOk);
        Assert.True(stream.RegisterStreamConsumer(ready, "fast").IsOk);
        Assert.Equal("ResourceInUseException", CodeOf(stream.Delete(ready)));
        Assert.True(stream.Delete(ready, enforceConsumerDeletion: true).IsOk);
        Assert.Equal("ResourceNotFoundException", CodeOf(stream.PutRecord(ready, new("k", []), Choices.Benign)));
        Assert.Equal("ResourceNotFoundException", CodeOf(stream.ListShards(ready, new())));
    }

    [Theory]
    [InlineData("", 1, StreamMode.Provisioned, 1024, "ValidationException")]
    [InlineData("a b", 1, StreamMode.Provisioned, 1024, "ValidationException")]
    [InlineData("a", 0, StreamMode.Provisioned, 1024, "ValidationException")]
    [InlineData("a", null, StreamMode.Provisioned, 1024, "ValidationException")]
    [InlineData("a", 4, StreamMode.OnDemand, 1024, "ValidationException")]
    [InlineData("a", null, StreamMode.OnDemand, 1024, null)]
    [InlineData("a", 1, StreamMode.Provisioned, 1023, "ValidationException")]
    [InlineData("a", 20_001, StreamMode.Provisioned, 1024, "LimitExceededException")]
    public void A_stream_has_a_name_and_shards(string name, int? shards, StreamMode mode, int size, string? error) =>
        Assert.Equal(error, CodeOf(KinesisStream.Create(0, new(name, shards, mode, size))));

    [Fact]
    public void A_copy_goes_its_own_way()
    {
        var stream = StreamOf(2);
        stream.Put(0, "a", LowHash);
        var copy = stream.Clone();

        stream.Put(1, "b", LowHash);
        stream.SplitShard(2, IdOf(0), "100");
        copy.Put(1, "c", LowHash);

        Assert.Equal("ac", copy.ReadAll(2 * Minute));
        Assert.Equal("ab", stream.ReadAll(2 * Minute));
        Assert.Equal((2, 4), (copy.Shards(2 * Minute).Count, stream.Shards(2 * Minute).Count));
    }

    [Fact]
    public void The_same_calls_have_the_same_replies()
    {
        Assert.Equal(Numbers(), Numbers());

        static List<string> Numbers()
        {
            var stream = StreamOf(3);
            return [.. Enumerable.Range(0, 20).Select(i => stream.Put(i, "a", key: "key-" + i).ToString())];
        }
    }
}
