using AwsMessaging.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;
using AwsMessaging.CodeFixes;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class FreshDeduplicationIdTests() : RuleTests("AWSM1009")
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
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = Url, MessageDeduplicationId = {|AWSM1009:Guid.NewGuid().ToString()|} });")]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = url, MessageDeduplicationId = {|AWSM1009:$\"{order.Id}-{DateTime.UtcNow:O}\"|} });")]
    [InlineData("var id = Guid.NewGuid().ToString(); await sqs.SendMessageAsync(new SendMessageRequest(url, body) { MessageDeduplicationId = {|AWSM1009:id|} });")]
    [InlineData("var r = new PublishRequest(Arn, body); r.MessageDeduplicationId = Guid.NewGuid().ToString(); await sns.{|AWSM1009:PublishAsync|}(r);")]
    [InlineData("await sqs.SendMessageBatchAsync(url, orders.Select(o => new SendMessageBatchRequestEntry { MessageDeduplicationId = {|AWSM1009:Guid.NewGuid().ToString()|} }).ToList());")]
    public Task Reports_an_id_made_for_the_send(string statements) => Reports(Send(statements));

    [Theory]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = Url, MessageDeduplicationId = order.Id.ToString() });")]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = Url, MessageDeduplicationId = given ?? Guid.NewGuid().ToString() });")]
    [InlineData("var id = Guid.NewGuid(); var placed = new Order(id, body, body); await sqs.SendMessageAsync(new SendMessageRequest(Url, Json(placed)) { MessageDeduplicationId = id.ToString() });")]
    [InlineData("var id = Guid.NewGuid().ToString(); await sqs.SendMessageAsync(new SendMessageRequest(Url, body) { MessageDeduplicationId = id }); Console.WriteLine(id);")]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest(Url, body));")]
    [InlineData("var r = new SendMessageRequest(Url, body) { MessageDeduplicationId = Guid.NewGuid().ToString() }; Stamp(r); await sqs.SendMessageAsync(r);")]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest(Url, body) { MessageDeduplicationId = Guid.Empty.ToString() });")]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest(Url, body) { MessageDeduplicationId = $\"close-{order.Id}-{DateTime.UtcNow:yyyy-MM-dd}\" });")]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest(Url, body) { MessageDeduplicationId = order.Id + DateTime.UtcNow.ToString(\"yyyyMMddHH\") });")]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest(Url, body) { MessageDeduplicationId = $\"{order.Id}-{DateTime.UtcNow.Date}\" });")]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest(Url, body) { MessageDeduplicationId = $\"{order.Id}-{DateOnly.FromDateTime(DateTime.UtcNow)}\" });")]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest(Url, body) { MessageDeduplicationId = DateTimeOffset.UtcNow.AddDays(-1).ToString(\"d\") });")]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest(Url, body) { MessageDeduplicationId = string.Format(\"{0}-{1:yyyyMM}\", order.Id, DateTime.UtcNow) });")]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest(Url, body) { MessageDeduplicationId = (DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 300).ToString() });")]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest(Url, body) { MessageDeduplicationId = $\"{order.Id}-{DateTime.UtcNow.TimeOfDay.Hours}\" });")]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest(Url, body) { MessageDeduplicationId = $\"{order.Id}-{(int)DateTime.UtcNow.Subtract(DateTime.UnixEpoch).TotalHours}\" });")]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest(Url, body) { MessageDeduplicationId = $\"{order.Id}-{DateTime.UtcNow.AddTicks(-(DateTime.UtcNow.Ticks % TimeSpan.TicksPerHour)):O}\" });")]
    public Task Is_silent_on_ids_that_last(string statements) =>
        Silent(Send(statements) + " public partial class Sender { private static void Stamp(SendMessageRequest r) => r.MessageDeduplicationId = r.MessageBody; }");

    [Theory]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest(Url, body) { MessageDeduplicationId = Guid.NewGuid().ToString() });", DiagnosticSeverity.Info, "a caller that tries again")]
    [InlineData("for (var i = 0; i < 3; i++) { try { await sqs.SendMessageAsync(new SendMessageRequest(Url, body) { MessageDeduplicationId = Guid.NewGuid().ToString() }); return; } catch (Exception) { await Task.Delay(i); } }", DiagnosticSeverity.Warning, "the retry around it")]
    [InlineData("for (var i = 0; i < 3; i++) { var id = Guid.NewGuid().ToString(); try { await sqs.SendMessageAsync(new SendMessageRequest(Url, body) { MessageDeduplicationId = id }); break; } catch (AmazonSQSException) when (i < 2) { } }", DiagnosticSeverity.Info, "a caller that tries again")]
    [InlineData("while (true) { try { await sqs.SendMessageAsync(new SendMessageRequest(Url, body) { MessageDeduplicationId = Guid.NewGuid().ToString() }); } catch (Exception) { } }", DiagnosticSeverity.Info, "a caller that tries again")]
    [InlineData("foreach (var m in (await sqs.ReceiveMessageAsync(url)).Messages) { await sqs.SendMessageAsync(new SendMessageRequest(Url, m.Body) { MessageDeduplicationId = Guid.NewGuid().ToString() }); }", DiagnosticSeverity.Warning, "a second delivery of the message that is being handled")]
    [InlineData("async Task Forward(Message m) => await sqs.SendMessageAsync(new SendMessageRequest(Url, m.Body) { MessageDeduplicationId = Guid.NewGuid().ToString() }); await Forward(new());", DiagnosticSeverity.Warning, "a second delivery of the message that is being handled")]
    public async Task Warns_where_a_second_send_is_in_view(string statements, DiagnosticSeverity severity, string who)
    {
        var finding = Assert.Single(await Workbench.BuildAsync(Workbench.Compile([("Shop.cs", Send(statements))])), d => d.Id == "AWSM1009");
        Assert.Equal(severity, finding.Severity);
        Assert.Contains(who, finding.GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public Task Reports_in_a_Lambda_handler() => Reports("""
        using Amazon.Lambda.SQSEvents;
        using Amazon.SQS;
        using Amazon.SQS.Model;
        public class Function(IAmazonSQS sqs, string url)
        {
            public async Task Handle(SQSEvent.SQSMessage message) =>
                await sqs.SendMessageAsync(new SendMessageRequest(url, message.Body) { MessageDeduplicationId = {|AWSM1009:Guid.NewGuid().ToString()|} });
        }
        """);

    [Fact]
    public Task Is_silent_on_types_of_the_user_s_own() => Silent("""
        public class SendMessageRequest { public string? QueueUrl; public string? MessageBody; public string? MessageGroupId; public string? MessageDeduplicationId; }
        public interface IAmazonSQS { Task SendMessageAsync(SendMessageRequest request); }
        public class Sender(IAmazonSQS sqs)
        {
            public Task Run() => sqs.SendMessageAsync(new() { QueueUrl = "https://sqs/orders.fifo", MessageDeduplicationId = Guid.NewGuid().ToString() });
        }
        """);

    [Fact]
    public Task Survives_broken_code() => Silent(Send("await sqs.SendMessageAsync(new SendMessageRequest { MessageDeduplicationId = Guid. });"), compiles: false);

    [Fact]
    public Task The_fix_takes_the_message_s_one_id() => Fixes(
        Send("await sqs.SendMessageAsync(new SendMessageRequest(Url, Json(shipped)) { MessageDeduplicationId = {|AWSM1009:Guid.NewGuid().ToString()|} /* new */ });"),
        Send("await sqs.SendMessageAsync(new SendMessageRequest(Url, Json(shipped)) { MessageDeduplicationId = shipped.OrderId /* new */ });"));

    [Fact]
    public Task The_fix_hashes_the_body_where_there_is_no_single_id() => Fixes(
        Send("await sqs.SendMessageAsync(new SendMessageRequest(Url, body) { MessageDeduplicationId = {|AWSM1009:Guid.NewGuid().ToString()|} });"),
        Send("await sqs.SendMessageAsync(new SendMessageRequest(Url, body) { MessageDeduplicationId = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(body))) });")
            .Replace("using Amazon.SimpleNotificationService;\n", "using System.Security.Cryptography;\nusing System.Text;\nusing Amazon.SimpleNotificationService;\n", StringComparison.Ordinal));

    [Fact]
    public Task No_fix_where_neither_is_at_hand() => NotFixed(
        Send("await sqs.SendMessageAsync(new SendMessageRequest(Url, Json(order)) { MessageDeduplicationId = {|AWSM1009:Guid.NewGuid().ToString()|} });"));

    [Fact]
    public Task The_fix_takes_the_variable_that_nobody_needs_any_more() => Fixes(
        Send("""
            // shipped once
                    var request = new SendMessageRequest(Url, Json(shipped));
                    var id = Guid.NewGuid().ToString();

                    // goes to a FIFO queue
                    request.MessageDeduplicationId = id; // new
                    await sqs.{|AWSM1009:SendMessageAsync|}(request);
            """),
        Send("""
            // shipped once
                    var request = new SendMessageRequest(Url, Json(shipped));

                    // goes to a FIFO queue
                    request.MessageDeduplicationId = shipped.OrderId; // new
                    await sqs.SendMessageAsync(request);
            """));

    [Theory]
    [InlineData("\n// see the wiki\nvar id = Guid.NewGuid().ToString();")]
    [InlineData("var id = Guid.NewGuid().ToString(); // see the wiki\n")]
    [InlineData("string id = Guid.NewGuid().ToString(), other = \"\"; Console.WriteLine(other);")]
    [InlineData("var id = Guid.NewGuid().ToString();\n#if TRACE_IDS\nConsole.WriteLine(id);\n#endif\n")]
    public Task The_fix_leaves_a_variable_that_is_of_use(string declaration) => Fixes(
        Send(declaration + " await sqs.SendMessageAsync(new SendMessageRequest(Url, Json(shipped)) { MessageDeduplicationId = {|AWSM1009:id|} });"),
        Send(declaration + " await sqs.SendMessageAsync(new SendMessageRequest(Url, Json(shipped)) { MessageDeduplicationId = shipped.OrderId });"));
}
