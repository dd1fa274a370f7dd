using System.Globalization;
using AwsMessaging.Simulation.Properties;
using AwsMessaging.Simulation.Report;
using AwsMessaging.Simulation.Traces;

namespace AwsMessaging.Verification.Tests.Harness;

/// <summary>What people see of one run of a proof: a timeline, or the load of a stream's shards, as a picture and as text.</summary>
internal sealed class EvidenceRun
{
    private readonly VerifiedScenario scenario;
    private readonly Trace trace;
    private readonly Violation? violation;
    private readonly string title;

    private EvidenceRun(Proof proof, Trace trace, Violation? violation, string when)
    {
        (scenario, this.trace, this.violation) = (proof.Scenario, trace, violation);
        title = $"{when}: {char.ToLowerInvariant(scenario.Title[0])}{scenario.Title[1..]}";
    }

    /// <summary>The run that breaks.</summary>
    public static EvidenceRun Before(Proof proof) =>
        new(proof, proof.CounterExample.Trace, proof.CounterExample.Violation, "Before the fix");

    /// <summary>The repaired code under the same conditions.</summary>
    public static EvidenceRun After(Proof proof) =>
        new(proof, proof.Repaired.Trace, proof.Repaired.Result.Violation, "After the fix");

    private string Holds => $"{scenario.Broken.Name} holds: {scenario.Broken.Statement}";

    /// <summary>As SVG.</summary>
    public string Picture()
    {
        if (scenario.Picture.Stream is { } stream)
        {
            return HeatStrip.ToSvg(ShardsOf(stream), title);
        }

        var excerpt = Shown();
        return Timeline.ToSvg(excerpt.Trace, excerpt.Violation, title, excerpt.Note, Holds);
    }

    /// <summary>For terminals.</summary>
    public string Text()
    {
        if (scenario.Picture.Stream is { } stream)
        {
            return HeatStripText.Write(ShardsOf(stream), violation?.ToString() ?? Holds, violation is null);
        }

        var excerpt = Shown();
        return TextTimeline.Write(excerpt.Trace, excerpt.Violation, excerpt.Note, Holds);
    }

    private Excerpt Shown() => scenario.Picture is { Keys: null, Until: null }
        ? Excerpt.Typical(trace, violation)
        : Excerpt.Of(trace, violation, scenario.Picture.Keys, scenario.Picture.Until);

    private IReadOnlyList<ShardTraffic> ShardsOf(string stream)
    {
        var numbers = Enumerable.Range(0, scenario.Picture.Shards);
        return ShardTraffic.Of(trace, stream, [.. numbers.Select(i => string.Create(CultureInfo.InvariantCulture, $"shardId-{i:000000000000}"))]);
    }
}
