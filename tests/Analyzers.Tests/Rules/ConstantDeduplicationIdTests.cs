using AwsMessaging.Analyzers.Tests.Harness;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class ConstantDeduplicationIdTests() : RuleTests("AWSM1010")
{
    private static string Sender(string members) => $$"""
        using Amazon.SimpleNotificationService;
        using Amazon.SimpleNotificationService.Model;
        using Amazon.SQS;
        using Amazon.SQS.Model;

        public record Order(Guid Id, string CustomerId, string Text);
        public record Shipped(string OrderId);
        public record Payment(string PaymentId, decimal Amount);
        public record OrderShipped(string OrderId);

        public partial class Sender
        {
            private const string Url = "https://sqs.eu-west-1.amazonaws.com/111111111111/orders.fifo";
            private const string Arn = "arn:aws:sns:eu-west-1:111111111111:orders.fifo";
            private readonly IAmazonSQS sqs = null!;
            private readonly IAmazonSimpleNotificationService sns = null!;
            private static string Json(object o) => o.ToString()!;
            private static string Hash(string of) => of.GetHashCode().ToString();
        {{members}}
        }
        """;

    private static string Send(string statements) => Sender(
        "    public async Task Run(Order order, Shipped shipped, string body, string url, List<Order> orders, string? given) { await Task.Yield(); " + statements + " }");

    [Theory]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = Url, MessageDeduplicationId = {|AWSM1010:\"order\"|} });")]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest(Url, Json(new { Command = \"ship\", order.Id })) { MessageDeduplicationId = {|AWSM1010:\"ship\"|} });")]
    [InlineData("var text = $\"ship {shipped.OrderId}\"; await sqs.SendMessageAsync(new SendMessageRequest(Url, text) { MessageDeduplicationId = {|AWSM1010:\"ship\"|} });")]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = url, MessageDeduplicationId = {|AWSM1010:nameof(Order)|} });")]
    [InlineData("var r = new PublishRequest(Arn, body); r.MessageDeduplicationId = \"x\"; await sns.{|AWSM1010:PublishAsync|}(r);")]
    [InlineData("await sqs.SendMessageBatchAsync(Url, orders.Select(o => new SendMessageBatchRequestEntry { MessageDeduplicationId = {|AWSM1010:\"order\"|} }).ToList());")]
    [InlineData("await sqs.SendMessageBatchAsync(Url, [.. orders.Select(o => new SendMessageBatchRequestEntry { MessageDeduplicationId = {|AWSM1010:\"order\"|} })]);")]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = Url, MessageGroupId = order.CustomerId, MessageDeduplicationId = {|AWSM1010:order.CustomerId|} });")]
    [InlineData("var customerId = order.CustomerId; await sqs.SendMessageAsync(new SendMessageRequest(Url, order.Text) { MessageGroupId = customerId, MessageDeduplicationId = {|AWSM1010:customerId|} });")]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest(Url, Json(shipped)) { MessageGroupId = shipped.OrderId, MessageDeduplicationId = {|AWSM1010:shipped.OrderId|} });")]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest(Url, Json(new { order.CustomerId, At = DateTime.UtcNow })) { MessageGroupId = order.CustomerId, MessageDeduplicationId = {|AWSM1010:order.CustomerId|} });")]
    [InlineData("var sent = new OrderShipped(body); await sqs.SendMessageAsync(new SendMessageRequest(Url, Json(sent)) { MessageGroupId = sent.OrderId, MessageDeduplicationId = {|AWSM1010:sent.OrderId|} });")]
    [InlineData("var payment = new Payment(body, 1); await sqs.SendMessageAsync(new SendMessageRequest(Url, Json(order)) { MessageGroupId = payment.PaymentId, MessageDeduplicationId = {|AWSM1010:payment.PaymentId|} });")]
    public Task Reports_an_id_that_messages_share(string statements) => Reports(Send(statements));

    [Theory]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = Url, MessageDeduplicationId = order.Id.ToString() });")]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = Url, MessageDeduplicationId = $\"order-{order.Id}\" });")]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = Url, MessageDeduplicationId = given ?? \"order\" });")]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = Url, MessageDeduplicationId = null });")]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = Url, MessageGroupId = order.CustomerId, MessageDeduplicationId = order.Text });")]
    [InlineData("var id = Guid.NewGuid().ToString(); await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = Url, MessageGroupId = order.CustomerId, MessageDeduplicationId = id });")]
    [InlineData("var r = new SendMessageRequest(Url, body) { MessageDeduplicationId = \"order\" }; r.MessageDeduplicationId += body; await sqs.SendMessageAsync(r);")]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest(Url, Json(new { Command = \"rebuild\", At = DateTime.UtcNow })) { MessageDeduplicationId = \"rebuild\" });")]
    [InlineData("var now = DateTimeOffset.UtcNow; var text = $\"rebuild at {now:O} by {Environment.MachineName}\"; await sqs.SendMessageAsync(new SendMessageRequest(Url, text) { MessageDeduplicationId = \"rebuild\" });")]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest(Url, \"{}\") { MessageDeduplicationId = \"rebuild\" });")]
    [InlineData("var eventId = order.Text; await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = Url, MessageGroupId = eventId, MessageDeduplicationId = eventId });")]
    [InlineData("var placed = new { MessageId = body }; await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = Url, MessageGroupId = placed.MessageId, MessageDeduplicationId = placed.MessageId });")]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest(Url, \"refresh\") { MessageGroupId = order.CustomerId, MessageDeduplicationId = order.CustomerId });")]
    [InlineData("var id = order.Id.ToString(\"N\"); await sqs.SendMessageAsync(new SendMessageRequest(Url, body) { MessageGroupId = id, MessageDeduplicationId = id });")]
    [InlineData("var messageKey = $\"{order.Id}:{order.Text}\"; await sqs.SendMessageAsync(new SendMessageRequest(Url, body) { MessageGroupId = messageKey, MessageDeduplicationId = messageKey });")]
    [InlineData("var orderId = Hash(body); await sqs.SendMessageAsync(new SendMessageRequest(Url, body) { MessageGroupId = orderId, MessageDeduplicationId = orderId });")]
    [InlineData("var jobId = order.Text; await sqs.SendMessageAsync(new SendMessageRequest(Url, body) { MessageGroupId = jobId, MessageDeduplicationId = jobId });")]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest(Url, order.CustomerId) { MessageGroupId = order.CustomerId, MessageDeduplicationId = order.CustomerId });")]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest(Url, $\"{{ \\\"customer\\\": \\\"{order.CustomerId}\\\" }}\") { MessageGroupId = order.CustomerId, MessageDeduplicationId = order.CustomerId });")]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest(Url, Json(new { order.CustomerId })) { MessageGroupId = order.CustomerId, MessageDeduplicationId = order.CustomerId });")]
    [InlineData("var payment = new Payment(body, 1); await sqs.SendMessageAsync(new SendMessageRequest(Url, Json(payment)) { MessageGroupId = payment.PaymentId, MessageDeduplicationId = payment.PaymentId });")]
    public Task Is_silent_on_ids_that_may_differ(string statements) => Silent(Send(statements));

    [Fact]
    public Task Survives_broken_code() => Silent(Send("await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = Url, MessageDeduplicationId = });"), compiles: false);

    [Fact]
    public Task Reports_a_request_from_a_private_method_and_from_a_field() => Reports(Sender("""
            private readonly SendMessageRequest hoisted = new() { QueueUrl = Url, MessageDeduplicationId = "order" };
            private SendMessageRequest Create(string body) => new(Url, body) { MessageDeduplicationId = "order" };
            public async Task Run(string body)
            {
                await sqs.{|AWSM1010:SendMessageAsync|}(Create(body));
                await sqs.{|AWSM1010:SendMessageAsync|}(hoisted);
            }
        """));

    [Fact]
    public Task Is_silent_where_the_request_is_changed_elsewhere() => Silent(Send(
        """var r = new SendMessageRequest(Url, body) { MessageDeduplicationId = "order" }; Stamp(r); await sqs.SendMessageAsync(r);""")
        + " public partial class Sender { private static void Stamp(SendMessageRequest r) => r.MessageDeduplicationId = default; }");

    [Fact]
    public Task Is_silent_on_types_of_the_user_s_own() => Silent("""
        public class SendMessageRequest { public string? QueueUrl; public string? MessageGroupId; public string? MessageDeduplicationId; public int DelaySeconds; }
        public interface IAmazonSQS { Task SendMessageAsync(SendMessageRequest request); }
        public class Sender(IAmazonSQS sqs)
        {
            public Task Run() => sqs.SendMessageAsync(new() { QueueUrl = "https://sqs/orders.fifo", MessageDeduplicationId = "order" });
        }
        """);

    [Theory]
    [InlineData("Put(\"order\", order.Text);")]
    [InlineData("Put(\"order\", order.Text); Put(\"order\", \"again\");")]
    public Task Reports_an_id_that_every_caller_of_a_private_method_passes(string calls) => Reports(Sender($$"""
            public void Run(Order order) { {{calls}} }
            private Task Put(string id, string body) => sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = Url, MessageBody = body, MessageDeduplicationId = {|AWSM1010:id|} });
        """));

    /// <summary>What is a nudge stays one where its text is looked at before.</summary>
    [Fact]
    public Task Is_silent_on_a_nudge_that_a_private_method_checks() => Silent(Sender("""
            public Task Run() => Put("rebuild", "{}");
            private Task Put(string id, string body)
            {
                if (body.Length > 1000) throw new ArgumentException("too long");
                return sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = Url, MessageBody = body, MessageDeduplicationId = id });
            }
        """));

    [Theory]
    [InlineData("Put(\"order\", order.Text); Put(order.CustomerId, order.Text);")]
    [InlineData("Put(\"order\", order.Text); Put(\"other\", order.Text);")]
    [InlineData("Put(\"order\", order.Text); Put(null, order.Text);")]
    [InlineData("Put(\"rebuild\", \"{}\");")]
    [InlineData("Put(\"nightly\", \"rebuild\"); Put(\"nightly\", \"clean\");")]
    public Task Is_silent_where_callers_of_a_private_method_tell_messages_apart_or_nudge(string calls) => Silent(Sender($$"""
            public void Run(Order order) { {{calls}} }
            private Task Put(string? id, string body) => sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = Url, MessageBody = body, MessageDeduplicationId = id });
        """));
}
