using AwsMessaging.Benchmarks.Corpus;
using AwsMessaging.Semantics.Patterns;

namespace AwsMessaging.Benchmarks.Model;

/// <summary>Events on a bus with 1,000 rules, matched as text, one after the other.</summary>
internal static class PatternBenchmarks
{
    public const double Target = 500_000;

    private const int Rules = 1_000;
    private const int Events = 1_000;
    private const ulong Seed = 20_261;

    public static IReadOnlyList<ModelBenchmark> Speed { get; } =
    [
        new("Events on a bus with 1,000 ordinary rules", "events", () => Match(PatternRules.Ordinary)) { Target = Target },
        new("Events on a bus with 1,000 mixed rules", "events", () => Match(PatternRules.Mixed)) { Target = Target },
    ];

    private static Func<long> Match(Func<Dice, string> rule)
    {
        var dice = new Dice(Seed);
        var set = new PatternSet([.. Enumerable.Range(0, Rules).Select(_ => Parse(rule(dice)))]);
        var events = Enumerable.Range(0, Events).Select(_ => PatternRules.Event(dice)).ToArray();
        var matches = new List<int>();
        return () =>
        {
            var matched = 0;
            foreach (var json in events)
            {
                set.Match(json, matches);
                matched += matches.Count > 0 ? 1 : 0;
            }

            ModelBenchmarks.Require(matched > Events / 2, "Hardly an event matches a rule.");
            return Events;
        };
    }

    private static EventPattern Parse(string rule)
    {
        var result = EventPattern.Parse(rule, PatternDialect.EventBridge);
        return result.Pattern ?? throw new InvalidOperationException($"The rule {rule} is not valid: {result.Faults[0]}");
    }
}
