using AwsMessaging.AwsApiStubs;
using AwsMessaging.Analyzers.Tests.Harness;
using AwsMessaging.CodeFixes;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class DelayOnFifoTests() : RuleTests("AWSM1015")
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
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = Url, MessageGroupId = body, DelaySeconds = {|AWSM1015:30|} });")]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest(url, body) { MessageDeduplicationId = body, DelaySeconds = {|AWSM1015:(int)TimeSpan.FromMinutes(1).TotalSeconds|} });")]
    [InlineData("var r = given is null ? new SendMessageRequest(Url, body) { MessageGroupId = body, DelaySeconds = 5 } : new SendMessageRequest(Url, body) { MessageGroupId = given, DelaySeconds = 5 }; await sqs.{|AWSM1015:SendMessageAsync|}(r);")]
    [InlineData("var r = new SendMessageRequest(Url, body); r.DelaySeconds = 5; await sqs.{|AWSM1015:SendMessageAsync|}(r);")]
    [InlineData("await sqs.SendMessageBatchAsync(Url, [new SendMessageBatchRequestEntry(\"1\", body) { DelaySeconds = {|AWSM1015:5|} }]);")]
    [InlineData("await sqs.SendMessageBatchAsync(new SendMessageBatchRequest(Url, orders.Select(o => new SendMessageBatchRequestEntry { DelaySeconds = {|AWSM1015:5|} }).ToList()));")]
    [InlineData("await sqs.SendMessageBatchAsync(new SendMessageBatchRequest(Url, [.. orders.Select(o => new SendMessageBatchRequestEntry { DelaySeconds = {|AWSM1015:5|} })]));")]
    public Task Reports_a_delay_on_a_message_for_a_FIFO_queue(string statements) => Reports(Send(statements));

    [Theory]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = url, DelaySeconds = 30 });")]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = Url, DelaySeconds = 0 });")]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = Url, DelaySeconds = body.Length });")]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = Url, DelaySeconds = body.Length > 5 ? 0 : 5 });")]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = Url });")]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest(url, body) { MessageDeduplicationId = given, DelaySeconds = 5 });")]
    [InlineData("var r = new SendMessageRequest(url, body); if (!url.EndsWith(\".fifo\")) r.DelaySeconds = 5; else r.MessageGroupId = body; await sqs.SendMessageAsync(r);")]
    [InlineData("await sqs.SendMessageAsync(new Own { QueueUrl = Url, DelaySeconds = 5 });")]
    [InlineData("var r = new SendMessageRequest(url, body); if (url.EndsWith(\".fifo\")) { r.MessageGroupId = body; r.MessageDeduplicationId = body; } else { r.DelaySeconds = 5; } await sqs.SendMessageAsync(r);")]
    [InlineData("var r = given is null ? new SendMessageRequest(url, body) { MessageGroupId = body, MessageDeduplicationId = body } : new SendMessageRequest(url, body) { DelaySeconds = 5 }; await sqs.SendMessageAsync(r);")]
    [InlineData("var r = body switch { \"a\" => new SendMessageRequest(url, body) { MessageDeduplicationId = body }, _ => new SendMessageRequest(url, body) { DelaySeconds = 5 } }; await sqs.SendMessageAsync(r);")]
    [InlineData("var r = new SendMessageRequest(Url, body) { MessageGroupId = body, MessageDeduplicationId = body }; await sqs.SendMessageAsync(r); r.QueueUrl = url; r.MessageDeduplicationId = null; r.DelaySeconds = 5; await sqs.SendMessageAsync(r);")]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = Url, MessageDeduplicationId = body, DelaySeconds = given is null ? 0 : 30 });")]
    public Task Is_silent_where_the_queue_or_the_delay_is_not_known(string statements) =>
        Silent(Send(statements) + " public class Own : SendMessageRequest { }");

    [Fact]
    public Task Is_silent_where_the_delay_may_be_null() => Silent(
        Send("await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = url, MessageDeduplicationId = body, DelaySeconds = given is null ? null : 30 });"), SdkMajor.V4);

    [Fact]
    public Task Survives_broken_code() => Silent(Send("await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = Url, DelaySeconds = });"), compiles: false);

    [Fact]
    public Task The_fix_removes_it() => Fixes(
        Sender("""
                public async Task Run(string body)
                {
                    await sqs.SendMessageAsync(new SendMessageRequest
                    {
                        QueueUrl = Url, // ours
                        DelaySeconds = {|AWSM1015:30|},
                        MessageBody = body,
                        MessageGroupId = "all",
                    });
                    await sqs.SendMessageAsync(new SendMessageRequest
                    {
                        QueueUrl = Url,
                        MessageGroupId = "all", // one
                        DelaySeconds = {|AWSM1015:30|}
                    });
                    await sqs.SendMessageAsync(new SendMessageRequest(Url, body) { MessageGroupId = "all", DelaySeconds = {|AWSM1015:30|} });
                    await sqs.SendMessageAsync(new SendMessageRequest(Url, body) { DelaySeconds = {|AWSM1015:30|} });

                    var request = new SendMessageRequest(Url, body);
                    request.DelaySeconds = 5;
                    request.MessageGroupId = "all";
                    await sqs.{|AWSM1015:SendMessageAsync|}(request);
                }
            """),
        Sender("""
                public async Task Run(string body)
                {
                    await sqs.SendMessageAsync(new SendMessageRequest
                    {
                        QueueUrl = Url, // ours
                        MessageBody = body,
                        MessageGroupId = "all",
                    });
                    await sqs.SendMessageAsync(new SendMessageRequest
                    {
                        QueueUrl = Url,
                        MessageGroupId = "all" // one
                    });
                    await sqs.SendMessageAsync(new SendMessageRequest(Url, body) { MessageGroupId = "all" });
                    await sqs.SendMessageAsync(new SendMessageRequest(Url, body));

                    var request = new SendMessageRequest(Url, body);
                    request.MessageGroupId = "all";
                    await sqs.SendMessageAsync(request);
                }
            """));

    [Theory]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = Url, /* wait for the warehouse */ DelaySeconds = {|AWSM1015:30|} });")]
    [InlineData("var r = new SendMessageRequest(Url, body);\n// The warehouse needs a moment.\nr.DelaySeconds = 5; await sqs.{|AWSM1015:SendMessageAsync|}(r);")]
    public Task No_fix_where_a_comment_would_go_with_it(string statements) => NotFixed(Send(statements));

    [Fact]
    public Task Reports_a_request_from_a_private_method_and_from_a_field() => Reports(Sender("""
            private readonly SendMessageRequest hoisted = new() { QueueUrl = Url, MessageGroupId = "all", DelaySeconds = 5 };
            private SendMessageRequest Create(string body) => new(Url, body) { MessageGroupId = "all", DelaySeconds = 5 };
            public async Task Run(string body)
            {
                await sqs.{|AWSM1015:SendMessageAsync|}(Create(body));
                await sqs.{|AWSM1015:SendMessageAsync|}(hoisted);
            }
        """));

    [Fact]
    public Task Is_silent_where_the_request_is_changed_elsewhere() => Silent(Send(
        """var r = new SendMessageRequest(Url, body) { MessageGroupId = "all", DelaySeconds = 5 }; Stamp(r); await sqs.SendMessageAsync(r);""")
        + " public partial class Sender { private static void Stamp(SendMessageRequest r) => r.DelaySeconds = default; }");

    [Fact]
    public Task Is_silent_on_types_of_the_user_s_own() => Silent("""
        public class SendMessageRequest { public string? QueueUrl; public string? MessageGroupId; public string? MessageDeduplicationId; public int DelaySeconds; }
        public interface IAmazonSQS { Task SendMessageAsync(SendMessageRequest request); }
        public class Sender(IAmazonSQS sqs)
        {
            public Task Run() => sqs.SendMessageAsync(new() { QueueUrl = "https://sqs/orders.fifo", MessageGroupId = "all", DelaySeconds = 5 });
        }
        """);

    [Theory]
    [InlineData("Put(Url, body);", true)]
    [InlineData("Put(Url, body); Put(\"https://q/orders\", body);", false)]
    [InlineData("Put(Url, body); Put(body, body);", false)]
    public Task Asks_the_callers_of_a_private_method_where_it_sends_to(string calls, bool isReported)
    {
        var code = Sender($$"""
                public void Run(string body) { {{calls}} }
                private Task Put(string url, string body) => sqs.SendMessageAsync(new SendMessageRequest(url, body) { MessageGroupId = "g", DelaySeconds = {|AWSM1015:5|} });
            """);
        return isReported ? Reports(code) : Silent(code.Replace("{|AWSM1015:5|}", "5", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("var request = new SendMessageRequest(url, body); if (url.EndsWith(\".fifo\")) request.MessageGroupId = body; else request.DelaySeconds = 5; return sqs.SendMessageAsync(request);")]
    [InlineData("var isFifo = url.EndsWith(\".fifo\"); var request = new SendMessageRequest(url, body); if (!isFifo) { request.DelaySeconds = 5; } return sqs.SendMessageAsync(request);")]
    [InlineData("if (!url.EndsWith(\".fifo\")) return sqs.SendMessageAsync(new SendMessageRequest(url, body) { DelaySeconds = 5 }); return Task.CompletedTask;")]
    [InlineData("if (url.EndsWith(\".fifo\")) throw new ArgumentException(\"no delay there\"); return sqs.SendMessageAsync(new SendMessageRequest(url, body) { DelaySeconds = 5 });")]
    public Task Is_silent_in_a_private_method_that_serves_both_kinds_of_queues(string send) => Silent(Sender($$"""
            public Task Run(string body) => Put(Url, body);
            private Task Put(string url, string body) { {{send}} }
        """));

    /// <summary>The compiler warns of a variable that nobody reads any more.</summary>
    [Theory]
    [InlineData("int delay = 30;")]
    [InlineData("const int delay = 30;")]
    [InlineData("var delay = (int)TimeSpan.FromMinutes(1).TotalSeconds;\n")]
    public Task The_fix_removes_the_variable_that_only_the_delay_had(string declaration) => Fixes(
        Sender($$"""
                public async Task Run(string body)
                {
                    {{declaration}}
                    await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = Url, MessageGroupId = body, DelaySeconds = {|AWSM1015:delay|} });
                }
            """),
        Sender("""
                public async Task Run(string body)
                {
                    await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = Url, MessageGroupId = body });
                }
            """));

    [Fact]
    public Task The_fix_keeps_a_variable_that_is_used_elsewhere() => Fixes(
        Sender("""
                public async Task Run(string body)
                {
                    var delay = 30;
                    await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = Url, MessageGroupId = body, DelaySeconds = {|AWSM1015:delay|} });
                    Console.WriteLine(delay);
                }
            """),
        Sender("""
                public async Task Run(string body)
                {
                    var delay = 30;
                    await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = Url, MessageGroupId = body });
                    Console.WriteLine(delay);
                }
            """));

    private static string Statements(string statements) => Sender($$"""
            public async Task Run(string body, string url)
            {
                await Task.Yield();
        {{statements}}
            }
        """);

    [Theory]
    [InlineData("request.DelaySeconds = 0;", false)]
    [InlineData("Console.WriteLine(request.QueueUrl);", true)]
    public Task A_client_of_one_s_own_may_take_the_delay_away(string does, bool isReported)
    {
        var delay = isReported ? "{|AWSM1015:30|}" : "30";
        var source = Sender($$"""
                public Task Run(string body) => sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = Url, MessageGroupId = body, DelaySeconds = {{delay}} });
            """) + $$"""

            public class Client(IAmazonSQS inner) : AmazonSQSClient
            {
                public override Task<SendMessageResponse> SendMessageAsync(SendMessageRequest request, CancellationToken cancellationToken = default)
                {
                    {{does}}
                    return inner.SendMessageAsync(request, cancellationToken);
                }
            }
            """;
        return isReported ? Reports(source) : Silent(source);
    }

    /// <summary>
    /// The comment tells why the messages should wait, which a person has to read. Without the fix, nothing is left that the compiler warns of.
    /// </summary>
    [Theory]
    [InlineData("        // the warehouse needs a moment\n        const int delay = 30;")]
    [InlineData("        int delay = 30; // the warehouse needs a moment")]
    [InlineData("        int delay = /* the warehouse needs a moment */ 30;")]
    [InlineData("        // the warehouse needs a moment\n        var delay = (int)TimeSpan.FromMinutes(1).TotalSeconds;")]
    public Task No_fix_where_the_variable_is_explained(string declaration) => NotFixed(Statements(
        declaration + "\n        await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = Url, MessageGroupId = body, DelaySeconds = {|AWSM1015:delay|} });"));

    /// <summary>What would be left of them is a warning of the compiler.</summary>
    [Theory]
    [InlineData("int delay = 30, other = 5;", "delay", "int other = 5;")]
    [InlineData("const int Minute = 60;", "Minute * 5", "")]
    [InlineData("const int Minute = 60; const int delay = Minute * 5;", "delay", "")]
    [InlineData("const int Minute = 60;\n        const int delay = Minute * 5;", "delay", "")]
    [InlineData("var delay = TimeSpan.FromSeconds(30);", "(int)delay.TotalSeconds", "")]
    public Task The_fix_removes_all_that_only_the_delay_had(string before, string delay, string left) => Fixes(
        Statements($"        {before}\n        await sqs.SendMessageAsync(new SendMessageRequest {{ QueueUrl = Url, MessageGroupId = body, DelaySeconds = {{|AWSM1015:{delay}|}} }});\n        Console.WriteLine({Last(left)});"),
        Statements((left.Length == 0 ? "" : $"        {left}\n") + $"        await sqs.SendMessageAsync(new SendMessageRequest {{ QueueUrl = Url, MessageGroupId = body }});\n        Console.WriteLine({Last(left)});"));

    private static string Last(string left) => left.Length == 0 ? "" : "other";

    /// <summary>The code compiles with warnings as errors, before and after.</summary>
    [Theory]
    [InlineData("const int delay = 30;\n        await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = Url, MessageGroupId = body, DelaySeconds = delay });", false)]
    [InlineData("var delay = 30;\n        var r = new SendMessageRequest(Url, body) { MessageGroupId = body };\n        r.DelaySeconds = delay;\n        await sqs.SendMessageAsync(r);", false)]
    [InlineData("// ours\n        await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = Url, MessageGroupId = body, DelaySeconds = 30 });", false)]
    [InlineData("// a moment\n        const int delay = 30;\n        await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = Url, MessageGroupId = body, DelaySeconds = delay });", true)]
    [InlineData("const int delay = 30; // a moment\n        var r = new SendMessageRequest(Url, body) { MessageGroupId = body };\n        r.DelaySeconds = delay;\n        await sqs.SendMessageAsync(r);", true)]
    [InlineData("int delay = 30, other = 5;\n        await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = Url, MessageGroupId = body, DelaySeconds = delay });\n        Console.WriteLine(other);", false)]
    public async Task What_the_fix_leaves_has_no_warnings(string statements, bool isLeft)
    {
        foreach (var major in Both)
        {
            var before = Statements("        " + statements)
                .Replace("private readonly IAmazonSimpleNotificationService sns = null!;", "", StringComparison.Ordinal);
            Assert.Empty(Warnings(before));
            var after = await Workbench.FixAllAsync(before, major, Fix.Primary);
            Assert.Empty(Warnings(after));
            Assert.Equal(isLeft, after.Contains("DelaySeconds", StringComparison.Ordinal));

            IEnumerable<string> Warnings(string code)
            {
                var compilation = Workbench.Compile([("Sender.cs", code)], major);
                return compilation.WithOptions(compilation.Options.WithGeneralDiagnosticOption(ReportDiagnostic.Error))
                    .GetDiagnostics(TestContext.Current.CancellationToken).Where(d => d.Severity == DiagnosticSeverity.Error).Select(Workbench.Write);
            }
        }
    }

    /// <summary>The compiler warns of a field that is set and never read.</summary>
    [Theory]
    [InlineData("private readonly int delay = 60;")]
    [InlineData("private readonly int delay; public Sender() { delay = 60; }")]
    public Task No_fix_where_a_field_would_be_left_unread(string field) => NotFixed(Sender(
        $$"""
            {{field}}
            public Task Run(string body) => sqs.SendMessageAsync(new SendMessageRequest(Url, body) { MessageGroupId = body, DelaySeconds = {|AWSM1015:delay|} });
        """));

    [Fact]
    public Task The_fix_keeps_a_field_that_other_code_reads() => Fixes(
        Sender("""
            private readonly int delay = 60;
            public Task Run(string body) => sqs.SendMessageAsync(new SendMessageRequest(Url, body) { MessageGroupId = body, DelaySeconds = {|AWSM1015:delay|} });
            public Task Wait() => Task.Delay(delay);
        """),
        Sender("""
            private readonly int delay = 60;
            public Task Run(string body) => sqs.SendMessageAsync(new SendMessageRequest(Url, body) { MessageGroupId = body });
            public Task Wait() => Task.Delay(delay);
        """));

    [Theory]
    [InlineData("public Task A(string body) => One(body, 60);")]
    [InlineData("public Task A(string body) => One(body, 60); public Task B(string body) => One(body, 900);")]
    public Task Reports_a_delay_that_all_callers_give(string callers) => NotFixed(Sender(callers + """
             private Task One(string body, int delay) => sqs.SendMessageAsync(new SendMessageRequest(Url, body) { MessageGroupId = body, DelaySeconds = {|AWSM1015:delay|} });
        """));

    [Theory]
    [InlineData("public Task A(string body) => One(body, 60); public Task B(string body) => One(body, 0);", "")]
    [InlineData("public Task A(string body) => One(body, body.Length);", "")]
    [InlineData("public Task A(string body) => One(body, 60);", "if (delay > 0) { await Task.Delay(delay * 1000); delay = 0; }")]
    public Task Is_silent_where_a_caller_may_give_no_delay(string callers, string before) => Silent(Sender(callers + $$"""
             private async Task One(string body, int delay) { {{before}} await sqs.SendMessageAsync(new SendMessageRequest(Url, body) { MessageGroupId = body, DelaySeconds = delay }); }
        """));
}
