using System.Globalization;
using AwsMessaging.Simulation.Properties;
using AwsMessaging.Simulation.Report;
using AwsMessaging.Simulation.Traces;

namespace AwsMessaging.Verification.Tests.Harness;

/// <summary>What people see of one run of a proof: a timeline, or the load of a stream's shards, as a picture and as text.</summary>
internal sealed class EvidenceRun
{
    private readonly Picture picture;
    private readonly Trace trace;
    private readonly Violation? violation;
    private readonly string title;
    private readonly string? holds;

    private EvidenceRun(VerifiedScenario scenario, Trace trace, Violation? violation, string when, string? holds)
    {
        (picture, this.trace, this.violation, this.holds) = (scenario.Picture, trace, violation, holds);
        title = $"{when}: {scenario.TitleWithin}";
    }

    /// <summary>The run that breaks.</summary>
    public static EvidenceRun Before(Proof proof) =>
        new(proof.Scenario, proof.CounterExample.Trace, proof.CounterExample.Violation, proof.Scenario.WhenBefore, holds: null);

    /// <summary>The repaired code under the same conditions, with what remains if that happens in this run.</summary>
    public static EvidenceRun After(Proof proof)
    {
        var (scenario, run) = (proof.Scenario, proof.Repaired);
        var remains = scenario.Claims.SelectMany(c => c.Properties).Select(p => p.Check(run.Trace, run.Result.End!)).FirstOrDefault(v => v is not null);
        var when = scenario.Rewritten is not null ? "After the change" : scenario.FixName is null ? "After the fix" : $"After the fix, {scenario.FixName}";
        return new(scenario, run.Trace, remains, when, $"{scenario.Broken.Name} holds: {scenario.Broken.Statement}");
    }

    /// <summary>As SVG.</summary>
    public string Picture()
    {
        if (picture.Stream is { } stream)
        {
            return HeatStrip.ToSvg(ShardsOf(stream), title, violation?.ToString() ?? holds!, violation is null);
        }

        var excerpt = Shown();
        return Timeline.ToSvg(excerpt.Trace, excerpt.Violation, title, excerpt.Note, holds);
    }

    /// <summary>For terminals.</summary>
    public string Text()
    {
        if (picture.Stream is { } stream)
        {
            return HeatStripText.Write(ShardsOf(stream), violation?.ToString() ?? holds!, violation is null);
        }

        var excerpt = Shown();
        return TextTimeline.Write(excerpt.Trace, excerpt.Violation, excerpt.Note, holds);
    }

    private Excerpt Shown()
    {
        var typical = picture.Keys is null ? Excerpt.Typical(trace, violation) : new Excerpt(trace, violation);
        var shown = Excerpt.Of(typical.Trace, typical.Violation, picture.Keys, picture.Until);
        return shown with { Note = string.Join(' ', new[] { typical.Note, shown.Note }.Where(n => n is not null)) is { Length: > 0 } note ? note : null };
    }

    private IReadOnlyList<ShardTraffic> ShardsOf(string stream)
    {
        var numbers = Enumerable.Range(0, picture.Shards);
        return ShardTraffic.Of(trace, stream, [.. numbers.Select(i => string.Create(CultureInfo.InvariantCulture, $"shardId-{i:000000000000}"))]);
    }
}
