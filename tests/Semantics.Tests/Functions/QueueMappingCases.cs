using AwsMessaging.Semantics.Functions;
using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Queues;
using AwsMessaging.Semantics.Tests.Model;
using static AwsMessaging.Semantics.Tests.Functions.Mappings;

namespace AwsMessaging.Semantics.Tests.Functions;

/// <summary>Event source mappings of queues.</summary>
[ModelCases]
public static class QueueMappingCases
{
    private static readonly string[] Batch = ["a", "b", "c", "d"];

    public static IEnumerable<ModelCase> Cases =>
    [
        new(SemanticRow.MappingSqsBatch, "Messages stay until their invocation succeeded", rows =>
        {
            var queue = QueueWith(2);
            var run = Run(queue, OfQueue(queue), rows);
            run.Handler = _ => run.Invocations.Count == 1 ? FunctionOutcome.Threw : FunctionOutcome.Returned(null);

            run.Until(Minute);

            Assert.Equal(["m1,m2", "m1,m2"], run.Invocations.Select(Bodies));
            Assert.Empty(queue.Messages(run.Now));
        }),
        new(SemanticRow.MappingSqsBatch, "A batch has what is at hand, up to its size", rows =>
        {
            var queue = QueueWith(12);

            var run = Run(queue, OfQueue(queue) with { BatchSize = 5 }, rows).Until(Minute);

            Assert.Equal([5, 5, 2], run.Invocations.Select(i => i.Records.Count));
        }),
        new(SemanticRow.MappingFailure, "A function that throws keeps its whole batch", rows =>
            Assert.Equal(Batch, BatchDecision.Decide(BatchSource.StandardQueue, Batch, true, FunctionOutcome.Threw, rows).Kept)),
        new(SemanticRow.MappingFailure, "A function that times out keeps its whole batch", rows =>
            Assert.Equal(Batch, BatchDecision.Decide(BatchSource.StandardQueue, Batch, false, FunctionOutcome.TimedOut, rows).Kept)),
        new(SemanticRow.MappingReport, "A report of an id that is not in the batch keeps all", rows =>
            Assert.Equal(Batch, BatchDecision.Decide(BatchSource.StandardQueue, Batch, true, FunctionRun.Report("b", "x"), rows).Kept)),
        new(SemanticRow.MappingReport, "A report keeps what it names", rows =>
            Assert.Equal(["b", "d"], BatchDecision.Decide(BatchSource.StandardQueue, Batch, true, FunctionRun.Report("d", "b"), rows).Kept)),
        new(SemanticRow.MappingReportIgnored, "A report that nobody asked for is not read", rows =>
            Assert.Empty(BatchDecision.Decide(BatchSource.StandardQueue, Batch, false, FunctionRun.Report("a"), rows).Kept)),
        new(SemanticRow.MappingFifoOrder, "A FIFO function that returns one message loses its place in the order", rows =>
            Assert.Equal(["a", "c", "d"], BatchDecision.Decide(BatchSource.FifoQueue, Batch, true, FunctionRun.Report("b"), rows).Done)),
        new(SemanticRow.MappingPollers, "A standard queue begins with five batches and gets more by the minute", rows =>
        {
            var queue = QueueWith(20, visibility: 300);
            var run = Run(queue, OfQueue(queue) with { BatchSize = 1 }, rows);
            run.Duration = 5 * Minute;

            Assert.Equal(5, run.Until(59 * Second).Invocations.Count);
            Assert.Equal(20, run.Until(61 * Second).Invocations.Count);
        }),
        new(SemanticRow.MappingPollers, "A group never has two batches, even when its messages come back meanwhile", rows =>
        {
            var queue = QueueWith(2, visibility: 10, "a");
            var run = Run(queue, OfQueue(queue) with { BatchSize = 1 }, rows);
            run.Duration = 15 * Second;

            run.Until(2 * Minute);

            Assert.Equal(1, run.MostRunning);
        }),
        new(SemanticRow.MappingVisibility, "A visibility timeout below the function's is refused", rows =>
        {
            var queue = QueueWith(0);
            var mappings = new EventSourceMappings(rows: rows);

            var created = mappings.Create(0, OfQueue(queue), new MappingSurroundings(FunctionTimeout: 31, QueueVisibilityTimeout: 30));

            Assert.Equal("InvalidParameterValueException", created.Error?.Code);
            Assert.Contains("30 seconds is less than Function timeout: 31", created.Error!.Message, StringComparison.Ordinal);
        }),
        new(SemanticRow.MappingVisibility, "A run that outlasts the visibility timeout overlaps with the next", rows =>
        {
            var queue = QueueWith(1, visibility: 30);
            var run = Run(queue, OfQueue(queue), rows);
            run.Duration = 40 * Second;

            run.Until(35 * Second);

            Assert.Equal(2, run.MostRunning);
        }),
        new(SemanticRow.MappingThrottled, "A throttled function's messages come back with a receive more", rows =>
        {
            var queue = QueueWith(1, visibility: 30);
            var run = Run(queue, OfQueue(queue), rows);
            run.Handler = _ => run.Now < 30 * Second ? FunctionOutcome.Throttled : FunctionOutcome.Returned(null);

            run.Until(Minute);

            Assert.Equal(2, ((QueueRecord)run.Invocations[^1].Records[0]).Message.ReceiveCount);
            Assert.Empty(queue.Messages(run.Now));
        }),
        new(SemanticRow.DlqThrottledInvocations, "A healthy message is dead-lettered when its function has no concurrency", rows =>
        {
            var service = new SqsService(QueueSetup.Default with { Rows = rows });
            var deadLetters = service.CreateQueue(0, "dead").Result;
            var queue = service.CreateQueue(0, "orders", [new("RedrivePolicy", new RedrivePolicy(deadLetters.Arn, 2).ToString())]).Result;
            queue.Send(0, new SendMessage("healthy"));
            var run = Run(queue, OfQueue(queue), rows);
            run.Handler = _ => FunctionOutcome.Throttled;

            run.Until(2 * Minute);

            Assert.Equal("healthy", Assert.Single(deadLetters.Messages(run.Now)).Body);
        }),
        new(SemanticRow.MappingFilter, "A message that no filter matches is deleted unseen", rows =>
        {
            var queue = QueueWith(0);
            queue.Send(0, new SendMessage("{\"kind\":\"order\"}"));
            queue.Send(0, new SendMessage("{\"kind\":\"noise\"}"));
            queue.Send(0, new SendMessage("kind: order"));

            var run = Run(queue, OfQueue(queue) with { Filters = ["{\"body\":{\"kind\":[\"order\"]}}"] }, rows).Until(Minute);

            Assert.Equal(["{\"kind\":\"order\"}"], run.Invocations.Select(Bodies));
            Assert.Empty(queue.Messages(run.Now));
            Assert.Equal(2, run.Effects.OfType<Deleted>().Single(d => d.Filtered).Ids.Count);
        }),
        new(SemanticRow.MappingAtLeastOnce, "A function may finish and its delete be lost", rows =>
        {
            var queue = QueueWith(1);
            var run = Run(queue, OfQueue(queue), rows);
            run.Choices = new Deviation(LambdaChoices.Acknowledgement, 1, times: 1);

            run.Until(Minute);

            Assert.Equal(["m1", "m1"], run.Invocations.Select(Bodies));
        }),
    ];
}
