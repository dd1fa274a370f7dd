using AwsMessaging.Package.Tests.Infrastructure;

namespace AwsMessaging.Package.Tests;

/// <summary>The quick-fixes from the command line, as in CI: no filter for rules, several rules in one file.</summary>
public sealed class FormatTests(PackedPackage package)
{
    [Fact]
    public async Task Unfiltered_dotnet_format_analyzers_repairs_the_project()
    {
        using var consumer = Shop.Create(package);
        Assert.Equal(3, Finding.Expected(consumer.Root).Where(finding => finding.File == "OrderService.cs").Select(finding => finding.Id).Distinct().Count());
        var correct = consumer.Read("CorrectOrderService.cs");

        (await consumer.DotnetAsync("format", "analyzers", Shop.Project, "-v", "n")).MustSucceed();

        var repaired = consumer.Read("OrderService.cs");
        Assert.Contains("WaitTimeSeconds = 20", repaired, StringComparison.Ordinal);
        Assert.Contains("MessageGroupId = order.OrderId", repaired, StringComparison.Ordinal);
        Assert.True(
            repaired.IndexOf("scope.Complete()", StringComparison.Ordinal) < repaired.IndexOf("SendMessageAsync(queueUrl", StringComparison.Ordinal),
            $"The message is still sent before the transaction ends:\n{repaired}");
        Assert.DoesNotContain("PartitionKey = \"orders\"", consumer.Read("OrderStream.cs"), StringComparison.Ordinal);
        Assert.Equal(2, consumer.Read("OrderFunctions.cs").Split("Task<SQSBatchResponse> FunctionHandler").Length - 1);
        Assert.Equal(correct, consumer.Read("CorrectOrderService.cs"));

        var build = (await consumer.BuildAsync("-warnaserror")).MustSucceed().MustHaveRunAllAnalyzers();
        Assert.Empty(BuildLog.Findings(build));
    }
}
