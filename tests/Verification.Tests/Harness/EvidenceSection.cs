using System.Text;
using AwsMessaging.Analyzers.Tests.Harness;
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
    /// <param name="proof">The proof of the rule's scenario with a picture.</param>
    /// <param name="scenarios">All scenarios of the rule.</param>
    public static void AssertIs(Proof proof, IEnumerable<VerifiedScenario> scenarios)
    {
        var path = $"docs/rules/{proof.Scenario.RuleId}.md";
        var page = Repository.Read(path);
        var section = Begin + Write(proof, [.. scenarios.Where(s => s.Name != proof.Scenario.Name)]) + End;
        var begin = page.IndexOf(Begin, StringComparison.Ordinal);
        var next = page.IndexOf(NextSection, StringComparison.Ordinal);
        Assert.True(begin >= 0 || next >= 0, $"{path} has no place for the evidence");
        var expected = begin < 0
            ? page.Insert(next, section + "\n")
            : page[..begin] + section + page[(page.IndexOf(End, begin, StringComparison.Ordinal) + End.Length)..];
        Repository.AssertIs(path, expected);
    }

    private static string Write(Proof proof, IReadOnlyList<VerifiedScenario> others)
    {
        var scenario = proof.Scenario;
        var text = new StringBuilder("## Evidence\n\n");
        Line($"{scenario.Title}, [run on the model](../evidence/{scenario}.json) of the services. What should hold: {scenario.Broken.Statement}");
        if (scenario.Assumptions.Count > 0)
        {
            Line("The world: " + string.Join(' ', scenario.Assumptions));
        }

        Line($"Before the fix it does not. {proof.CounterExample.Violation.Message}");
        foreach (var line in proof.CounterExample.Trace.Events.Where(l => l.Choice is not null))
        {
            Line($"- {TraceText.Describe(line)}: {line.Choice!.Statement} ([source]({line.Choice.Source}))", end: "\n");
        }

        Line($"![Before the fix: {proof.CounterExample.Violation.Message}](../evidence/{scenario}.before.svg)");
        Line("With the fix, under the same conditions:");
        Line($"![After the fix: {scenario.Broken.Statement}](../evidence/{scenario}.after.svg)");
        Line($"Both as text: [before](../evidence/{scenario}.before.txt), [after](../evidence/{scenario}.after.txt).");
        Line(CountsTable.Write(proof.CountsBefore, proof.CountsAfter).TrimEnd('\n'));
        Line("What was shown of the repaired code:");
        Line("| Holds | Explored |\n|---|---|", end: "\n");
        foreach (var (claim, result) in proof.Claims)
        {
            var properties = string.Join("<br>", claim.Properties.Select(p => $"**{p.Name}**: {p.Statement}"));
            Line($"| {properties} | {result.Statement} Permitted: {claim.Permitted}. |", end: "\n");
        }

        if (proof.Remains.Count > 0)
        {
            Line("\nWhat remains:");
            Line(string.Join("\n", proof.Remains.Select(r => "- " + r)), end: "\n");
        }

        if (others.Count > 0)
        {
            Line("\nThe same is shown for:");
            Line(string.Join("\n", others.Select(Link)), end: "\n");
        }

        text.Append('\n');
        Line($"`dotnet run try.cs -- explain {scenario.RuleId}` prints these runs in a terminal.", end: "\n");
        return text.ToString();

        void Line(string content, string end = "\n\n") => text.Append(content).Append(end);
    }

    private static string Link(VerifiedScenario other)
    {
        var title = char.ToLowerInvariant(other.Title[0]) + other.Title[1..];
        var file = $"../evidence/{other}";
        return $"- {title}: [before]({file}.before.txt), [after]({file}.after.txt), [record]({file}.json)";
    }
}
