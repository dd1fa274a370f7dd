using AwsMessaging.Semantics.Model;
using AwsMessaging.Simulation.Adversary;
using AwsMessaging.Simulation.Exploration;
using AwsMessaging.Simulation.Traces;
using CsCheck;

namespace AwsMessaging.Simulation.Tests.Adversary;

/// <summary>Who decides, and that it can be repeated.</summary>
public sealed class AdversaryTests
{
    private static readonly ChoicePoint Coin = new("coin", "A coin has two sides.", "https://docs.aws.amazon.com/", "heads", "tails");
    private static readonly ChoicePoint Die = new("die", "A die has six.", "https://docs.aws.amazon.com/");

    [Fact]
    public void A_script_decides_by_point_and_occurrence_and_all_else_goes_well()
    {
        var context = new RunContext();
        context.Choices.Begin(Script.Parse("coin#1=1, die#0=4"), PermittedDeviations.All);

        Assert.Equal([0, 4, 1, 0, 0], Toss(context, Coin, Die, Coin, Coin, Die));
        Assert.Equal("die#0=4, coin#1=1", context.Choices.TakenScript.ToString());
        Assert.True(context.Choices.IsScriptDone);
        Assert.Equal([("coin", 0), ("die", 0), ("coin", 1), ("coin", 2), ("die", 1)], context.Choices.Met.Select(m => (m.Point.Id, m.Occurrence)));
    }

    [Fact]
    public void A_deviation_stands_in_the_trace()
    {
        var context = new RunContext();
        context.Choices.Begin(Script.Parse("coin#0=1"), PermittedDeviations.All);
        context.Choices.Choose(Coin, "order-1");

        var line = Assert.Single(context.Trace.Events);
        Assert.Equal((TraceKind.Deviated, Coin, 1, "order-1"), (line.Kind, line.Choice, line.Number, line.Detail));
        Assert.Equal("coin: tails (order-1)", TraceText.Describe(line));
    }

    [Fact]
    public void What_is_not_permitted_goes_well_and_does_not_count()
    {
        var context = new RunContext();
        context.Choices.Begin(Script.Parse("coin#0=1"), PermittedDeviations.Only(Die));

        Assert.Equal([0, 0], Toss(context, Coin, Die));
        Assert.Equal("die", Assert.Single(context.Choices.Met).Point.Id);
        Assert.False(PermittedDeviations.AllExcept(Coin).Permits(Coin));
        Assert.Equal("whatever AWS permits but coin", PermittedDeviations.AllExcept(Coin).ToString());
    }

    [Fact]
    public void An_option_that_there_is_no_more_goes_well()
    {
        var context = new RunContext();
        context.Choices.Begin(Script.Parse("die#0=5"), PermittedDeviations.All);

        Assert.Equal(0, context.Choices.Choose(Die, 3));
        Assert.Empty(context.Choices.Taken);
    }

    [Fact]
    public void A_run_by_chance_is_repeated_by_its_script() =>
        Gen.ULong.Sample(seed =>
        {
            var context = new RunContext();
            context.Choices.Begin(seed, new ChoiceWeights { Default = 0.3 }, PermittedDeviations.All);
            var tosses = Toss(context, [.. Enumerable.Repeat(new[] { Coin, Die }, 20).SelectMany(p => p)]);

            var again = new RunContext();
            again.Choices.Begin(context.Choices.TakenScript, PermittedDeviations.All);
            return tosses.SequenceEqual(Toss(again, [.. Enumerable.Repeat(new[] { Coin, Die }, 20).SelectMany(p => p)]));
        });

    [Fact]
    public void Weights_say_how_often()
    {
        var context = new RunContext();
        context.Choices.Begin(7, new ChoiceWeights { Default = 0.5 }.With(Coin, 0), PermittedDeviations.All);
        Toss(context, [.. Enumerable.Repeat(new[] { Coin, Die }, 1000).SelectMany(p => p)]);

        Assert.DoesNotContain(context.Choices.Taken, t => t.Point == Coin);
        Assert.InRange(context.Choices.Taken.Count, 450, 550);
    }

    [Fact]
    public void Random_numbers_are_the_same_for_ever()
    {
        var random = new SeededRandom(42);

        Assert.Equal([0x15780b2e0c2ec716UL, 0x6104d9866d113a7eUL, 0xae17533239e499a1UL], [random.Next(), random.Next(), random.Next()]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("benign")]
    [InlineData("sqs.duplicate#0=1, process.crash#12=2")]
    public void Scripts_are_read_as_they_are_written(string text) =>
        Assert.Equal(text.Length == 0 ? "benign" : text, Script.Parse(text).ToString());

    [Theory]
    [InlineData("coin")]
    [InlineData("coin#=1")]
    [InlineData("coin#0=0")]
    [InlineData("#0=1")]
    [InlineData("coin#-1=1")]
    public void What_is_no_script_is_refused(string text) => Assert.Throws<FormatException>(() => Script.Parse(text));

    private static int[] Toss(RunContext context, params ChoicePoint[] points) =>
        [.. points.Select(p => p == Die ? context.Choices.Choose(p, 6) : context.Choices.Choose(p))];
}
