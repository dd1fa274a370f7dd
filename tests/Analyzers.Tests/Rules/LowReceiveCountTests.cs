using System.Collections.Immutable;
using AwsMessaging.Analyzers.Tests.Harness;
using AwsMessaging.AwsApiStubs;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class LowReceiveCountTests() : RuleTests("AWSM4002")
{
    protected override ImmutableArray<MetadataReference> MoreReferences => ReferenceSets.Cdk;

    [Theory]
    [InlineData("new Queue(this, \"Q\", new QueueProps { DeadLetterQueue = new DeadLetterQueue { Queue = dlq, MaxReceiveCount = {|AWSM4002:1|} } });")]
    [InlineData("var policy = new DeadLetterQueue { Queue = dlq, MaxReceiveCount = 1 }; new {|AWSM4002:Queue|}(this, \"Q\", new QueueProps { DeadLetterQueue = policy });")]
    [InlineData("new CfnQueue(this, \"Q\", new CfnQueueProps { RedrivePolicy = new Dictionary<string, object> { [\"deadLetterTargetArn\"] = dlq.QueueArn, [\"maxReceiveCount\"] = {|AWSM4002:1|} } });")]
    [InlineData("var q = new Queue(this, \"Q\", new QueueProps { DeadLetterQueue = new DeadLetterQueue { Queue = dlq, MaxReceiveCount = {|AWSM4002:3|} } }); fn.AddEventSource(new SqsEventSource(q));")]
    public async Task Reports_constructs(string statements) =>
        await Reports(CdkSnippets.Stack("var dlq = new Queue(this, \"Dlq\");\n" + CdkSnippets.Function("fn", 30) + "\n" + statements));

    [Theory]
    [InlineData("{|AWSM4002:\"{\\\"deadLetterTargetArn\\\":\\\"arn:aws:sqs:eu-west-1:1:dlq\\\",\\\"maxReceiveCount\\\":\\\"1\\\"}\"|}")]
    [InlineData("{|AWSM4002:$\"{{\\\"deadLetterTargetArn\\\":\\\"{given}\\\",\\\"maxReceiveCount\\\":1}}\"|}")]
    [InlineData("System.Text.Json.JsonSerializer.Serialize(new { deadLetterTargetArn = given, maxReceiveCount = {|AWSM4002:1|} })")]
    public async Task Reports_calls(string policy)
    {
        await Reports(Sdk($$"""
            await sqs.CreateQueueAsync(new CreateQueueRequest { QueueName = "q", Attributes = new Dictionary<string, string> { ["RedrivePolicy"] = {{policy}} } });
            """));
        await Reports(Sdk($$"""
            await sqs.SetQueueAttributesAsync(given, new Dictionary<string, string> { ["RedrivePolicy"] = {{policy}} });
            """));
    }

    [Theory]
    [InlineData("new Queue(this, \"Q\", new QueueProps { DeadLetterQueue = new DeadLetterQueue { Queue = dlq, MaxReceiveCount = 3 } });")]
    [InlineData("new Queue(this, \"Q\", new QueueProps { DeadLetterQueue = new DeadLetterQueue { Queue = dlq, MaxReceiveCount = id.Length } });")]
    [InlineData("new Queue(this, \"Q\", new QueueProps { DeadLetterQueue = new DeadLetterQueue { Queue = dlq, MaxReceiveCount = id == \"a\" ? 1 : 5 } });")]
    [InlineData("var q = new Queue(this, \"Q\", new QueueProps { DeadLetterQueue = new DeadLetterQueue { Queue = dlq, MaxReceiveCount = 5 } }); fn.AddEventSource(new SqsEventSource(q));")]
    [InlineData("var q = new Queue(this, \"Q\", new QueueProps { DeadLetterQueue = new DeadLetterQueue { Queue = dlq, MaxReceiveCount = 3 } }); var o = id == \"a\" ? q : dlq; fn.AddEventSource(new SqsEventSource(o));")]
    [InlineData("new Queue(this, \"Q\");")]
    public async Task Is_silent_on_enough_receives_and_on_what_is_not_known(string statements) =>
        await Silent(CdkSnippets.Stack("var dlq = new Queue(this, \"Dlq\");\n" + CdkSnippets.Function("fn", 30) + "\n" + statements));

    [Fact]
    public async Task Is_silent_on_calls_with_enough_receives_or_unknown_ones()
    {
        await Silent(Sdk("""
            await sqs.CreateQueueAsync(new CreateQueueRequest { QueueName = "q", Attributes = new Dictionary<string, string> { ["RedrivePolicy"] = given } });
            await sqs.CreateQueueAsync(new CreateQueueRequest { QueueName = "r", Attributes = new Dictionary<string, string> { ["RedrivePolicy"] = $"{{\"deadLetterTargetArn\":\"{given}\",\"maxReceiveCount\":{number}}}" } });
            await sqs.CreateQueueAsync(new CreateQueueRequest { QueueName = "s", Attributes = new Dictionary<string, string> { ["RedrivePolicy"] = "{ not json" } });
            await sqs.CreateQueueAsync(new CreateQueueRequest { QueueName = "t", Attributes = new Dictionary<string, string> { ["RedrivePolicy"] = "{\"deadLetterTargetArn\":\"a\",\"maxReceiveCount\":10}" } });
            """));
    }

    [Fact]
    public async Task Is_silent_on_look_alikes() => await Silent("""
        public class DeadLetterQueue { public double MaxReceiveCount { get; set; } }
        public class Queue { public Queue(DeadLetterQueue d) { } public static Queue Make() => new(new DeadLetterQueue { MaxReceiveCount = 1 }); }
        """);

    [Fact]
    public async Task Survives_code_that_is_being_typed() => await Silent(CdkSnippets.Stack("new Queue(this, \"Q\", new QueueProps { DeadLetterQueue = new DeadLetterQueue { MaxReceiveCount = } });"), compiles: false);

    [Fact]
    public async Task Sets_the_count_as_it_is_written()
    {
        await Fixes(
            CdkSnippets.Stack("""
                var dlq = new Queue(this, "Dlq");
                new Queue(this, "Q", new QueueProps { DeadLetterQueue = new DeadLetterQueue { Queue = dlq, MaxReceiveCount = {|AWSM4002:1|} /* once */ } });
                """),
            CdkSnippets.Stack("""
                var dlq = new Queue(this, "Dlq");
                new Queue(this, "Q", new QueueProps { DeadLetterQueue = new DeadLetterQueue { Queue = dlq, MaxReceiveCount = 5 /* once */ } });
                """));
        await Fixes(
            Sdk("""
                // A number and a text.
                await sqs.SetQueueAttributesAsync(given, new Dictionary<string, string> { ["RedrivePolicy"] = System.Text.Json.JsonSerializer.Serialize(new { deadLetterTargetArn = given, maxReceiveCount = {|AWSM4002:1|} }) });
                await sqs.SetQueueAttributesAsync(given, new Dictionary<string, string> { ["RedrivePolicy"] = System.Text.Json.JsonSerializer.Serialize(new { deadLetterTargetArn = given, maxReceiveCount = {|AWSM4002:"1"|} }) });
                """),
            Sdk("""
                // A number and a text.
                await sqs.SetQueueAttributesAsync(given, new Dictionary<string, string> { ["RedrivePolicy"] = System.Text.Json.JsonSerializer.Serialize(new { deadLetterTargetArn = given, maxReceiveCount = 5 }) });
                await sqs.SetQueueAttributesAsync(given, new Dictionary<string, string> { ["RedrivePolicy"] = System.Text.Json.JsonSerializer.Serialize(new { deadLetterTargetArn = given, maxReceiveCount = "5" }) });
                """));
    }

    [Fact]
    public async Task Offers_nothing_inside_a_text() => await NotFixed(Sdk("""
        await sqs.SetQueueAttributesAsync(given, new Dictionary<string, string> { ["RedrivePolicy"] = {|AWSM4002:"{\"deadLetterTargetArn\":\"arn:aws:sqs:eu-west-1:1:dlq\",\"maxReceiveCount\":1}"|} });
        """));

    private static string Sdk(string statements) => $$"""
        using Amazon.SQS;
        using Amazon.SQS.Model;

        public static class Setup
        {
            public static async Task Run(IAmazonSQS sqs, Amazon.Lambda.IAmazonLambda lambda, string given, int number)
            {
                {{statements.ReplaceLineEndings("\n        ")}}
            }
        }
        """;
}
