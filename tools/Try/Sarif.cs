using System.Text.Json;

namespace AwsMessaging.Try;

/// <summary>Reads the log that the compiler writes for -p:ErrorLog=….sarif,version=2.1.</summary>
public static class Sarif
{
    /// <summary>The findings of this package in a log, without those that the code suppresses.</summary>
    /// <exception cref="Problem">The compiler could not load or run the analyzers.</exception>
    public static IReadOnlyList<Finding> Read(string path)
    {
        using var log = JsonDocument.Parse(File.ReadAllBytes(path));
        var findings = new List<Finding>();
        foreach (var run in log.RootElement.GetProperty("runs").EnumerateArray())
        {
            var help = HelpLinks(run);
            foreach (var result in run.GetProperty("results").EnumerateArray())
            {
                var rule = result.GetProperty("ruleId").GetString() ?? "";
                var message = result.GetProperty("message").GetProperty("text").GetString() ?? "";
                if (rule is "AD0001" or "CS8032" or "CS8034" or "CS8040" && message.Contains("AwsMessaging", StringComparison.Ordinal))
                {
                    throw new Problem($"The compiler could not run the analyzers: {rule}: {message.ReplaceLineEndings(" ")}");
                }

                if (rule.StartsWith("AWSM", StringComparison.Ordinal) && !IsSuppressed(result))
                {
                    var (file, span) = Where(result);
                    findings.Add(new Finding(rule, LevelOf(result), message, help.GetValueOrDefault(rule), file, span));
                }
            }
        }

        return findings;
    }

    private static Dictionary<string, string> HelpLinks(JsonElement run)
    {
        var links = new Dictionary<string, string>();
        if (run.GetProperty("tool").GetProperty("driver").TryGetProperty("rules", out var rules))
        {
            foreach (var rule in rules.EnumerateArray())
            {
                if (rule.TryGetProperty("helpUri", out var uri) && uri.GetString() is { } link)
                {
                    links[rule.GetProperty("id").GetString() ?? ""] = link;
                }
            }
        }

        return links;
    }

    private static bool IsSuppressed(JsonElement result) =>
        result.TryGetProperty("suppressions", out var suppressions) && suppressions.GetArrayLength() > 0;

    private static Level LevelOf(JsonElement result) =>
        (result.TryGetProperty("level", out var level) ? level.GetString() : "warning") switch
        {
            "error" => Level.Error,
            "warning" => Level.Warning,
            _ => Level.Suggestion,
        };

    private static (string? File, Span Span) Where(JsonElement result)
    {
        if (!result.TryGetProperty("locations", out var locations) || locations.GetArrayLength() == 0)
        {
            return (null, default);
        }

        var physical = locations[0].GetProperty("physicalLocation");
        var uri = physical.GetProperty("artifactLocation").GetProperty("uri").GetString() ?? "";
        var region = physical.GetProperty("region");
        var line = region.GetProperty("startLine").GetInt32();
        var column = region.TryGetProperty("startColumn", out var c) ? c.GetInt32() : 1;
        var endLine = region.TryGetProperty("endLine", out var el) ? el.GetInt32() : line;
        var endColumn = region.TryGetProperty("endColumn", out var ec) ? ec.GetInt32() : column;
        var file = Uri.TryCreate(uri, UriKind.Absolute, out var absolute) && absolute.IsFile
            ? absolute.LocalPath
            : Uri.UnescapeDataString(uri);
        return (file, new Span(line, column, endLine, endColumn));
    }
}
