using AwsMessaging.AwsApiStubs;
using AwsMessaging.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;
using Xunit.Sdk;

namespace AwsMessaging.Analyzers.Tests.WholeSet;

/// <summary>What nearly all tests of rules rely on fails when it should.</summary>
public sealed class SnippetCheckTests
{
    private static readonly SnippetSetting Setting = new(typeof(SnippetCheckTests), SdkMajor.V4, OutputKind.DynamicallyLinkedLibrary, []);

    private static string Poller(string call) => $$"""
        using Amazon.SQS;

        public class Poller(IAmazonSQS sqs)
        {
            public async Task Run(string url) { while (true) { {{call}} } }
        }
        """;

    private static Rule ShortPolling => RuleCatalog.All.Single(r => r.Descriptor.Id == "AWSM2001");

    [Theory]
    [InlineData("await sqs.ReceiveMessageAsync(url);", "AWSM2001 at 'ReceiveMessageAsync'")] // found and not marked
    [InlineData("await sqs.{|AWSM2002:ReceiveMessageAsync|}(url);", "AWSM2002 at 'ReceiveMessageAsync'")] // by another rule
    [InlineData("await {|AWSM2001:sqs.ReceiveMessageAsync|}(url);", "AWSM2001 at 'sqs.ReceiveMessageAsync'")] // elsewhere
    [InlineData("await Task.{|AWSM2001:Yield|}();", "AWSM2001 at 'Yield'")] // marked and not found
    [InlineData("await sqs.{|AWSM2001:ReceiveMessageAsync|}(uri);", "CS0103")] // not C#
    public async Task Fails_on_what_is_not_as_marked(string call, string said)
    {
        var failure = await Assert.ThrowsAnyAsync<XunitException>(() => SnippetCheck.FindingsAsync(ShortPolling, Poller(call), Setting));
        Assert.Contains(said, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fails_where_a_fix_is_offered()
    {
        var failure = await Assert.ThrowsAnyAsync<XunitException>(
            () => SnippetCheck.NothingOfferedAsync(ShortPolling, Poller("await sqs.{|AWSM2001:ReceiveMessageAsync|}(url);"), Setting));
        Assert.StartsWith("Assert.DoesNotContain() Failure", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dotnet_diagnostic.AWSM2001.severity = none", false)]
    [InlineData("dotnet_diagnostic.AWSM2001.severity = error", true)]
    [InlineData("awsm_short_polling.queues_long_poll = true", false)]
    public async Task Takes_what_an_editorconfig_says(string options, bool isFound) => await SnippetCheck.FindingsAsync(
        ShortPolling, Poller(isFound ? "await sqs.{|AWSM2001:ReceiveMessageAsync|}(url);" : "await sqs.ReceiveMessageAsync(url);"), Setting, options);

    [Fact]
    public async Task Passes_what_is_as_marked() =>
        await SnippetCheck.FindingsAsync(ShortPolling, Poller("await sqs.{|AWSM2001:ReceiveMessageAsync|}(url);"), Setting);
}
