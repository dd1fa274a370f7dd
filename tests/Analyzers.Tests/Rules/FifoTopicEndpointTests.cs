using System.Collections.Immutable;
using AwsMessaging.Analyzers.Tests.Harness;
using AwsMessaging.AwsApiStubs;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class FifoTopicEndpointTests() : RuleTests("AWSM4017")
{
    protected override ImmutableArray<MetadataReference> MoreReferences => ReferenceSets.Cdk;

    [Theory]
    [InlineData("topic.AddSubscription(new {|AWSM4017:LambdaSubscription|}(fn));")]
    [InlineData("fn.AddEventSource(new {|AWSM4017:SnsEventSource|}(topic));")]
    [InlineData("topic.AddSubscription(new UrlSubscription({|AWSM4017:\"https://shop.example/orders\"|}));")]
    [InlineData("topic.AddSubscription(new UrlSubscription({|AWSM4017:$\"https://{id}/orders\"|}));")]
    [InlineData("topic.AddSubscription(new {|AWSM4017:EmailSubscription|}(\"shop@shop.example\"));")]
    [InlineData("topic.AddSubscription(new {|AWSM4017:SmsSubscription|}(id));")]
    [InlineData("new Subscription(this, \"S\", new Amazon.CDK.AWS.SNS.SubscriptionProps { Topic = topic, Endpoint = id, Protocol = {|AWSM4017:SubscriptionProtocol.FIREHOSE|}, SubscriptionRoleArn = id });")]
    [InlineData("new CfnSubscription(this, \"S\", new CfnSubscriptionProps { TopicArn = topic.TopicArn, Endpoint = fn.FunctionArn, Protocol = {|AWSM4017:\"lambda\"|} });")]
    [InlineData("new CfnSubscription(this, \"S\", new CfnSubscriptionProps { TopicArn = \"arn:aws:sns:eu-west-1:1:status.fifo\", Endpoint = id, Protocol = {|AWSM4017:\"email\"|} });")]
    [InlineData("new CfnSubscription(this, \"S\", new CfnSubscriptionProps { TopicArn = new CfnTopic(this, \"T\", new CfnTopicProps { FifoTopic = true }).Ref, Endpoint = id, Protocol = {|AWSM4017:\"sms\"|} });")]
    public async Task Reports_constructs(string statements) =>
        await Reports(CdkSnippets.Stack("var topic = new Topic(this, \"Status\", new TopicProps { Fifo = true });\n" + CdkSnippets.Function("fn", 30) + "\n" + statements));

    [Fact]
    public async Task Reports_calls() => await Reports(Sdk("""
        var topic = await sns.CreateTopicAsync(new CreateTopicRequest { Name = "status.fifo", Attributes = new Dictionary<string, string> { ["FifoTopic"] = "true" } });
        await sns.SubscribeAsync(new SubscribeRequest { TopicArn = topic.TopicArn, Protocol = {|AWSM4017:"lambda"|}, Endpoint = given });
        await sns.SubscribeAsync(topic.TopicArn, {|AWSM4017:"https"|}, given);
        await sns.SubscribeAsync($"arn:aws:sns:{given}:status.fifo", {|AWSM4017:"application"|}, given);
        """));

    /// <summary>What only one of several dictionaries says, or one that is only set on some ways, is not certainly said.</summary>
    [Theory]
    [InlineData("Attributes = isFifo ? new Dictionary<string, string> { [\"FifoTopic\"] = \"true\" } : new Dictionary<string, string>()", "")]
    [InlineData("Attributes = isFifo ? new Dictionary<string, string> { [\"FifoTopic\"] = \"true\" } : null", "")]
    [InlineData("Name = \"news\"", "if (isFifo) { request.Attributes = new Dictionary<string, string> { [\"FifoTopic\"] = \"true\" }; }")]
    [InlineData("Name = \"news\"", "if (isFifo) { request.Attributes[\"FifoTopic\"] = \"true\"; }")]
    [InlineData("Name = \"news\"", "if (isFifo) { request = new CreateTopicRequest { Attributes = new Dictionary<string, string> { [\"FifoTopic\"] = \"true\" } }; }")]
    public async Task Is_silent_where_only_some_runs_make_it_FIFO(string settings, string more) => await Silent(Sdk($$"""
        var isFifo = given.Length > 0;
        var request = new CreateTopicRequest { {{settings}} };
        {{more}}
        var topic = await sns.CreateTopicAsync(request);
        if (!isFifo) { await sns.SubscribeAsync(topic.TopicArn, "lambda", given); }
        """));

    [Theory]
    [InlineData("Attributes = new Dictionary<string, string> { [\"FifoTopic\"] = \"true\" }", "")]
    [InlineData("Name = \"status.fifo\"", "request.Attributes = new Dictionary<string, string> { [\"FifoTopic\"] = \"true\" };")]
    public async Task Reports_where_all_runs_make_it_FIFO(string settings, string more) => await Reports(Sdk($$"""
        var request = new CreateTopicRequest { {{settings}} };
        {{more}}
        var topic = await sns.CreateTopicAsync(request);
        await sns.SubscribeAsync(topic.TopicArn, {|AWSM4017:"lambda"|}, given);
        """));

    [Fact]
    public async Task Reports_a_topic_of_another_stack() => await Reports(CdkSnippets.Usings + """
        internal sealed class Topics : Stack
        {
            internal Topics(Construct scope, string id) : base(scope, id) => Status = new Topic(this, "Status", new TopicProps { Fifo = true, TopicName = "status.fifo" });

            public ITopic Status { get; }
        }

        internal sealed class Mails : Stack
        {
            internal Mails(Construct scope, string id, Topics topics) : base(scope, id) => topics.Status.AddSubscription(new {|AWSM4017:EmailSubscription|}("shop@shop.example"));
        }

        internal static class Program
        {
            internal static void Build(App app) => new Mails(app, "Mails", new Topics(app, "Topics"));
        }
        """);

    [Theory]
    [InlineData("topic.AddSubscription(new SqsSubscription(new Queue(this, \"Q\")));")]
    [InlineData("new CfnSubscription(this, \"S\", new CfnSubscriptionProps { TopicArn = topic.TopicArn, Endpoint = id, Protocol = \"sqs\" });")]
    [InlineData("new CfnSubscription(this, \"S\", new CfnSubscriptionProps { TopicArn = topic.TopicArn, Endpoint = id, Protocol = id });")]
    [InlineData("new CfnSubscription(this, \"S\", new CfnSubscriptionProps { TopicArn = topic.TopicArn, Endpoint = id, Protocol = id == \"a\" ? \"lambda\" : \"sqs\" });")]
    [InlineData("new Topic(this, \"Standard\").AddSubscription(new LambdaSubscription(fn));")]
    [InlineData("new Topic(this, \"Named\", new TopicProps { TopicName = id }).AddSubscription(new LambdaSubscription(fn));")]
    [InlineData("new Topic(this, \"Maybe\", new TopicProps { Fifo = id == \"a\" }).AddSubscription(new LambdaSubscription(fn));")]
    [InlineData("Topic.FromTopicArn(this, \"Given\", id).AddSubscription(new LambdaSubscription(fn));")]
    [InlineData("(id == \"a\" ? topic : new Topic(this, \"Standard\")).AddSubscription(new LambdaSubscription(fn));")]
    [InlineData("var subscription = new LambdaSubscription(fn);")]
    public async Task Is_silent_on_queues_standard_topics_and_what_is_not_known(string statements) =>
        await Silent(CdkSnippets.Stack("var topic = new Topic(this, \"Status\", new TopicProps { Fifo = true });\n" + CdkSnippets.Function("fn", 30) + "\n" + statements));

    [Fact]
    public async Task Is_silent_on_calls_for_queues_and_topics_that_are_not_known() => await Silent(Sdk("""
        var topic = await sns.CreateTopicAsync(new CreateTopicRequest { Name = "status.fifo", Attributes = new Dictionary<string, string> { ["FifoTopic"] = "true" } });
        var standard = await sns.CreateTopicAsync("news");
        await sns.SubscribeAsync(topic.TopicArn, "sqs", given);
        await sns.SubscribeAsync(topic.TopicArn, given, given);
        await sns.SubscribeAsync(standard.TopicArn, "lambda", given);
        await sns.SubscribeAsync(given, "lambda", given);
        await sns.SubscribeAsync("arn:aws:sns:eu-west-1:1:fifo", "lambda", given);
        """));

    [Fact]
    public async Task Is_silent_on_look_alikes() => await Silent("""
        public class LambdaSubscription { }
        public class Topic { public bool Fifo { get; set; } public void AddSubscription(LambdaSubscription s) { } public static void Add() => new Topic { Fifo = true }.AddSubscription(new LambdaSubscription()); }
        """);

    [Fact]
    public async Task Survives_code_that_is_being_typed() => await Silent(
        CdkSnippets.Stack("var topic = new Topic(this, \"Status\", new TopicProps { Fifo = true }); topic.AddSubscription(new UrlSubscription(); new CfnSubscription(this, , new CfnSubscriptionProps { TopicArn = topic., Protocol = });"),
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
