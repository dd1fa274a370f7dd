using System.Collections.Immutable;
using AwsMessaging.Analyzers.Tests.Harness;
using AwsMessaging.AwsApiStubs;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class TargetWithoutDeadLetterQueueTests() : RuleTests("AWSM4024")
{
    private const string Given = """
        var pattern = new EventPattern { Source = ["shop.orders"] };
        var rule = new Rule(this, "Orders", new RuleProps { EventPattern = pattern });
        var q = new Queue(this, "Q"); var dlq = new Queue(this, "Dlq");

        """;

    protected override ImmutableArray<MetadataReference> MoreReferences => ReferenceSets.Cdk;

    [Theory]
    [InlineData("rule.AddTarget(new {|AWSM4024:SqsQueue|}(q));")]
    [InlineData("rule.AddTarget(new {|AWSM4024:SqsQueue|}(q, new SqsQueueProps { MessageGroupId = id, DeadLetterQueue = null }));")]
    [InlineData("var target = new {|AWSM4024:SnsTopic|}(new Topic(this, \"T\")); rule.AddTarget(target);")]
    [InlineData("new Rule(this, \"R\", new RuleProps { EventPattern = pattern, Targets = new IRuleTarget[] { new {|AWSM4024:LambdaFunction|}(fn), new {|AWSM4024:SqsQueue|}(q) } });")]
    [InlineData("new Rule(this, \"R\", new RuleProps { EventPattern = pattern, Schedule = Schedule.Rate(Duration.Hours(1)), Targets = [new {|AWSM4024:LambdaFunction|}(fn)] });")]
    [InlineData("Rule.FromEventRuleArn(this, \"I\", id); fn.AddEventSource(new SqsEventSource(q)); rule.AddTarget(new {|AWSM4024:LambdaFunction|}(fn, new LambdaFunctionProps { RetryAttempts = 2 }));")]
    [InlineData("new Amazon.CDK.AWS.Events.CfnRule(this, \"R\", new Amazon.CDK.AWS.Events.CfnRuleProps { EventPattern = id, Targets = new[] { new {|AWSM4024:Amazon.CDK.AWS.Events.CfnRule.TargetProperty|} { Id = \"1\", Arn = q.QueueArn } } });")]
    [InlineData("new Amazon.CDK.AWS.Events.CfnRule(this, \"R\", new Amazon.CDK.AWS.Events.CfnRuleProps { EventPattern = id, Targets = new object[] { new {|AWSM4024:Amazon.CDK.AWS.Events.CfnRule.TargetProperty|} { Id = \"1\", Arn = id, RetryPolicy = new Amazon.CDK.AWS.Events.CfnRule.RetryPolicyProperty { MaximumRetryAttempts = 0 } } } });")]
    [InlineData("AddTo(rule); void AddTo(Rule some) => some.AddTarget(new {|AWSM4024:SqsQueue|}(q));")]
    public async Task Reports_constructs(string statements) =>
        await Reports(CdkSnippets.Stack(Given + CdkSnippets.Function("fn", 30) + "\n" + statements));

    /// <summary>Every target of the CDK that can have one.</summary>
    [Theory]
    [InlineData("KinesisStream", "new Amazon.CDK.AWS.Kinesis.Stream(this, \"S\")", "KinesisStreamProps")]
    [InlineData("SfnStateMachine", "Amazon.CDK.AWS.StepFunctions.StateMachine.FromStateMachineArn(this, \"M\", id)", "SfnStateMachineProps")]
    [InlineData("EventBus", "Amazon.CDK.AWS.Events.EventBus.FromEventBusArn(this, \"B\", id)", "EventBusProps")]
    [InlineData("ApiGateway", "Amazon.CDK.AWS.APIGateway.RestApi.FromRestApiId(this, \"A\", id)", "ApiGatewayProps")]
    [InlineData("ApiDestination", "Given<Amazon.CDK.AWS.Events.IApiDestination>()", "ApiDestinationProps")]
    [InlineData("BatchJob", "id, this, id, this", "BatchJobProps")]
    [InlineData("CloudWatchLogGroup", "Given<Amazon.CDK.AWS.Logs.ILogGroup>()", "LogGroupProps")]
    [InlineData("CodeBuildProject", "Given<Amazon.CDK.AWS.CodeBuild.IProject>()", "CodeBuildProjectProps")]
    [InlineData("EcsTask", "", "EcsTaskProps")]
    public async Task Reports_each_target(string target, string arguments, string props)
    {
        var type = "Amazon.CDK.AWS.Events.Targets." + target;
        string Code(string creation, string settings) => CdkSnippets.Stack(
            Given + $"rule.AddTarget(new {creation}({string.Join(", ", new[] { arguments, $"new Amazon.CDK.AWS.Events.Targets.{props} {{ {settings} }}" }.Where(a => a.Length > 0))}));",
            "private static T Given<T>() => throw new System.NotSupportedException();");
        await Reports(Code("{|AWSM4024:" + type + "|}", "DeadLetterQueue = null"));
        await Silent(Code(type, "DeadLetterQueue = dlq"));
    }

    [Fact]
    public async Task Reports_calls()
    {
        await Reports(Sdk("""
            await events.PutRuleAsync(new PutRuleRequest { Name = "orders", EventPattern = given });
            await events.PutTargetsAsync(new PutTargetsRequest
            {
                Rule = "orders",
                Targets = new List<Target> { new {|AWSM4024:Target|} { Id = "1", Arn = given }, new Target { Id = "2", Arn = given, DeadLetterConfig = new DeadLetterConfig { Arn = given } } },
            });
            """));
        await Reports(Sdk("""
            var target = new Target { Id = "1", Arn = given };
            target.RetryPolicy = new RetryPolicy { MaximumEventAgeInSeconds = 3600 };
            await events.PutTargetsAsync(new PutTargetsRequest { Rule = given, Targets = new List<Target> { {|AWSM4024:target|} } });
            """));
        await Reports(Sdk("""
            await events.{|AWSM4024:PutTargetsAsync|}(new PutTargetsRequest { Rule = given, Targets = Made(given) });
            """));
    }

    [Theory]
    [InlineData("new SqsQueue(q)", "EventBridge drops an event that queue 'Q' does not take within 1 day, and at once one that it may not send; give")]
    [InlineData("new SqsQueue(q, new SqsQueueProps { MaxEventAge = Duration.Hours(2) })", "does not take within 2 hours, and")]
    [InlineData("new SqsQueue(q, new SqsQueueProps { RetryAttempts = 0 })", "does not take at the first attempt, and")]
    [InlineData("new SqsQueue(Queue.FromQueueArn(this, \"I\", id), new SqsQueueProps { MaxEventAge = Duration.Hours(id.Length) })", "that its target does not take in time, and")]
    public async Task Says_for_how_long_EventBridge_tries(string target, string expected) => Assert.Contains(
        expected,
        Assert.Single(await Findings.In("AWSM4024", CdkSnippets.Stack(Given + $"rule.AddTarget({target});"), SdkMajor.V4, ReferenceSets.Cdk)).GetMessage(),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("rule.AddTarget(new SqsQueue(q, new SqsQueueProps { DeadLetterQueue = dlq }));")]
    [InlineData("rule.AddTarget(new SqsQueue(q, new SqsQueueProps { DeadLetterQueue = GivenQueue }));")]
    [InlineData("rule.AddTarget(new SqsQueue(q, GivenProps));")]
    [InlineData("var set = new SqsQueueProps(); set.DeadLetterQueue = dlq; rule.AddTarget(new SqsQueue(q, set));")]
    [InlineData("rule.AddTarget(new SqsQueue(q, new SqsQueueProps { DeadLetterQueue = id == \"a\" ? dlq : null }));")]
    [InlineData("new Rule(this, \"R\", new RuleProps { Schedule = Schedule.Rate(Duration.Hours(1)), Targets = [new SqsQueue(q)] });")]
    [InlineData("var nightly = new Rule(this, \"R\", new RuleProps { Schedule = GivenSchedule }); nightly.AddTarget(new SqsQueue(q));")]
    [InlineData("AddTo(new Rule(this, \"R\", new RuleProps { Schedule = Schedule.Rate(Duration.Hours(1)) })); void AddTo(Rule timer) => timer.AddTarget(new SqsQueue(q));")]
    [InlineData("new Amazon.CDK.AWS.Events.CfnRule(this, \"R\", new Amazon.CDK.AWS.Events.CfnRuleProps { ScheduleExpression = \"rate(1 hour)\", Targets = new[] { new Amazon.CDK.AWS.Events.CfnRule.TargetProperty { Id = \"1\", Arn = q.QueueArn } } });")]
    [InlineData("new Amazon.CDK.AWS.Events.CfnRule(this, \"R\", new Amazon.CDK.AWS.Events.CfnRuleProps { EventPattern = id, Targets = new[] { new Amazon.CDK.AWS.Events.CfnRule.TargetProperty { Id = \"1\", Arn = q.QueueArn, DeadLetterConfig = new Amazon.CDK.AWS.Events.CfnRule.DeadLetterConfigProperty { Arn = dlq.QueueArn } } } });")]
    [InlineData("var low = new Amazon.CDK.AWS.Events.CfnRule(this, \"R\", new Amazon.CDK.AWS.Events.CfnRuleProps { EventPattern = id, Targets = new[] { new Amazon.CDK.AWS.Events.CfnRule.TargetProperty { Id = \"1\", Arn = q.QueueArn } } }); low.AddPropertyOverride(\"Targets.0.DeadLetterConfig.Arn\", dlq.QueueArn);")]
    [InlineData("rule.AddTarget(new SqsQueue(q)); ((Amazon.CDK.AWS.Events.CfnRule)rule.Node.DefaultChild!).AddPropertyOverride(\"Targets.0.DeadLetterConfig.Arn\", dlq.QueueArn);")]
    [InlineData("rule.AddTarget(new SqsQueue(q)); ((Amazon.CDK.AWS.Events.CfnRule)rule.Node.DefaultChild!).Targets = new[] { id };")]
    public async Task Is_silent_on_dead_letter_queues_schedules_and_what_is_not_known(string statements) => await Silent(CdkSnippets.Stack(
        Given + statements,
        "public static IQueue? GivenQueue { get; set; } public static SqsQueueProps? GivenProps { get; set; } public static Schedule GivenSchedule { get; set; } = null!;"));

    /// <summary>The client may be one of an emulator on the programmer's machine.</summary>
    [Fact]
    public async Task Is_silent_where_clients_are_told_an_address() =>
        await Silent(Sdk("_ = new AmazonEventBridgeClient(new AmazonEventBridgeConfig { ServiceURL = given }); await events.PutTargetsAsync(new PutTargetsRequest { Rule = \"orders\", Targets = new List<Target> { new Target { Id = \"1\", Arn = given } } });"));

    [Fact]
    public async Task Is_silent_on_calls_that_set_it_or_may_have_it_set() => await Silent(Sdk("""
        await events.PutTargetsAsync(new PutTargetsRequest { Rule = given, Targets = new List<Target> { new Target { Id = "1", Arn = given, DeadLetterConfig = new DeadLetterConfig { Arn = given } } } });
        await events.PutRuleAsync(new PutRuleRequest { Name = "nightly", ScheduleExpression = "rate(1 day)" });
        await events.PutTargetsAsync(new PutTargetsRequest { Rule = "nightly", Targets = new List<Target> { new Target { Id = "1", Arn = given } } });
        var filled = new Target { Id = "1", Arn = given };
        Fill(filled);
        var listed = new List<Target> { new Target { Id = "1", Arn = given } };
        foreach (var one in listed)
        {
            one.DeadLetterConfig = new DeadLetterConfig { Arn = given };
        }

        await events.PutTargetsAsync(new PutTargetsRequest { Rule = given, Targets = listed });
        var handed = new List<Target> { new Target { Id = "1", Arn = given } };
        FillAll(handed);
        await events.PutTargetsAsync(new PutTargetsRequest { Rule = given, Targets = handed });
        await events.PutTargetsAsync(new PutTargetsRequest { Rule = given, Targets = new List<Target> { filled } });
        """));

    [Fact]
    public async Task Is_silent_on_look_alikes() => await Silent("""
        public class SqsQueue { public SqsQueue(string q) { } }
        public class Rule { public void AddTarget(SqsQueue q) { } public static void Add() => new Rule().AddTarget(new SqsQueue("q")); }
        """);

    [Fact]
    public async Task Survives_code_that_is_being_typed() => await Silent(
        CdkSnippets.Stack("new Amazon.CDK.AWS.Events.CfnRule(this, \"R\", new Amazon.CDK.AWS.Events.CfnRuleProps { Targets = new[] { new Amazon.CDK.AWS.Events.CfnRule. } }); new Rule(this, \"S\", new RuleProps { Targets = [new SqsQueue(, new SqsQueueProps { DeadLetterQueue = })"),
        compiles: false);

    private static string Sdk(string statements) => $$"""
        using Amazon.EventBridge;
        using Amazon.EventBridge.Model;

        public static class Setup
        {
            public static async Task Run(IAmazonEventBridge events, string given)
            {
                {{statements.ReplaceLineEndings("\n        ")}}
            }

            private static List<Target> Made(string arn) => arn.Split(',').Select(a => new Target { Id = a, Arn = a }).ToList();

            private static void FillAll(List<Target> targets) => targets.ForEach(Fill);

            private static void Fill(Target target) => target.DeadLetterConfig = new DeadLetterConfig { Arn = target.Arn };
        }
        """;
}
