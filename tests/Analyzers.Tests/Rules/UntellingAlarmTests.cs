using System.Collections.Immutable;
using AwsMessaging.Analyzers.Tests.Harness;
using AwsMessaging.AwsApiStubs;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class UntellingAlarmTests() : RuleTests("AWSM4007")
{
    protected override ImmutableArray<MetadataReference> MoreReferences => ReferenceSets.Cdk;

    [Theory]
    [InlineData("Alarm(dlq.{|AWSM4007:MetricNumberOfMessagesSent|}());")]
    [InlineData("Alarm(dlq.{|AWSM4007:MetricNumberOfMessagesSent|}(new MetricOptions { Period = Duration.Minutes(5) }));")]
    [InlineData("Alarm(dlq.{|AWSM4007:MetricApproximateNumberOfMessagesNotVisible|}());")]
    [InlineData("Alarm(dlq.Metric({|AWSM4007:\"NumberOfMessagesSent\"|}));")]
    [InlineData("Alarm(q.Metric({|AWSM4007:\"ApproximateNumberOfMessages\"|}));")]
    [InlineData("Alarm(new Metric(new MetricProps { Namespace = \"AWS/SQS\", MetricName = {|AWSM4007:\"ApproximateNumberOfMessages\"|}, DimensionsMap = new Dictionary<string, string> { [\"QueueName\"] = id } }));")]
    [InlineData("Alarm(new Metric(new MetricProps { Namespace = \"AWS/SQS\", MetricName = {|AWSM4007:\"NumberOfMessagesSent\"|}, DimensionsMap = new Dictionary<string, string> { [\"QueueName\"] = dlq.QueueName } }));")]
    [InlineData("dlq.{|AWSM4007:MetricNumberOfMessagesSent|}().CreateAlarm(this, \"A\", new CreateAlarmOptions { Threshold = 1, EvaluationPeriods = 1 });")]
    [InlineData("var metric = dlq.MetricNumberOfMessagesSent(); new {|AWSM4007:Alarm|}(this, \"A\", new AlarmProps { Metric = metric, Threshold = 1, EvaluationPeriods = 1 });")]
    [InlineData("new CfnAlarm(this, \"A\", new CfnAlarmProps { ComparisonOperator = \"GreaterThanThreshold\", EvaluationPeriods = 1, Namespace = \"AWS/SQS\", MetricName = {|AWSM4007:\"NumberOfMessagesSent\"|}, Dimensions = new[] { new CfnAlarm.DimensionProperty { Name = \"QueueName\", Value = dlq.QueueName } } });")]
    public async Task Reports_constructs(string alarm) => await Reports(Stack(alarm));

    [Fact]
    public async Task Reports_calls() => await Reports(Sdk("""
        var dlq = await sqs.CreateQueueAsync("orders-dlq");
        var arn = (await sqs.GetQueueAttributesAsync(dlq.QueueUrl, new List<string> { "QueueArn" })).QueueARN;
        await sqs.CreateQueueAsync(new CreateQueueRequest
        {
            QueueName = "orders", Attributes = new Dictionary<string, string> { ["RedrivePolicy"] = $"{{\"deadLetterTargetArn\":\"{arn}\",\"maxReceiveCount\":\"5\"}}" },
        });
        await watch.PutMetricAlarmAsync(new Amazon.CloudWatch.Model.PutMetricAlarmRequest
        {
            AlarmName = "a", Namespace = "AWS/SQS", MetricName = {|AWSM4007:"NumberOfMessagesSent"|},
            Dimensions = new List<Amazon.CloudWatch.Model.Dimension> { new Amazon.CloudWatch.Model.Dimension { Name = "QueueName", Value = "orders-dlq" } },
        });
        await watch.PutMetricAlarmAsync(new Amazon.CloudWatch.Model.PutMetricAlarmRequest { AlarmName = "b", Namespace = "AWS/SQS", MetricName = {|AWSM4007:"ApproximateNumberOfMessages"|} });
        """));

    [Theory]
    [InlineData("Alarm(dlq.MetricApproximateNumberOfMessagesVisible());")]
    [InlineData("Alarm(dlq.MetricApproximateAgeOfOldestMessage());")]
    [InlineData("Alarm(q.MetricNumberOfMessagesSent());")]
    [InlineData("Alarm(q.MetricApproximateNumberOfMessagesNotVisible());")]
    [InlineData("Alarm(Queue.FromQueueArn(this, \"I\", id).MetricNumberOfMessagesSent());")]
    [InlineData("Alarm((id == \"a\" ? q : dlq).MetricNumberOfMessagesSent());")]
    [InlineData("Alarm(id == \"a\" ? dlq.MetricNumberOfMessagesSent() : dlq.MetricApproximateNumberOfMessagesVisible());")]
    [InlineData("Alarm(dlq.Metric(id));")]
    [InlineData("Alarm(new Metric(new MetricProps { Namespace = \"Shop\", MetricName = \"ApproximateNumberOfMessages\" }));")]
    [InlineData("Alarm(new MathExpression(new MathExpressionProps { Expression = \"a\", UsingMetrics = new Dictionary<string, IMetric> { [\"a\"] = dlq.MetricNumberOfMessagesSent() } }));")]
    [InlineData("dlq.GrantConsumeMessages(Role); Alarm(dlq.MetricApproximateNumberOfMessagesNotVisible());")]
    [InlineData("var failed = new Queue(this, \"Failed\"); new Topic(this, \"T\").AddSubscription(new SqsSubscription(q, new SqsSubscriptionProps { DeadLetterQueue = failed })); Alarm(failed.MetricNumberOfMessagesSent());")]
    [InlineData("dlq.MetricNumberOfMessagesSent();")]
    public async Task Is_silent_on_metrics_that_tell_and_on_what_is_not_known(string alarm) => await Silent(Stack(alarm));

    [Fact]
    public async Task Is_silent_on_calls_for_other_queues() => await Silent(Sdk("""
        await watch.PutMetricAlarmAsync(new Amazon.CloudWatch.Model.PutMetricAlarmRequest
        {
            AlarmName = "a", Namespace = "AWS/SQS", MetricName = "NumberOfMessagesSent",
            Dimensions = new List<Amazon.CloudWatch.Model.Dimension> { new Amazon.CloudWatch.Model.Dimension { Name = "QueueName", Value = "orders-dlq" } },
        });
        await watch.PutMetricAlarmAsync(new Amazon.CloudWatch.Model.PutMetricAlarmRequest { AlarmName = "b", Namespace = given, MetricName = "ApproximateNumberOfMessages" });
        """));

    [Fact]
    public async Task Is_silent_on_look_alikes() => await Silent("""
        public class Queue { public object MetricNumberOfMessagesSent() => this; }
        public class Alarm { public Alarm(object metric) { } public static Alarm Make(Queue deadLetters) => new(deadLetters.MetricNumberOfMessagesSent()); }
        """);

    [Fact]
    public async Task Survives_code_that_is_being_typed() => await Silent(Stack("new Alarm(this, \"A\", new AlarmProps { Metric = dlq.MetricNumberOfMessagesSent(, Threshold = });"), compiles: false);

    [Fact]
    public async Task Watches_the_right_metric_in_the_words_of_the_code()
    {
        await Fixes(
            Stack("Alarm(dlq.{|AWSM4007:MetricNumberOfMessagesSent|}(new MetricOptions { Period = Duration.Minutes(5) })); // failed orders"),
            Stack("Alarm(dlq.MetricApproximateNumberOfMessagesVisible(new MetricOptions { Period = Duration.Minutes(5) })); // failed orders"));
        await Fixes(
            Stack("Alarm(q.Metric({|AWSM4007:\"ApproximateNumberOfMessages\"|}));\nAlarm(dlq.{|AWSM4007:MetricNumberOfMessagesSent|}());"),
            Stack("Alarm(q.Metric(\"ApproximateNumberOfMessagesVisible\"));\nAlarm(dlq.MetricApproximateNumberOfMessagesVisible());"));
    }

    [Fact]
    public async Task Offers_nothing_where_the_metric_is_elsewhere() => await NotFixed(Stack(
        "new {|AWSM4007:Alarm|}(this, \"A\", new AlarmProps { Metric = id == \"a\" ? dlq.MetricNumberOfMessagesSent() : dlq.Metric(\"NumberOfMessagesSent\"), Threshold = 1, EvaluationPeriods = 1 });"));

    private static string Stack(string alarm) => "using Amazon.CDK.AWS.CloudWatch;\n" + CdkSnippets.Stack(
        $$"""
        var dlq = new Queue(this, "Dead");
        var q = new Queue(this, "Q", new QueueProps { DeadLetterQueue = new DeadLetterQueue { Queue = dlq, MaxReceiveCount = 5 } });
        {{System.Text.RegularExpressions.Regex.Replace(alarm, @"(?<![\w:.|])Alarm\((.+)\);", "new Alarm(this, \"A\", new AlarmProps { Metric = $1, Threshold = 1, EvaluationPeriods = 1 });")}}
        """,
        "public static Amazon.CDK.AWS.IAM.IGrantable Role { get; set; } = null!;");

    private static string Sdk(string statements) => $$"""
        using Amazon.SQS;
        using Amazon.SQS.Model;

        public static class Setup
        {
            public static async Task Run(IAmazonSQS sqs, Amazon.CloudWatch.IAmazonCloudWatch watch, string given, int number, CancellationToken token)
            {
                {{statements.ReplaceLineEndings("\n        ")}}
            }
        }
        """;
}
