using System.Text.Json;
using AwsMessaging.Package.Tests.Infrastructure;

namespace AwsMessaging.Package.Tests;

/// <summary>A team adds the package to a project and builds.</summary>
public sealed class FreshProjectTests(PackedPackage package)
{
    [Fact]
    public async Task The_build_reports_exactly_the_mistakes_in_log_and_SARIF()
    {
        using var consumer = Shop.Create(package);

        var build = (await consumer.BuildAsync("-p:ErrorLog=findings.sarif%2Cversion=2.1")).MustFail().MustHaveRunAllAnalyzers();

        Assert.Equal(Finding.Expected(consumer.Root), BuildLog.Findings(build));
        Assert.Equal(Shop.Errors, BuildLog.Ids(build, "error"));
        Assert.Equal(Shop.Warnings, BuildLog.Ids(build, "warning"));
        using var sarif = JsonDocument.Parse(consumer.Read("findings.sarif"));
        AssertSarif(sarif.RootElement.GetProperty("runs")[0], Finding.Expected(consumer.Root));
    }

    private static void AssertSarif(JsonElement run, IReadOnlyList<Finding> expected)
    {
        var results = run.GetProperty("results").EnumerateArray().Where(IsOurs).ToList();
        Assert.Equal(expected, Finding.Sorted(results.Select(ToFinding)));
        Assert.All(results, result => Assert.NotEmpty(result.GetProperty("message").GetProperty("text").GetString()!));

        var rules = run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray().ToDictionary(rule => rule.GetProperty("id").GetString()!);
        Assert.All(expected, finding =>
        {
            var rule = rules[finding.Id];
            Assert.EndsWith($"/docs/rules/{finding.Id}.md", rule.GetProperty("helpUri").GetString(), StringComparison.Ordinal);
            Assert.NotEmpty(rule.GetProperty("shortDescription").GetProperty("text").GetString()!);
            Assert.NotEmpty(rule.GetProperty("properties").GetProperty("category").GetString()!);
        });

        static bool IsOurs(JsonElement result) => result.GetProperty("ruleId").GetString()!.StartsWith("AWSM", StringComparison.Ordinal);
    }

    private static Finding ToFinding(JsonElement result)
    {
        var location = result.GetProperty("locations")[0].GetProperty("physicalLocation");
        var path = location.GetProperty("artifactLocation").GetProperty("uri").GetString()!;
        return new Finding(path[(path.LastIndexOf('/') + 1)..], location.GetProperty("region").GetProperty("startLine").GetInt32(), result.GetProperty("ruleId").GetString()!);
    }
}
