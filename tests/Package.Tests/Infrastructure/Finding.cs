using System.Text.RegularExpressions;

namespace AwsMessaging.Package.Tests.Infrastructure;

/// <summary>One diagnostic of a build.</summary>
/// <param name="File">Name of the file, without folders.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Id">Id of the rule.</param>
public sealed partial record Finding(string File, int Line, string Id)
{
    /// <summary>What sources in a folder say should be found: a comment with the rule's id on the line.</summary>
    /// <param name="directory">Folder with the sources, read without its subfolders.</param>
    public static IReadOnlyList<Finding> Expected(string directory) =>
        Sorted(
            from path in Directory.GetFiles(directory, "*.cs")
            from line in System.IO.File.ReadLines(path).Select((text, index) => (Text: text, Number: index + 1))
            from Match marker in Marker().Matches(line.Text)
            select new Finding(Path.GetFileName(path), line.Number, marker.Groups["id"].Value));

    /// <summary>One order for comparisons: by file, line, id.</summary>
    /// <param name="findings">Findings, also repeated ones.</param>
    public static IReadOnlyList<Finding> Sorted(IEnumerable<Finding> findings) =>
        [.. findings.Distinct().OrderBy(finding => finding.File, StringComparer.Ordinal).ThenBy(finding => finding.Line).ThenBy(finding => finding.Id, StringComparer.Ordinal)];

    /// <inheritdoc />
    public override string ToString() => $"{File}({Line}): {Id}";

    [GeneratedRegex(@"/\*(?<id>AWSM\d{4})\*/")]
    private static partial Regex Marker();
}
