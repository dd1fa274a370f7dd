using System.Globalization;
using System.Text;
using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Streams;

namespace AwsMessaging.Benchmarks.Model;

/// <summary>Records that find their shard, and records that are put into a stream.</summary>
internal static class StreamBenchmarks
{
    private const int Shards = 16;
    private const int Keys = 10_000;
    private const int BatchSize = 500;

    /// <summary>Far enough apart for no shard to be throttled.</summary>
    private const long BetweenBatchesMs = 1_000;

    private static readonly string[] PartitionKeys =
        [.. Enumerable.Range(0, Keys).Select(i => string.Create(CultureInfo.InvariantCulture, $"customer-{i}"))];
    private static readonly byte[] Data = Encoding.UTF8.GetBytes(new string('x', 120));

    public static IReadOnlyList<ModelBenchmark> Speed { get; } =
    [
        new("Partition keys to 16 shards", "keys", () => Route),
        new("PutRecords of 500, 16 shards", "records", () => Put),
    ];

    private static long Route()
    {
        var reached = new bool[Shards];
        foreach (var key in PartitionKeys)
        {
            reached[PartitionKeyRouting.ShardOf(key, Shards)] = true;
        }

        ModelBenchmarks.Require(!reached.Contains(false), "A shard got no key.");
        return Keys;
    }

    /// <summary>Each round fills a stream of its own: a stream keeps its records for a day.</summary>
    private static long Put()
    {
        var now = 0L;
        var stream = new KinesisStream(now, "orders", Shards);
        var batch = new PutRecord[BatchSize];
        for (var first = 0; first < Keys; first += BatchSize)
        {
            for (var i = 0; i < BatchSize; i++)
            {
                batch[i] = new PutRecord(PartitionKeys[first + i], Data);
            }

            now += BetweenBatchesMs;
            ModelBenchmarks.Require(stream.PutRecords(now, batch, Choices.Benign).Result.FailedRecordCount == 0, "A record was refused.");
        }

        return Keys;
    }
}
