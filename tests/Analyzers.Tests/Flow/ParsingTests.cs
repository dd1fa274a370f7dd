using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Tests.Flow;

/// <summary>What reads content of a message and throws when it cannot: here the argument of <c>Probe</c> is the message.</summary>
public sealed class ParsingTests
{
    private const string Members = """
        private sealed record Order(string Id);
        private static Order Read(string s) => System.Text.Json.JsonSerializer.Deserialize<Order>(s)!;
        private static Order? TryRead(string s) { try { return Read2(s); } catch (Exception) { return null; } }
        private static Order Read2(string s) { try { return System.Text.Json.JsonSerializer.Deserialize<Order>(s)!; } catch { return new(s); } }
        private static Func<Order> Later(string s) => () => System.Text.Json.JsonSerializer.Deserialize<Order>(s)!;
        private static Order Other(string s) => System.Text.Json.JsonSerializer.Deserialize<Order>("{}")!;
        private static class Guid { public static string Parse(string s) => s; }
        """;

    [Theory]
    [InlineData("var order = System.Text.Json.JsonSerializer.Deserialize<Order>(message.Body);", "Deserialize")]
    [InlineData("using var json = System.Text.Json.JsonDocument.Parse(message.Body);", "Parse")]
    [InlineData("var id = System.Guid.Parse(message.Body);", "Parse")]
    [InlineData("var bytes = Convert.FromBase64String(message.Body);", "FromBase64String")]
    [InlineData("var body = message.Body; var level = Enum.Parse<Level>(body);", "Parse")]
    [InlineData("var order = Read(message.Body);", "Deserialize")]
    public void Finds_what_reads_content(string statements, string method) => Assert.Equal(method, Found(statements));

    [Theory]
    [InlineData("Console.WriteLine(message.Body);")]
    [InlineData("var order = System.Text.Json.JsonSerializer.Deserialize<Order>(text);")]
    [InlineData("var isId = System.Guid.TryParse(message.Body, out var id);")]
    [InlineData("var id = Guid.Parse(message.Body);")]
    [InlineData("var id = System.Guid.Parse(message.MessageId);")]
    [InlineData("var order = TryRead(message.Body);")]
    [InlineData("var order = Later(message.Body);")]
    [InlineData("var order = Other(message.Body);")]
    public void Leaves_the_rest(string statements) => Assert.Null(Found(statements));

    private static string? Found(string statements)
    {
        var probe = FlowProbe.At("var message = Probe(new Message()); " + statements, Members);
        var body = BodyIndex.RootOf(probe.Call);
        var message = ((IVariableDeclaratorOperation)probe.Call.Parent!.Parent!).Symbol;
        return Parsing.In(body, MessageWork.Of([message], body), probe.State, TestContext.Current.CancellationToken)?.Method.Name;
    }
}
