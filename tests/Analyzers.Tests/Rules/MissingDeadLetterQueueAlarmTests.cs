using System.Collections.Immutable;
using AwsMessaging.Analyzers.Tests.Harness;
using AwsMessaging.AwsApiStubs;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Tests.Rules;

/// <summary>The dead-letter queue that a fix makes gets the alarm that the next finding would ask for.</summary>
public sealed class MissingDeadLetterQueueAlarmTests() : RuleTests("AWSM4001")
{
    private const string Main = "public static class Program { public static void Main() { } }";

    private const string Alarm = """
        new Alarm(this, "OrdersDeadLettersAlarm", new AlarmProps
        {
            Metric = ordersDeadLetters.MetricApproximateNumberOfMessagesVisible(),
            Threshold = 1,
            EvaluationPeriods = 1,
            TreatMissingData = TreatMissingData.NOT_BREACHING,
        });

        """;

    private const string Policy = ", new QueueProps { DeadLetterQueue = new DeadLetterQueue { Queue = ordersDeadLetters, MaxReceiveCount = 5 } }";

    protected override ImmutableArray<MetadataReference> MoreReferences => ReferenceSets.Cdk;

    [Fact]
    public async Task Adds_an_alarm_behind_the_queue_that_it_makes() => await Fixes(
        Stack("""
            _ = id;

            // What customers ordered.
            var q = new {|AWSM4001:Queue|}(this, "Orders"); // all of it
            """),
        Stack($$"""
            _ = id;

            var ordersDeadLetters = new Queue(this, "OrdersDeadLetters", new QueueProps { RetentionPeriod = Duration.Days(14) });
            {{Alarm}}// What customers ordered.
            var q = new Queue(this, "Orders"{{Policy}}); // all of it
            """));

    /// <summary>Whichever of the two is fixed first.</summary>
    [Fact]
    public async Task Comes_to_the_same_as_the_fix_of_the_next_finding()
    {
        var code = Stack("var dlq = new Queue(this, \"Dead\");\nnew Queue(this, \"Returns\", new QueueProps { DeadLetterQueue = new DeadLetterQueue { Queue = dlq, MaxReceiveCount = 5 } });\nnew Queue(this, \"Orders\");");
        var one = await Workbench.FixInOrderAsync(code, ["AWSM4001", "AWSM4006"]);
        Assert.Equal(one, await Workbench.FixInOrderAsync(code, ["AWSM4006", "AWSM4001"]));
        Assert.Equal(2, one.Split("new Alarm(").Length - 1);

        var (title, text) = await Workbench.PrimaryActionAsync(Stack("new Queue(this, \"Orders\");"), "AWSM4001");
        Assert.Equal("Add a dead-letter queue and an alarm", title);
        var bare = Stack(Bare("new Queue(this, \"Orders\"" + Policy + ");"));
        Assert.Equal(text, await Workbench.FixInOrderAsync(bare, ["AWSM4006"]));
    }

    [Fact]
    public async Task Adds_none_where_the_rule_on_alarms_is_off() => await Fixes(
        Stack("new {|AWSM4001:Queue|}(this, \"Orders\");"),
        Stack(Bare("new Queue(this, \"Orders\"" + Policy + ");")),
        options: "dotnet_diagnostic.AWSM4006.severity = none");

    /// <summary>Somebody may watch or read what is in sight, or the queue is of a form to which the other fix adds none.</summary>
    [Theory]
    [InlineData("new Alarm(this, \"A\", new AlarmProps { Metric = new Metric(new MetricProps { Namespace = id, MetricName = id }), Threshold = 1, EvaluationPeriods = 1 });")]
    [InlineData("foreach (var one in new[] { id }) { Queue.FromQueueArn(this, one, one).MetricApproximateNumberOfMessagesVisible().CreateAlarm(this, one + \"A\", new CreateAlarmOptions { Threshold = 1, EvaluationPeriods = 1 }); }")]
    public async Task Adds_none_where_somebody_may_watch(string more) => await Fixes(
        Stack("new {|AWSM4001:Queue|}(this, \"Orders\");\n" + more),
        Stack(Bare("new Queue(this, \"Orders\"" + Policy + ");") + "\n" + more));

    [Fact]
    public async Task Adds_none_to_CloudFormation_s_constructs_and_ids_out_of_variables()
    {
        await Fixes(
            Stack("new {|AWSM4001:CfnQueue|}(this, \"Orders\");"),
            Stack("var ordersDeadLetters = new CfnQueue(this, \"OrdersDeadLetters\", new CfnQueueProps { MessageRetentionPeriod = 1209600 });\n"
                + "new CfnQueue(this, \"Orders\", new CfnQueueProps { RedrivePolicy = new Dictionary<string, object> { [\"deadLetterTargetArn\"] = ordersDeadLetters.AttrArn, [\"maxReceiveCount\"] = 5 } });"));
        await Fixes(
            Stack("new {|AWSM4001:Queue|}(this, id);"),
            Stack("var deadLetters = new Queue(this, id + \"DeadLetters\", new QueueProps { RetentionPeriod = Duration.Days(14) });\n"
                + "new Queue(this, id" + Policy.Replace("ordersD", "d", StringComparison.Ordinal) + ");"));
    }

    private static string Bare(string queue) =>
        "var ordersDeadLetters = new Queue(this, \"OrdersDeadLetters\", new QueueProps { RetentionPeriod = Duration.Days(14) });\n" + queue;

    private static string Stack(string statements) => "using Amazon.CDK.AWS.CloudWatch;\n" + CdkSnippets.Stack(statements, types: Main);
}
