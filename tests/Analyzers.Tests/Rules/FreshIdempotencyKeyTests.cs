using AwsMessaging.Analyzers.Tests.Harness;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class FreshIdempotencyKeyTests() : RuleTests("AWSM3015")
{
    private const string Members = """
            private readonly HttpClient http = null!;
            public sealed class Options { public DateTimeOffset? IdempotencyExpiry { get; init; } public string? IdempotencyCreatedAt { get; init; } public string? IdempotencyOwnerId { get; init; } public Guid? IdempotencyLockToken { get; init; } public string? IdempotencyKey { get; set; } public Guid? IdempotencyToken { get; init; } public string? Key { get; set; } }
            private Task ChargeAsync(string body, Options options) => store.SaveAsync(body + options.IdempotencyKey);
            private Task RefundAsync(string body, string idempotencyKey) => store.SaveAsync(body + idempotencyKey);
        """;

    private static string Loop(string statements) => HandlerSnippets.Sqs("foreach (var m in evnt.Records) { " + statements + " }", Members);

    [Theory]
    [InlineData("await ChargeAsync(m.Body, new Options { IdempotencyKey = {|AWSM3015:Guid.NewGuid().ToString()|} });")]
    [InlineData("await ChargeAsync(m.Body, new Options { IdempotencyToken = {|AWSM3015:Guid.NewGuid()|} });")]
    [InlineData("var options = new Options(); options.IdempotencyKey = {|AWSM3015:m.ReceiptHandle|}; await ChargeAsync(m.Body, options);")]
    [InlineData("await RefundAsync(m.Body, {|AWSM3015:context.AwsRequestId|});")]
    [InlineData("await RefundAsync(m.Body, {|AWSM3015:$\"refund-{DateTime.UtcNow.Ticks}\"|});")]
    [InlineData("await RefundAsync(m.Body, idempotencyKey: {|AWSM3015:m.ReceiptHandle|});")]
    [InlineData("var key = Guid.NewGuid().ToString(); await RefundAsync(m.Body, {|AWSM3015:key|});")]
    [InlineData("using var r = new HttpRequestMessage(); r.Headers.Add(\"Idempotency-Key\", {|AWSM3015:Guid.NewGuid().ToString(\"N\")|}); await http.SendAsync(r);")]
    [InlineData("using var r = new HttpRequestMessage(); r.Headers.TryAddWithoutValidation(\"X-Idempotency-Key\", {|AWSM3015:m.ReceiptHandle|}); await http.SendAsync(r);")]
    [InlineData("var headers = new Dictionary<string, string>(); headers[\"Idempotency-Key\"] = {|AWSM3015:context.AwsRequestId|}; store.Save(headers);")]
    [InlineData("var item = new Dictionary<string, string>(); item[\"x-idempotency-id\"] = {|AWSM3015:DateTime.UtcNow.ToString(\"O\")|}; store.Save(item);")]
    [InlineData("await RefundAsync(m.Body, {|AWSM3015:$\"{context.AwsRequestId}-{m.MessageId}\"|});")]
    [InlineData("var key = m.MessageId + \":\" + m.ReceiptHandle; await RefundAsync(m.Body, {|AWSM3015:key|});")]
    public Task Reports_a_key_that_changes(string statements) => Reports(Loop(statements));

    [Fact]
    public Task Reports_it_in_a_method_that_only_the_handler_calls() => Reports(HandlerSnippets.Sqs(
        "foreach (var m in evnt.Records) { await OneAsync(m); }",
        Members + "private async Task OneAsync(SQSEvent.SQSMessage m) { await RefundAsync(m.Body, {|AWSM3015:Guid.NewGuid().ToString()|}); }"));

    [Fact]
    public Task Reports_a_key_that_a_method_makes_at_each_call() => Reports(HandlerSnippets.Sqs(
        "foreach (var m in evnt.Records) { await RefundAsync(m.Body, {|AWSM3015:NewKey()|}); }",
        Members + "private static string NewKey() => Guid.NewGuid().ToString();"));

    [Theory]
    [InlineData("private static string KeyOf(string body) => body;")]
    [InlineData("private readonly Dictionary<string, string> keys = new(); private string KeyOf(string body) => keys.TryGetValue(body, out var key) ? key : keys[body] = Guid.NewGuid().ToString();")]
    [InlineData("protected virtual string KeyOf(string body) => Guid.NewGuid().ToString();")]
    public Task Silent_on_methods_whose_keys_stay_or_may(string member) => Silent(HandlerSnippets.Sqs(
        "foreach (var m in evnt.Records) { await RefundAsync(m.Body, KeyOf(m.Body)); }", Members + member));

    [Theory]
    [InlineData("await RefundAsync(m.Body, m.MessageId);")]
    [InlineData("await RefundAsync(m.Body, \"charge\" + \"-\" + m.MessageId);")]
    [InlineData("const string charge = \"charge\"; await RefundAsync(m.Body, $\"{charge}-{1 + 1}\" + charge + \"-x\"); await RefundAsync(m.Body, charge + \"-x\");")]
    [InlineData("await ChargeAsync(m.Body, new Options { IdempotencyKey = m.MessageAttributes[\"PaymentId\"].StringValue });")]
    [InlineData("await ChargeAsync(m.Body, new Options { IdempotencyKey = JsonSerializer.Deserialize<string>(m.Body) });")]
    [InlineData("await ChargeAsync(m.Body, new Options { Key = Guid.NewGuid().ToString() });")]
    [InlineData("var key = m.Body.Length > 0 ? m.Body : Guid.NewGuid().ToString(); await RefundAsync(m.Body, key);")]
    [InlineData("var key = Guid.NewGuid().ToString(); await store.SaveAsync(key); await RefundAsync(m.Body, key);")]
    [InlineData("using var r = new HttpRequestMessage(); r.Headers.Add(\"X-Request-Id\", Guid.NewGuid().ToString()); await http.SendAsync(r);")]
    [InlineData("await ChargeAsync(m.Body, new Options { IdempotencyKey = m.MessageId, IdempotencyExpiry = DateTimeOffset.UtcNow.AddHours(1), IdempotencyCreatedAt = DateTime.UtcNow.ToString(\"O\"), IdempotencyOwnerId = context.AwsRequestId, IdempotencyLockToken = Guid.NewGuid() });")]
    [InlineData("var item = new Dictionary<string, string>(); item[\"idempotencyExpiry\"] = DateTime.UtcNow.ToString(\"O\"); store.Save(item);")]
    public Task Silent_on_keys_that_stay_or_may_and_on_other_ids(string statements) => Silent(Loop(statements));

    [Fact]
    public Task Silent_outside_handlers() => Silent(HandlerSnippets.Usings + """
        public class Shop(IStore store)
        {
            public Task PayAsync() => ChargeAsync(Guid.NewGuid().ToString());
            private Task ChargeAsync(string idempotencyKey) => store.SaveAsync(idempotencyKey);
        }
        """);

    [Fact]
    public Task Silent_on_an_event_of_the_user_s_own() => Silent("""
        public class SQSEvent { public List<SQSMessage> Records { get; set; } = new(); public class SQSMessage { public string Body { get; set; } = ""; public string ReceiptHandle { get; set; } = ""; } }
        public class Function
        {
            public async Task FunctionHandler(SQSEvent evnt)
            {
                foreach (var m in evnt.Records) { await RefundAsync(m.Body, m.ReceiptHandle); await RefundAsync(m.Body, Guid.NewGuid().ToString()); }
            }

            private Task RefundAsync(string body, string idempotencyKey) => File.WriteAllTextAsync(idempotencyKey, body);
        }
        """);

    [Fact]
    public Task Silent_on_code_that_does_not_compile() => Silent(
        Loop("await RefundAsync(m.Body, Guid.NewGuid(.ToString(); new Options { IdempotencyKey = };"), compiles: false);
}
