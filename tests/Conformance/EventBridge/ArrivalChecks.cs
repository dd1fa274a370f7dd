using System.Globalization;
using System.Text.Json;

namespace AwsMessaging.Conformance.EventBridge;

/// <summary>
/// Steps that look at what arrived at a target. A drain takes it away. A step that names what was delivered means what arrived since the last
/// such step or, where that is not it, since the last drain: sources do both, receive with and without delete.
/// </summary>
internal sealed class ArrivalChecks(EventBridgeWorld world)
{
    private static readonly string[] TargetKinds = ["queue", "lambda", "bus", "stream", "topic"];

    // Members that name targets of any kind.
    private static readonly string[] TargetMembers = ["target", "targets", "queues", "at", "to"];

    private readonly Dictionary<string, (int SinceDrain, int SinceCheck)> seen = [];

    public Mismatch? Run(JsonElement step, string op)
    {
        var targets = Targets(step);
        if (targets.Count == 0)
        {
            // Whoever names no target means all.
            targets.AddRange(world.Arrived.Select(a => a.To).Distinct());
        }

        switch (op)
        {
            case "drain":
                EventBridgeReading.CheckMembers(step, ["op", .. TargetMembers, .. TargetKinds]);
                foreach (var target in targets)
                {
                    seen[target] = (At(target).Count, At(target).Count);
                }

                return null;
            case "expectDelivered":
                return Delivered(step, targets);
            case "expectSameEventId":
                EventBridgeReading.CheckMembers(step, ["op", .. TargetMembers, .. TargetKinds]);
                return SameId([.. targets.SelectMany(SinceDrain)]);
            default:
                EventBridgeReading.CheckMembers(step, ["op", "count", "atLeast", "atMost", "min", "max", "rule", "expect", .. TargetMembers, .. TargetKinds]);
                return Number(step, op, step.TryGetProperty("rule", out _) ? OfRule(step) : targets.Sum(t => SinceDrain(t).Count));
        }
    }

    /// <summary>How often a rule fired: each time, all its targets get something.</summary>
    private int OfRule(JsonElement step)
    {
        var rule = EventBridgeReading.Text(step, "rule") ?? throw new UnreadableException("a step names neither target nor rule");
        var targets = world.Service.ListTargetsByRule(world.Now, rule, EventBridgeReading.Text(step, "bus")).Result;
        return targets.Count == 0 ? throw new UnreadableException($"the rule {rule} has no target to see it fire") : targets.Max(t => SinceDrain(t.Arn).Count);
    }

    private static Mismatch? Number(JsonElement step, string op, int actual)
    {
        var from = step.TryGetProperty("expect", out var expect) && expect.ValueKind == JsonValueKind.Object ? expect : step;
        var count = Int(from, "count") ?? (expect.ValueKind == JsonValueKind.Number ? expect.GetInt32() : null);
        var (min, max) = op switch
        {
            "expectDeliveredAtLeast" => (count ?? Int(from, "atLeast") ?? Int(from, "min"), (int?)null),
            "expectDeliveredAtMost" => (null, count ?? Int(from, "atMost") ?? Int(from, "max")),
            _ => (count ?? Int(from, "atLeast") ?? Int(from, "min"), count ?? Int(from, "atMost") ?? Int(from, "max")),
        };
        if (min is null && max is null)
        {
            throw new UnreadableException($"{op} has no number");
        }

        return actual >= (min ?? 0) && actual <= (max ?? int.MaxValue)
            ? null
            : new(string.Create(CultureInfo.InvariantCulture, $"{min} to {max}"), actual.ToString(CultureInfo.InvariantCulture));
    }

    private static int? Int(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetInt32() : null;

    private static Mismatch? SameId(IReadOnlyList<Arrival> arrivals)
    {
        var ids = arrivals.Select(a => a.EventId).Distinct().ToList();
        return arrivals.Count > 0 && ids is [not null] ? null : new("one event id", string.Join(", ", ids));
    }

    private static Mismatch? Contents(JsonElement step, IReadOnlyList<Arrival> arrivals)
    {
        if (step.TryGetProperty("details", out var details) && !SameSet(details, [.. arrivals.Select(a => a.Detail ?? "null")]))
        {
            return new(details.GetRawText(), Shown(arrivals));
        }

        if (step.TryGetProperty("payloads", out var payloads) && !SameSet(payloads, [.. arrivals.Select(a => a.Body)]))
        {
            return new(payloads.GetRawText(), Shown(arrivals));
        }

        return step.TryGetProperty("count", out var count) && count.GetInt32() != arrivals.Count
            ? new($"{count} deliveries", Shown(arrivals))
            : null;
    }

    private static bool SameSet(JsonElement expected, List<string> actual)
    {
        if (expected.GetArrayLength() != actual.Count)
        {
            return false;
        }

        foreach (var element in expected.EnumerateArray())
        {
            var index = actual.FindIndex(a =>
                EventBridgeReading.SameJson(element.GetRawText(), a)
                || (element.ValueKind == JsonValueKind.String && (element.GetString() == a || EventBridgeReading.SameJson(element.GetString(), a))));
            if (index < 0)
            {
                return false;
            }

            actual.RemoveAt(index);
        }

        return true;
    }

    private static string Shown(IReadOnlyList<Arrival> arrivals) => "[" + string.Join(", ", arrivals.Select(a => a.Body)) + "]";

    private static List<string> Targets(JsonElement step)
    {
        var targets = TargetKinds
            .Where(kind => step.TryGetProperty(kind, out _))
            .Select(kind => EventBridgeWorld.Arn(kind, step.GetProperty(kind).GetString()!))
            .ToList();
        foreach (var member in TargetMembers)
        {
            if (step.TryGetProperty(member, out var value))
            {
                targets.AddRange(value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().SelectMany(Named) : Named(value));
            }
        }

        return targets;
    }

    /// <summary>A target by its kind and name, or whatever has that name.</summary>
    private static IEnumerable<string> Named(JsonElement target) => target.ValueKind == JsonValueKind.String
        ? TargetKinds.Select(kind => EventBridgeWorld.Arn(kind, target.GetString()!))
        : Targets(target);

    private Mismatch? Delivered(JsonElement step, List<string> targets)
    {
        EventBridgeReading.CheckMembers(
            step,
            [
                "op", "details", "payloads", "count", "sameEventId", "distinctEventIds", "replayName", "messageGroupId", "compactJson",
                .. TargetMembers, .. TargetKinds,
            ]);
        var arrivals = targets.SelectMany(SinceCheck).ToList();
        if (Contents(step, arrivals) is { } mismatch)
        {
            arrivals = [.. targets.SelectMany(SinceDrain)];
            if (Contents(step, arrivals) is not null)
            {
                return mismatch;
            }
        }

        foreach (var target in targets)
        {
            seen[target] = (seen.GetValueOrDefault(target).SinceDrain, At(target).Count);
        }

        return Properties(step, arrivals);
    }

    private static Mismatch? Properties(JsonElement step, List<Arrival> arrivals)
    {
        var ids = arrivals.Select(a => a.EventId).Distinct().Count();
        if (step.TryGetProperty("sameEventId", out var same) && same.GetBoolean() && SameId(arrivals) is { } different)
        {
            return different;
        }

        if (step.TryGetProperty("distinctEventIds", out var distinct)
            && ids != (distinct.ValueKind == JsonValueKind.Number ? distinct.GetInt32() : arrivals.Count))
        {
            return new($"distinct event ids {distinct}", $"{ids} ids of {arrivals.Count} deliveries");
        }

        if (step.TryGetProperty("replayName", out var replay) && arrivals.Exists(a => a.ReplayName != replay.GetString()))
        {
            return new($"replay-name {replay}", Shown(arrivals));
        }

        if (step.TryGetProperty("messageGroupId", out var group) && arrivals.Exists(a => a.GroupId != group.GetString()))
        {
            return new($"message group {group}", string.Join(", ", arrivals.Select(a => a.GroupId)));
        }

        return step.TryGetProperty("compactJson", out var compact) && compact.GetBoolean() && arrivals.Exists(a => !a.IsCompact)
            ? new("compact JSON", Shown(arrivals))
            : null;
    }

    private List<Arrival> At(string target) => world.Arrived.FindAll(a => a.To == target);

    private List<Arrival> SinceDrain(string target) => [.. At(target).Skip(seen.GetValueOrDefault(target).SinceDrain)];

    private List<Arrival> SinceCheck(string target) => [.. At(target).Skip(seen.GetValueOrDefault(target).SinceCheck)];
}
