using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Queues;
using AwsMessaging.Semantics.Tests.Model;

namespace AwsMessaging.Semantics.Tests.Queues;

/// <summary>What standard queues do.</summary>
[ModelCases]
public static class StandardQueueCases
{
    public static IEnumerable<ModelCase> Cases =>
    [
        new(SemanticRow.StandardAtLeastOnce, "a message may come again after its delete", rows =>
        {
            var bench = new QueueBench(rows) { Choices = new Deviation(SqsChoices.Duplicate, 2) };
            bench.Create("q");
            bench.Send("q", "m");
            Assert.Null(bench.Delete("q", bench.Receive("q")[0]));
            bench.Choices = Choices.Benign;
            Assert.Equal("m", bench.Bodies("q"));
        }),
        new(SemanticRow.StandardAtLeastOnce, "a message may come to two receivers at the same time", rows =>
        {
            var bench = new QueueBench(rows) { Choices = new Deviation(SqsChoices.Duplicate, 1) };
            bench.Create("q");
            bench.Send("q", "m");
            Assert.Equal("m", bench.Bodies("q"));
            Assert.Equal("m", bench.Bodies("q"));
        }),
        new(SemanticRow.StandardAnyOrder, "a later message may come first", rows =>
        {
            var bench = new QueueBench(rows) { Choices = new Deviation(SqsChoices.Order, 1) };
            bench.Create("q");
            bench.Send("q", "1");
            bench.Send("q", "2");
            Assert.Equal("2 1", bench.Bodies("q", 2));
        }),
        new(SemanticRow.StandardLateDelete, "a delete after the visibility timeout deletes", rows =>
        {
            var bench = new QueueBench(rows);
            bench.Create("q", ("VisibilityTimeout", "1"));
            bench.Send("q", "m");
            var message = bench.Receive("q")[0];
            bench.Wait(2);
            Assert.Null(bench.Delete("q", message));
            Assert.Equal("", bench.Bodies("q"));
        }),
        new(SemanticRow.StandardStaleDelete, "a delete with an older handle may not delete", rows =>
        {
            var bench = new QueueBench(rows) { Choices = new Deviation(SqsChoices.StaleDelete, 1) };
            bench.Create("q");
            bench.Send("q", "m");
            var first = bench.Receive("q", visibility: 0)[0];
            bench.Receive("q", visibility: 0);
            Assert.Null(bench.Delete("q", first));
            Assert.Equal("m", bench.Bodies("q"));
        }),
        new(SemanticRow.StandardLateChange, "a visibility timeout can be changed after it has ended", rows =>
        {
            var bench = new QueueBench(rows);
            bench.Create("q", ("VisibilityTimeout", "1"));
            bench.Send("q", "m");
            var message = bench.Receive("q")[0];
            bench.Wait(2);
            Assert.Null(bench.Change("q", message, 30));
        }),
        new(SemanticRow.StandardDelay, "a message's delay beats the queue's, whose change is for messages to come", rows =>
        {
            var bench = new QueueBench(rows);
            bench.Create("q", ("DelaySeconds", "10"));
            bench.Send("q", "own", delay: 0);
            bench.Send("q", "queue's");
            bench.Set("q", "DelaySeconds", "0");
            Assert.Equal("own", bench.Bodies("q", 10));
            bench.Wait(11);
            Assert.Equal("queue's", bench.Bodies("q", 10));
        }),
        new(SemanticRow.StandardGroups, "a group holds nothing back", rows =>
        {
            var bench = new QueueBench(rows);
            bench.Create("q");
            bench.Send("q", "1", group: "g");
            bench.Send("q", "2", group: "g");
            Assert.Equal("1", bench.Bodies("q"));
            Assert.Equal("2", bench.Bodies("q"));
        }),
    ];
}
