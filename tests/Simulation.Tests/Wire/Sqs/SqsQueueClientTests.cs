using Amazon.SQS.Model;

namespace AwsMessaging.Simulation.Tests.Wire.Sqs;

/// <summary>A real SQS client on the world's queues: queues, their attributes, tags and dead-letter queues.</summary>
public sealed class SqsQueueClientTests
{
    private readonly WireWorld world = new();

    [Fact]
    public void Queues_are_made_found_listed_and_deleted()
    {
        var sqs = world.Sqs();
        var orders = world.Run(sqs.CreateQueueAsync(new CreateQueueRequest("orders")
        {
            Attributes = new() { ["VisibilityTimeout"] = "60" },
            Tags = new() { ["team"] = "shop" },
        })).QueueUrl;
        world.Run(sqs.CreateQueueAsync("orders-dlq"));
        world.Run(sqs.CreateQueueAsync("bills"));

        Assert.Equal("https://sqs.us-east-1.amazonaws.com/123456789012/orders", orders);
        Assert.Equal(orders, world.Run(sqs.GetQueueUrlAsync("orders")).QueueUrl);
        Assert.Equal(2, world.Run(sqs.ListQueuesAsync("orders")).QueueUrls.Count);
        var page = world.Run(sqs.ListQueuesAsync(new ListQueuesRequest { MaxResults = 2 }));
        Assert.EndsWith("/bills", Assert.Single(world.Run(sqs.ListQueuesAsync(new ListQueuesRequest { MaxResults = 2, NextToken = page.NextToken })).QueueUrls));
        Assert.Null(world.Run(sqs.ListQueuesAsync("x")).QueueUrls);
        Assert.Equal("shop", world.Run(sqs.ListQueueTagsAsync(new ListQueueTagsRequest { QueueUrl = orders })).Tags["team"]);

        world.Run(sqs.DeleteQueueAsync(orders));
        world.Failure<QueueDoesNotExistException>(sqs.GetQueueUrlAsync("orders"));
        world.Failure<QueueDeletedRecentlyException>(sqs.CreateQueueAsync("orders"));
        world.Pass(60_000);
        world.Run(sqs.CreateQueueAsync("orders"));
    }

    [Fact]
    public void Attributes_are_set_and_read()
    {
        var sqs = world.Sqs();
        var url = world.World.CreateQueue("orders").Url;
        world.Run(sqs.SetQueueAttributesAsync(url, new() { ["VisibilityTimeout"] = "5", ["ReceiveMessageWaitTimeSeconds"] = "20" }));
        world.Run(sqs.SendMessageAsync(url, "a"));

        var some = world.Run(sqs.GetQueueAttributesAsync(url, ["VisibilityTimeout", "ApproximateNumberOfMessages"]));
        var all = world.Run(sqs.GetQueueAttributesAsync(url, ["All"]));

        Assert.Equal(["ApproximateNumberOfMessages", "VisibilityTimeout"], some.Attributes.Keys.Order());
        Assert.Equal((5, 1), (some.VisibilityTimeout, some.ApproximateNumberOfMessages));
        Assert.Equal("20", all.Attributes["ReceiveMessageWaitTimeSeconds"]);
        Assert.Equal("arn:aws:sqs:us-east-1:123456789012:orders", all.QueueARN);
        Assert.Null(world.Run(sqs.GetQueueAttributesAsync(url, [])).Attributes);
        world.Failure<InvalidAttributeNameException>(sqs.GetQueueAttributesAsync(url, ["Colour"]));
        world.Failure<InvalidAttributeValueException>(sqs.SetQueueAttributesAsync(url, new() { ["VisibilityTimeout"] = "43201" }));
        world.Failure<QueueNameExistsException>(sqs.CreateQueueAsync(new CreateQueueRequest("orders") { Attributes = new() { ["VisibilityTimeout"] = "6" } }));
    }

    [Fact]
    public void Tags_are_set_and_removed()
    {
        var sqs = world.Sqs();
        var url = world.World.CreateQueue("orders").Url;

        world.Run(sqs.TagQueueAsync(new TagQueueRequest { QueueUrl = url, Tags = new() { ["a"] = "1", ["b"] = "2" } }));
        world.Run(sqs.UntagQueueAsync(new UntagQueueRequest { QueueUrl = url, TagKeys = ["a"] }));

        Assert.Equal("b", Assert.Single(world.Run(sqs.ListQueueTagsAsync(new ListQueueTagsRequest { QueueUrl = url })).Tags).Key);
    }

    [Fact]
    public void A_purge_empties_the_queue_once_a_minute()
    {
        var sqs = world.Sqs();
        var url = world.World.CreateQueue("orders").Url;
        world.Run(sqs.SendMessageAsync(url, "a"));

        world.Run(sqs.PurgeQueueAsync(url));

        Assert.Null(world.Run(sqs.ReceiveMessageAsync(url)).Messages);
        world.Failure<PurgeQueueInProgressException>(sqs.PurgeQueueAsync(url));
    }

    [Fact]
    public void A_poll_of_a_queue_that_is_deleted_fails()
    {
        var sqs = world.Sqs();
        var url = world.World.CreateQueue("orders").Url;
        var poll = sqs.ReceiveMessageAsync(new ReceiveMessageRequest(url) { WaitTimeSeconds = 20 });
        world.Pass(1_000);

        world.Run(sqs.DeleteQueueAsync(url));

        world.Failure<QueueDoesNotExistException>(poll);
    }

    [Fact]
    public void Messages_go_to_the_dead_letter_queue_and_back()
    {
        var sqs = world.Sqs();
        var dead = world.World.CreateQueue("orders-dlq");
        var url = world.World.CreateQueue("orders", dead, maxReceiveCount: 1, ("VisibilityTimeout", "1")).Url;
        Assert.Equal(url, Assert.Single(world.Run(sqs.ListDeadLetterSourceQueuesAsync(new ListDeadLetterSourceQueuesRequest { QueueUrl = dead.Url })).QueueUrls));
        world.Run(sqs.SendMessageAsync(url, "a"));
        world.Run(sqs.ReceiveMessageAsync(url));
        world.Pass(2_000);
        Assert.Null(world.Run(sqs.ReceiveMessageAsync(url)).Messages);
        Assert.Single(dead.State.Messages(world.World.NowMs));

        var poll = sqs.ReceiveMessageAsync(new ReceiveMessageRequest(url) { WaitTimeSeconds = 20 });
        world.Pass(1_000);
        var start = new StartMessageMoveTaskRequest { SourceArn = dead.Arn, MaxNumberOfMessagesPerSecond = 1 };
        var handle = world.Run(sqs.StartMessageMoveTaskAsync(start)).TaskHandle;
        var running = Assert.Single(world.Run(sqs.ListMessageMoveTasksAsync(new ListMessageMoveTasksRequest { SourceArn = dead.Arn })).Results);
        Assert.Equal("a", Assert.Single(world.Run(poll).Messages).Body);
        var cancelled = world.Run(sqs.CancelMessageMoveTaskAsync(new CancelMessageMoveTaskRequest { TaskHandle = handle }));

        Assert.Equal(("RUNNING", handle, 0, 1), (running.Status, running.TaskHandle, running.ApproximateNumberOfMessagesMoved, running.ApproximateNumberOfMessagesToMove));
        Assert.Equal(1, cancelled.ApproximateNumberOfMessagesMoved);
        world.Failure<Amazon.SQS.Model.ResourceNotFoundException>(
            sqs.CancelMessageMoveTaskAsync(new CancelMessageMoveTaskRequest { TaskHandle = handle }));
    }

    [Fact]
    public void Any_endpoint_of_the_queue_will_do_but_not_another_account()
    {
        world.World.CreateQueue("orders");
        var sqs = world.Sqs();

        world.Run(sqs.SendMessageAsync("http://localhost:4566/123456789012/orders", "a"));
        world.Failure<QueueDoesNotExistException>(sqs.SendMessageAsync("https://sqs.us-east-1.amazonaws.com/210987654321/orders", "a"));
    }
}
