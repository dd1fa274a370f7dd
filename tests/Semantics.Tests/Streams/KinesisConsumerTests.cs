using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Streams;
using static AwsMessaging.Semantics.Tests.Streams.StreamTesting;

namespace AwsMessaging.Semantics.Tests.Streams;

public sealed class KinesisConsumerTests
{
    private const long Ready = 10 * Second;

    private static (KinesisStream Stream, long Subscription) Subscribed(StartingPosition? position = null)
    {
        var stream = StreamOf(1);
        stream.RegisterStreamConsumer(0, "fast");
        return (stream, stream.SubscribeToShard(Ready, "fast", IdOf(0), position ?? StartingPosition.TrimHorizon).Result);
    }

    private static string Take(KinesisStream stream, long now, long subscription) =>
        string.Concat(stream.TakeEvents(now, subscription).Result.Events.SelectMany(e => e.Records).Select(r => Text(r.Data)));

    [Fact]
    public void Records_are_pushed_once_and_in_order()
    {
        var (stream, subscription) = Subscribed();
        stream.Put(Ready, "a");
        stream.Put(Ready, "b");

        Assert.Equal("ab", Take(stream, Ready, subscription));
        Assert.Equal("", Take(stream, Ready + 1, subscription));
        var c = stream.Put(Ready + 2, "c");
        var pushed = Assert.Single(stream.TakeEvents(Ready + 2, subscription).Result.Events);
        Assert.Equal((c, 0L), (pushed.ContinuationSequenceNumber, pushed.MillisBehindLatest));
    }

    [Fact]
    public void A_subscription_ends_after_five_minutes()
    {
        var (stream, subscription) = Subscribed();
        stream.Put(Ready + (5 * Minute) - 1, "a");
        stream.Put(Ready + (5 * Minute) + 1, "b");

        var last = stream.TakeEvents(Ready + (6 * Minute), subscription).Result;

        Assert.Equal(SubscriptionState.Expired, last.State);
        Assert.Equal("a", Text(Assert.Single(Assert.Single(last.Events).Records).Data));
        Assert.Equal("ResourceNotFoundException", CodeOf(stream.TakeEvents(Ready + (6 * Minute), subscription)));

        var next = stream.SubscribeToShard(Ready + (6 * Minute), "fast", IdOf(0), StartingPosition.After(last.Events[0].ContinuationSequenceNumber!.Value)).Result;
        Assert.Equal("b", Take(stream, Ready + (6 * Minute), next));
    }

    [Fact]
    public void A_later_subscription_takes_over()
    {
        var (stream, subscription) = Subscribed();

        Assert.Equal("ResourceInUseException", CodeOf(stream.SubscribeToShard(Ready + 4999, "fast", IdOf(0), StartingPosition.Latest)));
        var next = stream.SubscribeToShard(Ready + 5000, "fast", IdOf(0), StartingPosition.Latest).Result;
        stream.Put(Ready + 5001, "a");

        Assert.Equal(SubscriptionState.Superseded, stream.TakeEvents(Ready + 5002, subscription).Result.State);
        Assert.Equal("a", Take(stream, Ready + 5002, next));
    }

    [Fact]
    public void The_end_of_a_shard_ends_the_subscription()
    {
        var (stream, subscription) = Subscribed();
        stream.Put(Ready, "a");
        stream.SplitShard(Ready, IdOf(0), HighHash);
        var now = stream.Settled(Ready);

        var last = stream.TakeEvents(now, subscription).Result;

        Assert.Equal(SubscriptionState.ShardEnded, last.State);
        Assert.Equal([IdOf(1), IdOf(2)], last.Events[^1].ChildShards.Select(c => c.ShardId));
        Assert.Null(last.Events[^1].ContinuationSequenceNumber);
    }

    [Fact]
    public void A_consumer_gets_two_megabytes_a_second()
    {
        var (stream, _) = Subscribed();
        for (var i = 0; i < 6; i++)
        {
            stream.PutRecord(Ready + (i * 2 * Second), new("k", new byte[1_000_000]), Choices.Benign);
        }

        var now = Ready + Minute;
        var subscription = stream.SubscribeToShard(now, "fast", IdOf(0), StartingPosition.TrimHorizon).Result;
        int Count(long at) => stream.TakeEvents(at, subscription).Result.Events.Sum(e => e.Records.Count);

        Assert.Equal(3, Count(now));
        Assert.Equal(now + 1000, stream.NextChange(now));
        Assert.Equal(0, Count(now + 500));
        Assert.Equal(2, Count(now + 1000) + Count(now + 1001));
        Assert.Equal(1, Count(now + 3000));
    }

    [Fact]
    public void A_consumer_is_there_after_a_while()
    {
        var stream = StreamOf(1);
        var consumer = stream.RegisterStreamConsumer(0, "fast").Result;

        Assert.False(consumer.IsActive);
        Assert.StartsWith(stream.Arn + "/consumer/fast:", consumer.Arn);
        Assert.Equal("ResourceInUseException", CodeOf(stream.SubscribeToShard(0, "fast", IdOf(0), StartingPosition.Latest)));
        var active = stream.NextChange(0)!.Value;
        Assert.True(stream.DescribeStreamConsumer(active, consumer.Arn).Result.IsActive);
        Assert.True(Assert.Single(stream.ListStreamConsumers(active).Result).IsActive);
        Assert.True(stream.SubscribeToShard(active, consumer.Arn, IdOf(0), StartingPosition.Latest).IsOk);
    }

    [Fact]
    public void Consumers_have_names_of_their_own_and_a_limit()
    {
        var stream = StreamOf(1, quotas: KinesisQuotas.Default with { Consumers = 7 });
        string? Register(long now, string name) => CodeOf(stream.RegisterStreamConsumer(now, name));

        Assert.Equal("ValidationException", Register(0, "a b"));
        Assert.All(Enumerable.Range(0, 5), i => Assert.Null(Register(0, "c" + i)));
        Assert.Equal("ResourceInUseException", Register(0, "c0"));
        Assert.Equal("LimitExceededException", Register(0, "c5"));
        Assert.Null(Register(Minute, "c5"));
        Assert.Null(Register(Minute, "c6"));
        Assert.Equal("LimitExceededException", Register(Hour, "c7"));
    }

    [Fact]
    public void A_consumer_that_is_gone_gets_nothing()
    {
        var (stream, subscription) = Subscribed();
        Assert.True(stream.DeregisterStreamConsumer(Ready, "fast").IsOk);

        Assert.Equal(SubscriptionState.Deregistered, stream.TakeEvents(Ready, subscription).Result.State);
        Assert.Equal("ResourceNotFoundException", CodeOf(stream.DescribeStreamConsumer(Ready, "fast")));
        Assert.Equal("ResourceNotFoundException", CodeOf(stream.DeregisterStreamConsumer(Ready, "fast")));
        Assert.Equal("ResourceNotFoundException", CodeOf(stream.SubscribeToShard(Ready, "fast", IdOf(0), StartingPosition.Latest)));
    }

    [Fact]
    public void A_subscription_needs_a_shard_and_a_position()
    {
        var (stream, _) = Subscribed();

        Assert.Equal("ResourceNotFoundException", CodeOf(stream.SubscribeToShard(Minute, "fast", IdOf(1), StartingPosition.Latest)));
        Assert.Equal("InvalidArgumentException", CodeOf(stream.SubscribeToShard(Minute, "fast", IdOf(0), new(ShardIteratorType.AtSequenceNumber))));
        Assert.True(stream.SubscribeToShard(Minute, "fast", IdOf(0), StartingPosition.At(stream.Shards(0)[0].StartingSequenceNumber)).IsOk);
    }

    [Fact]
    public void A_copy_has_subscriptions_of_its_own()
    {
        var (stream, subscription) = Subscribed();
        stream.Put(Ready, "a");
        var copy = stream.Clone();

        Assert.Equal("a", Take(stream, Ready, subscription));
        Assert.Equal("a", Take(copy, Ready, subscription));
    }
}
