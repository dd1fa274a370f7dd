using AwsMessaging.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Tests.Rules;

/// <summary>Which of three rules speaks of a stream's mapping that has no answer to a record that fails: one, and the next when it is answered.</summary>
public sealed class MeetingStreamMappingRulesTests
{
    [Theory]
    [InlineData("", "AWSM5006")]
    [InlineData(", BisectBatchOnError = true", "AWSM5006")]
    [InlineData(", OnFailure = new SqsDlq(failed)", "AWSM5006")]
    [InlineData(", RetryAttempts = 3", "AWSM5005")]
    [InlineData(", MaxRecordAge = Duration.Hours(1), BisectBatchOnError = true", "AWSM5005")]
    [InlineData(", RetryAttempts = 3, OnFailure = new SqsDlq(failed)", "AWSM5007")]
    [InlineData(", RetryAttempts = 3, OnFailure = new SqsDlq(failed), BisectBatchOnError = true", "")]
    public async Task One_finding_speaks_for_a_mapping(string settings, string found)
    {
        var compilation = Workbench.Compile([("Stack.cs", MappingSnippets.Stack(
            "fn.AddEventSource(new KinesisEventSource(stream, new KinesisEventSourceProps { StartingPosition = StartingPosition.LATEST, ReportBatchItemFailures = true" + settings + " }));"))]);
        var findings = (await Workbench.BuildAsync(compilation)).Where(d => d.Id is "AWSM5005" or "AWSM5006" or "AWSM5007");
        Assert.Equal(found, string.Join(" ", findings.Select(d => d.Id)));
    }

    /// <summary>What the first fix leaves is not the second mistake.</summary>
    [Fact]
    public async Task Limits_are_not_set_without_a_destination()
    {
        var after = await Workbench.FixAllAsync(MappingSnippets.Stack(
            "fn.AddEventSource(new KinesisEventSource(stream, new KinesisEventSourceProps { StartingPosition = StartingPosition.LATEST, ReportBatchItemFailures = true }));"));
        var findings = await Workbench.BuildAsync(Workbench.Compile([("Stack.cs", after)]));
        Assert.DoesNotContain(findings, d => d.Id is "AWSM5005" or "AWSM5006");
    }
}
