using System.Collections.Immutable;
using AwsMessaging.Analyzers.Tests.Harness;
using AwsMessaging.AwsApiStubs;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class UnsupportedOperatorTests() : RuleTests("AWSM6006")
{
    private const string Wildcard = """{"body": {"name": [{{|AWSM6006:"wildcard"|}: "a*"}]}}""";

    protected override ImmutableArray<MetadataReference> MoreReferences => ReferenceSets.Cdk;

    [Theory]
    [InlineData("new Amazon.Lambda.Model.Filter { Pattern = \"\"\"{\"body\": {\"name\": [{{|AWSM6006:\"wildcard\"|}: \"a*\"}]}}\"\"\" }")]
    [InlineData("new Amazon.Lambda.Model.Filter { Pattern = \"{\\\"body\\\": {\\\"ip\\\": [{{|AWSM6006:\\\"cidr\\\"|}: \\\"10.0.0.0/8\\\"}]}}\" }")]
    [InlineData("new Amazon.Pipes.Model.Filter { Pattern = \"\"\"{\"body\": {\"name\": [{{|AWSM6006:\"wildcard\"|}: \"a*\"}]}}\"\"\" }")]
    public Task Reports_an_operator_of_another_service(string creation) => Reports(PatternSnippets.Statements($"Console.WriteLine({creation});"));

    [Fact]
    public Task Reports_it_once_for_each_place() => Reports(PatternSnippets.Statements(
        "Console.WriteLine(new Amazon.Pipes.Model.Filter { Pattern = \"\"\"{\"a\": [{{|AWSM6006:\"wildcard\"|}: \"a*\"}], \"b\": [{{|AWSM6006:\"wildcard\"|}: \"b*\"}]}\"\"\" });"));

    [Theory]
    [InlineData("new Amazon.Lambda.Model.Filter { Pattern = \"\"\"{\"body\": {\"name\": [{\"prefix\": \"a\"}]}}\"\"\" }")]
    [InlineData("new Amazon.Pipes.Model.Filter { Pattern = \"\"\"{\"body\": {\"ip\": [{\"cidr\": \"10.0.0.0/8\"}]}}\"\"\" }")]
    [InlineData("new Amazon.Lambda.Model.Filter { Pattern = \"\"\"{\"body\": {\"name\": [{\"contains\": \"a\"}]}}\"\"\" }")]
    [InlineData("new Amazon.Lambda.Model.Filter { Pattern = File.ReadAllText(\"pattern.json\") }")]
    public Task Silent_on_operators_of_the_service_and_on_none(string creation) => Silent(PatternSnippets.Statements($"Console.WriteLine({creation});"));

    [Fact]
    public Task Silent_on_rules_which_know_all() => Silent(PatternSnippets.Rule("\"\"\"{\"source\": [{\"wildcard\": \"a*\"}]}\"\"\""));

    /// <summary>The rule on pipes leaves operators to this one: each mistake is one finding.</summary>
    [Fact]
    public async Task Reports_filters_of_pipes_once()
    {
        await Reports(Pipe($"new Amazon.CDK.AWS.Pipes.CfnPipe.FilterProperty {{ Pattern = \"\"\"{Wildcard}\"\"\" }}"));
        await Reports(PatternSnippets.Statements($$""""
            var request = new Amazon.Pipes.Model.CreatePipeRequest { Name = "p", RoleArn = "r", Target = "t", Source = "arn:aws:sqs:eu-west-1:111122223333:orders" };
            request.SourceParameters = new Amazon.Pipes.Model.PipeSourceParameters
            {
                FilterCriteria = new Amazon.Pipes.Model.FilterCriteria
                {
                    Filters = new List<Amazon.Pipes.Model.Filter> { new Amazon.Pipes.Model.Filter { Pattern = """{{Wildcard}}""" } },
                },
            };
            Console.WriteLine(request);
            """"));
    }

    [Theory]
    [InlineData("new Amazon.CDK.AWS.Pipes.CfnPipe.FilterProperty { Pattern = \"{\\\"body\\\": {\\\"ip\\\": [{\\\"cidr\\\": \\\"10.0.0.0/8\\\"}]}}\" }")]
    [InlineData("new Amazon.CDK.AWS.Pipes.CfnPipe.FilterProperty { Pattern = id }")]
    [InlineData("new Amazon.CDK.AWS.Pipes.CfnPipe.FilterProperty { Pattern = System.Text.Json.JsonSerializer.Serialize(new { body = id }) }")]
    public Task Silent_on_filters_of_pipes_that_are_right_or_not_known(string filter) => Silent(Pipe(filter));

    [Fact]
    public Task Silent_on_filters_of_pipes_that_are_overridden() => Silent(Pipe(
        "new Amazon.CDK.AWS.Pipes.CfnPipe.FilterProperty { Pattern = \"\"\"" + Wildcard.Replace("{|AWSM6006:", "").Replace("|}", "") + "\"\"\" }",
        "pipe.AddPropertyOverride(\"SourceParameters.FilterCriteria.Filters.0.Pattern\", \"{}\");"));

    [Fact]
    public Task Silent_on_a_look_alike() => Silent("""
        namespace Own
        {
            public class Filter { public string? Pattern; }
            public class Mappings { public object Make() => new Filter { Pattern = "{\"a\": [{\"wildcard\": \"b*\"}]}" }; }
        }
        """);

    [Fact]
    public Task Silent_on_code_that_does_not_compile() => Silent(PatternSnippets.Statements("new Amazon.Lambda.Model.Filter { Pattern = \"{ + "), compiles: false);

    private static string Pipe(string filter, string more = "") => CdkSnippets.Stack($$"""
        var pipe = new Amazon.CDK.AWS.Pipes.CfnPipe(this, "Pipe", new Amazon.CDK.AWS.Pipes.CfnPipeProps
        {
            RoleArn = id, Source = "arn:aws:sqs:eu-west-1:111122223333:orders", Target = id,
            SourceParameters = new Amazon.CDK.AWS.Pipes.CfnPipe.PipeSourceParametersProperty
            {
                FilterCriteria = new Amazon.CDK.AWS.Pipes.CfnPipe.FilterCriteriaProperty { Filters = new object[] { {{filter}} } },
            },
        });
        {{more}}
        """);
}
