using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using AwsMessaging.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Tests.Flow;

/// <summary>Where what a receive brought goes: here the argument of <c>Probe</c> is the call that receives, without its <c>await</c>.</summary>
public sealed class ReceivedMessagesTests
{
    private const string Members = """
        private static void Out(object o) { }
        private Func<object, Task> sink = null!;
        private List<Message> kept = null!;
        private static void Each(Message one) { Out(one.Body); }
        private static void All(List<Message> all) { foreach (var one in all) Out(one.Body); }
        """;

    [Theory]
    [InlineData("foreach (var m in r.Messages) { Out(m.Body); }", "r.Messages", "m")]
    [InlineData("foreach (var m in r.Messages ?? new()) { Out(m.Body); }", "r.Messages;r.Messages ?? new()", "m")]
    [InlineData("for (var i = 0; i < r.Messages.Count; i++) { var m = r.Messages[i]; Out(m.Body); }", "r.Messages;r.Messages", "r.Messages[i];m")]
    [InlineData("var list = r.Messages; foreach (var m in list) { Out(m.Body); }", "r.Messages;list", "m")]
    [InlineData("r.Messages.ForEach(m => Out(m.Body));", "r.Messages", "m")]
    [InlineData("r.Messages.ForEach(Each);", "r.Messages", "one")]
    [InlineData("All(r.Messages);", "r.Messages;all", "one")]
    [InlineData("foreach (var m in r.Messages.Where(x => x.Body != text).ToList()) { Out(m.Body); }", "r.Messages;r.Messages.Where(x => x.Body != text);r.Messages.Where(x => x.Body != text).ToList()", "x;m")]
    [InlineData("if (r is { Messages: { Count: > 0 } some }) { foreach (var m in some) Out(m.Body); }", "some", "m")]
    public void Finds_lists_and_messages(string use, string lists, string messages)
    {
        var received = Received(use);
        Assert.Equal(lists, string.Join(";", received.Lists.Select(l => l.Expression.Syntax.ToString())));
        Assert.Equal(messages, string.Join(";", received.Messages.Select(m => m.Syntax.ToString())));
        Assert.False(received.ListEscapes);
    }

    [Theory]
    [InlineData("var m = r.Messages[0];", true)]
    [InlineData("var m = r.Messages.FirstOrDefault();", true)]
    [InlineData("if (r.Messages is [var m, ..]) Out(1);", true)]
    [InlineData("foreach (var m in r.Messages.Take(1)) Out(1);", true)]
    [InlineData("foreach (var m in r.Messages.Take(5)) Out(1);", false)]
    [InlineData("var m = r.Messages[number];", false)]
    public void Knows_who_takes_one(string use, bool one) => Assert.Equal(one, Received(use).TakesOne);

    [Theory]
    [InlineData("await sink(r);", true, true)]
    [InlineData("await sink(r.Messages);", true, true)]
    [InlineData("kept = r.Messages;", true, true)]
    [InlineData("foreach (var m in r.Messages) await sink(m);", false, true)]
    [InlineData("foreach (var m in r.Messages) Console.WriteLine(m);", false, false)]
    [InlineData("foreach (var m in r.Messages) await sink(m.Body);", false, false)]
    [InlineData("foreach (var g in r.Messages.GroupBy(m => m.Body)) Out(g.Key);", true, true)]
    public void Knows_what_goes_out_of_sight(string use, bool list, bool message)
    {
        var received = Received(use);
        Assert.Equal((list, message), (received.ListEscapes, received.MessageEscapes));
    }

    [Theory]
    [InlineData("foreach (var m in r.Messages) Out(m.Body);", true)]
    [InlineData("foreach (var m in r.Messages ?? new()) Out(m.Body);", false)]
    [InlineData("var list = r.Messages; Out(list.Count);", true)]
    [InlineData("var list = r.Messages ?? new(); Out(list.Count);", false)]
    [InlineData("var list = r.Messages; list ??= new(); Out(list.Count);", false)]
    [InlineData("Out(r.Messages.ToList().Count);", false)]
    public void Knows_which_lists_may_be_null(string use, bool mayBeNull) => Assert.Equal(mayBeNull, Received(use).Lists[^1].MayBeNull);

    private static ReceivedMessages Received(string use)
    {
        var probe = FlowProbe.At("var r = await Probe(sqs.ReceiveMessageAsync(text)); " + use, Members);
        var receive = (IInvocationOperation)probe.Argument;
        var compilation = receive.SemanticModel!.Compilation;
        var state = new CompilationState(compilation, MessagingSymbols.TryCreate(compilation)!, new AnalyzerOptions([]));
        return ReceivedMessages.Of(probe.Call, state, TestContext.Current.CancellationToken);
    }
}
