using AwsMessaging.Package.Tests.Infrastructure;

namespace AwsMessaging.Package.Tests;

/// <summary>What the project targets does not matter; what compiles it does.</summary>
public sealed class TargetTests(PackedPackage package)
{
    [Theory]
    [InlineData("net8.0")]
    [InlineData("netstandard2.0")]
    public async Task Findings_are_the_same_for_other_target_frameworks(string targetFramework)
    {
        using var consumer = new Consumer(package).CopySources("Sqs").Write(Shop.Project, ProjectFile.Library(targetFramework).Analyzers(package).Sqs().ToString());
        var restore = await consumer.DotnetAsync("restore", "-v", "q");
        if (restore.Output.Contains("Unable to find package Microsoft.NETCore.App.Ref", StringComparison.Ordinal))
        {
            Assert.Skip($"No package source has the reference assemblies of {targetFramework}, and they are not installed.");
        }

        restore.MustSucceed();
        var build = (await consumer.BuildAsync("--no-restore")).MustFail().MustHaveRunAllAnalyzers();

        Assert.Equal(Finding.Expected(consumer.Root), BuildLog.Findings(build));
    }

    [Fact]
    public async Task A_compiler_that_is_too_old_is_handed_nothing_and_the_build_stays_quiet()
    {
        using var consumer = Shop.Create(package);
        (await consumer.DotnetAsync("restore", "-v", "q")).MustSucceed();

        // What the SDK says about its compiler decides which analyzers of a package it takes.
        var before = (await consumer.BuildAsync("--no-restore", "-p:CompilerApiVersion=roslyn4.7")).MustSucceed().MustHaveRunAllAnalyzers();
        Assert.Empty(BuildLog.Findings(before));
        Assert.DoesNotContain("warning", before.Output, StringComparison.Ordinal);

        var atFloor = (await consumer.BuildAsync("--no-restore", $"-p:CompilerApiVersion=roslyn{Repository.RoslynFloor.ToString(2)}")).MustFail().MustHaveRunAllAnalyzers();
        Assert.Equal(Finding.Expected(consumer.Root), BuildLog.Findings(atFloor));

        // SDKs that cannot choose at all take every analyzer that they find; the package takes its own back.
        var unable = (await consumer.BuildAsync("--no-restore", "-p:CompilerApiVersion=", "-p:SupportsRoslynComponentVersioning=false")).MustSucceed().MustHaveRunAllAnalyzers();
        Assert.Empty(BuildLog.Findings(unable));
        Assert.DoesNotContain("warning", unable.Output, StringComparison.Ordinal);
    }
}
