using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Queues;

namespace AwsMessaging.Semantics.Tests.Queues;

public sealed class SqsServiceTests
{
    [Theory]
    [InlineData("", "InvalidParameterValue")]
    [InlineData("a b", "InvalidParameterValue")]
    [InlineData("q.fifo", "InvalidParameterValue")]
    [InlineData("q", "InvalidParameterValue", "FifoQueue", "true")]
    [InlineData("q", "InvalidAttributeName", "FifoQueue", "false")]
    [InlineData("q", "InvalidAttributeName", "ContentBasedDeduplication", "true")]
    [InlineData("q", "InvalidAttributeName", "Colour", "red")]
    [InlineData("q", "InvalidAttributeValue", "VisibilityTimeout", "43201")]
    [InlineData("q", "InvalidAttributeValue", "VisibilityTimeout", "")]
    [InlineData("q", "InvalidAttributeValue", "DelaySeconds", "901")]
    [InlineData("q", "InvalidAttributeValue", "MessageRetentionPeriod", "59")]
    [InlineData("q", "InvalidAttributeValue", "MaximumMessageSize", "1023")]
    [InlineData("q", "InvalidAttributeValue", "ReceiveMessageWaitTimeSeconds", "21")]
    [InlineData("q", "InvalidAttributeValue", "Policy", "no json")]
    [InlineData("q", "InvalidParameterValue", "RedrivePolicy", "no json")]
    [InlineData("q", "InvalidParameterValue", "RedriveAllowPolicy", "{\"redrivePermission\":\"byQueue\"}")]
    public void Queues_that_AWS_refuses_are_refused(string name, string expected, string? attribute = null, string? value = null)
    {
        KeyValuePair<string, string>[] attributes = attribute is null ? [] : [new(attribute, value!)];

        Assert.Equal(expected, new SqsService().CreateQueue(0, name, attributes).Error?.Code);
    }

    [Fact]
    public void High_throughput_needs_the_scope_of_a_group()
    {
        var service = new SqsService();

        Assert.Equal(
            "InvalidAttributeValue",
            service.CreateQueue(0, "q.fifo", [new("FifoQueue", "true"), new("FifoThroughputLimit", "perMessageGroupId")]).Error?.Code);
    }

    [Fact]
    public void Creating_a_queue_again_returns_it_unless_an_attribute_differs()
    {
        var service = new SqsService();
        var queue = service.CreateQueue(0, "q", [new("DelaySeconds", "5")]).Result;

        Assert.Same(queue, service.CreateQueue(1, "q").Result);
        Assert.Same(queue, service.CreateQueue(1, "q", [new("DelaySeconds", "5")]).Result);
        Assert.Equal("QueueNameExists", service.CreateQueue(1, "q", [new("DelaySeconds", "6")]).Error?.Code);
    }

    [Fact]
    public void A_deleted_queue_is_gone_and_its_name_free_after_a_minute()
    {
        var service = new SqsService();
        var queue = service.CreateQueue(0, "q").Result;

        Assert.True(service.DeleteQueue(1_000, queue.Url).IsOk);

        Assert.Equal("QueueDoesNotExist", service.GetQueue(queue.Url).Error?.Code);
        Assert.Equal("QueueDoesNotExist", service.DeleteQueue(1_000, queue.Url).Error?.Code);
        Assert.Equal("QueueDoesNotExist", queue.Send(1_000, new SendMessage("m")).Error?.Code);
        Assert.Equal("QueueDoesNotExist", queue.ReceiveAgain(1_000, new ReceiveMessage(), 2_000, Choices.Benign).Error?.Code);
        Assert.Equal("QueueDeletedRecently", service.CreateQueue(60_999, "q").Error?.Code);
        Assert.True(service.CreateQueue(61_000, "q").IsOk);
    }

    [Fact]
    public void A_queue_is_found_by_name_url_and_arn()
    {
        var service = new SqsService();
        var queue = service.CreateQueue(0, "orders").Result;
        service.CreateQueue(0, "other");

        Assert.All(
            ["orders", "https://sqs.us-east-1.amazonaws.com/123456789012/orders", "arn:aws:sqs:us-east-1:123456789012:orders"],
            name => Assert.Same(queue, service.GetQueue(name).Result));
        Assert.Equal([queue], service.ListQueues("ord"));
    }

    [Fact]
    public void Attributes_are_returned_as_texts()
    {
        var bench = new QueueBench();
        bench.Create("dlq");
        var queue = bench.CreateWithDeadLetters("q", "dlq", 3, ("DelaySeconds", "7"));
        bench.Send("q", "m");

        var all = bench.Service.GetQueueAttributes(bench.Now, queue, ["All"], Choices.Benign).Result.ToDictionary(pair => pair.Key, pair => pair.Value);

        Assert.Equal(("7", "30", "345600", "1048576", "0", "1"), (
            all["DelaySeconds"], all["VisibilityTimeout"], all["MessageRetentionPeriod"], all["MaximumMessageSize"],
            all["ApproximateNumberOfMessages"], all["ApproximateNumberOfMessagesDelayed"]));
        Assert.Equal($$"""{"deadLetterTargetArn":"{{bench["dlq"].Arn}}","maxReceiveCount":3}""", all["RedrivePolicy"]);
        Assert.DoesNotContain("FifoQueue", all.Keys);
        Assert.Equal("QueueArn", Assert.Single(bench.Service.GetQueueAttributes(bench.Now, queue, ["QueueArn"], Choices.Benign).Result).Key);
        Assert.Equal("InvalidAttributeName", bench.Service.GetQueueAttributes(bench.Now, queue, ["Colour"], Choices.Benign).Error?.Code);
        Assert.Equal([queue], bench.Service.ListDeadLetterSourceQueues(bench["dlq"]));
    }

    [Fact]
    public void A_queue_decides_whose_dead_letters_it_takes()
    {
        var bench = new QueueBench();
        bench.Create("dlq", ("RedriveAllowPolicy", """{"redrivePermission":"denyAll"}"""));
        bench.Create("q");

        Assert.Equal("InvalidParameterValue", bench.Set("q", "RedrivePolicy", bench.Redrive("dlq", 1))?.Code);
        bench.Set("dlq", "RedriveAllowPolicy", $$"""{"redrivePermission":"byQueue","sourceQueueArns":["{{bench["q"].Arn}}"]}""");
        Assert.Null(bench.Set("q", "RedrivePolicy", bench.Redrive("dlq", 1)));
        Assert.Null(bench.Set("q", "RedrivePolicy", ""));
        Assert.Null(bench["q"].DeadLetterQueue);
    }

    [Fact]
    public void Move_tasks_are_refused_where_AWS_refuses_them()
    {
        var bench = new QueueBench();
        bench.Create("dlq");
        var queue = bench.CreateWithDeadLetters("q", "dlq", 1);
        string? Start(string source, string? destination = null, int? rate = null) =>
            bench.Service.StartMessageMoveTask(bench.Now, source, destination, rate).Error?.Code;

        Assert.Equal("InvalidParameterValue", Start(queue.Arn));
        Assert.Equal("ResourceNotFoundException", Start(queue.Arn + "x"));
        Assert.Equal("ResourceNotFoundException", Start(bench["dlq"].Arn, queue.Arn + "x"));
        Assert.Equal("InvalidParameterValue", Start(bench["dlq"].Arn, rate: 501));
        Assert.Equal("InvalidParameterValue", bench.Service.CancelMessageMoveTask(bench.Now, "").Error?.Code);
        Assert.Equal("ResourceNotFoundException", bench.Service.CancelMessageMoveTask(bench.Now, "unknown").Error?.Code);
    }

    [Fact]
    public void A_move_task_ends_when_cancelled_or_when_its_destination_goes()
    {
        var bench = new QueueBench();
        bench.Create("dlq");
        bench.Create("target");
        bench.CreateWithDeadLetters("q", "dlq", 1);
        foreach (var body in "12345")
        {
            bench.Send("dlq", $"{body}");
        }

        var first = bench.Service.StartMessageMoveTask(bench.Now, bench["dlq"].Arn, bench["target"].Arn, 1).Result;
        bench.Wait(1.5);
        Assert.Equal(1, bench.Service.CancelMessageMoveTask(bench.Now, first.Handle).Result.Moved);
        var second = bench.Service.StartMessageMoveTask(bench.Now, bench["dlq"].Arn, bench["target"].Arn, 1).Result;
        bench.Wait(1.5);
        bench.Service.DeleteQueue(bench.Now, "target");
        bench.Wait(5);

        Assert.Equal(3, bench.Counts("dlq").Visible);
        Assert.Equal((MoveTaskStatus.Cancelled, MoveTaskStatus.Failed), (first.Status, second.Status));
        Assert.Equal("AWS.SimpleQueueService.NonExistentQueue", second.FailureReason);
        Assert.Equal([second, first], bench.Service.ListMessageMoveTasks(bench.Now, bench["dlq"].Arn).Result);
    }

    [Fact]
    public void A_message_without_source_cannot_go_back()
    {
        var bench = new QueueBench();
        bench.Create("dlq");
        bench.CreateWithDeadLetters("q", "dlq", 1);
        bench.Send("dlq", "sent here");
        var task = bench.Service.StartMessageMoveTask(bench.Now, bench["dlq"].Arn).Result;
        bench.Wait(1);

        Assert.Equal(1, bench.Counts("dlq").Visible);
        Assert.Equal((MoveTaskStatus.Failed, "CouldNotDetermineMessageSource"), (task.Status, task.FailureReason));
    }

    [Fact]
    public void Deliveries_of_other_services_are_sent()
    {
        var bench = new QueueBench();
        var queue = bench.Create("q.fifo");

        Assert.Null(bench.Service.Deliver(bench.Now, new Delivery { To = queue.Arn, Body = "m", GroupId = "g", DeduplicationId = "1" }));
        Assert.Equal("InvalidParameterValue", bench.Service.Deliver(bench.Now, new Delivery { To = queue.Arn, Body = "m", GroupId = "g" })?.Code);
        Assert.Equal("QueueDoesNotExist", bench.Service.Deliver(bench.Now, new Delivery { To = queue.Arn + "x", Body = "m" })?.Code);
        Assert.Equal("m", bench.Bodies("q.fifo"));
    }

    [Fact]
    public void The_next_change_is_the_earliest_of_all_queues()
    {
        var bench = new QueueBench();
        bench.Create("a");
        bench.Create("b");
        bench.Send("a", "m", delay: 9);
        bench.Send("b", "m", delay: 4);

        Assert.Equal(bench.Now + 4_000, bench.Service.NextChange(bench.Now));
    }
}
