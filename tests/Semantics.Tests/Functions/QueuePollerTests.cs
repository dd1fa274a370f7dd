using AwsMessaging.Semantics.Functions;
using AwsMessaging.Semantics.Json;
using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Queues;
using static AwsMessaging.Semantics.Tests.Functions.Mappings;

namespace AwsMessaging.Semantics.Tests.Functions;

/// <summary>What a poller of a queue does beside what its rows show.</summary>
public sealed class QueuePollerTests
{
    [Fact]
    public void A_window_gathers_until_it_ends()
    {
        var queue = QueueWith(12);
        var run = Run(queue, OfQueue(queue) with { BatchSize = 100, MaximumBatchingWindowInSeconds = 20 });

        run.Until(19 * Second);
        Assert.Empty(run.Invocations);
        queue.Send(run.Now, new SendMessage("m13"));
        run.Until(21 * Second);

        Assert.Equal(13, Assert.Single(run.Invocations).Records.Count);
    }

    [Fact]
    public void A_full_batch_does_not_wait_for_its_window()
    {
        var queue = QueueWith(12);
        var run = Run(queue, OfQueue(queue) with { BatchSize = 10, MaximumBatchingWindowInSeconds = 20 });

        run.Until(1);

        Assert.Equal(10, Assert.Single(run.Invocations).Records.Count);
    }

    [Fact]
    public void A_batch_fits_into_one_event()
    {
        var queue = new StandardQueue("orders");
        for (var i = 0; i < 9; i++)
        {
            queue.Send(0, new SendMessage(new string('x', 1_000_000)));
        }

        var run = Run(queue, OfQueue(queue)).Until(Minute);

        Assert.Equal([6, 3], run.Invocations.Select(i => i.Records.Count));
    }

    [Fact]
    public void A_mapping_has_no_more_invocations_than_its_own_maximum()
    {
        var queue = QueueWith(9, visibility: 300);
        var run = Run(queue, OfQueue(queue) with { BatchSize = 1, MaximumConcurrency = 2 });
        run.Duration = 10 * Second;

        run.Until(5 * Minute);

        Assert.Equal((2, 9), (run.MostRunning, run.Invocations.Count));
    }

    [Fact]
    public void Groups_run_side_by_side_and_each_in_its_order()
    {
        var queue = QueueWith(6, 30, "a", "b");
        var run = Run(queue, OfQueue(queue) with { BatchSize = 1 });
        run.Duration = Second;

        run.Until(Minute);

        Assert.Equal(2, run.MostRunning);
        Assert.Equal(["m1", "m3", "m5"], run.Invocations.Where(i => i.Records[0].Key == "a").Select(Bodies));
        Assert.Equal(["m2", "m4", "m6"], run.Invocations.Where(i => i.Records[0].Key == "b").Select(Bodies));
    }

    [Fact]
    public void What_a_report_names_comes_again_and_the_rest_does_not()
    {
        var queue = QueueWith(3);
        var run = Run(queue, OfQueue(queue) with { ReportBatchItemFailures = true });
        run.Handler = i => run.Invocations.Count == 1 ? FunctionRun.Report(IdOf(i, "m2")) : FunctionOutcome.Returned("{}");

        run.Until(2 * Minute);

        Assert.Equal(["m1,m2,m3", "m2"], run.Invocations.Select(Bodies));
        Assert.InRange(run.Invocations[1].StartedAt, 30 * Second, 31 * Second);
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 5)]
    public void Errors_reduce_the_concurrency_unless_items_are_reported(bool reports, int expected)
    {
        var queue = QueueWith(40, visibility: 300);
        var poller = new QueuePoller(Create(OfQueue(queue) with { BatchSize = 1, ReportBatchItemFailures = reports }), queue);
        foreach (var invoke in poller.Next(0, Choices.Benign).OfType<Invoke>())
        {
            poller.Completed(10, invoke.Invocation, FunctionOutcome.Threw, Choices.Benign);
        }

        Assert.Equal(expected, poller.Next(20, Choices.Benign).OfType<Invoke>().Count());
    }

    [Fact]
    public void A_throttled_batch_is_tried_again_while_it_is_hidden()
    {
        var queue = QueueWith(1);
        var run = Run(queue, OfQueue(queue));
        run.Handler = _ => run.Invocations.Count < 3 ? FunctionOutcome.Throttled : FunctionOutcome.Returned(null);

        run.Until(Minute);

        Assert.Equal([1, 2, 3], run.Invocations.Select(i => i.Attempt));
        Assert.All(run.Invocations, i => Assert.Equal(1, ((QueueRecord)i.Records[0]).Message.ReceiveCount));
    }

    [Fact]
    public void A_batch_may_be_smaller_than_what_is_at_hand()
    {
        var queue = QueueWith(3);
        var run = Run(queue, OfQueue(queue));
        run.Choices = new Deviation(LambdaChoices.BatchSize, 1, times: 1);

        run.Until(Minute);

        Assert.Equal(["m1", "m2,m3"], run.Invocations.Select(Bodies));
    }

    [Fact]
    public void A_disabled_mapping_does_not_receive()
    {
        var queue = QueueWith(1);

        var run = Run(queue, OfQueue(queue) with { Enabled = false }).Until(Minute);

        Assert.Empty(run.Invocations);
        Assert.Equal(1, queue.Counts(run.Now, Choices.Benign).Result.Visible);
    }

    [Fact]
    public void A_late_delete_from_a_FIFO_queue_deletes_nothing()
    {
        var queue = QueueWith(1, 10, "a");
        var run = Run(queue, OfQueue(queue));
        run.Duration = 15 * Second;

        run.Until(16 * Second);

        Assert.Empty(run.Effects.OfType<Deleted>());
        Assert.Single(queue.Messages(run.Now));
    }

    [Fact]
    public void The_event_is_Lambdas()
    {
        var queue = new StandardQueue("orders");
        queue.Send(5, new SendMessage("hello") { Attributes = [new MessageAttribute("kind", "String", "greeting")] });

        var run = Run(queue, OfQueue(queue)).Until(Minute);

        var record = Assert.Single(JsonValue.Parse(run.Invocations[0].ToEvent()).Find("Records")!.Items);
        Assert.Equal("hello", record.Find("body")!.Text);
        Assert.Equal(run.Invocations[0].Ids[0], record.Find("messageId")!.Text);
        Assert.Equal(("1", "5"), (Attribute("ApproximateReceiveCount"), Attribute("SentTimestamp")));
        Assert.Equal("greeting", record.Find("messageAttributes")!.Find("kind")!.Find("stringValue")!.Text);
        Assert.Equal(("aws:sqs", queue.Arn, "us-east-1"), (Text("eventSource"), Text("eventSourceARN"), Text("awsRegion")));

        string Text(string name) => record.Find(name)!.Text;
        string Attribute(string name) => record.Find("attributes")!.Find(name)!.Text;
    }

    [Fact]
    public void A_copy_goes_on_alone()
    {
        var queue = QueueWith(2);
        var poller = new QueuePoller(Create(OfQueue(queue) with { BatchSize = 1 }), queue);
        var invocations = poller.Next(0, Choices.Benign).OfType<Invoke>().Select(i => i.Invocation).ToList();
        var otherQueue = queue.Clone();
        var other = poller.Clone(poller.Mapping, otherQueue);

        other.Completed(1, invocations[0], FunctionOutcome.Returned(null), Choices.Benign);

        Assert.Equal((2, 1), (poller.Running, other.Running));
        Assert.Equal((2, 1), (queue.Messages(1).Count, otherQueue.Messages(1).Count));
    }

    [Fact]
    public void An_invocation_ends_once()
    {
        var queue = QueueWith(1);
        var poller = new QueuePoller(Create(OfQueue(queue)), queue);
        var invocation = Assert.IsType<Invoke>(Assert.Single(poller.Next(0, Choices.Benign))).Invocation;
        poller.Completed(1, invocation, FunctionOutcome.Threw, Choices.Benign);

        Assert.Throws<ArgumentException>("invocation", () => poller.Completed(1, invocation, FunctionOutcome.Threw, Choices.Benign));
    }

    [Fact]
    public void A_poller_of_a_queue_has_a_queues_mapping() =>
        Assert.Throws<ArgumentException>("mapping", () => new QueuePoller(Create(OfLog(new MemoryLog())), new StandardQueue("q")));
}
