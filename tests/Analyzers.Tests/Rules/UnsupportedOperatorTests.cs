using AwsMessaging.Analyzers.Tests.Harness;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class UnsupportedOperatorTests() : RuleTests("AWSM6006")
{
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
}
