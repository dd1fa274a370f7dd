using System.Collections.Immutable;
using AwsMessaging.Analyzers.Tests.Harness;
using AwsMessaging.AwsApiStubs;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class HalfHighThroughputTests() : RuleTests("AWSM4012")
{
    protected override ImmutableArray<MetadataReference> MoreReferences => ReferenceSets.Cdk;

    [Theory]
    [InlineData("new Queue(this, \"Q\", new QueueProps { Fifo = true, FifoThroughputLimit = {|AWSM4012:FifoThroughputLimit.PER_MESSAGE_GROUP_ID|} });")]
    [InlineData("new Queue(this, \"Q\", new QueueProps { FifoThroughputLimit = {|AWSM4012:FifoThroughputLimit.PER_MESSAGE_GROUP_ID|} });")]
    [InlineData("new Queue(this, \"Q\", new QueueProps { QueueName = \"q.fifo\", DeduplicationScope = DeduplicationScope.QUEUE, FifoThroughputLimit = {|AWSM4012:FifoThroughputLimit.PER_MESSAGE_GROUP_ID|} });")]
    [InlineData("new CfnQueue(this, \"Q\", new CfnQueueProps { QueueName = \"q.fifo\", FifoQueue = true, FifoThroughputLimit = {|AWSM4012:\"perMessageGroupId\"|} });")]
    [InlineData("new CfnQueue(this, \"Q\", new CfnQueueProps { QueueName = \"q.fifo\", FifoQueue = true, DeduplicationScope = id == \"a\" ? \"queue\" : null, FifoThroughputLimit = {|AWSM4012:\"perMessageGroupId\"|} });")]
    [InlineData("var set = new QueueProps { Fifo = true }; set.FifoThroughputLimit = FifoThroughputLimit.PER_MESSAGE_GROUP_ID; new {|AWSM4012:Queue|}(this, \"Q\", set);")]
    public async Task Reports_constructs(string statements) => await Reports(CdkSnippets.Stack(statements));

    [Fact]
    public async Task Reports_calls()
    {
        await Reports(Sdk("""
            await sqs.CreateQueueAsync(new CreateQueueRequest
            {
                QueueName = "q.fifo", Attributes = new Dictionary<string, string> { ["FifoQueue"] = "true", ["FifoThroughputLimit"] = {|AWSM4012:"perMessageGroupId"|} },
            });
            """));
        await Reports(Sdk("""
            var attributes = new Dictionary<string, string> { [QueueAttributeName.FifoQueue] = "true" };
            if (number > 100)
            {
                attributes[QueueAttributeName.FifoThroughputLimit] = "perMessageGroupId";
            }

            await sqs.{|AWSM4012:CreateQueueAsync|}(new CreateQueueRequest { QueueName = "q.fifo", Attributes = attributes });
            """));
        await Reports(Sdk("""
            var q = await sqs.CreateQueueAsync(new CreateQueueRequest { QueueName = "q.fifo", Attributes = new Dictionary<string, string> { ["FifoQueue"] = "true" } });
            await sqs.SetQueueAttributesAsync(q.QueueUrl, new Dictionary<string, string> { ["FifoThroughputLimit"] = {|AWSM4012:"perMessageGroupId"|} });
            await sqs.SetQueueAttributesAsync(given, new Dictionary<string, string> { ["FifoThroughputLimit"] = {|AWSM4012:"perMessageGroupId"|}, ["DeduplicationScope"] = "queue" });
            """.Replace("given, ", "q.QueueUrl, ", StringComparison.Ordinal)));
        await Reports(Sdk("""
            await sqs.SetQueueAttributesAsync(given, new Dictionary<string, string> { ["FifoThroughputLimit"] = {|AWSM4012:"perMessageGroupId"|}, ["DeduplicationScope"] = "queue" });
            """));
    }

    [Theory]
    [InlineData("new Queue(this, \"Q\", new QueueProps { DeduplicationScope = DeduplicationScope.MESSAGE_GROUP, FifoThroughputLimit = FifoThroughputLimit.PER_MESSAGE_GROUP_ID });")]
    [InlineData("new Queue(this, \"Q\", new QueueProps { Fifo = true, FifoThroughputLimit = FifoThroughputLimit.PER_QUEUE });")]
    [InlineData("new Queue(this, \"Q\", new QueueProps { Fifo = true, DeduplicationScope = DeduplicationScope.MESSAGE_GROUP });")]
    [InlineData("new Queue(this, \"Q\", new QueueProps { Fifo = true, DeduplicationScope = Given, FifoThroughputLimit = FifoThroughputLimit.PER_MESSAGE_GROUP_ID });")]
    [InlineData("new Queue(this, \"Q\", new QueueProps { Fifo = true, FifoThroughputLimit = id == \"a\" ? FifoThroughputLimit.PER_MESSAGE_GROUP_ID : FifoThroughputLimit.PER_QUEUE });")]
    [InlineData("new Queue(this, \"Q\", new QueueProps { Fifo = false, FifoThroughputLimit = FifoThroughputLimit.PER_MESSAGE_GROUP_ID });")]
    [InlineData("var q = new Queue(this, \"Q\", new QueueProps { Fifo = true, FifoThroughputLimit = FifoThroughputLimit.PER_MESSAGE_GROUP_ID }); ((CfnQueue)q.Node.DefaultChild!).DeduplicationScope = \"messageGroup\";")]
    [InlineData("var set = new QueueProps { Fifo = true }; if (id == \"a\") { set.FifoThroughputLimit = FifoThroughputLimit.PER_MESSAGE_GROUP_ID; set.DeduplicationScope = DeduplicationScope.MESSAGE_GROUP; } new Queue(this, \"Q\", set);")]
    [InlineData("new CfnQueue(this, \"Q\", new CfnQueueProps { FifoQueue = true, DeduplicationScope = \"messageGroup\", FifoThroughputLimit = \"perMessageGroupId\" });")]
    [InlineData("new CfnQueue(this, \"Q\", new CfnQueueProps { FifoThroughputLimit = \"perMessageGroupId\" });")]
    public async Task Is_silent_on_both_halves_on_none_and_on_what_is_not_known(string statements) =>
        await Silent(CdkSnippets.Stack(statements, "public static DeduplicationScope? Given { get; set; }"));

    [Fact]
    public async Task Is_silent_on_calls_that_may_find_the_scope_set() => await Silent(Sdk("""
        await sqs.SetQueueAttributesAsync(given, new Dictionary<string, string> { ["FifoThroughputLimit"] = "perMessageGroupId" });
        var q = await sqs.CreateQueueAsync(new CreateQueueRequest { QueueName = "q.fifo", Attributes = new Dictionary<string, string> { ["FifoQueue"] = "true" } });
        await sqs.SetQueueAttributesAsync(q.QueueUrl, new Dictionary<string, string> { ["DeduplicationScope"] = "messageGroup" });
        await sqs.SetQueueAttributesAsync(q.QueueUrl, new Dictionary<string, string> { ["FifoThroughputLimit"] = "perMessageGroupId" });
        await sqs.CreateQueueAsync(new CreateQueueRequest { QueueName = "r.fifo", Attributes = new Dictionary<string, string> { ["FifoQueue"] = "true", ["DeduplicationScope"] = given, ["FifoThroughputLimit"] = "perMessageGroupId" } });
        var open = new Dictionary<string, string> { ["FifoQueue"] = "true", ["FifoThroughputLimit"] = "perMessageGroupId" };
        open[given] = "messageGroup";
        await sqs.CreateQueueAsync(new CreateQueueRequest { QueueName = "s.fifo", Attributes = open });
        """));

    [Fact]
    public async Task Is_silent_on_look_alikes() => await Silent("""
        public enum FifoThroughputLimit { PER_QUEUE, PER_MESSAGE_GROUP_ID }
        public class QueueProps { public FifoThroughputLimit? FifoThroughputLimit { get; set; } }
        public class Queue { public Queue(QueueProps p) { } public static Queue Make() => new(new QueueProps { FifoThroughputLimit = global::FifoThroughputLimit.PER_MESSAGE_GROUP_ID }); }
        """);

    [Fact]
    public async Task Survives_code_that_is_being_typed() =>
        await Silent(CdkSnippets.Stack("new Queue(this, \"Q\", new QueueProps { Fifo = true, FifoThroughputLimit = FifoThroughputLimit. });"), compiles: false);

    [Fact]
    public async Task Sets_the_scope_of_constructs()
    {
        await Fixes(
            CdkSnippets.Stack("""
                new Queue(this, "Q", new QueueProps
                {
                    Fifo = true,
                    FifoThroughputLimit = {|AWSM4012:FifoThroughputLimit.PER_MESSAGE_GROUP_ID|}, // many shops
                });
                new Queue(this, "R", new QueueProps { DeduplicationScope = DeduplicationScope.QUEUE, FifoThroughputLimit = {|AWSM4012:FifoThroughputLimit.PER_MESSAGE_GROUP_ID|} });
                new CfnQueue(this, "S", new CfnQueueProps { FifoQueue = true, FifoThroughputLimit = {|AWSM4012:"perMessageGroupId"|} });
                """),
            CdkSnippets.Stack("""
                new Queue(this, "Q", new QueueProps
                {
                    Fifo = true,
                    FifoThroughputLimit = FifoThroughputLimit.PER_MESSAGE_GROUP_ID, // many shops
                    DeduplicationScope = DeduplicationScope.MESSAGE_GROUP,
                });
                new Queue(this, "R", new QueueProps { DeduplicationScope = DeduplicationScope.MESSAGE_GROUP, FifoThroughputLimit = FifoThroughputLimit.PER_MESSAGE_GROUP_ID });
                new CfnQueue(this, "S", new CfnQueueProps { FifoQueue = true, FifoThroughputLimit = "perMessageGroupId", DeduplicationScope = "messageGroup" });
                """));
        await Fixes(
            """
            internal sealed class Orders
            {
                internal Orders(Constructs.Construct scope) =>
                    new Amazon.CDK.AWS.SQS.Queue(scope, "Q", new Amazon.CDK.AWS.SQS.QueueProps { Fifo = true, FifoThroughputLimit = {|AWSM4012:Amazon.CDK.AWS.SQS.FifoThroughputLimit.PER_MESSAGE_GROUP_ID|} });
            }
            """,
            """
            using Amazon.CDK.AWS.SQS;

            internal sealed class Orders
            {
                internal Orders(Constructs.Construct scope) =>
                    new Amazon.CDK.AWS.SQS.Queue(scope, "Q", new Amazon.CDK.AWS.SQS.QueueProps { Fifo = true, FifoThroughputLimit = Amazon.CDK.AWS.SQS.FifoThroughputLimit.PER_MESSAGE_GROUP_ID, DeduplicationScope = DeduplicationScope.MESSAGE_GROUP });
            }
            """);
    }

    [Fact]
    public async Task Sets_the_scope_of_calls() => await Fixes(
        Sdk("""
            await sqs.CreateQueueAsync(new CreateQueueRequest
            {
                QueueName = "q.fifo",
                Attributes = new Dictionary<string, string>
                {
                    // 300 calls a second were not enough.
                    ["FifoQueue"] = "true",
                    ["FifoThroughputLimit"] = {|AWSM4012:"perMessageGroupId"|}
                },
            });
            """),
        Sdk("""
            await sqs.CreateQueueAsync(new CreateQueueRequest
            {
                QueueName = "q.fifo",
                Attributes = new Dictionary<string, string>
                {
                    // 300 calls a second were not enough.
                    ["FifoQueue"] = "true",
                    ["FifoThroughputLimit"] = "perMessageGroupId",
                    ["DeduplicationScope"] = "messageGroup"
                },
            });
            """));

    private static string Sdk(string statements) => $$"""
        using Amazon.SQS;
        using Amazon.SQS.Model;

        public static class Setup
        {
            public static async Task Run(IAmazonSQS sqs, string given, int number)
            {
                {{statements.ReplaceLineEndings("\n        ")}}
            }
        }
        """;
}
