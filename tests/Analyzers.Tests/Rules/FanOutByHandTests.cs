using AwsMessaging.Analyzers.Tests.Harness;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class FanOutByHandTests() : RuleTests("AWSM8003")
{
    [Theory]
    [InlineData("await sqs.{|AWSM8003:SendMessageAsync|}(a, body); await sqs.SendMessageAsync(b, body); await sqs.SendMessageAsync(c, body);")]
    [InlineData("await sqs.{|AWSM8003:SendMessageAsync|}(\"https://sqs/a\", Json(order)); await sqs.SendMessageAsync(\"https://sqs/b\", Json( order )); await sqs.SendMessageAsync(\"https://sqs/c\", Json(order));")]
    [InlineData("await sqs.{|AWSM8003:SendMessageAsync|}(new SendMessageRequest { QueueUrl = a, MessageBody = body }); await sqs.SendMessageAsync(new SendMessageRequest(b, body)); await sqs.SendMessageAsync(c, body);")]
    [InlineData("await Task.WhenAll(sqs.{|AWSM8003:SendMessageAsync|}(a, body), sqs.SendMessageAsync(b, body), sqs.SendMessageAsync(c, body));")]
    [InlineData("foreach (var url in new[] { a, b, c }) { await sqs.{|AWSM8003:SendMessageAsync|}(url, body); }")]
    [InlineData("var all = new List<string> { a, b, c, \"https://sqs/d\" }; foreach (var url in all) await sqs.{|AWSM8003:SendMessageAsync|}(new SendMessageRequest { QueueUrl = url, MessageBody = Json(order) });")]
    [InlineData("if (order.Text != \"\") { await sqs.{|AWSM8003:SendMessageAsync|}(a, body); await sqs.SendMessageAsync(b, body); await sqs.SendMessageAsync(c, body); }")]
    public Task Reports_the_same_message_for_several_queues(string statements) => Reports(Send(statements));

    [Theory]
    [InlineData("await sqs.SendMessageAsync(a, body); await sqs.SendMessageAsync(b, body);")]
    [InlineData("await sqs.SendMessageAsync(a, body); await sqs.SendMessageAsync(b, body); await sqs.SendMessageAsync(a, body);")]
    [InlineData("await sqs.SendMessageAsync(a, body); await sqs.SendMessageAsync(b, order.Text); await sqs.SendMessageAsync(c, Json(order));")]
    [InlineData("switch (body) { case \"a\": await sqs.SendMessageAsync(a, body); break; case \"b\": { await sqs.SendMessageAsync(b, body); break; } default: await sqs.SendMessageAsync(c, body); break; }")]
    [InlineData("if (body == \"a\") { await sqs.SendMessageAsync(a, body); } else if (body == \"b\") { await sqs.SendMessageAsync(b, body); } else { await sqs.SendMessageAsync(c, body); }")]
    [InlineData("if (body == \"a\") await sqs.SendMessageAsync(a, body); else if (body == \"b\") await sqs.SendMessageAsync(b, body); else await sqs.SendMessageAsync(c, body);")]
    [InlineData("var text = body; await sqs.SendMessageAsync(a, text); text = Json(order); await sqs.SendMessageAsync(b, text); text += 1; await sqs.SendMessageAsync(c, text);")]
    [InlineData("foreach (var url in urls) { await sqs.SendMessageAsync(url, body); }")]
    [InlineData("foreach (var item in new[] { a, b, c }) { await sqs.SendMessageAsync(a, item); }")]
    [InlineData("foreach (var url in new[] { a, b, c }) { await sqs.SendMessageAsync(url, body + url); }")]
    [InlineData("switch (body) { case \"a\": await sqs.SendMessageAsync(a, body); break; case \"b\": await sqs.SendMessageAsync(b, body); break; default: await sqs.SendMessageAsync(c, body); break; }")]
    [InlineData("foreach (var url in new[] { a, b, c }) { try { await sqs.SendMessageAsync(url, body); return; } catch (AmazonSQSException) { } }")]
    [InlineData("foreach (var url in new[] { a, b, c }) { if ((await sqs.SendMessageAsync(url, body)).MessageId != null) break; }")]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest(a, body) { DelaySeconds = 10 }); await sqs.SendMessageAsync(new SendMessageRequest(b, body) { DelaySeconds = 60 }); await sqs.SendMessageAsync(new SendMessageRequest(c, body) { DelaySeconds = 300 });")]
    public Task Is_silent_on_other_sends(string statements) => Silent(Send(statements));

    [Fact]
    public async Task Sees_queues_from_fields_and_requests_that_are_built_before()
    {
        await Reports(Send("""
            var first = new SendMessageRequest { QueueUrl = a, MessageBody = body };
            var second = new SendMessageRequest { QueueUrl = b, MessageBody = body };
            var third = new SendMessageRequest { QueueUrl = c };
            third.MessageBody = body;
            await sqs.{|AWSM8003:SendMessageAsync|}(first);
            await sqs.SendMessageAsync(second);
            await sqs.SendMessageAsync(third);
            """));
        await Silent(Send("Task.Run(() => sqs.SendMessageAsync(a, body)); Task.Run(() => sqs.SendMessageAsync(b, body)); Task.Run(() => sqs.SendMessageAsync(c, body)); await Task.Yield();"));
    }

    [Fact]
    public Task Is_silent_on_types_of_the_user_s_own() => Silent("""
        public interface IAmazonSQS { Task SendMessageAsync(string queueUrl, string messageBody); }
        public class Use(IAmazonSQS sqs) { public async Task Run(string body) { await sqs.SendMessageAsync("a", body); await sqs.SendMessageAsync("b", body); await sqs.SendMessageAsync("c", body); } }
        """);

    [Fact]
    public Task Survives_broken_code() => Silent(Send("await sqs.SendMessageAsync(a, ); await sqs.SendMessageAsync(, body); foreach (var url in new[] { a, }) await sqs.SendMessageAsync(url, body"), compiles: false);

    private static string Send(string statements) => $$"""
        using Amazon.SQS;
        using Amazon.SQS.Model;

        public record Order(Guid Id, string Text);

        public class Sender(IAmazonSQS sqs, string a, string b, string c)
        {
            public async Task Run(Order order, string body, IEnumerable<string> urls)
            {
                {{statements}}
            }

            private static string Json(Order order) => System.Text.Json.JsonSerializer.Serialize(order);
        }
        """;
}
