using AwsMessaging.Analyzers.Tests.Harness;
using AwsMessaging.AwsApiStubs;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class ShortPollingTests() : RuleTests("AWSM2001")
{
    /// <summary>A worker whose members, beside a client, a queue URL and some helpers, are given.</summary>
    private static string Worker(string members) => $$"""
        using Amazon.SQS;
        using Amazon.SQS.Model;
        using Microsoft.Extensions.Hosting;

        public class Settings { public const int Short = 0; public const int Long = 20; public static readonly int Never = 0; public int Wait { get; set; } }

        public partial class Worker
        {
            private readonly IAmazonSQS sqs = null!;
            private readonly string url = "https://sqs.eu-west-1.amazonaws.com/111111111111/orders";
            private Task Handle(Message message) => Task.CompletedTask;

        {{members}}
        }
        """;

    /// <summary>A worker that polls in an endless loop with what the statement receives.</summary>
    private static string Poll(string statement, string before = "", string members = "") => Worker($$"""
            public async Task Run(Settings settings, bool fast, CancellationToken stop)
            {
                {{before}}
                while (!stop.IsCancellationRequested)
                {
                    {{statement}}
                }
            }
            {{members}}
        """);

    [Theory]
    [InlineData("await sqs.{|AWSM2001:ReceiveMessageAsync|}(url, stop);")]
    [InlineData("await sqs.{|AWSM2001:ReceiveMessageAsync|}(new ReceiveMessageRequest { QueueUrl = url }, stop);")]
    [InlineData("await sqs.{|AWSM2001:ReceiveMessageAsync|}(new ReceiveMessageRequest(url));")]
    [InlineData("await sqs.{|AWSM2001:ReceiveMessageAsync|}(new ReceiveMessageRequest { QueueUrl = url, MaxNumberOfMessages = 10, WaitTimeSeconds = 0 });")]
    [InlineData("var queues = new[] { url, url + \"2\" }; await sqs.{|AWSM2001:ReceiveMessageAsync|}(new ReceiveMessageRequest { QueueUrl = queues[0], WaitTimeSeconds = 0 });")]
    [InlineData("await sqs.{|AWSM2001:ReceiveMessageAsync|}(new ReceiveMessageRequest { WaitTimeSeconds = Settings.Short });")]
    [InlineData("await sqs.{|AWSM2001:ReceiveMessageAsync|}(new ReceiveMessageRequest { WaitTimeSeconds = Settings.Never });")]
    [InlineData("await sqs.{|AWSM2001:ReceiveMessageAsync|}(new ReceiveMessageRequest { WaitTimeSeconds = (int)TimeSpan.Zero.TotalSeconds });")]
    [InlineData("await sqs.{|AWSM2001:ReceiveMessageAsync|}(fast ? new ReceiveMessageRequest { WaitTimeSeconds = 0 } : new ReceiveMessageRequest(url));")]
    [InlineData("await sqs.{|AWSM2001:ReceiveMessageAsync|}(new ReceiveMessageRequest { WaitTimeSeconds = fast ? 0 : 0 });")]
    [InlineData("var wait = 0; await sqs.{|AWSM2001:ReceiveMessageAsync|}(new ReceiveMessageRequest { WaitTimeSeconds = wait });")]
    [InlineData("await sqs.{|AWSM2001:ReceiveMessageAsync|}(new ReceiveMessageRequest { QueueUrl = url }); await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = url + \"2\", WaitTimeSeconds = 5 });")]
    [InlineData("await sqs.{|AWSM2001:ReceiveMessageAsync|}(new ReceiveMessageRequest { QueueUrl = url, WaitTimeSeconds = 0 }); await sqs.{|AWSM2001:ReceiveMessageAsync|}(new ReceiveMessageRequest { QueueUrl = url + \"2\", WaitTimeSeconds = 0 });")]
    [InlineData("await sqs.{|AWSM2001:ReceiveMessageAsync|}(new ReceiveMessageRequest { QueueUrl = url, WaitTimeSeconds = 0 }); await Task.Delay(50, stop);")]
    [InlineData("await sqs.{|AWSM2001:ReceiveMessageAsync|}(new ReceiveMessageRequest { QueueUrl = url, WaitTimeSeconds = 0 }); await BackOffAsync(stop); async Task BackOffAsync(CancellationToken token) => await Task.Delay(50, token);")]
    [InlineData("var r = await sqs.{|AWSM2001:ReceiveMessageAsync|}(new ReceiveMessageRequest { QueueUrl = url, WaitTimeSeconds = 0 }); await StoreAsync(r.Messages); async Task StoreAsync(List<Message> all) => await File.WriteAllTextAsync(\"a\", all[0].Body);")]
    [InlineData("var r = new ReceiveMessageRequest(); r.QueueUrl = url; r.WaitTimeSeconds = 0; await sqs.{|AWSM2001:ReceiveMessageAsync|}(r);")]
    [InlineData("var r = await sqs.{|AWSM2001:ReceiveMessageAsync|}(url); foreach (var m in r.Messages) { await Handle(m); }")]
    [InlineData("var r = await sqs.{|AWSM2001:ReceiveMessageAsync|}(url); if (r.Messages.Count == 0) { await Task.Delay(1000, stop); continue; }")]
    [InlineData("var r = await sqs.{|AWSM2001:ReceiveMessageAsync|}(url); if (stop.IsCancellationRequested) break;")]
    [InlineData("var r = await sqs.{|AWSM2001:ReceiveMessageAsync|}(url); foreach (var m in r.Messages) { if (m.Body == \"stop\") return; await Handle(m); }")]
    [InlineData("foreach (var m in (await sqs.{|AWSM2001:ReceiveMessageAsync|}(url)).Messages ?? []) { await Handle(m); }")]
    [InlineData("try { await sqs.{|AWSM2001:ReceiveMessageAsync|}(url); } catch (AmazonSQSException) { break; }")]
    public Task Reports_a_receive_in_a_loop(string statement) => Reports(Poll(statement));

    /// <summary>What finishes the work on the messages holds up nobody.</summary>
    [Theory]
    [InlineData("", "await db.SaveChangesAsync(stop);")]
    [InlineData("", "await db.CommitAsync();")]
    [InlineData("", "await db.FlushAsync(stop).ConfigureAwait(false);")]
    [InlineData("", "await db.FinishAsync(stop);")]
    [InlineData("await db.SaveChangesAsync(stop);", "")]
    public Task Reports_a_zero_where_the_turn_only_finishes_its_work(string first, string last) => Reports(Poll(
        first + """

                    var r = await sqs.{|AWSM2001:ReceiveMessageAsync|}(new ReceiveMessageRequest { QueueUrl = url, WaitTimeSeconds = 0 }, stop);
                    foreach (var m in r.Messages)
                    {
                        await Handle(m);
                        await sqs.DeleteMessageAsync(url, m.ReceiptHandle, stop);
                    }

            """ + last,
        members: StoreMembers));

    /// <summary>A step of its own, before the receive or one that takes something else, must not wait for the queue.</summary>
    [Theory]
    [InlineData("await db.RefreshAsync(stop);", "")]
    [InlineData("", "await db.TickAsync(stop);")]
    [InlineData("", "await db.PollAsync();")]
    public Task Is_silent_on_a_zero_where_the_turn_has_a_step_of_its_own(string first, string last) => Silent(Poll(
        first + " var r = await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = url, WaitTimeSeconds = 0 }, stop);"
        + " foreach (var m in r.Messages) { await Handle(m); } " + last,
        members: StoreMembers));

    private const string StoreMembers = """
        public interface IStore
        {
            Task SaveChangesAsync(CancellationToken stop);
            Task CommitAsync();
            Task FlushAsync(CancellationToken stop);
            Task FinishAsync(CancellationToken stop);
            Task RefreshAsync(CancellationToken stop);
            Task TickAsync(CancellationToken stop);
            Task PollAsync();
        }

        private readonly IStore db = null!;
        """;

    [Fact]
    public Task Reports_the_synchronous_method_of_version_3() =>
        Reports(Poll("var r = sqs.{|AWSM2001:ReceiveMessage|}(new ReceiveMessageRequest { QueueUrl = url });"), only: SdkMajor.V3);

    [Fact]
    public Task Reports_a_request_hoisted_above_the_loop() => Reports(Poll(
        "var r = await sqs.{|AWSM2001:ReceiveMessageAsync|}(request, stop);",
        before: "var request = new ReceiveMessageRequest { QueueUrl = url, MaxNumberOfMessages = 10 }; Console.WriteLine(request);"));

    [Fact]
    public Task Reports_a_request_built_in_the_constructor() => Reports(Poll(
        "var r = await sqs.{|AWSM2001:ReceiveMessageAsync|}(request, stop);",
        members: """
            private readonly ReceiveMessageRequest request;
            public Worker(string name) { request = new ReceiveMessageRequest { QueueUrl = name }; request.MaxNumberOfMessages = 10; }
            """));

    [Fact]
    public Task Reports_a_request_from_a_field_s_initialiser_in_another_part_of_the_type() => Reports(Poll(
        "var r = await sqs.{|AWSM2001:ReceiveMessageAsync|}(Request, stop);")
        + "public partial class Worker { private static readonly ReceiveMessageRequest Request = new() { WaitTimeSeconds = 0 }; }");

    [Fact]
    public Task Reports_a_request_from_a_private_method() => Reports(Poll(
        "var r = await sqs.{|AWSM2001:ReceiveMessageAsync|}(CreateRequest(), stop);",
        members: "private ReceiveMessageRequest CreateRequest() { var request = new ReceiveMessageRequest(); request.QueueUrl = url; return request; }"));

    [Theory]
    [InlineData("do { await sqs.{|AWSM2001:ReceiveMessageAsync|}(url); } while (!stop.IsCancellationRequested);")]
    [InlineData("for (;;) { await sqs.{|AWSM2001:ReceiveMessageAsync|}(url); }")]
    [InlineData("while (true) { await Task.Delay(5000, stop); await Retry(() => sqs.{|AWSM2001:ReceiveMessageAsync|}(url, stop)); }")]
    [InlineData("async Task Once() => await sqs.{|AWSM2001:ReceiveMessageAsync|}(url); while (true) await Once();")]
    [InlineData("_ = new Timer(_ => sqs.{|AWSM2001:ReceiveMessageAsync|}(url), null, TimeSpan.Zero, TimeSpan.FromSeconds(5));")]
    [InlineData("var timer = new System.Timers.Timer(1000); timer.Elapsed += async (_, _) => await sqs.{|AWSM2001:ReceiveMessageAsync|}(url);")]
    [InlineData("using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1)); while (await timer.WaitForNextTickAsync(stop)) { await sqs.{|AWSM2001:ReceiveMessageAsync|}(url); }")]
    public Task Reports_every_kind_of_repetition(string statement) => Reports(Worker(
        "private Task Retry(Func<Task> action) => action(); public async Task Run(CancellationToken stop) { await Task.Yield(); " + statement + " }"));

    [Fact]
    public Task Reports_a_background_service_that_calls_a_private_method() => Reports(Worker("""
            private class Poller(IAmazonSQS sqs) : BackgroundService
            {
                protected override async Task ExecuteAsync(CancellationToken stoppingToken)
                {
                    while (!stoppingToken.IsCancellationRequested)
                    {
                        await PollAsync(stoppingToken);
                    }
                }

                private async Task PollAsync(CancellationToken stop)
                {
                    var response = await sqs.{|AWSM2001:ReceiveMessageAsync|}(new ReceiveMessageRequest { QueueUrl = "q" }, stop).ConfigureAwait(false);
                }
            }
        """));

    [Fact]
    public Task Reports_a_method_that_calls_itself() => Reports(Worker("""
            private async Task PollAsync()
            {
                var response = await sqs.{|AWSM2001:ReceiveMessageAsync|}(url);
                await PollAsync();
            }
        """));

    [Fact]
    public Task Reports_a_timer_that_is_given_a_method() => Reports(Worker("""
            private Timer Start() => new(OnTick, null, 0, 1000);
            private async void OnTick(object? state) => await sqs.{|AWSM2001:ReceiveMessageAsync|}(url);
        """));

    [Fact]
    public Task Reports_top_level_statements() => Reports("""
        using Amazon.SQS;
        var sqs = new AmazonSQSClient();
        while (true)
        {
            await sqs.{|AWSM2001:ReceiveMessageAsync|}("https://sqs.eu-west-1.amazonaws.com/111111111111/orders");
        }
        """, isProgram: true);

    [Fact]
    public Task Reports_a_client_that_overrides() => Reports(Poll(
        "await new Tracing().{|AWSM2001:ReceiveMessageAsync|}(new ReceiveMessageRequest { QueueUrl = url }, stop);",
        members: """
            private class Tracing : AmazonSQSClient
            {
                public override Task<ReceiveMessageResponse> ReceiveMessageAsync(ReceiveMessageRequest request, CancellationToken token) => base.ReceiveMessageAsync(request, token);
            }
            """));

    [Theory]
    [InlineData("await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = url, WaitTimeSeconds = 20 });")]
    [InlineData("await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { WaitTimeSeconds = 1 });")]
    [InlineData("await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { WaitTimeSeconds = Settings.Long });")]
    [InlineData("await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { WaitTimeSeconds = settings.Wait });")]
    [InlineData("await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { WaitTimeSeconds = fast ? 0 : 20 });")]
    [InlineData("await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { WaitTimeSeconds = (int)TimeSpan.FromSeconds(20).TotalSeconds });")]
    [InlineData("await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { WaitTimeSeconds = int.Parse(\"0\") });")]
    [InlineData("var r = new ReceiveMessageRequest(url); r.WaitTimeSeconds = 20; await sqs.ReceiveMessageAsync(r);")]
    [InlineData("var r = new ReceiveMessageRequest(url); if (fast) r.WaitTimeSeconds = settings.Wait; await sqs.ReceiveMessageAsync(r);")]
    [InlineData("var r = new ReceiveMessageRequest(url); var alias = r; alias.WaitTimeSeconds = 20; await sqs.ReceiveMessageAsync(r);")]
    [InlineData("var r = new ReceiveMessageRequest(url); Configure(r); await sqs.ReceiveMessageAsync(r);")]
    [InlineData("var r = new ReceiveMessageRequest(url); Swap(ref r); await sqs.ReceiveMessageAsync(r);")]
    [InlineData("ReceiveMessageRequest r; Make(out r); await sqs.ReceiveMessageAsync(r);")]
    [InlineData("var wait = 0; wait += settings.Wait; await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { WaitTimeSeconds = wait });")]
    [InlineData("var wait = 0; Action set = () => wait = 20; set(); await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { WaitTimeSeconds = wait });")]
    [InlineData("var wait = 0; foreach (var w in new[] { 1 }) wait = w; await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { WaitTimeSeconds = wait });")]
    [InlineData("await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { VisibilityTimeout = 0 });")]
    [InlineData("await sqs.ReceiveMessageAsync(url); Console.ReadLine();")]
    [InlineData("foreach (var u in new[] { url }) await sqs.ReceiveMessageAsync(u);")]
    [InlineData("var f = async () => await sqs.ReceiveMessageAsync(url); GC.KeepAlive(f);")]
    [InlineData("var queues = new[] { url, url + \"2\" }; var turn = 0; var queue = queues[turn++ % 2]; await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = queue, WaitTimeSeconds = 0 });")]
    [InlineData("await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = url + \"-control\", WaitTimeSeconds = 0 }); await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = url, WaitTimeSeconds = 5 });")]
    [InlineData("await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = url + \"-control\", WaitTimeSeconds = 0 }); await NextAsync(); Task NextAsync() => sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = url, WaitTimeSeconds = 5 });")]
    [InlineData("await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = url, WaitTimeSeconds = 0 }); await FrameAsync(stop); await Task.Delay(50, stop); async Task FrameAsync(CancellationToken token) => await File.WriteAllTextAsync(\"a\", \"b\", token);")]
    [InlineData("var r = await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = url + \"-urgent\", WaitTimeSeconds = 0 }); if (r.Messages is not { Count: > 0 }) { await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = url, WaitTimeSeconds = 5 }); }")]
    [InlineData("var r = await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = url + \"-urgent\", WaitTimeSeconds = 0 }); if (r.Messages is { Count: > 0 }) { continue; } await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = url, WaitTimeSeconds = 5 });")]
    [InlineData("await Next();")]
    public Task Is_silent_where_the_wait_is_right_or_unknown(string statement) => Silent(Poll(
        statement,
        members: """
            private void Configure(ReceiveMessageRequest request) => request.WaitTimeSeconds = 20;
            private async Task<List<Message>> Next()
            {
                var r = await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = url + "-urgent", WaitTimeSeconds = 0 });
                if (r.Messages is { Count: > 0 } urgent) return urgent;
                return (await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = url, WaitTimeSeconds = 5 })).Messages ?? new();
            }
            private void Swap(ref ReceiveMessageRequest request) => request = new() { WaitTimeSeconds = 20 };
            private void Make(out ReceiveMessageRequest request) => request = new() { WaitTimeSeconds = 20 };
            """));

    [Theory]
    [InlineData("var r = await sqs.ReceiveMessageAsync(url); if (r.Messages.Count == 0) break;")]
    [InlineData("var r = await sqs.ReceiveMessageAsync(url); if (r?.Messages?.Any() != true) return;")]
    [InlineData("var r = await sqs.ReceiveMessageAsync(url); var n = r.Messages.Count; if (n < 1) { break; }")]
    [InlineData("var r = await sqs.ReceiveMessageAsync(url); if (r.Messages is not { Count: > 0 } some) return;")]
    [InlineData("var r = await sqs.ReceiveMessageAsync(url); if (!r.Messages.Any()) throw new TimeoutException();")]
    [InlineData("var r = await sqs.ReceiveMessageAsync(url); switch (r.Messages.Count) { case 0: return; }")]
    [InlineData("var r = await sqs.ReceiveMessageAsync(url); if (r.Messages.Count == 0) empty++; if (empty > 3) break;")]
    [InlineData("var r = await sqs.ReceiveMessageAsync(url); all.AddRange(r.Messages); if (all.Count > 100) break;")]
    [InlineData("var r = await sqs.ReceiveMessageAsync(url); if (r.Messages.Count == 0) done.Cancel();")]
    [InlineData("var r = await sqs.ReceiveMessageAsync(url); var n = 0; foreach (var m in r.Messages) { n++; await Handle(m); } if (n == 0) break;")]
    [InlineData("var r = await sqs.ReceiveMessageAsync(url); var any = false; foreach (var m in r.Messages) { any = true; await Handle(m); } if (!any) return;")]
    [InlineData("empty = 0; var r = await sqs.ReceiveMessageAsync(url); foreach (var m in r.Messages) { empty += 1; } if (empty == 0) return;")]
    public Task Is_silent_on_a_loop_that_ends_by_the_answer(string statement) =>
        Silent(Poll(statement, before: "var empty = 0; var all = new List<Message>(); var done = new CancellationTokenSource();"));

    [Theory]
    [InlineData("foreach (var m in r.Messages) { total++; } if (total > 1000) break;")]
    [InlineData("var n = 0; foreach (var m in r.Messages) { n++; } Console.WriteLine(n);")]
    [InlineData("var n = 0; foreach (var m in r.Messages) { n++; } if (n == 0) { await Task.Delay(100); continue; }")]
    public Task Reports_a_loop_that_only_counts_what_it_received(string statement) =>
        Reports(Poll("var r = await sqs.{|AWSM2001:ReceiveMessageAsync|}(url); " + statement, before: "var total = 0;"));

    [Theory]
    [InlineData("ReceiveMessageResponse r; do { r = await sqs.ReceiveMessageAsync(url); } while (r.Messages.Count > 0);")]
    [InlineData("while ((await sqs.ReceiveMessageAsync(url)).Messages.Count > 0) { }")]
    [InlineData("var more = true; while (more) { var r = await sqs.ReceiveMessageAsync(url); more = r.Messages.Count > 0; }")]
    [InlineData("while (await Once()) { }")]
    [InlineData("while (true) { if (!await Once()) break; }")]
    [InlineData("await sqs.ReceiveMessageAsync(url);")]
    [InlineData("_ = new Timer(_ => sqs.ReceiveMessageAsync(url), null, TimeSpan.Zero, Timeout.InfiniteTimeSpan);")]
    [InlineData("_ = new Timer(_ => sqs.ReceiveMessageAsync(url), null, 0, period);")]
    public Task Is_silent_on_a_drain_and_on_a_single_receive(string statement) => Silent(Worker(
        "private async Task<bool> Once() => (await sqs.ReceiveMessageAsync(url)).Messages.Count > 0; public async Task Run(int period) { await Task.Yield(); "
        + statement + " }"));

    [Theory]
    [InlineData("if (r.Messages.Count > 0) { await Drain(); }")]
    [InlineData("if (r.Messages.Count == 0) { return; } foreach (var m in r.Messages) { await Handle(m); } await Drain();")]
    [InlineData("var messages = r.Messages; if (!messages.Any()) throw new TimeoutException(); await Drain();")]
    public Task Is_silent_where_recursion_depends_on_the_answer(string after) =>
        Silent(Worker("private async Task Drain() { var r = await sqs.ReceiveMessageAsync(url); " + after + " }"));

    [Fact]
    public Task Is_silent_where_a_field_tells_the_loop_of_the_answer() => Silent(Worker("""
            private bool drained;
            public async Task Run() { while (!drained) await Once(); }
            private async Task Once()
            {
                var r = await sqs.ReceiveMessageAsync(url);
                if (r.Messages.Count == 0) { drained = true; return; }
                foreach (var m in r.Messages) { await Handle(m); }
            }
        """));

    [Fact]
    public Task Is_silent_on_a_field_that_others_may_write() => Silent(Poll(
        "await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { WaitTimeSeconds = wait }); await sqs.ReceiveMessageAsync(request);",
        members: """
            internal int wait = 0;
            private ReceiveMessageRequest request = new();
            public void Tune() => request = new() { WaitTimeSeconds = 20 };
            """));

    [Fact]
    public Task Is_silent_on_a_request_that_another_member_changes() => Silent(Poll(
        "await sqs.ReceiveMessageAsync(request);",
        members: """
            private readonly ReceiveMessageRequest request = new();
            public void Tune() => request.WaitTimeSeconds = 20;
            """));

    [Fact]
    public Task Is_silent_on_parameters_options_and_virtual_members() => Silent(Poll(
        "await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { WaitTimeSeconds = Wait }); await sqs.ReceiveMessageAsync(Create()); await Receive(0);",
        members: """
            protected virtual int Wait => 0;
            protected virtual ReceiveMessageRequest Create() => new();
            private Task Receive(int wait = 0) => sqs.ReceiveMessageAsync(new ReceiveMessageRequest { WaitTimeSeconds = wait });
            """));

    [Fact]
    public Task Is_silent_where_a_queue_is_created_with_a_wait() => Silent(Poll(
        "await sqs.ReceiveMessageAsync(url);",
        before: """await sqs.CreateQueueAsync(new CreateQueueRequest { QueueName = "orders", Attributes = new() { ["ReceiveMessageWaitTimeSeconds"] = "20" } });"""));

    [Fact]
    public Task Reports_an_explicit_zero_whatever_the_queue_says() => Reports(Poll(
        "await sqs.{|AWSM2001:ReceiveMessageAsync|}(new ReceiveMessageRequest { WaitTimeSeconds = 0 });",
        before: """await sqs.CreateQueueAsync(new CreateQueueRequest { QueueName = "orders", Attributes = new() { ["ReceiveMessageWaitTimeSeconds"] = "20" } });"""));

    [Fact]
    public async Task The_option_declares_that_queues_wait()
    {
        await Silent(Poll("await sqs.ReceiveMessageAsync(url);"), options: "awsm_short_polling.queues_long_poll = true");
        await Reports(Poll("await sqs.{|AWSM2001:ReceiveMessageAsync|}(new ReceiveMessageRequest { WaitTimeSeconds = 0 });"), options: "awsm_short_polling.queues_long_poll = true");
        await Reports(Poll("await sqs.{|AWSM2001:ReceiveMessageAsync|}(url);"), options: "awsm_short_polling.queues_long_poll = nonsense");
    }

    [Fact]
    public Task Is_silent_on_types_that_only_look_alike() => Silent("""
        namespace Amazon.SQS
        {
            public class Queue { public Task ReceiveMessageAsync(string url) => Task.CompletedTask; }
        }

        public class Fake : Amazon.SQS.Queue
        {
            public async Task Run() { while (true) { await ReceiveMessageAsync("q"); await new Amazon.SQS.Queue().ReceiveMessageAsync("q"); } }
        }
        """);

    [Fact]
    public Task Is_silent_in_an_expression_tree() => Silent(Poll(
        "Setup(c => c.ReceiveMessageAsync(url, default));",
        members: "private void Setup(System.Linq.Expressions.Expression<Func<IAmazonSQS, Task>> call) { }"));

    [Theory]
    [InlineData("await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { WaitTimeSeconds = });")]
    [InlineData("await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { WaitTimeSeconds = unknown });")]
    [InlineData("await sqs.ReceiveMessageAsync(missing);")]
    [InlineData("await sqs.ReceiveMessageAsync(")]
    public Task Is_silent_on_code_with_errors(string statement) => Silent(Poll(statement), compiles: false);

    [Fact]
    public Task Fix_adds_the_wait_to_each_form_of_request() => Fixes(
        Worker("""
                public async Task Run(CancellationToken stop)
                {
                    var hoisted = new ReceiveMessageRequest
                    {
                        QueueUrl = url, // ours
                        // as many as SQS gives
                        MaxNumberOfMessages = 10
                    };
                    while (true)
                    {
                        await sqs.{|AWSM2001:ReceiveMessageAsync|}(hoisted, stop);
                        await sqs.{|AWSM2001:ReceiveMessageAsync|}(url, stop).ConfigureAwait(false);
                        await sqs.{|AWSM2001:ReceiveMessageAsync|}(cancellationToken: stop, queueUrl: /* the URL */ url);
                        await sqs.{|AWSM2001:ReceiveMessageAsync|}(new ReceiveMessageRequest { QueueUrl = url, WaitTimeSeconds = 0 /* seconds */ });
                        await sqs.{|AWSM2001:ReceiveMessageAsync|}(new ReceiveMessageRequest(url));
                        await sqs.{|AWSM2001:ReceiveMessageAsync|}(new ReceiveMessageRequest() /* all defaults */);
                        await sqs.{|AWSM2001:ReceiveMessageAsync|}(new ReceiveMessageRequest { QueueUrl = url, }, stop);
                    }
                }
            """),
        Worker("""
                public async Task Run(CancellationToken stop)
                {
                    var hoisted = new ReceiveMessageRequest
                    {
                        QueueUrl = url, // ours
                        // as many as SQS gives
                        MaxNumberOfMessages = 10,
                        WaitTimeSeconds = 20
                    };
                    while (true)
                    {
                        await sqs.ReceiveMessageAsync(hoisted, stop);
                        await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = url, WaitTimeSeconds = 20 }, stop).ConfigureAwait(false);
                        await sqs.ReceiveMessageAsync(cancellationToken: stop, request: /* the URL */ new ReceiveMessageRequest { QueueUrl = url, WaitTimeSeconds = 20 });
                        await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = url, WaitTimeSeconds = 20 /* seconds */ });
                        await sqs.ReceiveMessageAsync(new ReceiveMessageRequest(url) { WaitTimeSeconds = 20 });
                        await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { WaitTimeSeconds = 20 } /* all defaults */);
                        await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = url, WaitTimeSeconds = 20, }, stop);
                    }
                }
            """));

    [Fact]
    public Task Fix_adds_a_line_like_its_neighbour_s_and_moves_no_other() => Fixes(
        Worker("""
                public async Task Run(CancellationToken stop)
                {
                    var aligned = new ReceiveMessageRequest
                                  {
                                      QueueUrl            = url,
                                      MaxNumberOfMessages = 10
                                  };
                    var ended = new ReceiveMessageRequest
                                {
                                    QueueUrl = url, // ours
                                };
                    while (true)
                    {
                        await sqs.{|AWSM2001:ReceiveMessageAsync|}(aligned, stop);
                        await sqs.{|AWSM2001:ReceiveMessageAsync|}(ended, stop);
                        await sqs.{|AWSM2001:ReceiveMessageAsync|}(new ReceiveMessageRequest {
                                                           QueueUrl = url,
                                                           MaxNumberOfMessages = 10 /* all */ },
                                                      stop);
                        await sqs.{|AWSM2001:ReceiveMessageAsync|}(new ReceiveMessageRequest {
                            QueueUrl = url, MaxNumberOfMessages = 10, // ten
                            VisibilityTimeout = 60, /* a minute */ });
                        await sqs.{|AWSM2001:ReceiveMessageAsync|}(new ReceiveMessageRequest
                        {
                            QueueUrl = url // ours
                          , MaxNumberOfMessages = 10
                        });
                        await sqs.{|AWSM2001:ReceiveMessageAsync|}(new ReceiveMessageRequest { QueueUrl = url // ours
                        });
                        await sqs.{|AWSM2001:ReceiveMessageAsync|}(new ReceiveMessageRequest { QueueUrl = url, VisibilityTimeout = 24 * 60 /* a bit */ });
                        await sqs.{|AWSM2001:ReceiveMessageAsync|}(new ReceiveMessageRequest { QueueUrl = url, /* ours */ });
                    }
                }
            """),
        Worker("""
                public async Task Run(CancellationToken stop)
                {
                    var aligned = new ReceiveMessageRequest
                                  {
                                      QueueUrl            = url,
                                      MaxNumberOfMessages = 10,
                                      WaitTimeSeconds = 20
                                  };
                    var ended = new ReceiveMessageRequest
                                {
                                    QueueUrl = url, // ours
                                    WaitTimeSeconds = 20,
                                };
                    while (true)
                    {
                        await sqs.ReceiveMessageAsync(aligned, stop);
                        await sqs.ReceiveMessageAsync(ended, stop);
                        await sqs.ReceiveMessageAsync(new ReceiveMessageRequest {
                                                           QueueUrl = url,
                                                           MaxNumberOfMessages = 10, /* all */
                                                           WaitTimeSeconds = 20 },
                                                      stop);
                        await sqs.ReceiveMessageAsync(new ReceiveMessageRequest {
                            QueueUrl = url, MaxNumberOfMessages = 10, // ten
                            VisibilityTimeout = 60, /* a minute */
                            WaitTimeSeconds = 20, });
                        await sqs.ReceiveMessageAsync(new ReceiveMessageRequest
                        {
                            QueueUrl = url // ours
                          , MaxNumberOfMessages = 10
                          , WaitTimeSeconds = 20
                        });
                        await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = url, // ours
                            WaitTimeSeconds = 20
                        });
                        await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = url, VisibilityTimeout = 24 * 60 /* a bit */, WaitTimeSeconds = 20 });
                        await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = url, /* ours */ WaitTimeSeconds = 20, });
                    }
                }
            """));

    [Fact]
    public Task Fix_keeps_tabs_and_line_ends()
    {
        const string Request = "\tpublic async Task Run()\r\n\t{\r\n\t\tvar request = new ReceiveMessageRequest\r\n\t\t{\r\n\t\t\tQueueUrl = url{0}\r\n\t\t};\r\n"
            + "\t\twhile (true) { await sqs.{1}(request); }\r\n\t}\r\n";
        return Fixes(
            Worker(Request.Replace("{0}", "", StringComparison.Ordinal).Replace("{1}", "{|AWSM2001:ReceiveMessageAsync|}", StringComparison.Ordinal)),
            Worker(Request.Replace("{0}", ",\r\n\t\t\tWaitTimeSeconds = 20", StringComparison.Ordinal)
                .Replace("{1}", "ReceiveMessageAsync", StringComparison.Ordinal)));
    }

    [Fact]
    public Task Offers_no_fix_where_a_comment_says_why_nothing_is_set() => NotFixed(Worker("""
            public async Task Run()
            {
                while (true) { await sqs.{|AWSM2001:ReceiveMessageAsync|}(new ReceiveMessageRequest { /* all defaults */ }); }
            }
        """));

    /// <summary>A comment that speaks against the wait would not be true of it: a person should read it first.</summary>
    [Theory]
    [InlineData("// short polls keep us responsive\n{0}(url);")]
    [InlineData("{0}(url); // do not wait")]
    [InlineData("/* at once */ {0}(new ReceiveMessageRequest(url));")]
    [InlineData("{0}(new ReceiveMessageRequest { QueueUrl = url, WaitTimeSeconds = 0, // no time\n});")]
    [InlineData("{0}(new ReceiveMessageRequest { QueueUrl = url, WaitTimeSeconds = 0 /* fast */ });")]
    [InlineData("var request = new ReceiveMessageRequest(url);\n// the next queue's turn\nrequest.WaitTimeSeconds = 0;\n{0}(request);")]
    [InlineData("// never blocks\nvar request = new ReceiveMessageRequest(url);\n{0}(request);")]
    public Task Offers_no_fix_where_a_comment_speaks_against_the_wait(string statements) => NotFixed(Worker(
        "    public async Task Run() { while (true) {\n"
        + statements.Replace("{0}", "await sqs.{|AWSM2001:ReceiveMessageAsync|}", StringComparison.Ordinal) + "\n} }"));

    [Theory]
    [InlineData("// Poll for messages\n")]
    [InlineData("// what came in, wait for it\n")]
    [InlineData("// nothing may block\n\n")]
    public Task Fix_leaves_other_comments_as_they_are(string comment) => Fixes(
        Worker("    public async Task Run() { while (true) {\n" + comment + "await sqs.{|AWSM2001:ReceiveMessageAsync|}(new ReceiveMessageRequest(url));\n} }"),
        Worker("    public async Task Run() { while (true) {\n" + comment + "await sqs.ReceiveMessageAsync(new ReceiveMessageRequest(url) { WaitTimeSeconds = 20 });\n} }"));

    [Fact]
    public Task Fix_changes_a_zero_where_it_is_written() => Fixes(
        Worker("""
                private const int Wait = 0;
                public async Task Run(CancellationToken stop)
                {
                    var request = new ReceiveMessageRequest { QueueUrl = url };
                    request.WaitTimeSeconds = 0; // wait time
                    while (true)
                    {
                        await sqs.{|AWSM2001:ReceiveMessageAsync|}(request, stop);
                        await sqs.{|AWSM2001:ReceiveMessageAsync|}(new ReceiveMessageRequest { WaitTimeSeconds = Wait });
                    }
                }
            """),
        Worker("""
                private const int Wait = 0;
                public async Task Run(CancellationToken stop)
                {
                    var request = new ReceiveMessageRequest { QueueUrl = url };
                    request.WaitTimeSeconds = 20; // wait time
                    while (true)
                    {
                        await sqs.ReceiveMessageAsync(request, stop);
                        await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { WaitTimeSeconds = 20 });
                    }
                }
            """));

    [Fact]
    public Task Fix_leaves_the_variable_that_holds_the_zero() => Fixes(
        Worker("""
                private const int None = 0;
                private readonly int never = 0;
                private readonly ReceiveMessageRequest kept = new() { WaitTimeSeconds = None, VisibilityTimeout = 30 };
                public async Task Run(bool fast, CancellationToken stop)
                {
                    var delay = 0;
                    var request = new ReceiveMessageRequest { QueueUrl = url };
                    request.WaitTimeSeconds = delay;
                    while (true)
                    {
                        await sqs.{|AWSM2001:ReceiveMessageAsync|}(request, stop);
                        await sqs.{|AWSM2001:ReceiveMessageAsync|}(kept, stop);
                        await sqs.{|AWSM2001:ReceiveMessageAsync|}(new ReceiveMessageRequest { WaitTimeSeconds = /* seconds */ never });
                        await sqs.{|AWSM2001:ReceiveMessageAsync|}(new ReceiveMessageRequest { WaitTimeSeconds = fast ? None : delay });
                        await sqs.SendMessageAsync(new SendMessageRequest(url, "b") { DelaySeconds = None + never + delay });
                    }
                }
            """),
        Worker("""
                private const int None = 0;
                private readonly int never = 0;
                private readonly ReceiveMessageRequest kept = new() { WaitTimeSeconds = 20, VisibilityTimeout = 30 };
                public async Task Run(bool fast, CancellationToken stop)
                {
                    var delay = 0;
                    var request = new ReceiveMessageRequest { QueueUrl = url };
                    request.WaitTimeSeconds = 20;
                    while (true)
                    {
                        await sqs.ReceiveMessageAsync(request, stop);
                        await sqs.ReceiveMessageAsync(kept, stop);
                        await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { WaitTimeSeconds = /* seconds */ 20 });
                        await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { WaitTimeSeconds = 20 });
                        await sqs.SendMessageAsync(new SendMessageRequest(url, "b") { DelaySeconds = None + never + delay });
                    }
                }
            """));

    [Fact]
    public Task Fix_is_not_offered_where_the_initialiser_depends_on_the_build() => NotFixed(
        """
        using Amazon.SQS;
        using Amazon.SQS.Model;

        public class Worker(IAmazonSQS sqs)
        {
            public async Task Run()
            {
                while (true)
                {
                    await sqs.{|AWSM2001:ReceiveMessageAsync|}(new ReceiveMessageRequest
                    {
                        QueueUrl = "q",
        #if SLOW
                        WaitTimeSeconds = 20,
        #endif
                    });
                }
            }
        }
        """);

    [Fact]
    public Task Fix_imports_the_request_s_namespace() => Fixes(
        """
        // Licence

        using System.Net;
        using Amazon.SQS;

        namespace Shop;

        public class Worker(IAmazonSQS sqs)
        {
            public async Task Run()
            {
                for (;;)
                {
                    await sqs.{|AWSM2001:ReceiveMessageAsync|}("q");
                }
            }
        }
        """,
        """
        // Licence

        using System.Net;
        using Amazon.SQS;
        using Amazon.SQS.Model;

        namespace Shop;

        public class Worker(IAmazonSQS sqs)
        {
            public async Task Run()
            {
                for (;;)
                {
                    await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = "q", WaitTimeSeconds = 20 });
                }
            }
        }
        """);

    [Fact]
    public Task Fix_writes_the_name_out_where_it_means_something_else() => Fixes(
        """
        using Amazon.SQS;

        public class ReceiveMessageRequest;

        public class Worker(IAmazonSQS sqs)
        {
            public async Task Run()
            {
                for (;;)
                {
                    await sqs.{|AWSM2001:ReceiveMessageAsync|}("q");
                }
            }
        }
        """,
        """
        using Amazon.SQS;

        public class ReceiveMessageRequest;

        public class Worker(IAmazonSQS sqs)
        {
            public async Task Run()
            {
                for (;;)
                {
                    await sqs.ReceiveMessageAsync(new global::Amazon.SQS.Model.ReceiveMessageRequest { QueueUrl = "q", WaitTimeSeconds = 20 });
                }
            }
        }
        """);

    /// <summary>A file that begins so, and then polls with a call that takes no request.</summary>
    private static string File(string head, string call) => $$"""
        {{head}}public class Worker(Amazon.SQS.IAmazonSQS sqs)
        {
            public async Task Run()
            {
                for (;;)
                {
                    await sqs.{{call}};
                }
            }
        }
        """;

    private Task FixesHead(string before, string after, string name, string end = "") => Fixes(
        File(before, "{|AWSM2001:ReceiveMessageAsync|}(\"q\")") + end,
        File(after, $"ReceiveMessageAsync(new {name} {{ QueueUrl = \"q\", WaitTimeSeconds = 20 }})") + end);

    [Theory]
    [InlineData("/// <summary>Polls.</summary>\n", "using Amazon.SQS.Model;\n\n/// <summary>Polls.</summary>\n")]
    [InlineData("// Polls.\n", "using Amazon.SQS.Model;\n\n// Polls.\n")]
    [InlineData("// Licence\n// of ours\n\n/// <summary>Polls.</summary>\n", "// Licence\n// of ours\n\nusing Amazon.SQS.Model;\n\n/// <summary>Polls.</summary>\n")]
    [InlineData("#define A\n#nullable enable\n\n", "#define A\n#nullable enable\nusing Amazon.SQS.Model;\n\n")]
    [InlineData("global using System.Text;\n\n", "global using System.Text;\nusing Amazon.SQS.Model;\n\n")]
    [InlineData("global using Zeta = System.Text;\nusing System.Net;\n\n", "global using Zeta = System.Text;\nusing System.Net;\nusing Amazon.SQS.Model;\n\n")]
    public Task Fix_puts_the_using_between_what_is_the_file_s_and_what_is_the_type_s(string before, string after) =>
        FixesHead(before, after, "ReceiveMessageRequest");

    [Theory]
    [InlineData("#if DEBUG\nusing System.Net;\n#endif\n\n", "")]
    [InlineData("using System.Net;\n#if DEBUG\nusing System.Text;\n#else\nusing System.Xml;\n#endif\n\n", "")]
    [InlineData("#if !DEBUG\n", "\n#endif")]
    public Task Fix_adds_no_using_beside_preprocessor_conditions(string head, string end) =>
        FixesHead(head, head, "global::Amazon.SQS.Model.ReceiveMessageRequest", end);

    /// <summary>A loop that only tries again what failed ends with the first answer; one around it may not.</summary>
    [Theory]
    [InlineData("for (var i = 0; i < 3; i++) { try { return await sqs.ReceiveMessageAsync(url); } catch (AmazonSQSException) { await Task.Delay(100); } } return null;", "")]
    [InlineData("while (true) { try { var r = await sqs.ReceiveMessageAsync(url); return r; } catch (AmazonSQSException) { await Task.Delay(100); } }", "")]
    [InlineData("ReceiveMessageResponse? r = null; while (true) { try { r = await sqs.ReceiveMessageAsync(url); break; } catch (AmazonSQSException) { await Task.Delay(100); } } return r;", "")]
    public Task Is_silent_in_a_loop_that_tries_again(string statements, string members) =>
        Silent(Worker($"public async Task<ReceiveMessageResponse?> Once() {{ {statements} }} {members}"));

    [Fact]
    public Task Reports_a_loop_around_one_that_tries_again() => Reports(Worker("""
            private async Task<ReceiveMessageResponse?> Once() { for (var i = 0; i < 3; i++) { try { return await sqs.{|AWSM2001:ReceiveMessageAsync|}(url); } catch (AmazonSQSException) { } } return null; }
            public async Task Run() { while (true) { await Once(); await Task.Delay(1000); } }
        """));

    /// <summary>What is assigned in the constructor is not what is stored.</summary>
    [Theory]
    [InlineData("private int Wait { get; set => field = Math.Max(value, 20); } = 0;")]
    [InlineData("private int Wait { get; set { field = value + 20; } }")]
    public Task Is_silent_where_a_setter_with_code_stores_the_wait(string wait) => Silent($$"""
        using Amazon.SQS;
        using Amazon.SQS.Model;

        public class Worker
        {
            private readonly IAmazonSQS sqs;
            {{wait}}

            public Worker(IAmazonSQS sqs)
            {
                this.sqs = sqs;
                Wait = 0;
            }

            public async Task RunAsync(string url)
            {
                while (true)
                {
                    var r = await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = url, WaitTimeSeconds = Wait, MaxNumberOfMessages = 10 });
                    foreach (var m in r.Messages ?? [])
                    {
                        Console.WriteLine(m.Body);
                        await sqs.DeleteMessageAsync(url, m.ReceiptHandle);
                    }
                }
            }
        }
        """);
}
