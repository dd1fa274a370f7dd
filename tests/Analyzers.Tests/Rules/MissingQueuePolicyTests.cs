using System.Collections.Immutable;
using AwsMessaging.Analyzers.Tests.Harness;
using AwsMessaging.AwsApiStubs;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class MissingQueuePolicyTests() : RuleTests("AWSM4020")
{
    private const string Subscription =
        "new CfnSubscription(this, \"S\", new CfnSubscriptionProps { TopicArn = topic.TopicArn, Protocol = \"sqs\", Endpoint = low.AttrArn });";

    private const string Target = """
        new Amazon.CDK.AWS.Events.CfnRule(this, "R", new Amazon.CDK.AWS.Events.CfnRuleProps
        {
            EventPattern = pattern, Targets = new[] { new TargetProperty { Id = "1", Arn = low.AttrArn } },
        });
        """;

    protected override ImmutableArray<MetadataReference> MoreReferences => ReferenceSets.Combine(ReferenceSets.Cdk, ReferenceSets.Dapper);

    [Theory]
    [InlineData("new {|AWSM4020:CfnSubscription|}(this, \"S\", new CfnSubscriptionProps { TopicArn = topic.TopicArn, Protocol = \"sqs\", Endpoint = low.AttrArn });")]
    [InlineData("new {|AWSM4020:CfnSubscription|}(this, \"S\", new CfnSubscriptionProps { TopicArn = topic.TopicArn, Protocol = \"sqs\", Endpoint = high.QueueArn });")]
    [InlineData("new {|AWSM4020:Subscription|}(this, \"S\", new Amazon.CDK.AWS.SNS.SubscriptionProps { Topic = topic, Protocol = SubscriptionProtocol.SQS, Endpoint = high.QueueArn });")]
    [InlineData("new {|AWSM4020:CfnSubscription|}(this, \"S\", new CfnSubscriptionProps { TopicArn = topic.TopicArn, Protocol = \"sqs\", Endpoint = low.AttrArn }); new CfnQueuePolicy(this, \"P\", new CfnQueuePolicyProps { Queues = new[] { other.Ref }, PolicyDocument = id });")]
    [InlineData("new {|AWSM4020:CfnSubscription|}(this, \"S\", new CfnSubscriptionProps { TopicArn = topic.TopicArn, Protocol = \"sqs\", Endpoint = low.AttrArn, RedrivePolicy = new Dictionary<string, object> { [\"deadLetterTargetArn\"] = other.AttrArn } }); new CfnQueuePolicy(this, \"P\", new CfnQueuePolicyProps { Queues = [low.Ref], PolicyDocument = id });")]
    [InlineData("new Amazon.CDK.AWS.Events.CfnRule(this, \"R\", new Amazon.CDK.AWS.Events.CfnRuleProps { EventPattern = pattern, Targets = new[] { new {|AWSM4020:TargetProperty|} { Id = \"1\", Arn = low.AttrArn } } });")]
    [InlineData("new Amazon.CDK.AWS.Events.CfnRule(this, \"R\", new Amazon.CDK.AWS.Events.CfnRuleProps { EventPattern = pattern, Targets = new[] { new {|AWSM4020:TargetProperty|} { Id = \"1\", Arn = fn.FunctionArn, DeadLetterConfig = new Amazon.CDK.AWS.Events.CfnRule.DeadLetterConfigProperty { Arn = low.AttrArn } } } });")]
    [InlineData("new {|AWSM4020:CfnSubscription|}(this, \"S\", new CfnSubscriptionProps { TopicArn = topic.TopicArn, Protocol = \"sqs\", Endpoint = low.AttrArn, RedrivePolicy = new Dictionary<string, object> { [\"deadLetterTargetArn\"] = id } }); topic.AddSubscription(new SqsSubscription(high, new SqsSubscriptionProps { DeadLetterQueue = high }));")]
    public async Task Reports_constructs(string statements) => await Reports(Program(statements), isProgram: true);

    [Fact]
    public async Task Reports_calls()
    {
        await Reports(Sdk("""
            var arn = (await sqs.GetQueueAttributesAsync(queue.QueueUrl, new List<string> { "QueueArn" })).QueueARN;
            await sns.{|AWSM4020:SubscribeAsync|}("arn:aws:sns:eu-west-1:1:orders", "sqs", arn);
            """), isProgram: true);
    }

    [Fact]
    public async Task Says_who_may_not_send()
    {
        var compilation = Workbench.Compile([("Stack.cs", Program(Subscription + Target))]);
        Assert.Equal(
            ["No policy of queue 'Low' lets EventBridge send to it, so every event is refused; allow sqs:SendMessage to events.amazonaws.com for this rule in a queue policy",
             "No policy of queue 'Low' lets SNS send to it, so every message is refused; allow sqs:SendMessage to sns.amazonaws.com for this topic in a queue policy"],
            (await Workbench.BuildAsync(compilation)).Where(d => d.Id == "AWSM4020").Select(d => d.GetMessage()).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("new CfnQueuePolicy(this, \"P\", new CfnQueuePolicyProps { Queues = new[] { low.Ref }, PolicyDocument = id });")]
    [InlineData("new CfnQueuePolicy(this, \"P\", new CfnQueuePolicyProps { Queues = new[] { other.Ref, low.AttrQueueUrl }, PolicyDocument = id });")]
    [InlineData("new CfnQueuePolicy(this, \"P\", new CfnQueuePolicyProps { Queues = Given, PolicyDocument = id });")]
    [InlineData("var policed = new List<string> { other.Ref }; policed.Add(low.Ref); new CfnQueuePolicy(this, \"P\", new CfnQueuePolicyProps { Queues = policed.ToArray(), PolicyDocument = id });")]
    [InlineData("new CfnQueueInlinePolicy(this, \"P\", new CfnQueueInlinePolicyProps { Queue = low.Ref, PolicyDocument = id });")]
    [InlineData("new Dapper.CommandDefinition(\"\", low);")]
    public async Task Is_silent_with_a_policy_and_where_others_may_have_one(string policy)
    {
        await Silent(Program(Subscription + policy), isProgram: true);
        await Silent(Program(Target + policy), isProgram: true);
    }

    [Theory]
    [InlineData("topic.AddSubscription(new SqsSubscription(high));")]
    [InlineData("new Rule(this, \"R\", new RuleProps { EventPattern = new EventPattern { Source = [\"a\"] }, Targets = [new SqsQueue(high, new SqsQueueProps { DeadLetterQueue = high })] });")]
    [InlineData("high.AddToResourcePolicy(Statement); new CfnSubscription(this, \"S\", new CfnSubscriptionProps { TopicArn = topic.TopicArn, Protocol = \"sqs\", Endpoint = high.QueueArn });")]
    [InlineData("IQueue same = high; same.GrantSendMessages(Grantee); new CfnSubscription(this, \"S\", new CfnSubscriptionProps { TopicArn = topic.TopicArn, Protocol = \"sqs\", Endpoint = high.QueueArn });")]
    [InlineData("new QueuePolicy(this, \"P\", new QueuePolicyProps { Queues = [high] }).Document.AddStatements(Statement); new CfnSubscription(this, \"S\", new CfnSubscriptionProps { TopicArn = topic.TopicArn, Protocol = \"sqs\", Endpoint = high.QueueArn });")]
    [InlineData("Amazon.CDK.AWS.IAM.Grant.AddToPrincipalOrResource(new Amazon.CDK.AWS.IAM.GrantWithResourceOptions { Grantee = Grantee, Actions = [\"sqs:SendMessage\"], ResourceArns = [high.QueueArn] }); new CfnSubscription(this, \"S\", new CfnSubscriptionProps { TopicArn = topic.TopicArn, Protocol = \"sqs\", Endpoint = high.QueueArn });")]
    [InlineData("topic.AddSubscription(new SqsSubscription(high)); new CfnSubscription(this, \"S\", new CfnSubscriptionProps { TopicArn = id, Protocol = \"sqs\", Endpoint = high.QueueArn });")]
    [InlineData("topic.AddSubscription(new SqsSubscription(GivenQueue)); new CfnSubscription(this, \"S\", new CfnSubscriptionProps { TopicArn = id, Protocol = \"sqs\", Endpoint = high.QueueArn });")]
    [InlineData("fn.AddEventSource(new SqsEventSource(high)); new CfnSubscription(this, \"S\", new CfnSubscriptionProps { TopicArn = id, Protocol = \"sqs\", Endpoint = Given[0] });")]
    [InlineData("new CfnSubscription(this, \"S\", new CfnSubscriptionProps { TopicArn = topic.TopicArn, Protocol = \"lambda\", Endpoint = fn.FunctionArn });")]
    [InlineData("new CfnSubscription(this, \"S\", new CfnSubscriptionProps { TopicArn = topic.TopicArn, Protocol = \"sqs\", Endpoint = Queue.FromQueueArn(this, \"I\", id).QueueArn });")]
    [InlineData("new Amazon.CDK.AWS.Events.CfnRule(this, \"R\", new Amazon.CDK.AWS.Events.CfnRuleProps { EventPattern = pattern, Targets = new[] { new TargetProperty { Id = \"1\", Arn = low.AttrArn, RoleArn = id } } });")]
    [InlineData("new Amazon.CDK.AWS.Events.CfnRule(this, \"R\", new Amazon.CDK.AWS.Events.CfnRuleProps { EventPattern = pattern, Targets = new[] { new TargetProperty { Id = \"1\", Arn = fn.FunctionArn } } });")]
    public async Task Is_silent_where_the_CDK_adds_it_and_on_what_is_not_known(string statements) => await Silent(Program(statements), isProgram: true);

    [Fact]
    public async Task Is_silent_in_a_library() => await Silent(Program(Subscription), isProgram: false);

    [Theory]
    [InlineData("await sns.SubscribeAsync(\"arn:aws:sns:eu-west-1:1:orders\", \"sqs\", given);")]
    [InlineData("await sqs.SetQueueAttributesAsync(queue.QueueUrl, new Dictionary<string, string> { [\"Policy\"] = given }); await sns.SubscribeAsync(given, \"sqs\", arn);")]
    [InlineData("await sqs.SetQueueAttributesAsync(given, new Dictionary<string, string> { [\"Policy\"] = given }); await sns.SubscribeAsync(given, \"sqs\", arn);")]
    [InlineData("var local = new AmazonSQSClient(new AmazonSQSConfig { ServiceURL = \"http://localhost:4566\" }); await sns.SubscribeAsync(given, \"sqs\", arn);")]
    [InlineData("await sqs.AddPermissionAsync(new AddPermissionRequest { QueueUrl = given }); await sns.SubscribeAsync(given, \"sqs\", arn);")]
    [InlineData("Allow(queue.QueueUrl); await sns.SubscribeAsync(given, \"sqs\", arn); static void Allow(string url) => new Dapper.CommandDefinition(url, url).ToString();")]
    public async Task Is_silent_on_calls_that_set_it_or_may_have_it_set(string statements) => await Silent(
        Sdk("var arn = (await sqs.GetQueueAttributesAsync(queue.QueueUrl, new List<string> { \"QueueArn\" })).QueueARN;\n" + statements), isProgram: true);

    [Fact]
    public async Task Is_silent_on_look_alikes() => await Silent("""
        new CfnSubscription("sqs", new CfnQueue());

        public class CfnQueue { }
        public class CfnSubscription { public CfnSubscription(string protocol, CfnQueue endpoint) { } }
        """, isProgram: true);

    [Fact]
    public async Task Survives_code_that_is_being_typed() => await Silent(
        Program("new CfnSubscription(this, \"S\", new CfnSubscriptionProps { Protocol = \"sqs\", Endpoint = low. }); new CfnQueuePolicy(this, \"P\", new CfnQueuePolicyProps { Queues = [low., ] });"),
        compiles: false, isProgram: true);

    private static string Program(string statements) => "using TargetProperty = Amazon.CDK.AWS.Events.CfnRule.TargetProperty;\n" + CdkSnippets.Stack(
        "var topic = new Topic(this, \"Orders\"); var high = new Queue(this, \"High\"); var low = new CfnQueue(this, \"Low\"); var other = new CfnQueue(this, \"Other\");\n"
        + "var pattern = new Dictionary<string, object> { [\"source\"] = new[] { \"shop.orders\" } };\n"
        + CdkSnippets.Function("fn", 30) + "\n" + statements,
        "public static IQueue GivenQueue { get; set; } = null!; public static string[] Given { get; set; } = []; public static Amazon.CDK.AWS.IAM.PolicyStatement Statement { get; set; } = null!; public static Amazon.CDK.AWS.IAM.IGrantable Grantee { get; set; } = null!;",
        "internal static class Program { private static void Main() => new OrdersStack(new App(), \"Shop\"); }");

    private static string Sdk(string statements) => $$"""
        using Amazon.SimpleNotificationService;
        using Amazon.SQS;
        using Amazon.SQS.Model;

        var sqs = new AmazonSQSClient();
        var sns = new AmazonSimpleNotificationServiceClient();
        var given = args[0];
        var queue = await sqs.CreateQueueAsync("orders");
        {{statements}}
        """;
}
