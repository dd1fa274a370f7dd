using AwsMessaging.Analyzers.Tests.Harness;
using AwsMessaging.AwsApiStubs;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class FifoInParallelTests() : RuleTests("AWSM2016")
{
    private static string Worker(string statements, string url = "https://sqs.eu-west-1.amazonaws.com/111111111111/orders.fifo", string members = "") => $$"""
        using Amazon.SQS;
        using Amazon.SQS.Model;

        public partial class Worker(IAmazonSQS sqs, string given)
        {
            private readonly string url = "{{url}}";
            private readonly SemaphoreSlim gate = new(1);
            private Task Handle(Message message) => Task.CompletedTask;
            private async Task Gated(Message message) { await gate.WaitAsync(); try { await Handle(message); } finally { gate.Release(); } }

            public async Task Run(CancellationToken stop, ParallelOptions options, int max)
            {
                await Task.Yield();
                {{statements}}
            }
            {{members}}
        }
        """;

    private const string Receive = "var r = await sqs.{|AWSM2016:ReceiveMessageAsync|}(new ReceiveMessageRequest { QueueUrl = url, MaxNumberOfMessages = 10 }, stop); ";

    private static readonly string Unmarked = Receive.Replace("{|AWSM2016:ReceiveMessageAsync|}", "ReceiveMessageAsync", StringComparison.Ordinal);

    [Theory]
    [InlineData("await Task.WhenAll(r.Messages.Select(m => Handle(m)));")]
    [InlineData("await Task.WhenAll(r.Messages.Select(Handle));")]
    [InlineData("await Task.WhenAll([.. r.Messages.Select(Handle)]);")]
    [InlineData("Task[] tasks = [.. r.Messages.Select(async m => { await Handle(m); })]; await Task.WhenAll(tasks);")]
    [InlineData("var tasks = r.Messages.Select(async m => { await Handle(m); }).ToList(); await Task.WhenAll(tasks);")]
    [InlineData("await Parallel.ForEachAsync(r.Messages, stop, async (m, _) => await Handle(m));")]
    [InlineData("await Parallel.ForEachAsync(r.Messages, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (m, _) => await Handle(m));")]
    [InlineData("Parallel.ForEach(r.Messages ?? new(), m => Handle(m).Wait());")]
    [InlineData("r.Messages.AsParallel().ForAll(m => Handle(m).Wait());")]
    [InlineData("var tasks = new List<Task>(); foreach (var m in r.Messages) { tasks.Add(Handle(m)); } await Task.WhenAll(tasks);")]
    [InlineData("var tasks = new List<Task>(); foreach (var m in r.Messages) { tasks.Add(Task.Run(async () => { await Handle(m); })); } await Task.WhenAll(tasks);")]
    [InlineData("var messages = r.Messages.Where(m => m.Body != \"\").ToList(); await Task.WhenAll(messages.Select(Handle));")]
    public Task Reports_each_way_to_handle_them_side_by_side(string use) => Reports(Worker(Receive + use));

    [Theory]
    [InlineData("var q = new ReceiveMessageRequest($\"{given}/orders.fifo\"); q.MaxNumberOfMessages = max; var r = await sqs.{|AWSM2016:ReceiveMessageAsync|}(q);")]
    [InlineData("var r = await sqs.{|AWSM2016:ReceiveMessageAsync|}(new ReceiveMessageRequest { QueueUrl = given, MaxNumberOfMessages = 5, ReceiveRequestAttemptId = Guid.NewGuid().ToString() });")]
    [InlineData("var u = (await sqs.GetQueueUrlAsync(\"orders.fifo\")).QueueUrl; var r = await sqs.{|AWSM2016:ReceiveMessageAsync|}(new ReceiveMessageRequest { QueueUrl = u, MaxNumberOfMessages = 10 });")]
    public Task Reports_each_way_to_know_the_queue(string receive) => Reports(Worker(receive + " await Task.WhenAll(r.Messages.Select(Handle));"));

    [Fact]
    public Task Reports_synchronous_calls() => Reports(
        Worker("foreach (var x in new[] { 1 }) Parallel.ForEach(sqs.{|AWSM2016:ReceiveMessage|}(new ReceiveMessageRequest { QueueUrl = url, MaxNumberOfMessages = 10 }).Messages, m => Handle(m).Wait());"),
        only: SdkMajor.V3);

    [Theory]
    [InlineData("foreach (var m in r.Messages) { await Handle(m); }")]
    [InlineData("await Task.WhenAll(r.Messages.GroupBy(m => m.Attributes[\"AWSTraceHeader\"]).Select(async g => { foreach (var m in g) await Handle(m); }));")]
    [InlineData("await Task.WhenAll(r.Messages.Select(async m => { await gate.WaitAsync(); await Handle(m); }));")]
    [InlineData("await Task.WhenAll(r.Messages.Select(Gated));")]
    [InlineData("await Task.WhenAll(r.Messages.Select(m => Gated(m)));")]
    [InlineData("await Task.WhenAll([.. r.Messages.Select(m => Gated(m))]);")]
    [InlineData("var tasks = new List<Task>(); foreach (var m in r.Messages) { tasks.Add(Gated(m)); } await Task.WhenAll(tasks);")]
    [InlineData("await Parallel.ForEachAsync(r.Messages, new ParallelOptions { MaxDegreeOfParallelism = 1 }, async (m, _) => await Handle(m));")]
    [InlineData("await Parallel.ForEachAsync(r.Messages, options, async (m, _) => await Handle(m));")]
    [InlineData("await Parallel.ForEachAsync(r.Messages, new ParallelOptions { MaxDegreeOfParallelism = max }, async (m, _) => await Handle(m));")]
    [InlineData("var ids = r.Messages.Select(m => m.MessageId).ToList();")]
    [InlineData("var tasks = new List<Task>(); foreach (var m in r.Messages) { await Handle(m); tasks.Add(Task.CompletedTask); } await Task.WhenAll(tasks);")]
    [InlineData("foreach (var t in r.Messages.Select(Handle)) { await t; }")]
    public Task Is_silent_where_they_keep_their_order_or_it_is_unknown(string use) => Silent(Worker(Unmarked + use));

    /// <summary>What needs no order: to fetch what the messages speak of, to settle them, and to keep them longer.</summary>
    [Theory]
    [InlineData("foreach (var m in r.Messages) { await Handle(m); } await Task.WhenAll(r.Messages.Select(m => sqs.DeleteMessageAsync(url, m.ReceiptHandle, stop)));")]
    [InlineData("foreach (var m in r.Messages) { await Handle(m); } await Task.WhenAll(r.Messages.Select(Delete));")]
    [InlineData("foreach (var m in r.Messages) { await Handle(m); } await Task.WhenAll([.. r.Messages.Select(Delete)]);")]
    [InlineData("foreach (var m in r.Messages) { await Handle(m); } await Parallel.ForEachAsync(r.Messages, stop, async (m, t) => await sqs.DeleteMessageAsync(url, m.ReceiptHandle, t));")]
    [InlineData("var deletes = new List<Task>(); foreach (var m in r.Messages) { await Handle(m); } foreach (var m in r.Messages) { deletes.Add(sqs.DeleteMessageAsync(url, m.ReceiptHandle)); } await Task.WhenAll(deletes);")]
    [InlineData("await Task.WhenAll(r.Messages.Select(m => sqs.ChangeMessageVisibilityAsync(url, m.ReceiptHandle, 600, stop))); foreach (var m in r.Messages) { await Handle(m); }")]
    [InlineData("var texts = await Task.WhenAll(r.Messages.Select(m => File.ReadAllTextAsync(m.Body, stop))); foreach (var text in texts) { await Work(text); }")]
    [InlineData("var all = r.Messages.Select(async m => (m, Text: await Load(m.Body))).ToList(); foreach (var (m, text) in await Task.WhenAll(all)) { await Work(text); await Delete(m); }")]
    [InlineData("var texts = r.Messages.AsParallel().AsOrdered().Select(m => System.Text.Json.JsonSerializer.Deserialize<string>(m.Body)!).ToList(); foreach (var text in texts) { await Work(text); }")]
    public Task Is_silent_on_what_needs_no_order(string use) => Silent(Worker(Unmarked + use, members: Others));

    /// <summary>What is worked on in order as well: the other may be a copy to an archive.</summary>
    [Theory]
    [InlineData("await Task.WhenAll(r.Messages.Select(m => File.WriteAllTextAsync(m.MessageId, m.Body))); foreach (var m in r.Messages) { await Handle(m); await Delete(m); }")]
    [InlineData("var copies = r.Messages.Select(m => File.WriteAllTextAsync(m.MessageId, m.Body)).ToList(); await Task.WhenAll(copies); foreach (var m in r.Messages) { await Work(m.Body); }")]
    [InlineData("var copies = new List<Task>(); foreach (var m in r.Messages) { copies.Add(Work(m.Body)); } await Task.WhenAll(copies); foreach (var m in r.Messages) { await Handle(m); }")]
    [InlineData("foreach (var m in r.Messages) { await Work(m.Body); } await Task.WhenAll(r.Messages.Select(m => File.WriteAllTextAsync(m.MessageId, m.Body)));")]
    public Task Is_silent_beside_work_in_order(string use) => Silent(Worker(Unmarked + use, members: Others));

    [Theory]
    [InlineData("await Task.WhenAll(r.Messages.Select(Handle)); foreach (var m in r.Messages) { await Delete(m); }")]
    [InlineData("await Task.WhenAll(r.Messages.Select(Handle)); foreach (var m in r.Messages) { Console.WriteLine(m.Body); await sqs.DeleteMessageAsync(url, m.ReceiptHandle); }")]
    [InlineData("foreach (var m in r.Messages) { Console.WriteLine(m.Body); } await Task.WhenAll(r.Messages.Select(Handle));")]
    public Task Reports_work_beside_notes_and_settling(string use) => Reports(Worker(Receive + use, members: Others));

    [Theory]
    [InlineData("await Task.WhenAll(r.Messages.Select(HandleAndDelete));")]
    [InlineData("await Task.WhenAll(r.Messages.Select(async m => { await Work(await Load(m.Body)); await Delete(m); }));")]
    [InlineData("await Task.WhenAll(r.Messages.Select(async m => { Console.WriteLine(m.Body); await sqs.DeleteMessageAsync(url, m.ReceiptHandle); }));")]
    [InlineData("await Task.WhenAll(r.Messages.Select(async m => { await Load(m.Body); await Delete(m); }));")]
    [InlineData("await Task.WhenAll(r.Messages.Select(Load2));")]
    [InlineData("var tasks = new List<Task>(); foreach (var m in r.Messages) { tasks.Add(HandleAndDelete(m)); } await Task.WhenAll(tasks);")]
    public Task Reports_work_beside_what_needs_no_order(string use) => Reports(Worker(Receive + use, members: Others));

    /// <summary>A wrapper of the queue behind an interface says by its name what it does.</summary>
    [Theory]
    [InlineData("foreach (var m in r.Messages) { await Handle(m); } await Task.WhenAll(r.Messages.Select(m => inbox.DeleteAsync(m.ReceiptHandle)));")]
    [InlineData("foreach (var m in r.Messages) { await Handle(m); } await Task.WhenAll(r.Messages.Select(inbox.AcknowledgeAsync));")]
    [InlineData("foreach (var m in r.Messages) { await Handle(m); } await Parallel.ForEachAsync(r.Messages, stop, async (m, _) => await inbox.AcknowledgeAsync(m));")]
    [InlineData("var deletes = new List<Task>(); foreach (var m in r.Messages) { await Handle(m); deletes.Add(inbox.DeleteAsync(m.ReceiptHandle)); } await Task.WhenAll(deletes);")]
    [InlineData("await Task.WhenAll(r.Messages.Select(m => inbox.ChangeVisibilityAsync(m, 600))); foreach (var m in r.Messages) { await Handle(m); }")]
    [InlineData("foreach (var m in r.Messages) { await Handle(m); } await Task.WhenAll(r.Messages.Select(Forget)); async Task Forget(Message m) => await inbox.DeleteAsync(m.ReceiptHandle);")]
    public Task Is_silent_where_messages_are_settled_through_an_interface(string use) => Silent(Worker(Unmarked + use, members: Inbox));

    [Theory]
    [InlineData("await Task.WhenAll(r.Messages.Select(inbox.HandleAndDeleteAsync));")]
    [InlineData("await Task.WhenAll(r.Messages.Select(m => inbox.HandleAsync(m)));")]
    [InlineData("await Task.WhenAll(r.Messages.Select(async m => { await inbox.HandleAsync(m); await inbox.DeleteAsync(m.ReceiptHandle); }));")]
    [InlineData("await Task.WhenAll(r.Messages.Select(async m => { Console.WriteLine(m.Body); await inbox.DeleteAsync(m.ReceiptHandle); }));")]
    [InlineData("await Task.WhenAll(r.Messages.Select(async m => { await inbox.LoadAsync(m.Body); await inbox.AcknowledgeAsync(m); }));")]
    public Task Reports_work_through_an_interface(string use) => Reports(Worker(Receive + use, members: Inbox));

    private const string Inbox = """
        private readonly IInbox inbox = null!;
        public interface IInbox
        {
            Task DeleteAsync(string receipt);
            Task AcknowledgeAsync(Message m);
            Task ChangeVisibilityAsync(Message m, int seconds);
            Task HandleAsync(Message m);
            Task HandleAndDeleteAsync(Message m);
            Task<string> LoadAsync(string key);
        }
        """;

    private const string Others = """
        private Task Work(string text) => Task.CompletedTask;
        private Task<string> Load(string key) => File.ReadAllTextAsync(key);
        private async Task<string> Load2(Message m) { await Work(m.Body); return await Load(m.Body); }
        private async Task Delete(Message m) => await sqs.DeleteMessageAsync(url, m.ReceiptHandle);
        private async Task HandleAndDelete(Message m) { await Work(m.Body); await sqs.DeleteMessageAsync(url, m.ReceiptHandle); }
        """;

    [Theory]
    [InlineData("var r = await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = given, MaxNumberOfMessages = 10 });")]
    [InlineData("var r = await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = url });")]
    [InlineData("var r = await sqs.ReceiveMessageAsync(url);")]
    [InlineData("var r = await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = url, MaxNumberOfMessages = 1 });")]
    [InlineData("var r = await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = url, MaxNumberOfMessages = 10, MessageSystemAttributeNames = [\"MessageGroupId\"] });")]
    public Task Is_silent_on_other_queues_single_messages_and_code_that_knows_groups(string receive) =>
        Silent(Worker(receive + " await Task.WhenAll(r.Messages.Select(Handle));"));

    [Fact]
    public Task Is_silent_on_a_standard_queue() => Silent(Worker(Unmarked + "await Task.WhenAll(r.Messages.Select(Handle));", "https://sqs.eu-west-1.amazonaws.com/111111111111/orders"));

    [Fact]
    public Task Is_silent_on_types_that_only_look_alike() => Silent("""
        namespace Amazon.SQS
        {
            public class Response { public List<string> Messages = new(); }
            public class Queue { public Task<Response> ReceiveMessageAsync(string url) => Task.FromResult(new Response()); }
        }

        public class Fake(Amazon.SQS.Queue sqs)
        {
            public async Task Run() => await Task.WhenAll((await sqs.ReceiveMessageAsync("q.fifo")).Messages.Select(m => Task.CompletedTask));
        }
        """);

    [Fact]
    public Task Is_silent_on_code_with_errors() => Silent(Worker(Unmarked + "await Task.WhenAll(r.Messages.Select(m => Missing(m));"), compiles: false);

    [Theory]
    [InlineData("Poll(\"https://q/orders.fifo\", stop); await Poll(url, stop);", true)]
    [InlineData("Poll(url, stop); await Poll(given, stop);", false)]
    [InlineData("Poll(url, stop); await Poll(\"https://q/orders\", stop);", false)]
    public Task Reports_a_queue_that_every_caller_of_a_private_method_passes(string calls, bool isReported)
    {
        var code = Worker("await " + calls, members: $$"""
                private async Task Poll(string queue, CancellationToken stop)
                {
                    while (!stop.IsCancellationRequested)
                    {
                        {{Receive.Replace("QueueUrl = url", "QueueUrl = queue", StringComparison.Ordinal)}}
                        if (r.Messages.Count == 0) { continue; }
                        await Task.WhenAll(r.Messages.Select(Handle));
                    }
                }
            """);
        return isReported ? Reports(code) : Silent(code.Replace("{|AWSM2016:ReceiveMessageAsync|}", "ReceiveMessageAsync", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Poll(1, stop);", false)]
    [InlineData("Poll(1, stop); await Poll(10, stop);", true)]
    public Task Is_silent_where_every_caller_of_a_private_method_receives_one_message(string calls, bool isReported)
    {
        var code = Worker("await " + calls, members: """
                private async Task Poll(int max, CancellationToken stop)
                {
                    if (max > 10) throw new ArgumentOutOfRangeException(nameof(max));
                    var r = await sqs.{|AWSM2016:ReceiveMessageAsync|}(new ReceiveMessageRequest { QueueUrl = "https://q/orders.fifo", MaxNumberOfMessages = max }, stop);
                    await Task.WhenAll(r.Messages.Select(Handle));
                }
            """);
        return isReported ? Reports(code) : Silent(code.Replace("{|AWSM2016:ReceiveMessageAsync|}", "ReceiveMessageAsync", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("if (queue.EndsWith(\".fifo\")) { foreach (var m in r.Messages) await Handle(m); } else { await Task.WhenAll(r.Messages.Select(Handle)); }")]
    [InlineData("if (queue.EndsWith(\".fifo\")) { foreach (var m in r.Messages) await Handle(m); return; } await Task.WhenAll(r.Messages.Select(Handle));")]
    public Task Is_silent_in_a_private_method_that_tells_the_queues_apart(string use) => Silent(Worker("await Poll(url, stop);", members: $$"""
            private async Task Poll(string queue, CancellationToken stop)
            {
                {{Unmarked.Replace("QueueUrl = url", "QueueUrl = queue", StringComparison.Ordinal)}}
                {{use}}
            }
        """));

    [Theory]
    [InlineData("await Task.WhenAll(from m in r.Messages select Handle(m));")]
    [InlineData("Task.WaitAll(r.Messages.Select(Handle).ToArray());")]
    public Task Reports_a_query_and_a_wait_for_all(string statements) => Reports(Worker(Receive + statements));

    /// <summary>Who asks for the group may have a lane for each, somewhere in the project.</summary>
    [Theory]
    [InlineData("All", "m.Attributes[\"MessageGroupId\"]", 0)]
    [InlineData("SentTimestamp", "m.Attributes[\"MessageGroupId\"]", 1)]
    [InlineData("All", "new SendMessageRequest { MessageGroupId = m.Body }.MessageBody", 1)]
    public async Task Silent_where_the_group_is_asked_for_and_read_elsewhere(string asked, string read, int expected)
    {
        var worker = Worker(
            "var r = await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = url, MaxNumberOfMessages = 10, MessageSystemAttributeNames = [\"" + asked
                + "\"] }, stop); await Task.WhenAll(r.Messages.Select(m => lanes.RunAsync(m)));",
            members: "private readonly Lanes lanes = new();");
        var found = await Workbench.BuildAsync(Workbench.Compile([("Worker.cs", worker), ("Lanes.cs", $$"""
            using Amazon.SQS.Model;

            public sealed class Lanes
            {
                private readonly Dictionary<string, Task> tails = [];
                public Task RunAsync(Message m)
                {
                    var group = {{read}};
                    return tails[group] = Next(m, tails.GetValueOrDefault(group));
                }

                private static async Task Next(Message m, Task? before)
                {
                    await (before ?? Task.CompletedTask);
                    Console.WriteLine(m.Body);
                }
            }
            """)]));
        Assert.Equal(expected, found.Count(d => d.Id == "AWSM2016"));
    }
}
