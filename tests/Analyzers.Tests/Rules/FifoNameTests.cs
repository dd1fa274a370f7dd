using System.Collections.Immutable;
using AwsMessaging.Analyzers.Tests.Harness;
using AwsMessaging.AwsApiStubs;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class FifoNameTests() : RuleTests("AWSM4005")
{
    protected override ImmutableArray<MetadataReference> MoreReferences => ReferenceSets.Cdk;

    [Theory]
    [InlineData("new Queue(this, \"Q\", new QueueProps { QueueName = {|AWSM4005:\"orders\"|}, Fifo = true });")]
    [InlineData("new Queue(this, \"Q\", new QueueProps { QueueName = {|AWSM4005:\"orders\"|}, ContentBasedDeduplication = true });")]
    [InlineData("new Queue(this, \"Q\", new QueueProps { QueueName = \"orders.fifo\", Fifo = {|AWSM4005:false|} });")]
    [InlineData("new Queue(this, \"Q\", new QueueProps { Fifo = false, FifoThroughputLimit = {|AWSM4005:FifoThroughputLimit.PER_QUEUE|} });")]
    [InlineData("new CfnQueue(this, \"Q\", new CfnQueueProps { QueueName = {|AWSM4005:\"orders\"|}, FifoQueue = true });")]
    [InlineData("new CfnQueue(this, \"Q\", new CfnQueueProps { QueueName = {|AWSM4005:\"orders.fifo\"|} });")]
    [InlineData("new CfnQueue(this, \"Q\", new CfnQueueProps { QueueName = {|AWSM4005:$\"{id}-orders.fifo\"|} });")]
    [InlineData("new CfnQueue(this, \"Q\", new CfnQueueProps { ContentBasedDeduplication = {|AWSM4005:true|} });")]
    [InlineData("new CfnTopic(this, \"T\", new CfnTopicProps { TopicName = {|AWSM4005:\"orders\"|}, FifoTopic = true });")]
    [InlineData("new CfnTopic(this, \"T\", new CfnTopicProps { TopicName = {|AWSM4005:\"orders.fifo\"|} });")]
    public async Task Reports_constructs(string statements) => await Reports(CdkSnippets.Stack(statements));

    [Theory]
    [InlineData("await sqs.CreateQueueAsync({|AWSM4005:\"orders.fifo\"|});")]
    [InlineData("await sqs.CreateQueueAsync(new CreateQueueRequest { QueueName = {|AWSM4005:\"orders\"|}, Attributes = new Dictionary<string, string> { [\"FifoQueue\"] = \"true\" } });")]
    [InlineData("await sqs.CreateQueueAsync(new CreateQueueRequest { QueueName = {|AWSM4005:$\"{given}.fifo\"|}, Attributes = new Dictionary<string, string> { [\"DelaySeconds\"] = \"1\" } });")]
    [InlineData("await sqs.CreateQueueAsync(new CreateQueueRequest { QueueName = given, Attributes = new Dictionary<string, string> { [\"ContentBasedDeduplication\"] = {|AWSM4005:\"true\"|} } });")]
    public async Task Reports_calls(string statements) => await Reports(Sdk(statements));

    [Theory]
    [InlineData("new Queue(this, \"Q\", new QueueProps { QueueName = \"orders.fifo\" });")]
    [InlineData("new Queue(this, \"Q\", new QueueProps { QueueName = \"orders.fifo\", ContentBasedDeduplication = true });")]
    [InlineData("new Queue(this, \"Q\", new QueueProps { Fifo = true });")]
    [InlineData("new Queue(this, \"Q\", new QueueProps { QueueName = id, Fifo = true });")]
    [InlineData("new Queue(this, \"Q\", new QueueProps { QueueName = \"orders\", Fifo = id == \"a\" });")]
    [InlineData("new Queue(this, \"Q\", new QueueProps { QueueName = id == \"a\" ? \"orders.fifo\" : \"orders\", Fifo = id == \"a\" ? true : null });")]
    [InlineData("new Topic(this, \"T\", new TopicProps { TopicName = \"orders\", Fifo = true });")]
    [InlineData("new CfnQueue(this, \"Q\", new CfnQueueProps { QueueName = Fn.Join(\"-\", [id, \"orders\"]), FifoQueue = true });")]
    [InlineData("new CfnQueue(this, \"Q\", new CfnQueueProps { QueueName = \"orders\", ContentBasedDeduplication = false });")]
    public async Task Is_silent_on_what_fits_or_is_not_known(string statements) => await Silent(CdkSnippets.Stack(statements));

    [Fact]
    public async Task Is_silent_on_calls_that_fit_or_are_not_known() => await Silent(Sdk("""
        await sqs.CreateQueueAsync("orders");
        await sqs.CreateQueueAsync(given);
        await sqs.CreateQueueAsync(new CreateQueueRequest { QueueName = given, Attributes = new Dictionary<string, string> { ["FifoQueue"] = "true" } });
        await sqs.CreateQueueAsync(new CreateQueueRequest { QueueName = "orders.fifo", Attributes = new Dictionary<string, string> { ["FifoQueue"] = "true", ["ContentBasedDeduplication"] = "true" } });
        var attributes = new Dictionary<string, string>();
        if (given.EndsWith(".fifo")) attributes["FifoQueue"] = "true";
        await sqs.CreateQueueAsync(new CreateQueueRequest { QueueName = given.EndsWith(".fifo") ? "a.fifo" : "a", Attributes = attributes });
        await sqs.SetQueueAttributesAsync(given, new Dictionary<string, string> { ["ContentBasedDeduplication"] = "true" });
        """));

    [Fact]
    public async Task Is_silent_on_look_alikes() => await Silent("""
        public class CfnQueueProps { public string? QueueName { get; set; } }
        public class CfnQueue { public CfnQueue(CfnQueueProps p) { } public static CfnQueue Make() => new(new CfnQueueProps { QueueName = "orders.fifo" }); }
        """);

    [Fact]
    public async Task Survives_code_that_is_being_typed() => await Silent(CdkSnippets.Stack("new CfnQueue(this, \"Q\", new CfnQueueProps { QueueName = , FifoQueue = true });"), compiles: false);

    [Fact]
    public async Task Ends_the_name_or_sets_the_flag()
    {
        await Fixes(
            CdkSnippets.Stack("""
                // A name and a flag.
                new CfnQueue(this, "Q", new CfnQueueProps { QueueName = {|AWSM4005:"orders"|}, FifoQueue = true });
                new CfnQueue(this, "R", new CfnQueueProps { QueueName = {|AWSM4005:"returns.fifo"|} });
                """),
            CdkSnippets.Stack("""
                // A name and a flag.
                new CfnQueue(this, "Q", new CfnQueueProps { QueueName = "orders.fifo", FifoQueue = true });
                new CfnQueue(this, "R", new CfnQueueProps { QueueName = "returns.fifo", FifoQueue = true });
                """));
        await Fixes(
            Sdk("""await sqs.CreateQueueAsync(new CreateQueueRequest { QueueName = {|AWSM4005:"orders.fifo"|}, Attributes = new Dictionary<string, string> { ["DelaySeconds"] = "1" } });"""),
            Sdk("""await sqs.CreateQueueAsync(new CreateQueueRequest { QueueName = "orders.fifo", Attributes = new Dictionary<string, string> { ["DelaySeconds"] = "1", ["FifoQueue"] = "true" } });"""));
    }

    /// <summary>A name that is put together, or that others use too, keeps what it is made of.</summary>
    [Theory]
    [InlineData("$\"{env}-orders\"", "$\"{env}-orders.fifo\"")]
    [InlineData("env + \"-orders\"", "env + \"-orders\" + \".fifo\"")]
    [InlineData("Shared", "Shared + \".fifo\"")]
    [InlineData("OrdersStack.Shared", "OrdersStack.Shared + \".fifo\"")]
    public async Task Keeps_what_the_name_is_put_together_of(string before, string after)
    {
        const string Members = "private const string Shared = \"orders\"; private void Make(string env) => new CfnQueue(this, \"Q\", new CfnQueueProps { QueueName = ";
        await Fixes(
            CdkSnippets.Stack("Make(\"prod\");", Members + "{|AWSM4005:" + before + "|}, FifoQueue = true });"),
            CdkSnippets.Stack("Make(\"prod\");", Members + after + ", FifoQueue = true });"));
    }

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
