using System.Text.Json;
using AwsMessaging.Semantics.Json;
using AwsMessaging.Semantics.Patterns;

namespace AwsMessaging.Conformance;

/// <summary>Event patterns and events, and whether they match. Each is asked four ways: alone and in a set, by text and read before.</summary>
internal sealed class EventBridgeMatchVectors : IVectorSchema
{
    public IReadOnlyList<string> Schemas => ["eventbridge-match/1"];

    public IEnumerable<VectorCase> Cases(JsonElement file) =>
        from element in file.GetProperty("cases").EnumerateArray() select VectorCase.Of(element, () => Run(element));

    private static Mismatch? Run(JsonElement element)
    {
        var expected = element.GetProperty("expect").GetBoolean();
        var json = element.GetProperty("event").GetString()!;

        // What was recorded is the library's answer, and the library has none of the service's limits.
        var result = EventPattern.Parse(element.GetProperty("pattern").GetString()!, PatternDialect.EventBridge, PatternQuotas.Unlimited);
        if (result.Pattern is not { } pattern)
        {
            return new(expected.ToString(), "refused: " + string.Join("; ", result.Faults));
        }

        var set = new PatternSet([pattern]);
        var @event = JsonValue.TryParse(json, out _);
        var actual = new Dictionary<string, bool>
        {
            ["pattern and text"] = pattern.Matches(json),
            ["set and text"] = set.Match(json).Count == 1,
        };
        if (@event is not null)
        {
            actual["pattern and value"] = pattern.Matches(@event);
            actual["set and value"] = set.Match(@event).Count == 1;
        }

        return actual.Values.All(a => a == expected)
            ? null
            : new(expected.ToString(), string.Join(", ", actual.Select(a => $"{a.Key}: {a.Value}")));
    }
}

/// <summary>Event patterns, and whether EventBridge accepts them.</summary>
internal sealed class EventBridgeValidityVectors : IVectorSchema
{
    /// <summary>The vectors are about the language. How long a rule's pattern may be is the rule's affair.</summary>
    private static readonly PatternQuotas Quotas = new() { MaxWildcardComplexity = PatternDialect.EventBridge.Quotas.MaxWildcardComplexity };

    public IReadOnlyList<string> Schemas => ["eventbridge-pattern-validity/1"];

    public IEnumerable<VectorCase> Cases(JsonElement file) =>
        from element in file.GetProperty("cases").EnumerateArray() select VectorCase.Of(element, () => Run(element));

    private static Mismatch? Run(JsonElement element)
    {
        var result = EventPattern.Parse(element.GetProperty("pattern").GetString()!, PatternDialect.EventBridge, Quotas);
        return Validity.Compare(element, result);
    }
}
