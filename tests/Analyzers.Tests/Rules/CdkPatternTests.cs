using System.Collections.Immutable;
using AwsMessaging.Analyzers.Tests.Harness;
using AwsMessaging.AwsApiStubs;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Tests.Rules;

/// <summary>Patterns of the CDK, by the rules that judge those of the SDK too.</summary>
public static class CdkPatterns
{
    public static string Rule(string properties, string before = "") => CdkSnippets.Stack(
        before + "\nvar rule = new Rule(this, \"Rule\", new RuleProps { EventPattern = new EventPattern { " + properties + " } });",
        "private static string Machine => System.Environment.MachineName;");

    public static string Detail(string entries) => Rule("Detail = new Dictionary<string, object> { " + entries + " }");

    public static string Cfn(string pattern) => CdkSnippets.Stack("new Amazon.CDK.AWS.Events.CfnRule(this, \"Rule\", new Amazon.CDK.AWS.Events.CfnRuleProps { EventPattern = " + pattern + "\n});");
}

public sealed class InvalidCdkPatternTests() : RuleTests("AWSM6001")
{
    protected override ImmutableArray<MetadataReference> MoreReferences => ReferenceSets.Cdk;

    [Theory]
    [InlineData("{ \"total\", {|AWSM6001:Match.Interval(5, 5)|} }")]
    [InlineData("{ \"total\", Match.AllOf(Match.LessThan(5), Match.GreaterThan(1)) }", "Match.AllOf(Match.LessThan(5), Match.GreaterThan(1))")]
    [InlineData("{ \"total\", Match.AllOf(Match.GreaterThan(5), Match.LessThan(1)) }", "Match.AllOf(Match.GreaterThan(5), Match.LessThan(1))")]
    [InlineData("{ \"ip\", Match.Cidr({|AWSM6001:\"10.0.0.0\"|}) }")]
    [InlineData("{ \"ip\", Match.Cidr(\"10.0.0.0/{|AWSM6001:32|}\") }")]
    [InlineData("{ \"ip\", Match.Cidr(\"{|AWSM6001:999.0.0.0|}/8\") }")]
    [InlineData("{ \"ip\", new[] { new Dictionary<string, object> { { {|AWSM6001:\"ip-address\"|}, \"10.0.0.0/8\" } } } }")]
    [InlineData("{ \"name\", new object[] { new Dictionary<string, object> { { \"wildcard\", \"a{|AWSM6001:**|}b\" } } } }")]
    [InlineData("{ \"name\", new object[] { {|AWSM6001:Match.Prefix(\"a\")|} } }")]
    [InlineData("{ \"name\", {|AWSM6001:new string[] { }|} }")]
    [InlineData("[\"$or\"] = {|AWSM6001:new object[] { new Dictionary<string, object> { { \"a\", new[] { \"b\" } } } }|}")]
    public Task Reports_what_is_wrong_in_objects(string entries, string? marked = null) =>
        Reports(CdkPatterns.Detail(marked is null ? entries : entries.Replace(marked, "{|AWSM6001:" + marked + "|}", StringComparison.Ordinal)));

    [Theory]
    [InlineData("rule.AddEventPattern(new EventPattern { Detail = new Dictionary<string, object> { { \"total\", {|AWSM6001:Match.Interval(5, 5)|} } } });")]
    [InlineData("new Archive(this, \"A\", new ArchiveProps { SourceEventBus = Amazon.CDK.AWS.Events.EventBus.FromEventBusName(this, \"B\", \"b\"), EventPattern = new EventPattern { Detail = new Dictionary<string, object> { { \"total\", {|AWSM6001:Match.Interval(5, 5)|} } } } });")]
    [InlineData("new CfnArchive(this, \"A\", new CfnArchiveProps { SourceArn = id, EventPattern = \"\"\"{\"source\": {|AWSM6001:\"shop\"|}}\"\"\" });")]
    [InlineData("var detail = new Dictionary<string, object>(); detail[\"total\"] = Match.Interval(5, 5); rule.AddEventPattern(new EventPattern { Detail = {|AWSM6001:detail|} });")]
    [InlineData("var pattern = new {|AWSM6001:EventPattern|}(); pattern.Detail = new Dictionary<string, object> { { \"total\", Match.Interval(5, 5) } }; rule.AddEventPattern(pattern);")]
    public Task Reports_it_wherever_a_pattern_goes(string statements) =>
        Reports(CdkSnippets.Stack("var rule = new Rule(this, \"Rule\", new RuleProps { EventPattern = new EventPattern { Source = [\"shop\"] } });\n" + statements));

    [Theory]
    [InlineData("\"\"\"{\"source\": {|AWSM6001:\"shop\"|}}\"\"\"")]
    [InlineData("$\"{{\\\"source\\\": [{{{|AWSM6001:\\\"begins\\\"|}: \\\"{nameof(Rule)}\\\"}}]}}\"")]
    [InlineData("new Dictionary<string, object> { [\"source\"] = new object[] { new Dictionary<string, object> { { {|AWSM6001:\"begins\"|}, \"shop\" } } } }")]
    public Task Reports_it_in_constructs_of_cloudformation(string pattern) => Reports(CdkPatterns.Cfn(pattern));

    [Fact]
    public Task Reports_it_in_filters_of_mappings() => Reports(CdkSnippets.Stack(
        "new CfnEventSourceMapping.FilterProperty { Pattern = \"\"\"{\"body\": {\"type\": {|AWSM6001:\"order\"|}}}\"\"\"\n};").Replace("new CfnEvent", "_ = new CfnEvent", StringComparison.Ordinal));

    [Theory]
    [InlineData("{ \"total\", Match.AllOf(Match.GreaterThan(1), Match.LessThan(5)) }, { \"ip\", Match.Cidr(\"10.0.0.0/8\") }")]
    [InlineData("{ \"total\", Match.Interval(2, 1) }")]
    [InlineData("{ \"total\", \"bare\" }")]
    [InlineData("{ \"ip\", Match.Cidr(Machine) }")]
    [InlineData("{ \"name\", new object[] { new Dictionary<string, object> { { \"cidr\", Machine } } } }")]
    [InlineData("{ \"name\", new object[] { new Dictionary<string, object> { { Machine, \"a\" } } } }")]
    [InlineData("{ Machine, new object[] { \"a\" } }")]
    [InlineData("{ \"name\", new object[] { new Dictionary<string, object> { { \"anything-but\", new object[] { Machine, 5 } } } } }")]
    [InlineData("{ \"name\", Machine.Split(',') }")]
    public Task Silent_on_what_is_right_refused_by_the_cdk_or_not_known(string entries) => Silent(CdkPatterns.Detail(entries));

    [Theory]
    [InlineData("Source = new[] { \"shop\" }, DetailType = Match.Prefix(\"Order\")")]
    [InlineData("Source = [.. Machine.Split(',')]")]
    [InlineData("Detail = new Dictionary<string, object>()")]
    [InlineData("")]
    public Task Silent_on_patterns_that_are_right_or_empty(string properties) => Silent(CdkPatterns.Rule(properties));

    [Theory]
    [InlineData("Source = {|AWSM6001:Array.Empty<string>()|}")]
    [InlineData("Source = {|AWSM6001:new string[0]|}, DetailType = [\"a\"]")]
    [InlineData("Account = {|AWSM6001:new string[] { }|}")]
    [InlineData("Detail = new Dictionary<string, object> { { \"a\", {|AWSM6001:Enumerable.Empty<string>().ToArray()|} } }")]
    public Task Reports_arrays_of_nothing(string properties) => Reports(CdkPatterns.Rule(properties));

    [Theory]
    [InlineData("new Rule(this, \"R\", new RuleProps { EventPattern = new EventPattern { Source = Array.Empty<string>() } }).AddEventPattern(new EventPattern { Source = [\"shop\"] });")]
    [InlineData("var pattern = new EventPattern { Source = new string[0] }; Fill(pattern); new Rule(this, \"R\", new RuleProps { EventPattern = pattern });")]
    [InlineData("Amazon.CDK.AWS.S3.Bucket.FromBucketName(this, \"B\", id).OnCloudTrailPutObject(\"R\", new Amazon.CDK.AWS.S3.OnCloudTrailBucketEventOptions { EventPattern = new EventPattern { Source = new string[0] } });")]
    public Task Silent_on_arrays_of_nothing_that_others_are_joined_to(string statements) =>
        Silent(CdkSnippets.Stack(statements, "private static void Fill(EventPattern pattern) => pattern.Source = new[] { \"shop\" };"));

    [Fact]
    public Task Silent_where_the_pattern_is_overridden() => Silent(CdkSnippets.Stack("""
        var rule = new Amazon.CDK.AWS.Events.CfnRule(this, "R", new Amazon.CDK.AWS.Events.CfnRuleProps { EventPattern = new Dictionary<string, object> { ["source"] = new string[0] } });
        rule.AddPropertyOverride("EventPattern.source", new[] { "shop" });
        """));

    [Fact]
    public Task Silent_where_a_dictionary_in_a_dictionary_is_filled_later() => Silent(CdkSnippets.Stack("""
        var pattern = new Dictionary<string, object> { ["source"] = new[] { "shop" } };
        pattern["detail"] = new Dictionary<string, object>();
        ((Dictionary<string, object>)pattern["detail"])["kind"] = new[] { "a" };
        new Amazon.CDK.AWS.Events.CfnRule(this, "R", new Amazon.CDK.AWS.Events.CfnRuleProps { EventPattern = pattern });
        """));

    [Theory]
    [InlineData("new Dictionary<string, object> { [\"source\"] = new Dictionary<string, object> { [\"Ref\"] = \"Sources\" }, [\"detail\"] = new Dictionary<string, object> { [\"a\"] = new Dictionary<string, object> { [\"Fn::If\"] = new object[] { \"Live\", new[] { \"a\" }, new[] { \"b\" } } } } }")]
    [InlineData("new Dictionary<string, object> { [\"Fn::If\"] = new object[] { \"Live\", new Dictionary<string, object> { [\"source\"] = new[] { \"a\" } }, new Dictionary<string, object> { [\"Ref\"] = \"AWS::NoValue\" } } }")]
    [InlineData("new Dictionary<string, object> { [\"source\"] = new object[] { new Dictionary<string, object> { [\"Ref\"] = \"Source\" }, new Dictionary<string, object> { [\"Fn::Sub\"] = \"${Source}.x\" } } }")]
    [InlineData("new Dictionary<string, object> { [\"source\"] = new object[] { new Dictionary<string, object> { [\"prefix\"] = new Dictionary<string, object> { [\"Ref\"] = id } } } }")]
    public Task Silent_on_functions_of_cloudformation(string pattern) => Silent(CdkPatterns.Cfn(pattern));

    [Fact]
    public Task Silent_on_a_look_alike() => Silent("""
        namespace Own
        {
            public class EventPattern { public IDictionary<string, object>? Detail; public static object Make() => new EventPattern { Detail = new Dictionary<string, object> { ["a"] = 1 } }; }
        }
        """);

    [Fact]
    public Task Writes_the_operator_that_was_meant() => Fixes(
        CdkPatterns.Detail("{ \"ip\", new object[] { new Dictionary<string, object> { { {|AWSM6001:\"ip-address\"|}, \"10.0.0.0/8\" /* ours */ } } } }"),
        CdkPatterns.Detail("{ \"ip\", new object[] { new Dictionary<string, object> { { \"cidr\", \"10.0.0.0/8\" /* ours */ } } } }"));
}

public sealed class ImpossibleCdkPatternTests() : RuleTests("AWSM6002")
{
    protected override ImmutableArray<MetadataReference> MoreReferences => ReferenceSets.Cdk;

    [Theory]
    [InlineData("Source = {|AWSM6002:Match.DoesNotExist()|}")]
    [InlineData("Source = {|AWSM6002:Match.Equal(5)|}")]
    [InlineData("Account = {|AWSM6002:Match.GreaterThan(5)|}, Source = [\"shop\"]")]
    public Task Reports_a_pattern_that_nothing_matches(string properties) => Reports(CdkPatterns.Rule(properties));

    [Theory]
    [InlineData("new Dictionary<string, object> { { {|AWSM6002:\"detailType\"|}, new[] { \"Placed\" } } }")]
    [InlineData("new Dictionary<string, object> { { {|AWSM6002:\"orderId\"|}, new[] { \"1\" } }, { id, new[] { \"1\" } } }")]
    [InlineData("\"{{|AWSM6002:\\\"detailType\\\"|}: [\\\"Placed\\\"]}\"")]
    public Task Reports_names_in_constructs_of_cloudformation(string pattern) => Reports(CdkPatterns.Cfn(pattern));

    [Theory]
    [InlineData("Source = Match.AnyOf(Match.Equal(5), \"shop\")")]
    [InlineData("Source = new[] { Machine }")]
    [InlineData("Source = Match.Exists(), Detail = new Dictionary<string, object> { { \"orderId\", Match.DoesNotExist() } }")]
    public Task Silent_where_something_may_match(string properties) => Silent(CdkPatterns.Rule(properties));

    [Fact]
    public Task Silent_where_a_pattern_is_joined_to_that_of_a_source() => Silent(CdkSnippets.Stack(
        "Amazon.CDK.AWS.S3.Bucket.FromBucketName(this, \"B\", id).OnCloudTrailPutObject(\"R\", new Amazon.CDK.AWS.S3.OnCloudTrailBucketEventOptions { EventPattern = new EventPattern { Source = Match.Equal(5) } });"));

    [Fact]
    public Task Silent_where_patterns_are_added_to_patterns() => Silent(CdkSnippets.Stack("""
        var rule = new Rule(this, "Rule", new RuleProps { EventPattern = new EventPattern { Source = Match.Equal(5) } });
        rule.AddEventPattern(new EventPattern { Source = ["shop"] });
        """));

    [Fact]
    public Task Writes_the_name_that_was_meant() => Fixes(
        CdkPatterns.Cfn("new Dictionary<string, object> { { {|AWSM6002:\"detailType\"|}, new[] { \"Placed\" } } } // all"),
        CdkPatterns.Cfn("new Dictionary<string, object> { { \"detail-type\", new[] { \"Placed\" } } } // all"));
}

public sealed class OperatorAsFieldInCdkTests() : RuleTests("AWSM6004")
{
    protected override ImmutableArray<MetadataReference> MoreReferences => ReferenceSets.Cdk;

    [Theory]
    [InlineData("{ \"total\", new Dictionary<string, object> { { {|AWSM6004:\"numeric\"|}, new object[] { \">\", 5 } } } }")]
    [InlineData("{ \"name\", new Dictionary<string, object> { [{|AWSM6004:\"prefix\"|}] = Match.AnyOf(\"a\") } }")]
    public Task Reports_an_operator_outside_an_array(string entries) => Reports(CdkPatterns.Detail(entries));

    [Theory]
    [InlineData("{ \"total\", new object[] { new Dictionary<string, object> { { \"numeric\", new object[] { \">\", 5 } } } } }")]
    [InlineData("{ \"range\", new[] { \"a\" } }")]
    [InlineData("{ \"prefix\", new[] { \"Dr.\" } }")]
    [InlineData("{ \"person\", new Dictionary<string, object> { { \"prefix\", new[] { \"Dr.\" } }, { \"name\", new[] { \"Who\" } } } }")]
    [InlineData("{ \"person\", new Dictionary<string, object> { { \"prefix\", new[] { \"Dr.\" } }, { \"name\", Machine.Split(',') } } }")]
    public Task Silent_on_expressions_and_fields_of_other_names(string entries) => Silent(CdkPatterns.Detail(entries));
}

public sealed class UnsupportedOperatorInCdkTests() : RuleTests("AWSM6006")
{
    protected override ImmutableArray<MetadataReference> MoreReferences => ReferenceSets.Cdk;

    [Fact]
    public Task Reports_an_operator_that_does_not_go_there() => Reports(CdkPatterns.Detail(
        "{ \"name\", new object[] { new Dictionary<string, object> { { \"prefix\", new Dictionary<string, object> { { {|AWSM6006:\"wildcard\"|}, \"a*\" } } } } } }"));

    [Fact]
    public Task Silent_on_what_goes_there() => Silent(CdkPatterns.Detail(
        "{ \"name\", new object[] { new Dictionary<string, object> { { \"prefix\", new Dictionary<string, object> { { \"equals-ignore-case\", \"a\" } } } } } }"));
}
