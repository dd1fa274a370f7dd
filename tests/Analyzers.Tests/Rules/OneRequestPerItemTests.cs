using AwsMessaging.Analyzers.Tests.Harness;
using AwsMessaging.AwsApiStubs;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class OneRequestPerItemTests() : RuleTests("AWSM1025")
{
    private static string Method(string statements) => $$"""
        using System.Diagnostics;
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
    [InlineData("foreach (var t in texts) { var body = $\"{new { Text = t }}\"; await sqs.{|AWSM1025:SendMessageAsync|}(url, body); }")]
    [InlineData("foreach (var t in texts) { var request = new SendMessageRequest(); request.QueueUrl = url; request.MessageBody = t; await sqs.{|AWSM1025:SendMessageAsync|}(request); }")]
    [InlineData("foreach (var t in texts) { cancellationToken.ThrowIfCancellationRequested(); Debug.WriteLine(t); await sqs.{|AWSM1025:SendMessageAsync|}(url, t); Debug.WriteLine(t); }")]
    [InlineData("foreach (var t in texts) { var sent = await sqs.{|AWSM1025:SendMessageAsync|}(url, t); Debug.WriteLine(sent.MessageId); }")]
    public Task Suggests_a_batch(string statements) => Reports(Method(statements));

    [Theory]
    [InlineData("foreach (var (queue, t) in queues) { await sqs.SendMessageAsync(queue, t); }")]
    [InlineData("foreach (var t in texts) { await sqs.SendMessageAsync(queues[t], t); }")]
    [InlineData("foreach (var t in texts) { var response = await sqs.SendMessageAsync(url, t); Console.WriteLine(response.MessageId); }")]
    [InlineData("foreach (var t in texts) { var response = await sqs.SendMessageAsync(url, t); Debug.WriteLine(t); queues[t] = response.MessageId; }")]
    [InlineData("foreach (var t in texts) { Process.EnterDebugMode(); await sqs.SendMessageAsync(url, t); }")]
    [InlineData("var request = new SendMessageRequest(url, \"\"); foreach (var t in texts) { request.MessageBody = t; await sqs.SendMessageAsync(request); }")]
    [InlineData("foreach (var t in texts) { await sqs.SendMessageAsync(url, t); await StoreAsync(t); }")]
    [InlineData("foreach (var t in texts) { await StoreAsync(t); await sqs.SendMessageAsync(url, t); }")]
    [InlineData("foreach (var t in texts) { if (t.Length > 0) { await sqs.SendMessageAsync(url, t); } }")]
    [InlineData("foreach (var t in texts) { try { await sqs.SendMessageAsync(url, t); } catch (AmazonSQSException) { } }")]
    [InlineData("for (var i = 0; i < texts.Count; i++) { await sqs.SendMessageAsync(texts[i], \"ping\"); }")]
    [InlineData("for (var i = 0; i < texts.Count; i++) { await sqs.SendMessageAsync(url, \"ping\"); }")]
    [InlineData("for (var i = 0; i < 3; i++) { await sqs.SendMessageAsync(url, \"ping\"); }")]
    [InlineData("while (!cancellationToken.IsCancellationRequested) { await sqs.SendMessageAsync(url, \"ping\"); }")]
    [InlineData("foreach (var t in texts) { await sqs.DeleteMessageAsync(url, t); }")]
    [InlineData("for (var i = 0; i < texts.Count; await sqs.SendMessageAsync(url, texts[i++])) { }")]
    [InlineData("foreach (var client in new[] { sqs }) { await client.SendMessageAsync(url, \"ping\"); }")]
    [InlineData("foreach (var t in new System.Collections.Concurrent.BlockingCollection<string>().GetConsumingEnumerable()) { await sqs.SendMessageAsync(url, t); }")]
    [InlineData("foreach (var several in texts.Chunk(100)) { await sqs.SendMessageAsync(url, string.Join(',', several)); }")]
    [InlineData("foreach (var t in texts) { await sns.PublishAsync(new PublishRequest { PhoneNumber = url, Message = t }); }")]
    [InlineData("foreach (var t in texts) { await sns.PublishAsync(new PublishRequest { TargetArn = url, Message = t }); }")]
    [InlineData("foreach (var t in texts) { await kinesis.PutRecordAsync(new PutRecordRequest { StreamName = url, PartitionKey = \"k\", SequenceNumberForOrdering = queues[\"last\"], Data = new MemoryStream() }); }")]
    [InlineData("foreach (var day in Enum.GetValues<DayOfWeek>()) { await sqs.SendMessageAsync(url, $\"{day}\"); }")]
    public Task Silent_where_items_differ_or_something_depends_on_each(string statements) => Silent(Method(statements));

    /// <summary>A sender whose loop calls a helper: the loop, then the helper.</summary>
    private static string WithHelper(string statements, string helper) => Method(statements).Replace(
        "    private Task StoreAsync", "    " + helper + "\n    private string Other => url;\n    private Task StoreAsync", StringComparison.Ordinal);

    [Theory]
    [InlineData("foreach (var t in texts) await SendOneAsync(t);", "private Task SendOneAsync(string text) => sqs.{|AWSM1025:SendMessageAsync|}(url, text);")]
    [InlineData("foreach (var t in texts) { await this.SendOneAsync(t).ConfigureAwait(false); }", "private async Task SendOneAsync(string text) { await sqs.{|AWSM1025:SendMessageAsync|}(url, text); }")]
    [InlineData("foreach (var t in texts) { await SendOneAsync(t); }", "private async Task<SendMessageResponse> SendOneAsync(string text) => await sqs.{|AWSM1025:SendMessageAsync|}(url, text);")]
    [InlineData("foreach (var t in texts) { _ = await SendOneAsync(t); }", "private Task<SendMessageResponse> SendOneAsync(string text) { var body = text.Trim(); return sqs.{|AWSM1025:SendMessageAsync|}(url, body); }")]
    [InlineData("for (var i = 0; i < texts.Count; i++) { SendOne(texts[i]); }", "private void SendOne(string text) => sqs.{|AWSM1025:SendMessageAsync|}(url, text).GetAwaiter().GetResult();")]
    [InlineData("foreach (var t in texts) await SendOneAsync(url, t);", "private Task SendOneAsync(string to, string text) => sqs.{|AWSM1025:SendMessageAsync|}(new SendMessageRequest { QueueUrl = to, MessageBody = text });")]
    [InlineData("foreach (var t in texts) await SendOneAsync(sns, t);", "private static async Task SendOneAsync(IAmazonSimpleNotificationService client, string text) => await client.{|AWSM1025:PublishAsync|}(\"topic\", text);")]
    [InlineData("await SendOneAsync(\"first\"); foreach (var t in texts) await SendOneAsync(t);", "private Task SendOneAsync(string text) => sqs.{|AWSM1025:SendMessageAsync|}(url, text);")]
    [InlineData("foreach (var t in texts) await SendOneAsync(t); foreach (var t in queues.Values) { await SendOneAsync(t); }", "private Task SendOneAsync(string text) => sqs.{|AWSM1025:SendMessageAsync|}(url, text);")]
    [InlineData("Task Send(string text) => sqs.{|AWSM1025:SendMessageAsync|}(url, text); foreach (var t in texts) { await Send(t); }", "")]
    [InlineData("foreach (var t in texts) { await Send(t); } async Task Send(string text) { var to = \"x\"; await sqs.{|AWSM1025:SendMessageAsync|}(url, to + text); }", "")]
    public Task Suggests_a_batch_where_a_helper_sends(string statements, string helper) => Reports(WithHelper(statements, helper));

    [Theory]
    [InlineData("foreach (var t in texts) await SendOneAsync(t);", "private async Task SendOneAsync(string text) { await sqs.SendMessageAsync(url, text); await StoreAsync(text); }")]
    [InlineData("foreach (var t in texts) await SendOneAsync(t);", "private async Task SendOneAsync(string text) { if (text.Length > 0) { await sqs.SendMessageAsync(url, text); } }")]
    [InlineData("foreach (var t in texts) await SendOneAsync(t);", "private async Task SendOneAsync(string text) { try { await sqs.SendMessageAsync(url, text); } catch (AmazonSQSException) { } }")]
    [InlineData("foreach (var t in texts) await SendOneAsync(t);", "private async Task SendOneAsync(string text) { _ = sqs.SendMessageAsync(url, text); await Task.Yield(); }")]
    [InlineData("foreach (var t in texts) SendOne(t);", "private async void SendOne(string text) { await sqs.SendMessageAsync(url, text); }")]
    [InlineData("foreach (var t in texts) SendOne(t);", "private Task SendOne(string text) => sqs.SendMessageAsync(url, text);")]
    [InlineData("foreach (var t in texts) Console.WriteLine((await SendOneAsync(t)).MessageId);", "private Task<SendMessageResponse> SendOneAsync(string text) => sqs.SendMessageAsync(url, text);")]
    [InlineData("foreach (var t in texts) { Console.WriteLine(await SendOneAsync(t)); }", "private async Task<string> SendOneAsync(string text) => (await sqs.SendMessageAsync(url, text)).MessageId;")]
    [InlineData("foreach (var t in texts) { await SendOneAsync(t); await StoreAsync(t); }", "private Task SendOneAsync(string text) => sqs.SendMessageAsync(url, text);")]
    [InlineData("foreach (var t in texts) { if (t.Length > 0) await SendOneAsync(t); }", "private Task SendOneAsync(string text) => sqs.SendMessageAsync(url, text);")]
    [InlineData("foreach (var (queue, t) in queues) { await SendOneAsync(queue, t); }", "private Task SendOneAsync(string to, string text) => sqs.SendMessageAsync(to, text);")]
    [InlineData("foreach (var (queue, t) in queues) { await SendOneAsync(queue, t); }", "private Task SendOneAsync(string to, string text) { var request = new SendMessageRequest { QueueUrl = to, MessageBody = text }; return sqs.SendMessageAsync(request); }")]
    [InlineData("foreach (var t in texts) { await SendOneAsync(t); }", "private Task SendOneAsync(string text) { var to = text.Length > 9 ? url : Other; return sqs.SendMessageAsync(to, text); }")]
    [InlineData("foreach (var c in new[] { sqs }) { await SendOneAsync(c); }", "private Task SendOneAsync(IAmazonSQS client) => client.SendMessageAsync(url, \"ping\");")]
    [InlineData("foreach (var sender in new[] { this }) { await sender.SendOneAsync(url); }", "private Task SendOneAsync(string text) => sqs.SendMessageAsync(Other, text);")]
    [InlineData("foreach (var t in texts) { await SendOneAsync(t); }", "public virtual Task SendOneAsync(string text) => sqs.SendMessageAsync(url, text);")]
    [InlineData("while (true) { await SendOneAsync(url); }", "private Task SendOneAsync(string text) => sqs.SendMessageAsync(url, text);")]
    [InlineData("await SendOneAsync(url);", "private Task SendOneAsync(string text) => sqs.SendMessageAsync(url, text);")]
    [InlineData("foreach (var t in texts) { await Task.Run(() => SendOneAsync(t)); }", "private Task SendOneAsync(string text) => sqs.SendMessageAsync(url, text);")]
    [InlineData("foreach (var t in texts) { await SendOneAsync(new SendMessageRequest(t, t)); }", "private Task SendOneAsync(SendMessageRequest request) => sqs.SendMessageAsync(request);")]
    [InlineData("foreach (var t in texts) { Task Send() => sqs.SendMessageAsync(url, t); await StoreAsync(t); await Send(); }", "")]
    [InlineData("foreach (var (queue, t) in queues) { await Send(queue); } Task Send(string to) => sqs.SendMessageAsync(to, url);", "")]
    public Task Silent_where_a_helper_or_the_loop_does_more(string statements, string helper) => Silent(WithHelper(statements, helper));

    [Theory]
    [InlineData("await Task.WhenAll(texts.Select(t => sqs.{|AWSM1025:SendMessageAsync|}(url, t)));")]
    [InlineData("await Task.WhenAll(texts.Select(async t => await sqs.{|AWSM1025:SendMessageAsync|}(url, t)).ToList()).ConfigureAwait(false);")]
    [InlineData("await Task.WhenAll([.. texts.Select(t => sqs.{|AWSM1025:SendMessageAsync|}(url, t))]);")]
    [InlineData("await Task.WhenAll(texts.Select(async t => { var body = t.Trim(); await sns.{|AWSM1025:PublishAsync|}(\"topic\", body); }));")]
    [InlineData("var tasks = texts.Where(t => t.Length > 0).Select(t => sqs.{|AWSM1025:SendMessageAsync|}(new SendMessageRequest(url, t))); await Task.WhenAll(tasks);")]
    [InlineData("Task.WaitAll(texts.Select(t => sqs.{|AWSM1025:SendMessageAsync|}(url, t)).ToArray());")]
    [InlineData("Task All() => Task.WhenAll(texts.Select(t => sqs.{|AWSM1025:SendMessageAsync|}(url, t))); await All();")]
    [InlineData("await Parallel.ForEachAsync(texts, async (t, stop) => await sqs.{|AWSM1025:SendMessageAsync|}(url, t, stop));")]
    [InlineData("await Parallel.ForEachAsync(texts, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (t, stop) => { await sqs.{|AWSM1025:SendMessageAsync|}(url, t, stop); });")]
    [InlineData("Parallel.ForEach(texts, t => sqs.{|AWSM1025:SendMessageAsync|}(url, t).Wait());")]
    [InlineData("var tasks = new List<Task>(); foreach (var t in texts) { tasks.Add(sqs.{|AWSM1025:SendMessageAsync|}(url, t)); } await Task.WhenAll(tasks);")]
    [InlineData("await Task.WhenAll(texts.Select(t => Send(t))); Task Send(string text) => sqs.{|AWSM1025:SendMessageAsync|}(url, text);")]
    [InlineData("await Task.WhenAll(texts.Select(Send)); Task Send(string text) => sqs.{|AWSM1025:SendMessageAsync|}(url, text);")]
    [InlineData("await Task.Run(async () => { foreach (var t in texts) { await sqs.{|AWSM1025:SendMessageAsync|}(url, t); } });")]
    [InlineData("await Task.WhenAll(texts.Select(t => Task.Run(() => sqs.{|AWSM1025:SendMessageAsync|}(url, t))));")]
    [InlineData("await Task.WhenAll(texts.Select(t => Task.Run(async () => { await sqs.{|AWSM1025:SendMessageAsync|}(url, t); }, cancellationToken)).ToArray());")]
    [InlineData("var tasks = new List<Task>(); foreach (var t in texts) { tasks.Add(Task.Run(() => sqs.{|AWSM1025:SendMessageAsync|}(url, t))); } await Task.WhenAll(tasks);")]
    [InlineData("await Task.WhenAll(texts.Select(t => Task.Run(() => Send(t)))); Task Send(string text) => sqs.{|AWSM1025:SendMessageAsync|}(url, text);")]
    public Task Suggests_a_batch_for_requests_at_the_same_time(string statements) => Reports(Method(statements));

    [Theory]
    [InlineData("var all = await Task.WhenAll(texts.Select(t => sqs.SendMessageAsync(url, t))); Console.WriteLine(all.Length);")]
    [InlineData("var all = await Task.WhenAll([.. texts.Select(t => sqs.SendMessageAsync(url, t))]); Console.WriteLine(all.Length);")]
    [InlineData("_ = Task.WhenAll([.. texts.Select(async t => { await sqs.SendMessageAsync(url, t); })]);")]
    [InlineData("var all = await Task.WhenAll(texts.Select(async t => (await sqs.SendMessageAsync(url, t)).MessageId)); Console.WriteLine(all[0]);")]
    [InlineData("await Task.WhenAll(queues.Select(q => sqs.SendMessageAsync(q.Key, q.Value)));")]
    [InlineData("await Task.WhenAll(queues.Select(async q => { var to = q.Key; await sqs.SendMessageAsync(to, url); }));")]
    [InlineData("await Task.WhenAll(texts.Select(t => t.Length > 0 ? sqs.SendMessageAsync(url, t) : Task.CompletedTask));")]
    [InlineData("await Task.WhenAll(texts.Select(async t => { try { await sqs.SendMessageAsync(url, t); } catch (AmazonSQSException) { } }));")]
    [InlineData("await Task.WhenAll(texts.Select(async t => { await sqs.SendMessageAsync(url, t); await StoreAsync(t); }));")]
    [InlineData("using var gate = new SemaphoreSlim(4); await Task.WhenAll(texts.Select(async t => { await gate.WaitAsync(); await sqs.SendMessageAsync(url, t); gate.Release(); }));")]
    [InlineData("_ = Task.WhenAll(texts.Select(async t => { await sqs.SendMessageAsync(url, t); }));")]
    [InlineData("var tasks = texts.Select(t => sqs.SendMessageAsync(url, t)).ToList();")]
    [InlineData("var tasks = texts.Select(t => sqs.SendMessageAsync(url, t)).ToList(); while (tasks.Count > 0) { var done = await Task.WhenAny(tasks); tasks.Remove(done); }")]
    [InlineData("texts.ToList().ForEach(async t => await sqs.SendMessageAsync(url, t));")]
    [InlineData("Parallel.ForEach(texts, async t => await sqs.SendMessageAsync(url, t));")]
    [InlineData("await Task.WhenAll(new[] { sqs }.Select(c => c.SendMessageAsync(url, \"ping\")));")]
    [InlineData("await Task.WhenAll(sqs.SendMessageAsync(url, texts[0]), sqs.SendMessageAsync(url, texts[1]));")]
    [InlineData("await Task.WhenAll(texts.Chunk(100).Select(several => sqs.SendMessageAsync(url, string.Join(',', several))));")]
    [InlineData("await Parallel.ForEachAsync(Later(), async (t, stop) => await sqs.SendMessageAsync(url, t, stop)); static async IAsyncEnumerable<string> Later() { await Task.Yield(); yield return \"\"; }")]
    [InlineData("await Parallel.ForEachAsync(texts, async (t, stop) => { if (t.Length > 0) { await sqs.SendMessageAsync(url, t, stop); } });")]
    [InlineData("await Parallel.ForEachAsync(texts, async (t, stop) => { await sqs.SendMessageAsync(url, t, stop); Console.WriteLine(t); });")]
    [InlineData("var tasks = new List<Task>(); foreach (var t in texts) { tasks.Add(sqs.SendMessageAsync(url, t)); if (tasks.Count == 8) { await Task.WhenAll(tasks); tasks.Clear(); } } await Task.WhenAll(tasks);")]
    [InlineData("await Task.WhenAll(queues.Values.Select(Send)); Task Send(string to) => sqs.SendMessageAsync(to, url);")]
    [InlineData("await Task.WhenAll(queues.Select(q => Task.Run(() => sqs.SendMessageAsync(q.Key, q.Value))));")]
    [InlineData("await Task.WhenAll(texts.Select(t => Task.Run(async () => { await sqs.SendMessageAsync(url, t); await StoreAsync(t); })));")]
    [InlineData("await Task.WhenAll(texts.Select(t => { File.WriteAllText(t, t); return Task.Run(() => sqs.SendMessageAsync(url, t)); }));")]
    [InlineData("var tasks = new List<Task>(); foreach (var t in texts) { var saved = t.Trim(); await StoreAsync(saved); tasks.Add(Task.Run(() => sqs.SendMessageAsync(url, saved))); } await Task.WhenAll(tasks);")]
    [InlineData("var tasks = texts.Select(t => Task.Run(() => sqs.SendMessageAsync(url, t))).ToList();")]
    [InlineData("var all = await Task.WhenAll(texts.Select(t => Task.Run(() => sqs.SendMessageAsync(url, t)))); Console.WriteLine(all.Length);")]
    [InlineData("await Task.WhenAll(texts.Select(t => Task.Run(() => { _ = sqs.SendMessageAsync(url, t); })));")]
    [InlineData("foreach (var t in texts) { await Task.Run(() => sqs.SendMessageAsync(url, t)); }")]
    [InlineData("await Task.Run(async () => { foreach (var t in texts) { await sqs.SendMessageAsync(url, t); await StoreAsync(t); } });")]
    public Task Silent_where_requests_at_the_same_time_differ_or_do_more(string statements) => Silent(Method(statements));

    /// <summary>A record is paid for by its size, alone or among others: who sends several at the same time has gained what a batch could bring.</summary>
    [Fact]
    public Task Silent_on_records_of_a_stream_that_are_sent_at_the_same_time() => Silent(Method(
        "await Task.WhenAll(texts.Select(t => kinesis.PutRecordAsync(new PutRecordRequest { StreamName = \"s\", PartitionKey = t, Data = new MemoryStream() })));"));

    [Theory]
    [InlineData("foreach (var t in texts) { await sqs.SendMessageAsync(url, t); }", "", "Each turn of the loop waits for a request of its own, and SendMessageBatch takes 10 in one")]
    [InlineData("foreach (var t in texts) { await One(t); }", "private Task One(string text) => sqs.SendMessageAsync(url, text);", "Each turn of a loop that calls One waits for a request of its own")]
    [InlineData("await Task.WhenAll(texts.Select(t => sns.PublishAsync(\"topic\", t)));", "", "Each item costs a request of its own, and PublishBatch takes 10 in one; send them in batches")]
    [InlineData("await Parallel.ForEachAsync(texts, async (t, stop) => await One(t));", "private Task One(string text) => sqs.SendMessageAsync(url, text);", "Each item for which One is called costs a request of its own")]
    public async Task Says_what_is_waited_or_paid_for(string statements, string helper, string message) =>
        Assert.StartsWith(message, Assert.Single(await Findings.In("AWSM1025", WithHelper(statements, helper))).GetMessage(), StringComparison.Ordinal);

    /// <summary>The helper and the loop stand in two files of one class: the finding is in the file with the send, also when an editor looks at that alone.</summary>
    [Fact]
    public async Task Finds_the_same_in_one_file_as_in_all()
    {
        var compilation = Workbench.Compile([
            ("Sender.cs", """
                using System.Threading.Tasks;
                using Amazon.SQS;

                public partial class Sender(IAmazonSQS sqs)
                {
                    private Task SendOneAsync(string text) => sqs.SendMessageAsync("queue", text);
                }
                """),
            ("Sender.All.cs", """
                using System.Collections.Generic;
                using System.Threading.Tasks;

                public partial class Sender
                {
                    public async Task SendAsync(List<string> texts) { foreach (var t in texts) await SendOneAsync(t); }
                    public async Task SendAgainAsync(List<string> texts) { foreach (var t in texts) await SendOneAsync(t); }
                }
                """),
        ]);
        var all = await Workbench.BuildAsync(compilation);
        Assert.Equal("Sender.cs", Assert.Single(all).Location.GetLineSpan().Path);
        var edited = new List<string>();
        foreach (var tree in compilation.SyntaxTrees)
        {
            edited.AddRange((await Workbench.EditAsync(compilation, tree)).Select(Workbench.Write));
        }

        Assert.Equal(all.Select(Workbench.Write), edited);
    }

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

    /// <summary>
    /// The records of a handler that is to say which failed are its own repair's: in batches it could not be said any more. A handler that
    /// says it already would throw for a batch, and one whose batch is a whole has nothing to say.
    /// </summary>
    [Theory]
    [InlineData("public async Task FunctionHandler(SQSEvent evnt, ILambdaContext context)", "evnt.Records", "record.Body", "", false)]
    [InlineData("public async Task FunctionHandler(SQSEvent evnt, ILambdaContext context)", "evnt.Records.Where(r => r.Body != \"\")", "record.Body", "", false)]
    [InlineData("[SQSEvent(\"q\", BatchSize = 1)] public async Task FunctionHandler(SQSEvent evnt, ILambdaContext context)", "evnt.Records", "record.Body", "", true)]
    [InlineData("public async Task FunctionHandler(SQSEvent evnt, ILambdaContext context)", "evnt.Records[0].Body.Split(',')", "record", "", true)]
    [InlineData("private async Task ForwardAsync(SQSEvent evnt)", "evnt.Records", "record.Body", "", true)]
    public Task Leaves_records_to_the_repair_of_their_handler(string method, string items, string body, string result, bool isFixed)
    {
        var code = $$"""
            using Amazon.Lambda.Annotations.SQS;
            using Amazon.Lambda.Core;
            using Amazon.Lambda.SQSEvents;
            using Amazon.SQS;
            using Amazon.SQS.Model;

            public class Function(IAmazonSQS sqs, string url)
            {
                {{method}}
                {
                    {0}{{result}}
                }
            }
            """;
        var before = code.Replace("{0}", $$"""
            foreach (var record in {{items}})
                    {
                        await sqs.{|AWSM1025:SendMessageAsync|}(url, {{body}});
                    }
            """, StringComparison.Ordinal);
        return isFixed
            ? Fixes(before, code.Replace("{0}", $$"""
                foreach (var chunk in {{items}}.Chunk(10))
                        {
                            var response = await sqs.SendMessageBatchAsync(
                                url,
                                chunk.Select((record, i) => new SendMessageBatchRequestEntry { Id = $"{i}", MessageBody = {{body}} }).ToList());
                            if (response.Failed is { Count: > 0 } failed)
                            {
                                throw new AmazonSQSException($"{failed.Count} of {chunk.Length} messages were not sent: {failed[0].Message}");
                            }
                        }
                """, StringComparison.Ordinal))
            : NotFixed(before);
    }

    [Fact]
    public Task Keeps_what_the_request_says() => Fixes(
        Method("\n" + """
                foreach (var t in texts.Where(t => t.Length > 0))
                    await sqs.{|AWSM1025:SendMessageAsync|}(new SendMessageRequest { QueueUrl = url, MessageBody = t, MessageGroupId = t }).ConfigureAwait(false);
        """),
        Method("\n" + """
                foreach (var chunk in texts.Where(t => t.Length > 0).Chunk(10))
                {
                    var response = await sqs.SendMessageBatchAsync(
                        url,
                        chunk.Select((t, i) => new SendMessageBatchRequestEntry { Id = $"{i}", MessageBody = t, MessageGroupId = t }).ToList()).ConfigureAwait(false);
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

    private const string Check = """
                    if (response.Failed is { Count: > 0 } failed)
                    {
                        throw new AmazonSQSException($"{failed.Count} of {chunk.Length} messages were not sent: {failed[0].Message}");
                    }
                }
        """;

    [Fact]
    public Task Writes_on_lines_of_their_own_what_stands_so() => Fixes(
        Method("\n" + """
                foreach (var t in texts
                    .Where(t => t.Length > 0))
                {
                    var body = string.Concat(
                        t,
                        url);
                    await sqs.{|AWSM1025:SendMessageAsync|}(new SendMessageRequest
                    {
                        QueueUrl = url,
                        MessageBody = body,
                        MessageAttributes = new Dictionary<string, Amazon.SQS.Model.MessageAttributeValue>
                        {
                            ["kind"] = new() { DataType = "String", StringValue = t },
                        },
                    });
                }
        """),
        Method("\n" + """
                foreach (var chunk in texts
                    .Where(t => t.Length > 0).Chunk(10))
                {
                    var response = await sqs.SendMessageBatchAsync(
                        url,
                        chunk.Select((t, i) =>
                        {
                            var body = string.Concat(
                                t,
                                url);
                            return new SendMessageBatchRequestEntry
                            {
                                Id = $"{i}",
                                MessageBody = body,
                                MessageAttributes = new Dictionary<string, Amazon.SQS.Model.MessageAttributeValue>
                                {
                                    ["kind"] = new() { DataType = "String", StringValue = t },
                                },
                            };
                        }).ToList());
        """ + "\n" + Check));

    [Fact]
    public Task Sends_chunks_of_what_a_loop_counts() => Fixes(
        Method("\n" + """
                for (var i = 0; i < texts.Count; i++)
                    await sqs.{|AWSM1025:SendMessageAsync|}(url, texts[i].Trim(), cancellationToken);

                var all = texts.ToArray(); // all
                for (int i = 0; i < all.Length; i++)
                {
                    var t = all[i];
                    _ = await sqs.{|AWSM1025:SendMessageAsync|}(new SendMessageRequest(url, t) { DelaySeconds = all[i].Length });
                }
        """),
        Method("\n" + """
                foreach (var chunk in texts.Chunk(10))
                {
                    var response = await sqs.SendMessageBatchAsync(
                        url,
                        chunk.Select((item, i) => new SendMessageBatchRequestEntry { Id = $"{i}", MessageBody = item.Trim() }).ToList(), cancellationToken);
        """ + "\n" + Check + "\n\n" + """
                var all = texts.ToArray(); // all
                foreach (var chunk in all.Chunk(10))
                {
                    var response = await sqs.SendMessageBatchAsync(
                        url,
                        chunk.Select((t, i) => new SendMessageBatchRequestEntry { Id = $"{i}", MessageBody = t, DelaySeconds = t.Length }).ToList());
        """ + "\n" + Check));

    [Fact]
    public Task Publishes_chunks_to_a_topic() => Fixes(
        Method("\n" + """
                // the news
                foreach (var t in texts)
                {
                    await sns.{|AWSM1025:PublishAsync|}("topic", t, "subject", cancellationToken);
                }

                foreach (var t in texts)
                {
                    var request = new PublishRequest { TopicArn = "topic", Message = t, MessageGroupId = t };
                    await sns.{|AWSM1025:PublishAsync|}(request).ConfigureAwait(false);
                }
        """),
        Method("\n" + """
                // the news
                foreach (var chunk in texts.Chunk(10))
                {
                    var response = await sns.PublishBatchAsync(new PublishBatchRequest
                    {
                        TopicArn = "topic",
                        PublishBatchRequestEntries = chunk.Select((t, i) => new PublishBatchRequestEntry { Id = $"{i}", Message = t, Subject = "subject" }).ToList(),
                    }, cancellationToken);
                    if (response.Failed is { Count: > 0 } failed)
                    {
                        throw new AmazonSimpleNotificationServiceException($"{failed.Count} of {chunk.Length} messages were not sent: {failed[0].Message}");
                    }
                }

                foreach (var chunk in texts.Chunk(10))
                {
                    var response = await sns.PublishBatchAsync(new PublishBatchRequest
                    {
                        TopicArn = "topic",
                        PublishBatchRequestEntries = chunk.Select((t, i) => new PublishBatchRequestEntry { Id = $"{i}", Message = t, MessageGroupId = t }).ToList(),
                    }).ConfigureAwait(false);
                    if (response.Failed is { Count: > 0 } failed)
                    {
                        throw new AmazonSimpleNotificationServiceException($"{failed.Count} of {chunk.Length} messages were not sent: {failed[0].Message}");
                    }
                }
        """));

    [Fact]
    public Task Puts_chunks_of_records() => Fixes(
        Method("\n" + """
                var chunk = texts.Count;
                foreach (string text in texts)
                {
                    await kinesis.{|AWSM1025:PutRecordAsync|}(new PutRecordRequest
                    {
                        StreamName = "orders",
                        PartitionKey = text,
                        ExplicitHashKey = "0",
                        Data = new MemoryStream()
                    }, cancellationToken);
                }

                Console.WriteLine(chunk);
        """),
        Method("\n" + """
                var chunk = texts.Count;
                foreach (var chunk2 in texts.Chunk(500))
                {
                    var response = await kinesis.PutRecordsAsync(new PutRecordsRequest
                    {
                        StreamName = "orders",
                        Records = chunk2.Select(text => new PutRecordsRequestEntry
                        {
                            PartitionKey = text,
                            ExplicitHashKey = "0",
                            Data = new MemoryStream()
                        }).ToList()
                    }, cancellationToken);
                    if (response.FailedRecordCount > 0)
                    {
                        throw new AmazonKinesisException($"{response.FailedRecordCount} of {chunk2.Length} records were not sent: {response.Records.First(r => r.ErrorCode != null).ErrorMessage}");
                    }
                }

                Console.WriteLine(chunk);
        """));

    private static string Delivery(string statements) => $$"""
        using Amazon.KinesisFirehose;
        using Amazon.KinesisFirehose.Model;

        public class Delivery(IAmazonKinesisFirehose firehose)
        {
            public async Task DeliverAsync(IEnumerable<byte[]> all)
            {
                await Task.Yield();
                int count = 0;
        {{statements}}
            }
        }
        """;

    /// <summary>The file says the types of its variables.</summary>
    [Theory]
    [InlineData("\"lake\", new Record { Data = new MemoryStream(data) }", "new Record { Data = new MemoryStream(data) }")]
    [InlineData("\"lake\", new() { Data = new MemoryStream(data) }", "new Record { Data = new MemoryStream(data) }")]
    [InlineData("new PutRecordRequest { DeliveryStreamName = \"lake\", Record = new Record { Data = new MemoryStream(data) } }", "new Record { Data = new MemoryStream(data) }")]
    public Task Delivers_chunks_of_records(string arguments, string record) => Fixes(
        Delivery($$"""
                    foreach (byte[] data in all)
                    {
                        await firehose.{|AWSM1025:PutRecordAsync|}({{arguments}});
                    }
            """),
        Delivery($$"""
                    foreach (byte[][] chunk in all.Chunk(500))
                    {
                        PutRecordBatchResponse response = await firehose.PutRecordBatchAsync(
                            "lake",
                            chunk.Select(data => {{record}}).ToList());
                        if (response.FailedPutCount > 0)
                        {
                            throw new AmazonKinesisFirehoseException($"{response.FailedPutCount} of {chunk.Length} records were not sent: {response.RequestResponses.First(r => r.ErrorCode != null).ErrorMessage}");
                        }
                    }
            """));

    [Theory]
    [InlineData("foreach (object t in texts) { await sqs.{|AWSM1025:SendMessageAsync|}(url, $\"{t}\"); }")]
    [InlineData("foreach (var t in texts) { sqs.{|AWSM1025:SendMessageAsync|}(url, t).Wait(); }")]
    [InlineData("foreach (var t in texts) { await sns.{|AWSM1025:PublishAsync|}(new PublishRequest { TopicArn = url, Message = t, MessageAttributes = { [\"a\"] = new() } }); }")]
    [InlineData("for (var i = 0; i < texts.Count; i++) { await sqs.{|AWSM1025:SendMessageAsync|}(url, $\"{i}: {texts[i]}\"); }")]
    [InlineData("for (var i = 1; i < texts.Count; i++) { await sqs.{|AWSM1025:SendMessageAsync|}(url, texts[i]); }")]
    [InlineData("for (var i = 0; i <= texts.Count; i++) { await sqs.{|AWSM1025:SendMessageAsync|}(url, texts[i]); }")]
    [InlineData("var other = texts; for (var i = 0; i < texts.Count; i++) { await sqs.{|AWSM1025:SendMessageAsync|}(url, other[i]); }")]
    [InlineData("var byNumber = new Dictionary<int, string>(); for (var i = 0; i < byNumber.Count; i++) { await sqs.{|AWSM1025:SendMessageAsync|}(url, $\"{byNumber[i]}\"); }")]
    [InlineData("foreach (var (key, t) in queues) { await sqs.{|AWSM1025:SendMessageAsync|}(url, key + t); }")]
    [InlineData("await Task.WhenAll(texts.Select(t => sqs.{|AWSM1025:SendMessageAsync|}(url, t)));")]
    [InlineData("foreach (var t in texts) { await Send(t); } Task Send(string text) => sqs.{|AWSM1025:SendMessageAsync|}(url, text);")]
    public Task Leaves_other_forms_to_a_person(string statements) => NotFixed(Method("\n        " + statements));

    /// <summary>A framework before .NET 6 has no <c>Chunk</c>; here the file hides it.</summary>
    [Fact]
    public Task Leaves_it_to_a_person_where_there_are_no_chunks() => NotFixed(Method("\n        foreach (var t in new Hidden()) { await sqs.{|AWSM1025:SendMessageAsync|}(url, t); }")
        + "\npublic class Hidden { public IEnumerator<string> GetEnumerator() => null!; }");

    /// <summary>What the fix writes is right for all rules: what failed is looked at, and no batch is too large.</summary>
    [Theory]
    [InlineData(SdkMajor.V3)]
    [InlineData(SdkMajor.V4)]
    public async Task Leaves_nothing_for_other_rules(SdkMajor major)
    {
        var before = "using System; using System.Collections.Generic; using System.IO; using System.Linq; using System.Threading; using System.Threading.Tasks;\n" + Method("\n" + """
                    foreach (var t in texts)
                    {
                        await sqs.SendMessageAsync(url, t, cancellationToken);
                    }

                    foreach (var t in texts)
                    {
                        await sns.PublishAsync("topic", t, cancellationToken);
                    }

                    for (var i = 0; i < texts.Count; i++)
                    {
                        await kinesis.PutRecordAsync(new PutRecordRequest { StreamName = "s", PartitionKey = texts[i], Data = new MemoryStream() }, cancellationToken);
                    }
            """);
        var found = await Workbench.BuildAsync(Workbench.Compile([("Sender.cs", before)], major));
        Assert.Equal(["AWSM1025", "AWSM1025", "AWSM1025"], found.Select(d => d.Id));
        var after = await Workbench.FixAllAsync(before, major);
        Assert.Empty((await Workbench.BuildAsync(Workbench.Compile([("Sender.cs", after)], major))).Select(Workbench.Write));
        Assert.Contains("PutRecordsAsync", after, StringComparison.Ordinal);
    }

    /// <summary>Queues or clients that take turns are others for each item.</summary>
    [Theory]
    [InlineData("foreach (var t in texts) { await sqs.SendMessageAsync(urls[next++ % urls.Length], t); }", "private int next; private readonly string[] urls = [];")]
    [InlineData("var n = 0; string[] all = [url, url]; foreach (var t in texts) { await sqs.SendMessageAsync(all[++n % 2], t); }", "")]
    [InlineData("var n = 0; IAmazonSQS[] all = [sqs]; foreach (var t in texts) { await all[n++ % all.Length].SendMessageAsync(url, t); }", "")]
    [InlineData("foreach (var t in texts) { await sqs.SendMessageAsync(urls[next = (next + 1) % urls.Length], t); }", "private int next; private readonly string[] urls = [];")]
    [InlineData("foreach (var t in texts) { await sqs.SendMessageAsync(Turn, t); }", "private int next; private readonly string[] urls = []; private string Turn => urls[next++ % urls.Length];")]
    [InlineData("foreach (var t in texts) { await One(t); }", "private int next; private readonly string[] urls = []; private Task One(string t) => sqs.SendMessageAsync(urls[next++ % urls.Length], t);")]
    public Task Silent_where_queues_take_turns(string statements, string members) => Silent(WithHelper(statements, members));

    /// <summary>Neither the limit on the wait nor what is written to the list has a place in chunks.</summary>
    [Theory]
    [InlineData("foreach (var t in texts) { await sqs.{|AWSM1025:SendMessageAsync|}(url, t).WaitAsync(TimeSpan.FromSeconds(5)); }")]
    [InlineData("var all = texts.ToArray(); for (var i = 0; i < all.Length; i++) { await sqs.{|AWSM1025:SendMessageAsync|}(url, all[i] = all[i].Trim()); }")]
    [InlineData("var all = new[] { 1 }; for (var i = 0; i < all.Length; i++) { await sqs.{|AWSM1025:SendMessageAsync|}(url, $\"{all[i]++}\"); }")]
    public Task Leaves_what_a_batch_would_lose_to_a_person(string statements) => NotFixed(Method("\n        " + statements));

    [Theory]
    [InlineData("ConfigureAwait(true)")]
    [InlineData("ConfigureAwait(continueOnCapturedContext: false)")]
    [InlineData("ConfigureAwait(ConfigureAwaitOptions.ForceYielding)")]
    public Task Waits_as_the_code_did(string configured) => Fixes(
        Method($$"""

                    foreach (var t in texts)
                    {
                        await sqs.{|AWSM1025:SendMessageAsync|}(url, t).{{configured}};
                    }
            """),
        Method("\n" + """
                    foreach (var chunk in texts.Chunk(10))
                    {
                        var response = await sqs.SendMessageBatchAsync(
                            url,
                            chunk.Select((t, i) => new SendMessageBatchRequestEntry { Id = $"{i}", MessageBody = t }).ToList()).CONFIGURED;
            """.Replace("CONFIGURED", configured, StringComparison.Ordinal) + "\n" + Check));

    /// <summary>A query's own <c>Chunk</c> would be for the database to translate, and none can.</summary>
    [Fact]
    public Task Cuts_what_a_query_gives() => Fixes(
        Method("\n" + """
                var query = texts.AsQueryable();
                foreach (var t in query
                             .Where(t => t != ""))
                {
                    await sqs.{|AWSM1025:SendMessageAsync|}(url, t);
                }
        """),
        Method("\n" + """
                var query = texts.AsQueryable();
                foreach (var chunk in query
                             .Where(t => t != "").AsEnumerable().Chunk(10))
                {
                    var response = await sqs.SendMessageBatchAsync(
                        url,
                        chunk.Select((t, i) => new SendMessageBatchRequestEntry { Id = $"{i}", MessageBody = t }).ToList());
        """ + "\n" + Check));

    /// <summary>In a file that says the types of its variables.</summary>
    [Fact]
    public Task Sends_chunks_of_what_has_no_type_to_write() => Fixes(
        Method("\n" + """
                int last = 9;
                foreach (var t in texts.Select(t => new { Text = t, last }))
                {
                    await sqs.{|AWSM1025:SendMessageAsync|}(url, t.Text);
                }
        """),
        Method("\n" + """
                int last = 9;
                foreach (var chunk in texts.Select(t => new { Text = t, last }).Chunk(10))
                {
                    SendMessageBatchResponse response = await sqs.SendMessageBatchAsync(
                        url,
                        chunk.Select((t, i) => new SendMessageBatchRequestEntry { Id = $"{i}", MessageBody = t.Text }).ToList());
        """ + "\n" + Check));

    /// <summary>Members of a sender whose work for an item is to make values, and such as do more.</summary>
    private const string Helpers = """
        private int count;
            private readonly HashSet<string> seen = [];
            private readonly IStore store = null!;
            private readonly Func<string, string> format = null!;
            private static string Body(string t) => JsonSerializer.Serialize(new { Text = t, At = DateTimeOffset.UtcNow });
            private static Dto Map(string t) { if (t.Length == 0) { return new Dto("", []); } var parts = t.Split(','); return new Dto(parts[0], parts.Skip(1).ToList()) { Kind = parts.Length switch { 1 => "one", _ => $"many: {parts.Length}" } }; }
            private static Note Written(string t) { var note = new Note { Id = Guid.NewGuid() }; note.Text = t.Trim(); return note; }
            private static string Joined(Dto dto) => string.Join(";", from p in dto.Parts where p.Length > 1 orderby p select Short(p));
            private static string Short(string t) { var b = new StringBuilder(); b.Append(t[0]).Append('.'); return b.ToString(); }
            private SendMessageRequest Request(string t) => new() { QueueUrl = url, MessageBody = Body(t) };
            private string Numbered(string t) => $"{++count}: {t}";
            private string Save(string t) { File.WriteAllText(t, t); return t; }
            private string Marked(string t) => Save(t) + "!";
            private string Noted(string t) { seen.Add(t); return t; }
            private string Known(string t) { store.Last = t; return t; }
            protected virtual string Open(string t) => t;
            private string Checked(string t) => t.Length > 0 ? t : throw new ArgumentException(t);
            private static readonly StringBuilder Log = new();
            private static string Logged(string t) => Log.Append(t).ToString();
            private IEnumerable<string> Slow(IEnumerable<string> texts) { foreach (var t in texts) { yield return File.ReadAllText(t); } }
            private IEnumerable<string> Later(IEnumerable<string> texts) => Slow(texts);
            private IEnumerable<string> Saved(IEnumerable<string> texts) => texts.Select(t => Save(t));
            private IEnumerable<string> Long(IEnumerable<string> texts) { if (texts is null) { return []; } return texts.Where(t => t.Length > 3).OrderBy(t => t); }
            private List<string> All(IEnumerable<string> texts) => Slow(texts).ToList();
            private IEnumerable<string> Files { get { yield return File.ReadAllText(url); } }
            private IEnumerable<string> Given { get; } = [];
            private readonly IQueryable<string> table = null!;
            private readonly IDocuments documents = null!;
            public interface IDocuments : IOrderedQueryable<string> { }
            private string? loaded;
            private string Loaded => loaded ??= File.ReadAllText(url);
            private string Added => store.Save(url);
            private string Subject => $"{url}: {Given.Count()}";
            private static string Round(string t) => t.Length > 9 ? t : Round(t + t);
            public interface IStore { string Save(string text); string Last { get; set; } IEnumerable<string> Read(); Task<IEnumerable<string>> ReadAsync(); IReadOnlyList<string> ReadAll(); }
            public record Dto(string Name, List<string> Parts) { public string Kind { get; init; } = string.Concat("a", "b"); public Guid Id { get; } = Guid.NewGuid(); }
            public class Note { public Note() { Text = ""; } public Guid Id { get; init; } public string Text { get; set; } }
            public class Base { private static int made; public Base() { made++; } public static int Next() => ++made; }
            public class Derived : Base { public string? Text { get; set; } }
            public class Stamped { public int Number { get; } = Base.Next(); }
            public class Reader : IEnumerable<string> { public IEnumerator<string> GetEnumerator() { yield return ""; } System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator(); }
            private static readonly Reader Read = new();
        """;

    private static string WithHelpers(string statements) => WithHelper(statements, Helpers)
        .Replace("using Amazon.Kinesis;", "using System.Text;\nusing System.Text.Json;\nusing Amazon.Kinesis;", StringComparison.Ordinal);

    /// <summary>Nobody can tell when a value is made that is for the message alone.</summary>
    [Theory]
    [InlineData("foreach (var t in texts) { await sqs.{|AWSM1025:SendMessageAsync|}(url, Body(t)); }")]
    [InlineData("foreach (var t in texts) { var dto = Map(t); await sqs.{|AWSM1025:SendMessageAsync|}(url, JsonSerializer.Serialize(dto)); }")]
    [InlineData("foreach (var t in texts) { await sqs.{|AWSM1025:SendMessageAsync|}(url, Written(t).Text); }")]
    [InlineData("foreach (var t in texts) { await sqs.{|AWSM1025:SendMessageAsync|}(url, Joined(new Dto(t, [t, .. texts]))); }")]
    [InlineData("foreach (var t in texts) { await sqs.{|AWSM1025:SendMessageAsync|}(Request(t)); }")]
    [InlineData("foreach (var t in texts) { var note = new Note { Text = t ?? \"\" } ; await sqs.{|AWSM1025:SendMessageAsync|}(url, $\"{note.Id:N} {note}\"); }")]
    [InlineData("foreach (var t in texts) { await sqs.{|AWSM1025:SendMessageAsync|}(url, queues.TryGetValue(t, out var q) ? q : Convert.ToBase64String(Encoding.UTF8.GetBytes(t))); }")]
    [InlineData("foreach (var t in texts) { await sqs.{|AWSM1025:SendMessageAsync|}(url, new StringBuilder(t).Append('!').ToString()); }")]
    [InlineData("foreach (var t in texts) { await sqs.{|AWSM1025:SendMessageAsync|}(url, store.Last + nameof(Save)); }")]
    [InlineData("foreach (var t in texts) { await sqs.{|AWSM1025:SendMessageAsync|}(url, Subject + Round(t)); }")]
    [InlineData("await Task.WhenAll(texts.Select(t => sqs.{|AWSM1025:SendMessageAsync|}(url, Body(t))));")]
    [InlineData("await Parallel.ForEachAsync(texts, async (t, stop) => { var note = Written(t); await sqs.{|AWSM1025:SendMessageAsync|}(url, JsonSerializer.Serialize(note), stop); });")]
    [InlineData("foreach (var t in texts) { await One(Body(t)); } async Task One(string text) { var note = Written(text); await sqs.{|AWSM1025:SendMessageAsync|}(url, Body(note.Text)); }")]
    public Task Suggests_a_batch_where_values_are_made_for_each(string statements) => Reports(WithHelpers(statements));

    /// <summary>What has effects, or may have, would be done for ten items before the first of them is sent.</summary>
    [Theory]
    [InlineData("foreach (var t in texts) { var saved = Save(t); await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = url, MessageBody = JsonSerializer.Serialize(saved) }); }")]
    [InlineData("foreach (var t in texts) { await sqs.SendMessageAsync(url, Save(t)); }")]
    [InlineData("foreach (var t in texts) { await sqs.SendMessageAsync(url, Marked(t)); }")]
    [InlineData("foreach (var t in texts) { await sqs.SendMessageAsync(url, store.Save(t)); }")]
    [InlineData("foreach (var t in texts) { await sqs.SendMessageAsync(url, format(t)); }")]
    [InlineData("foreach (var t in texts) { await sqs.SendMessageAsync(url, Open(t)); }")]
    [InlineData("foreach (var t in texts) { await sqs.SendMessageAsync(url, Numbered(t)); }")]
    [InlineData("foreach (var t in texts) { await sqs.SendMessageAsync(url, $\"{count++}\"); }")]
    [InlineData("foreach (var t in texts) { await sqs.SendMessageAsync(url, store.Last = t); }")]
    [InlineData("foreach (var t in texts) { await sqs.SendMessageAsync(url, Noted(t)); }")]
    [InlineData("foreach (var t in texts) { await sqs.SendMessageAsync(url, Known(t)); }")]
    [InlineData("foreach (var t in texts) { await sqs.SendMessageAsync(url, Checked(t)); }")]
    [InlineData("foreach (var t in texts) { await sqs.SendMessageAsync(url, Logged(t)); }")]
    [InlineData("foreach (var t in texts) { var isNew = seen.Add(t); await sqs.SendMessageAsync(url, $\"{t} {isNew}\"); }")]
    [InlineData("foreach (var t in texts) { await sqs.SendMessageAsync(url, File.ReadAllText(t)); }")]
    [InlineData("foreach (var t in texts) { await sqs.SendMessageAsync(url, await File.ReadAllTextAsync(t)); }")]
    [InlineData("foreach (var t in texts) { await sqs.SendMessageAsync(url, JsonSerializer.Serialize(new Derived { Text = t })); }")]
    [InlineData("foreach (var t in texts) { await sqs.SendMessageAsync(url, JsonSerializer.Serialize(new Stamped())); }")]
    [InlineData("foreach (var t in texts) { await sqs.SendMessageAsync(url, string.Join(\",\", texts.Select(Save))); }")]
    [InlineData("foreach (var t in texts) { await sqs.SendMessageAsync(url, string.Join(\",\", texts.Select(other => Save(other)))); }")]
    [InlineData("foreach (var t in texts) { await sqs.SendMessageAsync(url, Interlocked.Increment(ref count).ToString()); }")]
    [InlineData("foreach (var t in texts) { await sqs.SendMessageAsync(url, t + Loaded); }")]
    [InlineData("foreach (var t in texts) { await sqs.SendMessageAsync(url, t + Added); }")]
    [InlineData("foreach (var t in texts) { await sqs.SendMessageAsync(url, table.First(r => r == t)); }")]
    [InlineData("foreach (var t in texts) { await sqs.SendMessageAsync(url, documents.First(r => r == t)); }")]
    [InlineData("foreach (var t in texts) { await sqs.SendMessageAsync(url, string.Join(',', table.ToList())); }")]
    [InlineData("foreach (var t in texts) { await sqs.SendMessageAsync(url, string.Join(',', documents.ToList())); }")]
    [InlineData("for (var i = 0; i < texts.Count; i++) { var saved = Save(texts[i]); await sqs.SendMessageAsync(url, saved + texts[i]); }")]
    [InlineData("await Task.WhenAll(texts.Select(t => sqs.SendMessageAsync(url, Save(t))));")]
    [InlineData("await Parallel.ForEachAsync(texts, async (t, stop) => { var saved = store.Save(t); await sqs.SendMessageAsync(url, saved, stop); });")]
    [InlineData("foreach (var t in texts) { await One(t); } Task One(string text) { var saved = Save(text); return sqs.SendMessageAsync(url, saved); }")]
    [InlineData("foreach (var t in texts) { await One(Save(t)); } Task One(string text) => sqs.SendMessageAsync(url, text);")]
    public Task Silent_where_something_may_be_done_for_each(string statements) => Silent(WithHelpers(statements));

    /// <summary>A source of tokens counts the time for one request: made once for a chunk, it would count that of ten.</summary>
    [Theory]
    [InlineData("foreach (var t in texts) { await sqs.SendMessageAsync(url, t, new CancellationTokenSource(1000).Token); }")]
    [InlineData("foreach (var t in texts) { var stop = new CancellationTokenSource(1000); await sqs.SendMessageAsync(url, t, stop.Token); }")]
    [InlineData("foreach (var t in texts) { await sqs.SendMessageAsync(new SendMessageRequest(url, t), new CancellationTokenSource(TimeSpan.FromSeconds(1)).Token); }")]
    [InlineData("foreach (var t in texts) { await sqs.SendMessageAsync(url, t, CancellationTokenSource.CreateLinkedTokenSource(cancellationToken).Token); }")]
    public Task Silent_where_each_request_has_a_time_of_its_own(string statements) => Silent(Method(statements));

    [Theory]
    [InlineData("var stop = new CancellationTokenSource(1000); foreach (var t in texts) { await sqs.{|AWSM1025:SendMessageAsync|}(url, t, stop.Token); }")]
    [InlineData("foreach (var t in texts) { await sqs.{|AWSM1025:SendMessageAsync|}(url, t, CancellationToken.None); }")]
    public Task Suggests_a_batch_where_all_have_one_time(string statements) => Reports(Method(statements));

    /// <summary>Items that are made one by one are sent as they come; some would have to wait for others.</summary>
    [Theory]
    [InlineData("foreach (var t in Slow(texts)) { await sqs.SendMessageAsync(url, t); }")]
    [InlineData("foreach (var t in Later(texts)) { await sqs.SendMessageAsync(url, t); }")]
    [InlineData("foreach (var t in Slow(texts).Where(t => t.Length > 0)) { await sqs.SendMessageAsync(url, t); }")]
    [InlineData("var slow = Slow(texts); foreach (var t in slow) { await sqs.SendMessageAsync(url, t); }")]
    [InlineData("foreach (var t in count > 0 ? texts : Slow(texts)) { await sqs.SendMessageAsync(url, t); }")]
    [InlineData("foreach (var t in Saved(texts)) { await sqs.SendMessageAsync(url, t); }")]
    [InlineData("foreach (var t in texts.Select(t => Save(t))) { await sqs.SendMessageAsync(url, t); }")]
    [InlineData("foreach (var t in texts.Select(Save)) { await sqs.SendMessageAsync(url, t); }")]
    [InlineData("foreach (var t in from t in texts select store.Save(t)) { await sqs.SendMessageAsync(url, t); }")]
    [InlineData("foreach (var t in texts.Select(format)) { await sqs.SendMessageAsync(url, t); }")]
    [InlineData("IEnumerable<string> some = texts; if (count > 0) { some = some.Where(t => t != \"\"); } else { some = Slow(some); } foreach (var t in some) { await sqs.SendMessageAsync(url, t); }")]
    [InlineData("foreach (var t in store.Read()) { await sqs.SendMessageAsync(url, t); }")]
    [InlineData("foreach (var t in Files) { await sqs.SendMessageAsync(url, t); }")]
    [InlineData("foreach (var t in Read) { await sqs.SendMessageAsync(url, t); }")]
    [InlineData("foreach (var t in Local()) { await sqs.SendMessageAsync(url, t); } IEnumerable<string> Local() { yield return Save(url); }")]
    [InlineData("await Task.WhenAll(Slow(texts).Select(t => sqs.SendMessageAsync(url, t)));")]
    [InlineData("await Parallel.ForEachAsync(Slow(texts), async (t, stop) => await sqs.SendMessageAsync(url, t, stop));")]
    [InlineData("foreach (var t in Slow(texts)) { await One(t); } Task One(string text) => sqs.SendMessageAsync(url, text);")]
    public Task Silent_on_items_that_come_one_by_one(string statements) => Silent(WithHelpers(statements));

    [Theory]
    [InlineData("foreach (var t in Slow(texts).ToList()) { await sqs.{|AWSM1025:SendMessageAsync|}(url, t); }")]
    [InlineData("foreach (var t in All(texts)) { await sqs.{|AWSM1025:SendMessageAsync|}(url, t); }")]
    [InlineData("foreach (var t in Long(texts)) { await sqs.{|AWSM1025:SendMessageAsync|}(url, t); }")]
    [InlineData("foreach (var t in store.ReadAll()) { await sqs.{|AWSM1025:SendMessageAsync|}(url, t); }")]
    [InlineData("foreach (var t in await store.ReadAsync()) { await sqs.{|AWSM1025:SendMessageAsync|}(url, t); }")]
    [InlineData("IEnumerable<string> some = texts; foreach (var t in some) { await sqs.{|AWSM1025:SendMessageAsync|}(url, t); }")]
    [InlineData("foreach (var t in from t in texts where t.Length > 0 select t.Trim()) { await sqs.{|AWSM1025:SendMessageAsync|}(url, t); }")]
    [InlineData("foreach (var n in Enumerable.Range(0, count)) { await sqs.{|AWSM1025:SendMessageAsync|}(url, $\"{n}\"); }")]
    [InlineData("IEnumerable<string> some = texts; if (count > 0) { some = some.Where(t => t != \"\"); } some = some.OrderBy(t => t).ThenBy(t => t.Length).Select(t => t.Trim()).Distinct().Skip(1).Take(9).Reverse(); foreach (var t in some) { await sqs.{|AWSM1025:SendMessageAsync|}(url, t); }")]
    [InlineData("foreach (var t in table.Where(t => t.Length > 0)) { await sqs.{|AWSM1025:SendMessageAsync|}(url, t); }")]
    [InlineData("foreach (var t in documents.Where(t => t.Length > 0)) { await sqs.{|AWSM1025:SendMessageAsync|}(url, t); }")]
    [InlineData("foreach (var t in Given) { await sqs.{|AWSM1025:SendMessageAsync|}(url, t); }")]
    public Task Suggests_a_batch_for_items_that_are_all_there(string statements) => Reports(WithHelpers(statements));

    /// <summary>An entry of a batch can fail by itself, and those behind it are there before it then.</summary>
    [Theory]
    [InlineData("foreach (var t in texts) { await kinesis.PutRecordAsync(new PutRecordRequest { StreamName = url, PartitionKey = url, Data = new MemoryStream(Encoding.UTF8.GetBytes(t)) }); }")]
    [InlineData("foreach (var t in texts) { await kinesis.PutRecordAsync(new PutRecordRequest { StreamName = url, PartitionKey = url.ToString(), Data = new MemoryStream(Encoding.UTF8.GetBytes(t)) }); }")]
    [InlineData("foreach (var t in texts) { await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = url, MessageBody = t, MessageGroupId = \"g\" }); }")]
    [InlineData("foreach (var t in texts) { await sns.PublishAsync(new PublishRequest { TopicArn = url, Message = t, MessageGroupId = url }); }")]
    [InlineData("foreach (var t in texts) { await sns.PublishAsync(new PublishRequest { TopicArn = url, Message = t, MessageGroupId = $\"tenant-{url.ToString()}\" }); }")]
    [InlineData("foreach (var t in texts.OrderBy(t => t.Length)) { await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = url, MessageBody = t, MessageGroupId = t }); }")]
    [InlineData("var sorted = texts.Order().ToList(); foreach (var t in sorted) { await kinesis.PutRecordAsync(new PutRecordRequest { StreamName = url, PartitionKey = t, Data = new MemoryStream(Encoding.UTF8.GetBytes(t)) }); }")]
    public Task Silent_where_the_order_is_wanted(string statements) => Silent("using System.Text;\n" + Method(statements));

    [Theory]
    [InlineData("foreach (var t in texts.OrderBy(t => t.Length)) { await sqs.{|AWSM1025:SendMessageAsync|}(url, t); }")]
    [InlineData("foreach (var t in texts) { await sqs.{|AWSM1025:SendMessageAsync|}(new SendMessageRequest { QueueUrl = url, MessageBody = t, MessageGroupId = Guid.NewGuid().ToString() }); }")]
    [InlineData("await Task.WhenAll(from t in texts select sqs.{|AWSM1025:SendMessageAsync|}(url, t));")]
    public Task Reports_where_none_is_kept(string statements) => Reports(Method(statements));

    [Fact]
    public Task Silent_where_a_class_around_the_client_collects_them() => Silent(
        Method("foreach (var t in texts) { await sqs.SendMessageAsync(url, t); }") + """
         public class Collecting : AmazonSQSClient
        {
            private readonly List<SendMessageBatchRequestEntry> later = [];

            public async Task FlushAsync(string url) => Console.WriteLine((await SendMessageBatchAsync(url, later)).Failed);
        }
        """);

    /// <summary>It is about the one message, and would stand behind the loop.</summary>
    [Fact]
    public Task Leaves_a_comment_behind_the_send_to_a_person() => NotFixed(Method("""

                foreach (var t in texts)
                    await sqs.{|AWSM1025:SendMessageAsync|}(url, t); // as it comes
        """));

    /// <summary>Chunks of what goes back are another loop, for a person to write.</summary>
    [Fact]
    public Task Suggests_a_batch_where_a_loop_counts_back() => NotFixed(Method(
        "for (var i = texts.Count - 1; i >= 0; i--) { await sqs.{|AWSM1025:SendMessageAsync|}(url, texts[i]); }"));

    [Theory]
    [InlineData("for (var i = texts.Count - 1; i >= 0; i--) { await sqs.SendMessageAsync(url, $\"{i}\"); }")]
    [InlineData("for (var i = texts.Count - 1; i >= 0; i--) { await sqs.SendMessageAsync(url, texts[i]); i--; }")]
    [InlineData("for (var i = 3; i >= 0; i--) { await sqs.SendMessageAsync(url, texts[i]); }")]
    public Task Silent_on_other_loops_that_count_back(string statements) => Silent(Method(statements));

    [Fact]
    public Task Suggests_a_batch_of_records_that_are_disposed() => NotFixed(Method(
        "foreach (var t in texts) { using var data = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(t)); await kinesis.{|AWSM1025:PutRecordAsync|}(new PutRecordRequest { StreamName = \"s\", PartitionKey = t, Data = data }); }"));

    [Fact]
    public Task Silent_where_more_than_memory_is_disposed() => Silent(Method(
        "foreach (var t in texts) { using var data = File.OpenText(t); await sqs.SendMessageAsync(url, t); }"));
}
