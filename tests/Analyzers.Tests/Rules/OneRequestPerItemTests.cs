using AwsMessaging.Analyzers.Tests.Harness;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class OneRequestPerItemTests() : RuleTests("AWSM1025")
{
    private static string Method(string statements) => $$"""
        using Amazon.Kinesis;
        using Amazon.Kinesis.Model;
        using Amazon.SimpleNotificationService;
        using Amazon.SimpleNotificationService.Model;
        using Amazon.SQS;
        using Amazon.SQS.Model;

        public class Sender(IAmazonSQS sqs, IAmazonSimpleNotificationService sns, IAmazonKinesis kinesis, string url)
        {
            public async Task SendAsync(IReadOnlyList<string> texts, Dictionary<string, string> queues, CancellationToken cancellationToken)
            {
                await Task.Yield();
                {{statements}}
            }

            private Task StoreAsync(string text) => File.WriteAllTextAsync(url, text);
            private static string Names => nameof(sns) + nameof(kinesis) + nameof(sqs);
        }
        """;

    [Theory]
    [InlineData("foreach (var t in texts) { await sqs.{|AWSM1025:SendMessageAsync|}(url, t); }")]
    [InlineData("foreach (var t in texts) await sqs.{|AWSM1025:SendMessageAsync|}(url, t).ConfigureAwait(false);")]
    [InlineData("foreach (var t in texts) { _ = await sqs.{|AWSM1025:SendMessageAsync|}(new SendMessageRequest(url, t)); }")]
    [InlineData("foreach (var t in texts) { var body = t.ToUpperInvariant(); await sqs.{|AWSM1025:SendMessageAsync|}(url, body); }")]
    [InlineData("foreach (var t in texts) { var request = new SendMessageRequest { QueueUrl = url, MessageBody = t }; await sqs.{|AWSM1025:SendMessageAsync|}(request); }")]
    [InlineData("foreach (var t in texts.Where(t => t.Length > 0)) { await sns.{|AWSM1025:PublishAsync|}(\"topic\", t); }")]
    [InlineData("foreach (var t in texts) { await sns.{|AWSM1025:PublishAsync|}(new PublishRequest { TopicArn = \"topic\", Message = t }); }")]
    [InlineData("foreach (var t in texts) { await kinesis.{|AWSM1025:PutRecordAsync|}(new PutRecordRequest { StreamName = \"s\", PartitionKey = t, Data = new MemoryStream() }); }")]
    [InlineData("for (var i = 0; i < texts.Count; i++) { await sqs.{|AWSM1025:SendMessageAsync|}(url, texts[i]); }")]
    [InlineData("var all = texts.ToArray(); for (var i = 0; i < all.Length; i++) { var t = all[i]; await sqs.{|AWSM1025:SendMessageAsync|}(url, t); }")]
    public Task Suggests_a_batch(string statements) => Reports(Method(statements));

    [Theory]
    [InlineData("foreach (var (queue, t) in queues) { await sqs.SendMessageAsync(queue, t); }")]
    [InlineData("foreach (var t in texts) { await sqs.SendMessageAsync(queues[t], t); }")]
    [InlineData("foreach (var t in texts) { var response = await sqs.SendMessageAsync(url, t); Console.WriteLine(response.MessageId); }")]
    [InlineData("foreach (var t in texts) { await sqs.SendMessageAsync(url, t); await StoreAsync(t); }")]
    [InlineData("foreach (var t in texts) { await StoreAsync(t); await sqs.SendMessageAsync(url, t); }")]
    [InlineData("foreach (var t in texts) { if (t.Length > 0) { await sqs.SendMessageAsync(url, t); } }")]
    [InlineData("foreach (var t in texts) { try { await sqs.SendMessageAsync(url, t); } catch (AmazonSQSException) { } }")]
    [InlineData("await Task.WhenAll(texts.Select(t => sqs.SendMessageAsync(url, t)));")]
    [InlineData("for (var i = 0; i < texts.Count; i++) { await sqs.SendMessageAsync(texts[i], \"ping\"); }")]
    [InlineData("for (var i = 0; i < texts.Count; i++) { await sqs.SendMessageAsync(url, \"ping\"); }")]
    [InlineData("for (var i = 0; i < 3; i++) { await sqs.SendMessageAsync(url, \"ping\"); }")]
    [InlineData("while (!cancellationToken.IsCancellationRequested) { await sqs.SendMessageAsync(url, \"ping\"); }")]
    [InlineData("foreach (var t in texts) { await sqs.DeleteMessageAsync(url, t); }")]
    public Task Silent_where_items_differ_or_something_depends_on_each(string statements) => Silent(Method(statements));

    [Fact]
    public Task Silent_on_a_look_alike() => Silent("""
        namespace Own
        {
            public class Client { public Task SendMessageAsync(string queueUrl, string messageBody) => Task.CompletedTask; }

            public class Sender
            {
                public async Task Run(Client sqs, List<string> texts) { foreach (var t in texts) { await sqs.SendMessageAsync("q", t); } }
            }
        }
        """);

    [Fact]
    public Task Silent_on_code_that_does_not_compile() => Silent(
        Method("foreach (var t in texts) { await sqs.SendMessageAsync(url, ; }"), compiles: false);

    [Fact]
    public Task Sends_chunks() => Fixes(
        Method("\n" + """
                // all of them
                foreach (var text in texts)
                {
                    await sqs.{|AWSM1025:SendMessageAsync|}(url, text, cancellationToken);
                }

                Console.WriteLine("sent");
        """),
        Method("\n" + """
                // all of them
                foreach (var chunk in texts.Chunk(10))
                {
                    var response = await sqs.SendMessageBatchAsync(
                        url,
                        chunk.Select((text, i) => new SendMessageBatchRequestEntry { Id = $"{i}", MessageBody = text }).ToList(), cancellationToken);
                    if (response.Failed is { Count: > 0 } failed)
                    {
                        throw new AmazonSQSException($"{failed.Count} of {chunk.Length} messages were not sent: {failed[0].Message}");
                    }
                }

                Console.WriteLine("sent");
        """));

    [Fact]
    public Task Keeps_what_the_request_says() => Fixes(
        Method("\n" + """
                foreach (var t in texts.Where(t => t.Length > 0))
                    await sqs.{|AWSM1025:SendMessageAsync|}(new SendMessageRequest { QueueUrl = url, MessageBody = t, MessageGroupId = "g" }).ConfigureAwait(false);
        """),
        Method("\n" + """
                foreach (var chunk in texts.Where(t => t.Length > 0).Chunk(10))
                {
                    var response = await sqs.SendMessageBatchAsync(
                        url,
                        chunk.Select((t, i) => new SendMessageBatchRequestEntry { Id = $"{i}", MessageBody = t, MessageGroupId = "g" }).ToList()).ConfigureAwait(false);
                    if (response.Failed is { Count: > 0 } failed)
                    {
                        throw new AmazonSQSException($"{failed.Count} of {chunk.Length} messages were not sent: {failed[0].Message}");
                    }
                }
        """));

    [Fact]
    public Task Leaves_a_comment_in_the_loop_to_a_person() => NotFixed(Method("""
        foreach (var t in texts)
        {
            // one by one
            await sqs.{|AWSM1025:SendMessageAsync|}(url, t);
        }
        """));
}
