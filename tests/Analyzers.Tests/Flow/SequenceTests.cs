using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Tests.Harness;

namespace AwsMessaging.Analyzers.Tests.Flow;

/// <summary>What certainly runs before and after a place: here the call of <c>Probe</c>. Statements are named by a call of <c>S</c>.</summary>
public sealed class SequenceTests
{
    private const string Members = "private static void S(int n) { }";

    [Theory]
    [InlineData("S(1); Probe(0); S(2); S(3);", "1", "2 3")]
    [InlineData("S(1); { Probe(0); S(2); } S(3);", "1", "2 3")]
    [InlineData("S(1); if (flag) { S(2); Probe(0); S(3); } S(4);", "2", "3")]
    [InlineData("S(1); if (Probe(flag)) { S(2); } S(3);", "1", "3")]
    [InlineData("S(1); while (flag) { S(2); Probe(0); S(3); } S(4);", "2", "3")]
    [InlineData("S(1); foreach (var c in Probe(text)) { S(2); } S(3);", "1", "3")]
    [InlineData("S(1); try { Probe(0); S(2); } catch { S(3); } S(4);", "1", "2 4")]
    [InlineData("S(1); try { S(2); } catch { Probe(0); S(3); } S(4);", "", "3")]
    [InlineData("S(1); try { S(2); } finally { Probe(0); S(3); } S(4);", "", "3")]
    [InlineData("S(1); Action a = () => { S(2); Probe(0); S(3); }; S(4);", "2", "3")]
    [InlineData("S(1); using (var r = new System.IO.StringReader(text)) { Probe(0); } S(2);", "1", "2")]
    [InlineData("S(1); switch (number) { case 1: S(2); Probe(0); S(3); break; } S(4);", "", "")]
    [InlineData("S(1); var x = flag && Probe(flag); S(2);", "", "")]
    public void Follows_blocks_and_stops_at_branches(string statements, string before, string after)
    {
        var call = FlowProbe.At(statements, Members).Call;
        Assert.Equal(before, Numbers(Sequence.Before(call).Reverse()));
        Assert.Equal(after, Numbers(Sequence.After(call)));
    }

    [Theory]
    [InlineData("while (flag) { if (Probe(flag)) break; }", true)]
    [InlineData("while (flag) { if (Probe(flag)) continue; }", true)]
    [InlineData("if (Probe(flag)) return;", true)]
    [InlineData("if (Probe(flag)) throw new Exception();", true)]
    [InlineData("if (Probe(flag)) { foreach (var c in text) { if (c == ' ') break; } }", false)]
    [InlineData("if (Probe(flag)) { Func<int> f = () => { return 1; }; }", false)]
    public void Knows_what_may_leave(string statements, bool leaves)
    {
        var call = FlowProbe.At(statements, Members).Call;
        Assert.Equal(leaves, Sequence.MayLeave(call.Parent!));
    }

    private static string Numbers(IEnumerable<Microsoft.CodeAnalysis.IOperation> statements) => string.Join(" ", statements
        .Select(s => System.Text.RegularExpressions.Regex.Match(s.Syntax.ToString(), @"^S\((\d)\)").Groups[1].Value).Where(n => n.Length > 0));
}
