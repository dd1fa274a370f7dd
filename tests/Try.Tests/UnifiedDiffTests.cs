using System.Globalization;
using System.Text.RegularExpressions;
using CsCheck;

namespace AwsMessaging.Try.Tests;

public sealed partial class UnifiedDiffTests
{
    [Fact]
    public void ShowsAChangeWithThreeLinesAround()
    {
        var before = string.Concat(Enumerable.Range(1, 10).Select(n => $"{n}\n"));
        var after = before.Replace("5\n", "five\n5a\n", StringComparison.Ordinal);

        string[] expected = ["--- a/x.cs", "+++ b/x.cs", "@@ -2,7 +2,8 @@", " 2", " 3", " 4", "-5", "+five", "+5a", " 6", " 7", " 8"];
        Assert.Equal(expected, UnifiedDiff.Between("x.cs", before, after));
    }

    [Fact]
    public void SaysNothingAboutEqualTexts() => Assert.Empty(UnifiedDiff.Between("x.cs", "a\nb", "a\nb"));

    [Fact]
    public void SaysWhereTheLastLineHasNoEnd()
    {
        string[] expected = ["--- a/x.cs", "+++ b/x.cs", "@@ -1,1 +1,1 @@", "-a", @"\ No newline at end of file", "+a"];
        Assert.Equal(expected, UnifiedDiff.Between("x.cs", "a", "a\n"));
    }

    [Fact]
    public void MakesTheNewTextOutOfTheOldOne() =>
        Gen.Select(Lines, Lines).Sample((before, after) =>
        {
            var difference = UnifiedDiff.Between("x", Text(before), Text(after)).ToList();
            Assert.Equal(after, Apply(before, difference));
        });

    // Few different lines, so that much is equal; many lines, so that there are several hunks.
    private static Gen<string[]> Lines => Gen.Int[0, 3].Select(n => ((char)('a' + n)).ToString()).Array[0, 40];

    private static string Text(string[] lines) => string.Concat(lines.Select(line => line + "\n"));

    private static List<string> Apply(string[] before, List<string> difference)
    {
        var result = new List<string>();
        var at = 0;
        foreach (var line in difference.Skip(2))
        {
            if (HunkHead().Match(line) is { Success: true } head)
            {
                var (start, count) = (Number(head, "start"), Number(head, "count"));
                for (var first = count == 0 ? start : start - 1; at < first; at++)
                {
                    result.Add(before[at]);
                }
            }
            else if (line[0] == '+')
            {
                result.Add(line[1..]);
            }
            else
            {
                Assert.Equal(before[at], line[1..]);
                result.AddRange(line[0] == ' ' ? [before[at]] : []);
                at++;
            }
        }

        return [.. result, .. before[at..]];
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^@@ -(?<start>\d+),(?<count>\d+) \+\d+,\d+ @@$")]
    private static partial Regex HunkHead();
}
