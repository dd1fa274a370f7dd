using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Queues;
using AwsMessaging.Semantics.Tests.Model;

namespace AwsMessaging.Semantics.Tests.Queues;

/// <summary>What dead-letter queues do, and moving back from them.</summary>
[ModelCases]
public static class DeadLetterCases
{
    public static IEnumerable<ModelCase> Cases =>
    [
        new(SemanticRow.DlqMoveOnReceive, "the receive that would be one too many moves the message and returns the next", rows =>
        {
            var bench = Pair(rows, 2);
            bench.Send("q", "poison");
            bench.Send("q", "good");
            Assert.Equal("poison", bench.Bodies("q", visibility: 0));
            Assert.Equal("poison", bench.Bodies("q", visibility: 0));
            Assert.Equal(0, bench.Counts("dlq").Visible);
            Assert.Equal("good", bench.Bodies("q"));
            Assert.Equal(1, bench.Counts("dlq").Visible);
        }),
        new(SemanticRow.DlqKeepsIdentity, "id and receive count move along, and the source is noted", rows =>
        {
            var bench = Pair(rows, 1);
            var sent = bench.Send("q", "poison");
            bench.Receive("q", visibility: 0);
            bench.Receive("q");
            var dead = Assert.Single(bench.Receive("dlq"));
            Assert.Equal((sent.MessageId, 2, bench["q"].Arn), (dead.MessageId, dead.ReceiveCount, dead.DeadLetterQueueSourceArn));
        }),
        new(SemanticRow.DlqRetentionClock, "in a standard queue retention goes on from the first enqueue", rows =>
        {
            var bench = Pair(rows, 1, ("MessageRetentionPeriod", "100"));
            bench.Send("q", "poison");
            bench.Wait(60);
            bench.Receive("q", visibility: 0);
            bench.Receive("q");
            bench.Wait(30);
            Assert.Equal(1, bench.Counts("dlq").Visible);
            bench.Wait(15);
            Assert.Equal(0, bench.Counts("dlq").Visible);
        }),
        new(SemanticRow.DlqRetentionClock, "in a FIFO queue retention starts anew", rows =>
        {
            var bench = FifoPair(rows, ("MessageRetentionPeriod", "100"));
            bench.Send("q.fifo", "poison", "g", "1");
            bench.Wait(60);
            bench.Receive("q.fifo", visibility: 0);
            bench.Receive("q.fifo");
            bench.Wait(90);
            Assert.Equal(1, bench.Counts("dlq.fifo").Visible);
        }),
        new(SemanticRow.DlqFifo, "a FIFO queue's dead-letter queue is FIFO, and deduplicates by message id", rows =>
        {
            var bench = FifoPair(rows);
            bench.Create("standard");
            Assert.Equal("InvalidParameterValue", bench.Set("q.fifo", "RedrivePolicy", bench.Redrive("standard", 1))?.Code);
            var sent = bench.Send("q.fifo", "poison", "g", "1");
            bench.Send("q.fifo", "next", "g", "2");
            bench.Receive("q.fifo", visibility: 0);
            Assert.Equal("next", bench.Bodies("q.fifo"));
            var dead = Assert.Single(bench.Receive("dlq.fifo"));
            Assert.Equal((sent.MessageId, "g"), (dead.DeduplicationId, dead.GroupId));
        }),
        new(SemanticRow.DlqPolicy, "a redrive policy needs a count from 1 to 1000 and a queue that is there", rows =>
        {
            var bench = Pair(rows, 1);
            Assert.Null(bench.Set("q", "RedrivePolicy", bench.Redrive("dlq", 1000)));
            Assert.Equal("InvalidParameterValue", bench.Set("q", "RedrivePolicy", bench.Redrive("dlq", 1001))?.Code);
            Assert.Equal("InvalidParameterValue", bench.Set("q", "RedrivePolicy", $"{{\"deadLetterTargetArn\":\"{bench["dlq"].Arn}\"}}")?.Code);
            Assert.Equal("InvalidParameterValue", bench.Set("q", "RedrivePolicy", new RedrivePolicy(bench["dlq"].Arn + "x", 1).ToString())?.Code);
        }),
        new(SemanticRow.DlqAbsent, "without a dead-letter queue a message circulates", rows =>
        {
            var bench = new QueueBench(rows);
            bench.Create("q");
            bench.Send("q", "poison");
            Assert.All(Enumerable.Range(0, 100), _ => Assert.Equal("poison", bench.Bodies("q", visibility: 0)));
        }),
        new(SemanticRow.DlqRedrive, "messages are moved back to their source under new ids, at the rate asked for", rows =>
        {
            var bench = Pair(rows, 1);
            var sent = new[] { bench.Send("q", "1").MessageId, bench.Send("q", "2").MessageId };
            bench.Receive("q", 10, visibility: 0);
            bench.Receive("q", 10);
            var task = bench.Service.StartMessageMoveTask(bench.Now, bench["dlq"].Arn, maxMessagesPerSecond: 1).Result;
            Assert.Equal("InvalidParameterValue", bench.Service.StartMessageMoveTask(bench.Now, bench["dlq"].Arn).Error?.Code);
            bench.Wait(1.5);
            Assert.Equal((1, 1), (bench.Counts("dlq").Visible, bench.Counts("q").Visible));
            bench.Wait(2);
            var back = bench.Receive("q", 10);
            Assert.Equal(["1", "2"], back.Select(message => message.Body));
            Assert.DoesNotContain(back, message => sent.Contains(message.MessageId));
            Assert.All(back, message => Assert.Equal((1, null), (message.ReceiveCount, message.DeadLetterQueueSourceArn)));
            Assert.Equal((MoveTaskStatus.Completed, 2), (task.Status, task.Moved));
        }),
    ];

    private static QueueBench Pair(SemanticRows rows, int maxReceiveCount, params (string Name, string Value)[] deadLetterAttributes)
    {
        var bench = new QueueBench(rows);
        bench.Create("dlq", deadLetterAttributes);
        bench.CreateWithDeadLetters("q", "dlq", maxReceiveCount);
        return bench;
    }

    private static QueueBench FifoPair(SemanticRows rows, params (string Name, string Value)[] deadLetterAttributes)
    {
        var bench = new QueueBench(rows);
        bench.Create("dlq.fifo", deadLetterAttributes);
        bench.CreateWithDeadLetters("q.fifo", "dlq.fifo", 1);
        return bench;
    }
}
