using AwsMessaging.Semantics.Functions;
using AwsMessaging.Semantics.Queues;
using AwsMessaging.Semantics.Transactions;
using AwsMessaging.Simulation.Adversary;
using AwsMessaging.Simulation.Exploration;
using AwsMessaging.Simulation.Properties;
using AwsMessaging.Simulation.Report;
using AwsMessaging.Simulation.Time;
using AwsMessaging.Simulation.Traces;
using AwsMessaging.Simulation.Wire;

namespace AwsMessaging.Simulation.Tests.Worlds;

/// <summary>Programs against queues, functions and databases: what the adversary finds in wrong ones, and does not find in right ones.</summary>
public sealed class WorldTests
{
    private static readonly TimeSpan FiveMinutes = TimeSpan.FromMinutes(5);
    private static readonly ExplorationOptions Few = new() { MaxDeviations = 1, RandomRuns = 50 };

    [Fact]
    public void A_benign_run_delivers_everything_once()
    {
        using var world = new MessagingWorld(seed: 42);
        var queue = world.CreateQueue("orders");

        var run = world.Run(Programs(world, queue, deleteFirst: false), FiveMinutes, [new NoLoss(), new EffectOnce(), new Liveness(FiveMinutes)]);

        Assert.Null(run.Result.Violation);
        Assert.Equal((2, 2, 2, 0), Counts(run));
        Assert.Empty(run.Result.End!.Remaining);
    }

    [Fact]
    public void Deleting_before_working_loses_a_message_in_a_crash()
    {
        using var world = new MessagingWorld();
        var queue = world.CreateQueue("orders");

        var result = world.Explore(Programs(world, queue, deleteFirst: true), FiveMinutes, [new NoLoss()], Few);

        Assert.Equal("process.crash", Assert.Single(result.CounterExample!.Script.Deviations).Point);
        Assert.Equal("NoLoss", result.CounterExample.Violation.Property);
        Assert.Equal(TraceKind.Accepted, result.CounterExample.Trace.Events[result.CounterExample.Violation.FirstLine].Kind);
        Assert.Equal(TraceKind.Deleted, result.CounterExample.Trace.Events[result.CounterExample.Violation.SecondLine].Kind);
    }

    [Fact]
    public void Working_before_deleting_loses_nothing_and_may_work_twice()
    {
        using var world = new MessagingWorld();
        var queue = world.CreateQueue("orders");
        var programs = Programs(world, queue, deleteFirst: false);

        var result = world.Explore(programs, FiveMinutes, [new NoLoss()], Few);
        Assert.True(result.Holds, result.Statement);
        Assert.Equal(1, result.CompleteUpTo);
        Assert.InRange(result.Runs, 30, 500);

        Assert.False(world.Explore(programs, FiveMinutes, [new EffectOnce()], Few).Holds);
    }

    [Fact]
    public void A_counter_example_is_repeated_and_drawn()
    {
        using var world = new MessagingWorld(seed: 7);
        var queue = world.CreateQueue("orders");
        var programs = Programs(world, queue, deleteFirst: true);
        var found = world.Explore(programs, FiveMinutes, [new NoLoss()], Few).CounterExample!;

        var again = world.Run(programs, FiveMinutes, [new NoLoss()], Script.Parse(found.Script.ToString()));

        Assert.Equal(found.TraceHash, again.Trace.Hash());
        Assert.Equal(found.Violation, again.Result.Violation);
        Report.Accepted.Matches("lost-in-a-crash.svg", Timeline.ToSvg(again.Trace, again.Result.Violation, "Deleted before it was processed: a crash in between loses the order"));
        Report.Accepted.Matches("lost-in-a-crash.txt", TextTimeline.Write(again.Trace, again.Result.Violation));
    }

    [Fact]
    public void Whatever_chance_does_its_script_does_again_to_the_byte()
    {
        using var world = new MessagingWorld(seed: 3);
        var dead = world.CreateQueue("orders-dlq");
        var queue = world.CreateQueue("orders", dead, maxReceiveCount: 3);
        var copies = world.CreateTopic("copies");
        copies.Subscribe(queue, ("RawMessageDelivery", "true"));
        var function = world.CreateFunction("handler", async json =>
        {
            await copies.PublishAsync($"copy-{json.Length}");
            await world.EffectAsync("database", $"{json.Length}");
            return null;
        });
        var inbox = world.CreateQueue("inbox", ("VisibilityTimeout", "10"));
        world.Map(inbox, function);
        var traces = new List<(Script Script, string Trace)>();

        Action start = () =>
        {
            Programs(world, queue, deleteFirst: false)();
            world.Start("sender", async () =>
            {
                await copies.PublishAsync("order-3");
                await inbox.SendBatchAsync([new SendMessage("order-4"), new SendMessage("order-5")]);
            });
        };
        world.Explore(start, FiveMinutes, [new Recorder(t => traces.Add((world.Choices.TakenScript, t)))], new() { MaxDeviations = 0, RandomRuns = 40 });

        Assert.Equal(41, traces.Count);
        Assert.InRange(traces.Select(t => t.Trace).Distinct().Count(), 35, 41);
        foreach (var (script, trace) in traces)
        {
            Assert.Equal(trace, world.Run(start, FiveMinutes, [], script).Trace.ToString());
        }
    }

    [Fact]
    public void A_crash_in_a_function_gives_its_batch_back()
    {
        using var world = new MessagingWorld();
        var queue = world.CreateQueue("orders");
        world.Map(queue, world.CreateFunction("handler", async _ =>
        {
            await world.EffectAsync("database", "order-1");
            return null;
        }));

        var run = world.Run(() => world.Start("producer", () => queue.SendAsync("order-1")), FiveMinutes, [new EffectOnce()], Script.Parse("process.crash#1=2"));

        Assert.Equal("order-1 took effect twice.", run.Result.Violation?.Message);
        Assert.Equal("handler", Assert.Single(run.Trace.Events, e => e.Kind == TraceKind.Crashed).Lane);
    }

    [Fact]
    public void A_lost_reply_makes_the_producer_send_twice()
    {
        using var world = new MessagingWorld();
        var queue = world.CreateQueue("orders");

        var run = world.Run(
            Programs(world, queue, deleteFirst: false), FiveMinutes, [new EffectOnce()], new Script(new Deviation(NetworkChoices.Sqs.Id, 0, NetworkChoices.ReplyLost)));

        Assert.Equal("order-1 took effect twice.", run.Result.Violation?.Message);
    }

    [Fact]
    public void A_fifo_queue_takes_the_repeated_send_for_a_duplicate()
    {
        using var world = new MessagingWorld();
        var queue = world.CreateQueue("orders.fifo", ("ContentBasedDeduplication", "true"));

        var result = world.Explore(
            Programs(world, queue, deleteFirst: false, group: "customer-1"),
            FiveMinutes,
            [new NoLoss(), new EffectOnce(), new OrderPerGroup()],
            Few with { Permitted = PermittedDeviations.Only(NetworkChoices.Sqs), MaxDeviations = 1 });

        // A reply to the delete that is lost is no harm either: the message is gone.
        Assert.True(result.Holds, result.Statement);
    }

    [Fact]
    public void A_slow_handler_overlaps_with_the_next_consumer()
    {
        using var world = new MessagingWorld();
        var queue = world.CreateQueue("orders");
        var visibility = TimeSpan.FromSeconds(30);

        void Consumer(string name) => world.Start(name, async () =>
        {
            while (true)
            {
                foreach (var message in await queue.ReceiveAsync(waitSeconds: 20))
                {
                    world.Trace.Add(TraceKind.Invoked, name, message.Body);
                    await world.WorkAsync(TimeSpan.FromSeconds(1), visibility);
                    world.Trace.Add(TraceKind.Returned, name, message.Body);
                    await queue.DeleteAsync(message);
                }
            }
        });

        var result = world.Explore(
            () =>
            {
                world.Start("producer", () => queue.SendAsync("order-1"));
                Consumer("consumer A");
                Consumer("consumer B");
            },
            FiveMinutes,
            [new NoOverlap()],
            Few with { Permitted = PermittedDeviations.Only(ProgramChoices.HandlerTime) });

        Assert.Equal("handler.time#0=1", result.CounterExample!.Script.ToString());
    }

    [Fact]
    public void A_poison_message_goes_to_the_dead_letter_queue()
    {
        using var world = new MessagingWorld();
        var dead = world.CreateQueue("orders-dlq");
        var queue = world.CreateQueue("orders", dead, maxReceiveCount: 2, ("VisibilityTimeout", "10"));

        var run = world.Run(
            () =>
            {
                world.Start("producer", () => queue.SendAsync("poison"));
                world.Start("consumer", async () =>
                {
                    while (true)
                    {
                        await queue.ReceiveAsync(waitSeconds: 20);
                    }
                });
            },
            FiveMinutes,
            [new Liveness(FiveMinutes)]);

        Assert.Null(run.Result.Violation);
        Assert.Equal([("orders-dlq", "poison")], run.Result.End!.Remaining);
        Assert.Equal(
            [TraceKind.Received, TraceKind.VisibleAgain, TraceKind.Received, TraceKind.VisibleAgain, TraceKind.DeadLettered],
            run.Trace.Events.Where(e => e.Kind is TraceKind.Received or TraceKind.VisibleAgain or TraceKind.DeadLettered).Select(e => e.Kind));
    }

    [Fact]
    public void A_function_without_report_takes_the_good_message_back_with_the_bad_one()
    {
        var whole = Batch(report: false);
        Assert.Equal("PoisonIsolated", whole.Result.Violation?.Property);
        Report.Accepted.Matches("batch-comes-back.svg", Timeline.ToSvg(whole.Trace, whole.Result.Violation, "One bad order takes the good ones of its batch with it, every time"));
        var reported = Batch(report: true);
        Assert.Null(reported.Result.Violation);
        Assert.Equal(
            [(TraceKind.Failed, "poison"), (TraceKind.Returned, "order-1")],
            reported.Trace.Events.Where(e => e.Kind is TraceKind.Failed or TraceKind.Returned).Select(e => (e.Kind, e.Key!)).Take(2));

        static Replay Batch(bool report)
        {
            using var world = new MessagingWorld();
            var dead = world.CreateQueue("orders-dlq");
            var queue = world.CreateQueue("orders", dead, maxReceiveCount: 2);
            var function = world.CreateFunction("handler", async json =>
            {
                await world.Clock.Delay(50);
                using var document = System.Text.Json.JsonDocument.Parse(json);
                var failures = new List<string>();
                foreach (var record in document.RootElement.GetProperty("Records").EnumerateArray())
                {
                    var body = record.GetProperty("body").GetString()!;
                    if (body != "poison")
                    {
                        world.Effect("database", body);
                    }
                    else if (report)
                    {
                        failures.Add($$"""{"itemIdentifier":"{{record.GetProperty("messageId").GetString()}}"}""");
                    }
                    else
                    {
                        throw new InvalidOperationException("poison");
                    }
                }

                return $$"""{"batchItemFailures":[{{string.Join(',', failures)}}]}""";
            });
            world.Map(queue, function, new MappingRequest { ReportBatchItemFailures = report, MaximumBatchingWindowInSeconds = 1 });
            return world.Run(
                () => world.Start("producer", async () =>
                {
                    await queue.SendBatchAsync([new SendMessage("poison"), new SendMessage("order-1")]);
                }),
                FiveMinutes,
                [new PoisonIsolated(TimeSpan.FromSeconds(10), "poison")]);
        }
    }

    [Fact]
    public void A_mapping_that_Lambda_refuses_is_refused()
    {
        using var world = new MessagingWorld();
        var queue = world.CreateQueue("orders");
        var function = world.CreateFunction("handler", _ => Task.FromResult<string?>(null), TimeSpan.FromSeconds(60));

        Assert.Equal("InvalidParameterValueException", Assert.Throws<ServiceException>(() => world.Map(queue, function)).Error.Code);
    }

    [Fact]
    public void A_publish_before_the_commit_can_tell_of_what_never_was()
    {
        Assert.Equal("NoPhantom", Publish(before: true, new NoPhantom()).CounterExample?.Violation.Property);
        Assert.True(Publish(before: false, new NoPhantom()).Holds);

        // Afterwards is not enough: a crash in between leaves the change without its message.
        var result = Publish(before: false, new NoMissingEvent());
        Assert.Equal("NoMissingEvent", result.CounterExample?.Violation.Property);

        static ExplorationResult Publish(bool before, Property property)
        {
            using var world = new MessagingWorld();
            var queue = world.CreateQueue("events");
            var database = world.CreateDatabase();
            database.State.CreateTable("orders", ["id"]);
            return world.Explore(
                () => world.Start(
                    "service",
                    async () =>
                    {
                        var transaction = database.Begin("order-1");
                        transaction.Rows.Insert("orders", new DbRow(("id", "order-1")));
                        if (before)
                        {
                            await queue.SendAsync("order-1");
                        }

                        await transaction.CommitAsync();
                        if (!before)
                        {
                            await queue.SendAsync("order-1");
                        }
                    },
                    restarts: false),
                FiveMinutes,
                [property],
                Few);
        }
    }

    [Fact]
    public void A_crash_rolls_back_what_is_open()
    {
        using var world = new MessagingWorld();
        var database = world.CreateDatabase();
        database.State.CreateTable("orders", ["id"]);

        var run = world.Run(
            () => world.Start(
                "service",
                async () =>
                {
                    var transaction = database.Begin("order-1");
                    transaction.Rows.Insert("orders", new DbRow(("id", "order-1")));
                    await world.EffectAsync("shop", "order-1");
                    await transaction.CommitAsync();
                },
                restarts: false),
            FiveMinutes,
            [],
            Script.Parse("process.crash#0=1"));

        Assert.Contains(run.Trace.Events, line => line is { Kind: TraceKind.RolledBack, Key: "order-1" });
        Assert.Empty(database.State.Rows("orders"));
    }

    [Theory]
    [InlineData("benign", TraceKind.Committed, true)]
    [InlineData("db.commit#0=1", TraceKind.RolledBack, false)]
    [InlineData("db.commit#0=2", TraceKind.Committed, false)]
    [InlineData("process.crash#0=1", TraceKind.RolledBack, false)]
    [InlineData("process.crash#0=2", TraceKind.Committed, false)]
    public void A_commit_that_does_not_wait_ends_as_one_that_does(string script, TraceKind end, bool goesOn)
    {
        using var world = new MessagingWorld();
        var queue = world.CreateQueue("events");
        var database = world.CreateDatabase();
        database.State.CreateTable("orders", ["id"]);

        var run = world.Run(
            () => world.Start(
                "service",
                async () =>
                {
                    var transaction = database.Begin("order-1");
                    transaction.Rows.Insert("orders", new DbRow(("id", "order-1")));
                    transaction.Commit();
                    await queue.SendAsync("order-1");
                },
                restarts: false),
            FiveMinutes,
            [],
            Script.Parse(script));

        Assert.Equal(end, run.Trace.Events.Single(line => line.Kind is TraceKind.Committed or TraceKind.RolledBack).Kind);
        Assert.Equal(goesOn, run.Trace.Events.Any(line => line.Kind == TraceKind.Accepted));
        Assert.Equal(end == TraceKind.Committed ? 1 : 0, database.State.Rows("orders").Count);
    }

    [Fact]
    public void A_record_that_its_shard_does_not_take_is_put_again()
    {
        using var world = new MessagingWorld();
        var stream = world.CreateStream("orders");
        var large = new string('x', 600_000);

        var run = world.Run(
            () => world.Start(
                "producer",
                async () =>
                {
                    await stream.PutAsync("key", "1" + large);
                    await stream.PutAsync("key", "2" + large);
                }),
            FiveMinutes,
            [new BoundedLoad(1)]);

        Assert.Null(run.Result.Violation);
        Assert.Equal(2, run.Trace.Events.Count(line => line.Kind == TraceKind.Accepted));
        Assert.Contains(run.Trace.Events, line => line.Kind == TraceKind.Throttled);
    }

    [Fact]
    public void A_program_that_waits_for_ever_is_found()
    {
        using var world = new MessagingWorld();

        var run = world.Run(() => world.Start("stuck", () => new TaskCompletionSource().Task), FiveMinutes, [new Liveness(FiveMinutes)]);

        Assert.Equal("stuck waits for ever.", run.Result.Violation?.Message);
    }

    [Fact]
    public void A_poller_without_a_pause_ends_with_its_steps()
    {
        using var world = new MessagingWorld();
        world.Clock.MaxSteps = 10_000;

        var run = world.Run(
            () => world.Start("spinner", async () =>
            {
                while (true)
                {
                    await Task.Yield();
                }
            }),
            FiveMinutes,
            []);

        Assert.Equal("Bounded", run.Result.Violation?.Property);
    }

    [Fact]
    public void Work_that_leaves_the_thread_is_inconclusive()
    {
        using var world = new MessagingWorld();
        var queue = world.CreateQueue("orders");

        var result = world.Explore(
            () => world.Start("producer", () =>
            {
                var thread = new Thread(() => queue.SendAsync("order-1"));
                thread.Start();
                thread.Join();
                return Task.CompletedTask;
            }),
            FiveMinutes,
            [new NoLoss()]);

        Assert.False(result.Holds);
        Assert.Contains("on another thread", result.Inconclusive, StringComparison.Ordinal);
    }

    [Fact]
    public void Work_that_is_awaited_on_another_thread_is_inconclusive()
    {
        using var world = new MessagingWorld();

        var run = world.Run(() => world.Start("program", () => Task.Run(() => Thread.Sleep(5))), FiveMinutes, [new Liveness(FiveMinutes)]);

        Assert.NotNull(run.Result.Inconclusive);
    }

    [Fact]
    public void An_exception_that_nobody_awaits_is_inconclusive()
    {
        using var world = new MessagingWorld();

        var run = world.Run(
            () => world.Start("program", async () =>
            {
                Forgotten();
                await world.Clock.Delay(100);
            }),
            FiveMinutes,
            [new NoLoss()]);

        Assert.Contains("FormatException", run.Result.Inconclusive, StringComparison.Ordinal);

        async void Forgotten()
        {
            await world.Clock.Delay(10);
            throw new FormatException("forgotten");
        }
    }

    /// <summary>The figure is for comparison: each run starts two programs that make a dozen calls.</summary>
    [Fact]
    public void Worlds_are_explored_by_the_hundred()
    {
        using var world = new MessagingWorld();
        var queue = world.CreateQueue("orders");
        var watch = System.Diagnostics.Stopwatch.StartNew();

        var result = world.Explore(Programs(world, queue, deleteFirst: false), FiveMinutes, [new NoLoss()], new() { MaxDeviations = 2, MaxRuns = 3000, RandomRuns = 0 });

        var rate = result.Runs / watch.Elapsed.TotalSeconds;
        TestContext.Current.TestOutputHelper!.WriteLine($"{rate:N0} runs a second, {result.Statement}");
        Assert.True(result.Holds, result.Statement);
        Assert.InRange(rate, 50, double.MaxValue);
    }

    [Fact]
    public void Errors_of_services_come_as_AWS_names_them()
    {
        using var world = new MessagingWorld();
        var queue = world.CreateQueue("orders.fifo");
        string? code = null;
        world.Run(
            () => world.Start("producer", async () =>
            {
                try
                {
                    await queue.SendAsync("order-1");
                }
                catch (ServiceException e)
                {
                    code = e.Error.Code;
                }
            }),
            FiveMinutes,
            []);

        Assert.Equal("MissingParameter", code);
    }

    [Fact]
    public void A_short_poll_that_finds_nothing_costs_a_call()
    {
        Assert.NotNull(Poll(0).Result.Violation);
        Assert.Null(Poll(20).Result.Violation);

        static Replay Poll(int wait)
        {
            using var world = new MessagingWorld();
            var queue = world.CreateQueue("orders");
            return world.Run(
                () => world.Start("consumer", async () =>
                {
                    while (true)
                    {
                        await queue.ReceiveAsync(waitSeconds: wait);
                        await world.Clock.Delay(1000);
                    }
                }),
                FiveMinutes,
                [new BoundedCost { EmptyReceivesPerHour = 200 }]);
        }
    }

    [Fact]
    public void A_receive_that_brings_a_message_is_not_empty()
    {
        using var world = new MessagingWorld();
        var queue = world.CreateQueue("orders");
        var run = world.Run(
            () => world.Start("consumer", async () =>
            {
                await queue.SendAsync("order-1");
                await queue.ReceiveAsync(waitSeconds: 20);
                await queue.ReceiveAsync(waitSeconds: 20);
            }),
            FiveMinutes,
            []);
        var counts = RunCounts.Of(run.Trace, run.Result.End!);

        Assert.Equal((3, 1, 1), (counts.Calls, counts.Received, counts.EmptyReceives));
    }

    private static Action Programs(MessagingWorld world, SimulatedQueue queue, bool deleteFirst, string? group = null) => () =>
    {
        world.Start("producer", async () =>
        {
            await queue.SendAsync("order-1", group);
            await queue.SendAsync("order-2", group);
        }, restarts: false);
        world.Start("consumer", async () =>
        {
            while (true)
            {
                foreach (var message in await queue.ReceiveAsync(maxMessages: 10, waitSeconds: 20))
                {
                    if (deleteFirst)
                    {
                        await queue.DeleteAsync(message);
                        await world.EffectAsync("shop", message.Body);
                    }
                    else
                    {
                        await world.EffectAsync("shop", message.Body);
                        await queue.DeleteAsync(message);
                    }
                }
            }
        });
    };

    /// <summary>Holds always, and sees each run.</summary>
    private sealed class Recorder(Action<string> see) : Property
    {
        public override string Statement => "Everything holds.";

        public override Violation? Check(Trace trace, EndState end)
        {
            see(trace.ToString());
            return null;
        }
    }

    private static (int Accepted, int Received, int Effects, int Lost) Counts(Replay run)
    {
        var counts = RunCounts.Of(run.Trace, run.Result.End!);
        return (counts.Accepted, counts.Received, counts.Effects, counts.Lost);
    }
}
