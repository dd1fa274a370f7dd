using System.Text;
using AwsMessaging.Analyzers.Tests.Harness;
using AwsMessaging.Simulation.Exploration;
using AwsMessaging.Simulation.Report;
using AwsMessaging.Simulation.Traces;

namespace AwsMessaging.Verification.Tests.Harness;

/// <summary>The part of a rule's page that shows the evidence: pictures, counts, what was shown and what remains, all of it generated.</summary>
internal static class EvidenceSection
{
    private const string Begin = "<!-- evidence: generated -->\n";
    private const string End = "<!-- /evidence -->\n";

    /// <summary>The section of the page before which the evidence is put when the page has none yet.</summary>
    private const string NextSection = "## Example\n";

    /// <summary>The rule's page shows this proof; with <c>AWSM_ACCEPT=1</c> the section is written.</summary>
    /// <param name="proof">The proof of the rule's main scenario.</param>
    /// <param name="beside">The proof of the other fix of the same code; null where there is one fix.</param>
    /// <param name="scenarios">All scenarios of the rule.</param>
    public static void AssertIs(Proof proof, Proof? beside, IEnumerable<VerifiedScenario> scenarios)
    {
        var path = $"docs/rules/{proof.Scenario.RuleId}.md";
        var page = Repository.Read(path);
        var section = Begin + Write(proof, beside, scenarios) + End;
        var begin = page.IndexOf(Begin, StringComparison.Ordinal);
        var next = page.IndexOf(NextSection, StringComparison.Ordinal);
        Assert.True(begin >= 0 || next >= 0, $"{path} has no place for the evidence");
        var expected = begin < 0
            ? page.Insert(next, section + "\n")
            : page[..begin] + section + page[(page.IndexOf(End, begin, StringComparison.Ordinal) + End.Length)..];
        Repository.AssertIs(path, expected);
    }

    private static string Write(Proof proof, Proof? beside, IEnumerable<VerifiedScenario> scenarios)
    {
        var scenario = proof.Scenario;
        Proof[] fixes = beside is null ? [proof] : [proof, beside];
        var text = new StringBuilder("## Evidence\n\n");
        Block($"{scenario.Title}, run on [the model](../architecture.md#the-model) of the services. What should hold: {scenario.Broken.Statement}");
        if (scenario.Assumptions.Count > 0)
        {
            Block("The world: " + string.Join(' ', scenario.Assumptions));
        }

        Block($"{scenario.WhenBefore} it does not. {proof.CounterExample.Violation.Message}");
        var deviations = proof.CounterExample.Trace.Events.Where(l => l.Choice is not null).ToList();
        if (deviations.Count > 0)
        {
            Block("What AWS permits that it takes:");
            List(deviations.Select(l => $"`{TraceText.Describe(l)}`. {l.Choice!.Statement} ([source]({l.Choice.Source}))"));
        }

        Block($"![{scenario.WhenBefore}: {proof.CounterExample.Violation.Message}](../evidence/{scenario}.before.svg)");
        foreach (var fix in fixes)
        {
            Block(fix.Scenario.Rewritten is null
                ? $"{With(fix)}, under the same conditions:"
                : "No quick-fix is offered for this code. After the change, made by hand as in the example below, under the same conditions:");
            Block($"![{With(fix).Replace("*", "", StringComparison.Ordinal)}: {scenario.Broken.Statement}](../evidence/{fix.Scenario}.after.svg)");
        }

        (string, RunCounts)[] counts = [("before", proof.CountsBefore), .. fixes.Select(f => (f.Scenario.FixName ?? "after", f.CountsAfter))];
        Block(CountsTable.Write(counts).TrimEnd('\n'));
        Block($"The same as text: [before](../evidence/{scenario}.before.txt), {string.Join(", ", fixes.Select(f => $"[{f.Scenario.FixName ?? "after"}](../evidence/{f.Scenario}.after.txt)"))}; "
            + $"and the whole record{(fixes.Length > 1 ? "s" : "")}: {string.Join(", ", fixes.Select(f => $"[{f.Scenario}](../evidence/{f.Scenario}.json)"))}.");
        foreach (var fix in fixes)
        {
            Block(fix.Scenario.FixName is { } name ? $"What was shown of the code after the fix *{name}*:" : fix.Scenario.Rewritten is null ? "What was shown of the repaired code:" : "What was shown of the changed code:");
            Block("| Holds | Explored |\n|---|---|\n" + string.Join('\n', fix.Claims.Select(c => Row(c.Claim, c.Result))));
            if (fix.Remains.Count > 0)
            {
                Block("What remains:");
                List(fix.Remains);
            }
        }

        var others = scenarios.Where(s => fixes.All(f => f.Scenario.Name != s.Name)).Select(Link).ToList();
        if (others.Count > 0)
        {
            Block("The same is shown for:");
            List(others);
        }

        Block($"`dotnet run try.cs -- explain {scenario.RuleId}` prints these runs in a terminal.");
        return text.ToString().TrimEnd('\n') + "\n";

        void Block(string content) => text.Append(content).Append("\n\n");

        void List(IEnumerable<string> items) => Block(string.Join('\n', items.Select(i => "- " + i)));
    }

    private static string With(Proof fix) =>
        fix.Scenario.Rewritten is not null ? "After the change" : fix.Scenario.FixName is { } name ? $"With the fix *{name}*" : "With the fix";

    private static string Row(Claim claim, ExplorationResult result)
    {
        var properties = string.Join("<br>", claim.Properties.Select(p => $"**{p.Name}**: {p.Statement}"));
        return $"| {properties} | {result.Statement} Permitted: {claim.Permitted}. |";
    }

    private static string Link(VerifiedScenario other)
    {
        var title = other.TitleWithin + (other.FixName is null ? "" : $" (*{other.FixName}*)");
        var file = $"../evidence/{other}";
        return $"{title}: [before]({file}.before.txt), [after]({file}.after.txt), [record]({file}.json)";
    }
}
