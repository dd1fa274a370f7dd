using System.Globalization;

namespace AwsMessaging.Try;

/// <summary>Prints the evidence of a rule: the run in which the mistake does harm, the one after the fix, and what was shown.</summary>
/// <param name="repository">Where the evidence is.</param>
/// <param name="terminal">Where to print.</param>
public sealed class ExplainRun(Repository repository, Terminal terminal)
{
    private const double HourMs = 3_600_000;

    /// <summary>Counts in the order in which they are read, with the names that people read.</summary>
    private static readonly (string Text, Func<SortedDictionary<string, long>, double> Of)[] Counts =
    [
        ("messages accepted", c => c.GetValueOrDefault("accepted")),
        ("received", c => c.GetValueOrDefault("received")),
        ("effects", c => c.GetValueOrDefault("effects")),
        ("duplicate effects", c => c.GetValueOrDefault("duplicates")),
        ("lost", c => c.GetValueOrDefault("lost")),
        ("told of, but rolled back", c => c.GetValueOrDefault("phantoms")),
        ("committed, not told of", c => c.GetValueOrDefault("untold")),
        ("throttled", c => c.GetValueOrDefault("throttled")),
        ("dead-lettered", c => c.GetValueOrDefault("deadLettered")),
        ("calls", c => c.GetValueOrDefault("calls")),
        ("empty receives", c => c.GetValueOrDefault("emptyReceives")),
        ("empty receives an hour", EmptyReceivesPerHour),
        ("billed requests", c => c.GetValueOrDefault("billedRequests")),
    ];

    /// <summary>Explains a rule.</summary>
    /// <param name="what">Its id (<c>AWSM3001</c>), or the id and the name of one of its scenarios (<c>AWSM3001-foreach</c>).</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="Problem">There is no such rule or scenario, or no evidence of it.</exception>
    public int Run(string what)
    {
        var (rule, name) = what.IndexOf('-', StringComparison.Ordinal) is > 0 and var dash
            ? (what[..dash], what[(dash + 1)..])
            : (what, null);
        rule = rule.ToUpperInvariant();
        var page = Path.Combine(repository.Root, "docs", "rules", rule + ".md");
        if (!File.Exists(page))
        {
            throw new Problem($"There is no rule {rule}: the rules are listed in docs/rules/README.md. {Explainable()}");
        }

        var records = ProofRecord.Of(repository.EvidenceFolder, rule);
        if (records.Count == 0)
        {
            throw new Problem($"There is no run that shows {rule}; docs/rules/{rule}.md explains it. {Explainable()}");
        }

        var shown = name is null ? records[0] : records.FirstOrDefault(r => r.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? throw new Problem($"{rule} has no scenario {name}; it has: {string.Join(", ", records.Select(r => r.Name))}.");
        ProofRecord[] fixes = [shown, .. records.Where(r => r.Name == shown.Beside)];
        Print(fixes);
        PrintOthers(records.Except(fixes));
        terminal.Line();
        terminal.Line($"docs/rules/{rule}.md", ConsoleColor.DarkGray);
        return 0;
    }

    /// <summary>Lists what can be explained.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="Problem">There is no evidence, or a record cannot be read.</exception>
    public int List()
    {
        var records = ProofRecord.All(repository.EvidenceFolder);
        if (records.Count == 0)
        {
            throw new Problem("There are no runs to show: docs/evidence is missing or empty.");
        }

        terminal.Line("dotnet run try.cs -- explain ID prints the evidence of a rule or scenario:");
        PrintList(records.Select(r => (r.IsMain ? r.Rule : $"{r.Rule}-{r.Name}", r.Title + Named(r))));
        return 0;
    }

    private string Explainable() => ProofRecord.Rules(repository.EvidenceFolder) is { Count: > 0 } rules
        ? $"Runs are there for {string.Join(", ", rules)}."
        : "";

    /// <summary>Prints a scenario with the fix of its own first, and the other one of the same code if there is one.</summary>
    private void Print(ProofRecord[] fixes)
    {
        var record = fixes[0];
        terminal.Line($"{record.Rule}  {record.Title}", ConsoleColor.Cyan);
        foreach (var assumption in record.Assumptions ?? [])
        {
            terminal.Paragraph(assumption, "  ");
        }

        terminal.Headline("As the code is");
        terminal.Paragraph("Should hold: " + record.Before.Violates.Statement, "  ");
        terminal.Paragraph("What happens: " + record.Before.Violates.Message, "  ");
        foreach (var deviation in record.Before.Deviations)
        {
            terminal.Paragraph($"{deviation.Outcome}: {deviation.PermittedBecause} ({deviation.Source})", "  ");
        }

        PrintTimeline(record, "before");
        for (var i = 0; i < fixes.Length; i++)
        {
            terminal.Headline((record.Rewritten ? "Rewritten by hand" : fixes.Length == 1 ? "With the fix" : $"With fix {i + 1}")
                + Named(fixes[i]));
            PrintTimeline(fixes[i], "after");
        }

        terminal.Headline("Before and after");
        PrintCounts([("before", record.Before.Counts), .. fixes.Select((f, i) =>
            (fixes.Length == 1 ? "after" : $"fix {i + 1}", f.After.Counts))]);
        foreach (var fix in fixes)
        {
            PrintShown(fix);
        }
    }

    private static string Named(ProofRecord record) => record.Fix is null ? "" : ": " + record.Fix;

    private void PrintShown(ProofRecord record)
    {
        terminal.Headline($"What was shown of the {(record.Rewritten ? "rewritten" : "repaired")} code" + Named(record));
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
            terminal.Headline("What remains" + Named(record));
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
            terminal.Line("  " + line, ColourOf(line));
        }
    }

    /// <summary>By the mark in the first column: what contradicts, what may happen, how it ends.</summary>
    private static ConsoleColor? ColourOf(string line) => line.FirstOrDefault() switch
    {
        '>' or '✗' => ConsoleColor.Red,
        '!' => ConsoleColor.Yellow,
        '✓' => ConsoleColor.Green,
        _ => null,
    };

    private void PrintCounts(IReadOnlyList<(string Head, SortedDictionary<string, long> Counts)> runs)
    {
        terminal.Line($"  {"",-24}" + string.Concat(runs.Select(r => $"{r.Head,10}")));
        foreach (var (text, of) in Counts.Where(row => runs.Any(r => row.Of(r.Counts) != 0)))
        {
            terminal.Line($"  {text,-24}"
                + string.Concat(runs.Select(r => string.Create(CultureInfo.InvariantCulture, $"{of(r.Counts),10:#,0}"))));
        }
    }

    private static double EmptyReceivesPerHour(SortedDictionary<string, long> counts) =>
        counts.GetValueOrDefault("durationMs") is > 0 and var length ? counts.GetValueOrDefault("emptyReceives") * HourMs / length : 0;

    private void PrintOthers(IEnumerable<ProofRecord> others)
    {
        var list = others.ToList();
        if (list.Count == 0)
        {
            return;
        }

        terminal.Headline("Also shown for");
        PrintList(list.Select(o => ($"{o.Rule}-{o.Name}", o.Title + Named(o))));
    }

    /// <summary>Names with what they are beside them, each of which can be explained.</summary>
    private void PrintList(IEnumerable<(string Name, string Title)> entries)
    {
        var list = entries.ToList();
        var width = list.Max(e => e.Name.Length);
        foreach (var (name, title) in list)
        {
            terminal.Paragraph(title, "  " + name.PadRight(width) + "  ", new string(' ', width + 4));
        }
    }
}
