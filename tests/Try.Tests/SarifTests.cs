namespace AwsMessaging.Try.Tests;

public sealed class SarifTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void ReadsOurFindingsThatAreNotSuppressed()
    {
        var findings = Read(
            """
            { "ruleId": "AWSM1013", "level": "error", "message": { "text": "No group." }, "locations": [ { "physicalLocation": {
              "artifactLocation": { "uri": "file:///src/My%20App/%C3%84.cs" },
              "region": { "startLine": 3, "startColumn": 5, "endLine": 4, "endColumn": 9 } } } ] },
            { "ruleId": "AWSM1023", "level": "note", "message": { "text": "Few keys." }, "locations": [] },
            { "ruleId": "AWSM2001", "level": "warning", "suppressions": [ { "kind": "inSource" } ], "message": { "text": "Suppressed." } },
            { "ruleId": "CA1822", "level": "note", "message": { "text": "Somebody else's." } }
            """);

        Assert.Equal(2, findings.Count);
        Assert.Equal(("AWSM1013", Level.Error, "No group.", "https://example.org/AWSM1013"), (findings[0].Rule, findings[0].Level, findings[0].Message, findings[0].Help));
        Assert.Equal(new Span(3, 5, 4, 9), findings[0].Span);
        Assert.Equal("Ä.cs", Path.GetFileName(findings[0].File));
        Assert.EndsWith("My App", Path.GetDirectoryName(findings[0].File));
        Assert.Equal((Level.Suggestion, null), (findings[1].Level, findings[1].File));
    }

    [Theory]
    [InlineData("AD0001", "Analyzer 'AwsMessaging.Analyzers.MessagingAnalyzer' threw an exception")]
    [InlineData("CS8032", "An instance of analyzer AwsMessaging.Analyzers.MessagingAnalyzer cannot be created")]
    public void DoesNotTakeABrokenAnalyzerForNoFindings(string id, string text) =>
        Assert.Contains(id, Assert.Throws<Problem>(() => Read($$"""{ "ruleId": "{{id}}", "message": { "text": "{{text}}" } }""")).Message);

    [Fact]
    public void LeavesOtherAnalyzersFailuresToThem() =>
        Assert.Empty(Read("""{ "ruleId": "AD0001", "message": { "text": "Analyzer 'Other.Analyzer' threw an exception" } }"""));

    private IReadOnlyList<Finding> Read(string results) => Sarif.Read(_folder.Write("log.sarif", $$"""
        { "runs": [ { "results": [ {{results}} ], "tool": { "driver": { "rules": [ { "id": "AWSM1013", "helpUri": "https://example.org/AWSM1013" } ] } } } ] }
        """));
}
