using System.Globalization;
using System.Text;

namespace AwsMessaging.Benchmarks.Report;

/// <summary>A Markdown table whose columns also line up in a console.</summary>
internal sealed class Table(params string[] header)
{
    private readonly List<string[]> _rows = [];

    public static string Percent(double share) => share.ToString(share < 0.1 ? "0.00%" : "0%", CultureInfo.InvariantCulture);

    public static string Number(double value, string format = "#,0") => value.ToString(format, CultureInfo.InvariantCulture);

    public void Row(params string[] cells) => _rows.Add(cells);

    public override string ToString()
    {
        var widths = header.Select((h, i) => _rows.Select(r => r[i].Length).Append(h.Length).Append(3).Max()).ToArray();
        var text = new StringBuilder();
        Line(text, header, widths);

        // Names to the left, figures to the right.
        text.Append('|').AppendJoin("|", widths.Select((w, i) => i == 0
            ? " " + new string('-', w) + " "
            : " " + new string('-', w - 1) + ": ")).AppendLine("|");
        foreach (var row in _rows)
        {
            Line(text, row, widths);
        }

        return text.ToString().ReplaceLineEndings("\n");
    }

    private static void Line(StringBuilder text, string[] cells, int[] widths) =>
        text.Append("| ").AppendJoin(" | ", cells.Select((c, i) => i == 0 ? c.PadRight(widths[i]) : c.PadLeft(widths[i]))).AppendLine(" |");
}
