using System.Globalization;
using System.Text;

namespace AwsMessaging.Simulation.Report;

/// <summary>The counts of a run before a repair beside those after it, as a Markdown table. What is 0 both times is left out.</summary>
public static class CountsTable
{
    /// <summary>Writes the table.</summary>
    /// <param name="before">Counts before.</param>
    /// <param name="after">Counts after.</param>
    public static string Write(RunCounts before, RunCounts after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var text = new StringBuilder("| | before | after |\n|---|--:|--:|\n");
        Row("messages accepted", c => c.Accepted);
        Row("received", c => c.Received);
        Row("effects", c => c.Effects);
        Row("duplicate effects", c => c.Duplicates);
        Row("lost", c => c.Lost);
        Row("dead-lettered", c => c.DeadLettered);
        Row("calls", c => c.Calls);
        Row("empty receives", c => c.EmptyReceives);
        Row("empty receives an hour", c => c.EmptyReceivesPerHour);
        Row("billed requests", c => c.BilledRequests);
        return text.ToString();

        void Row(string name, Func<RunCounts, double> count)
        {
            if (count(before) != 0 || count(after) != 0)
            {
                text.Append(CultureInfo.InvariantCulture, $"| {name} | {count(before):#,0} | {count(after):#,0} |\n");
            }
        }
    }
}
