using System.Globalization;
using System.Text;

namespace AwsMessaging.Simulation.Report;

/// <summary>The counts of runs beside each other, as a Markdown table. What is 0 in all of them is left out.</summary>
public static class CountsTable
{
    /// <summary>What is counted, in the order in which it is read.</summary>
    private static readonly (string Name, Func<RunCounts, double> Of)[] Rows =
    [
        ("messages accepted", c => c.Accepted),
        ("received", c => c.Received),
        ("effects", c => c.Effects),
        ("duplicate effects", c => c.Duplicates),
        ("lost", c => c.Lost),
        ("told of, but rolled back", c => c.Phantoms),
        ("committed, but not told of", c => c.Untold),
        ("throttled", c => c.Throttled),
        ("dead-lettered", c => c.DeadLettered),
        ("calls", c => c.Calls),
        ("empty receives", c => c.EmptyReceives),
        ("empty receives an hour", c => c.EmptyReceivesPerHour),
        ("billed requests", c => c.BilledRequests),
    ];

    /// <summary>Writes the table of a run before a repair and the one after it.</summary>
    /// <param name="before">Counts before.</param>
    /// <param name="after">Counts after.</param>
    public static string Write(RunCounts before, RunCounts after) => Write([("before", before), ("after", after)]);

    /// <summary>Writes a table with a column for each run.</summary>
    /// <param name="runs">The runs, with the heads of their columns.</param>
    public static string Write(IReadOnlyList<(string Head, RunCounts Counts)> runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        var text = new StringBuilder("| |");
        text.AppendJoin("", runs.Select(r => $" {r.Head} |")).Append("\n|---|").AppendJoin("", runs.Select(_ => "--:|")).Append('\n');
        foreach (var (name, of) in Rows.Where(row => runs.Any(r => row.Of(r.Counts) != 0)))
        {
            text.Append("| ").Append(name).Append(" |");
            text.AppendJoin("", runs.Select(r => string.Create(CultureInfo.InvariantCulture, $" {of(r.Counts):#,0} |"))).Append('\n');
        }

        return text.ToString();
    }
}
