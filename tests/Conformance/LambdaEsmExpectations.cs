using System.Text.Json;
using AwsMessaging.Semantics.Functions;

namespace AwsMessaging.Conformance;

/// <summary>Compares what a run was seen to do with what a case expects.</summary>
internal static class LambdaEsmExpectations
{
    // The last retry before the records expire comes at most one longest backoff before.
    private const long LastRetry = 2 * 60_000;
    private const long Tolerance = 100;

    public static Mismatch? Compare(JsonElement @case, LambdaEsmRun run)
    {
        var expect = @case.GetProperty("expect");
        if (run.Refused is { } refused && !expect.TryGetProperty("error", out _))
        {
            return new("a mapping", refused.ToString());
        }

        foreach (var member in expect.EnumerateObject())
        {
            if (Check(member, expect, run) is { } actual)
            {
                return new($"{member.Name} {member.Value.GetRawText()}", actual);
            }
        }

        return @case.TryGetProperty("orderPreserved", out var preserved) && Same(preserved, IsDoneInOrder(run)) is { } order
            ? new($"orderPreserved {preserved.GetRawText()}", order)
            : null;
    }

    /// <summary>What happened instead; null when the expectation is met.</summary>
    private static string? Check(JsonProperty member, JsonElement expect, LambdaEsmRun run)
    {
        var value = member.Value;
        switch (member.Name)
        {
            case "invocations":
                return Same(value, run.Invocations.Select(i => i.Ids));
            case "invocationCount":
                return Same(value, run.Invocations.Count);
            case "invocationCountAtLeast" or "minInvocations":
                return AtLeast(value, run.Invocations.Count);
            case "invocationCountAtMost" or "maxInvocations":
                return run.Invocations.Count <= value.GetInt32() ? null : $"{run.Invocations.Count}";
            case "maxBatchSize":
                return AtMost(value, run.Invocations.Max(i => i.Ids.Count));
            case "batchSizes":
                return Same(value, run.Invocations.Select(i => i.Ids.Count));
            case "deleted":
                return SameSet(value, run.Deleted);
            case "kept" or "remaining":
                return SameSet(value, run.Source.Remaining(run.Ended));
            case "deadLetter":
                return SameSet(value, run.Source.DeadLetters(run.Ended));
            case "lost":
                return SameSet(value, Lost(run));
            case "discarded":
                return SameSet(value, run.Failures.SelectMany(record => record.Ids.Select(run.Source.NameOf)));
            case "filtered":
                return SameSet(value, run.Filtered);
            case "delivered":
                return Same(value, run.Invocations.SelectMany(i => i.Ids).Distinct());
            case "neverDelivered":
                return None(value, run.Invocations);
            case "neverDeliveredBeforeExpiry":
                return None(value, run.Invocations.Where(i => i.Start < run.Began + run.Retention));
            case "blockedUntilRetentionExpiry":
                return Same(value, run.Invocations.Count > 0 && run.Invocations[^1].Start > run.Began + run.Retention - LastRetry);
            case "deliveriesOf" or "deliveries":
                return Deliveries(value, run.Invocations);
            case "deliveriesPerMapping":
                return run.Invocations.Select(i => i.Mapping).DefaultIfEmpty().Distinct()
                    .Select(mapping => Deliveries(value, run.Invocations.Where(i => i.Mapping == mapping)))
                    .FirstOrDefault(actual => actual is not null);
            case "minDeliveries":
                return AtLeast(value, CountOf(run.Invocations, SubjectOf(expect, run)));
            case "overlappingInvocationsOf":
                return Overlaps(run.Invocations, value.GetString()!) ? null : "no overlap";
            case "failureRecords":
                return Failures(value, run);
            case "maxConcurrent" or "maxConcurrentInvocations" or "maxConcurrency":
                return AtMost(value, Concurrent(run.Invocations, _ => [""]));
            case "maxConcurrentPerShard":
                return AtMost(value, Concurrent(run.Invocations, i => [i.Shard]));
            case "maxConcurrentPerGroup" or "maxConcurrentPerKey":
                return AtMost(value, Concurrent(run.Invocations, i => i.Keys.Distinct()));
            case "perKeyOrder" or "perGroupOrder":
                return Same(value, IsOrdered(run, item => item.Key));
            case "perShardOrder":
                return Same(value, IsOrdered(run, item => item.Shard.ToString(System.Globalization.CultureInfo.InvariantCulture)));
            case "orderPreserved":
                return Same(value, IsDoneInOrder(run));
            case "retryAfterSeconds" or "minSecondsBetweenDeliveries":
                return ShortestGap(run) is { } gap && gap + Tolerance >= value.GetDouble() * 1000 ? null : "sooner, or not at all";
            case "error":
                return value.GetString() == run.Refused?.Code ? null : run.Refused?.Code ?? "no error";
            default:
                throw new UnreadableException($"its expectation {member.Name} is not known");
        }
    }

    private static string? Failures(JsonElement value, LambdaEsmRun run)
    {
        var expected = value.EnumerateArray().ToList();
        if (expected.Count != run.Failures.Count)
        {
            return $"{run.Failures.Count} failure records";
        }

        for (var i = 0; i < expected.Count; i++)
        {
            var record = run.Failures[i];
            foreach (var member in expected[i].EnumerateObject())
            {
                var actual = member.Name switch
                {
                    "condition" => Same(member.Value, record.Condition.ToString()),
                    "approximateInvokeCount" => Same(member.Value, record.ApproximateInvokeCount),
                    "batchSize" => Same(member.Value, record.BatchSize),
                    "functionError" => Same(member.Value, record.FunctionError),
                    "first" or "startSequenceNumber" => Same(member.Value, run.Source.NameOf(record.StartSequenceNumber)),
                    "last" or "endSequenceNumber" => Same(member.Value, run.Source.NameOf(record.EndSequenceNumber)),
                    "records" or "ids" => Same(member.Value, record.Ids.Select(run.Source.NameOf)),
                    var name => throw new UnreadableException($"its failure record's {name} is not known"),
                };
                if (actual is not null)
                {
                    return $"{member.Name} {actual} in failure record {i}";
                }
            }
        }

        return null;
    }

    private static string? Same<T>(JsonElement expected, T actual)
    {
        var text = JsonSerializer.Serialize(actual);
        return JsonSerializer.Serialize(expected) == text ? null : text;
    }

    private static string? SameSet(JsonElement expected, IEnumerable<string> actual)
    {
        var seen = actual.Order(StringComparer.Ordinal).ToList();
        return Members.Texts(expected).Order(StringComparer.Ordinal).SequenceEqual(seen) ? null : JsonSerializer.Serialize(seen);
    }

    private static string? None(JsonElement ids, IEnumerable<EsmInvocation> invocations) =>
        Members.Texts(ids).FirstOrDefault(id => invocations.Any(i => i.Ids.Contains(id))) is { } id ? $"{id} was delivered" : null;

    private static string? Deliveries(JsonElement expected, IEnumerable<EsmInvocation> invocations)
    {
        foreach (var member in expected.EnumerateObject())
        {
            if (Same(member.Value, CountOf(invocations, member.Name)) is { } actual)
            {
                return $"{actual} deliveries of {member.Name}";
            }
        }

        return null;
    }

    /// <summary>What was deleted although the function never did it.</summary>
    private static IEnumerable<string> Lost(LambdaEsmRun run) =>
        run.Items.Where(item => run.Deleted.Contains(item.Id) && CountOf(run.Invocations, item.Id) is > 0 and var count && count <= item.FailAttempts)
            .Select(item => item.Id);

    private static int CountOf(IEnumerable<EsmInvocation> invocations, string id) => invocations.Count(i => i.Ids.Contains(id));

    private static string SubjectOf(JsonElement expect, LambdaEsmRun run) =>
        Members.Text(expect, "overlappingInvocationsOf") ?? run.Items.Single().Id;

    private static bool Overlaps(IReadOnlyList<EsmInvocation> invocations, string id)
    {
        var of = invocations.Where(i => i.Ids.Contains(id)).OrderBy(i => i.Start).ToList();
        return of.Zip(of.Skip(1)).Any(pair => pair.Second.Start < pair.First.End);
    }

    private static string? AtLeast(JsonElement expected, int actual) => actual >= expected.GetInt32() ? null : $"{actual}";

    /// <summary>As a limit: never more, and not one at a time where several are allowed.</summary>
    private static string? AtMost(JsonElement expected, int actual) =>
        actual <= expected.GetInt32() && (actual > 1 || expected.GetInt32() <= 1) ? null : $"{actual}";

    private static int Concurrent(IReadOnlyList<EsmInvocation> invocations, Func<EsmInvocation, IEnumerable<string>> groups)
    {
        var most = 0;
        foreach (var group in invocations.SelectMany(i => groups(i).Select(key => (i.Mapping, Key: key, Invocation: i))).GroupBy(g => (g.Mapping, g.Key)))
        {
            most = group.Aggregate(most, (so, one) => Math.Max(
                so, group.Count(other => other.Invocation.Start <= one.Invocation.Start && one.Invocation.Start < other.Invocation.End)));
        }

        return most;
    }

    /// <summary>Whether the last deliveries of all items with one key, after which nothing came again, come in the order of the items.</summary>
    private static bool IsDoneInOrder(LambdaEsmRun run)
    {
        var last = run.Items.Select(item => (item.Key, At: run.Invocations.FindLastIndex(i => i.Ids.Contains(item.Id))));
        return last.GroupBy(item => item.Key).All(group => group.Zip(group.Skip(1)).All(pair => pair.First.At <= pair.Second.At));
    }

    /// <summary>The shortest time between two deliveries of an item, in milliseconds; null when none was delivered twice.</summary>
    private static long? ShortestGap(LambdaEsmRun run) =>
        run.Items.Select(item => run.Invocations.Where(i => i.Ids.Contains(item.Id)).Select(i => i.Start).Order().ToList())
            .SelectMany(starts => starts.Zip(starts.Skip(1)).Select(pair => (long?)(pair.Second - pair.First)))
            .Min();

    /// <summary>Whether the first deliveries of all items with one key come in the order of the items.</summary>
    private static bool IsOrdered(LambdaEsmRun run, Func<EsmItem, string> key)
    {
        var order = run.Invocations.OrderBy(i => i.Start).SelectMany(i => i.Ids).Distinct().ToList();
        return run.Items.Where(item => order.Contains(item.Id)).GroupBy(key)
            .All(group => group.Zip(group.Skip(1)).All(pair => order.IndexOf(pair.First.Id) < order.IndexOf(pair.Second.Id)));
    }
}
