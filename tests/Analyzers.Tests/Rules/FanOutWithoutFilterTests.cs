using System.Collections.Immutable;
using AwsMessaging.Analyzers.Tests.Harness;
using AwsMessaging.AwsApiStubs;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class FanOutWithoutFilterTests() : RuleTests("AWSM4014")
{
    private const string Two = """
        topic.AddSubscription(new SqsSubscription(stock)); topic.AddSubscription(new SqsSubscription(mail));
        """;

    private const string Rule = """
        new Rule(this, "R", new RuleProps { EventPattern = new EventPattern { DetailType = ["Order Placed", "Order Cancelled"] }, Targets = [new SnsTopic(topic)] });
        """;

    private const string TwoRules = """
        var placed = new Rule(this, "Placed", new RuleProps { EventPattern = new EventPattern { DetailType = new[] { "Order Placed" } } });
        placed.AddTarget(new SnsTopic(topic));
        new Amazon.CDK.AWS.Events.CfnRule(this, "Cancelled", new Amazon.CDK.AWS.Events.CfnRuleProps
        {
            EventPattern = new Dictionary<string, object> { ["detail-type"] = new[] { "Order Cancelled" } },
            Targets = new[] { new Amazon.CDK.AWS.Events.CfnRule.TargetProperty { Id = "t", Arn = topic.TopicArn } },
        });
        """;

    protected override ImmutableArray<MetadataReference> MoreReferences => ReferenceSets.Cdk;

    [Theory]
    [InlineData(Two + Rule)]
    [InlineData(Two + TwoRules)]
    [InlineData("topic.AddSubscription(new SqsSubscription(stock)); topic.AddSubscription(new UrlSubscription(id)); topic.AddSubscription(new EmailSubscription(id));" + Rule)]
    public async Task Reports_constructs(string statements) =>
        await Reports(Stack("var topic = new {|AWSM4014:Topic|}(this, \"Orders\");", statements));

    /// <summary>Who keeps every message handles none of them: two others are enough, one is not.</summary>
    [Theory]
    [InlineData("topic.AddSubscription(new SqsSubscription(new Queue(this, \"Archive\")));", true)]
    [InlineData("var audit = new Queue(this, \"Trail\"); topic.AddSubscription(new SqsSubscription(audit));", true)]
    [InlineData("topic.AddSubscription(new SqsSubscription(mail)); topic.AddSubscription(new SqsSubscription(new Queue(this, \"Archive\")));", false)]
    public async Task Counts_no_subscriber_that_keeps_all(string more, bool isSilent)
    {
        var made = isSilent ? "Topic" : "{|AWSM4014:Topic|}";
        var code = Stack($"var topic = new {made}(this, \"Orders\");", "topic.AddSubscription(new SqsSubscription(stock));\n" + more + Rule);
        await (isSilent ? Silent(code) : Reports(code));
    }

    [Fact]
    public async Task Reports_calls()
    {
        await Reports(Sdk("""
            var topic = await sns.{|AWSM4014:CreateTopicAsync|}("orders");
            await sns.SubscribeAsync(topic.TopicArn, "sqs", given);
            await sns.SubscribeAsync(topic.TopicArn, "lambda", given);
            await sns.PublishAsync(new PublishRequest
            {
                TopicArn = topic.TopicArn,
                MessageAttributes = new Dictionary<string, MessageAttributeValue> { ["type"] = new MessageAttributeValue { DataType = "String", StringValue = "OrderPlaced" } },
            });
            var request = new PublishRequest { TopicArn = topic.TopicArn, MessageAttributes = new() };
            request.MessageAttributes["type"] = new MessageAttributeValue { DataType = "String", StringValue = "OrderCancelled" };
            await sns.PublishAsync(request);
            """));
        await Reports(Sdk("""
            var topic = await sns.{|AWSM4014:CreateTopicAsync|}("orders");
            await sns.SubscribeAsync(topic.TopicArn, "sqs", given);
            await sns.SubscribeAsync(topic.TopicArn, "sqs", given);
            await sns.PublishBatchAsync(new PublishBatchRequest
            {
                TopicArn = topic.TopicArn,
                PublishBatchRequestEntries = new List<PublishBatchRequestEntry>
                {
                    new PublishBatchRequestEntry { Id = "1", MessageAttributes = new Dictionary<string, MessageAttributeValue> { ["type"] = new MessageAttributeValue { DataType = "String", StringValue = "OrderPlaced" } } },
                    new PublishBatchRequestEntry { Id = "2", MessageAttributes = new Dictionary<string, MessageAttributeValue> { ["type"] = new MessageAttributeValue { DataType = "String", StringValue = "OrderCancelled" } } },
                },
            });
            """));
    }

    [Fact]
    public async Task Says_what_everybody_gets()
    {
        var code = Stack("var topic = new Topic(this, \"Orders\");", Two + Rule);
        Assert.StartsWith(
            "Each of the 2 subscriptions of topic 'Orders' gets all 2 event types (Order Cancelled, Order Placed)",
            Assert.Single(await Findings.In("AWSM4014", code, SdkMajor.V4, ReferenceSets.Cdk)).GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Two)]
    [InlineData("topic.AddSubscription(new SqsSubscription(stock));" + Rule)]
    [InlineData("topic.AddSubscription(new SqsSubscription(stock)); topic.AddSubscription(new EmailSubscription(id));" + Rule)]
    [InlineData("topic.AddSubscription(new SqsSubscription(stock)); topic.AddSubscription(new SqsSubscription(mail, Given));" + Rule)]
    [InlineData("topic.AddSubscription(new SqsSubscription(stock)); topic.AddSubscription(new SqsSubscription(mail, new SqsSubscriptionProps { FilterPolicy = new Dictionary<string, SubscriptionFilter> { [\"a\"] = SubscriptionFilter.ExistsFilter() } }));" + Rule)]
    [InlineData("topic.AddSubscription(new SqsSubscription(stock)); topic.AddSubscription(new SqsSubscription(mail, new SqsSubscriptionProps { FilterPolicyWithMessageBody = new Dictionary<string, FilterOrPolicy>() }));" + Rule)]
    [InlineData(Two + "new Rule(this, \"R\", new RuleProps { EventPattern = new EventPattern { DetailType = [\"Order Placed\"] }, Targets = [new SnsTopic(topic)] });")]
    [InlineData(Two + "new Rule(this, \"R\", new RuleProps { EventPattern = new EventPattern { DetailType = Match.AnyOf(\"A\", \"B\") }, Targets = [new SnsTopic(topic)] });")]
    [InlineData(Two + "new Rule(this, \"R\", new RuleProps { EventPattern = new EventPattern { DetailType = [\"A\", id] }, Targets = [new SnsTopic(topic)] });")]
    [InlineData(Two + "new Rule(this, \"R\", new RuleProps { EventPattern = new EventPattern { DetailType = [\"A\", \"B\"] }, Targets = [new SqsQueue(stock)] });")]
    [InlineData(Two + "new Rule(this, \"R\", new RuleProps { Schedule = Schedule.Rate(Duration.Hours(1)), Targets = [new SnsTopic(topic)] });")]
    public async Task Is_silent_on_filters_few_types_few_subscribers_and_what_is_not_known(string statements) =>
        await Silent(Stack("var topic = new Topic(this, \"Orders\");", statements, "public static SqsSubscriptionProps? Given { get; set; }"));

    [Fact]
    public async Task Is_silent_on_calls_that_filter_or_publish_elsewhere()
    {
        const string Publish = """
            await sns.PublishAsync(new PublishRequest { TopicArn = ARN, MessageAttributes = new Dictionary<string, MessageAttributeValue> { ["type"] = new MessageAttributeValue { StringValue = "A" } } });
            await sns.PublishAsync(new PublishRequest { TopicArn = ARN, MessageAttributes = new Dictionary<string, MessageAttributeValue> { ["OTHER"] = new MessageAttributeValue { StringValue = "B" } } });
            """;
        foreach (var (arn, other, more) in new[]
        {
            ("given", "type", ""),
            ("topic.TopicArn", "other", ""),
            ("topic.TopicArn", "type", "await sns.SetSubscriptionAttributesAsync(given, \"FilterPolicy\", given);"),
        })
        {
            await Silent(Sdk("""
                var topic = await sns.CreateTopicAsync("orders");
                await sns.SubscribeAsync(topic.TopicArn, "sqs", given);
                await sns.SubscribeAsync(topic.TopicArn, "sqs", given);

                """ + Publish.Replace("ARN", arn, StringComparison.Ordinal).Replace("OTHER", other, StringComparison.Ordinal) + more));
        }
    }

    /// <summary>What every type of event has is no type: consumers want all of a queue's priorities.</summary>
    [Theory]
    [InlineData("priority")]
    [InlineData("content-encoding")]
    [InlineData("Content-Type")]
    public async Task Is_silent_on_attributes_that_are_no_types(string attribute) => await Silent(Sdk("""
        var topic = await sns.CreateTopicAsync("orders");
        await sns.SubscribeAsync(topic.TopicArn, "sqs", given);
        await sns.SubscribeAsync(topic.TopicArn, "sqs", given);
        await sns.PublishAsync(new PublishRequest { TopicArn = topic.TopicArn, MessageAttributes = new Dictionary<string, MessageAttributeValue> { ["NAME"] = new MessageAttributeValue { StringValue = "A" } } });
        await sns.PublishAsync(new PublishRequest { TopicArn = topic.TopicArn, MessageAttributes = new Dictionary<string, MessageAttributeValue> { ["NAME"] = new MessageAttributeValue { StringValue = "B" } } });
        """.Replace("NAME", attribute, StringComparison.Ordinal)));

    [Fact]
    public async Task Is_silent_on_look_alikes() => await Silent("""
        public class SqsSubscription { }
        public class Topic { public void AddSubscription(SqsSubscription s) { } public static void Add() { var t = new Topic(); t.AddSubscription(new()); t.AddSubscription(new()); } }
        """);

    [Fact]
    public async Task Survives_code_that_is_being_typed() => await Silent(
        Stack("var topic = new Topic(this, \"Orders\");", Two + "new Rule(this, \"R\", new RuleProps { EventPattern = new EventPattern { DetailType = [\"A\", ] }, Targets = [new SnsTopic(topic), ] }"), compiles: false);

    private static string Stack(string topic, string statements, string members = "") => CdkSnippets.Stack(
        topic + "\nvar stock = new Queue(this, \"Stock\"); var mail = new Queue(this, \"Mail\");\n" + statements, members);

    private static string Sdk(string statements) => $$"""
        using Amazon.SimpleNotificationService;
        using Amazon.SimpleNotificationService.Model;

        public static class Setup
        {
            public static async Task Run(IAmazonSimpleNotificationService sns, string given)
            {
                {{statements.ReplaceLineEndings("\n        ")}}
            }
        }
        """;
}
