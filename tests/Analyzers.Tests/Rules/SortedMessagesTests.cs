using AwsMessaging.Analyzers.Tests.Harness;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class SortedMessagesTests() : RuleTests("AWSM8001")
{
    [Theory]
    [InlineData("foreach (var m in evnt.Records.{|AWSM8001:OrderBy|}(r => r.Attributes[\"SentTimestamp\"])) { await store.SaveAsync(m.Body); }")]
    [InlineData("var sorted = evnt.Records.{|AWSM8001:OrderByDescending|}(r => long.Parse(r.Attributes[MessageSystemAttributeName.SentTimestamp])).ToList();")]
    [InlineData("evnt.Records.{|AWSM8001:Sort|}((a, b) => string.CompareOrdinal(a.Attributes[\"ApproximateFirstReceiveTimestamp\"], b.Attributes[\"ApproximateFirstReceiveTimestamp\"]));")]
    [InlineData("foreach (var m in Sorted(evnt)) { await store.SaveAsync(m.Body); }", "private static IEnumerable<SQSEvent.SQSMessage> Sorted(SQSEvent evnt) => evnt.Records.{|AWSM8001:OrderBy|}(r => r.Attributes[\"SentTimestamp\"]);")]
    public Task Reports_handlers_that_sort(string statements, string members = "") => Reports(HandlerSnippets.Sqs(statements, members));

    [Theory]
    [InlineData("var answer = await sqs.{|AWSM8001:ReceiveMessageAsync|}(url); foreach (var m in answer.Messages.OrderBy(m => m.Attributes[\"SentTimestamp\"])) { Console.WriteLine(m.Body); }")]
    [InlineData("var answer = await sqs.{|AWSM8001:ReceiveMessageAsync|}(new ReceiveMessageRequest { QueueUrl = \"https://sqs/orders\" }); answer.Messages.Sort((a, b) => a.Attributes[\"SentTimestamp\"].CompareTo(b.Attributes[\"SentTimestamp\"]));")]
    public Task Reports_receives_that_are_sorted(string statements) => Reports(Poller(statements));

    [Theory]
    [InlineData("foreach (var m in evnt.Records.OrderBy(r => r.Attributes[\"SequenceNumber\"])) { await store.SaveAsync(m.Body); }")]
    [InlineData("foreach (var m in evnt.Records.OrderBy(r => r.Attributes[\"SentTimestamp\"]).GroupBy(r => r.Attributes[\"MessageGroupId\"])) { await store.SaveAsync(m.Key); }")]
    [InlineData("foreach (var m in evnt.Records.OrderBy(r => r.Body)) { await store.SaveAsync(m.Body); }")]
    [InlineData("foreach (var m in evnt.Records) { await store.SaveAsync(m.Attributes[\"SentTimestamp\"]); }")]
    [InlineData("var texts = evnt.Records.Select(r => r.Attributes[\"SentTimestamp\"]).OrderBy(t => t).ToList();")]
    public Task Is_silent_on_handlers_that_do_not(string statements) => Silent(HandlerSnippets.Sqs(statements));

    [Theory]
    [InlineData("var answer = await sqs.ReceiveMessageAsync(\"https://sqs/orders.fifo\"); foreach (var m in answer.Messages.OrderBy(m => m.Attributes[\"SentTimestamp\"])) { Console.WriteLine(m.Body); }")]
    [InlineData("var answer = await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = url, VisibilityTimeout = 0 }); foreach (var m in answer.Messages.OrderBy(m => m.Attributes[\"SentTimestamp\"])) { Console.WriteLine(m.Body); }")]
    [InlineData("var answer = await sqs.ReceiveMessageAsync(url); var oldest = answer.Messages.OrderBy(m => m.Attributes[\"SentTimestamp\"]).FirstOrDefault(); Console.WriteLine(oldest?.MessageId);")]
    [InlineData("var answer = await sqs.ReceiveMessageAsync(url); foreach (var m in answer.Messages) { Console.WriteLine(m.Attributes[\"SentTimestamp\"]); }")]
    public Task Is_silent_on_other_receives(string statements) => Silent(Poller(statements));

    [Fact]
    public Task Is_silent_on_types_of_the_user_s_own() => Silent(Poller("var own = new List<Message2>(); await sqs.ReceiveMessageAsync(url); own.Sort((a, b) => a.Attributes[\"SentTimestamp\"].CompareTo(b.Attributes[\"SentTimestamp\"]));")
        + "public class Message2 { public Dictionary<string, string> Attributes { get; } = new(); }");

    [Fact]
    public Task Survives_broken_code() => Silent(Poller("var answer = await sqs.ReceiveMessageAsync(; foreach (var m in answer.Messages.OrderBy(m => m.Attributes[\"SentTimestamp\"]"), compiles: false);

    private static string Poller(string statements) => $$"""
        using Amazon.SQS;
        using Amazon.SQS.Model;

        public class Poller(IAmazonSQS sqs, string url)
        {
            public async Task Run()
            {
                {{statements}}
            }
        }

        """;

    [Theory]
    [InlineData("await Get(\"https://sqs/orders.fifo\");", false)]
    [InlineData("await Get(\"https://sqs/orders.fifo\"); await Get(\"https://sqs/orders\");", true)]
    [InlineData("_ = \"checked\"; await Get(\"https://sqs/orders.fifo\");", false)]
    [InlineData("_ = \"checked\"; await Get(\"https://sqs/orders\");", true)]
    public Task Asks_the_callers_of_a_private_method_which_queue_it_reads(string calls, bool isReported)
    {
        // What the method may turn away counts here too: it can only make the rule silent.
        var check = calls.Contains("checked", StringComparison.Ordinal)
            ? "if (queue.Length > 30) { throw new ArgumentException(queue); } "
            : "";
        var code = Poller(calls + " async Task Get(string queue) { " + check + "var answer = await sqs.{|AWSM8001:ReceiveMessageAsync|}(queue); foreach (var m in answer.Messages.OrderBy(m => m.Attributes[\"SentTimestamp\"])) { Console.WriteLine(m.Body); } }");
        return isReported ? Reports(code) : Silent(code.Replace("{|AWSM8001:ReceiveMessageAsync|}", "ReceiveMessageAsync", StringComparison.Ordinal));
    }
}
