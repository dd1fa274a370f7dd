using AwsMessaging.Analyzers.Tests.Harness;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class ConstantMessageGroupTests() : RuleTests("AWSM1012")
{
    private static string Sender(string members) => $$"""
        using Amazon.SimpleNotificationService;
        using Amazon.SimpleNotificationService.Model;
        using Amazon.SQS;
        using Amazon.SQS.Model;

        public record Order(Guid Id, string CustomerId, string Text);
        public record Shipped(string OrderId);

        public partial class Sender
        {
            private const string Url = "https://sqs.eu-west-1.amazonaws.com/111111111111/orders.fifo";
            private const string Arn = "arn:aws:sns:eu-west-1:111111111111:orders.fifo";
            private readonly IAmazonSQS sqs = null!;
            private readonly IAmazonSimpleNotificationService sns = null!;
            private static string Json(object o) => o.ToString()!;
        {{members}}
        }
        """;

    private static string Send(string statements) => Sender(
        "    public async Task Run(Order order, Shipped shipped, string body, string url, List<Order> orders, string? given) { await Task.Yield(); " + statements + " }");

    [Theory]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = Url, MessageGroupId = {|AWSM1012:\"all\"|} });")]
    [InlineData("const string Group = \"all\"; await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = Url, MessageGroupId = {|AWSM1012:Group|} });")]
    [InlineData("var r = new SendMessageRequest(url, body) { MessageDeduplicationId = Guid.NewGuid().ToString() }; r.MessageGroupId = \"all\"; await sqs.{|AWSM1012:SendMessageAsync|}(r);")]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest(Url, $\"refresh {order.Id}\") { MessageGroupId = {|AWSM1012:\"refresh\"|} });")]
    [InlineData("await sns.PublishAsync(new PublishRequest { TopicArn = Arn, MessageGroupId = {|AWSM1012:nameof(Order)|} });")]
    [InlineData("await sqs.SendMessageBatchAsync(Url, orders.Select(o => new SendMessageBatchRequestEntry { MessageGroupId = {|AWSM1012:\"all\"|} }).ToList());")]
    [InlineData("await sqs.SendMessageBatchAsync(Url, [.. orders.Select(o => new SendMessageBatchRequestEntry { MessageGroupId = {|AWSM1012:\"all\"|} })]);")]
    public Task Reports_one_group_for_all(string statements) => Reports(Send(statements));

    [Theory]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = Url, MessageGroupId = order.CustomerId });")]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = Url, MessageGroupId = $\"order-{order.Id}\" });")]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = Url, MessageGroupId = body.Length > 3 ? \"long\" : \"short\" });")]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = Url, MessageGroupId = given ?? \"all\" });")]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest(Url, $\"refresh at {DateTime.UtcNow:O}\") { MessageGroupId = \"refresh\" });")]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = url, MessageGroupId = \"tenant-a\" });")]
    [InlineData("var r = new SendMessageRequest(Url, body) { MessageGroupId = \"all\" }; if (given != null) r.MessageGroupId = given; await sqs.SendMessageAsync(r);")]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = Url });")]
    public Task Is_silent_on_other_groups_and_other_queues(string statements) => Silent(Send(statements));

    [Fact]
    public Task Survives_broken_code() => Silent(Send("await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = Url, MessageGroupId = });"), compiles: false);

    [Fact]
    public Task Reports_a_request_from_a_private_method_and_from_a_field() => Reports(Sender("""
            private readonly SendMessageRequest hoisted = new() { QueueUrl = Url, MessageGroupId = "all" };
            private SendMessageRequest Create(string body) => new(Url, body) { MessageGroupId = "all" };
            public async Task Run(string body)
            {
                await sqs.{|AWSM1012:SendMessageAsync|}(Create(body));
                await sqs.{|AWSM1012:SendMessageAsync|}(hoisted);
            }
        """));

    [Fact]
    public Task Is_silent_where_the_request_is_changed_elsewhere() => Silent(Send(
        """var r = new SendMessageRequest(Url, body) { MessageGroupId = "all" }; Stamp(r); await sqs.SendMessageAsync(r);""")
        + " public partial class Sender { private static void Stamp(SendMessageRequest r) => r.MessageGroupId = default; }");

    [Fact]
    public Task Is_silent_on_types_of_the_user_s_own() => Silent("""
        public class SendMessageRequest { public string? QueueUrl; public string? MessageGroupId; public string? MessageDeduplicationId; public int DelaySeconds; }
        public interface IAmazonSQS { Task SendMessageAsync(SendMessageRequest request); }
        public class Sender(IAmazonSQS sqs)
        {
            public Task Run() => sqs.SendMessageAsync(new() { QueueUrl = "https://sqs/orders.fifo", MessageGroupId = "all" });
        }
        """);

    [Theory]
    [InlineData("Put(Url, \"all\", body); Put(Url, \"all\", body);", "QueueUrl = url, MessageGroupId = {|AWSM1012:group|}")]
    [InlineData("Put(Url, \"x\", body);", "QueueUrl = url, MessageGroupId = {|AWSM1012:\"all\"|}")]
    [InlineData("Put(Url, \"x\", body);", "QueueUrl = Url, MessageGroupId = {|AWSM1012:$\"all-{group}\"|}")]
    public Task Reports_a_group_that_every_caller_of_a_private_method_passes(string calls, string set) => Reports(Sender($$"""
            public void Run(string body) { {{calls}} }
            private Task Put(string url, string group, string body) => sqs.SendMessageAsync(new SendMessageRequest { MessageBody = body, {{set}} });
        """));

    [Fact]
    public Task Asks_what_a_private_method_turns_away() => Reports(Sender("""
            public Task Run(string body) => Task.WhenAll(Put("orders", body), PutKnown("orders", body));
            private Task Put(string? group, string body)
            {
                ArgumentNullException.ThrowIfNull(group);
                return sqs.SendMessageAsync(new SendMessageRequest(Url, body) { MessageGroupId = {|AWSM1012:group|} });
            }
            private Task PutKnown(string group, string body)
            {
                if (group == "orders") throw new ArgumentException("these have groups of their own");
                return sqs.SendMessageAsync(new SendMessageRequest(Url, body) { MessageGroupId = group });
            }
        """));

    [Theory]
    [InlineData("Put(Url, \"orders\", body); Put(Url, \"bills\", body);", "QueueUrl = url, MessageGroupId = group")]
    [InlineData("Put(Url, \"orders\", body); Put(Url, null, body);", "QueueUrl = url, MessageGroupId = group")]
    [InlineData("Put(Url, \"orders\", body); Put(Url, body, body);", "QueueUrl = url, MessageGroupId = group")]
    [InlineData("Put(body, \"orders\", body);", "QueueUrl = url, MessageGroupId = group")]
    [InlineData("Put(\"https://q/orders\", \"orders\", body);", "QueueUrl = url, MessageGroupId = group")]
    [InlineData("Put(Url, \"orders\", body);", "QueueUrl = url, MessageGroupId = group + body")]
    [InlineData("Put(Url, null, body);", "QueueUrl = url, MessageGroupId = group ?? body")]
    [InlineData("Put(Url, \"orders\", body);", "QueueUrl = url, MessageGroupId = group == \"orders\" ? body : group")]
    public Task Is_silent_where_callers_of_a_private_method_pass_other_groups(string calls, string set) => Silent(Sender($$"""
            public void Run(string body) { {{calls}} }
            private Task Put(string url, string? group, string body) => sqs.SendMessageAsync(new SendMessageRequest { MessageBody = body, {{set}} });
        """));

    [Fact]
    public Task Silent_on_an_empty_group_which_is_refused() =>
        Silent(Send("await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = Url, MessageGroupId = \"\" });"));
}
