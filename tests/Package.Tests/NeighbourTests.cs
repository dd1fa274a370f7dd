using AwsMessaging.Package.Tests.Infrastructure;

namespace AwsMessaging.Package.Tests;

/// <summary>Others are in the same compiler: analyzers of strangers, and code that has nothing to do with AWS.</summary>
public sealed class NeighbourTests(PackedPackage package)
{
    [Fact]
    public async Task Two_analyzer_packages_in_one_project_both_report()
    {
        using var consumer = Shop.Create(package, project => project.Package("Roslynator.Analyzers", "5.0.1", privateAssets: "all"))
            .Write("Flags.cs", "namespace Shop;\n\npublic static class Flags\n{\n    public static bool IsSet(bool flag) => flag == true;\n}\n")
            .Write(".editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.RCS1033.severity = warning\n");

        var build = (await consumer.BuildAsync()).MustFail().MustHaveRunAllAnalyzers();

        Assert.Equal(Finding.Expected(consumer.Root), BuildLog.Findings(build));
        Assert.Contains("RCS1033", BuildLog.Ids(build, "warning"));
    }

    [Fact]
    public async Task A_project_without_AWS_has_no_finding()
    {
        using var consumer = new Consumer(package).CopySources("NoAws").Write("Shop.csproj", ProjectFile.Library().Analyzers(package).Property("AwsMessagingAnalysisMode", "All").ToString());

        var build = (await consumer.BuildAsync("-warnaserror")).MustSucceed().MustHaveRunAllAnalyzers();

        Assert.Empty(BuildLog.Findings(build));
    }
}
