using AwsMessaging.Analyzers.Resources;
using AwsMessaging.Analyzers.Tests.Harness;

namespace AwsMessaging.Analyzers.Tests.Resources;

/// <summary>What the model sees of the SDK's calls.</summary>
public sealed class SdkResourceTests
{
    [Theory]
    [InlineData("await sqs.CreateQueueAsync(\"q\");", "absent")]
    [InlineData("await sqs.CreateQueueAsync(new CreateQueueRequest { QueueName = \"q\", Attributes = new Dictionary<string, string> { [\"VisibilityTimeout\"] = \"60\" } });", "60")]
    [InlineData("await sqs.CreateQueueAsync(new CreateQueueRequest { QueueName = \"q\", Attributes = new() { { QueueAttributeName.VisibilityTimeout, \"60\" } } });", "60")]
    [InlineData("await sqs.CreateQueueAsync(new CreateQueueRequest { QueueName = \"q\", Attributes = { [QueueAttributeName.VisibilityTimeout] = 60.ToString() } });", "60")]
    [InlineData("var a = new Dictionary<string, string>(); a[\"VisibilityTimeout\"] = \"60\"; await sqs.CreateQueueAsync(new CreateQueueRequest { QueueName = \"q\", Attributes = a });", "60 absent")]
    [InlineData("var a = new Dictionary<string, string>(); a[given] = \"60\"; await sqs.CreateQueueAsync(new CreateQueueRequest { QueueName = \"q\", Attributes = a });", "unknown")]
    [InlineData("var r = new CreateQueueRequest(\"q\") { Attributes = new() }; r.Attributes.Add(\"VisibilityTimeout\", \"60\"); await sqs.CreateQueueAsync(r);", "60 absent")]
    [InlineData("var r = new CreateQueueRequest(\"q\") { Attributes = new() }; Fill(r); await sqs.CreateQueueAsync(r);", "unknown")]
    [InlineData("await sqs.CreateQueueAsync(new CreateQueueRequest { QueueName = \"q\", Attributes = Make(given) });", "unknown")]
    [InlineData("await sqs.CreateQueueAsync(new CreateQueueRequest { QueueName = \"q\", Attributes = new() { [\"VisibilityTimeout\"] = given } });", "unknown")]
    public void Reads_an_attribute(string statements, string expected)
    {
        var probe = ResourceProbe.Sdk(statements, "private static void Fill(CreateQueueRequest r) => r.Attributes[\"VisibilityTimeout\"] = \"1\"; private static Dictionary<string, string> Make(string s) => new(StringComparer.Ordinal) { [s] = s };");
        Assert.Equal(expected, ResourceProbe.Write(probe.One(ResourceKind.Queue).Get("VisibilityTimeout")));
    }

    [Theory]
    [InlineData("await sqs.CreateQueueAsync(\"q\");")]
    [InlineData("await sqs?.CreateQueueAsync(\"q\")!;")]
    [InlineData("await (sqs).CreateQueueAsync /* one */ (\"q\");")]
    [InlineData("await @sqs.@CreateQueueAsync(\"q\");")]
    public void Finds_every_spelling_of_a_call(string statements) => Assert.Single(ResourceProbe.Sdk(statements).All(ResourceKind.Queue));

    [Theory]
    [InlineData("$\"{{\\\"deadLetterTargetArn\\\":\\\"{arn}\\\",\\\"maxReceiveCount\\\":\\\"3\\\"}}\"")]
    [InlineData("\"{\\\"deadLetterTargetArn\\\":\\\"\" + arn + \"\\\",\\\"maxReceiveCount\\\":3}\"")]
    [InlineData("System.Text.Json.JsonSerializer.Serialize(new { deadLetterTargetArn = arn, maxReceiveCount = 3 })")]
    [InlineData("System.Text.Json.JsonSerializer.Serialize(new Dictionary<string, string> { [\"deadLetterTargetArn\"] = arn, [\"maxReceiveCount\"] = \"3\" })")]
    [InlineData("\"{\\\"deadLetterTargetArn\\\":\\\"arn:aws:sqs:eu-west-1:1:dlq\\\",\\\"maxReceiveCount\\\":3}\"")]
    [InlineData("$\"{{\\\"deadLetterTargetArn\\\":\\\"arn:aws:sqs:{given}:1:dlq\\\",\\\"maxReceiveCount\\\":3}}\"")]
    public void Reads_a_redrive_policy_in_every_spelling(string policy)
    {
        var probe = ResourceProbe.Sdk($$"""
            var dlq = await sqs.CreateQueueAsync("dlq");
            var attributes = await sqs.GetQueueAttributesAsync(new GetQueueAttributesRequest { QueueUrl = dlq.QueueUrl, AttributeNames = ["QueueArn"] });
            var arn = attributes.QueueARN;
            await sqs.CreateQueueAsync(new CreateQueueRequest { QueueName = "q", Attributes = new() { ["RedrivePolicy"] = {{policy}} } });
            """);
        var queue = probe.Named(ResourceKind.Queue, "q");
        Assert.Equal([3L], queue.Get("RedrivePolicy.maxReceiveCount").Numbers());
        Assert.Equal(probe.Named(ResourceKind.Queue, "dlq"), queue.To(ResourceLink.DeadLetterQueue).Single);
    }

    [Fact]
    public void A_change_belongs_to_the_queue_whose_url_it_has()
    {
        var probe = ResourceProbe.Sdk("""
            var q = await sqs.CreateQueueAsync(new CreateQueueRequest { QueueName = "q", Attributes = new() { ["VisibilityTimeout"] = "60" } });
            var other = await sqs.CreateQueueAsync("other");
            await sqs.SetQueueAttributesAsync(q.QueueUrl, new Dictionary<string, string> { ["VisibilityTimeout"] = "90", ["DelaySeconds"] = "5" });
            """);
        var (queue, other) = (probe.Named(ResourceKind.Queue, "q"), probe.Named(ResourceKind.Queue, "other"));
        Assert.Equal(["60 90", "5 absent"], new[] { "VisibilityTimeout", "DelaySeconds" }.Select(p => ResourceProbe.Write(queue.Get(p))));
        Assert.Equal("60", ResourceProbe.Write(queue.Own("VisibilityTimeout")));
        Assert.Equal("absent", ResourceProbe.Write(other.Get("VisibilityTimeout")));
        var change = probe.All(ResourceKind.Queue).Single(r => r.IsChange);
        Assert.Equal(["90", "absent"], new[] { "VisibilityTimeout", "FifoQueue" }.Select(p => ResourceProbe.Write(change.Get(p))));
    }

    [Fact]
    public void A_change_of_a_queue_that_nobody_knows_may_be_of_any()
    {
        var probe = ResourceProbe.Sdk("""
            var q = await sqs.CreateQueueAsync("q");
            await sqs.SetQueueAttributesAsync(given, new Dictionary<string, string> { ["DelaySeconds"] = "5" });
            """);
        var queue = probe.Named(ResourceKind.Queue, "q");
        Assert.Equal(["absent", "unknown"], new[] { "VisibilityTimeout", "DelaySeconds" }.Select(p => ResourceProbe.Write(queue.Get(p))));
        Assert.False(queue.Lacks(ResourceKind.Mapping, ResourceLink.Source));
    }

    [Theory]
    [InlineData("await sqs.ReceiveMessageAsync(q.QueueUrl);", "absent")]
    [InlineData("await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = q.QueueUrl, WaitTimeSeconds = 20 });", "20")]
    [InlineData("await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = \"https://sqs.eu-west-1.amazonaws.com/1/q\" });", "absent")]
    public void Links_a_receive_to_its_queue(string receive, string wait)
    {
        var probe = ResourceProbe.Sdk($"var q = await sqs.CreateQueueAsync(\"q\"); {receive}");
        var poller = probe.One(ResourceKind.Poller);
        Assert.Equal(probe.One(ResourceKind.Queue), poller.To(ResourceLink.Polled).Single);
        Assert.Equal(wait, ResourceProbe.Write(poller.Own("WaitTimeSeconds")));
        Assert.False(poller.IsRepeated);
    }

    [Theory]
    [InlineData("", "absent")]
    [InlineData("await sns.SetSubscriptionAttributesAsync(given, given, given);", "unknown")]
    public void A_change_that_is_not_read_leaves_unknown_what_the_subscription_does_not_say(string more, string expected)
    {
        var probe = ResourceProbe.Sdk("await sns.SubscribeAsync(given, \"sqs\", given);" + more);
        Assert.Equal([expected, "sqs"], new[] { "RedrivePolicy", "Protocol" }.Select(p => ResourceProbe.Write(probe.One(ResourceKind.Subscription).Get(p))));
    }

    [Fact]
    public void Publications_know_their_topic()
    {
        var probe = ResourceProbe.Sdk("""
            var topic = await sns.CreateTopicAsync("t");
            await sns.PublishAsync(topic.TopicArn, given);
            await sns.PublishAsync(new Amazon.SimpleNotificationService.Model.PublishRequest { TopicArn = topic.TopicArn, Subject = "a" });
            await sns.PublishBatchAsync(new Amazon.SimpleNotificationService.Model.PublishBatchRequest { TopicArn = topic.TopicArn, PublishBatchRequestEntries = [new() { Id = "1" }, new() { Id = "2" }] });
            await sns.PublishAsync(given, given);
            """);
        var topic = probe.One(ResourceKind.Topic);
        Assert.Equal([topic, topic, topic, topic, null], probe.All(ResourceKind.Publication).Select(p => p.To(ResourceLink.Topic).Single));
        Assert.Equal(4, topic.From(ResourceKind.Publication, ResourceLink.Topic).Certain.Count);
    }

    [Fact]
    public void Links_a_mapping_to_queue_and_function()
    {
        var probe = ResourceProbe.Sdk("""
            var q = await sqs.CreateQueueAsync("q");
            var arn = (await sqs.GetQueueAttributesAsync(q.QueueUrl, ["QueueArn"])).Attributes["QueueArn"];
            await lambda.CreateFunctionAsync(new CreateFunctionRequest { FunctionName = "fn", Timeout = 60 });
            await lambda.CreateEventSourceMappingAsync(new CreateEventSourceMappingRequest
            {
                EventSourceArn = arn, FunctionName = "fn", BatchSize = 10, FunctionResponseTypes = ["ReportBatchItemFailures"], ScalingConfig = new() { MaximumConcurrency = 2 },
            });
            """);
        var mapping = probe.One(ResourceKind.Mapping);
        Assert.Equal(probe.One(ResourceKind.Queue), mapping.To(ResourceLink.Source).Single);
        Assert.Equal(probe.One(ResourceKind.Function), mapping.To(ResourceLink.Function).Single);
        Assert.Equal(
            ["10", "ReportBatchItemFailures", "2", "absent"],
            new[] { "BatchSize", "FunctionResponseTypes", "ScalingConfig.MaximumConcurrency", "MaximumBatchingWindowInSeconds" }.Select(p => ResourceProbe.Write(mapping.Get(p))));
    }

    [Fact]
    public void Subscriptions_targets_alarms_and_schedules()
    {
        var probe = ResourceProbe.Library("""
            using Amazon.SQS; using Amazon.SimpleNotificationService; using Amazon.SimpleNotificationService.Model; using Amazon.EventBridge; using Amazon.EventBridge.Model;
            public class Setup
            {
                public async Task Run(IAmazonSQS sqs, IAmazonSimpleNotificationService sns, IAmazonEventBridge events, Amazon.CloudWatch.IAmazonCloudWatch watch, Amazon.Scheduler.IAmazonScheduler scheduler)
                {
                    var q = await sqs.CreateQueueAsync("q");
                    var arn = (await sqs.GetQueueAttributesAsync(q.QueueUrl, ["QueueArn"])).QueueARN;
                    var topic = await sns.CreateTopicAsync("t");
                    await sns.SubscribeAsync(new SubscribeRequest { TopicArn = topic.TopicArn, Protocol = "sqs", Endpoint = arn, Attributes = new() { ["RawMessageDelivery"] = "true" } });
                    await sns.SubscribeAsync(topic.TopicArn, "sqs", arn);
                    await events.PutRuleAsync(new PutRuleRequest { Name = "r", EventPattern = "{}" });
                    await events.PutTargetsAsync(new PutTargetsRequest
                    {
                        Rule = "r", Targets = [new Target { Id = "1", Arn = arn }, new Target { Id = "2", Arn = arn, DeadLetterConfig = new() { Arn = arn } }],
                    });
                    await watch.PutMetricAlarmAsync(new()
                    {
                        Namespace = "AWS/SQS", MetricName = "ApproximateNumberOfMessagesVisible", Threshold = 1, Dimensions = [new() { Name = "QueueName", Value = "q" }],
                    });
                    await scheduler.CreateScheduleAsync(new() { ScheduleExpression = "rate(5 minutes)", Target = new() { Arn = arn } });
                }
            }
            """);
        var queue = probe.One(ResourceKind.Queue);
        Assert.All(probe.All(ResourceKind.Subscription), s => Assert.Equal((queue, probe.One(ResourceKind.Topic)), (s.To(ResourceLink.Endpoint).Single, s.To(ResourceLink.Topic).Single)));
        Assert.Equal(["true", "absent"], probe.All(ResourceKind.Subscription).Select(s => ResourceProbe.Write(s.Get("RawMessageDelivery"))));
        Assert.Equal([queue, queue], probe.All(ResourceKind.Target).Select(t => t.To(ResourceLink.Destination).Single));
        Assert.All(probe.All(ResourceKind.Target), t => Assert.Equal(probe.One(ResourceKind.BusRule), t.To(ResourceLink.Rule).Single));
        Assert.Equal(["absent", "set"], probe.All(ResourceKind.Target).Select(t => ResourceProbe.Write(t.Get("DeadLetterConfig"))));
        Assert.Equal(queue, probe.One(ResourceKind.Alarm).To(ResourceLink.Watched).Single);
        Assert.Equal("rate(5 minutes)", ResourceProbe.Write(probe.One(ResourceKind.Schedule).Get("ScheduleExpression")));
        Assert.Equal(queue, probe.One(ResourceKind.Schedule).To(ResourceLink.Destination).Single);
    }
}
