using System.Collections.Immutable;
using AwsMessaging.Analyzers.Tests.Harness;
using AwsMessaging.AwsApiStubs;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class ShortPollingQueueTests() : RuleTests("AWSM4009")
{
    protected override ImmutableArray<MetadataReference> MoreReferences => ReferenceSets.Cdk;

    [Theory]
    [InlineData("new {|AWSM4009:Queue|}(this, \"Jobs\")")]
    [InlineData("new Queue(this, \"Jobs\", new QueueProps { ReceiveMessageWaitTime = {|AWSM4009:Duration.Seconds(0)|} })")]
    public async Task Reports_a_queue_of_a_container_that_polls(string queue) => await Reports(Polled(queue));

    [Fact]
    public async Task Reports_a_queue_of_a_container_on_a_machine_of_one_s_own() => await Reports(CdkSnippets.Stack("""
        var q = new {|AWSM4009:Queue|}(this, "Jobs");
        new Amazon.CDK.AWS.ECS.Patterns.QueueProcessingEc2Service(this, "Service", new Amazon.CDK.AWS.ECS.Patterns.QueueProcessingEc2ServiceProps { Queue = q });
        """));

    [Fact]
    public async Task Reports_a_queue_that_a_loop_polls() => await Reports(Sdk("""
        var q = await sqs.CreateQueueAsync(new CreateQueueRequest { QueueName = "jobs", Attributes = new Dictionary<string, string> { ["ReceiveMessageWaitTimeSeconds"] = {|AWSM4009:"0"|} } });
        while (!token.IsCancellationRequested) { var batch = await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = q.QueueUrl }, token); }
        """));

    [Theory]
    [InlineData("new Queue(this, \"Jobs\", new QueueProps { ReceiveMessageWaitTime = Duration.Seconds(20) })")]
    [InlineData("new Queue(this, \"Jobs\", new QueueProps { ReceiveMessageWaitTime = Duration.Seconds(id.Length) })")]
    [InlineData("id == \"a\" ? new Queue(this, \"A\") : new Queue(this, \"B\")")]
    [InlineData("(IQueue)Queue.FromQueueArn(this, \"Jobs\", id)")]
    public async Task Is_silent_on_queues_that_wait_and_on_what_is_not_known(string queue) => await Silent(Polled(queue));

    [Fact]
    public async Task Is_silent_where_nothing_in_view_polls() => await Silent(CdkSnippets.Stack(
        CdkSnippets.Function("fn", 5) + "\nvar q = new Queue(this, \"Q\"); fn.AddEventSource(new SqsEventSource(q)); q.GrantConsumeMessages(fn); new Queue(this, \"R\");"));

    /// <summary>Receives that wait by themselves, that are no loop, and loops at which AWSM2001 speaks.</summary>
    [Theory]
    [InlineData("var q = await sqs.CreateQueueAsync(\"jobs\"); while (!token.IsCancellationRequested) { await sqs.ReceiveMessageAsync(q.QueueUrl, token); }")]
    [InlineData("var q = await sqs.CreateQueueAsync(Request(\"0\")); while (!token.IsCancellationRequested) { await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = q.QueueUrl, WaitTimeSeconds = 20 }, token); }")]
    [InlineData("var q = await sqs.CreateQueueAsync(Request(\"0\")); while (!token.IsCancellationRequested) { await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = q.QueueUrl, WaitTimeSeconds = number }, token); }")]
    [InlineData("var q = await sqs.CreateQueueAsync(Request(\"0\")); await sqs.ReceiveMessageAsync(q.QueueUrl, token);")]
    [InlineData("var q = await sqs.CreateQueueAsync(Request(\"20\")); while (!token.IsCancellationRequested) { await sqs.ReceiveMessageAsync(q.QueueUrl, token); }")]
    [InlineData("var q = await sqs.CreateQueueAsync(Request(\"0\")); while (!token.IsCancellationRequested) { await sqs.ReceiveMessageAsync(given, token); }")]
    public async Task Is_silent_on_calls(string statements) => await Silent(Sdk(statements.Replace(
        "Request(\"", "new CreateQueueRequest { QueueName = \"jobs\", Attributes = new Dictionary<string, string> { [\"ReceiveMessageWaitTimeSeconds\"] = \"", StringComparison.Ordinal).Replace("\"))", "\" } })", StringComparison.Ordinal)));

    [Fact]
    public async Task Is_silent_on_look_alikes() => await Silent("""
        public class Queue { }
        public class QueueProcessingFargateService { public Queue? Queue { get; set; } public static object Make() => new QueueProcessingFargateService { Queue = new Queue() }; }
        """);

    [Fact]
    public async Task Survives_code_that_is_being_typed() => await Silent(Polled("new Queue(this, \"Jobs\", new QueueProps { ReceiveMessageWaitTime = })"), compiles: false);

    [Fact]
    public async Task Lets_receives_wait()
    {
        await Fixes(
            Polled("new {|AWSM4009:Queue|}(this, \"Jobs\", new QueueProps { EnforceSSL = true /* always */ })"),
            Polled("new Queue(this, \"Jobs\", new QueueProps { EnforceSSL = true /* always */, ReceiveMessageWaitTime = Duration.Seconds(20) })"));
        await Fixes(
            Sdk("""
                // Jobs of the night.
                var q = await sqs.CreateQueueAsync(new CreateQueueRequest { QueueName = "jobs", Attributes = new Dictionary<string, string> { ["ReceiveMessageWaitTimeSeconds"] = {|AWSM4009:"0"|} } });
                while (true) { await sqs.ReceiveMessageAsync(q.QueueUrl, token); }
                """),
            Sdk("""
                // Jobs of the night.
                var q = await sqs.CreateQueueAsync(new CreateQueueRequest { QueueName = "jobs", Attributes = new Dictionary<string, string> { ["ReceiveMessageWaitTimeSeconds"] = "20" } });
                while (true) { await sqs.ReceiveMessageAsync(q.QueueUrl, token); }
                """));
    }

    private static string Polled(string queue) => CdkSnippets.Stack(
        $$"""
        var q = {{queue}};
        new Amazon.CDK.AWS.ECS.Patterns.QueueProcessingFargateService(this, "Worker", new Amazon.CDK.AWS.ECS.Patterns.QueueProcessingFargateServiceProps
        {
            Image = Amazon.CDK.AWS.ECS.ContainerImage.FromRegistry("shop/worker"), Queue = q,
        });
        """);

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
