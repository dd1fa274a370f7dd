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
    [InlineData("await sqs.SendMessageBatchAsync(url, [.. orders.Select(o => new SendMessageBatchRequestEntry { MessageDeduplicationId = {|AWSM1009:Guid.NewGuid().ToString()|} })]);")]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest(Url, body) { MessageDeduplicationId = {|AWSM1009:Guid.NewGuid().ToString(\"N\").Substring(0, 16)|} });")]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest(Url, body) { MessageDeduplicationId = {|AWSM1009:Guid.NewGuid().ToString(\"N\").Substring(8)|} });")]
    [InlineData("var done = false; while (!done) { try { await sqs.SendMessageAsync(new SendMessageRequest(Url, body) { MessageDeduplicationId = {|AWSM1009:Guid.NewGuid().ToString()|} }); done = true; } catch (AmazonSQSException) { } }")]
    [InlineData("for (var i = 0; ; i++) { try { var r = new SendMessageRequest(Url, body) { MessageDeduplicationId = Guid.NewGuid().ToString() }; await sqs.{|AWSM1009:SendMessageAsync|}(r); break; } catch (AmazonSQSException) when (i < 3) { } }")]
    public Task Reports_an_id_made_for_the_send(string statements) => Reports(Send(statements));

    [Theory]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = Url, MessageDeduplicationId = order.Id.ToString() });")]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = Url, MessageDeduplicationId = given ?? Guid.NewGuid().ToString() });")]
    [InlineData("var id = Guid.NewGuid(); var placed = new Order(id, body, body); await sqs.SendMessageAsync(new SendMessageRequest(Url, Json(placed)) { MessageDeduplicationId = id.ToString() });")]
    [InlineData("var id = Guid.NewGuid().ToString(); await sqs.SendMessageAsync(new SendMessageRequest(Url, body) { MessageDeduplicationId = id }); Console.WriteLine(id);")]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest(Url, body));")]
    [InlineData("var r = new SendMessageRequest(Url, body) { MessageDeduplicationId = Guid.NewGuid().ToString() }; Stamp(r); await sqs.SendMessageAsync(r);")]
    [InlineData("Func<Func<Task>, Task> policy = send => send(); var r = new SendMessageRequest(Url, body) { MessageDeduplicationId = Guid.NewGuid().ToString() }; await policy(() => sqs.SendMessageAsync(r));")]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest(Url, body) { MessageDeduplicationId = Guid.Empty.ToString() });")]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest(Url, \"probe\") { MessageGroupId = \"probe\", MessageDeduplicationId = Guid.NewGuid().ToString() });")]
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
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest(Url, body) { MessageDeduplicationId = order.Id + DateTime.UtcNow.ToString(\"o\").Substring(0, 10) });")]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest(Url, body) { MessageDeduplicationId = order.Id + DateTimeOffset.UtcNow.ToString(\"O\").Remove(13) });")]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest(Url, body) { MessageDeduplicationId = order.Id + DateTime.UtcNow.ToString(\"o\").Replace(\"-\", \"\").Substring(0, 8) });")]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest(Url, body) { MessageDeduplicationId = order.Id + Guid.NewGuid().ToString(\"N\").Remove(2) });")]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest(Url, body) { MessageDeduplicationId = order.Id + Guid.NewGuid().ToString(\"N\").Substring(31) });")]
    [InlineData("var r = new SendMessageRequest(Url, body) { MessageDeduplicationId = Guid.NewGuid().ToString() }; for (var i = 0; ; i++) { try { await sqs.SendMessageAsync(r); break; } catch (AmazonSQSException) when (i < 3) { } }")]
    [InlineData("foreach (var m in (await sqs.ReceiveMessageAsync(\"https://sqs.eu-west-1.amazonaws.com/1/orders-dlq.fifo\")).Messages) { await sqs.SendMessageAsync(new SendMessageRequest(Url, m.Body) { MessageDeduplicationId = Guid.NewGuid().ToString() }); }")]
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

    private const string ByMethod = "await sqs.SendMessageAsync(new SendMessageRequest(Url, Json(shipped)) { MessageGroupId = body, MessageDeduplicationId = {|AWSM1009:NewId()|} });";

    private static string SendWith(string members, string statements) =>
        Send(statements) + " public partial class Sender { private string? kept; private static int count; " + members + " }";

    [Theory]
    [InlineData("private static string NewId() => Guid.NewGuid().ToString(\"N\");")]
    [InlineData("private string NewId() { var id = Guid.NewGuid(); return $\"{kept}-{id:N}\"; }")]
    [InlineData("internal static string NewId() { count++; return Fresh().Replace(\"-\", \"\"); } private static string Fresh() => Guid.NewGuid().ToString();")]
    [InlineData("private static string NewId(string prefix = \"o\") => prefix + DateTime.UtcNow.Ticks;")]
    public Task Reports_an_id_that_a_method_makes_at_each_call(string members) => Reports(SendWith(members, ByMethod));

    [Fact]
    public Task Reports_an_id_that_a_local_function_or_a_property_makes() => Reports(SendWith(
        "private static string NewId => Guid.NewGuid().ToString();",
        """
        await sqs.SendMessageAsync(new SendMessageRequest(Url, body) { MessageDeduplicationId = {|AWSM1009:NewId|} });
        await sqs.SendMessageAsync(new SendMessageRequest(Url, body) { MessageDeduplicationId = {|AWSM1009:Make()|} });
        var id = Make();
        await sqs.SendMessageAsync(new SendMessageRequest(Url, body) { MessageDeduplicationId = {|AWSM1009:id|} });
        static string Make() => Guid.NewGuid().ToString();
        """));

    [Theory]
    [InlineData("private string NewId() => kept ??= Guid.NewGuid().ToString();")]
    [InlineData("private string NewId() => kept = Guid.NewGuid().ToString();")]
    [InlineData("private string NewId() { kept = Guid.NewGuid().ToString(); return kept; }")]
    [InlineData("private string NewId() { if (kept is not null) { return kept; } return Guid.NewGuid().ToString(); }")]
    [InlineData("private string NewId() { var id = Guid.NewGuid().ToString(); Sent.Add(id); return id; } private readonly List<string> Sent = new();")]
    [InlineData("private readonly string made = Guid.NewGuid().ToString(); private string NewId() => made;")]
    [InlineData("private static readonly Lazy<string> Made = new(() => Guid.NewGuid().ToString()); private static string NewId() => Made.Value;")]
    [InlineData("protected virtual string NewId() => Guid.NewGuid().ToString();")]
    [InlineData("private partial string NewId(); private partial string NewId() => Guid.NewGuid().ToString();")]
    [InlineData("private string NewId() => kept is null ? Guid.NewGuid().ToString() : kept;")]
    [InlineData("private string NewId() { var id = Guid.NewGuid().ToString(); return kept == id ? NewId() : id; }")]
    [InlineData("private string NewId() => NewId();")]
    [InlineData("private Func<string> NewId = () => Guid.NewGuid().ToString();")]
    [InlineData("private static string NewId() => DateTime.UtcNow.ToString(\"yyyy-MM-dd\");")]
    [InlineData("private static string NewId(int lanes = 4) => \"lane-\" + Random.Shared.Next(lanes);")]
    [InlineData("private static string NewId(Guid? of = null) => of.ToString()!;")]
    public Task Is_silent_on_methods_that_keep_the_id_or_may_be_others(string members) =>
        Silent(SendWith(members, ByMethod.Replace("{|AWSM1009:NewId()|}", "NewId()", StringComparison.Ordinal)));

    [Fact]
    public Task Is_silent_on_an_id_of_a_method_that_is_also_sent() => Silent(SendWith(
        "private static string NewId() => Guid.NewGuid().ToString();",
        "var id = NewId(); await sqs.SendMessageAsync(new SendMessageRequest(Url, Json(id)) { MessageDeduplicationId = id });"));

    [Fact]
    public async Task Warns_where_the_method_is_called_in_a_retry()
    {
        var finding = Assert.Single(
            await Workbench.BuildAsync(Workbench.Compile([("Shop.cs", SendWith(
                "private static string NewId() => Guid.NewGuid().ToString();",
                "for (var i = 0; i < 3; i++) { try { await sqs.SendMessageAsync(new SendMessageRequest(Url, body) { MessageDeduplicationId = NewId() }); return; } catch (Exception) { await Task.Delay(i); } }"))])),
            d => d.Id == "AWSM1009");
        Assert.Equal(DiagnosticSeverity.Warning, finding.Severity);
    }

    [Fact]
    public Task The_fix_replaces_the_call_of_a_method() => Fixes(
        SendWith("private static string NewId() => Guid.NewGuid().ToString();", ByMethod),
        SendWith("private static string NewId() => Guid.NewGuid().ToString();", ByMethod.Replace("{|AWSM1009:NewId()|}", "shipped.OrderId", StringComparison.Ordinal)));

    [Theory]
    [InlineData("private static string NewId() => Guid.NewGuid().ToString();", "")]
    [InlineData("private static string NewId() { return Guid.NewGuid().ToString(); }", "")]
    [InlineData("private static string NewId() { count++; return Guid.NewGuid().ToString(); }", "var id = NewId(); ")]
    public Task The_fix_takes_a_variable_that_a_method_without_effects_gives(string members, string left) => Fixes(
        SendWith(members, "var id = NewId(); " + ByMethod.Replace("NewId()", "id", StringComparison.Ordinal)),
        SendWith(members, left + ByMethod.Replace("{|AWSM1009:NewId()|}", "shipped.OrderId", StringComparison.Ordinal)));

    private static string Placer(string before, string id, string behind) => $$"""
        using Amazon.SQS;
        using Amazon.SQS.Model;
        public record Placed(string OrderId);
        public partial class Placer(IAmazonSQS sqs)
        {
        {{before}}    public Task Place(Placed order, string group) => sqs.SendMessageAsync(new SendMessageRequest("https://sqs/orders.fifo", System.Text.Json.JsonSerializer.Serialize(order))
            {
                MessageGroupId = group,
                MessageDeduplicationId = {{id}},
            });
        {{behind}}}
        """;

    /// <summary>Nobody would call or read it any more, which the IDE reports.</summary>
    [Theory]
    [InlineData("", "NewId()", "\n    private static string NewId() => Guid.NewGuid().ToString();\n", "")]
    [InlineData("    private static string Fresh => Guid.NewGuid().ToString();\n\n", "Fresh", "", "")]
    [InlineData("", "this.Fresh", "\n    string Fresh\n    {\n        get { return Guid.NewGuid().ToString(); }\n    }\n\n    public int NewIds => 1;\n", "\n    public int NewIds => 1;\n")]
    [InlineData("", "NewId(\"o\")", "\n    private static string NewId(string prefix)\n    {\n        return prefix + Part();\n    }\n\n    private static string Part() => Guid.NewGuid().ToString();\n", "")]
    [InlineData("", "NewId()", "\n    private static string NewId() => Part();\n\n    private static string Part() => Guid.NewGuid().ToString();\n\n    public string Other() => Part();\n", "\n    private static string Part() => Guid.NewGuid().ToString();\n\n    public string Other() => Part();\n")]
    public Task The_fix_takes_the_private_member_that_nobody_needs_any_more(string before, string id, string behind, string left) => Fixes(
        Placer(before, "{|AWSM1009:" + id + "|}", behind), Placer("", "order.OrderId", left));

    /// <summary>Somebody else mentions it, something is said of it, or it reads a field that nobody else would read.</summary>
    [Theory]
    [InlineData("NewId()", "\n    internal static string NewId() => Guid.NewGuid().ToString();\n")]
    [InlineData("NewId()", "\n    // see the wiki\n    private static string NewId() => Guid.NewGuid().ToString();\n")]
    [InlineData("NewId()", "\n    /// <summary>Another each time.</summary>\n    private static string NewId() => Guid.NewGuid().ToString();\n")]
    [InlineData("NewId()", "\n    [Obsolete] private static string NewId() => Guid.NewGuid().ToString();\n")]
    [InlineData("NewId()", "\n    private static string NewId() => Guid.NewGuid().ToString(); // for now\n")]
    [InlineData("NewId()", "\n    private static string NewId() => Guid.NewGuid().ToString();\n\n    public string Other() => NewId();\n")]
    [InlineData("NewId()", "\n    private static string NewId() => Guid.NewGuid().ToString();\n\n    public string Other => \"NewId\";\n")]
    [InlineData("NewId()", "\n    private static string NewId() => Guid.NewGuid().ToString();\n\n    private static string NewId(int n) => n.ToString();\n")]
    [InlineData("NewId()", "\n    private static string NewId() => Guid.NewGuid().ToString();\n\n#if OTHER\n    public string Other() => NewId();\n#endif\n")]
    [InlineData("NewId()", "\n    private static string NewId() => Guid.NewGuid().ToString();\n}\n\npublic partial class Placer\n{\n    public string Other() => NewId();\n")]
    [InlineData("NewId()", "\n    private readonly string prefix = \"o\";\n\n    private string NewId() => prefix + Guid.NewGuid();\n")]
    public Task The_fix_leaves_the_member_that_somebody_may_need(string id, string behind) => Fixes(
        Placer("", "{|AWSM1009:" + id + "|}", behind), Placer("", "order.OrderId", behind));

    private static string ById(string id) => ByMethod.Replace("{|AWSM1009:NewId()|}", id, StringComparison.Ordinal);

    /// <summary>A field that nobody reads any more is a warning, and a counter that nobody counts a riddle.</summary>
    [Theory]
    [InlineData("private int n; private static string NewId(ref int n) => Guid.NewGuid().ToString() + ++n;", "{|AWSM1009:NewId(ref n)|}")]
    [InlineData("private int n; private static string NewId(ref int n) => Guid.NewGuid().ToString(); public int Sent => n;", "{|AWSM1009:NewId(ref n)|}")]
    [InlineData("private static int n; private static string NewId(out int n) { n = 1; return Guid.NewGuid().ToString(); }", "{|AWSM1009:NewId(out n)|}")]
    [InlineData("private static int n;", "{|AWSM1009:$\"{Guid.NewGuid()}-{Interlocked.Increment(ref n)}\"|}")]
    [InlineData("private static int n; public static int Sent => n;", "{|AWSM1009:$\"{Guid.NewGuid()}-{Interlocked.Increment(ref n)}\"|}")]
    [InlineData("private int n;", "{|AWSM1009:$\"{Guid.NewGuid()}-{n++}\"|}")]
    [InlineData("private int n;", "{|AWSM1009:Guid.NewGuid().ToString() + ++n|}")]
    [InlineData("private static int n; private static string NewId() => $\"{Guid.NewGuid()}-{Interlocked.Increment(ref n)}\";", "{|AWSM1009:NewId()|}")]
    [InlineData("private int n; private string NextId => $\"{Guid.NewGuid()}-{n++}\";", "{|AWSM1009:NextId|}")]
    [InlineData("private string prefix = \"orders\";", "{|AWSM1009:$\"{prefix}-{Guid.NewGuid()}\"|}")]
    [InlineData("private string prefix = \"\"; public void Init() { prefix = \"a\"; this.prefix = \"b\"; }", "{|AWSM1009:$\"{prefix}-{Guid.NewGuid()}\"|}")]
    [InlineData("private string prefix = \"\"; public int Other(string prefix) => prefix.Length;", "{|AWSM1009:$\"{this.prefix}-{Guid.NewGuid()}\"|}")]
    [InlineData("private readonly Random random = new();", "{|AWSM1009:random.Next().ToString()|}")]
    public Task No_fix_that_leaves_a_field_unread_or_a_counter_uncounted(string members, string id) => NotFixed(SendWith(members, ById(id)));

    [Fact]
    public Task No_fix_that_leaves_a_parameter_of_the_type_unread() => NotFixed(ByPrefix("{|AWSM1009:$\"{prefix}-{Guid.NewGuid()}\"|}"));

    [Fact]
    public Task The_fix_is_offered_where_the_parameter_of_the_type_is_read_elsewhere() => Fixes(
        ByPrefix("{|AWSM1009:$\"{prefix}-{Guid.NewGuid()}\"|}", "public string Prefix => prefix;"), ByPrefix("order.OrderId", "public string Prefix => prefix;"));

    private static string ByPrefix(string id, string members = "") => $$"""
        using Amazon.SQS;
        using Amazon.SQS.Model;
        public record Placed(string OrderId);
        public class Placer(IAmazonSQS sqs, string url, string prefix)
        {
            {{members}}
            public Task Place(Placed order) =>
                sqs.SendMessageAsync(new SendMessageRequest(url, System.Text.Json.JsonSerializer.Serialize(order)) { MessageGroupId = url, MessageDeduplicationId = {{id}} });
        }
        """;

    [Theory]
    [InlineData("private string prefix = \"orders\"; public string Prefix => prefix;", "$\"{prefix}-{Guid.NewGuid()}\"")]
    [InlineData("private string prefix = \"orders\"; private class Inner { public string Of(Sender sender) => sender.prefix; }", "$\"{prefix}-{Guid.NewGuid()}\"")]
    [InlineData("private readonly Random random = new(); public int Lane() => random.Next(4);", "random.Next().ToString()")]
    [InlineData("public string Prefix = \"orders\";", "$\"{Prefix}-{Guid.NewGuid()}\"")]
    [InlineData("private string Prefix { get; set; } = \"orders\";", "$\"{Prefix}-{Guid.NewGuid()}\"")]
    [InlineData("private static string NewId(in int n) => Guid.NewGuid().ToString() + n;", "NewId(7)")]
    [InlineData("private static string NewId() => Guid.NewGuid().ToString() + (int.TryParse(Url, out var n) ? n : 0);", "NewId()")]
    public Task The_fix_is_offered_where_what_it_takes_is_used_elsewhere(string members, string id) => Fixes(
        SendWith(members, ById("{|AWSM1009:" + id + "|}")), SendWith(members, ById("shipped.OrderId")));

    private const string Local = "\nstatic string NewId() => Guid.NewGuid().ToString();";

    /// <summary>A local function that nobody calls is a warning of the compiler.</summary>
    [Theory]
    [InlineData("", Local + "\n", "\n")]
    [InlineData("var id = NewId(); ", Local + "\n", "\n")]
    [InlineData("", "\nstatic string NewId() => Part();\nstatic string Part() => Guid.NewGuid().ToString();\n", "\n")]
    [InlineData("", Local + "\nConsole.WriteLine(NewId());", Local + "\nConsole.WriteLine(NewId());")]
    public Task The_fix_takes_the_local_function_that_nobody_calls_any_more(string before, string after, string left)
    {
        var value = before.Length > 0 ? "id" : "NewId()";
        return Fixes(
            Send(before + ByMethod.Replace("NewId()", value, StringComparison.Ordinal) + after),
            Send(ByMethod.Replace("{|AWSM1009:NewId()|}", "shipped.OrderId", StringComparison.Ordinal) + left));
    }

    [Theory]
    [InlineData("\n// see the wiki" + Local)]
    [InlineData(Local + "\n#if TRACE_IDS\nConsole.WriteLine(NewId());\n#endif\n")]
    public Task No_fix_where_the_local_function_has_to_stay(string after) => NotFixed(Send(ByMethod + after));

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
        Send("await sqs.SendMessageAsync(new SendMessageRequest(Url, Json(shipped)) { MessageGroupId = body, MessageDeduplicationId = {|AWSM1009:Guid.NewGuid().ToString()|} /* the id */ });"),
        Send("await sqs.SendMessageAsync(new SendMessageRequest(Url, Json(shipped)) { MessageGroupId = body, MessageDeduplicationId = shipped.OrderId /* the id */ });"));

    /// <summary>By the group's own id all messages of a group would be one, and a group that is missing or fresh needs the id itself.</summary>
    [Theory]
    [InlineData("MessageGroupId = shipped.OrderId, ", "shipped")]
    [InlineData("MessageGroupId = group, ", "shipped")]
    [InlineData("MessageGroupId = order.Id.ToString(\"N\"), ", "order")]
    [InlineData("MessageGroupId = order.Text, ", "order")]
    [InlineData("MessageGroupId = Guid.NewGuid().ToString(), ", "shipped")]
    [InlineData("", "shipped")]
    public Task No_fix_by_the_id_of_the_group(string group, string sent) => NotFixed(Send(
        $"var group = shipped.OrderId; await sqs.SendMessageAsync(new SendMessageRequest(Url, Json({sent})) {{ {group}"
        + "MessageDeduplicationId = {|AWSM1009:Guid.NewGuid().ToString()|} }); Console.WriteLine(group);"));

    [Theory]
    [InlineData("Guid.NewGuid().ToString()")]
    [InlineData("order.Id.ToString()")]
    public async Task The_fix_takes_the_other_id_than_the_group_s(string id)
    {
        var isAfter = id != "Guid.NewGuid().ToString()";
        foreach (var major in Both)
        {
            var before = Send("await sqs.SendMessageAsync(new SendMessageRequest(Url, Json(order)) { MessageGroupId = order.CustomerId, MessageDeduplicationId = " + id + " });");
            var after = await Workbench.FixInOrderAsync(before, ["AWSM1009"], major);
            Assert.Equal(before.Replace("Guid.NewGuid().ToString()", "order.Id.ToString()", StringComparison.Ordinal), after);
            Assert.Equal(isAfter, before == after);
        }
    }

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
                    var request = new SendMessageRequest(Url, Json(shipped)) { MessageGroupId = body };
                    var id = Guid.NewGuid().ToString();

                    // the id of the message
                    request.MessageDeduplicationId = id; // id
                    await sqs.{|AWSM1009:SendMessageAsync|}(request);
            """),
        Send("""
            // shipped once
                    var request = new SendMessageRequest(Url, Json(shipped)) { MessageGroupId = body };

                    // the id of the message
                    request.MessageDeduplicationId = shipped.OrderId; // id
                    await sqs.SendMessageAsync(request);
            """));

    [Theory]
    [InlineData("var id = Guid.NewGuid().ToString();\n#if TRACE_IDS\nConsole.WriteLine(id);\n#endif\n")]
    public Task The_fix_leaves_a_variable_that_is_of_use(string declaration) => Fixes(
        Send(declaration + " await sqs.SendMessageAsync(new SendMessageRequest(Url, Json(shipped)) { MessageGroupId = body, MessageDeduplicationId = {|AWSM1009:id|} });"),
        Send(declaration + " await sqs.SendMessageAsync(new SendMessageRequest(Url, Json(shipped)) { MessageGroupId = body, MessageDeduplicationId = shipped.OrderId });"));

    [Theory]
    [InlineData("var id = Guid.NewGuid().ToString(); var done = false; while (!done) { try { await sqs.SendMessageAsync(new SendMessageRequest(Url, body) { MessageDeduplicationId = id }); done = true; } catch (AmazonSQSException) { } }")]
    [InlineData("var id = Guid.NewGuid().ToString(); var again = true; do { try { await sqs.SendMessageAsync(new SendMessageRequest(Url, body) { MessageDeduplicationId = id }); again = false; } catch (AmazonSQSException) { await Task.Delay(100); } } while (again);")]
    [InlineData("var id = Guid.NewGuid().ToString(); var sent = false; for (var i = 0; i < 3 && !sent; i++) { try { await sqs.SendMessageAsync(new SendMessageRequest(Url, body) { MessageDeduplicationId = id }); sent = true; } catch (AmazonSQSException) { } }")]
    public Task Silent_on_an_id_made_above_a_loop_that_a_flag_ends(string statements) => Silent(Send(statements));

    /// <summary>The comment tells of a variable that nobody would read any more: a person has to read it first.</summary>
    [Theory]
    [InlineData("\n// see the wiki\nvar id = Guid.NewGuid().ToString();", "id")]
    [InlineData("var id = Guid.NewGuid().ToString(); // see the wiki\n", "id")]
    [InlineData("var id = Guid.NewGuid(); /* see the wiki */", "id.ToString()")]
    [InlineData("string id = Guid.NewGuid().ToString(), /* see the wiki */ other = \"\"; Console.WriteLine(other);", "id")]
    public Task No_fix_where_the_variable_is_explained(string declaration, string id) => NotFixed(
        Send(declaration + " await sqs.SendMessageAsync(new SendMessageRequest(Url, Json(shipped)) { MessageGroupId = body, MessageDeduplicationId = {|AWSM1009:" + id + "|} });"));

    [Theory]
    [InlineData("/* each send is a message */ {0}")]
    [InlineData("{0} /* new for each attempt */")]
    public Task No_fix_where_the_value_is_explained(string value) => NotFixed(
        Send("await sqs.SendMessageAsync(new SendMessageRequest(Url, Json(shipped)) { MessageGroupId = body, MessageDeduplicationId = "
            + value.Replace("{0}", "{|AWSM1009:Guid.NewGuid().ToString()|}", StringComparison.Ordinal) + " });"));

    /// <summary>Also where the value is made of it, where it is declared with others, and what was there for it alone.</summary>
    [Theory]
    [InlineData("var id = Guid.NewGuid();", "id.ToString(\"N\")", "")]
    [InlineData("string id = Guid.NewGuid().ToString(), other = \"\"; Console.WriteLine(other);", "id", "string other = \"\"; Console.WriteLine(other);")]
    [InlineData("string other = \"\", id = Guid.NewGuid().ToString(); Console.WriteLine(other);", "id", "string other = \"\"; Console.WriteLine(other);")]
    [InlineData("Guid a = Guid.NewGuid(),\n b = Guid.NewGuid();", "$\"{a}{b}\"", "")]
    [InlineData("var prefix = \"o\";\nvar id = $\"{prefix}-{Guid.NewGuid()}\";", "id", "")]
    [InlineData("const string prefix = \"o\"; var id = prefix + Guid.NewGuid(); Console.WriteLine(prefix);", "id", "const string prefix = \"o\"; Console.WriteLine(prefix);")]
    [InlineData("var n = orders.Count; var id = Guid.NewGuid().ToString();\nConsole.WriteLine(n);", "id", "var n = orders.Count;\nConsole.WriteLine(n);")]
    public Task The_fix_takes_what_only_the_value_was_made_of(string declaration, string id, string left) => Fixes(
        Send("\n" + declaration + "\nawait sqs.SendMessageAsync(new SendMessageRequest(Url, Json(shipped)) { MessageGroupId = body, MessageDeduplicationId = {|AWSM1009:" + id + "|} });"),
        Send("\n" + (left.Length == 0 ? "" : left + "\n") + "await sqs.SendMessageAsync(new SendMessageRequest(Url, Json(shipped)) { MessageGroupId = body, MessageDeduplicationId = shipped.OrderId });"));

    [Theory]
    [InlineData("")]
    [InlineData("using Queues = Amazon.SQS.Model;\n")]
    public Task New_directives_go_where_the_file_has_those_of_System(string alias) => Fixes(
        $$"""
        using Amazon.SQS;
        using Amazon.SQS.Model;
        using Microsoft.Extensions.Logging;
        {{alias}}using System.Net;
        using System.Text.Json;

        public class Sender(IAmazonSQS sqs, ILogger logger)
        {
            public async Task SendAsync(string text)
            {
                var response = await sqs.SendMessageAsync(new SendMessageRequest("https://sqs.eu-west-1.amazonaws.com/1/orders.fifo", text) { MessageGroupId = text, MessageDeduplicationId = {|AWSM1009:Guid.NewGuid().ToString()|} });
                logger.LogInformation(JsonSerializer.Serialize(response.HttpStatusCode == HttpStatusCode.OK));
            }
        }
        """,
        $$"""
        using Amazon.SQS;
        using Amazon.SQS.Model;
        using Microsoft.Extensions.Logging;
        {{alias}}using System.Net;
        using System.Security.Cryptography;
        using System.Text;
        using System.Text.Json;

        public class Sender(IAmazonSQS sqs, ILogger logger)
        {
            public async Task SendAsync(string text)
            {
                var response = await sqs.SendMessageAsync(new SendMessageRequest("https://sqs.eu-west-1.amazonaws.com/1/orders.fifo", text) { MessageGroupId = text, MessageDeduplicationId = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text))) });
                logger.LogInformation(JsonSerializer.Serialize(response.HttpStatusCode == HttpStatusCode.OK));
            }
        }
        """);

    /// <summary>A warning in a loop that sends again; a suggestion in one that gives up, or has said that it is done before it sends.</summary>
    [Theory]
    [InlineData("while (!done) { try { $send$; done = true; } catch (AmazonSQSException) { } }", DiagnosticSeverity.Warning)]
    [InlineData("while (!done && !failed) { try { $send$; done = true; } catch (AmazonSQSException) { failed = true; } }", DiagnosticSeverity.Info)]
    [InlineData("while (!done) { try { done = true; $send$; } catch (AmazonSQSException) { } }", DiagnosticSeverity.Info)]
    public async Task Knows_whether_a_loop_that_a_flag_ends_sends_again(string loop, DiagnosticSeverity severity)
    {
        var source = Send("bool done = false, failed = false; " + loop.Replace("$send$",
            "await sqs.SendMessageAsync(new SendMessageRequest(Url, body) { MessageDeduplicationId = Guid.NewGuid().ToString() })", StringComparison.Ordinal)
            + " Console.WriteLine(failed);");
        var found = await Workbench.BuildAsync(Workbench.Compile([("/Code.cs", source)]));

        Assert.Equal(severity, Assert.Single(found, d => d.Id == "AWSM1009").Severity);
    }

    [Fact]
    public Task The_fix_keeps_the_comment_of_the_statement_before() => Fixes(
        Send("\nConsole.WriteLine(1); /* first */ var id = Guid.NewGuid().ToString();\nawait sqs.SendMessageAsync(new SendMessageRequest(Url, Json(shipped)) { MessageGroupId = body, MessageDeduplicationId = {|AWSM1009:id|} });"),
        Send("\nConsole.WriteLine(1); /* first */\nawait sqs.SendMessageAsync(new SendMessageRequest(Url, Json(shipped)) { MessageGroupId = body, MessageDeduplicationId = shipped.OrderId });"));

    /// <summary>What the variable is made by names something that others need, does something, or may when it is gone through.</summary>
    [Theory]
    [InlineData("var id = $\"{(body is var text ? text : null)}{Guid.NewGuid()}\"; Console.WriteLine(text);")]
    [InlineData("var id = string.Concat(orders.Select(o => { Console.WriteLine(o); return o.Text; })) + Guid.NewGuid();")]
    public Task The_fix_leaves_a_variable_that_more_hangs_on(string declaration) => Fixes(
        Send("\n" + declaration + "\nawait sqs.SendMessageAsync(new SendMessageRequest(Url, Json(shipped)) { MessageGroupId = body, MessageDeduplicationId = {|AWSM1009:id|} });"),
        Send("\n" + declaration + "\nawait sqs.SendMessageAsync(new SendMessageRequest(Url, Json(shipped)) { MessageGroupId = body, MessageDeduplicationId = shipped.OrderId });"));

    [Theory]
    [InlineData("RedriveSkipped")]
    [InlineData("ErrorQueueReplay")]
    public Task Silent_in_a_class_that_gives_messages_back(string name) => Silent($$"""
        using Amazon.SQS;
        using Amazon.SQS.Model;

        public class {{name}}(IAmazonSQS sqs, string from, string to)
        {
            public async Task RunAsync()
            {
                var response = await sqs.ReceiveMessageAsync(from);
                foreach (var m in response.Messages ?? new())
                {
                    await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = to, MessageBody = m.Body, MessageGroupId = "g", MessageDeduplicationId = Guid.NewGuid().ToString() });
                    await sqs.DeleteMessageAsync(from, m.ReceiptHandle);
                }
            }
        }
        """);

    [Theory]
    [InlineData("public Task A(Order o) => One(o, Guid.NewGuid().ToString());")]
    [InlineData("public Task A(Order o) => One(o, Guid.NewGuid().ToString()); public Task B(Order o) { var fresh = $\"{o.Id}-{DateTime.UtcNow:O}\"; return One(o, fresh); }")]
    public Task Reports_an_id_that_all_callers_make(string callers) => NotFixed(Sender(callers + """
             private Task One(Order o, string id) => sqs.SendMessageAsync(new SendMessageRequest(Url, Json(o)) { MessageGroupId = o.CustomerId, MessageDeduplicationId = {|AWSM1009:id|} });
        """));

    [Theory]
    [InlineData("public Task A(Order o) => One(o, o.Id.ToString());", "private Task One(Order o, string id) => sqs.SendMessageAsync(new SendMessageRequest(Url, Json(o)) { MessageDeduplicationId = id });")]
    [InlineData("public Task A(Order o) => One(o, Guid.NewGuid().ToString()); public Task B(Order o) => One(o, o.Id.ToString());", "private Task One(Order o, string id) => sqs.SendMessageAsync(new SendMessageRequest(Url, Json(o)) { MessageDeduplicationId = id });")]
    [InlineData("public Task A(Order o) => One(o, Guid.NewGuid().ToString());", "public Task One(Order o, string id) => sqs.SendMessageAsync(new SendMessageRequest(Url, Json(o)) { MessageDeduplicationId = id });")]
    [InlineData("public async Task A(Order o) { var id = Guid.NewGuid().ToString(); for (var i = 0; i < 3; i++) { try { await One(o, id); return; } catch (AmazonSQSException) { } } }", "private Task One(Order o, string id) => sqs.SendMessageAsync(new SendMessageRequest(Url, Json(o)) { MessageDeduplicationId = id });")]
    [InlineData("public Task A(Order o) => One(o, Guid.NewGuid().ToString());", "private async Task One(Order o, string id) { for (var i = 0; i < 3; i++) { try { await sqs.SendMessageAsync(new SendMessageRequest(Url, Json(o)) { MessageDeduplicationId = id }); return; } catch (AmazonSQSException) { } } }")]
    [InlineData("public Task A(Order o) => One(o, Guid.NewGuid().ToString());", "private async Task One(Order o, string id) { await File.WriteAllTextAsync(\"id\", id); await sqs.SendMessageAsync(new SendMessageRequest(Url, Json(o)) { MessageDeduplicationId = id }); }")]
    [InlineData("public async Task A(Order o) { var id = Guid.NewGuid().ToString(); await File.WriteAllTextAsync(\"id\", id); await One(o, id); }", "private Task One(Order o, string id) => sqs.SendMessageAsync(new SendMessageRequest(Url, Json(o)) { MessageDeduplicationId = id });")]
    public Task Is_silent_where_a_caller_may_know_the_id(string callers, string method) => Silent(Sender(callers + " " + method));

    [Theory]
    [InlineData("var r = Made(body); r.MessageDeduplicationId = order.Id.ToString(); await sqs.SendMessageAsync(r);", true)]
    [InlineData("var r = Made(body); r.MessageGroupId = order.CustomerId; await sqs.{|AWSM1009:SendMessageAsync|}(r);", false)]
    public Task Minds_an_id_that_is_given_behind_the_method_that_makes_the_message(string statements, bool isGiven)
    {
        var source = Send(statements) + """
             public partial class Sender
            {
                private static SendMessageRequest Made(string body) => new(Url, body) { MessageDeduplicationId = Guid.NewGuid().ToString() };
            }
            """;
        return isGiven ? Silent(source) : Reports(source);
    }
}
