using AwsMessaging.Semantics.Buses;
using AwsMessaging.Simulation.Exploration;
using AwsMessaging.Simulation.Properties;
using AwsMessaging.Simulation.Traces;

namespace AwsMessaging.Simulation.Tests.Worlds;

/// <summary>Topics and buses in a world: what they hand on, and what becomes of what nobody takes.</summary>
public sealed class FanOutTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public void A_topic_gives_each_queue_a_copy()
    {
        using var world = new MessagingWorld();
        var topic = world.CreateTopic("events");
        var billing = world.CreateQueue("billing");
        var shipping = world.CreateQueue("shipping");
        topic.Subscribe(billing, ("RawMessageDelivery", "true"));
        topic.Subscribe(shipping);

        var run = world.Run(() => world.Start("producer", () => topic.PublishAsync("order-1")), Minute, [new NoLoss()]);

        Assert.Null(run.Result.Violation);

        Report.Accepted.Matches("fan-out.svg", Report.Accepted.Draw(run, "A topic gives each queue a copy"));

        // One raw, one in an envelope: both are about the same order.
        Assert.Equal([("billing", "order-1"), ("shipping", "order-1")], run.Result.End!.Remaining.Order());
        Assert.Equal(["order-1", "{"], new[] { billing, shipping }.Select(q => Assert.Single(q.State.Messages(world.Clock.NowMs)).Body).Select(b => b[..Math.Min(b.Length, b[0] == '{' ? 1 : 99)]));
        Assert.Equal(2, run.Trace.Events.Count(e => e.Kind == TraceKind.Delivered && e.Lane == "events"));
    }

    [Fact]
    public void A_function_may_subscribe_and_runs_twice_when_a_topic_delivers_twice()
    {
        using var world = new MessagingWorld();
        var topic = world.CreateTopic("events");
        topic.Subscribe(world.CreateFunction("handler", json =>
        {
            world.Effect("database", "order-1");
            return Task.FromResult<string?>(null);
        }));

        var programs = () => world.Start("producer", () => topic.PublishAsync("order-1"));

        Assert.Null(world.Run(programs, Minute, [new EffectOnce(), new NoLoss()]).Result.Violation);
        Assert.False(world.Explore(programs, Minute, [new EffectOnce()], new() { MaxDeviations = 1, RandomRuns = 0 }).Holds);
    }

    [Fact]
    public void A_rule_sends_what_matches_to_its_target_and_the_rest_is_gone()
    {
        using var world = new MessagingWorld();
        var bus = world.CreateBus("orders");
        var queue = world.CreateQueue("paid");
        bus.PutRule("paid", """{"detail-type":["OrderPaid"]}""", new EventTarget("queue", queue.Arn));

        var run = world.Run(
            () => world.Start("producer", () => bus.PutEventsAsync(
                new PutEventsEntry("shop", "OrderPaid", """{"id":1}"""), new PutEventsEntry("shop", "OrderSeen", """{"id":2}"""))),
            Minute,
            [new NoLoss()]);

        Assert.Equal([("paid", """{"id":1}""")], run.Result.End!.Remaining);
        Assert.Contains("""{"id":2}""", run.Result.Violation!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failed_entry_that_nobody_looks_at_is_lost()
    {
        Assert.Equal("FailuresObserved", Put(looks: false).CounterExample?.Violation.Property);
        Assert.True(Put(looks: true).Holds);

        static ExplorationResult Put(bool looks)
        {
            using var world = new MessagingWorld();
            var bus = world.CreateBus("default");
            return world.Explore(
                () => world.Start("producer", async () =>
                {
                    var entry = new PutEventsEntry("shop", "OrderPaid", """{"id":1}""");
                    while ((await bus.PutEventsAsync(entry)).FailedEntryCount > 0 && looks)
                    {
                    }
                }),
                Minute,
                [new FailuresObserved()],
                new() { MaxDeviations = 1, RandomRuns = 20, Permitted = Simulation.Adversary.PermittedDeviations.Only(Simulation.Wire.BatchChoices.PutEvents) });
        }
    }

    [Theory]
    [InlineData("order-1", "order-1")]
    [InlineData("""{"Type":"Notification","Message":"order-1"}""", "order-1")]
    [InlineData("""{"detail-type":"OrderPaid","detail":{"id":1}}""", """{"id":1}""")]
    [InlineData("""{"id":1}""", """{"id":1}""")]
    [InlineData("{broken", "{broken")]
    [InlineData("0123456789012345678901234567890123456789+", "0123456789012345678901234567890123456789")]
    public void What_a_message_is_about_is_found_in_its_envelope(string body, string key) => Assert.Equal(key, MessageKeys.Of(body));
}
