using System.Collections.Immutable;
using AwsMessaging.Analyzers.Tests.Harness;
using AwsMessaging.AwsApiStubs;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class ShortDeadLetterRetentionTests() : RuleTests("AWSM4003")
{
    protected override ImmutableArray<MetadataReference> MoreReferences => ReferenceSets.Cdk;

    [Fact]
    public async Task Reports_default_and_shorter_retentions_of_constructs()
    {
        await Reports(CdkSnippets.Stack("""
            var dlq = new {|AWSM4003:Queue|}(this, "Dlq");
            new Queue(this, "Orders", new QueueProps { DeadLetterQueue = new DeadLetterQueue { Queue = dlq, MaxReceiveCount = 5 } });
            """));
        await Reports(CdkSnippets.Stack("""
            var dlq = new Queue(this, "Dlq", new QueueProps { RetentionPeriod = {|AWSM4003:Duration.Days(7)|} });
            new Queue(this, "Orders", new QueueProps
            {
                RetentionPeriod = Duration.Days(10), DeadLetterQueue = new DeadLetterQueue { Queue = dlq, MaxReceiveCount = 5 },
            });
            """));
        await Reports(CdkSnippets.Stack("""
            var dlq = new CfnQueue(this, "Dlq", new CfnQueueProps { MessageRetentionPeriod = {|AWSM4003:86400|} });
            new CfnQueue(this, "Orders", new CfnQueueProps
            {
                RedrivePolicy = new Dictionary<string, object> { ["deadLetterTargetArn"] = dlq.AttrArn, ["maxReceiveCount"] = 5 },
            });
            """));
    }

    /// <summary>In a FIFO dead-letter queue the age of a message starts anew.</summary>
    [Theory]
    [InlineData("new {|AWSM4003:Queue|}", "orders-{props.StackName}", "")]
    [InlineData("new {|AWSM4003:Queue|}", "{props.StackName}-dead", "")]
    [InlineData("new Queue", "dead{(id.Length > 3 ? \".fifo\" : \"\")}", "")]
    [InlineData("new Queue", "dead{ending}", "var ending = id.Length > 3 ? \".fifo\" : \"\"; ")]
    public async Task Knows_names_that_make_a_queue_fifo(string creation, string name, string before)
    {
        var env = name.Replace("props.StackName", "env", StringComparison.Ordinal);
        var code = CdkSnippets.Stack(
            $$"""{{before}}var env = props!.StackName; var dlq = {{creation}}(this, "Dlq", new QueueProps { QueueName = $"{{env}}" }); """
            + "new Queue(this, \"Orders\", new QueueProps { DeadLetterQueue = new DeadLetterQueue { Queue = dlq, MaxReceiveCount = 5 } });");
        await (creation.Contains("|}", StringComparison.Ordinal) ? Reports(code) : Silent(code));
    }

    [Fact]
    public async Task Reports_a_queue_that_another_construct_makes() => await Reports(CdkSnippets.Usings + """
        internal sealed class WithDeadLetters : Construct
        {
            internal WithDeadLetters(Construct scope, string id, IQueue deadLetters) : base(scope, id) =>
                new Queue(this, "Queue", new QueueProps { DeadLetterQueue = new DeadLetterQueue { Queue = deadLetters, MaxReceiveCount = 5 } });
        }

        internal sealed class Shop : Stack
        {
            private readonly Queue deadLetters;

            internal Shop(Construct scope, string id) : base(scope, id)
            {
                deadLetters = new {|AWSM4003:Queue|}(this, "DeadLetters");
                new WithDeadLetters(this, "Orders", deadLetters);
                new WithDeadLetters(this, "Returns", deadLetters);
            }
        }
        """);

    [Fact]
    public async Task Reports_queues_that_calls_create() => await Reports(Sdk("""
        var dlq = await sqs.{|AWSM4003:CreateQueueAsync|}("orders-dlq");
        var arn = (await sqs.GetQueueAttributesAsync(dlq.QueueUrl, new List<string> { "QueueArn" })).QueueARN;
        await sqs.CreateQueueAsync(new CreateQueueRequest
        {
            QueueName = "orders",
            Attributes = new Dictionary<string, string> { ["RedrivePolicy"] = $"{{\"deadLetterTargetArn\":\"{arn}\",\"maxReceiveCount\":\"5\"}}" },
        });
        """));

    [Fact]
    public async Task Reports_a_redrive_policy_that_is_set_later() => await Reports(Sdk("""
        var dlq = await sqs.CreateQueueAsync(new CreateQueueRequest
        {
            QueueName = "orders-dlq", Attributes = new Dictionary<string, string> { [QueueAttributeName.MessageRetentionPeriod] = {|AWSM4003:"3600"|} },
        });
        var queue = await sqs.CreateQueueAsync("orders");
        var attributes = await sqs.GetQueueAttributesAsync(new GetQueueAttributesRequest { QueueUrl = dlq.QueueUrl });
        await sqs.SetQueueAttributesAsync(new SetQueueAttributesRequest
        {
            QueueUrl = queue.QueueUrl,
            Attributes = new Dictionary<string, string>
            {
                ["RedrivePolicy"] = System.Text.Json.JsonSerializer.Serialize(new { deadLetterTargetArn = attributes.QueueARN, maxReceiveCount = 5 }),
            },
        });
        """));

    [Theory]
    [InlineData("new QueueProps { RetentionPeriod = Duration.Days(14) }", "new QueueProps { DeadLetterQueue = x }")]
    [InlineData("new QueueProps { RetentionPeriod = Duration.Days(5) }", "new QueueProps { DeadLetterQueue = x }")]
    [InlineData("new QueueProps()", "new QueueProps { RetentionPeriod = Duration.Hours(1), DeadLetterQueue = x }")]
    [InlineData("new QueueProps { RetentionPeriod = Duration.Days(14) }", "new QueueProps { RetentionPeriod = Duration.Days(14), DeadLetterQueue = x }")]
    [InlineData("new QueueProps { Fifo = true }", "new QueueProps { Fifo = true, DeadLetterQueue = x }")]
    [InlineData("new QueueProps { QueueName = \"dlq.fifo\" }", "new QueueProps { QueueName = \"q.fifo\", DeadLetterQueue = x }")]
    [InlineData("new QueueProps { RetentionPeriod = Duration.Days(days) }", "new QueueProps { DeadLetterQueue = x }")]
    [InlineData("new QueueProps()", "new QueueProps { RetentionPeriod = Duration.Days(days), DeadLetterQueue = x }")]
    [InlineData("new QueueProps { RetentionPeriod = days > 3 ? Duration.Days(14) : Duration.Days(1) }", "new QueueProps { DeadLetterQueue = x }")]
    [InlineData("new QueueProps { QueueName = name }", "new QueueProps { QueueName = name, DeadLetterQueue = days > 3 ? x : null }")]
    [InlineData("given", "new QueueProps { DeadLetterQueue = x }")]
    public async Task Is_silent_when_it_is_long_enough_or_not_known(string deadLetters, string source) => await Silent(CdkSnippets.Usings + $$"""
        public static class Queues
        {
            public static void Add(Stack stack, int days, string name, QueueProps given)
            {
                var dlq = new Queue(stack, "Dlq", {{deadLetters}});
                var x = new DeadLetterQueue { Queue = dlq, MaxReceiveCount = 5 };
                new Queue(stack, "Orders", {{source}});
            }
        }
        """);

    /// <summary>SQS refuses the policy of a FIFO queue with a standard dead-letter queue: there is nothing to keep longer.</summary>
    [Theory]
    [InlineData("Fifo = true", new[] { "AWSM4004" })]
    [InlineData("QueueName = \"orders.fifo\"", new[] { "AWSM4004" })]
    [InlineData("Fifo = id == \"a\" ? true : null", new string[0])]
    [InlineData("QueueName = id", new string[0])]
    public async Task Leaves_a_fifo_source_to_the_rule_on_types(string source, string[] speak)
    {
        var code = CdkSnippets.Stack($$"""
            var dlq = new Queue(this, "Dlq");
            new Queue(this, "Orders", new QueueProps { {{source}}, DeadLetterQueue = new DeadLetterQueue { Queue = dlq, MaxReceiveCount = 5 } });
            """);
        var found = await Workbench.BuildAsync(Workbench.Compile([("Sample.cs", code)], SdkMajor.V4));
        Assert.Equal(speak, found.Select(d => d.Id).Where(i => i is "AWSM4003" or "AWSM4004"));
    }

    [Theory]
    [InlineData("IQueue dlq = Queue.FromQueueArn(this, \"Dlq\", \"arn:aws:sqs:eu-west-1:1:dlq\");")]
    [InlineData("IQueue dlq = id == \"a\" ? new Queue(this, \"A\") : new Queue(this, \"B\");")]
    [InlineData("var dlq = new Queue(this, \"Dlq\"); ((CfnQueue)dlq.Node.DefaultChild!).MessageRetentionPeriod = 1209600;")]
    [InlineData("var dlq = new Queue(this, \"Dlq\"); ((CfnQueue)dlq.Node.DefaultChild!).AddPropertyOverride(\"MessageRetentionPeriod\", 1209600);")]
    public async Task Is_silent_when_the_queue_comes_from_elsewhere_or_is_changed(string deadLetters) => await Silent(CdkSnippets.Stack(
        deadLetters + "new Queue(this, \"Orders\", new QueueProps { DeadLetterQueue = new DeadLetterQueue { Queue = dlq, MaxReceiveCount = 5 } });"));

    [Fact]
    public async Task Is_silent_on_calls_that_set_it_later_or_for_queues_from_elsewhere()
    {
        await Silent(Sdk("""
            var dlq = await sqs.CreateQueueAsync("orders-dlq");
            await sqs.SetQueueAttributesAsync(dlq.QueueUrl, new Dictionary<string, string> { ["MessageRetentionPeriod"] = "1209600" });
            await sqs.CreateQueueAsync(new CreateQueueRequest
            {
                QueueName = "orders",
                Attributes = new Dictionary<string, string> { ["RedrivePolicy"] = "{\"deadLetterTargetArn\":\"arn:aws:sqs:eu-west-1:1:orders-dlq\",\"maxReceiveCount\":\"5\"}" },
            });
            """));
        await Silent(Sdk("""
            var dlq = await sqs.CreateQueueAsync("orders-dlq");
            await sqs.CreateQueueAsync(new CreateQueueRequest
            {
                QueueName = "orders",
                Attributes = new Dictionary<string, string> { ["RedrivePolicy"] = $"{{\"deadLetterTargetArn\":\"{given}\",\"maxReceiveCount\":\"5\"}}" },
            });
            """));
    }

    [Fact]
    public async Task Is_silent_on_look_alikes() => await Silent("""
        namespace Shop
        {
            public class Duration { public static Duration Days(double days) => new(); }
            public class QueueProps { public Duration? RetentionPeriod { get; set; } public Queue? DeadLetterQueue { get; set; } }
            public class Queue { public Queue(object scope, string id, QueueProps? props = null) { } }
            public static class Queues
            {
                public static void Add(object stack) => new Queue(stack, "Orders", new QueueProps { DeadLetterQueue = new Queue(stack, "Dlq") });
            }
        }
        """);

    [Fact]
    public async Task Survives_code_that_is_being_typed() => await Silent(CdkSnippets.Stack("""
        var dlq = new Queue(this, "Dlq", new QueueProps { RetentionPeriod = Duration.Days( });
        new Queue(this, "Orders", new QueueProps { DeadLetterQueue = new DeadLetterQueue { Queue = , MaxReceiveCount = 5 } });
        """), compiles: false);

    [Fact]
    public async Task Adds_props_a_property_or_another_value()
    {
        await Fixes(
            CdkSnippets.Stack("""
                // Where orders wait for a person.
                var dlq = new {|AWSM4003:Queue|}(this, "Dlq"); // no props
                new Queue(this, "Orders", new QueueProps { DeadLetterQueue = new DeadLetterQueue { Queue = dlq, MaxReceiveCount = 5 } });
                """),
            CdkSnippets.Stack("""
                // Where orders wait for a person.
                var dlq = new Queue(this, "Dlq", new QueueProps { RetentionPeriod = Duration.Days(14) }); // no props
                new Queue(this, "Orders", new QueueProps { DeadLetterQueue = new DeadLetterQueue { Queue = dlq, MaxReceiveCount = 5 } });
                """));
        await Fixes(
            CdkSnippets.Stack("""
                var dlq = new {|AWSM4003:Queue|}(this, "Dlq", new QueueProps
                {
                    EnforceSSL = true // policy
                });
                new Queue(this, "Orders", new QueueProps { DeadLetterQueue = new DeadLetterQueue { Queue = dlq, MaxReceiveCount = 5 } });
                """),
            CdkSnippets.Stack("""
                var dlq = new Queue(this, "Dlq", new QueueProps
                {
                    EnforceSSL = true, // policy
                    RetentionPeriod = Duration.Days(14)
                });
                new Queue(this, "Orders", new QueueProps { DeadLetterQueue = new DeadLetterQueue { Queue = dlq, MaxReceiveCount = 5 } });
                """));
        await Fixes(
            CdkSnippets.Stack("""
                var dlq = new Queue(this, "Dlq", new QueueProps { RetentionPeriod = {|AWSM4003:Duration.Hours(1)|} });
                var other = new CfnQueue(this, "Other", new CfnQueueProps { MessageRetentionPeriod = {|AWSM4003:3600|} });
                new Queue(this, "Orders", new QueueProps { DeadLetterQueue = new DeadLetterQueue { Queue = dlq, MaxReceiveCount = 5 } });
                new CfnQueue(this, "Returns", new CfnQueueProps
                {
                    RedrivePolicy = new Dictionary<string, object> { ["deadLetterTargetArn"] = other.AttrArn, ["maxReceiveCount"] = 5 },
                });
                """),
            CdkSnippets.Stack("""
                var dlq = new Queue(this, "Dlq", new QueueProps { RetentionPeriod = Duration.Days(14) });
                var other = new CfnQueue(this, "Other", new CfnQueueProps { MessageRetentionPeriod = 1209600 });
                new Queue(this, "Orders", new QueueProps { DeadLetterQueue = new DeadLetterQueue { Queue = dlq, MaxReceiveCount = 5 } });
                new CfnQueue(this, "Returns", new CfnQueueProps
                {
                    RedrivePolicy = new Dictionary<string, object> { ["deadLetterTargetArn"] = other.AttrArn, ["maxReceiveCount"] = 5 },
                });
                """));
    }

    [Fact]
    public async Task Adds_an_attribute_in_the_form_of_the_others() => await Fixes(
        Sdk("""
            var a = await sqs.{|AWSM4003:CreateQueueAsync|}(new CreateQueueRequest
            {
                QueueName = "a-dlq",
                Attributes = new Dictionary<string, string>
                {
                    { "DelaySeconds", "5" }, // seconds
                },
            });
            var b = await sqs.{|AWSM4003:CreateQueueAsync|}(new CreateQueueRequest { QueueName = "b-dlq", Attributes = new Dictionary<string, string> { ["DelaySeconds"] = "5" } });
            await sqs.CreateQueueAsync(new CreateQueueRequest { QueueName = "a", Attributes = new Dictionary<string, string> { ["RedrivePolicy"] = "{\"deadLetterTargetArn\":\"arn:aws:sqs:eu-west-1:1:a-dlq\",\"maxReceiveCount\":5}" } });
            await sqs.CreateQueueAsync(new CreateQueueRequest { QueueName = "b", Attributes = new Dictionary<string, string> { ["RedrivePolicy"] = "{\"deadLetterTargetArn\":\"arn:aws:sqs:eu-west-1:1:b-dlq\",\"maxReceiveCount\":5}" } });
            """),
        Sdk("""
            var a = await sqs.CreateQueueAsync(new CreateQueueRequest
            {
                QueueName = "a-dlq",
                Attributes = new Dictionary<string, string>
                {
                    { "DelaySeconds", "5" }, // seconds
                    { "MessageRetentionPeriod", "1209600" },
                },
            });
            var b = await sqs.CreateQueueAsync(new CreateQueueRequest { QueueName = "b-dlq", Attributes = new Dictionary<string, string> { ["DelaySeconds"] = "5", ["MessageRetentionPeriod"] = "1209600" } });
            await sqs.CreateQueueAsync(new CreateQueueRequest { QueueName = "a", Attributes = new Dictionary<string, string> { ["RedrivePolicy"] = "{\"deadLetterTargetArn\":\"arn:aws:sqs:eu-west-1:1:a-dlq\",\"maxReceiveCount\":5}" } });
            await sqs.CreateQueueAsync(new CreateQueueRequest { QueueName = "b", Attributes = new Dictionary<string, string> { ["RedrivePolicy"] = "{\"deadLetterTargetArn\":\"arn:aws:sqs:eu-west-1:1:b-dlq\",\"maxReceiveCount\":5}" } });
            """));

    [Fact]
    public async Task Offers_nothing_where_it_would_have_to_guess() => await NotFixed(Sdk("""
        var dlq = await sqs.{|AWSM4003:CreateQueueAsync|}("orders-dlq");
        await sqs.CreateQueueAsync(new CreateQueueRequest { QueueName = "orders", Attributes = new Dictionary<string, string> { ["RedrivePolicy"] = "{\"deadLetterTargetArn\":\"arn:aws:sqs:eu-west-1:1:orders-dlq\",\"maxReceiveCount\":5}" } });
        """));

    private static string Sdk(string statements) => $$"""
        using Amazon.SQS;
        using Amazon.SQS.Model;

        public static class Setup
        {
            public static async Task Run(IAmazonSQS sqs, string given)
            {
                {{statements}}
            }
        }
        """;
}
