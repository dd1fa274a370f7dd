using System.Globalization;
using System.Text;

namespace AwsMessaging.Try;

/// <summary>Prints findings as a person wants to read them.</summary>
/// <param name="terminal">Where to.</param>
/// <param name="shortPath">How to name a file.</param>
public sealed class FindingPrinter(Terminal terminal, Func<string, string> shortPath)
{
    private const int TabWidth = 4;
    private readonly Dictionary<string, string[]> _files = [];

    /// <summary>Prints the findings, file by file, top to bottom, and their number.</summary>
    public void Print(IReadOnlyCollection<Finding> findings)
    {
        var ordered = findings
            .OrderBy(f => f.File, StringComparer.Ordinal)
            .ThenBy(f => f.Span.Line)
            .ThenBy(f => f.Span.Column)
            .ThenBy(f => f.Rule, StringComparer.Ordinal);
        foreach (var finding in ordered)
        {
            Print(finding);
        }

        terminal.Line(Summary(findings));
    }

    /// <summary>For example "3 findings in 2 files: 1 error, 1 warning, 1 suggestion".</summary>
    public static string Summary(IReadOnlyCollection<Finding> findings)
    {
        if (findings.Count == 0)
        {
            return "0 findings";
        }

        var files = findings.Select(f => f.File).Distinct().Count();
        var levels = findings.GroupBy(f => f.Level).OrderByDescending(g => g.Key)
            .Select(g => Count(g.Count(), g.Key.ToString().ToLowerInvariant()));
        return $"{Count(findings.Count, "finding")} in {Count(files, "file")}: {string.Join(", ", levels)}";
    }

    /// <summary>For example "1 file" or "2 files".</summary>
    public static string Count(int number, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{number} {noun}{(number == 1 ? "" : "s")}");

    private void Print(Finding finding)
    {
        var colour = finding.Level switch
        {
            Level.Error => ConsoleColor.Red,
            Level.Warning => ConsoleColor.Yellow,
            _ => ConsoleColor.Green,
        };

        if (finding.File is { } file)
        {
            terminal.Write(string.Create(CultureInfo.InvariantCulture, $"{shortPath(file)}:{finding.Span.Line}:{finding.Span.Column} "));
        }

        terminal.Line($"{finding.Level.ToString().ToLowerInvariant()} {finding.Rule}", colour);
        PrintSource(finding, colour);
        terminal.Paragraph(finding.Message, "  ");
        if (finding.Help is { } help)
        {
            terminal.Line("  " + help, ConsoleColor.DarkGray);
        }

        terminal.Line();
    }

    private void PrintSource(Finding finding, ConsoleColor colour)
    {
        var span = finding.Span;
        if (finding.File is not { } file || Lines(file) is not { } lines || span.Line < 1 || span.Line > lines.Length)
        {
            return;
        }

        var line = lines[span.Line - 1];
        var end = span.EndLine == span.Line ? span.EndColumn - 1 : line.TrimEnd().Length;
        end = Math.Min(end, line.Length);
        var start = Math.Min(span.Column - 1, end);
        var before = Expand(line[..start], 0);
        var marked = Expand(line[start..end], before.Length);

        var number = span.Line.ToString(CultureInfo.InvariantCulture);
        terminal.Line($"  {number} | {Expand(line, 0)}");
        terminal.Write($"  {new string(' ', number.Length)} | {new string(' ', before.Length)}");
        terminal.Line(new string('~', Math.Max(1, marked.Length)) + (span.EndLine > span.Line ? " ..." : ""), colour);
    }

    private string[]? Lines(string file)
    {
        if (!_files.TryGetValue(file, out var lines) && File.Exists(file))
        {
            _files[file] = lines = File.ReadAllText(file).ReplaceLineEndings("\n").Split('\n');
        }

        return lines;
    }

    // A tab moves to the next stop, so its width depends on where it is.
    private static string Expand(string text, int column)
    {
        if (!text.Contains('\t', StringComparison.Ordinal))
        {
            return text;
        }

        var expanded = new StringBuilder();
        foreach (var c in text)
        {
            expanded.Append(c == '\t' ? new string(' ', TabWidth - ((column + expanded.Length) % TabWidth)) : c.ToString());
        }

        return expanded.ToString();
    }
}
