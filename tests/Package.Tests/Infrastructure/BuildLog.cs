using System.Text.RegularExpressions;

namespace AwsMessaging.Package.Tests.Infrastructure;

/// <summary>Reads what a build printed.</summary>
public static partial class BuildLog
{
    /// <summary>Signs of an analyzer that could not be loaded, or failed while it ran.</summary>
    private static readonly string[] Troubles = ["CS8032", "CS8033", "CS8034", "CS8040", "CS8784", "CS8785", "AD0001", "AWSM0001"];

    /// <summary>All diagnostics that carry an id of this package, each once.</summary>
    /// <param name="result">A finished build.</param>
    public static IReadOnlyList<Finding> Findings(CommandResult result) => Finding.Sorted(Diagnostics(result).Where(item => item.Finding.Id.StartsWith("AWSM", StringComparison.Ordinal)).Select(item => item.Finding));

    /// <summary>Lines of the log that mention a rule as error or as warning.</summary>
    /// <param name="result">A finished build.</param>
    /// <param name="severity"><c>error</c> or <c>warning</c>.</param>
    /// <returns>The ids, each once, in order.</returns>
    public static IReadOnlyList<string> Ids(CommandResult result, string severity) =>
        [.. Diagnostics(result).Where(item => item.Severity == severity).Select(item => item.Finding.Id).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Fails the test when the log shows an analyzer that did not load, or that failed.</summary>
    /// <param name="result">A finished build.</param>
    public static CommandResult MustHaveRunAllAnalyzers(this CommandResult result)
    {
        Assert.DoesNotContain(Troubles, trouble => result.Output.Contains(trouble, StringComparison.Ordinal));
        return result;
    }

    private static IEnumerable<(Finding Finding, string Severity)> Diagnostics(CommandResult result) =>
        from Match match in Diagnostic().Matches(result.Output)
        let path = match.Groups["path"].Value
        select (new Finding(path[(path.LastIndexOfAny(['/', '\\']) + 1)..], int.Parse(match.Groups["line"].Value), match.Groups["id"].Value), match.Groups["severity"].Value);

    [GeneratedRegex(@"^\s*(?<path>[^\r\n(]+)\((?<line>\d+),\d+\): (?<severity>error|warning) (?<id>[A-Z]+\d+):", RegexOptions.Multiline)]
    private static partial Regex Diagnostic();
}
