using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Tests.Harness;

namespace AwsMessaging.Analyzers.Tests.Flow;

/// <summary>Values that a method makes anew at each call: what makes them is the call.</summary>
public sealed class FreshValueTests
{
    [Theory]
    [InlineData("Probe(Guid.NewGuid().ToString());", "", "Guid.NewGuid()")]
    [InlineData("Probe(Make());", "private static string Make() => Guid.NewGuid().ToString();", "Make()")]
    [InlineData("var made = Make(); Probe(made + text);", "private static string Make() => Guid.NewGuid().ToString();", "Make()")]
    [InlineData("Probe(Make(text));", "private static string Make(string of) => $\"{of}-{Guid.NewGuid()}\";", "Make(text)")]
    [InlineData("Probe(Make());", "private static string Make() => Inner(); private static string Inner() => Guid.NewGuid().ToString();", "Make()")]
    [InlineData("Probe(Id);", "private static Guid Id => Guid.NewGuid();", "Id")]
    [InlineData("Probe(Make()); static string Make() { return Guid.NewGuid().ToString(); }", "", "Make()")]
    [InlineData("Probe(Make<int>());", "private static string Make<T>() => typeof(T).Name + Guid.NewGuid();", "Make<int>()")]
    [InlineData("Probe(Make());", "private static string Make() => A(); private static string A() => B(); private static string B() => Guid.NewGuid().ToString();", null)]
    [InlineData("Probe(Make(text));", "private static string Make(string of) => of;", null)]
    [InlineData("Probe(Id);", "private static Guid Id { get; } = Guid.NewGuid();", null)]
    [InlineData("Probe(Id);", "private static readonly Guid Id = Guid.NewGuid();", null)]
    [InlineData("Probe(Make());", "private static string Make() { try { return Guid.NewGuid().ToString(); } finally { } }", "Make()")]
    [InlineData("Probe(Make());", "private static string Make() { var id = Guid.NewGuid(); Console.WriteLine(id); return id.ToString(); }", null)]
    [InlineData("Probe(await Make());", "private static async Task<string> Make() { await Task.Yield(); return Guid.NewGuid().ToString(); }", null)]
    [InlineData("Probe(this[0]);", "private string this[int of] => Guid.NewGuid().ToString();", null)]
    public void Are_made_by_the_call(string statements, string members, string? maker)
    {
        var probe = FlowProbe.At(statements, members);
        Assert.Equal(maker, FreshValue.MakerOf(probe.Argument, probe.Flow)?.Syntax.ToString());
    }
}
