using AwsMessaging.Package.Tests.Infrastructure;

namespace AwsMessaging.Package.Tests;

/// <summary>The usual ways to raise, lower and suppress diagnostics work.</summary>
public sealed class SeverityTests(PackedPackage package)
{
    private const string Service = "OrderService.cs";

    [Fact]
    public async Task TreatWarningsAsErrors_breaks_the_build_on_a_warning()
    {
        using var consumer = Shop.Create(package, project => project.Property("TreatWarningsAsErrors", "true"));

        var build = (await consumer.BuildAsync()).MustFail().MustHaveRunAllAnalyzers();

        Assert.Equal([.. Shop.Errors, .. Shop.Warnings], BuildLog.Ids(build, "error"));
        Assert.Empty(BuildLog.Ids(build, "warning"));
    }

    [Fact]
    public async Task A_pragma_suppresses_on_its_lines_and_an_editorconfig_everywhere()
    {
        using var consumer = Shop.Create(package);
        consumer
            .Write(Service, "#pragma warning disable AWSM1026\n" + consumer.Read(Service))
            .Write(".editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.AWSM1013.severity = none\n[OrderFunctions.cs]\ndotnet_diagnostic.AWSM3001.severity = none\n[Other.cs]\ndotnet_diagnostic.AWSM2001.severity = none\n");

        var build = (await consumer.BuildAsync()).MustSucceed().MustHaveRunAllAnalyzers();

        Assert.Equal(["AWSM1023", "AWSM2001"], BuildLog.Findings(build).Select(finding => finding.Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task NoWarn_and_SuppressMessage_suppress()
    {
        using var consumer = Shop.Create(package, project => project.Property("NoWarn", "$(NoWarn);AWSM1026;AWSM3001"));
        consumer
            .Write("Suppressions.cs", """
                [assembly: System.Diagnostics.CodeAnalysis.SuppressMessage("Reliability", "AWSM1013", Scope = "member", Target = "~M:Shop.OrderService.ConfirmAsync(Shop.Order)~System.Threading.Tasks.Task")]
                """);

        var build = (await consumer.BuildAsync()).MustSucceed().MustHaveRunAllAnalyzers();

        Assert.Equal(["AWSM1023", "AWSM2001"], BuildLog.Findings(build).Select(finding => finding.Id).Order(StringComparer.Ordinal));
    }
}
