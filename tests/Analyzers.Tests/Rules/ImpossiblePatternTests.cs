using AwsMessaging.Analyzers.Tests.Harness;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class ImpossiblePatternTests() : RuleTests("AWSM6002")
{
    [Theory]
    [InlineData("\"\"\"{{|AWSM6002:\"detailtype\"|}: [\"Placed\"]}\"\"\"")]
    [InlineData("\"{{|AWSM6002:\\\"Source\\\"|}: [\\\"shop\\\"]}\"")]
    [InlineData("\"\"\"{\"source\": [{|AWSM6002:5|}]}\"\"\"")]
    [InlineData("\"\"\"{\"detail\": {\"total\": [5]}, {|AWSM6002:\"sources\"|}: [\"a\"]}\"\"\"")]
    [InlineData("\"\"\"{{|AWSM6002:\"account\"|}: {\"id\": [\"1\"]}}\"\"\"")]
    [InlineData("\"\"\"{{|AWSM6002:\"orderId\"|}: [\"1\"]}\"\"\"")]
    public Task Reports_a_pattern_that_nothing_matches(string pattern) => Reports(PatternSnippets.Rule(pattern));

    [Theory]
    [InlineData("\"\"\"{\"source\": [\"shop\"]}\"\"\"")]
    [InlineData("\"\"\"{\"source\": [\"shop\", 5]}\"\"\"")]
    [InlineData("\"\"\"{\"$or\": [{\"source\": [\"shop\"]}, {\"sources\": [\"shop\"]}]}\"\"\"")]
    [InlineData("\"\"\"{\"source\": \"shop\"}\"\"\"")]
    [InlineData("\"\"\"{\"detail\": {\"anything\": [{\"exists\": false}]}}\"\"\"")]
    [InlineData("File.ReadAllText(\"pattern.json\")")]
    public Task Silent_where_something_may_match_or_the_pattern_is_none(string pattern) => Silent(PatternSnippets.Rule(pattern));

    /// <summary>A field of which nothing is known has no number either where a range has none.</summary>
    [Fact]
    public Task Reports_a_range_without_numbers_in_a_filter() => Reports(PatternSnippets.Statements(
        "Console.WriteLine(new Amazon.Lambda.Model.Filter { Pattern = \"\"\"{\"body\": {\"total\": [{|AWSM6002:{\"numeric\": [\">\", 1.7976931348623157E308]}|}]}}\"\"\" });"));

    [Fact]
    public Task Silent_on_filters_of_events_that_are_not_known() => Silent(PatternSnippets.Statements(
        "Console.WriteLine(new Amazon.Lambda.Model.Filter { Pattern = \"\"\"{\"anything\": [\"a\"]}\"\"\" });"));

    [Fact]
    public Task Silent_on_a_look_alike() => Silent("""
        namespace Own
        {
            public class PutRuleRequest { public string? EventPattern; }
            public class Rules { public object Make() => new PutRuleRequest { EventPattern = "{\"sources\": [\"shop\"]}" }; }
        }
        """);

    [Fact]
    public Task Silent_on_code_that_does_not_compile() => Silent(PatternSnippets.Rule("\"{\\\"sources\\\": [1]} + "), compiles: false);

    [Theory]
    [InlineData("\"\"\"{{|AWSM6002:\"detailtype\"|}: [\"Placed\"]}\"\"\"", "\"\"\"{\"detail-type\": [\"Placed\"]}\"\"\"")]
    [InlineData("\"{{|AWSM6002:\\\"Source\\\"|}: [\\\"shop\\\"]}\"", "\"{\\\"source\\\": [\\\"shop\\\"]}\"")]
    public Task Writes_the_name_that_was_meant(string before, string after) =>
        Fixes(PatternSnippets.Rule(before + " // the rule"), PatternSnippets.Rule(after + " // the rule"));
}
