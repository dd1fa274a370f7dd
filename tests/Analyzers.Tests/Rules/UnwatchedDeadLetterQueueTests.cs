using System.Collections.Immutable;
using AwsMessaging.Analyzers.Tests.Harness;
using AwsMessaging.AwsApiStubs;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class UnwatchedDeadLetterQueueTests() : RuleTests("AWSM4006")
{
    private const string Watch =
        "private static void Watch(Queue queue) => queue.MetricApproximateNumberOfMessagesVisible().CreateAlarm(queue, \"A\", new CreateAlarmOptions { Threshold = 1, EvaluationPeriods = 1 });\n    ";

    private const string Main = "public static class Program { public static void Main() { var app = new Amazon.CDK.App(); app.Synth(); } }";

    protected override ImmutableArray<MetadataReference> MoreReferences => ReferenceSets.Combine(ConstructLibrary.WithCdk, ReferenceSets.Dapper);

    [Theory]
    [InlineData("var dlq = new {|AWSM4006:Queue|}(this, \"Dead\"); new Queue(this, \"Q\", new QueueProps { DeadLetterQueue = new DeadLetterQueue { Queue = dlq, MaxReceiveCount = 5 } });")]
    [InlineData("new Queue(this, \"Q\", new QueueProps { DeadLetterQueue = new DeadLetterQueue { Queue = new {|AWSM4006:Queue|}(this, \"Dead\"), MaxReceiveCount = 5 } });")]
    [InlineData("var dlq = new {|AWSM4006:CfnQueue|}(this, \"Dead\"); new CfnQueue(this, \"Q\", new CfnQueueProps { RedrivePolicy = new Dictionary<string, object> { [\"deadLetterTargetArn\"] = dlq.AttrArn, [\"maxReceiveCount\"] = 5 } });")]
    [InlineData("var dlq = new {|AWSM4006:Queue|}(this, \"Dead\"); new Topic(this, \"T\").AddSubscription(new UrlSubscription(\"https://a\", new UrlSubscriptionProps { DeadLetterQueue = dlq }));")]
    [InlineData("var dlq = new {|AWSM4006:Queue|}(this, \"Dead\"); var q = new Queue(this, \"Q\", new QueueProps { DeadLetterQueue = new DeadLetterQueue { Queue = dlq, MaxReceiveCount = 5 } }); q.MetricNumberOfMessagesSent().CreateAlarm(this, \"A\", new CreateAlarmOptions { Threshold = 1, EvaluationPeriods = 1 });")]
    [InlineData("var dlq = new {|AWSM4006:Queue|}(this, \"Dead\"); new Queue(this, \"Q\", new QueueProps { DeadLetterQueue = new DeadLetterQueue { Queue = dlq, MaxReceiveCount = 5 } }); new CfnOutput(this, \"U\", new CfnOutputProps { Value = dlq.QueueUrl }); dlq.Grant(new Amazon.CDK.AWS.IAM.AccountRootPrincipal(), \"sqs:SendMessage\");")]
    public async Task Reports_in_a_program(string statements) => await Reports(Stack(statements));

    [Theory]
    [InlineData("\"Orders\"", "something of queue 'Orders' lands in this dead-letter queue, and it is deleted 14 days later")]
    [InlineData("id.Trim()", "something of another queue lands in this dead-letter queue, and it is deleted 14 days later")]
    public async Task Says_of_what_and_how_long(string id, string words)
    {
        var code = Stack($"var dlq = new Queue(this, \"Dead\", new QueueProps {{ RetentionPeriod = Duration.Days(14) }}); new Queue(this, {id}, new QueueProps {{ DeadLetterQueue = new DeadLetterQueue {{ Queue = dlq, MaxReceiveCount = 5 }} }});");
        var found = await Workbench.BuildAsync(Workbench.Compile([("Stack.cs", code)], kind: Workbench.KindOf(code)));
        Assert.Contains(words, Assert.Single(found, d => d.Id == "AWSM4006").GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fn.AddEventSource(new KinesisEventSource(new Amazon.CDK.AWS.Kinesis.Stream(this, \"S\"), new KinesisEventSourceProps { StartingPosition = StartingPosition.LATEST, OnFailure = new SqsDlq(dlq) }));", "something of an event source mapping lands")]
    [InlineData("new Topic(this, \"T\").AddSubscription(new UrlSubscription(\"https://a\", new UrlSubscriptionProps { DeadLetterQueue = dlq }));", "something of a subscription lands")]
    public async Task Says_whose_failures_it_holds(string statements, string words)
    {
        var code = Stack($"var dlq = new Queue(this, \"Dead\");\n{CdkSnippets.Function("fn", 5)}\n{statements}");
        var found = await Workbench.BuildAsync(Workbench.Compile([("Stack.cs", code)], kind: Workbench.KindOf(code)));
        Assert.Contains(words, Assert.Single(found, d => d.Id == "AWSM4006").GetMessage(), StringComparison.Ordinal);
    }

    /// <summary>Alarms of any form, people or programs that look into the queue, and what is not known.</summary>
    [Theory]
    [InlineData("dlq.MetricApproximateNumberOfMessagesVisible().CreateAlarm(this, \"A\", new CreateAlarmOptions { Threshold = 1, EvaluationPeriods = 1 });")]
    [InlineData("new Alarm(this, \"A\", new AlarmProps { Metric = dlq.MetricNumberOfMessagesSent(), Threshold = 1, EvaluationPeriods = 1 });")]
    [InlineData("Watch(dlq);")]
    [InlineData("new Alarm(this, \"A\", new AlarmProps { Metric = new MathExpression(new MathExpressionProps { Expression = \"a\", UsingMetrics = new Dictionary<string, IMetric> { [\"a\"] = dlq.MetricApproximateNumberOfMessagesVisible() } }), Threshold = 1, EvaluationPeriods = 1 });")]
    [InlineData("foreach (var one in new[] { dlq }) one.MetricApproximateNumberOfMessagesVisible().CreateAlarm(this, \"A\", new CreateAlarmOptions { Threshold = 1, EvaluationPeriods = 1 });")]
    [InlineData("fn.AddEventSource(new SqsEventSource(dlq));")]
    [InlineData("dlq.GrantConsumeMessages(fn);")]
    [InlineData("dlq.Grant(fn, \"sqs:ReceiveMessage\", \"sqs:DeleteMessage\");")]
    [InlineData("fn.AddToRolePolicy(new Amazon.CDK.AWS.IAM.PolicyStatement(new Amazon.CDK.AWS.IAM.PolicyStatementProps { Actions = [\"sqs:*\"], Resources = [dlq.QueueArn] }));")]
    [InlineData("fn.AddEnvironment(\"DEAD\", dlq.QueueUrl);")]
    [InlineData("var alarm = new CfnAlarm(this, \"A\", new CfnAlarmProps { EvaluationPeriods = 1, ComparisonOperator = \"GreaterThanThreshold\" }); alarm.MetricName = \"ApproximateNumberOfMessagesVisible\"; alarm.Dimensions = new[] { new CfnAlarm.DimensionProperty { Name = \"QueueName\", Value = dlq.QueueName } };")]
    [InlineData("new Dapper.CommandDefinition(\"\", dlq);")]
    public async Task Is_silent_on_what_somebody_watches(string more) => await Silent(Stack(
        "var dlq = new Queue(this, \"Dead\"); new Queue(this, \"Q\", new QueueProps { DeadLetterQueue = new DeadLetterQueue { Queue = dlq, MaxReceiveCount = 5 } });\n"
        + CdkSnippets.Function("fn", 5) + "\n" + more));

    /// <summary>A library gets the queue on the way, or the stack that it is in.</summary>
    [Theory]
    [InlineData("var dlq = new Queue(this, \"Dead\"); var all = new List<IQueue>(); all.Add(dlq); Team.Standards.WatchAll(this, all);")]
    [InlineData("var dlq = new Queue(this, \"Dead\"); Team.Standards.WatchAll(this, [dlq]);")]
    [InlineData("var dlq = new Queue(this, \"Dead\"); Team.Standards.WatchAll(this, new List<IQueue> { dlq });")]
    [InlineData("var dlq = new Queue(this, \"Dead\"); foreach (var one in new[] { dlq }) { Team.Standards.Watch(one); }")]
    [InlineData("var dlq = new Queue(this, \"Dead\"); new Team.Dashboard(this, \"B\", new() { Queues = [dlq] });")]
    [InlineData("var dlq = new Queue(this, \"Dead\"); Pass(dlq);")]
    [InlineData("var dlq = new Queue(this, \"Dead\"); Pass((dlq, 1));")]
    [InlineData("var dlq = Made(\"Dead\"); Team.Standards.Watch(dlq);")]
    [InlineData("var dlq = Kept(\"Dead\"); Team.Standards.Watch(dlq);")]
    [InlineData("Own = new Queue(this, \"Dead\"); var dlq = Own; Team.Standards.Watch(new Other(this).Queue);")]
    [InlineData("var dlq = new Queue(this, \"Dead\"); Team.Standards.Apply(this);")]
    [InlineData("var dlq = new Queue(this, \"Dead\"); Team.Standards.Apply(scope);")]
    [InlineData("var dlq = new Queue(this, \"Dead\"); new Team.TeamStack(scope, \"T\");")]
    [InlineData("var dlq = new Queue(this, \"Dead\"); new Orders(scope);")]
    public async Task Is_silent_on_what_a_library_may_watch(string statements) => await Silent(Stack(
        statements + " new Queue(this, \"Q\", new QueueProps { DeadLetterQueue = new DeadLetterQueue { Queue = dlq, MaxReceiveCount = 5 } });",
        """
        internal Queue? Own { get; private set; }
        private static void Pass(IQueue queue) => Team.Standards.Watch(queue);
        private static void Pass((IQueue Queue, int) pair) => Team.Standards.Watch(pair.Queue);
        private IQueue Made(string id) => new Queue(this, id);
        private IQueue Kept(string id) { var made = new Queue(this, id); return made; }
        """,
        "internal sealed class Other(OrdersStack stack) { public IQueue Queue => stack.Own!; }"
        + (statements.Contains("new Orders(", StringComparison.Ordinal) ? "\npublic sealed class Orders(Construct scope) : Team.TeamStack(scope, \"O\");" : "")));

    /// <summary>The library is there, and gets no dead-letter queue and no stack to look through.</summary>
    [Theory]
    [InlineData("new Team.Network(this, \"N\"); new Team.Network(scope, \"N\");")]
    [InlineData("Team.Standards.MakeQueue(this, \"O\");")]
    [InlineData("var other = new Queue(this, \"O\"); Team.Standards.Watch(other);")]
    public async Task Reports_beside_a_library(string statements) => await Reports(Stack(
        "var dlq = new {|AWSM4006:Queue|}(this, \"Dead\"); new Queue(this, \"Q\", new QueueProps { DeadLetterQueue = new DeadLetterQueue { Queue = dlq, MaxReceiveCount = 5 } });\n" + statements,
        members: "private int none;"));

    [Fact]
    public async Task Is_silent_on_other_queues() => await Silent(Stack("new Queue(this, \"Q\"); new Queue(this, \"Orders-DLQ\"); Queue.FromQueueArn(this, \"I\", id);"));

    [Fact]
    public async Task Is_silent_in_a_library() => await Silent(CdkSnippets.Stack(
        "var dlq = new Queue(this, \"Dead\"); new Queue(this, \"Q\", new QueueProps { DeadLetterQueue = new DeadLetterQueue { Queue = dlq, MaxReceiveCount = 5 } });"));

    [Fact]
    public async Task Is_silent_on_calls() => await Silent("""
        using Amazon.SQS;
        using Amazon.SQS.Model;

        public static class Program
        {
            public static void Main() { }

            public static async Task Run(IAmazonSQS sqs)
            {
                var dlq = await sqs.CreateQueueAsync("dlq");
                var arn = (await sqs.GetQueueAttributesAsync(dlq.QueueUrl, new List<string> { "QueueArn" })).QueueARN;
                await sqs.CreateQueueAsync(new CreateQueueRequest { QueueName = "q", Attributes = new Dictionary<string, string> { ["RedrivePolicy"] = $"{{\"deadLetterTargetArn\":\"{arn}\"}}" } });
            }
        }
        """);

    [Fact]
    public async Task Is_silent_on_look_alikes() => await Silent("""
        public class Queue { public Queue? DeadLetterQueue { get; set; } }
        public static class Program { public static void Main() => _ = new Queue { DeadLetterQueue = new Queue() }; }
        """);

    [Fact]
    public async Task Survives_code_that_is_being_typed() => await Silent(Stack("var dlq = new Queue(this, \"Dead\"); new Queue(this, \"Q\", new QueueProps { DeadLetterQueue = new DeadLetterQueue { Queue = , MaxReceiveCount = 5 } });"), compiles: false);

    [Fact]
    public async Task Adds_an_alarm_behind_the_queue()
    {
        const string Source = "new Queue(this, \"Q\", new QueueProps { DeadLetterQueue = new DeadLetterQueue { Queue = dlq, MaxReceiveCount = 5 } });";
        await Fixes(
            Stack("var dlq = new {|AWSM4006:Queue|}(this, \"Dead\"); // for people\n" + Source),
            Stack("var dlq = new Queue(this, \"Dead\"); // for people\n" + Alarm("dlq") + "\n" + Source));
        await Fixes(
            Stack("failed = new {|AWSM4006:Queue|}(this, \"Dead\", new QueueProps\n{\n    RetentionPeriod = Duration.Days(14),\n});\n" + Source.Replace("dlq", "failed", StringComparison.Ordinal)),
            Stack("failed = new Queue(this, \"Dead\", new QueueProps\n{\n    RetentionPeriod = Duration.Days(14),\n});\n" + Alarm("failed") + "\n" + Source.Replace("dlq", "failed", StringComparison.Ordinal)));

        static string Alarm(string queue) => $$"""
            new Alarm(this, "DeadAlarm", new AlarmProps
            {
                Metric = {{queue}}.MetricApproximateNumberOfMessagesVisible(),
                Threshold = 1,
                EvaluationPeriods = 1,
                TreatMissingData = TreatMissingData.NOT_BREACHING,
            });
            """;
    }

    [Fact]
    public async Task Imports_what_it_names()
    {
        var source = Stack("var dlq = new {|AWSM4006:Queue|}(this, \"Dead\");\nnew Queue(this, \"Q\", new QueueProps { DeadLetterQueue = new DeadLetterQueue { Queue = dlq, MaxReceiveCount = 5 } });")
            .Replace("using Amazon.CDK.AWS.CloudWatch;\n", "", StringComparison.Ordinal);
        var (title, text) = await Workbench.PrimaryActionAsync(source.Replace("{|AWSM4006:Queue|}", "Queue", StringComparison.Ordinal), "AWSM4006");
        Assert.Equal("Add an alarm", title);
        Assert.Contains("using Amazon.CDK.AWS.CloudWatch;\n", text.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("new Alarm(this, \"DeadAlarm\", new AlarmProps", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Offers_nothing_where_the_queue_has_no_name_in_the_code() => await NotFixed(Stack(
        "new Queue(this, \"Q\", new QueueProps { DeadLetterQueue = new DeadLetterQueue { Queue = new {|AWSM4006:Queue|}(this, \"Dead\"), MaxReceiveCount = 5 } });"));

    private static string Stack(string statements, string members = "", string types = "") => "using Amazon.CDK.AWS.CloudWatch;\n" + CdkSnippets.Stack(
        statements,
        (statements.Contains("Watch(", StringComparison.Ordinal) && members.Length == 0 ? Watch : "") + (statements.Contains("failed", StringComparison.Ordinal) ? "private readonly Queue failed;" : "") + members,
        types + "\n" + Main);
}
