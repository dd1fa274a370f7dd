using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Queues;
using AwsMessaging.Semantics.Tests.Model;

namespace AwsMessaging.Semantics.Tests.Queues;

/// <summary>What all queues of SQS do.</summary>
[ModelCases]
public static class QueueCases
{
    public static IEnumerable<ModelCase> Cases =>
    [
        new(SemanticRow.SqsMessageSize, "a body larger than a mebibyte with its attributes is refused", rows =>
        {
            var bench = new QueueBench(rows);
            bench.Create("q");
            Assert.Equal("InvalidParameterValue", bench.SendError("q", new SendMessage(new string('x', 1_048_577))));
        }),
        new(SemanticRow.SqsMessageSize, "an empty body is missing", rows =>
        {
            var bench = new QueueBench(rows);
            bench.Create("q");
            Assert.Equal("MissingParameter", bench.SendError("q", new SendMessage("")));
        }),
        new(SemanticRow.SqsBatchRefused, "a batch with an id twice is refused, and nothing of it is sent", rows =>
        {
            var bench = new QueueBench(rows);
            var queue = bench.Create("q");
            var reply = queue.SendBatch(bench.Now, [new("a", new SendMessage("1")), new("a", new SendMessage("2"))]);
            Assert.Equal("BatchEntryIdsNotDistinct", reply.Error?.Code);
            Assert.Equal(0, bench.Counts("q").Visible);
        }),
        new(SemanticRow.SqsBatchEntryFails, "a bad delay fails its entry only", rows =>
        {
            var bench = new QueueBench(rows);
            var queue = bench.Create("q");
            var reply = queue.SendBatch(bench.Now, [new("bad", new SendMessage("1") { DelaySeconds = 901 }), new("good", new SendMessage("2"))]);
            Assert.True(reply.IsOk);
            Assert.Equal("good", Assert.Single(reply.Result.Successful).Id);
            Assert.Equal(("bad", "InvalidParameterValue", true), (reply.Result.Failed[0].Id, reply.Result.Failed[0].Code, reply.Result.Failed[0].SenderFault));
        }),
        new(SemanticRow.SqsDigests, "the MD5 of the body is returned", rows =>
        {
            var bench = new QueueBench(rows);
            bench.Create("q");
            Assert.Equal("900150983cd24fb0d6963f7d28e17f72", bench.Send("q", "abc").Md5OfBody);
            Assert.Equal("900150983cd24fb0d6963f7d28e17f72", bench.Receive("q")[0].Md5OfBody);
        }),
        new(SemanticRow.SqsLongPoll, "a long poll returns when a delay ends", rows =>
        {
            var bench = new QueueBench(rows);
            bench.Create("q");
            bench.Send("q", "m", delay: 3);
            Assert.Equal(("m", 3.0), bench.Poll("q", 10));
        }),
        new(SemanticRow.SqsShortPollSamples, "a short poll may miss the only message, a long poll does not", rows =>
        {
            var bench = new QueueBench(rows) { Choices = new Deviation(SqsChoices.ShortPoll, 2) };
            bench.Create("q");
            bench.Send("q", "m");
            Assert.Equal("", bench.Bodies("q"));
            Assert.Equal(("m", 0.0), bench.Poll("q", 1));
        }),
        new(SemanticRow.SqsWaitDefault, "a receive waits as long as the queue says", rows =>
        {
            var bench = new QueueBench(rows);
            bench.Create("q", ("ReceiveMessageWaitTimeSeconds", "7"));
            Assert.Equal(("", 0.0), bench.Poll("q", 0));
            Assert.Equal(("", 7.0), bench.Poll("q", null));
        }),
        new(SemanticRow.SqsVisibilityPerReceive, "a receive's own visibility timeout beats the queue's", rows =>
        {
            var bench = new QueueBench(rows);
            bench.Create("q", ("VisibilityTimeout", "100"));
            bench.Send("q", "m");
            var first = bench.Receive("q", visibility: 5)[0];
            bench.Wait(6);
            Assert.NotEqual(first.ReceiptHandle, Assert.Single(bench.Receive("q")).ReceiptHandle);
        }),
        new(SemanticRow.SqsChangeVisibility, "a visibility timeout is set from now on", rows =>
        {
            var bench = new QueueBench(rows);
            bench.Create("q");
            bench.Send("q", "m");
            var message = bench.Receive("q")[0];
            bench.Wait(20);
            Assert.Null(bench.Change("q", message, 15));
            bench.Wait(14);
            Assert.Equal("", bench.Bodies("q"));
            bench.Wait(2);
            Assert.Equal("m", bench.Bodies("q"));
        }),
        new(SemanticRow.SqsReceiveCount, "receives are counted and the first one's time stays", rows =>
        {
            var bench = new QueueBench(rows);
            bench.Create("q");
            bench.Send("q", "m");
            var first = bench.Receive("q", visibility: 0)[0];
            bench.Wait(1);
            var second = bench.Receive("q")[0];
            Assert.Equal((1, 2), (first.ReceiveCount, second.ReceiveCount));
            Assert.Equal(first.FirstReceivedAt, second.FirstReceivedAt);
        }),
        new(SemanticRow.SqsRetention, "retention removes messages in flight, whose delete is no error", rows =>
        {
            var bench = new QueueBench(rows);
            bench.Create("q", ("MessageRetentionPeriod", "60"), ("VisibilityTimeout", "600"));
            bench.Send("q", "m");
            var message = bench.Receive("q")[0];
            bench.Wait(61);
            Assert.Equal(new QueueCounts(0, 0, 0), bench.Counts("q"));
            Assert.Null(bench.Delete("q", message));
        }),
        new(SemanticRow.SqsPurge, "a purge removes messages in flight and delayed, once a minute", rows =>
        {
            var bench = new QueueBench(rows);
            bench.Create("q");
            bench.Send("q", "in flight");
            bench.Receive("q");
            bench.Send("q", "delayed", delay: 60);
            Assert.True(bench["q"].Purge(bench.Now).IsOk);
            Assert.Equal(new QueueCounts(0, 0, 0), bench.Counts("q"));
            Assert.Equal("PurgeQueueInProgress", bench["q"].Purge(bench.Now).Error?.Code);
        }),
        new(SemanticRow.SqsInFlightLimit, "at the limit in flight a short poll fails and a long poll finds nothing", rows =>
        {
            var bench = new QueueBench(rows, new SqsQuotas { InFlightMessages = 1 });
            bench.Create("q");
            bench.Send("q", "1");
            bench.Send("q", "2");
            Assert.Equal("1", bench.Bodies("q", 10));
            Assert.Equal("OverLimit", bench["q"].Receive(bench.Now, new ReceiveMessage(), Choices.Benign).Error?.Code);
            Assert.Equal(("", 2.0), bench.Poll("q", 2));
        }),
        new(SemanticRow.SqsApproximateCounts, "counts may be those of a while ago", rows =>
        {
            var bench = new QueueBench(rows) { Choices = new Deviation(SqsChoices.Counts, 1) };
            bench.Create("q");
            bench.Send("q", "m");
            Assert.Equal(0, bench.Counts("q").Visible);
            Assert.Equal(1, bench.Counts("q").Visible);
        }),
        new(SemanticRow.SqsDeleteHandle, "a handle that is none is an error, deleting twice is not", rows =>
        {
            var bench = new QueueBench(rows);
            bench.Create("q");
            bench.Send("q", "m");
            var message = bench.Receive("q")[0];
            Assert.Null(bench.Delete("q", message));
            Assert.Null(bench.Delete("q", message));
            Assert.Equal("ReceiptHandleIsInvalid", bench["q"].Delete(bench.Now, "garbage", Choices.Benign).Error?.Code);
        }),
    ];
}
