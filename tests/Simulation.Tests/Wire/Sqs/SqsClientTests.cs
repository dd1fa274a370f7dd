using Amazon.SQS;
using Amazon.SQS.Model;
using AwsMessaging.Simulation.Wire;

namespace AwsMessaging.Simulation.Tests.Wire.Sqs;

/// <summary>A real SQS client on the world's queues: messages.</summary>
public sealed class SqsClientTests
{
    [Fact]
    public void What_is_sent_is_received_and_deleted()
    {
        var (world, sqs, url) = Start();

        var sent = world.Run(sqs.SendMessageAsync(url, "hello, wörld"));
        var message = Assert.Single(world.Run(sqs.ReceiveMessageAsync(url)).Messages);
        Assert.Null(world.Run(sqs.ReceiveMessageAsync(url)).Messages);
        world.Run(sqs.DeleteMessageAsync(url, message.ReceiptHandle));
        world.Pass(60_000);

        Assert.Equal((sent.MessageId, "hello, wörld", sent.MD5OfMessageBody), (message.MessageId, message.Body, message.MD5OfBody));
        Assert.Equal(32, sent.MD5OfMessageBody.Length);
        Assert.Null(sent.SequenceNumber);
        Assert.Null(world.Run(sqs.ReceiveMessageAsync(url)).Messages);
    }

    [Fact]
    public void A_message_that_is_not_deleted_comes_again()
    {
        var (world, sqs, url) = Start(("VisibilityTimeout", "10"));
        world.Run(sqs.SendMessageAsync(url, "a"));
        var receive = new ReceiveMessageRequest(url) { WaitTimeSeconds = 20, MessageSystemAttributeNames = ["ApproximateReceiveCount"] };

        var first = Assert.Single(world.Run(sqs.ReceiveMessageAsync(receive)).Messages);
        var at = world.Elapsed;
        var second = Assert.Single(world.Run(sqs.ReceiveMessageAsync(receive)).Messages);

        Assert.Equal(at + 10_000, world.Elapsed);
        Assert.Equal(("1", "2"), (first.Attributes["ApproximateReceiveCount"], second.Attributes["ApproximateReceiveCount"]));
        Assert.NotEqual(first.ReceiptHandle, second.ReceiptHandle);
    }

    [Fact]
    public void A_long_poll_ends_when_a_message_comes_or_its_time_is_over()
    {
        var (world, sqs, url) = Start();
        var poll = sqs.ReceiveMessageAsync(new ReceiveMessageRequest(url) { WaitTimeSeconds = 20 });
        world.Pass(5_000);
        Assert.False(poll.IsCompleted);

        world.Run(sqs.SendMessageAsync(url, "a"));
        Assert.Equal("a", Assert.Single(world.Run(poll).Messages).Body);
        Assert.Equal(5_001, world.Elapsed);

        Assert.Null(world.Run(sqs.ReceiveMessageAsync(new ReceiveMessageRequest(url) { WaitTimeSeconds = 20 })).Messages);
        Assert.Equal(5_001 + 20_001, world.Elapsed);
    }

    [Fact]
    public void A_poll_that_was_given_up_takes_no_message()
    {
        var (world, sqs, url) = Start();
        using var cancellation = new CancellationTokenSource();
        var poll = sqs.ReceiveMessageAsync(new ReceiveMessageRequest(url) { WaitTimeSeconds = 20 }, cancellation.Token);
        world.Pass(1_000);
        cancellation.Cancel();
        world.Settle(poll);

        world.Run(sqs.SendMessageAsync(url, "a"));

        Assert.True(poll.IsCanceled);
        Assert.Single(world.Run(sqs.ReceiveMessageAsync(url)).Messages);
    }

    [Fact]
    public void Attributes_come_as_far_as_they_are_asked_for()
    {
        var (world, sqs, url) = Start();
        world.Run(sqs.SendMessageAsync(new SendMessageRequest(url, "a")
        {
            MessageAttributes = new()
            {
                ["order.id"] = new() { DataType = "Number", StringValue = "5" },
                ["order.kind"] = new() { DataType = "String", StringValue = "new" },
                ["picture"] = new() { DataType = "Binary.png", BinaryValue = new MemoryStream([1, 2, 3]) },
            },
            MessageSystemAttributes = new() { ["AWSTraceHeader"] = new() { DataType = "String", StringValue = "Root=1" } },
        }));

        var plain = Receive(new ReceiveMessageRequest(url));
        var order = Receive(new ReceiveMessageRequest(url) { MessageAttributeNames = ["order.*"] });
        var all = Receive(new ReceiveMessageRequest(url) { MessageAttributeNames = ["All"], MessageSystemAttributeNames = ["All"] });

        Assert.Null(plain.MessageAttributes);
        Assert.Null(plain.Attributes);
        Assert.Null(plain.MD5OfMessageAttributes);
        Assert.Equal(["order.id", "order.kind"], order.MessageAttributes.Keys.Order());
        Assert.Equal([1, 2, 3], all.MessageAttributes["picture"].BinaryValue.ToArray());
        Assert.Equal("Root=1", all.Attributes["AWSTraceHeader"]);
        Assert.Equal("3", all.Attributes["ApproximateReceiveCount"]);
        Assert.Equal((world.World.Clock.StartMs + 1).ToString(System.Globalization.CultureInfo.InvariantCulture), all.Attributes["SentTimestamp"]);

        Message Receive(ReceiveMessageRequest request)
        {
            request.VisibilityTimeout = 0;
            return Assert.Single(world.Run(sqs.ReceiveMessageAsync(request)).Messages);
        }
    }

    [Fact]
    public void Batches_succeed_and_fail_entry_by_entry()
    {
        var (world, sqs, url) = Start();
        var sent = world.Run(sqs.SendMessageBatchAsync(url, [new("a", "first"), new("b", "second") { DelaySeconds = 901 }, new("c", "third")]));
        var received = world.Run(sqs.ReceiveMessageAsync(new ReceiveMessageRequest(url) { MaxNumberOfMessages = 10 })).Messages;
        var changed = world.Run(sqs.ChangeMessageVisibilityBatchAsync(
            url, [new("x", received[0].ReceiptHandle) { VisibilityTimeout = 0 }, new("y", "no handle") { VisibilityTimeout = 0 }]));
        var again = Assert.Single(world.Run(sqs.ReceiveMessageAsync(url)).Messages);
        var deleted = world.Run(sqs.DeleteMessageBatchAsync(url, [new("x", again.ReceiptHandle), new("y", received[1].ReceiptHandle)]));

        Assert.Equal(["a", "c"], sent.Successful.Select(entry => entry.Id));
        var failed = Assert.Single(sent.Failed);
        Assert.Equal(("b", "InvalidParameterValue", true), (failed.Id, failed.Code, failed.SenderFault));
        Assert.Equal("x", Assert.Single(changed.Successful).Id);
        Assert.Equal("ReceiptHandleIsInvalid", Assert.Single(changed.Failed).Code);
        Assert.Equal("first", again.Body);
        Assert.Equal(["x", "y"], deleted.Successful.Select(entry => entry.Id));
        Assert.Null(deleted.Failed);
    }

    [Theory]
    [InlineData("batch.sqs-send#0=2", "a, c", "b: InternalError")]
    [InlineData("benign", "a, b, c", "")]
    public void A_batch_that_succeeds_may_leave_an_entry_out(string script, string successful, string failed)
    {
        var (world, sqs, url) = Start(script);

        var reply = world.Run(sqs.SendMessageBatchAsync(url, [new("a", "1"), new("b", "2"), new("c", "3")]));

        Assert.Equal(successful, string.Join(", ", reply.Successful.Select(entry => entry.Id)));
        Assert.Equal(failed, string.Join(", ", (reply.Failed ?? []).Select(entry => $"{entry.Id}: {entry.Code}")));
        Assert.All(reply.Failed ?? [], entry => Assert.False(entry.SenderFault));
        Assert.Equal(reply.Successful.Count, world.World.StateOf("orders").Messages(world.World.NowMs).Count);
    }

    [Theory]
    [InlineData("benign", 1, 1)]
    [InlineData("net.sqs#0=1", 1, 1_002)]
    [InlineData("net.sqs#0=2", 2, 1_002)]
    [InlineData("net.sqs#0=3", 1, 1_002)]
    [InlineData("net.sqs#0=4", 1, 1_002)]
    [InlineData("net.sqs#0=3, net.sqs#1=4", 1, 3_003)]
    public void The_client_repeats_what_fails_and_a_lost_reply_leaves_a_duplicate(string script, int messages, long elapsed)
    {
        var (world, sqs, url) = Start(script);

        world.Run(sqs.SendMessageAsync(url, "a"));

        Assert.Equal(elapsed, world.Elapsed);
        Assert.Equal(messages, world.World.StateOf("orders").Messages(world.World.NowMs).Count);
    }

    [Fact]
    public void A_fifo_queue_drops_the_repetition_after_a_lost_reply()
    {
        var world = new WireWorld("net.sqs#0=2");
        var url = world.World.CreateQueue("orders.fifo", ("ContentBasedDeduplication", "true")).Url;

        var sent = world.Run(world.Sqs().SendMessageAsync(new SendMessageRequest(url, "a") { MessageGroupId = "g" }));

        Assert.Equal(20, sent.SequenceNumber.Length);
        Assert.Equal(sent.MessageId, Assert.Single(world.World.StateOf("orders.fifo").Messages(world.World.NowMs)).MessageId);
    }

    [Fact]
    public void The_client_gives_up_when_its_attempts_are_used_up()
    {
        var (world, sqs, url) = Start("net.sqs#0=3, net.sqs#1=3, net.sqs#2=3");

        Assert.Equal("RequestThrottled", world.Failure<RequestThrottledException>(sqs.SendMessageAsync(url, "a")).ErrorCode);
        Assert.Equal(3 + 1_000 + 2_000, world.Elapsed);
    }

    /// <summary>The SDK keeps one account of retries for the process: it would be spent after a hundred runs.</summary>
    [Fact]
    public void Retries_of_one_world_do_not_use_up_those_of_another()
    {
        for (var run = 0; run < 150; run++)
        {
            var (world, sqs, url) = Start($"net.sqs#0={NetworkChoices.Unavailable}");
            world.Run(sqs.SendMessageAsync(url, "a"));
        }
    }

    [Fact]
    public void Wrong_requests_get_the_errors_that_AWS_gives()
    {
        var (world, sqs, url) = Start();
        var fifo = world.World.CreateQueue("orders.fifo").Url;

        var gone = world.Failure<QueueDoesNotExistException>(sqs.SendMessageAsync(url + "x", "a"));
        Assert.Equal(("AWS.SimpleQueueService.NonExistentQueue", "The specified queue does not exist."), (gone.ErrorCode, gone.Message));
        Assert.Equal("MissingParameter", Code(sqs.SendMessageAsync(fifo, "a")));
        Assert.Equal("InvalidParameterValue", Code(sqs.ReceiveMessageAsync(new ReceiveMessageRequest(url) { MaxNumberOfMessages = 11 })));
        Assert.Equal("InvalidAttributeName", Code(sqs.ReceiveMessageAsync(new ReceiveMessageRequest(url) { MessageSystemAttributeNames = ["Colour"] })));
        Assert.IsType<InvalidMessageContentsException>(world.Failure<AmazonSQSException>(sqs.SendMessageAsync(url, "\u0001")));
        Assert.IsType<ReceiptHandleIsInvalidException>(world.Failure<AmazonSQSException>(sqs.DeleteMessageAsync(url, "no handle")));
        Assert.IsType<EmptyBatchRequestException>(world.Failure<AmazonSQSException>(sqs.SendMessageBatchAsync(url, [])));
        Assert.IsType<BatchEntryIdsNotDistinctException>(world.Failure<AmazonSQSException>(sqs.SendMessageBatchAsync(url, [new("a", "1"), new("a", "2")])));
        Assert.IsType<TooManyEntriesInBatchRequestException>(world.Failure<AmazonSQSException>(
            sqs.SendMessageBatchAsync(url, [.. Enumerable.Range(0, 11).Select(i => new SendMessageBatchRequestEntry($"e{i}", "1"))])));
        Assert.Equal("InvalidParameterValue", Code(sqs.SendMessageAsync(new SendMessageRequest(url, "a")
        {
            MessageSystemAttributes = new() { ["Other"] = new() { DataType = "String", StringValue = "x" } },
        })));

        string Code(Task task) => world.Failure<AmazonSQSException>(task).ErrorCode;
    }

    private static (WireWorld World, AmazonSQSClient Sqs, string Url) Start(params (string, string)[] attributes) => Start("benign", attributes);

    private static (WireWorld World, AmazonSQSClient Sqs, string Url) Start(string script, params (string, string)[] attributes)
    {
        var world = new WireWorld(script);
        return (world, world.Sqs(), world.World.CreateQueue("orders", attributes).Url);
    }
}
