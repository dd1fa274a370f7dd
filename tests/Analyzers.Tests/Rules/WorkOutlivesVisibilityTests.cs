using AwsMessaging.Analyzers.Tests.Harness;
using AwsMessaging.AwsApiStubs;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class WorkOutlivesVisibilityTests() : RuleTests("AWSM2010")
{
    private static string Worker(string receive, string work, string members = "") => $$"""
        using Amazon.SQS;
        using Amazon.SQS.Model;

        public partial class Worker(IAmazonSQS sqs, string url, int seconds)
        {
            private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);
            private Task Handle(Message message, CancellationToken stop = default) => Task.CompletedTask;

            public async Task Run(bool slow)
            {
                {{receive}}
                foreach (var m in r.Messages)
                {
                    {{work}}
                    await sqs.DeleteMessageAsync(url, m.ReceiptHandle);
                }
            }
            {{members}}
        }
        """;

    private const string Short = "var r = await sqs.{|AWSM2010:ReceiveMessageAsync|}(new ReceiveMessageRequest { QueueUrl = url, VisibilityTimeout = 30 });";

    [Theory]
    [InlineData("await Task.Delay(TimeSpan.FromSeconds(45)); await Handle(m);")]
    [InlineData("await Handle(m); await Task.Delay(31000).ConfigureAwait(false);")]
    [InlineData("await Task.Delay(Pause);")]
    [InlineData("Thread.Sleep(20000); await Handle(m); Thread.Sleep(20000);")]
    [InlineData("using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(5)); await Handle(m, limit.Token);")]
    [InlineData("using var limit = new CancellationTokenSource(); limit.CancelAfter(TimeSpan.FromMinutes(5)); await Handle(m, limit.Token);")]
    [InlineData("try { await Task.Delay(TimeSpan.FromMinutes(1)); await Handle(m); } catch (Exception) { continue; }")]
    public Task Reports_work_that_takes_longer(string work) => Reports(Worker(Short, work));

    [Theory]
    [InlineData("var q = new ReceiveMessageRequest(url); q.VisibilityTimeout = 10; var r = await sqs.{|AWSM2010:ReceiveMessageAsync|}(q);")]
    [InlineData("var r = await sqs.{|AWSM2010:ReceiveMessageAsync|}(Create());")]
    public Task Reports_each_form_of_request(string receive) =>
        Reports(Worker(receive, "await Task.Delay(TimeSpan.FromSeconds(15));", "private ReceiveMessageRequest Create() => new() { QueueUrl = url, VisibilityTimeout = 5 };"));

    [Fact]
    public Task Reports_it_in_a_loop_that_counts() => Reports(Worker(Short, "await Task.Delay(TimeSpan.FromSeconds(45));")
        .Replace("foreach (var m in r.Messages)\n                {", "for (var i = 0; i < r.Messages.Count; i++)\n                { var m = r.Messages[i];", StringComparison.Ordinal));

    [Fact]
    public Task Is_silent_in_a_loop_that_tries_again() => Silent(Worker(Short.Replace("{|AWSM2010:ReceiveMessageAsync|}", "ReceiveMessageAsync", StringComparison.Ordinal), "await Handle(m);")
        .Replace("foreach (var m in r.Messages)\n                {", "var m = r.Messages[0]; for (var i = 0; i < 3; i++)\n                { await Task.Delay(TimeSpan.FromSeconds(45));", StringComparison.Ordinal));

    [Fact]
    public Task Reports_synchronous_calls() => Reports(
        Worker("var r = sqs.{|AWSM2010:ReceiveMessage|}(new ReceiveMessageRequest { QueueUrl = url, VisibilityTimeout = 30 });", "Thread.Sleep(TimeSpan.FromMinutes(2));"), only: SdkMajor.V3);

    [Theory]
    [InlineData("await Task.Delay(TimeSpan.FromSeconds(20)); await Handle(m);")]
    [InlineData("await Task.Delay(TimeSpan.FromSeconds(seconds));")]
    [InlineData("if (slow) await Task.Delay(TimeSpan.FromMinutes(1));")]
    [InlineData("_ = Task.Delay(TimeSpan.FromMinutes(1)); await Handle(m);")]
    [InlineData("try { await Handle(m); } catch (Exception) { await Task.Delay(TimeSpan.FromMinutes(1)); continue; }")]
    [InlineData("using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10)); await Handle(m, limit.Token);")]
    [InlineData("await Task.Delay(Timeout.Infinite);")]
    public Task Is_silent_on_work_that_takes_less_or_is_unknown(string work) => Silent(Worker(Short.Replace("{|AWSM2010:ReceiveMessageAsync|}", "ReceiveMessageAsync", StringComparison.Ordinal), work));

    [Theory]
    [InlineData("var r = await sqs.ReceiveMessageAsync(url);")]
    [InlineData("var r = await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = url });")]
    [InlineData("var r = await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = url, VisibilityTimeout = seconds });")]
    [InlineData("var r = await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = url, VisibilityTimeout = 300 });")]
    public Task Is_silent_where_the_timeout_is_longer_or_unknown(string receive) => Silent(Worker(receive, "await Task.Delay(TimeSpan.FromSeconds(60));"));

    [Fact]
    public Task Is_silent_where_the_timeout_is_extended() => Silent(Worker(
        "var r = await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = url, VisibilityTimeout = 30 });",
        "await Task.Delay(TimeSpan.FromSeconds(60));",
        "private Task Extend(Message m) => sqs.ChangeMessageVisibilityAsync(url, m.ReceiptHandle, 60);"));

    [Fact]
    public Task Is_silent_on_a_wait_after_the_delete() => Silent(Worker(
        "var r = await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = url, VisibilityTimeout = 30 });",
        "await Handle(m); await sqs.DeleteMessageAsync(url, m.ReceiptHandle); await Task.Delay(TimeSpan.FromSeconds(60));"));

    /// <summary>By a helper that is not in view, as its name tells.</summary>
    [Theory]
    [InlineData("using var heartbeat = Heartbeat(m); await Task.Delay(TimeSpan.FromMinutes(5));")]
    [InlineData("using (KeepInvisible(m)) { await Task.Delay(TimeSpan.FromMinutes(5)); }")]
    public Task Is_silent_where_something_keeps_the_message_hidden(string work) => Silent(Worker(
        Short.Replace("{|AWSM2010:ReceiveMessageAsync|}", "ReceiveMessageAsync", StringComparison.Ordinal), work,
        "private Func<Message, IDisposable> Heartbeat = null!; private Func<Message, IDisposable> KeepInvisible = null!;"));

    [Fact]
    public Task Is_silent_on_types_that_only_look_alike() => Silent("""
        namespace Amazon.SQS
        {
            public class Request { public int VisibilityTimeout; }
            public class Response { public List<string> Messages = new(); }
            public class Queue { public Task<Response> ReceiveMessageAsync(Request request) => Task.FromResult(new Response()); public Task DeleteMessageAsync(string m) => Task.CompletedTask; }
        }

        public class Fake(Amazon.SQS.Queue sqs)
        {
            public async Task Run() { foreach (var m in (await sqs.ReceiveMessageAsync(new() { VisibilityTimeout = 1 })).Messages) { await Task.Delay(9000); await sqs.DeleteMessageAsync(m); } }
        }
        """);

    [Fact]
    public Task Is_silent_on_code_with_errors() => Silent(Worker("var r = await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { VisibilityTimeout = });", "await Task.Delay(60000);"), compiles: false);
}
