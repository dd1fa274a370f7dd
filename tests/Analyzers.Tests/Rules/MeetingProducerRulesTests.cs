using AwsMessaging.Analyzers.Tests.Harness;
using AwsMessaging.AwsApiStubs;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Tests.Rules;

/// <summary>Which of several rules speaks where they meet on one message: each says what is true of it, and all of them together do not contradict.</summary>
public sealed class MeetingProducerRulesTests
{
    private const string Send = "await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = Fifo, MessageBody = body, ";

    private static string Sender(string statements) => $$"""
        using Amazon.SQS;
        using Amazon.SQS.Model;

        public record Order(string CustomerId, string Text);
        public class Sender(IAmazonSQS sqs, List<string> log)
        {
            private const string Fifo = "https://sqs.eu-west-1.amazonaws.com/111122223333/orders.fifo";

            public async Task Run(Order order, List<Order> orders, string body, string? given)
            {
                {{statements}}
                log.Add(order.Text + orders.Count + given);
            }
        }
        """;

    private static async Task<string> FoundIn(string statements, SdkMajor major)
    {
        var compilation = Workbench.Compile([("Sender.cs", Sender(statements))], major);
        Assert.DoesNotContain(compilation.GetDiagnostics(), d => d.Severity == DiagnosticSeverity.Error);
        return string.Join(" ", (await Workbench.BuildAsync(compilation)).Select(d => $"{d.Id}:{d.Severity}").Order(StringComparer.Ordinal));
    }

    private static async Task Finds(string expected, string statements)
    {
        Assert.Equal(expected, await FoundIn(statements, SdkMajor.V3));
        Assert.Equal(expected, await FoundIn(statements, SdkMajor.V4));
    }

    /// <summary>A message with a group of its own is in no order, and with an id of its own recognised by nothing: no group has a second one to lose.</summary>
    [Theory]
    [InlineData("var id = Guid.NewGuid().ToString(); " + Send + "MessageGroupId = id, MessageDeduplicationId = id });")]
    [InlineData("var id = Guid.NewGuid(); " + Send + "MessageGroupId = id.ToString(), MessageDeduplicationId = id.ToString() });")]
    [InlineData("var id = Guid.NewGuid(); " + Send + "MessageGroupId = $\"g-{id}\", MessageDeduplicationId = id.ToString(\"N\") });")]
    [InlineData("var id = Guid.NewGuid().ToString(); var r = new SendMessageRequest(Fifo, body); r.MessageGroupId = id; r.MessageDeduplicationId = id; await sqs.SendMessageAsync(r);")]
    [InlineData("var id = Guid.NewGuid().ToString(); var r = new SendMessageRequest(Fifo, body) { MessageGroupId = id }; r.MessageDeduplicationId = id; await sqs.SendMessageAsync(r);")]
    public Task A_fresh_group_and_id_are_two_mistakes(string statements) => Finds("AWSM1009:Info AWSM1011:Warning", statements);

    [Fact]
    public Task A_retry_sends_a_fresh_id_again() => Finds(
        "AWSM1009:Warning AWSM1011:Warning",
        "for (var i = 0; i < 3; i++) { try { var id = Guid.NewGuid().ToString(); " + Send
            + "MessageGroupId = id, MessageDeduplicationId = id }); break; } catch (AmazonSQSException) { await Task.Delay(100); } }");

    /// <summary>The fix of one of them leaves the variable to the other; the last one takes it away.</summary>
    [Fact]
    public async Task The_fixes_share_the_variable()
    {
        const string Made = "var id = Guid.NewGuid().ToString();\n        ";
        const string Request = "var text = order.CustomerId; await sqs.SendMessageAsync(new SendMessageRequest(Fifo, text) { ";
        const string Hash = "Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)))";
        var before = Sender(Made + Request + "MessageGroupId = id, MessageDeduplicationId = id });");
        Assert.Equal(
            Hashed(Made + Request + $"MessageGroupId = id, MessageDeduplicationId = {Hash} }});"),
            await Workbench.FixInOrderAsync(before, ["AWSM1009"]));
        Assert.Equal(
            Sender(Made + Request + "MessageGroupId = order.CustomerId, MessageDeduplicationId = id });"),
            await Workbench.FixInOrderAsync(before, ["AWSM1011"]));
        foreach (var order in new string[][] { ["AWSM1009", "AWSM1011"], ["AWSM1011", "AWSM1009"] })
        {
            Assert.Equal(
                Hashed(Request + $"MessageGroupId = order.CustomerId, MessageDeduplicationId = {Hash} }});"),
                await Workbench.FixInOrderAsync(before, order));
        }

        static string Hashed(string statements) => Sender(statements)
            .Replace("using Amazon.SQS;", "using System.Security.Cryptography;\nusing System.Text;\nusing Amazon.SQS;", StringComparison.Ordinal);
    }

    /// <summary>The group's id tells no messages of the group apart: whichever fix comes first, the other does not take the same id.</summary>
    [Theory]
    [InlineData("MessageGroupId = Guid.NewGuid().ToString(), MessageDeduplicationId = Guid.NewGuid().ToString()", "AWSM1009", "AWSM1011")]
    [InlineData("MessageGroupId = Guid.NewGuid().ToString(), MessageDeduplicationId = order.CustomerId", "AWSM1009", "AWSM1011")]
    [InlineData("MessageDeduplicationId = Guid.NewGuid().ToString()", "AWSM1009", "AWSM1013")]
    [InlineData("MessageDeduplicationId = order.CustomerId", "AWSM1009", "AWSM1013")]
    public async Task No_fix_gives_group_and_message_one_id(string ids, string one, string other)
    {
        var before = Sender("await sqs.SendMessageAsync(new SendMessageRequest(Fifo, order.CustomerId) { " + ids + " });");
        foreach (var order in new string[][] { [one, other], [other, one] })
        {
            foreach (var major in new[] { SdkMajor.V3, SdkMajor.V4 })
            {
                var after = await Workbench.FixInOrderAsync(before, order, major);
                Assert.Equal(ids.EndsWith("CustomerId", StringComparison.Ordinal), before == after);
                Assert.DoesNotContain(await Workbench.BuildAsync(Workbench.Compile([("Sender.cs", after)], major)), d => d.Id == "AWSM1010");
            }
        }
    }

    /// <summary>What else has the value knows the message by it; an id from above the retry recognises the second attempt.</summary>
    [Theory]
    [InlineData("var id = Guid.NewGuid().ToString(); log.Add(id); " + Send + "MessageGroupId = id, MessageDeduplicationId = id });")]
    [InlineData("var id = Guid.NewGuid(); log.Add(id.ToString()); var text = id.ToString(); " + Send + "MessageGroupId = text, MessageDeduplicationId = text });")]
    [InlineData("var id = given ?? Guid.NewGuid().ToString(); " + Send + "MessageGroupId = id, MessageDeduplicationId = id });")]
    [InlineData("var id = Guid.NewGuid().ToString(); await sqs.SendMessageAsync(new SendMessageRequest(Fifo, body + id) { MessageGroupId = id, MessageDeduplicationId = id });")]
    [InlineData("var id = Guid.NewGuid().ToString(); " + Send + "MessageGroupId = Keep(id), MessageDeduplicationId = id }); string Keep(string s) { log.Add(s); return s; }")]
    [InlineData("var id = Guid.NewGuid().ToString(); for (var i = 0; i < 3; i++) { try { " + Send
        + "MessageGroupId = id, MessageDeduplicationId = id }); break; } catch (AmazonSQSException) { await Task.Delay(100); } }")]
    public Task A_fresh_value_that_lasts_is_an_identity(string statements) => Finds("", statements);

    /// <summary>One value for many messages is their group, and only one of them arrives.</summary>
    [Theory]
    [InlineData(Send + "MessageGroupId = order.CustomerId, MessageDeduplicationId = order.CustomerId });", "AWSM1010:Info")]
    [InlineData("var run = Guid.NewGuid().ToString(); await sqs.SendMessageBatchAsync(Fifo, orders.Select((o, i) => new SendMessageBatchRequestEntry($\"{i}\", o.Text) { MessageGroupId = run, MessageDeduplicationId = run }).ToList());", "AWSM1001:Warning AWSM1010:Info")]
    public Task A_shared_id_loses_messages(string statements, string expected) => Finds(expected, statements);

    /// <summary>One literal for both: the group is one for all, and the id is too. The constant is named by each rule at its own property.</summary>
    [Fact]
    public Task A_constant_group_and_a_constant_id_are_two_mistakes() => Finds(
        "AWSM1010:Warning AWSM1012:Info", Send + "MessageGroupId = \"orders\", MessageDeduplicationId = \"order\" });");

    /// <summary>Three errors, each of which the service refuses by itself, at three places.</summary>
    [Fact]
    public Task A_missing_group_a_delay_and_its_range_are_three() => Finds("AWSM1013:Error AWSM1015:Error AWSM1016:Error", Send + "DelaySeconds = 1000 });");

    [Fact]
    public Task A_name_for_the_URL_also_says_that_the_queue_is_FIFO() => Finds(
        "AWSM1013:Error AWSM1017:Warning", "await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = \"orders.fifo\", MessageBody = body });");
}
