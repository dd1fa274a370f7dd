using AwsMessaging.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class BatchEntryIdTests() : RuleTests("AWSM1007")
{
    private static string Sender(string members) => $$"""
        using Amazon.Kinesis;
        using Amazon.Kinesis.Model;
        using Amazon.SimpleNotificationService;
        using Amazon.SimpleNotificationService.Model;
        using Amazon.SQS;
        using Amazon.SQS.Model;

        public partial class Sender
        {
            private readonly IAmazonSQS sqs = null!;
            private readonly IAmazonSimpleNotificationService sns = null!;
            private readonly IAmazonKinesis kinesis = null!;
            private static SendMessageBatchRequestEntry Entry(string body, int i = 0) => new($"{i}", body);
            private readonly Option option = new();
            private readonly List<object> parts = [];
            private void Look(object o) { }
        {{members}}
        }

        public sealed class Option : List<string> { }
        """;

    private static string Send(string statements) => Sender(
        "    public async Task Run(string body, string url, int number, List<string> bodies, List<SendMessageBatchRequestEntry> entries) { await Task.Yield(); " + statements + " }");

    [Theory]
    [InlineData("await sqs.SendMessageBatchAsync(url, bodies.Select(b => new SendMessageBatchRequestEntry({|AWSM1007:\"1\"|}, b)).ToList());")]
    [InlineData("await sqs.SendMessageBatchAsync(url, bodies.Select(b => new SendMessageBatchRequestEntry { Id = {|AWSM1007:\"entry\"|}, MessageBody = b }).ToList());")]
    [InlineData("await sqs.SendMessageBatchAsync(url, bodies.Where(b => b.Length > 0).Select(b => new SendMessageBatchRequestEntry({|AWSM1007:\"1\"|}, b)).ToList());")]
    [InlineData("var request = new SendMessageBatchRequest { Entries = bodies.Select(b => new SendMessageBatchRequestEntry { Id = \"entry\" }).ToList() }; await sqs.{|AWSM1007:SendMessageBatchAsync|}(request);")]
    [InlineData("await sqs.SendMessageBatchAsync(url, bodies.Where(b => !string.IsNullOrEmpty(b) && b is not null).Select(b => new SendMessageBatchRequestEntry({|AWSM1007:\"1\"|}, b)).ToList());")]
    [InlineData("var many = bodies.Where(b => b.Length > 1).ToList(); await sqs.SendMessageBatchAsync(url, many.Select(b => new SendMessageBatchRequestEntry({|AWSM1007:\"1\"|}, b)).ToList());")]
    [InlineData("await sqs.SendMessageBatchAsync(url, bodies.GroupBy(b => b.Length).Select(g => new SendMessageBatchRequestEntry({|AWSM1007:\"1\"|}, string.Join(',', g))).ToList());")]
    [InlineData("if (bodies.Count > 10) throw new ArgumentException(url); await sqs.SendMessageBatchAsync(url, bodies.Select(b => new SendMessageBatchRequestEntry({|AWSM1007:\"1\"|}, b)).ToList());")]
    [InlineData("if (bodies.Count > 0) { await sqs.SendMessageBatchAsync(url, bodies.Select(b => new SendMessageBatchRequestEntry({|AWSM1007:\"1\"|}, b)).ToList()); }")]
    [InlineData("var list = new List<string>(); list.Add(body); list.Add(url); await sqs.SendMessageBatchAsync(url, list.Select(b => new SendMessageBatchRequestEntry({|AWSM1007:\"1\"|}, b)).ToList());")]
    [InlineData("var list = new List<string>(); foreach (var b in bodies) list.Add(b); await sqs.SendMessageBatchAsync(url, list.Select(b => new SendMessageBatchRequestEntry({|AWSM1007:\"1\"|}, b)).ToList());")]
    [InlineData("var list = new List<string>(); list.AddRange(bodies); await sqs.SendMessageBatchAsync(url, list.Select(b => new SendMessageBatchRequestEntry({|AWSM1007:\"1\"|}, b)).ToList());")]
    [InlineData("await sqs.SendMessageBatchAsync(url, [new(\"a\", body), new({|AWSM1007:\"a\"|}, body)]);")]
    [InlineData("await sns.PublishBatchAsync(new PublishBatchRequest { PublishBatchRequestEntries = [new() { Id = \"a\" }, new() { Id = {|AWSM1007:\"a\"|} }] });")]
    [InlineData("var list = new List<SendMessageBatchRequestEntry>(); list.Add(new(\"a\", body)); list.Add(new(\"a\", body)); await sqs.{|AWSM1007:SendMessageBatchAsync|}(url, list);")]
    [InlineData("var list = new List<SendMessageBatchRequestEntry> { new(\"a\", body) }; list.Add(new(\"b\", body)); list.Add(new(\"a\", body)); await sqs.{|AWSM1007:SendMessageBatchAsync|}(url, list);")]
    [InlineData("await sqs.SendMessageBatchAsync(url, [new({|AWSM1007:\"order 1\"|}, body)]);")]
    [InlineData("await sqs.SendMessageBatchAsync(url, [new({|AWSM1007:\"\"|}, body)]);")]
    [InlineData("await sqs.DeleteMessageBatchAsync(url, bodies.Select(b => new DeleteMessageBatchRequestEntry({|AWSM1007:\"x\"|}, b)).ToList());")]
    [InlineData("await sqs.SendMessageBatchAsync(url, new[] { body, url }.Select(b => new SendMessageBatchRequestEntry({|AWSM1007:\"1\"|}, b)).ToList());")]
    [InlineData("await sqs.SendMessageBatchAsync(url, new[] { body }.Select(b => new SendMessageBatchRequestEntry({|AWSM1007:\"a b\"|}, b)).ToList());")]
    [InlineData("var one = new List<string> { body }; one.Add(url); await sqs.SendMessageBatchAsync(url, one.Select(b => new SendMessageBatchRequestEntry({|AWSM1007:\"1\"|}, b)).ToList());")]
    [InlineData("var list = new List<SendMessageBatchRequestEntry>(); foreach (var b in bodies) { list.Add(new(\"x\", b)); } await sqs.{|AWSM1007:SendMessageBatchAsync|}(url, list);")]
    [InlineData("var list = new List<SendMessageBatchRequestEntry>(); for (var i = 0; i < bodies.Count; i++) { list.Add(new() { Id = \"x\", MessageBody = bodies[i] }); } await sqs.{|AWSM1007:SendMessageBatchAsync|}(url, list);")]
    [InlineData("var request = new SendMessageBatchRequest { QueueUrl = url, Entries = [] }; foreach (var b in bodies) { request.Entries.Add(new(\"x\", b)); } await sqs.{|AWSM1007:SendMessageBatchAsync|}(request);")]
    [InlineData("foreach (var chunk in bodies.Chunk(10)) { var list = new List<SendMessageBatchRequestEntry>(); foreach (var b in chunk) { list.Add(new(\"x\", b)); } await sqs.{|AWSM1007:SendMessageBatchAsync|}(url, list); }")]
    [InlineData("await sqs.{|AWSM1007:SendMessageBatchAsync|}(url, bodies.Select(b => Make(b)).ToList()); SendMessageBatchRequestEntry Make(string b) => new(\"x\", b);")]
    [InlineData("if (1 > bodies.Count) return; await sqs.SendMessageBatchAsync(url, bodies.Select(b => new SendMessageBatchRequestEntry({|AWSM1007:\"1\"|}, b)).ToList());")]
    [InlineData("if (bodies.Count < 1) return; await sqs.SendMessageBatchAsync(url, bodies.Select(b => new SendMessageBatchRequestEntry({|AWSM1007:\"1\"|}, b)).ToList());")]
    [InlineData("if (bodies is { Count: >= 1 }) await sqs.SendMessageBatchAsync(url, bodies.Select(b => new SendMessageBatchRequestEntry({|AWSM1007:\"1\"|}, b)).ToList());")]
    [InlineData("if (bodies is []) return; await sqs.SendMessageBatchAsync(url, bodies.Select(b => new SendMessageBatchRequestEntry({|AWSM1007:\"1\"|}, b)).ToList());")]
    [InlineData("var tasks = new List<Task>(); await sqs.SendMessageBatchAsync(url, tasks.Where(t => !t.IsCompleted).Select(t => new SendMessageBatchRequestEntry({|AWSM1007:\"1\"|}, body)).ToList());")]
    [InlineData("var tasks = new List<Task>(); await sqs.SendMessageBatchAsync(url, tasks.Where(t => t.Status == TaskStatus.Faulted).Select(t => new SendMessageBatchRequestEntry({|AWSM1007:\"1\"|}, body)).ToList());")]
    [InlineData("await sqs.SendMessageBatchAsync(url, bodies.Select((b, i) => new SendMessageBatchRequestEntry({|AWSM1007:$\"order.{i}\"|}, b)).ToList());")]
    [InlineData("await sqs.SendMessageBatchAsync(url, bodies.Select(b => new SendMessageBatchRequestEntry({|AWSM1007:number + \"/\" + b|}, b)).ToList());")]
    [InlineData("var id = Guid.NewGuid().ToString(); await sqs.SendMessageBatchAsync(url, bodies.Select(b => new SendMessageBatchRequestEntry({|AWSM1007:id|}, b)).ToList());")]
    [InlineData("var id = Guid.NewGuid(); var list = new List<SendMessageBatchRequestEntry>(); foreach (var b in bodies) { list.Add(new($\"{id}\", b)); } await sqs.{|AWSM1007:SendMessageBatchAsync|}(url, list);")]
    [InlineData("await sqs.{|AWSM1007:SendMessageBatchAsync|}(url, bodies.Select(Make).ToList()); SendMessageBatchRequestEntry Make(string b) => new(\"x\", b);")]
    [InlineData("await sqs.SendMessageBatchAsync(url, [.. bodies.Select(b => new SendMessageBatchRequestEntry({|AWSM1007:\"1\"|}, b))]);")]
    [InlineData("List<SendMessageBatchRequestEntry> list = [.. bodies.Select(b => new SendMessageBatchRequestEntry(\"1\", b))]; await sqs.{|AWSM1007:SendMessageBatchAsync|}(url, list);")]
    [InlineData("await sqs.SendMessageBatchAsync(new SendMessageBatchRequest { QueueUrl = url, Entries = [.. bodies.Select((b, i) => new SendMessageBatchRequestEntry({|AWSM1007:$\"order.{i}\"|}, b))] });")]
    [InlineData("await sqs.{|AWSM1007:SendMessageBatchAsync|}(url, [.. bodies.Select(Make)]); SendMessageBatchRequestEntry Make(string b) => new(\"x\", b);")]
    [InlineData("await sqs.SendMessageBatchAsync(url, [new(\"a\", body), .. new[] { new SendMessageBatchRequestEntry({|AWSM1007:\"a\"|}, url) }]);")]
    [InlineData("if ((await sqs.SendMessageBatchAsync(url, [new(\"a\", body), new({|AWSM1007:\"a\"|}, body)])).Failed.Count > 0) throw new IOException();")]
    public Task Reports_ids_that_are_refused(string statements) => Reports(Send(statements));

    [Theory]
    [InlineData("public Task Run(string url, string a, string b) => sqs.SendMessageBatchAsync(url, [new(\"x\", a), new({|AWSM1007:\"x\"|}, b)]);")]
    [InlineData("public async Task Run(string url, string a, string b) => Look(await sqs.SendMessageBatchAsync(url, [new() { Id = \"x\", MessageBody = a }, new() { Id = {|AWSM1007:\"x\"|}, MessageBody = b }]));")]
    [InlineData("public Task Run(string url, string a) => sqs.{|AWSM1007:SendMessageBatchAsync|}(url, Both(a)); private static List<SendMessageBatchRequestEntry> Both(string a) => [new(\"x\", a), new(\"x\", a)];")]
    public Task Reports_entries_beside_each_other_in_a_member_that_is_an_expression(string members) => Reports(Sender(members));

    [Theory]
    [InlineData("public Task Run(string url, string a, string b) => sqs.SendMessageBatchAsync(url, [new(\"x\", a), new(\"y\", b)]);")]
    [InlineData("public Task Run(string url, string a, string b) => sqs.SendMessageBatchAsync(url, a.Length > 1 ? [new(\"x\", a)] : [new(\"x\", b)]);")]
    [InlineData("public Task Run(string url, string a, string b) => sqs.SendMessageBatchAsync(url, a switch { \"1\" => [new(\"x\", a)], _ => [new(\"x\", b)] });")]
    [InlineData("public Task Run(string url, string? a, string b) => sqs.SendMessageBatchAsync(url, [.. First(a) ?? [new(\"x\", b)], .. Then(a)]); private static List<SendMessageBatchRequestEntry>? First(string? a) => a is null ? null : [new(\"x\", a)]; private static List<SendMessageBatchRequestEntry> Then(string? a) => a is null ? [] : [new(\"y\", a)];")]
    [InlineData("public Task Run(string url, string? a) => sqs.SendMessageBatchAsync(url, [.. One(a), .. None(a)]); private static List<SendMessageBatchRequestEntry> One(string? a) => a is null ? [] : [new(\"x\", a)]; private static List<SendMessageBatchRequestEntry> None(string? a) => a is null ? [new(\"x\", \"\")] : [];")]
    [InlineData("public Task Run(string url, string a, string b) => Task.WhenAll(sqs.SendMessageBatchAsync(url, [new(\"x\", a)]), sqs.SendMessageBatchAsync(url, [new(\"x\", b)]));")]
    public Task Is_silent_on_entries_of_which_one_is_in_a_batch(string members) => Silent(Sender(members));

    /// <summary>An id that is made before the loop need not be that of all: something is added, or the variable has another value each time.</summary>
    [Theory]
    [InlineData("var id = Guid.NewGuid(); await sqs.SendMessageBatchAsync(url, bodies.Select((b, i) => new SendMessageBatchRequestEntry($\"{id}-{i}\", b)).ToList());")]
    [InlineData("var id = 0; await sqs.SendMessageBatchAsync(url, bodies.Select(b => new SendMessageBatchRequestEntry($\"{id++}\", b)).ToList());")]
    [InlineData("var id = url; var list = new List<SendMessageBatchRequestEntry>(); foreach (var b in bodies) { id = b; list.Add(new(id, b)); } await sqs.SendMessageBatchAsync(url, list);")]
    [InlineData("var id = url; await sqs.SendMessageBatchAsync(url, bodies.Take(1).Select(b => new SendMessageBatchRequestEntry(id, b)).ToList());")]
    [InlineData("await sqs.SendMessageBatchAsync(url, [new(url, body)]);")]
    [InlineData("await sqs.SendMessageBatchAsync(url, bodies.Take(1).Select(Make).ToList()); SendMessageBatchRequestEntry Make(string b) => new(\"x\", b);")]
    [InlineData("foreach (var g in bodies.GroupBy(b => b.Length)) await sqs.SendMessageBatchAsync(url, g.DistinctBy(b => b.Length).Select(b => new SendMessageBatchRequestEntry(url, b)).ToList());")]
    [InlineData("await sqs.SendMessageBatchAsync(url, bodies.Skip(bodies.Count - 1).Select(b => new SendMessageBatchRequestEntry(url, b)).ToList());")]
    [InlineData("await All([body], url); Task All(List<string> some, string id) => sqs.SendMessageBatchAsync(url, some.Select(b => new SendMessageBatchRequestEntry(id, b)).ToList());")]
    public Task Is_silent_on_ids_of_which_a_part_differs(string statements) => Silent(Send(statements));

    [Theory]
    [InlineData("await sqs.SendMessageBatchAsync(url, bodies.Select((b, i) => new SendMessageBatchRequestEntry(i.ToString(), b)).ToList());")]
    [InlineData("await sqs.SendMessageBatchAsync(url, bodies.Select(b => new SendMessageBatchRequestEntry(Guid.NewGuid().ToString(), b)).ToList());")]
    [InlineData("await sqs.SendMessageBatchAsync(url, [new(\"a\", body), new(\"b\", body)]);")]
    [InlineData("var list = new List<SendMessageBatchRequestEntry>(); if (number > 1) { list.Add(new(\"a\", body)); } else { list.Add(new(\"a\", url)); } await sqs.SendMessageBatchAsync(url, list);")]
    [InlineData("await sqs.SendMessageBatchAsync(url, entries);")]
    [InlineData("await sqs.SendMessageBatchAsync(url, bodies.Select((b, i) => b == body ? new SendMessageBatchRequestEntry(\"special\", b) : new SendMessageBatchRequestEntry($\"{i}\", b)).ToList());")]
    [InlineData("await sqs.SendMessageBatchAsync(url, bodies.Select((b, i) => { if (i == 0) { return new SendMessageBatchRequestEntry(\"first\", b); } return new SendMessageBatchRequestEntry($\"{i}\", b); }).ToList());")]
    [InlineData("var list = new List<SendMessageBatchRequestEntry>(); foreach (var b in bodies) { list.Add(new($\"{list.Count}\", b)); } await sqs.SendMessageBatchAsync(url, list);")]
    [InlineData("var list = new List<SendMessageBatchRequestEntry>(); foreach (var b in bodies) { list.Clear(); list.Add(new(\"x\", b)); } await sqs.SendMessageBatchAsync(url, list);")]
    [InlineData("var list = new List<SendMessageBatchRequestEntry>(); foreach (var b in bodies) { if (b == body) { list.Add(new(\"x\", b)); } } await sqs.SendMessageBatchAsync(url, list);")]
    [InlineData("var list = new List<SendMessageBatchRequestEntry>(); foreach (var b in bodies) { list.Add(new(\"x\", b)); break; } await sqs.SendMessageBatchAsync(url, list);")]
    [InlineData("var list = new List<SendMessageBatchRequestEntry>(); foreach (var b in bodies.Take(1)) { list.Add(new(\"x\", b)); } await sqs.SendMessageBatchAsync(url, list);")]
    [InlineData("foreach (var b in bodies) { var list = new List<SendMessageBatchRequestEntry>(); list.Add(new(\"x\", b)); await sqs.SendMessageBatchAsync(url, list); }")]
    [InlineData("var list = new List<SendMessageBatchRequestEntry>(); foreach (var b in bodies) { list = []; list.Add(new(\"x\", b)); } await sqs.SendMessageBatchAsync(url, list);")]
    [InlineData("var list = new List<SendMessageBatchRequestEntry>(); foreach (var b in bodies) { list.Add(new(\"x\", b)); await Flush(); } async Task Flush() { await sqs.SendMessageBatchAsync(url, list); list = []; }")]
    [InlineData("var list = new List<SendMessageBatchRequestEntry>(); foreach (var b in bodies) { list.Add(new(\"x\", b)); await Flush(list); } await sqs.SendMessageBatchAsync(url, list); async Task Flush(List<SendMessageBatchRequestEntry> l) { await sqs.SendMessageBatchAsync(url, l); l.Clear(); }")]
    [InlineData("await sqs.SendMessageBatchAsync(url, [Make(body)]); SendMessageBatchRequestEntry Make(string b) => new(\"x\", b);")]
    [InlineData("await sqs.SendMessageBatchAsync(url, [new(\"1\", body)]);")]
    [InlineData("await sqs.SendMessageBatchAsync(url, new[] { body }.Select(b => new SendMessageBatchRequestEntry(\"1\", b)).ToList());")]
    [InlineData("var one = new List<string> { body }; await sqs.SendMessageBatchAsync(url, one.Select(b => new SendMessageBatchRequestEntry(\"1\", b)).ToList());")]
    [InlineData("await sqs.SendMessageBatchAsync(url, bodies.Take(1).Select(b => new SendMessageBatchRequestEntry(\"1\", b)).ToList());")]
    [InlineData("await sqs.SendMessageBatchAsync(url, [.. bodies.Take(1).Select(b => new SendMessageBatchRequestEntry(\"1\", b))]);")]
    [InlineData("await sqs.SendMessageBatchAsync(url, [.. bodies.Select((b, i) => new SendMessageBatchRequestEntry($\"{i}\", b))]);")]
    [InlineData("List<string> one = [.. bodies.Where(b => b == body)]; await sqs.SendMessageBatchAsync(url, [.. one.Select(b => new SendMessageBatchRequestEntry(\"1\", b))]);")]
    [InlineData("string[] one = [.. bodies.Take(1)]; await sqs.SendMessageBatchAsync(url, [.. one.Select(Make)]); SendMessageBatchRequestEntry Make(string b) => new(\"x\", b);")]
    [InlineData("await sqs.SendMessageBatchAsync(url, [.. bodies.Take(1).Select(b => new SendMessageBatchRequestEntry(\"1\", b)), new(\"1\", body)]);")]
    [InlineData("await sqs.SendMessageBatchAsync(url, [.. number > 1 ? [new SendMessageBatchRequestEntry(\"1\", body)] : entries, new(\"1\", body)]);")]
    [InlineData("await sqs.SendMessageBatchAsync(url, [.. entries ?? [new SendMessageBatchRequestEntry(\"1\", body)], new(\"1\", body)]);")]
    [InlineData("await sqs.SendMessageBatchAsync(url, number > 1 ? [new(\"1\", body)] : [new(\"1\", url)]);")]
    [InlineData("List<SendMessageBatchRequestEntry> list = [.. bodies.Select(b => new SendMessageBatchRequestEntry(\"1\", b))]; for (var i = 0; i < list.Count; i++) list[i].Id = $\"{i}\"; await sqs.SendMessageBatchAsync(url, list);")]
    [InlineData("IEnumerable<string> one = body is null ? [] : [body]; await sqs.SendMessageBatchAsync(url, one.Select(b => new SendMessageBatchRequestEntry(\"1\", b)).ToList());")]
    [InlineData("foreach (var one in bodies.Chunk(1)) { await sqs.SendMessageBatchAsync(url, one.Select(b => new SendMessageBatchRequestEntry(\"1\", b)).ToList()); }")]
    [InlineData("foreach (var b in bodies) { await sqs.SendMessageBatchAsync(url, [new(\"1\", b)]); }")]
    [InlineData("await sqs.SendMessageBatchAsync(url, entries.Where(e => e.Id == body).Select(e => new SendMessageBatchRequestEntry(\"1\", e.MessageBody)).ToList());")]
    [InlineData("await sqs.SendMessageBatchAsync(url, bodies.Where(b => string.Equals(b, body)).Select(b => new SendMessageBatchRequestEntry(\"1\", b)).ToList());")]
    [InlineData("await sqs.SendMessageBatchAsync(url, bodies.Where(b => b.StartsWith('*')).Select(b => new SendMessageBatchRequestEntry(\"1\", b)).ToList());")]
    [InlineData("await sqs.SendMessageBatchAsync(url, (from b in bodies where b != body select new SendMessageBatchRequestEntry(\"1\", b)).ToList());")]
    [InlineData("var main = bodies.Where(IsMain).ToList(); await sqs.SendMessageBatchAsync(url, main.Select(b => new SendMessageBatchRequestEntry(\"1\", b)).ToList()); bool IsMain(string b) => b == body;")]
    [InlineData("await sqs.SendMessageBatchAsync(url, parts.OfType<Version>().Select(v => new SendMessageBatchRequestEntry(\"version\", $\"{v}\")).ToList());")]
    [InlineData("await sqs.SendMessageBatchAsync(url, bodies.GroupBy(_ => 1).Select(g => new SendMessageBatchRequestEntry(\"all\", string.Join(',', g))).ToList());")]
    [InlineData("await sqs.SendMessageBatchAsync(url, option.Select(b => new SendMessageBatchRequestEntry(\"1\", b)).ToList());")]
    [InlineData("var list = new List<SendMessageBatchRequestEntry>(); foreach (var b in bodies.Where(b => b == body)) { list.Add(new(\"x\", b)); } await sqs.SendMessageBatchAsync(url, list);")]
    [InlineData("if (bodies.Count != 1) throw new ArgumentException(url); await sqs.SendMessageBatchAsync(url, bodies.Select(b => new SendMessageBatchRequestEntry(\"1\", b)).ToList());")]
    [InlineData("if (bodies is [_]) { await sqs.SendMessageBatchAsync(url, bodies.Select(b => new SendMessageBatchRequestEntry(\"1\", b)).ToList()); }")]
    [InlineData("if (bodies.Count is 0 or 1) { await sqs.SendMessageBatchAsync(url, bodies.Select(b => new SendMessageBatchRequestEntry(\"1\", b)).ToList()); }")]
    [InlineData("await sqs.SendMessageBatchAsync(url, (body is null ? Enumerable.Empty<string>() : [body]).Select(b => new SendMessageBatchRequestEntry(\"1\", b)).ToList());")]
    [InlineData("var list = new List<string>(); if (body != url) list.Add(body); await sqs.SendMessageBatchAsync(url, list.Select(b => new SendMessageBatchRequestEntry(\"1\", b)).ToList());")]
    [InlineData("List<string> list = []; list.Add(body); await sqs.SendMessageBatchAsync(url, list.Select(b => new SendMessageBatchRequestEntry(\"1\", b)).ToList());")]
    [InlineData("await sqs.SendMessageBatchAsync(url, bodies.TakeLast(1).Select(b => new SendMessageBatchRequestEntry(\"1\", b)).ToList());")]
    [InlineData("await sqs.SendMessageBatchAsync(url, new[] { body }.Where(b => b.Length > 0).Select(b => new SendMessageBatchRequestEntry(\"1\", b)).ToList());")]
    [InlineData("var list = new List<SendMessageBatchRequestEntry>(); Action flush = () => list.Clear(); list.Add(new(\"1\", body)); flush(); list.Add(new(\"1\", url)); await sqs.SendMessageBatchAsync(url, list);")]
    [InlineData("var list = bodies.Select(b => new SendMessageBatchRequestEntry { Id = \"1\" }).ToList(); for (var i = 0; i < list.Count; i++) list[i].Id = $\"{i}\"; await sqs.SendMessageBatchAsync(url, list);")]
    [InlineData("var request = new SendMessageBatchRequest { QueueUrl = url }; request.Entries = [new(\"1\", body)]; await sqs.SendMessageBatchAsync(request); request.Entries = [new(\"1\", url)]; await sqs.SendMessageBatchAsync(request);")]
    [InlineData("var list = new List<SendMessageBatchRequestEntry>(); list.Add(new(\"1\", body)); await sqs.SendMessageBatchAsync(url, list); list.Clear(); list.Add(new(\"1\", url)); await sqs.SendMessageBatchAsync(url, list);")]
    [InlineData("var list = new List<SendMessageBatchRequestEntry> { new(\"1\", body) }; await sqs.SendMessageBatchAsync(url, list); list = new List<SendMessageBatchRequestEntry> { new(\"1\", url) }; await sqs.SendMessageBatchAsync(url, list);")]
    [InlineData("var query = bodies.Where(b => b == body); query = query.Where(b => b.Length > 0); await sqs.SendMessageBatchAsync(url, query.Select(b => new SendMessageBatchRequestEntry(\"1\", b)).ToList());")]
    [InlineData("var query = bodies.OfType<string>(); query = query.OrderBy(b => b); query = query.Distinct(); await sqs.SendMessageBatchAsync(url, query.Select(b => new SendMessageBatchRequestEntry(\"1\", b)).ToList());")]
    [InlineData("if (1 < bodies.Count) throw new ArgumentException(url); await sqs.SendMessageBatchAsync(url, bodies.Select(b => new SendMessageBatchRequestEntry(\"1\", b)).ToList());")]
    [InlineData("if (1 >= bodies.Count) await sqs.SendMessageBatchAsync(url, bodies.Select(b => new SendMessageBatchRequestEntry(\"1\", b)).ToList());")]
    [InlineData("if (bodies.Count < 2) await sqs.SendMessageBatchAsync(url, bodies.Select(b => new SendMessageBatchRequestEntry(\"1\", b)).ToList());")]
    public Task Is_silent_on_ids_that_differ_or_may(string statements) => Silent(Send(statements));

    /// <summary>The list is a field, and the method that sends it also empties it.</summary>
    [Theory]
    [InlineData("buffer.Add(new(\"1\", body)); await FlushAsync(); buffer.Add(new(\"1\", url)); await FlushAsync();")]
    [InlineData("buffer.Add(new(\"1\", body)); if (number > 1) { await this.FlushAsync(); } buffer.Add(new(\"1\", url)); await FlushAsync();")]
    [InlineData("foreach (var b in bodies) { buffer.Add(new(\"1\", b)); await FlushAsync(); }")]
    [InlineData("foreach (var b in bodies) { buffer.Add(new(\"1\", b)); if (b == body) await FlushAsync(); } await FlushAsync();")]
    public Task Is_silent_on_a_buffer_that_a_method_empties_in_between(string statements) => Silent(Send(statements) + """
         public partial class Sender
        {
            private readonly List<SendMessageBatchRequestEntry> buffer = [];
            private async Task FlushAsync()
            {
                await sqs.SendMessageBatchAsync("https://sqs.eu-west-1.amazonaws.com/111111111111/orders", buffer);
                buffer.Clear();
            }
        }
        """);

    [Theory]
    [InlineData("buffer.Add(new(\"1\", body)); buffer.Add(new(\"1\", url)); await sqs.{|AWSM1007:SendMessageBatchAsync|}(url, buffer);")]
    [InlineData("buffer.Add(new(\"1\", body)); Console.WriteLine(url); buffer.Add(new(\"1\", Text(url))); await sqs.{|AWSM1007:SendMessageBatchAsync|}(url, buffer);")]
    [InlineData("foreach (var b in bodies) { buffer.Add(new(\"1\", Text(b))); } await sqs.{|AWSM1007:SendMessageBatchAsync|}(url, buffer);")]
    [InlineData("var list = new List<SendMessageBatchRequestEntry>(); foreach (var b in bodies) { Look(b); list.Add(new(\"x\", b)); } await sqs.{|AWSM1007:SendMessageBatchAsync|}(url, list);")]
    public Task Reports_a_buffer_that_nothing_empties_in_between(string statements) => Reports(Send(statements) + """
         public partial class Sender
        {
            private readonly List<SendMessageBatchRequestEntry> buffer = [];
            private static string Text(string of) => of.Trim();
        }
        """);

    [Fact]
    public Task Is_silent_on_types_of_the_user_s_own() => Silent("""
        public record Entry(string Id);
        public interface IAmazonSQS { Task SendMessageBatchAsync(string queueUrl, List<Entry> entries); }
        public class Use(IAmazonSQS sqs) { public Task Run(List<string> all) => sqs.SendMessageBatchAsync("", all.Select(a => new Entry("1")).ToList()); }
        """);

    [Fact]
    public Task Survives_broken_code() => Silent(Send("await sqs.SendMessageBatchAsync(url, bodies.Select(b => new SendMessageBatchRequestEntry(, b)).ToList());"), compiles: false);

    [Fact]
    public Task The_fix_keeps_comments_and_layout() => Fixes(
        Sender("""
                public Task Run(List<string> bodies) => sqs.SendMessageBatchAsync("url", bodies
                    .Select(b => // one for each
                        new SendMessageBatchRequestEntry
                        {
                            Id = {|AWSM1007:"order"|}, // its name
                            MessageBody = b,
                        })
                    .ToList());
            """),
        Sender("""
                public Task Run(List<string> bodies) => sqs.SendMessageBatchAsync("url", bodies
                    .Select((b, i) => // one for each
                        new SendMessageBatchRequestEntry
                        {
                            Id = $"{i}", // its name
                            MessageBody = b,
                        })
                    .ToList());
            """));

    [Fact]
    public Task The_fix_numbers_the_entries() => Fixes(
        Send("await sqs.SendMessageBatchAsync(url, bodies.Select(b => new SendMessageBatchRequestEntry({|AWSM1007:\"1\"|} /* id */, b)).ToList()); await sqs.SendMessageBatchAsync(url, bodies.Select((b) => new SendMessageBatchRequestEntry { Id = {|AWSM1007:\"1\"|} }).ToList());"),
        Send("await sqs.SendMessageBatchAsync(url, bodies.Select((b, i) => new SendMessageBatchRequestEntry($\"{i}\" /* id */, b)).ToList()); await sqs.SendMessageBatchAsync(url, bodies.Select((b, i2) => new SendMessageBatchRequestEntry { Id = $\"{i2}\" }).ToList());"));

    [Theory]
    [InlineData("await sqs.SendMessageBatchAsync(url, [new(\"a\", body), new({|AWSM1007:\"a\"|}, body)]);")]
    [InlineData("await sqs.SendMessageBatchAsync(url, [new({|AWSM1007:\"order 1\"|}, body)]);")]
    public Task No_fix_where_a_person_must_choose(string statements) => NotFixed(Send(statements));

    [Theory]
    [InlineData("o => new SendMessageBatchRequestEntry { Id = id, MessageBody = o }")]
    [InlineData("o => new SendMessageBatchRequestEntry { Id = \"all\", MessageBody = o }")]
    [InlineData("Make")]
    public async Task Knows_private_methods_that_are_given_one(string selector)
    {
        await Silent(Source("[order]", selector));
        await Silent(Source("new List<string> { order }", selector));
        await Reports(Source("all", selector.Contains("id") ? selector.Replace("id,", "{|AWSM1007:id|},")
            : selector.Replace("\"all\"", "{|AWSM1007:\"all\"|}")));

        static string Call(bool isWrong) => isWrong ? "{|AWSM1007:SendMessageBatchAsync|}" : "SendMessageBatchAsync";

        static string Source(string given, string selector) => $$"""
            using Amazon.SQS;
            using Amazon.SQS.Model;

            public class Sender(IAmazonSQS sqs, string url)
            {
                public Task Send(string order, string id, List<string> all) => SendAll({{given}}, id);

                private async Task SendAll(IReadOnlyList<string> orders, string id) =>
                    await sqs.{{Call(selector == "Make" && given == "all")}}(url, orders.Select({{selector}}).ToList());

                private static SendMessageBatchRequestEntry Make(string order) => new() { Id = "all", MessageBody = order };
            }
            """;
    }

    /// <summary>An editor has the source of another project and a build has not: both find the same.</summary>
    [Fact]
    public async Task Does_not_look_into_another_project()
    {
        var (inBuild, inEditor) = Workbench.ReferencesTo(Workbench.Compile([("Lists.cs", """
            using System.Collections.Generic;
            public static class Lists { public static IEnumerable<string> Last(List<string> of) { yield return of[^1]; } }
            """)]).WithAssemblyName("Shop"));
        var source = Send("await sqs.SendMessageBatchAsync(url, "
            + "Lists.Last(bodies).Select(b => new SendMessageBatchRequestEntry(\"1\", b)).ToList());");
        foreach (var reference in new[] { inEditor, inBuild })
        {
            Assert.Single(await Findings.In("AWSM1007", source, AwsApiStubs.SdkMajor.V4, [reference]));
        }
    }

    [Fact]
    public async Task Is_silent_on_entries_that_are_numbered_behind_the_method_that_makes_them() => await Silent("""
        using Amazon.SQS;
        using Amazon.SQS.Model;

        public class Sender(IAmazonSQS sqs)
        {
            public async Task Send(string url, List<string> bodies)
            {
                await sqs.SendMessageBatchAsync(url, bodies.Select((b, i) => { var e = Entry(b); e.Id = i.ToString(); return e; }).ToList());
                var once = new List<SendMessageBatchRequestEntry>();
                for (var i = 0; i < 1; i++)
                {
                    once.Add(new SendMessageBatchRequestEntry { Id = "a", MessageBody = bodies[i] });
                }

                await sqs.SendMessageBatchAsync(url, once);
            }

            public Task SendLast(string url, List<string> bodies) =>
                sqs.SendMessageBatchAsync(url, Last(bodies).Select(b => new SendMessageBatchRequestEntry("a", b)).ToList());

            private static IEnumerable<string> Last(List<string> bodies)
            {
                if (bodies.Count > 0)
                {
                    yield return bodies[^1];
                }
            }

            private static SendMessageBatchRequestEntry Entry(string body) => new() { Id = "a", MessageBody = body };
        }
        """);

    [Theory]
    [InlineData("url", false)]
    [InlineData("new ReceiveMessageRequest { QueueUrl = url }", false)]
    [InlineData("new ReceiveMessageRequest { QueueUrl = url, MaxNumberOfMessages = 1 }", false)]
    [InlineData("new ReceiveMessageRequest { QueueUrl = url, MaxNumberOfMessages = 10 }", true)]
    public async Task Knows_receives_of_one_message(string request, bool isWrong)
    {
        var source = $$"""
            using Amazon.SQS;
            using Amazon.SQS.Model;

            public class Receiver(IAmazonSQS sqs)
            {
                public async Task Select(string url)
                {
                    var answer = await sqs.ReceiveMessageAsync({{request}});
                    await sqs.DeleteMessageBatchAsync(url, answer.Messages.Select(m => new DeleteMessageBatchRequestEntry { Id = {{(isWrong ? "{|AWSM1007:\"only\"|}" : "\"only\"")}}, ReceiptHandle = m.ReceiptHandle }).ToList());
                }

                public async Task Loop(string url)
                {
                    var answer = await sqs.ReceiveMessageAsync({{request}});
                    var entries = new List<DeleteMessageBatchRequestEntry>();
                    foreach (var message in answer.Messages)
                    {
                        entries.Add(new DeleteMessageBatchRequestEntry { Id = "only", ReceiptHandle = message.ReceiptHandle });
                    }

                    await sqs.{{(isWrong ? "{|AWSM1007:DeleteMessageBatchAsync|}" : "DeleteMessageBatchAsync")}}(url, entries);
                }
            }
            """;
        await (isWrong ? Reports(source) : Silent(source));
    }

    /// <summary>A placeholder that is written over where the entry is added.</summary>
    [Fact]
    public Task Silent_on_an_empty_id_for_now() => Silent(Sender("""
            public async Task Run(string url, List<string> bodies)
            {
                var list = new List<SendMessageBatchRequestEntry>();
                foreach (var b in bodies) { var entry = Of(b); entry.Id = $"m{list.Count}"; list.Add(entry); }
                await sqs.SendMessageBatchAsync(url, list);
            }

            private static SendMessageBatchRequestEntry Of(string body) => new() { Id = string.Empty, MessageBody = body };
        """));

    [Fact]
    public Task Silent_where_a_class_around_the_client_numbers_the_entries() => Silent(
        Send("await sqs.SendMessageBatchAsync(url, bodies.Select(b => new SendMessageBatchRequestEntry(\"1\", b)).ToList());") + """
         public class Numbering : AmazonSQSClient
        {
            public override Task<SendMessageBatchResponse> SendMessageBatchAsync(SendMessageBatchRequest request, CancellationToken cancellationToken = default)
            {
                for (var i = 0; i < request.Entries.Count; i++) { request.Entries[i].Id = i.ToString(); }
                return base.SendMessageBatchAsync(request, cancellationToken);
            }
        }
        """);

    [Fact]
    public Task Reports_where_a_class_around_the_client_speaks_of_another_id() => Reports(
        Send("await sqs.SendMessageBatchAsync(url, bodies.Select(b => new SendMessageBatchRequestEntry({|AWSM1007:\"1\"|}, b)).ToList());") + """
         public class Tracing : AmazonSQSClient
        {
            public string Id { get; } = Guid.NewGuid().ToString();
            public string Trace => System.Diagnostics.Activity.Current?.Id ?? "";
        }
        """);

    [Theory]
    [InlineData("await sqs.SendMessageBatchAsync(url, [first, second]);")]
    [InlineData("await sqs.SendMessageBatchAsync(url, new List<SendMessageBatchRequestEntry> { first, second });")]
    [InlineData("var all = new List<SendMessageBatchRequestEntry>(); all.Add(first); all.Add(second); await sqs.SendMessageBatchAsync(url, all);")]
    public Task Reports_two_entries_in_variables(string statements) => Reports(Send(
        "var first = new SendMessageBatchRequestEntry(\"leg\", body); var second = new SendMessageBatchRequestEntry(\"leg\", url); "
        + statements.Replace("sqs.SendMessageBatchAsync", "sqs.{|AWSM1007:SendMessageBatchAsync|}", StringComparison.Ordinal)));

    [Theory]
    [InlineData("await sqs.SendMessageBatchAsync(url, number > 5 ? [first] : [second]);")]
    [InlineData("await sqs.SendMessageBatchAsync(url, [first]); await sqs.SendMessageBatchAsync(url, [second]);")]
    [InlineData("await sqs.SendMessageBatchAsync(url, [number > 5 ? first : second]);")]
    [InlineData("second.Id = \"other\"; await sqs.SendMessageBatchAsync(url, [first, second]);")]
    [InlineData("var all = new List<SendMessageBatchRequestEntry>(); if (number > 5) all.Add(first); else all.Add(second); await sqs.SendMessageBatchAsync(url, all);")]
    public Task Is_silent_on_entries_in_variables_that_differ_or_go_apart(string statements) => Silent(Send(
        "var first = new SendMessageBatchRequestEntry(\"leg\", body); var second = new SendMessageBatchRequestEntry(\"leg\", url); " + statements));

    [Fact]
    public Task Reports_one_id_in_a_while_loop_that_counts() => Reports(Send(
        "var i = 0; var all = new List<SendMessageBatchRequestEntry>(); while (i < bodies.Count) { all.Add(new SendMessageBatchRequestEntry(\"a\", bodies[i])); i++; } await sqs.{|AWSM1007:SendMessageBatchAsync|}(url, all);"));

    [Theory]
    [InlineData("var i = 0; while (i < bodies.Count) { all.Add(new SendMessageBatchRequestEntry($\"{i}\", bodies[i])); i++; } await sqs.SendMessageBatchAsync(url, all);")]
    [InlineData("var i = 0; while (i < 1) { all.Add(new SendMessageBatchRequestEntry(\"a\", bodies[i])); i++; } await sqs.SendMessageBatchAsync(url, all);")]
    [InlineData("var i = 0; while (i < bodies.Count) { all.Add(new SendMessageBatchRequestEntry(\"a\", bodies[i])); i += number; } await sqs.SendMessageBatchAsync(url, all);")]
    [InlineData("var i = 0; while (i < bodies.Count) { all.Add(new SendMessageBatchRequestEntry(\"a\", bodies[i])); i++; await sqs.SendMessageBatchAsync(url, all); all.Clear(); }")]
    public Task Is_silent_on_while_loops_with_ids_of_their_own_or_few_rounds(string statements) =>
        Silent(Send("var all = new List<SendMessageBatchRequestEntry>(); " + statements));

    [Theory]
    [InlineData("foreach (var b in bodies) { var entry = Blank(b); entry.Id = $\"m{number++}\"; all.Add(entry); } await sqs.SendMessageBatchAsync(url, all);", true)]
    [InlineData("for (var i = 0; i < bodies.Count; i++) { var entry = Blank(bodies[i]); entry.Id = i.ToString(); all.Add(entry); } await sqs.SendMessageBatchAsync(new SendMessageBatchRequest(url, all));", true)]
    [InlineData("await sqs.SendMessageBatchAsync(url, bodies.Select(b => { var entry = Blank(b); entry.Id = $\"m{number++}\"; return entry; }).ToList());", true)]
    [InlineData("foreach (var b in bodies) { var entry = Blank(b); entry.DelaySeconds = 5; all.Add(entry); } await sqs.{|AWSM1007:SendMessageBatchAsync|}(url, all);", false)]
    public Task Takes_an_id_that_its_maker_leaves_blank_for_one_only_where_nobody_gives_another(string statements, bool isGiven)
    {
        var source = Send("var all = new List<SendMessageBatchRequestEntry>(); " + statements) + """
             public partial class Sender
            {
                private static SendMessageBatchRequestEntry Blank(string body) => new() { Id = "", MessageBody = body };
            }
            """;
        return isGiven ? Silent(source) : Reports(source);
    }

    [Fact]
    public Task Silent_where_a_handler_in_the_pipeline_numbers_the_entries() => Silent(
        Send("await sqs.SendMessageBatchAsync(url, bodies.Select(b => new SendMessageBatchRequestEntry(\"1\", b)).ToList());") + """
         public class Numbering : Amazon.Runtime.Internal.PipelineHandler
        {
            public override void InvokeSync(Amazon.Runtime.IExecutionContext executionContext)
            {
                var request = (SendMessageBatchRequest)executionContext.RequestContext.OriginalRequest;
                for (var i = 0; i < request.Entries.Count; i++) { request.Entries[i].Id = i.ToString(); }
                base.InvokeSync(executionContext);
            }
        }
        """, only: AwsApiStubs.SdkMajor.V4);
}
