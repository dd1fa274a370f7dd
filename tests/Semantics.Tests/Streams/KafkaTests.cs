using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Streams;
using static AwsMessaging.Semantics.Tests.Streams.StreamTesting;

namespace AwsMessaging.Semantics.Tests.Streams;

public sealed class KafkaTests
{
    /// <summary>Values of the Java client's own tests (org.apache.kafka.common.utils.UtilsTest).</summary>
    [Theory]
    [InlineData("21", -973932308)]
    [InlineData("foobar", -790332482)]
    [InlineData("a-little-bit-long-string", -985981536)]
    [InlineData("a-little-bit-longer-string", -1486304829)]
    [InlineData("lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8", -58897971)]
    [InlineData("abc", 479470107)]
    public void Murmur2_is_the_java_client_s(string key, int hash) => Assert.Equal(hash, KafkaPartitioning.Murmur2(Bytes(key)));

    /// <summary>The check value of CRC-32/ISO-HDLC.</summary>
    [Fact]
    public void Crc32_is_the_usual_one() => Assert.Equal(0xcbf43926u, KafkaPartitioning.Crc32(Bytes("123456789")));

    [Fact]
    public void A_negative_hash_is_made_positive() =>
        Assert.Equal((-973932308 & int.MaxValue) % 7, KafkaPartitioning.PartitionOf(KafkaPartitioner.Murmur2, Bytes("21"), 7));

    [Fact]
    public void Producers_with_different_partitioners_part_a_key()
    {
        var topic = new KafkaTopic("orders", 12);
        int Partition(KafkaPartitioner partitioner) => topic.Send(0, new(Bytes("21"), [], Partitioner: partitioner), Choices.Benign).Result.Partition;

        Assert.NotEqual(Partition(KafkaPartitioner.Murmur2), Partition(KafkaPartitioner.Crc32));
    }

    [Fact]
    public void More_partitions_move_keys()
    {
        var topic = new KafkaTopic("orders", 3);
        int Partition(int key) => topic.Send(0, new(Bytes("order-" + key), []), Choices.Benign).Result.Partition;
        var before = Enumerable.Range(0, 50).Select(Partition).ToList();

        Assert.Equal("INVALID_PARTITIONS", CodeOf(topic.AddPartitions(3)));
        Assert.True(topic.AddPartitions(4).IsOk);

        Assert.NotEqual(before, Enumerable.Range(0, 50).Select(Partition));
    }

    [Fact]
    public void A_record_without_key_goes_anywhere()
    {
        var topic = new KafkaTopic("orders", 3);
        int Partition(Choices choices) => topic.Send(0, new(null, []), choices).Result.Partition;

        Assert.Equal([0, 0, 2, 2], new[] { Choices.Benign, Choices.Benign, new Picks(KafkaChoices.NoKey, 2), Choices.Benign }.Select(Partition));
    }

    [Fact]
    public void Only_a_producer_that_is_not_idempotent_doubles()
    {
        var topic = new KafkaTopic("orders", 1);
        var lost = new Picks(KafkaChoices.ProducerRetry, 1);

        Assert.Equal(0, topic.Send(0, new(null, Bytes("a")), lost).Result.Offset);
        Assert.Equal(2, topic.Send(0, new(null, Bytes("b"), IsIdempotent: false), lost).Result.Offset);
        Assert.Equal("abb", string.Concat(topic.Fetch(0, 0, 0, 10).Result.Select(r => Text(r.Value!))));
    }

    [Fact]
    public void A_topic_has_limits()
    {
        var topic = new KafkaTopic("orders", 2, new() { MaxMessageBytes = 10, Retention = Hour });

        Assert.Equal("RECORD_TOO_LARGE", CodeOf(topic.Send(0, new(new byte[5], new byte[6]), Choices.Benign)));
        Assert.Equal("UNKNOWN_TOPIC_OR_PARTITION", CodeOf(topic.Send(0, new(null, [], 2), Choices.Benign)));
        Assert.Equal("UNKNOWN_TOPIC_OR_PARTITION", CodeOf(topic.Fetch(0, -1, 0, 1)));
        Assert.Equal("OFFSET_OUT_OF_RANGE", CodeOf(topic.Fetch(0, 0, 1, 1)));
        topic.Send(0, new(null, [1], 0), Choices.Benign);
        topic.Send(1, new(null, [2], 0), Choices.Benign);
        Assert.Equal("OFFSET_OUT_OF_RANGE", CodeOf(topic.Fetch(Hour, 0, 0, 1)));
        Assert.Equal((1, 2), topic.Offsets(Hour, 0).Result);
        Assert.Equal("partitionCount", Assert.Throws<ArgumentOutOfRangeException>(() => new KafkaTopic("a", 0)).ParamName);
    }

    [Theory]
    [InlineData(KafkaOffsetReset.Earliest, "ab", "c")]
    [InlineData(KafkaOffsetReset.Latest, "", "c")]
    public void A_group_without_offsets_begins_as_it_is_told(KafkaOffsetReset reset, string first, string second)
    {
        var topic = new KafkaTopic("orders", 1);
        var group = new KafkaConsumerGroup(topic, reset);
        void Send(string value) => topic.Send(0, new(null, Bytes(value)), Choices.Benign);
        string Poll() => string.Concat(group.Poll(0, 0, 10).Result.Select(r => Text(r.Value!)));
        Send("a");
        Send("b");

        Assert.Null(group.CommittedOf(0));
        Assert.Equal(first, Poll());
        Send("c");
        Assert.Equal(second, Poll());
    }

    [Fact]
    public void An_offset_that_is_gone_is_reset()
    {
        var topic = new KafkaTopic("orders", 1, new() { Retention = Hour });
        var group = new KafkaConsumerGroup(topic, KafkaOffsetReset.Earliest);
        topic.Send(0, new(null, [1]), Choices.Benign);
        group.Commit(0, 0, Choices.Benign);
        topic.Send(Hour, new(null, [2]), Choices.Benign);

        Assert.Equal(1, Assert.Single(group.Poll(Hour, 0, 10).Result).Offset);
        Assert.Equal("UNKNOWN_TOPIC_OR_PARTITION", CodeOf(group.Poll(Hour, 5, 10)));
    }

    [Fact]
    public void A_copy_goes_its_own_way()
    {
        var topic = new KafkaTopic("orders", 1);
        var group = new KafkaConsumerGroup(topic, KafkaOffsetReset.Earliest);
        topic.Send(0, new(null, [1]), Choices.Benign);
        var copy = topic.Clone();
        var copiedGroup = group.Clone(copy);
        topic.Send(0, new(null, [2]), Choices.Benign);
        group.Commit(0, 2, Choices.Benign);

        Assert.Empty(group.Poll(0, 0, 10).Result);
        Assert.Single(copiedGroup.Poll(0, 0, 10).Result);
        Assert.Null(copiedGroup.CommittedOf(0));
    }
}
