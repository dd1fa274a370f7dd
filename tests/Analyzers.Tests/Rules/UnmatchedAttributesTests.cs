using System.Collections.Immutable;
using AwsMessaging.Analyzers.Tests.Harness;
using AwsMessaging.AwsApiStubs;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class UnmatchedAttributesTests() : RuleTests("AWSM1019")
{
    private const string Placed = "{\\\"type\\\":[\\\"placed\\\",\\\"sent\\\"]}";
    private const string Large = "{\\\"amount\\\":[{\\\"numeric\\\":[\\\">\\\",100]}]}";

    protected override ImmutableArray<MetadataReference> MoreReferences => ReferenceSets.Cdk;

    /// <summary>A near miss is a mistake, whoever else has subscribed.</summary>
    [Theory]
    [InlineData(Placed, "[\"Type\"] = new() { DataType = \"String\", StringValue = given }")]
    [InlineData(Placed, "[\"type\"] = new() { DataType = \"String\", StringValue = \"Placed\" }")]
    [InlineData(Placed, "[\"type\"] = new() { DataType = \"Binary\", StringValue = \"placed\" }")]
    [InlineData(Large, "[\"amount\"] = new() { DataType = \"String\", StringValue = \"200\" }")]
    [InlineData("{\\\"type\\\":[\\\"placed\\\"],\\\"order_id\\\":[{\\\"exists\\\":true}]}", "[\"type\"] = new() { DataType = \"String\", StringValue = \"placed\" }, [\"orderId\"] = new() { DataType = \"String\", StringValue = given }")]
    public async Task Reports_what_no_subscription_takes(string policy, string attributes)
    {
        await Reports(Sdk(Subscribe(policy) + Publish(attributes, "{|AWSM1019:PublishAsync|}")));
        await Reports(Sdk(Subscribe(policy) + $$"""
            await sns.{|AWSM1019:PublishBatchAsync|}(new PublishBatchRequest
            {
                TopicArn = topic.TopicArn,
                PublishBatchRequestEntries = new() { new PublishBatchRequestEntry { Id = "a", Message = given, MessageAttributes = new() { {{attributes}} } } },
            });
            """));
    }

    [Fact]
    public async Task Reports_overloads_later_sets_and_topics_by_name()
    {
        await Reports(Sdk(Subscribe(Placed) + "await sns.{|AWSM1019:PublishAsync|}(new PublishRequest { TopicArn = \"arn:aws:sns:eu-west-1:111122223333:orders\", "
            + "MessageAttributes = new() { [\"Type\"] = new() { DataType = \"String\", StringValue = given } } });"));
        const string Other = "t.AddSubscription(new SqsSubscription(q, new SqsSubscriptionProps { FilterPolicy = new Dictionary<string, SubscriptionFilter> { [\"kind\"] = SubscriptionFilter.ExistsFilter() } }));";
        await Reports(Program(Other, "{|AWSM1019:PublishAsync|}(\"arn:aws:sns:eu-west-1:111122223333:orders\", id, \"subject\")"), isProgram: true);
        await Reports(Sdk(Subscribe(Placed) + """
            var request = new PublishRequest { TopicArn = topic.TopicArn, Message = given };
            request.MessageAttributes = new Dictionary<string, MessageAttributeValue> { ["Type"] = new MessageAttributeValue { DataType = "String", StringValue = "placed" } };
            await sns.{|AWSM1019:PublishAsync|}(request);
            """));
    }

    [Theory]
    [InlineData("new CfnSubscription(this, \"S\", new CfnSubscriptionProps { TopicArn = t.TopicArn, Protocol = \"sqs\", Endpoint = id, FilterPolicy = \"{\\\"type\\\":[\\\"placed\\\"]}\" });", "cancelled")]
    [InlineData("t.AddSubscription(new SqsSubscription(q, new SqsSubscriptionProps { FilterPolicy = new Dictionary<string, SubscriptionFilter> { [\"kind\"] = SubscriptionFilter.StringFilter(new StringConditions { Allowlist = [\"placed\"] }) } }));", "placed")]
    [InlineData("new CfnSubscription(this, \"S\", new CfnSubscriptionProps { TopicArn = t.TopicArn, Protocol = \"sqs\", Endpoint = id, FilterPolicy = \"{\\\"kind\\\":[{\\\"exists\\\":true}]}\" });", "placed")]
    public async Task Reports_with_topics_of_the_CDK(string subscription, string value) => await Reports(Whole(subscription, value, "{|AWSM1019:PublishAsync|}"), isProgram: true);

    [Theory]
    [InlineData("new CfnSubscription(this, \"S\", new CfnSubscriptionProps { TopicArn = t.TopicArn, Protocol = \"sqs\", Endpoint = id, FilterPolicy = \"{\\\"type\\\":[\\\"placed\\\"]}\" });", "placed")]
    [InlineData("t.AddSubscription(new SqsSubscription(q, new SqsSubscriptionProps { FilterPolicy = new Dictionary<string, SubscriptionFilter> { [\"type\"] = SubscriptionFilter.StringFilter(new StringConditions { Allowlist = [\"x\"] }) } }));", "placed")]
    [InlineData("t.AddSubscription(new SqsSubscription(q, new SqsSubscriptionProps { FilterPolicyWithMessageBody = new Dictionary<string, FilterOrPolicy> { [\"kind\"] = FilterOrPolicy.Filter(SubscriptionFilter.ExistsFilter()) } }));", "placed")]
    [InlineData("t.AddSubscription(new SqsSubscription(q));", "placed")]
    [InlineData("new CfnSubscription(this, \"S\", new CfnSubscriptionProps { TopicArn = t.TopicArn, Protocol = \"sqs\", Endpoint = id, FilterPolicy = \"{\\\"kind\\\":[{\\\"exists\\\":false}]}\" });", "placed")]
    [InlineData("new CfnSubscription(this, \"S\", new CfnSubscriptionProps { TopicArn = t.TopicArn, Protocol = \"sqs\", Endpoint = id, FilterPolicy = \"{\\\"$or\\\":[{\\\"kind\\\":[\\\"a\\\"]},{\\\"sort\\\":[\\\"b\\\"]}]}\" });", "placed")]
    public async Task Is_silent_with_topics_of_the_CDK(string subscription, string value) =>
        await Silent(Whole(subscription, value, "PublishAsync"), isProgram: true);

    /// <summary>The topic is in a library: code that uses it may add a subscriber who takes the message.</summary>
    [Fact]
    public async Task Is_silent_about_a_missing_attribute_where_others_may_have_the_topic() => await Silent(
        Whole("t.AddSubscription(new SqsSubscription(q, new SqsSubscriptionProps { FilterPolicy = new Dictionary<string, SubscriptionFilter> { [\"kind\"] = SubscriptionFilter.ExistsFilter() } }));", "placed", "PublishAsync"),
        isProgram: false);

    [Theory]
    [InlineData(Placed, "[\"type\"] = new() { DataType = \"String\", StringValue = \"placed\" }")]
    [InlineData(Placed, "[\"type\"] = new() { DataType = \"String\", StringValue = given }")]
    [InlineData(Placed, "[\"type\"] = new() { DataType = \"String\", StringValue = \"cancelled\" }")]
    [InlineData(Placed, "[\"type\"] = new() { DataType = \"String.Array\", StringValue = \"[\\\"placed\\\",\\\"paid\\\"]\" }")]
    [InlineData(Placed, "[given] = new() { DataType = \"String\", StringValue = \"placed\" }")]
    [InlineData(Large, "[\"amount\"] = new() { DataType = \"Number\", StringValue = \"200\" }")]
    [InlineData(Placed, "")]
    [InlineData("{\\\"kind\\\":[\\\"refund\\\"]}", "[\"type\"] = new() { DataType = \"String\", StringValue = \"placed\" }")]
    [InlineData("{\\\"type\\\":[\\\"placed\\\"],\\\"order_id\\\":[{\\\"exists\\\":true}]}", "[\"type\"] = new() { DataType = \"String\", StringValue = \"placed\" }")]
    [InlineData("{\\\"type\\\":[{\\\"exists\\\":false}]}", "[\"Type\"] = new() { DataType = \"String\", StringValue = \"placed\" }")]
    [InlineData("{\\\"$or\\\":[{\\\"type\\\":[\\\"a\\\"]},{\\\"kind\\\":[\\\"b\\\"]}]}", "[\"Type\"] = new() { DataType = \"String\", StringValue = \"a\" }")]
    [InlineData("{\\\"type\\\":[{\\\"between\\\":1}]}", "[\"type\"] = new() { DataType = \"String\", StringValue = \"Placed\" }")]
    [InlineData("{ not json", "")]
    public async Task Is_silent_on_what_passes_or_may_be_for_others(string policy, string attributes) =>
        await Silent(Sdk(Subscribe(policy) + Publish(attributes, "PublishAsync")));

    /// <summary>Whoever wants messages without attributes may have subscribed elsewhere.</summary>
    [Fact]
    public async Task Is_silent_on_a_text_alone() => await Silent(Sdk(Subscribe(Placed) + "await sns.PublishAsync(topic.TopicArn, \"order placed\");"));

    [Theory]
    [InlineData("await sns.SubscribeAsync(new SubscribeRequest { TopicArn = topic.TopicArn, Protocol = \"sqs\", Endpoint = given });")]
    [InlineData("await sns.SubscribeAsync(new SubscribeRequest { TopicArn = given, Protocol = \"sqs\", Endpoint = given });")]
    [InlineData("await sns.SubscribeAsync(topic.TopicArn, \"sqs\", given);")]
    [InlineData("await sns.SetSubscriptionAttributesAsync(given, \"FilterPolicy\", given);")]
    [InlineData("await sns.SubscribeAsync(new SubscribeRequest { TopicArn = topic.TopicArn, Protocol = \"sqs\", Attributes = new() { [\"FilterPolicy\"] = given } });")]
    [InlineData("await sns.SubscribeAsync(new SubscribeRequest { TopicArn = topic.TopicArn, Protocol = \"sqs\", Attributes = new() { [\"FilterPolicy\"] = \"{\\\"type\\\":[\\\"a\\\"]}\", [\"FilterPolicyScope\"] = \"MessageBody\" } });")]
    public async Task Is_silent_where_another_subscription_may_take_it(string subscription) =>
        await Silent(Sdk(Subscribe(Placed) + subscription + Publish("[\"Type\"] = new() { DataType = \"String\", StringValue = \"placed\" }", "PublishAsync")));

    [Fact]
    public async Task Is_silent_on_look_alikes_and_topics_from_elsewhere()
    {
        await Silent(Sdk("await sns.PublishAsync(given, \"text\");"));
        await Silent("""
            public class PublishRequest { public string? TopicArn { get; set; } }
            public class Sns { public void Subscribe(string topic, string policy) { } public void Publish(PublishRequest r) { } public void Run() { Subscribe("t", "{\"a\":[\"b\"]}"); Publish(new() { TopicArn = "t" }); } }
            """);
    }

    [Fact]
    public async Task Survives_code_that_is_being_typed() =>
        await Silent(Sdk(Subscribe(Placed) + "await sns.PublishAsync(new PublishRequest { TopicArn = topic.TopicArn, MessageAttributes = new() { [\"type\"] = new() { DataType = } } "), compiles: false);

    private static string Subscribe(string policy) => $$"""
        var topic = await sns.CreateTopicAsync("orders");
        await sns.SubscribeAsync(new SubscribeRequest { TopicArn = topic.TopicArn, Protocol = "sqs", Endpoint = given, Attributes = new() { ["FilterPolicy"] = "{{policy}}" } });

        """;

    private static string Publish(string attributes, string method) =>
        $"await sns.{method}(new PublishRequest {{ TopicArn = topic.TopicArn, Message = given, MessageAttributes = new() {{ {attributes} }} }});";

    private static string Whole(string subscription, string value, string method) => Program(subscription, $$"""
        {{method}}(new Amazon.SimpleNotificationService.Model.PublishRequest
                {
                    TopicArn = "arn:aws:sns:eu-west-1:111122223333:orders",
                    MessageAttributes = new() { ["type"] = new() { DataType = "String", StringValue = "{{value}}" } },
                })
        """);

    private static string Program(string subscription, string call) =>
        CdkSnippets.Stack("var q = new Queue(this, \"Q\"); var t = new Topic(this, \"T\", new TopicProps { TopicName = \"orders\" }); " + subscription, types: $$"""
        internal static class Program
        {
            internal static async Task Main(string[] args)
            {
                var id = args[0];
                new OrdersStack(new App(), "Orders");
                await new Amazon.SimpleNotificationService.AmazonSimpleNotificationServiceClient().{{call}};
            }
        }
        """);

    private static string Sdk(string statements) => $$"""
        using Amazon.SimpleNotificationService;
        using Amazon.SimpleNotificationService.Model;

        public static class Setup
        {
            public static async Task Run(IAmazonSimpleNotificationService sns, string given)
            {
                {{statements}}
            }
        }
        """;
}
