using AwsMessaging.Analyzers.Tests.Harness;
using AwsMessaging.AwsApiStubs;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class NeverDeletedTests() : RuleTests("AWSM2006")
{
    private static string Worker(string members) => $$"""
        using Amazon.SQS;
        using Amazon.SQS.Model;
        using Microsoft.Extensions.Logging;

        public interface IOrders { Task SaveAsync(string body); Task HandleAsync(Message message); }

        public partial class Worker(IAmazonSQS sqs, IOrders orders, ILogger<Worker> logger, string url)
        {
        {{members}}
        }
        """;

    private static string Poll(string receive, string use, string members = "") => Worker($$"""
            public async Task Run(CancellationToken stop)
            {
                while (!stop.IsCancellationRequested)
                {
                    {{receive}}
                    {{use}}
                }
            }
            {{members}}
        """);

    private const string Receive = "var r = await sqs.{|AWSM2006:ReceiveMessageAsync|}(url, stop);";

    [Theory]
    [InlineData("foreach (var m in r.Messages) { await orders.SaveAsync(m.Body); }")]
    [InlineData("foreach (var m in r.Messages) { try { await orders.SaveAsync(m.Body); } catch (Exception e) { logger.LogError(e, \"{Id} failed\", m.MessageId); } }")]
    [InlineData("await Task.WhenAll(r.Messages.Select(m => orders.SaveAsync(m.Body)));")]
    [InlineData("foreach (var m in r.Messages) { await Handle(m); }")]
    [InlineData("for (var i = 0; i < r.Messages.Count; i++) { var m = r.Messages[i]; await orders.SaveAsync(m.Body); }")]
    [InlineData("for (var i = 0; i < r.Messages.Count; i++) { await orders.SaveAsync(r.Messages[i].Body); }")]
    [InlineData("var list = r.Messages; for (var i = 0; i < list.Count; i++) { await orders.SaveAsync(list[i].Body); }")]
    [InlineData("await All(r.Messages);")]
    public Task Reports_messages_that_are_only_worked_with(string use) => Reports(Poll(Receive, use, """
        private Task Handle(Message message) => orders.SaveAsync(message.Body);
        private async Task All(List<Message> messages) { foreach (var message in messages) { await orders.SaveAsync(message.Body); } }
        """));

    [Fact]
    public Task Reports_a_helper_that_receives_for_a_loop() => Reports(Worker("""
        public async Task Run() { while (true) { foreach (var m in await NextAsync()) { await orders.SaveAsync(m.Body); } } }
        private async Task<List<Message>> NextAsync() => (await sqs.{|AWSM2006:ReceiveMessageAsync|}(new ReceiveMessageRequest { QueueUrl = url })).Messages;
        """));

    [Fact]
    public Task Reports_synchronous_calls() => Reports(
        Worker("public void Run() { while (true) { foreach (var m in sqs.{|AWSM2006:ReceiveMessage|}(url).Messages) { File.AppendAllText(\"x\", m.Body); } } }"), only: SdkMajor.V3);

    [Theory]
    [InlineData("foreach (var m in r.Messages) { await orders.SaveAsync(m.Body); await sqs.DeleteMessageAsync(url, m.ReceiptHandle); }")]
    [InlineData("for (var i = 0; i < r.Messages.Count; i++) { await orders.SaveAsync(r.Messages[i].Body); await sqs.DeleteMessageAsync(url, r.Messages[i].ReceiptHandle); }")]
    [InlineData("for (var i = 0; i < r.Messages.Count; i++) { await orders.SaveAsync(r.Messages[i].MessageId); }")]
    [InlineData("foreach (var m in r.Messages) { await orders.HandleAsync(m); }")]
    [InlineData("foreach (var m in r.Messages) { await Handle(m); }")]
    [InlineData("foreach (var m in r.Messages) { await orders.SaveAsync(m.Body); done.Add(m); }")]
    [InlineData("foreach (var m in r.Messages) { await orders.SaveAsync(m.Body); } await sink(r);")]
    [InlineData("foreach (var m in r.Messages) { await orders.SaveAsync(m.Body); } last = r.Messages;")]
    [InlineData("foreach (var m in r.Messages) { logger.LogInformation(m.Body); }")]
    [InlineData("foreach (var m in r.Messages) { await orders.SaveAsync(m.MessageId); }")]
    [InlineData("foreach (var m in r.Messages) { await orders.SaveAsync(m.Body); handles.Enqueue(m.ReceiptHandle); }")]
    [InlineData("if (r.Messages.Count == 0) break; foreach (var m in r.Messages) { await orders.SaveAsync(m.Body); }")]
    [InlineData("foreach (var m in r.Messages) { if (told.Add(m.MessageId)) await orders.SaveAsync(m.Body); }")]
    public Task Is_silent_where_it_is_deleted_or_goes_out_of_view(string use) => Silent(Poll("var r = await sqs.ReceiveMessageAsync(url, stop);", use, """
        private readonly List<Message> done = new(); private readonly Queue<string> handles = new(); private List<Message>? last;
        private Func<ReceiveMessageResponse, Task> sink = null!; private readonly HashSet<string> told = new();
        private async Task Handle(Message message) { await orders.SaveAsync(message.Body); await sqs.DeleteMessageAsync(url, message.ReceiptHandle); }
        """));

    [Fact]
    public Task Is_silent_where_messages_are_only_looked_at() => Silent(Poll(
        "var r = await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = url, VisibilityTimeout = 0 });", "foreach (var m in r.Messages) { await orders.SaveAsync(m.Body); }"));

    [Fact]
    public Task Is_silent_outside_a_loop_and_where_the_queue_is_purged()
    {
        const string Use = "foreach (var m in (await sqs.ReceiveMessageAsync(url)).Messages) { await orders.SaveAsync(m.Body); }";
        return Task.WhenAll(
            Silent(Worker("public async Task Once() { " + Use + " }")),
            Silent(Worker("public async Task Run() { while (true) { " + Use + " await sqs.PurgeQueueAsync(url); } }")));
    }

    [Fact]
    public Task Is_silent_on_types_that_only_look_alike() => Silent("""
        namespace Amazon.SQS
        {
            public class Response { public List<string> Messages = new(); }
            public class Queue { public Task<Response> ReceiveMessageAsync(string url) => Task.FromResult(new Response()); }
        }

        public class Fake(Amazon.SQS.Queue sqs)
        {
            public async Task Run() { while (true) { foreach (var m in (await sqs.ReceiveMessageAsync("q")).Messages) { await File.WriteAllTextAsync("x", m); } } }
        }
        """);

    [Fact]
    public Task Is_silent_on_code_with_errors() =>
        Silent(Poll("var r = await sqs.ReceiveMessageAsync(missing);", "foreach (var m in r.Messages) { await orders.SaveAsync(m.Body)"), compiles: false);
}
