using System.Globalization;
using System.Text.Json;
using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Conformance.EventBridge;

/// <summary>Compares a list that a service returned.</summary>
internal static class Listed
{
    /// <param name="step">The step; its <c>expect</c> is an array of names or numbers, or an object.</param>
    /// <param name="error">What the service answered instead of a list.</param>
    /// <param name="names">The names in the list.</param>
    /// <param name="states">Their states; empty where there are none.</param>
    /// <param name="nameMembers">Members of <c>expect</c> that have the names.</param>
    public static Mismatch? Compare(
        JsonElement step, ServiceError? error, IReadOnlyList<string> names, IReadOnlyList<string> states, params ReadOnlySpan<string> nameMembers)
    {
        if (!step.TryGetProperty("expect", out var expect))
        {
            return null;
        }

        if (expect.ValueKind != JsonValueKind.Object)
        {
            return error is null ? Compare(expect, names) : new("no error", error.ToString());
        }

        EventBridgeReading.CheckMembers(expect, ["ok", "error", "count", "state", "states", .. nameMembers]);
        if (EventBridgeReading.Text(expect, "error") is { } code)
        {
            return error?.Code == code ? null : new(code, error?.ToString() ?? "no error");
        }

        if (error is not null)
        {
            return new("no error", error.ToString());
        }

        foreach (var member in nameMembers)
        {
            if (expect.TryGetProperty(member, out var expected) && Compare(expected, WithStates(expected, names, states)) is { } mismatch)
            {
                return mismatch;
            }
        }

        if (expect.TryGetProperty("count", out var count) && Compare(count, names) is { } other)
        {
            return other;
        }

        if (EventBridgeReading.Text(expect, "state") is { } state && states.Any(s => s != state))
        {
            return new(state, string.Join(", ", states));
        }

        return expect.TryGetProperty("states", out var all) ? Compare(all, states) : null;
    }

    private static Mismatch? Compare(JsonElement expected, IReadOnlyList<string> actual)
    {
        if (expected.ValueKind == JsonValueKind.Number)
        {
            return expected.GetInt32() == actual.Count ? null : new(expected.ToString(), actual.Count.ToString(CultureInfo.InvariantCulture));
        }

        var left = string.Join(", ", expected.EnumerateArray().Select(NameOf).Order(StringComparer.Ordinal));
        var right = string.Join(", ", actual.Order(StringComparer.Ordinal));
        return left == right ? null : new(left, right);
    }

    private static IReadOnlyList<string> WithStates(JsonElement expected, IReadOnlyList<string> names, IReadOnlyList<string> states) =>
        expected.ValueKind == JsonValueKind.Array
        && expected.EnumerateArray().Any(e => e.ValueKind == JsonValueKind.Object && e.TryGetProperty("state", out _))
            ? [.. names.Zip(states, (name, state) => name + " " + state)]
            : names;

    private static string NameOf(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.String)
        {
            return element.GetString()!;
        }

        EventBridgeReading.CheckMembers(element, "id", "name", "rule", "state");
        if (!element.TryGetProperty("id", out var name) && !element.TryGetProperty("name", out name) && !element.TryGetProperty("rule", out name))
        {
            throw new UnreadableException("an element of a list has no name");
        }

        return element.TryGetProperty("state", out var state) ? $"{name} {state}" : name.GetString()!;
    }
}
