using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Tests.Flow;

/// <summary>Whether statements do something with a message: here the message is the local <c>message</c>, of type string.</summary>
public sealed class ProcessingTests
{
    private const string Members = """
        private readonly List<string> all = new();
        private string last = "";
        private Task Handle(string text) => Task.CompletedTask;
        private static int Parse(string text) => text.Length;
        """;

    [Theory]
    [InlineData("await Handle(message);")]
    [InlineData("all.Add(message);")]
    [InlineData("last = message;")]
    [InlineData("var part = message.Substring(1); await Handle(part);")]
    [InlineData("var size = Parse(message); if (size > 1) { await Handle(size.ToString()); }")]
    [InlineData("foreach (var c in message.Split(',')) { all.Add(c); }")]
    [InlineData("Action<string> act = t => { }; act(message);")]
    [InlineData("await Task.Run(() => Handle(message));")]
    public void Is_done_by_statements_that_hand_the_message_on(string statements) => Assert.True(IsDone(statements));

    [Theory]
    [InlineData("")]
    [InlineData("Console.WriteLine(message);")]
    [InlineData("if (string.IsNullOrEmpty(message)) return;")]
    [InlineData("var part = message.Trim(); Console.WriteLine(part);")]
    [InlineData("var size = System.Text.Json.JsonSerializer.Deserialize<int>(message);")]
    [InlineData("var size = Parse(message);")]
    [InlineData("await Handle(\"other\");")]
    [InlineData("ArgumentNullException.ThrowIfNull(message);")]
    public void Is_not_done_by_statements_that_look(string statements) => Assert.False(IsDone(statements));

    private static bool IsDone(string statements)
    {
        var probe = FlowProbe.At("var message = Probe(text); " + statements, Members);
        var block = probe.Call.AncestorsInFunction().OfType<IBlockOperation>().First();
        var declaration = (IVariableDeclarationGroupOperation)block.Operations.First(o => o.Descendants().Contains(probe.Call));
        var processing = new Processing(declaration.Declarations[0].Declarators[0].Symbol, null);
        return block.Operations.SkipWhile(o => o != declaration).Skip(1).Any(processing.IsDoneBy);
    }
}
