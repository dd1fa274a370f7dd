using AwsMessaging.Package.Tests.Infrastructure;

namespace AwsMessaging.Package.Tests;

/// <summary>An application references a library that references the package.</summary>
public sealed class TransitiveTests(PackedPackage package)
{
    [Fact]
    public async Task A_development_dependency_does_not_flow()
    {
        using var consumer = Create(privateAssets: "all");

        var build = (await consumer.BuildAsync("App")).MustSucceed().MustHaveRunAllAnalyzers();

        Assert.Empty(BuildLog.Findings(build));
        Assert.DoesNotContain(PackedPackage.Id, consumer.Read("App/obj/project.assets.json"), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_plain_reference_flows_with_its_settings()
    {
        using var consumer = Create(privateAssets: null);

        // NuGet keeps build assets private by default, but those in buildTransitive flow, and with them, in effect, the analyzers of the package.
        var build = (await consumer.BuildAsync("App")).MustFail().MustHaveRunAllAnalyzers();
        Assert.Equal(Finding.Expected(Path.Combine(consumer.Root, "App")), BuildLog.Findings(build));

        var silenced = (await consumer.BuildAsync("App", "-p:AwsMessagingAnalysisMode=None")).MustSucceed().MustHaveRunAllAnalyzers();
        Assert.Empty(BuildLog.Findings(silenced));
    }

    private Consumer Create(string? privateAssets)
    {
        var consumer = new Consumer(package).CopySources("Sqs");
        Directory.CreateDirectory(Path.Combine(consumer.Root, "App"));
        foreach (var source in Directory.GetFiles(consumer.Root, "*.cs"))
        {
            File.Move(source, Path.Combine(consumer.Root, "App", Path.GetFileName(source)));
        }

        return consumer
            .Write("Library/Library.csproj", ProjectFile.Library().Package(PackedPackage.Id, package.Version, privateAssets).ToString())
            .Write("App/App.csproj", ProjectFile.Library().Project("../Library/Library.csproj").Sqs().ToString());
    }
}
