using System.Xml.Linq;
using AwsMessaging.Simulation.Properties;
using AwsMessaging.Simulation.Report;
using AwsMessaging.Simulation.Traces;

namespace AwsMessaging.Simulation.Tests.Report;

/// <summary>What people see of a run.</summary>
public sealed class ReportTests
{
    private const string Title = "A slow handler lets a second consumer take the same order";

    [Fact]
    public void A_timeline_is_drawn()
    {
        var (trace, end) = SampleRuns.TwoConsumers();

        Accepted.Matches("two-consumers.svg", Timeline.ToSvg(trace, new EffectOnce().Check(trace, end), Title));
    }

    [Fact]
    public void A_timeline_is_written_for_terminals()
    {
        var (trace, end) = SampleRuns.TwoConsumers();

        Accepted.Matches("two-consumers.txt", TextTimeline.Write(trace, new EffectOnce().Check(trace, end)));
    }

    [Fact]
    public void The_load_of_shards_is_drawn()
    {
        var shards = Enumerable.Range(0, 4).Select(i => $"shardId-00000000000{i}").ToList();

        Accepted.Matches("hot-shard.svg", HeatStrip.ToSvg(ShardTraffic.Of(SampleRuns.HotShard(), "clicks", shards), "One customer tier as partition key heats one shard"));
    }

    [Fact]
    public void The_load_of_shards_is_written_for_terminals()
    {
        var shards = Enumerable.Range(0, 4).Select(i => $"shardId-00000000000{i}").ToList();

        Accepted.Matches("hot-shard.txt", HeatStripText.Write(ShardTraffic.Of(SampleRuns.HotShard(), "clicks", shards), "700 are throttled.", holds: false));
    }

    [Fact]
    public void What_happens_many_times_over_is_told_in_one_line()
    {
        var trace = SampleRuns.PoisonAndSpareReceives();

        Accepted.Matches("many-times.svg", Timeline.ToSvg(trace, null, "A message that fails again and again", "With a note.", "It is as it is."));
        Accepted.Matches("many-times.txt", TextTimeline.Write(trace, null, "With a note.", "It is as it is."));
    }

    [Fact]
    public void One_of_the_messages_that_fare_alike_stands_for_them()
    {
        var (trace, end) = SampleRuns.TwoConsumers();
        foreach (var key in new[] { "order-3", "order-4", "order-5", "order-6", "order-7" })
        {
            trace.Add(TraceKind.Effect, "database", key);
        }

        var excerpt = Excerpt.Typical(trace, new EffectOnce().Check(trace, end));

        Assert.Equal(["order-1", "order-2", "order-3"], excerpt.Trace.Events.Select(l => l.Key).OfType<string>().Distinct());
        Assert.Equal("order-3 stands for order-4 … order-7 (4) too.", excerpt.Note);
    }

    [Fact]
    public void What_the_contradiction_is_about_stands_for_those_that_fare_alike()
    {
        var (trace, _) = SampleRuns.TwoConsumers();
        string[] keys = ["a", "b", "c", "d"];
        foreach (var key in keys)
        {
            trace.Add(TraceKind.Effect, "database", key);
        }

        var at = trace.Events.Select((line, i) => (line, i)).Single(l => l.line.Key == "c").i;
        var excerpt = Excerpt.Typical(trace, new Violation("Some", "It broke.", at, at));

        Assert.Equal(["c"], excerpt.Trace.Events.Select(l => l.Key).OfType<string>().Intersect(keys));
        Assert.Equal("c stands for a, b, d too.", excerpt.Note);
        Assert.Equal("c", excerpt.Trace.Events[excerpt.Violation!.FirstLine].Key);
    }

    [Fact]
    public void A_drawing_is_well_formed_whatever_the_names_are()
    {
        var (trace, _) = SampleRuns.TwoConsumers();
        trace.Add(TraceKind.Effect, "<&\">", "a < b & \"c\"");

        var svg = XDocument.Parse(Timeline.ToSvg(trace, null, "<title> & \"quotes\""));

        Assert.Contains(svg.Descendants(), e => e.Value == "<&\">");
    }

    [Fact]
    public void Counts_tell_duplicates_losses_and_calls()
    {
        var (trace, end) = SampleRuns.TwoConsumers();

        var counts = RunCounts.Of(trace, end);

        Assert.Equal((2, 3, 2, 1, 0, 1, 5), (counts.Accepted, counts.Received, counts.Effects, counts.Duplicates, counts.Lost, counts.DeadLettered, counts.Calls));
    }

    [Fact]
    public void What_is_nowhere_at_the_end_is_counted_as_lost()
    {
        var (trace, _) = SampleRuns.TwoConsumers();

        Assert.Equal(1, RunCounts.Of(trace, new EndState()).Lost);
    }

    [Fact]
    public void Changes_and_messages_that_do_not_agree_are_counted()
    {
        var (trace, _) = SampleRuns.TwoConsumers();
        trace.Add(TraceKind.RolledBack, "database", "order-1");
        trace.Add(TraceKind.Committed, "database", "order-3");
        trace.Add(TraceKind.Committed, "database", "order-4");
        var end = new EndState();
        end.Add("outbox", "order-4");

        var counts = RunCounts.Of(trace, end);

        Assert.Equal((1, 1), (counts.Phantoms, counts.Untold));
    }

    [Fact]
    public void Records_that_nobody_has_read_are_in_their_shard_and_not_lost()
    {
        var trace = SampleRuns.HotShard();
        var unread = RunCounts.Of(trace, new EndState());
        trace.Add(TraceKind.Received, "reader", "click-0-0", other: "clicks");

        var read = RunCounts.Of(trace, new EndState());

        Assert.Equal((700, 0), (unread.Throttled, unread.Lost));
        Assert.Equal(1, read.Lost);
    }

    [Fact]
    public void Counts_before_and_after_stand_side_by_side()
    {
        var (trace, end) = SampleRuns.TwoConsumers();

        var table = CountsTable.Write(RunCounts.Of(trace, new EndState()), RunCounts.Of(trace, end));

        Assert.Contains("| lost | 1 | 0 |\n", table, StringComparison.Ordinal);
        Assert.DoesNotContain("| 0 | 0 |", table, StringComparison.Ordinal);
    }

    [Fact]
    public void An_excerpt_keeps_what_is_about_a_key_and_the_lines_that_contradict()
    {
        var (trace, end) = SampleRuns.TwoConsumers();
        var violation = new EffectOnce().Check(trace, end)!;

        var excerpt = Excerpt.Of(trace, violation, ["order-2"], until: TimeSpan.FromSeconds(40));

        Assert.Equal(["order-1", "order-1"], excerpt.Trace.Events.Where(l => l.Key == "order-1").Select(l => l.Key));
        Assert.Equal(trace.Events[violation.FirstLine], excerpt.Trace.Events[excerpt.Violation!.FirstLine]);
        Assert.Equal(trace.Events[violation.SecondLine], excerpt.Trace.Events[excerpt.Violation.SecondLine]);
        Assert.DoesNotContain(excerpt.Trace.Events, l => l.TimeMs > 40_000);
        Assert.Contains(excerpt.Trace.Events, l => l.Kind == TraceKind.Crashed);
    }

    [Fact]
    public void An_excerpt_of_everything_is_the_run()
    {
        var (trace, _) = SampleRuns.TwoConsumers();

        Assert.Equal(trace.Hash(), Excerpt.Of(trace, null, keys: null, until: null).Trace.Hash());
    }
}
