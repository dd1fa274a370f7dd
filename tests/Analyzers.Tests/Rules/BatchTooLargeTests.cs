using AwsMessaging.Analyzers.Tests.Harness;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class BatchTooLargeTests() : RuleTests("AWSM1005")
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
            private void Look(object o) { }
        {{members}}
        }
        """;

    private static string Send(string statements) => Sender(
        "    public async Task Run(string body, string url, int number, List<string> bodies, List<SendMessageBatchRequestEntry> entries) { await Task.Yield(); " + statements + " }");

    [Theory]
    [InlineData("await sqs.{|AWSM1005:SendMessageBatchAsync|}(url, Enumerable.Range(0, 25).Select(i => Entry(body, i)).ToList());")]
    [InlineData("await sqs.{|AWSM1005:SendMessageBatchAsync|}(url, [new(\"0\", body), new(\"1\", body), new(\"2\", body), new(\"3\", body), new(\"4\", body), new(\"5\", body), new(\"6\", body), new(\"7\", body), new(\"8\", body), new(\"9\", body), new(\"10\", body)]);")]
    [InlineData("await sqs.{|AWSM1005:SendMessageBatchAsync|}(new SendMessageBatchRequest { Entries = new List<SendMessageBatchRequestEntry> { new(\"0\", body), new(\"1\", body), new(\"2\", body), new(\"3\", body), new(\"4\", body), new(\"5\", body), new(\"6\", body), new(\"7\", body), new(\"8\", body), new(\"9\", body), new(\"10\", body) } });")]
    [InlineData("var all = new SendMessageBatchRequestEntry[] { new(\"0\", body), new(\"1\", body), new(\"2\", body), new(\"3\", body), new(\"4\", body), new(\"5\", body), new(\"6\", body), new(\"7\", body), new(\"8\", body), new(\"9\", body), new(\"10\", body) }; await sqs.{|AWSM1005:SendMessageBatchAsync|}(url, all.ToList());")]
    [InlineData("foreach (var chunk in bodies.Chunk(100)) { await sqs.{|AWSM1005:SendMessageBatchAsync|}(url, chunk.Select(Entry).ToList()); }")]
    [InlineData("foreach (var chunk in entries.Chunk(20)) { var request = new SendMessageBatchRequest(url, chunk.ToList()); await sqs.{|AWSM1005:SendMessageBatchAsync|}(request); }")]
    [InlineData("await sqs.{|AWSM1005:SendMessageBatchAsync|}(url, bodies.Take(50).Select(Entry).ToList());")]
    [InlineData("await sqs.{|AWSM1005:SendMessageBatchAsync|}(url, entries.GetRange(0, 20));")]
    [InlineData("await Task.WhenAll(entries.Chunk(20).Select(c => sqs.{|AWSM1005:SendMessageBatchAsync|}(url, c.ToList())));")]
    [InlineData("await kinesis.{|AWSM1005:PutRecordsAsync|}(new PutRecordsRequest { Records = Enumerable.Repeat(new PutRecordsRequestEntry(), 501).ToList() });")]
    [InlineData("await sqs.{|AWSM1005:SendMessageBatchAsync|}(url, bodies.ToArray()[5..25].Select(Entry).ToList());")]
    [InlineData("await sqs.{|AWSM1005:SendMessageBatchAsync|}(url, bodies.Take(..50).Select(Entry).ToList());")]
    [InlineData("foreach (var chunk in bodies.Chunk(25)) { var batch = new List<SendMessageBatchRequestEntry>(chunk.Length); foreach (var b in chunk) { Look(b); batch.Add(Entry(b, batch.Count)); } await sqs.{|AWSM1005:SendMessageBatchAsync|}(url, batch); }")]
    [InlineData("for (var i = 0; i < bodies.Count; i += 20) { var page = bodies.Skip(i).Take(20).ToList(); List<SendMessageBatchRequestEntry> batch = []; foreach (var b in page) batch.Add(Entry(b)); await sqs.{|AWSM1005:SendMessageBatchAsync|}(url, batch); }")]
    [InlineData("var batch = new List<SendMessageBatchRequestEntry>(); for (var i = 1; i <= 20; i++) { batch.Add(Entry(body, i)); } await sqs.{|AWSM1005:SendMessageBatchAsync|}(new SendMessageBatchRequest { QueueUrl = url, Entries = batch });")]
    [InlineData("for (var i = 0; i < entries.Count; i += 20) { await sqs.{|AWSM1005:SendMessageBatchAsync|}(url, entries.GetRange(i, Math.Min(20, entries.Count - i))); }")]
    [InlineData("var chunks = bodies.Select(b => b.Trim()).Chunk(20).ToList(); foreach (var chunk in chunks) { await sqs.{|AWSM1005:SendMessageBatchAsync|}(url, chunk.Select(Entry).ToList()); }")]
    [InlineData("var all = bodies.Take(25).Select(Entry).ToList(); Console.WriteLine(string.Join(',', all)); await sqs.{|AWSM1005:SendMessageBatchAsync|}(url, all);")]
    [InlineData("await sqs.{|AWSM1005:SendMessageBatchAsync|}(url, [.. entries[..25]]);")]
    [InlineData("var some = bodies[5..25]; await sqs.{|AWSM1005:SendMessageBatchAsync|}(url, [.. some.Select(Entry)]);")]
    public Task Reports_too_many_entries(string statements) => Reports(Send(statements));

    /// <summary>Not every round brings an entry, or the list is sent in parts.</summary>
    [Theory]
    [InlineData("var batch = new List<SendMessageBatchRequestEntry>(); foreach (var b in bodies.Take(20)) { if (b.Length > 3) batch.Add(Entry(b)); } await sqs.SendMessageBatchAsync(url, batch);")]
    [InlineData("var batch = new List<SendMessageBatchRequestEntry>(); foreach (var b in bodies.Take(20)) { batch.Add(Entry(b)); if (batch.Count == 10) break; } await sqs.SendMessageBatchAsync(url, batch);")]
    [InlineData("var batch = new List<SendMessageBatchRequestEntry>(); foreach (var b in bodies.Take(20)) { batch.Add(Entry(b)); if (batch.Count == 10) { await sqs.SendMessageBatchAsync(url, batch); batch.Clear(); } } await sqs.SendMessageBatchAsync(url, batch);")]
    [InlineData("var batch = new List<SendMessageBatchRequestEntry>(); foreach (var b in bodies.Take(20)) { batch.Add(Entry(b)); if (batch.Count == 10) { await sqs.SendMessageBatchAsync(url, batch); batch = []; } } await sqs.SendMessageBatchAsync(url, batch);")]
    [InlineData("var page = bodies.Take(20).ToList(); if (page.Count > 10) return; var batch = new List<SendMessageBatchRequestEntry>(); foreach (var b in page) { batch.Add(Entry(b)); } await sqs.SendMessageBatchAsync(url, batch);")]
    [InlineData("var batch = new List<SendMessageBatchRequestEntry>(); for (var i = 0; i < 20; i++) { batch.Add(Entry(body, i)); } foreach (var few in batch.Chunk(10)) await sqs.SendMessageBatchAsync(url, few.ToList());")]
    [InlineData("var batch = new List<SendMessageBatchRequestEntry>(); for (var i = 0; i < 20; i += 2) { batch.Add(Entry(body, i)); } await sqs.SendMessageBatchAsync(url, batch);")]
    [InlineData("var batch = new List<SendMessageBatchRequestEntry>(); for (var i = 0; i < 20; i++) { batch.Add(Entry(body, i)); } Shrink(batch); await sqs.SendMessageBatchAsync(url, batch); void Shrink(List<SendMessageBatchRequestEntry> all) => all.RemoveRange(10, 10);")]
    [InlineData("for (var i = 0; i < entries.Count; i += 10) { await sqs.SendMessageBatchAsync(url, entries.GetRange(i, Math.Min(10, entries.Count - i))); }")]
    [InlineData("var kinds = new HashSet<string>(); for (var i = 0; i < 20; i++) { kinds.Add(bodies[i]); } await sqs.SendMessageBatchAsync(url, kinds.Select(Entry).ToList());")]
    [InlineData("var batch = new List<SendMessageBatchRequestEntry>(); var pending = batch; foreach (var b in bodies.Take(20)) { batch.Add(Entry(b)); if (pending.Count == 10) { await sqs.SendMessageBatchAsync(url, pending); pending.Clear(); } } await sqs.SendMessageBatchAsync(url, batch);")]
    [InlineData("var batch = new List<SendMessageBatchRequestEntry>(); for (var i = 0; i < 20; i++) { batch.Add(Entry(body, i)); } System.Runtime.InteropServices.CollectionsMarshal.SetCount(batch, 10); await sqs.SendMessageBatchAsync(url, batch);")]
    [InlineData("var batch = bodies.Take(25).Select(Entry).ToList(); System.Runtime.InteropServices.CollectionsMarshal.SetCount(batch, 10); await sqs.SendMessageBatchAsync(url, batch);")]
    [InlineData("var batch = bodies.Take(25).Select(Entry).ToList(); Action<List<SendMessageBatchRequestEntry>> shrink = b => b.RemoveRange(10, 15); shrink(batch); await sqs.SendMessageBatchAsync(url, batch);")]
    [InlineData("var batch = bodies.Take(25).Select(Entry).ToList(); IShrinker shrinker = null!; shrinker.Shrink(batch); await sqs.SendMessageBatchAsync(url, batch); } private interface IShrinker { void Shrink(List<SendMessageBatchRequestEntry> entries);")]
    [InlineData("var batch = new List<SendMessageBatchRequestEntry>(); for (var i = 0; i < 12; i++) { try { batch.Add(Entry(body, i)); } catch (FormatException) { } } await sqs.SendMessageBatchAsync(url, batch);")]
    [InlineData("var batch = new List<SendMessageBatchRequestEntry>(); for (var i = 0; i < 12; i++) { batch.Add(Entry(body, i)); } if (batch.Count > number) throw new IOException(); await sqs.SendMessageBatchAsync(url, batch);")]
    [InlineData("const int Page = 50, SqsMax = 10; var size = Math.Min(Page, SqsMax); foreach (var c in bodies.Chunk(size)) await sqs.SendMessageBatchAsync(url, c.Select(Entry).ToList());")]
    [InlineData("await sqs.SendMessageBatchAsync(url, bodies.Take(Math.Min(100, number)).Select(Entry).ToList());")]
    [InlineData("var free = 10 - number; await sqs.SendMessageBatchAsync(url, bodies.Take(Math.Min(20, free)).Select(Entry).ToList());")]
    [InlineData("if (number > 10) throw new IOException(); for (var i = 0; i < entries.Count; i += number) { await sqs.SendMessageBatchAsync(url, entries.GetRange(i, Math.Min(100, Math.Min(number, entries.Count - i)))); }")]
    public Task Is_silent_where_a_loop_may_bring_few(string statements) => Silent(Send(statements));

    [Theory]
    [InlineData("await sqs.SendMessageBatchAsync(url, entries);")]
    [InlineData("var all = new List<SendMessageBatchRequestEntry> { new(\"0\", body), new(\"1\", body), new(\"2\", body), new(\"3\", body), new(\"4\", body), new(\"5\", body), new(\"6\", body), new(\"7\", body), new(\"8\", body), new(\"9\", body), new(\"10\", body) }; all.RemoveAt(number); await sqs.SendMessageBatchAsync(url, all);")]
    [InlineData("var all = Enumerable.Range(0, 20).Select(i => Entry(body, i)).ToList(); all.RemoveAll(e => e.MessageBody.Length > number); await sqs.SendMessageBatchAsync(url, all);")]
    [InlineData("await sqs.SendMessageBatchAsync(url, bodies.Select(Entry).ToList());")]
    [InlineData("foreach (var chunk in bodies.Chunk(10)) { await sqs.SendMessageBatchAsync(url, chunk.Select(Entry).ToList()); }")]
    [InlineData("foreach (var chunk in bodies.Chunk(number)) { await sqs.SendMessageBatchAsync(url, chunk.Select(Entry).ToList()); }")]
    [InlineData("foreach (var chunk in bodies.Chunk(100)) { foreach (var small in chunk.Chunk(10)) await sqs.SendMessageBatchAsync(url, small.Select(Entry).ToList()); }")]
    [InlineData("await sqs.SendMessageBatchAsync(url, bodies.Take(100).Where(b => b.Length > 3).Select(Entry).ToList());")]
    [InlineData("await sqs.SendMessageBatchAsync(url, Enumerable.Range(0, number).Select(i => Entry(body, i)).ToList());")]
    [InlineData("await sqs.SendMessageBatchAsync(url, Enumerable.Range(0, 10).Select(i => Entry(body, i)).ToList());")]
    [InlineData("await sqs.SendMessageBatchAsync(url, number > 5 ? entries.GetRange(0, 20) : entries.GetRange(0, 10));")]
    [InlineData("await kinesis.PutRecordsAsync(new PutRecordsRequest { Records = Enumerable.Repeat(new PutRecordsRequestEntry(), 500).ToList() });")]
    [InlineData("await sqs.SendMessageBatchAsync(url, bodies.ToArray()[15..25].Select(Entry).ToList()); await sqs.SendMessageBatchAsync(url, bodies.ToArray()[..^25].Select(Entry).ToList());")]
    [InlineData("await sqs.SendMessageBatchAsync(url, [.. entries[15..25]]); await sqs.SendMessageBatchAsync(url, entries[..^25]); await sqs.SendMessageBatchAsync(url, entries[number..50]);")]
    public Task Is_silent_on_batches_that_fit_or_may(string statements) => Silent(Send(statements));

    /// <summary>Groups of neighbours are chunks by another name, and so is what is made of each chunk.</summary>
    [Theory]
    [InlineData("foreach (var g in bodies.Select((b, i) => new { b, i }).GroupBy(x => x.i / 25)) { await sqs.{|AWSM1005:SendMessageBatchAsync|}(url, g.Select(x => Entry(x.b)).ToList()); }")]
    [InlineData("foreach (var g in bodies.Select((b, i) => (b, i)).GroupBy(x => x.i / 25, x => x.b)) { await sqs.{|AWSM1005:SendMessageBatchAsync|}(url, g.Select(Entry).ToList()); }")]
    [InlineData("const int Size = 20; var groups = bodies.Select((body, index) => (Body: body, Index: index)).GroupBy(x => x.Index / Size).ToList(); foreach (var g in groups) { await sqs.{|AWSM1005:SendMessageBatchAsync|}(url, g.Select(x => Entry(x.Body)).ToList()); }")]
    [InlineData("var i = 0; foreach (var g in bodies.GroupBy(_ => i++ / 25)) { await sqs.{|AWSM1005:SendMessageBatchAsync|}(url, g.Select(Entry).ToList()); }")]
    [InlineData("var batches = bodies.Select((Body, Index) => new { Body, Index }).GroupBy(x => x.Index / 25).Select(g => g.Select(x => Entry(x.Body, x.Index)).ToList()); foreach (var batch in batches) { await sqs.{|AWSM1005:SendMessageBatchAsync|}(url, batch); }")]
    [InlineData("foreach (var batch in bodies.Select(Entry).Chunk(25).Select(c => c.ToList())) { await sqs.{|AWSM1005:SendMessageBatchAsync|}(url, batch); }")]
    [InlineData("await Task.WhenAll(bodies.Chunk(25).Select(c => c.Select(Entry).ToList()).Select(batch => sqs.{|AWSM1005:SendMessageBatchAsync|}(url, batch)));")]
    public Task Reports_groups_of_neighbours(string statements) => Reports(Send(statements));

    [Theory]
    [InlineData("foreach (var g in bodies.Select((b, i) => new { b, i }).GroupBy(x => x.i / 10)) { await sqs.SendMessageBatchAsync(url, g.Select(x => Entry(x.b)).ToList()); }")]
    [InlineData("foreach (var g in bodies.Select((b, i) => new { b, i }).GroupBy(x => x.i / number)) { await sqs.SendMessageBatchAsync(url, g.Select(x => Entry(x.b)).ToList()); }")]
    [InlineData("foreach (var g in bodies.Select((b, i) => new { b, i }).GroupBy(x => x.i % 25)) { await sqs.SendMessageBatchAsync(url, g.Select(x => Entry(x.b)).ToList()); }")]
    [InlineData("foreach (var g in bodies.Select((b, i) => new { b, i, n = b.Length }).GroupBy(x => x.n / 25)) { await sqs.SendMessageBatchAsync(url, g.Select(x => Entry(x.b)).ToList()); }")]
    [InlineData("foreach (var g in bodies.Select((b, i) => (n: b.Length, i: b)).GroupBy(x => x.n / 25)) { await sqs.SendMessageBatchAsync(url, g.Select(x => Entry(x.i)).ToList()); }")]
    [InlineData("foreach (var g in bodies.Select((b, i) => new { b, i = i * 5 }).GroupBy(x => x.i / 25)) { await sqs.SendMessageBatchAsync(url, g.Select(x => Entry(x.b)).ToList()); }")]
    [InlineData("foreach (var g in bodies.GroupBy(b => b.Length / 25)) { await sqs.SendMessageBatchAsync(url, g.Select(Entry).ToList()); }")]
    [InlineData("var size = 0; foreach (var g in bodies.GroupBy(b => (size += b.Length) / 250_000)) { await sqs.SendMessageBatchAsync(url, g.Select(Entry).ToList()); }")]
    [InlineData("var i = 0; foreach (var g in bodies.GroupBy(_ => i++ / 25)) { i++; await sqs.SendMessageBatchAsync(url, g.Select(Entry).ToList()); }")]
    [InlineData("foreach (var g in bodies.Select((b, i) => new { b, i }).GroupBy(x => x.i / 25)) { if (g.Count() <= 10) await sqs.SendMessageBatchAsync(url, g.Select(x => Entry(x.b)).ToList()); }")]
    [InlineData("foreach (var g in bodies.Select((b, i) => new { b, i }).GroupBy(x => x.i / 25)) { foreach (var few in g.Chunk(10)) await sqs.SendMessageBatchAsync(url, few.Select(x => Entry(x.b)).ToList()); }")]
    [InlineData("foreach (var g in bodies.Take(9).Select((b, i) => new { b, i }).GroupBy(x => x.i / 25)) { await sqs.SendMessageBatchAsync(url, g.Select(x => Entry(x.b)).ToList()); }")]
    [InlineData("foreach (var batch in bodies.Chunk(25).Select(c => c.Where(b => b.Length > number).Select(Entry).ToList())) { await sqs.SendMessageBatchAsync(url, batch); }")]
    [InlineData("foreach (var batch in bodies.Chunk(25).Where(c => c.Length <= number).Select(c => c.Select(Entry).ToList())) { await sqs.SendMessageBatchAsync(url, batch); }")]
    [InlineData("foreach (var batch in bodies.Chunk(25).Select(c => c.Select(Entry).ToList())) { batch.RemoveAll(e => e.MessageBody.Length > number); await sqs.SendMessageBatchAsync(url, batch); }")]
    [InlineData("var batches = bodies.Chunk(25).Select(c => c.Select(Entry).ToList()).ToList(); Look(batches); foreach (var batch in batches) { await sqs.SendMessageBatchAsync(url, batch); }")]
    [InlineData("var received = await sqs.ReceiveMessageAsync(url); foreach (var chunk in (received.Messages ?? []).Chunk(25)) { await sqs.SendMessageBatchAsync(url, chunk.Select(m => Entry(m.Body)).ToList()); }")]
    public Task Is_silent_on_groups_that_fit_or_may(string statements) => Silent(Send(statements));

    /// <summary>What a private method sends is what its callers give it, all of them.</summary>
    private static string Given(string caller, string helper) => Sender($$"""
            public async Task Run(string body, string url, int number, List<string> bodies, List<SendMessageBatchRequestEntry> entries)
            {
                await Task.Yield();
                {{caller}}
            }

            {{helper}}
        """);

    [Theory]
    [InlineData("foreach (var chunk in bodies.Chunk(25)) { await SendAsync(url, chunk); }", "private Task SendAsync(string url, string[] some) => sqs.{|AWSM1005:SendMessageBatchAsync|}(url, some.Select(Entry).ToList());")]
    [InlineData("foreach (var chunk in bodies.Chunk(25)) { await SendAsync(url, chunk).ConfigureAwait(false); }", "private async Task SendAsync(string url, IReadOnlyCollection<string> some) { Console.WriteLine(some.Count); var batch = some.Select(Entry).ToList(); await sqs.{|AWSM1005:SendMessageBatchAsync|}(new SendMessageBatchRequest(url, batch)); }")]
    [InlineData("await Task.WhenAll(bodies.Chunk(25).Select(c => SendAsync(url, c)));", "private async Task SendAsync(string url, IEnumerable<string> some) { try { await sqs.{|AWSM1005:SendMessageBatchAsync|}(url, some.Select(Entry).ToList()); } catch (AmazonSQSException e) { Console.WriteLine(e); throw; } }")]
    [InlineData("foreach (var chunk in entries.Chunk(25)) { await SendAsync(url, chunk.ToList()); }", "private Task SendAsync(string url, List<SendMessageBatchRequestEntry> some) => sqs.{|AWSM1005:SendMessageBatchAsync|}(url, some);")]
    [InlineData("foreach (var chunk in bodies.Chunk(25)) { await SendAsync(url, chunk); } foreach (var chunk in bodies.Take(70).Chunk(50)) { await SendAsync(url, chunk); }", "private Task SendAsync(string url, string[] some) => sqs.{|AWSM1005:SendMessageBatchAsync|}(url, some.Select(Entry).ToList());")]
    [InlineData("await SendAsync(url, bodies.Take(50));", "private Task SendAsync(string url, IEnumerable<string> some) => sqs.{|AWSM1005:SendMessageBatchAsync|}(url, some.Select(Entry).ToList());")]
    [InlineData("foreach (var chunk in bodies.Chunk(25)) { await Send(chunk); } Task Send(string[] some) => sqs.{|AWSM1005:SendMessageBatchAsync|}(url, some.Select(Entry).ToList());", "")]
    [InlineData("foreach (var chunk in bodies.Chunk(25)) { await sqs.{|AWSM1005:SendMessageBatchAsync|}(url, Entries(chunk)); }", "private static List<SendMessageBatchRequestEntry> Entries(IEnumerable<string> some) => some.Select(Entry).ToList();")]
    [InlineData("await SendAsync(url, bodies, 25);", "private async Task SendAsync(string url, List<string> all, int size) { foreach (var chunk in all.Chunk(size)) { await sqs.{|AWSM1005:SendMessageBatchAsync|}(url, chunk.Select(Entry).ToList()); } }")]
    [InlineData("foreach (var g in bodies.Select((b, i) => new { b, i }).GroupBy(x => x.i / 25, x => x.b)) { await SendAsync(url, g); }", "private Task SendAsync(string url, IEnumerable<string> some) => sqs.{|AWSM1005:SendMessageBatchAsync|}(url, some.Select(Entry).ToList());")]
    public Task Reports_what_all_callers_give_a_private_method(string caller, string helper) => Reports(Given(caller, helper));

    [Theory]
    [InlineData("foreach (var chunk in bodies.Chunk(10)) { await SendAsync(url, chunk); }", "private Task SendAsync(string url, string[] some) => sqs.SendMessageBatchAsync(url, some.Select(Entry).ToList());")]
    [InlineData("foreach (var chunk in bodies.Chunk(25)) { await SendAsync(url, chunk); } await SendAsync(url, [body]);", "private Task SendAsync(string url, string[] some) => sqs.SendMessageBatchAsync(url, some.Select(Entry).ToList());")]
    [InlineData("foreach (var chunk in bodies.Chunk(25)) { await SendAsync(url, chunk); } await SendAsync(url, bodies.ToArray());", "private Task SendAsync(string url, string[] some) => sqs.SendMessageBatchAsync(url, some.Select(Entry).ToList());")]
    [InlineData("foreach (var chunk in bodies.Chunk(25)) { try { await SendAsync(url, chunk); } catch (AmazonSQSException e) { Console.WriteLine(e.Message); } }", "private Task SendAsync(string url, string[] some) => sqs.SendMessageBatchAsync(url, some.Select(Entry).ToList());")]
    [InlineData("await ThrowsAsync(() => SendAsync(url, Enumerable.Repeat(body, 25).ToArray()));", "private Task SendAsync(string url, string[] some) => sqs.SendMessageBatchAsync(url, some.Select(Entry).ToList()); private static Task ThrowsAsync(Func<Task> send) => send();")]
    [InlineData("foreach (var chunk in bodies.Chunk(25)) { await SendAsync(url, chunk); }", "public Task SendAsync(string url, string[] some) => sqs.SendMessageBatchAsync(url, some.Select(Entry).ToList());")]
    [InlineData("foreach (var chunk in bodies.Chunk(25)) { await SendAsync(url, chunk); } Func<string, string[], Task> send = SendAsync; await send(url, [body]);", "private Task SendAsync(string url, string[] some) => sqs.SendMessageBatchAsync(url, some.Select(Entry).ToList());")]
    [InlineData("foreach (var chunk in bodies.Chunk(25)) { if (chunk.Length <= 10) { await SendAsync(url, chunk); } }", "private Task SendAsync(string url, string[] some) => sqs.SendMessageBatchAsync(url, some.Select(Entry).ToList());")]
    [InlineData("foreach (var chunk in bodies.Chunk(25)) { await SendAsync(url, chunk); }", "private async Task SendAsync(string url, string[] some) { if (some.Length > 10) { await SendAsync(url, some[..10]); await SendAsync(url, some[10..]); return; } await sqs.SendMessageBatchAsync(url, some.Select(Entry).ToList()); }")]
    [InlineData("foreach (var chunk in bodies.Chunk(25)) { await SendAsync(url, chunk); }", "private async Task SendAsync(string url, string[] some) { if (some.Length > 10) throw new ArgumentException(url); await sqs.SendMessageBatchAsync(url, some.Select(Entry).ToList()); }")]
    [InlineData("foreach (var chunk in bodies.Chunk(25)) { await SendAsync(url, chunk); }", "private async Task SendAsync(string url, string[] some) { foreach (var few in some.Chunk(10)) await sqs.SendMessageBatchAsync(url, few.Select(Entry).ToList()); }")]
    [InlineData("foreach (var chunk in bodies.Chunk(25)) { await SendAsync(url, chunk); }", "private async Task SendAsync(string url, string[] some) { some = some.Distinct().ToArray(); await sqs.SendMessageBatchAsync(url, some.Select(Entry).ToList()); }")]
    [InlineData("foreach (var chunk in bodies.Chunk(25)) { await SendAsync(url, chunk.ToList()); }", "private async Task SendAsync(string url, List<string> some) { some.RemoveAll(b => b.Length > 9); await sqs.SendMessageBatchAsync(url, some.Select(Entry).ToList()); }")]
    [InlineData("foreach (var chunk in bodies.Chunk(25)) { await SendAsync(url, chunk.ToList()); }", "private async Task SendAsync(string url, List<string> some) { Look(some); await sqs.SendMessageBatchAsync(url, some.Select(Entry).ToList()); }")]
    [InlineData("foreach (var chunk in bodies.Chunk(500)) { await SendAsync(true, chunk); }", "private async Task SendAsync(bool streams, string[] some) { if (streams) { await kinesis.PutRecordsAsync(new PutRecordsRequest { Records = some.Select(b => new PutRecordsRequestEntry()).ToList() }); } else { await sqs.SendMessageBatchAsync(\"url\", some.Select(Entry).ToList()); } }")]
    [InlineData("await SendAsync(url, bodies, 25); await SendAsync(url, bodies, number);", "private async Task SendAsync(string url, List<string> all, int size) { foreach (var chunk in all.Chunk(size)) { await sqs.SendMessageBatchAsync(url, chunk.Select(Entry).ToList()); } }")]
    [InlineData("await SendAsync(url, bodies, 25);", "private async Task SendAsync(string url, List<string> all, int size) { foreach (var chunk in all.Chunk(Math.Min(size, 10))) { await sqs.SendMessageBatchAsync(url, chunk.Select(Entry).ToList()); } }")]
    [InlineData("await SendAsync(url, new[] { body, url });", "private Task SendAsync(string url, IEnumerable<string> some) => sqs.SendMessageBatchAsync(url, some.Take(25).Select(Entry).ToList());")]
    public Task Is_silent_where_a_caller_or_the_method_may_see_to_it(string caller, string helper) => Silent(Given(caller, helper));

    /// <summary>A method that hands a list to itself, or to another that hands it back, says nothing of how long it is.</summary>
    [Fact]
    public Task Survives_methods_that_call_each_other() => Silent(Given(
        "await OneAsync(url, bodies);",
        "private async Task OneAsync(string url, List<string> some) { await OtherAsync(url, some); await sqs.SendMessageBatchAsync(url, some.Select(Entry).ToList()); } private Task OtherAsync(string url, List<string> some) => OneAsync(url, some);"));

    [Fact]
    public Task The_fix_makes_the_chunks_of_the_only_caller_smaller() => Fixes(
        Given(
            "foreach (var chunk in bodies.Chunk(25)) { await SendAsync(url, chunk); }",
            "private Task SendAsync(string url, string[] some) => sqs.{|AWSM1005:SendMessageBatchAsync|}(url, some.Select(Entry).ToList());"),
        Given(
            "foreach (var chunk in bodies.Chunk(10)) { await SendAsync(url, chunk); }",
            "private Task SendAsync(string url, string[] some) => sqs.SendMessageBatchAsync(url, some.Select(Entry).ToList());"));

    /// <summary>Whoever takes no more than there are takes few of few.</summary>
    [Theory]
    [InlineData("await sqs.SendMessageBatchAsync(url, new[] { body, url }.Take(20).Select(Entry).ToList());")]
    [InlineData("string[] two = [body, url]; await sqs.SendMessageBatchAsync(url, two.Where(t => t.Length > number).Take(20).Select(Entry).ToList());")]
    [InlineData("await sqs.SendMessageBatchAsync(url, (number > 1 ? new[] { body } : new[] { body, url }).Take(..20).Select(Entry).ToList());")]
    [InlineData("foreach (var chunk in bodies.Chunk(10)) { await sqs.SendMessageBatchAsync(url, chunk.Take(50).Select(Entry).ToList()); }")]
    [InlineData("await sqs.SendMessageBatchAsync(url, bodies.Take(5).Take(50).Select(Entry).ToList());")]
    [InlineData("var received = await sqs.ReceiveMessageAsync(url); await sqs.SendMessageBatchAsync(url, (received.Messages ?? []).Where(m => m.Body != body).Take(20).Select(m => Entry(m.Body)).ToList());")]
    [InlineData("await sqs.SendMessageBatchAsync(url, bodies.Take(Math.Min(10, number)).Take(50).Select(Entry).ToList());")]
    public Task Is_silent_where_there_are_not_so_many_to_take(string statements) => Silent(Send(statements));

    [Theory]
    [InlineData("await sqs.{|AWSM1005:SendMessageBatchAsync|}(url, Enumerable.Range(0, 30).Take(20).Select(i => Entry(body, i)).ToList());")]
    [InlineData("await sqs.{|AWSM1005:SendMessageBatchAsync|}(url, bodies.Where(t => t.Length > number).Take(20).Select(Entry).ToList());")]
    [InlineData("await sqs.{|AWSM1005:SendMessageBatchAsync|}(url, (number > 1 ? bodies : [body]).Take(20).Select(Entry).ToList());")]
    [InlineData("await sqs.{|AWSM1005:SendMessageBatchAsync|}(url, bodies.Take(30).Take(20).Select(Entry).ToList());")]
    [InlineData("foreach (var chunk in bodies.Chunk(50)) { await sqs.{|AWSM1005:SendMessageBatchAsync|}(url, chunk.Take(20).Select(Entry).ToList()); }")]
    public Task Reports_where_there_may_be_so_many_to_take(string statements) => Reports(Send(statements));

    private const string Lazy = """
        private IEnumerable<string> Read(string path) { foreach (var t in path.Split(';')) { yield return File.ReadAllText(t); } }
            private IEnumerable<string> Later(string path) => Read(path).Where(t => t.Length > 3);
            private List<string> All(string path) => Read(path).ToList();
            private string Save(string t) { File.WriteAllText(t, t); return t; }
            private string Trim(string t) => t.Trim();
            private readonly IQueryable<string> table = null!;
            private readonly IOrderedQueryable<string> ordered = null!;
            private readonly IStore store = null!;
            public interface IStore { IEnumerable<string> Read(); }
        """;

    private static string SendLazy(string statements) => Sender(
        "    public async Task Run(string body, string url, List<string> bodies)\n    {\n        await Task.Yield();\n        " + statements + "\n    }\n\n    " + Lazy);

    /// <summary>What is left of the source would be read while chunks are sent: by code with effects, or by a query.</summary>
    [Theory]
    [InlineData("Read(body).Take(50)")]
    [InlineData("Later(body).Take(50)")]
    [InlineData("bodies.Select(Save).Take(50)")]
    [InlineData("bodies.Select(t => Save(t)).Take(50)")]
    [InlineData("store.Read().Take(50)")]
    [InlineData("table.AsEnumerable().Take(50)")]
    [InlineData("ordered.AsEnumerable().Where(t => t != body).Take(50)")]
    public Task No_fix_where_the_source_is_read_between_the_requests(string source) => NotFixed(SendLazy(
        "await sqs.{|AWSM1005:SendMessageBatchAsync|}(url, " + source + ".Select((t, i) => new SendMessageBatchRequestEntry($\"{i}\", t)).ToList());"));

    [Theory]
    [InlineData("All(body).Take(50)")]
    [InlineData("Later(body).ToList().Take(50)")]
    [InlineData("bodies.Select(Trim).Take(50)")]
    [InlineData("bodies.Where(t => t != body).Take(50)")]
    public Task The_fix_cuts_what_is_there(string source) => Fixes(
        SendLazy("await sqs.{|AWSM1005:SendMessageBatchAsync|}(url, " + source
            + ".Select((t, i) => new SendMessageBatchRequestEntry($\"{i}\", t)).ToList());"),
        SendLazy("foreach (var chunk in " + source + ".Chunk(10))\n        {\n            await sqs.SendMessageBatchAsync(url, "
            + "chunk.Select((t, i) => new SendMessageBatchRequestEntry($\"{i}\", t)).ToList());\n        }"));

    [Fact]
    public Task Is_silent_where_a_class_around_the_client_cuts_batches() => Silent(Send("await sqs.SendMessageBatchAsync(url, bodies.Take(50).Select((b, i) => new SendMessageBatchRequestEntry($\"{i}\", b)).ToList());") + """
         public class Chunked : AmazonSQSClient
        {
            public override async Task<SendMessageBatchResponse> SendMessageBatchAsync(SendMessageBatchRequest request, CancellationToken cancellationToken = default)
            {
                var failed = new List<Amazon.SQS.Model.BatchResultErrorEntry>();
                foreach (var chunk in request.Entries.Chunk(10))
                {
                    var response = await base.SendMessageBatchAsync(new SendMessageBatchRequest(request.QueueUrl, [.. chunk]), cancellationToken);
                    failed.AddRange(response.Failed ?? []);
                }

                return new SendMessageBatchResponse { Failed = failed };
            }
        }
        """);

    [Fact]
    public Task Is_silent_on_types_of_the_user_s_own() => Silent("""
        public interface IAmazonSQS { Task SendMessageBatchAsync(string queueUrl, List<string> entries); }
        public class Use(IAmazonSQS sqs) { public Task Run() => sqs.SendMessageBatchAsync("", Enumerable.Repeat("", 50).ToList()); }
        """);

    [Fact]
    public Task Survives_broken_code() => Silent(Send("await sqs.SendMessageBatchAsync(url, bodies.Take().ToList()); await sqs.SendMessageBatchAsync(url, [, ]);"), compiles: false);

    [Fact]
    public Task The_fix_keeps_comments_and_layout() => Fixes(
        Sender("""
                public async Task Run(List<SendMessageBatchRequestEntry> entries)
                {
                    foreach (var chunk in entries.Chunk(
                        25)) // a page
                    {
                        await sqs.{|AWSM1005:SendMessageBatchAsync|}("url", chunk.ToList());
                    }
                }
            """),
        Sender("""
                public async Task Run(List<SendMessageBatchRequestEntry> entries)
                {
                    foreach (var chunk in entries.Chunk(
                        10)) // a page
                    {
                        await sqs.SendMessageBatchAsync("url", chunk.ToList());
                    }
                }
            """));

    [Theory]
    [InlineData("List<SendMessageBatchRequestEntry>", false)]
    [InlineData("SendMessageBatchRequestEntry[]", true)]
    public async Task A_list_in_a_field_may_have_fewer_by_now(string type, bool isFixed)
    {
        var made = string.Join(", ", Enumerable.Range(1, 11).Select(i => $"Entry(\"{i}\")"));
        var source = Sender($$"""
                private readonly {{type}} pending = new {{(isFixed ? "SendMessageBatchRequestEntry[]" : type)}} { {{made}} };
                private static SendMessageBatchRequestEntry Entry(string id) => new() { Id = id, MessageBody = id };
                public void Drop() => {{(isFixed ? "pending[0] = Entry(\"0\")" : "pending.RemoveRange(0, 5)")}};
                public Task Run() => sqs.{{(isFixed ? "{|AWSM1005:SendMessageBatchAsync|}" : "SendMessageBatchAsync")}}("url", pending.ToList());
            """);
        await (isFixed ? Reports(source) : Silent(source));
    }

    [Fact]
    public Task The_fix_makes_smaller_chunks() => Fixes(
        Send("foreach (var chunk in bodies.Chunk(100 /* many */)) { await sqs.{|AWSM1005:SendMessageBatchAsync|}(url, chunk.Select(Entry).ToList()); }"),
        Send("foreach (var chunk in bodies.Chunk(10 /* many */)) { await sqs.SendMessageBatchAsync(url, chunk.Select(Entry).ToList()); }"));

    private static string Method(string statements) => Sender(
        "    public async Task Run(string body, string url, int number, List<string> bodies, List<SendMessageBatchRequestEntry> entries)\n    {\n        await Task.Yield();\n"
        + statements + """

                Look(number);
            }
            private readonly List<string> kept = [];
            private readonly string[] fixedOnes = Environment.GetCommandLineArgs();
            private void Check(SendMessageBatchResponse response, string what = "", int count = 0) { if (response.Failed?.Count > 0) { throw new IOException(what + count); } }
            private static async Task CheckAsync(SendMessageBatchResponse response, CancellationToken stop) { await Task.Delay(response.Failed?.Count ?? 0, stop); }
            private int Count(SendMessageBatchResponse response) => response.Failed?.Count ?? 0;
        """);

    [Fact]
    public Task The_fix_puts_a_loop_around_the_call() => Fixes(
        Method("""

                    // the first ones
                    await sqs.{|AWSM1005:SendMessageBatchAsync|}(url, bodies.Take(50).Select(b => Entry(b)).ToList()); // out
            """),
        Method("""

                    // the first ones
                    foreach (var chunk in bodies.Take(50).Chunk(10))
                    {
                        await sqs.SendMessageBatchAsync(url, chunk.Select(b => Entry(b)).ToList()); // out
                    }

            """));

    [Fact]
    public Task The_fix_puts_a_loop_around_what_is_made_for_the_call() => Fixes(
        Method("""
                    // all of them
                    var all = bodies
                        .Where(b => b.Length > 3) 
                        .Take(25)
                        .Select((b, i) => new SendMessageBatchRequestEntry // one each
                        {
                            Id = $"n{i}",
                            MessageBody = b,
                        })
                        .ToList();

                    // to the queue
                    var request = new SendMessageBatchRequest { QueueUrl = url, Entries = all };
                    Check(await sqs.{|AWSM1005:SendMessageBatchAsync|}(request), "all");
            """),
        Method("""
                    // all of them
                    foreach (var chunk in bodies.Where(b => b.Length > 3).Take(25).Chunk(10))
                    {
                        var all = chunk
                            .Select((b, i) => new SendMessageBatchRequestEntry // one each
                            {
                                Id = $"n{i}",
                                MessageBody = b,
                            })
                            .ToList();

                        // to the queue
                        var request = new SendMessageBatchRequest { QueueUrl = url, Entries = all };
                        Check(await sqs.SendMessageBatchAsync(request), "all");
                    }

            """));

    [Fact]
    public Task The_fix_takes_the_check_of_the_response_along() => Fixes(
        Method("""
                    var response = await sqs.{|AWSM1005:SendMessageBatchAsync|}(url, bodies.Take(50).Select(b => Entry(b)).ToList());
                    if (response.Failed.Any(f => f.Code != null))
                    {
                        // some
                        throw new IOException(response.Failed[0].Code);
                    }
            """),
        Method("""
                    foreach (var chunk in bodies.Take(50).Chunk(10))
                    {
                        var response = await sqs.SendMessageBatchAsync(url, chunk.Select(b => Entry(b)).ToList());
                        if (response.Failed.Any(f => f.Code != null))
                        {
                            // some
                            throw new IOException(response.Failed[0].Code);
                        }
                    }

            """));

    [Theory]
    [InlineData(
        "await sqs.{|AWSM1005:SendMessageBatchAsync|}(url, Enumerable.Range(0, 25).Select(i => Entry(body, i)).ToList());",
        "Enumerable.Range(0, 25).Chunk(10)", "await sqs.SendMessageBatchAsync(url, chunk.Select(i => Entry(body, i)).ToList());")]
    [InlineData(
        "_ = await sqs.{|AWSM1005:SendMessageBatchAsync|}(url, bodies.Take(50).OrderBy(b => b).Select((b, i) => new SendMessageBatchRequestEntry($\"{i}\", b)).ToList());",
        "bodies.Take(50).OrderBy(b => b).Chunk(10)", "_ = await sqs.SendMessageBatchAsync(url, chunk.Select((b, i) => new SendMessageBatchRequestEntry($\"{i}\", b)).ToList());")]
    [InlineData(
        "await CheckAsync(await sqs.{|AWSM1005:SendMessageBatchAsync|}(url, [.. bodies.Take(50).Select(b => Entry(b))]), default);",
        "bodies.Take(50).Chunk(10)", "await CheckAsync(await sqs.SendMessageBatchAsync(url, [.. chunk.Select(b => Entry(b))]), default);")]
    [InlineData(
        "sqs.{|AWSM1005:SendMessageBatchAsync|}(url, entries.Take(20).ToList()).Wait();",
        "entries.Take(20).Chunk(10)", "sqs.SendMessageBatchAsync(url, chunk.ToList()).Wait();")]
    [InlineData(
        "await kinesis.{|AWSM1005:PutRecordsAsync|}(new PutRecordsRequest { Records = Enumerable.Range(0, 1000).Select(i => new PutRecordsRequestEntry { PartitionKey = $\"{i}\" }).ToList() });",
        "Enumerable.Range(0, 1000).Chunk(500)", "await kinesis.PutRecordsAsync(new PutRecordsRequest { Records = chunk.Select(i => new PutRecordsRequestEntry { PartitionKey = $\"{i}\" }).ToList() });")]
    [InlineData(
        "await sns.{|AWSM1005:PublishBatchAsync|}(new PublishBatchRequest { TopicArn = url, PublishBatchRequestEntries = fixedOnes.Take(11).Select((b, _) => new PublishBatchRequestEntry { Id = b }).ToList() });",
        "fixedOnes.Take(11).Chunk(10)", "await sns.PublishBatchAsync(new PublishBatchRequest { TopicArn = url, PublishBatchRequestEntries = chunk.Select((b, _) => new PublishBatchRequestEntry { Id = b }).ToList() });")]
    [InlineData(
        "await sqs.{|AWSM1005:SendMessageBatchAsync|}(url, bodies.ToArray()[5..25].Select(b => Entry(b)).ToList());",
        "bodies.ToArray()[5..25].Chunk(10)", "await sqs.SendMessageBatchAsync(url, chunk.Select(b => Entry(b)).ToList());")]
    public Task The_fix_makes_chunks_of_the_source(string before, string source, string after) => Fixes(
        Method("        " + before), Method($"        foreach (var chunk in {source})\n        {{\n            {after}\n        }}\n"));

    [Theory]
    [InlineData("await sqs.{|AWSM1005:SendMessageBatchAsync|}(url, bodies.Take(50).Select(Entry).ToList());")]
    [InlineData("const int Size = 20; foreach (var chunk in bodies.Chunk(Size)) { await sqs.{|AWSM1005:SendMessageBatchAsync|}(url, chunk.Select(b => Entry(b)).ToList()); }")]
    [InlineData("await sqs.{|AWSM1005:SendMessageBatchAsync|}(url, bodies.Take(50).Select((b, i) => Entry(b, i)).ToList());")]
    [InlineData("await sqs.{|AWSM1005:SendMessageBatchAsync|}(url, bodies.Take(50).Select((b, i) => new SendMessageBatchRequestEntry { Id = b, MessageBody = b + i }).ToList());")]
    [InlineData("await sqs.{|AWSM1005:SendMessageBatchAsync|}(url, bodies.Take(50).Select((b, i) => new SendMessageBatchRequestEntry($\"{i}\", b) { MessageDeduplicationId = $\"{i}\" }).ToList());")]
    [InlineData("var all = bodies.Take(50).Select(b => Entry(b)).ToList();\n        await sqs.{|AWSM1005:SendMessageBatchAsync|}(url, all);\n        Look(all.Count);")]
    [InlineData("var all = bodies.Take(50).Select(b => Entry(b)).ToList();\n        Console.WriteLine(all.Count);\n        await sqs.{|AWSM1005:SendMessageBatchAsync|}(url, all);")]
    [InlineData("var all = bodies.Take(50).Select(b => Entry(b)).ToList();\n        Look(url);\n        await sqs.{|AWSM1005:SendMessageBatchAsync|}(url, all);")]
    [InlineData("var request = new SendMessageBatchRequest(url, bodies.Take(50).Select(b => Entry(b)).ToList());\n        await sqs.{|AWSM1005:SendMessageBatchAsync|}(request);\n        Console.WriteLine(request.QueueUrl);")]
    [InlineData("var response = await sqs.{|AWSM1005:SendMessageBatchAsync|}(url, bodies.Take(50).Select(b => Entry(b)).ToList());\n        Look(response);")]
    [InlineData("var response = await sqs.{|AWSM1005:SendMessageBatchAsync|}(url, bodies.Take(50).Select(b => Entry(b)).ToList());\n        if (response.Successful.Count < 50) throw new IOException();")]
    [InlineData("var response = await sqs.{|AWSM1005:SendMessageBatchAsync|}(url, bodies.Take(50).Select(b => Entry(b)).ToList());\n        if (response.Successful.Count < bodies.Count) throw new IOException();")]
    [InlineData("var response = await sqs.{|AWSM1005:SendMessageBatchAsync|}(url, bodies.Take(50).Select(b => Entry(b)).ToList());\n        if (response.Failed.Count > 0) return;")]
    [InlineData("var response = await sqs.{|AWSM1005:SendMessageBatchAsync|}(url, bodies.Take(50).Select(b => Entry(b)).ToList());\n        if (response.Failed.Count > 0) throw new IOException();\n        Look(response.Successful);")]
    [InlineData("SendMessageBatchResponse response;\n        response = await sqs.{|AWSM1005:SendMessageBatchAsync|}(url, bodies.Take(50).Select(b => Entry(b)).ToList());\n        Look(response);")]
    [InlineData("number = Count(await sqs.{|AWSM1005:SendMessageBatchAsync|}(url, bodies.Take(50).Select(b => Entry(b)).ToList()));")]
    [InlineData("Check(await sqs.{|AWSM1005:SendMessageBatchAsync|}(url, bodies.Take(50).Select(b => Entry(b)).ToList()), count: bodies.Count);")]
    [InlineData("await Task.WhenAll(sqs.{|AWSM1005:SendMessageBatchAsync|}(url, bodies.Take(50).Select(b => Entry(b)).ToList()), Task.Delay(number));")]
    [InlineData("await sqs.{|AWSM1005:SendMessageBatchAsync|}(url, kept.Take(50).Select(b => Entry(b)).ToList());")]
    [InlineData("if (number > 3)\n            await sqs.{|AWSM1005:SendMessageBatchAsync|}(url, bodies.Take(50).Select(b => Entry(b)).ToList());")]
    [InlineData("await sqs.{|AWSM1005:SendMessageBatchAsync|}(url, bodies./* these */Take(50).Select(b => Entry(b)).ToList());")]
    [InlineData("await sqs.{|AWSM1005:SendMessageBatchAsync|}(url, entries.GetRange(0, 20));")]
    [InlineData("var all = bodies.Take(50).Select(b => Entry(b)).ToList(); await sqs.{|AWSM1005:SendMessageBatchAsync|}(url, all);")]
    [InlineData("Func<string> next = () => url + number++;\n        await sqs.{|AWSM1005:SendMessageBatchAsync|}(next(), bodies.Take(50).Select(b => Entry(b)).ToList());")]
    public Task No_fix_where_the_code_must_decide(string statements) => NotFixed(Method("        " + statements));

    /// <summary>Code that asks how many there are may send them only when they fit.</summary>
    [Theory]
    [InlineData("var top = bodies.Take(50).ToList(); if (top.Count <= 10) { await sqs.SendMessageBatchAsync(url, top.Select(Entry).ToList()); }")]
    [InlineData("var top = bodies.Take(50).ToArray(); if (top.Length > number) { return; } await sqs.SendMessageBatchAsync(url, top.Select(Entry).ToList());")]
    [InlineData("foreach (var chunk in bodies.Chunk(100)) { if (chunk.Length is > 10) continue; await sqs.SendMessageBatchAsync(url, chunk.Select(Entry).ToList()); }")]
    [InlineData("if (bodies.Count() <= 10) { await sqs.SendMessageBatchAsync(url, bodies.Take(50).Select(Entry).ToList()); }")]
    [InlineData("if (bodies is { Count: > 10 }) return; await sqs.SendMessageBatchAsync(url, bodies.Take(50).Select(Entry).ToList());")]
    [InlineData("if (bodies?.Count > 10) return; await sqs.SendMessageBatchAsync(url, bodies!.Take(50).Select(Entry).ToList());")]
    [InlineData("if (bodies.Take(25).Count() > 10) return; await sqs.SendMessageBatchAsync(url, bodies.Take(25).Select(Entry).ToList());")]
    [InlineData("var batch = bodies.Take(25).Select(Entry).ToList(); var n = batch.Count; if (n <= 10) await sqs.SendMessageBatchAsync(url, batch);")]
    [InlineData("foreach (var c in bodies.Chunk(25)) { Guard(c.Length); await sqs.SendMessageBatchAsync(url, c.Select(Entry).ToList()); } static void Guard(int n) { if (n > 10) throw new IOException(); }")]
    [InlineData("var batch = new List<SendMessageBatchRequestEntry>(); foreach (var b in bodies.Take(25)) batch.Add(Entry(b)); if (!Fits(batch.Count)) throw new IOException(); await sqs.SendMessageBatchAsync(url, batch); static bool Fits(int n) => n <= 10;")]
    [InlineData("ArgumentOutOfRangeException.ThrowIfGreaterThan(bodies.Count, 10); var batch = new List<SendMessageBatchRequestEntry>(); foreach (var b in bodies.Take(25)) batch.Add(Entry(b)); await sqs.SendMessageBatchAsync(url, batch);")]
    [InlineData("ArgumentOutOfRangeException.ThrowIfGreaterThan(bodies.Count, 10); await sqs.SendMessageBatchAsync(url, bodies.Take(25).Select(Entry).ToList());")]
    [InlineData("while (entries.Count > number) { await sqs.SendMessageBatchAsync(url, entries.GetRange(0, number)); entries.RemoveRange(0, number); } await sqs.SendMessageBatchAsync(url, entries.Take(25).ToList());")]
    [InlineData("while (entries.Count > number) { await sqs.SendMessageBatchAsync(url, entries.GetRange(0, number)); entries.RemoveRange(0, number); } await sqs.SendMessageBatchAsync(url, entries.GetRange(0, Math.Min(25, entries.Count)));")]
    public Task Is_silent_where_the_code_asks_how_many_there_are(string statements) => Silent(Send(statements));

    [Theory]
    [InlineData("var top = bodies.Take(50).ToList(); if (top.Count > 0) { await sqs.{|AWSM1005:SendMessageBatchAsync|}(url, top.Select(Entry).ToList()); }")]
    [InlineData("if (bodies is not { Count: > 0 }) return; await sqs.{|AWSM1005:SendMessageBatchAsync|}(url, bodies.Take(50).Select(Entry).ToList());")]
    [InlineData("var top = bodies.Take(50).ToList(); Console.WriteLine($\"{top.Count} entries\"); await sqs.{|AWSM1005:SendMessageBatchAsync|}(url, top.Select(Entry).ToList());")]
    public Task Reports_where_the_code_asks_whether_there_are_any(string statements) => Reports(Send(statements));

    /// <summary>It would be done for each chunk; and a list of another object changes as one of the own does.</summary>
    [Theory]
    [InlineData("await sqs.{|AWSM1005:SendMessageBatchAsync|}(await Task.FromResult(url), bodies.Take(50).Select(b => Entry(b)).ToList());")]
    [InlineData("var all = bodies.Take(50).Select(b => Entry(b)).ToList();\n        var to = (await sqs.GetQueueUrlAsync(url)).QueueUrl;\n        await sqs.{|AWSM1005:SendMessageBatchAsync|}(to, all);")]
    [InlineData("var request = new SendMessageBatchRequest($\"{url}{number++}\", bodies.Take(50).Select(b => Entry(b)).ToList());\n        await sqs.{|AWSM1005:SendMessageBatchAsync|}(request);")]
    [InlineData("var request = new SendMessageBatchRequest(Url(), bodies.Take(50).Select(b => Entry(b)).ToList());\n        await sqs.{|AWSM1005:SendMessageBatchAsync|}(request);\n        string Url() => url;")]
    [InlineData("await sqs.{|AWSM1005:SendMessageBatchAsync|}(url, other.Bodies.Take(50).Select(b => Entry(b)).ToList());")]
    [InlineData("await sqs.{|AWSM1005:SendMessageBatchAsync|}(url, this.other.Bodies.Where(b => b != url).Take(50).Select(b => Entry(b)).ToList());")]
    public Task No_fix_where_more_would_be_done_again(string statements) => NotFixed(Method("        " + statements)
        + "\npublic partial class Sender { private readonly Sender other = new(); public List<string> Bodies { get; } = []; }");

    /// <summary>In a file that says the types of its variables.</summary>
    [Fact]
    public Task The_fix_makes_chunks_of_what_has_no_type_to_write() => Fixes(
        Method("        int n = 1;\n        await sqs.{|AWSM1005:SendMessageBatchAsync|}(url, bodies.Select(b => new { b, n }).Take(50).Select(b => Entry(b.b)).ToList());"),
        Method("        int n = 1;\n        foreach (var chunk in bodies.Select(b => new { b, n }).Take(50).Chunk(10))\n        {\n"
            + "            await sqs.SendMessageBatchAsync(url, chunk.Select(b => Entry(b.b)).ToList());\n        }\n"));

    /// <summary>A comment on the line of a statement does not make its further lines longer; one over several lines moves as a whole.</summary>
    [Fact]
    public Task The_fix_moves_comments_along() => Fixes(
        Method("""
                    /* all of them */ var all = bodies.Take(50)
                        .Select(b => Entry(b))
                        .ToList();
                    /* to the
                       queue
                    */
                    var request = new SendMessageBatchRequest
                    {
                        QueueUrl = url, /* where
                            they go */
                        Entries = all,
                    };
                    /* now */ await sqs.{|AWSM1005:SendMessageBatchAsync|}(
                        request);
            """),
        Method("""
                    /* all of them */ foreach (var chunk in bodies.Take(50).Chunk(10))
                    {
                        var all = chunk
                            .Select(b => Entry(b))
                            .ToList();
                        /* to the
                           queue
                        */
                        var request = new SendMessageBatchRequest
                        {
                            QueueUrl = url, /* where
                                they go */
                            Entries = all,
                        };
                        /* now */ await sqs.SendMessageBatchAsync(
                            request);
                    }

            """));

    /// <summary>What is said of all entries would be said of each chunk.</summary>
    [Theory]
    [InlineData("entries.Take(20)", "Console.WriteLine(entries.Count);")]
    [InlineData("entries.Take(20)", "Console.WriteLine($\"{response.Failed.Count} of {entries.Count} were not sent\");")]
    [InlineData("bodies.Take(20).Select(b => Entry(b))", "Console.WriteLine($\"{response.Failed.Count} of {bodies.Count} were not sent\");")]
    [InlineData("bodies.Take(20).Select(b => Entry(b))", "Console.WriteLine($\"{response.Failed.Count} of {number} were not sent\");")]
    [InlineData("bodies.Take(20).Select(b => Entry(b))", "Console.WriteLine($\"{response.Failed.Count} of 20 were not sent\");")]
    [InlineData("bodies.Take(20).Select(b => Entry(b))", "Look(string.Join(\", \", bodies));")]
    [InlineData("fixedOnes.Take(20).Select(b => Entry(b))", "Console.WriteLine(this.fixedOnes.Length);")]
    [InlineData("bodies.Take(20).Select(b => Entry(b + bodies.Count))", "")]
    public Task No_fix_where_the_code_speaks_of_all(string entries, string said) => NotFixed(Method(
        $"        var response = await sqs.{{|AWSM1005:SendMessageBatchAsync|}}(url, {entries}.ToList());\n        if (response.Failed.Count > 0)\n        {{\n"
        + $"            {said}\n            throw new IOException();\n        }}"));

    [Theory]
    [InlineData("Console.WriteLine($\"{response.Failed.Count} were not sent to {url}: {response.Failed[0].Code}\");")]
    [InlineData("foreach (var f in response.Failed) { Look(f.Code); }")]
    [InlineData("var failed = response.Failed.Count; Look($\"{failed} of {failed + response.Successful.Count}, {body}\");")]
    public Task The_fix_takes_along_what_is_said_of_the_response(string said) => Fixes(
        Method("        var response = await sqs.{|AWSM1005:SendMessageBatchAsync|}(url, bodies.Take(20).Select(b => Entry(b)).ToList());\n"
            + $"        if (response.Failed.Count > 0)\n        {{\n            {said}\n            throw new IOException();\n        }}"),
        Method("        foreach (var chunk in bodies.Take(20).Chunk(10))\n        {\n"
            + "            var response = await sqs.SendMessageBatchAsync(url, chunk.Select(b => Entry(b)).ToList());\n"
            + $"            if (response.Failed.Count > 0)\n            {{\n                {said}\n                throw new IOException();\n            }}\n        }}\n"));

    [Fact]
    public Task Is_silent_where_a_method_of_the_program_cuts_the_list() => Silent(Send(
        "var batch = new List<SendMessageBatchRequestEntry>(); foreach (var b in bodies.Take(25)) { batch.Add(Entry(b)); } "
        + "batch.TrimTo(10); await sqs.SendMessageBatchAsync(url, batch);") + """

        public static class Lists
        {
            public static void TrimTo<T>(this List<T> list, int count) => list.RemoveRange(count, Math.Max(0, list.Count - count));
        }
        """);

    [Theory]
    [InlineData("request.Entries.RemoveRange(10, request.Entries.Count - 10);", true)]
    [InlineData("while (request.Entries.Count > 10) { request.Entries.RemoveAt(0); }", true)]
    [InlineData("Cut(request.Entries);", true)]
    [InlineData("request.Entries.Cut();", true)]
    [InlineData("Console.WriteLine(request.Entries.Count);", false)]
    [InlineData("if (request.Entries.Count == 0) { return; }", false)]
    [InlineData("if (request.Entries.Count is not > 0) { return; }", false)]
    [InlineData("if (request.Entries.Count is not (> 0 and <= 10)) { return; }", true)]
    [InlineData("if (request.Entries is not { Count: <= 10 }) { return; }", true)]
    [InlineData("var other = new SendMessageBatchResult(); other.Entries.Clear();", false)]
    [InlineData("foreach (var e in request.Entries) { e.DelaySeconds = 3; }", false)]
    public Task Minds_entries_that_are_taken_out_of_the_request(string statements, bool isSilent)
    {
        var code = Send("var request = new SendMessageBatchRequest(url, bodies.Take(25).Select(Entry).ToList()); " + statements + " await sqs."
            + (isSilent ? "SendMessageBatchAsync" : "{|AWSM1005:SendMessageBatchAsync|}") + "(request); } "
            + "private static void Cut(List<SendMessageBatchRequestEntry> some) => some.RemoveRange(10, some.Count - 10); private static void None() {")
            + " public static class Cutting { public static void Cut(this List<SendMessageBatchRequestEntry> some) => some.RemoveRange(10, some.Count - 10); } public class SendMessageBatchResult { public List<string> Entries { get; } = []; }";
        return isSilent ? Silent(code) : Reports(code);
    }

    [Theory]
    [InlineData("foreach (var chunk in bodies.Chunk(25)) { var batch = new List<SendMessageBatchRequestEntry>(); for (var i = 0; i < chunk.Length; i++) { batch.Add(Entry(chunk[i], i)); } await sqs.{|AWSM1005:SendMessageBatchAsync|}(url, batch); }")]
    [InlineData("foreach (var chunk in bodies.Chunk(25)) { var batch = new SendMessageBatchRequestEntry[chunk.Length]; for (var i = 0; i < chunk.Length; i++) { batch[i] = Entry(chunk[i], i); } await sqs.{|AWSM1005:SendMessageBatchAsync|}(url, batch.ToList()); }")]
    [InlineData("var batch = new SendMessageBatchRequestEntry[20]; for (var i = 0; i < 20; i++) { batch[i] = Entry(body, i); } await sqs.{|AWSM1005:SendMessageBatchAsync|}(url, [.. batch]);")]
    [InlineData("var at = 0; while (at < bodies.Count) { var page = bodies.GetRange(at, Math.Min(20, bodies.Count - at)); await sqs.{|AWSM1005:SendMessageBatchAsync|}(url, page.Select(Entry).ToList()); at += 20; }")]
    [InlineData("for (var i = 0; i < bodies.Count; i += 20) { var page = bodies[i..Math.Min(i + 20, bodies.Count)]; await sqs.{|AWSM1005:SendMessageBatchAsync|}(url, page.Select(Entry).ToList()); }")]
    [InlineData("for (var i = 0; i < entries.Count; i += 20) { await sqs.{|AWSM1005:SendMessageBatchAsync|}(url, entries[i..Math.Min(entries.Count, i + 20)]); }")]
    [InlineData("await sqs.{|AWSM1005:SendMessageBatchAsync|}(url, entries[number..(number + 20)]);")]
    public Task Reports_too_many_where_the_code_counts(string statements) => Reports(Send(statements));

    [Theory]
    [InlineData("foreach (var chunk in bodies.Chunk(10)) { var batch = new List<SendMessageBatchRequestEntry>(); for (var i = 0; i < chunk.Length; i++) { batch.Add(Entry(chunk[i], i)); } await sqs.SendMessageBatchAsync(url, batch); }")]
    [InlineData("foreach (var chunk in bodies.Chunk(25)) { var batch = new List<SendMessageBatchRequestEntry>(); for (var i = 20; i < chunk.Length; i++) { batch.Add(Entry(chunk[i], i)); } await sqs.SendMessageBatchAsync(url, batch); }")]
    [InlineData("foreach (var chunk in bodies.Chunk(25)) { if (chunk.Length > 10) continue; var batch = new List<SendMessageBatchRequestEntry>(); for (var i = 0; i < chunk.Length; i++) { batch.Add(Entry(chunk[i], i)); } await sqs.SendMessageBatchAsync(url, batch); }")]
    [InlineData("var batch = new SendMessageBatchRequestEntry[10]; for (var i = 0; i < 10; i++) { batch[i] = Entry(body, i); } await sqs.SendMessageBatchAsync(url, [.. batch]);")]
    [InlineData("var batch = new SendMessageBatchRequestEntry[20]; for (var i = 0; i < 10; i++) { batch[i] = Entry(body, i); } await sqs.SendMessageBatchAsync(url, batch.Where(e => e != null).ToList());")]
    [InlineData("var at = 0; while (at < bodies.Count) { var page = bodies.GetRange(at, Math.Min(10, bodies.Count - at)); await sqs.SendMessageBatchAsync(url, page.Select(Entry).ToList()); at += 10; }")]
    [InlineData("while (number < bodies.Count) { var page = bodies.Take(20).ToList(); await sqs.SendMessageBatchAsync(url, page.Select(Entry).ToList()); }")]
    [InlineData("for (var i = 0; i < bodies.Count; i += 10) { var page = bodies[i..Math.Min(i + 10, bodies.Count)]; await sqs.SendMessageBatchAsync(url, page.Select(Entry).ToList()); }")]
    [InlineData("var page = bodies[number..Math.Min(number + 20, body.Length)]; await sqs.SendMessageBatchAsync(url, page.Select(Entry).ToList());")]
    [InlineData("await sqs.SendMessageBatchAsync(url, entries[number..(body.Length + 20)]);")]
    [InlineData("await sqs.SendMessageBatchAsync(url, entries[number..(number + body.Length)]);")]
    public Task Is_silent_where_what_the_code_counts_fits(string statements) => Silent(Send(statements));

    /// <summary>The number that the code asks for is the mistake.</summary>
    [Theory]
    [InlineData("var batch = new List<SendMessageBatchRequestEntry>(); foreach (var b in bodies) { batch.Add(Entry(b)); if (batch.Count == 25) { await sqs.{|AWSM1005:SendMessageBatchAsync|}(url, batch); batch.Clear(); } } if (batch.Count > 0) await sqs.SendMessageBatchAsync(url, batch);")]
    [InlineData("List<SendMessageBatchRequestEntry> batch = []; foreach (var b in bodies) { batch.Add(Entry(b)); if (batch.Count >= 25) { Console.WriteLine(batch.Count); await sqs.{|AWSM1005:SendMessageBatchAsync|}(new SendMessageBatchRequest { QueueUrl = url, Entries = batch }); batch = []; } }")]
    [InlineData("const int Max = 100; List<SendMessageBatchRequestEntry> batch = []; foreach (var b in bodies) { batch.Add(Entry(b)); if (Max <= batch.Count && number > 0) { await sqs.{|AWSM1005:SendMessageBatchAsync|}(url, batch); batch = []; } }")]
    [InlineData("List<SendMessageBatchRequestEntry> batch = []; foreach (var b in bodies) { batch.Add(Entry(b)); if (batch.Count is 25) { await sqs.{|AWSM1005:SendMessageBatchAsync|}(url, batch); batch = []; } }")]
    [InlineData("List<SendMessageBatchRequestEntry> batch = []; foreach (var b in bodies) { batch.Add(Entry(b)); if (batch.Count is > 10) { await sqs.{|AWSM1005:SendMessageBatchAsync|}(url, batch); batch = []; } }")]
    public Task Reports_a_batch_that_is_sent_when_it_is_too_large(string statements) => NotFixed(Send(statements));

    [Theory]
    [InlineData("batch.Count == 10", "await sqs.SendMessageBatchAsync(url, batch);")]
    [InlineData("batch.Count >= 10", "await sqs.SendMessageBatchAsync(url, batch);")]
    [InlineData("batch.Count > 9", "await sqs.SendMessageBatchAsync(url, batch);")]
    [InlineData("batch.Count <= 25", "await sqs.SendMessageBatchAsync(url, batch);")]
    [InlineData("batch.Count == number", "await sqs.SendMessageBatchAsync(url, batch);")]
    [InlineData("batch.Count == 25 || number > 5", "await sqs.SendMessageBatchAsync(url, batch);")]
    [InlineData("batch.Count == 25", "batch.RemoveRange(10, 15); await sqs.SendMessageBatchAsync(url, batch);")]
    [InlineData("batch.Count == 25", "batch = batch.Take(10).ToList(); await sqs.SendMessageBatchAsync(url, batch);")]
    [InlineData("batch.Count == 25", "Cut(batch); await sqs.SendMessageBatchAsync(url, batch);")]
    [InlineData("batch.Count == 25", "CutIt(); await sqs.SendMessageBatchAsync(url, batch); void CutIt() => batch.RemoveRange(10, 15);")]
    [InlineData("batch.Count == 25", "var same = batch; same.RemoveRange(10, 15); await sqs.SendMessageBatchAsync(url, batch);")]
    [InlineData("batch.Count == 25", "foreach (var few in batch.Chunk(10)) await sqs.SendMessageBatchAsync(url, few.ToList());")]
    [InlineData("batch.Count == 25", "} else { await sqs.SendMessageBatchAsync(url, batch);")]
    public Task Is_silent_on_a_batch_that_may_be_sent_in_time(string condition, string statements) => Silent(Send(
        $"var batch = new List<SendMessageBatchRequestEntry>(); foreach (var b in bodies) {{ batch.Add(Entry(b)); if ({condition}) {{ {statements} }} }} void Cut(List<SendMessageBatchRequestEntry> all) => all.RemoveRange(10, 15);"));

    /// <summary>What has the list may take something out of it after it was asked.</summary>
    [Theory]
    [InlineData("var batch = bodies.Select(Entry).ToList(); var cut = new Cutter(batch); if (batch.Count > 10) { cut.Cut(); await sqs.SendMessageBatchAsync(url, batch); }")]
    [InlineData("var batch = pending; if (batch.Count > 10) { CutPending(); await sqs.SendMessageBatchAsync(url, batch); }")]
    public Task Silent_on_a_list_that_others_have(string statements) => Silent(Sender("""
            private readonly List<SendMessageBatchRequestEntry> pending = [];
            private void CutPending() => pending.RemoveRange(10, pending.Count - 10);
            private sealed class Cutter(List<SendMessageBatchRequestEntry> list) { public void Cut() => list.RemoveRange(10, list.Count - 10); }
        """ + "    public async Task Run(string url, List<string> bodies) { " + statements + " }"));
}
