using AwsMessaging.Analyzers.Tests.Harness;
using AwsMessaging.AwsApiStubs;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class DeletedBeforeProcessingTests() : RuleTests("AWSM2004")
{
    private static string Worker(string members) => $$"""
        using Amazon.SQS;
        using Amazon.SQS.Model;
        using System.Text.Json;
        using System.Net.Http;
        using Microsoft.Extensions.Logging;

        public record Order(string Id);
        public interface IOrders { Task PlaceAsync(Order order); Task SaveAsync(string body); Task SaveAllAsync(List<Message> messages); Task<Order> CreateAsync(string body); }

        public partial class Worker(IAmazonSQS sqs, IOrders orders, ILogger<Worker> logger, HttpClient http, string url)
        {
        {{members}}
        }
        """;

    /// <summary>A loop over the messages of a receive, with statements for each.</summary>
    private static string Each(string statements, string before = "", string after = "", string members = "") => Worker($$"""
            public async Task Run(CancellationToken stop)
            {
                while (!stop.IsCancellationRequested)
                {
                    var response = await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = url }, stop);
                    var messages = response.Messages ?? new List<Message>();
                    {{before}}
                    foreach (var message in messages)
                    {
                        {{statements}}
                    }
                    {{after}}
                }
            }
            {{members}}
        """);

    /// <summary>A mark at the call of a helper means the SDK's call in it: that is what the analyzer looks at.</summary>
    internal static string AtHelper(string source)
    {
        foreach (var helper in new[] { "DeleteAsync", "DeleteByHandleAsync", "DeleteAll" })
        {
            var mark = System.Text.RegularExpressions.Regex.Match(source, @"\{\|(AWSM[0-9]+):" + helper + @"\|\}");
            if (mark.Success)
            {
                source = source.Replace(mark.Value, helper, StringComparison.Ordinal);
                var call = source.IndexOf("DeleteMessageAsync", source.IndexOf("Task " + helper, StringComparison.Ordinal), StringComparison.Ordinal);
                source = source.Remove(call, "DeleteMessageAsync".Length).Insert(call, "{|" + mark.Groups[1].Value + ":DeleteMessageAsync|}");
            }
        }

        return source;
    }

    private const string Helpers = """
        private Task Handle(Message message) => orders.SaveAsync(message.Body);
        private Task DeleteAsync(Message message) => sqs.DeleteMessageAsync(url, message.ReceiptHandle);
        """;

    /// <summary>Given up, with a word to somebody; the others are worked on first.</summary>
    [Theory]
    [InlineData("var attempt = int.Parse(message.Attributes[\"ApproximateReceiveCount\"]); if (attempt >= 5) { await sqs.DeleteMessageAsync(url, message.ReceiptHandle); await orders.SaveAsync(\"gave up \" + message.Body); continue; } await Handle(message); await sqs.DeleteMessageAsync(url, message.ReceiptHandle);")]
    [InlineData("if (message.Body.Length > 100) { await DeleteAsync(message); await orders.SaveAsync(message.Body); } else { await Handle(message); await DeleteAsync(message); }")]
    [InlineData("switch (message.Body) { case \"\": await DeleteAsync(message); await orders.SaveAsync(message.Body); break; default: await Handle(message); await DeleteAsync(message); break; }")]
    [InlineData("if (message.Body.Length > 100) { await DeleteAsync(message); await NotifyAsync(message); continue; } await Handle(message); await DeleteAsync(message); Task NotifyAsync(Message large) => orders.SaveAsync(large.MessageId);")]
    public Task Is_silent_in_a_branch_for_messages_that_are_given_up(string statements) => Silent(Each(statements, members: Helpers));

    [Theory]
    [InlineData("if (message.Body.Length > 100) { await sqs.{|AWSM2004:DeleteMessageAsync|}(url, message.ReceiptHandle); await Handle(message); } else { await sqs.DeleteMessageAsync(url, message.ReceiptHandle); await orders.SaveAsync(message.Body); }")]
    [InlineData("if (message.Body.Length > 100) { await sqs.{|AWSM2004:DeleteMessageAsync|}(url, message.ReceiptHandle); await Handle(message); }")]
    [InlineData("if (message.Body.Length > 100) { await sqs.{|AWSM2004:DeleteMessageAsync|}(url, message.ReceiptHandle); await Handle(message); continue; } await orders.SaveAsync(message.Body); await sqs.DeleteMessageAsync(url, message.ReceiptHandle);")]
    [InlineData("var order = JsonSerializer.Deserialize<Order>(message.Body)!; if (order.Id == \"\") { await sqs.{|AWSM2004:DeleteMessageAsync|}(url, message.ReceiptHandle); await orders.PlaceAsync(order); } else { await Handle(message); await sqs.DeleteMessageAsync(url, message.ReceiptHandle); }")]
    public Task Reports_in_branches_that_do_the_work(string statements) => Reports(Each(statements, members: Helpers));

    [Theory]
    [InlineData("await sqs.{|AWSM2004:DeleteMessageAsync|}(url, message.ReceiptHandle, stop); await orders.SaveAsync(message.Body);")]
    [InlineData("var order = JsonSerializer.Deserialize<Order>(message.Body)!; await sqs.{|AWSM2004:DeleteMessageAsync|}(url, message.ReceiptHandle); await orders.PlaceAsync(order);")]
    [InlineData("var order = Parse(message); await sqs.{|AWSM2004:DeleteMessageAsync|}(url, message.ReceiptHandle); await orders.PlaceAsync(order);")]
    [InlineData("await appLog.LogAsync($\"Got {message.Body}\"); await sqs.{|AWSM2004:DeleteMessageAsync|}(url, message.ReceiptHandle); await Handle(message);")]
    [InlineData("LogBody(message.Body); await sqs.{|AWSM2004:DeleteMessageAsync|}(url, message.ReceiptHandle); await Handle(message);")]
    [InlineData("logger.LogInformation(\"Got {Body}\", message.Body); await sqs.{|AWSM2004:DeleteMessageAsync|}(new DeleteMessageRequest { QueueUrl = url, ReceiptHandle = message.ReceiptHandle }); await Handle(message);")]
    [InlineData("await sqs.{|AWSM2004:DeleteMessageAsync|}(new DeleteMessageRequest(url, message.ReceiptHandle)).ConfigureAwait(false); if (message.Body.Length > 0) { await Handle(message); }")]
    [InlineData("var delete = new DeleteMessageRequest(); delete.QueueUrl = url; delete.ReceiptHandle = message.ReceiptHandle; await sqs.{|AWSM2004:DeleteMessageAsync|}(delete); await Handle(message);")]
    [InlineData("var handle = message.ReceiptHandle; await sqs.{|AWSM2004:DeleteMessageAsync|}(url, handle); try { await Handle(message); } catch (Exception e) { logger.LogError(e, \"failed\"); }")]
    [InlineData("var body = message.Body; await sqs.{|AWSM2004:DeleteMessageAsync|}(url, message.ReceiptHandle); await http.PostAsync(\"https://example.org\", new StringContent(body));")]
    [InlineData("await sqs.{|AWSM2004:DeleteMessageAsync|}(url, message.ReceiptHandle); await sqs.SendMessageAsync(\"other\", message.Body);")]
    [InlineData("await sqs.{|AWSM2004:DeleteMessageAsync|}(url, message.ReceiptHandle); _ = Task.Run(() => Handle(message));")]
    [InlineData("await {|AWSM2004:DeleteAsync|}(message); await Handle(message);")]
    [InlineData("await {|AWSM2004:DeleteByHandleAsync|}(message.ReceiptHandle); await Handle(message);")]
    [InlineData("var isNew = message.MessageId != \"\"; if ((await sqs.{|AWSM2004:DeleteMessageAsync|}(url, message.ReceiptHandle)).HttpStatusCode == System.Net.HttpStatusCode.OK) { } await Handle(message);")]
    [InlineData("try { await sqs.{|AWSM2004:DeleteMessageAsync|}(url, message.ReceiptHandle); } catch (AmazonSQSException) { continue; } await Handle(message);")]
    [InlineData("await sqs.{|AWSM2004:DeleteMessageAsync|}(url, message.ReceiptHandle); await onMessage(message);")]
    public Task Reports_a_delete_before_the_work(string statements) => Reports(AtHelper(Each(statements, members: """
        private readonly IAppLog appLog = null!; private interface IAppLog { Task LogAsync(string text); }
        private void LogBody(string body) => logger.LogInformation(body);
        private Func<Message, Task> onMessage = _ => Task.CompletedTask;
        private static Order Parse(Message message) => new(message.Body);
        private Task Handle(Message message) => orders.SaveAsync(message.Body);
        private async Task DeleteAsync(Message message) => await sqs.DeleteMessageAsync(url, message.ReceiptHandle);
        private Task DeleteByHandleAsync(string handle) => sqs.DeleteMessageAsync(url, handle);
        """)));

    [Theory]
    [InlineData("await sqs.{|AWSM2004:DeleteMessageBatchAsync|}(url, messages.Select(m => new DeleteMessageBatchRequestEntry(m.MessageId, m.ReceiptHandle)).ToList());")]
    [InlineData("var entries = messages.Select(m => new DeleteMessageBatchRequestEntry { Id = m.MessageId, ReceiptHandle = m.ReceiptHandle }).ToList(); await sqs.{|AWSM2004:DeleteMessageBatchAsync|}(new DeleteMessageBatchRequest { QueueUrl = url, Entries = entries });")]
    [InlineData("foreach (var m in messages) { await sqs.{|AWSM2004:DeleteMessageAsync|}(url, m.ReceiptHandle); }")]
    [InlineData("foreach (var m in response.Messages) { await sqs.{|AWSM2004:DeleteMessageAsync|}(url, m.ReceiptHandle); }")]
    [InlineData("await {|AWSM2004:DeleteAll|}(messages);")]
    public Task Reports_all_being_deleted_before_the_work(string before) => Reports(AtHelper(Each("await orders.SaveAsync(message.Body);", before, members: """
        private async Task DeleteAll(List<Message> all) { foreach (var m in all) { await sqs.DeleteMessageAsync(url, m.ReceiptHandle); } }
        """)));

    [Theory]
    [InlineData("// at most once a minute")]
    [InlineData("// first, so that nobody else gets it")]
    [InlineData("// it retries at most once")]
    [InlineData("// once a minute at most")]
    [InlineData("", "// At most once\npublic sealed class Calls;")]
    public Task Reports_where_something_else_happens_at_most_once(string comment, string other = "") => Reports(Each(
        "await sqs.{|AWSM2004:DeleteMessageAsync|}(url, message.ReceiptHandle); await orders.SaveAsync(message.Body);", comment) + "\n" + other);

    [Fact]
    public Task Is_silent_where_other_messages_are_deleted() => Silent(Each(
        "await orders.SaveAsync(message.Body);", before: "foreach (var m in messages.Where(m => m.Body == \"\")) { await sqs.DeleteMessageAsync(url, m.ReceiptHandle); }"));

    [Theory]
    [InlineData("private async Task Handle(Message m) { await sqs.{|AWSM2004:DeleteMessageAsync|}(url, m.ReceiptHandle); await orders.SaveAsync(m.Body); } public async Task Run() { var r = await sqs.ReceiveMessageAsync(url); foreach (var m in r.Messages) { await Handle(m); } }")]
    [InlineData("private async Task Handle(Message m) { await sqs.{|AWSM2004:DeleteMessageAsync|}(url, m.ReceiptHandle); await orders.SaveAsync(m.Body); } public async Task Run() { var r = await sqs.ReceiveMessageAsync(url); await Task.WhenAll(r.Messages.Select(Handle)); }")]
    [InlineData("public async Task Run() { var r = await sqs.ReceiveMessageAsync(url); await Parallel.ForEachAsync(r.Messages, async (m, stop) => { await sqs.{|AWSM2004:DeleteMessageAsync|}(url, m.ReceiptHandle, stop); await orders.SaveAsync(m.Body); }); }")]
    [InlineData("public async Task Run() { var r = await sqs.ReceiveMessageAsync(url); await Task.WhenAll(r.Messages.Select(async m => { await sqs.{|AWSM2004:DeleteMessageAsync|}(url, m.ReceiptHandle); await orders.SaveAsync(m.Body); })); }")]
    [InlineData("public async Task Run() { var r = await sqs.ReceiveMessageAsync(url); for (var i = 0; i < r.Messages.Count; i++) { var m = r.Messages[i]; await sqs.{|AWSM2004:DeleteMessageAsync|}(url, m.ReceiptHandle); await orders.SaveAsync(m.Body); } }")]
    [InlineData("public async Task Run() { var r = await sqs.ReceiveMessageAsync(url); for (var i = 0; i < r.Messages.Count; i++) { await sqs.{|AWSM2004:DeleteMessageAsync|}(url, r.Messages[i].ReceiptHandle); await orders.SaveAsync(r.Messages[i].Body); } }")]
    [InlineData("public async Task Run() { var m = (await sqs.ReceiveMessageAsync(url)).Messages.FirstOrDefault(); if (m == null) return; await sqs.{|AWSM2004:DeleteMessageAsync|}(url, m.ReceiptHandle); await orders.SaveAsync(m.Body); }")]
    [InlineData("public async Task Run() { if ((await sqs.ReceiveMessageAsync(url)) is { Messages: [var m, ..] }) { await sqs.{|AWSM2004:DeleteMessageAsync|}(url, m.ReceiptHandle); await orders.SaveAsync(m.Body); } }")]
    [InlineData("public async Task Run() { var all = (await sqs.ReceiveMessageAsync(url)).Messages; async Task One(Message m) { await sqs.{|AWSM2004:DeleteMessageAsync|}(url, m.ReceiptHandle); await orders.SaveAsync(m.Body); } foreach (var m in all) await One(m); }")]
    public Task Reports_each_way_to_go_through_messages(string members) => Reports(Worker(members));

    [Fact]
    public Task Reports_synchronous_calls() => Reports(
        Worker("public void Run() { foreach (var m in sqs.ReceiveMessage(url).Messages) { sqs.{|AWSM2004:DeleteMessage|}(url, m.ReceiptHandle); File.AppendAllText(\"log\", m.Body); } }"),
        only: SdkMajor.V3);

    [Fact]
    public Task Reports_top_level_statements() => Reports("""
        using Amazon.SQS;
        var sqs = new AmazonSQSClient();
        foreach (var message in (await sqs.ReceiveMessageAsync("q")).Messages)
        {
            await sqs.{|AWSM2004:DeleteMessageAsync|}("q", message.ReceiptHandle);
            await File.WriteAllTextAsync(message.MessageId, message.Body);
        }
        """, isProgram: true);

    [Theory]
    [InlineData("await Handle(message); await sqs.DeleteMessageAsync(url, message.ReceiptHandle);")]
    [InlineData("await orders.SaveAsync(message.Body); await sqs.DeleteMessageAsync(url, message.ReceiptHandle); await Handle(message);")]
    [InlineData("var order = await orders.CreateAsync(message.Body); await sqs.DeleteMessageAsync(url, message.ReceiptHandle); await orders.PlaceAsync(order);")]
    [InlineData("await sqs.DeleteMessageAsync(url, message.ReceiptHandle); logger.LogInformation(\"Done {Body}\", message.Body); Console.WriteLine(message.Body);")]
    [InlineData("await sqs.DeleteMessageAsync(url, message.ReceiptHandle); metrics.Increment(message.Body); Completed(message); Remove(message);")]
    [InlineData("await sqs.DeleteMessageAsync(url, message.ReceiptHandle); await Note(message.MessageId);")]
    [InlineData("await sqs.DeleteMessageAsync(url, message.ReceiptHandle); found.Add(message.Body);")]
    [InlineData("if (message.Body == \"\") { await sqs.DeleteMessageAsync(url, message.ReceiptHandle); continue; } await Handle(message);")]
    [InlineData("try { await Handle(message); } catch (JsonException) { await sqs.DeleteMessageAsync(url, message.ReceiptHandle); await orders.SaveAsync(message.Body); }")]
    [InlineData("switch (message.Body) { case \"\": await sqs.DeleteMessageAsync(url, message.ReceiptHandle); break; default: await Handle(message); break; }")]
    [InlineData("await CancelOrderAsync(message.Body); await sqs.DeleteMessageAsync(url, message.ReceiptHandle); await Handle(message);")]
    [InlineData("current = message; await HandleCurrent(); await sqs.DeleteMessageAsync(url, message.ReceiptHandle); await Handle(message);")]
    [InlineData("await new Job(message).RunAsync(); await sqs.DeleteMessageAsync(url, message.ReceiptHandle); await Handle(message);")]
    [InlineData("var job = new Job(message); await job.RunAsync(); await sqs.DeleteMessageAsync(url, message.ReceiptHandle); await Handle(message);")]
    [InlineData("await sqs.DeleteMessageAsync(url, handle); await Handle(message);")]
    [InlineData("await sqs.DeleteMessageAsync(url, Pick(message).ReceiptHandle); await Handle(message);")]
    [InlineData("var work = Handle(message); await sqs.DeleteMessageAsync(url, message.ReceiptHandle); await work;")]
    [InlineData("Func<Task> done = () => sqs.DeleteMessageAsync(url, message.ReceiptHandle); await Handle(message); await done();")]
    [InlineData("await events.AppendAsync(message.MessageId, message.Body); await sqs.DeleteMessageAsync(url, message.ReceiptHandle); await Handle(message);")]
    [InlineData("await parcels.TrackParcelAsync(message.Body); await sqs.DeleteMessageAsync(url, message.ReceiptHandle); await Handle(message);")]
    [InlineData("await LogAndKeepAsync(message.Body); await sqs.DeleteMessageAsync(url, message.ReceiptHandle); await Handle(message);")]
    [InlineData("await sqs.DeleteMessageAsync(url, message.ReceiptHandle); // first, on purpose: nobody is to be called twice\nawait Handle(message);")]
    [InlineData("// At most once: better no call than two\nawait sqs.DeleteMessageAsync(url, message.ReceiptHandle); await Handle(message);")]
    public Task Is_silent_where_something_was_done_or_nothing_follows(string statements) => Silent(Each(statements, members: """
        private readonly string handle = ""; private readonly List<string> found = new(); private readonly Metrics metrics = new();
        private readonly IEventLog events = null!; private interface IEventLog { Task AppendAsync(string id, string body); }
        private readonly IParcels parcels = null!; private interface IParcels { Task TrackParcelAsync(string body); }
        private async Task LogAndKeepAsync(string body) { logger.LogInformation(body); await orders.SaveAsync(body); }
        private Task CancelOrderAsync(string order) => Task.CompletedTask;
        private Message? current; private Task HandleCurrent() => Task.CompletedTask;
        private class Job(Message message) { public Task RunAsync() => Task.FromResult(message); }
        private class Metrics { public void Increment(string name) { } }
        private void Completed(Message message) { } private void Remove(Message message) { }
        private Message Pick(Message message) => message;
        private Task Note(string id) => Task.CompletedTask;
        private Task Handle(Message message) => orders.SaveAsync(message.Body);
        """));

    [Theory]
    [InlineData("if (known.Contains(message.MessageId)) { await sqs.DeleteMessageAsync(url, message.ReceiptHandle); await orders.SaveAsync(message.Body); continue; } await orders.SaveAsync(message.Body);")]
    [InlineData("if (await Seen(message.MessageId)) { await sqs.DeleteMessageAsync(url, message.ReceiptHandle); await orders.SaveAsync(message.Body); }")]
    [InlineData("var isSeen = await Seen(message.MessageId); if (isSeen) { await sqs.DeleteMessageAsync(url, message.ReceiptHandle); await orders.SaveAsync(message.Body); }")]
    public Task Is_silent_in_a_branch_for_chosen_messages(string statements) => Silent(Each(statements,
        members: "private readonly HashSet<string> known = new(); private Task<bool> Seen(string id) => Task.FromResult(known.Contains(id));"));

    [Theory]
    [InlineData("await Console.Out.WriteLineAsync(message.Body); await sqs.DeleteMessageAsync(url, message.ReceiptHandle); Console.Error.WriteLine(message.Body);")]
    [InlineData("await sqs.DeleteMessageAsync(url, message.ReceiptHandle); await Console.Out.WriteLineAsync(message.Body);")]
    public Task Is_silent_on_what_is_written_to_the_console(string statements) => Silent(Each(statements));

    /// <summary>An entry of a batch deletes nothing until the batch is sent.</summary>
    [Theory]
    [InlineData("var handles = new List<DeleteMessageBatchRequestEntry>(); foreach (var m in messages) { handles.Add(new DeleteMessageBatchRequestEntry(m.MessageId, m.ReceiptHandle)); await orders.SaveAsync(m.Body); } await sqs.DeleteMessageBatchAsync(url, handles);")]
    [InlineData("var handles = new List<DeleteMessageBatchRequestEntry>(); foreach (var m in messages) { handles.Add(new DeleteMessageBatchRequestEntry(m.MessageId, m.ReceiptHandle)); } foreach (var m in messages) { await orders.SaveAsync(m.Body); } await sqs.DeleteMessageBatchAsync(url, handles);")]
    [InlineData("var handles = new List<DeleteMessageBatchRequestEntry>(); foreach (var m in messages) { handles.Add(new DeleteMessageBatchRequestEntry(m.MessageId, m.ReceiptHandle)); } await orders.SaveAllAsync(messages); await sqs.DeleteMessageBatchAsync(new DeleteMessageBatchRequest { QueueUrl = url, Entries = handles });")]
    [InlineData("var done = new List<DeleteMessageBatchRequestEntry>(); await sqs.DeleteMessageBatchAsync(url, done); done.Clear(); foreach (var m in messages) { await orders.SaveAsync(m.Body); done.Add(new DeleteMessageBatchRequestEntry(m.MessageId, m.ReceiptHandle)); }")]
    public Task Is_silent_where_entries_are_made_before_the_work_and_sent_after(string statements) => Silent(Gathering(statements));

    [Theory]
    [InlineData("var handles = new List<DeleteMessageBatchRequestEntry>(); foreach (var m in messages) { handles.Add(new DeleteMessageBatchRequestEntry(m.MessageId, m.ReceiptHandle)); } await sqs.{|AWSM2004:DeleteMessageBatchAsync|}(url, handles); foreach (var m in messages) { await orders.SaveAsync(m.Body); }")]
    [InlineData("var handles = new List<DeleteMessageBatchRequestEntry>(); foreach (var m in messages) { handles.Add(new DeleteMessageBatchRequestEntry(m.MessageId, m.ReceiptHandle)); } await sqs.{|AWSM2004:DeleteMessageBatchAsync|}(url, handles); await orders.SaveAllAsync(messages);")]
    public Task Reports_where_the_batch_is_sent_before_the_work(string statements) => Reports(Gathering(statements));

    /// <summary>What is made of the messages is put into a list, and worked with when they are gone.</summary>
    private static string Gathering(string statements) => Worker($$"""
            private readonly Dictionary<string, Order> byId = new(); private List<Order> kept = new();
            private static Order Parse(Message message) => new(message.Body);
            private static List<Order> Merge(List<Order> all) => all.ToList();
            private Task PlaceAllAsync(IEnumerable<Order> all) => Task.WhenAll(all.Select(orders.PlaceAsync));
            private Task DeleteAsync(Message message) => sqs.DeleteMessageAsync(url, message.ReceiptHandle);
            public async Task<List<Order>> Run(bool flag)
            {
                var response = await sqs.ReceiveMessageAsync(url);
                var messages = response.Messages ?? new List<Message>();
                {{statements}}
                return kept;
            }
        """);

    [Theory]
    [InlineData("var parsed = new List<Order>(); foreach (var m in messages) { parsed.Add(JsonSerializer.Deserialize<Order>(m.Body)!); await sqs.{|AWSM2004:DeleteMessageAsync|}(url, m.ReceiptHandle); } foreach (var order in parsed) { await orders.PlaceAsync(order); }")]
    [InlineData("var parsed = new List<Order>(); foreach (var m in messages) { var order = Parse(m); parsed.Add(order); await sqs.{|AWSM2004:DeleteMessageAsync|}(url, m.ReceiptHandle); } await PlaceAllAsync(parsed);")]
    [InlineData("var parsed = new List<(Message Message, Order Order)>(); foreach (var m in messages) { parsed.Add((m, Parse(m))); } foreach (var m in messages) { await sqs.{|AWSM2004:DeleteMessageAsync|}(url, m.ReceiptHandle); } foreach (var p in parsed) { await orders.PlaceAsync(p.Order); }")]
    [InlineData("List<(Message, Order)> parsed = []; foreach (var m in messages) { parsed.Add((m, Parse(m))); } await sqs.{|AWSM2004:DeleteMessageBatchAsync|}(url, messages.Select(m => new DeleteMessageBatchRequestEntry(m.MessageId, m.ReceiptHandle)).ToList()); foreach (var (_, order) in parsed) { await orders.PlaceAsync(order); }")]
    [InlineData("var parsed = new List<Order>(); foreach (var m in messages) { parsed.Add(Parse(m)); await sqs.{|AWSM2004:DeleteMessageAsync|}(url, m.ReceiptHandle); } if (parsed.Count > 0) { logger.LogInformation(\"{Count}\", parsed.Count); await PlaceAllAsync(parsed.Where(o => o.Id != \"\")); }")]
    public Task Reports_a_delete_before_the_work_on_what_was_gathered(string statements) => Reports(Gathering(statements));

    [Theory]
    [InlineData("var parsed = new List<Order>(); foreach (var m in messages) { parsed.Add(Parse(m)); } await PlaceAllAsync(parsed); foreach (var m in messages) { await sqs.DeleteMessageAsync(url, m.ReceiptHandle); }")]
    [InlineData("var parsed = new List<Order>(); foreach (var m in messages) { parsed.Add(Parse(m)); await PlaceAllAsync(parsed); await sqs.DeleteMessageAsync(url, m.ReceiptHandle); } await PlaceAllAsync(parsed);")]
    [InlineData("var parsed = new List<Order>(); foreach (var m in messages) { parsed.Add(Parse(m)); await sqs.DeleteMessageAsync(url, m.ReceiptHandle); } logger.LogInformation(\"{Orders}\", parsed); Console.WriteLine(parsed.Count);")]
    [InlineData("var parsed = new List<Order>(); foreach (var m in messages) { parsed.Add(Parse(m)); await sqs.DeleteMessageAsync(url, m.ReceiptHandle); } return parsed;")]
    [InlineData("var parsed = new List<Order>(); foreach (var m in messages) { parsed.Add(Parse(m)); await sqs.DeleteMessageAsync(url, m.ReceiptHandle); } kept = parsed;")]
    [InlineData("var parsed = new List<Order>(); foreach (var m in messages) { parsed.Add(Parse(m)); await sqs.DeleteMessageAsync(url, m.ReceiptHandle); } return Merge(parsed);")]
    [InlineData("await orders.SaveAllAsync(response.Messages!); var parsed = new List<Order>(); foreach (var m in messages) { parsed.Add(Parse(m)); await sqs.DeleteMessageAsync(url, m.ReceiptHandle); } await PlaceAllAsync(parsed);")]
    [InlineData("foreach (var m in messages) { kept.Add(Parse(m)); await sqs.DeleteMessageAsync(url, m.ReceiptHandle); } await PlaceAllAsync(kept);")]
    [InlineData("var parsed = kept; foreach (var m in messages) { parsed.Add(Parse(m)); await sqs.DeleteMessageAsync(url, m.ReceiptHandle); } await PlaceAllAsync(parsed);")]
    [InlineData("var parsed = new List<Order>(); kept = parsed; foreach (var m in messages) { parsed.Add(Parse(m)); await sqs.DeleteMessageAsync(url, m.ReceiptHandle); } await PlaceAllAsync(parsed);")]
    [InlineData("var parsed = new List<Order>(); foreach (var m in messages) { parsed.Add(Parse(m)); byId.Add(m.MessageId, Parse(m)); await sqs.DeleteMessageAsync(url, m.ReceiptHandle); } await PlaceAllAsync(parsed);")]
    [InlineData("var parsed = new List<Order>(); foreach (var m in messages) { await orders.SaveAsync(m.Body); parsed.Add(Parse(m)); await sqs.DeleteMessageAsync(url, m.ReceiptHandle); } await PlaceAllAsync(parsed);")]
    [InlineData("await orders.SaveAllAsync(messages); var parsed = new List<Order>(); foreach (var m in messages) { parsed.Add(Parse(m)); await sqs.DeleteMessageAsync(url, m.ReceiptHandle); } await PlaceAllAsync(parsed);")]
    [InlineData("var parsed = new List<Order>(); foreach (var m in messages) { if (flag) { parsed.Add(Parse(m)); } else { await sqs.DeleteMessageAsync(url, m.ReceiptHandle); } } await PlaceAllAsync(parsed);")]
    [InlineData("var parsed = new List<Order>(); foreach (var m in messages) { try { parsed.Add(Parse(m)); } catch (JsonException) { await sqs.DeleteMessageAsync(url, m.ReceiptHandle); } } await PlaceAllAsync(parsed);")]
    [InlineData("var parsed = new List<Order>(); foreach (var m in messages) { parsed.Add(Parse(m)); await Work(); await sqs.DeleteMessageAsync(url, m.ReceiptHandle); } Task Work() => PlaceAllAsync(parsed);")]
    [InlineData("var parsed = new List<Order>(); var handles = new List<DeleteMessageBatchRequestEntry>(); foreach (var m in messages) { parsed.Add(Parse(m)); handles.Add(new DeleteMessageBatchRequestEntry(m.MessageId, m.ReceiptHandle)); } await PlaceAllAsync(parsed); await sqs.DeleteMessageBatchAsync(url, handles);")]
    [InlineData("var parsed = new List<Order>(); foreach (var m in messages) { parsed.Add(Parse(m)); /* at most once */ await sqs.DeleteMessageAsync(url, m.ReceiptHandle); } await PlaceAllAsync(parsed);")]
    [InlineData("var bad = new List<Message>(); foreach (var m in messages) { if (m.Body == \"\") { bad.Add(m); await sqs.DeleteMessageAsync(url, m.ReceiptHandle); continue; } await orders.SaveAsync(m.Body); await DeleteAsync(m); } await orders.SaveAllAsync(bad);")]
    public Task Is_silent_where_what_was_gathered_is_worked_with_before_or_elsewhere(string statements) => Silent(Gathering(statements));

    /// <summary>What is deleted here may have been processed where it was put.</summary>
    [Theory]
    [InlineData("await foreach (var m in done.Reader.ReadAllAsync()) { DELETE }")]
    [InlineData("await Parallel.ForEachAsync(done.Reader.ReadAllAsync(), async (m, _) => { DELETE });")]
    [InlineData("while (done.Reader.TryRead(out var m)) { DELETE }")]
    [InlineData("var m = await done.Reader.ReadAsync(); DELETE")]
    [InlineData("foreach (var m in kept) { DELETE }")]
    [InlineData("foreach (var m in kept.ToList()) { DELETE }")]
    [InlineData("var m = kept[0]; DELETE")]
    [InlineData("var ready = new List<Message>(); foreach (var n in (await sqs.ReceiveMessageAsync(url)).Messages) { await orders.SaveAsync(n.Body); ready.Add(n); } foreach (var m in ready) { DELETE }")]
    [InlineData("var r = await sqs.ReceiveMessageAsync(url); await Task.WhenAll(r.Messages.Select(Handle)); foreach (var m in r.Messages) { DELETE }")]
    [InlineData("var r = await sqs.ReceiveMessageAsync(url); await Parallel.ForEachAsync(r.Messages, Handle2); foreach (var m in r.Messages) { DELETE }")]
    [InlineData("var r = await sqs.ReceiveMessageAsync(url); await Task.WhenAll(r.Messages.Select(m => m.Body).Select(b => orders.SaveAsync(b))); foreach (var m in r.Messages) { DELETE }")]
    [InlineData("foreach (var m in (await sqs.ReceiveMessageAsync(url)).Messages) { var rows = new List<string>(); rows.Add(m.Body); await orders.SaveAsync(string.Join(',', rows)); DELETE }")]
    [InlineData("foreach (var (_, m) in byId) { DELETE }")]
    [InlineData("if (inbox.Last() is { } m) { DELETE }")]
    [InlineData("foreach (var m in inbox.Completed()) { DELETE }")]
    [InlineData("foreach (var m in given) { DELETE }")]
    [InlineData("var rest = given; rest = rest.Skip(1).ToList(); foreach (var m in rest) { DELETE }")]
    public Task Is_silent_on_messages_that_come_from_elsewhere(string statements) => Silent(Worker($$"""
            private readonly System.Threading.Channels.Channel<Message> done = System.Threading.Channels.Channel.CreateUnbounded<Message>();
            private readonly List<Message> kept = new();
            private readonly Inbox inbox = new();
            private readonly Dictionary<string, Message> byId = new();
            public class Inbox { public List<Message> Completed() => new(); public Message? Last() => null; }
            private Task Handle(Message message) => orders.SaveAsync(message.Body);
            private async ValueTask Handle2(Message message, CancellationToken stop) => await orders.SaveAsync(message.Body);
            public async Task Run(List<Message> given)
            {
                {{statements.Replace("DELETE", "await sqs.DeleteMessageAsync(url, m.ReceiptHandle); await orders.SaveAsync(m.Body);", StringComparison.Ordinal)}}
            }
        """));

    [Fact]
    public Task Survives_a_method_that_hands_its_message_to_itself() => Silent(Worker(
        "private async Task Handle(Message m, int n) { await sqs.DeleteMessageAsync(url, m.ReceiptHandle); await orders.SaveAsync(m.Body); await Handle(m, n - 1); }"));

    [Fact]
    public Task Is_silent_where_the_list_was_saved_before() => Silent(Each(
        "await sqs.DeleteMessageAsync(url, message.ReceiptHandle); await orders.SaveAsync(message.Body);", before: "await orders.SaveAllAsync(messages);"));

    [Fact]
    public Task Is_silent_on_the_right_order_in_two_loops() => Silent(Each(
        "await orders.SaveAsync(message.Body);", after: "foreach (var m in messages) { await sqs.DeleteMessageAsync(url, m.ReceiptHandle); }"));

    [Theory]
    [InlineData("public async Task CompleteAsync(Message m) { await sqs.DeleteMessageAsync(url, m.ReceiptHandle); await orders.SaveAsync(m.Body); }")]
    [InlineData("public async Task Handle(Message m) { await sqs.DeleteMessageAsync(url, m.ReceiptHandle); await orders.SaveAsync(m.Body); }")]
    [InlineData("private async Task Handle(Message m) { await sqs.DeleteMessageAsync(url, m.ReceiptHandle); await orders.SaveAsync(m.Body); } public async Task Run(List<Message> all) { foreach (var m in all) { await orders.SaveAsync(m.Body); await Handle(m); } }")]
    [InlineData("public async IAsyncEnumerable<Message> Read() { foreach (var m in (await sqs.ReceiveMessageAsync(url)).Messages) { yield return m; await sqs.DeleteMessageAsync(url, m.ReceiptHandle); await orders.SaveAsync(m.Body); } }")]
    [InlineData("public async Task<string> Pop() { var r = await sqs.ReceiveMessageAsync(url); var m = r.Messages[0]; await sqs.DeleteMessageAsync(url, m.ReceiptHandle); return m.Body; }")]
    public Task Is_silent_where_it_is_unknown_what_was_done(string members) => Silent(Worker(members));

    [Fact]
    public Task Is_silent_on_types_that_only_look_alike() => Silent("""
        namespace Amazon.SQS
        {
            public class Message { public string ReceiptHandle = ""; public string Body = ""; }
            public class Queue { public Task DeleteMessageAsync(string url, string receiptHandle) => Task.CompletedTask; }
        }

        public class Fake(Amazon.SQS.Queue sqs)
        {
            public async Task Run(List<Amazon.SQS.Message> all) { foreach (var m in all) { await sqs.DeleteMessageAsync("q", m.ReceiptHandle); await Save(m.Body); } }
            private Task Save(string body) => Task.CompletedTask;
        }
        """);

    [Theory]
    [InlineData("await sqs.DeleteMessageAsync(url, message.); await Handle(message);")]
    [InlineData("await sqs.DeleteMessageAsync(url, ")]
    [InlineData("await sqs.DeleteMessageAsync(missing); await orders.SaveAsync(message.Body);")]
    public Task Is_silent_on_code_with_errors(string statements) => Silent(Each(statements), compiles: false);

    [Fact]
    public Task Fix_moves_the_delete_behind_the_work() => Fixes(
        Each("""
        // Delete the message.
                        await sqs.{|AWSM2004:DeleteMessageAsync|}(
                            url,
                            message.ReceiptHandle, // the latest
                            stop).ConfigureAwait(false);

                        // The order itself
                        var order = JsonSerializer.Deserialize<Order>(message.Body)!;
                        await orders.PlaceAsync(order).ConfigureAwait(false); // may take long
                        logger.LogInformation("Placed");
        """),
        Each("""
        // The order itself
                        var order = JsonSerializer.Deserialize<Order>(message.Body)!;
                        await orders.PlaceAsync(order).ConfigureAwait(false); // may take long
                        // Delete the message.
                        await sqs.DeleteMessageAsync(
                            url,
                            message.ReceiptHandle, // the latest
                            stop).ConfigureAwait(false);
                        logger.LogInformation("Placed");
        """));

    [Fact]
    public Task Fix_moves_the_delete_behind_work_that_a_brace_follows() => Fixes(
        Each("""
        using (logger.BeginScope("x"))
                        {
                            await sqs.{|AWSM2004:DeleteMessageAsync|}(url, message.ReceiptHandle, stop);

                            var body = message.Body;
                            await orders.SaveAsync(body); }
        """),
        Each("""
        using (logger.BeginScope("x"))
                        {
                            var body = message.Body;
                            await orders.SaveAsync(body);
                            await sqs.DeleteMessageAsync(url, message.ReceiptHandle, stop);
                        }
        """));

    [Fact]
    public Task Fix_moves_the_delete_into_the_try() => Fixes(
        Each("""
        await sqs.{|AWSM2004:DeleteMessageAsync|}(url, message.ReceiptHandle, stop);
                        try
                        {
                            await orders.SaveAsync(message.Body); // once
                        }
                        catch (Exception e)
                        {
                            logger.LogError(e, "failed");
                        }
        """),
        Each("""
        try
                        {
                            await orders.SaveAsync(message.Body); // once
                            await sqs.DeleteMessageAsync(url, message.ReceiptHandle, stop);
                        }
                        catch (Exception e)
                        {
                            logger.LogError(e, "failed");
                        }
        """));

    [Fact]
    public Task Fix_moves_a_batch_behind_the_loop() => Fixes(
        Each("await orders.SaveAsync(message.Body);", before: "await sqs.{|AWSM2004:DeleteMessageBatchAsync|}(url, messages.Select(m => new DeleteMessageBatchRequestEntry(m.MessageId, m.ReceiptHandle)).ToList());"),
        Each("await orders.SaveAsync(message.Body);", after: "await sqs.DeleteMessageBatchAsync(url, messages.Select(m => new DeleteMessageBatchRequestEntry(m.MessageId, m.ReceiptHandle)).ToList());")
            .Replace("\n            \n            foreach", "\n            foreach", StringComparison.Ordinal)
            .Replace("ToList());\n", "ToList());\n            \n", StringComparison.Ordinal));

    /// <summary>What says more than that the message is deleted may tell why it is deleted there.</summary>
    [Theory]
    [InlineData("\n// gone first, so that nobody else takes it\n{0}")]
    [InlineData("{0} // not again")]
    [InlineData("\n// first come, first served\n\n// Delete it, the work may take long\n{0}")]
    public Task Fix_is_not_offered_where_a_comment_may_tell_why(string delete) => NotFixed(Each(
        delete.Replace("{0}", "await sqs.{|AWSM2004:DeleteMessageAsync|}(url, message.ReceiptHandle, stop);", StringComparison.Ordinal)
            + "\nawait orders.SaveAsync(message.Body);"));

    [Fact]
    public Task Fix_moves_the_call_of_a_helper() => Fixes(
        Each("""
        await DeleteAsync(message); // done
                        await orders.SaveAsync(message.Body);
        """, members: "private async Task DeleteAsync(Message message) => await sqs.{|AWSM2004:DeleteMessageAsync|}(url, message.ReceiptHandle);"),
        Each("""
        await orders.SaveAsync(message.Body);
                        await DeleteAsync(message); // done
        """, members: "private async Task DeleteAsync(Message message) => await sqs.DeleteMessageAsync(url, message.ReceiptHandle);"));

    [Fact]
    public Task Fix_repairs_two_findings_in_one_method() => Fixes(
        Worker("""
                public async Task Run()
                {
                    var a = (await sqs.ReceiveMessageAsync(url)).Messages;
                    var b = (await sqs.ReceiveMessageAsync(url)).Messages;
                    foreach (var m in a)
                    {
                        await sqs.{|AWSM2004:DeleteMessageAsync|}(url, m.ReceiptHandle);
                        await orders.SaveAsync(m.Body);
                    }

                    foreach (var m in b)
                    {
                        await sqs.{|AWSM2004:DeleteMessageAsync|}(url, m.ReceiptHandle);
                        await orders.SaveAsync(m.Body);
                    }
                }
            """),
        Worker("""
                public async Task Run()
                {
                    var a = (await sqs.ReceiveMessageAsync(url)).Messages;
                    var b = (await sqs.ReceiveMessageAsync(url)).Messages;
                    foreach (var m in a)
                    {
                        await orders.SaveAsync(m.Body);
                        await sqs.DeleteMessageAsync(url, m.ReceiptHandle);
                    }

                    foreach (var m in b)
                    {
                        await orders.SaveAsync(m.Body);
                        await sqs.DeleteMessageAsync(url, m.ReceiptHandle);
                    }
                }
            """));

    [Theory]
    [InlineData("await sqs.{|AWSM2004:DeleteMessageAsync|}(url, message.ReceiptHandle); if (message.Body == \"\") continue; await orders.SaveAsync(message.Body);")]
    [InlineData("await sqs.{|AWSM2004:DeleteMessageAsync|}(url, message.ReceiptHandle); _ = Task.Run(() => orders.SaveAsync(message.Body));")]
    [InlineData("var deleted = await sqs.{|AWSM2004:DeleteMessageAsync|}(url, message.ReceiptHandle); await orders.SaveAsync(message.Body);")]
    public Task Is_not_fixed_where_the_move_would_change_more(string statements) =>
        NotFixed(Each(statements.Replace("; ", ";\n", StringComparison.Ordinal)));

    [Fact]
    public Task Fix_keeps_a_block_on_its_line() => Fixes(
        Each("{ await sqs.{|AWSM2004:DeleteMessageAsync|}(url, message.ReceiptHandle); await orders.SaveAsync(message.Body); }"),
        Each("{ await orders.SaveAsync(message.Body); await sqs.DeleteMessageAsync(url, message.ReceiptHandle); }"));

    [Fact]
    public Task Is_not_fixed_on_a_line_with_more() => NotFixed(Each(
        "await sqs.{|AWSM2004:DeleteMessageAsync|}(url, message.ReceiptHandle); await orders.SaveAsync(message.Body);"));

    /// <summary>The message is done with when the second try succeeds, which the end of the first does not see.</summary>
    [Fact]
    public Task Is_not_fixed_where_a_catch_works_on() => NotFixed(Each("""
        await sqs.{|AWSM2004:DeleteMessageAsync|}(url, message.ReceiptHandle);
        try
        {
            await orders.SaveAsync(message.Body);
        }
        catch (InvalidOperationException)
        {
            await orders.SaveAsync(message.Body);
        }
        """));

    /// <summary>Of a helper that several call, each caller is right or wrong for itself.</summary>
    [Fact]
    public Task Reports_the_one_caller_of_a_helper_that_is_wrong() => Reports(Worker("""
            public async Task LateAsync()
            {
                var response = await sqs.ReceiveMessageAsync(url);
                foreach (var m in response.Messages)
                {
                    await orders.SaveAsync(m.Body);
                    await AckAsync(m);
                }
            }

            public async Task EarlyAsync()
            {
                var response = await sqs.ReceiveMessageAsync(url);
                foreach (var m in response.Messages)
                {
                    await {|AWSM2004:AckAsync|}(m);
                    await orders.SaveAsync(m.Body);
                }
            }

            private Task AckAsync(Message m) => sqs.DeleteMessageAsync(url, m.ReceiptHandle);
        """));

    [Fact]
    public Task Silent_where_a_helper_works_and_deletes_and_its_callers_work_on() => Silent(Worker("""
            public async Task AAsync() { var r = await sqs.ReceiveMessageAsync(url); foreach (var m in r.Messages) { await FinishAsync(m); await orders.SaveAsync(m.Body); } }
            public async Task BAsync() { var r = await sqs.ReceiveMessageAsync(url); foreach (var m in r.Messages) { await FinishAsync(m); await orders.SaveAsync(m.Body); } }
            private async Task FinishAsync(Message m) { await orders.CreateAsync(m.Body); await sqs.DeleteMessageAsync(url, m.ReceiptHandle); }
        """));

    /// <summary>To delete first is what whoever sets the mode asks for.</summary>
    [Theory]
    [InlineData("if (noAck) { await sqs.DeleteMessageAsync(url, m.ReceiptHandle); await deliver(m.Body); } else { await deliver(m.Body); await sqs.DeleteMessageAsync(url, m.ReceiptHandle); }")]
    [InlineData("if (settings.NoAck) { await sqs.DeleteMessageAsync(url, m.ReceiptHandle); await deliver(m.Body); continue; } await deliver(m.Body); await sqs.DeleteMessageAsync(url, m.ReceiptHandle);")]
    [InlineData("await (noAck ? FireAsync(m) : SafeAsync(m));")]
    public Task Silent_where_a_setting_chooses_the_order(string statements) => Silent(Worker($$"""
            private readonly Func<string, Task> deliver = null!;
            private readonly bool noAck = url.Length > 3;
            private readonly (bool NoAck, int Count) settings;
            public async Task Run() { var r = await sqs.ReceiveMessageAsync(url); foreach (var m in r.Messages) { {{statements}} } }
            private async Task FireAsync(Message m) { await sqs.DeleteMessageAsync(url, m.ReceiptHandle); await deliver(m.Body); }
            private async Task SafeAsync(Message m) { await deliver(m.Body); await sqs.DeleteMessageAsync(url, m.ReceiptHandle); }
        """));

    [Fact]
    public Task Reports_where_the_message_chooses_it() => Reports(Worker("""
            private readonly Func<string, Task> deliver = null!;

            public async Task Run()
            {
                var r = await sqs.ReceiveMessageAsync(url);
                foreach (var m in r.Messages)
                {
                    var isSmall = m.Body.Length < 9;
                    if (isSmall)
                    {
                        await sqs.{|AWSM2004:DeleteMessageAsync|}(url, m.ReceiptHandle);
                        await deliver(m.Body);
                    }
                    else
                    {
                        await deliver(m.Body);
                        await sqs.DeleteMessageAsync(url, m.ReceiptHandle);
                    }
                }
            }
        """));

    [Theory]
    [InlineData("\n// on purpose: rather lost than twice\nawait AckAsync(m); await orders.SaveAsync(m.Body);")]
    public Task Silent_where_the_caller_of_a_helper_says_so(string statements) => Silent(Worker($$"""
            public async Task LateAsync() { var r = await sqs.ReceiveMessageAsync(url); foreach (var m in r.Messages) { await orders.SaveAsync(m.Body); await AckAsync(m); } }
            public async Task EarlyAsync() { var r = await sqs.ReceiveMessageAsync(url); foreach (var m in r.Messages) { {{statements}} } }
            private Task AckAsync(Message m) => sqs.DeleteMessageAsync(url, m.ReceiptHandle);
        """));

    [Theory]
    [InlineData("await (isOn ? HandleAsync(m, false) : Task.CompletedTask);", "await sqs.{|AWSM2004:DeleteMessageAsync|}(url, m.ReceiptHandle); await deliver(m.Body);")]
    [InlineData("await HandleAsync(m, m.Body.Length < 9);", "if (isSmall) { await sqs.{|AWSM2004:DeleteMessageAsync|}(url, m.ReceiptHandle); await deliver(m.Body); } else { await deliver(m.Body); await sqs.DeleteMessageAsync(url, m.ReceiptHandle); }")]
    public Task Reports_where_a_setting_only_turns_it_off_or_the_message_decides(string call, string body) => Reports(Worker($$"""
            private readonly bool isOn = url.Length > 3;
            private readonly Func<string, Task> deliver = null!;
            public async Task Run() { var r = await sqs.ReceiveMessageAsync(url); foreach (var m in r.Messages) { {{call}} } }
            private async Task HandleAsync(Message m, bool isSmall) { {{body}} }
        """));

    [Theory]
    [InlineData("if (noAck) { await FireAsync(m); } else { await SafeAsync(m); }")]
    [InlineData("var first = noAck; if (first) { await sqs.DeleteMessageAsync(url, m.ReceiptHandle); await deliver(m.Body); } else { await deliver(m.Body); await sqs.DeleteMessageAsync(url, m.ReceiptHandle); }")]
    public Task Silent_where_a_setting_chooses_a_method_or_is_in_a_variable(string statements) => Silent(Worker($$"""
            private readonly bool noAck = url.Length > 3;
            private readonly Func<string, Task> deliver = null!;
            public async Task Run() { var r = await sqs.ReceiveMessageAsync(url); foreach (var m in r.Messages) { {{statements}} } }
            private async Task FireAsync(Message m) { await sqs.DeleteMessageAsync(url, m.ReceiptHandle); await deliver(m.Body); }
            private async Task SafeAsync(Message m) { await deliver(m.Body); await sqs.DeleteMessageAsync(url, m.ReceiptHandle); }
        """));

    [Theory]
    [InlineData("await Task.WhenAll(messages.Select(m => sqs.{|AWSM2004:DeleteMessageAsync|}(url, m.ReceiptHandle)));")]
    [InlineData("await Task.WhenAll(messages.Select(m => DeleteAsync(m)));", true)]
    [InlineData("foreach (var m in messages) { await DeleteAsync(m); }", true)]
    public Task Reports_messages_that_are_all_deleted_first(string before, bool isHelper = false) => Reports(Each(
        "await Handle(message);",
        before: before,
        members: isHelper ? Helpers.Replace("sqs.DeleteMessageAsync", "sqs.{|AWSM2004:DeleteMessageAsync|}", StringComparison.Ordinal) : Helpers));

    [Theory]
    [InlineData("", "await Task.WhenAll(messages.Select(m => sqs.DeleteMessageAsync(url, m.ReceiptHandle)));")]
    [InlineData("", "foreach (var m in messages) { await DeleteAsync(m); }")]
    [InlineData("await Task.WhenAll(messages.Where(m => m.Body.Length == 0).Select(m => sqs.DeleteMessageAsync(url, m.ReceiptHandle)));", "")]
    [InlineData("foreach (var m in messages) { await orders.SaveAsync(m.Body); } await Task.WhenAll(messages.Select(m => sqs.DeleteMessageAsync(url, m.ReceiptHandle)));", "")]
    [InlineData("var deletes = messages.Select(m => sqs.DeleteMessageAsync(url, m.ReceiptHandle));", "await Task.WhenAll(deletes);")]
    public Task Is_silent_where_messages_are_all_deleted_afterwards(string before, string after) =>
        Silent(Each("await Handle(message);", before: before, after: after, members: Helpers));

    [Fact]
    public Task Fix_moves_the_deletes_of_all_messages() => Fixes(
        Each("await Handle(message);", before: "await Task.WhenAll(messages.Select(m => sqs.{|AWSM2004:DeleteMessageAsync|}(url, m.ReceiptHandle)));", members: Helpers),
        Each("await Handle(message);", before: "", after: "await Task.WhenAll(messages.Select(m => sqs.DeleteMessageAsync(url, m.ReceiptHandle)));", members: Helpers)
            .Replace("            \n            foreach", "            foreach", StringComparison.Ordinal)
            .Replace("List<Message>();\n            \n", "List<Message>();\n", StringComparison.Ordinal)
            .Replace("DeleteMessageAsync(url, m.ReceiptHandle)));\n        }", "DeleteMessageAsync(url, m.ReceiptHandle)));\n            \n        }", StringComparison.Ordinal));

    /// <summary>Each message was worked with before the helper deleted it: what is done with all of them afterwards is more than that.</summary>
    [Fact]
    public Task Silent_around_a_loop_that_works_before_its_helper_deletes() => Silent(Worker("""
            public async Task Run() { var r = await sqs.ReceiveMessageAsync(url); var messages = r.Messages ?? new(); await HandleAllAsync(messages); await orders.SaveAllAsync(messages); }
            private async Task HandleAllAsync(List<Message> messages) { foreach (var m in messages) { await orders.SaveAsync(m.Body); await AckAsync(m); } }
            private Task AckAsync(Message m) => sqs.DeleteMessageAsync(url, m.ReceiptHandle);
        """));

    [Theory]
    [InlineData("switch (Parse(message.Body)) { case Order { Id: \"a\" } order: await orders.PlaceAsync(order); break; case var other: await orders.PlaceAsync(other); break; }")]
    [InlineData("await (Parse(message.Body) switch { Order { Id: \"a\" } order => orders.PlaceAsync(order), _ => Task.CompletedTask });")]
    [InlineData("switch (message) { case { Body: { Length: > 0 } body }: await orders.SaveAsync(body); break; }")]
    [InlineData("foreach (var (id, text) in Parts(message.Body)) { await orders.SaveAsync(id + text); }")]
    [InlineData("await SaveAsync(); async Task SaveAsync() => await orders.SaveAsync(message.Body);", true)]
    [InlineData("await retry(SaveAsync); async Task SaveAsync() => await orders.SaveAsync(message.Body);", true)]
    [InlineData("((dynamic)orders).When((dynamic)Parse(message.Body));")]
    [InlineData("typeof(IOrders).GetMethod(\"PlaceAsync\")!.Invoke(orders, [Parse(message.Body)]);")]
    [InlineData("observer.OnNext(Parse(message.Body));")]
    [InlineData("Interlocked.Exchange(ref latest, Parse(message.Body));")]
    [InlineData("Volatile.Write(ref latest, Parse(message.Body));")]
    [InlineData("all += message.Body;")]
    [InlineData("latest ??= Parse(message.Body);")]
    [InlineData("(latest, all) = (Parse(message.Body), message.MessageId);")]
    [InlineData("events.Append(message.Body);")]
    [InlineData("await events.AppendAsync(new Entry(message.MessageId, message.Body), stop);")]
    [InlineData("if (!events.TryAppend(message.Body)) { continue; }")]
    public Task Knows_work_of_every_form_ahead_of_the_delete(string work, bool isBehind = false)
    {
        var function = isBehind ? work[work.IndexOf("async Task", StringComparison.Ordinal)..] : "";
        var first = isBehind ? work[..^function.Length] : work;
        return Silent(Each(
            $"{first} await sqs.DeleteMessageAsync(url, message.ReceiptHandle, stop); await orders.SaveAsync(message.Body); {function}",
            members: Forms));
    }

    [Theory]
    [InlineData("log.Info(message.Body);")]
    [InlineData("log.Warn($\"got {message.Body}\");")]
    [InlineData("events.Log(message.Body);")]
    [InlineData("await events.LogAsync($\"got {message.Body}\");")]
    [InlineData("switch (Parse(message.Body)) { case Order order: log.Info(order.Id); break; }")]
    [InlineData("Note(); void Note() => log.Info(message.Body);")]
    public Task Takes_a_line_in_a_log_for_no_work(string note) => Reports(Each(
        $"{note} await sqs.{{|AWSM2004:DeleteMessageAsync|}}(url, message.ReceiptHandle, stop); await orders.SaveAsync(message.Body);",
        members: Forms));

    [Fact]
    public Task Reports_in_local_functions_that_stand_below_their_calls() => Reports(Each(
        "await OneAsync(); async Task OneAsync() { await sqs.{|AWSM2004:DeleteMessageAsync|}(url, message.ReceiptHandle, stop); await orders.SaveAsync(message.Body); }"));

    private const string Forms = """
        private readonly IObserver<Order> observer = null!;
        private readonly IEventLog events = null!;
        private readonly IAppLog log = null!;
        private readonly Func<Func<Task>, Task> retry = null!;
        private Order? latest;
        private string all = "";
        private static Order Parse(string body) => JsonSerializer.Deserialize<Order>(body)!;
        private static List<(string Id, string Text)> ParseAll(string body) => JsonSerializer.Deserialize<List<(string, string)>>(body)!;
        private static List<(string Id, string Text)> Parts(string body) => ParseAll(body);
        public record Entry(string Id, string Body);
        public interface IAppLog { void Info(string line); void Warn(string line); }
        public interface IEventLog
        {
            void Append(string body);
            bool TryAppend(string body);
            Task AppendAsync(Entry entry, CancellationToken stop);
            void Log(string line);
            Task LogAsync(string line);
        }
        """;
}
