using System.Collections.Immutable;
using AwsMessaging.Analyzers.Tests.Harness;
using AwsMessaging.AwsApiStubs;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class LeafNotArrayTests() : RuleTests("AWSM6008")
{
    protected override ImmutableArray<MetadataReference> MoreReferences => ReferenceSets.Cdk;

    [Theory]
    [InlineData("{ \"status\", {|AWSM6008:\"open\"|} }")]
    [InlineData("[\"status\"] = {|AWSM6008:\"open\"|}, [\"total\"] = {|AWSM6008:5|}, [\"paid\"] = {|AWSM6008:true|}")]
    [InlineData("{ \"status\", {|AWSM6008:Machine|} }")]
    [InlineData("{ \"account\", {|AWSM6008:Aws.ACCOUNT_ID|} }")]
    [InlineData("{ \"Ref\", new Dictionary<string, object> { { \"name\", {|AWSM6008:\"main\"|} } } }")]
    [InlineData("{ \"status\", {|AWSM6008:\"or\" + \"der\"|} }")]
    [InlineData("{ \"status\", {|AWSM6008:$\"order-{Machine}\"|} }")]
    [InlineData("{ \"status\", {|AWSM6008:nameof(Machine)|} }")]
    [InlineData("{ \"order\", new Dictionary<string, object> { { \"status\", {|AWSM6008:\"open\"|} } } }")]
    [InlineData("{ \"status\", new {|AWSM6008:Dictionary<string, object>|} { { \"prefix\", \"op\" } } }")]
    [InlineData("{ \"status\", new {|AWSM6008:Dictionary<string, object>|} { { \"exists\", true } } }")]
    [InlineData("{ \"$or\", new object[] { new Dictionary<string, object> { { \"a\", {|AWSM6008:\"x\"|} } }, new Dictionary<string, object> { { \"b\", new[] { \"x\" } } } } }")]
    public Task Reports_a_leaf_that_stands_alone(string entries) => Reports(CdkPatterns.Detail(entries));

    /// <summary>Rules that a resource makes for its own events, and CloudFormation's archives.</summary>
    [Theory]
    [InlineData("new Amazon.CDK.AWS.CodeCommit.Repository(this, \"R\", new Amazon.CDK.AWS.CodeCommit.RepositoryProps { RepositoryName = id }).OnEvent(\"E\", new OnEventOptions { EventPattern = new EventPattern { Detail = new Dictionary<string, object> { { \"status\", {|AWSM6008:\"open\"|} } } } });")]
    [InlineData("new CfnArchive(this, \"A\", new CfnArchiveProps { SourceArn = new CfnEventBus(this, \"B\", new CfnEventBusProps { Name = id }).AttrArn, EventPattern = new Dictionary<string, object> { { \"source\", {|AWSM6008:\"shop\"|} } } });")]
    public Task Reports_it_in_rules_of_resources_and_in_archives(string statements) => Reports(CdkSnippets.Stack(statements));

    [Fact]
    public Task Reports_it_in_dictionaries_of_locals() => Reports(CdkPatterns.Rule(
        "Detail = {|AWSM6008:detail|}", "var detail = new Dictionary<string, object> { { \"status\", \"open\" } };"));

    [Theory]
    [InlineData("new Dictionary<string, object> { { \"source\", {|AWSM6008:\"shop\"|} } }")]
    [InlineData("new Dictionary<string, object> { { \"source\", new[] { \"shop\" } }, { \"detail\", new Dictionary<string, object> { { \"status\", {|AWSM6008:\"open\"|} } } } }")]
    public Task Reports_it_in_constructs_of_cloudformation(string pattern) => Reports(CdkPatterns.Cfn(pattern));

    [Theory]
    [InlineData("{ \"status\", new[] { \"open\" } }")]
    [InlineData("{ \"status\", Match.Prefix(\"op\") }")]
    [InlineData("{ \"status\", new List<string> { \"open\" } }")]
    [InlineData("{ \"status\", new object[] { new Dictionary<string, object> { { \"prefix\", \"op\" } } } }")]
    [InlineData("{ \"status\", Machine.Split(',') }")]
    [InlineData("{ \"status\", Token.AsString(Machine) }")]
    [InlineData("{ \"status\", Fn.Ref(\"Statuses\") }")]
    [InlineData("{ \"status\", Fn.FindInMap(\"a\", \"b\", \"c\") }")]
    [InlineData("{ \"status\", Fn.ConditionIf(\"Live\", new[] { \"a\" }, new[] { \"b\" }).ToString()! }")]
    [InlineData("{ \"status\", new Dictionary<string, object> { { \"Ref\", \"Statuses\" } } }")]
    [InlineData("{ \"status\", Thing() }")]
    [InlineData("{ \"status\", Machine == \"a\" ? Match.Exists() : new[] { \"b\" } }")]
    [InlineData("{ \"status\", null! }")]
    public Task Silent_on_arrays_and_on_what_is_not_known(string entries) =>
        Silent(CdkPatterns.Detail(entries).Replace("private static string Machine", "private static object Thing() => System.Environment.Version; private static string Machine", StringComparison.Ordinal));

    [Fact]
    public Task Silent_on_patterns_in_text() => Silent(CdkPatterns.Cfn("\"{\\\"source\\\": \\\"shop\\\"}\""));

    [Fact]
    public Task Silent_on_other_dictionaries() => Silent(CdkSnippets.Stack(
        "Console.WriteLine(new Dictionary<string, object> { { \"source\", \"shop\" } }); new CfnQueue(this, \"Q\", new CfnQueueProps { RedrivePolicy = new Dictionary<string, object> { { \"maxReceiveCount\", 5 } } });"));

    [Fact]
    public Task Silent_on_a_look_alike() => Silent("""
        namespace Own
        {
            public class EventPattern { public IDictionary<string, object>? Detail; public static object Make() => new EventPattern { Detail = new Dictionary<string, object> { ["a"] = 1 } }; }
        }
        """);

    [Fact]
    public Task Silent_on_code_that_does_not_compile() => Silent(CdkPatterns.Detail("{ \"status\", }").Replace("\"status\", ", "\"status\"", StringComparison.Ordinal), compiles: false);

    [Theory]
    [InlineData("{ \"status\", {|AWSM6008:\"open\"|} /* for now */ }", "{ \"status\", new[] { \"open\" } /* for now */ }")]
    [InlineData("{ \"total\", {|AWSM6008:5|} }, // whole\n{ \"status\", {|AWSM6008:Machine|} }", "{ \"total\", new[] { 5 } }, // whole\n{ \"status\", new[] { Machine } }")]
    [InlineData("{ \"kind\", new object[] { 1 } }, { \"status\", {|AWSM6008:\"open\"|} } /* as others */", "{ \"kind\", new object[] { 1 } }, { \"status\", new object[] { \"open\" } } /* as others */")]
    [InlineData("{ \"kind\", new string[] { \"a\" } }, { \"status\", {|AWSM6008:\"open\"|} }, { \"n\", {|AWSM6008:5|} }", "{ \"kind\", new string[] { \"a\" } }, { \"status\", new string[] { \"open\" } }, { \"n\", new[] { 5 } }")]
    [InlineData("{ \"status\", new {|AWSM6008:Dictionary<string, object>|} { { \"prefix\", \"op\" } } }", "{ \"status\", new object[] { new Dictionary<string, object> { { \"prefix\", \"op\" } } } }")]
    public Task Puts_it_into_an_array(string before, string after) => Fixes(CdkPatterns.Detail(before), CdkPatterns.Detail(after));

    [Fact]
    public Task Repairs_the_dictionary_of_a_local() => Fixes(
        CdkPatterns.Rule("Detail = {|AWSM6008:detail|}", "// open ones\nvar detail = new Dictionary<string, object> { { \"status\", \"open\" } };"),
        CdkPatterns.Rule("Detail = detail", "// open ones\nvar detail = new Dictionary<string, object> { { \"status\", new[] { \"open\" } } };"));

    [Fact]
    public Task Leaves_a_dictionary_that_has_no_room_for_arrays() => NotFixed(
        CdkPatterns.Detail("{ \"order\", new Dictionary<string, string> { { \"status\", {|AWSM6008:\"open\"|} } } }"));
}
