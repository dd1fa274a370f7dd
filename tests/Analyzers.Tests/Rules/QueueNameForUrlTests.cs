using AwsMessaging.Analyzers.Tests.Harness;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class QueueNameForUrlTests() : RuleTests("AWSM1017")
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
    [InlineData("await sqs.SendMessageAsync({|AWSM1017:\"orders\"|}, body);")]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = {|AWSM1017:\"orders.fifo\"|} });")]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest({|AWSM1017:\"arn:aws:sqs:eu-west-1:111111111111:orders\"|}, body));")]
    [InlineData("const string Queue = \"orders\"; await sqs.ReceiveMessageAsync({|AWSM1017:Queue|});")]
    [InlineData("var r = new {|AWSM1017:DeleteMessageRequest|}(); r.QueueUrl = \"orders\";")]
    [InlineData("await sqs.PurgeQueueAsync(new PurgeQueueRequest { QueueUrl = {|AWSM1017:\"orders\"|} });")]
    [InlineData("try { await sqs.SendMessageAsync({|AWSM1017:\"orders\"|}, body); } catch (AmazonSQSException) { await Task.Delay(1); }")]
    public Task Reports_a_name_or_an_ARN(string statements) => Reports(Send(statements));

    [Theory]
    [InlineData("await sqs.SendMessageAsync(url, body); await sqs.SendMessageAsync(Url, body);")]
    [InlineData("await sqs.SendMessageAsync(\"http://localhost:4566/000000000000/orders\", body);")]
    [InlineData("await sqs.SendMessageAsync(\"\", body); await sqs.SendMessageAsync(\"<your queue URL>\", body); await sqs.SendMessageAsync(\"{queue}\", body);")]
    [InlineData("await sqs.SendMessageAsync((await sqs.GetQueueUrlAsync(\"orders\")).QueueUrl, body);")]
    [InlineData("await sqs.SendMessageAsync(given ?? \"orders\", body);")]
    [InlineData("await sqs.CreateQueueAsync(\"orders\"); await sqs.CreateQueueAsync(new CreateQueueRequest { QueueName = \"orders\" });")]
    [InlineData("var r = new SendMessageRequest { QueueUrl = \"orders\" }; r.QueueUrl = (await sqs.GetQueueUrlAsync(r.QueueUrl)).QueueUrl; await sqs.SendMessageAsync(r);")]
    [InlineData("Func<SendMessageRequest, Task> resolveAndSend = _ => Task.CompletedTask; await resolveAndSend(new SendMessageRequest { QueueUrl = \"orders\" });")]
    [InlineData("try { await sqs.SendMessageAsync(\"orders\", body); } catch (QueueDoesNotExistException) { await sqs.SendMessageAsync((await sqs.GetQueueUrlAsync(\"orders\")).QueueUrl, body); }")]
    [InlineData("try { await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = \"orders\" }); } catch (QueueDoesNotExistException) { await sqs.CreateQueueAsync(\"orders\"); }")]
    public Task Is_silent_on_URLs_and_what_may_be_one(string statements) => Silent(Send(statements));

    [Theory]
    [InlineData("YOUR_QUEUE_URL")]
    [InlineData("QUEUE_URL")]
    [InlineData("ORDERS_QUEUE")]
    [InlineData("your-queue-url-here")]
    [InlineData("your-queue.fifo")]
    [InlineData("yourQueue")]
    [InlineData("my-queue-here")]
    [InlineData("queue-url")]
    [InlineData("queueUrl")]
    [InlineData("TODO")]
    [InlineData("CHANGEME")]
    [InlineData("change-me")]
    [InlineData("REPLACE_ME")]
    [InlineData("replace-with-queue")]
    [InlineData("xxx")]
    [InlineData("xxx-queue")]
    [InlineData("test")]
    [InlineData("<queue>")]
    [InlineData("arn:aws:sqs:eu-west-1:<account>:orders")]
    [InlineData("arn:aws:sqs:eu-west-1:{account}:orders")]
    public Task Is_silent_on_placeholders(string text) => Silent(Send(
        $"await sqs.SendMessageAsync(\"{text}\", body); await sqs.SendMessageAsync(new SendMessageRequest {{ QueueUrl = \"{text}\" }});"));

    [Theory]
    [InlineData("test-orders")]
    [InlineData("Orders")]
    [InlineData("ORDERS")]
    [InlineData("orders_v2")]
    [InlineData("shop.orders-2.fifo")]
    [InlineData("order-replacements")]
    public Task Reports_plain_names(string text) => Reports(Send($"await sqs.SendMessageAsync({{|AWSM1017:\"{text}\"|}}, body);"));

    [Fact]
    public Task Is_silent_where_a_class_around_the_client_takes_names() => Silent(Send("await sqs.SendMessageAsync(new SendMessageRequest(\"orders\", body));") + """
         public class ByName(IAmazonSQS inner) : AmazonSQSClient
        {
            public override async Task<SendMessageResponse> SendMessageAsync(SendMessageRequest request, CancellationToken cancellationToken = default)
            {
                request.QueueUrl = (await inner.GetQueueUrlAsync(request.QueueUrl, cancellationToken)).QueueUrl;
                return await inner.SendMessageAsync(request, cancellationToken);
            }
        }
        """);

    [Fact]
    public Task Is_silent_where_a_class_around_the_client_takes_names_as_arguments() => Silent(Send("await sqs.SendMessageAsync(\"orders\", body);") + """
         public class ByName(Dictionary<string, string> urls) : AmazonSQSClient
        {
            public override Task<SendMessageResponse> SendMessageAsync(string queueUrl, string messageBody, CancellationToken cancellationToken = default) =>
                base.SendMessageAsync(urls.GetValueOrDefault(queueUrl, queueUrl), messageBody, cancellationToken);
        }
        """);

    [Fact]
    public Task Is_silent_on_types_of_the_user_s_own() => Silent("""
        public interface IAmazonSQS { Task SendMessageAsync(string queueUrl, string body); }
        public class Use(IAmazonSQS sqs) { public Task Run() => sqs.SendMessageAsync("orders", ""); }
        """);

    [Fact]
    public Task Survives_broken_code() => Silent(Send("await sqs.SendMessageAsync(, body); _ = new SendMessageRequest { QueueUrl = };"), compiles: false);

    [Fact]
    public Task The_fix_asks_for_the_URL() => Fixes(
        Send("await sqs.SendMessageAsync({|AWSM1017:\"orders\"|} /* ours */, body); await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = {|AWSM1017:\"arn:aws:sqs:eu-west-1:111111111111:orders\"|} });"),
        Send("await sqs.SendMessageAsync((await sqs.GetQueueUrlAsync(\"orders\")).QueueUrl /* ours */, body); await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = (await sqs.GetQueueUrlAsync(\"orders\")).QueueUrl });"));

    [Theory]
    [InlineData("await sqs.SendMessageAsync({0}, body, stop);", ", stop")]
    [InlineData("await sqs.SendMessageAsync(queueUrl: {0}, cancellationToken: source.Token, messageBody: body);", ", source.Token")]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = {0} }, stop);", ", stop")]
    [InlineData("await sqs.SendMessageAsync({0}, body, CancellationToken.None);", "")]
    [InlineData("await sqs.SendMessageAsync({0}, body, new CancellationTokenSource(9).Token);", "")]
    public Task The_fix_passes_the_token_on(string call, string token)
    {
        return Fixes(With("{|AWSM1017:\"orders\"|}"), With($"(await sqs.GetQueueUrlAsync(\"orders\"{token})).QueueUrl"));

        string With(string url) => Sender("public async Task Run(string body, CancellationToken stop, CancellationTokenSource source) { "
            + call.Replace("{0}", url, StringComparison.Ordinal) + " }");
    }

    [Theory]
    [InlineData("public Task Run(string body) => sqs.SendMessageAsync({|AWSM1017:\"orders\"|}, body);")]
    [InlineData("private readonly SendMessageRequest request = new() { QueueUrl = {|AWSM1017:\"orders\"|} }; public Task Run() => sqs.SendMessageAsync(request);")]
    public Task No_fix_where_the_code_cannot_wait_or_has_no_client(string member) => NotFixed(Sender(member));

    [Theory]
    [InlineData("await Put(\"orders\", body);", "await sqs.SendMessageAsync({|AWSM1017:queue|}, body);")]
    [InlineData("await Put(\"orders\", body); await Put(\"bills\", body);", "await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = {|AWSM1017:queue|} });")]
    [InlineData("await Put(\"arn:aws:sqs:eu-west-1:111111111111:orders\", body);", "await sqs.SendMessageAsync({|AWSM1017:queue|}, body);")]
    [InlineData("await Put(\"orders\", body);", "var name = queue + \".fifo\"; await sqs.SendMessageAsync({|AWSM1017:name|}, body);")]
    public Task Reports_a_name_that_every_caller_of_a_private_method_passes(string calls, string send) => Reports(Sender($$"""
            public async Task Run(string body) { {{calls}} }
            private async Task Put(string queue, string body) { {{send}} }
        """));

    [Theory]
    [InlineData("await Put(\"orders\", body); await Put(Url, body);", "await sqs.SendMessageAsync(queue, body);")]
    [InlineData("await Put(\"orders\", body); await Put(body, body);", "await sqs.SendMessageAsync(queue, body);")]
    [InlineData("await Put(\"orders\", body);", "await sqs.SendMessageAsync((await sqs.GetQueueUrlAsync(queue)).QueueUrl, body);")]
    [InlineData("await Put(\"orders\", body);", "await sqs.SendMessageAsync(Environment.MachineName + queue, body);")]
    [InlineData("await Put(\"orders\", body);", "if (!queue.StartsWith(\"https:\")) queue = (await sqs.GetQueueUrlAsync(queue)).QueueUrl; await sqs.SendMessageAsync(queue, body);")]
    [InlineData("await Put(\"orders\", body);", "var url = queue; if (!queue.StartsWith(\"https:\")) url = (await sqs.GetQueueUrlAsync(queue)).QueueUrl; await sqs.SendMessageAsync(url, body);")]
    [InlineData("await Put(\"orders\", body);", "if (queue.StartsWith(\"https:\")) await sqs.SendMessageAsync(queue, body); else await sqs.SendMessageAsync((await sqs.GetQueueUrlAsync(queue)).QueueUrl, body);")]
    [InlineData("await Put(\"orders\", body);", "if (!Uri.IsWellFormedUriString(queue, UriKind.Absolute)) throw new ArgumentException(queue); await sqs.SendMessageAsync(queue, body);")]
    [InlineData("await Put(\"test\", body); await Put(\"\", body);", "await sqs.SendMessageAsync(queue, body);")]
    public Task Is_silent_where_a_caller_of_a_private_method_may_pass_a_URL(string calls, string send) => Silent(Sender($$"""
            public async Task Run(string body) { {{calls}} }
            private async Task Put(string queue, string body) { {{send}} }
        """));

    [Fact]
    public Task Asks_for_the_URL_where_a_private_method_sends() => Fixes(
        Sender("""
                public Task Run(string body) => Task.WhenAll(Put("orders", body), Put("bills", body));
                private async Task Put(string queue, string body) => await sqs.SendMessageAsync({|AWSM1017:queue|}, body);
            """),
        Sender("""
                public Task Run(string body) => Task.WhenAll(Put("orders", body), Put("bills", body));
                private async Task Put(string queue, string body) => await sqs.SendMessageAsync((await sqs.GetQueueUrlAsync(queue)).QueueUrl, body);
            """));

    [Fact]
    public Task Offers_no_fix_for_ARNs_that_a_private_method_is_given() => NotFixed(Sender("""
            public Task Run(string body) => Put("arn:aws:sqs:eu-west-1:111111111111:orders", body);
            private async Task Put(string queue, string body) => await sqs.SendMessageAsync({|AWSM1017:queue|}, body);
        """));
}
