using System.Collections.Immutable;
using AwsMessaging.Analyzers.Tests.Harness;
using AwsMessaging.AwsApiStubs;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class NoIteratorAgeAlarmTests() : RuleTests("AWSM4031")
{
    private const string Source = "fn.AddEventSource(new KinesisEventSource(stream, new KinesisEventSourceProps { StartingPosition = StartingPosition.LATEST }));";

    protected override ImmutableArray<MetadataReference> MoreReferences => ReferenceSets.Combine(ReferenceSets.Cdk, ReferenceSets.Dapper);

    [Theory]
    [InlineData("fn.AddEventSource(new {|AWSM4031:KinesisEventSource|}(stream, new KinesisEventSourceProps { StartingPosition = StartingPosition.LATEST }));")]
    [InlineData("fn.AddEventSource(new {|AWSM4031:DynamoEventSource|}(table, new DynamoEventSourceProps { StartingPosition = StartingPosition.LATEST }));")]
    [InlineData("fn.{|AWSM4031:AddEventSourceMapping|}(\"M\", new EventSourceMappingOptions { EventSourceArn = stream.StreamArn });")]
    [InlineData("new {|AWSM4031:CfnEventSourceMapping|}(this, \"M\", new CfnEventSourceMappingProps { EventSourceArn = stream.StreamArn, FunctionName = fn.FunctionName });")]
    [InlineData("fn.AddEventSource(new {|AWSM4031:KinesisEventSource|}(stream, new KinesisEventSourceProps { Enabled = true })); new Alarm(this, \"A\", new AlarmProps { Metric = fn.MetricErrors(), Threshold = 1, EvaluationPeriods = 1 }); new Alarm(this, \"B\", new AlarmProps { Metric = stream.Metric(\"IncomingBytes\"), Threshold = 1, EvaluationPeriods = 1 });")]
    [InlineData("fn.AddEventSource(new {|AWSM4031:KinesisEventSource|}(stream, new KinesisEventSourceProps { })); new Alarm(this, \"A\", new AlarmProps { Metric = other.Metric(\"IteratorAge\"), Threshold = 1, EvaluationPeriods = 1 });")]
    [InlineData("fn.AddAlias(\"live\").AddEventSource(new {|AWSM4031:KinesisEventSource|}(stream, new KinesisEventSourceProps { }));")]
    [InlineData("new Alias(this, \"L\", new AliasProps { AliasName = \"live\", Version = fn.CurrentVersion }).AddEventSource(new {|AWSM4031:KinesisEventSource|}(stream, new KinesisEventSourceProps { }));")]
    [InlineData("var live = new Alias(this, \"L\", new AliasProps { AliasName = \"live\", Version = new Version_(this, \"V\", new VersionProps { Lambda = fn }) }); new {|AWSM4031:EventSourceMapping|}(this, \"M\", new EventSourceMappingProps { Target = live, EventSourceArn = stream.StreamArn });")]
    public async Task Reports_constructs(string statements) => await Reports(Program(statements), isProgram: true);

    [Fact]
    public async Task An_alias_in_the_variable_of_its_function_leads_to_an_end() => await Silent(
        Program("IFunction live = fn; live = new Alias(this, \"L\", new AliasProps { AliasName = \"live\", Version = live.LatestVersion }); live.AddEventSource(new KinesisEventSource(stream, new KinesisEventSourceProps { }));"),
        isProgram: true);

    [Fact]
    public async Task Says_when_records_are_gone()
    {
        foreach (var (props, expected) in new[] { ("", "has not read after 1 day are gone"), (", new Amazon.CDK.AWS.Kinesis.StreamProps { RetentionPeriod = Duration.Days(7) }", "has not read after 7 days are gone") })
        {
            var compilation = Workbench.Compile([("Stack.cs", Program(Source).Replace("this, \"Clicks\"", "this, \"Clicks\"" + props, StringComparison.Ordinal))]);
            Assert.Contains(await Workbench.BuildAsync(compilation), d => d.Id == "AWSM4031" && d.GetMessage().Contains(expected, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("new Alarm(this, \"A\", new AlarmProps { Metric = fn.Metric(\"IteratorAge\"), Threshold = 60000, EvaluationPeriods = 1 });")]
    [InlineData("fn.Metric(\"IteratorAge\", new MetricOptions { Statistic = \"Maximum\" }).CreateAlarm(this, \"A\", new CreateAlarmOptions { Threshold = 60000, EvaluationPeriods = 1 });")]
    [InlineData("new Alarm(this, \"A\", new AlarmProps { Metric = stream.MetricGetRecordsIteratorAgeMilliseconds(), Threshold = 60000, EvaluationPeriods = 1 });")]
    [InlineData("new Alarm(this, \"A\", new AlarmProps { Metric = new Metric(new MetricProps { Namespace = \"AWS/Lambda\", MetricName = \"IteratorAge\", DimensionsMap = new Dictionary<string, string> { [\"FunctionName\"] = fn.FunctionName } }), Threshold = 1, EvaluationPeriods = 1 });")]
    [InlineData("new CfnAlarm(this, \"A\", new CfnAlarmProps { Namespace = \"AWS/Lambda\", MetricName = \"IteratorAge\", Dimensions = new[] { new CfnAlarm.DimensionProperty { Name = \"FunctionName\", Value = fn.FunctionName } }, ComparisonOperator = \"a\", EvaluationPeriods = 1 });")]
    [InlineData("new Alarm(this, \"A\", new AlarmProps { Metric = fn.Metric(GivenName), Threshold = 60000, EvaluationPeriods = 1 });")]
    [InlineData("var live = fn.AddAlias(\"live\"); new Alarm(this, \"A\", new AlarmProps { Metric = live.Metric(\"IteratorAge\"), Threshold = 60000, EvaluationPeriods = 1 });")]
    [InlineData("var live = new Alias(this, \"L\", new AliasProps { AliasName = \"live\", Version = fn.CurrentVersion }); new Alarm(this, \"A\", new AlarmProps { Metric = live.Metric(\"IteratorAge\"), Threshold = 60000, EvaluationPeriods = 1 });")]
    [InlineData("new Alarm(this, \"A\", new AlarmProps { Metric = Given, Threshold = 60000, EvaluationPeriods = 1 });")]
    [InlineData("Watch(fn); void Watch(IFunction function) => new Alarm(this, \"A\", new AlarmProps { Metric = function.Metric(\"IteratorAge\"), Threshold = 1, EvaluationPeriods = 1 });")]
    [InlineData("new Dapper.CommandDefinition(\"\", fn);")]
    [InlineData("var watched = new object[] { fn }; new Dapper.CommandDefinition(\"\", new object[] { fn });")]
    public async Task Is_silent_with_an_alarm_and_where_others_may_have_one(string alarm) => await Silent(Program(Source + alarm), isProgram: true);

    [Theory]
    [InlineData("fn.AddEventSource(new SqsEventSource(new Queue(this, \"Q\")));")]
    [InlineData("fn.AddEventSource(new KinesisEventSource(stream, new KinesisEventSourceProps { Enabled = false }));")]
    [InlineData("fn.AddEventSource(new KinesisEventSource(Amazon.CDK.AWS.Kinesis.Stream.FromStreamArn(this, \"I\", id), new KinesisEventSourceProps { }));")]
    [InlineData("Function.FromFunctionName(this, \"I\", id).AddEventSource(new KinesisEventSource(stream, new KinesisEventSourceProps { }));")]
    [InlineData("fn.AddEventSource(new KinesisEventSource(stream, GivenProps));")]
    public async Task Is_silent_on_queues_and_on_what_is_not_in_view(string statements) => await Silent(Program(statements), isProgram: true);

    [Fact]
    public async Task Is_silent_in_a_library_and_on_calls()
    {
        await Silent(Program(Source), isProgram: false);
        await Silent("""
            using Amazon.Lambda;
            using Amazon.Lambda.Model;

            await new AmazonLambdaClient().CreateEventSourceMappingAsync(new CreateEventSourceMappingRequest { EventSourceArn = "arn:aws:kinesis:eu-west-1:1:stream/clicks", FunctionName = "count" });
            """, isProgram: true);
    }

    [Fact]
    public async Task Is_silent_beside_a_library_that_makes_alarms()
    {
        var library = Workbench.Compile([("L.cs", "public class MonitoringFacade { public void MonitorScope(object scope) { } }")]).WithAssemblyName("Cdklabs.CdkMonitoringConstructs");
        var compilation = Workbench.Compile([("Stack.cs", Program(Source))]);
        Assert.Contains(await Workbench.BuildAsync(compilation), d => d.Id == "AWSM4031");
        Assert.DoesNotContain(await Workbench.BuildAsync(compilation.AddReferences(library.ToMetadataReference())), d => d.Id == "AWSM4031");
    }

    [Fact]
    public async Task Is_silent_on_look_alikes() => await Silent("""
        new Function().AddEventSource(new KinesisEventSource());

        public class KinesisEventSource { }
        public class Function { public void AddEventSource(KinesisEventSource s) { } }
        """, isProgram: true);

    [Fact]
    public async Task Survives_code_that_is_being_typed() =>
        await Silent(Program("fn.AddEventSource(new KinesisEventSource(stream, new )); new Alarm(this, \"A\", new AlarmProps { Metric = fn. });"), compiles: false, isProgram: true);

    private static string Program(string statements) => "using Amazon.CDK.AWS.CloudWatch;\n" + CdkSnippets.Stack(
        "var stream = new Amazon.CDK.AWS.Kinesis.Stream(this, \"Clicks\");\n"
        + "var table = Amazon.CDK.AWS.DynamoDB.Table.FromTableArn(this, \"Orders\", id);\n"
        + CdkSnippets.Function("fn", 30) + "\n" + CdkSnippets.Function("other", 30) + "\n" + statements,
        """
        public static IMetric Given { get; set; } = null!;
            public static string GivenName { get; set; } = "";
            public static KinesisEventSourceProps GivenProps { get; set; } = null!;
        """,
        "internal static class Program { private static void Main() => new OrdersStack(new App(), \"Orders\"); }");
}
