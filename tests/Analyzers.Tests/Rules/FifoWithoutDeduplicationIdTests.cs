using AwsMessaging.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class FifoWithoutDeduplicationIdTests() : RuleTests("AWSM1014")
{
    private static string Sender(string members) => $$"""
        using Amazon.EventBridge;
        using Amazon.EventBridge.Model;
        using Amazon.SQS;
        using Amazon.SQS.Model;

        public record Order(Guid Id, string CustomerId, string Text);

        public partial class Sender
        {
            private const string Url = "https://sqs.eu-west-1.amazonaws.com/111111111111/orders.fifo";
            private readonly IAmazonSQS sqs = null!;
            private readonly IAmazonEventBridge events = null!;
        {{members}}
        }
        """;

    private static string Send(string statements) => Sender(
        "    public async Task Run(Order order, string body, string url, int number, List<Order> orders, string? given) { await Task.Yield(); " + statements + " }");

    [Theory]
    [InlineData("await sqs.{|AWSM1014:SendMessageAsync|}(new SendMessageRequest { QueueUrl = Url, MessageGroupId = order.CustomerId });")]
    [InlineData("var r = new SendMessageRequest(Url, body); r.MessageGroupId = order.CustomerId; await sqs.{|AWSM1014:SendMessageAsync|}(r);")]
    [InlineData("await sqs.{|AWSM1014:SendMessageBatchAsync|}(Url, orders.Select(o => new SendMessageBatchRequestEntry { MessageGroupId = o.CustomerId }).ToList());")]
    [InlineData("await sqs.{|AWSM1014:SendMessageBatchAsync|}(Url, [.. orders.Select(o => new SendMessageBatchRequestEntry { MessageGroupId = o.CustomerId })]);")]
    public Task Reports_a_FIFO_send_without_one(string statements) => Reports(Send(statements));

    [Theory]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = Url, MessageGroupId = order.CustomerId, MessageDeduplicationId = body });")]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = url, MessageGroupId = order.CustomerId });")]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = Url });")]
    [InlineData("await sqs.SendMessageAsync(Url, body);")]
    [InlineData("var r = new SendMessageRequest(Url, body) { MessageGroupId = body }; if (given != null) r.MessageDeduplicationId = given; await sqs.SendMessageAsync(r);")]
    public Task Is_silent_on_other_sends(string statements) => Silent(Send(statements));

    [Fact]
    public Task Is_silent_where_content_based_deduplication_is_in_view() => Silent(Send("""
        await sqs.CreateQueueAsync(new CreateQueueRequest { QueueName = "orders.fifo", Attributes = new() { ["ContentBasedDeduplication"] = "true" } });
        await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = Url, MessageGroupId = order.CustomerId });
        """));

    [Theory]
    [InlineData("")]
    [InlineData(", [\"ContentBasedDeduplication\"] = \"false\"")]
    public async Task Is_an_error_where_the_queue_is_created_without_it(string setting)
    {
        foreach (var address in new[] { "Url", "queue.QueueUrl" })
        {
            var code = Send($$"""
                var other = await sqs.CreateQueueAsync(new CreateQueueRequest { QueueName = "other.fifo", Attributes = new() { ["FifoQueue"] = "true", ["ContentBasedDeduplication"] = "true" } });
                var queue = await sqs.CreateQueueAsync(new CreateQueueRequest { QueueName = "orders.fifo", Attributes = new() { ["FifoQueue"] = "true"{{setting}} } });
                await sqs.{|AWSM1014:SendMessageAsync|}(new SendMessageRequest { QueueUrl = {{address}}, MessageGroupId = order.CustomerId });
                """);
            await Reports(code);
            var finding = Assert.Single(await Findings.In("AWSM1014", code.Replace("{|AWSM1014:", "", StringComparison.Ordinal).Replace("|}", "", StringComparison.Ordinal)));
            Assert.Equal(DiagnosticSeverity.Error, finding.Severity);
            Assert.Contains("for it is created without", finding.GetMessage(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public Task Is_silent_where_the_setting_of_that_queue_is_not_known() => Silent(Send("""
        var attributes = new Dictionary<string, string> { ["FifoQueue"] = "true" };
        if (given != null) { attributes["ContentBasedDeduplication"] = given; }
        await sqs.CreateQueueAsync(new CreateQueueRequest { QueueName = "orders.fifo", Attributes = attributes });
        await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = Url, MessageGroupId = order.CustomerId });
        """));

    [Fact]
    public Task Is_silent_where_it_is_switched_on_later() => Silent(Send("""
        var queue = await sqs.CreateQueueAsync(new CreateQueueRequest { QueueName = "orders.fifo", Attributes = new() { ["FifoQueue"] = "true" } });
        await sqs.SetQueueAttributesAsync(queue.QueueUrl, new Dictionary<string, string> { ["ContentBasedDeduplication"] = "true" });
        await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = Url, MessageGroupId = order.CustomerId });
        """));

    [Fact]
    public Task The_option_declares_it() => Silent(
        Send("await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = Url, MessageGroupId = order.CustomerId });"),
        options: "awsm_fifo_without_deduplication_id.content_based_deduplication = true");

    [Fact]
    public Task Is_silent_on_types_of_the_user_s_own() => Silent("""
        public class SendMessageRequest { public string? QueueUrl; public string? MessageGroupId; }
        public interface IAmazonSQS { Task SendMessageAsync(SendMessageRequest request); }
        public class Use(IAmazonSQS sqs) { public Task Run() => sqs.SendMessageAsync(new() { QueueUrl = "https://sqs/orders.fifo", MessageGroupId = "x" }); }
        """);

    [Fact]
    public Task Survives_broken_code() => Silent(Send("await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = Url, MessageGroupId = body, MessageDeduplicationId = });"), compiles: false);

    [Theory]
    [InlineData("Put(Url, order);", true)]
    [InlineData("Put(Url, order); Put(\"https://q/orders\", order);", false)]
    [InlineData("Put(order.Text, order);", false)]
    public Task Asks_the_callers_of_a_private_method_where_it_sends_to(string calls, bool isReported)
    {
        var code = Sender($$"""
                public void Run(Order order) { {{calls}} }
                private Task Put(string url, Order order) => sqs.{|AWSM1014:SendMessageAsync|}(new SendMessageRequest(url, order.Text) { MessageGroupId = order.CustomerId });
            """);
        return isReported ? Reports(code) : Silent(code.Replace("{|AWSM1014:SendMessageAsync|}", "SendMessageAsync", StringComparison.Ordinal));
    }
}
