using System.Collections.Immutable;
using AwsMessaging.Analyzers.Tests.Harness;
using AwsMessaging.AwsApiStubs;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class MappingFilterTests() : RuleTests("AWSM5013")
{
    protected override ImmutableArray<MetadataReference> MoreReferences => ReferenceSets.Cdk;

    [Theory]
    [InlineData("[\"body\"] = new Dictionary<string, object> { [\"type\"] = {|AWSM5013:\"order\"|} }")]
    [InlineData("[\"body\"] = new Dictionary<string, object> { [\"type\"] = new object[] { new Dictionary<string, object> { [{|AWSM5013:\"prefixx\"|}] = \"order\" } } }")]
    [InlineData("[\"body\"] = new Dictionary<string, object> { [\"total\"] = new[] { new Dictionary<string, object> { [\"numeric\"] = new object[] { {|AWSM5013:\"above\"|}, 5 } } } }")]
    [InlineData("[{|AWSM5013:\"detail\"|}] = new Dictionary<string, object> { [\"type\"] = new[] { \"order\" } }")]
    [InlineData("[{|AWSM5013:\"type\"|}] = new[] { \"order\" }")]
    [InlineData("[{|AWSM5013:\"type\"|}] = FilterRule.IsEqual(\"order\")")]
    [InlineData("[{|AWSM5013:\"Body\"|}] = new Dictionary<string, object> { [\"type\"] = FilterRule.Or(\"order\", id) }")]
    [InlineData("[\"messageId\"] = new object[] { {|AWSM5013:5|} }")]
    public async Task Reports_filters_of_objects(string entries) => await Reports(MappingSnippets.Stack(
        "fn.AddEventSource(new SqsEventSource(failed, new SqsEventSourceProps { Filters = new[] { FilterCriteria.Filter(new Dictionary<string, object> { " + entries + " }) } }));"));

    [Theory]
    [InlineData("fn.AddEventSource(new KinesisEventSource(stream, new KinesisEventSourceProps { StartingPosition = StartingPosition.LATEST, Filters = new[] { FilterCriteria.Filter(new Dictionary<string, object> { [{|AWSM5013:\"body\"|}] = FilterRule.Exists() }) } }));")]
    [InlineData("fn.AddEventSource(new DynamoEventSource(table, new DynamoEventSourceProps { StartingPosition = StartingPosition.LATEST, Filters = new[] { FilterCriteria.Filter(new Dictionary<string, object> { [{|AWSM5013:\"EventName\"|}] = FilterRule.IsEqual(\"INSERT\") }) } }));")]
    [InlineData("fn.AddEventSourceMapping(\"m\", new EventSourceMappingOptions { EventSourceArn = stream.StreamArn, Filters = new[] { FilterCriteria.Filter(new Dictionary<string, object> { [{|AWSM5013:\"Data\"|}] = FilterRule.Exists() }), FilterCriteria.Filter(new Dictionary<string, object> { [\"data\"] = FilterRule.Exists() }) } });")]
    [InlineData("new CfnEventSourceMapping(this, \"m\", new CfnEventSourceMappingProps { FunctionName = \"f\", EventSourceArn = failed.QueueArn, FilterCriteria = new CfnEventSourceMapping.FilterCriteriaProperty { Filters = new object[] { new CfnEventSourceMapping.FilterProperty { Pattern = \"\"\"{{|AWSM5013:\"type\"|}: [\"order\"]}\"\"\" } } } });")]
    [InlineData("var filters = new[] { FilterCriteria.Filter(new Dictionary<string, object> { [\"type\"] = FilterRule.IsEqual(\"order\") }) }; fn.AddEventSource(new SqsEventSource(failed, new SqsEventSourceProps { Filters = {|AWSM5013:filters|} }));")]
    public async Task Reports_what_records_of_the_source_do_not_have(string statements) => await Reports(MappingSnippets.Stack(statements));

    [Fact]
    public async Task Reports_calls()
    {
        await Reports(MappingSnippets.Call(
            "\"arn:aws:sqs:eu-west-1:1:orders\"", "FilterCriteria = new FilterCriteria { Filters = new List<Filter> { new Filter { Pattern = \"{\\\"body\\\": {\\\"a\\\": [1]}, {|AWSM5013:\\\"kind\\\"|}: [\\\"b\\\"]}\" } } }"));
        await Reports(MappingSnippets.Call(
            "stream.StreamARN", "FilterCriteria = new FilterCriteria { Filters = new List<Filter> { new Filter { Pattern = \"{{|AWSM5013:\\\"body\\\"|}: {\\\"a\\\": [1]}}\" } } }"));
        await Reports(MappingSnippets.Call("given", "FilterCriteria = {|AWSM5013:new FilterCriteria { Filters = new List<Filter> { " + Many(11) + " } }|}"));
        await Reports(MappingSnippets.Call("given", "FilterCriteria = {|AWSM5013:new FilterCriteria { Filters = new List<Filter> { " + Many(6) + " } }|}"));
    }

    [Theory]
    [InlineData("new SqsEventSource(failed)")]
    [InlineData("new SqsEventSource(failed, new SqsEventSourceProps { Filters = {|AWSM5013:new[] { FilterCriteria.Filter(new Dictionary<string, object> { [\"body\"] = new Dictionary<string, object> { [\"type\"] = FilterRule.IsEqual(\"b\") } }) }|} })")]
    public async Task Suggests_a_queue_for_each_consumer(string other) => await Reports(MappingSnippets.Stack(CdkSnippets.Function("other", 30) + """

        fn.AddEventSource(new SqsEventSource(failed, new SqsEventSourceProps { Filters = {|AWSM5013:new[] { FilterCriteria.Filter(new Dictionary<string, object> { ["body"] = new Dictionary<string, object> { ["type"] = FilterRule.IsEqual("a") } }) }|} }));
        other.AddEventSource(
        """ + other + ");"));

    [Theory]
    [InlineData("[\"body\"] = new Dictionary<string, object> { [\"type\"] = new[] { \"order\" } }")]
    [InlineData("[\"body\"] = new Dictionary<string, object> { [\"type\"] = FilterRule.IsEqual(\"order\"), [\"total\"] = FilterRule.Between(1, 5), [\"x\"] = FilterRule.NotExists() }")]
    [InlineData("[\"messageAttributes\"] = new Dictionary<string, object> { [\"type\"] = new Dictionary<string, object> { [\"stringValue\"] = FilterRule.Or(\"a\", \"b\") } }")]
    [InlineData("[\"type\"] = FilterRule.NotExists()")]
    [InlineData("[id] = FilterRule.IsEqual(\"order\")")]
    [InlineData("[\"body\"] = Given")]
    [InlineData("[\"messageId\"] = FilterRule.IsEqual(5)")]
    public async Task Is_silent_on_filters_that_pass_something_or_are_not_known(string entries) => await Silent(MappingSnippets.Stack(
        "fn.AddEventSource(new SqsEventSource(failed, new SqsEventSourceProps { Filters = new[] { FilterCriteria.Filter(new Dictionary<string, object> { " + entries + " }) } }));",
        "public static object Given { get; set; } = new();"));

    [Theory]
    [InlineData("fn.AddEventSource(new SqsEventSource(failed, new SqsEventSourceProps { Filters = Given }));")]
    [InlineData("fn.AddEventSource(new SqsEventSource(failed, new SqsEventSourceProps { Filters = new[] { Given[0] } }));")]
    [InlineData("fn.AddEventSourceMapping(\"m\", new EventSourceMappingOptions { EventSourceArn = id, Filters = new[] { FilterCriteria.Filter(new Dictionary<string, object> { [\"type\"] = FilterRule.Exists() }) } });")]
    [InlineData("fn.AddEventSource(new ManagedKafkaEventSource(new ManagedKafkaEventSourceProps { ClusterArn = \"c\", Topic = \"t\", StartingPosition = StartingPosition.LATEST, Filters = new[] { FilterCriteria.Filter(new Dictionary<string, object> { [\"type\"] = FilterRule.Exists() }) } }));")]
    [InlineData("var a = new SqsEventSourceProps { Filters = new[] { FilterCriteria.Filter(new Dictionary<string, object> { [\"body\"] = FilterRule.Exists() }) } }; fn.AddEventSource(new SqsEventSource(failed, a)); fn.AddEventSource(new SqsEventSource(failed, a));")]
    [InlineData("var s = new SqsEventSourceProps { Enabled = id == \"a\", Filters = new[] { FilterCriteria.Filter(new Dictionary<string, object> { [\"body\"] = FilterRule.Exists() }) } }; fn.AddEventSource(new SqsEventSource(failed, s)); fn.AddEventSource(new SqsEventSource(failed));")]
    [InlineData("var s = new SqsEventSourceProps { Filters = new[] { FilterCriteria.Filter(new Dictionary<string, object> { [\"body\"] = FilterRule.Exists() }) } }; if (id == \"a\") { fn.AddEventSource(new SqsEventSource(failed, s)); } else { fn.AddEventSource(new SqsEventSource(failed)); }")]
    public async Task Is_silent_on_sources_and_consumers_that_are_not_known(string statements) => await Silent(MappingSnippets.Stack(
        statements, "public static System.Collections.Generic.IDictionary<string, object>[] Given { get; set; } = [];"));

    [Fact]
    public async Task Leaves_what_a_text_says_by_itself_to_the_rules_on_patterns()
    {
        await Silent(MappingSnippets.Call("stream.StreamARN", "FilterCriteria = new FilterCriteria { Filters = new List<Filter> { new Filter { Pattern = \"{\\\"data\\\": 5}\" } } }"));
        await Silent(MappingSnippets.Call("given", "FilterCriteria = new FilterCriteria { Filters = new List<Filter> { " + Many(5) + " } }"));
    }

    [Fact]
    public async Task Is_silent_on_look_alikes() => await Silent("""
        public static class FilterCriteria { public static object Filter(Dictionary<string, object> d) => d; }
        public class SqsEventSourceProps { public object[]? Filters { get; set; } }
        public class SqsEventSource { public SqsEventSource(string q, SqsEventSourceProps p) { } public static SqsEventSource Make() =>
            new("q", new SqsEventSourceProps { Filters = new[] { FilterCriteria.Filter(new Dictionary<string, object> { ["type"] = "x" }) } }); }
        """);

    [Fact]
    public async Task Survives_code_that_is_being_typed() => await Silent(
        MappingSnippets.Stack("fn.AddEventSource(new SqsEventSource(failed, new SqsEventSourceProps { Filters = new[] { FilterCriteria.Filter(new Dictionary<string, object> { [\"body\"] = }) } }));"), compiles: false);

    private static string Many(int count) => string.Join(", ", Enumerable.Repeat("new Filter { Pattern = given }", count));
}
