using AwsMessaging.Analyzers.Tests.Harness;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class InvalidPatternTests() : RuleTests("AWSM6001")
{
    private static string Rule(string pattern, string members = "") => PatternSnippets.Rule(pattern, members);

    [Theory]
    [InlineData("\"{\\\"source\\\": {|AWSM6001:\\\"shop\\\"|}}\"")]
    [InlineData("@\"{\"\"source\"\": {|AWSM6001:\"\"shop\"\"|}}\"")]
    [InlineData("\"\"\"{\"source\": {|AWSM6001:\"shop\"|}}\"\"\"")]
    [InlineData("\"{\\\"source\\\": \" + \"{|AWSM6001:\\\"shop\\\"|}}\"")]
    [InlineData("\"\"\"{\"detail\": {\"total\": {|AWSM6001:5|}}}\"\"\"")]
    [InlineData("\"\"\"{\"detail\": {\"ip\": [{{|AWSM6001:\"ip-address\"|}: \"10.0.0.0/8\"}]}}\"\"\"")]
    [InlineData("\"\"\"{\"detail\": {\"total\": [{{|AWSM6001:\"between\"|}: [1, 5]}]}}\"\"\"")]
    [InlineData("\"\"\"{\"source\": {|AWSM6001:[]|}}\"\"\"")]
    [InlineData("\"\"\"{|AWSM6001:[]|}\"\"\"")]
    [InlineData("\"\"\"{\"source\": [\"a\"]{|AWSM6001:]|}\"\"\"")]
    public Task Reports_the_characters_that_are_wrong(string pattern) => Reports(Rule(pattern));

    [Fact]
    public Task Finds_the_place_in_lines() => Reports(Rule("""""
        """
                {
                  "source": ["shop"],
                  "detail-type": {|AWSM6001:"Placed"|}
                }
                """
        """""));

    [Theory]
    [InlineData("$\"{{\\\"source\\\": [\\\"{nameof(Setup)}\\\"], \\\"detail-type\\\": {|AWSM6001:\\\"Placed\\\"|}}}\"")]
    [InlineData("$@\"{{\"\"source\"\": [\"\"{nameof(Setup)}\"\"], \"\"detail-type\"\": {|AWSM6001:\"\"Placed\"\"|}}}\"")]
    [InlineData("\"{\\\"source\\\": [\\\"\" + nameof(Setup) + $\"\\\"], \\\"detail-type\\\": {|AWSM6001:\\\"Placed\\\"|}}}\"")]
    public Task Finds_the_place_in_interpolated_constants(string pattern) => Reports(Rule(pattern));

    [Fact]
    public Task Reports_where_the_constant_is_used() => Reports(Rule(
        "{|AWSM6001:Pattern|}", "private const string Pattern = \"\"\"{\"source\": \"shop\"}\"\"\";"));

    [Theory]
    [InlineData("{|AWSM6001:Pattern|}", "private static readonly string Pattern = \"{\\\"source\\\": \\\"shop\\\"}\";")]
    [InlineData("{|AWSM6001:Pattern()|}", "private static string Pattern() => \"{\\\"source\\\": \\\"shop\\\"}\";")]
    public Task Reports_where_a_field_or_method_that_has_it_is_used(string pattern, string member) => Reports(Rule(pattern, member));

    [Fact]
    public Task Reports_where_a_local_is_used() => Reports(PatternSnippets.Statements(
        "var pattern = \"\"\"{\"source\": \"shop\"}\"\"\"; await events.PutRuleAsync(new PutRuleRequest { Name = \"r\", EventPattern = {|AWSM6001:pattern|} });"));

    [Fact]
    public Task Reports_what_is_set_later() => Reports(PatternSnippets.Statements(
        "var request = new {|AWSM6001:PutRuleRequest|} { Name = \"r\" }; request.EventPattern = \"\"\"{\"source\": \"shop\"}\"\"\"; await events.PutRuleAsync(request);"));

    [Theory]
    [InlineData("new CreateArchiveRequest { EventPattern = \"\"\"{\"source\": {|AWSM6001:\"shop\"|}}\"\"\" }")]
    [InlineData("new TestEventPatternRequest { EventPattern = \"\"\"{\"source\": {|AWSM6001:\"shop\"|}}\"\"\" }")]
    [InlineData("new Amazon.Lambda.Model.Filter { Pattern = \"\"\"{\"body\": {\"kind\": {|AWSM6001:\"a\"|}}}\"\"\" }")]
    [InlineData("new Amazon.Pipes.Model.Filter { Pattern = \"\"\"{\"body\": {\"kind\": {|AWSM6001:\"a\"|}}}\"\"\" }")]
    public Task Reports_it_in_archives_pipes_and_mappings(string creation) => Reports(PatternSnippets.Statements($"Console.WriteLine({creation});"));

    [Theory]
    [InlineData("\"\"\"{\"source\": [\"shop\"], \"detail\": {\"total\": [{\"numeric\": [\">\", 0]}]}}\"\"\"")]
    [InlineData("\"\"\"{\"detail\": {\"$or\": [{\"a\": [1]}, {\"b\": [{\"exists\": true}]}]}}\"\"\"")]
    [InlineData("\"\"")]
    [InlineData("\" \"")]
    [InlineData("File.ReadAllText(\"pattern.json\")")]
    [InlineData("\"{\\\"source\\\": [\\\"\" + Name + \"\\\"]}\"")]
    [InlineData("System.Text.Json.JsonSerializer.Serialize(new { source = new[] { \"shop\" } })")]
    [InlineData("null")]
    public Task Silent_on_valid_and_unknown_patterns(string pattern) => Silent(Rule(pattern, "private static string Name => Environment.MachineName;"));

    [Fact]
    public Task Silent_on_a_look_alike() => Silent("""
        namespace Own
        {
            public class PutRuleRequest { public string? EventPattern; }
            public class Rules { public object Make() => new PutRuleRequest { EventPattern = "{\"source\": \"shop\"}" }; }
        }
        """);

    [Fact]
    public Task Silent_on_code_that_does_not_compile() => Silent(Rule("\"{\\\"source\\\": "), compiles: false);

    [Theory]
    [InlineData("\"{\\\"source\\\": {|AWSM6001:\\\"shop\\\"|}}\"", "\"{\\\"source\\\": [\\\"shop\\\"]}\"")]
    [InlineData("@\"{\"\"source\"\": {|AWSM6001:\"\"shop\"\"|}}\"", "@\"{\"\"source\"\": [\"\"shop\"\"]}\"")]
    [InlineData("\"\"\"{\"detail\": {\"total\": {|AWSM6001:5|}}}\"\"\"", "\"\"\"{\"detail\": {\"total\": [5]}}\"\"\"")]
    [InlineData("\"\"\"{\"source\": {|AWSM6001:{\"prefix\": \"shop\"}|}}\"\"\"", "\"\"\"{\"source\": [{\"prefix\": \"shop\"}]}\"\"\"")]
    [InlineData("\"\"\"{\"detail\": {\"ip\": [{{|AWSM6001:\"ip-address\"|}: \"10.0.0.0/8\"}]}}\"\"\"", "\"\"\"{\"detail\": {\"ip\": [{\"cidr\": \"10.0.0.0/8\"}]}}\"\"\"")]
    [InlineData("\"\"\"{\"detail\": {\"total\": [{{|AWSM6001:\"between\"|}: [1, 5]}]}}\"\"\"", "\"\"\"{\"detail\": {\"total\": [{\"numeric\": [\">=\", 1, \"<=\", 5]}]}}\"\"\"")]
    [InlineData("\"{\\\"source\\\": [{{|AWSM6001:\\\"contains\\\"|}: \\\"shop\\\"}]}\"", "\"{\\\"source\\\": [{\\\"wildcard\\\": \\\"*shop*\\\"}]}\"")]
    public Task Writes_what_was_meant(string before, string after) => Fixes(Rule(before + " /* the rule */"), Rule(after + " /* the rule */"));

    [Fact]
    public Task Repairs_several_mistakes_in_one_literal() => Fixes(
        Rule("\"\"\"{\"source\": {|AWSM6001:\"a\"|}, \"detail-type\": {|AWSM6001:\"b\"|}}\"\"\" // both"),
        Rule("\"\"\"{\"source\": [\"a\"], \"detail-type\": [\"b\"]}\"\"\" // both"));

    [Fact]
    public Task Leaves_a_constant_that_is_written_elsewhere_to_a_person() => NotFixed(Rule(
        "{|AWSM6001:Pattern|}", "private const string Pattern = \"\"\"{\"source\": \"shop\"}\"\"\";"));
}
