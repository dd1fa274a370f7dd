using System.Collections.Immutable;
using AwsMessaging.Analyzers.Tests.Harness;
using AwsMessaging.AwsApiStubs;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class SubscriptionWithoutRedriveTests() : RuleTests("AWSM4015")
{
    protected override ImmutableArray<MetadataReference> MoreReferences => ReferenceSets.Cdk;

    [Theory]
    [InlineData("topic.AddSubscription(new {|AWSM4015:UrlSubscription|}(\"https://shop.example/orders\"));")]
    [InlineData("topic.AddSubscription(new {|AWSM4015:UrlSubscription|}(id, new UrlSubscriptionProps { RawMessageDelivery = true }));")]
    [InlineData("topic.AddSubscription(new {|AWSM4015:SqsSubscription|}(q));")]
    [InlineData("topic.AddSubscription(new {|AWSM4015:SqsSubscription|}(q, new SqsSubscriptionProps { DeadLetterQueue = null }));")]
    [InlineData("topic.AddSubscription(new {|AWSM4015:LambdaSubscription|}(fn));")]
    [InlineData("fn.AddEventSource(new {|AWSM4015:SnsEventSource|}(topic));")]
    [InlineData("Topic.FromTopicArn(this, \"Given\", id).AddSubscription(new {|AWSM4015:SqsSubscription|}(q));")]
    [InlineData("new {|AWSM4015:Subscription|}(this, \"S\", new Amazon.CDK.AWS.SNS.SubscriptionProps { Topic = topic, Endpoint = q.QueueArn, Protocol = SubscriptionProtocol.SQS });")]
    [InlineData("new {|AWSM4015:CfnSubscription|}(this, \"S\", new CfnSubscriptionProps { TopicArn = topic.TopicArn, Endpoint = id, Protocol = \"https\" });")]
    public async Task Reports_constructs(string statements) =>
        await Reports(CdkSnippets.Stack("var topic = new Topic(this, \"Orders\"); var q = new Queue(this, \"Q\");\n" + CdkSnippets.Function("fn", 30) + "\n" + statements));

    [Fact]
    public async Task Reports_calls()
    {
        await Reports(Sdk("""
            await sns.{|AWSM4015:SubscribeAsync|}(given, "https", given);
            await sns.{|AWSM4015:SubscribeAsync|}(new SubscribeRequest { TopicArn = given, Protocol = "sqs", Endpoint = given });
            await sns.{|AWSM4015:SubscribeAsync|}(new SubscribeRequest
            {
                TopicArn = given, Protocol = "lambda", Endpoint = given, Attributes = new Dictionary<string, string> { ["FilterPolicy"] = given },
            });
            """));
    }

    [Fact]
    public async Task Says_how_a_message_is_lost()
    {
        foreach (var (subscription, loss) in new[]
        {
            ("new UrlSubscription(id)", "By default SNS tries an HTTP endpoint 4 times within 1 minute and then drops the message; give"),
            ("new SqsSubscription(new Queue(this, \"Q\"))", "A message for a queue that is gone or refuses SNS is dropped without a second attempt; give"),
        })
        {
            var code = CdkSnippets.Stack($"new Topic(this, \"Orders\").AddSubscription({subscription});");
            Assert.StartsWith(loss, Assert.Single(await Findings.In("AWSM4015", code, SdkMajor.V4, ReferenceSets.Cdk)).GetMessage(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("topic.AddSubscription(new SqsSubscription(q, new SqsSubscriptionProps { DeadLetterQueue = dlq }));")]
    [InlineData("topic.AddSubscription(new SqsSubscription(q, new SqsSubscriptionProps { DeadLetterQueue = Given }));")]
    [InlineData("topic.AddSubscription(new SqsSubscription(q, GivenProps));")]
    [InlineData("topic.AddSubscription(new SqsSubscription(q, new SqsSubscriptionProps { DeadLetterQueue = id == \"a\" ? dlq : null }));")]
    [InlineData("var set = new UrlSubscriptionProps(); set.DeadLetterQueue = dlq; topic.AddSubscription(new UrlSubscription(id, set));")]
    [InlineData("topic.AddSubscription(new EmailSubscription(\"shop@shop.example\"));")]
    [InlineData("topic.AddSubscription(new SqsSubscription(new Queue(this, \"Cache\", new QueueProps { RetentionPeriod = Duration.Minutes(5) })));")]
    [InlineData("topic.AddSubscription(new SmsSubscription(id));")]
    [InlineData("new CfnSubscription(this, \"S\", new CfnSubscriptionProps { TopicArn = topic.TopicArn, Endpoint = id, Protocol = id });")]
    [InlineData("new CfnSubscription(this, \"S\", new CfnSubscriptionProps { TopicArn = topic.TopicArn, Endpoint = id, Protocol = id == \"a\" ? \"sqs\" : \"email\" });")]
    [InlineData("new CfnSubscription(this, \"S\", new CfnSubscriptionProps { TopicArn = topic.TopicArn, Endpoint = id, Protocol = \"sqs\", RedrivePolicy = new Dictionary<string, object> { [\"deadLetterTargetArn\"] = dlq.QueueArn } });")]
    [InlineData("var s = new CfnSubscription(this, \"S\", new CfnSubscriptionProps { TopicArn = topic.TopicArn, Endpoint = id, Protocol = \"sqs\" }); s.RedrivePolicy = id;")]
    [InlineData("topic.AddSubscription(new SqsSubscription(q)); ((CfnSubscription)topic.Node.FindChild(id)).AddPropertyOverride(\"RedrivePolicy\", id);")]
    [InlineData("new Topic(this, \"Status\", new TopicProps { Fifo = true }).AddSubscription(new UrlSubscription(id));")]
    public async Task Is_silent_on_a_redrive_policy_on_people_and_on_what_is_not_known(string statements) => await Silent(CdkSnippets.Stack(
        "var topic = new Topic(this, \"Orders\"); var q = new Queue(this, \"Q\"); var dlq = new Queue(this, \"Dlq\");\n" + statements,
        "public static IQueue? Given { get; set; } public static SqsSubscriptionProps? GivenProps { get; set; }"));

    /// <summary>The client may be one of an emulator on the programmer's machine.</summary>
    [Fact]
    public async Task Is_silent_where_clients_are_told_an_address() =>
        await Silent(Sdk("_ = new AmazonSimpleNotificationServiceClient(new AmazonSimpleNotificationServiceConfig { ServiceURL = given }); await sns.SubscribeAsync(given, \"sqs\", given);"));

    [Fact]
    public async Task Is_silent_on_calls_that_set_it_or_may_have_it_set()
    {
        await Silent(Sdk("""
            await sns.SubscribeAsync(given, given, given);
            await sns.SubscribeAsync(given, "email", given);
            await sns.SubscribeAsync(new SubscribeRequest { TopicArn = given, Protocol = "sqs", Endpoint = given, Attributes = new Dictionary<string, string> { ["RedrivePolicy"] = given } });
            var open = new Dictionary<string, string>();
            open[given] = given;
            await sns.SubscribeAsync(new SubscribeRequest { TopicArn = given, Protocol = "sqs", Endpoint = given, Attributes = open });
            """));
        await Silent(Sdk("""
            var subscription = await sns.SubscribeAsync(given, "https", given);
            await sns.SetSubscriptionAttributesAsync(subscription.SubscriptionArn, "RedrivePolicy", given);
            """));
    }

    [Fact]
    public async Task Is_silent_on_look_alikes() => await Silent("""
        public class UrlSubscription { public UrlSubscription(string url) { } }
        public class Topic { public void AddSubscription(UrlSubscription s) { } public static void Add() => new Topic().AddSubscription(new UrlSubscription("https://shop.example")); }
        """);

    [Fact]
    public async Task Survives_code_that_is_being_typed() => await Silent(
        CdkSnippets.Stack("var topic = new Topic(this, \"Orders\"); new CfnSubscription(this, \"S\", new CfnSubscriptionProps { TopicArn = topic., Protocol = });"),
        compiles: false);

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
