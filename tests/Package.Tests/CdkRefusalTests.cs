using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using AwsMessaging.Package.Tests.Infrastructure;

namespace AwsMessaging.Package.Tests;

/// <summary>Who else reports a mistake: the CDK itself, when it writes the template, and the analyzers inside AWS's own packages.</summary>
public sealed partial class CdkRefusalTests(PackedPackage package)
{
    private const string Page = "docs/comparison.md";
    private const string Begin = "<!-- refusals: generated -->\n";
    private const string End = "<!-- /refusals -->";

    /// <summary>The table on the page is what the real CDK does, and what the package says of the same code. The CDK needs node.</summary>
    [Fact]
    public async Task The_page_says_what_the_CDK_refuses()
    {
        Assert.SkipWhen(!HasNode(), "node is not installed, and the CDK runs on it");
        using var consumer = new Consumer(package).CopySources("Refusals");
        var lines = consumer.Read("Program.cs").ReplaceLineEndings("\n").Split('\n');
        var cases = lines.Select((text, i) => (Match: Case().Match(text), Line: i + 1)).Where(c => c.Match.Success)
            .Select(c => (Rule: c.Match.Groups["rule"].Value, Mistake: c.Match.Groups["mistake"].Value, c.Line)).ToList();
        consumer.Write("Refusals.csproj", ProjectFile.Library().Property("OutputType", "Exe").Property("NoWarn", "CS0618;NU1603")
            .Package("Amazon.CDK.Lib", Repository.CdkVersion).Analyzers(package).ToString());
        consumer.Write(".globalconfig", "is_global = true\nglobal_level = 200\n"
            + string.Concat(cases.Select(c => c.Rule).Distinct().Select(rule => $"dotnet_diagnostic.{rule}.severity = warning\n")));

        var found = BuildLog.Findings((await consumer.BuildAsync()).MustSucceed().MustHaveRunAllAnalyzers());
        var said = (await consumer.DotnetAsync("run", "--no-build")).MustSucceed().Output.Split('\n').Select(l => l.Split('|')).Where(l => l.Length == 3).ToList();

        Assert.Equal(cases.Select(c => c.Mistake), said.Select(s => s[1]));
        var table = new StringBuilder($"| Mistake | The CDK {Repository.CdkVersion} | This package |\n|---|---|---|\n");
        for (var i = 0; i < cases.Count; i++)
        {
            var (rule, mistake, line) = cases[i];
            var speaks = found.Contains(new Finding("Program.cs", line, rule));
            Assert.True(speaks || said[i][2].Length > 0, $"nobody reports: {mistake}");
            table.Append($"| {mistake} | {(said[i][2].Length > 0 ? "throws: " + said[i][2].Trim().Replace("Error: ", "", StringComparison.Ordinal) : "–")} | {(speaks ? $"[{rule}](rules/{rule}.md)" : "–")} |\n");
        }

        var path = Path.Combine(Repository.Root, Page);
        var text = File.ReadAllText(path).ReplaceLineEndings("\n");
        var start = text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        var expected = text[..start] + table + text[text.IndexOf(End, StringComparison.Ordinal)..];
        if (Environment.GetEnvironmentVariable("AWSM_ACCEPT") == "1")
        {
            File.WriteAllText(path, text = expected);
        }

        Assert.Equal(expected, text);
    }

    /// <summary>The analyzer inside AWSSDK.SQS has no rule for any property, so that nothing is reported twice. The page says so.</summary>
    [Fact]
    public async Task The_SDK_for_SQS_checks_no_values()
    {
        using var consumer = new Consumer(package).Write("Shop.csproj", ProjectFile.Library().Sqs().ToString());
        (await consumer.DotnetAsync("restore")).MustSucceed();
        var folders = PackageFolders().Match(consumer.Read("obj/project.assets.json")).Groups["folder"].Captures.Select(c => c.Value.Replace("\\\\", "\\", StringComparison.Ordinal));
        var analyzer = Assembly.LoadFile(folders
            .Select(folder => Path.Combine(folder, "awssdk.sqs", Repository.SqsVersion, "analyzers/dotnet/cs/AWSSDK.SQS.CodeAnalysis.dll")).First(File.Exists));
        using var reader = new StreamReader(analyzer.GetManifestResourceStream("Amazon.SQS.CodeAnalysis.Generated.PropertyValueRules.xml")!);

        Assert.DoesNotContain("<property-value-rule>", await reader.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains($"AWSSDK.SQS {Repository.SqsVersion}", await File.ReadAllTextAsync(Path.Combine(Repository.Root, Page), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    /// <summary>What an initialiser adds to a list that is null is the SDK's to say, what a statement adds is this package's. The page says so.</summary>
    [Fact]
    public async Task Of_a_list_that_is_null_one_analyzer_speaks()
    {
        using var consumer = new Consumer(package)
            .Write("Shop.csproj", ProjectFile.Library().Sqs().Analyzers(package).ToString())
            .Write(".editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.AWSM1031.severity = warning\n") // in a library it is a suggestion
            .Write("Batch.cs", """
                using Amazon.SQS.Model;
                public static class Batch
                {
                    public static SendMessageBatchRequest Initialised(SendMessageBatchRequestEntry entry) => new() { Entries = { entry } };
                    public static SendMessageBatchRequest Filled(SendMessageBatchRequestEntry entry)
                    {
                        var request = new SendMessageBatchRequest();
                        request.Entries.Add(entry);
                        return request;
                    }
                }
                """);

        var build = (await consumer.BuildAsync()).MustSucceed().MustHaveRunAllAnalyzers();

        Assert.Equal([new Finding("Batch.cs", 7, "AWSM1031")], BuildLog.Findings(build));
        Assert.Contains("Batch.cs(4,", Assert.Single(build.Output.Split('\n').Where(l => l.Contains("AWSSDK2000", StringComparison.Ordinal)).Select(l => l.Trim()).Distinct()), StringComparison.Ordinal);
    }

    private static bool HasNode() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, "node")) || File.Exists(Path.Combine(folder, "node.exe")));

    [GeneratedRegex(@"""packageFolders"":\s*\{(\s*""(?<folder>[^""]+)"":\s*\{\s*\},?)+")]
    private static partial Regex PackageFolders();

    [GeneratedRegex("""^Try\("(?<rule>AWSM\d{4})", "(?<mistake>[^"]+)",""")]
    private static partial Regex Case();
}
