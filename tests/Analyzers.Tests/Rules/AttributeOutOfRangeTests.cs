using System.Collections.Immutable;
using AwsMessaging.Analyzers.Tests.Harness;
using AwsMessaging.AwsApiStubs;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class AttributeOutOfRangeTests() : RuleTests("AWSM4011")
{
    protected override ImmutableArray<MetadataReference> MoreReferences => ReferenceSets.Cdk;

    [Theory]
    [InlineData("new Queue(this, \"Q\", new QueueProps { VisibilityTimeout = {|AWSM4011:Duration.Hours(13)|} });")]
    [InlineData("new Queue(this, \"Q\", new QueueProps { RetentionPeriod = {|AWSM4011:Duration.Days(15)|}, ReceiveMessageWaitTime = {|AWSM4011:Duration.Seconds(21)|}, DeliveryDelay = {|AWSM4011:Duration.Minutes(16)|} });")]
    [InlineData("new Queue(this, \"Q\", new QueueProps { MaxMessageSizeBytes = {|AWSM4011:512|} });")]
    [InlineData("new CfnQueue(this, \"Q\", new CfnQueueProps { DelaySeconds = {|AWSM4011:901|}, MessageRetentionPeriod = {|AWSM4011:59|} });")]
    [InlineData("new CfnQueue(this, \"Q\") { DelaySeconds = {|AWSM4011:901|} };")]
    [InlineData("new Queue(this, \"Q\", new QueueProps { DeadLetterQueue = new DeadLetterQueue { Queue = new Queue(this, \"D\"), MaxReceiveCount = {|AWSM4011:0|} } });")]
    [InlineData("var settings = new QueueProps(); settings.ReceiveMessageWaitTime = Duration.Seconds(30); new {|AWSM4011:Queue|}(this, \"Q\", settings);")]
    [InlineData("new Amazon.CDK.AWS.Kinesis.Stream(this, \"S\", new Amazon.CDK.AWS.Kinesis.StreamProps { RetentionPeriod = {|AWSM4011:Duration.Hours(1)|} });")]
    [InlineData("new Amazon.CDK.AWS.Kinesis.CfnStream(this, \"S\", new Amazon.CDK.AWS.Kinesis.CfnStreamProps { RetentionPeriodHours = {|AWSM4011:9000|} });")]
    public async Task Reports_constructs(string statements) => await Reports(CdkSnippets.Stack(statements));

    [Theory]
    [InlineData("await sqs.CreateQueueAsync(new CreateQueueRequest { QueueName = \"q\", Attributes = new Dictionary<string, string> { [\"VisibilityTimeout\"] = {|AWSM4011:\"43201\"|} } });")]
    [InlineData("await sqs.SetQueueAttributesAsync(given, new Dictionary<string, string> { { QueueAttributeName.ReceiveMessageWaitTimeSeconds, {|AWSM4011:\"30\"|} } });")]
    [InlineData("var attributes = new Dictionary<string, string>(); attributes[\"DelaySeconds\"] = \"1000\"; await sqs.{|AWSM4011:CreateQueueAsync|}(new CreateQueueRequest { QueueName = \"q\", Attributes = attributes });")]
    public async Task Reports_calls(string statements) => await Reports(Sdk(statements));

    [Theory]
    [InlineData("new Queue(this, \"Q\", new QueueProps { VisibilityTimeout = Duration.Hours(12), RetentionPeriod = Duration.Days(14), ReceiveMessageWaitTime = Duration.Seconds(20) });")]
    [InlineData("new Queue(this, \"Q\", new QueueProps { VisibilityTimeout = Duration.Hours(id.Length) });")]
    [InlineData("new Queue(this, \"Q\", new QueueProps { VisibilityTimeout = id == \"a\" ? Duration.Hours(13) : Duration.Hours(12) });")]
    [InlineData("new Queue(this, \"Q\", new QueueProps { VisibilityTimeout = Duration.Parse(\"PT13H\") });")]
    [InlineData("new Queue(this, \"Q\");")]
    public async Task Is_silent_on_what_is_accepted_or_not_known(string statements) => await Silent(CdkSnippets.Stack(statements));

    /// <summary>A number that stands for "leave it": it never comes to the place behind the condition.</summary>
    [Theory]
    [InlineData("if (days > 0) { props.RetentionPeriod = Duration.Days(days); }")]
    [InlineData("if (days > 0)\n props.RetentionPeriod = Duration.Days(days);")]
    [InlineData("switch (days) { case -1: break; default: props.RetentionPeriod = Duration.Days(days); break; }")]
    [InlineData("if (days <= 0) { new Queue(this, name); return; }\n props.RetentionPeriod = Duration.Days(days);")]
    [InlineData("if (days is > 0 and var kept) { props.RetentionPeriod = Duration.Days(kept); }")]
    [InlineData("var kept = days > 0 ? Duration.Days(days) : null; props.RetentionPeriod = kept;")]
    public async Task Is_silent_behind_a_condition_on_the_number(string statements) => await Silent(CdkSnippets.Stack(
        "Make(\"orders\"); Make(\"returns\");",
        "private void Make(string name, int days = -1) { var props = new QueueProps { QueueName = name };\n" + statements + "\nnew Queue(this, name, props); }",
        "public static class Program { public static void Main(string[] args) { } }"));

    [Fact]
    public async Task Reports_behind_a_condition_on_something_else() => await Reports(CdkSnippets.Stack(
        "Make(\"orders\", 15); Make(\"returns\", 20);",
        "private void Make(string name, int days) { var props = new QueueProps { QueueName = name }; if (name != \"\") { props.RetentionPeriod = Duration.Days(days); } new {|AWSM4011:Queue|}(this, name, props); }",
        "public static class Program { public static void Main(string[] args) { } }"));

    [Fact]
    public async Task Is_silent_on_calls_that_are_accepted_or_not_known() => await Silent(Sdk("""
        await sqs.SetQueueAttributesAsync(given, new Dictionary<string, string> { ["VisibilityTimeout"] = "0", ["DelaySeconds"] = given, ["Policy"] = "99999999", [given] = "99999999" });
        await sqs.SetQueueAttributesAsync(given, new Dictionary<string, string> { ["VisibilityTimeout"] = number.ToString() });
        await sqs.SetQueueAttributesAsync(given, new Dictionary<string, string> { ["VisibilityTimeout"] = "12 hours" });
        """));

    [Fact]
    public async Task Is_silent_on_look_alikes() => await Silent("""
        public class CfnQueueProps { public double DelaySeconds { get; set; } }
        public class CfnQueue { public CfnQueue(CfnQueueProps p) { } public static CfnQueue Make() => new(new CfnQueueProps { DelaySeconds = 9999 }); }
        """);

    [Fact]
    public async Task Survives_code_that_is_being_typed() => await Silent(Sdk("await sqs.SetQueueAttributesAsync(given, new Dictionary<string, string> { [\"VisibilityTimeout\"] = });"), compiles: false);

    /// <summary>What SQS takes now, versions of the CDK from before 2025 refuse.</summary>
    [Fact]
    public Task Offers_nothing_for_a_size_that_depends_on_the_version_of_the_CDK() => NotFixed(
        CdkSnippets.Stack("new Queue(this, \"Q\", new QueueProps { MaxMessageSizeBytes = {|AWSM4011:2_000_000|} });"));

    [Fact]
    public async Task Takes_the_nearest_value()
    {
        await Fixes(
            CdkSnippets.Stack("""
                new Queue(this, "Q", new QueueProps
                {
                    VisibilityTimeout = {|AWSM4011:Duration.Hours(13)|}, // all night
                    RetentionPeriod = {|AWSM4011:Duration.Seconds(30)|},
                    ReceiveMessageWaitTime = {|AWSM4011:Duration.Minutes(1)|},
                });
                """),
            CdkSnippets.Stack("""
                new Queue(this, "Q", new QueueProps
                {
                    VisibilityTimeout = Duration.Hours(12), // all night
                    RetentionPeriod = Duration.Minutes(1),
                    ReceiveMessageWaitTime = Duration.Seconds(20),
                });
                """));
        await Fixes(
            Sdk("""await sqs.SetQueueAttributesAsync(given, new Dictionary<string, string> { ["DelaySeconds"] = {|AWSM4011:"1000"|} });"""),
            Sdk("""await sqs.SetQueueAttributesAsync(given, new Dictionary<string, string> { ["DelaySeconds"] = "900" });"""));
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
