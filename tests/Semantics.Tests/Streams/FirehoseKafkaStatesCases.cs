using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Streams;
using AwsMessaging.Semantics.Tests.Model;
using static AwsMessaging.Semantics.Tests.Streams.StreamTesting;

namespace AwsMessaging.Semantics.Tests.Streams;

/// <summary>What Firehose, Kafka and the starts of Step Functions do.</summary>
[ModelCases]
public static class FirehoseKafkaStatesCases
{
    public static IEnumerable<ModelCase> Cases =>
    [
        new(SemanticRow.FirehoseBuffers, "records are joined without anything between them, once they are old enough", RecordsAreJoined),
        new(SemanticRow.FirehoseBuffers, "a record of a batch can fail alone", ARecordFails),
        new(SemanticRow.FirehoseBuffers, "data can be written twice to a destination other than S3", DataIsWrittenTwice),
        new(SemanticRow.KafkaPartitions, "a key has one partition, in which order is kept", AKeyHasOnePartition),
        new(SemanticRow.KafkaPartitions, "what was not committed is read again", UncommittedIsReadAgain),
        new(SemanticRow.KafkaPartitions, "committing before processing loses what a crash interrupts", CommittedTooEarlyIsLost),
        new(SemanticRow.StepFunctionsStart, "a standard start is idempotent by name and input", AStandardStartIsIdempotent),
        new(SemanticRow.StepFunctionsStart, "an express start can run twice", AnExpressStartRunsTwice),
        new(SemanticRow.StepFunctionsStart, "a synchronous start tells its failure in the status", AFailureIsAStatus),
    ];

    private static DeliveryStream Firehose(SemanticRows rows, string destination = "arn:aws:s3:::archive") =>
        DeliveryStream.Create("archive", new(destination, 1, 60), null, rows).Result;

    private static void RecordsAreJoined(SemanticRows rows)
    {
        var firehose = Firehose(rows);
        firehose.PutRecord(0, Bytes("{\"a\":1}"), Choices.Benign);
        firehose.PutRecord(Second, Bytes("{\"a\":2}"), Choices.Benign);

        Assert.Empty(firehose.Due(Minute - 1, Choices.Benign));
        Assert.Equal("{\"a\":1}{\"a\":2}", Assert.Single(firehose.Due(Minute, Choices.Benign)).Body);
    }

    private static void ARecordFails(SemanticRows rows)
    {
        var firehose = Firehose(rows);

        var result = firehose.PutRecordBatch(0, [Bytes("a"), Bytes("b")], new Picks(FirehoseChoices.Put, 1, times: 1)).Result;

        Assert.Equal(1, result.FailedPutCount);
        Assert.Equal(["ServiceUnavailableException", null], result.RequestResponses.Select(r => r.ErrorCode));
        Assert.Equal("b", Assert.Single(firehose.Due(Minute, Choices.Benign)).Body);
    }

    private static void DataIsWrittenTwice(SemanticRows rows)
    {
        var twice = new Picks(FirehoseChoices.Delivery, 1, times: 2);
        var (bucket, cluster) = (Firehose(rows), Firehose(rows, "arn:aws:redshift:us-east-1:123456789012:cluster:archive"));
        bucket.PutRecord(0, Bytes("a"), Choices.Benign);
        cluster.PutRecord(0, Bytes("a"), Choices.Benign);

        Assert.Equal(["a"], bucket.Due(Minute, twice).Select(d => d.Body));
        Assert.Equal(["a", "a"], cluster.Due(Minute, twice).Select(d => d.Body));
    }

    private static void AKeyHasOnePartition(SemanticRows rows)
    {
        var topic = new KafkaTopic("orders", 6, null, rows);
        var places = Enumerable.Range(0, 5).Select(i => topic.Send(i, new(Bytes("order-17"), [(byte)i]), Choices.Benign).Result).ToList();

        Assert.Single(places.Select(p => p.Partition).Distinct());
        Assert.Equal([0, 1, 2, 3, 4], topic.Fetch(9, places[0].Partition, 0, 10).Result.Select(r => (int)r.Value![0]));
    }

    private static (KafkaTopic Topic, KafkaConsumerGroup Group) Consumed(SemanticRows rows)
    {
        var topic = new KafkaTopic("orders", 1, null, rows);
        topic.Send(0, new(null, Bytes("a")), Choices.Benign);
        topic.Send(1, new(null, Bytes("b")), Choices.Benign);
        return (topic, new(topic, KafkaOffsetReset.Earliest, rows));
    }

    private static string Poll(KafkaConsumerGroup group, int max) =>
        string.Concat(group.Poll(10, 0, max).Result.Select(r => Text(r.Value!)));

    private static void UncommittedIsReadAgain(SemanticRows rows)
    {
        var (_, group) = Consumed(rows);

        Assert.Equal("a", Poll(group, 1));
        Assert.True(group.Commit(0, 1, Choices.Benign));
        Assert.Equal("b", Poll(group, 1));
        Assert.False(group.Commit(0, 2, new Picks(KafkaChoices.Commit, 1)));
        group.Restart();

        Assert.Equal("b", Poll(group, 1));
    }

    private static void CommittedTooEarlyIsLost(SemanticRows rows)
    {
        var (_, group) = Consumed(rows);
        var choices = new Picks(KafkaChoices.Commit, 1, times: 0);

        Assert.Equal("a", Poll(group, 1));
        group.Commit(0, 1, choices);
        group.Restart();

        Assert.Equal("b", Poll(group, 1));
        Assert.Equal(1, choices.Offers);
    }

    private static void AStandardStartIsIdempotent(SemanticRows rows)
    {
        var machine = new StateMachine("ship", StateMachineType.Standard, null, rows);
        var first = machine.StartExecution(0, "order-17", "{\"id\":17}", Choices.Benign).Result;

        Assert.Equal(first, machine.StartExecution(Second, "order-17", "{\"id\":17}", Choices.Benign).Result);
        Assert.Single(machine.Executions);
        Assert.Equal("ExecutionAlreadyExists", CodeOf(machine.StartExecution(Second, "order-17", "{\"id\":18}", Choices.Benign)));
    }

    private static void AnExpressStartRunsTwice(SemanticRows rows)
    {
        var machine = new StateMachine("ship", StateMachineType.Express, null, rows);

        Assert.Equal(2, machine.StartExecution(0, "order-17", null, new Picks(StepFunctionsChoices.ExpressRuns, 1)).Result.Runs);
    }

    private static void AFailureIsAStatus(SemanticRows rows)
    {
        var machine = new StateMachine("price", StateMachineType.Express, null, rows);
        var execution = machine.StartSyncExecution(0, null, "{}").Result;

        var reply = machine.Complete(Second, execution.Arn, null, "PriceUnknown", "no such article");

        Assert.True(reply.IsOk);
        Assert.Equal((ExecutionStatus.Failed, "PriceUnknown", "no such article"), (reply.Result.Status, reply.Result.Error, reply.Result.Cause));
    }
}
