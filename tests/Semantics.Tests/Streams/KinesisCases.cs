using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Streams;
using AwsMessaging.Semantics.Tests.Model;
using static AwsMessaging.Semantics.Tests.Streams.StreamTesting;

namespace AwsMessaging.Semantics.Tests.Streams;

/// <summary>What a Kinesis stream does, behaviour by behaviour.</summary>
[ModelCases]
public static class KinesisCases
{
    public static IEnumerable<ModelCase> Cases =>
    [
        new(SemanticRow.KinesisRouting, "records of a key share a shard", RecordsOfAKeyShareAShard),
        new(SemanticRow.KinesisRouting, "an explicit hash key overrides the key", AnExplicitHashKeyDecides),
        new(SemanticRow.KinesisWriteLimits, "the 1,001st record of a second is refused", TooManyRecords),
        new(SemanticRow.KinesisWriteLimits, "a batch fails record by record, and the failed one comes last when it is put again", BatchFailsInPart),
        new(SemanticRow.KinesisWriteLimits, "a hot key has the capacity of one shard", AHotKeyHasOneShard),
        new(SemanticRow.KinesisReadLimits, "the sixth call of a second is refused, whoever made the others", TooManyReads),
        new(SemanticRow.KinesisReadLimits, "after ten megabytes a shard is silent for five seconds", TooManyBytesRead),
        new(SemanticRow.KinesisIterators, "an iterator expires after five minutes", AnIteratorExpires),
        new(SemanticRow.KinesisSequenceNumbers, "numbers do not tell order across shards", NumbersAreOfOneShard),
        new(SemanticRow.KinesisRetries, "a put whose reply is lost is there twice", APutIsRepeated),
        new(SemanticRow.KinesisRetries, "a worker begins at the last checkpoint that was stored", ACheckpointIsLost),
        new(SemanticRow.KinesisResharding, "children wait for their parents", ChildrenWait),
        new(SemanticRow.KinesisFanOut, "a registered consumer does not share with those who poll", AConsumerHasItsOwn),
        new(SemanticRow.KinesisRetention, "records are gone after their retention", RecordsExpire),
        new(SemanticRow.KinesisOnDemand, "an on-demand stream grows to twice its traffic", OnDemandGrows),
        new(SemanticRow.KinesisOnDemand, "an on-demand stream has one shard for a hot key", OnDemandHotKey),
    ];

    private static void RecordsOfAKeyShareAShard(SemanticRows rows)
    {
        var stream = StreamOf(4, rows);
        var shards = Enumerable.Range(0, 8).Select(i => stream.PutRecord(i, new("order-17", []), Choices.Benign).Result.ShardId).Distinct();

        Assert.Single(shards);
    }

    private static void AnExplicitHashKeyDecides(SemanticRows rows)
    {
        var stream = StreamOf(2, rows);

        var targets = new[] { HighHash, HighHash, LowHash }.Select(h => stream.PutRecord(0, new("k", [], h), Choices.Benign).Result.ShardId);

        Assert.Equal([IdOf(1), IdOf(1), IdOf(0)], targets);
    }

    private static void TooManyRecords(SemanticRows rows)
    {
        var stream = StreamOf(1, rows);
        for (var i = 0; i < 1000; i++)
        {
            Assert.True(stream.PutRecord(i / 2, new("k", []), Choices.Benign).IsOk);
        }

        Assert.Equal("ProvisionedThroughputExceededException", CodeOf(stream.PutRecord(900, new("k", []), Choices.Benign)));
        Assert.True(stream.PutRecord(1000, new("k", []), Choices.Benign).IsOk);
    }

    private static void BatchFailsInPart(SemanticRows rows)
    {
        var stream = StreamOf(1, rows);
        PutRecord Of(string name, int size) => new(name, new byte[size]);

        // 700 KB fit, 700 more do not, a small one after them does.
        PutRecord[] batch = [Of("a", 700_000), Of("b", 700_000), Of("c", 10)];
        var result = stream.PutRecords(0, batch, Choices.Benign).Result;
        stream.PutRecords(2 * Second, [batch[1]], Choices.Benign);

        Assert.Equal(1, result.FailedRecordCount);
        Assert.Equal([null, "ProvisionedThroughputExceededException", null], result.Records.Select(r => r.ErrorCode));
        Assert.Equal(["a", "c", "b"], stream.Get(3 * Second, stream.Iterator(0)).Records.Select(r => r.PartitionKey));
    }

    private static void AHotKeyHasOneShard(SemanticRows rows)
    {
        var stream = StreamOf(10, rows);
        var batch = Enumerable.Repeat(new PutRecord("everything", []), 500).ToArray();

        var failed = Enumerable.Range(0, 4).Sum(i => stream.PutRecords(i, batch, Choices.Benign).Result.FailedRecordCount);

        Assert.Equal(1000, failed);
        Assert.Equal(1, stream.Loads().Count(l => l.Load.RecordsAccepted > 0));
        Assert.Equal(1000, stream.Loads().Sum(l => l.Load.RecordsThrottled));
    }

    private static void TooManyReads(SemanticRows rows)
    {
        var stream = StreamOf(1, rows);
        var (mine, theirs) = (stream.Iterator(0), stream.Iterator(0));
        for (var i = 0; i < 5; i++)
        {
            stream.Get(i * 10, i % 2 == 0 ? mine : theirs);
        }

        Assert.Equal("ProvisionedThroughputExceededException", CodeOf(stream.GetRecords(60, mine, Choices.Benign)));
        Assert.True(stream.GetRecords(1001, mine, Choices.Benign).IsOk);
    }

    private static void TooManyBytesRead(SemanticRows rows)
    {
        var stream = StreamOf(1, rows);
        for (var i = 0; i < 12; i++)
        {
            stream.PutRecord(i * 2 * Second, new("k", new byte[1_000_000]), Choices.Benign);
        }

        var now = Minute;
        var first = stream.Get(now, stream.Iterator(now));

        Assert.Equal(10, first.Records.Count);
        Assert.False(stream.GetRecords(now + 4900, first.NextShardIterator!, Choices.Benign).IsOk);
        Assert.Equal(2, stream.Get(now + 5000, first.NextShardIterator!).Records.Count);
    }

    private static void AnIteratorExpires(SemanticRows rows)
    {
        var stream = StreamOf(1, rows);
        var iterator = stream.Iterator(0);

        Assert.True(stream.GetRecords(5 * Minute, iterator, Choices.Benign).IsOk);
        Assert.Equal("ExpiredIteratorException", CodeOf(stream.GetRecords((5 * Minute) + 1, iterator, Choices.Benign)));
    }

    private static void NumbersAreOfOneShard(SemanticRows rows)
    {
        var stream = StreamOf(2, rows);

        var (first, second, third) = (stream.Put(1, "a", HighHash), stream.Put(2, "b", LowHash), stream.Put(3, "c", HighHash));

        Assert.True(first < third);
        Assert.True(second < first, "a later record of a lower shard has the lower number");
    }

    private static void APutIsRepeated(SemanticRows rows)
    {
        var stream = StreamOf(1, rows);
        var choices = new Picks(KinesisChoices.ProducerRetry, 1, times: 1);

        stream.PutRecord(0, new("k", Bytes("a")), choices);
        stream.PutRecord(1, new("k", Bytes("b")), choices);

        Assert.Equal("aab", stream.ReadAll(2));

        // A batch is repeated as a whole.
        stream.PutRecords(2, [new("k", Bytes("c")), new("k", Bytes("d"))], new Picks(KinesisChoices.ProducerRetry, 1));
        Assert.Equal("aabcdcd", stream.ReadAll(3));
        Assert.Equal(7, stream.Get(4, stream.Iterator(4)).Records.Select(r => r.SequenceNumber).Distinct().Count());
    }

    private static void ACheckpointIsLost(SemanticRows rows)
    {
        var stream = StreamOf(1, rows);
        var (a, b) = (stream.Put(0, "a"), stream.Put(1, "b"));
        var checkpoint = new ShardCheckpoint(IdOf(0), StartingPosition.TrimHorizon, rows);

        Assert.True(checkpoint.Store(a, Choices.Benign));
        Assert.False(checkpoint.Store(b, new Picks(KinesisChoices.Checkpoint, 1)));

        Assert.Equal("b", stream.ReadAll(2, position: checkpoint.Position));
    }

    private static void ChildrenWait(SemanticRows rows)
    {
        var stream = StreamOf(1, rows);
        stream.Put(0, "a");
        stream.SplitShard(1, IdOf(0), HighHash);
        var now = stream.Settled(1);
        var shards = stream.Shards(now);

        Assert.Equal([IdOf(0)], ShardLineage.Ready(shards, _ => false, rows).Select(s => s.ShardId));
        Assert.Equal([IdOf(1), IdOf(2)], ShardLineage.Ready(shards, id => id == IdOf(0), rows).Select(s => s.ShardId));
    }

    private static void AConsumerHasItsOwn(SemanticRows rows)
    {
        var stream = StreamOf(1, rows);
        stream.RegisterStreamConsumer(0, "fast");
        var now = 10 * Second;
        var subscription = stream.SubscribeToShard(now, "fast", IdOf(0), StartingPosition.TrimHorizon).Result;
        for (var i = 0; i < 5; i++)
        {
            stream.Get(now, stream.Iterator(now));
        }

        stream.Put(now, "a");

        Assert.Equal("a", Text(Assert.Single(Assert.Single(stream.TakeEvents(now, subscription).Result.Events).Records).Data));
    }

    private static void RecordsExpire(SemanticRows rows)
    {
        var stream = StreamOf(1, rows);
        stream.Put(0, "a");
        stream.Put(Hour, "b");

        Assert.Equal("ab", stream.ReadAll(Day - 1));
        Assert.Equal("b", stream.ReadAll(Day + 1));
    }

    private static KinesisStream OnDemand(SemanticRows rows) =>
        KinesisStream.Create(0, new("clicks", null, StreamMode.OnDemand), null, rows).Result;

    private static void OnDemandGrows(SemanticRows rows)
    {
        var stream = OnDemand(rows);
        var now = Minute;
        for (var i = 0; i < 12_000; i++)
        {
            stream.PutRecord(now, new("key-" + i, []), Choices.Benign);
        }

        // 4 shards took 4,000 records; twice that needs 8.
        Assert.Equal(4, stream.OpenShardCount);
        Assert.Equal(8, stream.Describe(now + (15 * Minute)).OpenShardCount);
    }

    private static void OnDemandHotKey(SemanticRows rows)
    {
        var stream = OnDemand(rows);
        var batch = Enumerable.Repeat(new PutRecord("everything", []), 500).ToArray();

        var failed = Enumerable.Range(0, 3).Sum(_ => stream.PutRecords(Minute, batch, Choices.Benign).Result.FailedRecordCount);

        Assert.Equal(500, failed);
    }
}
