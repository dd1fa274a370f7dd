using System.Globalization;
using System.Text;
using System.Text.Json;
using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Streams;

namespace AwsMessaging.Conformance;

/// <summary>Runs the steps of one scenario on a stream of its own.</summary>
internal sealed partial class KinesisScenario
{
    // A whole second, so that times relative to the start are seconds too.
    private const long Start = 1_700_000_000_000;

    // What an operation may cost, in milliseconds.
    private const long OperationCost = 2;

    private readonly JsonElement @case;
    private readonly Dictionary<string, SequenceNumber> numbers = [];
    private readonly Dictionary<string, ShardIterator?> iterators = [];
    private readonly Dictionary<string, SubscriptionLog> subscriptions = [];
    private readonly KinesisStream stream;
    private long now = Start;

    public KinesisScenario(JsonElement @case)
    {
        this.@case = @case;

        // Streams were recorded scaling down to less than half, and consumers are waited for: the account's limit was a higher one.
        var quotas = KinesisQuotas.Default with { SmallestScaleDown = 0, ConsumerCreationTime = 0 };
        stream = new(now, "stream", @case.GetProperty("shards").GetInt32(), quotas);
    }

    /// <summary>Runs all steps, up to the first that does not do what is expected.</summary>
    public Mismatch? Run()
    {
        var index = 0;
        foreach (var step in @case.GetProperty("steps").EnumerateArray())
        {
            if (Run(step) is { } mismatch)
            {
                return new($"step {index}: {mismatch.Expected}", mismatch.Actual);
            }

            index++;
        }

        return null;
    }

    private Mismatch? Run(JsonElement element)
    {
        var op = element.GetProperty("op").GetString()!;
        var step = new StepMembers(element);
        var expect = ExpectationOf(op, step.Find("expect"));
        var mismatch = op switch
        {
            "putRecord" => Put(step, expect),
            "putRecords" => PutBatch(step, expect),
            "getShardIterator" => GetIterator(step, expect),
            "getRecords" => Get(step, expect),
            "drainClosed" => Drain(step, expect),
            "splitShard" => Error(expect, stream.SplitShard(now, ShardOf(step), step.Required("newStartingHashKey"))),
            "mergeShards" => Error(
                expect,
                stream.MergeShards(now, step.Required("shardToMerge", "shardId"), step.Required("adjacentShardToMerge", "adjacentShardId", "adjacent"))),
            "updateShardCount" => UpdateShardCount(step, expect),
            "waitActive" => WaitActive(),
            "shards" => Shards(expect),
            "shardLoad" => Load(expect),
            "registerConsumer" => Error(expect, stream.RegisterStreamConsumer(now, step.Required("name", "consumer"))),
            "subscribeToShard" => Subscribe(step, expect),
            "subscriptionEvents" => Events(step, expect),
            "subscriptionState" => State(step, expect),
            "advance" => Advance(step),
            _ => throw new UnreadableException($"operation {op}"),
        };
        step.MustBeRead(op);

        // An expectation that comes after the one that was not met is not read.
        if (mismatch is null)
        {
            expect?.MustBeRead($"expectation of {op}");
        }

        return mismatch;
    }

    /// <summary>The expectation's members. Where there is one thing to expect, it may be given without its name.</summary>
    private static StepMembers? ExpectationOf(string op, JsonElement? expect) => expect switch
    {
        null or { ValueKind: JsonValueKind.Null } => null,
        { ValueKind: JsonValueKind.Object } members => new StepMembers(members),
        { } value => new StepMembers(JsonSerializer.SerializeToElement(new Dictionary<string, JsonElement>
        {
            [op switch
            {
                "subscriptionState" => "state",
                "subscriptionEvents" or "getRecords" or "drainClosed" => "data",
                "shards" => "shards",
                "shardLoad" => "recordsAccepted",
                _ => throw new UnreadableException($"expectation {value.GetRawText()} of {op}"),
            }] = value,
        })),
    };

    private Mismatch? Advance(StepMembers step)
    {
        now += (long)Math.Round((step.Number("seconds") ?? throw new UnreadableException("advance without seconds")) * 1000);
        return null;
    }

    private Mismatch? WaitActive()
    {
        while (stream.Describe(now).Status != StreamStatus.Active)
        {
            now = stream.NextChange(now) ?? throw new InvalidOperationException("the stream never becomes active");
        }

        return null;
    }

    private Mismatch? Put(StepMembers step, StepMembers? expect)
    {
        var (repeat, name) = (step.Int("repeat") ?? 1, step.Text("as"));
        var ordering = step.Text("sequenceNumberForOrdering")
            ?? (step.Text("sequenceNumberForOrderingOf", "sequenceNumberOf") is { } of ? NumberOf(of) : null);
        var record = RecordOf(step) with { SequenceNumberForOrdering = ordering };
        var reply = default(Reply<PutRecordResult>);
        for (var i = 0; i < repeat; i++)
        {
            reply = stream.PutRecord(now, record, Choices.Benign);
        }

        if (reply.IsOk && name is not null)
        {
            numbers[name] = reply.Result.SequenceNumber;
        }

        return Error(expect, reply)
            ?? (expect?.Text("shardId") is { } shard ? Same(shard, reply.Result.ShardId) : null)
            ?? (expect?.Int("shardIndex") is { } index ? Same($"shardId-{index:D12}", reply.Result.ShardId) : null)
            ?? (expect?.Text("sequenceNumberGreaterThan", "greaterThan", "after") is { } lower
                ? Holds(reply.Result.SequenceNumber > numbers[lower], $"a number above that of {lower}", reply.Result.SequenceNumber)
                : null);
    }

    private Mismatch? PutBatch(StepMembers step, StepMembers? expect)
    {
        var list = step.Find("records") ?? throw new UnreadableException("member records is missing");
        var once = new List<PutRecord>();
        foreach (var element in list.EnumerateArray())
        {
            var members = new StepMembers(element);
            var times = members.Int("repeat", "times") ?? 1;
            once.AddRange(Enumerable.Repeat(RecordOf(members), times));
            members.MustBeRead("record");
        }

        var records = Enumerable.Repeat(once, step.Int("repeat") ?? 1).SelectMany(r => r).ToList();
        var reply = stream.PutRecords(now, records, Choices.Benign);
        var name = step.Text("as");
        if (reply.IsOk && name is not null)
        {
            for (var i = 0; i < records.Count; i++)
            {
                numbers[$"{name}[{i}]"] = reply.Result.Records[i].SequenceNumber;
            }
        }

        return Error(expect, reply) ?? (expect is null || !reply.IsOk ? null : CheckBatch(expect, reply.Result));
    }

    private static Mismatch? CheckBatch(StepMembers expect, PutRecordsResult result)
    {
        var failed = result.FailedRecordCount;
        return (expect.Int("failed", "failedRecordCount") is { } count ? Same($"{count} failed", $"{failed} failed") : null)
            ?? (expect.Int("succeeded", "accepted") is { } good ? Same($"{good} accepted", $"{result.Records.Count - failed} accepted") : null)
            ?? (expect.Int("failedAtLeast") is { } atLeast ? Holds(failed >= atLeast, $"at least {atLeast} failed", failed) : null)
            ?? (expect.Int("failedAtMost") is { } atMost ? Holds(failed <= atMost, $"at most {atMost} failed", failed) : null)
            ?? (expect.Text("errorCode", "recordError") is { } code ? SameList([code], [.. result.Records.Select(r => r.ErrorCode).OfType<string>().Distinct()]) : null)
            ?? SameList(expect.Texts("shardIds"), [.. result.Records.Select(r => r.ShardId ?? "null")])
            ?? SameList(
                expect.Texts("failedIndexes", "failedIndices"),
                [.. result.Records.Select((r, i) => (r, i)).Where(e => e.r.IsFailed).Select(e => e.i.ToString(CultureInfo.InvariantCulture))]);
    }

    private static PutRecord RecordOf(StepMembers members) =>
        new(
            members.Text("partitionKey") ?? "",
            members.Int("dataBytes", "size") is { } size ? new byte[size] : Encoding.UTF8.GetBytes(members.Text("data") ?? ""),
            members.Text("explicitHashKey"));

    private Mismatch? UpdateShardCount(StepMembers step, StepMembers? expect)
    {
        var reply = stream.UpdateShardCount(now, step.Int("target", "targetShardCount") ?? throw new UnreadableException("member target is missing"));
        return Error(expect, reply)
            ?? (expect?.Int("current", "currentShardCount") is { } current ? Same($"{current}", $"{reply.Result.CurrentShardCount}") : null)
            ?? (expect?.Int("target", "targetShardCount") is { } target ? Same($"{target}", $"{reply.Result.TargetShardCount}") : null);
    }

    private static string ShardOf(StepMembers step) => step.Required("shardId", "shardToSplit", "shard");

    private string NumberOf(string name) =>
        numbers.TryGetValue(name, out var number) ? number.ToString() : throw new UnreadableException($"no record is called {name}");

    private static string TextOf(KinesisRecord record) => Encoding.UTF8.GetString(record.Data);

    /// <summary>Compares a reply's error, or that it has none, with the expectation; without one the step must succeed.</summary>
    private static Mismatch? Error<T>(StepMembers? expect, Reply<T> reply)
    {
        var expected = expect?.Text("error");
        return expect?.Flag("ok") == false && expected is null
            ? Holds(!reply.IsOk, "an error", "success")
            : Same(expected ?? "success", reply.Error?.Code ?? "success");
    }

    private static Mismatch? Same(string expected, string actual) => expected == actual ? null : new(expected, actual);

    private static Mismatch? SameList(IReadOnlyList<string>? expected, IReadOnlyList<string> actual) =>
        expected is null || expected.SequenceEqual(actual) ? null : new($"[{string.Join(", ", expected)}]", $"[{string.Join(", ", actual)}]");

    private static Mismatch? Holds(bool condition, string expected, object? actual) => condition ? null : new(expected, $"{actual}");

    private sealed class SubscriptionLog(long id)
    {
        public long Id { get; } = id;

        public SubscriptionState State { get; set; }

        public List<SubscribeToShardEvent> Waiting { get; } = [];
    }
}
