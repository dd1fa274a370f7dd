using System.Globalization;

namespace AwsMessaging.Try;

/// <summary>Prints the evidence of a rule: the run in which the mistake does harm, the run after the fix, and what was shown of it.</summary>
/// <param name="repository">Where the evidence is.</param>
/// <param name="terminal">Where to print.</param>
public sealed class ExplainRun(Repository repository, Terminal terminal)
{
    /// <summary>Counts in the order in which they are read, with the names that people read.</summary>
    private static readonly (string Name, string Text)[] Counts =
    [
        ("accepted", "messages accepted"), ("received", "received"), ("effects", "effects"), ("duplicates", "duplicate effects"), ("lost", "lost"),
        ("deadLettered", "dead-lettered"), ("calls", "calls"), ("emptyReceives", "empty receives"), ("billedRequests", "billed requests"),
    ];

    /// <summary>Explains a rule.</summary>
    /// <param name="what">Its id (<c>AWSM3001</c>), or the id and the name of one of its scenarios (<c>AWSM3001-foreach</c>).</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="Problem">There is no such rule or scenario, or no evidence of it.</exception>
    public int Run(string what)
    {
        var (rule, name) = what.IndexOf('-', StringComparison.Ordinal) is > 0 and var dash ? (what[..dash], what[(dash + 1)..]) : (what, null);
        rule = rule.ToUpperInvariant();
        var page = Path.Combine(repository.Root, "docs", "rules", rule + ".md");
        if (!File.Exists(page))
        {
            throw new Problem($"There is no rule {rule}: the rules are listed in docs/rules/README.md.");
        }

        var records = ProofRecord.Of(repository.EvidenceFolder, rule);
        if (records.Count == 0)
        {
            throw new Problem($"There is no run that shows {rule}; docs/rules/{rule}.md explains it.");
        }

        var shown = name is null ? records[0] : records.FirstOrDefault(r => r.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? throw new Problem($"{rule} has no scenario {name}; it has: {string.Join(", ", records.Select(r => r.Name))}.");
        Print(shown);
        PrintOthers(records.Where(r => r != shown));
        terminal.Line();
        terminal.Line($"docs/rules/{rule}.md", ConsoleColor.DarkGray);
        return 0;
    }

    private void Print(ProofRecord record)
    {
        terminal.Line($"{record.Rule}  {record.Title}", ConsoleColor.Cyan);
        terminal.Headline("As the code is");
        terminal.Paragraph("Should hold: " + record.Before.Violates.Statement, "  ");
        terminal.Paragraph("What happens: " + record.Before.Violates.Message, "  ");
        foreach (var deviation in record.Before.Deviations)
        {
            terminal.Paragraph($"{deviation.Outcome}: {deviation.PermittedBecause} ({deviation.Source})", "  ");
        }

        PrintTimeline(record, "before");
        terminal.Headline("With the fix");
        PrintTimeline(record, "after");
        terminal.Headline("Before and after");
        PrintCounts(record);
        terminal.Headline("What was shown of the repaired code");
        foreach (var claim in record.After.Claims)
        {
            foreach (var property in claim.Properties)
            {
                terminal.Paragraph(property, "  ");
            }

            terminal.Paragraph($"{claim.Statement} Permitted: {claim.Permitted}.", "    ");
        }

        if (record.Remains.Count > 0)
        {
            terminal.Headline("What remains");
            foreach (var remains in record.Remains)
            {
                terminal.Paragraph(remains, "  ");
            }
        }
    }

    private void PrintTimeline(ProofRecord record, string which)
    {
        var file = Path.Combine(repository.EvidenceFolder, $"{record.Rule}-{record.Name}.{which}.txt");
        if (!File.Exists(file))
        {
            throw new Problem($"{Path.GetFileName(file)} is missing beside its record in docs/evidence.");
        }

        terminal.Line();
        foreach (var line in File.ReadAllText(file).ReplaceLineEndings("\n").TrimEnd('\n').Split('\n'))
        {
            terminal.Line("  " + line);
        }
    }

    private void PrintCounts(ProofRecord record)
    {
        terminal.Line($"  {"",-20}{"before",10}{"after",10}");
        foreach (var (name, text) in Counts)
        {
            var (before, after) = (record.Before.Counts.GetValueOrDefault(name), record.After.Counts.GetValueOrDefault(name));
            if (before != 0 || after != 0)
            {
                terminal.Line(string.Create(CultureInfo.InvariantCulture, $"  {text,-20}{before,10:#,0}{after,10:#,0}"));
            }
        }
    }

    private void PrintOthers(IEnumerable<ProofRecord> others)
    {
        var list = others.ToList();
        if (list.Count == 0)
        {
            return;
        }

        terminal.Headline("Also shown for");
        foreach (var other in list)
        {
            terminal.Paragraph($"{other.Title}: dotnet run try.cs -- explain {other.Rule}-{other.Name}", "  ");
        }
    }
}
