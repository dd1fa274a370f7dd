using AwsMessaging.Semantics.Model;
using AwsMessaging.Simulation.Adversary;
using AwsMessaging.Simulation.Exploration;
using AwsMessaging.Simulation.Properties;
using AwsMessaging.Simulation.Traces;

namespace AwsMessaging.Simulation.Tests.Exploration;

/// <summary>What is looked at, what is found, and what may be claimed when nothing is.</summary>
public sealed class ExplorerTests
{
    private static readonly ChoicePoint Digit = new("digit", "Any digit is possible.", "https://docs.aws.amazon.com/", "0", "1", "2");
    private static readonly ChoicePoint Extra = new("extra", "There may be more.", "https://docs.aws.amazon.com/", "no", "yes");

    [Fact]
    public void Every_combination_is_tried_once()
    {
        var seen = new List<string>();
        var result = Explorer.Explore(Digits(3, d => seen.Add(d), _ => false), new() { MaxDeviations = 2, RandomRuns = 0 });

        // 1 benign, 3 places × 2 others, 3 pairs of places × 2 × 2.
        Assert.Equal(1 + 6 + 12, result.Runs);
        Assert.Equal(seen.Distinct(), seen);
        Assert.Equal("000", seen[0]);
        Assert.True(result.Holds);
        Assert.Equal("No violation with at most 2 deviations, over 19 runs.", result.Statement);
    }

    [Fact]
    public void A_budget_says_how_far_it_went()
    {
        var result = Explorer.Explore(Digits(3, _ => { }, _ => false), new() { MaxDeviations = 3, MaxRuns = 10, RandomRuns = 5 });

        Assert.Equal((10, 1, 3, 5), (result.Runs, result.CompleteUpTo, result.RunsBeyond, result.RandomRuns));
        Assert.Equal("No violation with at most 1 deviation, over 10 runs, 3 of them with one more, nor in 5 runs by chance.", result.Statement);
    }

    [Fact]
    public void A_budget_that_is_just_enough_is_enough()
    {
        var result = Explorer.Explore(Digits(3, _ => { }, _ => false), new() { MaxDeviations = 2, MaxRuns = 19, RandomRuns = 0 });

        Assert.Equal((19, 2, 0), (result.Runs, result.CompleteUpTo, result.RunsBeyond));
    }

    [Fact]
    public void The_violation_with_the_fewest_deviations_is_found()
    {
        var result = Explorer.Explore(Digits(4, _ => { }, d => d is "0220" || d.Contains("2", StringComparison.Ordinal) && d[3] == '1'));

        Assert.Equal("digit#1=2, digit#2=2", Explorer.Explore(Digits(4, _ => { }, d => d is "0220")).CounterExample!.Script.ToString());
        Assert.Equal(2, result.CounterExample!.Script.Count);
        Assert.False(result.Holds);
    }

    [Fact]
    public void What_chance_finds_is_made_short()
    {
        // Three deviations are beyond the combinations tried; whatever else chance adds is dropped again.
        var result = Explorer.Explore(
            Digits(12, _ => { }, d => d.Count(c => c != '0') >= 3), new() { MaxDeviations = 1, RandomRuns = 200, Seed = 3 });

        Assert.Equal(3, result.CounterExample!.Script.Count);
        Assert.All(result.CounterExample.Script.Deviations, d => Assert.Equal(1, d.Option));
        Assert.Equal(1, result.CompleteUpTo);
    }

    [Fact]
    public void A_counter_example_is_repeated_byte_for_byte()
    {
        var scenario = Digits(4, _ => { }, d => d is "0102");
        var found = Explorer.Explore(scenario, new() { Seed = 11 }).CounterExample!;

        var first = Explorer.Replay(scenario, found.Script, found.Seed);
        var second = Explorer.Replay(scenario, Script.Parse(found.Script.ToString()), found.Seed);

        Assert.Equal(first.Trace.ToString(), second.Trace.ToString());
        Assert.Equal(found.TraceHash, first.Trace.Hash());
        Assert.Equal(found.Violation, second.Result.Violation);
        Assert.NotEqual(found.TraceHash, Explorer.Replay(scenario, Script.Benign).Trace.Hash());
    }

    [Fact]
    public void Only_permitted_deviations_are_tried()
    {
        var scenario = Digits(2, _ => { }, d => d != "00");

        Assert.True(Explorer.Explore(scenario, new() { Permitted = PermittedDeviations.AllExcept(Digit) }).Holds);
        Assert.False(Explorer.Explore(scenario, new() { Permitted = PermittedDeviations.Only(Digit) }).Holds);
    }

    [Fact]
    public void A_run_that_cannot_be_judged_is_no_pass()
    {
        var result = Explorer.Explore(c => c.Choices.Choose(Digit) == 2 ? RunResult.Unknown("work escaped") : RunResult.Held());

        Assert.False(result.Holds);
        Assert.Equal("work escaped (digit#0=2)", result.Inconclusive);
    }

    [Fact]
    public void A_scenario_that_depends_on_something_else_is_no_finding()
    {
        var runs = 0;
        var result = Explorer.Explore(c => c.Choices.Choose(Digit) == 1 && runs++ == 0 ? RunResult.Violated(new("Odd", "odd")) : RunResult.Held());

        Assert.Null(result.CounterExample);
        Assert.Contains("does not come again", result.Inconclusive, StringComparison.Ordinal);
    }

    [Fact]
    public void States_that_are_known_are_not_extended_again()
    {
        // The first choice changes nothing: what follows it has been seen without it.
        static RunResult Scenario(RunContext context)
        {
            context.Choices.Choose(Extra);
            if (context.IsKnown(1))
            {
                return RunResult.Held();
            }

            var number = 0;
            for (var i = 0; i < 4; i++)
            {
                number = (number * 3) + context.Choices.Choose(Digit);
            }

            return number == 80 ? RunResult.Violated(new("Max", "all twos")) : RunResult.Held();
        }

        var result = Explorer.Explore(Scenario, new() { MaxDeviations = 3, RandomRuns = 0 });

        Assert.Equal(1, result.CutRuns);
        Assert.Equal(1 + 8 + 24 + 32 + 1, result.Runs);
        Assert.False(Explorer.Explore(Scenario, new() { MaxDeviations = 4, RandomRuns = 0 }).Holds);
    }

    [Fact]
    public void Programs_get_the_same_random_numbers_in_every_run()
    {
        var numbers = new HashSet<ulong>();
        Explorer.Explore(
            c =>
            {
                c.Choices.Choose(Digit);
                numbers.Add(c.Random.Next());
                return RunResult.Held();
            },
            new() { Seed = 5 });

        Assert.Single(numbers);
    }

    private static Scenario Digits(int count, Action<string> seen, Func<string, bool> isBad) => context =>
    {
        var digits = "";
        for (var i = 0; i < count; i++)
        {
            digits += context.Choices.Choose(Digit, $"place {i}");
            context.Trace.Add(TraceKind.Effect, "digits", digits);
        }

        seen(digits);
        return isBad(digits) ? RunResult.Violated(new Violation("Bad", digits)) : RunResult.Held();
    };
}
