using AwsMessaging.Analyzers.Tests.Harness;
using AwsMessaging.AwsApiStubs;
using AwsMessaging.CodeFixes;
using AwsMessaging.Simulation;
using AwsMessaging.Simulation.Adversary;
using AwsMessaging.Simulation.Exploration;
using AwsMessaging.Simulation.Properties;
using AwsMessaging.Simulation.Report;
using AwsMessaging.Simulation.Traces;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Verification.Tests.Harness;

/// <summary>
/// Verifies the fix of a rule on a scenario: the rule reports the code; the code breaks a property, by the shortest counter-example; the fix
/// that users get repairs the code, or, where there is none, the code is rewritten by hand; what is claimed of the result holds over all that
/// the adversary may do; what is left out is really needed to be left out; nothing else breaks that did not before; and where nothing goes
/// wrong, the effects are the same.
/// </summary>
internal static class Verification
{
    private const string Program = "Program.cs";

    /// <summary>Deviations in one run: all combinations of so many are tried as far as the budget goes.</summary>
    private const int Depth = 2;

    /// <summary>Deviations in a run by chance. Three failures of the same message in a row are what dead-letter queues are for.</summary>
    private const int RandomDeviations = 3;

    /// <summary>Verifies.</summary>
    public static async Task<Proof> ProveAsync(VerifiedScenario scenario)
    {
        // The code may have other mistakes too, of which other rules speak: each is proven by itself.
        var findings = (await FindingsAsync([(Program, scenario.Before)])).Where(f => f.Id == scenario.RuleId).ToList();
        Assert.NotEmpty(findings);

        var repaired = await RepairAsync(scenario);
        Assert.NotEqual(scenario.Before, repaired[0].Text);
        Assert.DoesNotContain(await FindingsAsync(repaired), f => f.Id == scenario.RuleId);

        using var before = ScenarioProgram.Load([(Program, scenario.Before)], scenario.Glue);
        using var after = ScenarioProgram.Load(repaired, scenario.Glue);
        var counterExample = Break(scenario, before);
        var claims = Hold(scenario, after);
        BreaksNothingNew(scenario, before, after);
        ExceptionsAreNeeded(scenario, after);
        IsBenignAlike(scenario, before, after);

        var sameRun = RunOf(scenario, after, counterExample.Script);
        return new Proof(
            scenario,
            [.. findings.Select(f => (f.Location.GetLineSpan().StartLinePosition, f)).Select(f => (f.StartLinePosition.Line + 1, f.StartLinePosition.Character + 1, f.f.GetMessage()))],
            TextOf(repaired),
            counterExample,
            sameRun,
            RunCounts.Of(counterExample.Trace, counterExample.End),
            RunCounts.Of(sameRun.Trace, sameRun.Result.End!),
            claims);
    }

    /// <summary>The property breaks, and breaks again in the same way, to the byte, in a world made anew.</summary>
    internal static CounterExample Break(VerifiedScenario scenario, ScenarioProgram before)
    {
        var result = Explore(scenario, before, [scenario.Broken], PermittedDeviations.All, scenario.MaxRuns, Depth);
        Assert.True(result.CounterExample is not null, $"{scenario}: {scenario.Broken} holds before the repair. {result.Statement}\n{(result.CounterExample is null ? RunOf(scenario, before, Script.Benign).Trace.ToString() : "")}");
        var found = result.CounterExample!;
        var again = RunOf(scenario, before, found.Script);
        Assert.Equal(found.Trace.ToString(), again.Trace.ToString());
        Assert.Equal(found.TraceHash, again.Trace.Hash());
        return found;
    }

    internal static List<(Claim Claim, ExplorationResult Result)> Hold(VerifiedScenario scenario, ScenarioProgram after)
    {
        Assert.Contains(scenario.Claims, c => c.Properties.Any(p => p.Statement == scenario.Broken.Statement));
        var proven = new List<(Claim, ExplorationResult)>();
        foreach (var claim in scenario.Claims)
        {
            var result = Explore(scenario, after, claim.Properties, claim.Permitted, scenario.MaxRuns, Depth, scenario.RandomRuns);
            Assert.True(result.Holds, $"{scenario}, after the repair: {result.Statement}\n{Timeline(result.CounterExample)}");
            Assert.True(result.CompleteUpTo >= 1, $"{scenario}: the budget did not suffice for all runs with one deviation. {result.Statement}");
            proven.Add((claim, result));
        }

        return proven;
    }

    /// <summary>What breaks after the repair broke before it, with no more deviations, or a claim says that it remains.</summary>
    internal static void BreaksNothingNew(VerifiedScenario scenario, ScenarioProgram before, ScenarioProgram after)
    {
        using var world = scenario.NewWorld();
        var tally = new Tally(world, Watched(scenario));
        var start = scenario.SetUp(new ScenarioWorld(world, after, IsHealthy: false));
        var result = world.Explore(Anew(after, start), scenario.Duration, [tally], Options(PermittedDeviations.All, scenario.MaxRuns, Depth, scenario.RandomRuns));
        Assert.True(result.Holds, $"{scenario}: {result.Statement}");
        foreach (var (property, deviations, violation) in tally.Found.Where(f => !Remains(scenario, f.Property, f.Deviations)))
        {
            // In the same way first, which is quick to find.
            Assert.True(
                Breaks(property, PermittedDeviations.Only([.. deviations.Select(d => d.Point)]), deviations.Count)
                || Breaks(property, PermittedDeviations.All, deviations.Count),
                $"{scenario}: the repair breaks what held before it. {violation} ({string.Join(", ", deviations.Select(d => d.AsDeviation(d.Taken)))})");
        }

        bool Breaks(Property property, PermittedDeviations permitted, int depth) =>
            Explore(scenario, before, [property], permitted, scenario.MaxRuns, Math.Min(Depth, depth), depth > Depth ? scenario.RandomRuns : 0).CounterExample is not null;
    }

    /// <summary>Whether a claim leaves out what made the property break, and so says what remains to be done about it.</summary>
    private static bool Remains(VerifiedScenario scenario, Property property, IReadOnlyList<ChoiceMet> deviations) =>
        scenario.Claims.Any(c =>
            c.Properties.Any(p => p.Statement == property.Statement) && c.Exceptions.Any(e => deviations.Any(d => d.Point.Id == e.Point.Id)));

    /// <summary>Without leaving a deviation out, the claim would be false: what remains for the user is true, and the adversary is no weaker than it must be.</summary>
    internal static void ExceptionsAreNeeded(VerifiedScenario scenario, ScenarioProgram after)
    {
        foreach (var claim in scenario.Claims)
        {
            foreach (var (point, _) in claim.Exceptions)
            {
                var result = Explore(scenario, after, claim.Properties, PermittedDeviations.Only(point), scenario.MaxRuns, Depth);
                Assert.True(result.CounterExample is not null, $"{scenario}: the claim holds with {point.Id} too, and need not leave it out. {result.Statement}");
            }
        }
    }

    internal static void IsBenignAlike(VerifiedScenario scenario, ScenarioProgram before, ScenarioProgram after)
    {
        var (then, now) = (EffectsOf(before), EffectsOf(after));
        Assert.NotEmpty(now);
        if (scenario.BenignGains is null)
        {
            Assert.Equal(then, now);
        }
        else
        {
            Assert.Subset(now.ToHashSet(), then.ToHashSet());
        }

        List<(string, string?)> EffectsOf(ScenarioProgram program) =>
            [.. RunOf(scenario, program, Script.Benign, isHealthy: true).Trace.Events.Where(e => e.Kind == TraceKind.Effect).Select(e => (e.Lane, e.Key))];
    }

    private static IReadOnlyList<Property> Watched(VerifiedScenario scenario)
    {
        Property[] standard =
        [
            new NoLoss(), new NoPhantom(), new NoMissingEvent(), new EffectOnce(), new OrderPerGroup(), new NoOverlap(), new NoOverlap(perGroup: true),
            new Liveness(scenario.Duration), new FailuresObserved(),
        ];
        return [.. scenario.Claims.SelectMany(c => c.Properties).Concat(standard).DistinctBy(p => p.Statement)];
    }

    private static ExplorationResult Explore(
        VerifiedScenario scenario, ScenarioProgram program, IReadOnlyList<Property> properties, PermittedDeviations permitted, int maxRuns, int depth,
        int randomRuns = 0)
    {
        using var world = scenario.NewWorld();
        var start = scenario.SetUp(new ScenarioWorld(world, program, IsHealthy: false));
        return world.Explore(Anew(program, start), scenario.Duration, properties, Options(permitted, maxRuns, depth, randomRuns));
    }

    private static ExplorationOptions Options(PermittedDeviations permitted, int maxRuns, int depth, int randomRuns) => new()
    {
        MaxDeviations = depth,
        MaxRuns = maxRuns,
        RandomRuns = randomRuns,
        Weights = new ChoiceWeights { MaxDeviations = RandomDeviations },
        Permitted = permitted,
    };

    private static Replay RunOf(VerifiedScenario scenario, ScenarioProgram program, Script script, bool isHealthy = false)
    {
        using var world = scenario.NewWorld();
        var start = scenario.SetUp(new ScenarioWorld(world, program, isHealthy));
        return world.Run(Anew(program, start), scenario.Duration, [scenario.Broken], script);
    }

    private static Action Anew(ScenarioProgram program, Action start) => () =>
    {
        program.Reset();
        start();
    };

    /// <summary>The files after the fix: the one that was there, and what the fix adds. Code for which a fix is offered is repaired by nothing else.</summary>
    internal static async Task<IReadOnlyList<(string Name, string Text)>> RepairAsync(VerifiedScenario scenario)
    {
        using var project = new FixedProject(SdkMajor.V4, (Program, scenario.Before));
        if (scenario.Rewritten is { } rewritten)
        {
            Assert.False(
                FixCatalog.All.Any(f => f.RuleId == scenario.RuleId) && (await project.FirstOffersAsync(scenario.RuleId)).Count > 0,
                $"{scenario}: the rule has a fix, which is what has to be shown.");
            return [(Program, rewritten)];
        }

        await project.ApplyToAllAsync(scenario.RuleId, scenario.FixKey);
        var files = new List<(string, string)>();
        foreach (var name in project.Names)
        {
            files.Add((name, await project.TextAsync(name)));
        }

        return files;
    }

    /// <summary>The files in one text, each that the fix added under its name.</summary>
    private static string TextOf(IReadOnlyList<(string Name, string Text)> files) =>
        string.Concat(files.Select((f, i) => i == 0 ? f.Text : $"\n// ---- {f.Name} ----\n{f.Text}"));

    private static async Task<IReadOnlyList<Diagnostic>> FindingsAsync(IReadOnlyList<(string Name, string Text)> files)
    {
        var compilation = Workbench.Compile(files.Select(f => ("/" + f.Name, f.Text)));
        Assert.Empty(compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error));
        return await Workbench.BuildAsync(compilation);
    }

    private static string Timeline(CounterExample? found) => found is null ? "" : TextTimeline.Write(found.Trace, found.Violation);
}
