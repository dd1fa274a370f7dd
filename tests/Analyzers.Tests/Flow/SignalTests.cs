using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Tests.Harness;

namespace AwsMessaging.Analyzers.Tests.Flow;

/// <summary>Values that say nothing of any entity.</summary>
public sealed class SignalTests
{
    [Theory]
    [InlineData("Probe(\"ping\");", "", true)]
    [InlineData("Probe(System.Text.Encoding.UTF8.GetBytes(\"ping\"));", "", true)]
    [InlineData("var now = DateTime.UtcNow; Probe($\"ping {now:O} {Environment.MachineName}\");", "", true)]
    [InlineData("Probe(new { Command = \"refresh\", Id = Guid.NewGuid() });", "", true)]
    [InlineData("Probe(Ping);", "private static readonly string Ping = \"ping\";", true)]
    [InlineData("Probe(Text(\"ping\"));", "private static string Text(string of) => of.Trim();", true)]
    [InlineData("Probe(text);", "", false)]
    [InlineData("var body = $\"ship {text}\"; Probe(body);", "", false)]
    [InlineData("for (var i = 0; i < 3; i++) { Probe(\"ping\" + i); }", "", false)]
    [InlineData("foreach (var part in text) { Probe(part); }", "", false)]
    [InlineData("Probe(Next());", "private static string Next() => Console.ReadLine()!;", false)]
    [InlineData("Probe(State);", "private static string State { get; set; } = \"\";", false)]
    [InlineData("Probe(Random.Shared.Next(40));", "", false)]
    [InlineData("Probe(new { Sent = count });", "private int count;", false)]
    public void Say_when_at_most(string statements, string members, bool isSignal)
    {
        var probe = FlowProbe.At(statements, members);
        Assert.Equal(isSignal, Signal.Is(probe.Argument, probe.Flow));
    }
}
