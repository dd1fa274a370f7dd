using System.Collections.Immutable;
using AwsMessaging.Analyzers.Tests.Harness;
using AwsMessaging.AwsApiStubs;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class PinnedMessageSizeTests() : RuleTests("AWSM4010")
{
    protected override ImmutableArray<MetadataReference> MoreReferences => ReferenceSets.Cdk;

    [Theory]
    [InlineData("new Queue(this, \"Q\", new QueueProps { MaxMessageSizeBytes = {|AWSM4010:262144|} });")]
    [InlineData("new Queue(this, \"Q\", new QueueProps { MaxMessageSizeBytes = {|AWSM4010:256 * 1024|} });")]
    [InlineData("const int Kilobyte = 1024; new CfnQueue(this, \"Q\", new CfnQueueProps { MaximumMessageSize = {|AWSM4010:256 * Kilobyte|} });")]
    [InlineData("var size = 262_144; new Queue(this, \"Q\", new QueueProps { MaxMessageSizeBytes = {|AWSM4010:size|} });")]
    public async Task Reports_constructs(string statements) => await Reports(CdkSnippets.Stack(statements));

    [Fact]
    public async Task Reports_calls() => await Reports(Sdk("""
        await sqs.CreateQueueAsync(new CreateQueueRequest { QueueName = "q", Attributes = new Dictionary<string, string> { ["MaximumMessageSize"] = {|AWSM4010:"262144"|} } });
        await sqs.SetQueueAttributesAsync(given, new Dictionary<string, string> { [QueueAttributeName.MaximumMessageSize] = {|AWSM4010:"262144"|} });
        """));

    [Theory]
    [InlineData("new Queue(this, \"Q\");")]
    [InlineData("new Queue(this, \"Q\", new QueueProps { MaxMessageSizeBytes = 65536 });")]
    [InlineData("new Queue(this, \"Q\", new QueueProps { MaxMessageSizeBytes = 1048576 });")]
    [InlineData("new Queue(this, \"Q\", new QueueProps { MaxMessageSizeBytes = id.Length });")]
    [InlineData("new Queue(this, \"Q\", new QueueProps { MaxMessageSizeBytes = id == \"a\" ? 262144 : 1048576 });")]
    [InlineData("new CfnQueue(this, \"Q\", new CfnQueueProps { KmsDataKeyReusePeriodSeconds = 262144 });")]
    public async Task Is_silent_on_other_sizes_and_on_what_is_not_known(string statements) => await Silent(CdkSnippets.Stack(statements));

    [Fact]
    public async Task Is_silent_on_calls_with_other_sizes() => await Silent(Sdk("""
        await sqs.CreateQueueAsync(new CreateQueueRequest { QueueName = "q", Attributes = new Dictionary<string, string> { ["MaximumMessageSize"] = given } });
        await sqs.CreateQueueAsync(new CreateQueueRequest { QueueName = "r", Attributes = new Dictionary<string, string> { ["MaximumMessageSize"] = "1024" } });
        await sqs.CreateQueueAsync("s");
        """));

    [Fact]
    public async Task Is_silent_on_look_alikes() => await Silent("""
        public class QueueProps { public double MaxMessageSizeBytes { get; set; } public static QueueProps Make() => new() { MaxMessageSizeBytes = 262144 }; }
        """);

    [Fact]
    public async Task Survives_code_that_is_being_typed() => await Silent(CdkSnippets.Stack("new Queue(this, \"Q\", new QueueProps { MaxMessageSizeBytes = 262144 * });"), compiles: false);

    private static string Sdk(string statements) => $$"""
        using Amazon.SQS;
        using Amazon.SQS.Model;

        public static class Setup
        {
            public static async Task Run(IAmazonSQS sqs, Amazon.CloudWatch.IAmazonCloudWatch watch, string given, int number, CancellationToken token)
            {
                {{statements.ReplaceLineEndings("\n        ")}}
            }
        }
        """;
}
