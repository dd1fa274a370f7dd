using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Queues;
using CsCheck;

namespace AwsMessaging.Semantics.Tests.Queues;

public sealed class QueueTests
{
    [Theory]
    [InlineData(-1, null, null)]
    [InlineData(0, null, null)]
    [InlineData(11, null, null)]
    [InlineData(null, -1, null)]
    [InlineData(null, 21, null)]
    [InlineData(null, null, -1)]
    [InlineData(null, null, 43_201)]
    public void Receives_out_of_range_are_refused(int? max, int? wait, int? visibility)
    {
        var bench = new QueueBench();
        var request = new ReceiveMessage { MaxNumberOfMessages = max, WaitTimeSeconds = wait, VisibilityTimeout = visibility };

        Assert.Equal("InvalidParameterValue", bench.Create("q").Receive(bench.Now, request, Choices.Benign).Error?.Code);
    }

    [Theory]
    [InlineData("n", "String", "v", null)]
    [InlineData("n", "Number", "-12.5e3", null)]
    [InlineData("n", "String.custom", "v", null)]
    [InlineData("n", "Number", "five", "InvalidParameterValue")]
    [InlineData("n", "Text", "v", "InvalidParameterValue")]
    [InlineData("n", "String", "", "InvalidParameterValue")]
    [InlineData("n", "String", "\u0001", "InvalidParameterValue")]
    [InlineData("größe.1", "String", "v", null)]
    [InlineData("n?", "String", "v", "InvalidParameterValue")]
    [InlineData("AWS.n", "String", "v", "InvalidParameterValue")]
    [InlineData("amazon.n", "String", "v", "InvalidParameterValue")]
    [InlineData(".n", "String", "v", "InvalidParameterValue")]
    [InlineData("n..n", "String", "v", "InvalidParameterValue")]
    [InlineData("", "String", "v", "InvalidParameterValue")]
    public void Attributes_are_checked(string name, string type, string value, string? expected)
    {
        var bench = new QueueBench();
        bench.Create("q");

        Assert.Equal(expected, bench.SendError("q", new SendMessage("m") { Attributes = [new(name, type, value)] }));
    }

    [Fact]
    public void A_message_has_at_most_ten_attributes()
    {
        var bench = new QueueBench();
        bench.Create("q");
        SendMessage With(int count) => new("m") { Attributes = [.. Enumerable.Range(0, count).Select(i => new MessageAttribute($"n{i}", "String", "v"))] };

        Assert.Null(bench.SendError("q", With(10)));
        Assert.Equal("InvalidParameterValue", bench.SendError("q", With(11)));
    }

    [Fact]
    public void The_queues_own_size_limit_counts_attributes_and_fails_an_entry_alone()
    {
        var bench = new QueueBench();
        var queue = bench.Create("q", ("MaximumMessageSize", "1024"));

        Assert.Null(bench.SendError("q", new SendMessage(new string('x', 1015)) { Attributes = [new("n", "String", "22")] }));
        Assert.Equal("InvalidParameterValue", bench.SendError("q", new SendMessage(new string('x', 1016)) { Attributes = [new("n", "String", "22")] }));
        var batch = queue.SendBatch(bench.Now, [new("big", new SendMessage(new string('x', 1025))), new("small", new SendMessage("x"))]);
        Assert.Equal(("small", "big"), (batch.Result.Successful[0].Id, batch.Result.Failed[0].Id));
    }

    [Fact]
    public void Batches_are_refused_whole()
    {
        var bench = new QueueBench();
        var queue = bench.Create("q");
        string? Error(params (string Id, string Body)[] entries) =>
            queue.SendBatch(bench.Now, [.. entries.Select(entry => new BatchEntry<SendMessage>(entry.Id, new SendMessage(entry.Body)))]).Error?.Code;

        Assert.Equal("EmptyBatchRequest", Error());
        Assert.Equal("TooManyEntriesInBatchRequest", Error([.. Enumerable.Range(0, 11).Select(i => ($"{i}", "m"))]));
        Assert.Equal("InvalidBatchEntryId", Error(("a b", "m")));
        Assert.Equal("InvalidBatchEntryId", Error(("", "m")));
        Assert.Null(Error((new string('i', 80), "m")));
        Assert.Equal("InvalidBatchEntryId", Error((new string('i', 81), "m")));
        Assert.Equal("BatchRequestTooLong", Error(("a", new string('x', 600_000)), ("b", new string('x', 600_000))));
        Assert.Equal("EmptyBatchRequest", queue.DeleteBatch(bench.Now, [], Choices.Benign).Error?.Code);
        Assert.Equal("EmptyBatchRequest", queue.ChangeVisibilityBatch(bench.Now, []).Error?.Code);
        Assert.Equal(1, bench.Counts("q").Visible);
    }

    [Fact]
    public void Handles_fail_alone_in_a_batch()
    {
        var bench = new QueueBench();
        var queue = bench.Create("q");
        bench.Send("q", "m");
        var handle = bench.Receive("q")[0].ReceiptHandle;

        var changed = queue.ChangeVisibilityBatch(bench.Now, [new("bad", new("x", 1)), new("good", new(handle, 1))]).Result;
        var deleted = queue.DeleteBatch(bench.Now, [new("bad", "x"), new("good", handle)], Choices.Benign).Result;

        Assert.Equal(("good", "bad", "ReceiptHandleIsInvalid"), (changed.Successful[0].Id, changed.Failed[0].Id, changed.Failed[0].Code));
        Assert.Equal(("good", "bad", "ReceiptHandleIsInvalid"), (deleted.Successful[0].Id, deleted.Failed[0].Id, deleted.Failed[0].Code));
    }

    [Fact]
    public void Visibility_ends_twelve_hours_after_the_receive_at_the_latest()
    {
        var bench = new QueueBench();
        bench.Create("q");
        bench.Send("q", "m");
        var message = bench.Receive("q", visibility: 43_200)[0];
        bench.Wait(10);

        Assert.Null(bench.Change("q", message, 43_190));
        Assert.Equal("InvalidParameterValue", bench.Change("q", message, 43_191));
        Assert.Equal("InvalidParameterValue", bench.Change("q", message, 43_201));
        Assert.Equal("InvalidParameterValue", bench.Change("q", message, -1));
    }

    [Fact]
    public void Visibility_of_a_deleted_message_cannot_be_changed()
    {
        var bench = new QueueBench();
        bench.Create("q");
        bench.Send("q", "m");
        var message = bench.Receive("q")[0];
        bench.Delete("q", message);

        Assert.Equal("InvalidParameterValue", bench.Change("q", message, 10));
    }

    [Fact]
    public void A_long_poll_that_waits_gets_what_is_sent_meanwhile()
    {
        var bench = new QueueBench();
        var queue = bench.Create("q");
        var request = new ReceiveMessage { WaitTimeSeconds = 10 };
        var waiting = queue.Receive(bench.Now, request, Choices.Benign).Result;
        var version = queue.Version;
        Assert.Equal(bench.Now + 10_000, waiting.WaitsUntil);
        Assert.Null(queue.NextChange(bench.Now));

        bench.Wait(4);
        bench.Send("q", "m");

        Assert.NotEqual(version, queue.Version);
        Assert.Equal("m", Assert.Single(queue.ReceiveAgain(bench.Now, request, waiting.WaitsUntil!.Value, Choices.Benign).Result.Messages).Body);
    }

    [Fact]
    public void A_message_comes_once_in_a_reply()
    {
        var bench = new QueueBench { Choices = new Deviation(SqsChoices.Duplicate, 1) };
        bench.Create("q");
        bench.Send("q", "1");
        bench.Send("q", "2");

        Assert.Equal("1 2", bench.Bodies("q", 10));
        Assert.Equal("1 2", bench.Bodies("q", 10));
    }

    [Fact]
    public void A_copy_goes_its_own_way()
    {
        var bench = new QueueBench();
        bench.Create("dlq.fifo");
        bench.CreateWithDeadLetters("q.fifo", "dlq.fifo", 1);
        bench.Send("q.fifo", "1", "g", "1");
        bench.Send("q.fifo", "2", "g", "2");
        var copy = bench.Service.Clone();

        var taken = bench.Receive("q.fifo", 10, visibility: 0);
        bench.Receive("q.fifo");
        bench.Send("q.fifo", "3", "g", "3");

        var copied = copy.GetQueue("q.fifo").Result;
        Assert.Equal(["1", "2"], copied.Messages(bench.Now).Select(message => message.Body));
        Assert.All(copied.Messages(bench.Now), message => Assert.Equal((0, MessageState.Visible), (message.ReceiveCount, message.State)));
        Assert.Empty(copy.GetQueue("dlq.fifo").Result.Messages(bench.Now));
        Assert.Equal(["3"], bench["q.fifo"].Messages(bench.Now).Select(message => message.Body));
        Assert.Equal(
            taken[0].ReceiptHandle, copied.Receive(bench.Now, new ReceiveMessage { VisibilityTimeout = 0 }, Choices.Benign).Result.Messages[0].ReceiptHandle);
        copied.Receive(bench.Now, new ReceiveMessage(), Choices.Benign);
        Assert.Single(copy.GetQueue("dlq.fifo").Result.Messages(bench.Now));
        Assert.Equal(2, bench["dlq.fifo"].Messages(bench.Now).Count);
    }

    [Fact]
    public void Slots_that_are_used_again_do_not_make_old_handles_valid()
    {
        var bench = new QueueBench();
        bench.Create("q");
        bench.Send("q", "1");
        var first = bench.Receive("q")[0];
        bench.Delete("q", first);
        bench.Send("q", "2");

        Assert.Null(bench.Delete("q", first));
        Assert.Equal("2", bench.Bodies("q"));
    }

    /// <summary>As recorded on AWS: groups take turns, while within a group the order stays.</summary>
    [Fact]
    public void Groups_that_were_received_come_after_those_that_were_not()
    {
        var bench = new QueueBench();
        bench.Create("q.fifo");
        foreach (var (group, number) in new[] { ("a", 1), ("b", 1), ("b", 2), ("c", 1), ("a", 2) })
        {
            bench.Send("q.fifo", $"{group}{number}", group, $"{group}{number}");
        }

        Assert.Equal("a1 a2 b1", bench.Bodies("q.fifo", 3, visibility: 0));
        Assert.Equal("c1 a1 a2 b1 b2", bench.Bodies("q.fifo", 10));
    }

    [Fact]
    public void A_group_whose_first_messages_were_deleted_has_the_turn_of_those_that_follow()
    {
        var bench = new QueueBench();
        bench.Create("q.fifo");
        foreach (var (group, number) in new[] { ("a", 1), ("b", 1), ("a", 2), ("c", 1) })
        {
            bench.Send("q.fifo", $"{group}{number}", group, $"{group}{number}");
        }

        bench.Delete("q.fifo", bench.Receive("q.fifo")[0]);

        Assert.Equal("b1 a2 c1", bench.Bodies("q.fifo", 10));
    }

    [Fact]
    public void Tags_are_replaced_and_removed_by_key()
    {
        var queue = new StandardQueue("q");
        queue.Tag("team", "a");
        queue.Tag("Team", "b");
        queue.Tag("team", "c");
        queue.Untag("unknown");
        var copy = queue.Clone();
        queue.Untag("Team");

        Assert.Equal([new("team", "c")], queue.Tags);
        Assert.Equal([new("team", "c"), new("Team", "b")], copy.Tags);
    }

    /// <summary>Whatever is sent, received and deleted: a FIFO queue gives each group in its order and loses nothing.</summary>
    [Fact]
    public void Groups_keep_their_order_whatever_happens() =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 2], Gen.Int[1, 4]).Array[0, 60].Sample(steps =>
            {
                var bench = new QueueBench();
                bench.Create("q.fifo", ("VisibilityTimeout", "5"));
                var sent = new List<(string Group, int Number)>();
                var deleted = new List<(string Group, int Number)>();
                var inHand = new List<ReceivedMessage>();
                foreach (var (action, group, amount) in steps)
                {
                    switch (action)
                    {
                        case 0:
                            sent.Add(($"g{group}", sent.Count));
                            bench.Send("q.fifo", $"{sent.Count - 1}", $"g{group}", $"{sent.Count}");
                            break;
                        case 1:
                            inHand.AddRange(bench.Receive("q.fifo", amount));
                            break;
                        case 2 when inHand.Count > 0:
                            // A handle whose timeout has ended, or whose message came again, deletes nothing.
                            var message = inHand[amount % inHand.Count];
                            inHand.Remove(message);
                            if (bench.Delete("q.fifo", message) is null)
                            {
                                deleted.Add((message.GroupId!, int.Parse(message.Body, System.Globalization.CultureInfo.InvariantCulture)));
                            }

                            break;
                        default:
                            bench.Wait(amount);
                            break;
                    }
                }

                bench.Wait(10);
                var left = new List<(string Group, int Number)>();
                while (bench.Receive("q.fifo", 10) is { Count: > 0 } some)
                {
                    left.AddRange(some.Select(message => (message.GroupId!, int.Parse(message.Body, System.Globalization.CultureInfo.InvariantCulture))));
                    Assert.All(some, message => Assert.Null(bench.Delete("q.fifo", message)));
                }

                Assert.Equal(sent.Except(deleted).OrderBy(m => m.Group).ThenBy(m => m.Number), left.OrderBy(m => m.Group).ThenBy(m => m.Number));
                Assert.All(left.GroupBy(m => m.Group), group => Assert.Equal(group.Select(m => m.Number).Order(), group.Select(m => m.Number)));
            });
}
