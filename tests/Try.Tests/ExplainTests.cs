namespace AwsMessaging.Try.Tests;

public sealed class ExplainTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public ExplainTests()
    {
        _folder.Write("docs/rules/AWSM3001.md", "# AWSM3001");
        _folder.Write("docs/rules/AWSM9999.md", "# AWSM9999");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void ShowsTheRunsOfTheMainScenarioAndNamesTheOthers()
    {
        Write("alone", isMain: false);
        Write("foreach", isMain: true);

        var text = Explain("awsm3001");

        string[] expected =
        [
            "AWSM3001  Code called foreach", "  A call takes 10 ms.", "", "== As the code is", "  Should hold: Once each.", "  What happens: Twice.",
            "  comes again: SQS may deliver again. (https://docs.aws.amazon.com/x.html)", "", "  0.000 before foreach", "", "== With the fix", "", "  0.000 after foreach",
            "", "== Before and after", "                              before     after", "  received                     1,250        14",
            "  empty receives                   5         0", "  empty receives an hour       1,800         0", "",
            "== What was shown of the repaired code", "  NoLoss: Nothing.", "    No violation. Permitted: everything.", "", "== What remains", "  Idempotency.",
            "", "== Also shown for", "  AWSM3001-alone  Code called alone", "", "docs/rules/AWSM3001.md",
        ];
        Assert.Equal(expected, text);
    }

    [Fact]
    public void ShowsTheOtherFixOfTheSameCodeBesideTheFirst()
    {
        Write("foreach", isMain: true, fix: "stop", beside: "go-on");
        Write("go-on", isMain: false, fix: "go on", beside: "foreach");

        var text = Explain("AWSM3001");

        Assert.Equal(["== With fix 1: stop", "== With fix 2: go on"], text.Where(l => l.StartsWith("== With", StringComparison.Ordinal)));
        Assert.Contains("                              before     fix 1     fix 2", text);
        Assert.Contains("== What remains: go on", text);
        Assert.DoesNotContain("== Also shown for", text);
    }

    [Fact]
    public void SaysWhatWasWrittenByHand()
    {
        Write("foreach", isMain: true, rewritten: true);

        var text = Explain("AWSM3001");

        Assert.Contains("== Rewritten by hand", text);
        Assert.Contains("== What was shown of the rewritten code", text);
        Assert.DoesNotContain("== With the fix", text);
    }

    [Fact]
    public void ShowsTheScenarioThatIsNamed()
    {
        Write("alone", isMain: false);
        Write("foreach", isMain: true);

        Assert.Equal("AWSM3001  Code called alone", Explain("AWSM3001-Alone")[0]);
    }

    [Theory]
    [InlineData("AWSM1", "There is no rule AWSM1: the rules are listed in docs/rules/README.md. Runs are there for AWSM3001.")]
    [InlineData("AWSM9999", "There is no run that shows AWSM9999; docs/rules/AWSM9999.md explains it. Runs are there for AWSM3001.")]
    [InlineData("AWSM3001-other", "AWSM3001 has no scenario other; it has: foreach.")]
    public void SaysWhatIsNotThere(string what, string sentence)
    {
        Write("foreach", isMain: true);

        Assert.StartsWith(sentence, Assert.Throws<Problem>(() => Explain(what)).Message);
    }

    [Fact]
    public void ListsWhatCanBeExplained()
    {
        Write("alone", isMain: false);
        Write("foreach", isMain: true);
        var output = new StringWriter();

        Assert.Equal(0, new ExplainRun(new Repository(_folder.Root), new Terminal(output, colour: false)).List());
        Assert.Equal(
            ["dotnet run try.cs -- explain ID prints the evidence of a rule or scenario:", "  AWSM3001        Code called foreach", "  AWSM3001-alone  Code called alone"],
            output.ToString().ReplaceLineEndings("\n").TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public void SaysWhichRecordCannotBeRead()
    {
        _folder.Write("docs/evidence/AWSM3001-odd.json", "{ \"rule\": 1 }");

        Assert.StartsWith("AWSM3001-odd.json is not a record of a proof", Assert.Throws<Problem>(() => Explain("AWSM3001")).Message);
    }

    /// <summary>What is in the repository can be explained, each scenario by its name.</summary>
    [Fact]
    public void ExplainsAllEvidenceThereIs()
    {
        var repository = Repository.Containing(null);
        var records = Directory.GetFiles(repository.EvidenceFolder, "*.json");
        Assert.NotEmpty(records);
        foreach (var file in records)
        {
            var output = new StringWriter();

            Assert.Equal(0, new ExplainRun(repository, new Terminal(output, colour: false)).Run(Path.GetFileNameWithoutExtension(file)));
            Assert.Matches("== (With the fix|With fix 1|Rewritten by hand)", output.ToString());
        }
    }

    private void Write(string name, bool isMain, string? fix = null, string? beside = null, bool rewritten = false)
    {
        var other = (fix is null ? "" : $"\"fix\": \"{fix}\", \"beside\": \"{beside}\",") + (rewritten ? "\"rewritten\": true," : "");
        _folder.Write($"docs/evidence/AWSM3001-{name}.json", $$"""
            {
              "rule": "AWSM3001", "name": "{{name}}", "title": "Code called {{name}}", "isMain": {{(isMain ? "true" : "false")}},
              {{other}}
              "assumptions": [ "A call takes 10 ms." ],
              "before": {
                "findings": [], "violates": { "property": "EffectOnce", "statement": "Once each.", "message": "Twice." }, "seed": 1, "script": "x",
                "deviations": [ { "timeMs": 1, "point": "sqs.duplicate", "outcome": "comes again", "permittedBecause": "SQS may deliver again.", "source": "https://docs.aws.amazon.com/x.html" } ],
                "trace": "00", "counts": { "received": 1250, "lost": 0, "emptyReceives": 5, "durationMs": 10000 }
              },
              "after": {
                "trace": "00", "counts": { "received": 14, "lost": 0 },
                "claims": [ { "properties": [ "NoLoss: Nothing." ], "permitted": "everything", "runs": 3, "statement": "No violation." } ]
              },
              "remains": [ "Idempotency." ]
            }
            """);
        _folder.Write($"docs/evidence/AWSM3001-{name}.before.txt", $"0.000 before {name}\n");
        _folder.Write($"docs/evidence/AWSM3001-{name}.after.txt", $"0.000 after {name}\n");
    }

    private string[] Explain(string what)
    {
        var output = new StringWriter();
        Assert.Equal(0, new ExplainRun(new Repository(_folder.Root), new Terminal(output, colour: false)).Run(what));
        return output.ToString().ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
    }
}
