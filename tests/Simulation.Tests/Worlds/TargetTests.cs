using AwsMessaging.Semantics.Buses;
using AwsMessaging.Semantics.Functions;
using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Queues;
using AwsMessaging.Semantics.Streams;
using AwsMessaging.Semantics.Topics;
using AwsMessaging.Semantics.Transactions;
using AwsMessaging.Simulation.Properties;
using AwsMessaging.Simulation.Traces;

namespace AwsMessaging.Simulation.Tests.Worlds;

/// <summary>What buses, topics and mappings hand on: to each kind of target, to none that there is, again from an archive.</summary>
public sealed class TargetTests
{
    private const string Paid = """{"id":1}""";
    private const string AnyOrder = """{"source":["shop"]}""";
    private static readonly TimeSpan TenMinutes = TimeSpan.FromMinutes(10);

    [Theory]
    [InlineData("queue")]
    [InlineData("fifo")]
    [InlineData("topic")]
    [InlineData("bus")]
    [InlineData("stream")]
    [InlineData("firehose")]
    [InlineData("function")]
    [InlineData("machine")]
    public void A_rule_reaches_each_kind_of_target(string kind)
    {
        using var world = new MessagingWorld();
        var bus = world.CreateBus("orders");
        Task<string?> Work(string input)
        {
            world.Effect("shop", Paid);
            return Task.FromResult<string?>(null);
        }

        var arn = kind switch
        {
            "queue" => world.CreateQueue("target").Arn,
            "fifo" => world.CreateQueue("target.fifo", ("ContentBasedDeduplication", "true")).Arn,
            "topic" => world.CreateTopic("target").Arn,
            "bus" => world.CreateBus("target").Arn,
            "stream" => world.CreateStream("target").Arn,
            "firehose" => world.CreateDeliveryStream("target", new("arn:aws:s3:::lake")).Arn,
            "function" => world.CreateFunction("target", Work).Arn,
            _ => world.CreateStateMachine("target", StateMachineType.Standard, Work).Arn,
        };
        bus.PutRule("rule", AnyOrder, new EventTarget("target", arn) { MessageGroupId = kind == "fifo" ? "orders" : null });

        var run = world.Run(Put(world, bus), TenMinutes, []);

        Assert.DoesNotContain(run.Trace.Events, e => e.Kind is TraceKind.Lost or TraceKind.Rejected);
        Assert.Single(run.Trace.Events, e => e is { Kind: TraceKind.Delivered, Lane: "rule", Key: Paid });
        if (kind is "function" or "machine")
        {
            Assert.Single(run.Trace.Events, e => e.Kind == TraceKind.Effect);
        }
        else if (kind != "bus")
        {
            Assert.Single(run.Trace.Events, e => e.Kind == TraceKind.Accepted && e.Lane.StartsWith("target", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("arn:aws:sqs:us-east-1:123456789012:none", "QueueDoesNotExist")]
    [InlineData("arn:aws:sns:us-east-1:123456789012:none", "NotFound")]
    [InlineData("arn:aws:lambda:us-east-1:123456789012:function:none", "ResourceNotFoundException")]
    [InlineData("arn:aws:kinesis:us-east-1:123456789012:stream/none", "ResourceNotFoundException")]
    [InlineData("arn:aws:firehose:us-east-1:123456789012:deliverystream/none", "ResourceNotFoundException")]
    [InlineData("arn:aws:states:us-east-1:123456789012:stateMachine:none", "StateMachineDoesNotExist")]
    [InlineData("arn:aws:events:us-east-1:123456789012:event-bus/none", "ResourceNotFoundException")]
    [InlineData("arn:aws:sqs:eu-west-1:123456789012:elsewhere", "QueueDoesNotExist")]
    [InlineData("arn:aws:lambda:us-east-1:999999999999:function:elsewhere", "ResourceNotFoundException")]
    public void A_target_that_does_not_exist_is_told_to_the_dead_letter_queue(string arn, string code)
    {
        using var world = new MessagingWorld();
        var bus = world.CreateBus("orders");
        var dead = world.CreateQueue("dead");
        world.CreateQueue("elsewhere");
        world.CreateFunction("elsewhere", _ => Task.FromResult<string?>(null));
        bus.PutRule("rule", AnyOrder, new EventTarget("target", arn) { DeadLetterArn = dead.Arn });

        var run = world.Run(Put(world, bus), TenMinutes, [new NoLoss()]);

        Assert.Null(run.Result.Violation);
        var attributes = Assert.Single(dead.State.Messages(world.Clock.NowMs)).Attributes;
        Assert.Equal(code, Assert.Single(attributes!, a => a.Name == "ERROR_CODE").StringValue);
    }

    [Fact]
    public void A_target_that_throttles_is_tried_again_until_it_takes_the_event()
    {
        using var world = new MessagingWorld();
        var bus = world.CreateBus("orders");
        var stream = world.CreateStream("target");
        bus.PutRule("rule", AnyOrder, new EventTarget("target", stream.Arn));

        // A mebibyte in the same second leaves the shard nothing for the event.
        var run = world.Run(
            () => world.Start("producer", async () =>
            {
                await bus.PutEventsAsync(new PutEventsEntry("shop", "OrderPaid", Paid));
                await stream.PutAsync("a", "later");
            }),
            TenMinutes,
            [new NoMore()]);

        Assert.Null(run.Result.Violation);
        var full = world.Run(
            () => world.Start("producer", async () =>
            {
                await stream.PutAsync("a", new string('x', 1_048_500));
                await bus.PutEventsAsync(new PutEventsEntry("shop", "OrderPaid", Paid));
            }),
            TenMinutes,
            []);
        Assert.Contains(full.Trace.Events, e => e is { Kind: TraceKind.Throttled, Lane: "target", Key: Paid });
        Assert.Contains(full.Trace.Events, e => e is { Kind: TraceKind.Accepted, Lane: "target", Key: Paid });
    }

    [Fact]
    public void A_replay_sends_again_what_the_archive_has_and_may_come_late()
    {
        using var world = new MessagingWorld();
        var bus = world.CreateBus("orders");
        bus.CreateArchive("history");
        var function = world.CreateFunction("charge", _ =>
        {
            world.Effect("shop", Paid);
            return Task.FromResult<string?>(null);
        });
        bus.PutRule("rule", AnyOrder, new EventTarget("target", function.Arn));
        var start = () => world.Start("producer", async () =>
        {
            await bus.PutEventsAsync(new PutEventsEntry("shop", "OrderPaid", Paid));
            await world.Clock.Delay(1_000);
            await bus.StartReplayAsync("replay", "history", DateTimeOffset.UnixEpoch, world.Clock.GetUtcNow());
        });

        var run = world.Run(start, TenMinutes, [new EffectOnce()]);

        // The handler is not idempotent, which a replay shows without any deviation.
        Assert.Equal("EffectOnce", run.Result.Violation?.Property);
        Assert.Contains(("history", Paid), run.Result.End!.Remaining);

        // An event that is late in the archive is not in the replay.
        var late = world.Run(start, TenMinutes, [new EffectOnce()], new(new Simulation.Adversary.Deviation(EventsChoices.ArchiveDelay.Id, 0, 1)));
        Assert.Null(late.Result.Violation);
    }

    [Fact]
    public void A_scheduled_rule_fires_on_the_default_bus_only()
    {
        using var world = new MessagingWorld();
        var queue = world.CreateQueue("ticks");
        world.CreateBus("default").PutScheduledRule("tick", "rate(5 minutes)", new EventTarget("queue", queue.Arn) { Input = "\"tick\"" });
        var other = world.CreateBus("orders");

        Assert.Equal("ValidationException", Assert.Throws<ServiceException>(() => other.PutScheduledRule("tick", "rate(5 minutes)")).Error.Code);
        world.Run(() => { }, TenMinutes, []);
        Assert.InRange(queue.State.Messages(world.Clock.NowMs).Count, 1, 3);
    }

    [Fact]
    public void A_fifo_topic_keeps_the_order_of_groups_into_fifo_queues_and_drops_duplicates()
    {
        using var world = new MessagingWorld();
        var topic = world.CreateTopic("orders.fifo", ("ContentBasedDeduplication", "true"));
        var queue = world.CreateQueue("billing.fifo", ("ContentBasedDeduplication", "true"));
        topic.Subscribe(queue, ("RawMessageDelivery", "true"));
        var programs = () =>
        {
            world.Start("producer", async () =>
            {
                foreach (var message in (string[])["a-1", "a-2", "a-2", "a-3"])
                {
                    await topic.PublishAsync(message, groupId: "a");
                }
            });
            world.Start("consumer", async () =>
            {
                while (true)
                {
                    foreach (var message in await queue.ReceiveAsync(waitSeconds: 20))
                    {
                        world.Effect("shop", message.Body);
                        await queue.DeleteAsync(message);
                    }
                }
            });
        };

        var result = world.Explore(
            programs, TenMinutes, [new OrderPerGroup(), new EffectOnce(), new NoLoss()], ServiceRuns.Single(SnsChoices.Delivery, EventsChoices.Delivery));

        Assert.True(result.Holds, result.Statement);
        var run = world.Run(programs, TenMinutes, []);
        Assert.Equal(["a-1", "a-2", "a-3"], run.Trace.Events.Where(e => e.Kind == TraceKind.Effect).Select(e => e.Key));
    }

    [Fact]
    public void A_standard_queue_may_subscribe_to_a_fifo_topic_and_a_fifo_queue_not_to_a_standard_one()
    {
        using var world = new MessagingWorld();
        world.CreateTopic("orders.fifo").Subscribe(world.CreateQueue("standard"));
        var topic = world.CreateTopic("orders");

        Assert.Equal("InvalidParameter", Assert.Throws<ServiceException>(() => topic.Subscribe(world.CreateQueue("billing.fifo"))).Error.Code);
    }

    [Fact]
    public void What_a_topic_cannot_deliver_goes_to_its_dead_letter_queue()
    {
        using var world = new MessagingWorld();
        var topic = world.CreateTopic("orders");
        var dead = world.CreateQueue("dead");
        var queue = world.CreateQueue("billing");
        topic.Subscribe(queue, ("RawMessageDelivery", "true"), ("RedrivePolicy", $$"""{"deadLetterTargetArn":"{{dead.Arn}}"}"""));

        var run = world.Run(
            () => world.Start("producer", async () =>
            {
                world.ActionsOf("billing").DeleteQueue();
                await topic.PublishAsync("order-1");
            }),
            TenMinutes,
            [new NoLoss()]);

        Assert.Null(run.Result.Violation);
        Assert.Equal([("dead", "order-1")], run.Result.End!.Remaining);
    }

    [Fact]
    public void Records_of_a_stream_that_are_given_up_are_told_to_the_destination()
    {
        using var world = new MessagingWorld();
        var stream = world.CreateStream("orders");
        var dead = world.CreateQueue("dead");
        var function = world.CreateFunction("charge", _ => throw new FormatException());
        world.Map(stream, function, new MappingRequest { MaximumRetryAttempts = 1, OnFailureDestination = dead.Arn });

        var run = world.Run(() => world.Start("producer", () => stream.PutAsync("a", "order-1")), TenMinutes, [new NoLoss()]);

        Assert.Null(run.Result.Violation);
        Assert.Contains("KinesisBatchInfo", Assert.Single(dead.State.Messages(world.Clock.NowMs)).Body, StringComparison.Ordinal);
        Assert.Contains(("dead", "order-1"), run.Result.End!.Remaining);
    }

    [Fact]
    public void Account_and_region_are_those_of_the_world()
    {
        using var world = new MessagingWorld(setup: QueueSetup.Default with { Account = "999999999999", Region = "eu-west-1" });
        string[] arns =
        [
            world.CreateQueue("a").Arn,
            world.CreateTopic("a").Arn,
            world.CreateBus("a").Arn,
            world.CreateStream("a").Arn,
            world.CreateDeliveryStream("a", new("arn:aws:s3:::lake")).Arn,
            world.CreateFunction("a", _ => Task.FromResult<string?>(null)).Arn,
            world.CreateStateMachine("a", StateMachineType.Express, _ => Task.FromResult<string?>(null)).Arn,
            world.CreateKafkaTopic("a").ClusterArn,
            world.CreateSchedule(new("a", "rate(1 hour)", new EventTarget("", "arn:aws:sqs:eu-west-1:999999999999:a"))),
        ];

        Assert.All(arns, arn => Assert.Contains(":eu-west-1:999999999999:", arn, StringComparison.Ordinal));
    }

    /// <summary>Without the behaviour the adversary has no choice there, or the service does what AWS does not.</summary>
    [Theory]
    [InlineData(SemanticRow.SnsFanOut)]
    [InlineData(SemanticRow.EventsPatterns)]
    [InlineData(SemanticRow.KinesisRouting)]
    [InlineData(SemanticRow.FirehoseBuffers)]
    [InlineData(SemanticRow.StepFunctionsStart)]
    [InlineData(SemanticRow.SchedulerInvokes)]
    [InlineData(SemanticRow.MappingReport)]
    [InlineData(SemanticRow.EventsRetries)]
    [InlineData(SemanticRow.PipesRetry)]
    [InlineData(SemanticRow.TransactionAtomic)]
    [InlineData(SemanticRow.KafkaPartitions)]
    public void Behaviours_that_are_off_are_off_in_every_service(SemanticRow row)
    {
        Assert.NotEqual(TraceWith(SemanticRows.All), TraceWith(SemanticRows.Without(row)));

        static string TraceWith(SemanticRows rows)
        {
            using var world = new MessagingWorld(setup: QueueSetup.Default with { Rows = rows });
            var (queue, second) = (world.CreateQueue("queue"), world.CreateQueue("second"));
            var topic = world.CreateTopic("topic");
            topic.Subscribe(queue);
            topic.Subscribe(second);
            var bus = world.CreateBus("bus");
            bus.PutRule("rule", """{"source":["other"]}""", new EventTarget("target", queue.Arn));
            bus.PutRule("all", AnyOrder, new EventTarget("target", queue.Arn));
            var stream = world.CreateStream("stream", 4);
            var firehose = world.CreateDeliveryStream("firehose", new("arn:aws:s3:::lake"));
            var machine = world.CreateStateMachine("machine", StateMachineType.Standard, async _ =>
            {
                await world.Clock.Delay(5_000);
                return null;
            });
            var orders = world.CreateStream("orders");
            world.CreatePipe(new(
                "pipe", new(orders.Arn) { MaximumRetryAttempts = 1 }, new("arn:aws:sqs:us-east-1:123456789012:none")));
            bus.PutRule("nowhere", AnyOrder, new EventTarget("target", "arn:aws:sqs:us-east-1:123456789012:none") { DeadLetterArn = queue.Arn });
            var database = world.CreateDatabase();
            database.State.CreateTable("orders", ["id"]);
            world.CreateSchedule(new("schedule", "rate(5 minutes)", new EventTarget("", "arn:aws:sqs:us-east-1:123456789012:none") { DeadLetterArn = queue.Arn }));
            var kafka = world.CreateKafkaTopic("kafka", 5);
            var mapped = world.CreateQueue("mapped");
            world.Map(
                mapped,
                world.CreateFunction("function", _ => Task.FromResult<string?>("""{"batchItemFailures":[{"itemIdentifier":"none of theirs"}]}""")),
                new MappingRequest { ReportBatchItemFailures = true });
            return world.Run(
                () => world.Start("producer", async () =>
                {
                    await mapped.SendAsync("m");
                    await topic.PublishAsync("t");
                    await bus.PutEventsAsync(new PutEventsEntry("shop", "OrderPaid", Paid));
                    await stream.PutBatchAsync([("a", "1"), ("b", "2"), ("c", "3")]);
                    await firehose.PutAsync("f");
                    await machine.StartExecutionAsync("{}", "name");
                    await machine.StartExecutionAsync("{}", "name");
                    await kafka.SendAsync("x", "1");
                    await kafka.SendAsync("x", "2");
                    await orders.PutAsync("a", "order-1");
                    var transaction = database.Begin("order-1");
                    transaction.Rows.Insert("orders", new DbRow(("id", "order-1")));
                    transaction.Rollback();
                    world.Effect("database", $"{database.State.Begin().Where("orders", _ => true).Result.Rows.Count} orders");
                }),
                TenMinutes,
                []).Trace.ToString();
        }
    }

    private static Action Put(MessagingWorld world, SimulatedBus bus) =>
        () => world.Start("producer", () => bus.PutEventsAsync(new PutEventsEntry("shop", "OrderPaid", Paid)));

    /// <summary>Nothing was throttled.</summary>
    private sealed class NoMore : Property
    {
        public override string Statement => "Nothing is throttled.";

        public override Violation? Check(Trace trace, EndState end)
        {
            var index = trace.Events.ToList().FindIndex(e => e.Kind == TraceKind.Throttled);
            return index < 0 ? null : new Violation(Name, "It was throttled.", index, index);
        }
    }
}
