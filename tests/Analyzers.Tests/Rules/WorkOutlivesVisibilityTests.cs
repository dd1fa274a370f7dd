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

    /// <summary>A source that is used again has no time until it is given one, and a new one in its place may have another.</summary>
    [Theory]
    [InlineData("using var limit = new CancellationTokenSource(90_000); if (!limit.TryReset()) continue; await Handle(m, limit.Token);")]
    [InlineData("using var limit = new CancellationTokenSource(90_000); limit.TryReset(); limit.CancelAfter(9_000); await Handle(m, limit.Token);")]
    [InlineData("using var limit = new CancellationTokenSource(); limit.CancelAfter(90_000); limit.TryReset(); var token = limit.Token; await Handle(m, token);")]
    [InlineData("using var limit = new CancellationTokenSource(9_000); await Handle(m, limit.Token); limit.TryReset(); await Handle(m, limit.Token);")]
    [InlineData("var limit = new CancellationTokenSource(90_000); limit = new CancellationTokenSource(9_000); await Handle(m, limit.Token);")]
    [InlineData("var limit = new CancellationTokenSource(); limit.CancelAfter(90_000); if (!limit.TryReset()) { limit = new CancellationTokenSource(); } limit.CancelAfter(9_000); await Handle(m, limit.Token);")]
    public Task Is_silent_on_a_limit_that_is_taken_away(string work) =>
        Silent(Worker(Short.Replace("{|AWSM2010:ReceiveMessageAsync|}", "ReceiveMessageAsync", StringComparison.Ordinal), work));

    [Fact]
    public Task Reports_a_source_that_all_messages_share() => Reports(Marked(
        "using var limit = new CancellationTokenSource(); foreach (var m in r.Messages) { limit.CancelAfter(90_000); await Handle(m, limit.Token); if (!limit.TryReset()) break; " + Delete + " }"));

    /// <summary>By a helper that is not in view, as its name tells.</summary>
    [Theory]
    [InlineData("using var heartbeat = Heartbeat(m); await Task.Delay(TimeSpan.FromMinutes(5));")]
    [InlineData("using (KeepInvisible(m)) { await Task.Delay(TimeSpan.FromMinutes(5)); }")]
    public Task Is_silent_where_something_keeps_the_message_hidden(string work) => Silent(Worker(
        Short.Replace("{|AWSM2010:ReceiveMessageAsync|}", "ReceiveMessageAsync", StringComparison.Ordinal), work,
        "private Func<Message, IDisposable> Heartbeat = null!; private Func<Message, IDisposable> KeepInvisible = null!;"));

    /// <summary>In a method or local function of the type, which the loop calls for each message.</summary>
    private const string Minute = "await Task.Delay(TimeSpan.FromMinutes(1));";
    private const string Delete = "await sqs.DeleteMessageAsync(url, m.ReceiptHandle);";
    private const string Each = "foreach (var m in r.Messages) { await One(m); }";

    private static string Marked(string statements, string members = "") => $$"""
        using Amazon.SQS;
        using Amazon.SQS.Model;

        public partial class Worker(IAmazonSQS sqs, string url, int seconds)
        {
            private Task Handle(Message message, CancellationToken stop = default) => Task.CompletedTask;

            public async Task Run(bool slow, CancellationToken stop)
            {
                {{Short}}
                {{statements}}
            }
            {{members}}
        }
        """;

    private static string Unmarked(string statements, string members = "") =>
        Marked(statements, members).Replace("{|AWSM2010:ReceiveMessageAsync|}", "ReceiveMessageAsync", StringComparison.Ordinal);

    [Theory]
    [InlineData(Each, "private async Task One(Message m) { " + Minute + " await Handle(m); " + Delete + " }")]
    [InlineData(Each, "public async Task One(Message m) { if (m.Body.Length == 0) return; " + Minute + Delete + " }")]
    [InlineData(Each, "private async Task One(Message m) { using var limit = new CancellationTokenSource(90_000); await Handle(m, limit.Token); " + Delete + " }")]
    [InlineData(Each, "private async Task One(Message m) { " + Minute + " await Gone(m); } private Task Gone(Message m) => sqs.DeleteMessageAsync(url, m.ReceiptHandle);")]
    [InlineData(Each, "private async Task One(Message m) { await Wait(); " + Delete + " } private static Task Wait() => Task.Delay(60_000);")]
    [InlineData("foreach (var m in r.Messages) { try { await One(m); " + Delete + " } catch (Exception) { } }", "private async Task One(Message m) { " + Minute + " await Handle(m); }")]
    [InlineData("foreach (var m in r.Messages) { await One(m).ConfigureAwait(false); " + Delete + " }", "private static async ValueTask One(Message m) { try { await Task.Delay(1); } catch (Exception) { return; } " + Minute + " }")]
    [InlineData("foreach (var m in r.Messages) { One(); " + Delete + " }", "private static void One() => Thread.Sleep(45_000);")]
    [InlineData("foreach (var m in r.Messages) { " + Minute + " await Gone(m.ReceiptHandle); }", "private Task Gone(string handle) => sqs.DeleteMessageAsync(url, handle);")]
    [InlineData("foreach (var m in r.Messages) { await One(m); } async Task One(Message m) { " + Minute + Delete + " }", "")]
    [InlineData("foreach (var m in r.Messages) { async Task Work() { " + Minute + " await Handle(m); } await Work(); " + Delete + " }", "")]
    [InlineData("var all = new List<Task>(); foreach (var m in r.Messages) { all.Add(One(m)); } await Task.WhenAll(all);", "private async Task One(Message m) { " + Minute + Delete + " }")]
    [InlineData("await All(r.Messages);", "private async Task All(List<Message> list) { " + "foreach (var m in list) { await One(m); } } private async Task One(Message m) { " + Minute + Delete + " }")]
    public Task Reports_work_in_a_helper(string statements, string members) => Reports(Marked(statements, members));

    [Theory]
    [InlineData(Each, "private async Task One(Message m) { " + Delete + Minute + " }")]
    [InlineData(Each, "private async Task One(Message m) { if (m.Body.Length > 9) { " + Minute + " } " + Delete + " }")]
    [InlineData(Each, "private async Task One(Message m) { if (m.Body.Length > 9) { " + Delete + " return; } " + Minute + Delete + " }")]
    [InlineData(Each, "private async Task One(Message m) { if (m.Body.Length > 9) { await Gone(m); return; } " + Minute + Delete + " } private Task Gone(Message m) => sqs.DeleteMessageAsync(url, m.ReceiptHandle);")]
    [InlineData("foreach (var m in r.Messages) { if (slow) { await One(m); } else { " + Delete + " } }", "private async Task One(Message m) { " + Minute + Delete + " }")]
    [InlineData("foreach (var m in r.Messages) { _ = One(m); " + Delete + " }", "private async Task One(Message m) { " + Minute + " await Handle(m); }")]
    [InlineData("foreach (var m in r.Messages) { One(m); " + Delete + " }", "private async void One(Message m) { " + Minute + " await Handle(m); }")]
    [InlineData("foreach (var m in r.Messages) { var work = One(m); " + Delete + " await work; }", "private async Task One(Message m) { " + Minute + " await Handle(m); }")]
    [InlineData("foreach (var m in r.Messages) { await Task.WhenAll(One(m), sqs.DeleteMessageAsync(url, m.ReceiptHandle)); }", "private async Task One(Message m) { " + Minute + " await Handle(m); }")]
    [InlineData("foreach (var m in r.Messages) { await Task.WhenAll([One(m), sqs.DeleteMessageAsync(url, m.ReceiptHandle)]); }", "private async Task One(Message m) { " + Minute + " await Handle(m); }")]
    [InlineData("foreach (var m in r.Messages) { await Task.WhenAll(Task.Delay(60_000), One(m)); }", "private async Task One(Message m) { await Handle(m); " + Delete + " }")]
    [InlineData("foreach (var m in r.Messages) { await One(m); " + Delete + " }", "private async Task One(Message m) { if (seconds == 0) return; " + Minute + " }")]
    [InlineData("foreach (var m in r.Messages) { await One(m); " + Delete + " }", "private async Task One(Message m) { try { await Handle(m); return; } catch (HttpRequestException) { } " + Minute + " await Handle(m); }")]
    [InlineData("foreach (var m in r.Messages) { await One(m); " + Delete + " }", "private async Task One(Message m) { for (var i = 0; i < seconds; i++) { " + Minute + " } }")]
    [InlineData("foreach (var m in r.Messages) { await One(m, 60); " + Delete + " }", "private async Task One(Message m, int pause) { await Task.Delay(pause * 1000); await Handle(m); }")]
    [InlineData(Each, "protected virtual async Task One(Message m) { " + Minute + Delete + " }")]
    [InlineData(Each, "private async Task One(Message m) { await Handle(m); " + Delete + " } private async Task Idle() { " + Minute + " }")]
    [InlineData(Each, "private Task One(Message m) => m.Body.Length > 9 ? One(m) : Handle(m);")]
    [InlineData(Each, "private async Task One(Message m) { using var beat = StartHeartbeat(m); " + Minute + Delete + " } private Func<Message, IDisposable> StartHeartbeat = null!;")]
    [InlineData(Each, "private async Task One(Message m) { using var done = new CancellationTokenSource(); Begin(m, done); try { await Task.Delay(60_000, done.Token); } catch (OperationCanceledException) { } " + Delete + " } private Action<Message, CancellationTokenSource> Begin = null!;")]
    [InlineData(Each, "private async Task One(Message m) { using var limit = new CancellationTokenSource(90_000); await Handle(m); await sqs.DeleteMessageAsync(url, m.ReceiptHandle, limit.Token); }")]
    [InlineData(Each, "private async Task One(Message m) { using var limit = new CancellationTokenSource(90_000); limit.CancelAfter(9_000); await Handle(m, limit.Token); " + Delete + " }")]
    [InlineData("foreach (var m in r.Messages) { await Policy(() => One(m)); }", "private async Task One(Message m) { " + Minute + Delete + " } private Func<Func<Task>, Task> Policy = null!;")]
    [InlineData("foreach (var m in r.Messages) { Steps(m); " + Delete + " }", "private static IEnumerable<int> Steps(Message m) { Thread.Sleep(60_000); yield return 1; }")]
    [InlineData("foreach (var m in r.Messages) { async Task Later() { " + Minute + " } await Handle(m); " + Delete + " await Later(); }", "")]
    public Task Is_silent_on_helpers_that_may_take_less(string statements, string members) => Silent(Unmarked(statements, members));

    [Theory]
    [InlineData("await Task.WhenAll(r.Messages.Select(async m => { " + Minute + Delete + " }));", "")]
    [InlineData("await Task.WhenAll(r.Messages.Select(m => One(m)));", "private async Task One(Message m) { " + Minute + Delete + " }")]
    [InlineData("await Task.WhenAll(r.Messages.Select(One));", "private async Task One(Message m) { " + Minute + Delete + " }")]
    [InlineData("await Task.WhenAll([.. r.Messages.Select(One)]);", "private async Task One(Message m) { " + Minute + Delete + " }")]
    [InlineData("Task[] work = [.. r.Messages.Select(async m => { " + Minute + Delete + " })]; await Task.WhenAll(work);", "")]
    [InlineData("var work = r.Messages.Select(m => One(m)).ToList(); await Task.WhenAll(work);", "private async Task One(Message m) { " + Minute + Delete + " }")]
    [InlineData("await Parallel.ForEachAsync(r.Messages, async (m, ct) => { await Handle(m, ct); await Task.Delay(45_000, ct); " + Delete + " });", "")]
    [InlineData("await Parallel.ForEachAsync(r.Messages, stop, One);", "private async ValueTask One(Message m, CancellationToken ct) { await Handle(m, ct); await Task.Delay(45_000, ct); " + Delete + " }")]
    [InlineData("r.Messages.ForEach(m => { Thread.Sleep(45_000); sqs.DeleteMessageAsync(url, m.ReceiptHandle).Wait(); });", "")]
    public Task Reports_messages_side_by_side(string statements, string members) => Reports(Marked(statements, members));

    [Theory]
    [InlineData("await Task.WhenAll(r.Messages.Select(async m => { await Handle(m); " + Delete + Minute + " }));", "")]
    [InlineData("await Task.WhenAll([.. r.Messages.Select(async m => { await Handle(m); " + Delete + Minute + " })]);", "")]
    [InlineData("await Task.WhenAll(r.Messages.Select(async m => { if (slow) { " + Minute + " } " + Delete + " }));", "")]
    [InlineData("await Task.WhenAll(r.Messages.Select(m => One(m)));", "private async Task One(Message m) { await Task.Delay(20_000); " + Delete + " }")]
    [InlineData("var later = r.Messages.Select(async m => { " + Minute + Delete + " }); Console.WriteLine(later.GetType());", "")]
    [InlineData("await Task.WhenAll(r.Messages.Select(async m => { " + Minute + " }));", "")]
    [InlineData("await Parallel.ForEachAsync(new[] { 1 }, async (m, ct) => { await Task.Delay(45_000, ct); await sqs.DeleteMessageAsync(url, r.Messages[0].ReceiptHandle); });", "")]
    [InlineData("await Task.WhenAll(r.Messages.Select(async m => { await Task.WhenAny(Handle(m), Task.Delay(45_000)); " + Delete + " }));", "")]
    [InlineData("await Task.WhenAll(r.Messages.Select(One));", "protected virtual async Task One(Message m) { " + Minute + Delete + " }")]
    [InlineData("await Task.WhenAll(r.Messages.Select(One));", "private async Task One(Message m) { using var lease = Take(m); " + Minute + Delete + " } private IDisposable Take(Message m) => null!; // keeps it")]
    public Task Is_silent_on_messages_side_by_side_that_may_take_less(string statements, string members) => Silent(Unmarked(statements, members));

    private const string Batch = "await sqs.DeleteMessageBatchAsync(url, entries);";
    private const string Entries = "var entries = new List<DeleteMessageBatchRequestEntry>();";
    private const string Add = "entries.Add(new DeleteMessageBatchRequestEntry(m.MessageId, m.ReceiptHandle));";
    private const string Entry = "new DeleteMessageBatchRequestEntry(m.MessageId, m.ReceiptHandle)";

    /// <summary>By what one message certainly takes, not by how many there may be.</summary>
    [Theory]
    [InlineData(Entries + "foreach (var m in r.Messages) { " + Minute + Add + " } " + Batch, "")]
    [InlineData(Entries + "foreach (var m in r.Messages) { await One(m); " + Add + " } if (entries.Count > 0) { " + Batch + " }", "private async Task One(Message m) { " + Minute + " await Handle(m); }")]
    [InlineData("foreach (var m in r.Messages) { " + Minute + " await Handle(m); } await sqs.DeleteMessageBatchAsync(url, r.Messages.Select(m => " + Entry + ").ToList());", "")]
    [InlineData("foreach (var m in r.Messages) { " + Minute + " await Handle(m); } foreach (var m in r.Messages) { " + Delete + " }", "")]
    [InlineData("foreach (var m in r.Messages) { " + Minute + " await Handle(m); } await Gone(r.Messages);", "private Task Gone(List<Message> list) => sqs.DeleteMessageBatchAsync(url, list.Select(m => " + Entry + ").ToList());")]
    [InlineData("await Task.WhenAll(r.Messages.Select(One)); await sqs.DeleteMessageBatchAsync(url, r.Messages.Select(m => " + Entry + ").ToList());", "private async Task One(Message m) { " + Minute + " await Handle(m); }")]
    public Task Reports_a_batch_that_is_deleted_afterwards(string statements, string members) => Reports(Marked(statements, members));

    [Theory]
    [InlineData(Entries + "foreach (var m in r.Messages) { await Task.Delay(9_000); " + Add + " } " + Batch, "")]
    [InlineData(Entries + "foreach (var m in r.Messages) { " + Add + " if (m.Body.Length < 9) continue; " + Minute + " } " + Batch, "")]
    [InlineData(Entries + "foreach (var m in r.Messages) { " + Add + " } " + Batch + " foreach (var m in r.Messages) { " + Minute + " await Handle(m); }", "")]
    [InlineData("var other = await sqs.ReceiveMessageAsync(\"b\"); foreach (var m in r.Messages) { " + Minute + " await Handle(m); } await sqs.DeleteMessageBatchAsync(url, other.Messages.Select(m => " + Entry + ").ToList());", "")]
    [InlineData("foreach (var m in r.Messages) { " + Minute + " await Handle(m); }", "")]
    [InlineData("await sqs.DeleteMessageBatchAsync(url, r.Messages.Select(m => " + Entry + ").ToList()); foreach (var m in r.Messages) { " + Minute + " await Handle(m); } foreach (var m in r.Messages) { " + Delete + " }", "")]
    [InlineData("var work = r.Messages.Select(One).ToList(); await sqs.DeleteMessageBatchAsync(url, r.Messages.Select(m => " + Entry + ").ToList()); await Task.WhenAll(work);", "private async Task One(Message m) { " + Minute + " await Handle(m); }")]
    [InlineData("foreach (var m in r.Messages) { " + Minute + " await Handle(m); } await Gone(r.Messages);", "private Func<List<Message>, Task> Gone = null!;")]
    public Task Is_silent_on_batches_that_may_take_less(string statements, string members) => Silent(Unmarked(statements, members));

    /// <summary>Some messages leave the try before the wait, and are deleted by its finally all the same.</summary>
    [Theory]
    [InlineData("foreach (var m in r.Messages) { try { if (m.Body == \"\") continue; " + Minute + " await Handle(m); } finally { " + Delete + " } }", "")]
    [InlineData("foreach (var m in r.Messages) { try { if (m.Body == \"\") { continue; } await One(m); } finally { await Gone(m); } }", "private async Task One(Message m) { " + Minute + " await Handle(m); } private Task Gone(Message m) => sqs.DeleteMessageAsync(url, m.ReceiptHandle);")]
    [InlineData("foreach (var m in r.Messages) { try { try { if (m.Body == \"\") continue; " + Minute + " } finally { seconds++; } } finally { " + Delete + " } }", "")]
    [InlineData("foreach (var m in r.Messages) { try { if (m.Body == \"\") continue; using var limit = new CancellationTokenSource(90_000); await Handle(m, limit.Token); } finally { " + Delete + " } }", "")]
    [InlineData(Each, "private async Task One(Message m) { try { if (m.Body == \"\") return; " + Minute + " } finally { " + Delete + " } }")]
    [InlineData("foreach (var m in r.Messages) { try { await Handle(m); continue; } catch (HttpRequestException) { } finally { " + Delete + " } " + Minute + " }", "")]
    public Task Is_silent_where_a_finally_deletes_for_who_leaves(string statements, string members) => Silent(Unmarked(statements, members));

    [Theory]
    [InlineData("foreach (var m in r.Messages) { try { " + Minute + " await Handle(m); } finally { " + Delete + " } }", "")]
    [InlineData("foreach (var m in r.Messages) { try { " + Minute + " if (m.Body == \"\") continue; await Handle(m); } finally { " + Delete + " } }", "")]
    [InlineData("foreach (var m in r.Messages) { if (m.Body == \"\") continue; try { " + Minute + " await Handle(m); } finally { " + Delete + " } }", "")]
    [InlineData("foreach (var m in r.Messages) { try { if (m.Body == \"\") continue; " + Minute + Delete + " } finally { seconds++; } }", "")]
    [InlineData("foreach (var m in r.Messages) { try { foreach (var c in m.Body) { if (c == ' ') continue; seconds++; } " + Minute + " } finally { " + Delete + " } }", "")]
    [InlineData(Each, "private async Task One(Message m) { if (m.Body == \"\") return; try { " + Minute + " } finally { " + Delete + " } }")]
    public Task Reports_a_wait_that_comes_before_every_delete_of_a_finally(string statements, string members) => Reports(Marked(statements, members));

    [Theory]
    [InlineData("foreach (var m in r.Messages) { " + Minute + " } await sqs.DeleteMessageBatchAsync(url, r.Messages.Select(x => " + "new DeleteMessageBatchRequestEntry(x.MessageId, x.ReceiptHandle)" + ").ToList());", "")]
    [InlineData("foreach (var _ in r.Messages) { await Pause(); } foreach (var m in r.Messages) { " + Delete + " }", "private static Task Pause() => Task.Delay(60_000);")]
    [InlineData("await All(r.Messages);", "private async Task All(List<Message> list) { foreach (var m in list) { " + Minute + " } foreach (var m in list) { " + Delete + " } }")]
    public Task Reports_a_loop_that_never_names_its_message(string statements, string members) => Reports(Marked(statements, members));

    [Theory]
    [InlineData("foreach (var m in r.Messages) { " + Minute + " }", "")]
    [InlineData("foreach (var m in r.Messages) { await Task.Delay(9_000); } foreach (var m in r.Messages) { " + Delete + " }", "")]
    [InlineData("foreach (var m in r.Messages) { " + Delete + " } foreach (var m in r.Messages) { " + Minute + " }", "")]
    [InlineData("foreach (var m in r.Messages) { if (slow) { " + Minute + " } } foreach (var m in r.Messages) { " + Delete + " }", "")]
    [InlineData("foreach (var m in r.Messages) { " + Minute + " await sqs.DeleteMessageAsync(url, other); }", "private readonly string other = \"\";")]
    [InlineData("foreach (var m in r.Messages) { " + Minute + " break; } foreach (var m in r.Messages.Skip(1)) { await Handle(m); }", "")]
    [InlineData("var done = await sqs.ReceiveMessageAsync(\"b\"); foreach (var m in r.Messages) { " + Minute + " } foreach (var m in done.Messages) { " + Delete + " }", "")]
    public Task Is_silent_on_a_loop_that_never_names_its_message_and_may_take_less(string statements, string members) => Silent(Unmarked(statements, members));

    private static string Creator(string before, string receive, string members = "") => $$"""
        using Amazon.SQS;
        using Amazon.SQS.Model;

        public class Worker(IAmazonSQS sqs, string url, int seconds)
        {
            private static CreateQueueRequest Jobs(string visible) => new() { QueueName = "jobs", Attributes = new Dictionary<string, string> { ["VisibilityTimeout"] = visible } };

            public async Task Run(bool isLocal)
            {
                {{before}}
                var r = await sqs.{{receive}};
                foreach (var m in r.Messages)
                {
                    await Task.Delay(TimeSpan.FromSeconds(45));
                    await sqs.DeleteMessageAsync(url, m.ReceiptHandle);
                }
            }
            {{members}}
        }
        """;

    private const string Create = "var q = await sqs.CreateQueueAsync(new CreateQueueRequest { QueueName = \"jobs\", Attributes = new Dictionary<string, string> { ";

    [Theory]
    [InlineData(Create + "[\"VisibilityTimeout\"] = \"30\" } });", "{|AWSM2010:ReceiveMessageAsync|}(new ReceiveMessageRequest { QueueUrl = q.QueueUrl })")]
    [InlineData(Create + "{ QueueAttributeName.VisibilityTimeout, \"40\" } } }); var u = q.QueueUrl;", "{|AWSM2010:ReceiveMessageAsync|}(u)")]
    public Task Reports_it_by_the_queue_that_the_program_creates(string before, string receive) => Reports(Creator(before, receive));

    [Theory]
    [InlineData(Create + "[\"VisibilityTimeout\"] = \"60\" } });", "ReceiveMessageAsync(q.QueueUrl)")]
    [InlineData(Create + "[\"VisibilityTimeout\"] = seconds.ToString() } });", "ReceiveMessageAsync(q.QueueUrl)")]
    [InlineData(Create + "[\"DelaySeconds\"] = \"30\" } }); // VisibilityTimeout", "ReceiveMessageAsync(q.QueueUrl)")]
    [InlineData(Create + "[\"VisibilityTimeout\"] = \"30\" } });", "ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = q.QueueUrl, VisibilityTimeout = 90 })")]
    [InlineData(Create + "[\"VisibilityTimeout\"] = \"30\" } });", "ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = q.QueueUrl, VisibilityTimeout = seconds })")]
    [InlineData(Create + "[\"VisibilityTimeout\"] = \"30\" } });", "ReceiveMessageAsync(url)")]
    [InlineData(Create + "[\"VisibilityTimeout\"] = \"30\" } });", "ReceiveMessageAsync(isLocal ? q.QueueUrl : url)")]
    [InlineData("if (isLocal) { " + Create + "[\"VisibilityTimeout\"] = \"30\" } }); } var found = await sqs.GetQueueUrlAsync(\"jobs\");", "ReceiveMessageAsync(found.QueueUrl)")]
    [InlineData(Create + "[\"VisibilityTimeout\"] = \"30\" } }); await sqs.SetQueueAttributesAsync(q.QueueUrl, new Dictionary<string, string> { [\"VisibilityTimeout\"] = \"300\" });", "ReceiveMessageAsync(q.QueueUrl)")]
    [InlineData(Create + "[\"VisibilityTimeout\"] = \"30\" } }); await sqs.SetQueueAttributesAsync(url, new Dictionary<string, string> { [\"VisibilityTimeout\"] = \"300\" });", "ReceiveMessageAsync(q.QueueUrl)")]
    [InlineData("var q = await sqs.CreateQueueAsync(Jobs(seconds > 9 ? \"30\" : \"60\"));", "ReceiveMessageAsync(q.QueueUrl)")]
    public Task Is_silent_where_the_queue_s_timeout_is_longer_or_not_known(string before, string receive) => Silent(Creator(before, receive));

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

    [Theory]
    [InlineData("CancellationTokenSource both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, both.Token);")]
    [InlineData("CancellationTokenSource one = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, other.Token), other = CancellationTokenSource.CreateLinkedTokenSource(one.Token);")]
    [InlineData("CancellationToken token = limit.Token, copy = copy;")]
    public Task Survives_a_source_that_is_linked_to_itself(string linked) => Silent(
        Worker("var r = await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { VisibilityTimeout = 30 });", "var limit = new CancellationTokenSource(90_000); " + linked),
        compiles: false);

    [Fact]
    public Task Is_silent_on_code_with_errors() => Silent(Worker("var r = await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { VisibilityTimeout = });", "await Task.Delay(60000);"), compiles: false);

    /// <summary>A limit that is not one of the work before the delete, or that the code may end earlier.</summary>
    [Theory]
    [InlineData("using var limit = new CancellationTokenSource(90_000); var token = limit.Token; await Handle(m); await sqs.DeleteMessageAsync(url, m.ReceiptHandle, token);")]
    [InlineData("using var limit = new CancellationTokenSource(90_000); using var late = limit.Token.Register(() => { }); await Handle(m);")]
    [InlineData("using var limit = new CancellationTokenSource(90_000); await sqs.DeleteMessageAsync(url, m.ReceiptHandle); await Handle(m, limit.Token);")]
    [InlineData("using var limit = new CancellationTokenSource(90_000); var work = Handle(m, limit.Token); await Task.WhenAny(work, Task.Delay(5000)); limit.Cancel();")]
    [InlineData("using var limit = new CancellationTokenSource(90_000); Watch(limit); await Handle(m, limit.Token);")]
    [InlineData("using var limit = new CancellationTokenSource(90_000); using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token); both.CancelAfter(5000); await Handle(m, both.Token);")]
    [InlineData("using var limit = new CancellationTokenSource(90_000); using var soon = new CancellationTokenSource(5_000); using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, soon.Token); await Handle(m, both.Token);")]
    [InlineData("using var soon = new CancellationTokenSource(5_000); using var both = CancellationTokenSource.CreateLinkedTokenSource(soon.Token); both.CancelAfter(90_000); await Handle(m, both.Token);")]
    [InlineData("using var limit = new CancellationTokenSource(90_000); await Handle(m, limit.Token).WaitAsync(TimeSpan.FromSeconds(5));")]
    [InlineData("using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(5) }; using var limit = new CancellationTokenSource(90_000); await http.PostAsync(\"https://a.example\", new StringContent(m.Body), limit.Token);")]
    [InlineData("try { await Task.Delay(60_000).WaitAsync(TimeSpan.FromSeconds(1)); } catch (TimeoutException) { }")]
    [InlineData("Task.Delay(60_000).Wait(1000);")]
    [InlineData("try { await Slow(m).WaitAsync(TimeSpan.FromSeconds(9)); } catch (TimeoutException) { continue; }")]
    [InlineData("using var done = new CancellationTokenSource(); Watch(done); await Rest(done.Token);")]
    [InlineData("using var longer = Prolong(m); await Task.Delay(60_000);")]
    [InlineData("if (m.Body == \"\") goto gone; await Task.Delay(60_000); gone:")]
    public Task Is_silent_where_the_code_may_go_on_earlier(string work) => Silent(Worker(
        Short.Replace("{|AWSM2010:ReceiveMessageAsync|}", "ReceiveMessageAsync", StringComparison.Ordinal), work,
        "private Action<CancellationTokenSource> Watch = null!; private Func<Message, IDisposable> Prolong = null!; "
            + "private static async Task Rest(CancellationToken stop) { try { await Task.Delay(60_000, stop); } catch (OperationCanceledException) { } } private async Task Slow(Message m) { await Task.Delay(60_000); await Handle(m); }"));

    [Theory]
    [InlineData("using var limit = new CancellationTokenSource(90_000); var token = limit.Token; await Handle(m, token);")]
    [InlineData("using var limit = new CancellationTokenSource(90_000); using var both = CancellationTokenSource.CreateLinkedTokenSource(stop, limit.Token); await Handle(m, both.Token);")]
    [InlineData("using var both = CancellationTokenSource.CreateLinkedTokenSource(stop); both.CancelAfter(90_000); await Handle(m, both.Token);")]
    [InlineData("await Task.Delay(60_000).WaitAsync(stop);")]
    [InlineData("using var limit = new CancellationTokenSource(); limit.CancelAfter(90_000); await Handle(m, limit.Token); limit.TryReset();")]
    [InlineData("using var limit = new CancellationTokenSource(); if (!limit.TryReset()) continue; limit.CancelAfter(90_000); await Handle(m, limit.Token);")]
    public Task Reports_a_limit_through_a_variable_or_a_linked_source(string work) =>
        Reports(Worker(Short, "CancellationToken stop = default; " + work));

    [Fact]
    public Task Reports_messages_by_their_index_that_a_method_takes() => Reports(Worker(
        Short + " for (var i = 0; i < r.Messages.Count; i++) { await One(r.Messages[i]); } r = new ReceiveMessageResponse();",
        "",
        "private async Task One(Message given) { await Task.Delay(TimeSpan.FromMinutes(2)); await sqs.DeleteMessageAsync(url, given.ReceiptHandle); }"));

    [Fact]
    public Task Is_silent_on_messages_by_their_index_that_are_done_in_time() => Silent(Worker(
        Short.Replace("{|AWSM2010:ReceiveMessageAsync|}", "ReceiveMessageAsync", StringComparison.Ordinal)
            + " for (var i = 0; i < r.Messages.Count; i++) { await One(r.Messages[i]); } r = new ReceiveMessageResponse();",
        "",
        "private async Task One(Message given) { await Task.Delay(TimeSpan.FromSeconds(2)); await sqs.DeleteMessageAsync(url, given.ReceiptHandle); }"));
}
