using AwsMessaging.Analyzers.Tests.Harness;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class BatchCutOffTests() : RuleTests("AWSM1006")
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
        "    public async Task Run(string body, string url, int number, List<string> bodies, List<SendMessageBatchRequestEntry> entries, string[] rows) { await Task.Yield(); " + statements + " }");

    [Theory]
    [InlineData("await sqs.{|AWSM1006:SendMessageBatchAsync|}(url, bodies.Take(10).Select(Entry).ToList());")]
    [InlineData("await sqs.{|AWSM1006:SendMessageBatchAsync|}(url, entries.GetRange(0, 10));")]
    [InlineData("var all = bodies.Select(Entry); await sqs.{|AWSM1006:SendMessageBatchAsync|}(new SendMessageBatchRequest { QueueUrl = url, Entries = all.Take(10).ToList() });")]
    [InlineData("await kinesis.{|AWSM1006:PutRecordsAsync|}(new PutRecordsRequest { Records = bodies.Take(500).Select(b => new PutRecordsRequestEntry()).ToList() });")]
    [InlineData("var some = bodies.Take(10).ToList(); Look(some.Count); await sqs.{|AWSM1006:SendMessageBatchAsync|}(url, some.Select(Entry).ToList());")]
    [InlineData("var some = bodies.Take(10).Select(b => new SendMessageBatchRequestEntry(b, b)).ToList(); var answer = await sqs.{|AWSM1006:SendMessageBatchAsync|}(url, some); foreach (var failed in answer.Failed) { Look(some.First(e => e.Id == failed.Id)); }")]
    [InlineData("await sqs.{|AWSM1006:SendMessageBatchAsync|}(url, bodies.Take(..10).Select(Entry).ToList());")]
    [InlineData("await sqs.{|AWSM1006:SendMessageBatchAsync|}(url, rows[..10].Select(Entry).ToList());")]
    [InlineData("const int Max = 10; var first = rows[0..Max]; await sqs.{|AWSM1006:SendMessageBatchAsync|}(url, first.Select(Entry).ToList());")]
    [InlineData("await sqs.{|AWSM1006:SendMessageBatchAsync|}(url, entries[..10]);")]
    [InlineData("await sqs.{|AWSM1006:SendMessageBatchAsync|}(url, [.. entries[..10]]);")]
    [InlineData("await sqs.{|AWSM1006:SendMessageBatchAsync|}(url, [.. bodies[..10].Select(Entry)]);")]
    [InlineData("await sqs.{|AWSM1006:SendMessageBatchAsync|}(url, [.. rows[..10].Select(Entry)]);")]
    [InlineData("List<string> first = [.. rows[..10]]; await sqs.{|AWSM1006:SendMessageBatchAsync|}(new SendMessageBatchRequest { QueueUrl = url, Entries = [.. first.Select(Entry)] });")]
    public Task Reports_a_cut_whose_rest_nobody_sends(string statements) => Reports(Send(statements));

    [Fact]
    public Task Reports_it_in_a_private_method() => Reports(Sender("""
            private Task SendAsync(IEnumerable<SendMessageBatchRequestEntry> all) => sqs.{|AWSM1006:SendMessageBatchAsync|}("url", all.Take(10).ToList());
        """));

    [Theory]
    [InlineData("await sqs.SendMessageBatchAsync(url, bodies.Take(10).Select(Entry).ToList()); Look(bodies.Skip(10));")]
    [InlineData("while (entries.Count > 0) { await sqs.SendMessageBatchAsync(url, entries.GetRange(0, 10)); entries.RemoveRange(0, 10); }")]
    [InlineData("for (var i = 0; i < number; i += 10) await sqs.SendMessageBatchAsync(url, bodies.Skip(i).Take(10).Select(Entry).ToList());")]
    [InlineData("await sqs.SendMessageBatchAsync(url, bodies.Take(3).Select(Entry).ToList());")]
    [InlineData("await sqs.SendMessageBatchAsync(url, bodies.Take(number).Select(Entry).ToList());")]
    [InlineData("await sqs.SendMessageBatchAsync(url, rows[..number].Select(Entry).ToList());")]
    [InlineData("await sqs.SendMessageBatchAsync(url, rows[..3].Select(Entry).ToList()); await sqs.SendMessageBatchAsync(url, bodies.Take(..3).Select(Entry).ToList());")]
    [InlineData("await sqs.SendMessageBatchAsync(url, rows[..^10].Select(Entry).ToList());")]
    [InlineData("await sqs.SendMessageBatchAsync(url, rows[^10..].Select(Entry).ToList());")]
    [InlineData("await sqs.SendMessageBatchAsync(url, bodies.Take(^10..).Select(Entry).ToList());")]
    [InlineData("await sqs.SendMessageBatchAsync(url, rows[10..20].Select(Entry).ToList());")]
    [InlineData("await sqs.SendMessageBatchAsync(url, rows[number..10].Select(Entry).ToList());")]
    [InlineData("var part = ..10; await sqs.SendMessageBatchAsync(url, rows[part].Select(Entry).ToList());")]
    [InlineData("await sqs.SendMessageBatchAsync(url, rows[..10].Select(Entry).ToList()); Look(rows[10..]);")]
    [InlineData("await sqs.SendMessageBatchAsync(url, entries.GetRange(number, 10));")]
    [InlineData("await sqs.SendMessageBatchAsync(url, entries.GetRange(10, 10));")]
    [InlineData("if (bodies.Count > 10) throw new ArgumentException(); await sqs.SendMessageBatchAsync(url, bodies.Take(10).Select(Entry).ToList());")]
    [InlineData("await sqs.SendMessageBatchAsync(url, bodies.Select(Entry).ToList());")]
    [InlineData("await sqs.DeleteMessageBatchAsync(url, bodies.Take(10).Select(b => new DeleteMessageBatchRequestEntry(b, b)).ToList());")]
    [InlineData("var best = bodies.OrderByDescending(b => b.Length); await sqs.SendMessageBatchAsync(url, best.Take(10).Select(Entry).ToList());")]
    [InlineData("var pending = Stored(); await sqs.SendMessageBatchAsync(url, pending.Take(10).Select(Entry).ToList()); List<string> Stored() => [];")]
    [InlineData("var query = bodies.AsQueryable().Where(b => b != body); await sqs.SendMessageBatchAsync(url, query.Take(10).ToList().Select(Entry).ToList());")]
    [InlineData("await sqs.SendMessageBatchAsync(url, entries[..10]); Look(entries[10..]);")]
    [InlineData("await sqs.SendMessageBatchAsync(url, entries[..number]);")]
    [InlineData("await sqs.SendMessageBatchAsync(url, entries[..3]);")]
    [InlineData("await sqs.SendMessageBatchAsync(url, entries[10..20]);")]
    [InlineData("await sqs.SendMessageBatchAsync(url, entries[^10..]);")]
    [InlineData("if (entries.Count > 10) throw new IOException(); await sqs.SendMessageBatchAsync(url, [.. entries[..10]]);")]
    [InlineData("for (var i = 0; i < 3; i++) await sqs.SendMessageBatchAsync(url, [.. entries[..10]]);")]
    [InlineData("await sqs.SendMessageBatchAsync(url, [.. entries[..10], .. bodies.Select(Entry)]);")]
    [InlineData("var some = rows[..10]; await sqs.SendMessageBatchAsync(url, some.Select(Entry).ToList()); foreach (var s in some) { Look(s); }")]
    [InlineData("var some = bodies[..10]; await sqs.SendMessageBatchAsync(url, some.Select(Entry).ToList()); Look(some);")]
    [InlineData("List<string> some = [.. bodies.Take(10)]; await sqs.SendMessageBatchAsync(url, some.Select(Entry).ToList()); Look(some);")]
    [InlineData("string[] some = [.. rows[..10]]; await sqs.SendMessageBatchAsync(url, some.Select(Entry).ToList()); Look(some);")]
    public Task Is_silent_where_the_rest_is_looked_at_or_the_cut_is_meant(string statements) => Silent(Send(statements));

    [Theory]
    [InlineData("public async Task<int> SendAsync(List<string> all) { var sent = all.Take(10).Select(b => Entry(b)).ToList(); await sqs.SendMessageBatchAsync(\"url\", sent); return sent.Count; }")]
    [InlineData("public Task SendBatchAsync(List<string> all) => sqs.SendMessageBatchAsync(\"url\", all.Take(10).Select(b => Entry(b)).ToList());")]
    [InlineData("public Task SendAsync(IReadOnlyList<string> chunk) => sqs.SendMessageBatchAsync(\"url\", chunk.Take(10).Select(b => Entry(b)).ToList());")]
    [InlineData("public async Task All(List<string> all) { for (var i = 0; i < all.Count; i += 10) await Some(all.Skip(i)); } private Task Some(IEnumerable<string> of) => sqs.SendMessageBatchAsync(\"url\", of.Take(10).Select(b => Entry(b)).ToList());")]
    [InlineData("public async Task SendAsync(List<string> waiting) { var some = waiting.Take(10).ToList(); await sqs.SendMessageBatchAsync(\"url\", some.Select(b => Entry(b)).ToList()); Look(some); }")]
    [InlineData("public async Task SendAsync(List<string> waiting) { var some = waiting.Take(10).ToArray(); await sqs.SendMessageBatchAsync(\"url\", some.Select(b => Entry(b)).ToList()); foreach (var s in some) { Look(s); } }")]
    [InlineData("public Task SendAsync(List<string> pendingOrders) => sqs.SendMessageBatchAsync(\"url\", pendingOrders.Take(10).Select(b => Entry(b)).ToList());")]
    [InlineData("public Task SendAsync(IQueryable<string> all) => sqs.SendMessageBatchAsync(\"url\", all.Take(10).ToList().Select(b => Entry(b)).ToList());")]
    [InlineData("public async Task Run(List<string> all, System.Threading.CancellationToken stop) { while (!stop.IsCancellationRequested) { await Some(all); } } private Task Some(List<string> of) => sqs.SendMessageBatchAsync(\"url\", of.Take(10).Select(b => Entry(b)).ToList());")]
    [InlineData("public async Task Run(List<string> waiting) { while (waiting.Count > 0) { await Some(waiting); waiting.RemoveRange(0, Math.Min(10, waiting.Count)); } Task Some(List<string> of) => sqs.SendMessageBatchAsync(\"url\", of.Take(10).Select(b => Entry(b)).ToList()); }")]
    [InlineData("private readonly List<string> kept = new(); public async Task Tick() { await Some(kept); kept.RemoveRange(0, Math.Min(10, kept.Count)); } private Task Some(List<string> of) => sqs.SendMessageBatchAsync(\"url\", of.Take(10).Select(b => Entry(b)).ToList());")]
    [InlineData("public async Task Run(List<string> all) { await Some(all); Look(all.Skip(10)); } private Task Some(List<string> of) => sqs.SendMessageBatchAsync(\"url\", of.Take(10).Select(b => Entry(b)).ToList());")]
    public Task Is_silent_where_the_caller_may_cut_or_goes_on(string member) => Silent(Sender("    " + member));

    [Fact]
    public Task Is_silent_on_types_of_the_user_s_own() => Silent("""
        public interface IAmazonSQS { Task SendMessageBatchAsync(string queueUrl, List<string> entries); }
        public class Use(IAmazonSQS sqs) { public Task Run(List<string> all) => sqs.SendMessageBatchAsync("", all.Take(10).ToList()); }
        """);

    [Fact]
    public Task Survives_broken_code() => Silent(Send("await sqs.SendMessageBatchAsync(url, bodies.Take(10.ToList());"), compiles: false);
}
