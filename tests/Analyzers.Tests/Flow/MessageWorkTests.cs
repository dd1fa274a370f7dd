using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Tests.Flow;

/// <summary>Which calls work with the content of a message: here the argument of <c>Probe</c> is the message.</summary>
public sealed class MessageWorkTests
{
    private const string Members = """
        private Task Handle(object o) => Task.CompletedTask;
        private Task<int> Create(string s) => Task.FromResult(1);
        private string Parse(string s) => s;
        private List<(int, string)> ParsePairs(string s) => [(1, Parse(s))];
        private bool TryParse(string s, out string parsed) { parsed = s; return true; }
        private void LogFailure(object o) { }
        private void Remove(object o) { }
        private bool ParseAndSave(string s) => true;
        private void CompleteOrder(object o) { }
        private class LogisticsService { public void Ship(string s) { } }
        private class TrackingService { public void Ship(string s) { } }
        private Task LogAndKeep(object o) => Handle(o);
        private void LogMore(object o) { handler(text); }
        private Task LogOnly(object o) { Console.WriteLine(o); return Task.CompletedTask; }
        private interface IEventLog { Task AppendAsync(string s); void Append(string s); Task LogAsync(string s); void Info(string s); bool TryLog(string s); }
        private readonly IEventLog events = null!; private readonly string text = "";
        private class Catalog { public void Ship(string s) { } }
        private class AuditLogger { public void Put(string s) { } }
        private Action<string> handler = _ => { };
        """;

    [Theory]
    [InlineData("await Handle(message);", "Handle")]
    [InlineData("await Handle(message.Body);", "Handle")]
    [InlineData("await Handle(message.MessageAttributes);", "Handle")]
    [InlineData("await Handle(new { message.Body });", "Handle")]
    [InlineData("var body = message.Body; var parsed = Parse(body); await Handle(parsed);", "Handle")]
    [InlineData("if (TryParse(message.Body, out var parsed)) await Handle(parsed);", "Handle")]
    [InlineData("if (message.Body is { Length: > 0 } body) await Handle(body);", "Handle")]
    [InlineData("var (id, body) = (message.MessageId, message.Body); await Handle(body);", "Handle")]
    [InlineData("foreach (var c in message.Body) await Handle(c);", "Handle")]
    [InlineData("handler(message.Body);", "Invoke")]
    [InlineData("handler?.Invoke(message.Body);", "Invoke")]
    [InlineData("_ = Task.Run(() => Handle(message));", "Handle")]
    [InlineData("await Create(message.Body);", "Create?")]
    [InlineData("ParseAndSave(message.Body);", "ParseAndSave")]
    [InlineData("Remove(message);", "Remove?")]
    [InlineData("CompleteOrder(message.Body);", "CompleteOrder?")]
    [InlineData("await LogAndKeep(message.Body);", "LogAndKeep?")]
    [InlineData("LogMore(message);", "LogMore?")]
    [InlineData("await events.AppendAsync(message.Body);", "AppendAsync?")]
    [InlineData("await events.AppendAsync($\"Got {message.Body}\");", "AppendAsync?")]
    [InlineData("events.Append(message.Body);", "Append?")]
    [InlineData("if (events.TryLog(message.Body)) { }", "TryLog?")]
    [InlineData("switch (Parse(message.Body)) { case { Length: > 0 } body: await Handle(body); break; }", "Handle")]
    [InlineData("await (Parse(message.Body) switch { { Length: > 0 } body => Handle(body), _ => Task.CompletedTask });", "Handle")]
    [InlineData("foreach (var (at, c) in ParsePairs(message.Body)) await Handle(c);", "Handle")]
    [InlineData("new LogisticsService().Ship(message.Body);", "Ship")]
    [InlineData("new TrackingService().Ship(message.Body);", "Ship")]
    [InlineData("new Catalog().Ship(message.Body);", "Ship")]
    [InlineData("await sqs.SendMessageAsync(text, message.Body);", "SendMessageAsync")]
    [InlineData("System.IO.File.WriteAllText(text, message.Body);", "WriteAllText")]
    public void Is_what_is_given_content(string statements, string expected) => Assert.Equal(expected, Work(statements));

    [Theory]
    [InlineData("await Handle(message.MessageId);")]
    [InlineData("await Handle(message.ReceiptHandle);")]
    [InlineData("await Handle(message.Attributes[text]);")]
    [InlineData("await Handle(text);")]
    [InlineData("Parse(message.Body);")]
    [InlineData("LogFailure(message);")]
    [InlineData("await LogOnly(message);")]
    [InlineData("await events.LogAsync($\"Got {message.Body}\");")]
    [InlineData("events.Info(message.Body);")]
    [InlineData("new AuditLogger().Put(message.Body);")]
    [InlineData("Console.WriteLine(message.Body);")]
    [InlineData("await sqs.DeleteMessageAsync(text, message.ReceiptHandle);")]
    [InlineData("new List<string>().Add(message.Body);")]
    [InlineData("if (message != null) { }")]
    public void Is_no_reading_logging_or_settling(string statements) => Assert.Equal("", Work(statements));

    [Theory]
    [InlineData("foreach (var m in messages) await Handle(m);", "Handle")]
    [InlineData("await Task.WhenAll(messages.Select(m => Handle(m)));", "Handle")]
    [InlineData("messages.ForEach(m => Handle(m.Body));", "Handle")]
    [InlineData("await Handle(messages);", "Handle")]
    [InlineData("await Handle(messages[0].Body);", "Handle")]
    [InlineData("await Handle(messages.First());", "Handle")]
    [InlineData("await Handle(messages.Count);", "")]
    [InlineData("await Handle(messages.Any());", "")]
    [InlineData("await Handle(messages.Select(m => m.MessageId).ToList());", "")]
    [InlineData("await Handle(messages.Select(m => m.Body).ToList());", "Handle")]
    public void Reaches_each_message_of_a_list(string statements, string expected) =>
        Assert.Equal(expected, Work(statements, "var messages = new List<Message>(); Probe(messages); "));

    [Theory]
    [InlineData("var all = new List<string>(); foreach (var m in messages) all.Add(Parse(m.Body)); foreach (var one in all) await Handle(one);", "Handle")]
    [InlineData("var all = new List<(Message, string)>(); foreach (var m in messages) all.Add((m, m.Body)); foreach (var (_, body) in all) await Handle(body);", "Handle")]
    [InlineData("var all = new List<string>(); foreach (var m in messages) all.Add(m.Body); await Handle(all); Console.WriteLine(all.Count);", "Handle")]
    [InlineData("var all = new List<string>(); foreach (var m in messages) all.Add(m.Body); await Handle(all.Count);", "")]
    [InlineData("var all = new List<string>(); foreach (var m in messages) all.Add(m.MessageId); await Handle(all);", null)]
    [InlineData("var all = new List<string> { text }; foreach (var m in messages) all.Add(m.Body); await Handle(all);", null)]
    [InlineData("var all = new List<string>(); Action more = () => all.Clear(); foreach (var m in messages) all.Add(m.Body); await Handle(all);", null)]
    [InlineData("var all = new Queue<string>(); foreach (var m in messages) all.Enqueue(m.Body); await Handle(all);", null)]
    [InlineData("await Handle(messages);", null)]
    public void Follows_what_is_gathered_where_it_is_asked_for(string statements, string? expected)
    {
        var probe = FlowProbe.At("var messages = new List<Message>(); Probe(messages); " + statements, Members);
        ISymbol[] messages = [((ILocalReferenceOperation)probe.Argument).Local];
        var body = BodyIndex.RootOf(probe.Call);
        var work = MessageWork.Of(messages, body, probe.Call).WithGathered(messages, body, probe.Call);
        Assert.Equal(expected, work is null ? null : string.Join(" ", work.Possible.Select(c => c.TargetMethod.Name)));
    }

    private static string Work(string statements, string before = "var message = new Message(); Probe(message); ")
    {
        var probe = FlowProbe.At(before + statements, Members);
        var work = MessageWork.Of([((ILocalReferenceOperation)probe.Argument).Local], BodyIndex.RootOf(probe.Call), probe.Call);
        return string.Join(" ", work.Possible.Select(c => c.TargetMethod.Name + (work.Calls.Contains(c) ? "" : "?")));
    }
}
