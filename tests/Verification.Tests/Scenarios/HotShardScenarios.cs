using System.Text;
using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Streams;
using AwsMessaging.Simulation;
using AwsMessaging.Simulation.Properties;
using AwsMessaging.Verification.Tests.Harness;

namespace AwsMessaging.Verification.Tests.Scenarios;

/// <summary>AWSM1023: records with partition keys of which there are few, on a stream that could take twice of what is put.</summary>
internal static partial class HotShardScenarios
{
    /// <summary>Shards of the stream, of which each takes four records a second.</summary>
    private const int Shards = 4;

    private const int PutsPerSecond = 8;

    /// <summary>A shard may take twice its share, which for so few orders is no more than chance.</summary>
    private const double MaxShare = 0.5;

    private static readonly TimeSpan ReadAt = TimeSpan.FromSeconds(19);

    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Globalization;
        using System.IO;
        using System.Linq;
        using System.Text.Json;
        using System.Threading.Tasks;
        using Amazon.Kinesis;
        using Amazon.Kinesis.Model;

        public enum OrderStatus { Placed, Paid, Shipped, Cancelled }

        public sealed record OrderChanged(string EventId, string OrderId, OrderStatus Status, bool IsExpress, string Label);


        """;

    private static VerifiedScenario Stream(string name, string title, string code, int atOnce = 1, int seconds = 2) => new()
    {
        RuleId = "AWSM1023",
        Name = name,
        Title = title,
        IsMain = name == "enum",
        Picture = new Picture(Stream: "orders", Shards: Shards),
        Before = Usings + code + "\n",
        Glue = ScenarioProgram.Glue("HotShards.cs"),
        Duration = TimeSpan.FromSeconds(20),
        NewWorld = NewWorld,
        MaxRuns = 100 * seconds,
        RandomRuns = 20,
        SetUp = at => SetUp(at, seconds, atOnce),
        Broken = new BoundedLoad(MaxShare),
        Claims = [new Claim(new BoundedLoad(MaxShare), new NoLoss())],
        Assumptions =
        [
            $"Four shards. For {seconds} seconds, {PutsPerSecond} orders' changes a second with a label of 230 kB each: half of what the stream takes. A reader reads the stream afterwards.",
        ],
        Remains =
        [
            "Records of one order stay in order, those of different orders no longer: a consumer that counts on the order of all records of the old key has to be changed first.",
            "When the key changes, an order's earlier records are on another shard than its later ones, and may be read after them, once. Let consumers catch up before the change.",
            "An order whose own records are more than a shard takes is still throttled.",
        ],
    };

    private static Action SetUp(ScenarioWorld at, int seconds, int atOnce)
    {
        var stream = at.World.CreateStream("orders", Shards);
        return () =>
        {
            at.World.Clock.At(at.World.Clock.StartMs + (long)ReadAt.TotalMilliseconds, () => Read(at.World, stream));
            if (at.IsHealthy)
            {
                Start(perSecond: 1, count: 4, size: 1);
            }
            else
            {
                Start(PutsPerSecond, PutsPerSecond * seconds, atOnce);
            }
        };

        void Start(int perSecond, int count, int size) => at.World.Start(
            "shop", () => ScenarioProgram.Call(at.Program.Create("Shop", at.World, stream), "RunAsync", perSecond, count, size));
    }

    private static MessagingWorld NewWorld() => new(seed: 1, EventIdOf);

    /// <summary>Reads what is in the stream, in the order in which it came.</summary>
    private static void Read(MessagingWorld world, SimulatedStream stream)
    {
        const int enough = 64;
        foreach (var record in stream.ShardIds.SelectMany(RecordsOf).OrderBy(r => r.ApproximateArrival))
        {
            world.Effect("reader", EventIdOf(Encoding.UTF8.GetString(record.Data, 0, enough)));
        }

        IReadOnlyList<KinesisRecord> RecordsOf(string shard)
        {
            var iterator = stream.State.GetShardIterator(world.Clock.NowMs, shard, StartingPosition.TrimHorizon).Result;
            return stream.State.GetRecords(world.Clock.NowMs, iterator, Choices.Benign).Result.Records;
        }
    }

    /// <summary>What stands behind the body's first name, without looking at all of the label.</summary>
    private static string EventIdOf(string body)
    {
        const int start = 12;
        return body[start..body.IndexOf('"', start)];
    }
}
