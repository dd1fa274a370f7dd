using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using AwsMessaging.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Tests.Flow;

/// <summary>How long code takes with a message before it deletes it.</summary>
public sealed class MessageTimeTests
{
    private const string Delete = "await sqs.DeleteMessageAsync(text, m.ReceiptHandle);";

    [Theory]
    [InlineData(Delete, "", 0)]
    [InlineData("await Task.Delay(2000); " + Delete + " await Task.Delay(9000);", "", 2)]
    [InlineData("await Task.Delay(2000); Thread.Sleep(3000); " + Delete, "", 5)]
    [InlineData("using var c = new CancellationTokenSource(7000); await Task.Delay(2000, c.Token); " + Delete, "", 7)]
    [InlineData("await Pause(); await Pause(); " + Delete, "private static Task Pause() => Task.Delay(2000);", 4)]
    [InlineData("if (flag) { await Pause(); } " + Delete, "private static Task Pause() => Task.Delay(2000);", 0)]
    [InlineData("await One(sqs, m);", "private static async Task One(IAmazonSQS sqs, Message m) { await Pause(); await sqs.DeleteMessageAsync(\"q\", m.ReceiptHandle); await Pause(); } private static Task Pause() => Task.Delay(2000);", 2)]
    [InlineData("await A(); " + Delete, "private static async Task A() { await Task.Delay(1000); await B(); } private static async Task B() { await Task.Delay(1000); await C(); } private static Task C() => Task.Delay(4000);", 2)]
    [InlineData("await A(); " + Delete, "private static async Task A() { await Task.Delay(1000); await A(); }", 2)]
    public void Is_what_certainly_passes(string statements, string members, int seconds) => Assert.Equal(seconds, Seconds(statements, members, isDeletedLater: false));

    [Theory]
    [InlineData("await Task.Delay(2000);", true, 2)]
    [InlineData("await Task.Delay(2000);", false, 0)]
    [InlineData("await Task.Delay(2000); if (flag) { continue; } await Task.Delay(3000);", true, 2)]
    [InlineData("await Task.Delay(2000); try { await Task.Yield(); } catch (Exception) { continue; } await Task.Delay(3000);", true, 5)]
    [InlineData("await Task.Delay(2000); switch (number) { case 1: break; } await Task.Delay(3000);", true, 5)]
    public void Goes_to_the_end_where_a_delete_comes_later(string statements, bool isDeletedLater, int seconds) => Assert.Equal(seconds, Seconds(statements, "", isDeletedLater));

    private static double Seconds(string statements, string members, bool isDeletedLater)
    {
        var probe = FlowProbe.At("foreach (var m in new List<Message>()) { Probe(m); " + statements + " }", members);
        var compilation = probe.Call.SemanticModel!.Compilation;
        var state = new CompilationState(compilation, MessagingSymbols.TryCreate(compilation)!, new AnalyzerOptions([]));
        var loop = probe.Call.AncestorsInFunction().OfType<IForEachLoopOperation>().Single();
        return new MessageTime(state, TestContext.Current.CancellationToken).Until(loop.Body, () => isDeletedLater).TotalSeconds;
    }
}
