using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Streams;

namespace AwsMessaging.Conformance;

/// <summary>Which shard a key goes to: asked both of the arithmetic and of a stream that is put a record.</summary>
internal sealed partial class KinesisRoutingVectors : IVectorSchema
{
    private readonly Dictionary<int, KinesisStream> streams = [];
    private long now;

    public IReadOnlyList<string> Schemas { get; } = ["kinesis-routing/1"];

    public IEnumerable<VectorCase> Cases(JsonElement file)
    {
        foreach (var entry in Entries(file, "ranges"))
        {
            yield return Case(entry, $"ranges of {entry.GetProperty("shards")}", () => CheckRanges(entry));
        }

        foreach (var entry in Entries(file, "cases"))
        {
            yield return Case(entry, $"key {entry.GetProperty("md5").GetString()}", () => CheckKey(entry));
        }

        foreach (var entry in Entries(file, "explicit"))
        {
            var id = $"explicit {entry.GetProperty("explicit_hash_key").GetString()} of {entry.GetProperty("shards")}";
            yield return Case(entry, id, () => CheckExplicit(entry));
        }

        foreach (var entry in Entries(file, "explicit_invalid"))
        {
            yield return Case(entry, $"explicit {entry.GetProperty("explicit_hash_key").GetString()} refused", () => CheckRefused(entry));
        }

        foreach (var entry in Entries(file, "asserted"))
        {
            var id = $"asserted {entry.GetProperty("partition_key").GetString()} of {entry.GetProperty("shards")}";
            yield return Case(entry, id, () => CheckShard(KeyOf(entry), entry.GetProperty("shards").GetInt32(), entry.GetProperty("shard_index").GetInt32()));
        }

        foreach (var entry in Entries(file, "distributions"))
        {
            var id = $"distribution {entry.GetProperty("key_set").GetString()} over {entry.GetProperty("shards")}";
            yield return Case(entry, id, () => CheckDistribution(entry));
        }
    }

    private static IEnumerable<JsonElement> Entries(JsonElement file, string name) =>
        file.TryGetProperty(name, out var entries) ? entries.EnumerateArray() : [];

    private static VectorCase Case(JsonElement entry, string id, Func<Mismatch?> run) =>
        new(id, entry.TryGetProperty("contested", out var contested) && contested.ValueKind == JsonValueKind.True, run);

    private Mismatch? CheckRanges(JsonElement entry)
    {
        var count = entry.GetProperty("shards").GetInt32();
        var expected = entry.GetProperty("ranges").EnumerateArray().Select(r => $"{r[0].GetString()}..{r[1].GetString()}");
        var actual = StreamOf(count).ListShards(now, new(MaxResults: 10_000)).Result.Shards.Select(s => $"{s.StartingHashKey}..{s.EndingHashKey}");
        return Compare(string.Join(" ", expected), string.Join(" ", actual));
    }

    private Mismatch? CheckKey(JsonElement entry)
    {
        var key = KeyOf(entry);
        var hash = PartitionKeyRouting.HashKeyOf(key);
        return Compare(entry.GetProperty("hash").GetString()!, hash.ToString(CultureInfo.InvariantCulture))
            ?? Compare(entry.GetProperty("md5").GetString()!, HexOf(hash))
            ?? entry.GetProperty("shard_index").EnumerateObject()
                .Select(p => CheckShard(key, int.Parse(p.Name, CultureInfo.InvariantCulture), p.Value.GetInt32()))
                .FirstOrDefault(m => m is not null);
    }

    private Mismatch? CheckShard(string key, int count, int expected) =>
        Compare($"shard {expected} of {count}", $"shard {PartitionKeyRouting.ShardOf(key, count)} of {count}")
        ?? CheckPut(new(key, []), count, expected);

    private Mismatch? CheckExplicit(JsonElement entry) =>
        CheckPut(
            new("key", [], entry.GetProperty("explicit_hash_key").GetString()),
            entry.GetProperty("shards").GetInt32(),
            entry.GetProperty("shard_index").GetInt32());

    private Mismatch? CheckRefused(JsonElement entry)
    {
        if (entry.GetProperty("expect").GetString() is not "rejected" and var other)
        {
            throw new UnreadableException($"expectation {other}");
        }

        var error = Put(new("key", [], entry.GetProperty("explicit_hash_key").GetString()), 1).Error;
        return Compare(entry.GetProperty("error").GetString()!, error?.Code ?? "accepted");
    }

    private Mismatch? CheckPut(PutRecord record, int count, int expected)
    {
        var reply = Put(record, count);
        return Compare($"shardId-{expected:D12} of {count}", reply.IsOk ? $"{reply.Result.ShardId} of {count}" : reply.Error!.ToString());
    }

    private static Mismatch? CheckDistribution(JsonElement entry)
    {
        var count = entry.GetProperty("shards").GetInt32();
        var perShard = new int[count];
        var expected = entry.GetProperty("keys_per_shard").EnumerateArray().Select(n => n.GetInt32()).ToArray();
        foreach (var key in KeysOf(entry, expected.Sum()))
        {
            perShard[PartitionKeyRouting.ShardOf(key, count)]++;
        }

        var share = perShard.Max() / (double)perShard.Sum();
        return Compare(string.Join(",", expected), string.Join(",", perShard))
            ?? Compare(entry.GetProperty("shards_used").GetInt32().ToString(CultureInfo.InvariantCulture), perShard.Count(n => n > 0).ToString(CultureInfo.InvariantCulture))
            ?? (Math.Abs(share - entry.GetProperty("max_share").GetDouble()) < 1e-6 ? null : new($"largest share {entry.GetProperty("max_share")}", $"{share}"));
    }

    /// <summary>
    /// The keys as a list, or as a template and a range, such as <c>order-{i} for i in range(1, 1001)</c>, <c>order-{1..1000}</c> or
    /// <c>order-1 .. order-1000</c>.
    /// </summary>
    private static IEnumerable<string> KeysOf(JsonElement entry, int count)
    {
        if (entry.TryGetProperty("keys", out var keys) && keys.ValueKind == JsonValueKind.Array && keys.GetArrayLength() == count)
        {
            return keys.EnumerateArray().Select(k => k.GetString()!);
        }

        var generator = entry.TryGetProperty("generator", out var text) && text.ValueKind == JsonValueKind.String ? text.GetString()! : "";
        generator = Braces().Replace(generator, "{i}, ${from}..${to}");
        generator = FromTo().Replace(generator, "${before}{i}${after}, ${from}..${to}");
        generator = Percent().Replace(generator, "{i:${digits}}").Replace(":}", "}", StringComparison.Ordinal);
        generator = Placeholder().Replace(generator, "{i}");
        var template = Template().Match(generator);
        var range = Range().Match(generator);
        if (!template.Success || !range.Success)
        {
            throw new UnreadableException($"key generator \"{generator}\"");
        }

        var (from, to) = BoundsOf(range);
        if (to - from != count)
        {
            throw new UnreadableException($"key generator \"{generator}\" for {count} keys");
        }

        var digits = template.Groups["digits"] is { Success: true } group ? int.Parse(group.Value, CultureInfo.InvariantCulture) : 1;
        return Enumerable.Range(from, to - from).Select(i =>
            template.Groups["before"].Value + i.ToString("D" + digits, CultureInfo.InvariantCulture) + template.Groups["after"].Value);
    }

    /// <summary>The first number, and the one after the last.</summary>
    private static (int From, int To) BoundsOf(Match range)
    {
        var numbers = range.Groups["n"].Captures.Select(c => int.Parse(c.Value, CultureInfo.InvariantCulture)).ToArray();
        return numbers.Length == 1 ? (0, numbers[0])
            : range.Value.StartsWith("range", StringComparison.Ordinal) ? (numbers[0], numbers[1])
            : (numbers[0], numbers[1] + 1);
    }

    private static string KeyOf(JsonElement entry) =>
        entry.TryGetProperty("utf8_hex", out var hex)
            ? Encoding.UTF8.GetString(Convert.FromHexString(hex.GetString()!))
            : entry.GetProperty("partition_key").GetString()!;

    private static string HexOf(BigInteger hash) => hash.ToString("x", CultureInfo.InvariantCulture).TrimStart('0').PadLeft(32, '0');

    private static Mismatch? Compare(string expected, string actual) => expected == actual ? null : new(expected, actual);

    private Reply<PutRecordResult> Put(PutRecord record, int count)
    {
        // A second a record, so that no shard has too many.
        now += 1000;
        return StreamOf(count).PutRecord(now, record, Choices.Benign);
    }

    private KinesisStream StreamOf(int count)
    {
        if (!streams.TryGetValue(count, out var stream))
        {
            streams[count] = stream = new(now, "stream", count);
        }

        return stream;
    }

    [GeneratedRegex("""(?<before>[\w.:/#@-]*?)(?<from>\d+)(?<after>\D*?)(,.*)?\s*(\.\.+|…|–|to|through)[\s,]*\k<before>(?<to>\d+)\k<after>(?![\w)])""")]
    private static partial Regex FromTo();

    [GeneratedRegex("""\{(?<from>\d+)\.\.+(?<to>\d+)\}""")]
    private static partial Regex Braces();

    [GeneratedRegex("""<[a-zA-Z]>|str\([a-zA-Z]\)""")]
    private static partial Regex Placeholder();

    [GeneratedRegex("%(?<digits>0\\d+)?d")]
    private static partial Regex Percent();

    [GeneratedRegex("""(?<before>[\w.:/#@-]*)\{\w+(:0?(?<digits>\d+)d?)?\}(?<after>[\w.:/#@-]*)""")]
    private static partial Regex Template();

    [GeneratedRegex("""range\((?<n>\d+)(,\s*(?<n>\d+))?\)|(?<n>\d+)\s*(\.\.|…|–| to )\s*(?<n>\d+)""")]
    private static partial Regex Range();
}
