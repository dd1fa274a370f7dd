using AwsMessaging.Analyzers.Tests.Harness;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class OperatorAsFieldTests() : RuleTests("AWSM6004")
{
    [Theory]
    [InlineData("\"\"\"{\"detail\": {\"name\": {{|AWSM6004:\"prefix\"|}: [\"a\"]}}}\"\"\"")]
    [InlineData("\"\"\"{\"detail\": {\"total\": {{|AWSM6004:\"numeric\"|}: [\">\", 5]}}}\"\"\"")]
    [InlineData("\"\"\"{\"detail\": {\"name\": {{|AWSM6004:\"prefix\"|}: [\"a\"], {|AWSM6004:\"suffix\"|}: [\"b\"]}}}\"\"\"")]
    [InlineData("\"\"\"{\"detail\": {{|AWSM6004:\"numeric\"|}: [\">\", 5], {|AWSM6004:\"anything-but\"|}: [\"b\"]}}\"\"\"")]
    [InlineData("\"{\\\"detail\\\": {\\\"name\\\": {{|AWSM6004:\\\"anything-but\\\"|}: [\\\"a\\\"]}}}\"")]
    public Task Reports_an_operator_outside_an_array(string pattern) => Reports(PatternSnippets.Rule(pattern));

    [Fact]
    public Task Reports_it_in_filters() => Reports(PatternSnippets.Statements(
        "Console.WriteLine(new Amazon.Lambda.Model.Filter { Pattern = \"\"\"{\"body\": {\"name\": {{|AWSM6004:\"prefix\"|}: [\"a\"]}}}\"\"\" });"));

    [Theory]
    [InlineData("\"\"\"{\"detail\": {\"name\": [{\"prefix\": \"a\"}]}}\"\"\"")]
    [InlineData("\"\"\"{\"detail\": {\"range\": [\"a\"]}}\"\"\"")]
    [InlineData("\"\"\"{\"detail\": {\"prefix\": [\"Dr.\"], \"suffix\": [\"Jr.\"]}}\"\"\"")]
    [InlineData("\"\"\"{\"detail\": {\"person\": {\"prefix\": [\"Dr.\"], \"name\": [\"Who\"]}}}\"\"\"")]
    [InlineData("\"\"\"{\"detail\": {\"name\": {\"prefix\": \"a\"}}}\"\"\"")]
    [InlineData("File.ReadAllText(\"pattern.json\")")]
    public Task Silent_on_expressions_and_fields_of_other_names(string pattern) => Silent(PatternSnippets.Rule(pattern));

    [Fact]
    public Task Silent_on_a_look_alike() => Silent("""
        namespace Own
        {
            public class PutRuleRequest { public string? EventPattern; }
            public class Rules { public object Make() => new PutRuleRequest { EventPattern = "{\"a\": {\"prefix\": [\"b\"]}}" }; }
        }
        """);

    [Fact]
    public Task Silent_on_code_that_does_not_compile() => Silent(PatternSnippets.Rule("\"{\\\"a\\\": {\\\"prefix\\\": [1]}} + "), compiles: false);
}
