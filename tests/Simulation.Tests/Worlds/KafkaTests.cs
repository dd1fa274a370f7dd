using System.Text;
using AwsMessaging.Semantics.Functions;
using AwsMessaging.Semantics.Streams;
using AwsMessaging.Simulation.Adversary;
using AwsMessaging.Simulation.Properties;
using AwsMessaging.Simulation.Traces;

namespace AwsMessaging.Simulation.Tests.Worlds;

/// <summary>Kafka topics in a world.</summary>
public sealed class KafkaTests
{
    private static readonly TimeSpan TenMinutes = TimeSpan.FromMinutes(10);

    [Fact]
    public void A_producer_that_is_not_idempotent_may_write_twice()
    {
        using var world = new MessagingWorld();
        var topic = world.CreateKafkaTopic("orders", 3);
        world.Map(topic, Charging(world));
        Action Start(bool isIdempotent) => () => world.Start("producer", () => topic.SendAsync("customer-1", "order-1", isIdempotent: isIdempotent));

        ServiceRuns.FindsAndRepeats(world, Start(false), TenMinutes, new EffectOnce(), "kafka.producer-retry#0=1", KafkaChoices.ProducerRetry);
        Assert.True(world.Explore(Start(true), TenMinutes, [new EffectOnce()], ServiceRuns.Single(KafkaChoices.ProducerRetry)).Holds);
    }

    [Fact]
    public void Keys_keep_their_partition_and_their_order()
    {
        using var world = new MessagingWorld();
        var topic = world.CreateKafkaTopic("orders", 3);
        var places = new List<KafkaPlace>();

        world.Run(
            () => world.Start("producer", async () =>
            {
                places.Add(await topic.SendAsync("a", "1"));
                places.Add(await topic.SendAsync("a", "2"));
                places.Add(await topic.SendAsync("a", "3", partition: 1));
            }),
            TenMinutes,
            []);

        Assert.Equal(places[0].Partition, places[1].Partition);
        Assert.Equal(places[0].Offset + 1, places[1].Offset);
        Assert.Equal(1, places[2].Partition);
    }

    /// <summary>Commit before the work loses it in a crash; commit after it repeats it.</summary>
    [Theory]
    [InlineData(true, "NoLoss")]
    [InlineData(false, "EffectOnce")]
    public void A_crash_shows_when_a_consumer_commits(bool before, string broken)
    {
        using var world = new MessagingWorld();
        var topic = world.CreateKafkaTopic("orders");
        var group = topic.CreateConsumerGroup("billing", KafkaOffsetReset.Earliest);

        void Start()
        {
            world.Start("producer", () => topic.SendAsync("a", "order-1"), restarts: false);
            world.Start("consumer", async () =>
            {
                group.Restart();
                while (true)
                {
                    foreach (var record in await group.ConsumeAsync(10, TimeSpan.FromSeconds(30)))
                    {
                        if (before)
                        {
                            await group.CommitAsync(record);
                        }

                        await world.EffectAsync("shop", Encoding.UTF8.GetString(record.Value!));
                        if (!before)
                        {
                            await group.CommitAsync(record);
                        }
                    }
                }
            });
        }

        var found = world.Explore(Start, TimeSpan.FromMinutes(2), [new NoLoss(), new EffectOnce()], ServiceRuns.Single(ProgramChoices.Crash));

        Assert.Equal(broken, found.CounterExample?.Violation.Property);
        Assert.Equal("process.crash", Assert.Single(found.CounterExample!.Script.Deviations).Point);
    }

    [Fact]
    public void An_offset_that_is_not_committed_repeats_the_work()
    {
        using var world = new MessagingWorld();
        var topic = world.CreateKafkaTopic("orders");
        var group = topic.CreateConsumerGroup("billing", KafkaOffsetReset.Earliest);

        ServiceRuns.FindsAndRepeats(
            world,
            () =>
            {
                world.Start("producer", () => topic.SendAsync("a", "order-1"));
                world.Start("consumer", async () =>
                {
                    while (true)
                    {
                        foreach (var record in await group.ConsumeAsync(10, TimeSpan.FromSeconds(30)))
                        {
                            world.Effect("shop", Encoding.UTF8.GetString(record.Value!));
                            await group.CommitAsync(record);
                        }
                    }
                });
            },
            TimeSpan.FromMinutes(2),
            new EffectOnce(),
            "kafka.commit#0=1",
            KafkaChoices.Commit);
    }

    [Fact]
    public void A_poison_record_blocks_its_partition_until_it_is_given_up_to_the_destination()
    {
        using var world = new MessagingWorld();
        var topic = world.CreateKafkaTopic("orders");
        var dead = world.CreateQueue("dead");
        var function = world.CreateFunction("charge", json =>
        {
            var isBad = json.Contains(Convert.ToBase64String(Encoding.UTF8.GetBytes("poison")), StringComparison.Ordinal);
            return isBad ? throw new FormatException() : Task.FromResult<string?>(null);
        });
        world.Map(topic, function, new MappingRequest { BatchSize = 1, MaximumRetryAttempts = 1, OnFailureDestination = dead.Arn });

        var run = world.Run(
            () => world.Start("producer", async () =>
            {
                await topic.SendAsync("a", "poison");
                await topic.SendAsync("a", "order-1");
            }),
            TenMinutes,
            []);

        Assert.Equal(["poison", "poison", "order-1"], run.Trace.Events.Where(e => e.Kind == TraceKind.Invoked).Select(e => e.Key));
        Assert.Contains("KafkaBatchInfo", Assert.Single(dead.State.Messages(world.Clock.NowMs)).Body, StringComparison.Ordinal);
        Assert.Contains(("dead", "poison"), run.Result.End!.Remaining);
    }

    [Fact]
    public void A_consumer_that_never_waits_ends_with_its_steps()
    {
        using var world = new MessagingWorld();
        world.Clock.MaxSteps = 10_000;
        var group = world.CreateKafkaTopic("orders").CreateConsumerGroup("billing");

        var run = world.Run(
            () => world.Start("consumer", async () =>
            {
                while (true)
                {
                    await group.ConsumeAsync();
                }
            }),
            TimeSpan.FromHours(1),
            []);

        Assert.Equal("Bounded", run.Result.Violation?.Property);
    }

    [Fact]
    public void Bad_records_and_topics_get_the_errors_of_Kafka()
    {
        using var world = new MessagingWorld();
        var topic = world.CreateKafkaTopic("orders", 2, new KafkaTopicSettings { MaxMessageBytes = 10 });
        var codes = new List<string>();
        async Task Refused(Func<Task> call) => codes.Add((await Assert.ThrowsAsync<ServiceException>(call)).Error.Code);

        world.Run(
            () => world.Start("producer", async () =>
            {
                await Refused(() => topic.SendAsync(null, new string('x', 11)));
                await Refused(() => topic.SendAsync(null, "x", partition: 2));
            }),
            TenMinutes,
            []);

        Assert.Equal(["RECORD_TOO_LARGE", "UNKNOWN_TOPIC_OR_PARTITION"], codes);
        Assert.Equal("TOPIC_ALREADY_EXISTS", Assert.Throws<ServiceException>(() => world.CreateKafkaTopic("orders")).Error.Code);
    }

    [Fact]
    public void Whatever_chance_does_can_be_repeated() => ServiceRuns.RepeatsWhateverChanceDoes(
        () =>
        {
            var world = new MessagingWorld(seed: 11);
            var topic = world.CreateKafkaTopic("orders", 3);
            world.Map(topic, Charging(world));
            return (world, () => world.Start("producer", async () =>
            {
                await topic.SendAsync(null, "order-1", isIdempotent: false);
                await topic.SendAsync("a", "order-2");
            }));
        },
        TenMinutes);

    private static SimulatedFunction Charging(MessagingWorld world) => world.CreateFunction("charge", async json =>
    {
        using var document = System.Text.Json.JsonDocument.Parse(json);
        foreach (var partition in document.RootElement.GetProperty("records").EnumerateObject())
        {
            foreach (var record in partition.Value.EnumerateArray())
            {
                await world.EffectAsync("shop", Encoding.UTF8.GetString(record.GetProperty("value").GetBytesFromBase64()));
            }
        }

        return null;
    });
}
