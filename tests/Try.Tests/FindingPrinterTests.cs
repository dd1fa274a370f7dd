namespace AwsMessaging.Try.Tests;

public sealed class FindingPrinterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void UnderlinesExactlyTheSpan()
    {
        var file = _folder.Write("A.cs", "class A\n{\n    void M() => Send();\n}\n");

        var printed = Print(new Finding("AWSM1013", Level.Error, "No group.", "https://example.org/AWSM1013", file, new Span(3, 17, 3, 21)));

        string[] expected =
        [
            "A.cs:3:17 error AWSM1013",
            "  3 |     void M() => Send();",
            "    |                 ~~~~",
            "  No group.",
            "  https://example.org/AWSM1013",
            "",
            "1 finding in 1 file: 1 error",
        ];
        Assert.Equal(expected, printed);
    }

    [Fact]
    public void UnderlinesBelowTheSpanWhenThereAreTabs()
    {
        var file = _folder.Write("A.cs", "\ta\tSend();\n");

        var printed = Print(new Finding("AWSM1013", Level.Warning, "No group.", null, file, new Span(1, 4, 1, 8)));

        Assert.Equal("  1 |     a   Send();", printed[1]);
        Assert.Equal("    |         ~~~~", printed[2]);
    }

    [Fact]
    public void UnderlinesTheFirstLineOfALongSpan()
    {
        var file = _folder.Write("A.cs", "Send(\n    1);\n");

        var printed = Print(new Finding("AWSM1013", Level.Suggestion, "No group.", null, file, new Span(1, 1, 2, 7)));

        Assert.Equal("A.cs:1:1 suggestion AWSM1013", printed[0]);
        Assert.Equal("    | ~~~~~ ...", printed[2]);
    }

    [Fact]
    public void DoesWithoutTheSourceWhenThereIsNone()
    {
        var printed = Print(
            new Finding("AWSM0001", Level.Warning, "About the project.", null, null, default),
            new Finding("AWSM1013", Level.Warning, "Generated.", null, Path.Combine(_folder.Root, "gone.cs"), new Span(1, 1, 1, 2)));

        Assert.Equal(["warning AWSM0001", "  About the project.", "", "gone.cs:1:1 warning AWSM1013", "  Generated.", "", "2 findings in 2 files: 2 warnings"], printed);
    }

    [Fact]
    public void BreaksLongMessagesBetweenWords()
    {
        var output = new StringWriter();
        new Terminal(output, colour: false, width: 40).Paragraph(string.Join(' ', Enumerable.Repeat("message", 8)), "  ");

        string[] expected = ["  message message message message", "  message message message message", ""];
        Assert.Equal(expected, output.ToString().ReplaceLineEndings("\n").Split('\n'));
    }

    private string[] Print(params Finding[] findings)
    {
        var output = new StringWriter();
        new FindingPrinter(new Terminal(output, colour: false), Path.GetFileName).Print(findings);
        return output.ToString().ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
    }
}
