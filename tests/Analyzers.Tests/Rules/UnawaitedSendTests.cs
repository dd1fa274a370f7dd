using AwsMessaging.Analyzers.Tests.Harness;
using AwsMessaging.AwsApiStubs;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class UnawaitedSendTests() : RuleTests("AWSM1003")
{
    private static string Sender(string members) => $$"""
        using Amazon.EventBridge;
        using Amazon.EventBridge.Model;
        using Amazon.Kinesis;
        using Amazon.SQS;
        using Amazon.SQS.Model;

        public partial class Sender
        {
            private readonly IAmazonSQS sqs = null!;
            private readonly IAmazonEventBridge events = null!;
            private readonly IAmazonKinesis kinesis = null!;
            private readonly List<Task> pending = [];
            private void Track(Task task) => pending.Add(task);
        {{members}}
        }
        """;

    /// <summary>The statements in a method that is not async.</summary>
    private static string Void(string statements) => Sender(
        "    public void Run(string url, SendMessageRequest request, List<SendMessageRequest> requests) { " + statements + " }");

    private static string Async(string statements) => Sender(
        "    public async Task Run(string url, SendMessageRequest request, List<SendMessageRequest> requests) { await Task.Yield(); " + statements + " }");

    [Theory]
    [InlineData("sqs.{|AWSM1003:SendMessageAsync|}(url, \"body\");")]
    [InlineData("sqs.{|AWSM1003:SendMessageAsync|}(request).ConfigureAwait(false);")]
    [InlineData("_ = sqs.{|AWSM1003:SendMessageAsync|}(request);")]
    [InlineData("var task = sqs.{|AWSM1003:SendMessageAsync|}(request);")]
    [InlineData("Task task; task = sqs.{|AWSM1003:SendMessageAsync|}(request);")]
    [InlineData("_ = sqs.{|AWSM1003:SendMessageBatchAsync|}(new SendMessageBatchRequest());")]
    [InlineData("_ = events.{|AWSM1003:PutEventsAsync|}(new PutEventsRequest());")]
    [InlineData("_ = kinesis.{|AWSM1003:PutRecordAsync|}(null);")]
    [InlineData("Action send = () => sqs.{|AWSM1003:SendMessageAsync|}(request); send();")]
    [InlineData("requests.ForEach(r => sqs.{|AWSM1003:SendMessageAsync|}(r));")]
    [InlineData("requests.ForEach(async r => await sqs.{|AWSM1003:SendMessageAsync|}(r));")]
    [InlineData("Parallel.ForEach(requests, async r => { await sqs.{|AWSM1003:SendMessageAsync|}(r); });")]
    [InlineData("var all = requests.Select(r => sqs.{|AWSM1003:SendMessageAsync|}(r)).ToList();")]
    [InlineData("foreach (var r in requests) { sqs.{|AWSM1003:SendMessageAsync|}(r); }")]
    [InlineData("if (sqs is AmazonSQSClient client) client.{|AWSM1003:SendMessageAsync|}(request);")]
    public Task Reports_a_task_that_nobody_awaits(string statements) => Reports(Void(statements));

    [Theory]
    [InlineData("_ = sqs.{|AWSM1003:SendMessageAsync|}(request);")]
    [InlineData("var task = sqs.{|AWSM1003:SendMessageAsync|}(request);")]
    [InlineData("requests.ForEach(async r => await sqs.{|AWSM1003:SendMessageAsync|}(r));")]
    [InlineData("void Now() => sqs.{|AWSM1003:SendMessageAsync|}(request); Now();")]
    public Task Reports_it_in_an_async_method(string statements) => Reports(Async(statements));

    [Fact]
    public Task Reports_it_in_a_constructor_a_property_and_a_method_that_returns_another_task() => Reports(Sender("""
            public Sender(string url) => sqs.{|AWSM1003:SendMessageAsync|}(url, "started");
            public string Url { set { sqs.{|AWSM1003:SendMessageAsync|}(value, "moved"); } }
            public Task Run(string url) { sqs.{|AWSM1003:SendMessageAsync|}(url, "body"); return Task.CompletedTask; }
        """));

    [Theory]
    [InlineData("await sqs.SendMessageAsync(request);")]
    [InlineData("await sqs.SendMessageAsync(request).ConfigureAwait(false);")]
    [InlineData("var task = sqs.SendMessageAsync(request); await Task.Yield(); await task;")]
    [InlineData("var task = sqs.SendMessageAsync(request); await Task.WhenAll(task, Task.Delay(1));")]
    [InlineData("await Task.WhenAll(requests.Select(r => sqs.SendMessageAsync(r)));")]
    [InlineData("var all = new List<Task>(); foreach (var r in requests) all.Add(sqs.SendMessageAsync(r)); await Task.WhenAll(all);")]
    [InlineData("Track(sqs.SendMessageAsync(request));")]
    [InlineData("pending.Add(sqs.SendMessageAsync(request));")]
    [InlineData("var tasks = pending; tasks.Add(sqs.SendMessageAsync(request));")]
    [InlineData("var groups = new Dictionary<string, List<Task>> { [url] = pending }; foreach (var group in groups.Values) group.Add(sqs.SendMessageAsync(request));")]
    [InlineData("await using var tracked = new Tracked(); tracked.Add(sqs.SendMessageAsync(request));")]
    [InlineData("await using var tracked = new Tracked { sqs.SendMessageAsync(request) };")]
    [InlineData("Task task; await (task = sqs.SendMessageAsync(request));")]
    [InlineData("_ = sqs.SendMessageAsync(request).ContinueWith(t => Console.WriteLine(t.Exception));")]
    [InlineData("var task = sqs.SendMessageAsync(request); while (!task.IsCompleted) await Task.Delay(1);")]
    [InlineData("sqs.SendMessageAsync(request).Wait(); sqs.SendMessageAsync(request).GetAwaiter().GetResult(); _ = sqs.SendMessageAsync(request).Result;")]
    [InlineData("Func<Task> send = () => sqs.SendMessageAsync(request); await send();")]
    [InlineData("Task.Run(() => sqs.SendMessageAsync(request)).Wait();")]
    [InlineData("_ = sqs.ReceiveMessageAsync(url);")]
    public Task Is_silent_where_somebody_waits_or_may(string statements) => Silent(Async(statements) + """
        public sealed class Tracked : IAsyncDisposable, IEnumerable<Task>
        {
            private readonly List<Task> tasks = new();
            public void Add(Task task) => tasks.Add(task);
            public IEnumerator<Task> GetEnumerator() => tasks.GetEnumerator();
            System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
            public async ValueTask DisposeAsync() => await Task.WhenAll(tasks);
        }
        """);

    /// <summary>The compiler says it: CS4014.</summary>
    [Fact]
    public Task Is_silent_where_the_compiler_reports() => Silent(Async("""
        #pragma warning disable CS4014
        sqs.SendMessageAsync(request);
        sqs?.SendMessageAsync(request);
        """.Replace("#pragma", "\n#pragma", StringComparison.Ordinal)));

    [Fact]
    public Task Is_silent_on_the_synchronous_method() => Silent(Void("sqs.SendMessage(request);"), only: SdkMajor.V3);

    [Fact]
    public Task Is_silent_on_what_is_handed_out_and_in_clients() => Silent(Sender("""
            public Task One(SendMessageRequest request) => sqs.SendMessageAsync(request);
            public Task<SendMessageResponse> Two(SendMessageRequest request) { return sqs.SendMessageAsync(request); }
            public ValueTask Three(SendMessageRequest request) => new(sqs.SendMessageAsync(request));

            private sealed class Mirror(IAmazonSQS other) : AmazonSQSClient
            {
                public void Copy(SendMessageRequest request) => _ = other.SendMessageAsync(request);
            }
        """));

    [Fact]
    public Task Is_silent_on_a_type_of_the_user_s_own_and_in_expression_trees() => Silent("""
        public interface IQueue { Task SendMessageAsync(object request); }
        public class Sender(IQueue queue, Amazon.SQS.IAmazonSQS sqs)
        {
            public void Send() => queue.SendMessageAsync(1);
            public System.Linq.Expressions.Expression<Action> Call() => () => sqs.SendMessageAsync(null, default);
        }
        """);

    [Fact]
    public Task Survives_broken_code() => Silent(Void("sqs.SendMessageAsync(; _ = sqs.SendMessageAsync(reques"), compiles: false);

    [Fact]
    public Task The_fix_awaits_in_an_async_method() => Fixes(
        Sender("""
                public async Task Run(SendMessageRequest request)
                {
                    // first
                    _ = sqs.{|AWSM1003:SendMessageAsync|}(request); // at once
                    var task = sqs.{|AWSM1003:SendMessageAsync|}(request);
                    await Task.Yield();
                }
            """),
        Sender("""
                public async Task Run(SendMessageRequest request)
                {
                    // first
                    await sqs.SendMessageAsync(request); // at once
                    await sqs.SendMessageAsync(request);
                    await Task.Yield();
                }
            """));

    [Fact]
    public Task The_fix_makes_a_method_async_that_returns_a_task() => Fixes(
        Sender("""
                /// <summary>Sends.</summary>
                public Task Run(SendMessageRequest request, bool again)
                {
                    if (request is null)
                    {
                        return Task.CompletedTask;
                    }

                    sqs.{|AWSM1003:SendMessageAsync|}(request); // once
                    if (again)
                    {
                        sqs.{|AWSM1003:SendMessageAsync|}(request);
                    }

                    return Task.CompletedTask;
                }
            """),
        Sender("""
                /// <summary>Sends.</summary>
                public async Task Run(SendMessageRequest request, bool again)
                {
                    if (request is null)
                    {
                        return;
                    }

                    await sqs.SendMessageAsync(request); // once
                    if (again)
                    {
                        await sqs.SendMessageAsync(request);
                    }
                }
            """));

    [Fact]
    public Task The_fix_waits_as_the_rest_of_the_file_does() => Fixes(
        Sender("""
                public Task Run(SendMessageRequest request) { sqs.{|AWSM1003:SendMessageAsync|}(request); return Task.CompletedTask; }
                public async Task Purge(string url) { await sqs.PurgeQueueAsync(url).ConfigureAwait(false); }
            """),
        Sender("""
                public async Task Run(SendMessageRequest request) { await sqs.SendMessageAsync(request).ConfigureAwait(false); }
                public async Task Purge(string url) { await sqs.PurgeQueueAsync(url).ConfigureAwait(false); }
            """));

    [Fact]
    public Task The_fix_keeps_results_other_tasks_and_ConfigureAwait() => Fixes(
        Sender("""
                public Task<int> Count(SendMessageRequest request, bool fast)
                {
                    sqs.{|AWSM1003:SendMessageAsync|}(request);
                    if (fast)
                        return Task.FromResult(1);
                    return SlowAsync();
                }

                private Task<int> SlowAsync() => Task.FromResult(2);

                public Task Last(SendMessageRequest request)
                {
                    _ = sqs.{|AWSM1003:SendMessageAsync|}(request).ConfigureAwait(false);
                    return Task.Delay(1);
                }
            """),
        Sender("""
                public async Task<int> Count(SendMessageRequest request, bool fast)
                {
                    await sqs.SendMessageAsync(request);
                    if (fast)
                        return 1;
                    return await SlowAsync();
                }

                private Task<int> SlowAsync() => Task.FromResult(2);

                public async Task Last(SendMessageRequest request)
                {
                    await sqs.SendMessageAsync(request).ConfigureAwait(false);
                    await Task.Delay(1).ConfigureAwait(false);
                }
            """));

    [Theory]
    [InlineData("public void Run(SendMessageRequest request) { sqs.{|AWSM1003:SendMessageAsync|}(request); }")]
    [InlineData("public Sender(SendMessageRequest request) => sqs.{|AWSM1003:SendMessageAsync|}(request);")]
    [InlineData("public int Run(SendMessageRequest request) { sqs.{|AWSM1003:SendMessageAsync|}(request); return 1; }")]
    [InlineData("public Task Run(SendMessageRequest request, bool b) { sqs.{|AWSM1003:SendMessageAsync|}(request); if (b) return Task.Delay(1); return Task.CompletedTask; }")]
    [InlineData("public Task Run(in SendMessageRequest request) { sqs.{|AWSM1003:SendMessageAsync|}(request); return Task.CompletedTask; }")]
    [InlineData("public async Task Run(SendMessageRequest request) { await Task.Yield(); lock (pending) { _ = sqs.{|AWSM1003:SendMessageAsync|}(request); } }")]
    [InlineData("public async Task Run(List<SendMessageRequest> all) { await Task.Yield(); all.ForEach(async r => await sqs.{|AWSM1003:SendMessageAsync|}(r)); }")]
    [InlineData("public async Task Run(SendMessageRequest request) { await Task.Yield(); _ = /* on purpose */ sqs.{|AWSM1003:SendMessageAsync|}(request); }")]
    public Task No_fix_where_the_method_cannot_wait(string member) => NotFixed(Sender("    " + member));

    /// <summary>The compiler says so only when it writes the code.</summary>
    [Theory]
    [InlineData("ReadOnlySpan<char> head = url.AsSpan(0, 1); sqs.{|AWSM1003:SendMessageAsync|}(url, url); Console.WriteLine(head.Length);")]
    [InlineData("var parts = new int[1]; ref var first = ref parts[0]; sqs.{|AWSM1003:SendMessageAsync|}(url, url); first = 1;")]
    public Task No_fix_where_a_local_cannot_live_across_the_wait(string statements) =>
        NotFixed(Sender("    public Task Run(string url) { " + statements + " return Task.CompletedTask; }"));

    [Fact]
    public Task A_span_that_is_done_with_before_the_wait_is_no_hindrance() => Fixes(
        Sender("""
            public Task Run(string url)
            {
                ReadOnlySpan<char> head = url.AsSpan(0, 1);
                Console.WriteLine(head.Length);
                sqs.{|AWSM1003:SendMessageAsync|}(url, url);
                return Task.CompletedTask;
            }
        """),
        Sender("""
            public async Task Run(string url)
            {
                ReadOnlySpan<char> head = url.AsSpan(0, 1);
                Console.WriteLine(head.Length);
                await sqs.SendMessageAsync(url, url);
            }
        """));

    /// <summary>The next turn of a loop comes to the span again, and a loop over a span holds one itself.</summary>
    [Theory]
    [InlineData("Span<char> buffer = new char[8]; for (var i = 0; i < 3; i++) { buffer.Clear(); sqs.{|AWSM1003:SendMessageAsync|}(url, url); }")]
    [InlineData("foreach (var c in url.AsSpan()) { sqs.{|AWSM1003:SendMessageAsync|}(url, c.ToString()); }")]
    public Task No_fix_in_a_loop_that_comes_to_a_span_again(string statements) =>
        NotFixed(Sender("    public Task Run(string url) { " + statements + " return Task.CompletedTask; }"));

    [Fact]
    public Task A_span_in_what_is_sent_is_done_with_before_the_wait() => Fixes(
        Sender("""
            public Task Run(string url)
            {
                ReadOnlySpan<char> head = url.AsSpan(0, 1);
                sqs.{|AWSM1003:SendMessageAsync|}(url, head.ToString());
                return Task.CompletedTask;
            }
        """),
        Sender("""
            public async Task Run(string url)
            {
                ReadOnlySpan<char> head = url.AsSpan(0, 1);
                await sqs.SendMessageAsync(url, head.ToString());
            }
        """));

    [Theory]
    [InlineData("_ = from r in requests select sqs.{|AWSM1003:SendMessageAsync|}(r);")]
    [InlineData("_ = url.Length > 3 ? sqs.{|AWSM1003:SendMessageAsync|}(request) : sqs.{|AWSM1003:SendMessageAsync|}(url, \"short\");")]
    [InlineData("_ = url.Length switch { 3 => sqs.{|AWSM1003:SendMessageAsync|}(request), _ => null };")]
    public Task Reports_it_in_a_query_and_behind_a_choice(string statements) => Reports(Void(statements));

    [Theory]
    [InlineData("await Task.WhenAll(from r in requests select sqs.SendMessageAsync(r));")]
    [InlineData("await (url.Length > 3 ? sqs.SendMessageAsync(request) : sqs.SendMessageAsync(url, \"short\"));")]
    [InlineData("Track(url.Length switch { 3 => sqs.SendMessageAsync(request), _ => Task.CompletedTask });")]
    public Task Silent_on_these_where_they_are_awaited_or_kept(string statements) => Silent(Async(statements));

    /// <summary>A task that is made of itself leads back to where one came from.</summary>
    [Theory]
    [InlineData("Task all = sqs.SendMessageAsync(request); if (url.Length > 3) all = Task.WhenAll(all, sqs.SendMessageAsync(request)); await all;")]
    [InlineData("Task all = Task.CompletedTask; foreach (var r in requests) { all = Task.WhenAll(all, sqs.SendMessageAsync(r)); } await all;")]
    [InlineData("List<Task> open = []; foreach (var r in requests) { open.Add(sqs.SendMessageAsync(r)); var settled = Task.WhenAll(open); open = [settled]; } await Task.WhenAll(open);")]
    [InlineData("List<Task> tasks = [sqs.SendMessageAsync(request)]; tasks = [Task.WhenAll(tasks)]; await Task.WhenAll(tasks);")]
    [InlineData("List<Task> tasks = [sqs.SendMessageAsync(request)]; tasks.Add(Task.WhenAll(tasks)); await Task.WhenAll(tasks);")]
    [InlineData("Task a = sqs.SendMessageAsync(request), b = Task.CompletedTask; foreach (var r in requests) { b = Task.WhenAll(a, sqs.SendMessageAsync(r)); a = Task.WhenAll(b, a); } await a;")]
    public Task Silent_on_tasks_that_are_folded_into_one(string statements) => Silent(Async(statements));

    [Fact]
    public Task Reports_folded_tasks_that_nobody_awaits() => Reports(Void(
        "Task all = Task.CompletedTask; foreach (var r in requests) { all = Task.WhenAll(all, sqs.{|AWSM1003:SendMessageAsync|}(r)); }"));
}
