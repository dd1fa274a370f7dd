using System.Collections.Immutable;
using AwsMessaging.Analyzers.Tests.Harness;
using AwsMessaging.AwsApiStubs;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class DeadLetterQueueTypeTests() : RuleTests("AWSM4004")
{
    protected override ImmutableArray<MetadataReference> MoreReferences => ReferenceSets.Cdk;

    [Theory]
    [InlineData("new Queue(this, \"D\")", "new Queue(this, \"Q\", new QueueProps { Fifo = true, DeadLetterQueue = {|AWSM4004:new DeadLetterQueue { Queue = dlq, MaxReceiveCount = 5 }|} });")]
    [InlineData("new Queue(this, \"D\")", "new Queue(this, \"Q\", new QueueProps { QueueName = \"orders.fifo\", DeadLetterQueue = {|AWSM4004:new DeadLetterQueue { Queue = dlq, MaxReceiveCount = 5 }|} });")]
    [InlineData("new Queue(this, \"D\", new QueueProps { Fifo = true })", "new Queue(this, \"Q\", new QueueProps { DeadLetterQueue = {|AWSM4004:new DeadLetterQueue { Queue = dlq, MaxReceiveCount = 5 }|} });")]
    [InlineData("new Queue(this, \"D\", new QueueProps { ContentBasedDeduplication = true })", "var p = new DeadLetterQueue { Queue = dlq, MaxReceiveCount = 5 }; new Queue(this, \"Q\", new QueueProps { DeadLetterQueue = {|AWSM4004:p|} });")]
    [InlineData("new Queue(this, \"D\")", "new CfnQueue(this, \"Q\", new CfnQueueProps { FifoQueue = true, RedrivePolicy = {|AWSM4004:new Dictionary<string, object> { [\"deadLetterTargetArn\"] = dlq.QueueArn, [\"maxReceiveCount\"] = 5 }|} });")]
    public async Task Reports_constructs(string deadLetters, string queue) => await Reports(CdkSnippets.Stack($"var dlq = {deadLetters};\n{queue}"));

    [Fact]
    public async Task Reports_calls() => await Reports(Sdk("""
        var dlq = await sqs.CreateQueueAsync("orders-dlq");
        var arn = (await sqs.GetQueueAttributesAsync(dlq.QueueUrl, new List<string> { "QueueArn" })).QueueARN;
        var q = await sqs.CreateQueueAsync(new CreateQueueRequest
        {
            QueueName = "orders.fifo",
            Attributes = new Dictionary<string, string> { ["FifoQueue"] = "true", ["RedrivePolicy"] = {|AWSM4004:$"{{\"deadLetterTargetArn\":\"{arn}\",\"maxReceiveCount\":\"5\"}}"|} },
        });
        var r = await sqs.CreateQueueAsync(new CreateQueueRequest { QueueName = "returns.fifo", Attributes = new Dictionary<string, string> { ["FifoQueue"] = "true" } });
        await sqs.SetQueueAttributesAsync(r.QueueUrl, new Dictionary<string, string> { ["RedrivePolicy"] = {|AWSM4004:$"{{\"deadLetterTargetArn\":\"{arn}\",\"maxReceiveCount\":\"5\"}}"|} });
        """));

    [Fact]
    public async Task Says_which_is_which()
    {
        var code = CdkSnippets.Stack("var dlq = new Queue(this, \"Dead\"); new Queue(this, \"Orders\", new QueueProps { Fifo = true, DeadLetterQueue = new DeadLetterQueue { Queue = dlq, MaxReceiveCount = 5 } });");
        Assert.Equal(
            "Queue 'Orders' is FIFO and its dead-letter queue 'Dead' is standard, so SQS refuses the redrive policy; make the dead-letter queue FIFO too",
            Assert.Single(await Findings.In("AWSM4004", code, SdkMajor.V4, ReferenceSets.Cdk)).GetMessage());
    }

    [Theory]
    [InlineData("new Queue(this, \"D\")", "new Queue(this, \"Q\", new QueueProps { DeadLetterQueue = x });")]
    [InlineData("new Queue(this, \"D\", new QueueProps { Fifo = true })", "new Queue(this, \"Q\", new QueueProps { QueueName = \"q.fifo\", DeadLetterQueue = x });")]
    [InlineData("new Queue(this, \"D\", new QueueProps { QueueName = id })", "new Queue(this, \"Q\", new QueueProps { Fifo = true, DeadLetterQueue = x });")]
    [InlineData("new Queue(this, \"D\", new QueueProps { Fifo = id == \"a\" })", "new Queue(this, \"Q\", new QueueProps { Fifo = true, DeadLetterQueue = x });")]
    [InlineData("new Queue(this, \"D\", new QueueProps { Fifo = true })", "new Queue(this, \"Q\", new QueueProps { Fifo = id == \"a\" ? true : null, DeadLetterQueue = x });")]
    [InlineData("Queue.FromQueueArn(this, \"D\", id)", "new Queue(this, \"Q\", new QueueProps { Fifo = true, DeadLetterQueue = x });")]
    [InlineData("id == \"a\" ? new Queue(this, \"A\") : new Queue(this, \"B\", new QueueProps { Fifo = true })", "new Queue(this, \"Q\", new QueueProps { Fifo = true, DeadLetterQueue = x });")]
    [InlineData("new Queue(this, \"D\")", "new Queue(this, \"Q\", new QueueProps { Fifo = true, RedriveAllowPolicy = new RedriveAllowPolicy { SourceQueues = [dlq] } });")]
    public async Task Is_silent_on_the_same_type_and_on_what_is_not_known(string deadLetters, string queue) =>
        await Silent(CdkSnippets.Stack($"var dlq = {deadLetters};\nvar x = new DeadLetterQueue {{ Queue = dlq, MaxReceiveCount = 5 }};\n{queue}"));

    [Fact]
    public async Task Is_silent_on_calls_for_queues_from_elsewhere() => await Silent(Sdk("""
        await sqs.CreateQueueAsync(new CreateQueueRequest
        {
            QueueName = "orders.fifo",
            Attributes = new Dictionary<string, string> { ["FifoQueue"] = "true", ["RedrivePolicy"] = $"{{\"deadLetterTargetArn\":\"{given}\",\"maxReceiveCount\":\"5\"}}" },
        });
        var dlq = await sqs.CreateQueueAsync("dlq");
        var arn = (await sqs.GetQueueAttributesAsync(dlq.QueueUrl, new List<string> { "QueueArn" })).QueueARN;
        await sqs.SetQueueAttributesAsync(given, new Dictionary<string, string> { ["RedrivePolicy"] = $"{{\"deadLetterTargetArn\":\"{arn}\",\"maxReceiveCount\":\"5\"}}" });
        """));

    [Fact]
    public async Task Is_silent_on_look_alikes() => await Silent("""
        public class DeadLetterQueue { public object? Queue { get; set; } }
        public class Queue { public bool Fifo { get; set; } public DeadLetterQueue? DeadLetterQueue { get; set; } public static Queue Make() => new() { Fifo = true, DeadLetterQueue = new() { Queue = new Queue() } }; }
        """);

    [Fact]
    public async Task Survives_code_that_is_being_typed() => await Silent(CdkSnippets.Stack("new Queue(this, \"Q\", new QueueProps { Fifo = true, DeadLetterQueue = new DeadLetterQueue { Queue = new Queue(this, } });"), compiles: false);

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
