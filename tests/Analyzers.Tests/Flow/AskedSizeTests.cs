using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Tests.Harness;

namespace AwsMessaging.Analyzers.Tests.Flow;

/// <summary>Where code asks how many there are: here of what <c>Probe</c> gives, or of what is sent.</summary>
public sealed class AskedSizeTests
{
    private const string Members = "private static void Send(System.Collections.Generic.List<string> all) { }";

    [Theory]
    [InlineData("var x = Probe(text).Length;", "Probe(text).Length")]
    [InlineData("var x = Probe(text)?.Length;", "Probe(text)?.Length")]
    [InlineData("var x = Probe(text).Count();", "Probe(text).Count()")]
    [InlineData("var x = Probe(text)?.Count();", "Probe(text)?.Count()")]
    [InlineData("var x = Probe(text).LongCount(c => c == ' ');", "Probe(text).LongCount(c => c == ' ')")]
    [InlineData("var x = Probe(text).First();", null)]
    [InlineData("var x = Probe(text)[0];", null)]
    [InlineData("var x = Probe(text)?.Trim().Length;", null)]
    [InlineData("var x = text.Count(c => Probe(c) == c);", null)]
    public void Finds_the_number(string statement, string? number) =>
        Assert.Equal(number, AskedSize.Of(FlowProbe.At(statement, Members).Call)?.Syntax.ToString());

    [Theory]
    [InlineData("if (all.Count > 10) return;", true)]
    [InlineData("if (all is { Count: > 10 }) return;", true)]
    [InlineData("if (all.Count == 0) return;", false)]
    [InlineData("if (all is not { Count: > 0 }) return;", false)]
    [InlineData("Console.WriteLine(all.Count);", false)]
    [InlineData("var others = new List<string>(all.Count);", false)]
    [InlineData("for (var i = 0; i < all.Count; i++) { }", false)]
    [InlineData("var room = Check(all.Count);", true)]
    public void Knows_what_may_decide(string before, bool decides)
    {
        const string members = Members + " private static bool Check(int n) => true;";
        var call = FlowProbe.At($"var all = new List<string>(); {before} Send(Probe(all));", members).Call;
        Assert.Equal(decides, AskedSize.MayDecide(call, call));
    }
}
