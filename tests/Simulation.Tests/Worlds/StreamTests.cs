using AwsMessaging.Semantics.Functions;
using AwsMessaging.Simulation.Exploration;
using AwsMessaging.Simulation.Properties;
using AwsMessaging.Simulation.Report;
using AwsMessaging.Simulation.Traces;

namespace AwsMessaging.Simulation.Tests.Worlds;

/// <summary>Streams in a world: load by partition key, throttled records, functions that read a shard.</summary>
public sealed class StreamTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public void One_key_for_all_heats_one_shard_and_a_key_for_each_spreads()
    {
        Assert.Equal("BoundedLoad", Put(_ => "orders").Result.Violation?.Property);
        Assert.Null(Put(i => $"order-{i}").Result.Violation);

        static Replay Put(Func<int, string> keyOf)
        {
            using var world = new MessagingWorld();
            var stream = world.CreateStream("orders", shards: 4);
            return world.Run(
                () => world.Start("producer", async () =>
                {
                    for (var second = 0; second < 3; second++)
                    {
                        await stream.PutBatchAsync([.. Enumerable.Range(second * 100, 100).Select(i => (keyOf(i), $"order-{i}"))]);
                        await world.Clock.Delay(1000);
                    }
                }),
                Minute,
                [new BoundedLoad(0.5)]);
        }
    }

    [Fact]
    public void What_a_shard_does_not_take_is_throttled_and_drawn()
    {
        using var world = new MessagingWorld();
        var stream = world.CreateStream("orders", shards: 2);
        var run = world.Run(
            () => world.Start("producer", async () =>
            {
                for (var call = 0; call < 3; call++)
                {
                    await stream.PutBatchAsync([.. Enumerable.Range(call * 500, 500).Select(i => ("all", $"order-{i}"))]);
                }
            }),
            Minute,
            [new FailuresObserved()]);

        // 1,000 records a second, 1,500 offered.
        Assert.Equal(500, run.Trace.Events.Count(e => e.Kind == TraceKind.Throttled));
        Assert.Equal("FailuresObserved", run.Result.Violation?.Property);

        var traffic = ShardTraffic.Of(run.Trace, "orders", stream.ShardIds);
        Assert.Equal((1500, 500, "all", 1.0), (traffic.Max(t => t.Records), traffic.Max(t => t.Throttled), traffic.Max(t => t.TopKey), traffic.Max(t => t.TopKeyShare)));
    }

    [Fact]
    public void A_poison_record_blocks_its_shard_unless_the_batch_is_halved()
    {
        Assert.Equal("PoisonIsolated", Read(new MappingRequest()).Result.Violation?.Property);
        Assert.Null(Read(new MappingRequest { BisectBatchOnFunctionError = true, MaximumRetryAttempts = 1 }).Result.Violation);

        static Replay Read(MappingRequest settings)
        {
            using var world = new MessagingWorld();
            var stream = world.CreateStream("orders");
            var function = world.CreateFunction("handler", json =>
            {
                using var document = System.Text.Json.JsonDocument.Parse(json);
                foreach (var record in document.RootElement.GetProperty("Records").EnumerateArray())
                {
                    var data = record.GetProperty("kinesis").GetProperty("data").GetBytesFromBase64();
                    var order = System.Text.Encoding.UTF8.GetString(data);
                    if (order == "poison")
                    {
                        throw new FormatException(order);
                    }

                    world.Effect("database", order);
                }

                return Task.FromResult<string?>(null);
            });
            world.Map(stream, function, settings);
            return world.Run(
                () => world.Start("producer", () => stream.PutBatchAsync([("k", "order-1"), ("k", "poison"), ("k", "order-2")])),
                Minute,
                [new PoisonIsolated(TimeSpan.FromSeconds(20), "poison"), new OrderPerGroup()]);
        }
    }
}
