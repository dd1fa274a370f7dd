using AwsMessaging.Analyzers.Tests.Harness;
using AwsMessaging.AwsApiStubs;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class OneMessagePerReceiveTests() : RuleTests("AWSM2002")
{
    private static string Worker(string members) => $$"""
        using Amazon.SQS;
        using Amazon.SQS.Model;
        using Microsoft.Extensions.Hosting;

        public class Settings { public int Batch { get; set; } public const int One = 1; }

        public partial class Worker
        {
            private readonly IAmazonSQS sqs = null!;
            private readonly string url = "https://sqs.eu-west-1.amazonaws.com/111111111111/orders";
            private Task Handle(Message message) => Task.CompletedTask;

        {{members}}
        }
        """;

    /// <summary>A worker that polls in an endless loop and goes through what it got as <c>r</c>.</summary>
    private static string Poll(string receive, string before = "", string use = "foreach (var m in r.Messages) { await Handle(m); }", string members = "") => Worker($$"""
            public async Task Run(Settings settings, bool fast, CancellationToken stop)
            {
                {{before}}
                while (!stop.IsCancellationRequested)
                {
                    {{receive}}
                    {{use}}
                }
            }
            {{members}}
        """);

    [Theory]
    [InlineData("var r = await sqs.{|AWSM2002:ReceiveMessageAsync|}(url, stop);")]
    [InlineData("var r = await sqs.{|AWSM2002:ReceiveMessageAsync|}(new ReceiveMessageRequest { QueueUrl = url, WaitTimeSeconds = 20 }, stop);")]
    [InlineData("var r = await sqs.{|AWSM2002:ReceiveMessageAsync|}(new ReceiveMessageRequest(url) { MaxNumberOfMessages = 1 }).ConfigureAwait(false);")]
    [InlineData("var q = new ReceiveMessageRequest(); q.QueueUrl = url; q.MaxNumberOfMessages = Settings.One; var r = await sqs.{|AWSM2002:ReceiveMessageAsync|}(q);")]
    [InlineData("var r = await sqs.{|AWSM2002:ReceiveMessageAsync|}(Create());")]
    [InlineData("var r = await sqs.{|AWSM2002:ReceiveMessageAsync|}(request);")]
    public Task Reports_each_form_of_request(string receive) => Reports(Poll(receive, members: """
        private readonly ReceiveMessageRequest request;
        public Worker() { request = new ReceiveMessageRequest { QueueUrl = url, WaitTimeSeconds = 20 }; }
        private ReceiveMessageRequest Create() => new() { QueueUrl = url };
        """));

    [Theory]
    [InlineData("for (var i = 0; i < r.Messages.Count; i++) { await Handle(r.Messages[i]); }")]
    [InlineData("await Task.WhenAll(r.Messages.Select(Handle));")]
    [InlineData("foreach (var m in r.Messages ?? new()) { await Handle(m); }")]
    [InlineData("await All(r.Messages);")]
    [InlineData("if (r.Messages.Any()) { r.Messages.ForEach(m => Console.WriteLine(m.Body)); }")]
    public Task Reports_each_way_to_go_through_them(string use) => Reports(Poll(
        "var r = await sqs.{|AWSM2002:ReceiveMessageAsync|}(url);", use: use,
        members: "private async Task All(List<Message> messages) { foreach (var m in messages) await Handle(m); }"));

    [Fact]
    public Task Reports_a_hoisted_request_and_a_helper_method() => Reports(Worker("""
        private async Task<List<Message>> NextAsync(ReceiveMessageRequest q) => (await sqs.ReceiveMessageAsync(q)).Messages;
        private async Task<List<Message>> NextAsync() { var r = await sqs.{|AWSM2002:ReceiveMessageAsync|}(new ReceiveMessageRequest(url)); return r.Messages; }
        public async Task Run(CancellationToken stop)
        {
            var hoisted = new ReceiveMessageRequest { QueueUrl = url };
            while (true)
            {
                foreach (var m in (await sqs.{|AWSM2002:ReceiveMessageAsync|}(hoisted, stop)).Messages) await Handle(m);
                foreach (var m in await NextAsync()) await Handle(m);
            }
        }
        """));

    [Fact]
    public Task Reports_top_level_statements() => Reports("""
        using Amazon.SQS;
        var sqs = new AmazonSQSClient();
        while (true)
        {
            foreach (var message in (await sqs.{|AWSM2002:ReceiveMessageAsync|}("q")).Messages) { Console.WriteLine(message.Body); }
        }
        """, isProgram: true);

    [Fact]
    public Task Reports_synchronous_calls() => Reports(
        Worker("public void Run() { while (true) { foreach (var m in sqs.{|AWSM2002:ReceiveMessage|}(url).Messages) { Handle(m).Wait(); } } }"), only: SdkMajor.V3);

    [Theory]
    [InlineData("var r = await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = url, MaxNumberOfMessages = 10 });")]
    [InlineData("var r = await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = url, MaxNumberOfMessages = 2 });")]
    [InlineData("var r = await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { MaxNumberOfMessages = settings.Batch });")]
    [InlineData("var r = await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { MaxNumberOfMessages = fast ? 1 : 10 });")]
    [InlineData("var q = new ReceiveMessageRequest(url); if (fast) q.MaxNumberOfMessages = 10; var r = await sqs.ReceiveMessageAsync(q);")]
    [InlineData("var q = new ReceiveMessageRequest(url); Tune(q); var r = await sqs.ReceiveMessageAsync(q);")]
    [InlineData("var r = await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = url, VisibilityTimeout = 0 });")]
    public Task Is_silent_where_more_are_asked_for_or_it_is_unknown(string receive) => Silent(Poll(
        receive, members: "private void Tune(ReceiveMessageRequest request) => request.MaxNumberOfMessages = 10;"));

    [Theory]
    [InlineData("var m = r.Messages.FirstOrDefault(); if (m != null) await Handle(m);")]
    [InlineData("if (r.Messages.Count > 0) await Handle(r.Messages[0]);")]
    [InlineData("if (r.Messages is [var m, ..]) await Handle(m);")]
    [InlineData("await Handle(r.Messages.Single());")]
    [InlineData("await sink(r);")]
    [InlineData("await sinkAll(r.Messages);")]
    [InlineData("Console.WriteLine(r.Messages.Count);")]
    [InlineData("if (r.Messages.Count == 0) break; foreach (var m in r.Messages) await Handle(m);")]
    public Task Is_silent_where_one_is_looked_at_or_it_is_unknown(string use) => Silent(Poll(
        "var r = await sqs.ReceiveMessageAsync(url);", use: use,
        members: "private Func<ReceiveMessageResponse, Task> sink = null!; private Func<List<Message>, Task> sinkAll = null!;"));

    /// <summary>One at a time is right where one takes long: the others would be hidden from other readers, and their time would run.</summary>
    [Theory]
    [InlineData("var r = await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = url, MaxNumberOfMessages = 1, VisibilityTimeout = 3600 });")]
    [InlineData("var r = await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = url, VisibilityTimeout = settings.Batch });")]
    [InlineData("var q = new ReceiveMessageRequest(url); q.VisibilityTimeout = fast ? 30 : 900; var r = await sqs.ReceiveMessageAsync(q);")]
    public Task Is_silent_where_messages_are_hidden_for_long(string receive) => Silent(Poll(receive));

    [Fact]
    public Task Is_silent_where_messages_are_kept_hidden_by_hand() => Silent(Poll(
        "var r = await sqs.ReceiveMessageAsync(url);",
        members: "private Task Keep(Message m) => sqs.ChangeMessageVisibilityAsync(url, m.ReceiptHandle, 120);"));

    [Fact]
    public Task Reports_where_messages_are_only_given_back() => Reports(Poll(
        "var r = await sqs.{|AWSM2002:ReceiveMessageAsync|}(url);",
        members: "private Task GiveBack(Message m) => sqs.ChangeMessageVisibilityAsync(url, m.ReceiptHandle, 0);"));

    /// <summary>The poller keeps its messages hidden through a type of its own, by its name or by its interface.</summary>
    [Theory]
    [InlineData("private readonly Keeper keeper = null!;")]
    [InlineData("private readonly IKeeper keeper = null!;")]
    [InlineData("private Task Long(Message m) => sqs.KeepAsync(url, m);")]
    public Task Is_silent_where_a_type_that_it_names_keeps_them_hidden(string member) => Silent(Poll(
        "var r = await sqs.ReceiveMessageAsync(url);", members: member) + Keepers);

    private const string Keepers = """

        public interface IKeeper { Task Keep(Message m); }
        public sealed class Keeper(IAmazonSQS sqs) : IKeeper { public Task Keep(Message m) => sqs.ChangeMessageVisibilityAsync("q", m.ReceiptHandle, 120); }
        public static class Extensions { public static Task KeepAsync(this IAmazonSQS sqs, string url, Message m) => sqs.ChangeMessageVisibilityAsync(url, m.ReceiptHandle, 120); }
        """;

    [Fact]
    public Task Reports_where_only_others_keep_theirs_hidden() => Reports(
        Poll("var r = await sqs.{|AWSM2002:ReceiveMessageAsync|}(url);") + Keepers);

    [Theory]
    [InlineData("var back = new ChangeMessageVisibilityRequest { QueueUrl = url, ReceiptHandle = m.ReceiptHandle, VisibilityTimeout = 0 }; await sqs.ChangeMessageVisibilityAsync(back);")]
    [InlineData("var back = new ChangeMessageVisibilityRequest(); back.ReceiptHandle = m.ReceiptHandle; back.VisibilityTimeout = AtOnce; await sqs.ChangeMessageVisibilityAsync(back);")]
    [InlineData("await sqs.ChangeMessageVisibilityAsync(url, m.ReceiptHandle, AtOnce);")]
    public Task Reports_where_a_request_only_gives_them_back(string back) => Reports(Poll(
        "var r = await sqs.{|AWSM2002:ReceiveMessageAsync|}(url);",
        members: $"private const int AtOnce = 0; private async Task GiveBack(Message m) {{ {back} }}"));

    [Theory]
    [InlineData("var more = new ChangeMessageVisibilityRequest { QueueUrl = url, ReceiptHandle = m.ReceiptHandle, VisibilityTimeout = 120 }; await sqs.ChangeMessageVisibilityAsync(more);")]
    [InlineData("await sqs.ChangeMessageVisibilityAsync(url, all[0].ReceiptHandle, seconds);")]
    public Task Is_silent_where_a_request_keeps_them_hidden(string more) => Silent(Poll(
        "var r = await sqs.ReceiveMessageAsync(url);",
        members: $"private async Task Keep(Message m, List<Message> all, int seconds) {{ {more} }}"));

    [Fact]
    public Task Is_silent_where_each_message_runs_a_program() => Silent(Poll(
        "var r = await sqs.ReceiveMessageAsync(url);",
        use: "foreach (var m in r.Messages) { await System.Diagnostics.Process.Start(\"ffmpeg\", m.Body).WaitForExitAsync(stop); await Handle(m); }"));

    [Theory]
    [InlineData("var r = await sqs.{|AWSM2002:ReceiveMessageAsync|}(new ReceiveMessageRequest { QueueUrl = url, VisibilityTimeout = 30 });")]
    [InlineData("var q = new ReceiveMessageRequest(url); if (fast) { q.VisibilityTimeout = 10; } var r = await sqs.{|AWSM2002:ReceiveMessageAsync|}(q);")]
    public Task Reports_where_messages_are_hidden_no_longer_than_by_default(string receive) => Reports(Poll(receive));

    /// <summary>Who waits for one free place has room for one message.</summary>
    [Theory]
    [InlineData("await slots.WaitAsync(stop); var r = await sqs.ReceiveMessageAsync(url);")]
    [InlineData("await slots.WaitAsync(stop); ReceiveMessageResponse r; try { r = await sqs.ReceiveMessageAsync(url); } catch (AmazonSQSException) { slots.Release(); continue; }")]
    [InlineData("while (running.Count > 3) { running.Remove(await Task.WhenAny(running)); } var r = await sqs.ReceiveMessageAsync(url);")]
    public Task Is_silent_where_each_round_waits_for_a_place(string receive) => Silent(Poll(
        receive, use: "foreach (var m in r.Messages) { running.Add(Handle(m)); }", members: "private readonly SemaphoreSlim slots = new(4); private readonly List<Task> running = [];"));

    [Fact]
    public Task Reports_where_each_message_waits_for_a_place() => Reports(Poll(
        "var r = await sqs.{|AWSM2002:ReceiveMessageAsync|}(url);", use: "foreach (var m in r.Messages) { await slots.WaitAsync(stop); _ = Handle(m); }",
        members: "private readonly SemaphoreSlim slots = new(4);"));

    [Fact]
    public Task Is_silent_outside_a_loop() =>
        Silent(Worker("public async Task Once() { foreach (var m in (await sqs.ReceiveMessageAsync(url)).Messages) { await Handle(m); } }"));

    [Fact]
    public Task Is_silent_on_types_that_only_look_alike() => Silent("""
        namespace Amazon.SQS
        {
            public class Response { public List<string> Messages = new(); }
            public class Queue { public Task<Response> ReceiveMessageAsync(string url) => Task.FromResult(new Response()); }
        }

        public class Fake(Amazon.SQS.Queue sqs)
        {
            public async Task Run() { while (true) { foreach (var m in (await sqs.ReceiveMessageAsync("q")).Messages) { } } }
        }
        """);

    [Theory]
    [InlineData("var r = await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { MaxNumberOfMessages = });")]
    [InlineData("var r = await sqs.ReceiveMessageAsync(missing);")]
    public Task Is_silent_on_code_with_errors(string receive) => Silent(Poll(receive), compiles: false);

    [Fact]
    public Task Fix_asks_for_as_many_as_there_can_be() => Fixes(
        Worker("""
                public async Task Run(CancellationToken stop)
                {
                    var hoisted = new ReceiveMessageRequest
                    {
                        QueueUrl = url, // ours
                        WaitTimeSeconds = 20
                    };
                    while (true)
                    {
                        foreach (var m in (await sqs.{|AWSM2002:ReceiveMessageAsync|}(hoisted, stop)).Messages) await Handle(m);
                        foreach (var m in (await sqs.{|AWSM2002:ReceiveMessageAsync|}(url /* ours */, stop)).Messages) await Handle(m);
                        foreach (var m in (await sqs.{|AWSM2002:ReceiveMessageAsync|}(new ReceiveMessageRequest { QueueUrl = url, MaxNumberOfMessages = 1 })).Messages) await Handle(m);
                    }
                }
            """),
        Worker("""
                public async Task Run(CancellationToken stop)
                {
                    var hoisted = new ReceiveMessageRequest
                    {
                        QueueUrl = url, // ours
                        WaitTimeSeconds = 20,
                        MaxNumberOfMessages = 10
                    };
                    while (true)
                    {
                        foreach (var m in (await sqs.ReceiveMessageAsync(hoisted, stop)).Messages) await Handle(m);
                        foreach (var m in (await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = url, MaxNumberOfMessages = 10 } /* ours */, stop)).Messages) await Handle(m);
                        foreach (var m in (await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = url, MaxNumberOfMessages = 10 })).Messages) await Handle(m);
                    }
                }
            """));

    /// <summary>The fixes of short polling and of this rule meet on one request.</summary>
    [Fact]
    public async Task Fixes_of_both_rules_come_to_the_same_end()
    {
        var source = Poll("var r = await sqs.ReceiveMessageAsync(url, stop);", use: "foreach (var m in r.Messages ?? new()) { await Handle(m); }");
        var text = await Workbench.FixAllAsync(source);
        Assert.Contains("ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = url, WaitTimeSeconds = 20, MaxNumberOfMessages = 10 }, stop)", text, StringComparison.Ordinal);
    }

    [Fact]
    public Task Silent_where_a_class_around_the_client_sets_the_number() => Silent(
        Poll("var r = await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = url }, stop);") + """
         public class Tens : AmazonSQSClient
        {
            public override Task<ReceiveMessageResponse> ReceiveMessageAsync(ReceiveMessageRequest request, CancellationToken cancellationToken = default)
            {
                request.MaxNumberOfMessages = 10;
                return base.ReceiveMessageAsync(request, cancellationToken);
            }
        }
        """);
}
