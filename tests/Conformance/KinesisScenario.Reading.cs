using System.Globalization;
using System.Text.Json;
using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Streams;

namespace AwsMessaging.Conformance;

/// <content>Steps that read.</content>
internal sealed partial class KinesisScenario
{
    private Mismatch? GetIterator(StepMembers step, StepMembers? expect)
    {
        var (shard, name) = (ShardOf(step), step.Text("as"));
        var reply = PositionOf(step, step.Required("type")) is { } position
            ? stream.GetShardIterator(now, shard, position)
            : new ServiceError("ValidationException", "There is no such type.");
        if (reply.IsOk && name is not null)
        {
            iterators[name] = reply.Result;
        }

        return Error(expect, reply);
    }

    private StartingPosition? PositionOf(StepMembers members, string typeName)
    {
        var number = members.Text("sequenceNumberOf") is { } of ? NumberOf(of)
            : members.Text("startingSequenceNumberOf", "startOf") is { } start ? StartOf(start)
            : members.Text("sequenceNumber", "startingSequenceNumber");
        var time = members.Number("timestampSecond", "timestampSeconds") is { } second ? Start + (long)Math.Round(second * 1000) : (long?)null;
        return StartingPosition.TryParseType(typeName, out var type) ? new(type, number, time) : null;
    }

    private string StartOf(string shardId) => AllShards().First(s => s.ShardId == shardId).StartingSequenceNumber.ToString();

    private Mismatch? Get(StepMembers step, StepMembers? expect)
    {
        var name = step.Required("iterator");
        var (limit, next) = (step.Int("limit"), step.Text("nextAs"));
        if (!iterators.TryGetValue(name, out var iterator))
        {
            throw new UnreadableException($"no iterator is called {name}");
        }

        // After the end of a shard there is nothing to ask for.
        var reply = iterator is null
            ? new GetRecordsResult([], null, 0, [])
            : stream.GetRecords(now, iterator, Choices.Benign, limit);
        if (reply.IsOk && next is not null)
        {
            iterators[next] = reply.Result.NextShardIterator;
        }

        return Error(expect, reply) ?? (expect is null || !reply.IsOk ? null : CheckRead(expect, reply.Result));
    }

    /// <summary>Reads a closed shard until there is nothing more, as fast as it may be read.</summary>
    private Mismatch? Drain(StepMembers step, StepMembers? expect)
    {
        var iterator = step.Text("iterator") is { } name
            ? iterators[name]
            : stream.GetShardIterator(now, ShardOf(step), StartingPosition.TrimHorizon).Result;
        var limit = step.Int("limit");
        var records = new List<KinesisRecord>();
        GetRecordsResult? last = null;
        while (iterator is not null)
        {
            var reply = stream.GetRecords(now, iterator, Choices.Benign, limit);
            if (reply.Error is { } error)
            {
                if (error.Code != KinesisErrors.Throughput)
                {
                    return Error(expect, reply);
                }

                now += 200;
                continue;
            }

            last = reply.Result;
            records.AddRange(last.Records);
            if (last.Records.Count == 0 && last.NextShardIterator is not null)
            {
                return new("an end of the shard", "an open shard");
            }

            iterator = last.NextShardIterator;
        }

        return expect is null ? null : CheckRead(expect, new(records, null, last?.MillisBehindLatest ?? 0, last?.ChildShards ?? []));
    }

    private static Mismatch? CheckRead(StepMembers expect, GetRecordsResult result)
    {
        expect.Flag("ok");
        var hasNext = result.NextShardIterator is not null;
        var isEnd = expect.Flag("closed", "ended", "end", "shardEnd", "endOfShard")
            ?? (expect.Find("nextIterator", "nextShardIterator", "next") is { } next ? IsNone(next) : (bool?)null)
            ?? !expect.Flag("hasNext", "hasNextIterator");
        return CheckRecords(expect, result.Records)
            ?? (expect.Number("millisBehindLatest", "millisBehind") is { } behind
                ? Holds(Math.Abs(result.MillisBehindLatest - behind) <= OperationCost, $"{behind} ms behind", result.MillisBehindLatest)
                : null)
            ?? (expect.Number("millisBehindLatestAtLeast", "millisBehindAtLeast") is { } atLeast
                ? Holds(result.MillisBehindLatest >= atLeast, $"at least {atLeast} ms behind", result.MillisBehindLatest)
                : null)
            ?? (expect.Number("millisBehindLatestAtMost", "millisBehindAtMost") is { } atMost
                ? Holds(result.MillisBehindLatest <= atMost, $"at most {atMost} ms behind", result.MillisBehindLatest)
                : null)
            ?? (isEnd is { } ended ? Holds(ended != hasNext, ended ? "no next iterator" : "a next iterator", hasNext ? "one" : "none") : null)
            ?? CheckChildren(expect, result.ChildShards);
    }

    private static bool IsNone(JsonElement next) => next.ValueKind is JsonValueKind.Null or JsonValueKind.False
        || (next.ValueKind == JsonValueKind.String && next.GetString() is "null" or "none");

    private static Mismatch? CheckRecords(StepMembers expect, IReadOnlyList<KinesisRecord> records)
    {
        var order = expect.Text("order") ?? "exact";
        return SameRecords(expect.Texts("partitionKeys", "keys"), [.. records.Select(r => r.PartitionKey)], order)
            ?? SameRecords(expect.Texts("data"), [.. records.Select(TextOf)], order)
            ?? (expect.Int("count") is { } count ? Same($"{count} records", $"{records.Count} records") : null)
            ?? (expect.Int("countAtLeast") is { } atLeast ? Holds(records.Count >= atLeast, $"at least {atLeast} records", records.Count) : null)
            ?? (expect.Int("countAtMost") is { } atMost ? Holds(records.Count <= atMost, $"at most {atMost} records", records.Count) : null)
            ?? (expect.Flag("sequenceIncreasing", "sequenceNumbersIncreasing", "increasing") is true
                ? Holds(records.Zip(records.Skip(1)).All(p => p.First.SequenceNumber < p.Second.SequenceNumber), "growing numbers", "others")
                : null);
    }

    private static Mismatch? SameRecords(string[]? expected, string[] actual, string order) => order switch
    {
        "exact" => SameList(expected, actual),
        "any" => SameList(expected?.Order(StringComparer.Ordinal).ToArray(), [.. actual.Order(StringComparer.Ordinal)]),
        _ => throw new UnreadableException($"order {order}"),
    };

    private static Mismatch? CheckChildren(StepMembers expect, IReadOnlyList<ChildShard> children) =>
        SameList(expect.Texts("childShards", "children"), [.. children.Select(c => c.ShardId)])
        ?? (expect.Int("childShardCount") is { } count ? Same($"{count} children", $"{children.Count} children") : null);

    private Mismatch? Subscribe(StepMembers step, StepMembers? expect)
    {
        var (consumer, shard, name) = (step.Required("consumer"), ShardOf(step), step.Text("as"));
        var position = step.Find("position", "startingPosition", "type") switch
        {
            { ValueKind: JsonValueKind.String } text => PositionOf(step, text.GetString()!),
            { ValueKind: JsonValueKind.Object } nested => NestedPosition(new StepMembers(nested)),
            _ => throw new UnreadableException("subscribeToShard without position"),
        };
        var reply = stream.SubscribeToShard(now, consumer, shard, position ?? throw new UnreadableException("position of an unknown type"));
        if (reply.IsOk && name is not null)
        {
            subscriptions[name] = new(reply.Result);
        }

        return Error(expect, reply);
    }

    private StartingPosition? NestedPosition(StepMembers members)
    {
        var position = PositionOf(members, members.Required("type"));
        members.MustBeRead("position");
        return position;
    }

    private Mismatch? Events(StepMembers step, StepMembers? expect)
    {
        var log = Update(step);
        var events = log.Waiting.ToList();
        log.Waiting.Clear();
        return expect is null ? null
            : CheckRecords(expect, [.. events.SelectMany(e => e.Records)])
                ?? CheckChildren(expect, [.. events.SelectMany(e => e.ChildShards)])
                ?? (expect.Flag("ended", "closed", "end") is { } ended
                    ? Same(ended ? "ended" : "active", log.State == SubscriptionState.Active ? "active" : "ended")
                    : null);
    }

    private Mismatch? State(StepMembers step, StepMembers? expect)
    {
        var state = Update(step).State;
        if (expect is null)
        {
            return null;
        }

        var isActive = state == SubscriptionState.Active;
        return (expect.Text("state", "status") is { } name ? Holds(Names(state).Contains(name.ToLowerInvariant()), name, state) : null)
            ?? (expect.Flag("active", "open") is { } active ? Holds(active == isActive, active ? "active" : "ended", state) : null)
            ?? (expect.Flag("expired", "ended", "closed") is { } ended ? Holds(ended != isActive, ended ? "ended" : "active", state) : null);
    }

    private static string[] Names(SubscriptionState state) => state switch
    {
        SubscriptionState.Active => ["active", "open"],
        SubscriptionState.Expired => ["expired", "ended", "closed"],
        SubscriptionState.ShardEnded => ["shardended", "shard_end", "ended", "closed"],
        _ => ["superseded", "replaced", "ended", "closed"],
    };

    private SubscriptionLog Update(StepMembers step)
    {
        var name = step.Required("subscription");
        if (!subscriptions.TryGetValue(name, out var log))
        {
            throw new UnreadableException($"no subscription is called {name}");
        }

        // One that has ended was asked for its last events when it was found so.
        if (log.State == SubscriptionState.Active)
        {
            var taken = stream.TakeEvents(now, log.Id).Result;
            log.State = taken.State;
            log.Waiting.AddRange(taken.Events);
        }

        return log;
    }

    private IReadOnlyList<ShardDescription> AllShards() => stream.ListShards(now, new(MaxResults: 10_000)).Result.Shards;

    private Mismatch? Shards(StepMembers? expect)
    {
        var all = AllShards();
        if (expect is null)
        {
            return null;
        }

        var open = all.Where(s => s.IsOpen).ToList();
        return (expect.Int("total", "count", "totalCount") is { } total ? Same($"{total} shards", $"{all.Count} shards") : null)
            ?? SameShards(expect.Find("open", "openShards", "openIds", "openShardIds", "openCount"), open, "open")
            ?? SameShards(expect.Find("closed", "closedShards", "closedIds", "closedShardIds", "closedCount"), [.. all.Where(s => !s.IsOpen)], "closed")
            ?? SameRanges(expect.Find("openRanges", "ranges"), open)
            ?? SameShards(expect.Find("shards", "ids", "shardIds"), all, "all");
    }

    /// <summary>Compares shards in the order of their hash keys with pairs of first and last keys.</summary>
    private static Mismatch? SameRanges(JsonElement? expected, IEnumerable<ShardDescription> actual) => expected is { } ranges
        ? Same(
            string.Join(" ", ranges.EnumerateArray().Select(range => $"{range[0]}..{range[1]}")),
            string.Join(" ", actual.OrderBy(s => s.StartingHashKey).Select(s => $"{s.StartingHashKey}..{s.EndingHashKey}")))
        : null;

    /// <summary>Compares shards with their number, a list of ids, or a list of descriptions.</summary>
    private static Mismatch? SameShards(JsonElement? expected, IReadOnlyList<ShardDescription> actual, string which)
    {
        if (expected is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Number)
        {
            return Same($"{value} {which}", $"{actual.Count} {which}");
        }

        var items = value.EnumerateArray().ToList();
        return Same($"{items.Count} {which}", $"{actual.Count} {which}")
            ?? items.Select((item, i) => item.ValueKind == JsonValueKind.String ? Same(item.GetString()!, actual[i].ShardId) : SameShard(item, actual))
                .FirstOrDefault(m => m is not null);
    }

    private static Mismatch? SameShard(JsonElement item, IReadOnlyList<ShardDescription> shards)
    {
        var expect = new StepMembers(item);
        var id = expect.Required("shardId", "id");
        if (shards.FirstOrDefault(s => s.ShardId == id) is not { } shard)
        {
            return new(id, "no such shard");
        }

        var mismatch = SameText(expect.Find("parent", "parentShardId"), shard.ParentShardId)
            ?? SameText(expect.Find("adjacentParent", "adjacentParentShardId"), shard.AdjacentParentShardId)
            ?? SameText(expect.Find("start", "startingHashKey"), shard.StartingHashKey.ToString())
            ?? SameText(expect.Find("end", "endingHashKey"), shard.EndingHashKey.ToString())
            ?? (expect.Flag("open") is { } open ? Same($"open: {open}", $"open: {shard.IsOpen}") : null)
            ?? (expect.Flag("closed") is { } closed ? Same($"closed: {closed}", $"closed: {!shard.IsOpen}") : null);
        expect.MustBeRead("shard");
        return mismatch;
    }

    private static Mismatch? SameText(JsonElement? expected, string? actual) =>
        expected is { } value ? Same(value.ValueKind == JsonValueKind.Null ? "null" : StepMembers.TextOf(value), actual ?? "null") : null;

    private Mismatch? Load(StepMembers? expect)
    {
        var loads = stream.Loads().Select(l => l.Load).ToList();
        return expect is null ? null
            : SameList(expect.Texts("recordsAccepted", "records"), Figures(l => l.RecordsAccepted))
                ?? SameList(expect.Texts("bytesAccepted", "bytes"), Figures(l => l.BytesAccepted))
                ?? SameList(expect.Texts("recordsThrottled", "recordsFailed", "recordsRejected", "throttled"), Figures(l => l.RecordsThrottled));

        string[] Figures(Func<ShardLoad, long> figure) => [.. loads.Select(l => figure(l).ToString(CultureInfo.InvariantCulture))];
    }
}
