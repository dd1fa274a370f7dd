using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Queues;
using AwsMessaging.Semantics.Tests.Model;

namespace AwsMessaging.Semantics.Tests.Queues;

/// <summary>What FIFO queues do.</summary>
[ModelCases]
public static class FifoQueueCases
{
    private const string Q = "q.fifo";

    public static IEnumerable<ModelCase> Cases =>
    [
        new(SemanticRow.FifoGroupBlocks, "what comes after a message in flight is held back, what comes before is not", rows =>
        {
            var bench = Filled(rows, "1 a", "2 a", "3 a", "4 b");
            var received = bench.Receive(Q, 3, visibility: 10);
            bench.Change(Q, received[1], 60);
            bench.Wait(11);
            Assert.Equal("4 1", bench.Bodies(Q, 10));
        }),
        new(SemanticRow.FifoGroupDrains, "a receive takes all of one group before the next", rows =>
        {
            var bench = Filled(rows, "1 a", "2 b", "3 a", "4 b", "5 a");
            Assert.Equal("1 3 5 2", bench.Bodies(Q, 4));
        }),
        new(SemanticRow.FifoDeleteUnlocks, "the delete of the last message in flight unlocks the group, that of one of two does not", rows =>
        {
            var bench = Filled(rows, "1 a", "2 a", "3 a");
            var received = bench.Receive(Q, 2);
            bench.Delete(Q, received[0]);
            Assert.Equal("", bench.Bodies(Q));
            bench.Delete(Q, received[1]);
            Assert.Equal("3", bench.Bodies(Q));
        }),
        new(SemanticRow.FifoZeroVisibility, "a receive with visibility timeout 0 locks nothing", rows =>
        {
            var bench = Filled(rows, "1 a", "2 a");
            Assert.Equal("1 2", bench.Bodies(Q, 10, visibility: 0));
            Assert.Equal("1 2", bench.Bodies(Q, 10));
        }),
        new(SemanticRow.FifoOrderKept, "after the visibility timeout the group comes again in its order", rows =>
        {
            var bench = Filled(rows, "1 a", "2 a", "3 a");
            bench.Receive(Q, visibility: 5);
            bench.Wait(6);
            Assert.Equal("1 2 3", bench.Bodies(Q, 10));
        }),
        new(SemanticRow.FifoLateDelete, "a delete after the visibility timeout is an error, alone and in a batch", rows =>
        {
            var bench = Filled(rows, "1 a");
            var message = bench.Receive(Q, visibility: 1)[0];
            bench.Wait(2);
            Assert.Equal("InvalidParameterValue", bench.Delete(Q, message));
            var batch = bench[Q].DeleteBatch(bench.Now, [new("a", message.ReceiptHandle)], Choices.Benign).Result;
            Assert.Equal("InvalidParameterValue", Assert.Single(batch.Failed).Code);
            Assert.Equal("1", bench.Bodies(Q));
        }),
        new(SemanticRow.FifoDeduplication, "a duplicate is taken and dropped, also after the first's delete, for five minutes", rows =>
        {
            var bench = Filled(rows);
            var first = bench.Send(Q, "1", "a", "id");
            bench.Delete(Q, bench.Receive(Q)[0]);
            bench.Wait(299);
            Assert.Equal(first.MessageId, bench.Send(Q, "other body", "a", "id").MessageId);
            Assert.Equal("", bench.Bodies(Q));
            bench.Wait(2);
            Assert.NotEqual(first.MessageId, bench.Send(Q, "3", "a", "id").MessageId);
        }),
        new(SemanticRow.FifoDeduplicationScope, "a deduplication id holds for the queue, unless it was created with the scope of a group", rows =>
        {
            var bench = Filled(rows);
            bench.Send(Q, "1", "a", "id");
            bench.Set(Q, "DeduplicationScope", "messageGroup");
            bench.Send(Q, "2", "b", "id");
            bench.Create("scoped.fifo", ("DeduplicationScope", "messageGroup"));
            bench.Send("scoped.fifo", "1", "a", "id");
            bench.Send("scoped.fifo", "2", "b", "id");
            Assert.Equal((1, 2), (bench.Counts(Q).Visible, bench.Counts("scoped.fifo").Visible));
        }),
        new(SemanticRow.FifoContentDeduplication, "the content's id is of the body alone", rows =>
        {
            var bench = new QueueBench(rows);
            var queue = bench.Create(Q, ("ContentBasedDeduplication", "true"));
            queue.Send(bench.Now, new SendMessage("abc") { GroupId = "a", Attributes = [new("n", "String", "1")] });
            queue.Send(bench.Now, new SendMessage("abc") { GroupId = "a", Attributes = [new("n", "String", "2")] });
            var message = Assert.Single(bench.Receive(Q, 10));
            Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", message.DeduplicationId);
        }),
        new(SemanticRow.FifoMissingIds, "a message without group or deduplication id is refused, a batch whole", rows =>
        {
            var bench = Filled(rows);
            Assert.Equal("MissingParameter", bench.SendError(Q, new SendMessage("m") { DeduplicationId = "1" }));
            Assert.Equal("InvalidParameterValue", bench.SendError(Q, new SendMessage("m") { GroupId = "a" }));
            var batch = bench[Q].SendBatch(
                bench.Now, [new("1", new SendMessage("m") { GroupId = "a", DeduplicationId = "1" }), new("2", new SendMessage("m") { DeduplicationId = "2" })]);
            Assert.Equal("InvalidParameterValue", batch.Error?.Code);
        }),
        new(SemanticRow.FifoDelay, "a message has no delay of its own, and the queue's is retroactive", rows =>
        {
            var bench = Filled(rows, "1 a");
            Assert.Equal("InvalidParameterValue", bench.SendError(Q, new SendMessage("m") { GroupId = "a", DeduplicationId = "x", DelaySeconds = 1 }));
            bench.Set(Q, "DelaySeconds", "10");
            Assert.Equal("", bench.Bodies(Q));
            bench.Set(Q, "DelaySeconds", "0");
            Assert.Equal("1", bench.Bodies(Q));
        }),
        new(SemanticRow.FifoSequenceNumbers, "sequence numbers grow, not by one", rows =>
        {
            var bench = Filled(rows);
            var numbers = Enumerable.Range(0, 5).Select(i => System.Numerics.BigInteger.Parse(bench.Send(Q, "m", "a", $"{i}").SequenceNumber!)).ToList();
            Assert.All(numbers.Zip(numbers.Skip(1)), pair => Assert.True(pair.Second > pair.First + 1));
        }),
        new(SemanticRow.FifoReceiveAttempt, "a receive repeated under its attempt id returns the same batch", rows =>
        {
            var bench = Filled(rows, "1 a", "2 a", "3 b");
            var first = bench.Receive(Q, 2, attempt: "try");
            var again = bench.Receive(Q, 2, attempt: "try");
            Assert.Equal(first.Select(message => message.ReceiptHandle), again.Select(message => message.ReceiptHandle));
            bench.Delete(Q, again[0]);
            Assert.Equal("3", string.Join(" ", bench.Receive(Q, 2, attempt: "try").Select(message => message.Body)));
        }),
        new(SemanticRow.FifoThroughput, "calls beyond 300 in a second are throttled", rows =>
        {
            var bench = Filled(rows);
            string? Send(int i) => bench.SendError(Q, new SendMessage("m") { GroupId = "a", DeduplicationId = $"{i}" });
            Assert.All(Enumerable.Range(0, 300), i => Assert.Null(Send(i)));
            Assert.Equal("RequestThrottled", Send(300));
            bench.Wait(1);
            Assert.Null(Send(301));
        }),
        new(SemanticRow.FifoThroughput, "in high-throughput mode each partition has its own 300", rows =>
        {
            var bench = new QueueBench(rows);
            bench.Create(Q, ("DeduplicationScope", "messageGroup"), ("FifoThroughputLimit", "perMessageGroupId"));
            string? Send(int i, string group) => bench.SendError(Q, new SendMessage("m") { GroupId = group, DeduplicationId = $"{i}" });
            Assert.All(Enumerable.Range(0, 300), i => Assert.Null(Send(i, "hot")));
            Assert.Equal("RequestThrottled", Send(300, "hot"));
            Assert.Null(Send(301, "other"));
        }),
    ];

    /// <summary>A queue with messages, each given as its body and its group.</summary>
    private static QueueBench Filled(SemanticRows rows, params string[] messages)
    {
        var bench = new QueueBench(rows);
        bench.Create(Q);
        foreach (var message in messages)
        {
            bench.Send(Q, message.Split(' ')[0], message.Split(' ')[1], "initial-" + message.Split(' ')[0]);
        }

        return bench;
    }
}
