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
    public Task Reports_too_many_entries(string statements) => Reports(Send(statements));

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
    public Task Is_silent_on_batches_that_fit_or_may(string statements) => Silent(Send(statements));

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

    [Fact]
    public Task The_fix_makes_smaller_chunks() => Fixes(
        Send("foreach (var chunk in bodies.Chunk(100 /* many */)) { await sqs.{|AWSM1005:SendMessageBatchAsync|}(url, chunk.Select(Entry).ToList()); }"),
        Send("foreach (var chunk in bodies.Chunk(10 /* many */)) { await sqs.SendMessageBatchAsync(url, chunk.Select(Entry).ToList()); }"));

    [Theory]
    [InlineData("await sqs.{|AWSM1005:SendMessageBatchAsync|}(url, bodies.Take(50).Select(Entry).ToList());")]
    [InlineData("const int Size = 20; foreach (var chunk in bodies.Chunk(Size)) { await sqs.{|AWSM1005:SendMessageBatchAsync|}(url, chunk.Select(Entry).ToList()); }")]
    [InlineData("await sqs.{|AWSM1005:SendMessageBatchAsync|}(url, Enumerable.Range(0, 25).Select(i => Entry(body, i)).ToList());")]
    public Task No_fix_where_the_code_must_decide(string statements) => NotFixed(Send(statements));
}
