using AwsMessaging.Analyzers.Tests.Harness;
using AwsMessaging.CodeFixes;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class FreshMessageGroupTests() : RuleTests("AWSM1011")
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
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = Url, MessageGroupId = {|AWSM1011:Guid.NewGuid().ToString()|} });")]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = Url, MessageGroupId = {|AWSM1011:$\"{order.CustomerId}-{DateTime.UtcNow.Ticks}\"|} });")]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = Url, MessageGroupId = {|AWSM1011:\"g\" + DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()|} });")]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = Url, MessageGroupId = {|AWSM1011:$\"{DateTime.UtcNow:yyyyMMddHHmmss}-{Random.Shared.Next(8)}\"|} });")]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = Url, MessageGroupId = {|AWSM1011:DateTime.UtcNow.AddHours(1).ToString(\"O\")|} });")]
    [InlineData("var group = Guid.NewGuid().ToString(\"N\"); await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = Url, MessageGroupId = {|AWSM1011:group|} });")]
    [InlineData("var r = new PublishRequest(Arn, body); r.MessageGroupId = Guid.NewGuid().ToString(); await sns.{|AWSM1011:PublishAsync|}(r);")]
    [InlineData("await sqs.SendMessageBatchAsync(Url, orders.Select(o => new SendMessageBatchRequestEntry { MessageGroupId = {|AWSM1011:string.Concat(\"g\", Guid.NewGuid())|} }).ToList());")]
    [InlineData("await sqs.SendMessageBatchAsync(Url, [.. orders.Select(o => new SendMessageBatchRequestEntry { MessageGroupId = {|AWSM1011:Guid.NewGuid().ToString()|} })]);")]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = Url, MessageGroupId = {|AWSM1011:Random.Shared.Next(1_000_000).ToString()|} });")]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = Url, MessageGroupId = {|AWSM1011:Random.Shared.NextInt64(0, long.MaxValue).ToString()|} });")]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = Url, MessageGroupId = {|AWSM1011:Guid.NewGuid().ToString(\"N\").Substring(0, 8)|} });")]
    public Task Reports_a_group_for_each_message(string statements) => Reports(Send(statements));

    /// <summary>The queue may be FIFO for its deduplication alone, with as many groups as there are messages.</summary>
    [Theory]
    [InlineData("MessageDeduplicationId = order.Id.ToString()", DiagnosticSeverity.Info)]
    [InlineData("MessageDeduplicationId = Guid.NewGuid().ToString()", DiagnosticSeverity.Warning)]
    [InlineData("MessageBody = body", DiagnosticSeverity.Warning)]
    public async Task Only_suggests_where_the_message_has_an_id_of_its_own(string more, DiagnosticSeverity severity)
    {
        var source = Send($"await sqs.SendMessageAsync(new SendMessageRequest {{ QueueUrl = Url, MessageGroupId = Guid.NewGuid().ToString(), {more} }});");
        Assert.Equal(severity, Assert.Single(await Findings.In("AWSM1011", source)).Severity);
    }

    [Theory]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = Url, MessageGroupId = order.Id.ToString() });")]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = url, MessageGroupId = Guid.NewGuid().ToString() });")]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = Url, MessageGroupId = given ?? Guid.NewGuid().ToString() });")]
    [InlineData("var id = Guid.NewGuid(); var placed = new Order(id, body, body); await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = Url, MessageGroupId = id.ToString(), MessageBody = Json(placed) });")]
    [InlineData("var group = Guid.NewGuid().ToString(); foreach (var o in orders) await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = Url, MessageGroupId = group });")]
    [InlineData("var r = new SendMessageRequest(Url, body) { MessageGroupId = Guid.NewGuid().ToString() }; if (given != null) r.MessageGroupId = given; await sqs.SendMessageAsync(r);")]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = Url, MessageGroupId = $\"{order.CustomerId}-{DateTime.UtcNow:yyyyMM}\" });")]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = Url, MessageGroupId = order.CustomerId + DateTime.UtcNow.Year });")]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = Url, MessageGroupId = $\"lane-{Random.Shared.Next(16)}\" });")]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = Url, MessageGroupId = \"lane-\" + Random.Shared.Next(0, 8) });")]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = Url, MessageGroupId = $\"lane-{Random.Shared.Next(orders.Count)}\" });")]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = Url, MessageGroupId = $\"lane-{Random.Shared.NextInt64(16)}\" });")]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = Url, MessageGroupId = $\"lane-{System.Security.Cryptography.RandomNumberGenerator.GetInt32(0, orders.Count)}\" });")]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = Url, MessageGroupId = Guid.NewGuid().ToString(\"N\")[0].ToString() });")]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = Url, MessageGroupId = Guid.NewGuid().ToString(\"N\").Substring(0, 2) });")]
    public Task Is_silent_on_groups_that_last(string statements) => Silent(Send(statements));

    private const string ByMethod = "await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = Url, MessageBody = Json(order), MessageGroupId = {|AWSM1011:NewGroup(order)|} });";

    private static string SendWith(string member, string statements) => Send(statements) + " public partial class Sender { private string? kept; " + member + " }";

    [Theory]
    [InlineData("private static string NewGroup(Order order) => $\"{order.CustomerId}-{Guid.NewGuid():N}\";")]
    [InlineData("private string NewGroup(Order _) { var group = Guid.NewGuid().ToString(); return group; }")]
    public Task Reports_a_group_that_a_method_makes_for_each_message(string member) => Reports(SendWith(member, ByMethod));

    [Theory]
    [InlineData("private static string NewGroup(Order order) => order.CustomerId;")]
    [InlineData("private string NewGroup(Order order) => kept ??= Guid.NewGuid().ToString();")]
    [InlineData("private static string NewGroup(Order order) => Guid.NewGuid().ToString(\"N\").Substring(0, 1);")]
    [InlineData("private static string NewGroup(Order order) => order.CustomerId ?? Guid.NewGuid().ToString();")]
    [InlineData("public virtual string NewGroup(Order order) => Guid.NewGuid().ToString();")]
    public Task Is_silent_on_a_method_whose_groups_last(string member) =>
        Silent(SendWith(member, ByMethod.Replace("{|AWSM1011:NewGroup(order)|}", "NewGroup(order)", StringComparison.Ordinal)));

    [Fact]
    public Task The_fix_replaces_the_call_of_a_method() => Fixes(
        SendWith("private static string NewGroup(Order order) => Guid.NewGuid().ToString();", ByMethod),
        SendWith("private static string NewGroup(Order order) => Guid.NewGuid().ToString();", ByMethod.Replace("{|AWSM1011:NewGroup(order)|}", "order.Id.ToString()", StringComparison.Ordinal)));

    /// <summary>Nobody would count any more, read the comment, set the variable, or read the field.</summary>
    [Theory]
    [InlineData("private int sent; private string NewGroup(Order order) { sent++; return Guid.NewGuid().ToString(); }", "", "NewGroup(order)")]
    [InlineData("private string NewGroup(Order order) { Json(order); return Guid.NewGuid().ToString(); }", "", "NewGroup(order)")]
    [InlineData("private static string NewGroup(Order order) => Guid.NewGuid().ToString();", "", "NewGroup(order /* for now */)")]
    [InlineData("private static string NewGroup(out int n) { n = 1; return Guid.NewGuid().ToString(); }", "", "NewGroup(out var n)")]
    [InlineData("private int n; private static string NewGroup(ref int n) => Guid.NewGuid().ToString();", "", "NewGroup(ref n)")]
    [InlineData("private static long n;", "", "$\"{Guid.NewGuid()}-{Interlocked.Increment(ref n)}\"")]
    [InlineData("private static string prefix = \"g\";", "", "$\"{prefix}-{Guid.NewGuid()}\"")]
    [InlineData("private static string prefix = \"g\";", "var group = $\"{prefix}-{Guid.NewGuid()}\";", "group")]
    public Task No_fix_that_loses_more_than_the_value(string member, string before, string value) => NotFixed(SendWith(
        member, before + ByMethod.Replace("NewGroup(order)", value, StringComparison.Ordinal)));

    [Theory]
    [InlineData("const string prefix = \"g\"; string NewGroup() => prefix + Guid.NewGuid(); ", "NewGroup()")]
    [InlineData("const string prefix = \"g\"; var group = prefix + Guid.NewGuid(); ", "group")]
    [InlineData("var prefix = \"g\"; ", "$\"{prefix}-{Guid.NewGuid()}\"")]
    public Task The_fix_takes_the_constant_along(string before, string value) => Fixes(
        SendWith("", before + ByMethod.Replace("NewGroup(order)", value, StringComparison.Ordinal)),
        SendWith("", ByMethod.Replace("{|AWSM1011:NewGroup(order)|}", "order.Id.ToString()", StringComparison.Ordinal)));

    [Fact]
    public Task The_fix_leaves_a_constant_that_is_used_otherwise() => Fixes(
        SendWith("", "const string prefix = \"g\"; Json(prefix); " + ByMethod.Replace("NewGroup(order)", "prefix + Guid.NewGuid()", StringComparison.Ordinal)),
        SendWith("", "const string prefix = \"g\"; Json(prefix); " + ByMethod.Replace("{|AWSM1011:NewGroup(order)|}", "order.Id.ToString()", StringComparison.Ordinal)));

    [Fact]
    public Task Is_silent_on_types_of_the_user_s_own() => Silent("""
        public class SendMessageRequest { public string? QueueUrl; public string? MessageBody; public string? MessageGroupId; public string? MessageDeduplicationId; }
        public interface IAmazonSQS { Task SendMessageAsync(SendMessageRequest request); }
        public class Sender(IAmazonSQS sqs)
        {
            public Task Run() => sqs.SendMessageAsync(new() { QueueUrl = "https://sqs/orders.fifo", MessageGroupId = Guid.NewGuid().ToString() });
        }
        """);

    [Fact]
    public Task Survives_broken_code() => Silent(Send("await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = Url, MessageGroupId = Guid. });"), compiles: false);

    [Fact]
    public Task The_fix_groups_by_the_entity() => Fixes(
        Send("await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = Url, MessageBody = Json(order), MessageGroupId = {|AWSM1011:Guid.NewGuid().ToString()|} /* the group */ });"),
        Send("await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = Url, MessageBody = Json(order), MessageGroupId = order.Id.ToString() /* the group */ });"));

    [Fact]
    public Task The_fix_offers_other_ids() => Fixes(
        Send("await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = Url, MessageBody = Json(order), MessageGroupId = {|AWSM1011:Guid.NewGuid().ToString()|} });"),
        Send("await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = Url, MessageBody = Json(order), MessageGroupId = order.CustomerId });"),
        key: Fix.Alternative("CustomerId"));

    [Fact]
    public Task No_fix_without_an_id() => NotFixed(
        Send("await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = Url, MessageBody = body, MessageGroupId = {|AWSM1011:Guid.NewGuid().ToString()|} });"));

    [Theory]
    [InlineData("Put(Url, order);", true)]
    [InlineData("Put(Url, order); Put(\"https://q/bills.fifo\", order);", true)]
    [InlineData("Put(Url, order); Put(\"https://q/bills\", order);", false)]
    [InlineData("Put(Url, order); Put(order.Text, order);", false)]
    public Task Asks_the_callers_of_a_private_method_where_it_sends_to(string calls, bool isReported)
    {
        const string Fresh = "Guid.NewGuid().ToString()";
        var code = Sender($$"""
                public void Run(Order order) { {{calls}} }
                private Task Put(string url, Order order) => sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = url, MessageBody = Json(order), MessageGroupId = {|AWSM1011:{{Fresh}}|} });
            """);
        return isReported ? Reports(code) : Silent(code.Replace("{|AWSM1011:" + Fresh + "|}", Fresh, StringComparison.Ordinal));
    }

    /// <summary>A group of its own for each message is what fair queues want of a message that belongs to nobody.</summary>
    [Fact]
    public Task Is_silent_in_a_private_method_that_serves_both_kinds_of_queues() => Silent(Sender("""
            public Task Run(Order order) => Put(Url, order);
            private Task Put(string url, Order order)
            {
                var request = new SendMessageRequest(url, Json(order)) { MessageGroupId = Guid.NewGuid().ToString() };
                if (url.EndsWith(".fifo")) request.MessageGroupId = order.CustomerId;
                return sqs.SendMessageAsync(request);
            }
        """));

    [Fact]
    public Task Reports_a_group_that_all_callers_make() => NotFixed(Sender("""
            public Task A(Order o) => One(o, Guid.NewGuid().ToString());
            public Task B(Order o) { var group = Guid.NewGuid().ToString("N"); return One(o, group); }
            private Task One(Order o, string group) => sqs.SendMessageAsync(new SendMessageRequest(Url, Json(o)) { MessageGroupId = {|AWSM1011:group|} });
        """));

    [Theory]
    [InlineData("public Task A(Order o) => One(o, Guid.NewGuid().ToString()); public Task B(Order o) => One(o, o.CustomerId);")]
    [InlineData("public async Task A(Order o, Order p) { var group = Guid.NewGuid().ToString(); await One(o, group); await One(p, group); }")]
    [InlineData("public async Task A(List<Order> all) { var group = Guid.NewGuid().ToString(); foreach (var o in all) { await One(o, group); } }")]
    public Task Is_silent_where_callers_give_several_messages_one_group(string callers) => Silent(Sender(callers + """
             private Task One(Order o, string group) => sqs.SendMessageAsync(new SendMessageRequest(Url, Json(o)) { MessageGroupId = group });
        """));

    [Fact]
    public Task Is_silent_where_a_method_sends_all_it_is_given_in_one_group() => Silent(Sender("""
            public Task A(List<Order> all) => All(all, Guid.NewGuid().ToString());
            private async Task All(List<Order> all, string group)
            {
                foreach (var o in all) { await sqs.SendMessageAsync(new SendMessageRequest(Url, Json(o)) { MessageGroupId = group }); }
            }
        """));

    /// <summary>All that one call sends is in the group that its caller made.</summary>
    [Fact]
    public Task Silent_on_a_group_that_a_caller_makes_for_a_loop() => Silent(Sender("""
            public Task ImportAsync(List<string> rows) => PublishAsync(rows, Guid.NewGuid().ToString());
            private async Task PublishAsync(List<string> rows, string import)
            {
                var entries = new List<SendMessageBatchRequestEntry>();
                foreach (var row in rows) { entries.Add(new SendMessageBatchRequestEntry { Id = $"{entries.Count}", MessageBody = row, MessageGroupId = import, MessageDeduplicationId = row }); }
                await sqs.SendMessageBatchAsync(Url, entries);
            }
        """));
}
